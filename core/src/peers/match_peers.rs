//! Entry point of peers: who is put in touch with whom.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::reference::At;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::found::Found;
use crate::referential::index::Referential;
use crate::referential::referential_reference::ReferentialReference;
use crate::value::date::Date;
use crate::value::respondent::Respondent;
use crate::value::version::SchemaVersion;

use super::candidates::{Apart, Candidate, Person, candidates, people};
use super::chosen::Chosen;
use super::closer_bound::closer_bound;
use super::network::{
    MatchStatus, PeerNetwork, PeerNetworkDocument, PeerNetworkTag, PeerStage, PeerStageResult,
    SetApart, StageValue,
};
use super::objective::Objective;
use super::offer::{PeerMode, PeerOffer};
use super::options::MatchOptions;

/// More people than these are not matched at once.
const PEOPLE: usize = 1000;

/// Puts people in touch, from what each ticked for it and nothing else.
///
/// To exchange, two share a subject and work in different territories; nobody's level plays a
/// part. Of tutoring one offers help with what the other asks it for. Nobody is in touch with
/// more people than she would be. Of all such pairs those are taken by which the most people
/// have somebody; of these, those that keep most pairs of before; then those that share most
/// subjects; of tutoring those that ask evenly of who helps; then those between whom distances
/// are known, and short ([`PeerStage`]). The same offers give the same pairs, in whatever order
/// they come.
///
/// Tutoring is an assignment, solved as a minimum-cost flow; an exchange is a matching in a
/// general graph (Edmonds 1965), since three who would each meet one are a pair and one alone,
/// which no flow sees. Both are exact; of several hundred people a proof may be missing, and the
/// stages say by how much at most the pairs could be better.
///
/// ```
/// use boussole_sante::Referential;
/// use boussole_sante::peers::{MatchOptions, PeerMode, PeerOffer, PeerTick, match_peers};
/// let referential = Referential::embedded()?;
/// let (today, until) = ("2026-12-01".parse()?, "2027-06-30".parse()?);
/// let mut offers = Vec::new();
/// for (person, territory) in [("r-017", "93066"), ("r-021", "93001"), ("r-030", "93001")] {
///     let (person, territory) = (person.parse()?, territory.parse()?);
///     let mut offer = PeerOffer::new(&referential, person, territory, until);
///     offer.tick(&referential, "animer-un-atelier", PeerTick::Exchange)?;
///     offers.push(offer);
/// }
/// let options = MatchOptions::on(today, PeerMode::Exchange);
/// let network = match_peers(&offers, &referential, &options)?;
/// assert_eq!((network.pairs.len(), network.alone.len()), (1, 1));
/// # Ok::<(), boussole_sante::Error>(())
/// ```
///
/// # Errors
/// `duplicate_entry` if two offers are of one person, `other_referential` if one stands on
/// another referential or version, `too_large` for more than 1000 people. None of them names
/// anybody.
pub fn match_peers(
    offers: &[PeerOffer],
    referential: &Referential,
    options: &MatchOptions,
) -> Result<PeerNetwork, Error> {
    check(offers, referential)?;
    let (people, apart) = people(offers, options);
    let candidates = candidates(&people, options);
    let earlier: BTreeSet<(&Respondent, &Respondent)> = options
        .earlier
        .iter()
        .filter(|(first, second)| first != second)
        .map(|(first, second)| options.mode.paired(first, second))
        .collect();
    let named = |pair: &Candidate<'_>| {
        let (first, second) = (&people[pair.first].offer, &people[pair.second].offer);
        (&first.person, &second.person)
    };
    let is_kept: Vec<bool> = candidates.iter().map(|pair| earlier.contains(&named(pair))).collect();
    let objective = Objective::of(&people, &candidates, options);
    let (taken, gain, bound) = match options.mode {
        PeerMode::Exchange => {
            let found = objective.exchange(&people, &candidates, &is_kept).most();
            (found.taken, found.gain, found.bound)
        }
        PeerMode::Tutoring => {
            let found = objective.tutoring(&people, &candidates, &is_kept).most();
            (found.taken, found.gain, found.gain)
        }
    };
    let pairs: Vec<usize> = (0..candidates.len()).filter(|pair| taken[*pair]).collect();
    let found = Chosen {
        people: &people,
        apart: &apart,
        candidates: &candidates,
        is_kept: &is_kept,
        pairs,
    };

    let amounts = found.amounts(&objective, options);
    let bound = match gain == bound {
        true => bound,
        false => closer_bound(&people, &candidates, &is_kept, &objective, (&amounts, bound)),
    };
    let bounds = objective.bounds(&amounts, bound);
    let whole =
        |amount: i128| u32::try_from(amount).ok().and_then(|own| StageValue::try_from(own).ok());
    let seeking = people.iter().filter(|person| person.seeks > 0 && !person.sought.is_empty());
    let seeking = seeking.count();
    let mut stages = Vec::new();
    for ((stage, amount), bound) in objective.stages().zip(amounts).zip(bounds) {
        let of = match stage {
            PeerStage::PeopleMet => i128::try_from(seeking).ok().and_then(whole),
            PeerStage::PairsKept => i128::try_from(earlier.len()).ok().and_then(whole),
            _ => None,
        };
        let Some(value) = whole(amount) else { continue };
        let (bound, at) = (bound.and_then(whole), At::default());
        stages.push(PeerStageResult { stage, value, bound, of, at });
    }
    let status = if gain == bound { MatchStatus::Optimal } else { MatchStatus::Bounded };
    let document = PeerNetworkDocument {
        document: PeerNetworkTag::PeerNetwork,
        schema_version: SchemaVersion::CURRENT,
        library: env!("CARGO_PKG_VERSION").to_owned(),
        referential: ReferentialReference::of(referential),
        referential_sha256: referential.hash().clone(),
        mode: options.mode,
        today: options.today,
        retain_until: retained(&people, &apart, options),
        within: options.within,
        status,
        remarks: found.remarks(options),
        alone: found.alone(options),
        unmet: found.unmet(options),
        apart: apart
            .iter()
            .map(|own| SetApart {
                person: own.person.offer.person.clone(),
                cause: own.cause,
                at: At::default(),
            })
            .collect(),
        ended: found.ended(&earlier, options.mode),
        pairs: found.named(),
        stages,
        at: At::default(),
    };
    Ok(PeerNetwork { document, referential: referential.clone() })
}

/// The last day on which an offer counts of those who are told of.
fn retained(people: &[Person<'_>], apart: &[Apart<'_>], options: &MatchOptions) -> Date {
    let told = people.iter().chain(apart.iter().map(|own| &own.person));
    told.map(|person| person.offer.valid_until).max().unwrap_or(options.today).max(options.today)
}

fn check(offers: &[PeerOffer], referential: &Referential) -> Result<(), Error> {
    if offers.len() > PEOPLE {
        let expected = Expected::AtMostPeople { limit: PEOPLE as u64 };
        return Err(Error::usage(Code::TooLarge, expected, offers.len().to_string()));
    }
    let mut seen: BTreeMap<&Respondent, usize> = BTreeMap::new();
    for (place, offer) in offers.iter().enumerate() {
        offer.must_stand_on(referential)?;
        let person = &offer.document().person;
        if let Some(before) = seen.insert(person, place) {
            let expected = Expected::OneOfferOfEach { first: before + 1, second: place + 1 };
            let found = Found::withheld(person.as_str());
            return Err(Error::usage(Code::DuplicateEntry, expected, found));
        }
    }
    Ok(())
}
