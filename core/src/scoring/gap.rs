//! Competency gaps between a person's levels and what posts require, in an
//! order without invented numbers.

use std::cmp::Reverse;

use serde::Serialize;

use crate::document::record::{result, words};
use crate::error::location::Pointer;
use crate::referential::addressee::Addressee;
use crate::referential::factor::NeedLevel;
use crate::referential::profile::Necessity;
use crate::survey::item::Occasion;
use crate::value::date::Date;
use crate::value::key::{CompetencyKey, ProfileKey};

use super::level::LevelResult;
use super::slot::Missing;

/// How many priorities are shown at most.
pub const MAX_PRIORITIES: usize = 5;

words! {
    /// What a requirement and an answer give together.
    pub enum GapStatus of "gap.status" {
        /// The level is below the target.
        Gap = "gap",
        /// The target is reached.
        Met = "met",
        /// There is no answer: to assess first.
        ToAssessFirst = "to_assess_first",
        /// « Sans objet » on an essential requirement: « à clarifier dans la
        /// fiche de poste ».
        ToClarify = "to_clarify",
        /// « Sans objet » on a requirement that is not essential.
        NotApplicable = "not_applicable",
    }
}

words! {
    /// Whether the day by which a post asks for a level has come, by the day of
    /// arrival.
    pub enum Timing of "gap.timing" {
        /// It has come.
        Due = "due",
        /// It comes later.
        Later = "later",
    }
}

/// What a post asks of a competency: plain data, from a referential or from
/// the caller.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Requirement {
    /// The competency.
    pub competency: CompetencyKey,
    /// The level that the post asks for.
    pub target: u8,
    /// How much it weighs, from 1 to 5.
    pub weight: u8,
    /// How much the post needs it.
    pub necessity: Necessity,
    /// Which profile asks.
    pub asked_by: ProfileKey,
    /// The share of working time of the posts that ask, in thousandths.
    pub share: Option<u16>,
    /// By which day after arrival.
    pub by_day: Option<u32>,
    /// Which day that is, where the day of arrival is known.
    pub due: Option<Date>,
    /// Where the referential says so: the entry of the profile.
    pub entry: Option<Pointer>,
}

impl Requirement {
    /// A requirement; the weight is kept within 1 to 5.
    #[must_use]
    pub fn new(
        competency: CompetencyKey,
        target: u8,
        weight: u8,
        necessity: Necessity,
        asked_by: ProfileKey,
    ) -> Self {
        let weight = weight.clamp(1, 5);
        let (share, by_day, due, entry) = (None, None, None, None);
        Self { competency, target, weight, necessity, asked_by, share, by_day, due, entry }
    }

    /// The same, asked by a post with this share of the working time, in
    /// thousandths.
    #[must_use]
    pub fn with_share(mut self, thousandths: u16) -> Self {
        self.share = Some(thousandths);
        self
    }
}

result! {
    /// Who asks for something.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    pub struct AskedBy {
        /// The profile of the post.
        pub profile: ProfileKey,
        /// The target that this profile names.
        pub target: u8,
        /// Its share of the working time, in thousandths.
        pub share: Option<u16>,
        /// By which day after arrival it asks.
        pub by_day: Option<u32>,
        /// Which day that is, where the day of arrival is known.
        pub due: Option<Date>,
        /// Where the referential says so: the entry of the profile.
        pub entry: Option<Pointer>,
    }
}

result! {
    /// One line of the comparison with posts.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    pub struct Gap {
        /// The competency.
        pub competency: CompetencyKey,
        /// What requirement and answer give together.
        pub status: GapStatus,
        /// The person's level.
        pub level: Option<u8>,
        /// The level asked for.
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
        /// Who can act on it.
        pub addressee: Addressee,
        /// Whether what is not reached is due, where a post asks for it by a day and
        /// arrival and today are known. Nothing is called late without them.
        pub timing: Option<Timing>,
        /// Who asks.
        pub asked_by: Vec<AskedBy>,
    }
}

