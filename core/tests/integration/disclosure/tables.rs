//! Tables as they are released: counts and means of groups, one table or more.

use std::collections::{BTreeMap, BTreeSet};

use arrow_array::{Float64Array, Int64Array};
use boussole_sante::{
    Code,
    disclosure::{Attacker, Seen, Sum},
    group_tables::{Inference, ReliabilityOptions, TallyTable},
    release,
    release::Releasable,
};

use super::*;

/// Two tables that share a margin, frequencies and items: what a person should
/// look at.
#[test]
fn few_people_in_many_places() {
    let people = few_people();
    let both = tally(&people, &["lieu", "poste"]);
    let posts = both.over(&["poste"]).unwrap();
    let summary = TallyTable::Summary(Inference::default());
    let (frequencies, items) =
        (TallyTable::Frequencies { groups: true }, TallyTable::Items { groups: true });
    let reliability = TallyTable::Reliability(ReliabilityOptions::default());
    let tables = [
        Releasable::Tally { tally: &both, table: &summary },
        Releasable::Tally { tally: &posts, table: &frequencies },
        Releasable::Tally { tally: &posts, table: &items },
        Releasable::Tally { tally: &posts, table: &reliability },
    ];
    let options = ReleaseOptions { groupings: zones(), ..by_default() };
    let out = release(&tables, &options).unwrap();
    let tables: Vec<String> = out.published().iter().map(printed).collect();
    insta::assert_snapshot!("published", tables.join("\n\n"));
    let audit: serde_json::Value = serde_json::from_str(&out.audit().to_json()).unwrap();
    insta::assert_snapshot!("audit", serde_json::to_string_pretty(&audit).unwrap());
    let document: serde_json::Value = serde_json::from_str(&out.document().to_json()).unwrap();
    assert_eq!(document["tables"][1]["rows"].as_array().unwrap().len(), 48);
    let metadata = out.published()[0].schema();
    assert_eq!(metadata.metadata()["boussole_sante:release"], "published");
}

/// What somebody reads in a published summary of one scale: for each group (by
/// its values, nothing where a row sums over them) the count and the mean.
fn read(table: &RecordBatch, by: &[&str], scale: &str) -> BTreeMap<Vec<Option<String>>, Seen> {
    let text = |name: &str, row: usize| {
        let column = table.column_by_name(name).unwrap().as_string::<i32>();
        column.is_valid(row).then(|| column.value(row).to_owned())
    };
    let n = table.column_by_name("n").unwrap().as_primitive::<Int64Type>();
    let means = table.column_by_name("mean").unwrap().as_primitive::<Float64Type>();
    let rows = (0..table.num_rows()).filter(|row| text("scale", *row).as_deref() == Some(scale));
    rows.map(|row| {
        let mean = means.is_valid(row).then(|| means.value(row));
        let mean = mean.map(|mean| ((mean - 0.05).max(0.0), (mean + 0.05).min(100.0)));
        let count = n.is_valid(row).then(|| n.value(row).unsigned_abs());
        (by.iter().map(|name| text(name, row)).collect(), Seen { count, mean })
    })
    .collect()
}

