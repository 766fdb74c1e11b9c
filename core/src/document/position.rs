//! Source positions: line and column of a value, found in one pass over the
//! text and only for the places that are asked for.

use std::collections::HashMap;

use crate::error::location::Pointer;

/// Places in a document that are looked for, by the tokens that lead to them.
#[derive(Debug, Default)]
struct Wanted {
    /// Which of the places end here.
    here: Vec<usize>,
    /// By token, then by which of several equal keys is meant.
    below: HashMap<String, Vec<(usize, Wanted)>>,
}

impl Wanted {
    fn insert(&mut self, place: usize, tokens: &[String], occurrence: usize) {
        let Some((token, rest)) = tokens.split_first() else {
            self.here.push(place);
            return;
        };
        let nth = if rest.is_empty() { occurrence } else { 0 };
        let same = self.below.entry(token.clone()).or_default();
        let known = same.iter().position(|(other, _)| *other == nth).unwrap_or_else(|| {
            same.push((nth, Self::default()));
            same.len() - 1
        });
        if let Some((_, below)) = same.get_mut(known) {
            below.insert(place, rest, occurrence);
        }
    }

    /// A place that is not there is that of what should hold it.
    fn set(&self, offset: usize, offsets: &mut [usize]) {
        for place in &self.here {
            if let Some(place) = offsets.get_mut(*place) {
                *place = offset;
            }
        }
        for (_, below) in self.below.values().flatten() {
            below.set(offset, offsets);
        }
    }

    fn member(&self, token: &str, occurrence: usize) -> Option<&Self> {
        let same = self.below.get(token)?;
        same.iter().find(|(nth, _)| *nth == occurrence).map(|(_, below)| below)
    }
}

/// The byte at which each place starts, in a text that is JSON: of a pointer,
/// and of which of several equal keys at its end. Of a place that is not there,
/// the byte at which the nearest value around it starts.
pub(crate) fn offsets<'p>(
    text: &str,
    places: impl IntoIterator<Item = (&'p Pointer, usize)>,
) -> Vec<usize> {
    let (mut wanted, mut count) = (Wanted::default(), 0);
    for (pointer, occurrence) in places {
        let tokens: Vec<String> = pointer.tokens().collect();
        wanted.insert(count, &tokens, occurrence);
        count += 1;
    }
    let mut offsets = vec![0; count];
    Scanner { text, at: 0 }.value(&wanted, &mut offsets);
    offsets
}

/// Goes through a text that is known to be JSON.
struct Scanner<'t> {
    text: &'t str,
    at: usize,
}

impl Scanner<'_> {
    /// The next byte that is no blank.
    fn peek(&mut self) -> Option<u8> {
        let rest = self.text.as_bytes().get(self.at..)?;
        self.at += rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        self.text.as_bytes().get(self.at).copied()
    }

    /// Goes beyond this byte, if it is the next one.
    fn passes(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    /// Goes through a value and takes down where what is wanted of it starts.
    /// It goes no deeper than pointers do.
    fn value(&mut self, wanted: &Wanted, offsets: &mut [usize]) {
        let first = self.peek();
        wanted.set(self.at, offsets);
        match first {
            Some(b'{') if !wanted.below.is_empty() => self.members(wanted, offsets),
            Some(b'[') if !wanted.below.is_empty() => self.elements(wanted, offsets),
            _ => self.skip(),
        }
    }

    fn members(&mut self, wanted: &Wanted, offsets: &mut [usize]) {
        let mut seen: HashMap<String, usize> = HashMap::new();
        self.at += 1;
        while self.peek() == Some(b'"') {
            let start = self.at;
            self.string();
            let key = self.text.get(start..self.at);
            let key: String =
                key.and_then(|key| serde_json::from_str(key).ok()).unwrap_or_default();
            self.passes(b':');
            let mut below = None;
            if wanted.below.contains_key(&key) {
                let occurrence = seen.entry(key.clone()).or_default();
                below = wanted.member(&key, *occurrence);
                *occurrence += 1;
            }
            self.member(below, offsets);
        }
        self.passes(b'}');
    }

    fn elements(&mut self, wanted: &Wanted, offsets: &mut [usize]) {
        self.at += 1;
        let mut index = 0usize;
        while self.peek().is_some_and(|byte| byte != b']') {
            let before = self.at;
            self.member(wanted.member(&index.to_string(), 0), offsets);
            if self.at == before {
                return;
            }
            index += 1;
        }
        self.passes(b']');
    }

    fn member(&mut self, wanted: Option<&Wanted>, offsets: &mut [usize]) {
        match wanted {
            Some(wanted) => self.value(wanted, offsets),
            None => self.skip(),
        }
        self.passes(b',');
    }

    /// Goes beyond a value.
    fn skip(&mut self) {
        let mut depth = 0usize;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => self.string(),
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' if depth == 0 => return,
                b'}' | b']' => {
                    depth -= 1;
                    self.at += 1;
                }
                b',' if depth == 0 => return,
                b',' | b':' => {
                    self.at += 1;
                    continue;
                }
                _ => self.word(),
            }
            if depth == 0 {
                return;
            }
        }
    }

    /// Goes beyond a number, `true`, `false` or `null`.
    fn word(&mut self) {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let ends = |byte: &u8| byte.is_ascii_whitespace() || b",:[]{}\"".contains(byte);
        self.at += rest.iter().position(ends).unwrap_or(rest.len());
    }

    /// Goes beyond a text in quotes.
    fn string(&mut self) {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let mut escaped = false;
        let end = rest.iter().skip(1).position(|byte| {
            let ends = *byte == b'"' && !escaped;
            escaped = *byte == b'\\' && !escaped;
            ends
        });
        self.at += end.map_or(rest.len(), |end| end + 2);
    }
}

