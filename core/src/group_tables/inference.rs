//! Inference from sample to population: design, finite population correction,
//! confidence intervals.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::document::record::words;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::statistics::probability_distributions::t_quantile;
use crate::statistics::ranks::{Ranks, median_ranks};
use crate::tally::count::Weighting;
use crate::tally::grouping::{GroupKey, GroupValue};
use crate::tally::sums::Tally;

use super::group_table::{GroupRow, RowKind};

words! {
    /// How those who answered were found.
    pub enum Selection {
        /// They chose to answer: « réponses volontaires, intervalle
        /// indicatif »; no correction by a population.
        Voluntary = "voluntary",
        /// They were drawn at random.
        Random = "random",
        /// Everybody was asked.
        Census = "census",
    }
}

words! {
    /// What an interval rests on.
    pub enum IntervalRule {
        /// Voluntary answers: how far figures would vary if these were a sample
        /// drawn at random, and no more.
        Indicative = "indicative",
        /// A random sample.
        Random = "random",
        /// A random sample of a population of known size.
        RandomFinite = "random_finite",
        /// Everybody answered: the figure is what it is.
        Census = "census",
        /// Everybody was asked and some did not answer: what they could change
        /// at most.
        Bounds = "bounds",
    }
}

/// How many people there are: in all, and by group.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Population {
    /// In all; if absent, the sum of the groups, if every group of the tally is
    /// among them.
    pub total: Option<u64>,
    /// By the values of the `by` columns, as they are printed; those in which
    /// nobody answered too.
    pub groups: BTreeMap<Vec<Option<String>>, u64>,
}

/// From whom to whom figures are carried over.
#[derive(Debug, Clone)]
pub struct Inference {
    /// How sure an interval is, between 0 and 1.
    pub confidence: f64,
    /// How those who answered were found.
    pub selection: Selection,
    /// How many they could have been; only with a census or a random sample.
    pub population: Option<Population>,
    /// The `by` column that holds the strata from which the sample was drawn:
    /// it makes no rows.
    pub strata: Option<String>,
}

impl Default for Inference {
    fn default() -> Self {
        let selection = Selection::Voluntary;
        Self { confidence: 0.95, selection, population: None, strata: None }
    }
}

/// An inference that fits a tally.
#[derive(Debug)]
pub(crate) struct Checked<'i> {
    pub(crate) inference: &'i Inference,
    pub(crate) stratum: Option<usize>,
    /// Quantiles of t by degrees of freedom, and ranks around a median by number
    /// of people: in a large table many groups are of one size.
    quantiles: RefCell<BTreeMap<u64, f64>>,
    ranks: RefCell<BTreeMap<u64, Option<Ranks>>>,
}

impl Checked<'_> {
    /// How many standard errors an interval of a mean reaches to each side.
    #[expect(clippy::cast_precision_loss, reason = "people")]
    pub(crate) fn t_quantile(&self, degrees: u64) -> f64 {
        let quantile = || t_quantile(0.5 + self.inference.confidence / 2.0, degrees as f64);
        *self.quantiles.borrow_mut().entry(degrees).or_insert_with(quantile)
    }

    /// Between which ranks of so many people the median lies.
    pub(crate) fn median_ranks(&self, people: u64) -> Option<Ranks> {
        let ranks = || median_ranks(people, self.inference.confidence);
        *self.ranks.borrow_mut().entry(people).or_insert_with(ranks)
    }
}

impl Inference {
    /// Holds it against the tally.
    ///
    /// # Errors
    /// `invalid_option`: a confidence that is none, a population of volunteers,
    /// a census without one or with survey weights, fewer people than answers;
    /// a total below the sum of its groups; `unknown_name`: strata that are no
    /// `by` column.
    pub(crate) fn check<'i>(&'i self, tally: &Tally) -> Result<Checked<'i>, Error> {
        check_confidence(self.confidence)?;
        let refuse = |expected: Expected, found: String| {
            Err(Error::usage(Code::InvalidOption, expected, found))
        };
        let stratum = match &self.strata {
            Some(name) => {
                let names = tally.by.iter().map(|by| by.name.as_str());
                let place = tally.by.iter().position(|by| by.name == *name);
                Some(place.ok_or_else(|| Error::unknown_name(name, names))?)
            }
            None => None,
        };
        match (self.selection, &self.population) {
            (Selection::Voluntary, Some(_)) => {
                return refuse(Expected::CensusOrRandomSample, "voluntary".to_owned());
            }
            (Selection::Census, None) => {
                return refuse(Expected::CensusPopulation, String::new());
            }
            _ => {}
        }
        if self.selection == Selection::Census && tally.weighting == Weighting::Survey {
            return refuse(Expected::CensusWithoutWeights, tally.weighting.to_string());
        }
        let (quantiles, ranks) = (RefCell::default(), RefCell::default());
        let checked = Checked { inference: self, stratum, quantiles, ranks };
        if let Some(population) = &self.population {
            checked.check_population(tally, population)?;
        }
        Ok(checked)
    }
}

