//! The report of one person: answers, scores and findings, with what they rest
//! on.

use serde::Serialize;

use crate::document::canonical::canonical_json;
use crate::document::record::result;
use crate::error::fault::Error;
use crate::language::ethics::{OWNER, STANDING};
use crate::referential::index::Referential;
use crate::survey::answers::{AnswerSet, QuestionnaireReference, reference};
use crate::survey::questionnaire::Questionnaire;
use crate::value::key::{BandKey, CompetencyKey, ItemKey, ScaleKey};
use crate::value::version::SchemaVersion;

use super::block::Block;
use super::comparison::{ComparedWith, Comparison, Post, Requirements};
use super::completeness::Completeness;
use super::explanation::Explanation;
use super::gap::{Gap, GapStatus, Held, MAX_PRIORITIES, gaps};
use super::level::{LevelProfile, LevelResult};
use super::need::Needs;
use super::plan::Plan;
use super::rule::{AnsweredRule, ScoreStatus};
use super::scale_outcome::Outcome;
use super::slot::Slot;

result! {
    /// The score of one scale.
    #[derive(Debug, Clone, PartialEq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    pub struct ScaleScore {
        /// The scale.
        pub key: ScaleKey,
        /// The score, in the unit of the scale's output; none unless `status` is
        /// `ok`.
        pub value: Option<f64>,
        /// How many members entered it.
        pub used: u32,
        /// How many the answered rule counts.
        pub of: u32,
        /// How many held none of the declared choices.
        pub invalid: u32,
        /// Why there is or is not a value.
        pub status: ScoreStatus,
        /// The answered rule, in words.
        pub rule: AnsweredRule,
        /// The band in which the score lies.
        pub band: Option<BandKey>,
        /// The score in the other reading of an uncertain source.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub alternative_value: Option<f64>,
    }
}

result! {
    /// What a report says of one person, as it is written.
    #[derive(Debug, Clone, PartialEq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    pub struct ReportDocument {
        /// `report`.
        pub document: ReportTag,
        /// The version of the format.
        pub schema_version: SchemaVersion,
        /// What this project is and is not, and whose the report is.
        pub notices: Vec<String>,
        /// The version of the library that made it.
        pub library: String,
        /// Which questionnaire was answered.
        pub questionnaire: QuestionnaireReference,
        /// The score of each scale.
        pub scales: Vec<ScaleScore>,
        /// The level of each competency.
        pub levels: Vec<LevelResult>,
        /// The levels of each section, counted.
        pub profiles: Vec<LevelProfile>,
        /// What is needed, by need level.
        pub needs: Needs,
        /// The referential with which levels are compared.
        pub referential: Option<ComparedWith>,
        /// The posts that ask, with their shares of the working time.
        pub posts: Vec<Post>,
        /// The comparison with posts, most pressing first.
        pub gaps: Vec<Gap>,
        /// The competencies of the first gaps, five at most; what comes later is none.
        pub priorities: Vec<CompetencyKey>,
        /// The competencies on which the person wishes to get on, as said; apart from
        /// every level and gap.
        pub wishes: Vec<CompetencyKey>,
        /// Competencies that are mobilised and for which the post gives little or
        /// no occasion.
        pub underused: Vec<CompetencyKey>,
        /// How complete each section is.
        pub completeness: Vec<Completeness>,
        /// Items that skip logic hides and that were answered all the same; the
        /// answers do not count.
        pub answered_though_hidden: Vec<ItemKey>,
    }
}

crate::document::record::words! {
    /// What kind of document this is.
    pub enum ReportTag {
        /// The report of one person.
        Report = "report",
    }
}

/// The report of one person. It keeps the answers, to explain any of its
/// scores when asked.
///
/// ```
/// use boussole_sante::{Answer, Comparison, Plan, Questionnaire, survey::AnswerSet};
/// let q = Questionnaire::embedded("autopositionnement-court")?;
/// let mut answers = AnswerSet::default();
/// let item = q.items().find(|item| item.competency.is_some()).unwrap().key.clone();
/// answers.insert(&q, item.as_str(), Answer::Level { level: 3, occasion: None })?;
/// let report = Plan::new(&q)?.score(&answers, &Comparison::default())?;
/// assert_eq!(report.levels.iter().filter(|level| level.level == Some(3)).count(), 1);
/// # Ok::<(), boussole_sante::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Report {
    document: ReportDocument,
    plan: Plan,
    block: Block,
    referential: Option<Referential>,
}

impl std::ops::Deref for Report {
    type Target = ReportDocument;

    fn deref(&self) -> &ReportDocument {
        &self.document
    }
}

impl Plan {
    /// Scores the answers of one person, and compares their levels with what
    /// posts ask for.
    ///
    /// # Errors
    /// As [`Plan::requirements_of`], and as [`AnswerSet::insert`] if the answers
    /// are not this questionnaire's.
    pub fn score(&self, answers: &AnswerSet, comparison: &Comparison) -> Result<Report, Error> {
        self.score_for(answers, &self.requirements_of(comparison)?)
    }

    /// The same, with what [`Plan::requirements_of`] gave: for many people.
    ///
    /// # Errors
    /// As [`AnswerSet::insert`], if the answers are not this questionnaire's.
    pub fn score_for(
        &self,
        answers: &AnswerSet,
        requirements: &Requirements,
    ) -> Result<Report, Error> {
        answers.check(&self.questionnaire)?;
        Ok(self.report(self.block_of(answers), requirements))
    }

