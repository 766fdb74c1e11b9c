//! The published schemas: the files are what the types say, valid themselves,
//! and they and the reader agree.

use std::path::{Path, PathBuf};

use boussole_sante::{Questionnaire, Referential};
use boussole_sante_tests::published;
use boussole_sante_tests::vectors::{self, DocumentKind};
use jsonschema::Validator;
use serde_json::Value;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../schemas/v1")
}

pub(crate) fn schema(name: &str) -> Value {
    let published = published().into_iter().find(|schema| schema.name == name).unwrap();
    serde_json::from_str(&published.text).unwrap()
}

pub(crate) fn validator(kind: DocumentKind) -> Validator {
    jsonschema::validator_for(&schema(kind.schema())).unwrap()
}

pub(crate) fn shipped_dialects() -> Vec<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/data/dialects");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let texts = files.map(|file| std::fs::read_to_string(file).unwrap());
    texts.map(|text| serde_json::from_str(&text).unwrap()).collect()
}

/// The files are written anew with `UPDATE_SCHEMAS=1`.
#[test]
fn files_are_what_the_types_say() {
    let update = std::env::var_os("UPDATE_SCHEMAS").is_some_and(|value| value == "1");
    let mut names = Vec::new();
    for schema in published() {
        let file = folder().join(format!("{}.schema.json", schema.name));
        if update {
            std::fs::write(&file, &schema.text).unwrap();
        }
        let there = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(there == schema.text, "{} differs: make schemas", schema.name);
        names.push(file.file_name().unwrap().to_owned());
    }
    for entry in std::fs::read_dir(folder()).unwrap() {
        let name = entry.unwrap().file_name();
        assert!(names.contains(&name), "{} is no schema any more", name.display());
    }
}

/// The page about them has a line for each, in its own words; written anew with
/// `UPDATE_SCHEMAS=1`.
#[test]
fn the_page_about_them_names_each() {
    let page = folder().join("../README.md");
    let text = std::fs::read_to_string(&page).unwrap();
    let head = "| file | title | what it describes |\n|---|---|---|\n";
    let (before, rest) = text.split_once(head).unwrap();
    let after = rest.trim_start_matches('\n').split_once("\n\n");
    let after = if rest.starts_with('|') { after.unwrap().1 } else { rest.trim_start() };
    let rows: String = published()
        .iter()
        .map(|one| {
            let schema: Value = serde_json::from_str(&one.text).unwrap();
            let said = schema["description"].as_str().unwrap();
            let said = said.split("\n\n").next().unwrap_or_default().replace('\n', " ");
            let sentence = said.split_inclusive(". ").next().unwrap_or_default().trim();
            format!("| `{}` | {} | {sentence} |\n", one.name, schema["title"].as_str().unwrap())
        })
        .collect();
    let wanted = format!("{before}{head}{rows}\n{after}");
    if std::env::var_os("UPDATE_SCHEMAS").is_some_and(|value| value == "1") {
        std::fs::write(&page, &wanted).unwrap();
    }
    assert!(std::fs::read_to_string(&page).unwrap() == wanted, "schemas/README.md: make schemas");
}

#[test]
fn schemas_are_schemas() {
    for published in published() {
        let schema: Value = serde_json::from_str(&published.text).unwrap();
        assert!(jsonschema::meta::is_valid(&schema), "{}", published.name);
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert_eq!(schema["$id"], published.id);
        assert_eq!(published.id, format!("urn:boussole-sante:schema:v1:{}", published.name));
        assert!(schema["title"].is_string() && schema["description"].is_string());
        assert!(published.text.ends_with("}\n") && !published.text.ends_with("\n\n"));
        for leak in ["[`", "`](", "\"format\": \"", "crate::"] {
            assert!(!published.text.contains(leak), "{}: {leak}", published.name);
        }
    }
}

#[test]
fn what_ships_and_what_is_written_is_valid() {
    let questionnaires = validator(DocumentKind::Questionnaire);
    for name in Questionnaire::embedded_names() {
        let document = Questionnaire::embedded(name).unwrap().to_json();
        let errors: Vec<String> = questionnaires
            .iter_errors(&serde_json::from_str(&document).unwrap())
            .map(|error| format!("{error} at {}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
    }
    let referential: Value = serde_json::from_str(Referential::embedded_json()).unwrap();
    let errors: Vec<String> = validator(DocumentKind::Referential)
        .iter_errors(&referential)
        .map(|error| format!("{error} at {}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:?}");
    let dialects = jsonschema::validator_for(&schema("dialect")).unwrap();
    for document in shipped_dialects() {
        assert!(dialects.is_valid(&document), "{}", document["key"]);
    }
    let vector = jsonschema::validator_for(&schema("vector")).unwrap();
    for area in vectors::manifest().unwrap().areas.keys() {
        for file in vectors::files(area).unwrap() {
            let text = std::fs::read_to_string(&file).unwrap();
            assert!(vector.is_valid(&serde_json::from_str(&text).unwrap()), "{}", file.display());
        }
    }
    let manifest = std::fs::read_to_string(vectors::folder().join("manifest.json")).unwrap();
    let validator = jsonschema::validator_for(&schema("manifest")).unwrap();
    assert!(validator.is_valid(&serde_json::from_str(&manifest).unwrap()));
}
