//! Fingerprints of groups: whether two groups answered the same, and how many
//! people differ at least.

use crate::tally::group::Group;
use crate::tally::layout::KINDS;
use crate::tally::sums::Tally;

/// The largest prime below 2^53: sums stay integers that JSON can hold.
const PRIME: u64 = 9_007_199_254_740_881;

/// What a group answered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Content {
    pub(crate) people: u64,
    /// A linear function of all sums: it adds up when groups are joined, and
    /// two groups that answered otherwise have two numbers.
    pub(crate) number: u64,
    /// By column, how many took each choice and each kind of missing.
    pub(crate) counts: Vec<u64>,
}

impl Content {
    pub(crate) fn of(tally: &Tally, sums: &Group) -> Self {
        let mut number = Number::default();
        for (place, count) in (0..).zip(sums.cells.iter().chain(sums.compound.iter())) {
            number.add(1, place, u128::from(count.n));
            number.add(2, place, count.weight);
        }
        for (scale, (sums, layout)) in (0..).zip(sums.scales.iter().zip(&tally.layout.scales)) {
            for (score, count) in sums.scores.entries(layout) {
                let place = mixed(mixed(scale, score.numerator()), score.denominator());
                number.add(3, place, u128::from(count.n));
                number.add(4, place, count.weight);
            }
        }
        for (place, moments) in (0..).zip(&sums.numbers) {
            for (sum, value) in (0..).zip(&moments.sums) {
                let value = value.rem_euclid(i128::from(PRIME)).unsigned_abs();
                number.add(5, mixed(place, sum), value);
            }
        }
        let counts = sums.cells.iter().map(|count| count.n).collect();
        Self { people: sums.rows.n, number: number.0, counts }
    }

    pub(crate) fn add(&mut self, other: &Self) {
        self.people += other.people;
        self.number = (self.number + other.number) % PRIME;
        self.counts.resize(other.counts.len(), 0);
        self.counts.iter_mut().zip(&other.counts).for_each(|(mine, theirs)| *mine += theirs);
    }

    pub(crate) fn sum<'c>(contents: impl Iterator<Item = &'c Self>) -> Self {
        contents.fold(Self::default(), |mut sum, content| {
            sum.add(content);
            sum
        })
    }

    /// How many came and how many left at least, by the column that shows most.
    pub(crate) fn moved(&self, later: &Self, tally: &Tally) -> Moved {
        let mut moved = Moved::default();
        let mut note = |came: u64, left: u64| {
            moved.people = moved.people.max(came.max(left));
            moved.came = moved.came.max(came);
            moved.left = moved.left.max(left);
        };
        for input in &tally.layout.inputs {
            let cells = input.first..input.first + input.choices + KINDS;
            let both = cells.map(|cell| {
                let at = |counts: &Vec<u64>| counts.get(cell).copied().unwrap_or(0);
                (at(&self.counts), at(&later.counts))
            });
            let (came, left) = both.fold((0, 0), |(came, left), (before, after)| {
                (came + after.saturating_sub(before), left + before.saturating_sub(after))
            });
            note(came, left);
        }
        note(later.people.saturating_sub(self.people), self.people.saturating_sub(later.people));
        if moved.people == 0 && self.number != later.number {
            // Somebody answered otherwise, though no column shows it.
            moved.people = 1;
        }
        moved
    }
}

/// How many people differ at least between two states of a group.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Moved {
    pub(crate) people: u64,
    /// Those who came, and those who left: who answered otherwise is in both.
    pub(crate) came: u64,
    pub(crate) left: u64,
}

/// A linear number while it is summed.
#[derive(Default)]
struct Number(u64);

impl Number {
    fn add(&mut self, kind: i128, place: i128, value: u128) {
        let factor = u128::from(mixed(kind, place).unsigned_abs() as u64 % PRIME);
        let value = value % u128::from(PRIME);
        let sum = (u128::from(self.0) + factor * value) % u128::from(PRIME);
        self.0 = u64::try_from(sum).unwrap_or_default();
    }
}

/// Two numbers mixed into one (the finalizer of SplitMix64, twice).
fn mixed(first: i128, second: i128) -> i128 {
    let mix = |value: u64| {
        let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        value ^ (value >> 31)
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bits are mixed")]
    let halves = |value: i128| (value as u64, (value >> 64) as u64);
    let ((a, b), (c, d)) = (halves(first), halves(second));
    let step = |sum: u64, next: u64| mix(sum.wrapping_add(0x9e37_79b9_7f4a_7c15) ^ next);
    i128::from([a, b, c, d].into_iter().fold(0x6a09_e667_f3bc_c908, step))
}
