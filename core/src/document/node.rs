//! JSON nodes: the document as written, with order, duplicate keys and places
//! kept.

use std::collections::HashMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::{Error, Fault, Faults};
use crate::error::found::{Found, Remark};
use crate::error::location::{Location, Pointer};

use super::position;

/// The largest document that is read: 64 MiB.
pub const MAX_BYTES: usize = 64 << 20;
/// The deepest nesting that is read.
pub const MAX_DEPTH: usize = 64;
/// The most values of one document, numbers, texts, lists and objects alike:
/// in memory each takes many times its bytes.
pub const MAX_VALUES: usize = 1 << 23;
/// The largest integer that every JSON reader keeps exact: 2^53 - 1.
pub(crate) const MAX_INTEGER: i64 = (1 << 53) - 1;

/// A JSON value in the author's order, with every key as often as it stands.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Node {
    Null,
    Bool(bool),
    Integer(i64),
    Float(f64),
    String(String),
    Array(Vec<Node>),
    Object(Vec<(String, Node)>),
}

impl Node {
    /// Reads strict JSON within the limits of size, depth and number of values.
    pub(crate) fn parse(bytes: &[u8]) -> Result<Self, Error> {
        check_size(bytes.len())?;
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            let (line, column) = line_and_column(&before, before.len());
            Error::new(
                Code::InvalidEncoding,
                Location::File { line: line.into(), column: column.into() },
                Expected::Utf8,
                Remark::from(bytes[error.valid_up_to()]),
            )
        })?;
        check_shape(text)?;
        serde_json::from_str(text).map_err(|error| {
            Error::new(
                Code::InvalidJson,
                Location::File { line: error.line() as u64, column: error.column() as u64 },
                Expected::StrictJson,
                syntax_problem(&error),
            )
        })
    }

    /// A value as it would be written.
    pub(crate) fn of(value: &impl Serialize) -> Result<Self, Error> {
        serde_json::to_value(value).and_then(Self::deserialize).map_err(|error| {
            Error::usage(Code::InvalidJson, Expected::JsonValue, error.to_string())
        })
    }

    /// The value as an integer; `3.0` is one, as JSON Schema has it.
    pub(crate) fn as_integer(&self) -> Option<i64> {
        match self {
            Self::Integer(value) => Some(*value),
            #[expect(clippy::cast_possible_truncation, reason = "the range is checked first")]
            Self::Float(value)
                if value.fract().abs() < f64::MIN_POSITIVE && value.abs() <= MAX_INTEGER as f64 =>
            {
                Some(*value as i64)
            }
            _ => None,
        }
    }

    /// What the value is, in the words of errors. Text is quoted, cut at 60
    /// characters.
    pub(crate) fn describe(&self) -> Found {
        match self {
            Self::Null => Remark::Null.into(),
            Self::Bool(true) => Remark::True.into(),
            Self::Bool(false) => Remark::False.into(),
            Self::Integer(value) => value.to_string().into(),
            Self::Float(value) => value.to_string().into(),
            Self::String(value) if value.chars().count() > 60 => {
                format!("{}…", value.chars().take(60).collect::<String>()).into()
            }
            Self::String(value) => value.as_str().into(),
            Self::Array(_) => Remark::Array.into(),
            Self::Object(_) => Remark::Object.into(),
        }
    }

    /// The first member with this key.
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => {
                members.iter().find(|(name, _)| name == key).map(|(_, node)| node)
            }
            _ => None,
        }
    }

    /// The members of an object; none of anything else.
    pub(crate) fn members(&self) -> &[(String, Self)] {
        match self {
            Self::Object(members) => members,
            _ => &[],
        }
    }

    /// The elements of an array; none of anything else.
    pub(crate) fn elements(&self) -> &[Self] {
        match self {
            Self::Array(elements) => elements,
            _ => &[],
        }
    }

    /// The value at a place below this one.
    pub(crate) fn at(&self, place: &Pointer) -> Option<&Self> {
        place.tokens().try_fold(self, |node, token| match node {
            Self::Array(elements) => elements.get(token.parse::<usize>().ok()?),
            _ => node.get(&token),
        })
    }

    /// Faults that no reader of a single type would see: duplicate keys and
    /// integers that other JSON readers would round.
    pub(crate) fn faults(&self) -> Faults {
        let mut faults = Faults::default();
        self.collect_faults(&Step::Root, &mut faults);
        faults
    }

    fn collect_faults(&self, at: &Step<'_>, faults: &mut Faults) {
        match self {
            Self::Object(members) => {
                let mut seen: HashMap<&str, usize> = HashMap::with_capacity(members.len());
                for (key, value) in members {
                    let place = Step::Key(at, key);
                    let occurrence = seen.entry(key).or_default();
                    if *occurrence > 0 {
                        faults.note(|| Fault {
                            code: Code::DuplicateKey,
                            at: place.pointer(),
                            occurrence: *occurrence,
                            expected: Expected::OneOfEachKey,
                            found: key.as_str().into(),
                        });
                    }
                    *occurrence += 1;
                    value.collect_faults(&place, faults);
                }
            }
            Self::Array(elements) => {
                for (index, value) in elements.iter().enumerate() {
                    value.collect_faults(&Step::Index(at, index), faults);
                }
            }
            number if number.is_rounded_elsewhere() => faults.note(|| Fault {
                code: Code::OutOfRange,
                at: at.pointer(),
                occurrence: 0,
                expected: Expected::IntegerBetween { low: -MAX_INTEGER, high: MAX_INTEGER },
                found: number.describe(),
            }),
            _ => {}
        }
    }

    /// Whether this is an integer that not every JSON reader keeps exact.
    fn is_rounded_elsewhere(&self) -> bool {
        match self {
            Self::Integer(value) => value.unsigned_abs() > MAX_INTEGER.unsigned_abs(),
            Self::Float(value) => value.fract() == 0.0 && value.abs() > MAX_INTEGER as f64,
            _ => false,
        }
    }
}

