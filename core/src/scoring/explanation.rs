//! Worked scores: how a score came about, so that a person can check it by
//! hand.

use serde::Serialize;

use crate::document::canonical::canonical_json;
use crate::document::record::result;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::survey::answers::{QuestionnaireReference, reference};
use crate::survey::item::Occasion;
use crate::survey::scale::{Method, Model, Output};
use crate::value::decimal::Decimal;
use crate::value::expression::Trace;

use super::block::Block;
use super::level::LevelProfile;
use super::plan::Plan;
use super::rule::{AnsweredRule, ScoreStatus};
use super::scale::{Node, Summed};
use super::scale_outcome::Outcome;
use super::slot::{Missing, Slot};
use super::sum::{Integer, ItemSum};

/// How a scale got its score, or a section its levels.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Explanation {
    /// Of a scale.
    Scale(Box<ScaleExplanation>),
    /// Of a section of levels.
    Levels(Box<LevelsExplanation>),
}

result! {
    /// How a scale got its score.
    #[derive(Debug, Clone, PartialEq, Serialize)]
    pub struct ScaleExplanation {
        /// The scale.
        pub scale: String,
        /// The score; none unless `status` is `ok`.
        pub value: Option<f64>,
        /// The score as a quotient of integers in lowest terms.
        pub exact: Option<String>,
        /// Why there is or is not a value.
        pub status: ScoreStatus,
        /// How many members entered.
        pub used: u32,
        /// How many the rule counts.
        pub of: u32,
        /// How many were invalid.
        pub invalid: u32,
        /// How the answers become a score.
        pub method: Method,
        /// Its unit.
        pub output: Output,
        /// What the items are to what is measured.
        pub model: Model,
        /// The answered rule, in words.
        pub rule: AnsweredRule,
        /// The convention that the scale declares.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub convention: Option<crate::survey::scale::Convention>,
        /// Each member, in order.
        pub members: Vec<MemberExplanation>,
        /// The score in the other reading of the source.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub alternative_value: Option<f64>,
        /// Which questionnaire.
        pub questionnaire: QuestionnaireReference,
        /// Which version of the library.
        pub library: String,
    }
}

result! {
    /// What one member did in a score.
    #[derive(Debug, Clone, PartialEq, Serialize)]
    pub struct MemberExplanation {
        /// The item, or
        #[serde(skip_serializing_if = "Option::is_none")]
        pub item: Option<String>,
        /// the scale.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub scale: Option<String>,
        /// Whether it entered the score.
        pub entered: bool,
        /// Why it did not.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub missing: Option<Missing>,
        /// Why a scale has no score.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub status: Option<ScoreStatus>,
        /// The answer: a code or a number.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub answer: Option<String>,
        /// Its value; for a scale, its exact score as a quotient.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub value: Option<String>,
        /// The value after reversal.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub keyed: Option<String>,
        /// Whether the item is reversed.
        pub reversed: bool,
        /// How much it counts.
        pub weight: u32,
        /// Why the item was or was not asked, where skip logic decides.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub asked: Option<Trace>,
        /// The members of a scale.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        pub members: Vec<MemberExplanation>,
    }
}

result! {
    /// How a section got its counts of levels.
    #[derive(Debug, Clone, PartialEq, Serialize)]
    pub struct LevelsExplanation {
        /// The counts.
        pub profile: LevelProfile,
        /// Each level item, in order.
        pub levels: Vec<LevelExplanation>,
        /// Which questionnaire.
        pub questionnaire: QuestionnaireReference,
        /// Which version of the library.
        pub library: String,
    }
}

result! {
    /// One level in a section.
    #[derive(Debug, Clone, PartialEq, Serialize)]
    pub struct LevelExplanation {
        /// The item.
        pub item: String,
        /// The level.
        pub level: Option<u8>,
        /// Why there is none.
        pub missing: Option<Missing>,
        /// Whether the post gives the occasion.
        pub occasion: Option<Occasion>,
        /// The level from which it counts as mobilised.
        pub mobilised_from: u8,
    }
}

impl Explanation {
    /// The explanation in canonical form (RFC 8785).
    #[must_use]
    pub fn to_json(&self) -> String {
        canonical_json(self).unwrap_or_default()
    }
}

