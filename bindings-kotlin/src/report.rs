//! The report of one person.

use boussole_sante as core;

use crate::answer::Occasion;
use crate::error::Result;

/// The score of one scale.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct ScaleScore {
    /// The scale.
    pub key: String,
    /// The score; none unless `status` is `ok`.
    pub value: Option<f64>,
    /// How many members entered it.
    pub used: u32,
    /// How many the answered rule counts.
    pub of: u32,
    /// `ok`, `too_few_answers` or `nothing_applicable`.
    pub status: String,
    /// The answered rule, in words.
    pub rule: String,
    /// The band in which the score lies.
    pub band: Option<String>,
}

/// The level of one competency.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Level {
    /// The item that asks it.
    pub item: String,
    /// The competency, if the item names one.
    pub competency: Option<String>,
    /// The level, from 0; none without an answer.
    pub level: Option<u8>,
    /// Why there is no level, as `not_applicable`.
    pub missing: Option<String>,
    /// Whether the post gives the occasion.
    pub occasion: Option<Occasion>,
    /// From this level on it is mobilised.
    pub mobilised_from: u8,
}

/// What a post asks for, beside what there is.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Gap {
    /// The competency.
    pub competency: String,
    /// `gap`, `met`, `to_assess_first`, `to_clarify` or `not_applicable`.
    pub status: String,
    /// The level; none without an answer.
    pub level: Option<u8>,
    /// The level asked for.
    pub target: u8,
    /// `essential`, `expected` or `optional`.
    pub necessity: String,
    /// Whether the post gives the occasion.
    pub occasion: Option<Occasion>,
    /// Who can act on it, as `coordination` or `supervision`.
    pub addressee: String,
    /// The profiles that ask.
    pub asked_by: Vec<String>,
}

/// The report of one person. It belongs to the person who answered.
#[derive(Debug, uniffi::Object)]
pub struct Report(core::Report);

impl Report {
    pub(crate) const fn new(report: core::Report) -> Self {
        Self(report)
    }
}

#[uniffi::export]
impl Report {
    /// The whole report in canonical form (RFC 8785): the same bytes in every
    /// language.
    #[must_use]
    pub fn to_json(&self) -> String {
        self.0.to_json()
    }

    /// What is to be said first: what this is, and whose it is.
    #[must_use]
    pub fn notices(&self) -> Vec<String> {
        self.0.notices.clone()
    }

    /// The score of each scale.
    #[must_use]
    pub fn scales(&self) -> Vec<ScaleScore> {
        let score = |score: &core::ScaleScore| ScaleScore {
            key: score.key.to_string(),
            value: score.value,
            used: score.used,
            of: score.of,
            status: score.status.to_string(),
            rule: score.rule.clone(),
            band: score.band.as_ref().map(ToString::to_string),
        };
        self.0.scales.iter().map(score).collect()
    }

    /// The level of each competency.
    #[must_use]
    pub fn levels(&self) -> Vec<Level> {
        let level = |level: &core::LevelResult| Level {
            item: level.item.to_string(),
            competency: level.competency.as_ref().map(ToString::to_string),
            level: level.level,
            missing: level.missing.map(|missing| missing.as_str().to_owned()),
            occasion: level.occasion.map(Into::into),
            mobilised_from: level.mobilised_from,
        };
        self.0.levels.iter().map(level).collect()
    }

    /// The comparison with posts, most pressing first.
    #[must_use]
    pub fn gaps(&self) -> Vec<Gap> {
        let gap = |gap: &core::Gap| Gap {
            competency: gap.competency.to_string(),
            status: gap.status.to_string(),
            level: gap.level,
            target: gap.target,
            necessity: gap.necessity.to_string(),
            occasion: gap.occasion.map(Into::into),
            addressee: gap.addressee.to_string(),
            asked_by: gap.asked_by.iter().map(|by| by.profile.to_string()).collect(),
        };
        self.0.gaps.iter().map(gap).collect()
    }

    /// The competencies of the most pressing gaps, five at most.
    #[must_use]
    pub fn priorities(&self) -> Vec<String> {
        self.0.priorities.iter().map(ToString::to_string).collect()
    }

    /// Competencies that are there, and for which the post gives little or no
    /// occasion.
    #[must_use]
    pub fn underused(&self) -> Vec<String> {
        self.0.underused.iter().map(ToString::to_string).collect()
    }

    /// How a scale got its score, or a section its levels, as JSON.
    pub fn explain(&self, key: &str) -> Result<String> {
        Ok(core::canonical_json(&self.0.explain(key)?)?)
    }
}
