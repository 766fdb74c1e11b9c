//! Interrater statistics: intraclass correlation, kappa, agreement.

use super::interval::{Interval, tail};
use super::probability_distributions::f_quantile;

/// Cohen's kappa, and with weights for how far apart two categories are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Kappas {
    /// Agreement or none (Cohen 1960).
    pub(crate) plain: Option<f64>,
    /// Weights 1 - |i - j| / (k - 1) (Cohen 1968).
    pub(crate) linear: Option<f64>,
    /// Weights 1 - (i - j)² / (k - 1)² (Fleiss & Cohen 1973).
    pub(crate) quadratic: Option<f64>,
}

/// The kappas of a k × k table of counts, first rating by second, row by row;
/// none of each where chance alone agrees in all (p_e = 1), or for nobody.
pub(crate) fn kappas(k: usize, counts: &[u64]) -> Kappas {
    let n: u64 = counts.iter().sum();
    let count = |row: usize, column: usize| counts[row * k + column] as f64;
    let of_first: Vec<f64> = (0..k).map(|row| (0..k).map(|c| count(row, c)).sum()).collect();
    let of_second: Vec<f64> = (0..k).map(|c| (0..k).map(|row| count(row, c)).sum()).collect();
    let kappa = |disagreement: &dyn Fn(f64) -> f64| {
        let (mut seen, mut by_chance) = (0.0, 0.0);
        for (row, first) in of_first.iter().enumerate() {
            for (column, second) in of_second.iter().enumerate() {
                let apart = disagreement(row.abs_diff(column) as f64);
                seen += apart * count(row, column);
                by_chance += apart * first * second / n as f64;
            }
        }
        (n > 0 && by_chance > 0.0).then(|| 1.0 - seen / by_chance)
    };
    Kappas {
        plain: kappa(&|apart| f64::from(u8::from(apart > 0.0))),
        linear: kappa(&|apart| apart),
        quadratic: kappa(&|apart| apart * apart),
    }
}

/// An intraclass correlation with its interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Icc {
    pub(crate) value: f64,
    pub(crate) interval: Option<Interval>,
}

/// ICC(2,1) of Shrout & Fleiss (1979): two ratings at random, absolute
/// agreement of single ones; the interval of McGraw & Wong (1996). None for
/// fewer than two people, or if nothing varies.
pub(crate) fn icc_2_1(pairs: &[(f64, f64)], confidence: f64) -> Option<Icc> {
    let n = pairs.len() as f64;
    if pairs.len() < 2 {
        return None;
    }
    const RATINGS: f64 = 2.0;
    let mean = pairs.iter().map(|(a, b)| a + b).sum::<f64>() / (2.0 * n);
    let first = pairs.iter().map(|(a, _)| a).sum::<f64>() / n;
    let second = pairs.iter().map(|(_, b)| b).sum::<f64>() / n;
    let of_people =
        2.0 * pairs.iter().map(|(a, b)| (f64::midpoint(*a, *b) - mean).powi(2)).sum::<f64>();
    let of_ratings = n * ((first - mean).powi(2) + (second - mean).powi(2));
    let total: f64 = pairs.iter().map(|(a, b)| (a - mean).powi(2) + (b - mean).powi(2)).sum();
    let rest = (total - of_people - of_ratings).max(0.0);
    let (ms_people, ms_ratings) = (of_people / (n - 1.0), of_ratings / (RATINGS - 1.0));
    let ms_rest = rest / ((n - 1.0) * (RATINGS - 1.0));
    let scale = ms_people + (RATINGS - 1.0) * ms_rest + RATINGS * (ms_ratings - ms_rest) / n;
    if total <= 0.0 || scale <= 0.0 {
        return None;
    }
    let value = (ms_people - ms_rest) / scale;
    let interval = (ms_rest > 0.0).then(|| {
        let tail = tail(confidence)?;
        let a = RATINGS * value / (n * (1.0 - value));
        let b = 1.0 + RATINGS * value * (n - 1.0) / (n * (1.0 - value));
        let of_both = (a * ms_ratings + b * ms_rest).powi(2)
            / ((a * ms_ratings).powi(2) / (RATINGS - 1.0)
                + (b * ms_rest).powi(2) / ((n - 1.0) * (RATINGS - 1.0)));
        let f_low = f_quantile(1.0 - tail, n - 1.0, of_both);
        let f_high = f_quantile(1.0 - tail, of_both, n - 1.0);
        let others = RATINGS * ms_ratings + (RATINGS * n - RATINGS - n) * ms_rest;
        let low = n * (ms_people - f_low * ms_rest) / (f_low * others + n * ms_people);
        let high = n * (f_high * ms_people - ms_rest) / (others + n * f_high * ms_people);
        Some(Interval { low, high })
    });
    Some(Icc { value, interval: interval.flatten() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: f64, expected: f64, within: f64) {
        assert!((found - expected).abs() < within, "{found} {expected}");
    }

    #[test]
    fn kappas_are_as_published() {
        // Fleiss, Levin & Paik (2003), table 18.1: kappa .676.
        let table = [75, 1, 4, 5, 4, 1, 0, 0, 10];
        near(kappas(3, &table).plain.unwrap(), 0.676, 1e-3);
        // scikit-learn's cohen_kappa_score, on ten people.
        let ten = kappas(3, &[2, 1, 0, 1, 3, 0, 0, 1, 2]);
        near(ten.plain.unwrap(), 0.538_461_538_461_538, 1e-12);
        near(ten.linear.unwrap(), 0.625, 1e-12);
        near(ten.quadratic.unwrap(), 0.727_272_727_272_727, 1e-12);
        assert_eq!(kappas(2, &[5, 0, 0, 0]).plain, None, "chance alone agrees");
        assert_eq!(kappas(2, &[0; 4]).plain, None);
    }

    #[test]
    fn icc_is_that_of_pingouin() {
        // pingouin 0.7.0: intraclass_corr, ICC(A,1), of the first and the
        // second judge of Shrout & Fleiss (1979), table 2.
        let judges = [(9.0, 2.0), (6.0, 1.0), (8.0, 4.0), (7.0, 1.0), (10.0, 5.0), (6.0, 2.0)];
        let icc = icc_2_1(&judges, 0.95).unwrap();
        near(icc.value, 0.125_654, 1e-6);
        let interval = icc.interval.unwrap();
        near(interval.low, -0.02, 6e-3);
        near(interval.high, 0.60, 6e-3);
    }

    #[test]
    fn agreement_in_all_is_one() {
        let all = kappas(3, &[2, 0, 0, 0, 3, 0, 0, 0, 4]);
        for kappa in [all.plain, all.linear, all.quadratic] {
            near(kappa.unwrap(), 1.0, 1e-15);
        }
        let icc = icc_2_1(&[(1.0, 1.0), (2.0, 2.0), (4.0, 4.0)], 0.95).unwrap();
        near(icc.value, 1.0, 1e-15);
        assert_eq!(icc.interval, None, "there is no rest to judge by");
        assert_eq!(icc_2_1(&[(1.0, 1.0), (1.0, 1.0)], 0.95), None);
        assert_eq!(icc_2_1(&[(1.0, 1.0)], 0.95), None);
    }
}
