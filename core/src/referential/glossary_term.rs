//! Glossary: the terms and short names of the field, each explained with a source.

use crate::document::list::Distinct;
use crate::document::reference::Ref;
use crate::value::key::{DispositifKey, GlossaryTermKey, PartnerKey};
use crate::value::text::Text;

use super::entry::entry;

entry! {
    /// A term of the field. Texts use it where its short name, its label or one of its
    /// synonyms stands in them.
    pub struct GlossaryTerm of GlossaryTerm named GlossaryTermKey {
        /// Its short name, as `QPV`.
        pub acronym: Option<String>,
        /// What it means.
        pub description: Text,
        /// Where a coordinator meets it.
        pub usage: Option<Text>,
        /// The dispositif that it names.
        pub dispositif: Option<Ref<DispositifKey>>,
        /// The partner that it names.
        pub partner: Option<Ref<PartnerKey>>,
        /// Terms that are often met with it.
        pub see_also: Distinct<Ref<GlossaryTermKey>>,
    }
}
