//! Import report: what was done with each column and cell, for people to check;
//! no value of a person is in it.

use serde::Serialize;

use crate::document::record::{result, words};
use crate::value::key::{DialectKey, ItemKey};
use crate::value::text::Text;

use super::csv::Separator;
use super::dialect::DialectStatus;
use super::encoding::Encoding;

words! {
    /// As what the cells of a column were read.
    pub enum ReadAs {
        /// The choices' codes.
        Codes = "codes",
        /// The choices' values.
        Values = "values",
        /// The choices' labels.
        Labels = "labels",
        /// Boxes, ticked or not.
        Boxes = "boxes",
        /// The codes of several choices in one cell.
        JoinedCodes = "joined_codes",
        /// The labels of several choices in one cell.
        JoinedLabels = "joined_labels",
        /// Numbers.
        Numbers = "numbers",
        /// Text, as it is.
        Text = "text",
        /// The occasion.
        Occasion = "occasion",
    }
}

words! {
    /// What was written otherwise than in canonical form.
    pub enum Conversion of "conversion" {
        /// A choice's label, read as its code.
        Label = "label",
        /// A choice's value, read as its code.
        Value = "value",
        /// A code written as a decimal, as `3.0`.
        IntegralFloat = "integral_float",
        /// A word as « Sans objet » or NC, read as the list's own choice for it.
        NotApplicable = "not_applicable",
        /// A word of the tool that says that there is no answer.
        NoAnswer = "no_answer",
        /// The tool's code for « autre », read as the list's own choice for it.
        Other = "other",
        /// A decimal comma.
        DecimalComma = "decimal_comma",
        /// A number written in another way, as `.5` or `2.0`.
        Number = "number",
        /// A mark for a box, read as 1 or 0.
        Mark = "mark",
        /// A blank box, read as seen and not ticked.
        BlankBox = "blank_box",
        /// Several choices in one cell, one column made for each.
        JoinedCell = "joined_cell",
        /// A word for the occasion.
        Occasion = "occasion",
        /// A guard against formulas, taken away.
        Guard = "guard",
        /// A row without any text, left out.
        BlankRow = "blank_row",
        /// A word of the tool that says that the question was not shown.
        NotShown = "not_shown",
        /// A line of headings or tags below the names of the columns, left out.
        HeadingLine = "heading_line",
    }
}

words! {
    /// Why a column was dropped.
    pub enum DroppedWhy of "dropped.why" {
        /// It identifies a person.
        Identifier = "identifier",
        /// It tells when, where or on what the questions were answered.
        Paradata = "paradata",
        /// It is a prompt for the person alone.
        Reflexive = "reflexive",
        /// It is the text of an open answer « autre », and nobody asked for it.
        OpenText = "open_text",
    }
}

result! {
    /// A column of the export and what it was read as.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct ReadColumn {
        /// The header in the export.
        pub header: String,
        /// The column's name in the questionnaire.
        pub column: String,
        /// The item.
        pub item: ItemKey,
        /// As what its cells were read.
        pub read_as: ReadAs,
    }
}

result! {
    /// A column that was dropped at the door.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct Dropped {
        /// The header in the export.
        pub header: String,
        /// Why.
        pub why: DroppedWhy,
    }
}

result! {
    /// How many cells were converted.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct Converted {
        /// What was converted.
        pub what: Conversion,
        /// How many cells.
        pub count: u64,
    }
}

result! {
    /// Cells that were not understood; they stand in the columns as they were, and
    /// count as invalid.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct NotUnderstood {
        /// The column's name in the questionnaire.
        pub column: String,
        /// How many cells.
        pub count: u64,
        /// Texts that five of these cells or more hold, so that they are no
        /// person's own: most often labels that the questionnaire lacks.
        pub texts: Vec<String>,
        /// Labels of the questionnaire that differ little from such a cell: to be
        /// checked, never taken.
        pub near: Vec<String>,
    }
}

result! {
    /// Cells in which a text that is no choice was read as the open answer
    /// « autre »; no other choice of them is ticked for it.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct OpenTexts {
        /// The column's name in the questionnaire.
        pub column: String,
        /// How many cells.
        pub count: u64,
        /// Texts that five of these cells or more hold: they may be choices that
        /// the questionnaire lacks.
        pub texts: Vec<String>,
    }
}

result! {
    /// What was done with an export.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[non_exhaustive]
    pub struct Reading {
        /// The dialect.
        pub dialect: DialectKey,
        /// What the dialect rests on.
        pub status: DialectStatus,
        /// What users of the tool should know.
        pub note: Option<Text>,
        /// The encoding, of a text file.
        pub encoding: Option<Encoding>,
        /// The separator, of a text file.
        pub separator: Option<Separator>,
        /// The rule by which labels and headers were compared.
        pub normalisation: &'static str,
        /// How many rows there are.
        pub rows: usize,
        /// What each header was read as.
        pub columns: Vec<ReadColumn>,
        /// Columns passed through because the caller named them.
        pub kept: Vec<String>,
        /// Headers that nothing in the questionnaire fits; not passed through.
        pub unmatched: Vec<String>,
        /// Columns of the questionnaire that the export lacks.
        pub absent: Vec<String>,
        /// Columns dropped at the door.
        pub dropped: Vec<Dropped>,
        /// How many cells were converted, and how.
        pub converted: Vec<Converted>,
        /// How many cells were not understood, and where.
        pub not_understood: Vec<NotUnderstood>,
        /// How many joined cells hold an open answer.
        pub open_texts: Vec<OpenTexts>,
    }
}
