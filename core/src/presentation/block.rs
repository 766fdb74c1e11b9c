//! Blocks: what a page, a terminal or a screen shows, one below the other.

use serde::Serialize;

/// A part of what is shown. Hosts lay it out: they escape, wrap and style.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "block", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Block {
    /// What follows.
    Heading {
        /// The title.
        text: String,
        /// 1, or 2 within a part that has one.
        depth: u8,
    },
    /// Some sentences.
    Paragraph {
        /// The sentences.
        text: String,
        /// Whether they are set apart: what this is, whose it is, what it cannot say.
        notice: bool,
    },
    /// One thing below the other.
    List {
        /// The things.
        items: Vec<String>,
        /// Whether their order says something.
        numbered: bool,
    },
    /// A table; the first cell of each row names the row.
    Table {
        /// What it shows.
        caption: String,
        /// The headings of its columns.
        head: Vec<String>,
        /// Its rows, each with a cell for every column.
        rows: Vec<Vec<String>>,
    },
    /// A list of lists.
    Tree {
        /// Its first level.
        branches: Vec<Branch>,
    },
}

/// What hangs on a branch of a tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Branch {
    /// What stands on it.
    pub text: String,
    /// What hangs on it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub branches: Vec<Branch>,
}

impl Block {
    /// Some sentences that are not set apart.
    pub(super) const fn sentences(text: String) -> Self {
        Self::Paragraph { text, notice: false }
    }
}

impl Branch {
    /// A branch on which nothing hangs.
    pub(super) const fn leaf(text: String) -> Self {
        Self { text, branches: Vec::new() }
    }
}
