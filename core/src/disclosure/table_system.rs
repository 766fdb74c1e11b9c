//! Table system: the groups of linked tables as sets of the finest known
//! groups, so that nested, coarser and crossed groups are one system.

use super::attacker::Sum;
use super::count_table::CountTable;

/// A table of counts over groups: by no, one or two columns with its margins,
/// or by more with the total alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LinkedTable {
    /// Rows and columns; no columns for a one-way table.
    shape: (usize, usize),
    /// For each place of the count table the group; none where nobody is.
    cells: Vec<Option<usize>>,
}

/// Tables over the same people.
///
/// Groups that hold the same finest groups are one: a sector that is alone in
/// its zone is printed with it, or hidden with it. A finest group is there only
/// if somebody is in it: which crossings are empty is known to everybody who
/// knows the map.
#[derive(Debug, Clone, Default)]
pub(crate) struct TableSystem {
    /// How many finest groups there are.
    pub(crate) finest: usize,
    /// The groups that tables print, each by its finest groups in order.
    pub(crate) groups: Vec<Vec<usize>>,
    pub(crate) tables: Vec<LinkedTable>,
}

impl LinkedTable {
    /// A table of these groups; the last one is everybody.
    pub(crate) fn new(shape: (usize, usize), cells: Vec<Option<usize>>) -> Self {
        Self { shape, cells }
    }

    /// The table with these numbers of people by group.
    pub(crate) fn counts(&self, people: impl Fn(usize) -> u64) -> CountTable {
        let (rows, columns) = self.shape;
        let size = if columns == 0 { rows } else { rows * columns };
        let counts: Vec<u64> =
            self.cells.iter().take(size).map(|cell| cell.map_or(0, &people)).collect();
        if columns == 0 {
            CountTable::of_groups(&counts)
        } else {
            CountTable::of_crossed_groups(rows, columns, &counts)
        }
    }

    /// The group at each place of the table.
    pub(crate) fn cells(&self) -> &[Option<usize>] {
        &self.cells
    }

    pub(crate) fn shape(&self) -> (usize, usize) {
        self.shape
    }

    /// The cells, the margins of the rows, those of the columns: within each of
    /// them nobody stands twice.
    fn levels(&self) -> [&[Option<usize>]; 3] {
        let (rows, columns) = self.shape;
        let size = if columns == 0 { rows } else { rows * columns };
        let (cells, margins) = self.cells.split_at(size.min(self.cells.len()));
        let (heads, others) = margins.split_at(if columns == 0 { 0 } else { rows });
        [cells, heads, others.get(..columns).unwrap_or_default()]
    }

    /// Which groups add up to which.
    fn sums(&self) -> Vec<Sum> {
        let place = |place: &usize| self.cells.get(*place).copied().flatten();
        let sums = self.counts(|_| 0).sums();
        let of_groups = sums.iter().filter_map(|sum| {
            let parts = sum.parts.iter().filter_map(place).collect();
            Some(Sum { whole: place(&sum.whole)?, parts })
        });
        of_groups.collect()
    }
}

impl TableSystem {
    /// Whether several tables tell of these people.
    pub(crate) fn is_linked(&self) -> bool {
        self.tables.len() > 1
    }

    /// The same without the tables that tell of other groups than these, the
    /// first ones.
    pub(crate) fn of_groups(&self, told: &[bool]) -> Self {
        let is_told = |cell: &Option<usize>| cell.is_none_or(|cell| told[cell]);
        let tables = self.tables.iter().filter(|table| table.cells.iter().all(is_told));
        let groups = self.groups.iter().zip(told).filter(|(_, told)| **told);
        Self {
            finest: self.finest,
            groups: groups.map(|(members, _)| members.clone()).collect(),
            tables: tables.cloned().collect(),
        }
    }

    /// How many people are in each group, by those in each finest group.
    pub(crate) fn people(&self, finest: &[u64]) -> Vec<u64> {
        let people = |members: &Vec<usize>| members.iter().map(|part| finest[*part]).sum();
        self.groups.iter().map(people).collect()
    }

    /// Finest groups near these: those that share most of what is known with
    /// others that are near, the largest first; at most so many, in order.
    pub(crate) fn near(
        &self,
        members: &[usize],
        most: usize,
        sizes: &[u64],
        is_known: impl Fn(usize) -> bool,
    ) -> Vec<usize> {
        let mut of_finest = vec![Vec::new(); self.finest];
        let mut alone = vec![false; self.finest];
        for (group, inside) in self.groups.iter().enumerate().filter(|(g, _)| is_known(*g)) {
            inside.iter().for_each(|one| of_finest[*one].push(group));
            if let [one] = inside[..] {
                // What is known of it leaves it no room.
                alone[one] = true;
            }
        }
        let mut near = members.to_vec();
        let mut is_near = vec![false; self.finest];
        near.iter().for_each(|one| is_near[*one] = true);
        let mut touched = vec![false; self.groups.len()];
        let mut shared = vec![0usize; self.finest];
        let mut next = 0;
        while next < near.len() && near.len() < most {
            for group in &of_finest[near[next]] {
                if !std::mem::replace(&mut touched[*group], true) {
                    self.groups[*group].iter().for_each(|one| shared[*one] += 1);
                }
            }
            next += 1;
            if next == near.len() {
                let can_come = |one: &usize| {
                    shared[*one] > 0 && !alone[*one] && !is_near[*one] && sizes[*one] > 0
                };
                let comes = (0..self.finest).filter(can_come);
                if let Some(comes) = comes.max_by_key(|one| (shared[*one], sizes[*one])) {
                    is_near[comes] = true;
                    near.push(comes);
                }
            }
        }
        near.sort_unstable();
        near
    }

    /// Which groups add up to which within each table, each sum once.
    pub(crate) fn table_sums(&self) -> Vec<Sum> {
        let mut sums: Vec<Sum> = Vec::new();
        for sum in self.tables.iter().flat_map(LinkedTable::sums) {
            let of_itself = sum.parts == [sum.whole];
            if !of_itself && !sums.contains(&sum) {
                sums.push(sum);
            }
        }
        sums
    }

    /// Each group as the sum of its finest groups, which are named by places
    /// after those of the groups.
    pub(crate) fn finest_sums(&self) -> Vec<Sum> {
        let first = self.groups.len();
        let sum = |(whole, members): (usize, &Vec<usize>)| Sum {
            whole,
            parts: members.iter().map(|part| first + part).collect(),
        };
        self.groups.iter().enumerate().map(sum).collect()
    }

    /// What is left of a group when those of a table that lie inside it are
    /// taken away: by group, the parts. Tables link nested groups so.
    pub(crate) fn nested_sums(&self) -> Vec<Sum> {
        let mut sums = self.table_sums();
        if self.tables.len() < 2 {
            return sums;
        }
        for (whole, members) in self.groups.iter().enumerate() {
            let inside = |part: &usize| {
                *part != whole
                    && self.groups[*part].iter().all(|one| members.binary_search(one).is_ok())
            };
            for table in &self.tables {
                for level in table.levels() {
                    let parts = level.iter().flatten().copied().filter(inside).collect();
                    let sum = Sum { whole, parts };
                    if !sum.parts.is_empty() && !sums.contains(&sum) {
                        sums.push(sum);
                    }
                }
            }
        }
        sums
    }
}
