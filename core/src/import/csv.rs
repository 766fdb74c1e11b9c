//! CSV: bytes to a table of texts that keeps its line numbers.

use std::io::Read;

use csv::StringRecord;

use crate::document::record::words;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::found::Remark;
use crate::error::location::Location;

use super::encoding::{Encoding, decode};
use super::text_table::{Header, Table, merge, unique};

/// The largest export that is read: 256 MiB, a million answers to a hundred
/// questions.
pub const MAX_EXPORT_BYTES: usize = 256 << 20;
/// The longest line of an export that is read: 16 MiB.
pub const MAX_EXPORT_LINE: usize = 16 << 20;
/// How many ragged lines one error lists.
const MAX_FAULTS: usize = 20;

words! {
    /// What stands between two cells of a line.
    pub enum Separator {
        /// `,`
        Comma = "comma",
        /// `;`
        Semicolon = "semicolon",
        /// A tabulator.
        Tab = "tab",
    }
}

impl Separator {
    pub(crate) const fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }
}

/// How a file is laid out, as far as the caller knows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Layout {
    pub(super) encoding: Option<Encoding>,
    pub(super) separator: Option<Separator>,
    pub(super) skip_lines: usize,
    pub(super) header_lines: usize,
    pub(super) skip_after: usize,
}

impl Layout {
    /// A line of headers, then people.
    pub(super) const PLAIN: Self =
        Self { encoding: None, separator: None, skip_lines: 0, header_lines: 1, skip_after: 0 };
}

/// What was found out about a file.
pub(super) struct Found {
    pub(super) encoding: Encoding,
    pub(super) separator: Separator,
}

/// Reads separated text by the layout that is found for it; the first lines
/// may tell which.
pub(super) fn parse(
    bytes: &[u8],
    encoding: Option<Encoding>,
    layout_of: impl Fn(&Top<'_>) -> Layout,
) -> Result<(Table, Found), Error> {
    check_size(bytes)?;
    let (text, encoding) = decode(bytes, encoding)?;
    let layout = layout_of(&Top::Text(&text));
    let body = skip(&text, layout.skip_lines);
    let separator = layout.separator.unwrap_or_else(|| detect_separator(body));
    let lines = CsvLines::new(body.as_bytes(), separator, layout.skip_lines as u64);
    let mut reader = TableReader::new(lines, layout)?;
    let table = reader.block(usize::MAX);
    if reader.lines.may_be_open()
        && let Some(line) = open_quote(body.as_bytes(), separator).unwrap_or_default()
    {
        return Err(unclosed(line + layout.skip_lines as u64));
    }
    Ok((table?, Found { encoding, separator }))
}

/// Reads the lines of a spreadsheet likewise.
pub(super) fn parse_rows(
    rows: &[Vec<Option<String>>],
    layout_of: impl Fn(&Top<'_>) -> Layout,
) -> Result<Table, Error> {
    let layout = layout_of(&Top::Rows(rows));
    let rows = rows.get(layout.skip_lines..).unwrap_or_default();
    TableReader::new(RowLines { rows, at: 0 }, layout)?.block(usize::MAX)
}

/// The rows of separated text, whatever its separator and its encoding, each in the place of
/// its line: a blank line is a row, and so is each further line of a cell that has several.
///
/// ```
/// let rows = boussole_sante::import::text_rows("a;b\r\n\r\n\"1\n\";2\r\n3;4".as_bytes())?;
/// assert_eq!(rows, [vec!["a", "b"], vec![], vec!["1\n", "2"], vec![], vec!["3", "4"]]);
/// # Ok::<(), boussole_sante::Error>(())
/// ```
///
/// # Errors
/// `too_large`, `invalid_encoding`; `invalid_csv` for a quote that is never closed.
pub fn text_rows(bytes: &[u8]) -> Result<Vec<Vec<String>>, Error> {
    check_size(bytes)?;
    let (text, _) = decode(bytes, None)?;
    let separator = detect_separator(&text);
    let mut rows = Vec::new();
    for record in reader(text.as_bytes(), separator).into_records().map_while(Result::ok) {
        let (line, byte) = record.position().map_or((0, 0), |own| (own.line(), own.byte()));
        let (line, byte) = (usize::try_from(line), usize::try_from(byte));
        // A record begins where the one before ends: blank lines between stand at its head.
        let head = text.as_bytes().get(byte.unwrap_or(0)..).unwrap_or_default();
        let head = head.iter().take_while(|byte| b"\r\n".contains(byte));
        let before = line.unwrap_or(1) + head.filter(|byte| **byte == b'\n').count() - 1;
        rows.resize(rows.len().max(before), Vec::new());
        rows.push(record.iter().map(str::to_owned).collect());
    }
    if let Some(line) = open_quote(text.as_bytes(), separator).unwrap_or_default() {
        return Err(unclosed(line));
    }
    Ok(rows)
}

/// The beginning of a file, from which its tool may be known.
pub(super) enum Top<'t> {
    Text(&'t str),
    Rows(&'t [Vec<Option<String>>]),
}

impl Top<'_> {
    /// What stands in the lines where this layout has its headers.
    pub(super) fn headers(&self, layout: Layout) -> Vec<String> {
        let trimmed = |cell: &str| cell.trim().to_owned();
        match self {
            Self::Text(text) => {
                let body = skip(text, layout.skip_lines);
                let separator = layout.separator.unwrap_or_else(|| detect_separator(body));
                let records = reader(body.as_bytes(), separator).into_records();
                let records = records.take(layout.header_lines).map_while(Result::ok);
                records.flat_map(|record| record.iter().map(trimmed).collect::<Vec<_>>()).collect()
            }
            Self::Rows(rows) => {
                let lines = rows.iter().skip(layout.skip_lines).take(layout.header_lines);
                lines.flatten().flatten().map(|cell| trimmed(cell)).collect()
            }
        }
    }
}

/// The lines of a file, cut into cells.
pub(super) trait Lines {
    /// Reads the next line, and gives its number; none at the end.
    fn next(&mut self, record: &mut StringRecord) -> Result<Option<u64>, Error>;
    /// Whether these are lines of a text, which have numbers.
    const IS_TEXT: bool;
}

/// The lines of a spreadsheet.
struct RowLines<'r> {
    rows: &'r [Vec<Option<String>>],
    at: usize,
}

impl Lines for RowLines<'_> {
    const IS_TEXT: bool = false;

    fn next(&mut self, record: &mut StringRecord) -> Result<Option<u64>, Error> {
        let Some(row) = self.rows.get(self.at) else { return Ok(None) };
        record.clear();
        row.iter().for_each(|cell| record.push_field(cell.as_deref().unwrap_or_default()));
        self.at += 1;
        Ok(Some(self.at as u64))
    }
}

