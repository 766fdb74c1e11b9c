//! The vectors of `scoring`: expected values come from an implementation that
//! shares no code with this one.

use std::collections::BTreeSet;

use boussole_sante::{
    Answer, Comparison, Error, Plan, Post, Questionnaire, Referential, Report,
    scoring::{Explanation, Requirement, ScaleScore},
    survey::AnswerSet,
};
use boussole_sante_tests::vectors::{
    Asked, ExpectedScore, ExpectedScoring, PostInput, ScoringInput, area,
};
use serde_json::{Map, Value};

pub(crate) fn answers(q: &Questionnaire, given: &Map<String, Value>) -> AnswerSet {
    let mut answers = AnswerSet::default();
    for (item, answer) in given {
        let answer = Answer::from_json(&answer.to_string(), item).unwrap();
        answers.insert(q, item, answer).unwrap();
    }
    answers
}

pub(crate) fn requirement(asked: &Asked) -> Requirement {
    let requirement = Requirement::new(
        asked.competency.parse().unwrap(),
        asked.target,
        asked.weight,
        asked.necessity.parse().unwrap(),
        asked.asked_by.parse().unwrap(),
    );
    asked.share.map_or(requirement.clone(), |share| requirement.with_share(share))
}

pub(crate) fn questionnaire(document: &Value) -> Result<Questionnaire, Error> {
    match document {
        Value::String(name) => Questionnaire::embedded(name),
        document => Questionnaire::from_json(document.to_string().as_bytes()),
    }
}

pub(crate) fn referential(document: &Value) -> Result<Referential, Error> {
    match document {
        Value::String(_) => Referential::embedded(),
        document => Referential::from_json(document.to_string().as_bytes()),
    }
}

pub(crate) fn posts(given: &[PostInput]) -> Vec<Post> {
    let post = |given: &PostInput| {
        let post = Post::new(&given.profile).unwrap();
        let post = given.share.map_or(post.clone(), |share| post.clone().with_share(share));
        let arrived = given.arrived.as_ref().map(|day| day.parse().unwrap());
        let in_one = |post: Post, situation: &String| post.in_situation(situation).unwrap();
        let post = given.situations.iter().fold(post, in_one);
        arrived.map_or(post.clone(), |day| post.since(day))
    };
    given.iter().map(post).collect()
}

/// What the levels of each person are compared with.
pub(crate) fn comparison(input: &ScoringInput) -> Comparison {
    let mut comparison = match &input.referential {
        None => Comparison::default(),
        Some(document) => Comparison::with(&referential(document).unwrap(), posts(&input.posts)),
    };
    comparison.requirements = input.requirements.iter().map(requirement).collect();
    let today = input.today.as_ref().map(|day| day.parse().unwrap());
    today.map_or(comparison.clone(), |day| comparison.on(day))
}

fn given(score: &ScaleScore, report: &Report) -> ExpectedScore {
    let bits = |value: f64| format!("{:016x}", value.to_bits());
    let Explanation::Scale(explained) = report.explain(score.key.as_str()).unwrap() else {
        panic!("{} is a scale", score.key);
    };
    assert_eq!(explained.value.map(f64::to_bits), score.value.map(f64::to_bits));
    ExpectedScore {
        key: score.key.to_string(),
        status: score.status.to_string(),
        used: score.used,
        of: score.of,
        invalid: score.invalid,
        exact: explained.exact,
        bits: score.value.map(bits),
        band: score.band.as_ref().map(ToString::to_string),
        alternative_bits: score.alternative_value.map(bits),
    }
}

