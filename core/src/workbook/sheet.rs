//! Sheets and their columns: which there are for what its entries hold.

use crate::document::field::Record;
use crate::document::node::Node;
use crate::error::language::Language;

use super::shape::{AUDIENCE, Shape};

/// A column of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SheetColumn {
    /// What people read, on the second line.
    pub heading: String,
    /// The field behind it, by which a sheet is read again: `outcomes.1.to`. It
    /// stands on the first line, which is hidden.
    pub path: String,
    /// The values among which people choose; any if empty.
    pub choices: Vec<String>,
    /// Whether another value may stand there all the same: the key of an entry
    /// that is new.
    pub open: bool,
    /// Whether it holds numbers.
    pub number: bool,
    /// Whether it holds sentences.
    pub wide: bool,
    /// Whether few need it: what stands beyond the first of several, sources,
    /// and what is passed through.
    pub detail: bool,
}

/// A sheet of a workbook: its rows are the entries of a list, from the third
/// line on.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Its columns.
    pub columns: Vec<SheetColumn>,
    /// Its rows; a cell for each column.
    pub rows: Vec<Vec<Option<String>>>,
}

/// A column before its choices are known: where its cells come from.
#[derive(Debug)]
pub(super) struct Leaf {
    pub(super) path: Vec<String>,
    pub(super) heading: String,
    pub(super) shape: Shape,
    pub(super) detail: bool,
}

/// What the columns of a sheet depend on.
pub(super) struct Layout<'l> {
    pub(super) language: Language,
    /// The languages of the document's texts.
    pub(super) languages: &'l [String],
    /// How many levels a competency is described on.
    pub(super) levels: usize,
}

impl Layout<'_> {
    /// The columns for entries that are such records.
    pub(super) fn leaves(&self, record: &'static Record, entries: &[Node]) -> Vec<Leaf> {
        let values: Vec<&Node> = entries.iter().collect();
        let mut leaves = Vec::new();
        self.fields(record, &values, &[], "", false, &mut leaves);
        leaves
    }

    fn fields(
        &self,
        record: &'static Record,
        values: &[&Node],
        path: &[String],
        heading: &str,
        detail: bool,
        leaves: &mut Vec<Leaf>,
    ) {
        for field in record.fields {
            let shape = Shape::of(field);
            let own: Vec<&Node> = values.iter().filter_map(|value| value.get(field.name)).collect();
            let path = [path, &[field.name.to_owned()]].concat();
            let heading = join(heading, &shape.heading(record, field, self.language));
            let rare = ["provenance", "synonyms", "retired", "ext"].contains(&field.name);
            self.shape(shape, &own, path, heading, detail || rare, leaves);
        }
    }

    fn shape(
        &self,
        shape: Shape,
        values: &[&Node],
        path: Vec<String>,
        heading: String,
        detail: bool,
        leaves: &mut Vec<Leaf>,
    ) {
        match shape {
            Shape::Text => {
                for language in self.languages {
                    let path = [&path[..], std::slice::from_ref(language)].concat();
                    let heading = format!("{heading} ({language})");
                    leaves.push(Leaf { path, heading, shape, detail });
                }
            }
            Shape::Record(record) => {
                self.fields(record, values, &path, &heading, detail, leaves);
            }
            Shape::Audience => {
                // What is not simple is one cell.
                let simple: Vec<&Node> = Vec::new();
                self.fields(AUDIENCE, &simple, &path, &heading, detail, leaves);
            }
            Shape::Texts | Shape::Records(_) => {
                let longest = values.iter().map(|value| value.elements().len()).max();
                let described = path.last().is_some_and(|name| name == "descriptors");
                let count = if described {
                    self.levels.max(longest.unwrap_or_default())
                } else {
                    // Room for one more, not for one more of each of several.
                    let room = usize::from(path.len() == 1);
                    (longest.unwrap_or_default() + room).max(1)
                };
                for number in 0..count {
                    let nth: Vec<&Node> =
                        values.iter().filter_map(|value| value.elements().get(number)).collect();
                    let path = [&path[..], &[(number + 1).to_string()]].concat();
                    // Levels count from 0, other things from 1.
                    let shown = if described { number } else { number + 1 };
                    let heading = format!("{heading} {shown}");
                    let detail = detail || (number > 0 && !described);
                    match shape {
                        Shape::Records(record) => {
                            self.fields(record, &nth, &path, &heading, detail, leaves);
                        }
                        _ => self.shape(Shape::Text, &nth, path, heading, detail, leaves),
                    }
                }
            }
            _ => leaves.push(Leaf { path, heading, shape, detail }),
        }
    }
}

fn join(outer: &str, inner: &str) -> String {
    if outer.is_empty() { inner.to_owned() } else { format!("{outer} – {inner}") }
}
