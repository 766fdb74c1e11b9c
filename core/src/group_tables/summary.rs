//! `summary`: mean, dispersion and quantiles of scores, by group and scale.

use arrow_array::RecordBatch;

use crate::disclosure::protection::Protection;
use crate::error::fault::Error;
use crate::statistics::interval::Interval;
use crate::tally::count::{Count, Weighting};
use crate::tally::group::Group;
use crate::tally::score_distribution::{Distribution, Residuals, float};
use crate::tally::sums::Tally;

use super::cell_subject::{Subject, Topic};
use super::group_table::{FigureTable, GroupRow, TableColumns};
use super::inference::{Checked, Inference, IntervalRule};
use super::statistic_status::StatisticStatus as Status;

/// One row of the table.
struct Line<'t> {
    place: usize,
    row: &'t GroupRow<'t>,
    scale: usize,
    total: Count,
    statuses: [Count; 3],
    mean: Option<f64>,
    sd: Option<f64>,
    se: Option<f64>,
    interval: Option<Interval>,
    rule: IntervalRule,
    truncated: bool,
    quartiles: [Option<f64>; 3],
    median: Option<(f64, f64, f64)>,
    population: Option<u64>,
    status: Status,
}

impl Tally {
    /// One row for each group and scale: first the groups, then the margins of
    /// two `by` columns, then everybody.
    ///
    /// `n` people have a score; `sd` has the divisor n - 1; `se` is that of
    /// Hájek's estimator of the mean, with (1 - n/N) for a random sample of a
    /// population, within `strata`; `ci_low`, `ci_high` are t intervals cut to
    /// the range of the scale (`truncated`), or what `interval` says: `census`
    /// where everybody has a score, `bounds` where the others could have any
    /// (the mean then lies between these). `median`, `q25`, `q75` are of type 7
    /// (Hyndman & Fan 1996), with survey weights of the weighted distribution;
    /// `median_low`, `median_high` hold the median with `median_coverage`
    /// (order statistics, Conover 1999; from 6 people, without survey weights).
    /// `too_few_answers` and `nothing_applicable` have no score. With a
    /// population, `response_rate` is the part of it that has a score. The table
    /// is private: see its metadata.
    ///
    /// # Errors
    /// `invalid_option` and `unknown_name` as they are told of [`Inference`].
    pub fn summary(&self, inference: &Inference) -> Result<RecordBatch, Error> {
        self.summary_figures(inference).map(FigureTable::into_batch)
    }

    pub(crate) fn summary_figures(&self, inference: &Inference) -> Result<FigureTable, Error> {
        let checked = inference.check(self)?;
        let rows = self.group_rows(checked.stratum);
        let mut lines = Vec::new();
        for row in rows.iter().enumerate() {
            let sums = self.sums(row.1);
            for scale in 0..self.layout.scales.len() {
                let mut line = self.line(&checked, row, &sums, scale);
                if line.status == Status::Ok && self.scale_has_lost(&sums, scale) {
                    line.status = Status::InvalidCells;
                }
                lines.push(line);
            }
        }
        self.summary_table(&checked, &rows, &lines)
    }

