//! `reliability`: internal consistency of scales (alpha, omega, Guttman's
//! lambdas, split half), with the standard error of measurement.

use arrow_array::RecordBatch;

use crate::disclosure::protection::Protection;
use crate::document::record::words;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::statistics::covariance::Covariance;
use crate::statistics::internal_consistency::{alpha, feldt, lambdas, split_half};
use crate::statistics::interval::Interval;
use crate::statistics::omega::one_factor;
use crate::statistics::undefined::Undefined;
use crate::survey::scale::Model;
use crate::tally::count::Count;
use crate::tally::group::Group;
use crate::tally::moments::Moments;
use crate::tally::score_distribution::float;
use crate::tally::sums::Tally;

use super::cell_subject::{Subject, Topic};
use super::group_table::{FigureTable, GroupRow, TableColumns};
use super::inference::check_confidence;
use super::statistic_status::StatisticStatus as Status;
use super::summary::effective;

words! {
    /// Whose answers reliability is computed from.
    pub enum RowsUsed {
        /// Of those who answered every item of the scale.
        Listwise = "listwise",
        /// For each pair of items, of those who answered both.
        Pairwise = "pairwise",
    }
}

words! {
    /// Whether the fourth lambda is the best of all splits.
    pub enum SplitsTried {
        /// Of all.
        All = "all",
        /// Of some: a scale of more than 15 items has too many.
        Some = "some",
    }
}

/// What reliability is computed from, and how.
#[derive(Debug, Clone)]
pub struct ReliabilityOptions {
    /// How sure an interval is, between 0 and 1.
    pub confidence: f64,
    /// Whose answers are taken.
    pub rows: RowsUsed,
    /// Whether omega is given for fewer than 100 people or 4 items.
    pub force: bool,
    /// Whether each group has its rows, and not everybody alone.
    pub groups: bool,
}

impl Default for ReliabilityOptions {
    fn default() -> Self {
        let rows = RowsUsed::Listwise;
        Self { confidence: 0.95, rows, force: false, groups: false }
    }
}

/// Fewer people than this have no omega unless it is forced.
const OMEGA_PEOPLE: u64 = 100;
/// Fewer items than this likewise: with three the model fits anything.
const OMEGA_ITEMS: usize = 4;

struct Line {
    subject: Subject,
    scale: usize,
    members: usize,
    n: Option<u64>,
    alpha: Option<f64>,
    interval: Option<Interval>,
    omega: (Option<f64>, Option<Status>),
    lambdas: [Option<f64>; 6],
    splits: Option<SplitsTried>,
    split_half: Option<f64>,
    spearman_brown: Option<f64>,
    sem: Option<f64>,
    status: Status,
}

impl Tally {
    /// One row for each scale; of everybody, or with `groups` of each group too.
    ///
    /// `k` items, `n` people (with `pairwise` the smallest number of any pair);
    /// `alpha` (Cronbach 1951) with Feldt's interval (1965; Feldt, Woodruff &
    /// Salih 1987), which is approximate with `pairwise` and by the effective
    /// number of people with survey weights; `omega_u` of one factor by maximum
    /// likelihood with its own `omega_status`; Guttman's six lambdas (1945) on
    /// covariances, the fourth over `splits` (`all`, or `some` beyond 15
    /// items); `split_half` of odd and even items in declared order
    /// (4 c₁₂ / s²), `spearman_brown` beside it; `sem`, the standard error of
    /// measurement in the unit of the score. Items are keyed and weighted as
    /// the scale does. Below 100 people give the interval, not the value. With
    /// `pairwise` only alpha is computed.
    ///
    /// # Errors
    /// `invalid_option` for a confidence that is none.
    pub fn reliability(&self, options: &ReliabilityOptions) -> Result<RecordBatch, Error> {
        self.reliability_figures(options).map(FigureTable::into_batch)
    }

    pub(crate) fn reliability_figures(
        &self,
        options: &ReliabilityOptions,
    ) -> Result<FigureTable, Error> {
        check_confidence(options.confidence)?;
        if options.rows == RowsUsed::Pairwise && !self.pairwise {
            let expected = Expected::PairwiseTally;
            return Err(Error::usage(Code::InvalidOption, expected, "pairwise"));
        }
        let rows = self.rows_asked(options.groups);
        let mut lines = Vec::new();
        for (place, row) in rows.iter().enumerate() {
            let sums = self.sums(row);
            for scale in 0..self.layout.scales.len() {
                lines.push(self.reliability_line(options, place, &sums, scale));
            }
        }
        self.reliability_table(options, &rows, &lines)
    }

