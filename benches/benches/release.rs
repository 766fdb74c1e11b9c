//! Statistical disclosure control of tables of few people: one table, linked
//! tables, and release after release with one log.

use std::hint::black_box;
use std::sync::Arc;

use arrow_array::{ArrayRef, Int8Array, RecordBatch, StringArray};
use boussole_sante::{Plan, Questionnaire, ReleaseOptions, ReleaseRules, TableOptions, Tally, TallyOptions, release as publish, disclosure::{CountTable, suppress}, group_tables::{Inference, TallyTable}, release::{Logging, Releasable, ReleaseLog}, survey::KeysOptions, tally::TallyReader};
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
    (0..number).map(|_| CountTable::two_way(rows, columns, &counts()).expect("few people")).collect()
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

/// So many people by three groupings of so many values, some of them rare.
fn tally(people: usize, values: [usize; 3]) -> Tally {
    let keys = [("s", &["x0", "x1", "x2"][..])];
    let q = Questionnaire::from_keys(&keys, &KeysOptions::new(1, 5).in_percent());
    let plan = Plan::new(&q.expect("sound keys")).expect("it was read");
    let mut state = 2026u64;
    let mut below = |most: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (state >> 33) as usize % most
    };
    let mut columns: Vec<(String, ArrayRef)> = Vec::new();
    for item in ["x0", "x1", "x2"] {
        let cells = (0..people).map(|_| 1 + below(5) as i8).collect::<Int8Array>();
        columns.push((item.to_owned(), Arc::new(cells)));
    }
    let groupings = ["region", "secteur", "zone"];
    for (name, values) in groupings.iter().zip(values) {
        let cell = |_| Some(format!("{name} {}", below(values).min(below(values))));
        let cells: StringArray = (0..people).map(cell).collect();
        columns.push(((*name).to_owned(), Arc::new(cells)));
    }
    let data = RecordBatch::try_from_iter(columns).expect("columns of one length");
    let by = groupings.map(str::to_owned).to_vec();
    let options = TallyOptions { by, weight: None, pairwise: false, shard: None };
    let table = TableOptions::default();
    let mut reader = TallyReader::new(&plan, &data.schema(), &options, &table).expect("columns");
    reader.add(&data).expect("sound cells");
    reader.finish()
}

fn released(tallies: &[Tally], log: Option<&ReleaseLog>) -> Option<ReleaseLog> {
    let summary = TallyTable::Summary(Inference::default());
    let tables = tallies.iter().map(|tally| Releasable::Tally { tally, table: &summary });
    let mut options = ReleaseOptions::new(ReleaseRules::embedded("default").expect("it ships"));
    options.log = log.map(|log| Logging {
        log: log.clone(),
        wave: "1".to_owned(),
        today: "2026-11-29".parse().expect("a day"),
    });
    // What cannot be protected beside the log is refused, and the log stays.
    let Ok(release) = publish(&tables.collect::<Vec<_>>(), &options) else { return log.cloned() };
    release.log().cloned()
}

fn linked(c: &mut Criterion) {
    let mut group = c.benchmark_group("linked");
    group.sample_size(10);
    for people in [1_000, 3_000] {
        let one = tally(people, [20, 20, 1]).over(&["region", "secteur"]).expect("columns");
        let one = std::slice::from_ref(&one);
        group.bench_function(format!("one table of 20 × 20, {people} people"), |b| {
            b.iter(|| released(black_box(one), None));
        });
        group.bench_function(format!("the same with an empty log, {people} people"), |b| {
            b.iter(|| released(black_box(one), Some(&ReleaseLog::default())));
        });
    }
    for people in [300, 3_000] {
        let all = tally(people, [14, 14, 14]);
        let pairs = [["region", "secteur"], ["region", "zone"], ["secteur", "zone"]];
        let three = pairs.map(|by| all.over(&by).expect("columns"));
        group.bench_function(format!("three tables of 14 × 14, {people} people"), |b| {
            b.iter(|| released(black_box(&three), None));
        });
    }
    let all = tally(400, [8, 3, 4]);
    let wanted: [&[&str]; 5] =
        [&["region"], &["secteur"], &["zone"], &["region", "secteur"], &["secteur", "zone"]];
    let tables = wanted.map(|by| all.over(by).expect("columns"));
    let fifty = (0..50).fold(ReleaseLog::default(), |log, number| {
        released(&tables[number % 5..][..1], Some(&log)).expect("a log")
    });
    let json = fifty.to_json();
    group.bench_function("a table beside 50 releases, log read and written", |b| {
        b.iter(|| {
            let log = ReleaseLog::from_json(black_box(json.as_bytes())).expect("a log");
            released(&tables[3..4], Some(&log)).map(|log| log.to_json())
        });
    });
    group.finish();
}

criterion_group!(benches, release, linked);
criterion_main!(benches);
