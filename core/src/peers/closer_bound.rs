//! A closer bound on an exchange whose fractional pairs would share half a subject more.

use std::cmp::Ordering;

use super::candidates::{Candidate, Person};
use super::network::PeerStage;
use super::objective::Objective;

/// So many weights of a subject are tried.
const ROUNDS: usize = 8;

/// What no pairs are worth more than, given that nobody more can be met and no pair more be
/// kept than these amounts say; the bound itself where that is not proved.
///
/// A subject weighs as much as all that can be lost in distances, so that half a one hides
/// how short the ways could be. Weighed twice, the fractional pairs say how many subjects can
/// be shared at most, as a whole number. With any smaller weight they bound what pairs are
/// worth that share as many (Lagrange's relaxation); the weight by which they share about as
/// many does it best.
pub(super) fn closer_bound(
    people: &[Person<'_>],
    candidates: &[Candidate<'_>],
    is_kept: &[bool],
    objective: &Objective,
    (amounts, bound): (&[i128], i128),
) -> i128 {
    let stages: Vec<PeerStage> = objective.stages().collect();
    let subjects = stages.iter().position(|stage| *stage == PeerStage::SubjectsShared);
    let Some((place, count)) = subjects.and_then(|place| Some((place, amounts.get(place)?))) else {
        return bound;
    };
    let bounds = objective.bounds(amounts, bound);
    let is_proved = |(best, amount): (&Option<i128>, &i128)| *best == Some(*amount);
    if !bounds.iter().zip(amounts).take(place).all(is_proved) {
        return bound;
    }
    let worth = objective.worth(PeerStage::SubjectsShared);
    let halves = |weight: i128| {
        let weighed = objective.with_subjects_worth(weight);
        weighed.exchange(people, candidates, is_kept).halves()
    };
    let before: i128 =
        stages.iter().zip(amounts).take(place).map(|(own, n)| objective.worth(*own) * n).sum();
    let most = halves(2 * worth).gain.div_euclid(2) - before;
    // What distances take is less than the worth of a subject.
    if (most + worth - 1).div_euclid(2 * worth) > *count {
        return bound;
    }
    let (mut low, mut high, mut closest) = (0, worth, bound);
    for _ in 0..ROUNDS {
        let middle = ((low + 1) * high).isqrt();
        let halves = halves(middle);
        closest = closest.min(halves.gain.div_euclid(2) + (worth - middle) * count);
        let taken = candidates.iter().zip(halves.taken.chunks(2));
        let twice: usize = taken
            .map(|(pair, both)| pair.subjects.len() * both.iter().filter(|taken| **taken).count())
            .sum();
        match i128::try_from(twice).unwrap_or(i128::MAX).cmp(&(2 * count)) {
            Ordering::Greater => high = middle,
            Ordering::Less => low = middle,
            Ordering::Equal => break,
        }
    }
    closest
}
