//! The glossary: which terms a text uses.

use boussole_sante as core;

use crate::closed::Language;
use crate::parts::GlossaryTerm;
use crate::referential::Referential;

#[uniffi::export]
impl Referential {
    /// The terms of the glossary that a text uses, in the order of the glossary.
    #[must_use]
    pub fn terms_in(&self, text: &str, language: Language) -> Vec<GlossaryTerm> {
        let terms = self.0.terms_in(text, core::Language::from(language).as_str());
        terms.into_iter().map(GlossaryTerm::from).collect()
    }
}
