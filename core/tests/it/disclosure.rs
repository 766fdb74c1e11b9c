//! What is hidden stays hidden, against an attacker of its own: he solves
//! linear programmes over what is printed, and knows nothing of how cells were
//! chosen.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, Int8Type, UInt64Type};
use arrow_array::{
    Array, ArrayRef, Float64Array, Int8Array, RecordBatch, StringArray, UInt64Array,
};
use boussole_sante::{
    Attacker, Code, CountTable, Error, Groupings, Inference, Logging, Optimality, Plan,
    Questionnaire, Releasable, ReleaseLog, ReleaseOptions, ReleaseRules, ReliabilityOptions, Seen,
    SmallBases, Sum, TableOptions, Tally, TallyOptions, TallyReader, TallyTable, release, suppress,
};

/// Throws that are the same on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    /// Few people: zeros, small counts, and some larger ones.
    fn count(&mut self) -> u64 {
        match self.below(4) {
            0 => 0,
            1 => 1 + self.below(4),
            _ => self.below(25),
        }
    }

    fn table(&mut self) -> CountTable {
        let rows = 2 + self.below(7) as usize;
        let columns = self.below(6) as usize;
        if columns < 2 {
            return CountTable::one_way(&(0..rows).map(|_| self.count()).collect::<Vec<_>>());
        }
        let counts: Vec<u64> = (0..rows * columns).map(|_| self.count()).collect();
        CountTable::two_way(rows, columns, &counts)
    }
}

/// Whether he narrows a hidden count below `k`, or learns that it is small.
fn is_narrowed(table: &CountTable, hidden: &[bool], k: f64) -> bool {
    let attacker = Attacker::of_table(table, hidden);
    (0..table.len()).filter(|cell| hidden[*cell]).any(|cell| {
        let (least, most) = attacker.count(cell).expect("the truth fits what is printed");
        most - least < k - 1e-6 || most < k - 1e-6
    })
}

#[test]
fn hidden_counts_stay_wide_in_a_thousand_tables() {
    let mut dice = Dice(2026);
    let (mut unprotected, mut exact) = (0, 0);
    for number in 0..1000 {
        let table = dice.table();
        let pattern = suppress(&table, 5);
        assert!(!is_narrowed(&table, &pattern.hidden, 5.0), "table {number}: {table:?}");
        exact += usize::from(pattern.optimality == Optimality::Exact);
        let small: Vec<bool> = table.counts().map(|count| count > 0 && count < 5).collect();
        unprotected += usize::from(is_narrowed(&table, &small, 5.0));
        if !small.contains(&true) {
            assert_eq!(pattern.people(&table), 0, "nothing is hidden where nothing is small");
        }
    }
    assert!(unprotected > 500, "without protection he finds out: {unprotected}");
    assert!(exact > 950, "{exact} of 1000 are proved best");
}

const QUESTIONNAIRE: &str = r#"{
  "document": "questionnaire", "schema_version": 1, "key": "essai", "version": "1.0.0",
  "title": {"fr": "Essai"},
  "choice_lists": [
    {"key": "accord", "choices": [
      {"code": "1", "value": 1, "label": {"fr": "Non"}}, {"code": "2", "value": 2, "label": {"fr": "Plutôt non"}},
      {"code": "3", "value": 3, "label": {"fr": "Plutôt oui"}}, {"code": "4", "value": 4, "label": {"fr": "Oui"}}]}],
  "sections": [{"key": "s", "title": {"fr": "S"}, "items": [
    {"key": "a", "kind": "rating", "choices": "accord", "text": {"fr": "A"}},
    {"key": "b", "kind": "rating", "choices": "accord", "text": {"fr": "B"}},
    {"key": "c", "kind": "rating", "choices": "accord", "text": {"fr": "C"}}]}],
  "scales": [
    {"key": "abc", "title": {"fr": "ABC"}, "method": "mean", "output": "percent_of_maximum", "min_items": 1,
     "items": [{"item": "a"}, {"item": "b", "reversed": true}, {"item": "c"}]},
    {"key": "seul", "title": {"fr": "Seul"}, "method": "mean", "output": "raw", "items": [{"item": "a"}]}]
}"#;

