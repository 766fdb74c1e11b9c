//! The groups of people that some tables tell of, and which of them add up to
//! which: what links the tables.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::error::{Code, Error};
use crate::cohort::asked::TallyTable;
use crate::cohort::by::GroupValue;
use crate::cohort::group::Group;
use crate::cohort::table::{GroupRow, RowKind};
use crate::cohort::tally::Tally;

use crate::disclosure::attacker::Sum;
use crate::disclosure::counts::CountTable;

/// A group by the values of some columns; everybody by none.
pub(crate) type CellKey = BTreeMap<String, GroupValue>;

/// A group of which a table tells.
#[derive(Debug)]
pub(crate) struct GridCell {
    pub(crate) key: CellKey,
    pub(crate) kind: RowKind,
    pub(crate) sums: Group,
}

/// A table of counts over groups: by no, one or two columns with its margins,
/// or by more with the total alone.
#[derive(Debug)]
pub(crate) struct Frame {
    pub(crate) by: Vec<String>,
    shape: (usize, usize),
    /// For each place of the count table the group; none for one that is empty.
    cells: Vec<Option<usize>>,
}

/// Every group of some tables, once.
#[derive(Debug, Default)]
pub(crate) struct Grid {
    pub(crate) cells: Vec<GridCell>,
    pub(crate) frames: Vec<Frame>,
    places: BTreeMap<CellKey, usize>,
}

impl Grid {
    /// The groups of the tables, each asked of its tally.
    ///
    /// # Errors
    /// `other_people` if two tallies do not hold the same people.
    pub(crate) fn new(tables: &[(&Tally, &TallyTable)]) -> Result<Self, Error> {
        let mut grid = Self::default();
        same_people(tables)?;
        for (tally, asked) in tables {
            let rows = asked.rows(tally);
            let by: Vec<String> =
                asked.reported(tally).into_iter().map(|c| tally.by[c].name.clone()).collect();
            let places: Vec<usize> = rows.iter().map(|row| grid.place(tally, &by, row)).collect();
            let known = |frame: &Frame| {
                let names: BTreeSet<&String> = frame.by.iter().collect();
                names == by.iter().collect()
            };
            if !grid.frames.iter().any(known) {
                let frame = grid.frame(by, &rows, &places);
                grid.frames.push(frame);
            }
        }
        Ok(grid)
    }

    /// The place of the group of a row.
    pub(crate) fn find(&self, by: &[String], row: &GroupRow<'_>) -> Option<usize> {
        self.places.get(&key(by, row)).copied()
    }

    fn place(&mut self, tally: &Tally, by: &[String], row: &GroupRow<'_>) -> usize {
        let key = key(by, row);
        if let Some(place) = self.places.get(&key) {
            return *place;
        }
        let place = self.cells.len();
        self.places.insert(key.clone(), place);
        self.cells.push(GridCell { key, kind: row.kind, sums: tally.sums(row) });
        place
    }

