//! The evaluation of a set of observations: what is known, and what of it may be published.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::disclosure::rules::ReleaseRules;
use crate::document::canonical::canonical_json;
use crate::document::record::{result, words};
use crate::document::sha256::Sha256;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::suggestions::near_names;
use crate::referential::entry::EntryKind;
use crate::referential::index::Referential;
use crate::referential::indicator::Indicator;
use crate::referential::referential_reference::ReferentialReference;
use crate::value::key::IndicatorKey;
use crate::value::period::Period;
use crate::value::ratio::Ratio;
use crate::value::version::SchemaVersion;

use super::entity::Entity;
use super::facts::{Facts, Slice};
use super::formula::{Formula, Formulas};
use super::judge::judge;
use super::objectives::{ObjectiveResult, objectives};
use super::observations::Observations;
use super::protect::{Told, protect};
use super::result::{Finding, IndicatorResult, ResultCategory};
use super::roll_up::{Cell, cells};

words! {
    /// What kind of document this is.
    pub enum EvaluationTag {
        /// What is known of indicators.
        Evaluation = "evaluation",
    }
}

words! {
    /// Who may see it.
    pub enum EvaluationStatus of "evaluation.status" {
        /// Those who are to see numbers about few people.
        Private = "private",
        /// Everybody: numbers about few people are not told.
        Published = "published",
    }
}

/// What is computed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct EvaluateOptions {
    /// The indicators, with those without which they are not to be shown; all if empty.
    pub indicators: Vec<IndicatorKey>,
    /// Longer periods than those of the observations, made up of these.
    pub periods: Vec<Period>,
}

result! {
    /// What is known of indicators: of each for each entity and period.
    #[derive(Debug, Clone, PartialEq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct EvaluationDocument {
        /// What kind of document this is.
        pub document: EvaluationTag,
        /// The version of the format.
        pub schema_version: SchemaVersion,
        /// The version of the library.
        pub library: String,
        /// Who may see it.
        pub status: EvaluationStatus,
        /// Whether the numbers are invented.
        pub invented: bool,
        /// On which referential it stands.
        pub referential: ReferentialReference,
        /// The SHA-256 of the canonical form of the observations. Not of what is published:
        /// who guesses a number that is hidden could prove it by the hash.
        pub observations_sha256: Option<Sha256>,
        /// The key of the rules by which it is published.
        pub rules: Option<String>,
        /// The periods, in order.
        pub periods: Vec<Period>,
        /// The results, by indicator, period and category, entities in the order of the
        /// observations.
        pub results: Vec<IndicatorResult>,
        /// The objectives, by entity and period.
        pub objectives: Vec<ObjectiveResult>,
    }
}

/// What is known of indicators, computed when it is asked for: see [`evaluate`].
#[derive(Clone)]
pub struct Evaluation {
    observations: Observations,
    facts: Facts,
    indicators: Vec<IndicatorKey>,
    published: Option<Published>,
}

/// By which rules it is published, and what may be told.
#[derive(Clone)]
struct Published {
    rules: ReleaseRules,
    /// By period, formula of the referential and entity.
    told: Vec<Vec<Vec<Told>>>,
}

/// Numbers about few people are in no log.
impl std::fmt::Debug for Evaluation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Evaluation")
            .field("indicators", &self.indicators.len())
            .field("status", &self.status())
            .finish_non_exhaustive()
    }
}

