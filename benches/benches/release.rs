//! Hiding the small counts of tables of few people.

use std::hint::black_box;

use boussole_sante::{CountTable, suppress};
use criterion::{Criterion, criterion_group, criterion_main};

/// Tables in which a quarter of the counts is zero and a quarter small.
fn tables(number: usize, rows: usize, columns: usize) -> Vec<CountTable> {
    let mut state = 2026u64;
    let mut below = |most: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (state >> 33) % most
    };
    let mut count = || match below(4) {
        0 => 0,
        1 => 1 + below(4),
        _ => below(30),
    };
    let mut counts = || (0..rows * columns).map(|_| count()).collect::<Vec<_>>();
    (0..number).map(|_| CountTable::two_way(rows, columns, &counts())).collect()
}

fn release(c: &mut Criterion) {
    let mut group = c.benchmark_group("release");
    group.sample_size(10);
    for (rows, columns) in [(8, 3), (10, 10), (20, 20)] {
        let tables = tables(200, rows, columns);
        group.bench_function(format!("200 tables of {rows} × {columns}"), |b| {
            b.iter(|| tables.iter().map(|table| suppress(black_box(table), 5)).collect::<Vec<_>>());
        });
    }
    group.finish();
}

criterion_group!(benches, release);
criterion_main!(benches);
