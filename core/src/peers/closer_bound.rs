//! A closer bound on an exchange whose fractional pairs would share half a subject more.

use std::cmp::Ordering;

use super::candidates::{Candidate, Person};
use super::network::PeerStage;
use super::objective::Objective;

/// So many weights of a subject are tried.
const ROUNDS: usize = 8;

/// What no pairs are worth more than, if nobody more can be met, no pair more kept and no
/// subject more shared than these amounts say; the bound itself where that is not proved.
///
/// A subject weighs more than all distances, so that half a one hides how short the ways
/// could be. With any smaller weight the fractional pairs bound what pairs that share as many
/// subjects are worth (Lagrange's relaxation); the weight by which they share about as many
/// does it best.
pub(super) fn closer_bound(
    people: &[Person<'_>],
    candidates: &[Candidate<'_>],
    is_kept: &[bool],
    objective: &Objective,
    (amounts, bound): (&[i128], i128),
) -> i128 {
    let bounds = objective.bounds(amounts, bound);
    let mut stages = objective.stages().zip(amounts).zip(bounds);
    let is_open =
        |((_, amount), best): &((PeerStage, &i128), Option<i128>)| *best != Some(**amount);
    let proved = stages.by_ref().take_while(|own| !is_open(own));
    let subjects =
        proved.map(|(own, _)| own).find(|(stage, _)| *stage == PeerStage::SubjectsShared);
    let Some((_, count)) = subjects else { return bound };
    let worth = objective.worth(PeerStage::SubjectsShared);
    let (mut low, mut high, mut closest) = (0, worth, bound);
    for _ in 0..ROUNDS {
        let middle = ((low + 1) * high).isqrt();
        let weighed = objective.with_subjects_worth(middle);
        let halves = weighed.exchange(people, candidates, is_kept).halves();
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