/// Computes indicators from observations, exactly: quotients of added terms, never means of
/// quotients.
///
/// ```
/// use boussole_sante::Referential;
/// use boussole_sante::evaluation::{EvaluateOptions, Observations, ResultState, evaluate};
/// let referential = Referential::embedded()?;
/// let number = |term: &str, entity: &str, value: u32| {
///     serde_json::json!({ "term": term, "entity": entity, "period": "2025", "value": value })
/// };
/// let json = serde_json::json!({
///     "document": "observations", "schema_version": 1,
///     "referential": { "key": referential.key(), "version": referential.version() },
///     "entities": [
///         { "key": "departement", "kind": "department" },
///         { "key": "ville-a", "kind": "territory", "part_of": "departement" },
///         { "key": "ville-b", "kind": "territory", "part_of": "departement" },
///     ],
///     "observations": [
///         number("alertes", "ville-a", 9), number("alertes-avec-reponse", "ville-a", 9),
///         number("alertes", "ville-b", 21), number("alertes-avec-reponse", "ville-b", 7),
///     ],
/// });
/// let observations = Observations::from_json(json.to_string().as_bytes(), &referential)?;
/// let evaluation = evaluate(&observations, &EvaluateOptions::default())?;
/// let result = evaluation.result("pol-02", "departement", "2025".parse()?)?;
/// // 16 of 30: not the mean of 100 and 33.
/// assert_eq!((result.state, result.value), (ResultState::Value, Some(16.0 * 100.0 / 30.0)));
/// # Ok::<(), boussole_sante::Error>(())
/// ```
///
/// # Errors
/// `unknown_name` for an indicator that the referential does not have, or has without
/// numbers.
pub fn evaluate(
    observations: &Observations,
    options: &EvaluateOptions,
) -> Result<Evaluation, Error> {
    let referential = observations.referential();
    let formulas = Formulas::of(referential);
    let wanted = wanted(referential, &options.indicators)?;
    let is_wanted = |formula: &&Formula<'_>| wanted.contains(&formula.indicator.key);
    let indicators = formulas.all.iter().filter(is_wanted).map(|one| one.indicator.key.clone());
    Ok(Evaluation {
        indicators: indicators.collect(),
        facts: Facts::of(observations.document(), &options.periods),
        observations: observations.clone(),
        published: None,
    })
}

/// These indicators, with those without which they are not to be shown; all with numbers if
/// none are named.
pub(super) fn wanted(
    referential: &Referential,
    indicators: &[IndicatorKey],
) -> Result<BTreeSet<IndicatorKey>, Error> {
    let formulas = Formulas::of(referential);
    let all: BTreeMap<&str, &Indicator> =
        formulas.all.iter().map(|one| (one.indicator.key.as_str(), one.indicator)).collect();
    let mut wanted: BTreeSet<IndicatorKey> = BTreeSet::new();
    let mut next: Vec<&str> = indicators.iter().map(IndicatorKey::as_str).collect();
    if indicators.is_empty() {
        next.extend(all.keys());
    }
    while let Some(key) = next.pop() {
        let Some(indicator) = all.get(key) else {
            let is_asked = indicators.iter().any(|own| own.as_str() == key);
            let near = near_names(key, all.keys().copied());
            // One without numbers is shown as it is.
            if is_asked {
                return Err(Error::usage(Code::UnknownName, near, key));
            }
            continue;
        };
        if wanted.insert(indicator.key.clone()) {
            next.extend(indicator.shown_with.iter().map(|other| other.as_str()));
        }
    }
    Ok(wanted)
}

impl Evaluation {
    /// What of it may be published: numbers about few people, and those from which they
    /// could be worked out, are suppressed. It is decided over all indicators, so that those
    /// that are published apart hide alike; of periods that hold each other the longest is
    /// told about people, and of categories of people none.
    ///
    /// # Errors
    /// `invalid_document` for rules that contradict each other.
    pub fn publish(&self, rules: &ReleaseRules) -> Result<Self, Error> {
        rules.check()?;
        let formulas = Formulas::of(self.referential());
        let periods = 0..self.facts.periods.len();
        let cells: Vec<Vec<Vec<Cell>>> = periods
            .map(|period| {
                let one = |formula: &Formula<'_>| cells(formula, &self.facts, period, None);
                formulas.all.iter().map(one).collect()
            })
            .collect();
        let told = protect(&self.facts, &formulas, &cells, rules);
        Ok(Self { published: Some(Published { rules: rules.clone(), told }), ..self.clone() })
    }

