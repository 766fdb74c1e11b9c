//! Erasure (GDPR article 17): one person taken out of an export, byte for byte.

use std::borrow::Cow;
use std::ops::Range;

use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::found::Remark;
use crate::error::location::Location;
use crate::import::csv::{Separator, check_size, unclosed};
use crate::import::encoding::decode;

/// Among so many first records is the header; some tools put lines above it.
const HEADER_WITHIN: usize = 10;
/// How many ragged lines one error lists.
const MAX_FAULTS: usize = 20;

/// An export without one person.
#[derive(Clone, PartialEq, Eq)]
pub struct Erased {
    /// The file as it is to be.
    pub bytes: Vec<u8>,
    /// How many rows are gone.
    pub rows: u64,
}

impl std::fmt::Debug for Erased {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Erased").field("rows", &self.rows).finish_non_exhaustive()
    }
}

/// Takes the rows of one person out of separated text, whatever its separator
/// and its encoding; blanks around a pseudonym do not count. The header is the
/// first line that has the column. No error quotes the pseudonym or a cell.
///
/// # Errors
/// `invalid_option` for a blank pseudonym, which would be every row without
/// one; `missing_column`, `duplicate_column`; as
/// [`read_export`](crate::read_export) for what is no such text, also for rows
/// that are wider or narrower than the header: the pseudonym may stand in
/// another place there.
pub fn erase_rows(bytes: &[u8], column: &str, respondent: &str) -> Result<Erased, Error> {
    let (column, respondent) = (column.trim(), respondent.trim());
    if respondent.is_empty() {
        return Err(Error::usage(Code::InvalidOption, Expected::Pseudonym, ""));
    }
    check_size(bytes)?;
    let (text, encoding) = decode(bytes, None)?;
    let header = Header::find(&text, column)?;
    let mut raw = encoding.mark_length(bytes) + encoding.length(&text[..header.end]);
    let mut kept = bytes.get(..raw).unwrap_or_default().to_vec();
    let (mut rows, mut line) = (0, header.line);
    let (mut faults, mut all) = (Vec::new(), 0);
    for record in Records::new(&text, header.end, header.separator) {
        let record = record.map_err(|()| unclosed(line))?;
        let width = record.cells.len();
        let whole = &text[record.range.clone()];
        let is_blank = whole.trim().is_empty();
        all += usize::from(width != header.width && !is_blank);
        if width != header.width && !is_blank && faults.len() < MAX_FAULTS {
            let expected = Expected::CellsOfHeader { count: header.width };
            let location = Location::File { line, column: 0 };
            faults.push(Error::new(
                Code::InvalidCsv,
                location,
                expected,
                Remark::Cells { count: width },
            ));
        }
        let cell = record.cells.get(header.column).map(|cell| unquoted(&text[cell.clone()]));
        let next = raw + encoding.length(whole);
        if cell.is_some_and(|cell| cell.trim() == respondent) {
            rows += 1;
        } else {
            kept.extend_from_slice(bytes.get(raw..next).unwrap_or_default());
        }
        raw = next;
        line += lines(whole);
    }
    if !faults.is_empty() {
        return Err(Error::first_of(Code::InvalidCsv, faults, all));
    }
    Ok(Erased { bytes: kept, rows })
}

/// The line that names the columns.
struct Header {
    separator: Separator,
    /// Where the column stands, from 0.
    column: usize,
    width: usize,
    /// Where the rows begin in the text.
    end: usize,
    /// The number of the line where they begin.
    line: u64,
}

impl Header {
    fn find(text: &str, column: &str) -> Result<Self, Error> {
        let candidates = [Separator::Comma, Separator::Semicolon, Separator::Tab];
        let found = candidates.into_iter().filter_map(|separator| {
            let records = Records::new(text, 0, separator).take(HEADER_WITHIN);
            records.map_while(Result::ok).find_map(|record| {
                let is_it = |cell: &Range<usize>| unquoted(&text[cell.clone()]).trim() == column;
                let places = record.cells.iter().enumerate().filter(|(_, cell)| is_it(cell));
                let places: Vec<usize> = places.map(|(place, _)| place).collect();
                let first = *places.first()?;
                let end = record.range.end;
                let line = lines(&text[..end]) + 1;
                let width = record.cells.len();
                Some((places.len(), Self { separator, column: first, width, end, line }))
            })
        });
        let best = found.min_by_key(|(_, header)| (header.end, usize::MAX - header.width));
        let location = Location::column(column);
        match best {
            Some((1, header)) => Ok(header),
            Some((count, _)) => {
                let found = Remark::Columns { count };
                Err(Error::new(
                    Code::DuplicateColumn,
                    location,
                    Expected::OneColumnOfThisName,
                    found,
                ))
            }
            // Headers are not quoted: a file without any has answers there.
            None => Err(Error::new(Code::MissingColumn, location, Expected::PseudonymColumn, "")),
        }
    }
}

