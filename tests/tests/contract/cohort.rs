//! The vectors of `cohort`: figures about groups, and why there are none.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, Int8Type, Int64Type};
use arrow_array::{Array, ArrayRef, RecordBatch, StringArray};
use arrow_schema::DataType;
use boussole_sante::{
    Plan, Questionnaire, TableOptions, Tally, TallyOptions,
    group_tables::{Inference, ReliabilityOptions, StatisticStatus},
    tally::{RowWeights, TallyReader},
};
use boussole_sante_tests::vectors::{CohortInput, ExpectedTables, area};
use serde_json::{Value, json};

fn tally(input: &CohortInput) -> Tally {
    let q = Questionnaire::from_json(input.questionnaire.to_string().as_bytes()).unwrap();
    let plan = Plan::new(&q).unwrap();
    let columns = input.columns.iter().map(|(name, cells)| {
        let cells: ArrayRef = Arc::new(StringArray::from(cells.clone()));
        (name, cells, true)
    });
    let data = RecordBatch::try_from_iter_with_nullable(columns).unwrap();
    let weight = input.weight.as_ref().map(|weight| RowWeights {
        column: weight.column.clone(),
        survey: weight.kind == "survey",
    });
    let asked = TallyOptions { by: input.by.clone(), weight, ..TallyOptions::default() };
    let table = TableOptions::default();
    let mut reader = TallyReader::new(&plan, &data.schema(), &asked, &table).unwrap();
    reader.add(&data).unwrap();
    reader.finish()
}

fn tables(tally: &Tally) -> BTreeMap<&'static str, RecordBatch> {
    BTreeMap::from([
        ("summary", tally.summary(&Inference::default()).unwrap()),
        ("reliability", tally.reliability(&ReliabilityOptions::default()).unwrap()),
        ("items", tally.items(false).unwrap()),
    ])
}

fn cell(table: &RecordBatch, name: &str, row: usize) -> Value {
    let Some(column) = table.column_by_name(name) else { return json!(format!("no {name}")) };
    if column.is_null(row) {
        return Value::Null;
    }
    match column.data_type() {
        DataType::Float64 => json!(column.as_primitive::<Float64Type>().value(row)),
        DataType::Int64 => json!(column.as_primitive::<Int64Type>().value(row)),
        DataType::Boolean => json!(column.as_boolean().value(row)),
        DataType::Utf8 => json!(column.as_string::<i32>().value(row)),
        _ => {
            let words = column.as_dictionary::<Int8Type>();
            let key = usize::try_from(words.keys().value(row)).unwrap();
            json!(words.values().as_string::<i32>().value(key))
        }
    }
}

fn same(is: &Value, should: &Value) -> bool {
    match (is.as_f64(), should.as_f64()) {
        (Some(is), Some(should)) => (is - should).abs() <= 1e-11 * should.abs().max(1.0),
        _ => is == should,
    }
}

#[test]
fn groups_are_as_the_vectors_say() {
    let mut wrong = Vec::new();
    let mut statuses = Vec::new();
    for (name, vector) in area::<CohortInput, ExpectedTables>("cohort").unwrap() {
        let tables = tables(&tally(&vector.input));
        for (table, rows) in vector.expected.unwrap().tables {
            let is = &tables[table.as_str()];
            if is.num_rows() != rows.len() {
                wrong.push(format!("{name} {table}: {} rows, not {}", is.num_rows(), rows.len()));
            }
            for (row, expected) in rows.iter().enumerate().take(is.num_rows()) {
                statuses.extend(expected.get("status").cloned());
                for (column, should) in expected {
                    let found = cell(is, column, row);
                    if !same(&found, should) {
                        wrong.push(format!("{name} {table} {row} {column}: {found}, not {should}"));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} differ\n{}", wrong.len(), wrong.join("\n"));
    // Each status is shown, but those that only people of other tests have.
    let elsewhere = [
        StatisticStatus::StratumOfOne,
        StatisticStatus::NotNumeric,
        StatisticStatus::Ordinal,
        StatisticStatus::TooFew,
        StatisticStatus::Heywood,
        StatisticStatus::NotConverged,
        StatisticStatus::Singular,
    ];
    for status in StatisticStatus::ALL.iter().filter(|status| !elsewhere.contains(status)) {
        assert!(statuses.contains(&json!(status.as_str())), "{status}");
    }
}
