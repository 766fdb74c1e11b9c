//! What is hidden stays hidden, against an attacker of its own: he solves
//! linear programmes over what is printed, and knows nothing of how cells were
//! chosen.

use boussole_sante::{Attacker, CountTable, Optimality, suppress};

/// Throws that are the same on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    /// Few people: zeros, small counts, and some larger ones.
    fn count(&mut self) -> u64 {
        match self.below(4) {
            0 => 0,
            1 => 1 + self.below(4),
            _ => self.below(25),
        }
    }

    fn table(&mut self) -> CountTable {
        let rows = 2 + self.below(7) as usize;
        let columns = self.below(6) as usize;
        if columns < 2 {
            return CountTable::one_way(&(0..rows).map(|_| self.count()).collect::<Vec<_>>());
        }
        let counts: Vec<u64> = (0..rows * columns).map(|_| self.count()).collect();
        CountTable::two_way(rows, columns, &counts)
    }
}

/// Whether he narrows a hidden count below `k`, or learns that it is small.
fn is_narrowed(table: &CountTable, hidden: &[bool], k: f64) -> bool {
    let attacker = Attacker::of_table(table, hidden);
    (0..table.len()).filter(|cell| hidden[*cell]).any(|cell| {
        let (least, most) = attacker.count(cell).expect("the truth fits what is printed");
        most - least < k - 1e-6 || most < k - 1e-6
    })
}

#[test]
fn hidden_counts_stay_wide_in_a_thousand_tables() {
    let mut dice = Dice(2026);
    let (mut unprotected, mut exact) = (0, 0);
    for number in 0..1000 {
        let table = dice.table();
        let pattern = suppress(&table, 5);
        assert!(!is_narrowed(&table, &pattern.hidden, 5.0), "table {number}: {table:?}");
        exact += usize::from(pattern.optimality == Optimality::Exact);
        let small: Vec<bool> = table.counts().map(|count| count > 0 && count < 5).collect();
        unprotected += usize::from(is_narrowed(&table, &small, 5.0));
        if !small.contains(&true) {
            assert_eq!(pattern.people(&table), 0, "nothing is hidden where nothing is small");
        }
    }
    assert!(unprotected > 500, "without protection he finds out: {unprotected}");
    assert!(exact > 950, "{exact} of 1000 are proved best");
}
