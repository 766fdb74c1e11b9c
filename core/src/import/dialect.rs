//! Dialects: how a survey tool writes headers and cells, as a document that
//! people can edit.

use crate::document::authored::read_document;
use crate::document::field::Shape;
use crate::document::node::Node;
use crate::document::read::{Read, read_parsed};
use crate::document::reader::Reader;
use crate::document::record::{deserialize, record, words};
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::location::Pointer;
use crate::scoring::decode::Cells;
use crate::value::key::DialectKey;
use crate::value::text::Text;
use crate::value::version::SchemaVersion;

use super::csv::{Layout, Separator};
use super::encoding::Encoding;
use super::labels::fold;

words! {
    /// What kind of document this is.
    pub enum DialectTag {
        /// A dialect.
        Dialect = "dialect",
    }
}

words! {
    /// What a dialect rests on.
    pub enum DialectStatus of "dialect.status" {
        /// Exports of the tool were read with it.
        Tested = "tested",
        /// It was written from the tool's own documentation or source.
        Documented = "documented",
        /// It was written from what is said about the tool.
        Untested = "untested",
    }
}

/// How a header names a column of an answer: text with `{column}`, `{part}` (a
/// choice's code or a rank), `{text}` (the question), `{label}` (the choice),
/// `{group}` (anything, at the beginning) and `{any}` (anything, at the end).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transparent))]
pub struct HeaderPattern(
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"\{(column|text)\}")))] String,
);

impl HeaderPattern {
    /// The pattern as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        const NAMES: &[&str] = &["column", "part", "text", "label", "group", "any"];
        let names: Option<Vec<&str>> = text
            .split('{')
            .skip(1)
            .map(|rest| rest.split_once('}').map(|(name, _)| name))
            .collect();
        let names = names?;
        let inner = text.strip_prefix("{group}").unwrap_or(text);
        let inner = inner.strip_suffix("{any}").unwrap_or(inner);
        let fits = names.iter().all(|name| NAMES.contains(name))
            && (names.contains(&"column") || names.contains(&"text"))
            && !inner.contains("{group}")
            && !inner.contains("{any}")
            && !text.starts_with("{group}{")
            && !text.ends_with("}{any}");
        fits.then(|| Self(text.to_owned()))
    }
}

impl Read for HeaderPattern {
    const SHAPE: Shape = Shape::String;

    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        read_parsed(node, at, reader, Expected::HeaderTemplate, Self::parse)
    }
}

deserialize! { HeaderPattern }

record! {
    /// How the file is laid out, where that is not found out by looking.
    pub struct FileLayout {
        /// The encoding.
        pub encoding: Option<Encoding>,
        /// What stands between two cells.
        pub separator: Option<Separator>,
        /// How many lines stand before the headers.
        pub skip_lines: Option<LineCount>,
        /// How many lines the headers take; 1 if absent. The last one names
        /// the column, the one above it the question.
        pub header_lines: Option<LineCount>,
        /// How many lines stand between the headers and the first person. A
        /// line of HXL tags, of Qualtrics' `ImportId` or of the questions'
        /// texts is found out.
        pub skip_after_headers: Option<LineCount>,
    }
}

crate::document::record::bounded! {
    /// A number of lines.
    pub struct LineCount(u32) in 0..=100;
}

record! {
    /// How headers name what they hold. The first pattern that fits counts;
    /// before them all stand the questionnaire's own names.
    pub struct HeaderPatterns {
        /// A question, and a multiple choice joined in one cell.
        pub answer: Vec<HeaderPattern>,
        /// One choice of a multiple choice, or one rank.
        pub part: Vec<HeaderPattern>,
        /// The text of the open answer « autre ».
        pub other: Vec<HeaderPattern>,
        /// The occasion beside a level.
        pub occasion: Vec<HeaderPattern>,
    }
}

record! {
    /// Further words for the occasion, beside the library's own.
    pub struct OccasionWords {
        /// « oui »
        pub yes: Vec<String>,
        /// « un peu »
        pub a_little: Vec<String>,
        /// « non »
        pub no: Vec<String>,
        /// « pas encore »
        pub not_yet: Vec<String>,
    }
}

