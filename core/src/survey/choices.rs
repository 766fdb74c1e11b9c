//! Choice lists: what an item offers, and how the ways not to answer are
//! written in data.

use std::collections::HashSet;

use crate::document::field::Shape;
use crate::document::list::NonEmpty;
use crate::document::node::Node;
use crate::document::read::{Read, read_parsed};
use crate::document::reader::Reader;
use crate::document::record::{deserialize, record, words};
use crate::error::code::Code as Fault;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::found::{Found, Remark};
use crate::error::location::Pointer;
use crate::referential::provenance::{Provenance, Status};
use crate::value::decimal::Decimal;
use crate::value::key::{ChoiceListKey, MasteryScaleKey};
use crate::value::text::Text;

use super::landmark::Revision;

/// How many choices a list may have: a decoded cell is one byte, and six
/// values of it are the kinds of missing.
pub const MAX_CHOICES: usize = 250;

words! {
    /// Why a cell holds no answer. `invalid` is not among them: it is what
    /// reading finds, not what a list declares.
    pub enum MissingKind {
        /// Asked, and left open.
        NoAnswer = "no_answer",
        /// The person prefers not to answer.
        Refused = "refused",
        /// The person does not know.
        DontKnow = "dont_know",
        /// « Sans objet dans mon poste ».
        NotApplicable = "not_applicable",
        /// Skip logic did not show the item.
        NotShown = "not_shown",
    }
}

/// Printable characters without blanks around, as schemas say it.
#[cfg(feature = "schema")]
pub(super) const PRINTABLE: &str = concat!(
    r"^[^\s\u0000-\u001f\u007f-\u009f]",
    r"([^\u0000-\u001f\u007f-\u009f]*[^\s\u0000-\u001f\u007f-\u009f])?$"
);

/// A code as data writes it: 1 to 40 printable characters, no blank around.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transparent))]
pub struct Code(
    #[cfg_attr(feature = "schema", schemars(
        regex(pattern = PRINTABLE), length(max = 40)
    ))]
    String,
);

impl Code {
    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn parse(text: &str) -> Option<Self> {
        let fits = !text.is_empty()
            && text.trim() == text
            && text.chars().count() <= 40
            && !text.chars().any(char::is_control);
        fits.then(|| Self(text.to_owned()))
    }
}

impl AsRef<str> for Code {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

const CODE_EXPECTED: Expected = Expected::PrintableCharacters { low: 1, high: 40 };

impl Read for Code {
    const SHAPE: Shape = Shape::String;

    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        read_parsed(node, at, reader, CODE_EXPECTED, Self::parse)
    }
}

deserialize! { Code }

impl std::str::FromStr for Code {
    type Err = Error;

    /// What is found may be an answer, and is masked.
    fn from_str(text: &str) -> Result<Self, Error> {
        let error = || Error::usage(Fault::InvalidValue, CODE_EXPECTED, Found::withheld(text));
        Self::parse(text).ok_or_else(error)
    }
}

record! {
    /// One choice.
    pub struct Choice {
        /// How data writes it.
        pub code: Code,
        /// What it counts in a scale; on a ladder, the level.
        pub value: Option<Decimal>,
        /// How people read it.
        pub label: Text,
        /// What it means, where the label does not say it all.
        pub description: Option<Text>,
        /// Raised when it means something else; 1 if absent.
        pub revision: Option<Revision>,
    }
}

record! {
    /// A way not to answer.
    pub struct MissingChoice {
        /// How data writes it.
        pub code: Code,
        /// What it means.
        pub kind: MissingKind,
        /// How people read it.
        pub label: Option<Text>,
    }
}

record! {
    /// From which value on a need counts as met or partly met; below, unmet.
    pub struct NeedCuts {
        /// The lowest value that meets the need.
        pub met_from: Decimal,
        /// The lowest value that meets it in part.
        pub partly_from: Decimal,
    }
}

record! {
    /// Declares that the list is a ladder of mastery: its values are the
    /// levels 0, 1, 2 …
    pub struct Ladder {
        /// The default target: from this level on a competency is mobilised.
        pub mobilised_from: Decimal,
        /// The scale of mastery of the referential; the main one if absent.
        pub scale: Option<MasteryScaleKey>,
    }
}

record! {
    /// The choices that items share.
    pub struct ChoiceList {
        /// Names the list.
        pub key: ChoiceListKey,
        /// How people name it.
        pub title: Option<Text>,
        /// The choices, in the order in which they are shown.
        #[cfg_attr(feature = "schema", schemars(length(max = MAX_CHOICES)))]
        pub choices: NonEmpty<Choice>,
        /// The ways not to answer.
        pub missing: Vec<MissingChoice>,
        /// How answers become needs.
        pub need: Option<NeedCuts>,
        /// Present on a ladder of mastery.
        pub ladder: Option<Ladder>,
        /// The standing of the list.
        pub status: Option<Status>,
        /// Where it comes from.
        pub provenance: Vec<Provenance>,
    }
}

