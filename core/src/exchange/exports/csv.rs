//! Separated text: bytes to a table of texts that keeps the lines.

use std::borrow::Cow;
use std::collections::HashMap;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::base::error::{Code, Error, mask};
use crate::base::location::Location;
use crate::base::read::words;

/// The largest export that is read: 256 MiB, a million answers to a hundred
/// questions.
pub const MAX_EXPORT_BYTES: usize = 256 << 20;
/// The longest line of an export that is read: 16 MiB.
pub const MAX_EXPORT_LINE: usize = 16 << 20;
/// The longest header, in bytes.
const MAX_HEADER: usize = 4_000;
/// How many ragged lines one error lists.
const MAX_FAULTS: usize = 20;

words! {
    /// How the bytes of a text file stand for characters.
    pub enum Encoding {
        /// UTF-8, with or without byte order mark.
        Utf8 = "utf-8",
        /// UTF-16, little end first.
        Utf16Le = "utf-16le",
        /// UTF-16, big end first.
        Utf16Be = "utf-16be",
        /// Windows-1252, what French spreadsheets write by default.
        Windows1252 = "windows-1252",
    }
}

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
    pub(super) const fn byte(self) -> u8 {
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
}

/// The header of a column; where a tool writes several header lines, the line
/// above names the question whose choice this is.
#[derive(Debug, Clone)]
pub(super) struct Header {
    pub(super) name: String,
    pub(super) above: Option<String>,
}

/// A table of texts. Cells lie one behind the other in one text.
pub(super) struct Table {
    pub(super) headers: Vec<Header>,
    text: String,
    ends: Vec<u32>,
    rows: usize,
    /// Rows without any text, which spreadsheets leave behind.
    pub(super) blank_rows: u64,
}

/// What was found out about a file.
pub(super) struct Found {
    pub(super) encoding: Encoding,
    pub(super) separator: Separator,
}

impl Table {
    pub(super) fn new(headers: Vec<Header>) -> Self {
        Self { headers, text: String::new(), ends: Vec::new(), rows: 0, blank_rows: 0 }
    }

    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    pub(super) fn cell(&self, row: usize, column: usize) -> &str {
        let index = row * self.headers.len() + column;
        let end = self.ends.get(index).map_or(0, |end| *end as usize);
        let before = index.checked_sub(1).and_then(|index| self.ends.get(index));
        self.text.get(before.map_or(0, |end| *end as usize)..end).unwrap_or_default()
    }

    /// Adds a row as wide as the headers; a blank one is counted only.
    pub(super) fn push<'c>(
        &mut self,
        cells: impl Iterator<Item = &'c str> + Clone,
    ) -> Result<(), Error> {
        if cells.clone().all(|cell| cell.trim().is_empty()) {
            self.blank_rows += 1;
            return Ok(());
        }
        for cell in cells {
            self.text.push_str(cell);
            let end = u32::try_from(self.text.len()).map_err(|_| {
                Error::usage(Code::TooLarge, "at most 4 GiB of cells", "a larger table")
            })?;
            self.ends.push(end);
        }
        self.rows += 1;
        Ok(())
    }

    /// Reads separated text.
    pub(super) fn parse(bytes: &[u8], layout: Layout) -> Result<(Self, Found), Error> {
        check_size(bytes)?;
        let (text, encoding) = decode(bytes, layout.encoding)?;
        check_nul(&text)?;
        let body = skip(&text, layout.skip_lines);
        let separator = layout.separator.unwrap_or_else(|| detect_separator(body));
        let table = read(body, separator, layout)?;
        Ok((table, Found { encoding, separator }))
    }
}

pub(super) fn check_size(bytes: &[u8]) -> Result<(), Error> {
    if bytes.len() > MAX_EXPORT_BYTES {
        let expected = format!("at most {MAX_EXPORT_BYTES} bytes");
        return Err(Error::usage(Code::TooLarge, expected, format!("{} bytes", bytes.len())));
    }
    for (line, text) in (1u64..).zip(bytes.split(|byte| *byte == b'\n')) {
        if text.len() > MAX_EXPORT_LINE {
            let expected = format!("a line of at most {MAX_EXPORT_LINE} bytes");
            let location = Location::File { line, column: 0 };
            let found = format!("{} bytes", text.len());
            return Err(Error::new(Code::TooLarge, location, expected, found));
        }
    }
    Ok(())
}

