//! Scales: how answers become one score.

use std::collections::HashSet;

use crate::document::field::Shape;
use crate::document::list::NonEmpty;
use crate::document::node::Node;
use crate::document::read::{Fields, Read, read_integer};
use crate::document::reader::Reader;
use crate::document::record::{bounded, deserialize, record, words};
use crate::error::code::Code as Fault;
use crate::error::expected::Expected;
use crate::error::found::Remark;
use crate::error::location::Pointer;
use crate::referential::factor::NeedLevel;
use crate::referential::provenance::{Provenance, Status};
use crate::value::decimal::Decimal;
use crate::value::key::{BandKey, ItemKey, ScaleKey};
use crate::value::text::Text;

use super::item::ColumnName;
words! {
    /// How the keyed values of the answered items become a score.
    pub enum Method {
        /// Their weighted mean.
        Mean = "mean",
        /// Their weighted sum; every item must be answered.
        Sum = "sum",
        /// Their weighted mean times the sum of all weights.
        ProratedSum = "prorated_sum",
    }
}

words! {
    /// The unit of a score.
    pub enum Output {
        /// That of the items.
        Raw = "raw",
        /// 100 (x - min) / (max - min) (Cohen et al. 1999), « score sur 100 ».
        PercentOfMaximum = "percent_of_maximum",
    }
}

words! {
    /// What a scale's items are to what it measures.
    pub enum Model {
        /// Effects of it: they vary together, reliability has a meaning.
        Reflective = "reflective",
        /// Parts that make it up: reliability has none.
        Formative = "formative",
    }
}

words! {
    /// Which items the answered rule counts.
    pub enum Of {
        /// Those that apply: without `not_applicable` and `not_shown`.
        Applicable = "applicable",
        /// All of the scale.
        All = "all",
    }
}

words! {
    /// A convention that a scale declares, and every caption repeats.
    pub enum Convention {
        /// Levels are ordinal; their mean takes their numbers at face value.
        LevelsAsNumbers = "levels_as_numbers",
    }
}

bounded! {
    /// How much a member counts.
    pub struct Weight(u32) in 1..=1000;
}

bounded! {
    /// A number of items.
    pub struct Count(u32) in 1..=1000;
}

/// How many answers a score needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AtLeast {
    /// This many.
    Count(Count),
    /// This part of those counted: `p / q`.
    Ratio(u32, u32),
}

impl Read for AtLeast {
    const SHAPE: Shape = Shape::Other;

    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::open(node, at, reader)?;
        let count: Option<Option<Count>> = fields.take("count", reader);
        let ratio: Option<Option<Pair>> = fields.take("ratio", reader);
        let given = fields.only(&["count", "ratio"], reader);
        fields.close(reader);
        match given? {
            "count" => count.flatten().map(Self::Count),
            _ => ratio.flatten().map(|Pair(p, q)| Self::Ratio(p, q)),
        }
    }
}

deserialize! { AtLeast }

struct Pair(u32, u32);

impl Read for Pair {
    const SHAPE: Shape = Shape::Other;

    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        let Node::Array(elements) = node else {
            reader.wrong_type(at, Expected::RatioUpToOne, node);
            return None;
        };
        let [p, q] = elements.as_slice() else {
            let found = Remark::Elements { count: elements.len() };
            reader.fault(Fault::OutOfRange, at, Expected::RatioUpToOne, found);
            return None;
        };
        let p = read_integer(p, &at.index(0), reader, 1, 1000);
        let q = read_integer(q, &at.index(1), reader, 1, 1000);
        let (p, q) = (u32::try_from(p?).ok()?, u32::try_from(q?).ok()?);
        if p > q {
            reader.fault(Fault::OutOfRange, at, Expected::RatioUpToOne, format!("[{p}, {q}]"));
            return None;
        }
        Some(Self(p, q))
    }
}

record! {
    /// The answered rule of a scale.
    pub struct Answered {
        /// How many answers there must be.
        pub at_least: AtLeast,
        /// Whether exactly that many is too few; not if absent.
        pub strict: Option<bool>,
        /// Which items are counted; the applicable ones if absent.
        pub of: Option<Of>,
    }
}

