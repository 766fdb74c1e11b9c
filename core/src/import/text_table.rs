//! A table of texts with its headers.

use std::collections::HashMap;

use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::found::{Found, Remark};
use crate::error::location::Location;

/// The longest header, in bytes.
const MAX_HEADER: usize = 4_000;

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
                Error::usage(Code::TooLarge, Expected::CellsUpToFourGibibytes, Remark::LargerTable)
            })?;
            self.ends.push(end);
        }
        self.rows += 1;
        Ok(())
    }

    /// Leaves out the first rows.
    pub(super) fn leave_out(&mut self, rows: usize) {
        let cells = (rows * self.headers.len()).min(self.ends.len());
        let end = cells.checked_sub(1).and_then(|last| self.ends.get(last)).copied().unwrap_or(0);
        self.text.drain(..end as usize);
        self.ends.drain(..cells);
        self.ends.iter_mut().for_each(|at| *at -= end);
        self.rows = self.rows.saturating_sub(rows);
    }
}

/// One header for each column: the last header line, and above it the nearest
/// text to the left on the line before.
pub(super) fn merge(mut lines: Vec<Vec<String>>) -> Vec<Header> {
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
            match upper.get(column) {
                // Only the upper line names it.
                Some(upper) if name.is_empty() => Header { name: upper.clone(), above: None },
                _ => Header { name, above: above.clone() },
            }
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
            let expected = Expected::HeaderUpToBytes { limit: MAX_HEADER };
            let found = Remark::Bytes { count: header.name.len() };
            return Err(Error::new(Code::TooLarge, location, expected, found));
        }
        if header.name.is_empty() {
            continue;
        }
        if let Some(first) = seen.get(&header.name) {
            let expected = Expected::OwnNameBesideColumn { column: first.to_string() };
            let found = Found::masked(&header.name, false);
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
        return Found::masked(header, false).to_string();
    }
    if header.chars().count() > 120 {
        return format!("{}…", header.chars().take(120).collect::<String>());
    }
    header.to_owned()
}
