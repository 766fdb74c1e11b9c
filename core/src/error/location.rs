//! Where in an input something is: a place in a document, in a file, in a
//! sheet or in a table.

use std::fmt;

use serde::Serialize;

/// A JSON pointer (RFC 6901), built from the root down.
///
/// ```
/// use boussole_sante::Pointer;
/// let place = Pointer::root().key("items").index(3).key("a/b");
/// assert_eq!(place.as_str(), "/items/3/a~1b");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transparent))]
pub struct Pointer(String);

impl Pointer {
    /// The whole document: the empty pointer.
    #[must_use]
    pub const fn root() -> Self {
        Self(String::new())
    }

    /// The member `key` of the object at this place.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        let escaped = key.replace('~', "~0").replace('/', "~1");
        Self(format!("{}/{escaped}", self.0))
    }

    /// The element `index` (from 0) of the array at this place.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        Self(format!("{}/{index}", self.0))
    }

    /// The pointer as RFC 6901 writes it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The reference tokens from the root down, unescaped.
    pub(crate) fn tokens(&self) -> impl Iterator<Item = String> + '_ {
        self.0.split('/').skip(1).map(|token| token.replace("~1", "/").replace("~0", "~"))
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_empty() { "/" } else { &self.0 })
    }
}

/// Where a fault is. Lines, columns and rows count from 1 as people do; a
/// column of a text counts characters.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Location {
    /// No narrower place than the call itself.
    #[default]
    #[serde(serialize_with = "nothing")]
    Call,
    /// A place in a JSON document. Line and column are 0 where the document
    /// did not come from text.
    Document {
        /// The JSON pointer of the value.
        pointer: Pointer,
        /// The line on which the value starts.
        line: u32,
        /// The character at which the value starts.
        column: u32,
    },
    /// A place in a text file.
    File {
        /// The line.
        line: u64,
        /// The field of a separated file, or the character of a text.
        column: u64,
    },
    /// A cell of a spreadsheet, as `Offres!D14`.
    Cell {
        /// The sheet's name.
        sheet: String,
        /// The cell's name.
        cell: String,
    },
    /// A column of a table, and a row where one is meant.
    Table {
        /// The column's name.
        column: String,
        /// The row, from 1.
        #[serde(skip_serializing_if = "Option::is_none")]
        row: Option<u64>,
    },
}

fn nothing<S: serde::Serializer>(serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_none()
}

impl Location {
    /// The JSON pointer, where the place is in a document.
    #[must_use]
    pub fn pointer(&self) -> Option<&Pointer> {
        match self {
            Self::Document { pointer, .. } => Some(pointer),
            _ => None,
        }
    }

    /// The place within a table.
    #[must_use]
    pub fn column(name: &str) -> Self {
        Self::Table { column: name.to_owned(), row: None }
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Call => Ok(()),
            Self::Document { pointer, line: 0, .. } => write!(f, "{pointer}"),
            Self::Document { pointer, line, column } => write!(f, "{pointer} ({line}:{column})"),
            Self::File { line, column: 0 } => write!(f, "{line}"),
            Self::File { line, column } => write!(f, "{line}:{column}"),
            Self::Cell { sheet, cell } => write!(f, "{sheet}!{cell}"),
            Self::Table { column, row: None } => write!(f, "[{column}]"),
            Self::Table { column, row: Some(row) } => write!(f, "[{column}, {row}]"),
        }
    }
}
