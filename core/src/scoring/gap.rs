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
use crate::value::key::{CompetencyKey, ProfileKey, TagKey};

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
    /// Whether the day or the situation for which a post asks for a level has come.
    pub enum Timing of "gap.timing" {
        /// It has come.
        Due = "due",
        /// Its day comes later.
        Later = "later",
        /// The situation that calls for it was not declared of the post.
        InSituation = "in_situation",
    }
}

/// A level that a post asks of a competency, at once, by a day or in a situation: plain
/// data, from a referential or from the caller. A post may ask for several levels of one
/// competency, one after the other.
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
    /// The situation that calls for it: a tag of the referential.
    pub situation: Option<TagKey>,
    /// Whether a post that asks was declared to be in that situation.
    pub arisen: bool,
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
        Self {
            competency,
            target,
            weight,
            necessity,
            asked_by,
            share: None,
            by_day: None,
            due: None,
            situation: None,
            arisen: false,
            entry: None,
        }
    }

    /// The same, asked by a post with this share of the working time, in
    /// thousandths.
    #[must_use]
    pub fn with_share(mut self, thousandths: u16) -> Self {
        self.share = Some(thousandths);
        self
    }

    fn timing(&self, today: Option<Date>) -> Option<Timing> {
        match (&self.situation, self.arisen) {
            (Some(_), true) => Some(Timing::Due),
            (Some(_), false) => Some(Timing::InSituation),
            (None, _) => self.due.zip(today).map(|(due, today)| match due <= today {
                true => Timing::Due,
                false => Timing::Later,
            }),
        }
    }
}

result! {
    /// Who asks for a level, and when.
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
        /// The situation that calls for it.
        pub situation: Option<TagKey>,
        /// Whether that day or situation has come; none where a day of arrival or
        /// today is not known, and where it is asked for at once.
        pub timing: Option<Timing>,
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
        /// The level asked for by now: the highest of those whose day or situation has
        /// come or is not known. Where none has come, the first that will.
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
        /// Whether a level that is not reached is due. Nothing is called late without a
        /// day of arrival and today.
        pub timing: Option<Timing>,
        /// What comes after the target and is not reached: the next level, by its day,
        /// else in its situation.
        pub next: Option<AskedBy>,
        /// Who asks, for each level.
        pub asked_by: Vec<AskedBy>,
    }
}

impl Timing {
    const fn is_to_come(self) -> bool {
        matches!(self, Self::Later | Self::InSituation)
    }
}

impl AskedBy {
    /// Whether its day or situation has not come.
    #[must_use]
    pub fn comes_later(&self) -> bool {
        self.timing.is_some_and(Timing::is_to_come)
    }
}

impl Gap {
    /// Whether no level that is not reached has come to its day or situation.
    #[must_use]
    pub fn comes_later(&self) -> bool {
        self.timing.is_some_and(Timing::is_to_come)
    }

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

/// What is known of a person in one competency.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Held<'l> {
    pub(crate) competency: &'l CompetencyKey,
    pub(crate) level: Option<u8>,
    pub(crate) missing: Option<Missing>,
    pub(crate) occasion: Option<Occasion>,
}

impl<'l> Held<'l> {
    /// What answers say of competencies.
    pub(crate) fn of(levels: &'l [LevelResult]) -> Vec<Self> {
        let held = levels.iter().filter_map(|result| {
            let LevelResult { level, missing, occasion, .. } = *result;
            Some(Self { competency: result.competency.as_ref()?, level, missing, occasion })
        });
        held.collect()
    }
}

