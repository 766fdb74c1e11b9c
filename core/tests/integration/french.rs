//! Real faults, told in French without a word of English.

use boussole_sante::{Answer, Comparison, Error, Language, Plan, Questionnaire, survey::AnswerSet};

/// Words that only English has; none is a field or a value of a document.
const ENGLISH: &[&str] = &[
    "the",
    "of",
    "with",
    "that",
    "from",
    "has",
    "its",
    "own",
    "each",
    "once",
    "an",
    "or",
    "to",
    "field",
    "near",
    "names",
    "characters",
    "column",
    "alone",
    "already",
];

fn english_in(message: &str) -> Option<&str> {
    let spoken = |c: char| !c.is_alphanumeric() && c != '_' && c != '-' && c != '’';
    let outside = message.split('`').step_by(2).flat_map(|part| part.split(spoken));
    outside.into_iter().find(|word| ENGLISH.contains(word))
}

#[test]
fn real_faults_have_no_english_in_french() {
    let documents = [
        r#"{"document": "questionnaire", "schema_version": 1, "key": "A B", "colour": 1}"#,
        r#"{"document": "questionnaire", "schema_version": 1, "key": "a", "version": "1",
            "title": {"en": "x"}, "sections": [], "scales": 3, "choice_lists": [
            {"key": "l", "choices": [{"code": "1", "value": "x", "label": {"fr": ""}},
             {"code": "1", "value": 2, "label": "b"}], "missing": [{"code": "n", "kind": "no"}]}]}"#,
        r#"{"document": "questionnaire", "schema_version": 1, "key": "a", "version": "1.0.0",
            "title": {"fr": "x"}, "sections": [{"key": "s", "title": {"fr": "s"}, "items": [
            {"key": "i", "kind": "rating", "text": {"fr": "t"}, "choices": "k"},
            {"key": "i", "kind": "level", "text": {"fr": "t"}},
            {"key": "n", "kind": "number", "text": {"fr": "t"}, "min": 3, "max": 1}]}],
            "scales": [{"key": "z", "title": {"fr": "z"}, "method": "mean", "output": "raw",
            "items": [{"item": "j"}, {}, {"item": "i", "scale": "z"}]}]}"#,
        "{",
        "[]",
        "3",
    ];
    let errors = documents.map(|text| Questionnaire::from_json(text.as_bytes()).unwrap_err());
    let q = Questionnaire::embedded("autopositionnement-court").unwrap();
    let mut answers = AnswerSet::default();
    let level = Answer::Level { level: 9, occasion: None };
    let odd = answers.insert(&q, "nowhere", level);
    let all: Vec<Error> = errors.into_iter().chain(odd.err()).collect();
    let faults: Vec<&Error> = all.iter().flat_map(Error::faults).collect();
    assert!(faults.len() > 20, "{}", faults.len());
    for fault in faults {
        let message = fault.message(Language::French);
        assert_eq!(english_in(&message), None, "{message}");
    }
}

/// The same of what tallies refuse.
#[test]
fn faults_of_tallies_have_no_english_in_french() {
    use arrow_schema::{DataType, Field, Schema};
    use boussole_sante::{
        Plan, TableOptions, Tally, Wave,
        group_tables::{
            ChangeOptions, Inference, Population, ReliabilityOptions, ReliabilityReference,
            RowsUsed, Selection, change,
        },
        survey::KeysOptions,
    };
    let keys = Questionnaire::from_keys(&[("x", &["a"][..])], &KeysOptions::new(1, 5)).unwrap();
    let plan = Plan::new(&keys).unwrap();
    let wave = || {
        let columns = ["id", "a"].map(|name| Field::new(name, DataType::Utf8, true));
        let options = TableOptions { id: Some("id".into()), ..TableOptions::default() };
        Wave::new(&plan, &Schema::new(columns.to_vec()), &options).unwrap()
    };
    let one = ReliabilityReference { sd: 0.0, reliability: 0.5, source: "x".into() };
    let references = [("x".to_owned(), one)].into();
    let reference = ChangeOptions { references, ..ChangeOptions::default() };
    let q = Questionnaire::embedded("autopositionnement-court").unwrap();
    let mut tally = Tally::empty(&Plan::new(&q).unwrap());
    let other = Questionnaire::embedded("autopositionnement").unwrap();
    let other = Tally::empty(&Plan::new(&other).unwrap()).in_shard("a");
    let json = tally.to_json().unwrap();
    let population = Some(Population::default());
    let pairs = ReliabilityOptions { rows: RowsUsed::Pairwise, ..ReliabilityOptions::default() };
    let census = Inference { selection: Selection::Census, ..Inference::default() };
    let strata = Some("lieu".to_owned());
    let errors = [
        tally.merge(&other).unwrap_err(),
        other.clone().merge(&other).unwrap_err(),
        Tally::from_bytes(b"x").unwrap_err(),
        Tally::from_bytes(b"boussole-sante tally 1 personal-data\nx").unwrap_err(),
        Tally::from_json(json.replace("\"none\"", "3").as_bytes()).unwrap_err(),
        tally.summary(&Inference { confidence: 2.0, ..Inference::default() }).unwrap_err(),
        tally.summary(&Inference { population, ..Inference::default() }).unwrap_err(),
        tally.summary(&Inference { strata, ..Inference::default() }).unwrap_err(),
        tally.levels(&census).unwrap_err(),
        tally.reliability(&pairs).unwrap_err(),
        change(&wave(), &wave(), None, &reference).unwrap_err(),
        release_errors(),
        Wave::new(&plan, &Schema::empty(), &TableOptions::default()).unwrap_err(),
    ];
    for fault in errors.iter().flat_map(Error::faults) {
        let message = fault.message(Language::French);
        assert_eq!(english_in(&message), None, "{message}");
    }
}