/// The lines of separated text.
pub(super) struct CsvLines<R> {
    reader: csv::Reader<Quotes<R>>,
    before: u64,
}

impl<R: Read> CsvLines<R> {
    /// `before` lines were left out.
    pub(super) fn new(text: R, separator: Separator, before: u64) -> Self {
        Self { reader: reader(Quotes { inner: text, odd: false }, separator), before }
    }

    /// Whether a quote may be open at the end, which swallows all that follows.
    pub(super) fn may_be_open(&self) -> bool {
        self.reader.get_ref().odd
    }
}

impl<R: Read> Lines for CsvLines<R> {
    const IS_TEXT: bool = true;

    fn next(&mut self, record: &mut StringRecord) -> Result<Option<u64>, Error> {
        let line = |position: Option<&csv::Position>| {
            position.map_or(0, csv::Position::line) + self.before
        };
        match self.reader.read_record(record) {
            Ok(true) => Ok(Some(line(record.position()))),
            Ok(false) => Ok(None),
            Err(error) => {
                let location = Location::File { line: line(error.position()), column: 0 };
                let found = match error.kind() {
                    csv::ErrorKind::Io(error) => error.to_string(),
                    _ => String::new(),
                };
                Err(Error::new(Code::InvalidCsv, location, Expected::SeparatedText, found))
            }
        }
    }
}

/// Counts quotes while a text is read: as long as their number is even, none is
/// open.
struct Quotes<R> {
    inner: R,
    odd: bool,
}

impl<R: Read> Read for Quotes<R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let count = self.inner.read(into)?;
        let read = into.get(..count).unwrap_or_default();
        self.odd ^= read.iter().filter(|byte| **byte == b'"').count() % 2 == 1;
        Ok(count)
    }
}

/// Reads lines into tables: the headers, then people, block by block.
pub(super) struct TableReader<L> {
    pub(super) lines: L,
    headers: Vec<Header>,
    record: StringRecord,
}

