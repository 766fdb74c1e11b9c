//! Exact arithmetic: the integers in which a score is computed and the proof
//! that they fit, worked out when the questionnaire is read, so that scoring
//! never checks.

use crate::value::decimal::Decimal;
use crate::value::ratio::lcm;

use super::choices::ChoiceList;
use super::item::{Item, ItemKind};
use super::scale::Output;

/// Beyond this an exact score is refused: 2^120 leaves room for one sum.
const LIMIT: u128 = 1 << 120;
/// Below this a quotient of integers is one division of doubles.
const DOUBLE: u128 = 1 << 53;

/// The values that an item can have in a scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) low: Decimal,
    pub(crate) high: Decimal,
    /// How many decimal places a value between them can have.
    places: u32,
}

impl Span {
    /// Those of an item, with its list; nothing if it cannot enter a scale.
    pub(crate) fn of(item: &Item, list: Option<&ChoiceList>) -> Option<Self> {
        match item.kind {
            ItemKind::Number => {
                let (low, high) = item.bounds()?;
                Some(Self { low, high, places: item.places() })
            }
            ItemKind::Level | ItemKind::Rating | ItemKind::Single => {
                let list = list?;
                let (low, high) = list.range()?;
                let values = list.choices.iter().filter_map(|choice| choice.value);
                Some(Self { low, high, places: values.map(Decimal::places).max().unwrap_or(0) })
            }
            _ => None,
        }
    }

    /// Lowest and highest value.
    pub(crate) fn bounds(self) -> (Decimal, Decimal) {
        (self.low, self.high)
    }
}

/// How a scale over items computes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ItemArithmetic {
    /// Values are counted in steps of this many millionths.
    pub(crate) step: i64,
    /// Steps in one unit of value.
    pub(crate) unit: i64,
    /// The common multiple of all ranges, in steps: the range where all are
    /// the same.
    pub(crate) common: i128,
    /// Whether every integer on the way is below 2^53.
    pub(crate) narrow: bool,
    /// A multiple of every denominator that the score on 0–1 can have; none
    /// where it would not fit.
    pub(crate) denominators: Option<u128>,
}

/// The arithmetic of a scale over items with these values and weights, or
/// nothing if it could overflow.
pub(crate) fn of_items(spans: &[Span], weights: &[u32], output: Output) -> Option<ItemArithmetic> {
    let places = spans.iter().map(|span| span.places).max().unwrap_or(0);
    let step = 10i64.pow(Decimal::PLACES - places.min(Decimal::PLACES));
    let unit = 1_000_000 / step;
    let total: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
    let mut common = 1u128;
    let mut largest = 1u128;
    for Span { low, high, .. } in spans {
        let range = (high.millionths() - low.millionths()) / step;
        common = lcm(common, u128::try_from(range).ok()?)?;
        // A reversed value lies within the same bounds.
        let widest = low.millionths().unsigned_abs().max(high.millionths().unsigned_abs());
        largest = largest.max(u128::from(widest / step.unsigned_abs()));
    }
    let (keyed, divisor) = match output {
        Output::Raw => (largest, u128::from(unit.unsigned_abs())),
        Output::PercentOfMaximum => (common, common),
    };
    let numerator = keyed.checked_mul(total)?.checked_mul(total.max(100))?;
    let bound = numerator.max(divisor.checked_mul(total)?);
    let denominators = lcm_of_sums(weights).and_then(|sums| common.checked_mul(sums));
    (bound < LIMIT).then_some(ItemArithmetic {
        step,
        unit,
        common: i128::try_from(common).ok()?,
        narrow: bound < DOUBLE,
        denominators: denominators.filter(|denominators| *denominators < LIMIT),
    })
}

/// How a composite computes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CompositeArithmetic {
    /// A common multiple of every denominator of its members.
    pub(crate) common: i128,
    /// A multiple of every denominator that it can have itself.
    pub(crate) denominators: Option<u128>,
}

