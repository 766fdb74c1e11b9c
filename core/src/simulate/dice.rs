//! Pseudo-random numbers that are the same on every machine: PCG64 from a seed,
//! and nothing but integers after it.

use rand_pcg::Pcg64;
use rand_pcg::rand_core::Rng;

/// The stream that PCG's authors name as default.
const STREAM: u128 = 0x0a02_bdbf_7bb3_c0a7_ac28_fa16_a64a_bf96;

/// A source of chance.
pub(super) struct Dice(Pcg64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(Pcg64::new(u128::from(seed), STREAM))
    }

    /// Another source, which goes its own way from here.
    pub(super) fn split(&mut self) -> Self {
        let state = u128::from(self.0.next_u64()) << 64 | u128::from(self.0.next_u64());
        Self(Pcg64::new(state, STREAM))
    }

    /// A number below this one; 0 below 0.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        let scaled = u128::from(self.0.next_u64()) * bound as u128;
        usize::try_from(scaled >> 64).unwrap_or(0)
    }

    /// True so many times in a thousand.
    pub(super) fn chance(&mut self, permille: usize) -> bool {
        self.below(1000) < permille
    }

    /// A number around 0, in thousandths of its standard deviation, about
    /// normal: the sum of four even ones.
    pub(super) fn bell(&mut self) -> i64 {
        let bits = self.0.next_u64();
        let sum: i64 = (0..4).map(|part| i64::from((bits >> (16 * part)) as u16)).sum();
        // Mean 4 × 65535 / 2, standard deviation 65536 × √(4 / 12).
        (sum - 131_070) * 1000 / 37_837
    }

    pub(super) fn shuffle<T>(&mut self, cards: &mut [T]) {
        for last in (1..cards.len()).rev() {
            cards.swap(last, self.below(last + 1));
        }
    }

    /// A card for each person, each kind as often as any other.
    pub(super) fn deck(&mut self, people: usize, kinds: usize) -> Vec<usize> {
        let mut cards: Vec<usize> = (0..people).map(|card| card % kinds.max(1)).collect();
        self.shuffle(&mut cards);
        cards
    }
}

#[cfg(test)]
mod tests {
    use super::Dice;

    /// Computed apart, from the definition of PCG64 (XSL-RR 128/64).
    #[test]
    fn the_first_throws_are_known() {
        let mut dice = Dice::new(1);
        let throws: Vec<usize> = (0..8).map(|_| dice.below(1000)).collect();
        assert_eq!(throws, [905, 428, 106, 579, 86, 673, 616, 300]);
    }

    #[test]
    fn the_bell_is_about_normal() {
        let mut dice = Dice::new(7);
        let draws: Vec<i64> = (0..10_000).map(|_| dice.bell()).collect();
        let mean = draws.iter().sum::<i64>() / 10_000;
        let variance = draws.iter().map(|z| z * z).sum::<i64>() / 10_000;
        assert!(mean.abs() < 40, "{mean}");
        assert!((950_000..1_050_000).contains(&variance), "{variance}");
    }

    #[test]
    fn a_deck_is_even() {
        let deck = Dice::new(3).deck(46, 5);
        let counts: Vec<usize> =
            (0..5).map(|kind| deck.iter().filter(|card| **card == kind).count()).collect();
        assert_eq!(counts, [10, 9, 9, 9, 9]);
        assert_eq!(Dice::new(3).deck(2, 0), [0, 0]);
    }
}
