//! Moves between alternative counts: a lattice basis of the shifts that leave
//! every printed count as it is, in whole people.
//!
//! The conditions are a simplex tableau on which only entries of 1 and -1 are
//! pivots (Balas & Padberg 1972), so that it stays whole: its columns are moves
//! as those of a Markov basis, of which every alternative is made, and a pivot
//! takes another basis of them. A walk makes the first move that brings a
//! target further, and pivots where those who would have to leave are not
//! there. Where no move of a basis brings it further, nothing does; where what
//! stops one cannot be a pivot, the walk proves nothing. What it finds is to be
//! checked by adding up.

/// Orders in which moves are tried, as factors of their numbers: as they are,
/// reversed, mixed.
pub(crate) const ORDERS: [u64; 4] = [1, u64::MAX, 0x9E37_79B9_7F4A_7C15, 0xBF58_476D_1CE4_E5B9];
/// Moves and pivots after which a walk is given up.
const STEPS: usize = 1000;

/// Further than this no walk goes, so that every shift can be written.
const FURTHEST: i64 = 1 << 40;
/// Where no bound is.
pub(crate) const FAR: i64 = i64::MAX / 4;

/// Where the number of people of a group is in the tableau.
#[derive(Debug, Clone, Copy)]
enum Place {
    Row(usize),
    Column(usize),
    /// It follows from others.
    Nowhere,
}

/// What is known of the shift of a sum of finest groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Known {
    /// It is printed, and stays as it is.
    Printed,
    /// It is at least this.
    AtLeast(i64),
    /// It is from this to that.
    Within(i64, i64),
    /// Whatever it is follows from others.
    Nothing,
}

/// The tableau: how the numbers of its rows shift with those of its columns.
#[derive(Debug, Clone)]
pub(crate) struct Moves {
    finest: usize,
    /// By number: finest groups, then sums of them.
    places: Vec<Place>,
    /// How far each number is shifted, and the least and the most that this may
    /// be.
    shifts: Vec<i64>,
    bounds: Vec<(i64, i64)>,
    /// Whether a number is printed: as a column it is no move.
    printed: Vec<bool>,
    /// Which number is in each row and column.
    rows: Vec<usize>,
    columns: Vec<usize>,
    /// Column by column, with room for so many rows: a walk reads whole columns,
    /// and one entry of each row.
    entries: Vec<i16>,
    height: usize,
}

/// What a walk does next.
enum Next {
    Move {
        column: usize,
        by: i64,
    },
    Pivot {
        row: usize,
        column: usize,
    },
    /// No move brings the target further, whatever was tried.
    End {
        furthest: bool,
    },
}

/// What stops a move.
enum Stop {
    /// It is at its own limit.
    Limit,
    /// A row without slack, which can be a pivot.
    Row(usize),
    /// One that cannot.
    Other,
}

/// A row that can go no further down, up, or both.
struct Tight {
    row: usize,
    down: bool,
    up: bool,
}

/// Where a walk ended.
pub(crate) struct Walk {
    /// By how much the finest groups differ there.
    pub(crate) shifts: Vec<i64>,
    /// How far the target went.
    pub(crate) reached: i64,
    /// Whether it can go no further.
    pub(crate) furthest: bool,
}

impl Moves {
    /// The finest groups, each with the least and the most that its shift may be,
    /// and what is known of sums of them.
    pub(crate) fn new(finest: Vec<(i64, i64)>, sums: &[(&[usize], Known)]) -> Self {
        // The sums of which something is known, and the target of a walk.
        let height = 1 + sums.iter().filter(|(_, known)| *known != Known::Nothing).count();
        let mut moves = Self {
            finest: finest.len(),
            places: (0..finest.len()).map(Place::Column).collect(),
            shifts: vec![0; finest.len()],
            printed: vec![false; finest.len()],
            rows: Vec::new(),
            columns: (0..finest.len()).collect(),
            entries: vec![0; finest.len() * height],
            height,
            bounds: finest,
        };
        for (members, known) in sums {
            moves.add(members, *known);
        }
        for (sum, (_, known)) in sums.iter().enumerate() {
            moves.know(sum, *known);
        }
        moves
    }

