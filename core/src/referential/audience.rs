//! Audience rules: for whom an offer or step is, as an expression over a
//! person's situation.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::field::Shape;
use crate::document::list::NonEmpty;
use crate::document::node::Node;
use crate::document::read::{Fields, Read};
use crate::document::reader::Reader;
use crate::document::record::{bounded, deserialize, record};
use crate::document::reference::Ref;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::location::Pointer;
use crate::value::expression::{Expression, Trace, Truth};
use crate::value::key::{CompetencyKey, DispositifKey, TagKey};
use crate::value::text::Text;

use super::level::LevelNumber;
use super::profile::DaysAfterArrival;

bounded! {
    /// A share of working time, in thousandths.
    pub struct Share(u16) in 0..=1000;
}

record! {
    /// A situation in which a person or a territory may be.
    pub struct Tag {
        /// Names the situation.
        pub key: TagKey,
        /// How people name it.
        pub label: Text,
        /// What it means.
        pub description: Option<Text>,
    }
}

record! {
    /// Days in post, both bounds included.
    #[cfg_attr(feature = "schema", schemars(transform = crate::document::schema_rules::some_bound))]
    pub struct DaysInPost {
        /// So many or more.
        pub at_least: Option<DaysAfterArrival>,
        /// So many or fewer.
        pub at_most: Option<DaysAfterArrival>,
    }
}

record! {
    /// A level in a competency, both bounds included.
    #[cfg_attr(feature = "schema", schemars(transform = crate::document::schema_rules::some_bound))]
    pub struct LevelBetween {
        /// The competency.
        pub competency: Ref<CompetencyKey>,
        /// This level or more.
        pub at_least: Option<LevelNumber>,
        /// This level or less.
        pub at_most: Option<LevelNumber>,
    }
}

record! {
    /// The share of working time that a dispositif takes.
    pub struct ShareAtLeast {
        /// The dispositif.
        pub dispositif: Ref<DispositifKey>,
        /// In thousandths, this or more.
        pub at_least: Share,
    }
}

/// A condition on a person's situation.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum AudienceCondition {
    /// The post coordinates one of these dispositifs.
    DispositifIn(NonEmpty<Ref<DispositifKey>>),
    /// So many days have passed since arrival.
    DaysInPost(DaysInPost),
    /// The person has arrived within the window that the referential calls new
    /// (or has not).
    Newcomer(bool),
    /// The level in a competency lies between bounds.
    Level(LevelBetween),
    /// A dispositif takes such a share of the working time.
    Share(ShareAtLeast),
    /// The person or the territory is in one of these situations.
    TagIn(NonEmpty<Ref<TagKey>>),
}

/// For whom something is.
pub type Audience = Expression<AudienceCondition>;

const CONDITIONS: &[&str] =
    &["dispositif_in", "days_in_post", "newcomer", "level", "share", "tag_in"];

impl Read for AudienceCondition {
    const SHAPE: Shape = Shape::Audience;

    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::open(node, at, reader)?;
        let conditions = [
            fields.take_given("dispositif_in", reader).map(Self::DispositifIn),
            fields.take_given("days_in_post", reader).map(Self::DaysInPost),
            fields.take_given("newcomer", reader).map(Self::Newcomer),
            fields.take_given("level", reader).map(Self::Level),
            fields.take_given("share", reader).map(Self::Share),
            fields.take_given("tag_in", reader).map(Self::TagIn),
        ];
        let only = fields.only(CONDITIONS, reader);
        fields.close(reader);
        only?;
        conditions.into_iter().flatten().next()
    }
}

deserialize! { AudienceCondition Audience }

/// Bounds of which one at least is given, and that leave something between.
fn check_bounds<T: Ord + Copy>(
    at: &Pointer,
    (low, high): (Option<T>, Option<T>),
    shown: impl Fn(T) -> String,
    reader: &mut Reader,
) {
    match (low, high) {
        (None, None) if reader.is_valid(at) => {
            reader.fault(
                Code::MissingField,
                at,
                Expected::EitherField {
                    first: "at_least".to_owned(),
                    second: "at_most".to_owned(),
                },
                "",
            );
        }
        (Some(low), Some(high)) if low > high => {
            let expected = Expected::AtLeast { least: shown(low) };
            reader.fault(Code::OutOfRange, &at.key("at_most"), expected, shown(high));
        }
        _ => {}
    }
}

impl AudienceCondition {
    pub(super) fn check(&self, reader: &mut Reader, levels: &super::level::Levels<'_>) {
        match self {
            Self::DaysInPost(days) => {
                let shown = |days: DaysAfterArrival| days.get().to_string();
                check_bounds(&days.at, (days.at_least, days.at_most), shown, reader);
            }
            Self::Level(level) => {
                let shown = |level: LevelNumber| level.get().to_string();
                check_bounds(&level.at, (level.at_least, level.at_most), shown, reader);
                levels.check(reader, &level.competency, None);
                for (name, bound) in [("at_least", level.at_least), ("at_most", level.at_most)] {
                    if let Some(bound) = bound {
                        levels.check_level(reader, bound, &level.at.key(name));
                    }
                }
            }
            _ => {}
        }
    }

