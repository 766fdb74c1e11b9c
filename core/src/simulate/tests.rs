//! Invented answers are ones that the questionnaire reads, hang together and
//! stay the same.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use crate::document::sha256::sha256_hex;
use crate::scoring::plan::Role;
use crate::scoring::slot::Missing;

use super::*;

/// A questionnaire with every kind of item, both ways of skip logic, every
/// kind of missing, open answers and an open prompt.
const EVERY_KIND: &str = r#"{
  "document": "questionnaire", "schema_version": 1, "key": "tout", "version": "1.0.0",
  "title": {"fr": "Tout"},
  "choice_lists": [
    {"key": "echelle", "ladder": {"mobilised_from": 2},
     "choices": [{"code": "0", "value": 0, "label": {"fr": "a"}}, {"code": "1", "value": 1, "label": {"fr": "b"}},
                 {"code": "2", "value": 2, "label": {"fr": "c"}}],
     "missing": [{"code": "SO", "kind": "not_applicable"}]},
    {"key": "accord",
     "choices": [{"code": "4", "value": 4, "label": {"fr": "oui"}}, {"code": "3", "value": 3, "label": {"fr": "plutôt"}},
                 {"code": "2", "value": 2, "label": {"fr": "peu"}}, {"code": "1", "value": 1, "label": {"fr": "non"}}],
     "missing": [{"code": "SO", "kind": "not_applicable"}, {"code": "NSP", "kind": "dont_know"},
                 {"code": "PNR", "kind": "refused"}, {"code": "NV", "kind": "not_shown"},
                 {"code": "SR", "kind": "no_answer"}]},
    {"key": "fruits", "choices": [{"code": "x", "label": {"fr": "x"}}, {"code": "y", "label": {"fr": "y"}},
                                  {"code": "z", "label": {"fr": "z"}}],
     "missing": [{"code": "PNR", "kind": "refused"}]}
  ],
  "sections": [
    {"key": "un", "title": {"fr": "Un"}, "items": [
      {"key": "s", "kind": "single", "choices": "fruits", "other": true, "text": {"fr": "s"}},
      {"key": "l", "kind": "level", "choices": "echelle", "occasion": true, "text": {"fr": "l"}},
      {"key": "r1", "column": "R1", "kind": "rating", "choices": "accord", "text": {"fr": "r1"}},
      {"key": "r2", "column": "R2", "kind": "rating", "choices": "accord", "text": {"fr": "r2"}},
      {"key": "r3", "column": "R3", "kind": "rating", "choices": "accord", "text": {"fr": "r3"}}]},
    {"key": "deux", "title": {"fr": "Deux"}, "shown_if": {"item": "s", "in": ["x", "y"]}, "items": [
      {"key": "m", "kind": "multiple", "choices": "fruits", "max_chosen": 2, "other": true, "text": {"fr": "m"}},
      {"key": "k", "kind": "ranking", "choices": "fruits", "text": {"fr": "k"}},
      {"key": "k2", "kind": "ranking", "choices": "fruits", "max_chosen": 2, "text": {"fr": "k2"}},
      {"key": "n", "kind": "number", "min": "-1.5", "max": 2, "decimals": 1, "text": {"fr": "n"},
       "shown_if": {"item": "m", "includes": "x"}},
      {"key": "n2", "kind": "number", "max": -999990, "text": {"fr": "n2"}},
      {"key": "n3", "kind": "number", "decimals": 6, "text": {"fr": "n3"}, "shown_if": {"not": {"item": "n", "is_answered": true}}},
      {"key": "t", "kind": "text", "text": {"fr": "t"}},
      {"key": "p", "kind": "text", "reflexive": true, "text": {"fr": "p"}}]}
  ],
  "scales": [{"key": "r", "title": {"fr": "R"}, "method": "mean", "output": "percent_of_maximum",
    "items": [{"item": "r1"}, {"item": "r2", "reversed": true}, {"item": "r3"}, {"item": "n"}]}]
}"#;

pub(super) fn every_kind() -> Questionnaire {
    Questionnaire::from_json(EVERY_KIND.as_bytes()).unwrap_or_else(|e| panic!("{:#?}", e.faults()))
}

pub(super) fn embedded() -> Questionnaire {
    Questionnaire::embedded("autopositionnement").unwrap()
}

fn of(seed: u64, respondents: usize, missing: u16) -> SimulationOptions {
    SimulationOptions { seed, respondents, missing, ..SimulationOptions::default() }
}

/// The answers after skip logic, and how many were given to hidden questions.
fn settled(q: &Questionnaire, simulated: &Simulated) -> (Plan, Block, usize) {
    let plan = Plan::new(q).unwrap();
    let first = simulated.columns.len() - plan.inputs.len();
    let answers: Vec<_> = simulated.columns[first..].iter().map(|(_, c)| c.clone()).collect();
    let mut block = decode(&plan, &answers);
    let hidden = plan.skip.apply(&mut block).len();
    (plan, block, hidden)
}