/// A person: three answers, where and in which post.
#[derive(Clone)]
struct Person {
    answers: [i8; 3],
    place: String,
    post: String,
    team: String,
}

fn tally(people: &[Person], by: &[&str]) -> Tally {
    let plan = Plan::new(&Questionnaire::from_json(QUESTIONNAIRE.as_bytes()).unwrap()).unwrap();
    let answer = |place: usize| -> ArrayRef {
        Arc::new(people.iter().map(|person| Some(person.answers[place])).collect::<Int8Array>())
    };
    let text = |of: fn(&Person) -> &String| -> ArrayRef {
        Arc::new(people.iter().map(|person| Some(of(person).as_str())).collect::<StringArray>())
    };
    let columns = [
        ("a", answer(0)),
        ("b", answer(1)),
        ("c", answer(2)),
        ("lieu", text(|person| &person.place)),
        ("poste", text(|person| &person.post)),
        ("equipe", text(|person| &person.team)),
    ];
    let data = RecordBatch::try_from_iter(columns).unwrap();
    let options = TallyOptions {
        by: by.iter().map(|name| (*name).to_owned()).collect(),
        weight: None,
        pairwise: false,
        shard: None,
    };
    let mut reader =
        TallyReader::new(&plan, &data.schema(), &options, &TableOptions::default()).unwrap();
    reader.add(&data).unwrap();
    reader.finish()
}

fn rules() -> ReleaseRules {
    ReleaseRules::embedded("default").unwrap()
}

/// Every cell as text, a line for each row.
fn printed(table: &RecordBatch) -> String {
    let cell = |array: &ArrayRef, row: usize| -> String {
        if array.is_null(row) {
            return "·".to_owned();
        }
        if let Some(values) = array.as_primitive_opt::<Float64Type>() {
            return values.value(row).to_string();
        }
        if let Some(values) = array.as_primitive_opt::<UInt64Type>() {
            return values.value(row).to_string();
        }
        if let Some(values) = array.as_string_opt::<i32>() {
            return values.value(row).to_owned();
        }
        if let Some(values) = array.as_boolean_opt() {
            return values.value(row).to_string();
        }
        let words = array.as_dictionary::<Int8Type>();
        let key = usize::try_from(words.keys().value(row)).unwrap();
        words.values().as_string::<i32>().value(key).to_owned()
    };
    let schema = table.schema();
    let mut lines =
        vec![schema.fields().iter().map(|f| f.name().as_str()).collect::<Vec<_>>().join(" | ")];
    for row in 0..table.num_rows() {
        let cells: Vec<String> = table.columns().iter().map(|array| cell(array, row)).collect();
        lines.push(cells.join(" | "));
    }
    lines.join("\n")
}

/// 39 people in 8 départements and 3 dispositifs.
fn few_people() -> Vec<Person> {
    let mut dice = Dice(39);
    (0..39)
        .map(|_| Person {
            answers: [0, 1, 2].map(|_| 1 + i8::try_from(dice.below(4)).unwrap()),
            place: format!(
                "Département {}",
                ["A", "B", "C", "D", "E", "F", "G", "H"][dice.below(8) as usize]
            ),
            post: ["ASV", "CLS", "CLSM"][dice.below(3) as usize].to_owned(),
            team: "seul".to_owned(),
        })
        .collect()
}

fn zones() -> Groupings {
    let letters = ["A", "B", "C", "D", "E", "F", "G", "H"].iter().enumerate();
    let zone = |place: usize| if place < 4 { "Est" } else { "Ouest" }.to_owned();
    let zones = letters.map(|(place, letter)| (format!("Département {letter}"), zone(place)));
    [("lieu".to_owned(), zones.collect())].into()
}

