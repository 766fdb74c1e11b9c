//! Proficiency scales: the levels at which a competency is placed.

use crate::document::list::NonEmpty;
use crate::document::reader::Reader;
use crate::document::record::record;
use crate::document::reference::Ref;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::value::key::MasteryScaleKey;
use crate::value::text::Text;

use super::entry::entry;
use super::level::{LevelNumber, Levels};

record! {
    /// A level of a scale; levels count from 0 in the order of the list.
    pub struct MasteryLevel {
        /// What is said of a competency at this level.
        pub label: Text,
        /// What it means.
        pub description: Option<Text>,
        /// The words of the source, where the level comes from one.
        pub source_words: Option<String>,
        /// On a variant: the lowest level of the main scale that it stands for.
        pub stands_for: Option<LevelNumber>,
    }
}

entry! {
    /// A scale of mastery. A level is the highest descriptor that describes a
    /// person's usual practice; levels are ordinal, and not cumulative.
    #[cfg_attr(feature = "schema", schemars(transform = variant_rules))]
    pub struct MasteryScale of Scale named MasteryScaleKey {
        /// Its levels, from 0.
        pub levels: NonEmpty<MasteryLevel>,
        /// From this level on a competency is mobilised, and this is asked
        /// where nothing else is said.
        pub default_target: LevelNumber,
        /// The level above which going is a choice.
        pub optional_above: Option<LevelNumber>,
        /// How a level is chosen.
        pub rule: Option<Text>,
        /// The scale of which this is a shorter form.
        pub variant_of: Option<Ref<MasteryScaleKey>>,
        /// Other readings of what the source means.
        pub readings: Vec<Text>,
    }
    check check_scale;
}

/// Each level of a variant says for which level it stands, and no other does.
#[cfg(feature = "schema")]
fn variant_rules(schema: &mut schemars::Schema) {
    use crate::document::schema_rules::{add_rules, holds, lacks};
    let each = |level: serde_json::Value| serde_json::json!({ "properties": { "levels": { "items": level } } });
    add_rules(
        schema,
        [serde_json::json!({
            "if": holds("variant_of", "string"),
            "then": each(holds("stands_for", "integer")),
            "else": each(lacks("stands_for"))
        })],
    );
}

impl MasteryScale {
    /// The highest level.
    #[must_use]
    pub fn top(&self) -> u8 {
        u8::try_from(self.levels.len().saturating_sub(1)).unwrap_or(u8::MAX)
    }

    /// The level of this scale that stands for a level of the main one.
    #[must_use]
    pub fn of_main(&self, level: u8) -> u8 {
        if self.variant_of.is_none() {
            return level;
        }
        let reached = |step: &MasteryLevel| step.stands_for.is_some_and(|low| low.get() <= level);
        let steps = self.levels.iter().take_while(|step| reached(step)).count();
        u8::try_from(steps.saturating_sub(1)).unwrap_or(u8::MAX)
    }

    fn check_scale(&self, reader: &mut Reader, _: &Levels<'_>) {
        let count = self.levels.len();
        if !(2..=10).contains(&count) {
            let place = self.at.key("levels");
            reader.fault(
                Code::OutOfRange,
                &place,
                Expected::LevelCount { low: 2, high: 10 },
                count.to_string(),
            );
            return;
        }
        let top = self.top();
        for (name, level) in
            [("default_target", Some(self.default_target)), ("optional_above", self.optional_above)]
        {
            if let Some(level) = level.filter(|level| !(1..=top).contains(&level.get())) {
                let expected = Expected::LevelBetween { low: 1, high: top.into() };
                let place = self.at.key(name);
                reader.fault(Code::OutOfRange, &place, expected, level.get().to_string());
            }
        }
        let mut least = 0;
        for (index, level) in self.levels.iter().enumerate() {
            if !reader.is_valid(&level.at) {
                continue;
            }
            match (level.stands_for, self.variant_of.is_some()) {
                (None, true) => {
                    let expected =
                        Expected::FieldOnEachVariantLevel { field: "stands_for".to_owned() };
                    reader.fault(Code::FieldRequired, &level.at, expected, "");
                }
                (Some(_), false) => {
                    let expected = Expected::VariantOfAnotherScale;
                    let place = level.at.key("stands_for");
                    reader.fault(Code::FieldNotAllowed, &place, expected, "stands_for");
                }
                (Some(low), true) if low.get() < least || (index == 0 && low.get() != 0) => {
                    let expected = if index == 0 {
                        Expected::This { value: "0".to_owned() }
                    } else {
                        Expected::AtLeast { least: least.to_string() }
                    };
                    let place = level.at.key("stands_for");
                    reader.fault(Code::OutOfRange, &place, expected, low.get().to_string());
                }
                (Some(low), true) => least = low.get() + 1,
                (None, false) => {}
            }
        }
    }
}
