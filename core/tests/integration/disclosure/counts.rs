//! Counts of one table.

use boussole_sante::disclosure::{Attacker, Optimality, suppress};

use super::*;

/// Whether he narrows a hidden count below `k`, or learns that it is small.
fn is_narrowed(table: &CountTable, hidden: &[bool], k: f64) -> bool {
    let attacker = Attacker::of_table(table, hidden).unwrap();
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
