//! Writing a referential to sheets.

use std::collections::BTreeSet;

use crate::document::field::Record;
use crate::document::node::Node;
use crate::error::language::Language;
use crate::language::closed_words::words_of;
use crate::referential::index::Referential;

use super::audience_cells;
use super::cell::written;
use super::shape::{ABOUT, SHEETS, Shape};
use super::sheet::{Layout, Leaf, Sheet, SheetColumn};

/// The fields of the document that a workbook shows and takes back.
pub(super) const ABOUT_FIELDS: &[(&str, &str, &str)] = &[
    ("key", "clé", "key"),
    ("version", "version", "version"),
    ("title.fr", "titre (fr)", "title (fr)"),
    ("title.en", "titre (en)", "title (en)"),
    ("publisher", "éditeur", "publisher"),
    ("licence", "licence", "licence"),
    ("sha256", "empreinte (ne pas modifier)", "hash (do not change)"),
];

/// The lists that officers keep, one sheet each, after a sheet that says which
/// referential they are of. Of an overlay only its own entries. Closed words
/// and headings are in the language; texts have a column for each language.
///
/// ```
/// use boussole_sante::{Language, Referential, workbook::to_sheets};
/// let sheets = to_sheets(&Referential::embedded()?, Language::French);
/// let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
/// assert_eq!(names, ["Référentiel", "Offres", "Compétences", "Indicateurs"]);
/// # Ok::<(), boussole_sante::Error>(())
/// ```
#[must_use]
pub fn to_sheets(referential: &Referential, language: Language) -> Vec<Sheet> {
    let document = referential.authored();
    // The main language first, English beside it, others after: where texts are
    // in French alone, English waits for its column.
    let main = referential.title().iter().next().map(|(language, _)| language.to_owned());
    let mut languages: BTreeSet<String> =
        referential.title().iter().map(|(language, _)| language.to_owned()).collect();
    for shape in SHEETS {
        let entries = document.get(shape.kind.list()).map(Node::elements).unwrap_or_default();
        entries.iter().for_each(|entry| note_languages(shape.record(), entry, &mut languages));
    }
    let mut languages: Vec<String> = languages.into_iter().collect();
    languages.sort_by_key(|tag| (main.as_ref() != Some(tag), tag != "en", tag.clone()));
    if main.as_deref() == Some("fr") && !languages.iter().any(|tag| tag == "en") {
        languages.insert(1, "en".to_owned());
    }
    let levels = referential.main_scale().map_or(0, |scale| scale.levels.len());
    let layout = Layout { language, languages: &languages, levels };
    let mut sheets = vec![about(referential, language)];
    for shape in SHEETS {
        let entries = document.get(shape.kind.list()).map(Node::elements).unwrap_or_default();
        let entries: Vec<Node> = entries.iter().map(spread).collect();
        let leaves = layout.leaves(shape.record(), &entries);
        let row = |entry: &Node| {
            leaves.iter().map(|leaf| written(leaf.shape, &at(entry, leaf)?, language)).collect()
        };
        sheets.push(Sheet {
            name: shape.name(language),
            rows: entries.iter().map(row).collect(),
            columns: leaves.iter().map(|leaf| column(leaf, referential, language)).collect(),
        });
    }
    sheets
}

/// In which languages the texts of a record are.
fn note_languages(record: &Record, value: &Node, languages: &mut BTreeSet<String>) {
    for (field, value) in record.fields.iter().filter_map(|f| Some((f, value.get(f.name)?))) {
        let each = if field.is_list() { value.elements() } else { std::slice::from_ref(value) };
        match Shape::of(field) {
            Shape::Text | Shape::Texts => {
                let members = each.iter().flat_map(Node::members);
                languages.extend(members.map(|(language, _)| language.clone()));
            }
            Shape::Record(record) | Shape::Records(record) => {
                each.iter().for_each(|value| note_languages(record, value, languages));
            }
            _ => {}
        }
    }
}

fn about(referential: &Referential, language: Language) -> Sheet {
    let document = referential.authored();
    let text = |path: &str| {
        if path == "sha256" {
            return Some(referential.sha256().to_owned());
        }
        let node = path.split('.').try_fold(document, |node, name| node.get(name))?;
        written(Shape::Plain, node, language)
    };
    let french = language == Language::French;
    let heading = |heading: &str, path: &str, wide: bool| SheetColumn {
        heading: heading.to_owned(),
        path: path.to_owned(),
        choices: Vec::new(),
        open: false,
        number: false,
        wide,
        detail: false,
    };
    Sheet {
        name: if french { ABOUT.0 } else { ABOUT.1 }.to_owned(),
        columns: vec![
            heading(if french { "champ" } else { "field" }, "field", false),
            heading(if french { "valeur" } else { "value" }, "value", true),
        ],
        rows: ABOUT_FIELDS
            .iter()
            .map(|(path, fr, en)| vec![Some(if french { *fr } else { *en }.to_owned()), text(path)])
            .collect(),
    }
}

/// The entry with its audience spread over conditions.
fn spread(entry: &Node) -> Node {
    let members = entry.members().iter().map(|(name, value)| {
        let value = match (name.as_str(), value) {
            ("audience", rule @ Node::Object(_)) => audience_cells::spread(rule),
            (_, value) => value.clone(),
        };
        (name.clone(), value)
    });
    Node::Object(members.collect())
}

/// What the entry holds for a column; things count from 1 in paths.
fn at(entry: &Node, leaf: &Leaf) -> Option<Node> {
    let value = leaf.path.iter().try_fold(entry, |value, name| match value {
        Node::Array(elements) => elements.get(name.parse::<usize>().ok()?.checked_sub(1)?),
        _ => value.get(name),
    });
    value.cloned()
}

fn column(leaf: &Leaf, referential: &Referential, language: Language) -> SheetColumn {
    let choices = match leaf.shape {
        Shape::Word(field) => words_of(field, language).into_iter().map(str::to_owned).collect(),
        Shape::Truth => words_of("truth", language).into_iter().map(str::to_owned).collect(),
        Shape::Reference(kind) => keys(referential, kind),
        _ => Vec::new(),
    };
    SheetColumn {
        heading: leaf.heading.clone(),
        path: leaf.path.join("."),
        choices,
        open: matches!(leaf.shape, Shape::Reference(_)),
        number: matches!(leaf.shape, Shape::Integer | Shape::Decimal),
        wide: matches!(leaf.shape, Shape::Text),
        detail: leaf.detail,
    }
}

fn keys(referential: &Referential, kind: &str) -> Vec<String> {
    let entries = referential.entries().into_iter();
    let own = entries.filter(|entry| entry.kind().as_str() == kind && entry.is_active());
    own.map(|entry| entry.key().to_owned()).collect()
}