/// Two tables that share a margin, frequencies and items: what a person should
/// look at.
#[test]
fn few_people_in_many_places() {
    let people = few_people();
    let both = tally(&people, &["lieu", "poste"]);
    let posts = both.over(&["poste"]).unwrap();
    let summary = TallyTable::Summary(Inference::default());
    let (frequencies, items) =
        (TallyTable::Frequencies { groups: true }, TallyTable::Items { groups: true });
    let reliability = TallyTable::Reliability(ReliabilityOptions::default());
    let tables = [
        Releasable::Tally { tally: &both, table: &summary },
        Releasable::Tally { tally: &posts, table: &frequencies },
        Releasable::Tally { tally: &posts, table: &items },
        Releasable::Tally { tally: &posts, table: &reliability },
    ];
    let options = ReleaseOptions { groupings: zones(), ..ReleaseOptions::new(rules()) };
    let out = release(&tables, &options).unwrap();
    let tables: Vec<String> = out.published().iter().map(printed).collect();
    insta::assert_snapshot!("published", tables.join("\n\n"));
    let audit: serde_json::Value = serde_json::from_str(&out.audit().to_json()).unwrap();
    insta::assert_snapshot!("audit", serde_json::to_string_pretty(&audit).unwrap());
    let document: serde_json::Value = serde_json::from_str(&out.document().to_json()).unwrap();
    assert_eq!(document["tables"][1]["rows"].as_array().unwrap().len(), 48);
    let metadata = out.published()[0].schema();
    assert_eq!(metadata.metadata()["boussole_sante:release"], "published");
}

/// What somebody reads in a published summary of one scale: for each group (by
/// its values, nothing where a row sums over them) the count and the mean.
fn read(table: &RecordBatch, by: &[&str], scale: &str) -> BTreeMap<Vec<Option<String>>, Seen> {
    let text = |name: &str, row: usize| {
        let column = table.column_by_name(name).unwrap().as_string::<i32>();
        column.is_valid(row).then(|| column.value(row).to_owned())
    };
    let n = table.column_by_name("n").unwrap().as_primitive::<UInt64Type>();
    let means = table.column_by_name("mean").unwrap().as_primitive::<Float64Type>();
    let rows = (0..table.num_rows()).filter(|row| text("scale", *row).as_deref() == Some(scale));
    rows.map(|row| {
        let mean = means.is_valid(row).then(|| means.value(row));
        let mean = mean.map(|mean| ((mean - 0.05).max(0.0), (mean + 0.05).min(100.0)));
        let count = n.is_valid(row).then(|| n.value(row));
        (by.iter().map(|name| text(name, row)).collect(), Seen { count, mean })
    })
    .collect()
}

/// Everybody who reads some tables side by side: groups by all columns, each
/// printed group the sum of those that it holds.
fn reader_of(tables: &[(&RecordBatch, Vec<&str>)], columns: &[&str]) -> (Attacker, Vec<String>) {
    let mut groups: BTreeMap<Vec<Option<String>>, Seen> = BTreeMap::new();
    let mut allowed: Vec<BTreeSet<Vec<Option<String>>>> = Vec::new();
    let mut values: Vec<BTreeSet<String>> = vec![BTreeSet::new(); columns.len()];
    for (table, by) in tables {
        let mut seen = BTreeSet::new();
        for (key, figures) in read(table, by, "abc") {
            let place = |name: &&str| by.iter().position(|other| other == name);
            let wide: Vec<Option<String>> =
                columns.iter().map(|name| place(name).and_then(|p| key[p].clone())).collect();
            for (column, value) in values.iter_mut().zip(&wide) {
                column.extend(value.clone());
            }
            seen.insert(wide.clone());
            groups.insert(wide, figures);
        }
        allowed.push(seen);
    }
    let mut finest: Vec<Vec<String>> = vec![Vec::new()];
    for column in &values {
        finest = finest
            .iter()
            .flat_map(|key| {
                column.iter().map(move |v| [&key[..], std::slice::from_ref(v)].concat())
            })
            .collect();
    }
    let holds = |key: &[Option<String>], one: &[String]| {
        key.iter().zip(one).all(|(value, other)| value.as_ref().is_none_or(|v| v == other))
    };
    // A combination that a table does not list holds nobody.
    finest.retain(|one| {
        tables.iter().zip(&allowed).all(|((_, by), seen)| {
            let listed = columns.iter().zip(one);
            let key: Vec<_> =
                listed.map(|(name, v)| by.contains(name).then(|| v.clone())).collect();
            seen.contains(&key)
        })
    });
    let keys: Vec<_> = groups.keys().cloned().collect();
    let mut seen: Vec<Seen> = groups.values().copied().collect();
    let first = seen.len();
    seen.resize(first + finest.len(), Seen::default());
    let sums = keys.iter().enumerate().map(|(whole, key)| {
        let parts = finest.iter().enumerate().filter(|(_, one)| holds(key, one));
        Sum { whole, parts: parts.map(|(place, _)| first + place).collect() }
    });
    let mut attacker = Attacker::new(seen, sums.collect());
    for place in first..first + finest.len() {
        attacker = attacker.who_may_find_nobody(place);
    }
    (attacker, keys.iter().map(|key| format!("{key:?}")).collect())
}

