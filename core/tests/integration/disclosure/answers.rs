//! What is printed of answers, against every way in which as many people can
//! answer.

use std::collections::{BTreeMap, BTreeSet};

use boussole_sante::{
    group_tables::{Inference, ReliabilityOptions, TallyTable},
    release,
    release::Releasable,
};

use super::*;

fn of_answers(answers: &[i8]) -> Tally {
    let person = |answer: &i8| Person {
        answers: [*answer, *answer, *answer],
        place: String::new(),
        post: String::new(),
        team: String::new(),
    };
    tally(&answers.iter().map(person).collect::<Vec<_>>(), &[])
}

/// Every way in which `n` people can answer an item of four choices: how many
/// take each.
fn multisets(n: i8) -> Vec<[i8; 4]> {
    let mut all = Vec::new();
    for a in 0..=n {
        for b in 0..=n - a {
            all.extend((0..=n - a - b).map(|c| [a, b, c, n - a - b - c]));
        }
    }
    all
}

fn answers(counts: [i8; 4]) -> Vec<i8> {
    let each = (1..).zip(counts);
    each.flat_map(|(answer, count)| vec![answer; usize::try_from(count).unwrap()]).collect()
}

/// All that is published of some people's answers to one item.
fn all_tables(tally: &Tally, options: &ReleaseOptions) -> Vec<RecordBatch> {
    let tables = [
        TallyTable::Summary(Inference::default()),
        TallyTable::Frequencies { groups: true },
        TallyTable::Items { groups: true },
        TallyTable::Reliability(ReliabilityOptions::default()),
        TallyTable::Correlations { confidence: 0.95, groups: true },
    ];
    let tables = tables.each_ref().map(|table| Releasable::Tally { tally, table });
    release(&tables, options).unwrap().published().to_vec()
}

/// Of 5 to 11 people: whatever they answered, what is published fits other
/// answers too, and nobody's answer is the same in all that it fits; not even
/// for one of them, who takes the own answer away.
#[test]
fn of_few_people_no_answer_is_given_away() {
    let options = by_default();
    for n in 5..=11 {
        let mut by_print: BTreeMap<String, Vec<[i8; 4]>> = BTreeMap::new();
        for counts in multisets(n) {
            let published = all_tables(&of_answers(&answers(counts)), &options);
            let print = published.iter().map(printed).collect::<Vec<_>>().join("\n");
            by_print.entry(print).or_default().push(counts);
        }
        for (print, fitting) in by_print {
            assert!(fitting.len() > 1, "{n} people are given away: {fitting:?}\n{print}");
            for own in 0..4 {
                let others = fitting.iter().filter(|counts| counts[own] > 0).map(|counts| {
                    let mut counts = *counts;
                    counts[own] -= 1;
                    counts
                });
                let others: Vec<[i8; 4]> = others.collect();
                let all_gave = (0..4).find(|choice| {
                    others.iter().all(|counts| counts[*choice] == n - 1) && !others.is_empty()
                });
                assert_eq!(all_gave, None, "{n} people, beside one who gave {}: {print}", own + 1);
            }
        }
    }
}

