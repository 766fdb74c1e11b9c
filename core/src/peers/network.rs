//! The pairs as a document: who with whom, on what, and who is alone, and why.

use std::collections::BTreeSet;

use crate::document::authored::read_document;
use crate::document::canonical::canonical_json;
use crate::document::list::{Distinct, NonEmpty};
use crate::document::node::Node;
use crate::document::reader::Reader;
use crate::document::record::{bounded, record, words};
use crate::document::sha256::Sha256;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::referential::index::Referential;
use crate::referential::referential_reference::ReferentialReference;
use crate::value::date::Date;
use crate::value::key::CompetencyKey;
use crate::value::respondent::Respondent;
use crate::value::version::SchemaVersion;

use super::distances::Distance;
use super::offer::PeerMode;

words! {
    /// What kind of document this is.
    pub enum PeerNetworkTag {
        /// People who are put in touch.
        PeerNetwork = "peer-network",
    }
}

words! {
    /// What makes pairs better, in this order: more of one counts for more than anything of
    /// the next.
    pub enum PeerStage of "peers.stage" {
        /// People who have somebody, of tutoring those who ask for help; the most.
        PeopleMet = "people_met",
        /// Pairs of before that go on; the most.
        PairsKept = "pairs_kept",
        /// Subjects that pairs share, over all pairs; the most.
        SubjectsShared = "subjects_shared",
        /// How unevenly those who help are asked: of each how many two of hers there are;
        /// the least.
        UnevenLoad = "uneven_load",
        /// Pairs between whom no distance is known; the fewest.
        DistancesUnknown = "distances_unknown",
        /// The distances of all pairs together; the least.
        Distance = "distance",
    }
}

impl PeerStage {
    /// Whether less of it is better.
    #[must_use]
    pub const fn is_to_be_little(self) -> bool {
        matches!(self, Self::UnevenLoad | Self::DistancesUnknown | Self::Distance)
    }
}

words! {
    /// How far the pairs are known to be the best.
    pub enum MatchStatus of "peers.status" {
        /// None are better, stage by stage.
        Optimal = "optimal",
        /// Better ones may exist; the stages say by how much at most.
        Bounded = "bounded",
    }
}

words! {
    /// Why a person takes no part.
    pub enum ApartCause of "peers.apart" {
        /// What she ticked does not count any more.
        Expired = "expired",
        /// She ticked nothing for this purpose.
        NoSubject = "no_subject",
        /// She would be in touch with nobody at present.
        NoPlace = "no_place",
    }
}

words! {
    /// Why nobody was found for what a person ticked. Of several that which came nearest.
    pub enum UnmetCause of "peers.cause" {
        /// Nobody else ticked what would go with it.
        Nobody = "nobody",
        /// Those who did work in the same territory.
        SameTerritory = "same_territory",
        /// Those who did are too far away.
        TooFar = "too_far",
        /// How far they are is not known.
        DistanceUnknown = "distance_unknown",
        /// They are in touch with as many as they would, or she is.
        PlacesTaken = "places_taken",
        /// She would be in touch with nobody for it at present.
        NoPlace = "no_place",
    }
}

words! {
    /// What holds for all of them.
    pub enum PeerRemark of "peers.remark" {
        /// Nobody takes part.
        NobodyTakesPart = "nobody_takes_part",
        /// Nobody offers help.
        NobodyOffersHelp = "nobody_offers_help",
        /// Nobody asks for help.
        NobodyAsksForHelp = "nobody_asks_for_help",
        /// All work in one territory.
        OneTerritory = "one_territory",
        /// Between some who could be paired no distance is known.
        DistancesMissing = "distances_missing",
    }
}

bounded! {
    /// How much of something there is.
    pub struct StageValue(u32) in 0..=2_000_000_000;
}

record! {
    private
    /// Two people who are put in touch.
    pub struct PeerPair {
        /// One of them; of tutoring who helps.
        pub first: Respondent,
        /// The other; of tutoring who is helped.
        pub second: Respondent,
        /// The subjects that both ticked for it: nothing else put them together.
        pub subjects: NonEmpty<CompetencyKey>,
        /// How far their territories are from each other, if that is known.
        pub distance: Option<Distance>,
        /// Whether they were in touch before.
        pub kept: bool,
    }
}

record! {
    private
    /// A subject for which nobody was found.
    pub struct Unmet {
        /// Who ticked it.
        pub person: Respondent,
        /// The subject.
        pub competency: CompetencyKey,
        /// Why.
        pub cause: UnmetCause,
    }
}

record! {
    private
    /// A person who takes no part.
    pub struct SetApart {
        /// Who.
        pub person: Respondent,
        /// Why.
        pub cause: ApartCause,
    }
}

record! {
    private
    /// Two who were in touch before and are not any more. Who takes no part any more, whether
    /// what she ticked expired or she withdrew, is not named.
    pub struct Ended {
        /// One of them; of tutoring who helped.
        pub first: Option<Respondent>,
        /// The other.
        pub second: Option<Respondent>,
    }
}