/// What a reader finds out that he should not.
fn found_out(tables: &[(&RecordBatch, Vec<&str>)], columns: &[&str], means: bool) -> Vec<String> {
    let (attacker, names) = reader_of(tables, columns);
    let mut found = Vec::new();
    for (place, name) in names.iter().enumerate() {
        let (low, high) = attacker.count(place).expect("the truth fits");
        let hidden = high > low + 1e-6;
        if high < 5.0 - 1e-6 && high > 0.0 || hidden && high - low < 5.0 - 1e-6 {
            found.push(format!("{name} has {low} to {high} people"));
        }
        if !means || attacker.prints_mean(place) {
            continue;
        }
        for own in [None, Some(0.0), Some(100.0)] {
            let mean = attacker.mean(place, (0.0, 100.0), own);
            if let Some((low, high)) = mean.filter(|(low, high)| high - low < 20.0 - 1e-6) {
                found.push(format!("{name} has a mean of {low} to {high} beside {own:?}"));
            }
        }
    }
    found
}

fn some_people(dice: &mut Dice, places: u64, posts: u64, teams: u64) -> Vec<Person> {
    let n = 8 + dice.below(90);
    (0..n)
        .map(|_| Person {
            answers: [0, 1, 2].map(|_| 1 + i8::try_from(dice.below(4)).unwrap()),
            // Some places have many people and some few.
            place: format!("L{}", dice.below(places).min(dice.below(places))),
            post: format!("P{}", dice.below(posts).min(dice.below(posts))),
            team: format!("E{}", dice.below(teams)),
        })
        .collect()
}

#[test]
fn no_count_and_no_mean_can_be_worked_out() {
    let mut dice = Dice(5);
    let summary = TallyTable::Summary(Inference::default());
    let mut without = 0;
    for number in 0..120 {
        let people = some_people(&mut dice, 5, 3, 1);
        let by: &[&str] = if number % 3 == 0 { &["lieu"] } else { &["lieu", "poste"] };
        let tally = tally(&people, by);
        let tables = [Releasable::Tally { tally: &tally, table: &summary }];
        let out = release(&tables, &ReleaseOptions::new(rules())).unwrap();
        let found = found_out(&[(&out.published()[0], by.to_vec())], by, true);
        assert!(found.is_empty(), "release {number}: {found:?}");
        without += usize::from(is_found_without_protection(&tally, by));
    }
    assert!(without > 80, "without protection he finds out: {without}");
}

/// The same table, with only the small rows left out.
fn is_found_without_protection(tally: &Tally, by: &[&str]) -> bool {
    let table = tally.summary(&Inference::default()).unwrap();
    let n = table.column_by_name("n").unwrap().as_primitive::<UInt64Type>();
    let small = |row: usize| n.value(row) < 5;
    let counts: UInt64Array = (0..n.len()).map(|row| (!small(row)).then(|| n.value(row))).collect();
    let means = table.column_by_name("mean").unwrap().as_primitive::<Float64Type>();
    let means: Float64Array = (0..n.len())
        .map(|row| (!small(row)).then(|| (means.value(row) * 10.0).round() / 10.0))
        .collect();
    let schema = table.schema();
    let columns = schema.fields().iter().zip(table.columns()).map(|(field, array)| {
        let array: ArrayRef = match field.name().as_str() {
            "n" => Arc::new(counts.clone()),
            "mean" => Arc::new(means.clone()),
            _ => array.clone(),
        };
        (field.name().clone(), array, true)
    });
    let table = RecordBatch::try_from_iter_with_nullable(columns.collect::<Vec<_>>()).unwrap();
    !found_out(&[(&table, by.to_vec())], by, true).is_empty()
}