    /// The condition in words of the document, for traces.
    #[must_use]
    pub fn describe(&self) -> String {
        fn keys<K: std::fmt::Display>(keys: &[Ref<K>]) -> String {
            keys.iter().map(|key| key.key().to_string()).collect::<Vec<_>>().join(", ")
        }
        let bounds = |low: Option<String>, high: Option<String>| {
            let low = low.map(|low| format!("at_least {low}"));
            let high = high.map(|high| format!("at_most {high}"));
            low.into_iter().chain(high).collect::<Vec<_>>().join(" ")
        };
        match self {
            Self::DispositifIn(list) => format!("dispositif_in {}", keys(list)),
            Self::DaysInPost(days) => {
                let shown = |days: DaysAfterArrival| days.get().to_string();
                let bounds = bounds(days.at_least.map(shown), days.at_most.map(shown));
                format!("days_in_post {bounds}")
            }
            Self::Newcomer(true) => "newcomer".to_owned(),
            Self::Newcomer(false) => "not a newcomer".to_owned(),
            Self::Level(level) => {
                let shown = |level: LevelNumber| level.get().to_string();
                let bounds = bounds(level.at_least.map(shown), level.at_most.map(shown));
                format!("level {} {bounds}", level.competency.key())
            }
            Self::Share(share) => {
                format!("share {} at_least {}", share.dispositif.key(), share.at_least.get())
            }
            Self::TagIn(list) => format!("tag_in {}", keys(list)),
        }
    }
}

/// What is known of a person's situation; what is not known decides nothing.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Situation {
    /// The dispositifs of the post, each with its share of the working time in
    /// thousandths where that is known; none known if absent.
    pub dispositifs: Option<BTreeMap<DispositifKey, Option<u16>>>,
    /// Days since arrival; negative before.
    pub days_in_post: Option<i64>,
    /// Levels by competency.
    pub levels: BTreeMap<CompetencyKey, u8>,
    /// The situations that hold; none known if absent.
    pub tags: Option<BTreeSet<TagKey>>,
    /// Until which day after arrival the referential calls a person new.
    pub newcomer_window_days: Option<u32>,
}

impl Situation {
    /// Whether the condition holds.
    #[must_use]
    pub fn meets(&self, condition: &AudienceCondition) -> Truth {
        fn between(value: i64, low: Option<i64>, high: Option<i64>) -> Truth {
            Truth::from(low.is_none_or(|low| value >= low) && high.is_none_or(|high| value <= high))
        }
        match condition {
            AudienceCondition::DispositifIn(list) => match &self.dispositifs {
                Some(own) => Truth::from(list.iter().any(|key| own.contains_key(key.key()))),
                None => Truth::Unknown,
            },
            AudienceCondition::DaysInPost(days) => {
                self.days_in_post.map_or(Truth::Unknown, |own| {
                    let bound = |days: Option<DaysAfterArrival>| days.map(|d| i64::from(d.get()));
                    between(own, bound(days.at_least), bound(days.at_most))
                })
            }
            AudienceCondition::Newcomer(new) => {
                match (self.days_in_post, self.newcomer_window_days) {
                    (Some(days), Some(window)) => Truth::from((days <= i64::from(window)) == *new),
                    _ => Truth::Unknown,
                }
            }
            AudienceCondition::Level(level) => {
                let own = self.levels.get(level.competency.key());
                own.map_or(Truth::Unknown, |own| {
                    let bound = |level: Option<LevelNumber>| level.map(|l| i64::from(l.get()));
                    between(i64::from(*own), bound(level.at_least), bound(level.at_most))
                })
            }
            AudienceCondition::Share(share) => {
                let own = self.dispositifs.as_ref().map(|own| own.get(share.dispositif.key()));
                match own {
                    None | Some(Some(None)) => Truth::Unknown,
                    Some(None) => Truth::from(share.at_least.get() == 0),
                    Some(Some(Some(own))) => Truth::from(*own >= share.at_least.get()),
                }
            }
            AudienceCondition::TagIn(list) => match &self.tags {
                Some(own) => Truth::from(list.iter().any(|key| own.contains(key.key()))),
                None => Truth::Unknown,
            },
        }
    }

    /// Whether something is for a person in this situation, and why.
    #[must_use]
    pub fn is_addressed_by(&self, audience: &Audience) -> Trace {
        audience.trace(&mut |condition| (self.meets(condition), condition.describe()))
    }

    /// Whether nothing that is known keeps a person in this situation out of any of these.
    pub(crate) fn may_be_among<'a>(
        &self,
        mut audiences: impl Iterator<Item = &'a Audience>,
    ) -> bool {
        audiences.all(|audience| {
            audience.evaluate(&mut |condition| self.meets(condition)) != Truth::False
        })
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for AudienceCondition {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "AudienceCondition".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let one = |name: &str, schema: schemars::Schema| {
            serde_json::json!({
                "type": "object", "additionalProperties": false, "required": [name],
                "properties": { name: schema }
            })
        };
        let conditions = [
            one("dispositif_in", generator.subschema_for::<NonEmpty<Ref<DispositifKey>>>()),
            one("days_in_post", generator.subschema_for::<DaysInPost>()),
            one("newcomer", generator.subschema_for::<bool>()),
            one("level", generator.subschema_for::<LevelBetween>()),
            one("share", generator.subschema_for::<ShareAtLeast>()),
            one("tag_in", generator.subschema_for::<NonEmpty<Ref<TagKey>>>()),
        ];
        schemars::json_schema!({
            "description": "A condition on a person's situation.",
            "oneOf": conditions
        })
    }
}
