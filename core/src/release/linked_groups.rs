//! Linked groups: the groups of several tables as one table system.

use std::collections::BTreeMap;

use crate::disclosure::table_system::{LinkedTable, TableSystem};
use crate::group_tables::group_table::{GroupRow, RowKind};
use crate::group_tables::table_kind::TallyTable;
use crate::tally::group::Group;
use crate::tally::grouping::{GroupKey, GroupValue};
use crate::tally::sums::Tally;

use super::finest_groups::Finest;
use super::log::LoggedPlace;
use super::log_history::History;

/// A group by the values of some columns; everybody by none.
pub(crate) type CellKey = BTreeMap<String, GroupValue>;

/// A group of which a table tells.
#[derive(Debug)]
pub(crate) struct GridCell {
    pub(crate) key: CellKey,
    pub(crate) kind: RowKind,
    pub(crate) sums: Group,
}

/// Every group of some tables, once: groups of the same people are one.
#[derive(Debug, Default)]
pub(crate) struct LinkedGroups {
    pub(crate) cells: Vec<GridCell>,
    pub(crate) system: TableSystem,
    /// What is known of each finest group of the system.
    pub(crate) finest: Vec<Group>,
    /// By group, its members among the finest groups of the tallies.
    pub(crate) members: Vec<Vec<usize>>,
    /// Groups that the map names by one column, that no table tells of, and that
    /// can be put together of groups which tables tell apart.
    pub(crate) named: Vec<Vec<usize>>,
    /// By table and row, the place of its group.
    pub(crate) rows: Vec<Vec<usize>>,
    /// By earlier release and group, its place.
    pub(crate) earlier: Vec<Vec<usize>>,
    /// Whether a table of this release tells of a group.
    pub(crate) is_told: Vec<bool>,
}

impl LinkedGroups {
    /// The groups of the tables, each asked of its tally, and those of earlier
    /// releases.
    pub(crate) fn new(
        tables: &[(&Tally, &TallyTable)],
        finest: &Finest,
        history: &History<'_>,
    ) -> Self {
        let keys = finest.groups.keys().enumerate();
        let numbers: BTreeMap<&GroupKey, usize> = keys.map(|(number, key)| (key, number)).collect();
        let mut rows = Rows::default();
        let mut linked: Vec<LinkedTable> = Vec::new();
        let mut of_tables = Vec::new();
        for (tally, asked) in tables {
            let members = members_of(tally, finest, &numbers);
            let by: Vec<String> =
                asked.reported(tally).into_iter().map(|c| tally.by[c].name.clone()).collect();
            let told = asked.rows(tally);
            let group = |row: &GroupRow<'_>| {
                row.parts.iter().flat_map(|(key, _)| &members[*key]).copied().collect()
            };
            let cell = |row: &GroupRow<'_>| GridCell {
                key: key(&by, row),
                kind: row.kind,
                sums: tally.sums(row),
            };
            let of_table: Vec<usize> =
                told.iter().map(|row| rows.place(group(row), || cell(row))).collect();
            linked.push(linked_table(&by, &told, &of_table));
            of_tables.push(of_table);
        }
        let told = rows.cells.len();
        let mut earlier = Vec::new();
        for release in &history.releases {
            let groups = 0..release.release.groups.len();
            let places: Vec<usize> = groups
                .map(|group| {
                    let members = release.members(group, numbers.len());
                    let sums = finest.sums(&members);
                    rows.place(members, || GridCell::unnamed(sums))
                })
                .collect();
            for table in &release.release.tables {
                let shape = (table.rows.place(), table.columns.place());
                let place = |group: LoggedPlace| places.get(group.place()).copied();
                let cells = table.cells.iter().map(|cell| cell.group.and_then(place));
                linked.push(LinkedTable::new(shape, cells.collect()));
            }
            earlier.push(places);
        }
        let mut tables: Vec<LinkedTable> = Vec::new();
        for table in linked {
            if !tables.contains(&table) {
                tables.push(table);
            }
        }
        let is_told = (0..rows.cells.len()).map(|place| place < told).collect();
        let (system, together, number_of) = rows.system(finest, tables);
        let named = named(finest, &system, &number_of);
        let members = rows.members();
        let everybody = system.finest;
        let cells = rows.cells.into_iter().zip(&system.groups).map(|(cell, members)| {
            let kind = if members.len() == everybody { RowKind::Total } else { cell.kind };
            GridCell { kind, ..cell }
        });
        Self {
            cells: cells.collect(),
            system,
            finest: together,
            members,
            named,
            rows: of_tables,
            earlier,
            is_told,
        }
    }
}

impl GridCell {
    /// A group of an earlier release.
    fn unnamed(sums: Group) -> Self {
        Self { key: CellKey::new(), kind: RowKind::Group, sums }
    }
}

/// Groups while they are linked, by the finest groups of the tallies.
#[derive(Default)]
struct Rows {
    places: BTreeMap<Vec<usize>, usize>,
    cells: Vec<GridCell>,
}

impl Rows {
    /// The place of the group that is made of these.
    fn place(&mut self, mut members: Vec<usize>, cell: impl FnOnce() -> GridCell) -> usize {
        members.sort_unstable();
        let cells = &mut self.cells;
        *self.places.entry(members).or_insert_with(|| {
            cells.push(cell());
            cells.len() - 1
        })
    }