#[test]
fn linked_tables_do_not_give_each_other_away() {
    let mut dice = Dice(11);
    let summary = TallyTable::Summary(Inference::default());
    for number in 0..200 {
        let people = some_people(&mut dice, 4, 3, 3);
        let all = tally(&people, &["lieu", "poste", "equipe"]);
        let by: [&[&str]; 2] = match number % 3 {
            0 => [&["lieu", "poste"], &["lieu", "equipe"]],
            1 => [&["lieu", "poste"], &["poste", "equipe"]],
            _ => [&["lieu"], &["poste"]],
        };
        let tallies = by.map(|by| all.over(by).unwrap());
        let tables = tallies.each_ref().map(|tally| Releasable::Tally { tally, table: &summary });
        let mut options = ReleaseOptions::new(rules());
        options.allow_by = vec!["equipe".to_owned()];
        let out = release(&tables, &options).unwrap();
        let tables: Vec<_> = out.published().iter().zip(by.map(<[&str]>::to_vec)).collect();
        let columns: BTreeSet<&str> = by.iter().copied().flatten().copied().collect();
        let columns: Vec<&str> = columns.into_iter().collect();
        let found = found_out(&tables, &columns, number % 8 == 0);
        assert!(found.is_empty(), "pair {number} {by:?}: {found:?}");
    }
}

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
    let options = ReleaseOptions::new(rules());
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
    let options = ReleaseOptions::new(rules());
    let (mut merged, mut with_mean) = (0, 0);
    for _ in 0..150 {
        let n = 12 + i8::try_from(dice.below(20)).unwrap();
        let all = multisets(n);
        let truth = all[usize::try_from(dice.below(all.len() as u64)).unwrap()];
        let tables = all_tables(&of_answers(&answers(truth)), &options);
        let frequencies = &tables[1];
        let n_column = frequencies.column_by_name("n").unwrap().as_primitive::<UInt64Type>();
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
    assert!(merged > 60 && with_mean > 60, "{merged} merged, {with_mean} with a mean");
}

