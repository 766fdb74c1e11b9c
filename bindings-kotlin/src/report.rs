//! The report of one person.

use boussole_sante as core;

use crate::block::{Block, blocks};
use crate::closed::{
    Addressee, GapStatus, Language, Missing, Necessity, Need, NeedLevel, Occasion, ScoreStatus,
    Timing,
};
use crate::error::Result;
use crate::explanation::Explanation;
use crate::post::Post;
use crate::referential::each;
use crate::text::Text;

/// The score of one scale.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct ScaleScore {
    /// The scale.
    pub key: String,
    /// The score, in the unit of the scale; none unless `status` is `OK`.
    pub value: Option<f64>,
    /// How many members entered it.
    pub used: u32,
    /// How many the answered rule counts.
    pub of: u32,
    /// Why there is or is not a value.
    pub status: ScoreStatus,
    /// The answered rule, in words.
    pub rule: Text,
    /// The band in which the score lies.
    pub band: Option<String>,
}

/// The level of one competency.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct LevelResult {
    /// The item that asks it.
    pub item: String,
    /// The competency, if the item names one.
    pub competency: Option<String>,
    /// The level, from 0; none without an answer.
    pub level: Option<u8>,
    /// Why there is no level.
    pub missing: Option<Missing>,
    /// Whether the post gives the occasion.
    pub occasion: Option<Occasion>,
    /// From this level on it is mobilised.
    pub mobilised_from: u8,
}

/// Who asks for a competency.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct AskedBy {
    /// The profile of the post.
    pub profile: String,
    /// The level that it names.
    pub target: u8,
    /// Its share of the working time, in thousandths.
    pub share: Option<u16>,
    /// By which day after arrival it asks.
    pub by_day: Option<u32>,
    /// Which day that is, where the day of arrival is known.
    pub due: Option<String>,
    /// The situation that calls for it.
    pub situation: Option<String>,
    /// Whether that day or situation has come; none where a day of arrival or today is
    /// not known, and where it is asked for at once.
    pub timing: Option<Timing>,
}

/// What a post asks for, beside what there is.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Gap {
    /// The competency.
    pub competency: String,
    /// What requirement and answer give together.
    pub status: GapStatus,
    /// The level; none without an answer.
    pub level: Option<u8>,
    /// The level asked for by now; where none has come to its day or situation, the
    /// first that will.
    pub target: u8,
    /// How many levels are between them; 0 where the target is reached.
    pub size: Option<u8>,
    /// How much the post needs it.
    pub necessity: Necessity,
    /// How much it weighs, from 1 to 5.
    pub weight: u8,
    /// Whether the post gives the occasion.
    pub occasion: Option<Occasion>,
    /// Where it belongs: to the environment if the post gives no occasion.
    pub need_level: NeedLevel,
    /// Who can act on it; nobody where the occasion has not come yet.
    pub addressee: Option<Addressee>,
    /// Whether a level that is not reached is due.
    pub timing: Option<Timing>,
    /// What comes after the target and is not reached.
    pub next: Option<AskedBy>,
    /// Who asks, for each level.
    pub asked_by: Vec<AskedBy>,
}

impl From<&core::scoring::AskedBy> for AskedBy {
    fn from(asked: &core::scoring::AskedBy) -> Self {
        Self {
            profile: asked.profile.to_string(),
            target: asked.target,
            share: asked.share,
            by_day: asked.by_day,
            due: asked.due.map(|day| day.to_string()),
            situation: asked.situation.as_ref().map(ToString::to_string),
            timing: asked.timing.map(Into::into),
        }
    }
}

impl From<&core::scoring::Gap> for Gap {
    fn from(gap: &core::scoring::Gap) -> Self {
        Self {
            competency: gap.competency.to_string(),
            status: gap.status.into(),
            level: gap.level,
            target: gap.target,
            size: gap.size,
            necessity: gap.necessity.into(),
            weight: gap.weight,
            occasion: gap.occasion.map(Into::into),
            need_level: gap.need_level.into(),
            addressee: gap.addressee.map(Into::into),
            timing: gap.timing.map(Into::into),
            next: gap.next.as_ref().map(Into::into),
            asked_by: each(&gap.asked_by),
        }
    }
}

/// One need: of the environment, of skills or of peers.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct NeedResult {
    /// The need level under which it stands.
    pub need_level: NeedLevel,
    /// The item that asks about it.
    pub item: String,
    /// The factor it is about.
    pub factor: Option<String>,
    /// The competency it is about.
    pub competency: Option<String>,
    /// The code of the answer.
    pub answer: Option<String>,
    /// Why there is no answer.
    pub missing: Option<Missing>,
    /// How far it is met.
    pub need: Need,
}