record! {
    /// An item or a scale that enters a scale.
    #[cfg_attr(feature = "schema", schemars(extend("oneOf" = [
        { "required": ["item"], "properties": { "item": { "type": "string" }, "scale": { "type": "null" } } },
        { "required": ["scale"], "properties": {
            "scale": { "type": "string" }, "item": { "type": "null" }, "reversed": { "not": { "const": true } }
        } }
    ])))]
    pub struct Member {
        /// The item, or
        pub item: Option<ItemKey>,
        /// the scale, which enters as its exact score on 0–1.
        pub scale: Option<ScaleKey>,
        /// Whether high answers mean little of what the scale measures.
        pub reversed: Option<bool>,
        /// How much it counts; 1 if absent.
        pub weight: Option<Weight>,
    }
}

record! {
    /// Another reading of an uncertain source: the same scale over other
    /// members, given beside the score as `alternative_value`.
    pub struct Alternative {
        /// What is uncertain.
        pub note: Text,
        /// The members in the other reading.
        pub items: NonEmpty<Member>,
    }
}

record! {
    /// A part of the range with a name: closed below, open above; the highest
    /// is closed above.
    pub struct Band {
        /// Names the band within its scale.
        pub key: BandKey,
        /// How people read it.
        pub label: Text,
        /// Its lower bound, in the unit of the output.
        pub from: Decimal,
        /// Its upper bound.
        pub to: Decimal,
    }
}

record! {
    /// One score.
    pub struct Scale {
        /// Names the scale.
        pub key: ScaleKey,
        /// The name that it was given or is published under, as `E1`; the key
        /// if absent.
        pub name: Option<ColumnName>,
        /// How people name it.
        pub title: Text,
        /// How answers become a score.
        pub method: Method,
        /// Its unit.
        pub output: Output,
        /// How many answers it needs; half of the applicable if absent.
        pub answered: Option<Answered>,
        /// How many answers it needs of all its members; two, or half rounded
        /// up if that is more, if absent; one for a scale of one.
        pub min_items: Option<Count>,
        /// What its items are to what it measures; reflective if absent.
        pub model: Option<Model>,
        /// What enters it.
        pub items: NonEmpty<Member>,
        /// Whether a composite counts the items of its scales one by one, for
        /// a source whose branches are uncertain.
        pub flat: Option<bool>,
        /// Another reading of the source.
        pub alternative: Option<Alternative>,
        /// Names for parts of the range.
        pub bands: Vec<Band>,
        /// Needed where levels enter.
        pub convention: Option<Convention>,
        /// The need level it belongs to.
        pub need_level: Option<NeedLevel>,
        /// The standing of the scale.
        pub status: Option<Status>,
        /// Where it comes from.
        pub provenance: Vec<Provenance>,
    }
}

impl Member {
    /// How much the member counts.
    #[must_use]
    pub fn weight(&self) -> u32 {
        self.weight.map_or(1, Weight::get)
    }

    /// Whether the item is reversed.
    #[must_use]
    pub fn is_reversed(&self) -> bool {
        self.reversed == Some(true)
    }

    fn check(&self, scale: &Scale, reader: &mut Reader) {
        match (&self.item, &self.scale) {
            (Some(_), Some(_)) => {
                reader.fault(Fault::FieldNotAllowed, &self.at, Expected::ItemOrScale, Remark::Both);
            }
            (None, None) if reader.is_valid(&self.at) => {
                reader.fault(
                    Fault::MissingField,
                    &self.at,
                    Expected::EitherField { first: "item".to_owned(), second: "scale".to_owned() },
                    "",
                );
            }
            (Some(item), None) => {
                reader.refer(item, &self.at.key("item"));
            }
            (None, Some(child)) => {
                reader.refer(child, &self.at.key("scale"));
                if self.is_reversed() {
                    let expected = Expected::ScaleAsItIs;
                    reader.fault(
                        Fault::FieldNotAllowed,
                        &self.at.key("reversed"),
                        expected,
                        "true",
                    );
                }
                if scale.flat == Some(true) && self.weight.is_some() {
                    let expected = Expected::NoWeightInFlatComposite;
                    let place = self.at.key("weight");
                    reader.fault(Fault::FieldNotAllowed, &place, expected, "weight");
                }
                let mean = scale.method == Method::Mean;
                if !mean || scale.output != Output::PercentOfMaximum {
                    let expected = Expected::MeanInPercentOfMaximum;
                    let found = format!("{}, {}", scale.method, scale.output);
                    reader.fault(Fault::CompositeOutput, &self.at, expected, found);
                }
            }
            (None, None) => {}
        }
    }
}

impl Scale {
    /// The name that it was given, or its key.
    #[must_use]
    pub fn name(&self) -> &str {
        self.name.as_ref().map_or(self.key.as_str(), ColumnName::as_str)
    }

