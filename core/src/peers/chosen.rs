//! What is told of the pairs that were found, and of who has none.

use std::collections::BTreeSet;

use crate::document::list::{Distinct, NonEmpty};
use crate::document::reference::At;
use crate::value::respondent::Respondent;

use super::candidates::{Apart, Candidate, Person, cause, has_unknown_distance, ticked};
use super::network::{Ended, PeerPair, PeerRemark, PeerStage, Unmet};
use super::objective::Objective;
use super::offer::PeerMode;
use super::options::MatchOptions;

/// The pairs that were found, among all that could be.
pub(super) struct Chosen<'f, 'o> {
    pub(super) people: &'f [Person<'o>],
    /// Who takes no part.
    pub(super) apart: &'f [Apart<'o>],
    pub(super) candidates: &'f [Candidate<'o>],
    /// Of each candidate whether they were in touch before.
    pub(super) is_kept: &'f [bool],
    /// Which candidates are taken.
    pub(super) pairs: Vec<usize>,
}

impl Chosen<'_, '_> {
    fn pairs(&self) -> impl Iterator<Item = &Candidate<'_>> {
        self.pairs.iter().map(|pair| &self.candidates[*pair])
    }

    fn person(&self, place: usize) -> &Respondent {
        &self.people[place].offer.person
    }

    /// Whether somebody was found for what each seeks.
    fn is_met(&self, options: &MatchOptions) -> Vec<bool> {
        let mut is_met = vec![false; self.people.len()];
        for pair in self.pairs() {
            is_met[pair.second] = true;
            is_met[pair.first] |= options.mode == PeerMode::Exchange;
        }
        is_met
    }

    pub(super) fn amounts(&self, objective: &Objective, options: &MatchOptions) -> Vec<i128> {
        let mut helped = vec![0_usize; self.people.len()];
        self.pairs().for_each(|pair| helped[pair.first] += 1);
        let is_known = |pair: &&Candidate<'_>| pair.distance.is_some();
        let amount = |stage| match stage {
            PeerStage::PeopleMet => self.is_met(options).iter().filter(|met| **met).count(),
            PeerStage::PairsKept => self.pairs.iter().filter(|pair| self.is_kept[**pair]).count(),
            PeerStage::SubjectsShared => self.pairs().map(|pair| pair.subjects.len()).sum(),
            PeerStage::UnevenLoad => helped.iter().map(|own| own * own.saturating_sub(1) / 2).sum(),
            PeerStage::DistancesUnknown => {
                let is_asked = options.is_measured();
                self.pairs().filter(|pair| is_asked && !is_known(pair)).count()
            }
            PeerStage::Distance => {
                let known = self.pairs().filter_map(|pair| pair.distance);
                known.map(|distance| distance.get() as usize).sum()
            }
        };
        objective.stages().map(|stage| i128::try_from(amount(stage)).unwrap_or(i128::MAX)).collect()
    }

    pub(super) fn named(&self) -> Vec<PeerPair> {
        let named = self.pairs.iter().filter_map(|place| {
            let pair = &self.candidates[*place];
            let (subject, others) = pair.subjects.split_first()?;
            let others = others.iter().map(|subject| (*subject).clone());
            Some(PeerPair {
                first: self.person(pair.first).clone(),
                second: self.person(pair.second).clone(),
                subjects: NonEmpty::new((*subject).clone(), others),
                distance: pair.distance,
                kept: self.is_kept[*place],
                at: At::default(),
            })
        });
        named.collect()
    }

    pub(super) fn alone(&self, options: &MatchOptions) -> Distinct<Respondent> {
        let is_met = self.is_met(options);
        let people = self.people.iter().zip(is_met);
        let alone = people.filter(|(person, is_met)| !person.sought.is_empty() && !is_met);
        alone.map(|(person, _)| person.offer.person.clone()).collect()
    }

    /// The subjects for which nobody was found, by person and as she ticked them.
    pub(super) fn unmet(&self, options: &MatchOptions) -> Vec<Unmet> {
        let mut met = BTreeSet::new();
        for pair in self.pairs() {
            for subject in &pair.subjects {
                met.insert((pair.second, *subject));
                if options.mode == PeerMode::Exchange {
                    met.insert((pair.first, *subject));
                }
            }
        }
        let mut unmet = Vec::new();
        for (place, person) in self.people.iter().enumerate() {
            for subject in &person.sought {
                if !met.contains(&(place, *subject)) {
                    let everybody = (self.people, self.apart);
                    let cause = cause(person, subject, everybody, options);
                    let (person, competency) = (person.offer.person.clone(), (*subject).clone());
                    unmet.push(Unmet { person, competency, cause, at: At::default() });
                }
            }
        }
        unmet
    }

    /// Pairs of before that do not go on, for each who still takes part. Nothing of the other
    /// is told, not even her place in an order, if she does not.
    pub(super) fn ended(
        &self,
        earlier: &BTreeSet<(&Respondent, &Respondent)>,
        mode: PeerMode,
    ) -> Vec<Ended> {
        let here: BTreeSet<&Respondent> =
            self.people.iter().map(|person| &person.offer.person).collect();
        let pairs: BTreeSet<(&Respondent, &Respondent)> =
            self.pairs().map(|pair| (self.person(pair.first), self.person(pair.second))).collect();
        let known = |person: &Respondent| here.contains(person).then(|| person.clone());
        let mut ended: Vec<_> = earlier
            .iter()
            .filter(|pair| !pairs.contains(*pair))
            .map(|(first, second)| match (known(first), known(second), mode) {
                (None, second, PeerMode::Exchange) => (second, None),
                (first, second, _) => (first, second),
            })
            .filter(|(first, second)| first.is_some() || second.is_some())
            .collect();
        ended.sort();
        let told = ended.into_iter();
        told.map(|(first, second)| Ended { first, second, at: At::default() }).collect()
    }

    pub(super) fn remarks(&self, options: &MatchOptions) -> Distinct<PeerRemark> {
        let mut remarks = Distinct::default();
        let territories: BTreeSet<_> =
            self.people.iter().map(|person| &person.offer.territory).collect();
        if self.people.is_empty() {
            remarks.insert(PeerRemark::NobodyTakesPart);
            return remarks;
        }
        if options.mode == PeerMode::Tutoring {
            let everybody = || ticked(self.people, self.apart);
            if everybody().all(|person| person.brought.is_empty()) {
                remarks.insert(PeerRemark::NobodyOffersHelp);
            }
            if everybody().all(|person| person.sought.is_empty()) {
                remarks.insert(PeerRemark::NobodyAsksForHelp);
            }
        }
        let is_one = self.people.len() > 1 && territories.len() == 1;
        if is_one && options.mode == PeerMode::Exchange {
            remarks.insert(PeerRemark::OneTerritory);
        }
        if options.is_measured() && has_unknown_distance(self.people, options) {
            remarks.insert(PeerRemark::DistancesMissing);
        }
        remarks
    }
}
