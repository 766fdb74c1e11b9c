//! The parts of a referential as Python declares them, written from the registry
//! of fields.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use boussole_sante::document::{Field, Presence, Record, Shape, WordList};
use boussole_sante::referential::{EntryKind, ReferentialDocument};

/// How long a line may be.
const WIDTH: usize = 100;

const HEAD: &str = r#""""What a referential is made of, as plain values: frozen, comparable, hashable.

They come from a `boussole_sante.Referential`; printed, an entry is a card. Written from the core's
registry of fields (`make parts`): what is said here is said there.

>>> import boussole_sante as bs
>>> ref = bs.Referential.embedded()
>>> ref.competency("animer-un-atelier")
<Competency animer-un-atelier: Animer un atelier>
>>> ref.competencies["animer-un-atelier"].label("en")
'Run a workshop'
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Literal, TypeAlias

from ._parts import Entries, Part
from ._views import Record, Text

__all__ = [
"#;

/// The module `boussole_sante.referential`.
#[must_use]
pub fn python_parts() -> String {
    let records = Record::with_inner(ReferentialDocument::lists().map(|(_, record)| record));
    let records: Vec<&Record> = records.into_values().collect();
    let kinds: BTreeMap<&str, EntryKind> = EntryKind::ALL
        .iter()
        .filter_map(|kind| Some((ReferentialDocument::record_of(kind.list())?.name, *kind)))
        .collect();
    let mut text = HEAD.to_owned();
    let mut lists: BTreeMap<&str, &WordList> = BTreeMap::new();
    for field in records.iter().flat_map(|record| record.fields) {
        if let Shape::Word(list) = field.shape {
            lists.insert(list.type_name, list);
        }
    }
    let mut names: Vec<&str> = vec!["Entries", "Entry", "LISTS", "Part"];
    names.extend(lists.keys());
    names.extend(records.iter().map(|record| record.name));
    // In the order of linters: constants first.
    names.sort_unstable_by_key(|name| (!name.chars().all(char::is_uppercase), *name));
    for name in names {
        let _ = writeln!(text, "    \"{name}\",");
    }
    text += "]\n\n";
    for (name, list) in &lists {
        let words: Vec<String> = list.words.iter().map(|word| format!("\"{word}\"")).collect();
        let line = format!("{name}: TypeAlias = Literal[{}]\n", words.join(", "));
        text += &if line.len() > WIDTH {
            format!("{name}: TypeAlias = Literal[\n    {},\n]\n", words.join(",\n    "))
        } else {
            line
        };
    }
    // What every entry has is declared once.
    let is_common = |field: &&Field| {
        let entries = records.iter().filter(|record| kinds.contains_key(record.name));
        let has = |record: &&Record| {
            let mut fields = record.fields.iter();
            fields.any(|own| own.name == field.name && own.doc == field.doc)
        };
        entries.copied().all(|record| has(&record))
    };
    let first = records.iter().find(|record| kinds.contains_key(record.name));
    let of_entries: Vec<&Field> =
        first.into_iter().flat_map(|record| record.fields).filter(is_common).collect();
    text += "\n\n@dataclass(frozen=True, kw_only=True, repr=False)\nclass Entry(Part):\n";
    text += "    \"\"\"What each entry of a referential has.\"\"\"\n\n";
    text += "    entry_kind: ClassVar[str]\n";
    of_entries.iter().for_each(|field| declare(field, &mut text));
    for record in &records {
        let kind = kinds.get(record.name);
        let base = if kind.is_some() { "Entry" } else { "Part" };
        let name = record.name;
        let _ = write!(
            text,
            "\n\n@dataclass(frozen=True, kw_only=True, repr=False)\nclass {name}({base}):\n"
        );
        text += &doc(record.doc);
        text.push('\n');
        if let Some(kind) = kind {
            let _ = writeln!(text, "    entry_kind: ClassVar[str] = \"{kind}\"");
        }
        for field in record.fields {
            if kind.is_none() || !of_entries.iter().any(|own| own.name == field.name) {
                declare(field, &mut text);
            }
        }
    }
    text += "\n\nLISTS: dict[str, type[Part]] = {\n";
    for (list, record) in ReferentialDocument::lists() {
        let _ = writeln!(text, "    \"{}\": {},", list.name, record.name);
    }
    text += "}\n\"\"\"The lists of a referential, with what they hold.\"\"\"\n";
    text
}

fn declare(field: &Field, text: &mut String) {
    // A word of Python's own.
    let name = if field.name == "from" { "from_" } else { field.name };
    let one = match field.shape {
        Shape::Integer => "int".to_owned(),
        Shape::Decimal => "int | float".to_owned(),
        Shape::Truth => "bool".to_owned(),
        Shape::Text => "Text".to_owned(),
        Shape::Audience | Shape::Json => "Record".to_owned(),
        Shape::Word(list) => list.type_name.to_owned(),
        Shape::Record(record) => record().name.to_owned(),
        _ => "str".to_owned(),
    };
    let is_json = matches!(field.shape, Shape::Audience | Shape::Json);
    let declared = match (field.presence, field.default) {
        (Presence::Required, _) => one,
        (Presence::Optional, Some(default)) => format!("{one} = {default}"),
        (Presence::Optional, None) if is_json => {
            format!("{one} | None = field(default=None, hash=False)")
        }
        (Presence::Optional, None) => format!("{one} | None = None"),
        (Presence::List | Presence::NonEmptyList, _) => format!("tuple[{one}, ...] = ()"),
    };
    let _ = writeln!(text, "    {name}: {declared}");
    *text += &doc(field.doc);
}

/// A docstring of Python: its lines as long as they may be, its first paragraph
/// apart.
fn doc(text: &str) -> String {
    let mut paragraphs: Vec<String> = vec![String::new()];
    for line in text.lines().map(str::trim) {
        match (line.is_empty(), paragraphs.last_mut()) {
            (true, _) => paragraphs.push(String::new()),
            (false, Some(last)) if last.is_empty() => last.push_str(line),
            (false, Some(last)) => *last = format!("{last} {line}"),
            (false, None) => {}
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    let only = paragraphs.len() == 1;
    let mut lines: Vec<String> = Vec::new();
    for (place, paragraph) in paragraphs.iter().enumerate() {
        let mut line = if place == 0 { "\"\"\"".to_owned() } else { String::new() };
        for word in paragraph.split(' ') {
            let is_start = line.is_empty() || line == "\"\"\"";
            if !is_start && 4 + line.chars().count() + 1 + word.chars().count() > WIDTH {
                lines.push(std::mem::take(&mut line));
            } else if !is_start {
                line.push(' ');
            }
            line += word;
        }
        lines.push(line);
        if place + 1 < paragraphs.len() {
            lines.push(String::new());
        }
    }
    let fits = lines.len() == 1 && 4 + lines[0].chars().count() + 3 <= WIDTH;
    if only && fits {
        lines[0] += "\"\"\"";
    } else {
        lines.push("\"\"\"".to_owned());
    }
    let indented = lines
        .iter()
        .map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") });
    indented.collect()
}