pub(super) fn decode(
    bytes: &[u8],
    given: Option<Encoding>,
) -> Result<(Cow<'_, str>, Encoding), Error> {
    let by_mark = match bytes {
        [0xEF, 0xBB, 0xBF, ..] => Some(Encoding::Utf8),
        [0xFF, 0xFE, ..] => Some(Encoding::Utf16Le),
        [0xFE, 0xFF, ..] => Some(Encoding::Utf16Be),
        _ => None,
    };
    let utf8 = std::str::from_utf8(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes));
    let encoding = by_mark.or(given).unwrap_or(match &utf8 {
        Ok(_) => Encoding::Utf8,
        // Valid UTF-8 beyond ASCII is no accident: the file is damaged, and
        // reading it as Windows-1252 would garble every accent in silence.
        Err(error) if !bytes.get(..error.valid_up_to()).unwrap_or_default().is_ascii() => {
            Encoding::Utf8
        }
        Err(_) => Encoding::Windows1252,
    });
    let text = match encoding {
        Encoding::Utf8 => utf8.map(Cow::Borrowed).map_err(|error| {
            undecodable(bytes, error.valid_up_to(), "UTF-8 throughout, or Windows-1252 throughout")
        })?,
        Encoding::Utf16Le | Encoding::Utf16Be => {
            let known = if encoding == Encoding::Utf16Le { UTF_16LE } else { UTF_16BE };
            let (text, broken) = known.decode_with_bom_removal(bytes);
            if broken {
                return Err(Error::usage(Code::InvalidEncoding, "UTF-16", "a broken character"));
            }
            text
        }
        Encoding::Windows1252 => {
            let unassigned = |byte: &u8| matches!(byte, 0x81 | 0x8D | 0x8F | 0x90 | 0x9D);
            if let Some(at) = bytes.iter().position(unassigned) {
                return Err(undecodable(bytes, at, "UTF-8, UTF-16 with its mark, or Windows-1252"));
            }
            WINDOWS_1252.decode_without_bom_handling(bytes).0
        }
    };
    Ok((text, encoding))
}

fn undecodable(bytes: &[u8], at: usize, expected: &str) -> Error {
    let before = bytes.get(..at).unwrap_or_default();
    let line = before.iter().filter(|byte| **byte == b'\n').count() as u64 + 1;
    let found = bytes.get(at).map_or_else(String::new, |byte| format!("byte 0x{byte:02X}"));
    Error::new(Code::InvalidEncoding, Location::File { line, column: 0 }, expected, found)
}

pub(super) fn check_nul(text: &str) -> Result<(), Error> {
    let Some(at) = text.find('\0') else { return Ok(()) };
    let before = text.get(..at).unwrap_or_default();
    let line = before.bytes().filter(|byte| *byte == b'\n').count() as u64 + 1;
    let expected = "text: a spreadsheet file, or UTF-16 without its mark, is read another way";
    let location = Location::File { line, column: 0 };
    Err(Error::new(Code::InvalidEncoding, location, expected, "byte 0x00"))
}

fn skip(text: &str, lines: usize) -> &str {
    (0..lines).fold(text, |rest, _| rest.split_once('\n').map_or("", |(_, rest)| rest))
}

pub(super) fn reader(text: &str, separator: Separator) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(separator.byte())
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

/// The separator that cuts the header into most cells, and the next line into
/// as many; outside quotes, as the reader sees it.
fn detect_separator(text: &str) -> Separator {
    // On a tie the later one wins: commas are in French sentences.
    let candidates = [Separator::Comma, Separator::Semicolon, Separator::Tab];
    let rank = |separator: &Separator| {
        let mut widths = reader(text, *separator)
            .into_records()
            .take(2)
            .map(|record| record.map_or(0, |record| record.len()));
        let header = widths.next().unwrap_or_default();
        let next = widths.next().unwrap_or(header);
        (header > 1 && header == next, header)
    };
    candidates.into_iter().max_by_key(rank).unwrap_or(Separator::Comma)
}

