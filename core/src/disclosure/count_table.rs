//! A table of counts with its margins, and how much freedom a hidden count has.
//!
//! Counts that add up to their margins are a circulation: a row is a node, a
//! column is a node, a count flows from its row to its column, a margin flows
//! back. An attacker who sees some counts can shift the others only along
//! closed ways of hidden counts, so the least and the most that a hidden count
//! can be are maximal flows, in whole people.

use std::collections::VecDeque;

use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;

/// The most people in a table: every count is exact as a double too.
const MOST_PEOPLE: u64 = (1 << f64::MANTISSA_DIGITS) - 1;

/// One count of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CountCell {
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) count: u64,
    /// What an attacker knows it to be at least, if it is hidden.
    pub(crate) least: u64,
}

/// A one-way table with its total, or a two-way table with both margins and
/// the total. Zeros are always printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountTable {
    nodes: usize,
    cells: Vec<CountCell>,
    /// Rows and columns; no columns for a one-way table.
    shape: (usize, usize),
}

fn check_total(counts: &[u64]) -> Result<(), Error> {
    let people = counts.iter().map(|count| u128::from(*count)).sum::<u128>();
    if people <= MOST_PEOPLE.into() {
        return Ok(());
    }
    let expected = Expected::AtMostPeople { limit: MOST_PEOPLE };
    Err(Error::usage(Code::InvalidOption, expected, people.to_string()))
}

/// Which way a count is shifted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    Up,
    Down,
}

/// How far a count can be shifted, and the nodes on the near side of what
/// stops it: as seen from its start and from its end.
#[derive(Debug, Clone)]
pub(crate) struct Slack {
    pub(crate) people: u64,
    pub(crate) near: Vec<bool>,
    pub(crate) not_far: Vec<bool>,
}

impl CountTable {
    /// The counts of groups; the last cell is their total.
    ///
    /// ```
    /// # use boussole_sante::disclosure::CountTable;
    /// let table = CountTable::one_way(&[20, 4, 12])?;
    /// assert_eq!(table.counts().collect::<Vec<_>>(), [20, 4, 12, 36]);
    /// # Ok::<(), boussole_sante::Error>(())
    /// ```
    ///
    /// # Errors
    /// `invalid_option` for counts that add up to 2^53 or more.
    pub fn one_way(counts: &[u64]) -> Result<Self, Error> {
        check_total(counts)?;
        Ok(Self::of_groups(counts))
    }

    /// The counts of groups of one tally.
    pub(crate) fn of_groups(counts: &[u64]) -> Self {
        let total = counts.iter().sum();
        let cells = counts.iter().map(|count| (0, 1, *count)).chain([(1, 0, total)]);
        Self::new(2, cells, (counts.len(), 0))
    }

    /// The counts of two crossed groupings, row by row; after them the margins
    /// of the rows, those of the columns, and the total.
    ///
    /// ```
    /// # use boussole_sante::disclosure::CountTable;
    /// let table = CountTable::two_way(2, 2, &[1, 2, 3, 4])?;
    /// assert_eq!(table.counts().collect::<Vec<_>>(), [1, 2, 3, 4, 3, 7, 4, 6, 10]);
    /// # Ok::<(), boussole_sante::Error>(())
    /// ```
    ///
    /// # Errors
    /// `invalid_option` for another number of counts than `rows` by `columns`,
    /// for no column, and for counts that add up to 2^53 or more.
    pub fn two_way(rows: usize, columns: usize, counts: &[u64]) -> Result<Self, Error> {
        if columns == 0 || rows.checked_mul(columns) != Some(counts.len()) {
            let expected = Expected::CountsByColumns { rows, columns };
            return Err(Error::usage(Code::InvalidOption, expected, counts.len().to_string()));
        }
        check_total(counts)?;
        Ok(Self::of_crossed_groups(rows, columns, counts))
    }

    /// The counts of crossed groups of one tally.
    pub(crate) fn of_crossed_groups(rows: usize, columns: usize, counts: &[u64]) -> Self {
        let count =
            |row: usize, column: usize| counts.get(row * columns + column).copied().unwrap_or(0);
        let (row_sums, column_sums) = (rows, rows + 1);
        let column_node = |column: usize| rows + 2 + column;
        let mut cells = Vec::new();
        for row in 0..rows {
            for column in 0..columns {
                cells.push((row, column_node(column), count(row, column)));
            }
        }
        for row in 0..rows {
            let margin = (0..columns).map(|column| count(row, column)).sum();
            cells.push((column_sums, row, margin));
        }
        for column in 0..columns {
            let margin = (0..rows).map(|row| count(row, column)).sum();
            cells.push((column_node(column), row_sums, margin));
        }
        let total = counts.iter().take(rows * columns).sum();
        cells.push((row_sums, column_sums, total));
        Self::new(rows + 2 + columns, cells, (rows, columns))
    }

