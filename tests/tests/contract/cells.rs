//! The vectors of `cells`: many respondents in columns, some cells invalid.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, Int8Type, Int16Type};
use arrow_array::{Array, ArrayRef, RecordBatch, StringArray};
use boussole_sante::{Plan, Questionnaire, ScoreTable, TableOptions};
use boussole_sante_tests::vectors::{CellsInput, ExpectedScore, ExpectedScoring, area};

fn table(input: &CellsInput) -> RecordBatch {
    let text = input.questionnaire.to_string();
    let q = Questionnaire::from_json(text.as_bytes()).unwrap();
    let plan = Plan::with_cells(&q, input.cells.parse().unwrap()).unwrap();
    let columns = input.columns.iter().map(|(name, cells)| {
        let cells: ArrayRef = Arc::new(StringArray::from(cells.clone()));
        (name, cells, true)
    });
    let data = RecordBatch::try_from_iter_with_nullable(columns).unwrap();
    let options = TableOptions::default();
    ScoreTable::new(&plan, &data.schema(), None, &options).unwrap().score(&data).unwrap()
}

fn score(table: &RecordBatch, scale: &str, row: usize) -> ExpectedScore {
    let column = |part: &str| table.column_by_name(&format!("{scale}{part}")).unwrap();
    let count =
        |part: &str| u32::try_from(column(part).as_primitive::<Int16Type>().value(row)).unwrap();
    let values = column("").as_primitive::<Float64Type>();
    let status = column("_status").as_dictionary::<Int8Type>();
    let word = usize::try_from(status.keys().value(row)).unwrap();
    ExpectedScore {
        key: scale.to_owned(),
        status: status.values().as_string::<i32>().value(word).to_owned(),
        used: count("_used"),
        of: count("_of"),
        invalid: count("_invalid"),
        exact: None,
        bits: values.is_valid(row).then(|| format!("{:016x}", values.value(row).to_bits())),
        band: None,
        alternative_bits: None,
    }
}

#[test]
fn columns_score_as_the_vectors_say() {
    let mut wrong = Vec::new();
    for (name, vector) in area::<CellsInput, ExpectedScoring>("cells").unwrap() {
        let table = table(&vector.input);
        let expected = vector.expected.unwrap().people;
        assert_eq!(table.num_rows(), expected.len(), "{name}");
        for (row, expected) in expected.iter().enumerate() {
            for should in &expected.scales {
                let is = score(&table, &should.key, row);
                if is != *should {
                    wrong.push(format!("{name}, row {row}:\n  {is:?}\n  {should:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} differ\n{}", wrong.len(), wrong.join("\n"));
}