impl Gap {
    /// A multiplicative severity, weight × size × 3, 2 or 1 for essential,
    /// expected or optional: a convention, by which nothing here is ordered.
    #[must_use]
    pub fn convention(&self) -> Option<u32> {
        let factor = match self.necessity {
            Necessity::Essential => 3,
            Necessity::Expected => 2,
            Necessity::Optional => 1,
        };
        self.size.map(|size| u32::from(self.weight) * u32::from(size) * factor)
    }
}

/// Compares levels with requirements. For essential requirements the highest
/// target holds; otherwise each post keeps its line.
pub(crate) fn gaps(
    levels: &[LevelResult],
    requirements: &[Requirement],
    today: Option<Date>,
) -> Vec<Gap> {
    let mut lines: Vec<Gap> = Vec::new();
    for requirement in requirements {
        let asked_by = AskedBy {
            profile: requirement.asked_by.clone(),
            target: requirement.target,
            share: requirement.share,
            by_day: requirement.by_day,
            due: requirement.due,
            entry: requirement.entry.clone(),
        };
        let same = lines.iter_mut().find(|line| {
            requirement.necessity == Necessity::Essential
                && line.necessity == Necessity::Essential
                && line.competency == requirement.competency
        });
        if let Some(line) = same {
            line.target = line.target.max(requirement.target);
            line.weight = line.weight.max(requirement.weight);
            line.asked_by.push(asked_by);
        } else {
            lines.push(Gap {
                competency: requirement.competency.clone(),
                status: GapStatus::ToAssessFirst,
                level: None,
                target: requirement.target,
                size: None,
                necessity: requirement.necessity,
                weight: requirement.weight,
                occasion: None,
                need_level: NeedLevel::Skills,
                addressee: Addressee::Coordination,
                timing: None,
                asked_by: vec![asked_by],
            });
        }
    }
    for line in &mut lines {
        let result =
            levels.iter().find(|level| level.competency.as_ref() == Some(&line.competency));
        judge(line, result);
        line.timing = timing(line, today);
    }
    lines.sort_by_key(order);
    lines
}

fn judge(line: &mut Gap, result: Option<&LevelResult>) {
    line.occasion = result.and_then(|result| result.occasion);
    line.level = result.and_then(|result| result.level);
    line.size = line.level.map(|level| line.target.saturating_sub(level));
    let missing = result.and_then(|result| result.missing);
    line.status = match (line.size, missing) {
        (Some(0), _) => GapStatus::Met,
        (Some(_), _) => GapStatus::Gap,
        (None, Some(Missing::NotApplicable)) if line.necessity == Necessity::Essential => {
            GapStatus::ToClarify
        }
        (None, Some(Missing::NotApplicable)) => GapStatus::NotApplicable,
        (None, _) => GapStatus::ToAssessFirst,
    };
    let framed = line.status == GapStatus::ToClarify
        || (line.status == GapStatus::Gap && line.occasion == Some(Occasion::No));
    if framed {
        (line.need_level, line.addressee) = (NeedLevel::Environment, Addressee::Supervision);
    }
}

/// By the first day on which a target is asked for that is not reached.
fn timing(line: &Gap, today: Option<Date>) -> Option<Timing> {
    if matches!(line.status, GapStatus::Met | GapStatus::NotApplicable) {
        return None;
    }
    let is_open = |asked: &&AskedBy| line.level.is_none_or(|level| level < asked.target);
    let first = line.asked_by.iter().filter(is_open).filter_map(|asked| asked.due).min()?;
    today.map(|today| if first <= today { Timing::Due } else { Timing::Later })
}

