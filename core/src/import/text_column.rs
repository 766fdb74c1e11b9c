//! A column of texts, each different text held once.

use std::collections::HashMap;
use std::fmt;

use super::text_table::Table;

const BLANK: u32 = u32::MAX;

/// A column of an export in canonical form.
///
/// Texts that repeat are held once, as answers do; [`iter`](Self::iter) gives
/// the cells.
///
/// ```
/// use boussole_sante::import::ExportColumn;
/// let column = ExportColumn::new("A1", [Some("2"), None, Some("2")]);
/// assert_eq!(column.iter().collect::<Vec<_>>(), [Some("2"), None, Some("2")]);
/// ```
#[derive(Clone)]
pub struct ExportColumn {
    name: String,
    texts: Vec<String>,
    positions: HashMap<String, u32>,
    cells: Vec<u32>,
}

impl ExportColumn {
    /// A column of these cells; `None` is no answer.
    #[must_use]
    pub fn new<'c>(
        name: impl Into<String>,
        cells: impl IntoIterator<Item = Option<&'c str>>,
    ) -> Self {
        let mut column = Self::empty(name);
        cells.into_iter().for_each(|cell| column.push(cell));
        column
    }

    pub(super) fn empty(name: impl Into<String>) -> Self {
        Self { name: name.into(), texts: Vec::new(), positions: HashMap::new(), cells: Vec::new() }
    }

    pub(super) fn push(&mut self, cell: Option<&str>) {
        let position = cell.map_or(BLANK, |text| self.position(text));
        self.cells.push(position);
    }

    fn position(&mut self, text: &str) -> u32 {
        if let Some(position) = self.positions.get(text) {
            return *position;
        }
        // A table has fewer cells than this type has numbers.
        let position = u32::try_from(self.texts.len()).unwrap_or(BLANK);
        self.positions.insert(text.to_owned(), position);
        self.texts.push(text.to_owned());
        position
    }

    /// The column's name, as the questionnaire has it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many cells there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether there is no cell.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// The cell of a row, from 0; `None` is no answer, or no such row.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<&str> {
        let position = *self.cells.get(row)?;
        self.texts.get(position as usize).map(String::as_str)
    }

    /// The cells from the first row to the last.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Option<&str>> {
        self.cells.iter().map(|cell| self.texts.get(*cell as usize).map(String::as_str))
    }
}

impl PartialEq for ExportColumn {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.len() == other.len() && self.iter().eq(other.iter())
    }
}

/// Without the cells: they are people's answers.
impl fmt::Debug for ExportColumn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ExportColumn({:?}, {} cells)", self.name, self.len())
    }
}

/// What a tool adds to cells, whatever they hold.
#[derive(Clone, Copy)]
pub(super) struct RawCells<'d> {
    /// What a cell starts with that was guarded against being a formula.
    pub(super) guard: Option<&'d str>,
    /// What says that the question was not shown.
    pub(super) not_shown: &'d [String],
}

/// The different texts of a column of a file, and which stands in each row.
pub(super) struct Distinct<'t> {
    pub(super) texts: Vec<&'t str>,
    pub(super) counts: Vec<u64>,
    cells: Vec<u32>,
    /// How many cells had a guard.
    pub(super) guarded: u64,
    /// How many cells were of a question that was not shown.
    pub(super) not_shown: u64,
}

impl<'t> Distinct<'t> {
    /// The cells of a column, without blanks around and without what the tool
    /// adds.
    pub(super) fn of(table: &'t Table, column: usize, raw: RawCells<'_>) -> Self {
        let mut positions: HashMap<&str, u32> = HashMap::new();
        let (texts, counts, cells) = (Vec::new(), Vec::new(), Vec::new());
        let mut distinct = Self { texts, counts, cells, guarded: 0, not_shown: 0 };
        let guard = raw.guard;
        let mark = guard.and_then(|guard| guard.chars().next()).map_or(0, char::len_utf8);
        for row in 0..table.rows() {
            let mut text = table.cell(row, column).trim();
            if guard.is_some_and(|guard| !guard.is_empty() && text.starts_with(guard)) {
                text = text.get(mark..).unwrap_or_default();
                distinct.guarded += 1;
            }
            if !text.is_empty() && raw.not_shown.iter().any(|word| word == text) {
                distinct.not_shown += 1;
                text = "";
            }
            if text.is_empty() {
                distinct.cells.push(BLANK);
                continue;
            }
            let next = u32::try_from(distinct.texts.len()).unwrap_or(BLANK);
            let position = *positions.entry(text).or_insert(next);
            if position == next {
                distinct.texts.push(text);
                distinct.counts.push(0);
            }
            if let Some(count) = distinct.counts.get_mut(position as usize) {
                *count += 1;
            }
            distinct.cells.push(position);
        }
        distinct
    }

    /// Each different text with the number of its cells.
    pub(super) fn counted(&self) -> impl Iterator<Item = (&'t str, u64)> + Clone {
        self.texts.iter().copied().zip(self.counts.iter().copied())
    }

    /// Which of the different texts stands in the row; none in a blank cell.
    pub(super) fn at(&self, row: usize) -> Option<usize> {
        self.cells.get(row).filter(|cell| **cell != BLANK).map(|cell| *cell as usize)
    }

    /// The text in the row; none in a blank cell.
    pub(super) fn text(&self, row: usize) -> Option<&'t str> {
        self.at(row).and_then(|at| self.texts.get(at).copied())
    }

    /// The column with each text replaced by what it means.
    pub(super) fn column(&self, name: &str, meanings: &[Option<String>]) -> ExportColumn {
        let mut column = ExportColumn::empty(name);
        let targets: Vec<u32> = meanings
            .iter()
            .map(|meaning| meaning.as_deref().map_or(BLANK, |text| column.position(text)))
            .collect();
        let target = |cell: &u32| targets.get(*cell as usize).copied().unwrap_or(BLANK);
        column.cells = self.cells.iter().map(target).collect();
        column
    }
}