    /// Why reliability of a scale has no meaning, whoever answers.
    pub(crate) fn reliability_status(&self, scale: usize) -> Option<Status> {
        let members = self.layout.scales.get(scale).map_or(0, |layout| layout.members);
        let model = self.questionnaire().scales().get(scale).map(|scale| scale.model);
        match members {
            _ if model.flatten() == Some(Model::Formative) => Some(Status::NotMeaningful),
            0 => Some(Status::Composite),
            1 => Some(Status::OneItem),
            _ => None,
        }
    }

    /// The covariances of the items of a scale, keyed and weighted, over those
    /// who answered all of them; nothing for fewer than two people.
    pub(crate) fn covariance(&self, sums: &Group, scale: usize) -> Option<Covariance> {
        let moments = &sums.scales.get(scale)?.listwise;
        let n = moments.count.n as f64;
        if moments.count.n < 2 || moments.variables() == 0 {
            return None;
        }
        let divisor = float(moments.count.weight) * (n - 1.0) / n;
        let centred = moments.centred();
        let k = moments.variables();
        let mut values = vec![0.0; k * k];
        let mut parts = centred.iter();
        for first in 0..k {
            for second in first..k {
                let value = parts.next().map_or(0.0, |part| part / divisor);
                values[first * k + second] = value;
                values[second * k + first] = value;
            }
        }
        Covariance::new(k, values)
    }

    /// The same from all who answered both items of a pair, and for a variance
    /// from all who answered the item; with the smallest number of any pair.
    fn pairwise_covariance(&self, sums: &Group, scale: usize) -> Option<(Covariance, Count)> {
        let k = self.layout.scales.get(scale)?.members;
        let sums = sums.scales.get(scale)?;
        let mut values = vec![0.0; k * k];
        let mut smallest: Option<Count> = None;
        let mut pairs = sums.pairwise.iter();
        let spread = |moments: &Moments, place: usize| {
            let n = moments.count.n as f64;
            let divisor = float(moments.count.weight) * (n - 1.0) / n;
            moments.centred().get(place).map(|centred| centred / divisor)
        };
        for first in 0..k {
            for second in first..k {
                let pair = pairs.next().filter(|pair| pair.count.n > 1)?;
                let value = spread(pair, 1)?;
                values[first * k + second] = value;
                values[second * k + first] = value;
                if smallest.is_none_or(|smallest| pair.count.n < smallest.n) {
                    smallest = Some(pair.count);
                }
            }
        }
        Some((Covariance::new(k, values)?, smallest?))
    }

    fn reliability_line(
        &self,
        options: &ReliabilityOptions,
        row: usize,
        sums: &Group,
        scale: usize,
    ) -> Line {
        let members = self.layout.scales.get(scale).map_or(0, |layout| layout.members);
        let mut line = Line {
            subject: Subject::new(row, Topic::Complete(scale)),
            scale,
            members,
            n: None,
            alpha: None,
            interval: None,
            omega: (None, None),
            lambdas: [None; 6],
            splits: None,
            split_half: None,
            spearman_brown: None,
            sem: None,
            status: Status::Ok,
        };
        if let Some(status) = self.reliability_status(scale) {
            line.status = status;
            line.subject.has_statistics = false;
            return line;
        }
        let listwise = options.rows == RowsUsed::Listwise;
        let from = if listwise {
            let count = sums.scales.get(scale).map(|sums| sums.listwise.count).unwrap_or_default();
            line.n = Some(count.n);
            self.covariance(sums, scale).map(|covariance| (covariance, count))
        } else {
            let from = self.pairwise_covariance(sums, scale);
            line.n = from.as_ref().map(|(_, count)| count.n);
            from
        };
        let Some((covariance, count)) = from else {
            line.status = if line.n == Some(1) { Status::OneRespondent } else { Status::NoScore };
            return line;
        };
        let Some(value) = alpha(&covariance) else {
            line.status = Status::ZeroVariance;
            return line;
        };
        line.alpha = Some(value);
        let people = effective(count).unwrap_or(0.0);
        line.interval = feldt(value, people, members, options.confidence);
        if value < 0.0 {
            line.status = Status::NegativeAlpha;
        } else if (0..members).any(|item| covariance.variance(item) <= 0.0) {
            line.status = Status::ConstantItem;
        } else if self.scale_has_lost(sums, scale) {
            line.status = Status::InvalidCells;
        }
        if listwise {
            self.more(options, &mut line, &covariance, value);
        }
        line
    }

