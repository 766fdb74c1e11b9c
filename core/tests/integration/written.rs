//! Documents as typed values: written as they were read, changed and put together
//! in code, and read through serde.

use std::path::Path;

use boussole_sante::referential::{Offer, Share};
use boussole_sante::{
    Code, CompetencyKey, Decimal, Item, Questionnaire, Referential, ScaleKey, Text, canonical_json,
};
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
