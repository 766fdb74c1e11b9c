//! The same people twice, two ratings of the same people, and flags.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, Int8Type, Int16Type, Int64Type};
use arrow_array::{Array, ArrayRef, Int64Array, RecordBatch, StringArray};
use boussole_sante::{
    Code, Error, Plan, Questionnaire, ReleaseOptions, ReleaseRules, TableOptions, Wave,
    group_tables::{
        CarelessOptions, CarelessTable, ChangeOptions, PairTable, ReliabilityReference, agreement,
        change,
    },
    release,
    release::Releasable,
    survey::KeysOptions,
};
use proptest::prelude::*;

fn plan() -> &'static Plan {
    static PLAN: LazyLock<Plan> = LazyLock::new(|| {
        let columns = ["a", "-b", "c", "d", "e"];
        let options = KeysOptions::new(1, 5);
        Plan::new(&Questionnaire::from_keys(&[("x", &columns[..])], &options).unwrap()).unwrap()
    });
    &PLAN
}

type Person<'p> = (Option<&'p str>, [i64; 5]);

fn frame(people: &[Person<'_>]) -> RecordBatch {
    let ids: ArrayRef = Arc::new(people.iter().map(|(id, _)| *id).collect::<StringArray>());
    let mut columns = vec![("id", ids)];
    for (place, name) in ["a", "b", "c", "d", "e"].into_iter().enumerate() {
        let cells = people.iter().map(|(_, answers)| answers[place]);
        columns.push((name, Arc::new(cells.collect::<Int64Array>())));
    }
    RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(n, a)| (n, a, true)))
        .unwrap()
}

