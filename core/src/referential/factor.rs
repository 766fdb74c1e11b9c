//! Contextual factors: what is needed around and between people.

use crate::document::record::words;
use crate::value::key::FactorKey;
use crate::value::text::Text;

use super::addressee::Addressee;
use super::entry::entry;

words! {
    /// The three levels of needs (S2 p.9).
    pub enum NeedLevel of "need_level" {
        /// What surrounds the post: elected officials, hierarchy, other services.
        Environment = "environment",
        /// What the person learns.
        Skills = "skills",
        /// What peers bring each other.
        Peers = "peers",
    }
}

entry! {
    /// A factor: a condition of the work, not a quality of the person.
    pub struct Factor of Factor named FactorKey {
        /// The need level to which it belongs.
        pub need_level: NeedLevel,
        /// A statement with which a person agrees or not, about one idea and
        /// no named person.
        pub item: Text,
        /// Who can act on it.
        pub addressee: Addressee,
        /// What it covers.
        pub description: Option<Text>,
    }
}
