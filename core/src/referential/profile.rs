//! Role profiles: what a post asks for. Examples, to be discussed by those who
//! write and hold the post.

use std::collections::HashMap;

use crate::document::list::Distinct;
use crate::document::reader::Reader;
use crate::document::record::{bounded, record, words};
use crate::document::reference::Ref;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::location::Pointer;
use crate::value::key::{CompetencyKey, DispositifKey, MissionKey, ProfileKey, TagKey};
use crate::value::text::Text;

use super::entry::entry;
use super::level::{LevelNumber, Levels};
use super::provenance::{Provenance, Status};

words! {
    /// How much a post needs a competency.
    pub enum Necessity of "necessity" {
        /// It cannot do without.
        Essential = "essential",
        /// It counts on it.
        Expected = "expected",
        /// It would profit from it.
        Optional = "optional",
    }
}

bounded! {
    /// How much a requirement weighs.
    pub struct RequirementWeight(u8) in 1..=5;
}

bounded! {
    /// A number of days after arrival in a post.
    pub struct DaysAfterArrival(u32) in 0..=3650;
}

record! {
    /// A level that a profile asks of a competency: at once, by a day, or in the situation
    /// that calls for it. Several levels of one competency follow each other.
    pub struct ProfileRequirement {
        /// The competency.
        pub competency: Ref<CompetencyKey>,
        /// The level that the post asks for, on the first scale of mastery.
        pub target_level: LevelNumber,
        /// How much it weighs; 1 if absent.
        pub weight: Option<RequirementWeight> = 1,
        /// How much the post needs it.
        pub necessity: Necessity,
        /// By which day after arrival.
        pub by_day: Option<DaysAfterArrival>,
        /// The situation that calls for it, in place of a day.
        pub situation: Option<Ref<TagKey>>,
        /// Why the post asks for it.
        pub rationale: Option<Text>,
        /// Its standing; an example to discuss if absent.
        pub status: Option<Status> = "example_to_discuss",
        /// Where it comes from.
        pub provenance: Vec<Provenance>,
    }
}

entry! {
    /// A role profile: the common core, or what a dispositif adds to it.
    pub struct Profile of Profile named ProfileKey {
        /// What it describes.
        pub description: Option<Text>,
        /// The dispositif whose post it describes.
        pub dispositif: Option<Ref<DispositifKey>>,
        /// The profile whose requirements hold as well.
        pub builds_on: Option<Ref<ProfileKey>>,
        /// Other titles under which the post is found.
        pub titles: Vec<Text>,
        /// Its missions.
        pub missions: Distinct<Ref<MissionKey>>,
        /// What it asks for.
        pub requirements: Vec<ProfileRequirement>,
    }
    check check_requirements;
}

impl ProfileRequirement {
    /// How much it weighs, from 1 to 5.
    #[must_use]
    pub fn weight(&self) -> u8 {
        self.weight.map_or(1, RequirementWeight::get)
    }

    /// Its standing.
    #[must_use]
    pub fn status(&self) -> Status {
        self.status.unwrap_or(Status::ExampleToDiscuss)
    }
}

impl Profile {
    fn check_requirements(&self, reader: &mut Reader, levels: &Levels<'_>) {
        let mut seen: HashMap<&str, Vec<&ProfileRequirement>> = HashMap::new();
        for requirement in &self.requirements {
            let level = (requirement.target_level, requirement.at.key("target_level"));
            levels.check(reader, &requirement.competency, Some(level));
            if requirement.target_level.get() == 0 {
                let place = requirement.at.key("target_level");
                reader.fault(Code::OutOfRange, &place, Expected::LevelOfOneOrMore, "0");
            }
            if let Some((situation, _)) = requirement.situation.as_ref().zip(requirement.by_day) {
                let expected = Expected::DayOrSituation;
                reader.fault(Code::FieldNotAllowed, situation.at(), expected, situation.as_str());
            }
            let earlier = seen.entry(requirement.competency.as_str()).or_default();
            requirement.check_after(earlier, reader);
            earlier.push(requirement);
        }
    }
}

impl ProfileRequirement {
    /// By which day it is asked for: on arrival without one, and no day in a
    /// situation.
    fn due_day(&self) -> Option<u32> {
        let day = self.by_day.map_or(0, DaysAfterArrival::get);
        self.situation.is_none().then_some(day)
    }

    /// Each level is asked for once, and a higher one not before a lower one.
    fn check_after(&self, earlier: &[&Self], reader: &mut Reader) {
        let (level, found) = (self.target_level, self.competency.as_str());
        if earlier.iter().any(|one| one.target_level == level) {
            let expected = Expected::OneRequirementPerLevel;
            reader.fault(Code::DuplicateEntry, self.competency.at(), expected, found);
            return;
        }
        let Some(day) = self.due_day() else { return };
        let crossed = earlier.iter().find_map(|other| {
            let own = other.due_day()?;
            match other.target_level < level {
                true => (own > day).then(|| Expected::NotBefore { date: own.to_string() }),
                false => (own < day).then(|| Expected::NotAfter { date: own.to_string() }),
            }
        });
        if let Some(expected) = crossed {
            let place = match self.by_day {
                Some(_) => self.at.key("by_day"),
                None => Pointer::clone(&self.at),
            };
            reader.fault(Code::OutOfRange, &place, expected, day.to_string());
        }
    }
}