impl ChoiceList {
    /// The lowest and highest value, if every choice has one and there are two
    /// different ones at least.
    #[must_use]
    pub fn range(&self) -> Option<(Decimal, Decimal)> {
        let values: Option<Vec<Decimal>> = self.choices.iter().map(|choice| choice.value).collect();
        let values = values?;
        let (low, high) = (values.iter().min()?, values.iter().max()?);
        (low < high).then_some((*low, *high))
    }

    /// The position of the choice with this code.
    #[must_use]
    pub fn position(&self, code: &str) -> Option<usize> {
        self.choices.iter().position(|choice| choice.code.as_str() == code)
    }

    /// The level from which a competency counts as mobilised, on a ladder.
    #[must_use]
    pub fn mobilised_from(&self) -> Option<u8> {
        let level = self.ladder.as_ref()?.mobilised_from.millionths() / 1_000_000;
        u8::try_from(level).ok()
    }

    /// How many choices there are, as a level counts them.
    #[must_use]
    pub fn levels(&self) -> u8 {
        u8::try_from(self.choices.len()).unwrap_or(u8::MAX)
    }

    pub(super) fn check(&self, reader: &mut Reader) {
        let mut seen = HashSet::new();
        let choices = self.choices.iter().map(|choice| (&choice.code, &choice.at));
        let missing = self.missing.iter().map(|choice| (&choice.code, &choice.at));
        for (code, at) in choices.chain(missing) {
            if !seen.insert(code.as_str()) {
                let expected = Expected::CodeNoOtherChoiceHas;
                reader.fault(Fault::DuplicateEntry, &at.key("code"), expected, code.as_str());
            }
        }
        if self.choices.len() > MAX_CHOICES {
            let (expected, found) =
                (Expected::AtMostChoices { limit: MAX_CHOICES }, self.choices.len().to_string());
            reader.fault(Fault::OutOfRange, &self.at.key("choices"), expected, found);
        }
        if !self.is_whole(reader) {
            return;
        }
        self.check_need(reader);
        self.check_ladder(reader);
    }

    /// Whether the list and every choice of it were read without a fault.
    pub(super) fn is_whole(&self, reader: &Reader) -> bool {
        reader.is_valid(&self.at) && self.choices.iter().all(|choice| reader.is_valid(&choice.at))
    }

    fn check_need(&self, reader: &mut Reader) {
        let Some(need) = self.need.as_ref().filter(|need| reader.is_valid(&need.at)) else {
            return;
        };
        let Some((low, high)) = self.range() else {
            let expected = Expected::ValueOnEveryChoice;
            reader.fault(Fault::FieldNotAllowed, &need.at, expected, "need");
            reader.mark_invalid(&self.at);
            return;
        };
        for (name, cut) in [("met_from", need.met_from), ("partly_from", need.partly_from)] {
            if cut < low || cut > high {
                let expected =
                    Expected::ValueBetween { low: low.to_string(), high: high.to_string() };
                reader.fault(Fault::OutOfRange, &need.at.key(name), expected, cut.to_string());
            }
        }
        if need.partly_from > need.met_from {
            let expected = Expected::NotAfterMetFrom { met_from: need.met_from.to_string() };
            let found = need.partly_from.to_string();
            reader.fault(Fault::OutOfRange, &need.at.key("partly_from"), expected, found);
        }
    }

    fn check_ladder(&self, reader: &mut Reader) {
        let Some(ladder) = &self.ladder else { return };
        if !(2..=10).contains(&self.choices.len()) {
            let found = self.choices.len().to_string();
            reader.fault(
                Fault::OutOfRange,
                &self.at.key("choices"),
                Expected::LevelCount { low: 2, high: 10 },
                found,
            );
        }
        for (level, choice) in (0i64..).zip(self.choices.iter()) {
            if choice.value != Decimal::from_integer(level) {
                let found =
                    choice.value.map_or(Remark::NoValue.into(), |v| Found::from(v.to_string()));
                reader.fault(
                    Fault::LadderValues,
                    &choice.at,
                    Expected::ThisValue { value: level.to_string() },
                    found,
                );
            }
        }
        let target = ladder.mobilised_from;
        let top = i64::try_from(self.choices.len()).unwrap_or(i64::MAX) - 1;
        let fits = target.places() == 0 && (1..=top).contains(&(target.millionths() / 1_000_000));
        if !fits && reader.is_valid(&ladder.at) {
            let expected = Expected::LevelBetween { low: 1, high: top };
            reader.fault(
                Fault::OutOfRange,
                &ladder.at.key("mobilised_from"),
                expected,
                target.to_string(),
            );
        }
        for missing in self.missing.iter().filter(|m| m.kind == MissingKind::DontKnow) {
            let expected = Expected::LevelZeroSaysIt;
            reader.fault(Fault::LadderDontKnow, &missing.at.key("kind"), expected, "dont_know");
        }
    }
}