    fn frame(&self, by: Vec<String>, rows: &[GroupRow<'_>], places: &[usize]) -> Frame {
        let total = places.last().copied();
        if let [first, second] = by.as_slice() {
            let margins: Vec<usize> = places
                .iter()
                .copied()
                .filter(|p| self.cells[*p].kind == RowKind::Subtotal)
                .collect();
            let of = |name: &String| -> Vec<usize> {
                let is_of = |place: &usize| self.cells[*place].key.contains_key(name);
                margins.iter().copied().filter(is_of).collect()
            };
            let (heads, feet) = (of(first), of(second));
            let mut cells = Vec::new();
            for head in &heads {
                for foot in &feet {
                    let mut key = self.cells[*head].key.clone();
                    key.extend(self.cells[*foot].key.clone());
                    cells.push(self.places.get(&key).copied());
                }
            }
            let shape = (heads.len(), feet.len());
            cells.extend(heads.into_iter().chain(feet).map(Some));
            cells.push(total);
            return Frame { by, shape, cells };
        }
        let groups = rows.iter().zip(places).filter(|(row, _)| row.kind == RowKind::Group);
        let mut cells: Vec<Option<usize>> = groups.map(|(_, place)| Some(*place)).collect();
        if cells.is_empty() {
            // Everybody is one group.
            cells.push(total);
        }
        let shape = (cells.len(), 0);
        cells.push(total);
        Frame { by, shape, cells }
    }

    /// Which groups add up to which, each sum once.
    pub(crate) fn sums(&self) -> Vec<Sum> {
        let mut sums = Vec::new();
        for frame in self.frames.iter().filter(|frame| !frame.by.is_empty()) {
            for sum in frame.counts(|_| 0).sums() {
                let place = |place: &usize| frame.cells.get(*place).copied().flatten();
                let Some(whole) = place(&sum.whole) else { continue };
                let parts = sum.parts.iter().filter_map(place).collect();
                let sum = Sum { whole, parts };
                if !sums.contains(&sum) {
                    sums.push(sum);
                }
            }
        }
        sums
    }

    /// The groups that tables with different columns have in common as sums:
    /// each group of one table as the sum of finer ones that no table shows.
    /// They are named by places after those of the grid.
    pub(crate) fn finer(&self) -> (usize, Vec<Sum>) {
        const MOST: usize = 600;
        let columns: BTreeSet<&String> = self.frames.iter().flat_map(|frame| &frame.by).collect();
        let whole_in_one = self.frames.iter().any(|frame| frame.by.len() == columns.len());
        let mut keys = vec![CellKey::new()];
        for column in columns {
            let values: BTreeSet<&GroupValue> =
                self.cells.iter().filter_map(|cell| cell.key.get(column)).collect();
            if whole_in_one || keys.len() * values.len() > MOST {
                return (0, Vec::new());
            }
            let with = |key: &CellKey| -> Vec<CellKey> {
                let value = |value: &&GroupValue| {
                    let mut key = key.clone();
                    key.insert(column.clone(), (*value).clone());
                    key
                };
                values.iter().map(value).collect()
            };
            keys = keys.iter().flat_map(with).collect();
        }
        // Where a table shows that nobody is, nobody is in what is finer.
        keys.retain(|key| {
            self.frames.iter().all(|frame| {
                let of_frame = key.iter().filter(|(column, _)| frame.by.contains(column));
                let of_frame = of_frame.map(|(column, value)| (column.clone(), value.clone()));
                self.places.contains_key(&of_frame.collect::<CellKey>())
            })
        });
        let first = self.cells.len();
        let holds = |cell: &GridCell, key: &CellKey| {
            cell.key.iter().all(|(column, value)| key.get(column) == Some(value))
        };
        let sums = self.cells.iter().enumerate().map(|(whole, cell)| {
            let parts = keys.iter().enumerate().filter(|(_, key)| holds(cell, key));
            Sum { whole, parts: parts.map(|(part, _)| first + part).collect() }
        });
        (keys.len(), sums.collect())
    }
}

impl Frame {
    /// The table with these numbers of people by group.
    pub(crate) fn counts(&self, people: impl Fn(usize) -> u64) -> CountTable {
        let (rows, columns) = self.shape;
        let size = if columns == 0 { rows } else { rows * columns };
        let counts: Vec<u64> =
            self.cells.iter().take(size).map(|cell| cell.map_or(0, &people)).collect();
        if columns == 0 {
            CountTable::one_way(&counts)
        } else {
            CountTable::two_way(rows, columns, &counts)
        }
    }

    /// The group at each place of the table.
    pub(crate) fn cells(&self) -> &[Option<usize>] {
        &self.cells
    }
}

fn key(by: &[String], row: &GroupRow<'_>) -> CellKey {
    let values = by.iter().zip(&row.values);
    values.filter_map(|(name, value)| Some((name.clone(), (*value)?.clone()))).collect()
}

/// Tables are protected together only if they tell of the same people: summed
/// over what they do not share, their tallies are equal.
fn same_people(tables: &[(&Tally, &TallyTable)]) -> Result<(), Error> {
    for (index, (first, _)) in tables.iter().enumerate() {
        for (second, _) in tables.iter().skip(index + 1).filter(|(t, _)| !std::ptr::eq(*t, *first))
        {
            let shared: Vec<&str> = first
                .by()
                .iter()
                .filter(|by| second.by().contains(by))
                .map(|by| by.name.as_str())
                .collect();
            let (mine, theirs) = (first.over(&shared)?, second.over(&shared)?);
            if mine.groups != theirs.groups
                || mine.questionnaire().sha256() != theirs.questionnaire().sha256()
            {
                let expected = "tables of the same people: release others apart, with a log";
                return Err(Error::usage(Code::OtherPeople, expected, shared.join(", ")));
            }
        }
    }
    Ok(())
}