fn wave(people: &[Person<'_>]) -> Wave {
    let data = frame(people);
    let options = TableOptions { id: Some("id".into()), ..TableOptions::default() };
    let mut wave = Wave::new(plan(), &data.schema(), &options).unwrap();
    // Batches cut anywhere are the whole.
    let cut = data.num_rows() / 2;
    wave.add(&data.slice(0, cut)).unwrap();
    wave.add(&data.slice(cut, data.num_rows() - cut)).unwrap();
    wave
}

fn number(table: &RecordBatch, column: &str) -> Option<f64> {
    let column = table.column_by_name(column).unwrap();
    let row = column.len() - 1;
    column.is_valid(row).then(|| match column.as_primitive_opt::<Float64Type>() {
        Some(column) => column.value(row),
        None => column.as_primitive::<Int64Type>().value(row) as f64,
    })
}

fn word(table: &RecordBatch, column: &str, row: usize) -> String {
    let words = table.column_by_name(column).unwrap().as_dictionary::<Int8Type>();
    let key = usize::try_from(words.keys().value(row)).unwrap();
    words.values().as_string::<i32>().value(key).to_owned()
}

/// Names of so many people.
fn names(n: usize) -> Vec<String> {
    (0..n).map(|person| format!("p{person:03}")).collect()
}

/// 24 people whose scores go from their own start up by their own step.
fn moved(steps: impl Fn(usize) -> i64) -> (RecordBatch, RecordBatch, Vec<f64>) {
    let names = names(24);
    let start = |person: usize| 1 + (person as i64 * 7) % 3;
    let answers = |value: i64| [value, 6 - value, value, value, value];
    let before: Vec<Person<'_>> =
        names.iter().enumerate().map(|(p, id)| (Some(id.as_str()), answers(start(p)))).collect();
    let after: Vec<Person<'_>> = names
        .iter()
        .enumerate()
        .rev()
        .map(|(p, id)| (Some(id.as_str()), answers(start(p) + steps(p))))
        .collect();
    let changes = (0..24).map(|person| steps(person) as f64).collect();
    (frame(&before), frame(&after), changes)
}

fn of_frames(
    before: &RecordBatch,
    after: &RecordBatch,
    options: &ChangeOptions,
) -> Result<PairTable, Error> {
    let asked = TableOptions { id: Some("id".into()), ..TableOptions::default() };
    let read = |data: &RecordBatch| {
        let mut wave = Wave::new(plan(), &data.schema(), &asked).unwrap();
        wave.add(data).unwrap();
        wave
    };
    change(&read(before), &read(after), None, options)
}

#[test]
fn change_is_told_whole() {
    let (before, after, changes) = moved(|person| [1, 2, 0, 1][person % 4]);
    let table = of_frames(&before, &after, &ChangeOptions::default()).unwrap();
    let mean = changes.iter().sum::<f64>() / 24.0;
    let sd = (changes.iter().map(|c| (c - mean).powi(2)).sum::<f64>() / 23.0).sqrt();
    let near = |column: &str, expected: f64| {
        let found = number(&table, column).unwrap();
        assert!((found - expected).abs() < 1e-9, "{column}: {found} {expected}");
    };
    near("n", 24.0);
    near("mean_change", mean);
    near("d_z", mean / sd);
    near("g_z", mean / sd * 0.9669721211497667);
    near("improved", 18.0);
    near("unchanged", 6.0);
    near("worse", 0.0);
    near("rank_biserial", 1.0);
    assert!(number(&table, "p_wilcoxon").unwrap() < 0.001);
    assert_eq!(number(&table, "reliably_improved"), None, "no reference was declared");
    assert_eq!(word(&table, "status", 0), "ok");
    assert_eq!(table.schema().metadata()["boussole_sante:release"], "private");
    let (low, high) = (number(&table, "ci_low").unwrap(), number(&table, "ci_high").unwrap());
    assert!(low < mean && mean < high);
}

#[test]
fn a_reference_is_declared_with_its_source() {
    let (before, after, _) = moved(|person| [1, 2, 0, 1][person % 4]);
    let reference = |sd: f64, source: &str| {
        let one = ReliabilityReference { sd, reliability: 0.75, source: source.to_owned() };
        ChangeOptions { references: BTreeMap::from([("x".to_owned(), one)]), ..Default::default() }
    };
    // 1.96 √2 s √(1 - r) is 1.386 for s = 1: only steps of 2 are beyond.
    let table = of_frames(&before, &after, &reference(1.0, "étude de 2020")).unwrap();
    assert_eq!(number(&table, "reliably_improved"), Some(6.0));
    assert_eq!(number(&table, "reliably_worse"), Some(0.0));
    let source = table.column_by_name("reliability_source").unwrap();
    assert_eq!(source.as_string::<i32>().value(0), "étude de 2020");
    for options in [reference(1.0, " "), reference(0.0, "x"), reference(f64::INFINITY, "x")] {
        let error = of_frames(&before, &after, &options).unwrap_err();
        assert_eq!(error.code(), Code::InvalidOption);
    }
    let mut other = reference(1.0, "x");
    other.references = BTreeMap::from([("y".to_owned(), other.references["x"].clone())]);
    let error = of_frames(&before, &after, &other).unwrap_err();
    assert_eq!(error.code(), Code::UnknownName);
}

#[test]
fn few_pairs_are_counted_without_a_mean() {
    let all = [5, 5, 5, 5, 5];
    let before = wave(&[
        (Some("a"), [1; 5]),
        (Some("b"), [2; 5]),
        (Some("c"), all),
        (Some("c"), all),
        (None, all),
    ]);
    let after = wave(&[(Some("b"), [2; 5]), (Some("d"), all), (Some("a"), [5, 1, 5, 5, 5])]);
    let table = change(&before, &after, None, &ChangeOptions::default()).unwrap();
    assert_eq!(word(&table, "status", 0), "too_few");
    let counts = [
        "n",
        "improved",
        "unchanged",
        "worse",
        "leavers",
        "joiners",
        "repeated_ids",
        "rows_without_id",
    ];
    let found: Vec<f64> = counts.iter().map(|name| number(&table, name).unwrap()).collect();
    assert_eq!(found, [2.0, 1.0, 1.0, 0.0, 0.0, 1.0, 1.0, 1.0]);
    for name in ["mean_before", "mean_change", "ci_low", "d_z", "g_rm", "p_wilcoxon"] {
        assert_eq!(number(&table, name), None, "{name}");
    }
    assert_eq!(number(&table, "n_before"), Some(5.0));
}

#[test]
fn looking_back_shows_a_shift_of_the_scale() {
    let names = names(20);
    let at = |value: i64| -> Vec<Person<'_>> {
        names
            .iter()
            .map(|id| (Some(id.as_str()), [value, 6 - value, value, value, value]))
            .collect()
    };
    let (before, after, back) = (wave(&at(3)), wave(&at(4)), wave(&at(2)));
    let table = change(&before, &after, Some(&back), &ChangeOptions::default()).unwrap();
    assert_eq!(number(&table, "n_retrospective"), Some(20.0));
    assert_eq!(number(&table, "mean_retrospective"), Some(2.0));
    assert_eq!(number(&table, "mean_shift"), Some(-1.0));
    assert_eq!(word(&table, "status", 0), "zero_variance", "all changed by the same");
    let one = wave(&at(3)[..1]);
    let table = change(&one, &one, None, &ChangeOptions::default()).unwrap();
    assert_eq!(word(&table, "status", 0), "one_respondent");
    let nobody = wave(&[]);
    let table = change(&nobody, &nobody, None, &ChangeOptions::default()).unwrap();
    assert_eq!(word(&table, "status", 0), "no_score");
}

