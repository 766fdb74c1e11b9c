//! One person: the report, its explanation, and what ships.

use std::hint::black_box;

use boussole_sante::{Comparison, Plan, Post, Questionnaire, Referential};
use boussole_sante_benches::{plan, somebody};
use criterion::{Criterion, criterion_group, criterion_main};

fn one(c: &mut Criterion) {
    let plan = plan();
    let answers = somebody(&plan);
    let report = plan.score(&answers, &Comparison::default()).expect("a report");
    c.bench_function("report of one person", |b| {
        b.iter(|| plan.score(black_box(&answers), &Comparison::default()).expect("a report"));
    });
    c.bench_function("explanation of one scale", |b| {
        b.iter(|| report.explain(black_box("gouvernance")).expect("a scale"));
    });
    let referential = Referential::embedded().expect("it ships");
    let posts = ["cls", "asv"].map(|name| Post::new(name).expect("a key"));
    c.bench_function("what two posts ask for", |b| {
        let comparison = Comparison::with(&referential, posts.clone());
        b.iter(|| plan.requirements_of(black_box(&comparison)).expect("profiles"));
    });
    c.bench_function("reading the embedded referential", |b| {
        b.iter(|| Referential::from_json(black_box(Referential::embedded_json().as_bytes())));
    });
    let q = Questionnaire::embedded("autopositionnement").expect("it ships");
    c.bench_function("compiling the longer questionnaire", |b| {
        b.iter(|| Plan::new(black_box(&q)).expect("it was read"));
    });
}

criterion_group!(benches, one);
criterion_main!(benches);
