//! The one expression language of documents: small, total, three-valued, and
//! with a trace of why. Its leaves are conditions of whoever uses it: on
//! answers for skip logic, on a person's posts for audiences.

use serde::Serialize;

use crate::document::field::Shape;
use crate::document::node::Node;
use crate::document::read::Read;
use crate::document::reader::Reader;
use crate::document::record::{result, words};
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::location::Pointer;

words! {
    /// What is known of a statement (Kleene's strong logic).
    pub enum Truth {
        /// It is false.
        False = "false",
        /// An input is missing that would decide it.
        Unknown = "unknown",
        /// It is true.
        True = "true",
    }
}

impl Truth {
    /// False if either is, true if both are.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::False, _) | (_, Self::False) => Self::False,
            (Self::True, Self::True) => Self::True,
            _ => Self::Unknown,
        }
    }

    /// True if either is, false if both are.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::True, _) | (_, Self::True) => Self::True,
            (Self::False, Self::False) => Self::False,
            _ => Self::Unknown,
        }
    }

    /// The opposite; unknown stays unknown.
    #[must_use]
    pub fn negate(self) -> Self {
        match self {
            Self::False => Self::True,
            Self::Unknown => Self::Unknown,
            Self::True => Self::False,
        }
    }
}

impl From<bool> for Truth {
    fn from(value: bool) -> Self {
        if value { Self::True } else { Self::False }
    }
}

/// A statement made of conditions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Expression<C> {
    /// All of these hold; true for none.
    All(Vec<Expression<C>>),
    /// One of these holds at least; false for none.
    Any(Vec<Expression<C>>),
    /// This does not hold.
    Not(Box<Expression<C>>),
    /// A single condition.
    #[serde(untagged)]
    Condition(C),
}

result! {
    /// Why a statement has its value: the same tree with a value at each node.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct Trace {
        /// `all`, `any`, `not`, or the condition in words.
        pub what: String,
        /// Its value.
        pub value: Truth,
        /// The parts, in the author's order.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        pub parts: Vec<Trace>,
    }
}

impl<C> Expression<C> {
    /// The value of the statement, given that of each condition.
    pub fn evaluate(&self, condition: &mut impl FnMut(&C) -> Truth) -> Truth {
        match self {
            Self::All(parts) => {
                parts.iter().fold(Truth::True, |value, part| value.and(part.evaluate(condition)))
            }
            Self::Any(parts) => {
                parts.iter().fold(Truth::False, |value, part| value.or(part.evaluate(condition)))
            }
            Self::Not(part) => part.evaluate(condition).negate(),
            Self::Condition(leaf) => condition(leaf),
        }
    }

    /// The value with its reasons.
    pub fn trace(&self, condition: &mut impl FnMut(&C) -> (Truth, String)) -> Trace {
        let (what, parts): (&str, Vec<Trace>) = match self {
            Self::All(parts) => ("all", parts.iter().map(|part| part.trace(condition)).collect()),
            Self::Any(parts) => ("any", parts.iter().map(|part| part.trace(condition)).collect()),
            Self::Not(part) => ("not", vec![part.trace(condition)]),
            Self::Condition(leaf) => {
                let (value, what) = condition(leaf);
                return Trace { what, value, parts: Vec::new() };
            }
        };
        let value = match self {
            Self::Any(_) => parts.iter().fold(Truth::False, |value, part| value.or(part.value)),
            Self::Not(_) => parts.iter().fold(Truth::True, |_, part| part.value.negate()),
            _ => parts.iter().fold(Truth::True, |value, part| value.and(part.value)),
        };
        Trace { what: what.to_owned(), value, parts }
    }

    /// Every condition, in the author's order.
    pub fn conditions(&self) -> Vec<&C> {
        match self {
            Self::All(parts) | Self::Any(parts) => {
                parts.iter().flat_map(Self::conditions).collect()
            }
            Self::Not(part) => part.conditions(),
            Self::Condition(leaf) => vec![leaf],
        }
    }

    /// The same statement over other conditions.
    pub fn map<D>(&self, convert: &mut impl FnMut(&C) -> D) -> Expression<D> {
        match self {
            Self::All(parts) => Expression::All(parts.iter().map(|p| p.map(convert)).collect()),
            Self::Any(parts) => Expression::Any(parts.iter().map(|p| p.map(convert)).collect()),
            Self::Not(part) => Expression::Not(Box::new(part.map(convert))),
            Self::Condition(leaf) => Expression::Condition(convert(leaf)),
        }
    }
}

