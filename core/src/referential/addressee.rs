//! Responsible parties: who can act.

use crate::document::record::words;

words! {
    /// Who can act on a need, take a step or come to an offer.
    pub enum Addressee of "addressee" {
        /// The person in the post.
        Coordination = "coordination",
        /// Those who frame the post.
        Supervision = "supervision",
        /// Elected officials.
        ElectedOfficials = "elected_officials",
        /// Those who fund the post or the approach.
        Funders = "funders",
    }
}