/// Everybody who reads some tables side by side: groups by all columns, each
/// printed group the sum of those that it holds.
fn reader_of(tables: &[(&RecordBatch, Vec<&str>)], columns: &[&str]) -> (Attacker, Vec<String>) {
    let mut groups: BTreeMap<Vec<Option<String>>, Seen> = BTreeMap::new();
    let mut allowed: Vec<BTreeSet<Vec<Option<String>>>> = Vec::new();
    let mut values: Vec<BTreeSet<String>> = vec![BTreeSet::new(); columns.len()];
    for (table, by) in tables {
        let mut seen = BTreeSet::new();
        for (key, figures) in read(table, by, "abc") {
            let place = |name: &&str| by.iter().position(|other| other == name);
            let wide: Vec<Option<String>> =
                columns.iter().map(|name| place(name).and_then(|p| key[p].clone())).collect();
            for (column, value) in values.iter_mut().zip(&wide) {
                column.extend(value.clone());
            }
            seen.insert(wide.clone());
            groups.insert(wide, figures);
        }
        allowed.push(seen);
    }
    let mut finest: Vec<Vec<String>> = vec![Vec::new()];
    for column in &values {
        finest = finest
            .iter()
            .flat_map(|key| {
                column.iter().map(move |v| [&key[..], std::slice::from_ref(v)].concat())
            })
            .collect();
    }
    let holds = |key: &[Option<String>], one: &[String]| {
        key.iter().zip(one).all(|(value, other)| value.as_ref().is_none_or(|v| v == other))
    };
    // A combination that a table does not list holds nobody.
    finest.retain(|one| {
        tables.iter().zip(&allowed).all(|((_, by), seen)| {
            let listed = columns.iter().zip(one);
            let key: Vec<_> =
                listed.map(|(name, v)| by.contains(name).then(|| v.clone())).collect();
            seen.contains(&key)
        })
    });
    let keys: Vec<_> = groups.keys().cloned().collect();
    let mut seen: Vec<Seen> = groups.values().copied().collect();
    let first = seen.len();
    seen.resize(first + finest.len(), Seen::default());
    let sums = keys.iter().enumerate().map(|(whole, key)| {
        let parts = finest.iter().enumerate().filter(|(_, one)| holds(key, one));
        Sum { whole, parts: parts.map(|(place, _)| first + place).collect() }
    });
    let mut attacker = Attacker::new(seen, sums.collect()).unwrap();
    for place in first..first + finest.len() {
        attacker = attacker.who_may_find_nobody(place);
    }
    (attacker, keys.iter().map(|key| format!("{key:?}")).collect())
}

/// What a reader finds out that he should not.
fn found_out(tables: &[(&RecordBatch, Vec<&str>)], columns: &[&str], means: bool) -> Vec<String> {
    let (attacker, names) = reader_of(tables, columns);
    let mut found = Vec::new();
    for (place, name) in names.iter().enumerate() {
        let (low, high) = attacker.count(place).expect("the truth fits");
        let hidden = high > low + 1e-6;
        if high < 5.0 - 1e-6 && high > 0.0 || hidden && high - low < 5.0 - 1e-6 {
            found.push(format!("{name} has {low} to {high} people"));
        }
        if !means || attacker.prints_mean(place) {
            continue;
        }
        for own in [None, Some(0.0), Some(100.0)] {
            let mean = attacker.mean(place, (0.0, 100.0), own);
            if let Some((low, high)) = mean.filter(|(low, high)| high - low < 20.0 - 1e-6) {
                found.push(format!("{name} has a mean of {low} to {high} beside {own:?}"));
            }
        }
    }
    found
}

#[test]
fn no_count_and_no_mean_can_be_worked_out() {
    let mut dice = Dice(5);
    let summary = TallyTable::Summary(Inference::default());
    let mut without = 0u32;
    for number in 0..crate::times(40) {
        let people = some_people(&mut dice, 5, 3, 1);
        let by: &[&str] = if number % 3 == 0 { &["lieu"] } else { &["lieu", "poste"] };
        let tally = tally(&people, by);
        let tables = [Releasable::Tally { tally: &tally, table: &summary }];
        let out = release(&tables, &by_default()).unwrap();
        let found = found_out(&[(&out.published()[0], by.to_vec())], by, true);
        assert!(found.is_empty(), "release {number}: {found:?}");
        without += u32::from(is_found_without_protection(&tally, by));
    }
    assert!(without * 3 > crate::times(40) * 2, "without protection he finds out: {without}");
}

/// The same table, with only the small rows left out.
fn is_found_without_protection(tally: &Tally, by: &[&str]) -> bool {
    let table = tally.summary(&Inference::default()).unwrap();
    let n = table.column_by_name("n").unwrap().as_primitive::<Int64Type>();
    let small = |row: usize| n.value(row) < 5;
    let counts: Int64Array = (0..n.len()).map(|row| (!small(row)).then(|| n.value(row))).collect();
    let means = table.column_by_name("mean").unwrap().as_primitive::<Float64Type>();
    let means: Float64Array = (0..n.len())
        .map(|row| (!small(row)).then(|| (means.value(row) * 10.0).round() / 10.0))
        .collect();
    let schema = table.schema();
    let columns = schema.fields().iter().zip(table.columns()).map(|(field, array)| {
        let array: ArrayRef = match field.name().as_str() {
            "n" => Arc::new(counts.clone()),
            "mean" => Arc::new(means.clone()),
            _ => array.clone(),
        };
        (field.name().clone(), array, true)
    });
    let table = RecordBatch::try_from_iter_with_nullable(columns.collect::<Vec<_>>()).unwrap();
    !found_out(&[(&table, by.to_vec())], by, true).is_empty()
}

