//! Partners: the bodies around local health coordination, and what each does for it.

use crate::document::list::{Distinct, NonEmpty};
use crate::document::record::words;
use crate::document::reference::Ref;
use crate::value::as_of::AsOf;
use crate::value::key::{DispositifKey, PartnerKey};
use crate::value::text::Text;

use super::addressee::Addressee;
use super::entry::entry;

words! {
    /// On which scale a partner works.
    pub enum PartnerScale of "partner.scale" {
        /// The whole country.
        National = "national",
        /// A region.
        Regional = "regional",
        /// A département.
        Departmental = "departmental",
        /// A town, or a few.
        Local = "local",
    }
}

entry! {
    /// A body around local health coordination.
    pub struct Partner of Partner named PartnerKey {
        /// Its short name.
        pub acronym: Option<String>,
        /// On which scale it works.
        pub scale: PartnerScale,
        /// What it is.
        pub description: Text,
        /// What it does for coordination, a sentence each.
        pub roles: NonEmpty<Text>,
        /// What to turn to it for.
        pub turn_to: Option<Text>,
        /// The responsible party that stands for it elsewhere in the referential.
        pub addressee: Option<Addressee>,
        /// The dispositifs to which it is tied; none if it is common.
        pub dispositifs: Distinct<Ref<DispositifKey>>,
        /// Until when it was there, where it is no more.
        pub until: Option<AsOf>,
    }
}