fn read(text: &str, separator: Separator, layout: Layout) -> Result<Table, Error> {
    let line_of = |record: &csv::StringRecord| {
        let line = record.position().map_or(0, csv::Position::line);
        line + layout.skip_lines as u64
    };
    let mut records = reader(text, separator);
    let mut record = csv::StringRecord::new();
    let mut next = |record: &mut csv::StringRecord| {
        records.read_record(record).map_err(|error| {
            let line = error.position().map_or(0, csv::Position::line);
            Error::new(Code::InvalidCsv, Location::File { line, column: 0 }, "separated text", "")
        })
    };
    let mut header_lines: Vec<Vec<String>> = Vec::new();
    let (mut header_line, mut last) = (0, (0, 0));
    while header_lines.len() < layout.header_lines.max(1) && next(&mut record)? {
        header_line = line_of(&record);
        last = (record.position().map_or(0, csv::Position::byte), header_line);
        header_lines.push(record.iter().map(|cell| cell.trim().to_owned()).collect());
    }
    if header_lines.is_empty() {
        return Err(Error::usage(Code::EmptyFile, "a line of headers", "no line"));
    }
    let mut table = Table::new(merge(header_lines));
    let width = table.headers.len();
    let mut faults = Vec::new();
    while next(&mut record)? {
        let line = line_of(&record);
        last = (record.position().map_or(0, csv::Position::byte), line);
        if record.len() == width {
            table.push(record.iter())?;
        } else if record.iter().any(|cell| !cell.trim().is_empty()) && faults.len() < MAX_FAULTS {
            let expected = format!("{width} cells, as the header has");
            let location = Location::File { line, column: record.len().min(width) as u64 };
            let found = format!("{} cells", record.len());
            faults.push(Error::new(Code::InvalidCsv, location, expected, found));
        }
    }
    check_closed(text, last, separator)?;
    table.headers = unique(table.headers, Some(header_line))?;
    if !faults.is_empty() {
        return Err(Error::many(Code::InvalidCsv, faults));
    }
    Ok(table)
}

/// A quote that is opened and never closed swallows the rest of the file; so
/// it is in the last record, which starts here.
fn check_closed(text: &str, (start, line): (u64, u64), separator: Separator) -> Result<(), Error> {
    let rest = usize::try_from(start).ok().and_then(|start| text.as_bytes().get(start..));
    let (mut at_start, mut quoted) = (true, false);
    for byte in rest.unwrap_or_default() {
        match *byte {
            b'"' if quoted || at_start => (quoted, at_start) = (!quoted, quoted),
            byte if !quoted => {
                at_start = byte == separator.byte() || matches!(byte, b'\n' | b'\r');
            }
            _ => {}
        }
    }
    if quoted {
        let location = Location::File { line, column: 0 };
        return Err(Error::new(Code::InvalidCsv, location, "every quote closed", "an open quote"));
    }
    Ok(())
}

/// One header for each column: the last header line, and above it the nearest
/// text to the left on the line before.
fn merge(mut lines: Vec<Vec<String>>) -> Vec<Header> {
    let names = lines.pop().unwrap_or_default();
    let upper = lines.pop().unwrap_or_default();
    let mut above: Option<String> = None;
    names
        .into_iter()
        .enumerate()
        .map(|(column, name)| {
            if let Some(text) = upper.get(column).filter(|text| !text.is_empty()) {
                above = Some(text.clone());
            }
            Header { name, above: above.clone() }
        })
        .collect()
}

/// Headers are names: each stands once. Blank ones name nothing.
pub(super) fn unique(mut headers: Vec<Header>, line: Option<u64>) -> Result<Vec<Header>, Error> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for header in &headers {
        *counts.entry(header.name.clone()).or_default() += 1;
    }
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut faults = Vec::new();
    for (position, header) in (1..).zip(&mut headers) {
        if let Some(above) = &header.above
            && counts.get(&header.name).is_some_and(|count| *count > 1)
        {
            header.name = format!("{above} [{}]", header.name);
        }
        let location = match line {
            Some(line) => Location::File { line, column: position as u64 },
            None => Location::column(&shown(&header.name)),
        };
        if header.name.len() > MAX_HEADER {
            let expected = format!("a header of at most {MAX_HEADER} bytes");
            let found = format!("{} bytes", header.name.len());
            return Err(Error::new(Code::TooLarge, location, expected, found));
        }
        if header.name.is_empty() {
            continue;
        }
        if let Some(first) = seen.get(&header.name) {
            let expected = format!("a name of its own: column {first} has it already");
            let found = mask(&header.name, false);
            faults.push(Error::new(Code::DuplicateColumn, location, expected, found));
        } else {
            seen.insert(header.name.clone(), position);
        }
    }
    if faults.is_empty() { Ok(headers) } else { Err(Error::many(Code::DuplicateColumn, faults)) }
}

/// A header as errors and readings may show it: a file without a header line
/// has a person's answers there.
pub(super) fn shown(header: &str) -> String {
    if header.contains('@') {
        return mask(header, false);
    }
    if header.chars().count() > 120 {
        return format!("{}…", header.chars().take(120).collect::<String>());
    }
    header.to_owned()
}
