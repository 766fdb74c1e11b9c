//! The vectors of `answers`: plain values through the same decoder as columns.

use boussole_sante::{Error, Plan, Questionnaire, scoring::Plain, survey::AnswerSet};
use boussole_sante_tests::vectors::{AnswersInput, ExpectedAnswers, area};
use serde_json::Value;

use crate::documents::told;

fn plain(value: &Value) -> Plain {
    match value {
        Value::Null => Plain::Null,
        Value::Bool(value) => Plain::Bool(*value),
        Value::Number(number) => {
            number.as_i64().map_or_else(|| Plain::Float(number.as_f64().unwrap()), Plain::Integer)
        }
        Value::String(text) => Plain::Text(text.clone()),
        Value::Array(codes) => {
            Plain::List(codes.iter().map(|code| code.as_str().unwrap().to_owned()).collect())
        }
        Value::Object(_) => Plain::Json(value.to_string()),
    }
}

fn read(input: &AnswersInput) -> Result<AnswerSet, Error> {
    let text = input.questionnaire.to_string();
    let q = Questionnaire::from_json(text.as_bytes())
        .unwrap_or_else(|error| panic!("{:#?}", error.faults()));
    let plan = Plan::with_cells(&q, input.cells.parse().unwrap())?;
    plan.answers(input.values.iter().map(|(key, value)| (key, plain(value))))
}

#[test]
fn values_are_read_and_refused_as_the_vectors_say() {
    let mut wrong = Vec::new();
    for (name, vector) in area::<AnswersInput, ExpectedAnswers>("answers").unwrap() {
        match (read(&vector.input), vector.expected, vector.error) {
            (Ok(answers), Some(expected), _) => {
                let is = serde_json::to_value(&answers).unwrap();
                for (item, should) in expected.answers.iter().filter(|(k, v)| is[k] != **v) {
                    wrong.push(format!("{name}: {item} is {}, not {should}", is[item]));
                }
                if answers.len() != expected.answers.len() {
                    wrong.push(format!("{name}: {} answers", answers.len()));
                }
            }
            (Err(error), _, Some(expected)) => {
                let is = told(&error, false);
                if is != expected {
                    wrong.push(format!("{name}: {:#?}\n {is:#?}", error.faults()));
                }
            }
            (is, ..) => wrong.push(format!("{name}: {is:?}")),
        }
    }
    assert!(wrong.is_empty(), "{} differ\n{}", wrong.len(), wrong.join("\n"));
}