record! {
    private
    /// How much of a stage there is.
    pub struct PeerStageResult {
        /// The stage.
        pub stage: PeerStage,
        /// How much.
        pub value: StageValue,
        /// The best that it could come to, given the stages before; not known after the
        /// first of them that could be better.
        pub bound: Option<StageValue>,
        /// Of how many, where they are counted.
        pub of: Option<StageValue>,
    }
}

record! {
    private
    /// People who are put in touch. Personal data of all of them, for who brings them
    /// together; each is told her own pairs and no others.
    pub struct PeerNetworkDocument {
        /// What kind of document this is.
        pub document: PeerNetworkTag,
        /// The version of the format.
        pub schema_version: SchemaVersion,
        /// The version of the library.
        pub library: String,
        /// On which referential it stands.
        pub referential: ReferentialReference,
        /// The SHA-256 of the canonical form of the referential.
        pub referential_sha256: Sha256,
        /// For what.
        pub mode: PeerMode,
        /// The day on which it counts.
        pub today: Date,
        /// The day after which it is to be deleted: none of the offers counts any more.
        pub retain_until: Date,
        /// How far two may be from each other; any distance if absent.
        pub within: Option<Distance>,
        /// How far the pairs are known to be the best.
        pub status: MatchStatus,
        /// What holds for all of them.
        pub remarks: Distinct<PeerRemark>,
        /// The pairs, by pseudonym.
        pub pairs: Vec<PeerPair>,
        /// Who takes part and has nobody, of tutoring who asks for help, by pseudonym.
        pub alone: Distinct<Respondent>,
        /// The subjects for which nobody was found, by pseudonym.
        pub unmet: Vec<Unmet>,
        /// Who takes no part, by pseudonym; who has withdrawn is nowhere.
        pub apart: Vec<SetApart>,
        /// Who was in touch before and is not any more, for each who still takes part.
        pub ended: Vec<Ended>,
        /// What makes the pairs good, in the order in which it counts.
        pub stages: Vec<PeerStageResult>,
    }
}

impl PeerNetworkDocument {
    fn check(&self, reader: &mut Reader) {
        let mut seen = BTreeSet::new();
        for pair in &self.pairs {
            let (first, second) = (&pair.first, &pair.second);
            if first == second {
                reader.fault(Code::InvalidValue, &pair.at, Expected::TwoPeople, "");
            } else if !seen.insert(self.mode.paired(first, second)) {
                reader.fault(Code::DuplicateEntry, &pair.at, Expected::EachPairOnce, "");
            }
        }
        for own in &self.ended {
            if own.first.is_none() && own.second.is_none() {
                let [first, second] = ["first", "second"].map(str::to_owned);
                let expected = Expected::EitherField { first, second };
                reader.fault(Code::FieldRequired, &own.at, expected, "");
            }
        }
    }
}

/// People who are put in touch: see [`match_peers`](super::match_peers()).
#[derive(Clone)]
pub struct PeerNetwork {
    pub(super) document: PeerNetworkDocument,
    pub(super) referential: Referential,
}

/// Nothing of a person is in a log.
impl std::fmt::Debug for PeerNetwork {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PeerNetwork")
            .field("mode", &self.document.mode)
            .field("pairs", &self.document.pairs.len())
            .finish_non_exhaustive()
    }
}

impl std::ops::Deref for PeerNetwork {
    type Target = PeerNetworkDocument;

    fn deref(&self) -> &PeerNetworkDocument {
        &self.document
    }
}

impl PeerNetwork {
    /// Reads a network of before on its referential.
    ///
    /// # Errors
    /// Every fault of the document at once; nothing that it says is quoted.
    /// `other_referential` if it stands on another referential or version, `invalid_value` for
    /// a pair of one person, `duplicate_entry` for one that stands twice.
    pub fn from_json(bytes: &[u8], referential: &Referential) -> Result<Self, Error> {
        let check = |document: &PeerNetworkDocument, reader: &mut Reader| {
            document.referential.is_met_by(referential, reader);
            document.check(reader);
        };
        let (node, text) = (Node::parse(bytes)?, std::str::from_utf8(bytes).ok());
        let tag = PeerNetworkTag::PeerNetwork.as_str();
        let document = read_document(&node, text, tag, Reader::of_a_person(), check)?;
        Ok(Self { document, referential: referential.clone() })
    }

    /// What it holds.
    #[must_use]
    pub fn document(&self) -> &PeerNetworkDocument {
        &self.document
    }

    /// The referential that names the subjects.
    #[must_use]
    pub fn referential(&self) -> &Referential {
        &self.referential
    }

    /// The network in canonical form (RFC 8785): the same bytes in every language.
    #[must_use]
    pub fn to_json(&self) -> String {
        canonical_json(&self.document).unwrap_or_default()
    }

    /// With whom a person is put in touch.
    pub fn pairs_of<'n>(&'n self, person: &'n str) -> impl Iterator<Item = &'n PeerPair> {
        let is_own = move |one: &Respondent| one.as_str() == person;
        self.document.pairs.iter().filter(move |pair| is_own(&pair.first) || is_own(&pair.second))
    }
}
