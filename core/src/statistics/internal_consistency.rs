//! Internal consistency from a matrix of covariances.

use super::covariance::Covariance;
use super::interval::{Interval, tail};
use super::probability_distributions::f_quantile;

/// Cronbach's alpha (1951): k/(k-1) (1 - tr C / 1'C1). None for fewer than two
/// items, or if the sum of the items does not vary.
pub(crate) fn alpha(c: &Covariance) -> Option<f64> {
    let (k, total) = (c.size() as f64, c.total());
    (c.size() > 1 && total > c.trace() * 1e-14).then(|| k / (k - 1.0) * (1.0 - c.trace() / total))
}

/// Feldt's interval of alpha (1965; Feldt, Woodruff & Salih 1987), for `n`
/// people and `k` items: 1 - (1 - α) F, with n - 1 and (n - 1)(k - 1) degrees of
/// freedom. None for fewer than two people or items.
pub(crate) fn feldt(alpha: f64, n: f64, k: usize, confidence: f64) -> Option<Interval> {
    if n < 2.0 || k < 2 {
        return None;
    }
    let tail = tail(confidence)?;
    let (of_people, of_both) = (n - 1.0, (n - 1.0) * (k as f64 - 1.0));
    let bound = |p: f64| 1.0 - (1.0 - alpha) * f_quantile(p, of_people, of_both);
    Some(Interval { low: bound(1.0 - tail), high: bound(tail) })
}

/// The correlation of an item with the sum of the others; none if either does
/// not vary.
pub(crate) fn item_rest(c: &Covariance, item: usize) -> Option<f64> {
    let own = c.variance(item);
    let shared = c.with_total(item) - own;
    let rest = c.total() - 2.0 * c.with_total(item) + own;
    (own > 0.0 && rest > c.total().abs() * 1e-14).then(|| shared / (own * rest).sqrt())
}

/// Alpha of the other items; none for fewer than three.
pub(crate) fn alpha_if_dropped(c: &Covariance, item: usize) -> Option<f64> {
    (c.size() > 2).then(|| alpha(&c.without(item)?)).flatten()
}

/// Guttman's six lower bounds of reliability (1945).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Lambdas {
    /// The first to the sixth; none where they have no value.
    pub(crate) values: [Option<f64>; 6],
    /// Whether the fourth is the best of all splits.
    pub(crate) exhaustive: bool,
}

/// More items than this have too many splits to try all.
const ALL_SPLITS: usize = 15;

/// The six bounds on covariances. The fourth is over all splits of at most 15
/// items; beyond, the best that exchanges of single items lead to.
pub(crate) fn lambdas(c: &Covariance) -> Lambdas {
    let (k, total) = (c.size(), c.total());
    let exhaustive = k <= ALL_SPLITS;
    if k < 2 || total <= c.trace() * 1e-14 {
        return Lambdas { values: [None; 6], exhaustive };
    }
    let off_diagonal = |column: usize| (0..k).filter(move |row| *row != column);
    let squares =
        |column: usize| off_diagonal(column).map(|row| c.get(row, column).powi(2)).sum::<f64>();
    let first = 1.0 - c.trace() / total;
    let all_squares: f64 = (0..k).map(squares).sum();
    let items = k as f64;
    let second = first + (items / (items - 1.0) * all_squares).sqrt() / total;
    let third = first * items / (items - 1.0);
    let split = if exhaustive { best_split(c) } else { good_split(c) };
    let fourth = 4.0 * split / total;
    let fifth = first + 2.0 * (0..k).map(squares).fold(0.0, f64::max).sqrt() / total;
    let sixth = c.inverse().map(|inverse| {
        // The variance that the others leave unexplained.
        1.0 - (0..k).map(|item| inverse.variance(item).recip()).sum::<f64>() / total
    });
    let values = [Some(first), Some(second), Some(third), Some(fourth), Some(fifth), sixth];
    Lambdas { values, exhaustive }
}

/// The largest covariance between two halves, over all splits: item 0 stays in
/// the first, and each step of the Gray code moves one item.
fn best_split(c: &Covariance) -> f64 {
    let k = c.size();
    let mut first = vec![true; k];
    let mut best = f64::NEG_INFINITY;
    let mut between = 0.0;
    for step in 1u32..1 << (k - 1) {
        let moved = step.trailing_zeros() as usize + 1;
        between += gain(c, &first, moved);
        first[moved] = !first[moved];
        best = best.max(between);
    }
    best
}

/// By how much the covariance between the halves grows if an item changes
/// sides.
fn gain(c: &Covariance, first: &[bool], item: usize) -> f64 {
    let side = first[item];
    let others = (0..c.size()).filter(|other| *other != item);
    others
        .map(|other| if first[other] == side { c.get(item, other) } else { -c.get(item, other) })
        .sum()
}

/// A split that no move of a single item betters, from odd and even items.
fn good_split(c: &Covariance) -> f64 {
    let mut first: Vec<bool> = (0..c.size()).map(|item| item.is_multiple_of(2)).collect();
    loop {
        let gains = (0..c.size()).map(|item| gain(c, &first, item));
        let best =
            gains.enumerate().fold((0, 0.0), |best, one| if one.1 > best.1 { one } else { best });
        if best.1 <= c.total().abs() * 1e-12 {
            return between(c, |item| first[item]);
        }
        first[best.0] = !first[best.0];
    }
}

/// The covariance of the sums of two sets of items, in or not in the first.
fn between(c: &Covariance, in_first: impl Fn(usize) -> bool) -> f64 {
    let all = || 0..c.size();
    let pairs = all().filter(|row| in_first(*row)).flat_map(|row| {
        all()
            .filter(|column| !in_first(*column))
            .map(move |column| (row, column))
            .collect::<Vec<_>>()
    });
    pairs.map(|(row, column)| c.get(row, column)).sum()
}

/// The reliability of two halves.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Halves {
    /// 4 c₁₂ / s² (Rulon 1939; Guttman 1945).
    pub(crate) value: f64,
    /// 2 r / (1 + r) of the correlation of the halves (Spearman 1910; Brown
    /// 1910); none if one does not vary.
    pub(crate) spearman_brown: Option<f64>,
}

/// The odd items against the even ones, in declared order.
pub(crate) fn split_half(c: &Covariance) -> Option<Halves> {
    let total = c.total();
    if c.size() < 2 || total <= c.trace() * 1e-14 {
        return None;
    }
    let odd = |item: usize| item.is_multiple_of(2);
    let between = between(c, odd);
    let of = |half: bool| -> f64 {
        let items = || (0..c.size()).filter(move |item| odd(*item) == half);
        items().flat_map(|row| items().map(move |column| c.get(row, column))).sum()
    };
    let (first, second) = (of(true), of(false));
    let spearman_brown = (first > 0.0 && second > 0.0).then(|| {
        let r = between / (first * second).sqrt();
        2.0 * r / (1.0 + r)
    });
    Some(Halves { value: 4.0 * between / total, spearman_brown })
}
