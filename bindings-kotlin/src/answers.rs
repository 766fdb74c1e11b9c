//! The document of answers of one person, and answers from plain values.

use std::collections::HashMap;
use std::sync::Arc;

use boussole_sante as core;
use serde_json::Value;

use crate::answer::Answer;
use crate::closed::Cells;
use crate::error::Result;
use crate::questionnaire::Questionnaire;

/// The answers of one person as a document. Personal data.
#[derive(Debug, uniffi::Object)]
pub struct Answers(core::Answers);

#[uniffi::export]
impl Answers {
    /// Reads a document of answers to this questionnaire, or to its `earlier`
    /// version.
    ///
    /// Every fault is told at once, personal values masked.
    #[uniffi::constructor(default(earlier = None))]
    pub fn from_json(
        json: &str,
        questionnaire: &Questionnaire,
        earlier: Option<Arc<Questionnaire>>,
    ) -> Result<Arc<Self>> {
        Self::read(json.as_bytes(), questionnaire, earlier)
    }

    /// The same from the bytes of a file, UTF-8.
    #[uniffi::constructor(default(earlier = None))]
    pub fn from_bytes(
        json: Vec<u8>,
        questionnaire: &Questionnaire,
        earlier: Option<Arc<Questionnaire>>,
    ) -> Result<Arc<Self>> {
        Self::read(&json, questionnaire, earlier)
    }

    /// The document in canonical form (RFC 8785).
    #[must_use]
    pub fn to_json(&self) -> String {
        self.0.to_json()
    }

    /// The answers by item.
    #[must_use]
    pub fn by_item(&self) -> HashMap<String, Answer> {
        let answers = self.0.answers().iter();
        answers.map(|(item, answer)| (item.to_string(), answer.into())).collect()
    }

    /// The day after which the answers are to be deleted, as `2028-11-22`.
    #[must_use]
    pub fn retain_until(&self) -> String {
        self.0.retain_until().to_string()
    }

    /// Whether that day is past, on the day given.
    pub fn is_expired(&self, today: &str) -> Result<bool> {
        Ok(self.0.is_expired(today.parse()?))
    }
}

impl Answers {
    fn read(
        json: &[u8],
        questionnaire: &Questionnaire,
        earlier: Option<Arc<Questionnaire>>,
    ) -> Result<Arc<Self>> {
        let answers = match earlier {
            Some(earlier) => core::Answers::from_earlier(json, &questionnaire.0, &earlier.0),
            None => core::Answers::from_json(json, &questionnaire.0),
        };
        Ok(Arc::new(Self(answers?)))
    }
}

/// Answers in their documented form, by item, as JSON, from plain values: each
/// value as JSON (`2`, `"2"`, `null`, `["x"]`, `{"level": 3}`). `cells` says
/// what single choices hold.
#[uniffi::export]
pub fn answers_from_plain(
    questionnaire: &Questionnaire,
    cells: Cells,
    items: Vec<String>,
    values: Vec<String>,
) -> Result<String> {
    let plan = core::Plan::with_cells(&questionnaire.0, cells.into())?;
    let plain = items.iter().zip(values.into_iter().map(plain));
    Ok(core::document::canonical_json(&plan.answers(plain)?)?)
}

/// A value as the core takes it; what is no JSON is a text.
fn plain(json: String) -> core::scoring::Plain {
    let text = |code: &Value| code.as_str().map_or_else(|| code.to_string(), str::to_owned);
    match serde_json::from_str(&json) {
        Ok(Value::Null) => core::scoring::Plain::Null,
        Ok(Value::Bool(value)) => core::scoring::Plain::Bool(value),
        Ok(Value::Number(number)) => match number.as_i64() {
            Some(integer) => core::scoring::Plain::Integer(integer),
            None => core::scoring::Plain::Float(number.as_f64().unwrap_or(f64::NAN)),
        },
        Ok(Value::String(text)) => core::scoring::Plain::Text(text),
        Ok(Value::Array(codes)) => core::scoring::Plain::List(codes.iter().map(text).collect()),
        Ok(Value::Object(_)) => core::scoring::Plain::Json(json),
        Err(_) => core::scoring::Plain::Text(json),
    }
}
