//! What a person ticked to be put in touch with peers, and who is put in touch with whom.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use boussole_sante as core;
use boussole_sante::peers::{MatchOptions, PeerPlaces, TerritoryCode};

use crate::block::{Block, blocks};
use crate::closed::{
    ApartCause, Language, MatchStatus, PeerMode, PeerRemark, PeerStage, PeerTick, UnmetCause,
};
use crate::error::Result;
use crate::portfolio::CarriedName;
use crate::referential::{Referential, each};

/// What a person ticked to be put in touch with peers. Personal data, for this purpose
/// alone: she sets all of it, it holds no level, and nothing makes it from what does.
/// Threads may share it.
#[derive(Debug, uniffi::Object)]
pub struct PeerOffer {
    referential: Arc<Referential>,
    offer: Mutex<core::peers::PeerOffer>,
}

#[uniffi::export]
impl PeerOffer {
    /// An offer in which nothing is ticked yet: `person` is a pseudonym, `territory` a code
    /// that all who take part use (`93066`), `validUntil` the last day on which it counts.
    #[uniffi::constructor]
    pub fn new(
        referential: Arc<Referential>,
        person: &str,
        territory: &str,
        valid_until: &str,
    ) -> Result<Arc<Self>> {
        let (person, territory, until) =
            (person.parse()?, TerritoryCode::folded(territory)?, valid_until.parse()?);
        let offer = core::peers::PeerOffer::new(&referential.0, person, territory, until);
        Ok(Arc::new(Self { referential, offer: Mutex::new(offer) }))
    }

    /// Reads an offer on its referential; every fault of it is told at once, and nothing
    /// that it says is quoted.
    #[uniffi::constructor]
    pub fn from_json(json: &str, referential: Arc<Referential>) -> Result<Arc<Self>> {
        let offer = core::peers::PeerOffer::from_json(json.as_bytes(), &referential.0)?;
        Ok(Arc::new(Self { referential, offer: Mutex::new(offer) }))
    }

    /// The offer in canonical form (RFC 8785): the same bytes in every language.
    #[must_use]
    pub fn to_json(&self) -> String {
        self.lock().to_json()
    }

    /// Whose it is, under a pseudonym.
    #[must_use]
    pub fn person(&self) -> String {
        self.lock().document().person.as_str().to_owned()
    }

    /// Where she works.
    #[must_use]
    pub fn territory(&self) -> String {
        self.lock().document().territory.to_string()
    }

    /// The last day on which it counts; it is to be deleted after it.
    #[must_use]
    pub fn valid_until(&self) -> String {
        self.lock().document().valid_until.to_string()
    }

    /// The day from which it does not count any more, if she withdrew it.
    #[must_use]
    pub fn withdrawn(&self) -> Option<String> {
        self.lock().document().withdrawn.map(|day| day.to_string())
    }

    /// Whether it is to be deleted on this day: it is after `validUntil`.
    pub fn is_expired(&self, today: &str) -> Result<bool> {
        Ok(self.lock().is_expired(today.parse()?))
    }

    /// The subjects beside which she ticked this, by key.
    #[must_use]
    pub fn ticked(&self, tick: PeerTick) -> Vec<String> {
        let offer = self.lock();
        let own = offer.document().subjects.iter();
        let own = own.filter(|subject| subject.ticks.contains(&tick.into()));
        own.map(|subject| subject.competency.to_string()).collect()
    }

    /// Ticks a subject: what is ticked already adds nothing. Help with one thing is offered
    /// or asked for; who would both exchanges.
    pub fn tick(&self, competency: &str, tick: PeerTick) -> Result<()> {
        Ok(self.lock().tick(&self.referential.0, competency, tick.into())?)
    }

    /// Takes a tick back; says whether there was one.
    pub fn untick(&self, competency: &str, tick: PeerTick) -> bool {
        self.lock().untick(competency, tick.into())
    }

    /// Says with how many people at once (0 to 20), for what she ticks; none is "not now".
    pub fn take(&self, tick: PeerTick, places: u8) -> Result<()> {
        let places = PeerPlaces::try_from(places)?;
        self.lock().take(tick.into(), places);
        Ok(())
    }

    /// Says until which day it counts; it is to be deleted after it.
    pub fn renew(&self, valid_until: &str) -> Result<()> {
        let until = valid_until.parse()?;
        self.lock().renew(until);
        Ok(())
    }

    /// Says where she works now.
    pub fn move_to(&self, territory: &str) -> Result<()> {
        let territory = TerritoryCode::folded(territory)?;
        self.lock().move_to(territory);
        Ok(())
    }

    /// What she ticked, for her to look at.
    #[must_use]
    pub fn blocks(&self, language: Language) -> Vec<Block> {
        blocks(self.lock().blocks(&self.referential.0, language.into()))
    }

