//! Proficiency levels of one person: ordinal, with the recorded opportunity,
//! counted by section, never averaged.

use serde::Serialize;

use crate::document::record::result;
use crate::survey::item::Occasion;
use crate::value::key::{CompetencyKey, ItemKey, SectionKey};

use super::block::Block;
use super::plan::Plan;
use super::slot::Missing;

result! {
    /// The level of one competency.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    pub struct LevelResult {
        /// The competency, if the item names one.
        pub competency: Option<CompetencyKey>,
        /// The item that asks it.
        pub item: ItemKey,
        /// The level, from 0; none without an answer.
        pub level: Option<u8>,
        /// Why there is no level.
        pub missing: Option<Missing>,
        /// Whether the post gives the occasion; none if it was not answered.
        pub occasion: Option<Occasion>,
        /// The ladder's default target: from this level on it is mobilised.
        pub mobilised_from: u8,
    }
}

impl LevelResult {
    /// Whether the competency is mobilised; unknown without a level.
    #[must_use]
    pub fn is_mobilised(&self) -> Option<bool> {
        self.level.map(|level| level >= self.mobilised_from)
    }

    /// « Disponible et peu sollicitée »: mobilised, and the post gives little
    /// or no occasion for it.
    #[must_use]
    pub fn is_underused(&self) -> bool {
        let little = matches!(self.occasion, Some(Occasion::No | Occasion::ALittle));
        little && self.is_mobilised() == Some(true)
    }
}

result! {
    /// The levels of one section: counts and the median, which is a level.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    pub struct LevelProfile {
        /// The section.
        pub section: SectionKey,
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
    }
}

impl Plan {
    pub(crate) fn levels(&self, block: &Block, row: usize) -> Vec<LevelResult> {
        let items: Vec<_> = self.questionnaire.items().collect();
        self.level_items()
            .into_iter()
            .filter_map(|position| {
                let item = items.get(position)?;
                let (first, count) = *self.item_inputs.get(position)?;
                let slot = block.slot(first, row);
                let occasion = (count > 1)
                    .then(|| block.slot(first + 1, row).position())
                    .flatten()
                    .and_then(|position| Occasion::ALL.get(position).copied());
                let list = self.questionnaire.choices_at(position)?;
                Some(LevelResult {
                    competency: item.competency.clone(),
                    item: item.key.clone(),
                    level: slot.position().and_then(|level| u8::try_from(level).ok()),
                    missing: slot.kind(),
                    occasion,
                    mobilised_from: list.mobilised_from()?,
                })
            })
            .collect()
    }

    pub(crate) fn level_profiles(&self, levels: &[LevelResult]) -> Vec<LevelProfile> {
        let mut profiles: Vec<LevelProfile> = Vec::new();
        for (position, result) in self.level_items().into_iter().zip(levels) {
            let Some(section) = self.questionnaire.section_of(position) else { continue };
            if profiles.last().is_none_or(|profile| profile.section != section.key) {
                profiles.push(LevelProfile {
                    section: section.key.clone(),
                    of: 0,
                    answered: 0,
                    mobilised: 0,
                    at_level: Vec::new(),
                    median_low: None,
                    median_high: None,
                });
            }
            let Some(profile) = profiles.last_mut() else { continue };
            let list = self.questionnaire.choices_at(position);
            let levels = list.map_or(0, |list| list.choices.len()).max(profile.at_level.len());
            profile.at_level.resize(levels, 0);
            profile.of += u32::from(result.missing.is_none_or(Missing::is_expected));
            profile.mobilised += u32::from(result.is_mobilised() == Some(true));
            if let Some(count) = result.level.and_then(|l| profile.at_level.get_mut(usize::from(l)))
            {
                *count += 1;
                profile.answered += 1;
            }
        }
        for profile in &mut profiles {
            (profile.median_low, profile.median_high) = medians(&profile.at_level);
        }
        profiles
    }
}

/// The medians of ordinal counts (Hyndman & Fan 1996, type 1): two where
/// exactly half lie at or below the first.
pub(crate) fn medians(counts: &[u32]) -> (Option<u8>, Option<u8>) {
    let total: u32 = counts.iter().sum();
    if total == 0 {
        return (None, None);
    }
    let level_at = |rank: u32| {
        let mut below = 0;
        let position = counts.iter().position(|count| {
            below += count;
            below >= rank
        });
        position.and_then(|level| u8::try_from(level).ok())
    };
    (level_at(total.div_ceil(2)), level_at(total / 2 + 1))
}

#[cfg(test)]
mod tests {
    use super::medians;

    #[test]
    fn a_median_is_a_level() {
        assert_eq!(medians(&[0, 0, 0]), (None, None));
        assert_eq!(medians(&[1, 0, 1]), (Some(0), Some(2)));
        assert_eq!(medians(&[1, 1, 1]), (Some(1), Some(1)));
        assert_eq!(medians(&[0, 2, 0, 2]), (Some(1), Some(3)));
        assert_eq!(medians(&[0, 0, 4]), (Some(2), Some(2)));
    }
}