    /// Who may see it.
    #[must_use]
    pub fn status(&self) -> EvaluationStatus {
        match self.published {
            Some(_) => EvaluationStatus::Published,
            None => EvaluationStatus::Private,
        }
    }

    /// The numbers of which it is made.
    #[must_use]
    pub fn observations(&self) -> &Observations {
        &self.observations
    }

    /// The referential that defines the indicators.
    #[must_use]
    pub fn referential(&self) -> &Referential {
        self.observations.referential()
    }

    /// The indicators, in the order of the referential.
    #[must_use]
    pub fn indicators(&self) -> &[IndicatorKey] {
        &self.indicators
    }

    /// The periods, in order.
    #[must_use]
    pub fn periods(&self) -> &[Period] {
        &self.facts.periods
    }

    /// The result of an indicator for an entity and a period, of the whole.
    ///
    /// # Errors
    /// `unknown_name` for an indicator, an entity or a period that is not in it.
    pub fn result(
        &self,
        indicator: &str,
        entity: &str,
        period: Period,
    ) -> Result<IndicatorResult, Error> {
        if !self.indicators.iter().any(|own| own.as_str() == indicator) {
            let keys = self.referential().keys(EntryKind::Indicator);
            return Err(Error::usage(Code::UnknownName, near_names(indicator, keys), indicator));
        }
        let entities = self.entities();
        if !entities.iter().any(|own| own.key.as_str() == entity) {
            let keys = entities.iter().map(|own| own.key.as_str());
            return Err(Error::usage(Code::UnknownName, near_names(entity, keys), entity));
        }
        let formulas = Formulas::of(self.referential());
        let findings = self.findings(&formulas, |own| own.as_str() == indicator);
        let results = findings.into_iter().map(|finding| finding.result);
        let is_own = |result: &IndicatorResult| {
            result.entity.as_str() == entity && result.period == period && result.category.is_none()
        };
        let mut own = results.filter(is_own);
        own.next().ok_or_else(|| self.nothing_at(&period.to_string()))
    }

    /// Every result: by indicator, period and category, entities in the order of the
    /// observations.
    #[must_use]
    pub fn results(&self) -> Vec<IndicatorResult> {
        let formulas = Formulas::of(self.referential());
        self.findings(&formulas, |_| true).into_iter().map(|finding| finding.result).collect()
    }

    /// Values alone, without what they are held against: of an indicator and a period, one
    /// for each entity in the order of the observations; nothing where there is none, where it
    /// lies between two, and where it is not told.
    ///
    /// # Errors
    /// `unknown_name` for an indicator or a period that is not in it.
    pub fn values(&self, indicator: &str, period: Period) -> Result<Vec<Option<f64>>, Error> {
        let formulas = Formulas::of(self.referential());
        let mut own =
            self.own(&formulas).filter(|(_, one)| one.indicator.key.as_str() == indicator);
        let (place, formula) = own.next().ok_or_else(|| self.nothing_at(indicator))?;
        let number = self.facts.periods.binary_search(&period);
        let number = number.map_err(|_| self.nothing_at(&period.to_string()))?;
        let cells = cells(formula, &self.facts, number, None);
        let value = |(entity, cell): (usize, &Cell)| {
            let is_told = self.told((number, place), None, entity, cell) == Told::All;
            cell.value().filter(|_| is_told).map(Ratio::to_f64)
        };
        Ok(cells.iter().enumerate().map(value).collect())
    }

    /// The formulas of its indicators, with their places among those of the referential.
    fn own<'f, 'r>(
        &'f self,
        formulas: &'f Formulas<'r>,
    ) -> impl Iterator<Item = (usize, &'f Formula<'r>)> {
        let all = formulas.all.iter().enumerate();
        all.filter(|(_, formula)| self.indicators.contains(&formula.indicator.key))
    }

