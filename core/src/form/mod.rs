//! A questionnaire as others field it: the structure of a LimeSurvey survey, and an
//! XLSForm for KoboToolbox and ODK. Codes are those that an export is read by, and what
//! a tool cannot hold is told.

mod codes;
mod condition;
mod limesurvey;
mod loss;
mod xlsform;

pub use limesurvey::{LimesurveyForm, limesurvey};
pub use loss::{BecameInForm, FormLoss};
pub use xlsform::{FormRow, FormSheet, XlsForm, xlsform};

use std::collections::BTreeMap;

use crate::value::text::Text;

/// What stands before the first question, by language: the notice of article 13, as
/// [`notice`](crate::privacy::notice) fills it. Without it a form has no notice, and says so.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FormNotice(BTreeMap<String, String>);

impl FormNotice {
    /// No notice yet.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// The same with the notice in a language, in Markdown.
    #[must_use]
    pub fn with(mut self, language: &str, markdown: &str) -> Self {
        self.0.insert(language.to_owned(), markdown.to_owned());
        self
    }

    fn get(&self, language: &str) -> Option<&str> {
        self.0.get(language).or_else(|| self.0.values().next()).map(String::as_str)
    }
}

/// A text in a language, the main one where it lacks it.
fn said<'t>(text: &'t Text, language: &str) -> &'t str {
    text.get(language).0
}