/// Necessity, occasion, weight, size: each decides only where those before it
/// are equal. Lines keep the order of the requirements otherwise.
fn order(line: &Gap) -> (u8, Necessity, u8, Reverse<u8>, Reverse<u8>) {
    let status = match line.status {
        GapStatus::Gap => 0,
        GapStatus::ToAssessFirst => 1,
        GapStatus::ToClarify => 2,
        GapStatus::Met => 3,
        GapStatus::NotApplicable => 4,
    };
    let occasion = match line.occasion {
        Some(Occasion::Yes) => 0,
        Some(Occasion::ALittle) => 1,
        None => 2,
        Some(Occasion::No) => 3,
    };
    (status, line.necessity, occasion, Reverse(line.weight), Reverse(line.size.unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(competency: &str, level: Option<u8>, occasion: Option<Occasion>) -> LevelResult {
        LevelResult {
            competency: Some(competency.parse().unwrap()),
            item: competency.parse().unwrap(),
            level,
            missing: level.is_none().then_some(Missing::NotApplicable),
            occasion,
            mobilised_from: 3,
        }
    }

    fn ask(
        competency: &str,
        target: u8,
        weight: u8,
        necessity: Necessity,
        by: &str,
    ) -> Requirement {
        Requirement::new(
            competency.parse().unwrap(),
            target,
            weight,
            necessity,
            by.parse().unwrap(),
        )
    }

    #[test]
    fn essential_takes_the_highest_target_others_keep_their_lines() {
        let levels = [level("a", Some(1), Some(Occasion::Yes))];
        let lines = gaps(
            &levels,
            &[
                ask("a", 2, 1, Necessity::Essential, "asv"),
                ask("a", 3, 2, Necessity::Essential, "cls"),
                ask("a", 3, 1, Necessity::Expected, "asv").with_share(500),
                ask("a", 4, 1, Necessity::Expected, "cls").with_share(500),
            ],
            None,
        );
        assert_eq!(lines.len(), 3);
        assert_eq!((lines[0].target, lines[0].weight, lines[0].asked_by.len()), (3, 2, 2));
        assert_eq!((lines[1].target, lines[1].asked_by[0].share), (4, Some(500)));
        assert_eq!(lines[2].target, 3);
        assert_eq!(lines[0].convention(), Some(2 * 2 * 3));
    }

    #[test]
    fn the_order_is_lexicographic() {
        let levels = [
            level("a", Some(2), Some(Occasion::Yes)),
            level("b", Some(0), Some(Occasion::Yes)),
            level("c", Some(0), Some(Occasion::No)),
            level("d", Some(0), Some(Occasion::ALittle)),
        ];
        let asked: Vec<Requirement> =
            ["a", "b", "c", "d"].map(|key| ask(key, 3, 1, Necessity::Expected, "p")).into();
        let order: Vec<String> =
            gaps(&levels, &asked, None).iter().map(|line| line.competency.to_string()).collect();
        assert_eq!(order, ["b", "a", "d", "c"], "occasion first, then size");
        let mut heavier = asked.clone();
        heavier[0].weight = 5;
        assert_eq!(gaps(&levels, &heavier, None)[0].competency.as_str(), "a", "weight before size");
        let mut essential = asked;
        essential[2].necessity = Necessity::Essential;
        assert_eq!(gaps(&levels, &essential, None)[0].competency.as_str(), "c", "necessity first");
    }

    #[test]
    fn what_is_unknown_or_without_object_is_no_gap() {
        let levels = [level("a", None, None), level("b", Some(1), Some(Occasion::No))];
        let lines = gaps(
            &levels,
            &[
                ask("a", 3, 1, Necessity::Essential, "p"),
                ask("a", 3, 1, Necessity::Optional, "p"),
                ask("b", 3, 1, Necessity::Expected, "p"),
                ask("z", 3, 1, Necessity::Expected, "p"),
            ],
            None,
        );
        let status: Vec<GapStatus> = lines.iter().map(|line| line.status).collect();
        assert_eq!(
            status,
            [
                GapStatus::Gap,
                GapStatus::ToAssessFirst,
                GapStatus::ToClarify,
                GapStatus::NotApplicable
            ]
        );
        assert_eq!(lines[0].need_level, NeedLevel::Environment);
        assert_eq!(lines[0].addressee, Addressee::Supervision);
        assert_eq!(lines[2].addressee, Addressee::Supervision);
        assert_eq!(lines[1].addressee, Addressee::Coordination);
    }
}
