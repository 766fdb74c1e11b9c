//! Who takes part, and which two could be paired.

use std::collections::BTreeSet;

use crate::value::key::CompetencyKey;

use super::distances::Distance;
use super::network::{ApartCause, UnmetCause};
use super::offer::{PeerMode, PeerOffer, PeerOfferDocument, PeerTick};
use super::options::MatchOptions;

/// One who takes part.
#[derive(Debug)]
pub(super) struct Person<'o> {
    pub(super) offer: &'o PeerOfferDocument,
    /// What she ticked that counts in this mode: of tutoring what she asks for.
    pub(super) sought: BTreeSet<&'o CompetencyKey>,
    /// What she brings: in an exchange the same, of tutoring what she offers.
    pub(super) brought: BTreeSet<&'o CompetencyKey>,
    /// With how many people she would be in touch for what she seeks.
    pub(super) seeks: usize,
    /// With how many people for what she brings.
    pub(super) brings: usize,
}

/// One who takes no part, and why.
#[derive(Debug)]
pub(super) struct Apart<'o> {
    pub(super) person: Person<'o>,
    pub(super) cause: ApartCause,
}

/// Everybody who ticked something that counts, whether she has a place for it or not.
pub(super) fn ticked<'f, 'o>(
    people: &'f [Person<'o>],
    apart: &'f [Apart<'o>],
) -> impl Iterator<Item = &'f Person<'o>> {
    let placeless = apart.iter().filter(|own| own.cause == ApartCause::NoPlace);
    people.iter().chain(placeless.map(|own| &own.person))
}

/// Two people who could be paired; in tutoring the first helps the second.
#[derive(Debug)]
pub(super) struct Candidate<'o> {
    pub(super) first: usize,
    pub(super) second: usize,
    pub(super) subjects: Vec<&'o CompetencyKey>,
    pub(super) distance: Option<Distance>,
}

/// Everybody who takes part, by pseudonym, and who does not, and why.
pub(super) fn people<'o>(
    offers: &'o [PeerOffer],
    options: &MatchOptions,
) -> (Vec<Person<'o>>, Vec<Apart<'o>>) {
    let (mut people, mut apart) = (Vec::new(), Vec::new());
    // Who has withdrawn is nowhere, not even among those who take no part.
    for offer in offers.iter().filter(|offer| !offer.is_withdrawn(options.today)) {
        let own = offer.document();
        let person = Person::of(own, options.mode);
        if offer.is_expired(options.today) {
            apart.push(Apart { person, cause: ApartCause::Expired });
        } else if person.sought.is_empty() && person.brought.is_empty() {
            apart.push(Apart { person, cause: ApartCause::NoSubject });
        } else if person.seeks + person.brings == 0 {
            apart.push(Apart { person, cause: ApartCause::NoPlace });
        } else {
            people.push(person);
        }
    }
    people.sort_by(|one, other| one.offer.person.cmp(&other.offer.person));
    apart.sort_by(|one, other| one.person.offer.person.cmp(&other.person.offer.person));
    (people, apart)
}

impl<'o> Person<'o> {
    fn of(offer: &'o PeerOfferDocument, mode: PeerMode) -> Self {
        let (seeks, brings) = match mode {
            PeerMode::Exchange => (PeerTick::Exchange, PeerTick::Exchange),
            PeerMode::Tutoring => (PeerTick::AsksHelp, PeerTick::OffersHelp),
        };
        let places = |tick| match offer.ticked(tick).next() {
            Some(_) => offer.places(tick),
            None => 0,
        };
        Self {
            offer,
            sought: offer.ticked(seeks).collect(),
            brought: offer.ticked(brings).collect(),
            seeks: places(seeks),
            brings: places(brings),
        }
    }

    /// What this person brings of what the other seeks.
    fn brings_to(&self, other: &Self) -> Vec<&'o CompetencyKey> {
        match self.brings > 0 && other.seeks > 0 {
            true => self.brought.intersection(&other.sought).copied().collect(),
            false => Vec::new(),
        }
    }
}

/// What keeps two people apart though one brings what the other seeks.
pub(super) fn obstacle(
    one: &PeerOfferDocument,
    other: &PeerOfferDocument,
    options: &MatchOptions,
) -> Option<UnmetCause> {
    // Colleagues of one town know each other; an exchange is to widen the view.
    if options.mode == PeerMode::Exchange && one.territory == other.territory {
        return Some(UnmetCause::SameTerritory);
    }
    let within = options.within?;
    match options.distances.between(&one.territory, &other.territory) {
        None => Some(UnmetCause::DistanceUnknown),
        Some(distance) if distance > within => Some(UnmetCause::TooFar),
        Some(_) => None,
    }
}

/// Every two who could be paired.
pub(super) fn candidates<'o>(people: &[Person<'o>], options: &MatchOptions) -> Vec<Candidate<'o>> {
    let mut candidates = Vec::new();
    for (first, one) in people.iter().enumerate() {
        for (second, other) in people.iter().enumerate() {
            let is_seen = options.mode == PeerMode::Exchange && second < first;
            if first == second || is_seen || obstacle(one.offer, other.offer, options).is_some() {
                continue;
            }
            let subjects = one.brings_to(other);
            if !subjects.is_empty() {
                let (from, to) = (&one.offer.territory, &other.offer.territory);
                let distance = options.distances.between(from, to);
                candidates.push(Candidate { first, second, subjects, distance });
            }
        }
    }
    candidates
}

/// Whether between two of whom one brings what the other seeks no distance is known.
pub(super) fn has_unknown_distance(people: &[Person<'_>], options: &MatchOptions) -> bool {
    let is_unknown = |one: &Person<'_>, other: &Person<'_>| {
        let (from, to) = (&one.offer.territory, &other.offer.territory);
        options.distances.between(from, to).is_none() && !one.brings_to(other).is_empty()
    };
    people.iter().any(|one| people.iter().any(|other| is_unknown(one, other)))
}

/// Why nobody was found for what a person seeks: what is nearest to having been possible.
pub(super) fn cause(
    own: &Person<'_>,
    subject: &CompetencyKey,
    (people, apart): (&[Person<'_>], &[Apart<'_>]),
    options: &MatchOptions,
) -> UnmetCause {
    if own.seeks == 0 {
        return UnmetCause::NoPlace;
    }
    let others = ticked(people, apart)
        .filter(|other| other.offer.person != own.offer.person && other.brought.contains(subject));
    let obstacles = others
        .map(|other| obstacle(other.offer, own.offer, options).unwrap_or(UnmetCause::PlacesTaken));
    obstacles.max().unwrap_or(UnmetCause::Nobody)
}