/// What a release refuses: a column, repetitions, other people, too few more.
fn release_errors() -> Error {
    use boussole_sante::{
        Code, ReleaseOptions, ReleaseRules,
        group_tables::{Inference, TallyTable},
        release,
        release::{Logging, Releasable, ReleaseLog},
        tally::RowWeights,
    };
    use std::sync::Arc;

    use arrow_array::{ArrayRef, Int64Array, RecordBatch};
    use boussole_sante::{
        Plan, Questionnaire, TableOptions, Tally, TallyOptions, survey::KeysOptions,
        tally::TallyReader,
    };
    let keys = Questionnaire::from_keys(&[("x", &["a"][..])], &KeysOptions::new(1, 5)).unwrap();
    let plan = Plan::new(&keys).unwrap();
    let by = |people: i64, weights: bool, by: &str| -> Tally {
        let column = |value: i64| -> ArrayRef {
            Arc::new((0..people).map(|row| Some(1 + row % value)).collect::<Int64Array>())
        };
        let columns = [("a", column(5)), ("commune", column(2)), ("fois", column(3))];
        let data = RecordBatch::try_from_iter(columns).unwrap();
        let weight = weights.then(|| RowWeights { column: "fois".to_owned(), survey: false });
        let by = vec![by.to_owned()];
        let options = TallyOptions { by, weight, pairwise: false, shard: None };
        let table = TableOptions::default();
        let mut reader = TallyReader::new(&plan, &data.schema(), &options, &table).unwrap();
        reader.add(&data).unwrap();
        reader.finish()
    };
    let tally = |people: i64, weights: bool| by(people, weights, "commune");
    let summary = TallyTable::Summary(Inference::default());
    let rules = || ReleaseRules::embedded("default").unwrap();
    let mut faults = vec![rules().with_min_cell(1).unwrap_err()];
    let of = |tallies: &[&Tally], options: &ReleaseOptions| {
        let tables = tallies.iter().map(|tally| Releasable::Tally { tally, table: &summary });
        release(&tables.collect::<Vec<_>>(), options)
    };
    let (weighted, few, more) = (tally(30, true), tally(30, false), tally(31, false));
    faults.push(of(&[&weighted], &ReleaseOptions::new(rules())).unwrap_err());
    let mut options =
        ReleaseOptions { allow_by: vec!["commune".to_owned()], ..ReleaseOptions::new(rules()) };
    faults.push(of(&[&few, &more], &options).unwrap_err());
    let today = "2026-11-25".parse().unwrap();
    options.log = Some(Logging { log: ReleaseLog::default(), wave: "2026".to_owned(), today });
    let log = of(&[&few], &options).unwrap().log().unwrap().clone();
    options.log = Some(Logging { log, wave: "2026".to_owned(), today });
    faults.push(of(&[&more], &options).unwrap_err());
    // Columns that are no grouping, and such of which nobody knows the overlap.
    let other = by(30, false, "fois");
    faults.push(of(&[&other], &options).unwrap_err());
    options.allow_by.push("fois".to_owned());
    faults.push(of(&[&other], &options).unwrap_err());
    faults.push(of(&[&few, &other], &options).unwrap_err());
    options.rules = rules().with_min_cell(3).unwrap();
    faults.push(of(&[&few], &options).unwrap_err());
    let faults = faults.iter().flat_map(Error::faults).cloned().collect();
    Error::many(Code::CannotRelease, faults)
}

#[test]
fn the_rule_of_a_score_is_said_in_french() {
    let q = Questionnaire::embedded("autopositionnement").unwrap();
    let report =
        Plan::new(&q).unwrap().score(&AnswerSet::default(), &Comparison::default()).unwrap();
    let score = &report.scales[0];
    assert_eq!(score.rule.text(Language::English), score.rule.to_string());
    assert_eq!(
        score.rule.text(Language::French),
        "au moins 1/2 des questions qui s’appliquent, et 4 au moins"
    );
}