/// The arithmetic of a composite whose members have these denominators on
/// 0–1, or nothing if it could overflow.
pub(crate) fn of_composite(members: &[u128], weights: &[u32]) -> Option<CompositeArithmetic> {
    let common = members.iter().try_fold(1u128, |common, member| lcm(common, *member))?;
    let total: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
    let bound = common.checked_mul(total)?.checked_mul(100)?;
    let denominators = lcm_of_sums(weights).and_then(|sums| common.checked_mul(sums));
    (bound < LIMIT).then_some(CompositeArithmetic {
        common: i128::try_from(common).ok()?,
        denominators: denominators.filter(|denominators| *denominators < LIMIT),
    })
}

/// The denominator of one item's value on 0–1.
pub(crate) fn of_item(span: Span) -> Option<u128> {
    of_items(&[span], &[1], Output::PercentOfMaximum)?.denominators
}

/// The least common multiple of every sum that some of the weights can make.
fn lcm_of_sums(weights: &[u32]) -> Option<u128> {
    let total: usize = weights.iter().map(|weight| *weight as usize).sum();
    let mut reachable = vec![false; total + 1];
    reachable[0] = true;
    let mut top = 0;
    for weight in weights.iter().map(|weight| *weight as usize) {
        for sum in (0..=top).rev() {
            if reachable[sum] {
                reachable[sum + weight] = true;
            }
        }
        top += weight;
    }
    (1..=total)
        .filter(|sum| reachable[*sum])
        .try_fold(1u128, |multiple, sum| lcm(multiple, sum as u128).filter(|m| *m < LIMIT))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(low: &str, high: &str) -> Span {
        let (low, high) = (Decimal::parse(low).unwrap(), Decimal::parse(high).unwrap());
        Span { low, high, places: low.places().max(high.places()) }
    }

    #[test]
    fn sums_of_weights() {
        assert_eq!(lcm_of_sums(&[1, 1, 1, 1]), Some(12));
        assert_eq!(lcm_of_sums(&[2, 4]), Some(12));
        assert_eq!(lcm_of_sums(&[3]), Some(3));
        let many: Vec<u32> = (900..1000).collect();
        assert_eq!(lcm_of_sums(&many), None);
    }

    #[test]
    fn integers_are_narrow_where_they_can_be() {
        let plain = of_items(&[range("1", "6"); 5], &[1; 5], Output::PercentOfMaximum).unwrap();
        assert!(plain.narrow);
        assert_eq!((plain.step, plain.unit, plain.common), (1_000_000, 1, 5));
        assert_eq!(plain.denominators, Some(5 * 60));
        let fine = of_items(&[range("0", "0.5")], &[1], Output::Raw).unwrap();
        assert_eq!((fine.step, fine.unit, fine.common), (100_000, 10, 5));
        let between = Span { places: 2, ..range("0", "1") };
        assert_eq!(of_items(&[between], &[1], Output::Raw).unwrap().step, 10_000);
    }

    #[test]
    fn mixed_ranges_have_a_common_multiple() {
        let mixed =
            of_items(&[range("0", "4"), range("1", "7")], &[1, 2], Output::PercentOfMaximum);
        assert_eq!(mixed.unwrap().common, 12);
    }

    #[test]
    fn what_could_overflow_is_refused() {
        let primes = ["0.999983", "0.999979", "0.999961", "0.999959", "0.999953", "0.999931"];
        let ranges: Vec<_> = primes.iter().map(|prime| range("0", prime)).collect();
        assert_eq!(of_items(&ranges, &[1; 6], Output::PercentOfMaximum), None);
        assert!(
            of_items(&ranges, &[1; 6], Output::Raw).is_some_and(|raw| raw.denominators.is_none())
        );
        let wide = of_items(&ranges[..4], &[1; 4], Output::PercentOfMaximum).unwrap();
        assert!(!wide.narrow);
        assert_eq!(of_composite(&[1 << 70, (1 << 70) - 1], &[1, 1]), None);
        assert_eq!(of_composite(&[8, 12], &[1, 2]).unwrap().common, 24);
    }
}
