//! Many people: what Python cannot show apart.

use std::hint::black_box;

use boussole_sante::{TableOptions, Tally, TallyOptions, group_tables::{Inference, ReliabilityOptions}, tally::TallyReader};
use boussole_sante_benches::{crowd, scales};
use criterion::{Criterion, criterion_group, criterion_main};

fn many(c: &mut Criterion) {
    let plan = scales();
    let data = crowd(&plan, 100_000);
    let tally = |rows: usize| -> Tally {
        let (options, table) = (TallyOptions::default(), TableOptions::default());
        let mut reader =
            TallyReader::new(&plan, &data.schema(), &options, &table).expect("columns");
        reader.add(&data.slice(0, rows)).expect("sound cells");
        reader.finish()
    };
    let mut group = c.benchmark_group("many");
    group.sample_size(20);
    group.bench_function("tally of 100 000 people", |b| b.iter(|| tally(black_box(100_000))));
    let (half, other) = (tally(50_000), tally(60_000));
    group.bench_function("putting two tallies together", |b| {
        b.iter(|| {
            let mut whole = half.clone();
            whole.merge(black_box(&other)).expect("alike");
            whole
        });
    });
    group.bench_function("a tally to bytes", |b| b.iter(|| half.to_bytes().expect("small")));
    let bytes = half.to_bytes().expect("small");
    group.bench_function("a tally from bytes", |b| b.iter(|| Tally::from_bytes(black_box(&bytes))));
    group.bench_function("summary", |b| b.iter(|| half.summary(&Inference::default())));
    group.bench_function("reliability with omega and all splits", |b| {
        b.iter(|| half.reliability(&ReliabilityOptions::default()));
    });
    group.finish();
}

criterion_group!(benches, many);
criterion_main!(benches);
