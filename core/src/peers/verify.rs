//! Whether a network keeps what it promises: read from the offers again, and knowing
//! nothing of how it was found.

use std::collections::BTreeMap;

use super::network::PeerNetwork;
use super::offer::{PeerMode, PeerOffer, PeerOfferDocument, PeerTick};
use super::options::MatchOptions;

impl PeerNetwork {
    /// Every limit that a pair breaks, in words that name nobody; none of a network that
    /// was made of these offers.
    #[must_use]
    pub fn violations(&self, offers: &[PeerOffer], options: &MatchOptions) -> Vec<String> {
        let by_name: BTreeMap<&str, &PeerOffer> =
            offers.iter().map(|offer| (offer.document().person.as_str(), offer)).collect();
        let (mut found, mut counts) = (Vec::new(), BTreeMap::new());
        for (place, pair) in self.pairs.iter().enumerate() {
            let mut wrong = |what: &str| found.push(format!("pair {place}: {what}"));
            let both = (by_name.get(pair.first.as_str()), by_name.get(pair.second.as_str()));
            let (Some(first), Some(second)) = both else {
                wrong("of somebody who did not offer to take part");
                continue;
            };
            for offer in [first, second] {
                if !offer.counts(options.today) {
                    wrong("of an offer that does not count");
                }
            }
            let (first, second) = (first.document(), second.document());
            if first.person == second.person {
                wrong("of one person");
            }
            let earlier = &self.pairs[..place];
            let is_same = |one: &super::network::PeerPair| {
                (&one.first, &one.second) == (&pair.first, &pair.second)
                    || self.mode == PeerMode::Exchange
                        && (&one.second, &one.first) == (&pair.first, &pair.second)
            };
            if earlier.iter().any(is_same) {
                wrong("twice");
            }
            let (bring, seek) = ticks(self.mode);
            let ticked = |own: &PeerOfferDocument, tick, key: &str| {
                let own = own.subjects.iter().find(|subject| subject.competency.as_str() == key);
                own.is_some_and(|subject| subject.ticks.contains(&tick))
            };
            for subject in pair.subjects.iter().map(AsRef::as_ref) {
                if !ticked(first, bring, subject) || !ticked(second, seek, subject) {
                    wrong("on a subject that not both ticked for it");
                }
            }
            if self.mode == PeerMode::Exchange && first.territory == second.territory {
                wrong("of one territory");
            }
            let distance = options.distances.between(&first.territory, &second.territory);
            if distance != pair.distance {
                wrong("at another distance");
            }
            if options.within.is_some_and(|most| distance.is_none_or(|own| own > most)) {
                wrong("too far, or nobody knows how far");
            }
            for (own, tick) in [(first, bring), (second, seek)] {
                let count: &mut usize = counts.entry((own.person.as_str(), tick)).or_default();
                *count += 1;
                if *count > own.places(tick) {
                    wrong("with more people than one of them would");
                }
            }
        }
        found
    }
}

/// What one ticks who brings a subject, and one who seeks it.
const fn ticks(mode: PeerMode) -> (PeerTick, PeerTick) {
    match mode {
        PeerMode::Exchange => (PeerTick::Exchange, PeerTick::Exchange),
        PeerMode::Tutoring => (PeerTick::OffersHelp, PeerTick::AsksHelp),
    }
}