/// What is printed of a row and how it is marked is the same for answers that
/// are all alike, all but one alike, or told by a neighbour.
#[test]
fn all_alike_is_not_told() {
    let options = ReleaseOptions::new(rules());
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

fn logged(people: &[Person], log: &ReleaseLog, wave: &str) -> Result<ReleaseLog, Error> {
    let tally = tally(people, &["poste"]);
    let summary = TallyTable::Summary(Inference::default());
    let tables = [Releasable::Tally { tally: &tally, table: &summary }];
    let logging =
        Logging { log: log.clone(), wave: wave.to_owned(), today: "2026-11-25".parse().unwrap() };
    let options = ReleaseOptions { log: Some(logging), ..ReleaseOptions::new(rules()) };
    release(&tables, &options).map(|release| release.log().unwrap().clone())
}

/// 39 people are published; a day later one more has answered.
#[test]
fn two_releases_do_not_differ_by_one_person() {
    let people: Vec<Person> = few_people();
    let log = logged(&people, &ReleaseLog::default(), "2026").unwrap();
    let one_more: Vec<Person> = people.iter().chain(&people[..1]).cloned().collect();
    let error = logged(&one_more, &log, "2026").unwrap_err();
    assert_eq!(error.code(), Code::CannotRelease);
    insta::assert_snapshot!(
        "refused",
        error.faults().iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    );
    // The same people again, five more, or another year: nothing against it.
    assert_eq!(logged(&people, &log, "2026").unwrap().len(), 2);
    assert_eq!(logged(&one_more, &log, "2027").unwrap().len(), 2);
    let mut changed = people.clone();
    changed[0].answers = changed[0].answers.map(|answer| 5 - answer);
    assert!(logged(&changed, &log, "2026").is_err(), "one changed the answers");
    let read = ReleaseLog::from_json(log.to_json().as_bytes()).unwrap();
    assert_eq!(read.to_json(), log.to_json());
    assert!(!log.to_json().contains("ASV"), "groups are named by hashes");
}

/// Without a log both are published, and somebody holds them side by side.
#[test]
fn two_releases_side_by_side_tell_of_one_person() {
    let seen =
        |count: Option<u64>, mean: f64| Seen { count, mean: Some((mean - 0.05, mean + 0.05)) };
    let groups = vec![seen(Some(39), 50.0), seen(Some(40), 51.2), Seen::default()];
    let attacker = Attacker::new(groups, vec![Sum { whole: 1, parts: vec![0, 2] }]);
    assert_eq!(attacker.count(2), Some((1.0, 1.0)));
    let (low, high) = attacker.mean(2, (0.0, 100.0), None).unwrap();
    assert!(low > 94.0 && high - low < 8.0, "one person gave {low} to {high}");
}

#[test]
fn what_is_never_released_says_why() {
    let people = few_people();
    let summary = TallyTable::Summary(Inference::default());
    let teams = tally(&people, &["equipe"]);
    let table = [Releasable::Tally { tally: &teams, table: &summary }];
    let mut strict = rules();
    strict.forbidden_by.push("equipe".to_owned());
    let options = ReleaseOptions::new(strict);
    let error = release(&table, &options).unwrap_err();
    assert_eq!((error.code(), error.found()), (Code::CannotRelease, "equipe"));
    let allowed = ReleaseOptions { allow_by: vec!["equipe".to_owned()], ..options };
    assert!(release(&table, &allowed).is_ok());

    let others = tally(&people[..30], &["poste"]);
    let everybody = tally(&people, &["poste"]);
    let tables = [&others, &everybody].map(|tally| Releasable::Tally { tally, table: &summary });
    let error = release(&tables, &ReleaseOptions::new(rules())).unwrap_err();
    assert_eq!(error.code(), Code::OtherPeople);

    assert!(rules().with_min_cell(2).is_err());
    assert_eq!(rules().with_min_cell(30).unwrap().spread_from.get(), 30);
    let weak = r#"{"document": "release-rules", "schema_version": 1, "key": "x", "title": {"fr": "X"},
        "source": {"fr": "X"}, "min_cell": 2, "mean_from": 8, "spread_from": 5, "frequency_cell": 1,
        "mean_interval_percent": 5, "small_bases": "median"}"#;
    let error = ReleaseRules::from_json(weak.as_bytes()).unwrap_err();
    assert_eq!(error.faults().len(), 5, "{error:?}");
}

const LEVELS: &str = r#"{
  "document": "questionnaire", "schema_version": 1, "key": "echelle", "version": "1.0.0",
  "title": {"fr": "Échelle"},
  "choice_lists": [{"key": "echelle", "ladder": {"mobilised_from": 3}, "choices": [
      {"code": "0", "value": 0, "label": {"fr": "0"}}, {"code": "1", "value": 1, "label": {"fr": "1"}},
      {"code": "2", "value": 2, "label": {"fr": "2"}}, {"code": "3", "value": 3, "label": {"fr": "3"}},
      {"code": "4", "value": 4, "label": {"fr": "4"}}], "missing": [{"code": "NC", "kind": "not_applicable"}]}],
  "sections": [{"key": "s", "title": {"fr": "S"}, "items": [
    {"key": "l", "kind": "level", "choices": "echelle", "occasion": true, "text": {"fr": "L"}}]}],
  "scales": []
}"#;

/// The published levels of people at each level, with each occasion.
fn levels(at: [usize; 5], occasions: [usize; 3], rules: ReleaseRules) -> BTreeMap<String, f64> {
    let plan = Plan::new(&Questionnaire::from_json(LEVELS.as_bytes()).unwrap()).unwrap();
    let each = |words: &[&str], counts: &[usize]| -> ArrayRef {
        let both = words.iter().zip(counts);
        let people = both.flat_map(|(word, count)| vec![Some((*word).to_owned()); *count]);
        Arc::new(people.collect::<StringArray>())
    };
    let columns = [
        ("l", each(&["0", "1", "2", "3", "4"], &at)),
        ("l_occasion", each(&["yes", "a-little", "no"], &occasions)),
    ];
    let data = RecordBatch::try_from_iter(columns).unwrap();
    let (options, table) = (TallyOptions::default(), TableOptions::default());
    let mut reader = TallyReader::new(&plan, &data.schema(), &options, &table).unwrap();
    reader.add(&data).unwrap();
    let tally = reader.finish();
    let asked = TallyTable::Levels(Inference::default());
    let tables = [Releasable::Tally { tally: &tally, table: &asked }];
    let out = release(&tables, &ReleaseOptions::new(rules)).unwrap();
    let table = &out.published()[0];
    let schema = table.schema();
    let columns = schema.fields().iter().zip(table.columns());
    let figures = columns.filter(|(_, array)| array.is_valid(0)).filter_map(|(field, array)| {
        let whole = || array.as_primitive_opt::<UInt64Type>().map(|values| values.value(0) as f64);
        let real = || array.as_primitive_opt::<Float64Type>().map(|values| values.value(0));
        Some((field.name().clone(), whole().or_else(real)?))
    });
    figures.collect()
}

