//! The parts of a referential as Kotlin sees them, written from the registry of
//! fields: the records that uniffi hands over, and the words of closed lists.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use boussole_sante::Language;
use boussole_sante::document::{Field, Presence, Record, Shape, WordList};
use boussole_sante::language::wording;
use boussole_sante::referential::{EntryKind, ReferentialDocument};

/// Closed lists that more than the referential speaks of: declared by hand.
const BY_HAND: [&str; 4] = ["Addressee", "CompetencyKind", "Necessity", "NeedLevel"];

const RUST: &str = r#"//! The parts of a referential, written from the core's registry of fields (`make
//! parts`).

#![cfg_attr(
    not(debug_assertions),
    allow(missing_docs, reason = "what a phone loads holds no docs")
)]

use boussole_sante as core;

use crate::closed::{Addressee, CompetencyKind, Necessity, NeedLevel, twin};
use crate::referential::{Referential, each, integer, json};
use crate::text::{Text, maybe, texts};
"#;

const KOTLIN: &str = "\
// Written from the core's registry of fields (`make parts`).
package boussole.sante
";

fn lists(records: &[&Record]) -> BTreeMap<&'static str, &'static WordList> {
    let fields = records.iter().flat_map(|record| record.fields);
    let lists = fields.filter_map(|field| match field.shape {
        Shape::Word(list) if !BY_HAND.contains(&list.type_name) => Some((list.type_name, list)),
        _ => None,
    });
    lists.collect()
}

/// What an app shows: the entries, and the sources that they name. What entries
/// have to do with each other and with other schemes is for those who analyse.
fn lists_shown() -> impl Iterator<Item = (&'static Field, &'static Record)> {
    let is_shown =
        |name: &str| name == "sources" || EntryKind::ALL.iter().any(|kind| kind.list() == name);
    ReferentialDocument::lists().filter(move |(list, _)| is_shown(list.name))
}

/// Their records, and those within them, by name.
fn records() -> Vec<&'static Record> {
    Record::with_inner(lists_shown().map(|(_, record)| record)).into_values().collect()
}

/// The module `parts` of the binding.
#[must_use]
pub fn kotlin_parts() -> String {
    let records = records();
    let mut text = RUST.to_owned();
    for (name, list) in lists(&records) {
        let _ = write!(
            text,
            "\ntwin! {{\n    /// A closed list of the referential, `{}` for `wording`.\n    {name} of core::referential::{name} {{\n",
            list.name
        );
        for word in list.words {
            let english = wording(list.name, word, Language::English);
            let start: String = english.chars().take(1).flat_map(char::to_uppercase).collect();
            let rest: String = english.chars().skip(1).collect();
            let _ = write!(text, "        /// {start}{rest}.\n        {},\n", camel(word));
        }
        text += "    }\n}\n";
    }
    for record in &records {
        let name = record.name;
        text.push('\n');
        text += &doc_of_part(record.doc, 0);
        let derives = "Debug, Clone, PartialEq, Eq, uniffi::Record";
        let _ = writeln!(text, "#[derive({derives})]\npub struct {name} {{");
        for field in record.fields {
            text += &doc_of_part(field.doc, 4);
            let _ = writeln!(text, "    pub {}: {},", field.name, declared(field));
        }
        text += "}\n";
        let _ = writeln!(
            text,
            "\nimpl From<&core::referential::{name}> for {name} {{\n    \
             fn from(part: &core::referential::{name}) -> Self {{\n        Self {{"
        );
        for field in record.fields {
            let _ = writeln!(text, "            {}: {},", field.name, converted(field));
        }
        text += "        }\n    }\n}\n";
    }
    text += "\n#[uniffi::export]\nimpl Referential {\n";
    let mut methods: Vec<String> = Vec::new();
    for (list, record) in lists_shown() {
        let kind = EntryKind::ALL.iter().find(|kind| kind.list() == list.name);
        let (name, part) = (list.name, record.name);
        let from = match kind {
            Some(_) => format!("self.0.{name}()"),
            None => format!("self.0.document().{name}.iter()"),
        };
        let in_use = if kind.is_some() { " Those in use." } else { "" };
        methods.push(format!(
            "{}    #[must_use]\n    pub fn {name}(&self) -> Vec<{part}> {{\n        \
             {from}.map({part}::from).collect()\n    }}\n",
            doc(&format!("{}{in_use}", list.doc), 4)
        ));
        // Of the others an app shows lists; each has `entry` besides.
        if let Some(kind) = kind.filter(|kind| **kind == EntryKind::Competency) {
            methods.push(format!(
                "    /// The {kind} with this key, in use or retired.\n    #[must_use]\n    \
                 pub fn {kind}(&self, key: &str) -> Option<{part}> {{\n        \
                 self.0.{kind}(key).map({part}::from)\n    }}\n"
            ));
        }
    }
    text += &methods.join("\n");
    text += "}\n";
    text
}

