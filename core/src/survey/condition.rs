//! Skip logic: conditions on the answers to other items.

use crate::document::field::Shape;
use crate::document::node::Node;
use crate::document::read::{Fields, Read};
use crate::document::reader::Reader;
use crate::document::record::deserialize;
use crate::document::reference::At;
use crate::error::code::Code as Fault;
use crate::error::expected::Expected;
use crate::error::location::Pointer;
use crate::value::decimal::Decimal;
use crate::value::expression::Expression;
use crate::value::key::ItemKey;

use super::choices::{ChoiceList, Code};
use super::kind::ItemKind;

/// A condition on the answer to one item.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Condition {
    /// The item whose answer decides.
    pub item: ItemKey,
    /// What the answer must be.
    #[serde(flatten)]
    pub test: Test,
    #[serde(skip)]
    pub(crate) at: At,
}

/// What an answer must be for a condition to hold.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Test {
    /// This choice.
    Is(Code),
    /// One of these choices.
    In(Vec<Code>),
    /// This choice is among those chosen.
    Includes(Code),
    /// The value or number is this or more.
    AtLeast(Decimal),
    /// The value or number is this or less.
    AtMost(Decimal),
    /// There is an answer (or there is none).
    IsAnswered(bool),
}

/// Skip logic of an item or a section.
pub type SkipLogic = Expression<Condition>;

const TESTS: &[&str] = &["is", "in", "includes", "at_least", "at_most", "is_answered"];

impl Read for Condition {
    const SHAPE: Shape = Shape::Other;

    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        let mut fields = Fields::open(node, at, reader)?;
        let item: Option<ItemKey> = fields.take("item", reader);
        let is: Option<Option<Code>> = fields.take("is", reader);
        let any_of: Option<Option<Codes>> = fields.take("in", reader);
        let includes: Option<Option<Code>> = fields.take("includes", reader);
        let at_least: Option<Option<Decimal>> = fields.take("at_least", reader);
        let at_most: Option<Option<Decimal>> = fields.take("at_most", reader);
        let is_answered: Option<Option<bool>> = fields.take("is_answered", reader);
        let test = fields.only(TESTS, reader);
        fields.close(reader);
        test?;
        let tests = [
            is.flatten().map(Test::Is),
            any_of.flatten().map(|codes| Test::In(codes.0)),
            includes.flatten().map(Test::Includes),
            at_least.flatten().map(Test::AtLeast),
            at_most.flatten().map(Test::AtMost),
            is_answered.flatten().map(Test::IsAnswered),
        ];
        let test = tests.into_iter().flatten().next()?;
        Some(Self { item: item?, test, at: at.clone().into() })
    }
}

deserialize! { Condition SkipLogic }

struct Codes(Vec<Code>);

impl Read for Codes {
    const SHAPE: Shape = Shape::Other;

    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        let list = match node {
            Node::Array(elements) if !elements.is_empty() => elements
                .iter()
                .enumerate()
                .map(|(index, element)| Code::read(element, &at.index(index), reader))
                .collect::<Option<Vec<_>>>(),
            Node::Array(_) => {
                reader.fault(Fault::OutOfRange, at, Expected::NonEmptyList, "[]");
                None
            }
            other => {
                reader.wrong_type(at, Expected::Array, other);
                None
            }
        };
        list.map(Self)
    }
}

impl Condition {
    /// The condition in words of the document, for traces.
    #[must_use]
    pub fn describe(&self) -> String {
        let codes = |codes: &[Code]| codes.iter().map(Code::as_str).collect::<Vec<_>>().join(", ");
        match &self.test {
            Test::Is(code) => format!("{} in {}", self.item, codes(std::slice::from_ref(code))),
            Test::In(list) => format!("{} in {}", self.item, codes(list)),
            Test::Includes(code) => format!("{} includes {code}", self.item),
            Test::AtLeast(bound) => format!("{} at_least {bound}", self.item),
            Test::AtMost(bound) => format!("{} at_most {bound}", self.item),
            Test::IsAnswered(true) => format!("{} is_answered", self.item),
            Test::IsAnswered(false) => format!("{} is not answered", self.item),
        }
    }

    /// Checks that the test goes with the item it looks at.
    pub(super) fn check(&self, kind: ItemKind, list: Option<&ChoiceList>, reader: &mut Reader) {
        use ItemKind::{Level, Multiple, Number, Rating, Single};
        let (name, fits) = match &self.test {
            Test::Is(_) => ("is", matches!(kind, Level | Rating | Single)),
            Test::In(_) => ("in", matches!(kind, Level | Rating | Single)),
            Test::Includes(_) => ("includes", kind == Multiple),
            Test::AtLeast(_) => ("at_least", matches!(kind, Level | Rating | Number)),
            Test::AtMost(_) => ("at_most", matches!(kind, Level | Rating | Number)),
            Test::IsAnswered(_) => ("is_answered", true),
        };
        if !fits {
            let expected = Expected::TestForKind { of: kind.to_string() };
            reader.fault(Fault::ConditionMismatch, &self.at, expected, name);
            return;
        }
        let codes: &[Code] = match &self.test {
            Test::Is(code) => std::slice::from_ref(code),
            Test::In(codes) => codes,
            Test::Includes(code) => std::slice::from_ref(code),
            _ => &[],
        };
        let Some(list) = list else { return };
        for code in codes.iter().filter(|code| list.position(code.as_str()).is_none()) {
            let names = list.choices.iter().map(|choice| choice.code.as_str());
            reader.unknown(Fault::DanglingReference, &self.at, code.as_str(), names);
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Condition {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Condition".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let item = generator.subschema_for::<ItemKey>();
        let code = generator.subschema_for::<Code>();
        let decimal = generator.subschema_for::<Decimal>();
        let one = |name: &str, test: serde_json::Value| {
            serde_json::json!({
                "type": "object", "additionalProperties": false, "required": ["item", name],
                "properties": { "item": item, name: test }
            })
        };
        let tests = [
            one("is", code.clone().to_value()),
            one("in", serde_json::json!({ "type": "array", "minItems": 1, "items": code })),
            one("includes", code.to_value()),
            one("at_least", decimal.clone().to_value()),
            one("at_most", decimal.to_value()),
            one("is_answered", serde_json::json!({ "type": "boolean" })),
        ];
        schemars::json_schema!({
            "description": "A condition on the answer to one item.",
            "oneOf": tests
        })
    }
}
