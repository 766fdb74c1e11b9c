//! Published figures: quoted as they are, with their date and source.

use crate::document::list::NonEmpty;
use crate::document::record::record;
use crate::value::as_of::AsOf;
use crate::value::decimal::Decimal;
use crate::value::text::Text;

use super::provenance::Provenance;

record! {
    /// A figure as a source publishes it.
    pub struct Figure {
        /// What it counts.
        pub label: Text,
        /// The published value.
        pub value: Decimal,
        /// Its unit.
        pub unit: Text,
        /// The date of which it speaks.
        pub as_of: AsOf,
        /// What a published share divides, where the source gives it.
        pub numerator: Option<Decimal>,
        /// What it is divided by.
        pub denominator: Option<Decimal>,
        /// What to know before quoting it.
        pub note: Option<Text>,
        /// Where it comes from.
        pub provenance: NonEmpty<Provenance>,
    }
}
