//! What the lint finds: nothing to warn of in what ships, and each thing where
//! it was put.

use boussole_sante::{
    Language, Questionnaire, Referential,
    lint::{CoverageLine, Finding, LintCode, Severity, coverage, lint},
};
use serde_json::{Value, json};

fn shipped() -> Vec<Questionnaire> {
    let names = Questionnaire::embedded_names();
    names.into_iter().map(|name| Questionnaire::embedded(name).unwrap()).collect()
}

#[test]
fn what_ships_has_no_warning_and_its_holes_are_known() {
    let today = "2026-11-25".parse().unwrap();
    let findings = lint(&Referential::embedded().unwrap(), &shipped(), Some(today));
    let told: Vec<String> = findings.iter().map(|one| one.message.get("en").0.to_owned()).collect();
    let warnings = findings.iter().filter(|one| one.severity != Severity::Info).count();
    assert_eq!(warnings, 0, "{}", told.join("\n"));
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn the_matrix_of_what_ships() {
    let lines = coverage(&Referential::embedded().unwrap(), &shipped()[..1], "fr");
    let cell = |count: u32| if count == 0 { "·".to_owned() } else { count.to_string() };
    let rows: Vec<String> = lines
        .iter()
        .map(|line: &CoverageLine| {
            let counts = [
                line.items,
                line.profiles,
                line.offers,
                line.steps,
                line.indicators,
                line.missions,
            ];
            format!("{:60} {}", line.competency, counts.map(cell).join(" "))
        })
        .collect();
    insta::assert_snapshot!(rows.join("\n"));
}

fn edited(edit: impl Fn(&mut Value)) -> Referential {
    let mut document: Value = serde_json::from_str(Referential::embedded_json()).unwrap();
    edit(&mut document);
    Referential::from_json(document.to_string().as_bytes())
        .unwrap_or_else(|error| panic!("{:#?}", error.faults()))
}

fn asked(edit: impl Fn(&mut Value)) -> Questionnaire {
    let q = Questionnaire::embedded("autopositionnement-court").unwrap();
    let mut document: Value = serde_json::from_str(&q.to_json()).unwrap();
    edit(&mut document);
    Questionnaire::from_json(document.to_string().as_bytes())
        .unwrap_or_else(|error| panic!("{:#?}", error.faults()))
}

fn place(finding: &Finding) -> String {
    format!("{} {}", finding.code, finding.pointer)
}

/// What the change brings about that was not there before.
fn new_findings(referential: &Referential, questionnaires: &[Questionnaire]) -> Vec<String> {
    let today = Some("2026-11-25".parse().unwrap());
    let before: Vec<String> =
        lint(&Referential::embedded().unwrap(), &shipped(), today).iter().map(place).collect();
    let after = lint(referential, questionnaires, today);
    after.iter().map(place).filter(|one| !before.contains(one)).collect()
}

fn position(document: &Value, list: &str, key: &str) -> usize {
    document[list].as_array().unwrap().iter().position(|entry| entry["key"] == key).unwrap()
}

/// Each defect, put into what ships, is found where it is and brings nothing
/// else about.
#[test]
fn each_defect_is_found_where_it_is() {
    let long = "é".repeat(101);
    type Edit = Box<dyn Fn(&mut Value)>;
    let set = |at: &'static str, value: Value| -> Edit {
        Box::new(move |document| {
            let (parent, name) = at.rsplit_once('/').unwrap();
            document.pointer_mut(parent).unwrap()[name] = value.clone();
        })
    };
    let retire = |list: &'static str, key: &'static str| -> Edit {
        Box::new(move |document| {
            let at = position(document, list, key);
            document[list][at]["retired"] = json!({ "reason": { "fr": "fin", "en": "end" } });
        })
    };
    let current = json!([{ "key": "offre", "label": { "fr": "Offre", "en": "Offer" }, "provider": "x",
        "reach": "local", "permanence": "lasting", "addressees": ["coordination"], "status": "source",
        "provenance": [{ "source": "projet", "place": "ici" }], "verified_on": "2026-09-01" }]);
    let offer = |field: &'static str, value: Value| -> Edit {
        let mut offers = current.clone();
        offers[0][field] = value;
        Box::new(move |document| {
            document["offers"].as_array_mut().unwrap().extend(offers.as_array().unwrap().clone())
        })
    };
    let new = "/offers/19";
    let cases: Vec<(&str, Edit, Vec<String>)> = vec![
        (
            "a source less",
            set("/factors/3/provenance", json!([])),
            vec!["no_provenance /factors/3".into()],
        ),
        (
            "a place less",
            set("/factors/3/provenance/0/place", Value::Null),
            vec!["no_place /factors/3/provenance/0".into()],
        ),
        (
            "no descriptors",
            set("/competencies/3/descriptors", json!([])),
            vec!["no_descriptors /competencies/3".into()],
        ),
        (
            "a long name",
            set("/factors/3/label/en", json!(long)),
            vec!["label_too_long /factors/3/label/en".into()],
        ),
        ("a name of a hundred", set("/factors/3/label/en", json!("é".repeat(100))), vec![]),
        (
            "a comma",
            set("/scales/0/levels/3/label/fr", json!("mobilisée, oui")),
            vec!["comma_in_level /scales/0/levels/3/label".into()],
        ),
        (
            "no English",
            set("/factors/3/label", json!({ "fr": "Place" })),
            vec!["missing_language /factors/3/label".into()],
        ),
        (
            "no English statement",
            set("/competencies/3/statement", json!({ "fr": "Place." })),
            vec!["missing_language /competencies/3/statement".into()],
        ),
        (
            "a high outcome",
            set("/offers/6/outcomes/0/to", json!(4)),
            vec![
                "outcome_above_range /offers/6/outcomes/0/to".into(),
                "outcome_too_steep /offers/6/outcomes/0/to".into(),
            ],
        ),
        ("two levels", set("/offers/6/outcomes/1/to", json!(2)), vec![]),
        ("a current offer", offer("seats", json!(12)), vec![]),
        (
            "an offer that ended",
            offer("valid_until", json!("2026-11-24")),
            vec![format!("offer_expired {new}/valid_until")],
        ),
        ("an offer that ends today", offer("valid_until", json!("2026-11-25")), vec![]),
        (
            "an offer not seen for a year",
            offer("verified_on", json!("2025-11-24")),
            vec![format!("offer_verified_long_ago {new}/verified_on")],
        ),
        ("an offer seen a year ago", offer("verified_on", json!("2025-11-25")), vec![]),
        (
            "an offer never seen",
            offer("verified_on", Value::Null),
            vec![format!("offer_not_verified {new}/verified_on")],
        ),
        (
            "an offer for nobody",
            offer(
                "audience",
                json!({ "all": [{ "newcomer": true }, { "days_in_post": { "at_least": 366 } }] }),
            ),
            vec![format!("unreachable_offer {new}/audience")],
        ),
        (
            "an offer for the last day",
            offer(
                "audience",
                json!({ "all": [{ "newcomer": true }, { "days_in_post": { "at_least": 365 } }] }),
            ),
            vec![],
        ),
        (
            "an offer for no share",
            offer(
                "audience",
                json!({ "all": [{ "share": { "dispositif": "cls", "at_least": 600 } },
            { "not": { "dispositif_in": ["cls"] } }] }),
            ),
            vec![format!("unreachable_offer {new}/audience")],
        ),
        (
            "an offer for a level",
            offer(
                "audience",
                json!({ "all": [{ "level": { "competency": "animer-un-atelier", "at_least": 2 } },
            { "not": { "level": { "competency": "animer-un-atelier", "at_least": 3 } } }] }),
            ),
            vec![],
        ),
        (
            "an offer for no level",
            offer(
                "audience",
                json!({ "all": [{ "level": { "competency": "animer-un-atelier", "at_least": 3 } },
            { "level": { "competency": "animer-un-atelier", "at_most": 2 } }] }),
            ),
            vec![format!("unreachable_offer {new}/audience")],
        ),
        (
            "a situation and its contrary",
            offer(
                "audience",
                json!({ "all": [{ "tag_in": ["renouvellement-cls"] },
            { "not": { "tag_in": ["renouvellement-cls", "creation-de-dispositif"] } }] }),
            ),
            vec![format!("unreachable_offer {new}/audience")],
        ),
        (
            "a step for nobody",
            set("/pathways/0/steps/2/audience", json!({ "days_in_post": { "at_least": 31 } })),
            vec!["unreachable_step /pathways/0/steps/2".into()],
        ),
        (
            "a step on its last day",
            set("/pathways/0/steps/5/audience", json!({ "days_in_post": { "at_least": 30 } })),
            vec![],
        ),
        (
            "a pathway and a step that exclude each other",
            set("/pathways/1/steps/0/audience", json!({ "not": { "dispositif_in": ["cls"] } })),
            vec!["unreachable_step /pathways/1/steps/0".into()],
        ),
        (
            "a step whose offers are for others",
            set("/pathways/0/steps/31/window", json!({ "from_day": 366, "to_day": 400 })),
            vec!["unreachable_step /pathways/0/steps/31/offers".into()],
        ),
        (
            "a step before its cause",
            set("/pathways/0/steps/8/window", json!({ "from_day": 61, "to_day": 190 })),
            vec!["step_before_its_cause /pathways/0/steps/9/window".into()],
        ),
        (
            "a step with its cause",
            set("/pathways/0/steps/8/window", json!({ "from_day": 60, "to_day": 190 })),
            vec![],
        ),
        (
            "a target alone",
            set("/indicators/0/targets", json!([{ "value": 3, "by": "2027" }])),
            vec!["target_without_baseline /indicators/0/targets".into()],
        ),
        (
            "a share of people",
            set("/indicators/9/minimum_n", Value::Null),
            vec!["small_base /indicators/9".into()],
        ),
        (
            "retired and referred to",
            retire("objectives", "prog-oo2-reseau"),
            vec![
                "refers_to_retired /indicators/18/objectives/0".into(),
                "refers_to_retired /indicators/19/objectives/0".into(),
                "refers_to_retired /indicators/20/objectives/0".into(),
                "refers_to_retired /indicators/21/objectives/0".into(),
            ],
        ),
        (
            "a domain for nothing",
            Box::new(|document| {
                document["domains"]
                    .as_array_mut()
                    .unwrap()
                    .push(json!({ "key": "vide", "label": { "fr": "Vide", "en": "Empty" },
                "status": "source", "provenance": [{ "source": "projet", "place": "ici" }] }));
            }),
            vec!["unused /domains/10".into()],
        ),
        (
            "a source for nothing",
            Box::new(|document| {
                document["sources"]
                    .as_array_mut()
                    .unwrap()
                    .push(json!({ "key": "Vide", "label": { "fr": "Vide" } }));
            }),
            vec!["unused /sources/53".into(), "missing_language /sources/53/label".into()],
        ),
        (
            "no profile",
            Box::new(|document| {
                let at = position(document, "profiles", "asv");
                document["profiles"][at]["requirements"]
                    .as_array_mut()
                    .unwrap()
                    .retain(|one| one["competency"] != "observer-et-alerter");
            }),
            vec!["no_profile /competencies/27".into()],
        ),
        (
            "no indicator for a factor",
            set("/indicators/10/factors", json!([])),
            vec!["no_indicator /factors/4".into(), "no_indicator /factors/5".into()],
        ),
    ];
    let mut wrong = Vec::new();
    for (name, edit, expected) in &cases {
        let found = new_findings(&edited(edit), &shipped());
        // Words of questions are looked at further down.
        let mut found: Vec<String> =
            found.into_iter().filter(|one| !one.starts_with("words_differ")).collect();
        let mut expected = expected.clone();
        found.sort();
        expected.sort();
        if found != expected {
            wrong.push(format!("{name}:\n  {found:?}\n  {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn indicators_with_one_formula_and_judged_volumes() {
    let twin = edited(|document| {
        let mut twin = document["indicators"][0].clone();
        twin["key"] = json!("jumeau");
        document["indicators"].as_array_mut().unwrap().push(twin);
        let mut volume = document["indicators"][0].clone();
        volume.as_object_mut().unwrap().remove("denominator");
        volume.as_object_mut().unwrap().remove("factor");
        for (field, value) in [
            ("key", "volume"),
            ("measure", "count"),
            ("kind", "output"),
            ("direction", "higher"),
            ("unit_of_count", "event"),
        ] {
            volume[field] = json!(value);
        }
        document["indicators"].as_array_mut().unwrap().push(volume.clone());
        volume["key"] = json!("lu");
        volume["direction"] = json!("neutral");
        volume["numerator"]["key"] = json!("autre-terme");
        document["indicators"].as_array_mut().unwrap().push(volume);
    });
    let found = new_findings(&twin, &shipped());
    assert_eq!(
        found,
        ["same_formula /indicators/55/numerator", "volume_judged /indicators/56/direction"]
    );
    let finding =
        lint(&twin, &[], None).into_iter().find(|f| f.code == LintCode::SameFormula).unwrap();
    assert_eq!((finding.key.as_str(), finding.detail.as_str()), ("jumeau", "env-01"));
}

#[test]
fn questions_are_held_beside_the_referential() {
    let embedded = Referential::embedded().unwrap();
    let level = |document: &Value| -> String {
        let sections = document["sections"].as_array().unwrap();
        sections
            .iter()
            .enumerate()
            .flat_map(|(s, section)| {
                section["items"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .enumerate()
                    .filter(|(_, item)| item["kind"] == "level")
                    .map(move |(i, _)| format!("/sections/{s}/items/{i}"))
            })
            .next()
            .unwrap()
    };
    let q = Questionnaire::embedded("autopositionnement-court").unwrap();
    let at = level(&serde_json::from_str(&q.to_json()).unwrap());
    for (field, value) in [
        ("label", json!({ "fr": "Autre nom" })),
        ("text", json!({ "fr": "Autre phrase." })),
        (
            "descriptors",
            json!([{ "fr": "a" }, { "fr": "b" }, { "fr": "c" }, { "fr": "d" }, { "fr": "e" }]),
        ),
    ] {
        let other = asked(|document| document.pointer_mut(&at).unwrap()[field] = value.clone());
        assert_eq!(
            new_findings(&embedded, &[other])
                .iter()
                .filter(|f| f.starts_with("words"))
                .collect::<Vec<_>>(),
            [&format!("words_differ {at}/{field}")]
        );
    }
    let shorter = asked(|document| {
        document.pointer_mut(&at).unwrap().as_object_mut().unwrap().remove("descriptors");
        document.pointer_mut(&at).unwrap()["label"] =
            json!({ "fr": document.pointer(&at).unwrap()["label"]["fr"] });
    });
    assert!(
        new_findings(&embedded, &[shorter]).iter().all(|one| !one.starts_with("words")),
        "left out is no difference"
    );
    let long = asked(|document| {
        document.pointer_mut(&at).unwrap()["label"]["fr"] = json!("x".repeat(101))
    });
    assert!(new_findings(&embedded, &[long]).contains(&format!("label_too_long {at}/label")));
    let other = asked(|document| document["referential"]["key"] = json!("autre"));
    let found = lint(&embedded, &[other], None);
    assert_eq!(
        (found[0].severity, place(&found[0])),
        (Severity::Error, "other_referential /referential".to_owned())
    );
    assert_eq!(found[0].document, "autopositionnement-court");
    let retired = edited(|document| {
        let at = position(document, "factors", "salaire");
        document["factors"][at]["retired"] = json!({ "reason": { "fr": "fin" } });
        let at = position(document, "competencies", "animer-un-atelier");
        document["competencies"][at]["retired"] = json!({ "reason": { "fr": "fin" } });
    });
    let long = Questionnaire::embedded("autopositionnement").unwrap();
    let found: Vec<Finding> = lint(&retired, &[long], None);
    let asked: Vec<&str> =
        found.iter().filter(|f| f.code == LintCode::RetiredAsked).map(|f| f.key.as_str()).collect();
    assert_eq!(asked, ["animer-un-atelier", "salaire"]);
}

#[test]
fn without_questionnaires_nothing_is_said_of_questions() {
    let found = lint(&Referential::embedded().unwrap(), &[], None);
    assert!(found.iter().all(|finding| finding.code != LintCode::NoItem));
    let short = Questionnaire::embedded("autopositionnement-court").unwrap();
    let found = lint(&Referential::embedded().unwrap(), &[short], None);
    assert!(found.iter().any(|finding| finding.code == LintCode::NoItem));
}

#[test]
fn findings_are_told_in_both_languages() {
    let each = LintCode::ALL.iter();
    let lines: Vec<&str> = each
        .flat_map(|code| Language::ALL.iter().map(|language| code.sentence(*language)))
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
    let finding = lint(&Referential::embedded().unwrap(), &[], None).remove(0);
    for (language, colon) in [(Language::French, "\u{a0}: "), (Language::English, ": ")] {
        let sentence = finding.code.sentence(language);
        let (said, _) = finding.message.get(language.as_str());
        let told = format!("{}#{}{colon}{sentence}", finding.document, finding.pointer);
        assert!(said.starts_with(&told), "{said}");
    }
}