pub(super) fn kinds(q: &Questionnaire, simulated: &Simulated) -> BTreeMap<&'static str, usize> {
    let (plan, block, _) = settled(q, simulated);
    let mut kinds = BTreeMap::new();
    for row in 0..block.rows() {
        for input in 0..plan.inputs.len() {
            let kind = block.slot(input, row).kind().map_or("answered", Missing::as_str);
            *kinds.entry(kind).or_default() += 1;
        }
    }
    kinds
}

/// The example holds the embedded questionnaire; this one never changes.
#[test]
fn the_same_seed_gives_the_same_bytes_for_ever() {
    let q = every_kind();
    let hash = |seed| {
        let simulated = simulate(&q, &of(seed, 200, 100)).unwrap();
        sha256_hex(serde_json::to_string(&simulated.columns).unwrap().as_bytes())
    };
    assert_eq!(hash(1), "e288d2808823b2413be75fedba649fbf0a4bbf7ba117078fbb4953057bd0d923");
    assert_ne!(hash(1), hash(2));
}

#[test]
fn columns_are_the_plans_after_mark_and_groups() {
    let q = every_kind();
    let mut options = of(1, 3, 50);
    options.groups = vec![("g".to_owned(), vec!["a".to_owned(), "b".to_owned()])];
    let simulated = simulate(&q, &options).unwrap();
    let names: Vec<&str> = simulated.columns.iter().map(|(name, _)| name.as_str()).collect();
    let plan = Plan::new(&q).unwrap();
    let expected: Vec<&str> = ["INVENTE", "g"].into_iter().chain(plan.columns()).collect();
    assert_eq!(names, expected);
    assert!(names.contains(&"l_occasion") && names.contains(&"m[x]") && names.contains(&"k2[2]"));
    assert!(!names.contains(&"p") && !names.contains(&"m[other]"));
    assert!(simulated.column("t").unwrap().iter().all(Option::is_none), "no invented words");
    assert_eq!(simulated.column("nothing"), None);
}

#[test]
fn every_kind_of_missing_of_a_list_appears() {
    let q = every_kind();
    let found = kinds(&q, &simulate(&q, &of(5, 300, 100)).unwrap());
    let absent: Vec<&Missing> = Missing::ALL
        .iter()
        .filter(|kind| **kind != Missing::Invalid && !found.contains_key(kind.as_str()))
        .collect();
    assert_eq!(absent, Vec::<&Missing>::new());
    assert_eq!(found.get("invalid"), None);
}

#[test]
fn nothing_is_missing_if_nothing_may_be() {
    let q = embedded();
    let found = kinds(&q, &simulate(&q, &of(5, 50, 0)).unwrap());
    // Skip logic hides what is not asked.
    assert_eq!(found.keys().collect::<Vec<_>>(), [&"answered", &"not_shown"]);
    let found = kinds(&q, &simulate(&q, &of(5, 50, 1000)).unwrap());
    assert_eq!(found.get("answered"), None);
}

fn numbers(simulated: &Simulated, columns: &[&str]) -> Vec<Vec<f64>> {
    let columns: Vec<_> = columns.iter().map(|c| simulated.column(c).unwrap()).collect();
    let row = |row: usize| -> Option<Vec<f64>> {
        columns.iter().map(|cells| cells[row].as_ref()?.parse().ok()).collect()
    };
    (0..simulated.respondents()).filter_map(row).collect()
}

fn covariance(rows: &[Vec<f64>], a: usize, b: usize) -> f64 {
    let n = rows.len() as f64;
    let mean = |c: usize| rows.iter().map(|row| row[c]).sum::<f64>() / n;
    let (mean_a, mean_b) = (mean(a), mean(b));
    rows.iter().map(|row| (row[a] - mean_a) * (row[b] - mean_b)).sum::<f64>() / (n - 1.0)
}

fn correlation(rows: &[Vec<f64>], a: usize, b: usize) -> f64 {
    covariance(rows, a, b) / (covariance(rows, a, a) * covariance(rows, b, b)).sqrt()
}

fn alpha(rows: &[Vec<f64>]) -> f64 {
    let k = rows[0].len();
    let own: f64 = (0..k).map(|i| covariance(rows, i, i)).sum();
    let all: f64 =
        (0..k).flat_map(|i| (0..k).map(move |j| (i, j))).map(|(i, j)| covariance(rows, i, j)).sum();
    k as f64 / (k as f64 - 1.0) * (1.0 - own / all)
}