/// How a walk through a document came to a value: a pointer is made of it only
/// where there is something to say.
enum Step<'s> {
    Root,
    Key(&'s Step<'s>, &'s str),
    Index(&'s Step<'s>, usize),
}

impl Step<'_> {
    fn pointer(&self) -> Pointer {
        match self {
            Self::Root => Pointer::root(),
            Self::Key(before, key) => before.pointer().key(key),
            Self::Index(before, index) => before.pointer().index(*index),
        }
    }
}

/// What serde_json stumbled over, from its words.
fn syntax_problem(error: &serde_json::Error) -> Remark {
    let text = error.to_string();
    let is = |part: &str| text.contains(part);
    match text.as_str() {
        _ if error.is_eof() => Remark::End,
        _ if is("trailing comma") => Remark::TrailingComma,
        _ if is("trailing characters") => Remark::TrailingCharacters,
        _ if is("`,` or") => Remark::NoComma,
        _ if is("expected `:`") => Remark::NoColon,
        _ if is("key must be a string") => Remark::NoQuotedName,
        _ if is("control character") => Remark::ControlCharacter,
        _ if is("escape") || is("unicode") => Remark::BrokenEscape,
        _ => Remark::NoJsonValue,
    }
}

/// Refuses more bytes than the limit.
pub(crate) fn check_size(bytes: usize) -> Result<(), Error> {
    if bytes <= MAX_BYTES {
        return Ok(());
    }
    let expected = Expected::AtMostBytes { limit: MAX_BYTES };
    Err(Error::usage(Code::TooLarge, expected, Remark::Bytes { count: bytes }))
}

/// Refuses nesting and values beyond the limits before any reader recurses
/// into them or holds them.
pub(crate) fn check_shape(text: &str) -> Result<(), Error> {
    let (mut depth, mut values, mut in_string, mut escaped) = (0usize, 1usize, false, false);
    for (offset, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'{' | b'[' => {
                (depth, values) = (depth + 1, values + 1);
                if depth > MAX_DEPTH {
                    let (line, column) = line_and_column(text, offset);
                    return Err(Error::new(
                        Code::TooDeep,
                        Location::File { line: line.into(), column: column.into() },
                        Expected::AtMostLevels { limit: MAX_DEPTH },
                        "",
                    ));
                }
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            b',' => values += 1,
            _ => {}
        }
    }
    if values <= MAX_VALUES {
        return Ok(());
    }
    let expected = Expected::AtMostValues { limit: MAX_VALUES };
    Err(Error::usage(Code::TooLarge, expected, Remark::Values { count: values }))
}

fn line_and_column(text: &str, offset: usize) -> (u32, u32) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (u32::try_from(line).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX))
}