    /// The answered rule with its defaults: how many, whether strict, of which.
    #[must_use]
    pub fn answered_rule(&self) -> (AtLeast, bool, Of) {
        self.answered.as_ref().map_or((AtLeast::Ratio(1, 2), false, Of::Applicable), |rule| {
            (rule.at_least, rule.strict == Some(true), rule.of.unwrap_or(Of::Applicable))
        })
    }

    /// What the items are to what the scale measures.
    #[must_use]
    pub fn model(&self) -> Model {
        self.model.unwrap_or(Model::Reflective)
    }

    /// Whether scales enter the scale and keep their own weight.
    #[must_use]
    pub fn is_composite(&self) -> bool {
        self.flat != Some(true) && self.items.iter().any(|member| member.scale.is_some())
    }

    /// How many of `members` must be answered at least, whatever applies.
    #[must_use]
    pub fn min_items(&self, members: usize) -> u32 {
        let members = u32::try_from(members).unwrap_or(u32::MAX);
        self.min_items.map_or(members.min(members.div_ceil(2).max(2)), Count::get)
    }

    /// What can be said of the scale without looking at what it refers to.
    pub(super) fn check(&self, reader: &mut Reader) {
        let alternative = self.alternative.iter().flat_map(|other| other.items.iter());
        for member in self.items.iter().chain(alternative) {
            member.check(self, reader);
        }
        if !reader.is_valid(&self.at) {
            return;
        }
        if self.flat == Some(true) && !self.items.iter().any(|member| member.scale.is_some()) {
            let expected = Expected::ScalesAmongItems;
            reader.fault(Fault::FieldNotAllowed, &self.at.key("flat"), expected, Remark::True);
        }
        if self.flat != Some(true) {
            self.check_counts(self.items.len(), reader);
        }
    }

    /// Counts that ask for more members than there are.
    pub(super) fn check_counts(&self, members: usize, reader: &mut Reader) {
        let expected = || Expected::AtMostItemCount { count: members };
        if let Some(min) = self.min_items.filter(|min| min.get() as usize > members) {
            let found = min.get().to_string();
            reader.fault(Fault::OutOfRange, &self.at.key("min_items"), expected(), found);
        }
        let count = self.answered.as_ref().map(|rule| (rule, rule.at_least));
        if let Some((rule, AtLeast::Count(count))) = count {
            let strict = usize::from(rule.strict == Some(true));
            if count.get() as usize + strict > members {
                let place = rule.at.key("at_least").key("count");
                reader.fault(Fault::OutOfRange, &place, expected(), count.get().to_string());
            }
        }
    }

    /// Bands cover the range of the output, without a gap or an overlap.
    pub(super) fn check_bands(&self, low: Decimal, high: Decimal, reader: &mut Reader) {
        let mut names = HashSet::new();
        for band in &self.bands {
            if !names.insert(band.key.as_str()) {
                let expected = Expected::OwnName;
                reader.fault(
                    Fault::DuplicateEntry,
                    &band.at.key("key"),
                    expected,
                    band.key.as_str(),
                );
            }
            if band.from >= band.to {
                let expected = Expected::MoreThanFrom { from: band.from.to_string() };
                reader.fault(Fault::OutOfRange, &band.at.key("to"), expected, band.to.to_string());
                return;
            }
        }
        let mut bands: Vec<&Band> = self.bands.iter().collect();
        bands.sort_by_key(|band| band.from);
        let mut reached = low;
        for band in &bands {
            if band.from != reached {
                let code =
                    if band.from < reached { Fault::BandsOverlap } else { Fault::BandsIncomplete };
                let expected = Expected::BandFrom { from: reached.to_string() };
                reader.fault(code, &band.at.key("from"), expected, band.from.to_string());
            }
            reached = reached.max(band.to);
        }
        if let Some(last) = bands.last()
            && reached != high
        {
            let expected = Expected::BandToHighest { to: high.to_string() };
            reader.fault(Fault::BandsIncomplete, &last.at.key("to"), expected, reached.to_string());
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for AtLeast {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "AtLeast".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let part = serde_json::json!({ "type": "integer", "minimum": 1, "maximum": 1000 });
        schemars::json_schema!({
            "description": "How many answers: a count, or a part [p, q] of those counted.",
            "oneOf": [
                { "type": "object", "required": ["count"], "additionalProperties": false, "properties": { "count": part } },
                { "type": "object", "required": ["ratio"], "additionalProperties": false, "properties": {
                    "ratio": { "type": "array", "minItems": 2, "maxItems": 2, "items": part }
                } }
            ]
        })
    }
}