    /// A sum as the last row.
    fn add(&mut self, members: &[usize], known: Known) {
        self.shifts.push(0);
        self.bounds.push((0, 0));
        self.printed.push(false);
        if known == Known::Nothing {
            self.places.push(Place::Nowhere);
            return;
        }
        let last = self.rows.len();
        let of_rows: Vec<usize> = members.iter().filter_map(|one| self.row(*one)).collect();
        for column in self.entries.chunks_exact_mut(self.height) {
            column[last] = of_rows.iter().fold(0, |sum, row| sum.wrapping_add(column[*row]));
        }
        for one in members {
            if let Place::Column(column) = self.places[*one] {
                self.entries[column * self.height + last] += 1;
            }
        }
        self.places.push(Place::Row(self.rows.len()));
        self.rows.push(self.places.len() - 1);
    }

    fn column(&self, column: usize) -> &[i16] {
        let first = column * self.height;
        &self.entries[first..first + self.rows.len()]
    }

    fn row(&self, number: usize) -> Option<usize> {
        match self.places[number] {
            Place::Row(row) => Some(row),
            Place::Column(_) | Place::Nowhere => None,
        }
    }

    fn remove_last(&mut self) {
        self.places.pop();
        self.shifts.pop();
        self.bounds.pop();
        self.printed.pop();
        self.rows.pop();
    }

    /// Takes note that a sum is printed, or no longer.
    pub(crate) fn know(&mut self, sum: usize, known: Known) {
        let number = self.finest + sum;
        self.printed[number] = known == Known::Printed;
        match known {
            // Where no entry can be a pivot it stays a row without slack.
            Known::Printed => self.bounds[number] = (0, 0),
            Known::AtLeast(low) => self.bounds[number] = (low, FAR),
            Known::Within(low, high) => self.bounds[number] = (low, high),
            Known::Nothing => self.bounds[number] = (-FAR, FAR),
        }
        let Some(row) = self.row(number) else { return };
        if self.printed[number] {
            // As a column it is shifted by nothing.
            let weight =
                |column: &usize| self.column(*column).iter().filter(|entry| **entry != 0).count();
            let can_pivot = |column: &usize| {
                self.is_move(*column) && matches!(self.column(*column)[row], 1 | -1)
            };
            let column = (0..self.columns.len()).filter(can_pivot).min_by_key(weight);
            column.into_iter().for_each(|column| self.pivot(row, column));
        }
    }

    fn is_move(&self, column: usize) -> bool {
        !self.printed[self.columns[column]]
    }

    /// Lets the numbers of a row and of a column change places.
    fn pivot(&mut self, row: usize, column: usize) {
        let mut factors = self.column(column).to_vec();
        let unit = std::mem::take(&mut factors[row]);
        for entries in self.entries.chunks_exact_mut(self.height) {
            let entry = entries[row].wrapping_mul(-unit);
            if entry != 0 {
                add_to(entries, &factors, entry);
                entries[row] = entry;
            }
        }
        let entries = &mut self.entries[column * self.height..];
        for (entry, factor) in entries.iter_mut().zip(factors) {
            *entry = factor.wrapping_mul(unit);
        }
        entries[row] = unit;
        std::mem::swap(&mut self.rows[row], &mut self.columns[column]);
        self.places[self.rows[row]] = Place::Row(row);
        self.places[self.columns[column]] = Place::Column(column);
    }

    /// Brings a sum of finest groups so far up, or down if `way` is -1: as far as
    /// was found. One of the `ORDERS` says which moves are tried first.
    pub(crate) fn walk(&mut self, target: &[usize], way: i64, wanted: i64, order: u64) -> Walk {
        let wanted = wanted.min(FURTHEST);
        self.add(target, Known::AtLeast(0));
        // Nothing stops it.
        self.bounds.last_mut().into_iter().for_each(|bounds| *bounds = (-FAR, FAR));
        // Pivots in the first order, before anybody moves, are of use to the next
        // target; all others are made in a copy.
        let mut away = (order != ORDERS[0]).then(|| self.clone());
        let mut furthest = false;
        for _ in 0..STEPS {
            let at = away.as_mut().unwrap_or(self);
            match at.next(way, wanted, order) {
                Next::Move { column, by } => at.shift(column, by),
                Next::Pivot { row, column } => {
                    if at.shifts.iter().all(|by| *by == 0) {
                        at.pivot(row, column);
                    } else {
                        away.get_or_insert_with(|| self.clone()).pivot(row, column);
                    }
                }
                Next::End { furthest: no_further } => {
                    furthest = no_further;
                    break;
                }
            }
        }
        let at = away.as_ref().unwrap_or(self);
        let reached = at.shifts.last().map_or(0, |by| way * by);
        let shifts = at.shifts[..at.finest].to_vec();
        self.remove_last();
        self.shifts.fill(0);
        Walk { shifts, reached, furthest }
    }