    /// What only a true covariance matrix gives.
    fn more(
        &self,
        options: &ReliabilityOptions,
        line: &mut Line,
        covariance: &Covariance,
        alpha: f64,
    ) {
        let guttman = lambdas(covariance);
        line.lambdas = guttman.values;
        line.splits = Some(if guttman.exhaustive { SplitsTried::All } else { SplitsTried::Some });
        if let Some(halves) = split_half(covariance) {
            line.split_half = Some(halves.value);
            line.spearman_brown = halves.spearman_brown;
        }
        let few = line.n.unwrap_or(0) < OMEGA_PEOPLE || line.members < OMEGA_ITEMS;
        line.omega = if few && !options.force {
            (None, Some(Status::TooFew))
        } else {
            match one_factor(covariance) {
                Ok(factor) => (Some(factor.omega()), Some(Status::Ok)),
                Err(Undefined::Heywood) => (None, Some(Status::Heywood)),
                Err(Undefined::NotConverged) => (None, Some(Status::NotConverged)),
                Err(Undefined::NoItemVariance) => (None, Some(Status::ConstantItem)),
                Err(Undefined::TooFewItems) => (None, Some(Status::TooFew)),
                Err(Undefined::Singular) => (None, Some(Status::Singular)),
            }
        };
        let unit = self.layout.scales.get(line.scale).map(|layout| layout.unit_of_sum);
        let spread = (covariance.total() * (1.0 - alpha)).sqrt();
        line.sem = unit.filter(|_| alpha >= 0.0).map(|unit| spread * unit);
    }

    fn reliability_table(
        &self,
        options: &ReliabilityOptions,
        rows: &[GroupRow<'_>],
        lines: &[Line],
    ) -> Result<FigureTable, Error> {
        use Protection::{Heading, SpreadBase};
        const SPREAD: Protection = Protection::Spread { decimals: 2 };
        const IN_UNITS: Protection = Protection::Spread { decimals: 1 };
        let all = || lines.iter();
        let mut table = TableColumns::new(all().map(|line| line.subject).collect());
        if options.groups {
            table.groups(self, rows, None);
        }
        let scales = self.questionnaire().scales();
        let key = |line: &Line| scales.get(line.scale).map(|scale| scale.key.to_string());
        table.texts("scale", Heading, all().map(key));
        table.counts("k", Heading, all().map(|line| Some(line.members as u64)));
        table.counts("n", SpreadBase, all().map(|line| line.n));
        table.words("rule", Heading, all().map(|_| Some(options.rows)));
        table.numbers("alpha", SPREAD, all().map(|line| line.alpha));
        table.numbers("alpha_low", SPREAD, all().map(|line| Some(line.interval?.low)));
        table.numbers("alpha_high", SPREAD, all().map(|line| Some(line.interval?.high)));
        table.numbers("omega_u", SPREAD, all().map(|line| line.omega.0));
        table.words("omega_status", SPREAD, all().map(|line| line.omega.1));
        for place in 0..6 {
            let lambda = all().map(|line| line.lambdas[place]);
            table.numbers(&format!("lambda_{}", place + 1), SPREAD, lambda);
        }
        table.words("splits", SPREAD, all().map(|line| line.splits));
        table.numbers("split_half", SPREAD, all().map(|line| line.split_half));
        table.numbers("spearman_brown", SPREAD, all().map(|line| line.spearman_brown));
        table.numbers("sem", IN_UNITS, all().map(|line| line.sem));
        table.statuses(all().map(|line| line.status));
        let rules =
            [("confidence", options.confidence.to_string()), ("rows", options.rows.to_string())];
        table.finish(self, "reliability", rules)
    }
}