impl<L: Lines> TableReader<L> {
    pub(super) fn new(mut lines: L, layout: Layout) -> Result<Self, Error> {
        let mut record = StringRecord::new();
        let mut header_lines: Vec<Vec<String>> = Vec::new();
        let mut header_line = 0;
        while header_lines.len() < layout.header_lines.max(1)
            && let Some(line) = lines.next(&mut record)?
        {
            header_line = line;
            header_lines.push(record.iter().map(|cell| cell.trim().to_owned()).collect());
        }
        if header_lines.is_empty() {
            return Err(Error::usage(Code::EmptyFile, Expected::LineOfHeaders, Remark::NoLine));
        }
        for _ in 0..layout.skip_after {
            lines.next(&mut record)?;
        }
        let headers = unique(merge(header_lines), L::IS_TEXT.then_some(header_line))?;
        Ok(Self { lines, headers, record })
    }

    /// The headers.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.headers.iter().map(|header| header.name.as_str())
    }

    /// The next people, at most so many; none at the end.
    pub(super) fn block(&mut self, rows: usize) -> Result<Table, Error> {
        let mut table = Table::new(self.headers.clone());
        let width = self.headers.len();
        let (mut faults, mut all) = (Vec::new(), 0);
        while table.rows() < rows
            && let Some(line) = self.lines.next(&mut self.record)?
        {
            if self.record.len() == width {
                table.push(self.record.iter())?;
                continue;
            }
            let is_blank = self.record.iter().all(|cell| cell.trim().is_empty());
            all += usize::from(!is_blank);
            if !is_blank && faults.len() < MAX_FAULTS {
                let expected = Expected::CellsOfHeader { count: width };
                let column = self.record.len().min(width) as u64;
                let found = Remark::Cells { count: self.record.len() };
                let location = Location::File { line, column };
                faults.push(Error::new(Code::InvalidCsv, location, expected, found));
            }
        }
        if all == 0 { Ok(table) } else { Err(Error::first_of(Code::InvalidCsv, faults, all)) }
    }
}

/// The line in which a quote is opened that is never closed: it swallows the
/// rest of the file.
pub(super) fn open_quote(text: impl Read, separator: Separator) -> std::io::Result<Option<u64>> {
    let (mut line, mut opened) = (1, 1);
    let (mut at_start, mut quoted) = (true, false);
    for byte in std::io::BufReader::new(text).bytes() {
        let byte = byte?;
        match byte {
            b'"' if quoted || at_start => {
                (quoted, at_start) = (!quoted, quoted);
                opened = line;
            }
            byte if !quoted => {
                at_start = byte == separator.byte() || matches!(byte, b'\n' | b'\r');
            }
            _ => {}
        }
        line += u64::from(byte == b'\n');
    }
    Ok(quoted.then_some(opened))
}

pub(crate) fn unclosed(line: u64) -> Error {
    let location = Location::File { line, column: 0 };
    Error::new(Code::InvalidCsv, location, Expected::EveryQuoteClosed, Remark::OpenQuote)
}

pub(crate) fn check_size(bytes: &[u8]) -> Result<(), Error> {
    if bytes.len() > MAX_EXPORT_BYTES {
        let expected = Expected::AtMostBytes { limit: MAX_EXPORT_BYTES };
        return Err(Error::usage(Code::TooLarge, expected, Remark::Bytes { count: bytes.len() }));
    }
    for (line, text) in (1u64..).zip(bytes.split(|byte| *byte == b'\n')) {
        if text.len() > MAX_EXPORT_LINE {
            let expected = Expected::LineUpToBytes { limit: MAX_EXPORT_LINE };
            let location = Location::File { line, column: 0 };
            let found = Remark::Bytes { count: text.len() };
            return Err(Error::new(Code::TooLarge, location, expected, found));
        }
    }
    Ok(())
}

pub(super) fn skip(text: &str, lines: usize) -> &str {
    (0..lines).fold(text, |rest, _| rest.split_once('\n').map_or("", |(_, rest)| rest))
}

pub(crate) fn reader<R: Read>(text: R, separator: Separator) -> csv::Reader<R> {
    csv::ReaderBuilder::new()
        .delimiter(separator.byte())
        .has_headers(false)
        .flexible(true)
        .from_reader(text)
}

/// The separator that cuts the header into most cells, and the next line into
/// as many; outside quotes, as the reader sees it.
pub(super) fn detect_separator(text: &str) -> Separator {
    // On a tie the later one wins: commas are in French sentences.
    let candidates = [Separator::Comma, Separator::Semicolon, Separator::Tab];
    let rank = |separator: &Separator| {
        let mut widths = reader(text.as_bytes(), *separator)
            .into_records()
            .take(2)
            .map(|record| record.map_or(0, |record| record.len()));
        let header = widths.next().unwrap_or_default();
        let next = widths.next().unwrap_or(header);
        (header > 1 && header == next, header)
    };
    candidates.into_iter().max_by_key(rank).unwrap_or(Separator::Comma)
}