impl<C: Read> Read for Expression<C> {
    const SHAPE: Shape = C::SHAPE;

    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        let Node::Object(members) = node else {
            let expected = Expected::Expression;
            reader.wrong_type(at, expected, node);
            return None;
        };
        let operator =
            members.iter().find(|(key, _)| ["all", "any", "not"].contains(&key.as_str()));
        let Some((key, operand)) = operator else {
            return C::read(node, at, reader).map(Self::Condition);
        };
        for (other, _) in members.iter().filter(|(other, _)| other != key) {
            reader.fault(
                Code::UnknownField,
                &at.key(other),
                Expected::FieldAlone { field: key.to_string() },
                other.as_str(),
            );
        }
        let place = at.key(key);
        if key == "not" {
            return Self::read(operand, &place, reader).map(|part| Self::Not(Box::new(part)));
        }
        let Node::Array(elements) = operand else {
            reader.wrong_type(&place, Expected::Array, operand);
            return None;
        };
        if elements.is_empty() {
            reader.fault(Code::OutOfRange, &place, Expected::NonEmptyList, "[]");
            return None;
        }
        let read: Vec<Option<Self>> = elements
            .iter()
            .enumerate()
            .map(|(index, element)| Self::read(element, &place.index(index), reader))
            .collect();
        let parts: Vec<Self> = read.into_iter().collect::<Option<_>>()?;
        Some(if key == "all" { Self::All(parts) } else { Self::Any(parts) })
    }
}

#[cfg(feature = "schema")]
impl<C: schemars::JsonSchema> schemars::JsonSchema for Expression<C> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("Expression_{}", C::schema_name()).into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let this = generator.subschema_for::<Self>();
        let condition = generator.subschema_for::<C>();
        let list = serde_json::json!({ "type": "array", "minItems": 1, "items": this });
        schemars::json_schema!({
            "description": "A statement: all, any or not of others, or a single condition. Three-valued: unknown where an input is missing.",
            "anyOf": [
                { "type": "object", "required": ["all"], "additionalProperties": false, "properties": { "all": list } },
                { "type": "object", "required": ["any"], "additionalProperties": false, "properties": { "any": list } },
                { "type": "object", "required": ["not"], "additionalProperties": false, "properties": { "not": this } },
                condition
            ]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Truth::{False, True, Unknown};

    #[test]
    fn kleene_tables() {
        assert_eq!(False.and(Unknown), False);
        assert_eq!(True.and(Unknown), Unknown);
        assert_eq!(True.or(Unknown), True);
        assert_eq!(False.or(Unknown), Unknown);
        assert_eq!(Unknown.negate(), Unknown);
        for &a in Truth::ALL {
            assert_eq!(a.negate().negate(), a);
            for &b in Truth::ALL {
                assert_eq!(a.and(b).negate(), a.negate().or(b.negate()), "De Morgan");
                assert_eq!(a.and(b), b.and(a));
                assert_eq!(a.or(b), b.or(a));
            }
        }
    }

    #[test]
    fn the_trace_agrees_with_the_value() {
        let statement = Expression::All(vec![
            Expression::Condition(Truth::True),
            Expression::Not(Box::new(Expression::Any(vec![
                Expression::Condition(Truth::False),
                Expression::Condition(Truth::Unknown),
            ]))),
        ]);
        let value = statement.evaluate(&mut |leaf| *leaf);
        let trace = statement.trace(&mut |leaf| (*leaf, "leaf".into()));
        assert_eq!(value, Truth::Unknown);
        assert_eq!(trace.value, value);
        assert_eq!(trace.parts[1].parts[0].value, Truth::Unknown);
        for &leaf in Truth::ALL {
            let statement = Expression::Not(Box::new(Expression::Condition(leaf)));
            let trace = statement.trace(&mut |leaf| (*leaf, "leaf".into()));
            assert_eq!((trace.value, trace.what.as_str()), (leaf.negate(), "not"));
        }
        assert_eq!(Expression::<Truth>::All(vec![]).evaluate(&mut |l| *l), Truth::True);
        assert_eq!(Expression::<Truth>::Any(vec![]).evaluate(&mut |l| *l), Truth::False);
    }
}
