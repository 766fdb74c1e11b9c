//! Documents as typed values: written as they were read, changed and put together
//! in code, and read through serde.

use std::path::Path;

use boussole_sante::document::{Distinct, canonical_json};
use boussole_sante::referential::{Offer, Share};
use boussole_sante::survey::{
    ChoiceList, Item, MissingKind, QuestionnaireBuilder, QuestionnaireDocument, Scale,
};
use boussole_sante::value::{CompetencyKey, ScaleKey};
use boussole_sante::{Code, Comparison, Decimal, Plan, Questionnaire, Referential, Text};
use serde_json::{Value, json};

/// What a typed document may say otherwise than its author: nothing for nulls
/// and empty lists, `3` for `3.0` and `"3.0"`.
fn plain(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let members = members.iter().map(|(name, value)| (name.clone(), plain(value)));
            let says = |value: &Value| !value.is_null() && *value != json!([]);
            Value::Object(members.filter(|(_, value)| says(value)).collect())
        }
        Value::Array(values) => Value::Array(values.iter().map(plain).collect()),
        Value::Number(number) => match number.as_f64() {
            Some(whole) if whole.fract() == 0.0 => json!(whole as i64),
            _ => value.clone(),
        },
        Value::String(text) => match text.parse::<Decimal>() {
            Ok(decimal) => serde_json::to_value(decimal).unwrap(),
            Err(_) => value.clone(),
        },
        other => other.clone(),
    }
}

#[test]
fn what_ships_is_written_as_it_was_read() {
    for name in Questionnaire::embedded_names() {
        let q = Questionnaire::embedded(name).unwrap();
        assert_eq!(canonical_json(q.document()).unwrap(), q.to_canonical_json(), "{name}");
        assert_eq!(q.document().check().unwrap(), q);
    }
    let referential = Referential::embedded().unwrap();
    assert_eq!(canonical_json(referential.document()).unwrap(), referential.to_canonical_json());
}

/// Every accepted questionnaire and referential of the vectors.
#[test]
fn every_accepted_document_says_the_same_when_it_is_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/vectors/documents");
    let mut seen = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let vector: Value =
            serde_json::from_slice(&std::fs::read(file.unwrap().path()).unwrap()).unwrap();
        let input = &vector["input"]["json"];
        let bytes = input.to_string();
        let written = match vector["input"]["document"].as_str() {
            Some("questionnaire") => {
                let Ok(q) = Questionnaire::from_json(bytes.as_bytes()) else { continue };
                assert_eq!(q.document().check().unwrap().document(), q.document());
                serde_json::to_value(q.document()).unwrap()
            }
            Some("referential") if input.get("extends").is_none() => {
                let Ok(referential) = Referential::from_json(bytes.as_bytes()) else { continue };
                let again = referential.document().check().unwrap();
                assert_eq!(again.document(), referential.document());
                serde_json::to_value(referential.document()).unwrap()
            }
            _ => continue,
        };
        assert_eq!(plain(&written), plain(input));
        seen += 1;
    }
    assert!(seen > 10, "{seen} documents");
}

#[test]
fn a_document_is_changed_in_code_and_checked_again() {
    let q = Questionnaire::embedded("autopositionnement-court").unwrap();
    let mut document = q.document().clone();
    document.title = Text::new("fr", "Notre questionnaire").unwrap();
    document.scales.truncate(1);
    let ours = document.check().unwrap();
    assert_eq!(ours.title().main(), "Notre questionnaire");
    assert_ne!(ours.sha256(), q.sha256());

    document.sections[0].items[0].choices = Some("nulle-part".parse().unwrap());
    let error = document.check().unwrap_err();
    assert!(error.faults().iter().any(|fault| fault.code() == Code::DanglingReference));
}

