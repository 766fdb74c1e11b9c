//! One cell: a value as people write it, and back.

use crate::document::node::Node;
use crate::error::language::Language;
use crate::language::closed_words::{word_of, wording};
use crate::value::decimal::Decimal;

use super::shape::Shape;

/// The value as people read it.
pub(super) fn written(shape: Shape, value: &Node, language: Language) -> Option<String> {
    let plain = |value: &Node| match value {
        Node::String(text) => text.clone(),
        other => serde_json::to_string(other).unwrap_or_default(),
    };
    let said = |field: &str, value: &Node| wording(field, &plain(value), language).to_owned();
    Some(match (shape, value) {
        (_, Node::Null) => return None,
        (Shape::Word(field), value) => said(field, value),
        (Shape::Words(field), value) => {
            value.elements().iter().map(|one| said(field, one)).collect::<Vec<_>>().join(" ; ")
        }
        (Shape::References, value) => {
            value.elements().iter().map(plain).collect::<Vec<_>>().join(" ; ")
        }
        (Shape::Truth, Node::Bool(truth)) => {
            wording("truth", if *truth { "true" } else { "false" }, language).to_owned()
        }
        (Shape::Json, value) => serde_json::to_string(value).unwrap_or_default(),
        (_, value) => plain(value),
    })
}

/// The value that a cell holds. What cannot be read stays as it was written,
/// so that the reader of the document tells what was expected there.
pub(super) fn read(shape: Shape, cell: &str) -> Node {
    let text = cell.trim();
    let as_written = || Node::String(text.to_owned());
    let each = |one: &dyn Fn(&str) -> Node| {
        let parts = text.split([';', ',', '\n']).map(str::trim);
        Node::Array(parts.filter(|part| !part.is_empty()).map(one).collect())
    };
    match shape {
        Shape::Integer => whole(text).map_or_else(as_written, Node::Integer),
        Shape::Decimal => {
            let point = text.replace(',', ".").replace(['\u{a0}', '\u{202f}', ' '], "");
            match (whole(&point), Decimal::parse(&point)) {
                (Some(number), _) => Node::Integer(number),
                (None, Some(decimal)) => Node::String(decimal.to_string()),
                (None, None) => as_written(),
            }
        }
        Shape::Truth => match word_of("truth", text).or_else(|| truth(text)) {
            Some("true") => Node::Bool(true),
            Some(_) => Node::Bool(false),
            None => as_written(),
        },
        Shape::Date => Node::String(match (day(text), whole(text)) {
            (Some(day), _) => day,
            (None, Some(year)) => year.to_string(),
            (None, None) => text.to_owned(),
        }),
        Shape::Word(field) => Node::String(word_of(field, text).unwrap_or(text).to_owned()),
        Shape::Words(field) => {
            each(&|part| Node::String(word_of(field, part).unwrap_or(part).to_owned()))
        }
        Shape::References => each(&|part| Node::String(part.to_owned())),
        Shape::Json => Node::parse(text.as_bytes()).unwrap_or_else(|_| as_written()),
        // A text may begin or end with blanks that count; a name may not.
        Shape::Text => Node::String(cell.to_owned()),
        _ => as_written(),
    }
}

/// A whole number, also as spreadsheets write it: `180.0`.
fn whole(text: &str) -> Option<i64> {
    let digits = text.split_once('.').map_or(Some(text), |(digits, rest)| {
        rest.bytes().all(|byte| byte == b'0').then_some(digits)
    })?;
    digits.parse().ok()
}

fn truth(text: &str) -> Option<&'static str> {
    match text.to_lowercase().as_str() {
        "vrai" | "x" | "1" | "1.0" => Some("true"),
        "faux" | "0" | "0.0" => Some("false"),
        _ => None,
    }
}

/// A day or a date as documents write it: from `01/09/2026`, or from what a spreadsheet
/// makes of a day.
fn day(text: &str) -> Option<String> {
    if let Some(date) = text.strip_suffix(" 00:00:00").or_else(|| text.strip_suffix("T00:00:00")) {
        return Some(date.to_owned());
    }
    let parts: Vec<&str> = text.split('/').collect();
    let [day, month, year] = parts.as_slice() else { return None };
    let digits = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    (digits(day, 2) && digits(month, 2) && year.len() == 4 && digits(year, 4))
        .then(|| format!("{year}-{month:0>2}-{day:0>2}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: &str) -> Node {
        Node::String(value.to_owned())
    }

    #[test]
    fn cells_are_read_as_people_and_spreadsheets_write_them() {
        for (shape, cell, value) in [
            (Shape::Integer, "180", Node::Integer(180)),
            (Shape::Integer, " 180.0 ", Node::Integer(180)),
            (Shape::Integer, "-30", Node::Integer(-30)),
            (Shape::Integer, "180.5", text("180.5")),
            (Shape::Integer, "trois", text("trois")),
            (Shape::Decimal, "35,4", text("35.4")),
            (Shape::Decimal, "35.40", text("35.4")),
            (Shape::Decimal, "63 000", Node::Integer(63_000)),
            (Shape::Decimal, "63\u{202f}000", Node::Integer(63_000)),
            (Shape::Decimal, "environ 3", text("environ 3")),
            (Shape::Truth, "Oui", Node::Bool(true)),
            (Shape::Truth, "FAUX", Node::Bool(false)),
            (Shape::Truth, "no", Node::Bool(false)),
            (Shape::Truth, "x", Node::Bool(true)),
            (Shape::Truth, "peut-être", text("peut-être")),
            (Shape::Date, "1/9/2026", text("2026-09-01")),
            (Shape::Date, "31/12/2026", text("2026-12-31")),
            (Shape::Date, "2026-09-01 00:00:00", text("2026-09-01")),
            (Shape::Date, "2026-09-01", text("2026-09-01")),
            (Shape::Date, "2026", text("2026")),
            (Shape::Date, "2026.0", text("2026")),
            (Shape::Date, "2026-09", text("2026-09")),
            (Shape::Date, "09/2026", text("09/2026")),
            (Shape::Date, "1/9/26", text("1/9/26")),
            (Shape::Word("reach"), "Régionale", text("regional")),
            (Shape::Word("reach"), "regional", text("regional")),
            (Shape::Word("reach"), "nationale", text("nationale")),
            (Shape::Plain, " S2 ", text("S2")),
            (Shape::Text, "Deux mots ", text("Deux mots ")),
            (Shape::Json, "{\"a:b\": 1}", Node::Object(vec![("a:b".into(), Node::Integer(1))])),
            (Shape::Json, "{", text("{")),
        ] {
            assert_eq!(read(shape, cell), value, "{cell}");
        }
        let list = Node::Array(vec![text("coordination"), text("elected_officials")]);
        for cell in [
            "coordination ; élues et élus",
            "Coordination,elected_officials",
            "coordination\nélues et élus\n",
        ] {
            assert_eq!(read(Shape::Words("addressee"), cell), list, "{cell}");
        }
        assert_eq!(
            written(Shape::Words("addressee"), &list, Language::French).unwrap(),
            "coordination ; élues et élus"
        );
        assert_eq!(written(Shape::Truth, &Node::Bool(false), Language::English).unwrap(), "no");
        assert_eq!(written(Shape::Plain, &Node::Null, Language::French), None);
    }
}
