//! The hashes of what every language must give byte for byte: the documents
//! that ship, and the report of every person in the vectors.

use std::collections::BTreeMap;

use boussole_sante::{
    Comparison, Interview, Plan, Questionnaire, Referential, document::sha256_hex,
};
use boussole_sante_tests::vectors::{
    EvaluationInput, ExpectedEvaluation, ExpectedInterview, ExpectedNetwork, ExpectedPack,
    ExpectedPlan, ExpectedScoring, GuidanceInput, HandoverInput, InterviewInput, PeersInput,
    ScoringInput, area, folder,
};
use serde_json::json;

use crate::evaluation::evaluation;
use crate::guidance::{given, plan};
use crate::handover::pack;
use crate::interview::take;
use crate::peers::network;
use crate::scoring::{answers, comparison, posts, questionnaire, referential};

fn scoring() -> BTreeMap<String, Vec<String>> {
    let mut hashes = BTreeMap::new();
    for (name, vector) in area::<ScoringInput, ExpectedScoring>("scoring").unwrap() {
        let input = vector.input;
        let q = questionnaire(&input.questionnaire).unwrap();
        let comparison = comparison(&input);
        let plan = Plan::new(&q).unwrap();
        let reports = input.people.iter().map(|person| {
            let answers = answers(&q, person);
            let report = plan.score(&answers, &comparison);
            sha256_hex(report.unwrap().to_json().as_bytes())
        });
        hashes.insert(name, reports.collect());
    }
    hashes
}

fn interviews() -> BTreeMap<String, [String; 2]> {
    let mut hashes = BTreeMap::new();
    for (name, vector) in area::<InterviewInput, ExpectedInterview>("interview").unwrap() {
        let input = vector.input;
        let q = questionnaire(&input.questionnaire).unwrap();
        let referential = input.referential.as_ref().map(|document| referential(document).unwrap());
        let comparison = match &referential {
            Some(referential) => Comparison::with(referential, posts(&input.posts)),
            None => Comparison::default(),
        };
        let mut interview = Interview::start(&Plan::new(&q).unwrap(), &comparison).unwrap();
        for step in &input.steps {
            // What is refused changes nothing.
            let _ = take(&mut interview, step);
        }
        let report = interview.report().unwrap().to_json();
        hashes.insert(name, [interview.save(), report].map(|text| sha256_hex(text.as_bytes())));
    }
    hashes
}

fn plans() -> BTreeMap<String, String> {
    let mut hashes = BTreeMap::new();
    for (name, vector) in area::<GuidanceInput, ExpectedPlan>("guidance").unwrap() {
        if let Ok((referential, portfolio)) = given(&vector.input) {
            let plan = plan(&vector.input, &referential, &portfolio).to_json();
            hashes.insert(name, sha256_hex(plan.as_bytes()));
        }
    }
    hashes
}

fn networks() -> BTreeMap<String, String> {
    let mut hashes = BTreeMap::new();
    for (name, vector) in area::<PeersInput, ExpectedNetwork>("peers").unwrap() {
        if let Ok(network) = network(&vector.input) {
            hashes.insert(name, sha256_hex(network.to_json().as_bytes()));
        }
    }
    hashes
}

fn packs() -> BTreeMap<String, String> {
    let mut hashes = BTreeMap::new();
    for (name, vector) in area::<HandoverInput, ExpectedPack>("handover").unwrap() {
        if let Ok(pack) = pack(&vector.input) {
            hashes.insert(name, sha256_hex(pack.to_json().as_bytes()));
        }
    }
    hashes
}

fn evaluations() -> BTreeMap<String, String> {
    let mut hashes = BTreeMap::new();
    for (name, vector) in area::<EvaluationInput, ExpectedEvaluation>("evaluation").unwrap() {
        if let Ok(evaluation) = evaluation(&vector.input) {
            hashes.insert(name, sha256_hex(evaluation.to_json().as_bytes()));
        }
    }
    hashes
}

/// `UPDATE_HASHES=1` writes the file anew.
#[test]
fn documents_reports_and_saves_have_the_hashes_that_every_language_gives() {
    let questionnaires = ["autopositionnement", "autopositionnement-court"];
    let questionnaires = questionnaires
        .map(|name| (name, Questionnaire::embedded(name).unwrap().sha256().to_owned()));
    let hashes = json!({
        "referential": Referential::embedded().unwrap().sha256(),
        "questionnaires": BTreeMap::from(questionnaires),
        "scoring": scoring(),
        "interview": interviews(),
        "guidance": plans(),
        "peers": networks(),
        "handover": packs(),
        "evaluation": evaluations(),
    });
    let path = folder().join("hashes.json");
    let text = format!("{}\n", serde_json::to_string_pretty(&hashes).unwrap());
    if std::env::var_os("UPDATE_HASHES").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text, "see UPDATE_HASHES");
}
