//! Added value (« plus-value »): what local coordination brings, to whom, by which means and
//! with which effects (S3).

use crate::document::list::{Distinct, NonEmpty};
use crate::document::record::record;
use crate::document::reference::Ref;
use crate::value::key::{AddedValueKey, CompetencyKey, IndicatorKey, PartKey};
use crate::value::text::Text;

use super::entry::entry;
use super::indicator::Beneficiary;
use super::provenance::Provenance;

record! {
    /// A means by which coordination brings something (« Comment ? »).
    pub struct Means {
        /// Names the means within its added value.
        pub key: PartKey,
        /// What is done.
        pub label: Text,
        /// The competencies that it calls upon.
        pub competencies: Distinct<Ref<CompetencyKey>>,
        /// The added values whose effects feed it.
        pub fed_by: Distinct<Ref<AddedValueKey>>,
        /// The indicators that speak of it.
        pub indicators: Distinct<Ref<IndicatorKey>>,
        /// Where it comes from.
        pub provenance: Vec<Provenance>,
    }
}

record! {
    /// An effect (« Quels effets ? »).
    pub struct Effect {
        /// Names the effect within its added value.
        pub key: PartKey,
        /// What comes of it.
        pub label: Text,
        /// The added values to which it leads in the end.
        pub leads_to: Distinct<Ref<AddedValueKey>>,
        /// The indicators that speak of it.
        pub indicators: Distinct<Ref<IndicatorKey>>,
        /// Where it comes from.
        pub provenance: Vec<Provenance>,
    }
}

entry! {
    /// What coordination brings to a beneficiary.
    pub struct AddedValue of AddedValue named AddedValueKey {
        /// To whom.
        pub beneficiary: Beneficiary,
        /// What it comes down to.
        pub description: Text,
        /// By which means.
        pub means: NonEmpty<Means>,
        /// With which effects.
        pub effects: NonEmpty<Effect>,
        /// What it serves in the end.
        pub aim: Option<Text>,
    }
}