    fn next(&self, way: i64, wanted: i64, order: u64) -> Next {
        let mut end = Next::End { furthest: true };
        let (Some(target), Some(reached)) = (self.rows.len().checked_sub(1), self.shifts.last())
        else {
            return end;
        };
        let target = |column: usize| self.column(column)[target];
        let left = wanted - way * reached;
        if left <= 0 {
            return Next::End { furthest: false };
        }
        let mut columns: Vec<usize> =
            (0..self.columns.len()).filter(|c| target(*c) != 0 && self.is_move(*c)).collect();
        columns.sort_unstable_by_key(|column| {
            (target(*column).unsigned_abs(), order.wrapping_mul(self.columns[*column] as u64))
        });
        let tight = self.tight();
        for column in columns {
            let entry = i64::from(target(column));
            let way = way * entry.signum();
            let most = left / entry.abs() + i64::from(left % entry.abs() > 0);
            match (self.room(column, way, most, &tight), &end) {
                (Ok(room), _) => return Next::Move { column, by: way * room },
                (Err(Stop::Row(row)), Next::End { .. }) => end = Next::Pivot { row, column },
                (Err(Stop::Other), Next::End { .. }) => end = Next::End { furthest: false },
                _ => {}
            }
        }
        end
    }

    /// By how much a number can go further one way.
    fn slack(&self, number: usize, way: i64) -> i64 {
        let (low, high) = self.bounds[number];
        if way < 0 { self.shifts[number] - low } else { high - self.shifts[number] }
    }

    /// The rows that can go no further one way: most moves are stopped there.
    fn tight(&self) -> Vec<Tight> {
        let rows = self.rows.iter().enumerate().map(|(row, number)| Tight {
            row,
            down: self.slack(*number, -1) <= 0,
            up: self.slack(*number, 1) <= 0,
        });
        rows.filter(|tight| tight.down || tight.up).collect()
    }

    /// How often a move can be made, at most so often.
    fn room(&self, column: usize, way: i64, most: i64, tight: &[Tight]) -> Result<i64, Stop> {
        let room = most.min(self.slack(self.columns[column], way));
        if room <= 0 {
            return Err(Stop::Limit);
        }
        let entries = self.column(column);
        let stops = tight.iter().filter_map(|tight| {
            let by = i64::from(entries[tight.row]) * way;
            (by < 0 && tight.down || by > 0 && tight.up).then_some((tight.row, by))
        });
        let mut stop = None;
        for (row, by) in stops {
            if by.abs() == 1 {
                return Err(Stop::Row(row));
            }
            stop = Some(Stop::Other);
        }
        if let Some(stop) = stop {
            return Err(stop);
        }
        let rows = entries.iter().zip(&self.rows).filter(|(entry, _)| **entry != 0);
        let times = rows.map(|(entry, number)| {
            let by = i64::from(*entry) * way;
            self.slack(*number, by) / by.abs()
        });
        let room = times.fold(room, i64::min);
        if room > 0 { Ok(room) } else { Err(Stop::Other) }
    }

    fn shift(&mut self, column: usize, by: i64) {
        self.shifts[self.columns[column]] += by;
        let first = column * self.height;
        for (entry, number) in self.entries[first..].iter().zip(&self.rows) {
            self.shifts[*number] += by * i64::from(*entry);
        }
    }
}