#[test]
fn serde_tells_every_fault_of_a_record() {
    let item: Item = serde_json::from_value(json!({
        "key": "q1", "kind": "rating", "choices": "accord", "text": {"fr": "?"}
    }))
    .unwrap();
    assert_eq!(item.key.as_str(), "q1");
    assert_eq!(serde_json::to_value(&item).unwrap()["choices"], "accord");

    let error = serde_json::from_value::<Offer>(json!({"key": "A b", "colour": 1})).unwrap_err();
    let told = error.to_string();
    for fault in ["/key", "/colour", "field `label`", "field `status`"] {
        assert!(told.contains(fault), "{fault}: {told}");
    }
    let keys: Vec<ScaleKey> = serde_json::from_value(json!(["un", "deux"])).unwrap();
    assert_eq!(keys[1].as_str(), "deux");
    assert!(serde_json::from_value::<CompetencyKey>(json!("Deux")).is_err());
    assert!(serde_json::from_value::<Text>(json!({"fr": " "})).is_err());
    assert_eq!(Share::try_from(1000).unwrap().get(), 1000);
    assert_eq!(Share::try_from(1001).unwrap_err().expected(), "an integer from 0 to 1000");
}

fn climate() -> QuestionnaireBuilder {
    Questionnaire::builder("climat", "Climat d’équipe")
        .choice_list(
            ChoiceList::of("accord", [(1, "Pas d’accord"), (2, "Plutôt"), (3, "D’accord")])
                .missing("NC", MissingKind::NotApplicable, "Non concerné"),
        )
        .choice_list(ChoiceList::of("taille", [("petite", "Petite"), ("grande", "Grande")]))
        .section(
            "equipe",
            "L’équipe",
            [
                Item::rating("entraide", "accord", "On s’entraide."),
                Item::rating("tensions", "accord", "Il y a des tensions.").with("seconds", 8),
                Item::single("taille", "taille", "Quelle équipe ?"),
                Item::number("membres", (2, 40), "Combien ?").shown_if("taille", "is", "grande"),
                Item::open("libre", "Autre chose ?")
                    .with("label", Text::new("fr", "Libre").unwrap().with("en", "Free").unwrap()),
            ],
        )
        .scale(Scale::mean("climat", "Climat", ["entraide", "-tensions"]).in_percent())
}

#[test]
fn a_questionnaire_is_built_in_code() {
    let q = climate().build().unwrap();
    assert_eq!(q.title().get("fr"), ("Climat d’équipe", "fr"));
    let item = |key: &str| q.item(key).unwrap();
    assert_eq!(item("libre").label.as_ref().unwrap().get("en").0, "Free");
    assert_eq!(item("membres").shown_if.as_ref().unwrap().conditions().len(), 1);
    assert!(q.scale("climat").unwrap().items[1].is_reversed());
    assert_eq!(q.choices(item("entraide")).unwrap().missing.len(), 1);
    // It is the document that a file would hold.
    assert_eq!(Questionnaire::from_json(q.to_json().as_bytes()).unwrap(), q);
    let plan = Plan::new(&q).unwrap();
    let answers = plan.answers([("entraide", 3), ("tensions", 2)]).unwrap();
    let report = plan.score(&answers, &Comparison::default()).unwrap();
    assert_eq!(report.scales[0].value, Some(75.0));
}

#[test]
fn what_is_built_wrongly_is_told_as_in_a_file() {
    let wrong = climate()
        .section("Deux", "Deux", [Item::rating("x", "nulle-part", "x").with("colour", 1)])
        .with("version", "1")
        .build()
        .unwrap_err();
    let told: Vec<String> = wrong
        .faults()
        .iter()
        .map(|fault| format!("{} {}", fault.code(), fault.location()))
        .collect();
    assert_eq!(
        told,
        [
            "invalid_value /version",
            "invalid_value /sections/1/key",
            "unknown_field /sections/1/items/0/colour",
            "dangling_reference /sections/1/items/0/choices"
        ]
    );
    // A map whose names are no texts is nothing that JSON holds.
    let no_json = std::collections::BTreeMap::from([((1, 2), 3)]);
    let item = Item::open("x", "x").with("ext", no_json).shown_if("a", "is", "b");
    let error = climate().section("deux", "Deux", [item]).build().unwrap_err();
    assert_eq!(error.code(), Code::InvalidJson);
}

