//! Proficiency levels where entries name them.

use std::collections::HashSet;

use crate::document::reader::Reader;
use crate::document::record::{bounded, record};
use crate::document::reference::Ref;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::location::Pointer;
use crate::value::key::CompetencyKey;

bounded! {
    /// A level of a ladder, from 0.
    pub struct LevelNumber(u8) in 0..=9;
}

record! {
    /// A competency from a level on.
    pub struct CompetencyLevel {
        /// The competency.
        pub competency: Ref<CompetencyKey>,
        /// The level.
        pub level: LevelNumber,
    }
}

impl CompetencyLevel {
    pub(super) fn check(&self, reader: &mut Reader, levels: &Levels<'_>) {
        levels.check(reader, &self.competency, Some((self.level, self.at.key("level"))));
    }
}

/// What may be said of levels in a referential: how high they go, and which
/// competencies have none.
#[derive(Debug)]
pub(crate) struct Levels<'d> {
    /// The highest level of the first scale of mastery.
    pub(super) top: Option<u8>,
    /// The attitudes, which have no level.
    pub(super) attitudes: HashSet<&'d str>,
}

impl Levels<'_> {
    /// Whether a level may be asked of the competency, and this one.
    pub(super) fn check(
        &self,
        reader: &mut Reader,
        competency: &Ref<CompetencyKey>,
        level: Option<(LevelNumber, Pointer)>,
    ) {
        if self.attitudes.contains(competency.as_str()) {
            let expected = Expected::CompetencyWithLevels;
            reader.fault(Code::AttitudeLevel, competency.at(), expected, competency.as_str());
        } else if let Some((level, at)) = level {
            self.check_level(reader, level, &at);
        }
    }

    /// Whether the first scale of mastery has the level.
    pub(super) fn check_level(&self, reader: &mut Reader, level: LevelNumber, at: &Pointer) {
        if let Some(top) = self.top.filter(|top| level.get() > *top) {
            let expected = Expected::LevelBetween { low: 0, high: top.into() };
            reader.fault(Code::OutOfRange, at, expected, level.get().to_string());
        }
    }
}
