//! Streamed CSV: files larger than memory, block by block.

use std::fmt;
use std::io::{self, Read};

use crate::error::fault::Error;

use super::csv::{
    CsvLines, Layout, Separator, TableReader, detect_separator, open_quote, unclosed,
};
use super::encoding::{Decoded, Encoding, Probe};
use super::text_column::{Distinct, ExportColumn, RawCells};

/// The separator is found out within so many bytes.
const TOP: u64 = 1 << 20;
/// So many bytes of a file are looked at in one go.
const PIECE: usize = 1 << 20;

/// Why separated text could not be read on.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub enum StreamError {
    /// Its bytes could not be read.
    Io(#[from] io::Error),
    /// It is no such text.
    Text(#[from] Error),
}

/// Separated text read block by block: whatever its separator and its encoding,
/// every cell as text without blanks around, rows without any text left out.
///
/// Columns are taken as they are named; a survey tool's own way to write
/// headers and cells is read by [`read_export`](crate::read_export).
///
/// ```
/// use boussole_sante::import::CsvStream;
/// let bytes = "secteur;A\n\u{c9}vry;4\nNA;2\n".as_bytes();
/// let mut stream = CsvStream::new(move || Ok(bytes))?;
/// assert_eq!(stream.names(), ["secteur", "A"]);
/// let block = stream.block(1)?.expect("a row");
/// assert_eq!(block[0].iter().collect::<Vec<_>>(), [Some("\u{c9}vry")]);
/// assert_eq!(stream.block(9)?.expect("a row")[0].get(0), Some("NA"));
/// assert!(stream.block(9)?.is_none());
/// # Ok::<(), boussole_sante::import::StreamError>(())
/// ```
pub struct CsvStream<R> {
    open: Box<dyn Fn() -> io::Result<R> + Send + Sync>,
    encoding: Encoding,
    separator: Separator,
    reader: TableReader<CsvLines<Decoded<R>>>,
    names: Vec<String>,
}

impl<R> fmt::Debug for CsvStream<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CsvStream").field("columns", &self.names).finish_non_exhaustive()
    }
}

impl<R: Read> CsvStream<R> {
    /// Reads the text once to find out its encoding, then its line of headers;
    /// `open` gives it from the start, each time.
    ///
    /// # Errors
    /// [`StreamError::Io`]; `invalid_encoding`, `empty_file`, `invalid_csv`,
    /// `duplicate_column`.
    pub fn new(
        open: impl Fn() -> io::Result<R> + Send + Sync + 'static,
    ) -> Result<Self, StreamError> {
        let mut bytes = open()?;
        let mut probe = Probe::default();
        let mut piece = vec![0; PIECE];
        loop {
            let count = bytes.read(&mut piece)?;
            if count == 0 {
                break;
            }
            probe.feed(piece.get(..count).unwrap_or_default());
        }
        let encoding = probe.encoding(None)?;
        let mut top = Vec::new();
        Decoded::new(open()?, encoding).take(TOP).read_to_end(&mut top)?;
        let separator = detect_separator(&String::from_utf8_lossy(&top));
        let lines = CsvLines::new(Decoded::new(open()?, encoding), separator, 0);
        let reader = TableReader::new(lines, Layout::PLAIN)?;
        let names = reader.names().map(str::to_owned).collect();
        Ok(Self { open: Box::new(open), encoding, separator, reader, names })
    }

    /// The headers.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The next rows, at most so many, a column for each header; none at the
    /// end.
    ///
    /// # Errors
    /// [`StreamError::Io`]; `invalid_csv` with the ragged lines of the block, or
    /// for a quote that is never closed.
    pub fn block(&mut self, rows: usize) -> Result<Option<Vec<ExportColumn>>, StreamError> {
        let rows = rows.max(1);
        let table = self.reader.block(rows);
        let is_full = table.as_ref().is_ok_and(|table| table.rows() == rows);
        if !is_full && self.reader.lines.may_be_open() {
            let text = Decoded::new((self.open)()?, self.encoding);
            if let Some(line) = open_quote(text, self.separator)? {
                return Err(unclosed(line).into());
            }
        }
        let table = table?;
        if table.rows() == 0 {
            return Ok(None);
        }
        let raw = RawCells { guard: None, not_shown: &[] };
        let columns = self.names.iter().enumerate().map(|(column, name)| {
            let cells = Distinct::of(&table, column, raw);
            ExportColumn::new(name.as_str(), (0..table.rows()).map(|row| cells.text(row)))
        });
        Ok(Some(columns.collect()))
    }
}
