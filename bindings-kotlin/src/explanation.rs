//! How a score or the levels of a section came about.

use boussole_sante as core;

use crate::closed::{Missing, Occasion, ScoreStatus};
use crate::text::Text;

/// How a scale got its score, or a section its levels.
#[derive(Debug, Clone, PartialEq, uniffi::Enum)]
pub enum Explanation {
    /// Of a scale.
    Scale {
        /// What entered, and what was left out.
        scale: ScaleExplanation,
    },
    /// Of a section of levels.
    Levels {
        /// Each level, and how they were counted.
        levels: LevelsExplanation,
    },
}

/// How a scale got its score.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct ScaleExplanation {
    /// The scale.
    pub scale: String,
    /// The score; none unless `status` is `OK`.
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
    /// The answered rule, in words.
    pub rule: Text,
    /// Each member, in order.
    pub members: Vec<MemberExplanation>,
    /// The score in the other reading of the source.
    pub alternative_value: Option<f64>,
}

/// What one member did in a score.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct MemberExplanation {
    /// The item, or
    pub item: Option<String>,
    /// the scale.
    pub scale: Option<String>,
    /// Whether it entered the score.
    pub entered: bool,
    /// Why it did not.
    pub missing: Option<Missing>,
    /// Why a scale has no score.
    pub status: Option<ScoreStatus>,
    /// The answer: a code or a number.
    pub answer: Option<String>,
    /// Its value; for a scale, its exact score as a quotient.
    pub value: Option<String>,
    /// The value after reversal.
    pub keyed: Option<String>,
    /// Whether the item is reversed.
    pub reversed: bool,
    /// How much it counts.
    pub weight: u32,
    /// The members of a scale.
    pub members: Vec<MemberExplanation>,
}

/// How a section got its counts of levels.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct LevelsExplanation {
    /// The section.
    pub section: String,
    /// How many of its competencies apply to the person.
    pub of: u32,
    /// How many have a level.
    pub answered: u32,
    /// How many are mobilised.
    pub mobilised: u32,
    /// How many stand at each level, from 0.
    pub at_level: Vec<u32>,
    /// The median level; the lower of two.
    pub median_low: Option<u8>,
    /// The higher of two medians.
    pub median_high: Option<u8>,
    /// Each level item, in order.
    pub levels: Vec<LevelExplanation>,
}

/// One level in a section.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
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

impl From<&core::scoring::ScaleExplanation> for ScaleExplanation {
    fn from(own: &core::scoring::ScaleExplanation) -> Self {
        Self {
            scale: own.scale.clone(),
            value: own.value,
            exact: own.exact.clone(),
            status: own.status.into(),
            used: own.used,
            of: own.of,
            invalid: own.invalid,
            rule: Text::each(|language| own.rule.text(language)),
            members: own.members.iter().map(Into::into).collect(),
            alternative_value: own.alternative_value,
        }
    }
}

impl From<&core::scoring::MemberExplanation> for MemberExplanation {
    fn from(own: &core::scoring::MemberExplanation) -> Self {
        Self {
            item: own.item.clone(),
            scale: own.scale.clone(),
            entered: own.entered,
            missing: own.missing.map(Into::into),
            status: own.status.map(Into::into),
            answer: own.answer.clone(),
            value: own.value.clone(),
            keyed: own.keyed.clone(),
            reversed: own.reversed,
            weight: own.weight,
            members: own.members.iter().map(Into::into).collect(),
        }
    }
}

impl From<&core::scoring::LevelsExplanation> for LevelsExplanation {
    fn from(own: &core::scoring::LevelsExplanation) -> Self {
        let level = |one: &core::scoring::LevelExplanation| LevelExplanation {
            item: one.item.clone(),
            level: one.level,
            missing: one.missing.map(Into::into),
            occasion: one.occasion.map(Into::into),
            mobilised_from: one.mobilised_from,
        };
        let profile = &own.profile;
        Self {
            section: profile.section.to_string(),
            of: profile.of,
            answered: profile.answered,
            mobilised: profile.mobilised,
            at_level: profile.at_level.clone(),
            median_low: profile.median_low,
            median_high: profile.median_high,
            levels: own.levels.iter().map(level).collect(),
        }
    }
}
