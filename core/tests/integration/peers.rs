//! Cohorts against R psych, lavaan and survey, and pingouin's data, on real
//! answers (`tests/data/cohort`).

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, Int64Type};
use arrow_array::{Array, ArrayRef, Float64Array, Int64Array, RecordBatch, StringArray};
use boussole_sante::{
    Plan, Questionnaire, TableOptions, Tally, TallyOptions,
    group_tables::{Inference, Population, ReliabilityOptions, Selection},
    survey::KeysOptions,
    tally::{RowWeights, TallyReader},
};
use serde_json::{Value, json};

const BFI: [(&str, &[&str]); 5] = [
    ("agree", &["-A1", "A2", "A3", "A4", "A5"]),
    ("conscientious", &["C1", "C2", "C3", "-C4", "-C5"]),
    ("extraversion", &["-E1", "-E2", "E3", "E4", "E5"]),
    ("neuroticism", &["N1", "N2", "N3", "N4", "N5"]),
    ("openness", &["O1", "-O2", "O3", "O4", "-O5"]),
];

fn text(name: &str) -> String {
    let path = format!("{}/../tests/data/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A file of numbers and, in the columns named, texts.
fn frame(name: &str, texts: &[&str]) -> RecordBatch {
    let text = text(name);
    let mut lines = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let header = lines.next().unwrap();
    let rows: Vec<Vec<&str>> = lines.collect();
    let column = |place: usize| -> ArrayRef {
        let cells = rows.iter().map(|row| row[place]);
        if texts.contains(&header[place]) {
            return Arc::new(cells.map(Some).collect::<StringArray>());
        }
        let numbers: Vec<Option<f64>> = cells.map(|cell| cell.parse().ok()).collect();
        if numbers.iter().flatten().all(|number| number.fract() == 0.0) {
            return Arc::new(numbers.iter().map(|n| n.map(|n| n as i64)).collect::<Int64Array>());
        }
        Arc::new(Float64Array::from(numbers))
    };
    let columns = header.iter().enumerate().map(|(place, name)| (*name, column(place), true));
    RecordBatch::try_from_iter_with_nullable(columns).unwrap()
}

fn reference() -> Value {
    serde_json::from_str(&text("cohort/reference.json")).unwrap()
}

fn tally(data: &RecordBatch, q: &Questionnaire, options: &TallyOptions) -> Tally {
    let plan = Plan::new(q).unwrap();
    let table = TableOptions::default();
    let mut reader = TallyReader::new(&plan, &data.schema(), options, &table).unwrap();
    reader.add(data).unwrap();
    reader.finish()
}

fn number(table: &RecordBatch, column: &str, row: usize) -> f64 {
    let column = table.column_by_name(column).unwrap_or_else(|| panic!("{column}"));
    assert!(column.is_valid(row));
    match column.as_primitive_opt::<Float64Type>() {
        Some(column) => column.value(row),
        None => column.as_primitive::<Int64Type>().value(row) as f64,
    }
}

fn close(found: f64, expected: &Value, within: f64, what: &str) {
    let expected = expected.as_f64().unwrap();
    let off = (found - expected).abs() / expected.abs().max(1.0);
    assert!(off <= within, "{what}: {found} {expected}");
}

fn check_reliability(table: &RecordBatch, row: usize, peer: &Value, what: &str) {
    close(number(table, "n", row), &peer["n"], 0.0, what);
    close(number(table, "alpha", row), &peer["alpha"], 1e-12, what);
    close(number(table, "alpha_low", row), &peer["feldt"][0], 1e-9, what);
    close(number(table, "alpha_high", row), &peer["feldt"][1], 1e-9, what);
    close(number(table, "split_half", row), &peer["split_half"], 1e-12, what);
    close(number(table, "omega_u", row), &peer["omega_u"], 1e-5, what);
    for place in 0..6 {
        let name = format!("lambda_{}", place + 1);
        close(number(table, &name, row), &peer["lambdas"][place], 1e-9, &format!("{what} {name}"));
    }
}

#[test]
fn bfi_is_as_in_psych_and_lavaan() {
    let data = frame("bfi/bfi.csv", &[]);
    let options = KeysOptions::new(1, 6).in_percent();
    let q = Questionnaire::from_keys(&BFI, &options).unwrap();
    let asked = TallyOptions { pairwise: true, ..TallyOptions::default() };
    let all = tally(&data, &q, &asked);
    let peer = reference();
    let table = all.reliability(&ReliabilityOptions::default()).unwrap();
    let summary = all.summary(&Inference::default()).unwrap();
    let total = summary.num_rows() - 5;
    for (row, (scale, _)) in BFI.iter().enumerate() {
        check_reliability(&table, row, &peer["reliability"][scale], scale);
        let scores = &peer["scores"][scale];
        close(number(&summary, "n", total + row), &scores["n"], 0.0, scale);
        close(number(&summary, "mean", total + row), &scores["mean"], 1e-12, scale);
        close(number(&summary, "sd", total + row), &scores["sd"], 1e-12, scale);
        for (place, name) in ["q25", "median", "q75"].iter().enumerate() {
            close(number(&summary, name, total + row), &scores["quartiles"][place], 1e-12, scale);
        }
    }
    let correlations = all.correlations(0.95, false).unwrap();
    let pairs = peer["correlations"].as_object().unwrap();
    assert_eq!(correlations.num_rows(), pairs.len());
    for (row, (pair, expected)) in pairs.iter().enumerate() {
        close(number(&correlations, "n", row), &expected["n"], 0.0, pair);
        close(number(&correlations, "r", row), &expected["r"], 1e-10, pair);
        close(number(&correlations, "ci_low", row), &expected["interval"][0], 1e-9, pair);
        close(number(&correlations, "ci_high", row), &expected["interval"][1], 1e-9, pair);
    }
    // What psych gives of items and of pairs is kept beside bfi's scores.
    let of_items: Value = serde_json::from_str(&text("bfi/reference.json")).unwrap();
    let items = all.items(false).unwrap();
    let rows = ReliabilityOptions {
        rows: boussole_sante::group_tables::RowsUsed::Pairwise,
        ..Default::default()
    };
    let pairwise = all.reliability(&rows).unwrap();
    let mut row = 0;
    for (place, (scale, key)) in BFI.iter().enumerate() {
        let expected = &of_items["scales"][scale];
        close(number(&pairwise, "alpha", place), &expected["alpha_pairwise"], 1e-12, scale);
        for item in *key {
            let item = item.trim_start_matches('-');
            let rest = &expected["item_rest_listwise"][item];
            close(number(&items, "item_rest", row), rest, 1e-9, item);
            let dropped = &expected["alpha_if_dropped_listwise"][item];
            close(number(&items, "alpha_if_dropped", row), dropped, 1e-9, item);
            row += 1;
        }
    }
}

#[test]
fn attitude_is_as_published() {
    let data = frame("cohort/attitude.csv", &[]);
    let columns =
        ["rating", "complaints", "privileges", "learning", "raises", "critical", "advance"];
    let q =
        Questionnaire::from_keys(&[("attitude", &columns[..])], &KeysOptions::new(0, 100)).unwrap();
    let all = tally(&data, &q, &TallyOptions::default());
    let forced = ReliabilityOptions { force: true, ..ReliabilityOptions::default() };
    let table = all.reliability(&forced).unwrap();
    check_reliability(&table, 0, &reference()["reliability"]["attitude"], "attitude");
    // The figures that psych's documentation and the literature print.
    for (column, printed) in [
        ("alpha", 0.843_142_8),
        ("alpha_low", 0.7394),
        ("alpha_high", 0.9158),
        ("omega_u", 0.856_327),
    ] {
        close(number(&table, column, 0), &json!(printed), 1e-4, column);
    }
    let unforced = all.reliability(&ReliabilityOptions::default()).unwrap();
    assert!(unforced.column_by_name("omega_u").unwrap().is_null(0), "30 people are too few");
}

#[test]
fn the_interval_counts_the_rows_that_are_used() {
    let data = frame("cohort/cronbach_wide_missing.csv", &[]);
    let columns: Vec<String> =
        data.schema().fields().iter().map(|field| field.name().clone()).collect();
    let q = Questionnaire::from_keys(&[("x", &columns[..])], &KeysOptions::new(0, 10)).unwrap();
    let table = tally(&data, &q, &TallyOptions::default())
        .reliability(&ReliabilityOptions::default())
        .unwrap();
    assert_eq!(number(&table, "n", 0), 9.0);
    for (column, value) in [("alpha", 0.801_695), ("alpha_low", 0.533), ("alpha_high", 0.947)] {
        close(number(&table, column, 0), &json!(value), 5e-4, column);
    }
}

fn schools(name: &str) -> (RecordBatch, Questionnaire) {
    let document = json!({
        "document": "questionnaire", "schema_version": 1, "key": "ecoles", "version": "1.0.0",
        "title": {"fr": "Écoles"}, "sections": [{"key": "s", "title": {"fr": "S"}, "items": [
            {"key": "api00", "kind": "number", "min": 200, "max": 1000, "text": {"fr": "API"}}]}],
        "scales": [{"key": "api", "title": {"fr": "API"}, "method": "mean", "output": "raw",
                    "items": [{"item": "api00"}]}]});
    let q = Questionnaire::from_json(document.to_string().as_bytes()).unwrap();
    (frame(name, &["stype"]), q)
}

fn last(table: &RecordBatch, column: &str) -> f64 {
    number(table, column, table.num_rows() - 1)
}

#[test]
fn means_and_their_errors_are_those_of_survey() {
    let peer = reference();
    let (srs, q) = schools("cohort/apisrs.csv");
    let all = tally(&srs, &q, &TallyOptions::default());
    let random = Inference { selection: Selection::Random, ..Inference::default() };
    let population = Population { total: Some(6194), ..Population::default() };
    let known = Inference { population: Some(population), ..random.clone() };
    for (inference, name) in [(&known, "apisrs"), (&random, "apisrs_without_population")] {
        let table = all.summary(inference).unwrap();
        close(last(&table, "mean"), &peer["survey"][name]["mean"], 1e-12, name);
        close(last(&table, "se"), &peer["survey"][name]["se"], 1e-9, name);
    }
    close(656.585, &peer["survey"]["apisrs"]["mean"], 1e-6, "as printed in its documentation");

    let (strat, q) = schools("cohort/apistrat.csv");
    let weight = Some(RowWeights { column: "pw".into(), survey: true });
    let asked = TallyOptions { weight, by: vec!["stype".into()], ..TallyOptions::default() };
    let all = tally(&strat, &q, &asked);
    let sizes = [("E", 4421), ("H", 755), ("M", 1018)];
    let groups = sizes.map(|(stratum, people)| (vec![Some(stratum.to_owned())], people));
    let population = Some(Population { total: None, groups: groups.into() });
    let strata = Some("stype".to_owned());
    let within = Inference { population, strata, ..random.clone() };
    let table = all.summary(&within).unwrap();
    assert_eq!(table.num_rows(), 1, "strata make no rows");
    close(last(&table, "mean"), &peer["survey"]["apistrat"]["mean"], 1e-6, "stratified");
    close(last(&table, "se"), &peer["survey"]["apistrat"]["se"], 1e-6, "stratified");

    let alone = &peer["survey"]["apistrat_weights_alone"];
    let table = all.summary(&random).unwrap();
    close(last(&table, "mean"), &alone["mean"], 1e-7, "weights");
    close(last(&table, "se"), &alone["se"], 1e-7, "weights");
    close(last(&table, "n_effective"), &alone["n_effective"], 1e-6, "weights");
    for (place, name) in ["q25", "median", "q75"].iter().enumerate() {
        close(last(&table, name), &alone["quantiles"][place], 0.0, name);
    }
}
