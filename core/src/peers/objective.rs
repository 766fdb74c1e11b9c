//! What makes pairs better: one thing after the other, as one sum in integers.

use crate::solve::assignment::Assignment;
use crate::solve::pairing::Pairing;

use super::candidates::{Candidate, Person};
use super::network::PeerStage;
use super::offer::PeerMode;
use super::options::MatchOptions;

/// What counts before what, and by how much: one more of a stage is worth more than all
/// that could be gained in those after it.
#[derive(Debug, Clone)]
pub(super) struct Objective {
    /// In their order.
    stages: Vec<Weighed>,
    is_measured: bool,
}

/// A stage and its weight.
#[derive(Debug, Clone)]
struct Weighed {
    stage: PeerStage,
    /// What one more of it is worth; less than nothing if it is to be little.
    worth: i128,
    /// How much all stages after it can take away.
    taken_after: i128,
}

impl Objective {
    pub(super) fn of(
        people: &[Person<'_>],
        candidates: &[Candidate<'_>],
        options: &MatchOptions,
    ) -> Self {
        let count = |places: fn(&Person<'_>) -> usize| people.iter().map(places).sum::<usize>();
        let (seeks, brings) = (count(|person| person.seeks), count(|person| person.brings));
        let pairs = seeks.min(brings).min(candidates.len());
        let subjects = candidates.iter().map(|pair| pair.subjects.len()).max().unwrap_or(0);
        let farthest = i128::from(options.distances.farthest());
        let pairs = i128::try_from(pairs).unwrap_or(i128::MAX);
        let squares = people.iter().map(|person| person.brings * person.brings).sum::<usize>();
        let wide = |number: usize| i128::try_from(number).unwrap_or(i128::MAX);
        let mut most = vec![
            (PeerStage::PeopleMet, wide(people.len())),
            (PeerStage::PairsKept, pairs),
            (PeerStage::SubjectsShared, pairs * wide(subjects)),
        ];
        if options.mode == PeerMode::Tutoring {
            most.push((PeerStage::UnevenLoad, wide(squares)));
        }
        most.push((PeerStage::DistancesUnknown, pairs));
        most.push((PeerStage::Distance, pairs * farthest));
        let (mut weight, mut taken_after) = (1, 0);
        let mut stages: Vec<Weighed> = Vec::new();
        for (stage, most) in most.into_iter().rev() {
            let worth = if stage.is_to_be_little() { -weight } else { weight };
            stages.push(Weighed { stage, worth, taken_after });
            taken_after -= worth.min(0) * most;
            weight += weight * most;
        }
        stages.reverse();
        Self { stages, is_measured: options.is_measured() }
    }

    pub(super) fn stages(&self) -> impl Iterator<Item = PeerStage> {
        self.stages.iter().map(|own| own.stage)
    }

    pub(super) fn worth(&self, stage: PeerStage) -> i128 {
        let own = self.stages.iter().find(|own| own.stage == stage);
        own.map_or(0, |own| own.worth)
    }

    /// The same with another weight of a subject.
    pub(super) fn with_subjects_worth(&self, worth: i128) -> Self {
        let mut other = self.clone();
        for own in &mut other.stages {
            if own.stage == PeerStage::SubjectsShared {
                own.worth = worth;
            }
        }
        other
    }

    /// An exchange between these people.
    pub(super) fn exchange(
        &self,
        people: &[Person<'_>],
        candidates: &[Candidate<'_>],
        is_kept: &[bool],
    ) -> Pairing {
        let people = people.iter().map(|person| self.of_seeking(person.seeks)).collect();
        Pairing { people, pairs: self.of_pairs(candidates, is_kept) }
    }

    /// Tutoring between these people: who helps on the first side.
    pub(super) fn tutoring(
        &self,
        people: &[Person<'_>],
        candidates: &[Candidate<'_>],
        is_kept: &[bool],
    ) -> Assignment {
        let first = people.iter().map(|person| self.of_helping(person.brings)).collect();
        let second = people.iter().map(|person| self.of_seeking(person.seeks)).collect();
        Assignment { first, second, pairs: self.of_pairs(candidates, is_kept) }
    }

    fn of_pairs(
        &self,
        candidates: &[Candidate<'_>],
        is_kept: &[bool],
    ) -> Vec<(usize, usize, i128)> {
        let pairs = candidates.iter().zip(is_kept);
        pairs.map(|(pair, kept)| (pair.first, pair.second, self.of_pair(pair, *kept))).collect()
    }

    /// What each further pair is worth to one who seeks.
    fn of_seeking(&self, places: usize) -> Vec<i128> {
        let further = |place| if place == 0 { self.worth(PeerStage::PeopleMet) } else { 0 };
        (0..places).map(further).collect()
    }

    /// What each further pair is worth to one who helps: she has them one before she has
    /// the next as others have theirs.
    fn of_helping(&self, places: usize) -> Vec<i128> {
        let uneven = self.worth(PeerStage::UnevenLoad);
        (0..places).map(|before| uneven * i128::try_from(before).unwrap_or(0)).collect()
    }

    /// What a pair is worth besides.
    fn of_pair(&self, pair: &Candidate<'_>, is_kept: bool) -> i128 {
        let subjects = i128::try_from(pair.subjects.len()).unwrap_or(0);
        let far = match pair.distance {
            Some(distance) => self.worth(PeerStage::Distance) * i128::from(distance.get()),
            None if self.is_measured => self.worth(PeerStage::DistancesUnknown),
            None => 0,
        };
        let kept = if is_kept { self.worth(PeerStage::PairsKept) } else { 0 };
        kept + self.worth(PeerStage::SubjectsShared) * subjects + far
    }

    /// What amounts are worth.
    #[cfg(test)]
    pub(super) fn of_amounts(&self, amounts: &[i128]) -> i128 {
        self.stages.iter().zip(amounts).map(|(own, amount)| own.worth * amount).sum()
    }

    /// The best that each stage could come to beside what was found, if no pairs are worth
    /// more than this; nothing of the stages after the first that could be better.
    pub(super) fn bounds(&self, amounts: &[i128], bound: i128) -> Vec<Option<i128>> {
        let mut left = bound;
        let mut is_proved = true;
        let mut bounds = Vec::new();
        for (own, amount) in self.stages.iter().zip(amounts) {
            if !is_proved {
                bounds.push(None);
                continue;
            }
            let most = (left + own.taken_after).div_euclid(own.worth.abs());
            let best = if own.worth > 0 { most } else { (-most).max(0) };
            bounds.push(Some(best));
            is_proved = best == *amount;
            left -= own.worth * amount;
        }
        bounds
    }
}
