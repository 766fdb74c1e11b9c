//! Laws of scoring, whatever the questionnaire.

use boussole_sante::{
    Comparison, Plan, Questionnaire, Report,
    scoring::{Explanation, Plain},
    survey::AnswerSet,
};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A scale over items with these values, methods and keys.
#[derive(Debug, Clone)]
struct Case {
    values: Vec<i64>,
    members: Vec<(bool, u32)>,
    answers: Vec<Option<usize>>,
    method: &'static str,
    output: &'static str,
}

fn cases() -> impl Strategy<Value = Case> {
    let values = prop::collection::btree_set(-50i64..50, 2..7);
    (
        values,
        prop::sample::select(vec!["mean", "prorated_sum"]),
        prop::sample::select(vec!["raw", "percent_of_maximum"]),
    )
        .prop_flat_map(|(values, method, output)| {
            let values: Vec<i64> = values.into_iter().collect();
            let answer = prop::option::weighted(0.8, 0..values.len());
            let member = (any::<bool>(), 1u32..=300);
            prop::collection::vec((member, answer), 1..9).prop_map(move |rows| {
                let (members, answers) = rows.into_iter().unzip();
                Case { values: values.clone(), members, answers, method, output }
            })
        })
}

impl Case {
    fn document(&self) -> Value {
        let choices = self.values.iter().enumerate();
        let choices: Vec<Value> = choices
            .map(|(at, value)| json!({"code": format!("c{at}"), "value": value, "label": {"fr": "x"}}))
            .collect();
        let items: Vec<Value> = (0..self.members.len())
            .map(|at| json!({"key": format!("q{at}"), "kind": "rating", "choices": "l", "text": {"fr": "x"}}))
            .collect();
        let members: Vec<Value> = self
            .members
            .iter()
            .enumerate()
            .map(|(at, (reversed, weight))| {
                json!({"item": format!("q{at}"), "reversed": reversed, "weight": weight})
            })
            .collect();
        json!({
            "document": "questionnaire", "schema_version": 1, "key": "e", "version": "1.0.0",
            "title": {"fr": "x"}, "choice_lists": [{"key": "l", "choices": choices}],
            "sections": [{"key": "s", "title": {"fr": "x"}, "items": items}],
            "scales": [{"key": "s", "title": {"fr": "x"}, "method": self.method,
                        "output": self.output, "min_items": 1, "items": members}]
        })
    }

    fn score(&self) -> Report {
        self.score_as(&self.document(), false)
    }

    /// The report; answers given in the opposite order if asked.
    fn score_as(&self, document: &Value, backwards: bool) -> Report {
        let q = Questionnaire::from_json(document.to_string().as_bytes()).unwrap();
        let plan = Plan::new(&q).unwrap();
        let given = self.answers.iter().enumerate().filter_map(|(at, answer)| {
            answer.map(|answer| (format!("q{at}"), Plain::Text(format!("c{answer}"))))
        });
        let mut given: Vec<(String, Plain)> = given.collect();
        if backwards {
            given.reverse();
        }
        let answers: AnswerSet = plan.answers(given).unwrap();
        plan.score(&answers, &Comparison::default()).unwrap()
    }

    fn bounds(&self) -> (f64, f64) {
        if self.output == "percent_of_maximum" {
            return (0.0, 100.0);
        }
        let total: u32 = self.members.iter().map(|(_, weight)| *weight).sum();
        let times = if self.method == "mean" { 1.0 } else { f64::from(total) };
        let value = |at: usize| f64::from(i32::try_from(self.values[at]).unwrap());
        (value(0) * times, value(self.values.len() - 1) * times)
    }
}

fn exact(report: &Report) -> Option<String> {
    match report.explain("s").unwrap() {
        Explanation::Scale(scale) => scale.exact,
        _ => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_score_lies_within_its_range(case in cases()) {
        let report = case.score();
        let (low, high) = case.bounds();
        if let Some(value) = report.scales[0].value {
            prop_assert!((low..=high).contains(&value), "{value} in {low}..={high}");
        }
        let all_same = |at: usize| case.answers.iter().flatten().all(|answer| *answer == at);
        let straight = case.members.iter().all(|(reversed, _)| !reversed);
        if straight && all_same(case.values.len() - 1) {
            prop_assert!(report.scales[0].value.is_none_or(|v| v.to_bits() == high.to_bits()));
        }
    }

    #[test]
    fn the_order_of_answers_and_of_members_changes_nothing(case in cases()) {
        let report = case.score();
        prop_assert_eq!(case.score_as(&case.document(), true).to_json(), report.to_json());
        let mut document = case.document();
        document["scales"][0]["items"].as_array_mut().unwrap().reverse();
        document["sections"][0]["items"].as_array_mut().unwrap().reverse();
        let turned = case.score_as(&document, false);
        prop_assert_eq!(&turned.scales, &report.scales);
        prop_assert_eq!(exact(&turned), exact(&report));
    }

    #[test]
    fn only_the_proportion_of_weights_counts(case in cases(), factor in 2u32..=3) {
        let mut scaled = case.clone();
        scaled.members.iter_mut().for_each(|(_, weight)| *weight *= factor);
        let sum = case.method == "prorated_sum" && case.output == "raw";
        let (one, other) = (case.score(), scaled.score());
        if !sum {
            prop_assert_eq!(exact(&one), exact(&other));
            prop_assert_eq!(&one.scales, &other.scales);
        }
    }

    #[test]
    fn reversing_every_member_mirrors_the_score(case in cases()) {
        let mut turned = case.clone();
        turned.output = "percent_of_maximum";
        let straight = turned.score().scales[0].value;
        turned.members.iter_mut().for_each(|(reversed, _)| *reversed = !*reversed);
        let mirrored = turned.score().scales[0].value;
        prop_assert_eq!(straight.is_some(), mirrored.is_some());
        if let (Some(one), Some(other)) = (straight, mirrored) {
            prop_assert!((one + other - 100.0).abs() < 1e-9);
        }
        // The mirror of the answers undoes the mirror of the keys, to the bit,
        // where values are as far from both ends.
        turned.values = (0..i64::try_from(turned.values.len()).unwrap()).collect();
        let once = turned.score();
        let last = turned.values.len() - 1;
        turned.members.iter_mut().for_each(|(reversed, _)| *reversed = !*reversed);
        turned.answers.iter_mut().flatten().for_each(|answer| *answer = last - *answer);
        let twice = turned.score();
        prop_assert_eq!(exact(&once), exact(&twice));
        prop_assert_eq!(&once.scales, &twice.scales);
    }

    #[test]
    fn answers_make_the_round_trip(case in cases()) {
        let q = Questionnaire::from_json(case.document().to_string().as_bytes()).unwrap();
        let until = "2030-01-01".parse().unwrap();
        let purpose = boussole_sante::survey::Purpose::Network;
        let mut answers = boussole_sante::Answers::new(&q, purpose, "r".parse().unwrap(), until);
        for (at, answer) in case.answers.iter().enumerate() {
            let given = answer.map_or_else(
                || json!({"missing": "no_answer"}),
                |answer| json!({"choice": format!("c{answer}")}),
            );
            let item = format!("q{at}");
            let answer = boussole_sante::Answer::from_json(&given.to_string(), &item).unwrap();
            answers.answers_mut().insert(&q, &item, answer).unwrap();
        }
        let again = boussole_sante::Answers::from_json(answers.to_json().as_bytes(), &q).unwrap();
        prop_assert_eq!(again.to_json(), answers.to_json());
        prop_assert_eq!(again.answers(), answers.answers());
    }
}