record! {
    /// How cells are written.
    pub struct CellRules {
        /// How choices are written; `auto` if absent.
        pub choices: Option<Cells>,
        /// What stands for a ticked box. Case does not count.
        pub ticked: Vec<String>,
        /// What stands for a box that was seen and not ticked.
        pub unticked: Vec<String>,
        /// Whether a blank box was seen and not ticked, where another box of
        /// the question is ticked or the answers are complete. Elsewhere a
        /// blank box is no answer.
        pub blank_is_unticked: Option<bool>,
        /// Whether the tool writes « not ticked » in every box of a question that
        /// nobody answered: boxes of which none is ticked are no answer then.
        pub none_ticked_is_no_answer: Option<bool>,
        /// What joins choices that stand in one cell; the first that
        /// understands a cell counts.
        pub joiners: Vec<String>,
        /// What says that there is no answer, beside a blank cell. It goes
        /// before the words for « sans objet ».
        pub no_answer: Vec<String>,
        /// What says that the question was not shown: a blank cell, in any
        /// column.
        pub not_shown: Vec<String>,
        /// The codes of the open answer « autre »: in a cell, they stand for
        /// the choice of the list whose code is among them.
        pub other: Vec<String>,
        /// Further words for the occasion.
        pub occasion: Option<OccasionWords>,
        /// Whether `3,5` is a number.
        pub decimal_comma: Option<bool>,
        /// What a cell starts with if the tool guarded it against being taken
        /// for a formula, as `'=`: the mark, then the character it guards.
        pub guard: Option<String>,
    }
}

record! {
    /// How a survey tool writes its exports.
    ///
    /// ```
    /// use boussole_sante::import::Dialect;
    /// let dialect = Dialect::from_json(br#"{
    ///     "document": "dialect", "schema_version": 1,
    ///     "key": "mon-outil", "title": {"fr": "Mon outil"},
    ///     "headers": {"answer": ["{column} - {any}"], "part": ["{column} ({label})"]},
    ///     "cells": {"ticked": ["x"], "unticked": ["-"]},
    ///     "identifiers": ["Adresse*"]
    /// }"#)?;
    /// assert_eq!(dialect.key.as_str(), "mon-outil");
    /// # Ok::<(), boussole_sante::Error>(())
    /// ```
    pub struct Dialect {
        /// What kind of document this is.
        pub document: DialectTag,
        /// The version of the format.
        pub schema_version: SchemaVersion,
        /// Names the dialect.
        pub key: DialectKey,
        /// How people name the tool.
        pub title: Text,
        /// What it rests on; `untested` if absent.
        pub status: Option<DialectStatus>,
        /// What users of the tool should know; every reading repeats it.
        pub note: Option<Text>,
        /// Headers by which an export of the tool is recognised.
        pub recognised_by: Vec<String>,
        /// How the file is laid out.
        pub file: Option<FileLayout>,
        /// How headers name what they hold.
        pub headers: Option<HeaderPatterns>,
        /// How cells are written.
        pub cells: Option<CellRules>,
        /// Headers of the column that is filled where the answers are
        /// complete, as the tool may write them.
        pub complete: Vec<String>,
        /// Headers of what identifies a person; dropped. `*` at an end stands
        /// for anything, case does not count.
        pub identifiers: Vec<String>,
        /// Headers of what the tool notes about answering; dropped.
        pub paradata: Vec<String>,
    }
}

/// The dialects that ship with the library.
const EMBEDDED: &[(&str, &str)] = &[
    // On a tie the first is taken: the lines of headings that a VV file has
    // above its names are those of other exports.
    ("limesurvey-vv", include_str!("../../data/dialects/limesurvey-vv.json")),
    ("limesurvey", include_str!("../../data/dialects/limesurvey.json")),
    ("kobo", include_str!("../../data/dialects/kobo.json")),
    ("google-forms", include_str!("../../data/dialects/google-forms.json")),
    ("framaforms", include_str!("../../data/dialects/framaforms.json")),
    ("qualtrics", include_str!("../../data/dialects/qualtrics.json")),
    ("redcap", include_str!("../../data/dialects/redcap.json")),
    ("surveymonkey", include_str!("../../data/dialects/surveymonkey.json")),
    ("sphinx", include_str!("../../data/dialects/sphinx.json")),
    ("plain", include_str!("../../data/dialects/plain.json")),
];

impl Dialect {
    /// Reads a dialect from the bytes of its JSON document.
    ///
    /// # Errors
    /// `too_large`, `too_deep`, `invalid_encoding`, `invalid_json`, or
    /// `invalid_document` with every fault of the document.
    pub fn from_json(bytes: &[u8]) -> Result<Self, Error> {
        let (node, text) = (Node::parse(bytes)?, std::str::from_utf8(bytes).ok());
        read_document(&node, text, "dialect", Reader::default(), Self::check_cells)
    }

    /// Checks a dialect that was changed in code, as if it had been read.
    ///
    /// # Errors
    /// `invalid_document` with every fault; lines are not known.
    pub fn check(&self) -> Result<(), Error> {
        let node = Node::of(self)?;
        read_document(&node, None, "dialect", Reader::default(), Self::check_cells).map(|_| ())
    }