    fn line<'t>(
        &self,
        checked: &Checked<'_>,
        (place, row): (usize, &'t GroupRow<'t>),
        sums: &Group,
        scale: usize,
    ) -> Line<'t> {
        let distribution = self.distribution(sums, scale);
        let (total, mean) = (distribution.total(), distribution.mean());
        let statuses = [0, 1, 2].map(|status| sums.scales[scale].status.get(status));
        let median = (self.weighting != Weighting::Survey)
            .then(|| checked.median_ranks(total.n))
            .flatten()
            .and_then(|ranks| {
                let (low, high) =
                    (distribution.at_rank(ranks.low)?, distribution.at_rank(ranks.high)?);
                Some((low, high, ranks.coverage))
            });
        let mut line = Line {
            place,
            row,
            scale,
            total,
            statuses,
            mean,
            sd: distribution.deviation(),
            se: None,
            interval: None,
            rule: checked.rule(row, total.n),
            truncated: false,
            quartiles: [1, 2, 3].map(|quarters| distribution.quantile(quarters)),
            median,
            population: checked.of_row(row),
            status: Status::Ok,
        };
        let Some(mean) = mean else {
            line.status = Status::NoScore;
            return line;
        };
        match line.rule {
            IntervalRule::Census => line.interval = Some(Interval { low: mean, high: mean }),
            IntervalRule::Bounds => line.interval = self.bounds(&line, mean),
            IntervalRule::Indicative | IntervalRule::Random | IntervalRule::RandomFinite => {
                self.estimate(checked, &mut line, &distribution, mean);
            }
        }
        line
    }

    fn estimate(
        &self,
        checked: &Checked<'_>,
        line: &mut Line<'_>,
        distribution: &Distribution,
        mean: f64,
    ) {
        let strata = self.strata(checked, line, distribution, mean);
        if line.total.n == 1 {
            line.status = Status::OneRespondent;
            return;
        }
        if strata.iter().any(|(part, people)| part.n == 1 && *people != Some(1)) {
            line.status = Status::StratumOfOne;
            return;
        }
        if distribution.is_constant() {
            line.se = Some(0.0);
            line.status = Status::ZeroVariance;
            return;
        }
        let weight = float(line.total.weight);
        let variance: f64 = strata.iter().map(|(part, people)| part.variance(*people)).sum();
        let se = variance.sqrt() / weight;
        line.se = Some(se);
        let reach = checked.t_quantile(line.total.n - strata.len() as u64) * se;
        let (low, high) = self.score_range(line.scale);
        line.truncated = mean - reach < low || mean + reach > high;
        line.interval =
            Some(Interval { low: (mean - reach).max(low), high: (mean + reach).min(high) });
    }

    /// What each stratum of a row adds to the variance, with its population.
    fn strata(
        &self,
        checked: &Checked<'_>,
        line: &Line<'_>,
        distribution: &Distribution,
        mean: f64,
    ) -> Vec<(Residuals, Option<u64>)> {
        let finite = line.rule == IntervalRule::RandomFinite;
        let Some(stratum) = checked.stratum else {
            let people = line.population.filter(|_| finite);
            return vec![(distribution.residuals(mean), people)];
        };
        let mut strata = std::collections::BTreeMap::new();
        for (key, group) in &line.row.parts {
            let part = self.distribution(group, line.scale).residuals(mean);
            if part.n == 0 {
                continue;
            }
            let Some(value) = key.get(stratum) else { continue };
            let of_stratum: &mut Residuals = strata.entry(value).or_default();
            of_stratum.n += part.n;
            of_stratum.sum += part.sum;
            of_stratum.squares += part.squares;
        }
        let people = |value| checked.of_stratum(line.row, value).filter(|_| finite);
        strata.into_iter().map(|(value, part)| (part, people(value))).collect()
    }

    /// The mean if those without a score had the lowest, or the highest.
    fn bounds(&self, line: &Line<'_>, mean: f64) -> Option<Interval> {
        let people = line.population? as f64;
        let (low, high) = self.score_range(line.scale);
        let n = line.total.n as f64;
        let with = |others: f64| (mean * n + (people - n) * others) / people;
        Some(Interval { low: with(low), high: with(high) })
    }

    pub(crate) fn distribution(&self, sums: &Group, scale: usize) -> Distribution {
        let entries = match (sums.scales.get(scale), self.layout.scales.get(scale)) {
            (Some(sums), Some(layout)) => sums.scores.entries(layout),
            _ => Vec::new(),
        };
        Distribution::new(self.weighting, entries)
    }

    pub(crate) fn score_range(&self, scale: usize) -> (f64, f64) {
        self.layout.scales.get(scale).map_or((0.0, 100.0), |layout| layout.range)
    }

    fn summary_table(
        &self,
        checked: &Checked<'_>,
        rows: &[GroupRow<'_>],
        lines: &[Line<'_>],
    ) -> Result<FigureTable, Error> {
        use Protection::{Heading, Median, MedianInterval, Population, UnscoredCount, Weight};
        const SPREAD: Protection = Protection::Spread { decimals: 1 };
        let of_line = |line: &Line<'_>| Subject::new(line.place, Topic::Scale(line.scale));
        let mut table = TableColumns::new(lines.iter().map(of_line).collect());
        table.groups(self, rows, checked.stratum);
        let scales = self.questionnaire().scales();
        let key = |l: &Line<'_>| scales.get(l.scale).map(|scale| scale.key.to_string());
        let all = || lines.iter();
        table.texts("scale", Heading, all().map(key));
        table.counts("n", Protection::Base, all().map(|l| Some(l.total.n)));
        table.numbers("mean", Protection::Mean, all().map(|l| l.mean));
        table.numbers("sd", SPREAD, all().map(|l| l.sd));
        table.numbers("se", SPREAD, all().map(|l| l.se));
        table.numbers("ci_low", SPREAD, all().map(|l| Some(l.interval?.low)));
        table.numbers("ci_high", SPREAD, all().map(|l| Some(l.interval?.high)));
        table.words("interval", SPREAD, all().map(|l| l.interval.map(|_| l.rule)));
        table.flags("truncated", SPREAD, all().map(|l| l.interval.map(|_| l.truncated)));
        table.numbers("median", Median, all().map(|l| l.quartiles[1]));
        table.numbers("q25", SPREAD, all().map(|l| l.quartiles[0]));
        table.numbers("q75", SPREAD, all().map(|l| l.quartiles[2]));
        table.numbers("median_low", MedianInterval, all().map(|l| Some(l.median?.0)));
        table.numbers("median_high", MedianInterval, all().map(|l| Some(l.median?.1)));
        table.numbers("median_coverage", MedianInterval, all().map(|l| Some(l.median?.2)));
        table.counts("too_few_answers", UnscoredCount, all().map(|l| Some(l.statuses[1].n)));
        table.counts("nothing_applicable", UnscoredCount, all().map(|l| Some(l.statuses[2].n)));
        if self.weighting == Weighting::Survey {
            table.numbers("weight", Weight, all().map(|l| Some(self.size(l.total))));
            table.numbers("n_effective", Weight, all().map(|l| effective(l.total)));
        }
        if checked.inference.population.is_some() {
            table.counts("population", Population, all().map(|l| l.population));
            let rate = |l: &Line<'_>| {
                let people = l.population.filter(|people| *people > 0)?;
                Some(l.total.n as f64 / people as f64)
            };
            table.numbers("response_rate", Population, all().map(rate));
        }
        table.statuses(all().map(|l| l.status));
        table.finish(self, "summary", checked.rules())
    }
}

impl Residuals {
    /// (1 - f) n/(n-1) Σ (w(y-m) - their mean)², f = n/N.
    fn variance(self, people: Option<u64>) -> f64 {
        let n = self.n as f64;
        let finite = people.map_or(1.0, |people| 1.0 - n / people as f64);
        if finite <= 0.0 {
            return 0.0;
        }
        finite * n / (n - 1.0) * (self.squares - self.sum * self.sum / n).max(0.0)
    }
}

/// Kish's effective number of people: W² / Σw².
pub(crate) fn effective(count: Count) -> Option<f64> {
    let weight = float(count.weight);
    (count.squared > 0).then(|| weight * weight / float(count.squared))
}

impl Checked<'_> {
    /// What the table was asked for, as its provenance tells it.
    pub(crate) fn rules(&self) -> Vec<(&'static str, String)> {
        let mut rules = vec![
            ("confidence", self.inference.confidence.to_string()),
            ("selection", self.inference.selection.to_string()),
        ];
        rules.extend(self.inference.strata.clone().map(|strata| ("strata", strata)));
        rules
    }
}
