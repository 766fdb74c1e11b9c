//! The values of other languages are those of the core.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use boussole_sante::Referential;
use boussole_sante::document::Record;
use boussole_sante::referential::ReferentialDocument;
use boussole_sante_tests::kotlin_parts::{kotlin_parts, kotlin_words};
use boussole_sante_tests::python_parts::{
    python_lists, python_parts, python_results, python_survey, python_words,
};

/// Written anew with `UPDATE_PARTS=1`.
#[test]
fn other_languages_declare_what_the_core_does() {
    let update = std::env::var_os("UPDATE_PARTS").is_some_and(|value| value == "1");
    for (file, text) in [
        ("bindings-python/python/boussole_sante/referential.py", python_parts()),
        ("bindings-python/python/boussole_sante/_lists.py", python_lists()),
        ("bindings-python/python/boussole_sante/survey.py", python_survey()),
        ("bindings-python/python/boussole_sante/results.py", python_results()),
        ("bindings-python/python/boussole_sante/words.py", python_words()),
        ("bindings-kotlin/src/parts.rs", formatted(&kotlin_parts())),
        ("bindings-kotlin/src/main/kotlin/boussole/sante/Words.kt", kotlin_words()),
    ] {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(file);
        if update {
            std::fs::write(&file, &text).unwrap();
        }
        let there = std::fs::read_to_string(&file).unwrap();
        assert!(there == text, "{} differs: make parts", file.display());
    }
}

/// As `cargo fmt` leaves it.
fn formatted(text: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut rustfmt = Command::new("rustfmt");
    rustfmt.args(["--edition", "2024", "--config-path"]).arg(root);
    rustfmt.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut running = rustfmt.spawn().unwrap();
    running.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = running.wait_with_output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

/// What the registry says of an absent field is what Rust takes it for.
#[test]
fn defaults_are_those_of_the_accessors() {
    let records = Record::with_inner(ReferentialDocument::lists().map(|(_, record)| record));
    let default = |record: &str, field: &str| {
        let fields = records[record].fields.iter();
        fields.clone().find(|own| own.name == field).unwrap().default.unwrap().trim_matches('"')
    };
    let referential = Referential::embedded().unwrap();
    let document = referential.document();
    let mut provenance = document.competencies[0].provenance[0].clone();
    provenance.confidence = None;
    assert_eq!(default("Provenance", "confidence"), provenance.confidence().as_str());
    let mut node = document.maps[0].nodes()[0].clone();
    node.confidence = None;
    assert_eq!(default("MapNode", "confidence"), node.confidence().as_str());
    let mut alignment = document.alignments[0].clone();
    alignment.confidence = None;
    assert_eq!(default("Alignment", "confidence"), alignment.confidence().as_str());
    let outcomes = document.offers.iter().flat_map(|offer| offer.outcomes.iter());
    let mut outcome = outcomes.clone().next().unwrap().clone();
    outcome.status = None;
    assert_eq!(default("Outcome", "status"), outcome.status().as_str());
    let mut requirement = document.profiles[0].requirements[0].clone();
    (requirement.status, requirement.weight) = (None, None);
    assert_eq!(default("ProfileRequirement", "status"), requirement.status().as_str());
    assert_eq!(default("ProfileRequirement", "weight"), requirement.weight().to_string());
    let mut indicator = document.indicators[0].clone();
    indicator.factor = None;
    assert_eq!(default("Indicator", "factor"), indicator.factor().to_string());
    let mut binding = document.indicators[0].numerator.clone().unwrap().binding.unwrap();
    binding.aggregate = None;
    assert_eq!(default("Binding", "aggregate"), binding.aggregate().as_str());
    let declared = records.values().flat_map(|record| record.fields);
    assert_eq!(declared.filter(|field| field.default.is_some()).count(), 8);
}
