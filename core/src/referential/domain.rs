//! Domains: what competencies are about.

use crate::document::reference::Ref;
use crate::value::key::DomainKey;
use crate::value::text::Text;

use super::entry::entry;
use super::factor::NeedLevel;

entry! {
    /// A domain of competencies.
    pub struct Domain of Domain named DomainKey {
        /// The domain of which it is a part.
        pub parent: Option<Ref<DomainKey>>,
        /// What it holds together.
        pub description: Option<Text>,
        /// The need level to which it belongs.
        pub need_level: Option<NeedLevel>,
    }
}
