//! Against psych: the scores of 2,800 real respondents (`tests/data/bfi`).

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::{Array, ArrayRef, Float64Array, Int8Array, RecordBatch, cast::AsArray};
use boussole_sante::{
    Comparison, Plan, Questionnaire, ScoreTable, TableOptions, scoring::Plain, survey::KeysOptions,
};

const SCALES: [(&str, &[&str]); 5] = [
    ("agree", &["-A1", "A2", "A3", "A4", "A5"]),
    ("conscientious", &["C1", "C2", "C3", "-C4", "-C5"]),
    ("extraversion", &["-E1", "-E2", "E3", "E4", "E5"]),
    ("neuroticism", &["N1", "N2", "N3", "N4", "N5"]),
    ("openness", &["O1", "-O2", "O3", "O4", "-O5"]),
];

fn read(name: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let path = format!("{}/../tests/data/bfi/{name}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut lines = text
        .lines()
        .map(|line| line.split(',').map(|cell| cell.trim_matches('"').to_owned()).collect());
    (lines.next().unwrap(), lines.collect())
}

#[test]
fn scores_equal_psychs() {
    let (header, mut rows) = read("bfi.csv");
    assert_eq!(rows.len(), 2800);
    rows.push(vec![String::new(); header.len()]);
    let columns: Vec<(&str, ArrayRef)> = header
        .iter()
        .enumerate()
        .skip(1)
        .map(|(position, name)| {
            let cells = rows.iter().map(|row| row[position].parse::<i8>().ok());
            (name.as_str(), Arc::new(cells.collect::<Int8Array>()) as ArrayRef)
        })
        .collect();
    let data = RecordBatch::try_from_iter(columns).unwrap();
    let options = KeysOptions::new(1, 6).with_min_items(1);
    let questionnaire = Questionnaire::from_keys(&SCALES, &options).unwrap();
    let plan = Plan::new(&questionnaire).unwrap();
    let mut table = ScoreTable::new(&plan, &data.schema(), None, &TableOptions::default()).unwrap();
    let scores = table.score(&data).unwrap();
    assert_eq!(table.bad_cells().invalid(), 0);

    let (names, reference) = read("reference_scores.csv");
    let mut compared = 0;
    for (scale, _) in SCALES {
        let place = names.iter().position(|name| name == scale).unwrap();
        let ours: &Float64Array = scores.column_by_name(scale).unwrap().as_primitive();
        for (row, expected) in reference.iter().enumerate() {
            let expected: f64 = expected[place].parse().unwrap();
            let found = ours.value(row);
            assert!((found - expected).abs() <= 1e-12, "{scale} row {row}: {found} {expected}");
            compared += 1;
        }
        assert!(ours.is_null(2800), "a row without any answer has no score");
    }
    assert_eq!(compared, 14_000);

    // One respondent alone gives the bits of the column.
    for row in [0usize, 1, 9, 2799] {
        let answers: BTreeMap<String, Plain> = header
            .iter()
            .zip(&rows[row])
            .filter(|(name, _)| questionnaire.item(&name.to_lowercase()).is_some())
            .map(|(name, cell)| {
                let value = cell.parse().map_or(Plain::Null, Plain::Integer);
                (name.to_lowercase(), value)
            })
            .collect();
        let report = plan.score(&plan.answers(answers).unwrap(), &Comparison::default()).unwrap();
        for scale in &report.scales {
            let column: &Float64Array =
                scores.column_by_name(scale.key.as_str()).unwrap().as_primitive();
            assert_eq!(scale.value.map(f64::to_bits), Some(column.value(row).to_bits()));
        }
    }
}
