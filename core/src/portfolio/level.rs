//! The level of a competency on a day: a pure function of the assessments, a policy and
//! the day.

use serde::Serialize;

use crate::document::record::{result, words};
use crate::survey::item::Occasion;
use crate::value::date::Date;
use crate::value::key::{AssessmentKey, CompetencyKey};
use crate::value::version::Version;

use super::assessment::{Assessment, AssessmentSource};

words! {
    /// Which of several assessments says the level.
    pub enum LevelPolicy of "portfolio.policy" {
        /// Her own latest.
        OwnLatest = "own_latest",
        /// The latest, whoever made it.
        Latest = "latest",
        /// The latest that somebody else or something shows; her own where there is none.
        AttestedLatest = "attested_latest",
    }
}

words! {
    /// Why an assessment does not say the level.
    pub enum WhyIgnored of "assessment.ignored" {
        /// A later one of the kind that counts took its place.
        Earlier = "earlier",
        /// The policy looks at others; it is shown beside.
        OtherSource = "other_source",
        /// It is of a later day.
        Later = "later",
        /// She withdrew it.
        Withdrawn = "withdrawn",
        /// It was placed by the words of another version of the referential, and was not
        /// carried over.
        OtherVersion = "other_version",
    }
}

result! {
    /// An assessment that does not say the level, and why.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    pub struct Ignored {
        /// The assessment.
        pub assessment: AssessmentKey,
        /// Why it does not count.
        pub why: WhyIgnored,
    }
}

result! {
    /// The level of a competency on a day, and on which assessment it rests.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct AssessedLevel {
        /// The competency.
        pub competency: CompetencyKey,
        /// The level; none if it is unknown or does not apply.
        pub level: Option<u8>,
        /// Whether the competency does not apply to the post.
        pub not_applicable: bool,
        /// Whether the post gives the occasion.
        pub occasion: Option<Occasion>,
        /// The assessment that says so; none where none counts.
        pub assessment: Option<AssessmentKey>,
        /// The day of that assessment.
        pub date: Option<Date>,
        /// Every other assessment of the competency, and why it does not count.
        pub ignored: Vec<Ignored>,
    }
}

impl LevelPolicy {
    /// How near an assessment of this source is to what counts: the nearest that there are
    /// count, and what is `None` never does.
    const fn rank(self, source: AssessmentSource) -> Option<u8> {
        let is_own = matches!(source, AssessmentSource::Own);
        match self {
            Self::OwnLatest if is_own => Some(0),
            Self::OwnLatest => None,
            Self::Latest => Some(0),
            Self::AttestedLatest if is_own => Some(1),
            Self::AttestedLatest => Some(0),
        }
    }
}

/// The level of each assessed competency on a day, in the order of their first assessments.
/// What was placed by the words of another version does not count.
pub(super) fn levels(
    assessments: &[Assessment],
    policy: LevelPolicy,
    version: &Version,
    on: Date,
) -> Vec<AssessedLevel> {
    let mut competencies: Vec<&CompetencyKey> = Vec::new();
    for assessment in assessments {
        if !competencies.contains(&&assessment.competency) {
            competencies.push(&assessment.competency);
        }
    }
    let own = |competency: &CompetencyKey| {
        let own = assessments.iter().filter(|one| one.competency == *competency);
        level(own.collect(), policy, version, on)
    };
    competencies.into_iter().filter_map(own).collect()
}

fn level(
    own: Vec<&Assessment>,
    policy: LevelPolicy,
    version: &Version,
    on: Date,
) -> Option<AssessedLevel> {
    let why_not = |one: &Assessment| {
        if one.date > on {
            Some(WhyIgnored::Later)
        } else if one.withdrawn.is_some_and(|day| day <= on) {
            Some(WhyIgnored::Withdrawn)
        } else if one.referential_version != *version {
            Some(WhyIgnored::OtherVersion)
        } else if policy.rank(one.source).is_none() {
            Some(WhyIgnored::OtherSource)
        } else {
            None
        }
    };
    let counting = own.iter().enumerate().filter(|(_, one)| why_not(one).is_none());
    let nearest = counting.clone().filter_map(|(_, one)| policy.rank(one.source)).min();
    // Of the same day what was added last.
    let said = counting
        .filter(|(_, one)| policy.rank(one.source) == nearest)
        .max_by_key(|(place, one)| (one.date, *place));
    let ignored = own.iter().enumerate();
    let ignored = ignored.filter(|(place, _)| said.map(|one| one.0) != Some(*place));
    let ignored = ignored.map(|(_, one)| Ignored {
        assessment: one.key.clone(),
        why: why_not(one).unwrap_or(match policy.rank(one.source) == nearest {
            true => WhyIgnored::Earlier,
            false => WhyIgnored::OtherSource,
        }),
    });
    let (ignored, said) = (ignored.collect(), said.map(|(_, one)| *one));
    Some(AssessedLevel {
        competency: own.first()?.competency.clone(),
        level: said.and_then(|one| one.level).map(|level| level.get()),
        not_applicable: said.is_some_and(Assessment::says_not_applicable),
        occasion: said.and_then(|one| one.occasion),
        assessment: said.map(|one| one.key.clone()),
        date: said.map(|one| one.date),
        ignored,
    })
}
