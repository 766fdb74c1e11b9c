//! What a person ticked, on a later version of its referential.

use crate::document::node::Node;
use crate::document::reference::At;
use crate::error::fault::Error;
use crate::error::location::Pointer;
use crate::referential::index::Referential;
use crate::referential::referential_reference::ReferentialReference;
use crate::value::key::CompetencyKey;
use crate::versions::name_walk::NameWalk;
use crate::versions::{Became, Carried, Fate};

use super::offer::{PeerOffer, PeerSubject, PeerTick};

/// After these changes a subject is to be looked at again.
const BREAKS: [Became; 2] = [Became::Revised, Became::Altered];

/// An offer that stood on an earlier version, as it stands on a later one. Personal data.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct CarriedPeerOffer {
    /// The offer on the later version.
    pub offer: PeerOffer,
    /// What became of each subject, in the order of the document.
    pub references: Vec<Carried>,
}

impl CarriedPeerOffer {
    /// How many subjects have this fate.
    #[must_use]
    pub fn count(&self, fate: Fate) -> usize {
        self.references.iter().filter(|one| one.fate == fate).count()
    }
}

impl PeerOffer {
    /// Reads an offer on an earlier version of its referential, and carries it over to this
    /// one: a subject that is called otherwise is converted; one that means something else
    /// stays, and is to review; one that was split or is no longer used is left out, and
    /// told. Where two became one of which she offered and asked for help, she exchanges.
    ///
    /// # Errors
    /// Those of [`from_json`](Self::from_json) on `earlier`, and `other_referential` if the
    /// two are neither versions of one referential nor lie on the same.
    pub fn carry_over(
        bytes: &[u8],
        referential: &Referential,
        earlier: &Referential,
    ) -> Result<CarriedPeerOffer, Error> {
        let mut walk = NameWalk::new(referential, earlier)?;
        let mut document = Self::from_json(bytes, earlier)?.document().clone();
        let mut subjects: Vec<PeerSubject> = Vec::new();
        for (place, own) in document.subjects.iter().enumerate() {
            let key = own.competency.as_str();
            let at = Pointer::root().key("subjects").index(place).key("competency");
            let (fate, now) = walk.carry(at, "competencies", key, &BREAKS);
            if fate != Fate::Converted && walk.is_end("competencies", key) {
                continue;
            }
            let Ok(competency) = now.parse::<CompetencyKey>() else { continue };
            if let Some(known) = subjects.iter_mut().find(|known| known.competency == competency) {
                for tick in own.ticks.iter() {
                    known.ticks.insert(*tick);
                }
            } else {
                subjects.push(PeerSubject {
                    competency,
                    ticks: own.ticks.clone(),
                    at: At::default(),
                });
            }
        }
        for subject in &mut subjects {
            let both = [PeerTick::OffersHelp, PeerTick::AsksHelp];
            if both.iter().all(|tick| subject.ticks.contains(tick)) {
                subject.ticks = [PeerTick::Exchange].into_iter().collect();
            }
        }
        document.subjects = subjects;
        document.referential = ReferentialReference::of(referential);
        let offer = Self::read(&Node::of(&document)?, None, referential)?;
        Ok(CarriedPeerOffer { offer, references: walk.found })
    }
}
