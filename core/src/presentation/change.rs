//! What an overlay does to an entry, in a line.

use std::fmt::Display;

use crate::error::language::Language;
use crate::language::referential_sentences as say;
use crate::language::wording;
use crate::referential::overlay::Change;
use crate::value::text::Text;

impl Change {
    /// What is done to which entry, why, and what of it is left, in a line.
    #[must_use]
    pub fn summary(&self, language: Language) -> String {
        let text = |text: &Text| text.get(language.as_str()).0.replace('\n', " ");
        let (label, count) = (text(&self.label), self.referred_by.len());
        let places: [(&str, &dyn Display); 3] = [
            ("change", &wording("change", self.change.as_str(), language)),
            ("kind", &wording("kind", self.kind.as_str(), language)),
            ("label", &label),
        ];
        let was = self.was.as_ref().map(|was| say::WAS.fill(language, &[("text", &text(was))]));
        let reason = self.reason.as_ref().map(|why| text(why).trim_end_matches('.').to_owned());
        let referred = match count {
            0 => None,
            1 => Some(say::REFERRED_BY_ONE.say(language)),
            _ => Some(say::REFERRED_BY.fill(language, &[("count", &count)])),
        };
        let parts = [Some(say::CHANGE.fill(language, &places)), was, reason, referred];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}