#[test]
fn scores_are_those_of_the_vectors() {
    let report_schema = jsonschema::validator_for(&crate::schemas::schema("report")).unwrap();
    let mut wrong = Vec::new();
    for (name, vector) in area::<ScoringInput, ExpectedScoring>("scoring").unwrap() {
        let input = vector.input;
        let q = questionnaire(&input.questionnaire)
            .unwrap_or_else(|error| panic!("{name}: {:#?}", error.faults()));
        let plan = Plan::new(&q).unwrap();
        let comparison = comparison(&input);
        let expected = vector.expected.unwrap().people;
        assert_eq!(expected.len(), input.people.len(), "{name}");
        for (person, (people, expected)) in input.people.iter().zip(expected).enumerate() {
            let answers = answers(&q, people);
            let report = plan.score(&answers, &comparison).unwrap();
            let scores: Vec<ExpectedScore> =
                report.scales.iter().map(|score| given(score, &report)).collect();
            assert_eq!(scores.len(), expected.scales.len(), "{name}");
            for (is, should) in scores.iter().zip(&expected.scales).filter(|(a, b)| a != b) {
                wrong.push(format!("{name}, person {person}:\n  {is:?}\n  {should:?}"));
            }
            let written: Value = serde_json::from_str(&report.to_json()).unwrap();
            assert!(report_schema.is_valid(&written), "{name}, person {person}");
            for (part, should) in expected.report.iter().filter(|(k, v)| written[k] != **v) {
                let is = &written[part];
                wrong.push(format!("{name}, person {person}, {part}:\n  {is}\n  {should}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} differ\n{}", wrong.len(), wrong.join("\n"));
}

/// What a person shows of one scale: the only kind of missing, if there is one.
fn only_missing(given: &Map<String, Value>, members: &[&str]) -> Option<String> {
    let mut kinds: BTreeSet<String> = BTreeSet::new();
    for member in members {
        match given.get(*member).map(|answer| answer.get("missing")) {
            None => kinds.insert("no_answer".into()),
            Some(Some(kind)) => kinds.insert(kind.as_str()?.into()),
            Some(None) => false,
        };
    }
    match kinds.len() {
        0 => Some("none".into()),
        1 => kinds.pop_first(),
        _ => None,
    }
}

#[test]
fn the_table_is_full() {
    let mut there = BTreeSet::new();
    for (_, vector) in area::<ScoringInput, ExpectedScoring>("scoring").unwrap() {
        let expected = vector.expected.unwrap().people;
        for scale in vector.input.questionnaire["scales"].as_array().into_iter().flatten() {
            let members: Option<Vec<&str>> =
                scale["items"].as_array().unwrap().iter().map(|m| m["item"].as_str()).collect();
            let rule = &scale["answered"];
            let (Some(members), false) = (members, rule.is_null()) else { continue };
            for (given, expected) in vector.input.people.iter().zip(&expected) {
                let Some(missing) = only_missing(given, &members) else { continue };
                let score = expected.scales.iter().find(|s| scale["key"] == *s.key).unwrap();
                there.insert([
                    scale["method"].as_str().unwrap().to_owned(),
                    scale["output"].as_str().unwrap().to_owned(),
                    rule["at_least"].as_object().unwrap().keys().next().unwrap().clone(),
                    rule["strict"].as_bool().unwrap_or_default().to_string(),
                    rule["of"].as_str().unwrap_or("applicable").to_owned(),
                    scale["min_items"].is_number().to_string(),
                    missing,
                    score.status.clone(),
                ]);
            }
        }
    }
    let mut lacking = Vec::new();
    for method in ["mean", "sum", "prorated_sum"] {
        for (missing, statuses) in [
            ("none", &["ok"][..]),
            ("no_answer", &["ok", "too_few_answers"]),
            ("refused", &["ok", "too_few_answers"]),
            ("dont_know", &["ok", "too_few_answers"]),
            ("not_applicable", &["ok", "too_few_answers", "nothing_applicable"]),
            ("not_shown", &["ok", "too_few_answers", "nothing_applicable"]),
        ] {
            for status in statuses {
                if method == "sum" && *status == "ok" && missing != "none" {
                    continue; // a sum needs every item
                }
                for output in ["raw", "percent_of_maximum"] {
                    for at_least in ["count", "ratio"] {
                        for flags in 0..8 {
                            let row = [
                                method,
                                output,
                                at_least,
                                if flags & 1 == 0 { "false" } else { "true" },
                                if flags & 2 == 0 { "applicable" } else { "all" },
                                if flags & 4 == 0 { "false" } else { "true" },
                                missing,
                                status,
                            ];
                            let row = row.map(str::to_owned);
                            if !there.contains(&row) {
                                lacking.push(row.join(" "));
                            }
                        }
                    }
                }
            }
        }
    }
    assert!(lacking.is_empty(), "{} rows are lacking\n{}", lacking.len(), lacking.join("\n"));
}