    /// Withdraws it: from that day on it counts in nothing, and she is in no result.
    pub fn withdraw(&self, on: &str) -> Result<()> {
        let day = on.parse()?;
        self.lock().withdraw(day);
        Ok(())
    }
}

impl PeerOffer {
    fn lock(&self) -> MutexGuard<'_, core::peers::PeerOffer> {
        self.offer.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An offer that stood on an earlier version, as it stands on a later one. Personal data.
#[derive(Debug, uniffi::Record)]
pub struct CarriedPeerOffer {
    /// The offer on the later version.
    pub offer: Arc<PeerOffer>,
    /// What became of each subject, in the order of the document.
    pub references: Vec<CarriedName>,
}

/// Reads an offer on an earlier version of its referential, and carries it over to this one:
/// `PeerOffer.carryOver`.
#[uniffi::export]
pub fn carry_peer_offer_over(
    json: &str,
    referential: Arc<Referential>,
    earlier: &Referential,
) -> Result<CarriedPeerOffer> {
    let carried = core::peers::PeerOffer::carry_over(json.as_bytes(), &referential.0, &earlier.0)?;
    let references = each(&carried.references);
    let offer = Arc::new(PeerOffer { referential, offer: Mutex::new(carried.offer) });
    Ok(CarriedPeerOffer { offer, references })
}

/// How far two territories are from each other, the same in both directions.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct TerritoryDistance {
    /// One of them.
    pub one: String,
    /// The other.
    pub other: String,
    /// How far, in the unit of who measured it.
    pub distance: u32,
}

/// Two people who are put in touch.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PeerPair {
    /// One of them; of tutoring who helps.
    pub first: String,
    /// The other; of tutoring who is helped.
    pub second: String,
    /// The subjects that both ticked for it: nothing else put them together.
    pub subjects: Vec<String>,
    /// How far their territories are from each other, if that is known.
    pub distance: Option<u32>,
    /// Whether they were in touch before.
    pub kept: bool,
}

/// A subject for which nobody was found.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Unmet {
    /// Who ticked it.
    pub person: String,
    /// The subject.
    pub competency: String,
    /// Why.
    pub cause: UnmetCause,
}

/// A person who takes no part.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SetApart {
    /// Who.
    pub person: String,
    /// Why.
    pub cause: ApartCause,
}

/// Two who were in touch before and are not any more. Who takes no part any more, whether what
/// she ticked expired or she withdrew, is not named.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Ended {
    /// One of them; of tutoring who helped.
    pub first: Option<String>,
    /// The other.
    pub second: Option<String>,
}

/// How much of a stage there is.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PeerStageResult {
    /// The stage.
    pub stage: PeerStage,
    /// How much.
    pub value: u32,
    /// The best that it could come to, given the stages before; not known after the first of
    /// them that could be better.
    pub bound: Option<u32>,
    /// Of how many, where they are counted.
    pub of: Option<u32>,
}

/// People who are put in touch. Personal data of all of them, for who brings them together:
/// each is told her own pairs (`blocksFor`) and no others.
#[derive(Debug, uniffi::Object)]
pub struct PeerNetwork(core::peers::PeerNetwork);

/// Puts people in touch, from what each ticked for it and nothing else: to exchange, two who
/// share a subject and work in different territories; of tutoring one who offers help with
/// what the other asks it for. Nobody is in touch with more people than she would be. The
/// most people have somebody; then the most pairs of before go on; then the most subjects
/// are shared; of tutoring those who help are asked evenly; then distances are known, and
/// short. With `within`, two are no farther than that from each other; `earlier` are the pairs
/// of a network of before, of the same mode.
#[uniffi::export(default(distances = [], within = None, earlier = []))]
pub fn match_peers(
    offers: Vec<Arc<PeerOffer>>,
    referential: &Referential,
    today: &str,
    mode: PeerMode,
    distances: Vec<TerritoryDistance>,
    within: Option<u32>,
    earlier: Vec<PeerPair>,
) -> Result<Arc<PeerNetwork>> {
    let mut options = MatchOptions::on(today.parse()?, mode.into());
    for TerritoryDistance { one, other, distance } in distances {
        let (one, other) = (TerritoryCode::folded(&one)?, TerritoryCode::folded(&other)?);
        options.distances.insert(&one, &other, distance.try_into()?)?;
    }
    options.within = within.map(TryInto::try_into).transpose()?;
    for pair in earlier {
        options.earlier.push((pair.first.parse()?, pair.second.parse()?));
    }
    let offers: Vec<core::peers::PeerOffer> =
        offers.iter().map(|offer| offer.lock().clone()).collect();
    let network = core::peers::match_peers(&offers, &referential.0, &options)?;
    Ok(Arc::new(PeerNetwork(network)))
}

