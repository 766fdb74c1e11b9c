//! Wilcoxon's signed-rank test (1945).

use super::probability_distributions::normal_cdf;

/// The test of changes against none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct SignedRanks {
    /// (W⁺ - W⁻) / (W⁺ + W⁻): the matched-pairs rank-biserial correlation.
    pub(crate) rank_biserial: f64,
    /// Two-sided.
    pub(crate) p: f64,
}

/// Up to so many changes the probability is exact.
const EXACT: usize = 25;

/// The signed ranks of the changes that are not zero, ties by their mean rank;
/// none if all are zero. Exact for at most 25 changes, also with ties: over all
/// signs of the ranks that there are. Beyond, by the normal distribution with
/// the correction for ties and for continuity, as R does.
pub(crate) fn signed_ranks(changes: &[f64]) -> Option<SignedRanks> {
    let mut sizes: Vec<(f64, bool)> =
        changes.iter().filter(|c| **c != 0.0).map(|c| (c.abs(), *c > 0.0)).collect();
    if sizes.is_empty() {
        return None;
    }
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    // Twice the mean rank is a whole number.
    let mut ranks: Vec<(u32, bool)> = Vec::with_capacity(sizes.len());
    let (mut start, mut ties) = (0, 0.0);
    for group in sizes.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()) {
        let doubled = u32::try_from(2 * start + group.len() + 1).unwrap_or(u32::MAX);
        ranks.extend(group.iter().map(|(_, up)| (doubled, *up)));
        let size = group.len() as f64;
        ties += size * size * size - size;
        start += group.len();
    }
    let all: u64 = ranks.iter().map(|(rank, _)| u64::from(*rank)).sum();
    let up: u64 = ranks.iter().filter(|(_, up)| *up).map(|(rank, _)| u64::from(*rank)).sum();
    let rank_biserial = (2.0 * up as f64 - all as f64) / all as f64;
    let p =
        if ranks.len() <= EXACT { exact(&ranks, up, all) } else { normal(ranks.len(), up, ties) };
    Some(SignedRanks { rank_biserial, p })
}

/// Of all signs, the part that is as far from the middle.
fn exact(ranks: &[(u32, bool)], up: u64, all: u64) -> f64 {
    let mut ways = vec![0.0f64; usize::try_from(all).unwrap_or(0) + 1];
    ways[0] = 1.0;
    for (rank, _) in ranks {
        let rank = *rank as usize;
        for sum in (rank..ways.len()).rev() {
            ways[sum] += ways[sum - rank];
        }
    }
    let end = usize::try_from(up.min(all - up)).unwrap_or(0);
    let part: f64 = ways.iter().take(end + 1).sum::<f64>() / 2f64.powi(ranks.len() as i32);
    (2.0 * part).min(1.0)
}

fn normal(n: usize, doubled_up: u64, ties: f64) -> f64 {
    let n = n as f64;
    let from_middle = (doubled_up as f64 / 2.0 - n * (n + 1.0) / 4.0).abs();
    let spread = (n * (n + 1.0) * (2.0 * n + 1.0) / 24.0 - ties / 48.0).sqrt();
    let z = (from_middle - 0.5).max(0.0) / spread;
    (2.0 * normal_cdf(-z)).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-7, "{found} {expected}");
    }

    #[test]
    #[expect(clippy::approx_constant, reason = "a measurement that looks like π")]
    fn as_in_r() {
        // wilcox.test(depression$before, after, paired) of R's help page:
        // V = 40, p = 0.0390625 (two-sided, exact).
        let x = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30];
        let y = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29];
        let changes: Vec<f64> = x.iter().zip(y).map(|(x, y)| x - y).collect();
        let found = signed_ranks(&changes).unwrap();
        near(found.p, 0.039_062_5);
        near(found.rank_biserial, (40.0 - 5.0) / 45.0);
        // All signs alike: 2 of 2^n.
        near(signed_ranks(&[1.0, 2.0, 3.0, 4.0]).unwrap().p, 0.125);
        // Ties, by hand: ranks 1.5, 1.5, 3; W+ = 3 of 6 is the middle.
        near(signed_ranks(&[1.0, -1.0, -2.0]).unwrap().p, 0.75);
    }

    #[test]
    fn many_changes_are_near_the_exact() {
        // scipy 1.17.1: wilcoxon(…, correction=True, method="approx").
        let changes: Vec<f64> = (1..=30).chain(-4..=-1).map(f64::from).collect();
        let found = signed_ranks(&changes).unwrap();
        assert!((found.p / 1.839_733_852_299_885e-6 - 1.0).abs() < 1e-9, "{}", found.p);
        let swapped: Vec<f64> = changes.iter().map(|change| -change).collect();
        let other = signed_ranks(&swapped).unwrap();
        near(found.p, other.p);
        near(found.rank_biserial, -other.rank_biserial);
    }

    #[test]
    fn no_change_is_none() {
        assert_eq!(signed_ranks(&[0.0, 0.0]), None);
        assert_eq!(signed_ranks(&[]), None);
    }
}