pub(crate) fn check_confidence(confidence: f64) -> Result<(), Error> {
    if confidence > 0.0 && confidence < 1.0 {
        return Ok(());
    }
    let expected = Expected::Confidence;
    Err(Error::usage(Code::InvalidOption, expected, confidence.to_string()))
}

impl Checked<'_> {
    /// What the interval of a row rests on.
    pub(crate) fn rule(&self, row: &GroupRow<'_>, n: u64) -> IntervalRule {
        match (self.inference.selection, self.of_row(row)) {
            (Selection::Voluntary, _) => IntervalRule::Indicative,
            (Selection::Random, None) => IntervalRule::Random,
            (Selection::Random, Some(_)) => IntervalRule::RandomFinite,
            (Selection::Census, Some(people)) if people == n => IntervalRule::Census,
            (Selection::Census, _) => IntervalRule::Bounds,
        }
    }

    /// How many people a row is about, if it is known.
    pub(crate) fn of_row(&self, row: &GroupRow<'_>) -> Option<u64> {
        let population = self.inference.population.as_ref()?;
        if row.kind == RowKind::Total
            && let Some(total) = population.total
        {
            return Some(total);
        }
        self.of_parts(row, |_| true)
    }

    /// How many people of a row are in a stratum.
    pub(crate) fn of_stratum(&self, row: &GroupRow<'_>, value: &GroupValue) -> Option<u64> {
        let (stratum, text) = (self.stratum?, value.text());
        self.of_parts(row, |key| key.get(stratum) == Some(&text))
    }

    /// The sum over the groups of a row, those in which nobody answered too;
    /// nothing if one in which somebody did is unknown.
    fn of_parts(
        &self,
        row: &GroupRow<'_>,
        counts: impl Fn(&[Option<String>]) -> bool,
    ) -> Option<u64> {
        let groups = &self.inference.population.as_ref()?.groups;
        let answered: Vec<_> = row.parts.iter().map(|(key, _)| printed(key)).collect();
        let mut answered = answered.iter().filter(|key| counts(key)).peekable();
        answered.peek()?;
        if !answered.all(|key| groups.contains_key(key)) {
            return None;
        }
        let reported = || (0..).filter(|column| Some(*column) != self.stratum);
        let is_of_row = |key: &[Option<String>]| {
            let mut values = row.values.iter().zip(reported());
            values.all(|(value, column)| {
                value.is_none_or(|value| key.get(column) == Some(&value.text()))
            })
        };
        let people = groups.iter().filter(|(key, _)| is_of_row(key) && counts(key));
        people.into_iter().try_fold(0u64, |sum, (_, people)| sum.checked_add(*people))
    }

    fn check_population(&self, tally: &Tally, population: &Population) -> Result<(), Error> {
        let mut faults = Vec::new();
        for key in population.groups.keys() {
            if key.len() != tally.by.len() {
                let expected = Expected::ValuePerByColumn { count: tally.by.len() };
                faults.push(Error::usage(Code::InvalidOption, expected, key.len().to_string()));
            }
        }
        let all = population.groups.values().try_fold(0u64, |sum, n| sum.checked_add(*n));
        if let Some(total) = population.total
            && all.is_none_or(|all| all > total)
        {
            let expected = Expected::TotalOfAtLeastItsGroups;
            faults.push(Error::usage(Code::InvalidOption, expected, total.to_string()));
        }
        for row in tally.group_rows(self.stratum) {
            let asked: u64 = row.parts.iter().map(|(_, group)| group.rows.n).sum();
            if let Some(people) = self.of_row(&row).filter(|people| *people < asked) {
                let expected = Expected::PopulationOfAtLeast { least: asked.to_string() };
                faults.push(Error::usage(Code::InvalidOption, expected, people.to_string()));
            }
        }
        if faults.is_empty() { Ok(()) } else { Err(Error::many(Code::InvalidOption, faults)) }
    }
}

fn printed(key: &GroupKey) -> Vec<Option<String>> {
    key.iter().map(GroupValue::text).collect()
}