#[test]
fn levels_are_published_by_the_size_of_their_base() {
    let figures = |found: &BTreeMap<String, f64>, names: &[&str]| -> Vec<Option<f64>> {
        names.iter().map(|name| found.get(*name).copied()).collect()
    };
    let counts = ["level_0", "level_1", "level_2", "level_3", "level_4"];
    let middle = ["median_low", "median_high", "share_mobilised"];
    let occasions = ["occasion_yes", "occasion_a_little", "occasion_no"];

    let all = levels([5, 6, 0, 8, 4], [12, 7, 4], rules());
    assert_eq!(figures(&all, &counts), [5.0, 6.0, 0.0, 8.0, 4.0].map(Some));
    assert_eq!(figures(&all, &middle), [3.0, 3.0, 0.522].map(Some));
    assert_eq!(figures(&all, &occasions), [12.0, 7.0, 4.0].map(Some));
    assert!(all["ci_low"] < 0.522 && all["ci_high"] > 0.522);
    assert_eq!((all["n"], all["not_applicable"]), (23.0, 0.0));

    // The third level is rare: it is counted with the fourth, so that the share
    // at the fourth or above would tell them apart.
    let merged = levels([5, 6, 1, 8, 4], [12, 10, 2], rules());
    assert_eq!(figures(&merged, &counts), [Some(5.0), Some(6.0), Some(9.0), None, Some(4.0)]);
    assert_eq!(merged.get("share_mobilised"), None);
    assert_eq!(figures(&merged, &occasions), [Some(12.0), None, None], "no is rare");

    // Below the fourth level nothing is rare.
    let above = levels([5, 6, 4, 1, 7], [12, 7, 4], rules());
    assert_eq!(figures(&above, &counts), [Some(5.0), Some(6.0), Some(4.0), Some(8.0), None]);
    assert_eq!(above.get("share_mobilised"), Some(&0.348));

    let from_twelve = levels([4, 4, 0, 0, 6], [14, 0, 0], rules());
    assert_eq!(figures(&from_twelve, &middle), [1.0, 1.0, 0.429].map(Some));
    assert_eq!(from_twelve.get("ci_low"), None, "intervals start at 20");
    assert_eq!(figures(&from_twelve, &occasions), [None; 3], "all gave one occasion");

    let small = levels([1, 3, 1, 2, 1], [4, 4, 0], rules());
    assert_eq!(figures(&small, &counts), [None; 5]);
    assert_eq!(figures(&small, &middle), [Some(1.0), None, None]);
    assert_eq!(figures(&small, &occasions), [None; 3]);

    let shares = || {
        let mut rules = rules();
        rules.small_bases = SmallBases::Share;
        rules
    };
    let share = levels([1, 3, 1, 2, 1], [4, 4, 0], shares());
    assert_eq!(figures(&share, &middle), [None, None, Some(0.375)]);
    let nearly_none = levels([1, 3, 3, 1, 0], [4, 4, 0], shares());
    assert_eq!(figures(&nearly_none, &middle), [None; 3], "1 of 8 is nobody's business");
    let nearly_all = levels([0, 1, 0, 4, 3], [4, 4, 0], shares());
    assert_eq!(figures(&nearly_all, &middle), [None; 3]);
    assert_eq!(levels([1, 1, 1, 1, 0], [4, 0, 0], rules()).get("n"), None);
}