/// Gives faults their lines and puts them in the order of the text, if there
/// is one.
pub(crate) fn locate(text: Option<&str>, faults: Vec<Fault>) -> Vec<Error> {
    let Some(text) = text.map(|text| text.strip_prefix('\u{FEFF}').unwrap_or(text)) else {
        return faults.into_iter().map(|fault| fault.at_line(0, 0)).collect();
    };
    let offsets = position::offsets(text, faults.iter().map(|fault| (&fault.at, fault.occurrence)));
    let mut faults: Vec<(usize, Fault)> = offsets.into_iter().zip(faults).collect();
    faults.sort_by_key(|(offset, _)| *offset);
    let mut lines = position::Lines::new(text);
    let located = faults.into_iter().map(|(offset, fault)| {
        let (line, column) = lines.place(offset);
        fault.at_line(line, column)
    });
    located.collect()
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        Node::deserialize(deserializer)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Integer(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(i64::try_from(value).map_or(Node::Float(value as f64), Node::Integer))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Node, E> {
        Ok(Node::Float(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(Node::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Node, E> {
        Ok(Node::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Node, A::Error> {
        let mut elements = Vec::new();
        while let Some(element) = sequence.next_element()? {
            elements.push(element);
        }
        Ok(Node::Array(elements))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Node::Object(members))
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Integer(value) => serializer.serialize_i64(*value),
            Self::Float(value) => serializer.serialize_f64(*value),
            Self::String(value) => serializer.serialize_str(value),
            Self::Array(elements) => serializer.collect_seq(elements),
            Self::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (key, value) in members {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_integral_float_is_an_integer() {
        let integer = |text: &str| Node::parse(text.as_bytes()).unwrap().as_integer();
        assert_eq!(integer("3.0"), Some(3));
        assert_eq!(integer("-2e1"), Some(-20));
        assert_eq!(integer("3.5"), None);
        assert_eq!(integer("1e-300"), None);
        assert_eq!(integer("9007199254740991.0"), Some(MAX_INTEGER));
        assert_eq!(integer("1e16"), None);
        assert_eq!(integer("\"3\""), None);
    }

    #[test]
    fn a_long_text_is_cut_where_it_is_quoted() {
        let sixty = "é".repeat(60);
        assert_eq!(Node::String(sixty.clone()).describe().shown(), Some(&*sixty));
        let described = Node::String(format!("{sixty}e")).describe();
        assert_eq!(described.shown(), Some(&*format!("{sixty}…")));
        for word in [Node::Null, Node::Bool(true), Node::Array(vec![]), Node::Object(vec![])] {
            assert_eq!(word.describe().shown(), None);
        }
        assert_eq!(Node::String("jeanne".into()).describe().shown(), Some("jeanne"));
    }

    #[test]
    fn depth_is_that_of_brackets_outside_texts() {
        let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        assert!(Node::parse(nested(MAX_DEPTH).as_bytes()).is_ok());
        let error = Node::parse(nested(MAX_DEPTH + 1).as_bytes()).unwrap_err();
        assert_eq!((error.code(), error.location().to_string()), (Code::TooDeep, "1:65".into()));
        let quoted = format!("[\"{}\\\"[\", []]", "[".repeat(100));
        assert!(Node::parse(quoted.as_bytes()).is_ok());
        let many = format!("[{}]", vec!["[]"; 200].join(","));
        assert!(Node::parse(many.as_bytes()).is_ok());
    }

    #[test]
    fn bytes_that_are_no_text_have_a_place() {
        let error = Node::parse(b"{\n \"a\": \"\xC3\xA9\xFF\"}").unwrap_err();
        assert_eq!(
            (error.code(), error.location().to_string()),
            (Code::InvalidEncoding, "2:9".into())
        );
        assert_eq!(*error.found(), *"byte 0xFF");
        assert_eq!(error.found().text(crate::error::language::Language::French), "l’octet 0xFF");
        assert_eq!(Node::parse(b"\xEF\xBB\xBF[]"), Ok(Node::Array(Vec::new())));
    }

    /// The words of serde_json are English; ours say what it stumbled over in both languages.
    #[test]
    fn broken_json_is_told_in_words_of_ours() {
        for (text, found) in [
            ("", Remark::End),
            ("[1, 2", Remark::End),
            ("\"abc", Remark::End),
            ("[1,]", Remark::TrailingComma),
            ("{\"a\": 1,}", Remark::TrailingComma),
            ("1 2", Remark::TrailingCharacters),
            ("[1 2]", Remark::NoComma),
            ("{\"a\": 1 \"b\": 2}", Remark::NoComma),
            ("{\"a\" 1}", Remark::NoColon),
            ("{a: 1}", Remark::NoQuotedName),
            ("\"a\nb\"", Remark::ControlCharacter),
            ("\"\\x\"", Remark::BrokenEscape),
            ("\"\\uD800\"", Remark::BrokenEscape),
            ("colour", Remark::NoJsonValue),
            ("[01]", Remark::NoJsonValue),
        ] {
            let error = Node::parse(text.as_bytes()).unwrap_err();
            assert_eq!((error.code(), error.found()), (Code::InvalidJson, &found.into()), "{text}");
        }
    }
}