/// From 12 on: every way in which as many people can answer is held against
/// what is printed. A choice that fewer than four people took is never proved
/// to be so small.
#[test]
fn no_mean_tells_apart_what_was_put_together() {
    let mut dice = Dice(12);
    let options = by_default();
    let (mut merged, mut with_mean) = (0, 0);
    for _ in 0..150 {
        let n = 12 + i8::try_from(dice.below(20)).unwrap();
        let all = multisets(n);
        let truth = all[usize::try_from(dice.below(all.len() as u64)).unwrap()];
        let tables = all_tables(&of_answers(&answers(truth)), &options);
        let frequencies = &tables[1];
        let n_column = frequencies.column_by_name("n").unwrap().as_primitive::<Int64Type>();
        // The classes of `a`: a count stands at the first choice of each.
        let mut classes: Vec<(Vec<usize>, i8)> = Vec::new();
        for choice in 0..4 {
            match n_column.is_valid(choice).then(|| n_column.value(choice)) {
                Some(count) => classes.push((vec![choice], i8::try_from(count).unwrap())),
                None => {
                    if let Some((class, _)) = classes.last_mut() {
                        class.push(choice);
                    }
                }
            }
        }
        let number = |table: &RecordBatch, name: &str, row: usize| {
            let column = table.column_by_name(name).unwrap().as_primitive::<Float64Type>();
            column.is_valid(row).then(|| column.value(row))
        };
        // The item itself, and the scale of this item alone.
        let means = [number(&tables[2], "mean", 0), number(&tables[0], "mean", 1)];
        let spreads = [number(&tables[2], "sd", 0), number(&tables[0], "sd", 1)];
        let fits = |counts: &[i8; 4]| {
            let n = f64::from(n);
            let each =
                || (1..).zip(*counts).map(|(value, count)| (f64::from(value), f64::from(count)));
            let mean = each().map(|(value, count)| value * count).sum::<f64>() / n;
            let squares: f64 = each().map(|(value, count)| (value - mean).powi(2) * count).sum();
            let spread = (squares / (n - 1.0)).sqrt();
            let near = |printed: &Option<f64>, value: f64| {
                printed.is_none_or(|printed| (printed - value).abs() < 0.05 + 1e-9)
            };
            classes.iter().all(|(class, count)| {
                class.iter().map(|choice| counts[*choice]).sum::<i8>() == *count
            }) && means.iter().all(|printed| near(printed, mean))
                && spreads.iter().all(|printed| near(printed, spread))
        };
        let fitting: Vec<&[i8; 4]> = all.iter().filter(|counts| fits(counts)).collect();
        assert!(fitting.contains(&&truth));
        for choice in (0..4).filter(|choice| (1..4).contains(&truth[*choice])) {
            let most = fitting.iter().map(|counts| counts[choice]).max();
            assert!(most >= Some(4), "{truth:?}: choice {} {}", choice + 1, printed(frequencies));
        }
        merged += usize::from(classes.len() < 4);
        with_mean += usize::from(means[0].is_some());
        // Nothing printed is small.
        assert!(classes.iter().all(|(_, count)| *count == 0 || *count >= 4));
    }
    assert!(merged > 60 && with_mean > 50, "{merged} merged, {with_mean} with a mean");
}

/// What is printed of a row and how it is marked is the same for answers that
/// are all alike, all but one alike, or told by a neighbour.
#[test]
fn all_alike_is_not_told() {
    let options = by_default();
    let mut marks: BTreeMap<i8, BTreeSet<String>> = BTreeMap::new();
    for counts in [[0, 15, 0, 0], [0, 14, 0, 1], [0, 0, 15, 0], [30, 0, 0, 0], [29, 0, 0, 1]] {
        let tables = all_tables(&of_answers(&answers(counts)), &options);
        let n: i8 = counts.iter().sum();
        let summary = printed(&tables[0]);
        for row in summary.lines().skip(1) {
            let cells: Vec<&str> = row.split(" | ").collect();
            let (figures, mark) = (&cells[2..cells.len() - 1], cells[cells.len() - 1]);
            let told: Vec<&&str> = figures.iter().filter(|cell| **cell != "·").collect();
            // Why people have no score is told: nobody has none.
            assert_eq!(told, [&n.to_string().as_str(), &"0", &"0"], "{summary}");
            marks.entry(n).or_default().insert(mark.to_owned());
        }
    }
    let dispersion = "sd se ci_low ci_high interval truncated";
    let interval = "median_low median_high median_coverage";
    let expected = [
        (15, format!("p: {dispersion} q25 q75 {interval}; s: mean median status")),
        (30, format!("s: mean {dispersion} median q25 q75 {interval} status")),
    ];
    let expected = expected.map(|(n, mark)| (n, BTreeSet::from([mark])));
    assert_eq!(marks, BTreeMap::from(expected));
}

/// Items of a formative scale have a status of their instrument; where all gave
/// the same it would be missing.
#[test]
fn a_status_beside_a_formative_scale_does_not_tell_that_all_gave_the_same() {
    let formative =
        QUESTIONNAIRE.replace(r#""key": "abc","#, r#""key": "abc", "model": "formative","#);
    assert_ne!(formative, QUESTIONNAIRE);
    let person = |answer: i8, place: &str| Person {
        answers: [answer, 1 + answer % 4, answer],
        place: place.to_owned(),
        post: String::new(),
        team: String::new(),
    };
    let alike = (0..7).map(|_| person(2, "A"));
    let others = (0..7).map(|row| person(1 + row % 4, "B"));
    let people: Vec<Person> = alike.chain(others).collect();
    let items = TallyTable::Items { groups: true };
    let tally = tally_of(&formative, &people, &["lieu"]);
    let tables = [Releasable::Tally { tally: &tally, table: &items }];
    let out = release(&tables, &by_default()).unwrap();
    let status = out.published()[0].column_by_name("status").unwrap().clone();
    let of_groups: Vec<bool> = (0..8).map(|row| status.is_valid(row)).collect();
    assert_eq!(of_groups[..4], of_groups[4..], "{}", printed(&out.published()[0]));
}