impl Plan {
    pub(crate) fn explain(
        &self,
        block: &Block,
        row: usize,
        key: &str,
    ) -> Result<Explanation, Error> {
        if let Some(scale) = self.questionnaire.scale_position(key) {
            return self.explain_scale(block, row, scale);
        }
        let levels = self.levels(block, row);
        let profiles = self.level_profiles(&levels);
        let Some(profile) = profiles.iter().find(|profile| profile.section.as_str() == key) else {
            let scales = self.questionnaire.scales().iter().map(|scale| scale.key.as_str());
            let names = scales.chain(profiles.iter().map(|profile| profile.section.as_str()));
            return Err(Error::unknown_name(key, names));
        };
        let own = self.level_items().into_iter().zip(&levels).filter(|(item, _)| {
            self.questionnaire.section_of(*item).is_some_and(|section| section.key.as_str() == key)
        });
        let levels = own
            .map(|(_, result)| LevelExplanation {
                item: result.item.to_string(),
                level: result.level,
                missing: result.missing,
                occasion: result.occasion,
                mobilised_from: result.mobilised_from,
            })
            .collect();
        Ok(Explanation::Levels(Box::new(LevelsExplanation {
            profile: profile.clone(),
            levels,
            questionnaire: reference(&self.questionnaire),
            library: env!("CARGO_PKG_VERSION").to_owned(),
        })))
    }

    fn explain_scale(
        &self,
        block: &Block,
        row: usize,
        position: usize,
    ) -> Result<Explanation, Error> {
        let absent =
            || Error::usage(Code::UnknownName, Expected::ScaleOfThePlan, position.to_string());
        let scale = self.questionnaire.scales().get(position).ok_or_else(absent)?;
        let planned = self.scales.get(position).ok_or_else(absent)?;
        let outcome = *planned.main.score(block).get(row).ok_or_else(absent)?;
        let alternative = planned.alternative.as_ref();
        Ok(Explanation::Scale(Box::new(ScaleExplanation {
            scale: scale.key.to_string(),
            value: outcome.value(),
            exact: quotient(&outcome),
            status: outcome.status,
            used: outcome.used,
            of: outcome.of,
            invalid: outcome.invalid,
            method: scale.method,
            output: scale.output,
            model: scale.model(),
            rule: planned.main.rule,
            convention: scale.convention,
            members: self.explain_members(&planned.main, block, row),
            alternative_value: alternative
                .and_then(|node| node.score(block).get(row).and_then(Outcome::value)),
            questionnaire: reference(&self.questionnaire),
            library: env!("CARGO_PKG_VERSION").to_owned(),
        })))
    }

    fn explain_members(&self, node: &Node, block: &Block, row: usize) -> Vec<MemberExplanation> {
        match &node.sum {
            Summed::Narrow(sum) => self.explain_items(sum, block, row),
            Summed::Wide(sum) => self.explain_items(sum, block, row),
            Summed::Composite(parts, _) => parts
                .iter()
                .filter_map(|part| {
                    let outcome = *part.node.score(block).get(row)?;
                    let members = self.explain_members(&part.node, block, row);
                    if let (false, Some(only)) = (part.is_scale, members.first()) {
                        return Some(MemberExplanation { weight: part.weight, ..only.clone() });
                    }
                    Some(MemberExplanation {
                        item: None,
                        scale: Some(part.key.clone()),
                        entered: outcome.status == ScoreStatus::Ok,
                        missing: None,
                        status: Some(outcome.status),
                        answer: None,
                        value: quotient(&outcome),
                        keyed: None,
                        reversed: false,
                        weight: part.weight,
                        asked: None,
                        members,
                    })
                })
                .collect(),
        }
    }

    fn explain_items<T: Integer>(
        &self,
        sum: &ItemSum<T>,
        block: &Block,
        row: usize,
    ) -> Vec<MemberExplanation> {
        let items: Vec<_> = self.questionnaire.items().collect();
        sum.leaves
            .iter()
            .filter_map(|leaf| {
                let item = items.get(leaf.item)?;
                let slot: Slot = block.slot(leaf.input, row);
                let choice = slot.position().and_then(|position| {
                    self.questionnaire.choices(item).and_then(|list| list.choices.get(position))
                });
                let value = match (slot.is_answered(), choice) {
                    (false, _) => None,
                    (true, Some(choice)) => choice.value.map(Decimal::millionths),
                    (true, None) => Some(block.number(leaf.input, row)),
                };
                let written = |millionths: i64| {
                    Decimal::from_millionths(millionths).map(|value| value.to_string())
                };
                Some(MemberExplanation {
                    item: Some(item.key.to_string()),
                    scale: None,
                    entered: slot.is_answered(),
                    missing: slot.kind(),
                    status: None,
                    answer: choice
                        .map(|choice| choice.code.to_string())
                        .or_else(|| value.and_then(written)),
                    value: value.and_then(written),
                    keyed: value.and_then(|value| written(sum.keyed_value(leaf, value))),
                    reversed: leaf.reversed,
                    weight: leaf.weight,
                    asked: self.skip.trace(leaf.item, block, row),
                    members: Vec::new(),
                })
            })
            .collect()
    }
}

/// An exact score as people write a fraction.
fn quotient(outcome: &Outcome) -> Option<String> {
    let exact = outcome.exact()?;
    Some(match exact.denominator() {
        1 => exact.numerator().to_string(),
        denominator => format!("{}/{denominator}", exact.numerator()),
    })
}