#[test]
fn linked_tables_do_not_give_each_other_away() {
    let mut dice = Dice(11);
    let summary = TallyTable::Summary(Inference::default());
    for number in 0..crate::times(24) {
        let people = some_people(&mut dice, 4, 3, 3);
        let all = tally(&people, &["lieu", "poste", "equipe"]);
        let by: [&[&str]; 2] = match number % 3 {
            0 => [&["lieu", "poste"], &["lieu", "equipe"]],
            1 => [&["lieu", "poste"], &["poste", "equipe"]],
            _ => [&["lieu"], &["poste"]],
        };
        let tallies = by.map(|by| all.over(by).unwrap());
        let tables = tallies.each_ref().map(|tally| Releasable::Tally { tally, table: &summary });
        let mut options = by_default();
        options.allow_by.push("equipe".to_owned());
        let out = release(&tables, &options).unwrap();
        let tables: Vec<_> = out.published().iter().zip(by.map(<[&str]>::to_vec)).collect();
        let columns: BTreeSet<&str> = by.iter().copied().flatten().copied().collect();
        let columns: Vec<&str> = columns.into_iter().collect();
        let found = found_out(&tables, &columns, number % 8 == 0);
        assert!(found.is_empty(), "pair {number} {by:?}: {found:?}");
    }
}

#[test]
fn what_is_never_released_says_why() {
    let people = few_people();
    let summary = TallyTable::Summary(Inference::default());
    let teams = tally(&people, &["equipe"]);
    let table = [Releasable::Tally { tally: &teams, table: &summary }];
    let mut strict = rules();
    strict.forbidden_by.push("equipe".to_owned());
    let options = ReleaseOptions::new(strict);
    let error = release(&table, &options).unwrap_err();
    assert_eq!(error.code(), Code::CannotRelease);
    assert_eq!(error.found(), "equipe");
    let allowed = ReleaseOptions { allow_by: vec!["equipe".to_owned()], ..options };
    assert!(release(&table, &allowed).is_ok());

    let others = tally(&people[..30], &["poste"]);
    let everybody = tally(&people, &["poste"]);
    let tables = [&others, &everybody].map(|tally| Releasable::Tally { tally, table: &summary });
    let error = release(&tables, &by_default()).unwrap_err();
    assert_eq!(error.code(), Code::OtherPeople);

    assert!(rules().with_min_cell(2).is_err());
    assert_eq!(rules().with_min_cell(30).unwrap().spread_from.get(), 30);
    let weak = r#"{"document": "release-rules", "schema_version": 1, "key": "x", "title": {"fr": "X"},
        "source": {"fr": "X"}, "min_cell": 2, "mean_from": 8, "spread_from": 5, "frequency_cell": 1,
        "mean_interval_percent": 5, "small_bases": "median"}"#;
    let error = ReleaseRules::from_json(weak.as_bytes()).unwrap_err();
    assert_eq!(error.faults().len(), 5, "{error:?}");
}

/// Between a rule for means that was raised and one for spreads that was not, an
/// interval would give the mean away.
#[test]
fn rules_that_were_changed_in_code_are_checked_when_they_are_used() {
    let people = few_people();
    let summary = TallyTable::Summary(Inference::default());
    let all = tally(&people, &[]);
    let table = [Releasable::Tally { tally: &all, table: &summary }];
    let mut raised = rules();
    raised.mean_from = 25.try_into().unwrap();
    let error = release(&table, &ReleaseOptions::new(raised)).unwrap_err();
    assert_eq!(error.faults()[0].location().to_string(), "/spread_from");
    assert_eq!(error.faults()[0].code(), Code::OutOfRange);

    let raised = rules().with_mean_from(25).unwrap();
    assert_eq!((raised.mean_from.get(), raised.spread_from.get()), (25, 25));
    assert!(release(&table, &ReleaseOptions::new(raised)).is_ok());
    assert_eq!(rules().with_mean_from(11).unwrap_err().code(), Code::OutOfRange);
    let wider = rules().with_spread_from(30).unwrap();
    assert_eq!((wider.mean_from.get(), wider.spread_from.get()), (12, 30));
    let strict = rules().with_mean_from(40).unwrap();
    assert_eq!(strict.with_spread_from(30).unwrap_err().code(), Code::InvalidDocument);
}