/// Compares levels with requirements. A line holds all that one post asks of a
/// competency, and for essential requirements all that all posts ask of it.
pub(crate) fn gaps(
    levels: &[Held<'_>],
    requirements: &[Requirement],
    today: Option<Date>,
) -> Vec<Gap> {
    let mut groups: Vec<Vec<&Requirement>> = Vec::new();
    for requirement in requirements {
        let is_same = |other: &Requirement| {
            let together =
                other.necessity == Necessity::Essential || other.asked_by == requirement.asked_by;
            other.competency == requirement.competency
                && other.necessity == requirement.necessity
                && together
        };
        match groups.iter_mut().find(|group| group.first().is_some_and(|first| is_same(first))) {
            Some(group) => group.push(requirement),
            None => groups.push(vec![requirement]),
        }
    }
    let mut lines: Vec<Gap> = groups
        .iter()
        .filter_map(|group| {
            let competency = &group.first()?.competency;
            let own = |held: &&Held<'_>| held.competency == competency;
            line(group, levels.iter().find(own), today)
        })
        .collect();
    lines.sort_by_key(order);
    lines
}

/// What is asked together, beside the person's level.
fn line(
    requirements: &[&Requirement],
    result: Option<&Held<'_>>,
    today: Option<Date>,
) -> Option<Gap> {
    let level = result.and_then(|result| result.level);
    let is_open = |target: u8| level.is_none_or(|level| level < target);
    let (now, mut to_come): (Vec<&Requirement>, Vec<&Requirement>) =
        requirements.iter().partition(|one| matches!(one.timing(today), None | Some(Timing::Due)));
    to_come.sort_by_key(|one| (one.due.is_none(), one.due, one.target));
    let first_to_come = to_come.iter().copied().find(|one| is_open(one.target));
    // Nothing has come: the first that will, or the highest where all is reached.
    let compared = match (now.is_empty(), first_to_come) {
        (false, _) => now,
        (true, Some(first)) => vec![first],
        (true, None) => to_come.clone(),
    };
    let target = compared.iter().map(|one| one.target).max()?;
    let first = compared.first()?;
    let weight = compared.iter().map(|one| one.weight).max()?;
    let open = compared.iter().filter(|one| is_open(one.target));
    let timing = open.filter_map(|one| one.timing(today)).min();
    let size = level.map(|level| target.saturating_sub(level));
    let status = match (size, result.and_then(|result| result.missing)) {
        (Some(0), _) => GapStatus::Met,
        (Some(_), _) => GapStatus::Gap,
        (None, Some(Missing::NotApplicable)) if first.necessity == Necessity::Essential => {
            GapStatus::ToClarify
        }
        (None, Some(Missing::NotApplicable)) => GapStatus::NotApplicable,
        (None, _) => GapStatus::ToAssessFirst,
    };
    let is_settled = matches!(status, GapStatus::Met | GapStatus::NotApplicable);
    let occasion = result.and_then(|result| result.occasion);
    let is_framed = status == GapStatus::ToClarify
        || (status == GapStatus::Gap && occasion == Some(Occasion::No));
    let is_awaited = status == GapStatus::Gap && occasion == Some(Occasion::NotYet);
    let (need_level, addressee) = match (is_framed, is_awaited) {
        (true, _) => (NeedLevel::Environment, Some(Addressee::Supervision)),
        (false, true) => (NeedLevel::Skills, None),
        (false, false) => (NeedLevel::Skills, Some(Addressee::Coordination)),
    };
    let asked_by = |one: &Requirement| AskedBy {
        profile: one.asked_by.clone(),
        target: one.target,
        share: one.share,
        by_day: one.by_day,
        due: one.due,
        situation: one.situation.clone(),
        timing: one.timing(today),
        entry: one.entry.clone(),
    };
    let next = to_come.iter().find(|one| one.target > target && is_open(one.target));
    Some(Gap {
        competency: first.competency.clone(),
        status,
        level,
        target,
        size,
        necessity: first.necessity,
        weight,
        occasion,
        need_level,
        addressee,
        timing: timing.filter(|_| !is_settled),
        next: next.map(|one| asked_by(one)),
        asked_by: requirements.iter().map(|one| asked_by(one)).collect(),
    })
}

/// Whether a level is due or may be, necessity, occasion, weight, size: each decides only
/// where those before it are equal. Lines keep the order of the requirements otherwise.
fn order(line: &Gap) -> (u8, bool, Necessity, u8, Reverse<u8>, Reverse<u8>) {
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
        Some(Occasion::NotYet) => 3,
        Some(Occasion::No) => 4,
    };
    let size = Reverse(line.size.unwrap_or(0));
    (status, line.comes_later(), line.necessity, occasion, Reverse(line.weight), size)
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
            &Held::of(&levels),
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
            level("e", Some(0), Some(Occasion::NotYet)),
        ];
        let asked: Vec<Requirement> =
            ["a", "b", "c", "d", "e"].map(|key| ask(key, 3, 1, Necessity::Expected, "p")).into();
        let order: Vec<String> = gaps(&Held::of(&levels), &asked, None)
            .iter()
            .map(|line| line.competency.to_string())
            .collect();
        assert_eq!(order, ["b", "a", "d", "e", "c"], "occasion first, then size");
        let mut heavier = asked.clone();
        heavier[0].weight = 5;
        assert_eq!(
            gaps(&Held::of(&levels), &heavier, None)[0].competency.as_str(),
            "a",
            "weight before size"
        );
        let mut essential = asked;
        essential[2].necessity = Necessity::Essential;
        assert_eq!(
            gaps(&Held::of(&levels), &essential, None)[0].competency.as_str(),
            "c",
            "necessity first"
        );
    }

    #[test]
    fn what_is_unknown_or_without_object_is_no_gap() {
        let levels = [level("a", None, None), level("b", Some(1), Some(Occasion::No))];
        let lines = gaps(
            &Held::of(&levels),
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
        assert_eq!(lines[0].addressee, Some(Addressee::Supervision));
        assert_eq!(lines[2].addressee, Some(Addressee::Supervision));
        assert_eq!(lines[1].addressee, Some(Addressee::Coordination));
    }
}
