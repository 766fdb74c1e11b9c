//! Invented people for the benches.

use std::sync::Arc;

use arrow_array::{ArrayRef, Int8Array, RecordBatch};
use boussole_sante::{Plan, Questionnaire, scoring::Plain, survey::{AnswerSet, KeysOptions}};

/// The longer of the embedded questionnaires, ready to score.
#[must_use]
pub fn plan() -> Plan {
    let q = Questionnaire::embedded("autopositionnement").expect("it ships");
    Plan::new(&q).expect("it was read")
}

/// Somebody who answered every level and every rating.
#[must_use]
pub fn somebody(plan: &Plan) -> AnswerSet {
    let items = plan.questionnaire().items().filter(|item| item.choices.is_some());
    let rated = items.filter(|item| matches!(item.kind.as_str(), "level" | "rating"));
    let values = rated.map(|item| (item.key.to_string(), Plain::Integer(2)));
    plan.answers(values).expect("2 is a choice of each")
}

/// 12 scales of 5 items from 1 to 5.
#[must_use]
pub fn scales() -> Plan {
    let columns: Vec<Vec<String>> =
        (0..12).map(|scale| (0..5).map(|item| format!("q{scale}_{item}")).collect()).collect();
    let keys: Vec<(String, &[String])> =
        columns.iter().enumerate().map(|(at, columns)| (format!("s{at}"), &columns[..])).collect();
    let q = Questionnaire::from_keys(&keys, &KeysOptions::new(1, 5).in_percent());
    Plan::new(&q.expect("sound keys")).expect("it was read")
}

/// So many people who answer them, by a simple rule.
#[must_use]
pub fn crowd(plan: &Plan, rows: usize) -> RecordBatch {
    let columns = plan.columns().enumerate().map(|(place, name)| {
        let cell = |row: usize| {
            let mixed = (row * 2_654_435_761 + place * 40_503) >> 7;
            (mixed % 20 != 0).then_some((mixed % 5 + 1) as i8)
        };
        let cells: ArrayRef = Arc::new((0..rows).map(cell).collect::<Int8Array>());
        (name.to_owned(), cells)
    });
    RecordBatch::try_from_iter(columns).expect("columns of one length")
}