#[test]
fn answers_hang_together() {
    let simulated = simulate(&embedded(), &of(11, 2000, 50)).unwrap();
    let environment: Vec<String> = (1..=12).map(|i| format!("F{i:02}")).collect();
    let environment: Vec<&str> = environment.iter().map(String::as_str).collect();
    let by_scale = [
        ("environment", alpha(&numbers(&simulated, &environment))),
        ("peers", alpha(&numbers(&simulated, &["L01", "L02", "L03", "L04", "L05"]))),
    ];
    let pairs = numbers(&simulated, &["F01", "F02", "L01", "G01", "G02", "A01"]);
    let within = correlation(&pairs, 0, 1);
    let sections = correlation(&pairs, 3, 5);
    let between = correlation(&pairs, 0, 2);
    assert!(by_scale.iter().all(|(_, alpha)| (0.6..0.93).contains(alpha)), "{by_scale:?}");
    assert!((0.25..0.45).contains(&within), "{within}");
    assert!((0.12..0.35).contains(&sections), "{sections}");
    assert!((-0.02..0.2).contains(&between), "{between}");
    let q = every_kind();
    let reversed = numbers(&simulate(&q, &of(11, 2000, 50)).unwrap(), &["R1", "R2", "R3"]);
    assert!(correlation(&reversed, 0, 1) < -0.2 && correlation(&reversed, 0, 2) > 0.2);
}

#[test]
fn occasion_goes_with_level() {
    let simulated = simulate(&embedded(), &of(11, 2000, 50)).unwrap();
    let (level, occasion) =
        (simulated.column("G01").unwrap(), simulated.column("G01_occasion").unwrap());
    let share = |wanted: &str| {
        let at = level.iter().zip(occasion).filter(|(l, _)| l.as_deref() == Some(wanted));
        let (yes, all) = at.fold((0, 0), |(yes, all), (_, o)| {
            (yes + usize::from(o.as_deref() == Some("yes")), all + 1)
        });
        yes * 100 / all
    };
    assert!(share("0") < share("2") && share("2") < share("4"));
}

#[test]
fn impossible_options_are_refused() {
    let q = every_kind();
    let refused = |options: SimulationOptions| simulate(&q, &options).unwrap_err().code();
    let base = SimulationOptions::default;
    assert_eq!(refused(SimulationOptions { mark: "1".into(), ..base() }), Code::InvalidOption);
    assert_eq!(refused(SimulationOptions { missing: 1001, ..base() }), Code::InvalidOption);
    let group = |name: &str, values: &[&str]| SimulationOptions {
        groups: vec![(name.to_owned(), values.iter().map(|v| (*v).to_owned()).collect())],
        ..base()
    };
    assert_eq!(refused(group("g", &[])), Code::InvalidOption);
    assert_eq!(refused(group("R1", &["a"])), Code::NameCollision);
    assert_eq!(refused(group("INVENTE", &["a"])), Code::NameCollision);
    assert_eq!(simulate(&q, &of(1, 0, 50)).unwrap().respondents(), 0);
}

#[test]
fn few_people_have_no_oddities() {
    let options = SimulationOptions { with_oddities: true, ..of(3, 7, 50) };
    let plain = SimulationOptions { with_oddities: false, ..options.clone() };
    let q = every_kind();
    assert_eq!(simulate(&q, &options).unwrap(), simulate(&q, &plain).unwrap());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_cell_is_one_that_the_questionnaire_reads(
        seed: u64, people in 0usize..40, missing in 0u16..=1000, odd: bool, whole: bool,
    ) {
        let q = if whole { embedded() } else { every_kind() };
        let options = SimulationOptions { with_oddities: odd, ..of(seed, people, missing) };
        let simulated = simulate(&q, &options).unwrap();
        let (plan, block, hidden) = settled(&q, &simulated);
        prop_assert_eq!(hidden, 0);
        let mut invalid = 0;
        for row in 0..people {
            for input in 0..plan.inputs.len() {
                invalid += usize::from(block.slot(input, row) == Slot::INVALID);
            }
        }
        let allowed = if odd { 2 } else { 0 };
        prop_assert!(invalid <= allowed);
        check_parts(&plan, &block)?;
        prop_assert_eq!(&simulated, &simulate(&q, &options).unwrap());
    }
}

/// Rankings name no choice twice and have no hole; no more is ticked than may.
fn check_parts(plan: &Plan, block: &Block) -> Result<(), TestCaseError> {
    for (item, &(first, count)) in plan.questionnaire.items().zip(plan.item_inputs.iter()) {
        for row in 0..block.rows() {
            let slots = || (first..first + count).map(|input| block.slot(input, row));
            match plan.inputs.get(first).map(|input| input.role) {
                Some(Role::Rank(_)) => {
                    let ranked: Vec<usize> = slots().map_while(Slot::position).collect();
                    let distinct: BTreeSet<&usize> = ranked.iter().collect();
                    prop_assert_eq!(distinct.len(), ranked.len());
                    prop_assert_eq!(slots().filter(|s| s.is_answered()).count(), ranked.len());
                }
                Some(Role::Tick(_)) => {
                    let ticked = slots().filter(|slot| *slot == Slot::TICKED).count();
                    prop_assert!(ticked <= item.ranks(count));
                }
                _ => {}
            }
        }
    }
    Ok(())
}