    /// The names of the dialects that ship with the library.
    #[must_use]
    pub fn embedded_names() -> Vec<&'static str> {
        EMBEDDED.iter().map(|(name, _)| *name).collect()
    }

    /// A dialect that ships with the library.
    ///
    /// # Errors
    /// `unknown_name` if none has this name.
    pub fn embedded(name: &str) -> Result<Self, Error> {
        let names = || EMBEDDED.iter().map(|(name, _)| *name);
        let text = EMBEDDED.iter().find(|(embedded, _)| *embedded == name).map(|(_, text)| *text);
        text.map_or_else(
            || Err(Error::unknown_name(name, names())),
            |text| Self::from_json(text.as_bytes()),
        )
    }

    /// The name of the embedded dialect most of whose own headers are among
    /// these, read in the first line of a file; `plain` where no tool shows
    /// itself. A LimeSurvey VV file has its headers in the second line, and the
    /// same as another export: only the file tells them apart.
    ///
    /// ```
    /// use boussole_sante::import::Dialect;
    /// assert_eq!(Dialect::detect(["id", "submitdate", "lastpage", "A1"]), "limesurvey");
    /// assert_eq!(Dialect::detect(["id", "A1"]), "plain");
    /// ```
    #[must_use]
    pub fn detect<'h>(headers: impl IntoIterator<Item = &'h str>) -> &'static str {
        let headers: Vec<&str> = headers.into_iter().collect();
        let first_line = |dialect: &Self| dialect.layout().skip_lines == 0;
        let texts = || headers.iter().map(|header| (*header).to_owned()).collect();
        Self::detect_in(|dialect| first_line(dialect).then(texts)).0
    }

    /// The same, of headers that each dialect looks for at its own lines.
    pub(super) fn detect_in(
        headers: impl Fn(&Self) -> Option<Vec<String>>,
    ) -> (&'static str, Option<Self>) {
        let mut best = ("plain", 0, None);
        for (name, text) in EMBEDDED {
            let Ok(dialect) = Self::from_json(text.as_bytes()) else { continue };
            let Some(headers) = headers(&dialect) else { continue };
            let headers: Vec<String> = headers.iter().map(|header| fold(header)).collect();
            let known = |mark: &&String| headers.iter().any(|header| matches(mark, header));
            let hits = dialect.recognised_by.iter().filter(known).count();
            if hits > best.1 {
                best = (name, hits, Some(dialect));
            }
        }
        (best.0, best.2)
    }

    /// What it rests on.
    #[must_use]
    pub fn status(&self) -> DialectStatus {
        self.status.unwrap_or(DialectStatus::Untested)
    }

    pub(super) fn layout(&self) -> Layout {
        let lines = |lines: Option<LineCount>, absent| lines.map_or(absent, |n| n.get() as usize);
        let file = self.file.as_ref();
        Layout {
            encoding: file.and_then(|file| file.encoding),
            separator: file.and_then(|file| file.separator),
            skip_lines: lines(file.and_then(|file| file.skip_lines), 0),
            header_lines: lines(file.and_then(|file| file.header_lines), 1).max(1),
            skip_after: lines(file.and_then(|file| file.skip_after_headers), 0),
        }
    }

    fn check_cells(&self, reader: &mut Reader) {
        let Some(cells) = &self.cells else { return };
        let ticked: Vec<String> = cells.ticked.iter().map(|mark| fold(mark)).collect();
        for (index, mark) in cells.unticked.iter().enumerate() {
            if ticked.contains(&fold(mark)) {
                let place = cells.at.key("unticked").index(index);
                let expected = Expected::MarkThatDoesNotMeanTicked;
                reader.fault(Code::InvalidValue, &place, expected, mark.as_str());
            }
        }
        for (index, joiner) in cells.joiners.iter().enumerate() {
            if joiner.is_empty() {
                let place = cells.at.key("joiners").index(index);
                reader.fault(Code::InvalidValue, &place, Expected::NonEmptyText, "");
            }
        }
    }
}

/// Whether a folded header is the one that the mark names: the header, in a
/// path of groups its last step, or the name before its text, as in
/// « submitdate. Date de soumission ».
pub(super) fn matches(mark: &str, header: &str) -> bool {
    let mark = fold(mark);
    let name = |header: &str| match (mark.strip_prefix('*'), mark.strip_suffix('*')) {
        (Some(end), _) => header.ends_with(end),
        (_, Some(start)) => header.starts_with(start),
        _ => header == mark,
    };
    name(header)
        || header.rsplit_once('/').is_some_and(|(_, last)| name(last))
        || header.split_once(". ").is_some_and(|(first, _)| name(first))
}
