//! Entities: the places and groups for which numbers are written down, each within a wider
//! one.

use crate::document::record::{record, words};
use crate::document::reference::Ref;
use crate::referential::binding::ObservedEntity;
use crate::value::key::EntityKey;
use crate::value::text::Text;

words! {
    /// What an entity is.
    pub enum EntityKind of "entity.kind" {
        /// A region.
        Region = "region",
        /// A department.
        Department = "department",
        /// A territory and its programme.
        Territory = "territory",
        /// A network of coordinators.
        Network = "network",
        /// Pathways of people, as numbers only.
        Pathway = "pathway",
    }
}

record! {
    /// A place or a group for which numbers are written down.
    pub struct Entity {
        /// Names the entity.
        pub key: EntityKey,
        /// What it is.
        pub kind: EntityKind,
        /// How people name it.
        pub label: Option<Text>,
        /// The wider entity in which it lies: one, so that nothing counts twice.
        pub part_of: Option<Ref<EntityKey>>,
    }
}

impl EntityKind {
    /// Whether one of this kind can hold one of the other.
    #[must_use]
    pub const fn can_hold(self, other: Self) -> bool {
        use EntityKind::{Department, Network, Pathway, Region, Territory};
        matches!(
            (self, other),
            (Region, Department | Territory | Network | Pathway)
                | (Department, Territory | Network | Pathway)
                | (Network, Pathway)
        )
    }

    /// Whether numbers that are written down for the other kind may be written for one of
    /// this: for it, or for what holds such.
    #[must_use]
    pub const fn can_be_observed_for(self, other: Self) -> bool {
        self as u8 == other as u8 || self.can_hold(other)
    }
}

impl From<ObservedEntity> for EntityKind {
    fn from(entity: ObservedEntity) -> Self {
        match entity {
            ObservedEntity::Territory => Self::Territory,
            ObservedEntity::Network => Self::Network,
            ObservedEntity::Pathway => Self::Pathway,
            ObservedEntity::Region => Self::Region,
        }
    }
}