    /// What may be told of a cell, by its period and its formula.
    fn told(
        &self,
        (period, formula): (usize, usize),
        of_category: Option<&Formula<'_>>,
        entity: usize,
        cell: &Cell,
    ) -> Told {
        match (&self.published, of_category) {
            (None, _) => Told::All,
            (Some(published), None) => published.told[period][formula][entity],
            (Some(_), Some(formula)) if formula.is_of_people() && cell.is_known() => Told::Nothing,
            (Some(_), Some(_)) => Told::All,
        }
    }

    pub(super) fn facts(&self) -> &Facts {
        &self.facts
    }

    pub(super) fn entities(&self) -> &[Entity] {
        &self.observations.document().entities
    }

    /// That there is nothing in a place.
    pub(crate) fn nothing_at(&self, name: &str) -> Error {
        Error::usage(Code::UnknownName, Expected::PlaceOfEvaluation, name)
    }

    /// Every result of these indicators, judged.
    fn findings<'r>(
        &self,
        formulas: &Formulas<'r>,
        wanted: impl Fn(&IndicatorKey) -> bool,
    ) -> Vec<Finding<'r>> {
        let entities = self.entities();
        let mut findings = Vec::new();
        for (place, formula) in self.own(formulas).filter(|(_, one)| wanted(&one.indicator.key)) {
            for (number, period) in self.facts.periods.iter().enumerate() {
                for slice in self.slices(formula) {
                    let category = self.category(slice);
                    let of_category = category.as_ref().map(|_| formula);
                    let cells = cells(formula, &self.facts, number, slice);
                    for (entity, cell) in cells.iter().enumerate() {
                        let of = (entity, &entities[entity].key);
                        let finding = Finding::new(*formula, cell, of, *period, category.clone());
                        let told = self.told((number, place), of_category, entity, cell);
                        findings.push(finding.limited_to(told));
                    }
                }
            }
        }
        judge(&mut findings, self.observations.document());
        findings
    }

    /// The whole, and the categories by which a formula is broken down.
    fn slices(&self, formula: &Formula<'_>) -> impl Iterator<Item = Slice> {
        let breakdowns = &self.observations.document().breakdowns;
        self.facts.slices.iter().copied().filter(move |slice| {
            slice.is_none_or(|(breakdown, _)| {
                formula.is_broken_down_by(breakdowns[breakdown].key.as_str())
            })
        })
    }

    fn category(&self, slice: Slice) -> Option<ResultCategory> {
        let (breakdown, category) = slice?;
        let breakdown = &self.observations.document().breakdowns[breakdown];
        let category = breakdown.categories.get(category)?.key.clone();
        Some(ResultCategory { breakdown: breakdown.key.clone(), category })
    }

    /// All of it as a document.
    #[must_use]
    pub fn document(&self) -> EvaluationDocument {
        let formulas = Formulas::of(self.referential());
        let findings = self.findings(&formulas, |_| true);
        let objectives = objectives(&findings, self.referential());
        let document = self.observations.document();
        EvaluationDocument {
            document: EvaluationTag::Evaluation,
            schema_version: SchemaVersion::CURRENT,
            library: env!("CARGO_PKG_VERSION").to_owned(),
            status: self.status(),
            invented: document.invented.unwrap_or(false),
            referential: document.referential.clone(),
            observations_sha256: match self.published {
                Some(_) => None,
                None => Some(self.observations.sha256()),
            },
            rules: self.published.as_ref().map(|published| published.rules.key.clone()),
            periods: self.facts.periods.clone(),
            results: findings.into_iter().map(|finding| finding.result).collect(),
            objectives,
        }
    }

    /// All of it in canonical form (RFC 8785): the same bytes in every language.
    #[must_use]
    pub fn to_json(&self) -> String {
        canonical_json(&self.document()).unwrap_or_default()
    }
}