#[test]
fn ratings_of_the_same_people_agree_or_not() {
    let first = wave(&[
        (Some("a"), [1, 1, 1, 1, 1]),
        (Some("b"), [2, 2, 2, 2, 5]),
        (Some("c"), [4, 3, 3, 3, 3]),
    ]);
    let second = wave(&[
        (Some("c"), [5, 3, 3, 3, 3]),
        (Some("a"), [1, 2, 1, 1, 1]),
        (Some("b"), [2, 1, 2, 2, 2]),
    ]);
    let table = agreement(&first, &second, 0.95).unwrap();
    assert_eq!(table.num_rows(), 6, "five items, one scale");
    let column =
        |name: &str| table.column_by_name(name).unwrap().as_primitive::<Float64Type>().clone();
    // Of a, two of three agree; of c and d, all.
    let kappa = column("kappa");
    assert!((kappa.value(0) - (2.0 / 3.0 - 2.0 / 9.0) / (1.0 - 2.0 / 9.0)).abs() < 1e-12);
    assert_eq!((kappa.value(2), kappa.value(3)), (1.0, 1.0));
    assert!(column("kappa_quadratic").value(0) > kappa.value(0), "one step off is not far");
    assert!(kappa.is_null(5) && column("icc").is_valid(5));
    let form = table.column_by_name("icc_form").unwrap();
    assert_eq!(form.as_string::<i32>().value(5), "ICC(2,1)");
    let alone = wave(&[(Some("z"), [1; 5])]);
    let none = agreement(&first, &alone, 0.95).unwrap();
    assert_eq!(word(&none, "status", 0), "no_score");
    let same = agreement(&alone, &alone, 0.95).unwrap();
    assert_eq!(word(&same, "status", 0), "zero_variance", "chance alone agrees");
}

#[test]
fn a_wave_needs_ids_and_one_questionnaire() {
    let data = frame(&[(Some("a"), [1; 5])]);
    let error = Wave::new(plan(), &data.schema(), &TableOptions::default()).unwrap_err();
    assert_eq!(error.code(), Code::InvalidOption);
    let other =
        Questionnaire::from_keys(&[("x", &["a", "b", "c", "d", "e"][..])], &KeysOptions::new(1, 5));
    let options = TableOptions { id: Some("id".into()), ..TableOptions::default() };
    let other = Wave::new(&Plan::new(&other.unwrap()).unwrap(), &data.schema(), &options).unwrap();
    let error = change(&wave(&[]), &other, None, &ChangeOptions::default()).unwrap_err();
    assert_eq!(error.code(), Code::OtherQuestionnaire);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(crate::times(64)))]

    /// Order of rows changes nothing, and to swap the occasions changes signs.
    #[test]
    fn occasions_are_symmetrical(answers in prop::collection::vec((1i64..=5, 1i64..=5), 20..40), turn in 0usize..40) {
        let names = names(answers.len());
        let at = |value: &dyn Fn(&(i64, i64)) -> i64| -> Vec<Person<'_>> {
            let people = names.iter().zip(&answers);
            people.map(|(id, pair)| { let v = value(pair); (Some(id.as_str()), [v, 6 - v, v, v, v]) }).collect()
        };
        let (first, mut second) = (at(&|pair| pair.0), at(&|pair| pair.1));
        let straight = change(&wave(&first), &wave(&second), None, &ChangeOptions::default()).unwrap();
        second.rotate_left(turn % answers.len());
        let turned = change(&wave(&first), &wave(&second), None, &ChangeOptions::default()).unwrap();
        prop_assert_eq!(&straight, &turned);
        let swapped = change(&wave(&second), &wave(&first), None, &ChangeOptions::default()).unwrap();
        prop_assert_eq!(number(&straight, "improved"), number(&swapped, "worse"));
        for name in ["d_z", "d_av", "rank_biserial", "mean_change"] {
            let (one, other) = (number(&straight, name), number(&swapped, name));
            prop_assert_eq!(one.is_some(), other.is_some());
            if let (Some(one), Some(other)) = (one, other) {
                prop_assert!((one + other).abs() < 1e-9, "{} {} {}", name, one, other);
            }
        }
    }
}

