//! Dispositifs: the frames of local health coordination, with dated facts.

use crate::document::record::record;
use crate::document::reference::Ref;
use crate::value::as_of::AsOf;
use crate::value::key::{DispositifKey, PartKey};
use crate::value::text::Text;

use super::entry::entry;
use super::provenance::Provenance;

record! {
    /// A text on which a dispositif rests.
    pub struct LegalBasis {
        /// The text.
        pub title: Text,
        /// Its date.
        pub date: Option<AsOf>,
        /// What it brought.
        pub note: Option<Text>,
        /// Where it was seen.
        pub provenance: Vec<Provenance>,
    }
}

record! {
    /// A body of its governance.
    pub struct Body {
        /// Names the body within its dispositif.
        pub key: PartKey,
        /// How people name it.
        pub label: Text,
        /// What it does.
        pub role: Text,
        /// How often it meets.
        pub frequency: Option<Text>,
        /// Who sits in it.
        pub members: Vec<Text>,
        /// Where it comes from.
        pub provenance: Vec<Provenance>,
    }
}

record! {
    /// A phase of its life.
    pub struct Phase {
        /// Names the phase within its dispositif.
        pub key: PartKey,
        /// How people name it.
        pub label: Text,
        /// What happens in it.
        pub description: Option<Text>,
        /// Where it comes from.
        pub provenance: Vec<Provenance>,
    }
}

record! {
    /// A characteristic that gives it its structure.
    pub struct Characteristic {
        /// Names the characteristic within its dispositif.
        pub key: PartKey,
        /// How people name it.
        pub label: Text,
        /// What it is made of.
        pub parts: Vec<Text>,
        /// Where it comes from.
        pub provenance: Vec<Provenance>,
    }
}

record! {
    /// What it has to do with another dispositif.
    pub struct Articulation {
        /// The other one.
        pub dispositif: Ref<DispositifKey>,
        /// How they go together.
        pub note: Text,
        /// Where it comes from.
        pub provenance: Vec<Provenance>,
    }
}

entry! {
    /// A dispositif.
    pub struct Dispositif of Dispositif named DispositifKey {
        /// Its short name.
        pub acronym: String,
        /// What it is: an approach, a contract, a place to consult.
        pub nature: Text,
        /// What it is for.
        pub purpose: Text,
        /// On which territory.
        pub perimeter: Text,
        /// Who signs it or sits in it.
        pub members: Option<Text>,
        /// For how long.
        pub duration: Option<Text>,
        /// Who employs its coordination.
        pub host: Option<Text>,
        /// The texts on which it rests.
        pub legal_basis: Vec<LegalBasis>,
        /// The bodies of its governance.
        pub bodies: Vec<Body>,
        /// The phases of its life, in order.
        pub phases: Vec<Phase>,
        /// What gives it its structure.
        pub characteristics: Vec<Characteristic>,
        /// What it has to do with others.
        pub articulations: Vec<Articulation>,
    }
}