/// Adds a column so many times to another. What no longer fits wraps around: it
/// makes alternatives that do not add up, and are thrown away.
fn add_to(column: &mut [i16], other: &[i16], times: i16) {
    for (entry, by) in column.iter_mut().zip(other) {
        *entry = entry.wrapping_add(by.wrapping_mul(times));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::strategy::ValueTree;

    use super::*;

    /// Finest groups, and sums of them of which some are printed.
    #[derive(Debug, Clone)]
    struct Case {
        people: Vec<i64>,
        sums: Vec<(Vec<usize>, bool)>,
        target: Vec<usize>,
        way: i64,
    }

    const WANTED: i64 = 3;

    fn cases() -> impl Strategy<Value = Case> {
        (2..5usize).prop_flat_map(|finest| {
            let some = || prop::collection::btree_set(0..finest, 1..=finest);
            let some = move || some().prop_map(|members| members.into_iter().collect());
            let sums = prop::collection::vec((some(), any::<bool>()), 1..6);
            let people = prop::collection::vec(1..5i64, finest);
            let case = (people, sums, some(), prop_oneof![Just(1i64), Just(-1i64)]);
            case.prop_map(|(people, sums, target, way)| Case { people, sums, target, way })
        })
    }

    impl Case {
        fn low(&self, members: &[usize]) -> i64 {
            1 - sum(&self.people, members)
        }

        fn fits(&self, shifts: &[i64]) -> bool {
            let of_sums = self.sums.iter().all(|(members, is_printed)| {
                let by = sum(shifts, members);
                if *is_printed { by == 0 } else { by >= self.low(members) }
            });
            of_sums && shifts.iter().zip(&self.people).all(|(by, people)| by + people >= 0)
        }

        /// As far as any shifts go, up to what is wanted.
        fn furthest(&self) -> i64 {
            let (low, high) = (-4, 9);
            let mut shifts = vec![low; self.people.len()];
            let mut furthest = 0;
            loop {
                if self.fits(&shifts) {
                    furthest = furthest.max(self.way * sum(&shifts, &self.target));
                }
                let Some(next) = shifts.iter().position(|by| *by < high) else {
                    return furthest.min(WANTED);
                };
                shifts[next] += 1;
                shifts[..next].fill(low);
            }
        }

        /// How far the walk in each order goes; no further than can be.
        fn walks(&self) -> Vec<Walk> {
            let known = |(members, is_printed): &(Vec<usize>, bool)| {
                if *is_printed { Known::Printed } else { Known::AtLeast(self.low(members)) }
            };
            let sums: Vec<(&[usize], Known)> =
                self.sums.iter().map(|sum| (&sum.0[..], known(sum))).collect();
            let finest = self.people.iter().map(|people| (-people, FAR)).collect();
            let mut moves = Moves::new(finest, &sums);
            let walk = |order| moves.walk(&self.target, self.way, WANTED, order);
            ORDERS.into_iter().map(walk).collect()
        }
    }

    fn sum(numbers: &[i64], members: &[usize]) -> i64 {
        members.iter().map(|one| numbers[*one]).sum()
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

        /// Walks keep to what is known, and end where every way to count ends if
        /// they say so.
        #[test]
        fn a_walk_is_no_longer_than_every_way_to_count(case in cases()) {
            let furthest = case.furthest();
            for walk in case.walks() {
                prop_assert!(case.fits(&walk.shifts), "{:?}", walk.shifts);
                prop_assert_eq!(walk.reached, case.way * sum(&walk.shifts, &case.target));
                prop_assert!(walk.reached.min(WANTED) <= furthest);
                prop_assert!(!walk.furthest || walk.reached == furthest);
            }
        }

        /// Sums that are hidden later and printed again leave the same moves.
        #[test]
        fn what_is_hidden_can_be_printed_again(case in cases()) {
            let hidden = Case {
                sums: case.sums.iter().map(|(members, _)| (members.clone(), false)).collect(),
                ..case.clone()
            };
            let low = |members: &[usize]| Known::AtLeast(case.low(members));
            let sums: Vec<(&[usize], Known)> =
                hidden.sums.iter().map(|(members, _)| (&members[..], low(members))).collect();
            let mut moves = Moves::new(case.people.iter().map(|people| (-people, FAR)).collect(), &sums);
            for (place, (_, is_printed)) in case.sums.iter().enumerate() {
                if *is_printed {
                    moves.know(place, Known::Printed);
                }
            }
            let walk = moves.walk(&case.target, case.way, WANTED, ORDERS[0]);
            prop_assert!(case.fits(&walk.shifts), "{:?}", walk.shifts);
            for (place, (members, _)) in case.sums.iter().enumerate() {
                moves.know(place, low(members));
            }
            let walk = moves.walk(&case.target, case.way, WANTED, ORDERS[0]);
            prop_assert!(hidden.fits(&walk.shifts), "{:?}", walk.shifts);
            prop_assert!(!walk.furthest || walk.reached == hidden.furthest());
        }
    }

    /// Hardly ever does no walk go as far as can be.
    #[test]
    fn walks_miss_little() {
        let mut runner = proptest::test_runner::TestRunner::deterministic();
        let misses = (0..400).filter(|_| {
            let case = cases().new_tree(&mut runner).expect("a case").current();
            case.walks().iter().all(|walk| walk.reached < case.furthest())
        });
        let misses = misses.count();
        assert!(misses <= 8, "{misses} of 400");
    }
}