/// The marks of what is published of pairs.
fn marks(table: &PairTable) -> Vec<Option<String>> {
    let options = ReleaseOptions::new(ReleaseRules::embedded("default").unwrap());
    let out = release(&[Releasable::Pairs(table)], &options).unwrap();
    let marks = out.published()[0].column_by_name("mark").unwrap().as_string::<i32>().clone();
    marks.iter().map(|mark| mark.map(str::to_owned)).collect()
}

#[test]
fn marks_say_what_of_pairs_is_suppressed() {
    let (before, after, _) = moved(|person| [1, 2, 0, 1][person % 4]);
    let of = |before: RecordBatch, after: RecordBatch| {
        marks(&of_frames(&before, &after, &ChangeOptions::default()).unwrap())
    };
    assert_eq!(of(before.clone(), after.clone()), [None]);
    let moved = "n_before n_after leavers joiners";
    let fewer = of(before.clone(), after.slice(0, 21));
    assert_eq!(fewer, [Some(format!("s: {moved}"))], "three people left");
    let statistics = "mean_before mean_after mean_change ci_low ci_high d_z d_z_low d_z_high d_av \
                      d_av_rms d_rm g_z g_av g_rm rank_biserial p_wilcoxon";
    let few = of(before.slice(0, 16), after.slice(8, 16));
    assert_eq!(few, [Some(format!("p: {statistics}"))], "means start at 20");
    assert_eq!(of(before.slice(0, 4), after.clone()), [Some("s".to_owned())]);

    let asked = TableOptions { id: Some("id".into()), ..TableOptions::default() };
    let read = |data: &RecordBatch| {
        let mut wave = Wave::new(plan(), &data.schema(), &asked).unwrap();
        wave.add(data).unwrap();
        wave
    };
    let agree = |people: usize| {
        marks(&agreement(&read(&before.slice(0, people)), &read(&after), 0.95).unwrap())
    };
    assert_eq!(agree(24), vec![None; 6]);
    let items = vec![Some("p: kappa kappa_linear kappa_quadratic".to_owned()); 5];
    let scale = vec![Some("p: icc icc_form ci_low ci_high".to_owned())];
    assert_eq!(agree(16), [items, scale].concat());
    assert_eq!(agree(4), vec![Some("s".to_owned()); 6]);
}

#[test]
fn flags_are_no_verdict() {
    let ids: ArrayRef = Arc::new(StringArray::from(vec!["a", "b", "c"]));
    let seconds: ArrayRef = Arc::new(StringArray::from(vec![Some("5"), Some("25.5"), None]));
    let cells =
        |values: [Option<i64>; 3]| -> ArrayRef { Arc::new(Int64Array::from(values.to_vec())) };
    let data = RecordBatch::try_from_iter_with_nullable([
        ("id", ids, true),
        ("temps", seconds, true),
        ("a", cells([Some(4), Some(1), None]), true),
        ("b", cells([Some(4), Some(1), Some(2)]), true),
        ("c", cells([Some(4), Some(1), Some(2)]), true),
        ("d", cells([Some(4), Some(2), Some(2)]), true),
        ("e", cells([Some(4), Some(1), Some(2)]), true),
    ])
    .unwrap();
    let careless = CarelessOptions { seconds: Some("temps".into()), long_string: 4 };
    let options = TableOptions { id: Some("id".into()), ..TableOptions::default() };
    let mut flags = CarelessTable::new(plan(), &data.schema(), &careless, &options).unwrap();
    let table = flags.flag(&data).unwrap();
    let counts = |name: &str| -> Vec<i16> {
        table.column_by_name(name).unwrap().as_primitive::<Int16Type>().values().to_vec()
    };
    let holds = |name: &str| -> Vec<Option<bool>> {
        table.column_by_name(name).unwrap().as_boolean().iter().collect()
    };
    assert_eq!(counts("answered"), [5, 5, 4]);
    assert_eq!(counts("longest_string"), [5, 3, 4]);
    assert_eq!(holds("is_long_string"), [Some(true), Some(false), Some(true)]);
    assert_eq!(counts("straight_lines"), [1, 0, 0], "an open answer ends a line");
    assert_eq!(holds("is_straight_lining"), [Some(true), Some(false), Some(false)]);
    assert_eq!(holds("is_fast"), [Some(true), Some(false), None]);
    assert_eq!(table.num_rows(), 3, "nobody is left out");
}