    fn new(
        nodes: usize,
        cells: impl IntoIterator<Item = (usize, usize, u64)>,
        shape: (usize, usize),
    ) -> Self {
        let cells = cells
            .into_iter()
            .map(|(from, to, count)| CountCell { from, to, count, least: count.min(1) })
            .collect();
        Self { nodes, cells, shape }
    }

    /// Every count: cells, then margins, then the total.
    pub fn counts(&self) -> impl Iterator<Item = u64> + '_ {
        self.cells.iter().map(|cell| cell.count)
    }

    /// How many counts there are, margins and total among them.
    #[must_use]
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether there is no count; there is always a total.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Rows and columns; no columns for a one-way table.
    #[must_use]
    pub fn shape(&self) -> (usize, usize) {
        self.shape
    }

    /// Everybody.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.cells.last().map_or(0, |cell| cell.count)
    }

    pub(crate) fn cells(&self) -> &[CountCell] {
        &self.cells
    }
}

/// The counts of a table that are hidden: those along which an attacker can
/// shift.
#[derive(Debug)]
pub(crate) struct HiddenCells<'t> {
    table: &'t CountTable,
    /// By node: the hidden cells at it, and whether they start there.
    at: Vec<Vec<(usize, bool)>>,
}

impl<'t> HiddenCells<'t> {
    pub(crate) fn new(table: &'t CountTable, hidden: &[bool]) -> Self {
        let mut at = vec![Vec::new(); table.nodes];
        for (index, cell) in table.cells.iter().enumerate().filter(|(index, _)| hidden[*index]) {
            at[cell.from].push((index, true));
            at[cell.to].push((index, false));
        }
        Self { table, at }
    }

    /// How far a hidden count can be shifted while the printed ones stay, up
    /// to a limit.
    pub(crate) fn slack(&self, cell: usize, way: Way, limit: u64) -> Slack {
        let (cells, nodes) = (&self.table.cells, self.table.nodes);
        let CountCell { from, to, count, least } = cells[cell];
        let (start, end, limit) = match way {
            Way::Up => (to, from, limit),
            Way::Down => (from, to, limit.min(count - least)),
        };
        // By how much each count is shifted.
        let mut shifted = vec![0i64; cells.len()];
        let room = |shifted: &[i64], index: usize, forward: bool| -> u64 {
            if index == cell {
                return 0;
            }
            let other = cells[index];
            if forward {
                return limit;
            }
            (other.count - other.least).saturating_add_signed(shifted[index])
        };
        let mut people = 0;
        let mut before: Vec<Option<(usize, bool)>> = vec![None; nodes];
        let mut near = vec![false; nodes];
        while people < limit {
            near.fill(false);
            near[start] = true;
            let mut queue = VecDeque::from([start]);
            'search: while let Some(node) = queue.pop_front() {
                for &(index, forward) in &self.at[node] {
                    let cell = cells[index];
                    let next = if forward { cell.to } else { cell.from };
                    if !near[next] && room(&shifted, index, forward) > 0 {
                        near[next] = true;
                        before[next] = Some((index, forward));
                        if next == end {
                            break 'search;
                        }
                        queue.push_back(next);
                    }
                }
            }
            if !near[end] {
                break;
            }
            let mut along = Vec::new();
            let mut node = end;
            while node != start {
                let Some((index, forward)) = before[node] else { break };
                along.push((index, forward));
                let cell = cells[index];
                node = if forward { cell.from } else { cell.to };
            }
            let free = along.iter().map(|(index, forward)| room(&shifted, *index, *forward));
            let step = free.min().unwrap_or(0).min(limit - people);
            for (index, forward) in along {
                let step = i64::try_from(step).unwrap_or(i64::MAX);
                shifted[index] += if forward { step } else { -step };
            }
            people += step;
        }
        let not_far = if people < limit {
            self.not_far(end, |index, forward| room(&shifted, index, forward) > 0)
        } else {
            // Nothing stops it.
            vec![false; nodes]
        };
        Slack { people, near, not_far }
    }

    /// The nodes from which the end cannot be reached.
    fn not_far(&self, end: usize, open: impl Fn(usize, bool) -> bool) -> Vec<bool> {
        let mut not_far = vec![true; self.table.nodes];
        not_far[end] = false;
        let mut queue = VecDeque::from([end]);
        while let Some(node) = queue.pop_front() {
            for &(index, starts_here) in &self.at[node] {
                let cell = self.table.cells[index];
                let other = if starts_here { cell.to } else { cell.from };
                if not_far[other] && open(index, !starts_here) {
                    not_far[other] = false;
                    queue.push_back(other);
                }
            }
        }
        not_far
    }
}