#[uniffi::export]
impl PeerNetwork {
    /// Reads a network of before on its referential; every fault of it is told at once, and
    /// nothing that it says is quoted.
    #[uniffi::constructor]
    pub fn from_json(json: &str, referential: &Referential) -> Result<Arc<Self>> {
        let network = core::peers::PeerNetwork::from_json(json.as_bytes(), &referential.0)?;
        Ok(Arc::new(Self(network)))
    }

    /// The whole network in canonical form (RFC 8785): the same bytes in every language.
    #[must_use]
    pub fn to_json(&self) -> String {
        self.0.to_json()
    }

    /// What the network says to who brings people together, for a screen or a page to lay
    /// out.
    #[must_use]
    pub fn blocks(&self, language: Language) -> Vec<Block> {
        blocks(self.0.blocks(language.into()))
    }

    /// What it says to one person: her own pairs, what both ticked, what she can do, and
    /// nothing about anybody else.
    pub fn blocks_for(&self, person: &str, language: Language) -> Result<Vec<Block>> {
        Ok(blocks(self.0.blocks_for(person, language.into())?))
    }

    /// For what people are put in touch.
    #[must_use]
    pub fn mode(&self) -> PeerMode {
        self.0.mode.into()
    }

    /// The day on which it counts.
    #[must_use]
    pub fn today(&self) -> String {
        self.0.today.to_string()
    }

    /// The day after which it is to be deleted: none of the offers counts any more.
    #[must_use]
    pub fn retain_until(&self) -> String {
        self.0.retain_until.to_string()
    }

    /// How far the pairs are known to be the best.
    #[must_use]
    pub fn status(&self) -> MatchStatus {
        self.0.status.into()
    }

    /// What holds for all of them.
    #[must_use]
    pub fn remarks(&self) -> Vec<PeerRemark> {
        self.0.remarks.iter().map(|remark| (*remark).into()).collect()
    }

    /// The pairs, by pseudonym.
    #[must_use]
    pub fn pairs(&self) -> Vec<PeerPair> {
        each(&self.0.pairs)
    }

    /// Who takes part and has nobody, of tutoring who asks for help, by pseudonym.
    #[must_use]
    pub fn alone(&self) -> Vec<String> {
        self.0.alone.iter().map(|own| own.as_str().to_owned()).collect()
    }

    /// The subjects for which nobody was found, by pseudonym.
    #[must_use]
    pub fn unmet(&self) -> Vec<Unmet> {
        each(&self.0.unmet)
    }

    /// Who takes no part, by pseudonym; who has withdrawn is nowhere.
    #[must_use]
    pub fn apart(&self) -> Vec<SetApart> {
        each(&self.0.apart)
    }

    /// Who was in touch before and is not any more, for each who still takes part.
    #[must_use]
    pub fn ended(&self) -> Vec<Ended> {
        each(&self.0.ended)
    }

    /// What makes the pairs good, in the order in which it counts.
    #[must_use]
    pub fn stages(&self) -> Vec<PeerStageResult> {
        each(&self.0.stages)
    }
}

impl From<&core::peers::PeerPair> for PeerPair {
    fn from(pair: &core::peers::PeerPair) -> Self {
        Self {
            first: pair.first.as_str().to_owned(),
            second: pair.second.as_str().to_owned(),
            subjects: pair.subjects.iter().map(ToString::to_string).collect(),
            distance: pair.distance.map(core::peers::Distance::get),
            kept: pair.kept,
        }
    }
}

impl From<&core::peers::Unmet> for Unmet {
    fn from(own: &core::peers::Unmet) -> Self {
        let (person, competency) = (own.person.as_str().to_owned(), own.competency.to_string());
        Self { person, competency, cause: own.cause.into() }
    }
}

impl From<&core::peers::SetApart> for SetApart {
    fn from(own: &core::peers::SetApart) -> Self {
        Self { person: own.person.as_str().to_owned(), cause: own.cause.into() }
    }
}

impl From<&core::peers::Ended> for Ended {
    fn from(own: &core::peers::Ended) -> Self {
        let name = |own: &Option<core::survey::Respondent>| {
            own.as_ref().map(|own| own.as_str().to_owned())
        };
        Self { first: name(&own.first), second: name(&own.second) }
    }
}

impl From<&core::peers::PeerStageResult> for PeerStageResult {
    fn from(own: &core::peers::PeerStageResult) -> Self {
        let number = |value: core::peers::StageValue| value.get();
        let (bound, of) = (own.bound.map(number), own.of.map(number));
        Self { stage: own.stage.into(), value: number(own.value), bound, of }
    }
}