    fn report(&self, mut block: Block, compared: &Requirements) -> Report {
        let hidden = self.skip.apply(&mut block);
        let items: Vec<_> = self.questionnaire.items().collect();
        let answered_though_hidden = hidden
            .into_iter()
            .filter_map(|(item, _)| items.get(item).map(|item| item.key.clone()))
            .collect();
        let levels = self.levels(&block, 0);
        let gaps = gaps(&Held::of(&levels), &compared.requirements, compared.today);
        let mut priorities: Vec<CompetencyKey> = Vec::new();
        let is_pressing = |gap: &&Gap| gap.status == GapStatus::Gap && !gap.comes_later();
        for gap in gaps.iter().filter(is_pressing) {
            if priorities.len() < MAX_PRIORITIES && !priorities.contains(&gap.competency) {
                priorities.push(gap.competency.clone());
            }
        }
        let underused = levels
            .iter()
            .filter(|level| level.is_underused())
            .filter_map(|level| level.competency.clone())
            .collect();
        let document = ReportDocument {
            document: ReportTag::Report,
            schema_version: SchemaVersion::CURRENT,
            notices: [STANDING, OWNER].map(|one| one.french.to_owned()).into(),
            library: env!("CARGO_PKG_VERSION").to_owned(),
            questionnaire: reference(&self.questionnaire),
            scales: self.scale_scores(&block),
            profiles: self.level_profiles(&levels),
            levels,
            needs: self.needs(&block, 0),
            referential: compared.referential.clone(),
            posts: compared.posts.clone(),
            gaps,
            priorities,
            wishes: self.wishes(&block),
            underused,
            completeness: self.completeness(&block, 0),
            answered_though_hidden,
        };
        Report { document, plan: self.clone(), block, referential: compared.names.clone() }
    }

    fn wishes(&self, block: &Block) -> Vec<CompetencyKey> {
        let mut wishes: Vec<CompetencyKey> = Vec::new();
        for (position, item) in self.questionnaire.items().enumerate() {
            let list = self.questionnaire.choices_at(position).filter(|_| item.asks_wish());
            let (first, count) = self.item_inputs.get(position).copied().unwrap_or_default();
            let choices = list.iter().flat_map(|list| list.choices.iter());
            for (input, choice) in (first..first + count).zip(choices) {
                let wished = self.questionnaire.wished(choice.code.as_str());
                let competency = wished.and_then(|item| item.competency.clone());
                if block.slot(input, 0) == Slot::TICKED {
                    wishes.extend(competency.filter(|one| !wishes.contains(one)));
                }
            }
        }
        wishes
    }

    fn scale_scores(&self, block: &Block) -> Vec<ScaleScore> {
        let scales = self.questionnaire.scales().iter().zip(self.scales.iter());
        scales
            .filter_map(|(scale, planned)| {
                let outcome = *planned.score(block).first()?;
                let alternative = planned.alternative.as_ref();
                Some(ScaleScore {
                    key: scale.key.clone(),
                    value: outcome.value(),
                    used: outcome.used,
                    of: outcome.of,
                    invalid: outcome.invalid,
                    status: outcome.status,
                    rule: planned.main.rule,
                    band: band(&self.questionnaire, scale.key.as_str(), &outcome),
                    alternative_value: alternative
                        .and_then(|node| node.score(block).first().and_then(Outcome::value)),
                })
            })
            .collect()
    }
}

/// The band in which the exact score lies.
pub(crate) fn band(
    questionnaire: &Questionnaire,
    scale: &str,
    outcome: &Outcome,
) -> Option<BandKey> {
    let exact = outcome.exact()?;
    let scale = questionnaire.scale(scale)?;
    let highest = scale.bands.iter().map(|band| band.to).max();
    let holds = |band: &&crate::survey::scale::Band| {
        let above = exact.cmp_millionths(band.from.millionths()).is_ge();
        let below = exact.cmp_millionths(band.to.millionths());
        above && (below.is_lt() || (below.is_eq() && Some(band.to) == highest))
    };
    scale.bands.iter().find(holds).map(|band| band.key.clone())
}

impl Report {
    /// What the report says.
    #[must_use]
    pub fn document(&self) -> &ReportDocument {
        &self.document
    }

    /// The questionnaire that was answered.
    #[must_use]
    pub fn questionnaire(&self) -> &Questionnaire {
        &self.plan.questionnaire
    }

    /// The referential that levels were compared with, if they were.
    #[must_use]
    pub fn referential(&self) -> Option<&Referential> {
        self.referential.as_ref()
    }

    /// The report in canonical form (RFC 8785): the same bytes in every
    /// language.
    #[must_use]
    pub fn to_json(&self) -> String {
        canonical_json(&self.document).unwrap_or_default()
    }

    /// How a scale got its score, or a section its levels: which answers
    /// entered, how each was keyed, what was left out and why.
    ///
    /// # Errors
    /// `unknown_name` if there is no such scale or section of levels.
    pub fn explain(&self, key: &str) -> Result<Explanation, Error> {
        self.plan.explain(&self.block, 0, key)
    }
}
