//! From respondents to those whom they stand for: how they came to answer, and
//! how many they could have been.

use std::collections::BTreeMap;

use crate::base::error::{Code, Error};
use crate::base::read::words;

use super::by::{GroupKey, GroupValue};
use super::count::Weighting;
use super::table::{GroupRow, RowKind};
use super::tally::Tally;

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
    /// In all; the sum of the groups if absent and all of these are there.
    pub total: Option<u64>,
    /// By the values of the `by` columns, as they are printed.
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
}

impl Inference {
    /// Holds it against the tally.
    ///
    /// # Errors
    /// `invalid_option`: a confidence that is none, a population of volunteers,
    /// a census without one or with survey weights, fewer people than answers;
    /// `unknown_name`: strata or groups that the tally does not have.
    pub(crate) fn check<'i>(&'i self, tally: &Tally) -> Result<Checked<'i>, Error> {
        check_confidence(self.confidence)?;
        let refuse =
            |expected: &str, found: String| Err(Error::usage(Code::InvalidOption, expected, found));
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
                return refuse(
                    "a census or a random sample, if there is a population",
                    "voluntary".to_owned(),
                );
            }
            (Selection::Census, None) => {
                return refuse("the population of a census", String::new());
            }
            _ => {}
        }
        if self.selection == Selection::Census && tally.weighting == Weighting::Survey {
            return refuse("no survey weights in a census", tally.weighting.to_string());
        }
        let checked = Checked { inference: self, stratum };
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
    let expected = "a confidence between 0 and 1, as 0.95";
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
        let mut sum = 0u64;
        for (key, _) in &row.parts {
            sum = sum.checked_add(*population.groups.get(&printed(key))?)?;
        }
        (!row.parts.is_empty()).then_some(sum)
    }

    /// How many people one group is about: a stratum, if there are strata.
    pub(crate) fn of_group(&self, key: &GroupKey) -> Option<u64> {
        self.inference.population.as_ref()?.groups.get(&printed(key)).copied()
    }

    fn check_population(&self, tally: &Tally, population: &Population) -> Result<(), Error> {
        let mut faults = Vec::new();
        for key in population.groups.keys() {
            if key.len() != tally.by.len() {
                let expected = format!("{} values, one for each `by` column", tally.by.len());
                faults.push(Error::usage(Code::InvalidOption, expected, key.len().to_string()));
            }
        }
        for row in tally.group_rows(self.stratum) {
            let asked: u64 = row.parts.iter().map(|(_, group)| group.rows.n).sum();
            if let Some(people) = self.of_row(&row).filter(|people| *people < asked) {
                let expected = format!("a population of at least {asked}: so many answered");
                faults.push(Error::usage(Code::InvalidOption, expected, people.to_string()));
            }
        }
        if faults.is_empty() { Ok(()) } else { Err(Error::many(Code::InvalidOption, faults)) }
    }
}

fn printed(key: &GroupKey) -> Vec<Option<String>> {
    key.iter().map(GroupValue::text).collect()
}
