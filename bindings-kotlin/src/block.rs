//! What is shown of a report, for a screen or a page to lay out.

use boussole_sante as core;

/// A part of what is shown. An app lays it out, and adds no sentence.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
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
    Listing {
        /// The things.
        items: Vec<String>,
        /// Whether their order says something.
        numbered: bool,
    },
    /// A table; the first cell of each row names the row.
    Grid {
        /// What it shows.
        caption: String,
        /// The headings of its columns.
        head: Vec<String>,
        /// Its rows, each with a cell for every column.
        rows: Vec<Vec<String>>,
    },
}

impl Block {
    /// The twin; none for a block that has none yet.
    fn of(block: core::presentation::Block) -> Option<Self> {
        Some(match block {
            core::presentation::Block::Heading { text, depth } => Self::Heading { text, depth },
            core::presentation::Block::Paragraph { text, notice } => {
                Self::Paragraph { text, notice }
            }
            core::presentation::Block::List { items, numbered } => {
                Self::Listing { items, numbered }
            }
            core::presentation::Block::Table { caption, head, rows } => {
                Self::Grid { caption, head, rows }
            }
            _ => return None,
        })
    }
}

/// What is shown, for Kotlin.
pub(crate) fn blocks(blocks: Vec<core::presentation::Block>) -> Vec<Block> {
    blocks.into_iter().filter_map(Block::of).collect()
}
