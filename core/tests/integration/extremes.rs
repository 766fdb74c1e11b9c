//! The outermost numbers at every door: an error that says so, never a panic
//! and never another number.

use boussole_sante::{
    Answers, Code, Decimal, Language, Plan, Questionnaire,
    privacy::notice,
    scoring::Plain,
    simulate::{SimulationOptions, simulate},
    survey::KeysOptions,
};
use serde_json::{Value, json};

const EDGES: [i64; 6] =
    [i64::MIN, i64::MIN + 1, -9_007_199_254_740_992, 9_007_199_254_740_992, i64::MAX - 1, i64::MAX];

/// Every copy of the document in which one of its values is another one.
fn replaced(document: &Value, by: &Value) -> Vec<Value> {
    let mut places = vec![String::new()];
    let mut copies = Vec::new();
    while let Some(place) = places.pop() {
        let mut copy = document.clone();
        let value = copy.pointer_mut(&place).unwrap();
        match value {
            Value::Array(elements) => {
                places.extend((0..elements.len()).map(|index| format!("{place}/{index}")));
            }
            Value::Object(members) => {
                places.extend(members.keys().map(|key| format!("{place}/{key}")));
            }
            _ => {}
        }
        *value = by.clone();
        copies.push(copy);
    }
    copies
}

#[test]
fn an_integer_beyond_what_is_exact_is_refused_wherever_it_stands() {
    let document: Value = serde_json::from_str(
        r#"{"document": "questionnaire", "schema_version": 1, "key": "q", "version": "1.0.0",
            "title": {"fr": "Q"}, "sections": [{"key": "s", "title": {"fr": "S"}, "items": [
                {"key": "n", "kind": "number", "min": 0, "max": 9, "decimals": 1, "seconds": 5,
                 "text": {"fr": "N"}}]}],
            "scales": [{"key": "e", "title": {"fr": "E"}, "method": "mean", "output": "raw",
                 "items": [{"item": "n", "weight": 2}]}],
            "ext": {"a:b": 1}}"#,
    )
    .unwrap();
    Questionnaire::from_json(document.to_string().as_bytes()).unwrap();
    for edge in EDGES {
        for copy in replaced(&document, &json!(edge)) {
            let error = Questionnaire::from_json(copy.to_string().as_bytes()).unwrap_err();
            assert!(
                error.faults().iter().any(|fault| fault.code() == Code::OutOfRange),
                "{edge}: {:#?}",
                error.faults()
            );
        }
    }
}