/// One record: its range with its line end, and its cells as they are written.
struct Record {
    range: Range<usize>,
    cells: Vec<Range<usize>>,
}

/// The records of a text as the reader of exports cuts them, with their places.
struct Records<'t> {
    bytes: &'t [u8],
    at: usize,
    separator: u8,
}

impl<'t> Records<'t> {
    fn new(text: &'t str, at: usize, separator: Separator) -> Self {
        Self { bytes: text.as_bytes(), at, separator: separator.byte() }
    }
}

impl Iterator for Records<'_> {
    /// Nothing but that a quote is open at the end.
    type Item = Result<Record, ()>;

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.at;
        self.bytes.get(start)?;
        let (mut at, mut cell, mut quoted, mut cells) = (start, start, false, Vec::new());
        loop {
            let byte = self.bytes.get(at).copied();
            let next = self.bytes.get(at + 1).copied();
            match byte {
                None if quoted => {
                    self.at = self.bytes.len();
                    return Some(Err(()));
                }
                Some(b'"') if quoted && next == Some(b'"') => at += 1,
                Some(b'"') if quoted => quoted = false,
                Some(_) if quoted => {}
                Some(b'"') if at == cell => quoted = true,
                Some(byte) if byte == self.separator => {
                    cells.push(cell..at);
                    cell = at + 1;
                }
                None | Some(b'\n' | b'\r') => {
                    cells.push(cell..at);
                    let both = byte == Some(b'\r') && next == Some(b'\n');
                    self.at = at + usize::from(byte.is_some()) + usize::from(both);
                    return Some(Ok(Record { range: start..self.at, cells }));
                }
                Some(_) => {}
            }
            at += 1;
        }
    }
}

/// What a cell says, without the quotes around it.
fn unquoted(cell: &str) -> Cow<'_, str> {
    let Some(inner) = cell.strip_prefix('"') else { return Cow::Borrowed(cell) };
    let mut text = String::with_capacity(inner.len());
    let mut rest = inner;
    while let Some((before, after)) = rest.split_once('"') {
        text.push_str(before);
        let Some(more) = after.strip_prefix('"') else {
            text.push_str(after);
            return Cow::Owned(text);
        };
        text.push('"');
        rest = more;
    }
    text.push_str(rest);
    Cow::Owned(text)
}

fn lines(text: &str) -> u64 {
    text.bytes().filter(|byte| *byte == b'\n').count() as u64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The cells as the reader of exports sees them.
    fn cells_read(text: &str, separator: Separator) -> Vec<Vec<String>> {
        crate::import::csv::reader(text.as_bytes(), separator)
            .into_records()
            .map(|record| record.unwrap().iter().map(str::to_owned).collect())
            .collect()
    }

    proptest! {
        #[test]
        fn records_are_those_of_the_reader(text in "[a\"';,\t\r\n é]{0,40}") {
            for separator in [Separator::Comma, Separator::Semicolon, Separator::Tab] {
                let own: Result<Vec<Record>, ()> = Records::new(&text, 0, separator).collect();
                let Ok(own) = own else { continue };
                let ranges: String = own.iter().map(|one| &text[one.range.clone()]).collect();
                prop_assert_eq!(&ranges, &text);
                let written = |cell: &Range<usize>| unquoted(&text[cell.clone()]).into_owned();
                let cells = own
                    .iter()
                    // The reader passes over empty lines.
                    .filter(|one| one.cells.iter().any(|cell| !cell.is_empty()) || one.cells.len() > 1)
                    .map(|one| one.cells.iter().map(written).collect())
                    .collect::<Vec<Vec<String>>>();
                prop_assert_eq!(cells, cells_read(&text, separator));
            }
        }
    }
}