/// `Words.kt`: what people read for each word of a closed list.
#[must_use]
pub fn kotlin_words() -> String {
    let mut text = KOTLIN.to_owned();
    for (name, list) in lists(&records()) {
        // Kotlin has `DAY30` for `day_30`.
        let has_number = list.words.iter().any(|word| word.contains(|c: char| c.is_ascii_digit()));
        let number =
            if has_number { ".replace(Regex(\"(?<=[a-z])(?=[0-9])\"), \"_\")" } else { "" };
        let _ = write!(
            text,
            "\n/** The word that people read. */\n\
             fun {name}.label(language: Language = Language.FRENCH): String =\n    \
             wording(\"{}\", name.lowercase(){number}, language)\n",
            list.name
        );
    }
    text
}

fn declared(field: &Field) -> String {
    let one = match field.shape {
        Shape::Integer => "i32",
        Shape::Truth => "bool",
        Shape::Text => "Text",
        Shape::Word(list) => list.type_name,
        Shape::Record(record) => record().name,
        _ => "String",
    };
    match field.presence {
        Presence::Optional if field.default.is_none() => format!("Option<{one}>"),
        Presence::Required | Presence::Optional => one.to_owned(),
        Presence::List | Presence::NonEmptyList => format!("Vec<{one}>"),
    }
}

fn converted(field: &Field) -> String {
    let own = format!("part.{}", field.name);
    // What an absent one means is said by the core.
    if field.default.is_some() {
        return match field.shape {
            Shape::Integer => format!("integer({own}())"),
            _ => format!("{own}().into()"),
        };
    }
    let many = !matches!(field.presence, Presence::Required | Presence::Optional);
    let optional = field.presence == Presence::Optional;
    let map = |of_one: &str| match (many, optional) {
        (true, _) => format!("{own}.iter().map({of_one}).collect()"),
        (false, true) => format!("{own}.as_ref().map({of_one})"),
        (false, false) => String::new(),
    };
    let required = !many && !optional;
    match field.shape {
        Shape::Truth => own,
        Shape::Integer if required => format!("integer({own}.get())"),
        Shape::Integer => map("|one| integer(one.get())"),
        Shape::Word(_) if required => format!("{own}.into()"),
        Shape::Word(_) => map("|one| (*one).into()"),
        Shape::Text if required => format!("Text::from(&{own})"),
        Shape::Text if many => format!("texts(&{own})"),
        Shape::Text => format!("maybe({own}.as_ref())"),
        Shape::Record(record) if required => format!("{}::from(&{own})", record().name),
        Shape::Record(_) if many => format!("each(&{own})"),
        Shape::Record(record) => map(&format!("{}::from", record().name)),
        Shape::Audience | Shape::Json if required => format!("json(&{own})"),
        Shape::Audience | Shape::Json => map("json"),
        Shape::Date | Shape::Decimal if required => format!("{own}.to_string()"),
        Shape::Date | Shape::Decimal => map("|one| one.to_string()"),
        _ if required => format!("{own}.as_str().to_owned()"),
        _ => map("|one| one.as_str().to_owned()"),
    }
}

/// `working_group` as the name of a variant.
fn camel(word: &str) -> String {
    let parts = word.split('_').map(|part| {
        let first = part.chars().take(1).flat_map(char::to_uppercase);
        first.chain(part.chars().skip(1)).collect::<String>()
    });
    parts.collect()
}

/// What a phone loads holds no docs: Kotlin's are read from a debug build.
fn doc_of_part(text: &str, indent: usize) -> String {
    let lines: Vec<&str> = text.trim_end().lines().map(str::trim).collect();
    let indent = " ".repeat(indent);
    format!("{indent}#[cfg_attr(debug_assertions, doc = {:?})]\n", lines.join("\n"))
}

fn doc(text: &str, indent: usize) -> String {
    let indent = " ".repeat(indent);
    let lines = text.trim_end().lines().map(|line| {
        let line = line.trim();
        let space = if line.is_empty() { "" } else { " " };
        format!("{indent}///{space}{line}\n")
    });
    lines.collect()
}