#[test]
fn answers_and_the_fields_of_a_notice_meet_the_same_door() {
    let questionnaire = Questionnaire::embedded("autopositionnement-court").unwrap();
    for edge in EDGES {
        let json = format!(r#"{{"title": {edge}}}"#);
        let error = notice(&questionnaire, json.as_bytes(), Language::French).unwrap_err();
        assert!(error.faults().iter().any(|fault| fault.code() == Code::OutOfRange), "{error:?}");
        let json = format!(r#"{{"document": "answers", "schema_version": {edge}}}"#);
        let error = Answers::from_json(json.as_bytes(), &questionnaire).unwrap_err();
        assert!(error.faults().iter().any(|fault| fault.code() == Code::OutOfRange), "{error:?}");
    }
}

#[test]
fn a_code_may_have_the_digits_of_any_integer() {
    let choices = EDGES.map(|edge| format!(r#"{{"code": "{edge}", "label": {{"fr": "L"}}}}"#));
    let document = format!(
        r#"{{"document": "questionnaire", "schema_version": 1, "key": "q", "version": "1.0.0",
            "title": {{"fr": "Q"}}, "choice_lists": [{{"key": "l", "choices": [{}]}}],
            "sections": [{{"key": "s", "title": {{"fr": "S"}}, "items": [
                {{"key": "a", "kind": "single", "choices": "l", "text": {{"fr": "A"}}}}]}}]}}"#,
        choices.join(", ")
    );
    let plan = Plan::new(&Questionnaire::from_json(document.as_bytes()).unwrap()).unwrap();
    for edge in EDGES {
        plan.answers([("a", Plain::Text(edge.to_string()))]).unwrap();
        plan.answers([("a", Plain::Integer(edge))]).unwrap();
    }
    plan.answers([("a", Plain::Integer(i64::MIN + 7))]).unwrap_err();
}

#[test]
fn no_decimal_lies_beyond_the_limit() {
    for edge in EDGES {
        assert_eq!(Decimal::from_integer(edge), None);
        assert_eq!(Decimal::from_millionths(edge), None);
        assert_eq!(Decimal::parse(&edge.to_string()), None);
    }
    for edge in [-Decimal::LIMIT, Decimal::LIMIT] {
        let decimal = Decimal::from_integer(edge).unwrap();
        assert_eq!(decimal.to_string(), edge.to_string());
        assert_eq!(Decimal::from_millionths(decimal.millionths()), Some(decimal));
    }
}

#[test]
fn scoring_keys_have_a_range_within_the_decimals() {
    let scales: [(&str, &[&str]); 1] = [("s", &["A"])];
    for min in EDGES {
        for max in EDGES.into_iter().chain([min.saturating_add(4), min.saturating_sub(4)]) {
            let error = Questionnaire::from_keys(&scales, &KeysOptions::new(min, max)).unwrap_err();
            assert_eq!(error.code(), Code::InvalidOption, "{min} {max}");
        }
    }
}

#[test]
fn more_people_than_a_table_holds_are_not_invented() {
    let questionnaire = Questionnaire::embedded("autopositionnement-court").unwrap();
    for respondents in [usize::MAX, u32::MAX as usize, 1_000_001] {
        let options = SimulationOptions { respondents, ..SimulationOptions::default() };
        let error = simulate(&questionnaire, &options).unwrap_err();
        assert_eq!(error.code(), Code::InvalidOption);
        assert_eq!(error.found(), &*respondents.to_string());
    }
    let nobody = SimulationOptions { respondents: 0, ..SimulationOptions::default() };
    assert_eq!(simulate(&questionnaire, &nobody).unwrap().respondents(), 0);
}

mod disclosure {
    use boussole_sante::{
        Code,
        disclosure::{Attacker, CountTable, Optimality, Seen, Sum, suppress},
    };
    use proptest::prelude::*;

    /// Small numbers, and those about which something gives way.
    fn edge() -> impl Strategy<Value = u64> {
        let edges =
            [0, 1, (1 << 53) - 1, 1 << 53, i64::MAX as u64, 1 << 63, u64::MAX - 1, u64::MAX];
        prop_oneof![0u64..12, prop::sample::select(edges.to_vec())]
    }

    fn number() -> impl Strategy<Value = f64> {
        let edges = [0.0, 1.0, 5.0, -3.5, 1e-300, f64::MAX, f64::MIN, f64::INFINITY, f64::NAN];
        prop::sample::select(edges.to_vec())
    }

    fn seen() -> impl Strategy<Value = Seen> {
        let count = prop::option::of(edge());
        let mean = prop::option::of((number(), number()));
        (count, mean).prop_map(|(count, mean)| Seen { count, mean })
    }

    proptest! {
        #[test]
        fn counts_of_any_size_are_a_table_or_refused(
            (rows, counts) in (1usize..4).prop_flat_map(|rows| {
                (Just(rows), prop::collection::vec(edge(), rows * 3))
            }),
            k in edge(),
        ) {
            let sum = counts.iter().map(|count| u128::from(*count)).sum::<u128>();
            for table in [CountTable::one_way(&counts), CountTable::two_way(rows, 3, &counts)] {
                prop_assert_eq!(table.is_err(), sum >= 1 << 53);
                let Ok(table) = table else { continue };
                prop_assert_eq!(u128::from(table.total()), sum);
                let pattern = suppress(&table, k);
                prop_assert_eq!(pattern.hidden.len(), table.len());
                prop_assert!(Attacker::of_table(&table, &pattern.hidden).is_ok());
            }
        }

        #[test]
        fn an_attacker_sees_only_groups_that_there_are(
            seen in prop::collection::vec(seen(), 0..4),
            whole in 0usize..5, parts in prop::collection::vec(0usize..5, 0..3),
            asked in 0usize..6,
            range in (number(), number()),
            own in prop::option::of(number()),
        ) {
            let groups = seen.len();
            let fits = parts.iter().chain([&whole]).all(|place| *place < groups);
            match Attacker::new(seen, vec![Sum { whole, parts }]) {
                Ok(attacker) => {
                    prop_assert!(fits);
                    let known = (attacker.count(asked), attacker.mean(asked, range, own));
                    prop_assert!(asked < groups || known == (None, None));
                }
                Err(error) => {
                    prop_assert!(!fits);
                    prop_assert_eq!(error.code(), Code::InvalidOption);
                }
            }
        }
    }

    #[test]
    fn a_table_has_the_shape_that_it_is_said_to_have() {
        for (rows, columns) in [(2, 2), (usize::MAX, 2), (1 << 40, 1 << 40), (3, 1), (5, 0)] {
            let error = CountTable::two_way(rows, columns, &[1, 2, 3, 4, 5]).unwrap_err();
            assert_eq!(error.code(), Code::InvalidOption);
            assert_eq!(error.found(), "5");
        }
        let table = CountTable::one_way(&[3, 9]).unwrap();
        let error = Attacker::of_table(&table, &[true]).unwrap_err();
        assert_eq!(
            error.to_string(),
            "this option cannot be used so; expected 3 counts; found `1`"
        );
    }

    #[test]
    fn a_rule_that_nobody_meets_hides_everything() {
        let table = CountTable::one_way(&[3, 9]).unwrap();
        let pattern = suppress(&table, u64::MAX);
        assert_eq!((pattern.hidden, pattern.optimality), (vec![true; 3], Optimality::Whole));
    }
}

/// A scale that holds itself is told as a cycle, whichever of two has its name,
/// and whichever of two reaches it.
#[test]
fn one_of_two_scales_with_one_name_may_be_in_a_cycle() {
    let scale = |key: &str, child: &str| {
        json!({"key": key, "title": {"fr": "E"}, "method": "mean",
               "output": "percent_of_maximum", "items": [{"scale": child}]})
    };
    let plain = |key: &str| {
        json!({"key": key, "title": {"fr": "E"}, "method": "mean",
               "output": "percent_of_maximum", "items": [{"item": "n"}]})
    };
    for scales in [
        [scale("a", "a"), scale("a", "b"), scale("c", "a"), plain("b")],
        [scale("a", "b"), scale("c", "c"), scale("a", "c"), plain("b")],
        [plain("a"), scale("c", "b"), scale("b", "c"), scale("a", "c")],
    ] {
        let document = json!({
            "document": "questionnaire", "schema_version": 1, "key": "q", "version": "1.0.0",
            "title": {"fr": "Q"}, "sections": [{"key": "s", "title": {"fr": "S"}, "items": [
                {"key": "n", "kind": "number", "min": 0, "max": 9, "text": {"fr": "N"}}]}],
            "scales": scales,
        });
        let error = Questionnaire::from_json(document.to_string().as_bytes()).unwrap_err();
        let codes: Vec<Code> = error.faults().iter().map(boussole_sante::Error::code).collect();
        assert!(codes.contains(&Code::Cycle), "{codes:?}");
        assert!(codes.contains(&Code::DuplicateEntry), "{codes:?}");
    }
}
