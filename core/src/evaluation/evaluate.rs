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
use crate::value::key::{EntityKey, IndicatorKey};
use crate::value::period::Period;
use crate::value::version::SchemaVersion;

use super::entity::Entity;
use super::facts::{Facts, Slice};
use super::formula::{Formula, Formulas};
use super::judge::judge;
use super::objectives::{ObjectiveResult, objectives};
use super::observations::Observations;
use super::protect::{Layer, Told, protect};
use super::result::{Finding, IndicatorResult, ResultCategory};
use super::roll_up::cells;

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
        /// The SHA-256 of the canonical form of the observations.
        pub observations_sha256: Sha256,
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
    rules: Option<ReleaseRules>,
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
        rules: None,
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
    /// could be worked out, are suppressed.
    ///
    /// # Errors
    /// `invalid_document` for rules that contradict each other.
    pub fn publish(&self, rules: &ReleaseRules) -> Result<Self, Error> {
        rules.check()?;
        Ok(Self { rules: Some(rules.clone()), ..self.clone() })
    }

    /// Who may see it.
    #[must_use]
    pub fn status(&self) -> EvaluationStatus {
        match self.rules {
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
        let is_own = |result: &IndicatorResult| {
            result.indicator.as_str() == indicator
                && result.entity.as_str() == entity
                && result.period == period
                && result.category.is_none()
        };
        self.results().into_iter().find(is_own).ok_or_else(|| self.nothing_at(&period.to_string()))
    }

    /// Every result: by indicator, period and category, entities in the order of the
    /// observations.
    #[must_use]
    pub fn results(&self) -> Vec<IndicatorResult> {
        let formulas = Formulas::of(self.referential());
        self.findings(&formulas).into_iter().map(|finding| finding.result).collect()
    }

    /// Values alone, without what they are held against: of an indicator and a period, one
    /// for each entity; nothing where there is none. As they are, also of few people.
    #[must_use]
    pub fn values(&self, indicator: &str, period: Period) -> Vec<Option<f64>> {
        let formulas = Formulas::of(self.referential());
        let formula = formulas.all.iter().find(|one| one.indicator.key.as_str() == indicator);
        let period = self.facts.periods.binary_search(&period);
        let (Some(formula), Ok(period), None) = (formula, period, &self.rules) else {
            return Vec::new();
        };
        let cells = cells(formula, &self.facts, period, None);
        cells.iter().map(|cell| cell.value().map(crate::value::ratio::Ratio::to_f64)).collect()
    }

    pub(super) fn facts(&self) -> &Facts {
        &self.facts
    }

    pub(super) fn entities(&self) -> &[Entity] {
        &self.observations.document().entities
    }

    /// That there is nothing in a place.
    pub(crate) fn nothing_at(&self, name: &str) -> Error {
        Error::usage(Code::UnknownName, Expected::PlaceOfPath, name)
    }

    fn findings<'r>(&self, formulas: &Formulas<'r>) -> Vec<Finding<'r>> {
        let document = self.observations.document();
        let entities: Vec<&EntityKey> = document.entities.iter().map(|one| &one.key).collect();
        let is_own = |formula: &&Formula<'r>| self.indicators.contains(&formula.indicator.key);
        let own: Vec<Formula<'r>> = formulas.all.iter().filter(is_own).copied().collect();
        let mut findings = Vec::new();
        for (number, period) in self.facts.periods.iter().enumerate() {
            let layers: Vec<Layer<'r>> = own
                .iter()
                .flat_map(|formula| self.slices(formula).map(|slice| (*formula, slice)))
                .map(|(formula, slice)| Layer {
                    formula,
                    slice,
                    cells: cells(&formula, &self.facts, number, slice),
                })
                .collect();
            let told = self.rules.as_ref().map(|rules| {
                protect(&layers, &self.facts.places, &self.facts.order, formulas, rules)
            });
            for (place, layer) in layers.iter().enumerate() {
                for (entity, cell) in layer.cells.iter().enumerate() {
                    let category = self.category(layer.slice);
                    let of = (entity, entities[entity]);
                    let finding = Finding::new(layer.formula, cell, of, *period, category);
                    let told = told.as_ref().map_or(Told::All, |told| told[place][entity]);
                    findings.push(match told {
                        Told::All => finding,
                        Told::Base => finding.suppressed(true),
                        Told::Nothing => finding.suppressed(false),
                    });
                }
            }
        }
        judge(&mut findings, document);
        let place = |finding: &Finding<'_>| {
            own.iter().position(|one| one.indicator.key == finding.result.indicator)
        };
        findings.sort_by_cached_key(place);
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
        let findings = self.findings(&formulas);
        let objectives = objectives(&findings, self.referential());
        let document = self.observations.document();
        EvaluationDocument {
            document: EvaluationTag::Evaluation,
            schema_version: SchemaVersion::CURRENT,
            library: env!("CARGO_PKG_VERSION").to_owned(),
            status: self.status(),
            invented: document.invented.unwrap_or(false),
            referential: document.referential.clone(),
            observations_sha256: self.observations.sha256(),
            rules: self.rules.as_ref().map(|rules| rules.key.clone()),
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