    fn members(&self) -> Vec<Vec<usize>> {
        let mut members = vec![Vec::new(); self.cells.len()];
        for (of_group, place) in &self.places {
            members[*place].clone_from(of_group);
        }
        members
    }

    /// Finest groups that are in the same groups of every table are put
    /// together: no table tells them apart.
    fn system(
        &self,
        finest: &Finest,
        tables: Vec<LinkedTable>,
    ) -> (TableSystem, Vec<Group>, Vec<usize>) {
        let mut holds: Vec<Vec<usize>> = vec![Vec::new(); finest.groups.len()];
        for (members, place) in &self.places {
            members.iter().for_each(|one| holds[*one].push(*place));
        }
        let mut numbers: BTreeMap<&Vec<usize>, usize> = BTreeMap::new();
        let mut together: Vec<Group> = Vec::new();
        let mut groups = vec![Vec::new(); self.cells.len()];
        let mut number_of = Vec::new();
        for (holds, sums) in holds.iter().zip(finest.groups.values()) {
            match numbers.get(holds) {
                Some(number) => {
                    together[*number] += sums;
                    number_of.push(*number);
                }
                None => {
                    let number = together.len();
                    numbers.insert(holds, number);
                    number_of.push(number);
                    together.push(sums.clone());
                    holds.iter().for_each(|place| groups[*place].push(number));
                }
            }
        }
        (TableSystem { finest: together.len(), groups, tables }, together, number_of)
    }
}

/// The groups by one column of the map that no table tells of and that are put
/// together of groups which tables tell apart.
fn named(finest: &Finest, system: &TableSystem, number_of: &[usize]) -> Vec<Vec<usize>> {
    let mut sizes = vec![0usize; system.finest];
    number_of.iter().for_each(|number| sizes[*number] += 1);
    let mut named = Vec::new();
    for column in 0..finest.by.len() {
        let mut of_value: BTreeMap<&GroupValue, BTreeMap<usize, usize>> = BTreeMap::new();
        for (key, number) in finest.groups.keys().zip(number_of) {
            if let Some(value) = key.get(column) {
                *of_value.entry(value).or_default().entry(*number).or_default() += 1;
            }
        }
        for counts in of_value.into_values() {
            let is_whole = counts.iter().all(|(number, count)| sizes[*number] == *count);
            let members: Vec<usize> = counts.into_keys().collect();
            if is_whole && !system.groups.contains(&members) && !named.contains(&members) {
                named.push(members);
            }
        }
    }
    named
}

/// For each group of a tally the finest groups that are in it.
fn members_of<'t>(
    tally: &'t Tally,
    finest: &Finest,
    numbers: &BTreeMap<&GroupKey, usize>,
) -> BTreeMap<&'t GroupKey, Vec<usize>> {
    let own = Finest::of(tally);
    // Where another table knows more columns, its groups lie inside these.
    let columns = finest.places(&own).unwrap_or_default();
    let mut inside: BTreeMap<GroupKey, Vec<usize>> = BTreeMap::new();
    for (key, number) in numbers {
        let key = columns.iter().filter_map(|place| key.get(*place).cloned()).collect();
        inside.entry(key).or_default().push(*number);
    }
    let mut members: BTreeMap<&GroupKey, Vec<usize>> = BTreeMap::new();
    for (key, into) in own.groups.keys().zip(tally.finest_into()) {
        members.entry(into).or_default().extend(inside.get(key).into_iter().flatten());
    }
    members
}

fn linked_table(by: &[String], rows: &[GroupRow<'_>], places: &[usize]) -> LinkedTable {
    let total = places.last().copied();
    let both = || rows.iter().zip(places);
    if let [_, _] = by {
        let margin = |column: usize| -> Vec<(&GroupValue, usize)> {
            let of_column = both().filter(|(row, _)| row.kind == RowKind::Subtotal);
            of_column.filter_map(|(row, place)| Some((row.values[column]?, *place))).collect()
        };
        let (heads, feet) = (margin(0), margin(1));
        let of_values: BTreeMap<_, usize> = both()
            .filter(|(row, _)| row.kind == RowKind::Group)
            .map(|(row, place)| ((row.values[0], row.values[1]), *place))
            .collect();
        let mut cells = Vec::new();
        for (head, _) in &heads {
            for (foot, _) in &feet {
                cells.push(of_values.get(&(Some(*head), Some(*foot))).copied());
            }
        }
        let shape = (heads.len(), feet.len());
        cells.extend(heads.into_iter().chain(feet).map(|(_, place)| Some(place)));
        cells.push(total);
        return LinkedTable::new(shape, cells);
    }
    let groups = both().filter(|(row, _)| row.kind == RowKind::Group);
    let mut cells: Vec<Option<usize>> = groups.map(|(_, place)| Some(*place)).collect();
    if cells.is_empty() {
        // Everybody is one group.
        cells.push(total);
    }
    let shape = (cells.len(), 0);
    cells.push(total);
    LinkedTable::new(shape, cells)
}

fn key(by: &[String], row: &GroupRow<'_>) -> CellKey {
    let values = by.iter().zip(&row.values);
    values.filter_map(|(name, value)| Some((name.clone(), (*value)?.clone()))).collect()
}