#[test]
fn a_questionnaire_is_built_in_the_language_that_it_declares() {
    let q = Questionnaire::builder("trial", "Trial")
        .languages(["en"])
        .choice_list(ChoiceList::of("agree", [(0, "no"), (1, "yes")]))
        .section(
            "part",
            "Part",
            [
                Item::level("a", "agree", "chair", "A?"),
                Item::multiple("b", "agree", "B?"),
                Item::ranking("c", "agree", "C?"),
                Item::rating("d", "agree", "D?"),
                Item::rating("e", "agree", "E?"),
            ],
        )
        .scale(Scale::sum("sum", "Sum", ["d", "e"]))
        .scale(Scale::prorated_sum("prorated", "Prorated", ["d", "-e"]));
    let error = q.clone().build().unwrap_err();
    assert_eq!(error.faults()[0].location().to_string(), "/sections/0/items/0/choices");
    let ladder = ChoiceList::of("ladder", [(0, "none"), (1, "some")])
        .with("ladder", json!({"mobilised_from": 1}));
    let q = q.choice_list(ladder);
    let error = q.build().unwrap_err();
    assert_eq!(error.faults().len(), 1, "the item still offers the other list: {error}");
}

/// Whoever writes in English reads it back, parts as well as the whole.
#[test]
fn serde_knows_the_languages_of_a_document_and_asks_none_of_a_part() {
    let q = Questionnaire::builder("trial", "Trial")
        .languages(["en"])
        .section("part", "Part", [Item::open("a", "A?"), Item::open("b", "B?")])
        .build()
        .unwrap();
    let written = serde_json::to_string(q.document()).unwrap();
    let read: QuestionnaireDocument = serde_json::from_str(&written).unwrap();
    assert_eq!(read.title.main(), "Trial");
    let item = &q.document().sections[0].items[0];
    let again: Item = serde_json::from_value(serde_json::to_value(item).unwrap()).unwrap();
    assert_eq!(again.text.main(), "A?");
    let both = Text::new("en", "x").unwrap().with("de", "y").unwrap();
    let again: Text = serde_json::from_value(serde_json::to_value(&both).unwrap()).unwrap();
    assert_eq!(again.iter().collect::<Vec<_>>(), [("en", "x"), ("de", "y")]);
    assert!(serde_json::from_value::<Text>(json!({})).is_err());
    let french = written.replace("\"languages\":[\"en\"],", "");
    let error = serde_json::from_str::<QuestionnaireDocument>(&french).unwrap_err();
    assert!(error.to_string().contains("a text in `fr`"), "{error}");

    let mut document = q.document().clone();
    document.languages = ["en", "fr"].iter().map(|tag| tag.parse().unwrap()).collect();
    let error = document.check().unwrap_err();
    assert!(error.faults().iter().all(|fault| fault.code() == Code::MissingField));
    document.languages = Distinct::default();
    assert!(document.check().is_err(), "French is meant where nothing is declared");
}

/// A bare value may be what a person answered.
#[test]
fn a_bare_value_that_serde_refuses_is_not_quoted() {
    let error = serde_json::from_value::<Decimal>(json!("0612345678 lilas")).unwrap_err();
    assert!(!error.to_string().contains("lilas"), "{error}");
    assert!(error.to_string().contains("‹16 characters›"), "{error}");
}

#[test]
fn plain_texts_of_a_builder_are_in_the_main_language_and_extensions_stay() {
    let ladder = ChoiceList::of("ladder", [(0, "none"), (1, "some")])
        .with("ladder", json!({"mobilised_from": 1}));
    let level = json!({"key": "l", "kind": "level", "choices": "ladder"});
    let item = Item::level("l", "ladder", "chair", "How far?").with("descriptors", ["a", "b"]);
    let q = Questionnaire::builder("trial", "Trial")
        .languages(["en"])
        .choice_list(ladder)
        .section("part", "Part", [item])
        .with("ext", json!({"org:x": {"text": "as it is"}, "org:item": level}))
        .build()
        .unwrap();
    assert_eq!(q.item("l").unwrap().descriptors[1].main(), "b");
    let document: Value = serde_json::from_str(&q.to_json()).unwrap();
    assert_eq!(document["ext"]["org:x"]["text"], "as it is");
    assert_eq!(document["title"], json!({"en": "Trial"}));
}
