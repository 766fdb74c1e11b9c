//! What people wrote does not reach errors.

use boussole_sante::{Answer, Answers, Comparison, Language, Plan, Questionnaire, scoring::Plain};

const NAME: &str = "jeanne.dupont@mairie.example";

#[test]
fn faults_of_answers_quote_nobody() {
    let q = Questionnaire::embedded("autopositionnement").unwrap();
    let document = serde_json::json!({
        "document": "answers", "schema_version": 1, "purpose": NAME,
        "questionnaire": { "key": "autopositionnement", "version": "1.0.0", "sha256": q.sha256() },
        "respondent": NAME, "retain_until": NAME,
        "answers": {
            "animer-un-comite-de-pilotage": { "level": NAME },
            "animer-une-pleniere": { "level": 2, "occasion": NAME },
            "place-dans-l-organigramme": { "choice": NAME },
            "dispositifs": { "chosen": ["asv", NAME] },
            "nombre-de-demarches": { "number": NAME },
            "salaire": NAME,
        }
    });
    let error = Answers::from_json(document.to_string().as_bytes(), &q).unwrap_err();
    assert!(error.faults().len() >= 7, "{:#?}", error.faults());
    let said = format!("{error} {error:?} {:?}", error.faults());
    assert!(!said.contains("jeanne"), "{said}");
    assert!(said.contains("‹28 characters›"), "{said}");
}

/// An age, a year, the number of a telephone: short, and a person's all the
/// same.
#[test]
fn faults_of_answers_quote_no_number_either() {
    let q = Questionnaire::embedded("autopositionnement").unwrap();
    for value in ["1971", "\"1971\"", "0.1971", "[1971]"] {
        for shape in ["level", "choice", "number", "text", "missing"] {
            let document = format!("{{\"{shape}\": {value}}}");
            let item = "nombre-de-demarches";
            let read = Answer::from_json(&document, item).and_then(|answer| {
                boussole_sante::survey::AnswerSet::default().insert(&q, item, answer).map(|_| ())
            });
            if let Err(error) = read {
                let said = format!("{error} {error:?} {:?}", error.faults());
                assert!(!said.contains("1971"), "{document}: {said}");
                assert!(!error.message(Language::French).contains("1971"), "{document}");
            } else {
                assert_eq!((shape, value), ("text", "\"1971\""), "{document}");
            }
        }
    }
    let error = Answer::from_json(r#"{"level": 9999}"#, "animer-un-atelier").unwrap_err();
    assert_eq!(error.faults()[0].found(), "‹4 characters›");
}

/// What quotes nobody is told as it is: types, and the names of declared fields.
#[test]
fn faults_of_answers_name_types_and_declared_fields() {
    let found = |document: &str| -> Vec<String> {
        let error = Answer::from_json(document, "animer-un-atelier").unwrap_err();
        error.faults().iter().map(|fault| fault.found().to_string()).collect()
    };
    assert_eq!(found(r#"{"level": {}}"#), ["an object"]);
    assert_eq!(found(r#"{"level": null}"#), ["null"]);
    assert_eq!(found(r#"{"level": 2, "niveau": 2}"#), ["‹6 characters›"]);
}

/// A person's own words wherever they can stand in a document of theirs.
#[test]
fn no_channel_quotes_what_a_document_of_a_person_holds() {
    const CANARY: &str = "12-rue-des-lilas";
    let q = Questionnaire::embedded("autopositionnement-court").unwrap();
    let plan = Plan::new(&q).unwrap();
    let answers = boussole_sante::Answers::new(
        &q,
        boussole_sante::survey::Purpose::Study,
        "r-1".parse().unwrap(),
        "2030-01-01".parse().unwrap(),
    );
    let saved = boussole_sante::Interview::start(&plan, &Comparison::default()).unwrap().save();
    let mut refused = 0;
    for (kind, sound) in [("answers", answers.to_json()), ("interview", saved)] {
        let document: serde_json::Value = serde_json::from_str(&sound).unwrap();
        let members = document.as_object().unwrap();
        let mut bad: Vec<String> = Vec::new();
        for name in members.keys() {
            for value in [
                serde_json::json!(CANARY),
                serde_json::json!({CANARY: CANARY}),
                serde_json::json!([CANARY]),
            ] {
                let mut other = members.clone();
                other.insert(name.clone(), value);
                bad.push(serde_json::to_string(&other).unwrap());
            }
        }
        let mut more = members.clone();
        more.insert(CANARY.to_owned(), serde_json::json!(1));
        bad.push(serde_json::to_string(&more).unwrap());
        let twice = sound.replacen('{', &format!("{{\"{CANARY}\": 1, \"{CANARY}\": 2,"), 1);
        let cut = format!("{}{CANARY}", &sound[..sound.len() / 2]);
        let answered = sound.replacen(
            "\"answers\":{",
            &format!("\"answers\":{{\"{CANARY}\":{{\"text\":\"{CANARY}\"}}"),
            1,
        );
        bad.extend([twice, cut, answered]);
        for document in bad {
            let error = match kind {
                "answers" => boussole_sante::Answers::from_json(document.as_bytes(), &q).err(),
                _ => {
                    boussole_sante::Interview::restore(document.as_bytes(), &plan, None, None).err()
                }
            };
            let Some(error) = error else { continue };
            refused += 1;
            let faults: Vec<&boussole_sante::Error> =
                error.faults().iter().chain([&error]).collect();
            for fault in faults {
                let told = format!(
                    "{fault} {fault:?} {} {} {} {} {} {}",
                    fault.message(Language::French),
                    fault.message(Language::English),
                    fault.found(),
                    fault.expected(),
                    fault.location(),
                    serde_json::to_string(fault).unwrap(),
                );
                assert!(!told.contains("lilas"), "{kind}: {told}");
            }
        }
    }
    assert!(refused > 40, "{refused}");
}

#[test]
fn plain_values_are_not_quoted_either() {
    let q = Questionnaire::embedded("autopositionnement").unwrap();
    let plan = Plan::new(&q).unwrap();
    let text = || Plain::Text(NAME.to_owned());
    let error = plan
        .answers([
            ("animer-un-comite-de-pilotage", text()),
            ("animer-un-comite-de-pilotage_occasion", text()),
            ("nombre-de-demarches", text()),
            ("dispositifs", Plain::List(vec![NAME.to_owned()])),
            ("salaire", Plain::Json(format!("{{\"choice\": \"{NAME}\"}}"))),
        ])
        .unwrap_err();
    assert_eq!(error.faults().len(), 5, "{:#?}", error.faults());
    assert!(!format!("{error:?} {:?}", error.faults()).contains("jeanne"));
    for value in [Plain::Integer(1971), Plain::Float(19.71), Plain::Text("1971".to_owned())] {
        for item in ["animer-un-comite-de-pilotage", "dispositifs", "nombre-de-demarches"] {
            let error = plan.answers([(item, value.clone())]).unwrap_err();
            let said = format!("{error:?} {:?}", error.faults());
            assert!(!said.contains("1971") && !said.contains("19.71"), "{said}");
        }
    }
    let list = plan.answers([("nombre-de-demarches", Plain::List(Vec::new()))]).unwrap_err();
    assert_eq!(list.faults()[0].found(), "a list");
    let wrong = Answer::from_json(&format!("{{\"level\": \"{NAME}\"}}"), "salaire").unwrap_err();
    assert!(!format!("{wrong:?}").contains("jeanne"));
}