/// Lines and columns of offsets that only grow; a column counts characters.
pub(crate) struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: u32,
    column: u32,
}

impl<'t> Lines<'t> {
    pub(crate) const fn new(text: &'t str) -> Self {
        Self { text, at: 0, line: 1, column: 1 }
    }

    /// The line and the column of an offset that is not before the last one.
    pub(crate) fn place(&mut self, offset: usize) -> (u32, u32) {
        for character in self.text.get(self.at..offset).unwrap_or_default().chars() {
            if character == '\n' {
                (self.line, self.column) = (self.line.saturating_add(1), 1);
            } else {
                self.column = self.column.saturating_add(1);
            }
        }
        self.at = self.at.max(offset);
        (self.line, self.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::Value;

    fn found<'t>(text: &'t str, places: &[(Pointer, usize)]) -> Vec<&'t str> {
        let places = places.iter().map(|(pointer, nth)| (pointer, *nth));
        offsets(text, places).into_iter().map(|offset| &text[offset..]).collect()
    }

    #[test]
    fn equal_keys_are_told_apart_and_what_is_missing_lies_in_what_is_there() {
        let text = r#" {"a": [1, "]}\"", {"é~/": null}], "b" : 2, "b":3,"\u0062": 4}"#;
        let root = Pointer::root;
        let b = || root().key("b");
        let inner = root().key("a").index(2).key("é~/");
        let places = [
            (root(), 0),
            (b(), 2),
            (b(), 0),
            (b(), 1),
            (inner.clone(), 0),
            (inner.key("x"), 0),
            (root().key("a").index(1), 0),
            (root().key("a").index(9), 0),
        ];
        let starts = ["{\"a\"", "4}", "2,", "3,", "null}", "null}", "\"]}", "[1,"];
        for (found, start) in found(text, &places).into_iter().zip(starts) {
            assert!(found.starts_with(start), "{found} {start}");
        }
    }

    #[test]
    fn a_text_that_is_no_json_ends_the_search() {
        for text in ["", "{", "[", "[,,]", "{\"a\"", "{\"a\":}", "\"", "[1 2", "{1}", "[:]"] {
            let places = [(Pointer::root().index(1), 0), (Pointer::root().key("a"), 0)];
            assert_eq!(found(text, &places).len(), 2, "{text}");
        }
    }

    fn json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            (-99i64..99).prop_map(Value::from),
            "[a\"\\\\ é/~]{0,4}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 30, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::vec(("[a\"\\\\é/~]{0,3}", inner), 0..4)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    fn places(value: &Value, at: &Pointer, all: &mut Vec<(Pointer, Value)>) {
        all.push((at.clone(), value.clone()));
        match value {
            Value::Array(elements) => {
                for (index, element) in elements.iter().enumerate() {
                    places(element, &at.index(index), all);
                }
            }
            Value::Object(members) => {
                for (key, member) in members {
                    places(member, &at.key(key), all);
                }
            }
            _ => {}
        }
    }

    proptest! {
        #[test]
        fn every_value_starts_where_it_is_read_from(value in json(), pretty in any::<bool>()) {
            let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) };
            let text = text.unwrap();
            let mut all = Vec::new();
            places(&value, &Pointer::root(), &mut all);
            let offsets = offsets(&text, all.iter().map(|(pointer, _)| (pointer, 0)));
            for ((_, value), offset) in all.iter().zip(offsets) {
                let read = serde_json::Deserializer::from_str(&text[offset..]).into_iter::<Value>().next();
                prop_assert_eq!(&read.unwrap().unwrap(), value);
            }
        }
    }
}