/// How complete the answers to a section are.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Completeness {
    /// The section.
    pub section: String,
    /// How many items have an answer.
    pub answered: u32,
    /// How many were shown.
    pub shown: u32,
    /// How many there are.
    pub all: u32,
}

/// The report of one person. It belongs to the person who answered.
#[derive(Debug, uniffi::Object)]
pub struct Report(pub(crate) core::Report);

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

    /// What the report says to the person who answered, in the order in which it is
    /// read, for a screen or a page to lay out; the scores of the scales in `byHand`
    /// are worked out.
    #[uniffi::method(default(by_hand = []))]
    pub fn blocks(&self, language: Language, by_hand: Vec<String>) -> Result<Vec<Block>> {
        let by_hand: Vec<&str> = by_hand.iter().map(String::as_str).collect();
        Ok(blocks(self.0.blocks(language.into(), &by_hand)?))
    }

    /// What is to be said first: what this is, and whose it is.
    #[must_use]
    pub fn notices(&self) -> Vec<String> {
        self.0.notices.clone()
    }

    /// The score of each scale.
    #[must_use]
    pub fn scales(&self) -> Vec<ScaleScore> {
        let score = |score: &core::scoring::ScaleScore| ScaleScore {
            key: score.key.to_string(),
            value: score.value,
            used: score.used,
            of: score.of,
            status: score.status.into(),
            rule: Text::each(|language| score.rule.text(language)),
            band: score.band.as_ref().map(ToString::to_string),
        };
        self.0.scales.iter().map(score).collect()
    }

    /// The level of each competency.
    #[must_use]
    pub fn levels(&self) -> Vec<LevelResult> {
        let level = |level: &core::scoring::LevelResult| LevelResult {
            item: level.item.to_string(),
            competency: level.competency.as_ref().map(ToString::to_string),
            level: level.level,
            missing: level.missing.map(Into::into),
            occasion: level.occasion.map(Into::into),
            mobilised_from: level.mobilised_from,
        };
        self.0.levels.iter().map(level).collect()
    }

    /// The posts that ask, with their shares of the working time.
    #[must_use]
    pub fn posts(&self) -> Vec<Post> {
        let post = |post: &core::Post| Post {
            profile: post.profile.to_string(),
            share: post.share,
            arrived: post.arrived.map(|day| day.to_string()),
            situations: post.situations.iter().map(ToString::to_string).collect(),
        };
        self.0.posts.iter().map(post).collect()
    }

    /// The comparison with posts, most pressing first.
    #[must_use]
    pub fn gaps(&self) -> Vec<Gap> {
        each(&self.0.gaps)
    }

    /// The competencies on which the person wishes to get on, as said.
    #[must_use]
    pub fn wishes(&self) -> Vec<String> {
        self.0.wishes.iter().map(ToString::to_string).collect()
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

    /// What is needed: of the environment, of skills, of peers.
    #[must_use]
    pub fn needs(&self) -> Vec<NeedResult> {
        let need = |need_level: NeedLevel, need: &core::scoring::NeedResult| NeedResult {
            need_level,
            item: need.item.to_string(),
            factor: need.factor.as_ref().map(ToString::to_string),
            competency: need.competency.as_ref().map(ToString::to_string),
            answer: need.answer.as_ref().map(ToString::to_string),
            missing: need.missing.map(Into::into),
            need: need.need.into(),
        };
        let core::scoring::Needs { environment, skills, peers } = &self.0.needs;
        let environment = environment.iter().map(|found| need(NeedLevel::Environment, found));
        let skills = skills.iter().map(|found| need(NeedLevel::Skills, found));
        let peers = peers.iter().map(|found| need(NeedLevel::Peers, found));
        environment.chain(skills).chain(peers).collect()
    }

    /// How complete the answers to each section are. Open prompts are the
    /// person's own and are not counted.
    #[must_use]
    pub fn completeness(&self) -> Vec<Completeness> {
        let section = |section: &core::scoring::Completeness| Completeness {
            section: section.section.to_string(),
            answered: section.answered,
            shown: section.shown,
            all: section.all,
        };
        self.0.completeness.iter().map(section).collect()
    }

    /// How a scale got its score, or a section its levels: which answers entered, how
    /// each was keyed, what was left out and why.
    pub fn explain(&self, key: &str) -> Result<Explanation> {
        Ok(match self.0.explain(key)? {
            core::scoring::Explanation::Scale(scale) => {
                Explanation::Scale { scale: scale.as_ref().into() }
            }
            core::scoring::Explanation::Levels(levels) => {
                Explanation::Levels { levels: levels.as_ref().into() }
            }
            // Listed as `non_exhaustive`.
            _ => return Err(core::Error::unknown_name(key, std::iter::empty::<&str>()).into()),
        })
    }
}
