//! The vectors of `documents`: what is read, and what is refused, where.

use std::collections::BTreeSet;

use boussole_sante::{
    Answers, Code, Error, ErrorKind, Location, Questionnaire, Referential, document::sha256_hex,
};
use boussole_sante_tests::vectors::{
    DocumentInput, DocumentKind, ExpectedDocument, ExpectedError, ExpectedFault, Vector, area,
};
use serde_json::Value;

use crate::schemas::validator;

type Case = Vector<DocumentInput, ExpectedDocument>;

/// What is wrong with an outcome, if it is not what the vector says: `differs` judges one that
/// is there, faults are those of the vector whatever their order.
pub(crate) fn wrong<T, E>(
    name: &str,
    outcome: Result<T, Error>,
    (expected, error): (Option<E>, Option<ExpectedError>),
    differs: impl FnOnce(T, E) -> Option<String>,
) -> Option<String> {
    let told = match (outcome, expected, error) {
        (Ok(own), Some(expected), None) => differs(own, expected),
        (Err(own), None, Some(mut expected)) => {
            let mut is = told(&own, false);
            expected.faults.sort();
            is.faults.sort();
            let same = (&is.code, &is.faults) == (&expected.code, &expected.faults);
            (!same).then(|| format!("{is:#?}"))
        }
        (Ok(_), ..) => Some("it was read".to_owned()),
        (Err(own), ..) => Some(own.to_string()),
    };
    told.map(|told| format!("{name}: {told}"))
}

/// The error as vectors write it; lines only where the document is text.
pub(crate) fn told(error: &Error, lines: bool) -> ExpectedError {
    let fault = |fault: &Error| {
        let mut told = ExpectedFault {
            code: fault.code().to_string(),
            pointer: None,
            line: None,
            column: None,
        };
        match fault.location() {
            Location::Document { pointer, line, .. } => {
                told.pointer = Some(pointer.as_str().to_owned());
                told.line = lines.then(|| u64::from(*line));
            }
            Location::File { line, .. } => told.line = Some(*line),
            Location::Table { column, .. } => told.column = Some(column.clone()),
            _ => {}
        }
        told
    };
    ExpectedError {
        code: error.code().to_string(),
        faults: error.faults().iter().map(fault).collect(),
        refused_by_schema: None,
    }
}

fn questionnaire(document: Option<&Value>) -> Option<Questionnaire> {
    document.map(|document| Questionnaire::from_json(document.to_string().as_bytes()).unwrap())
}

fn bytes(input: &DocumentInput) -> Vec<u8> {
    input.bytes().unwrap()
}

/// The SHA-256 of the canonical form of what was read.
fn read(input: &DocumentInput) -> Result<String, Error> {
    match input.document {
        DocumentKind::Questionnaire => {
            Questionnaire::from_json(&bytes(input)).map(|read| read.sha256().to_owned())
        }
        DocumentKind::Answers => {
            let asked = questionnaire(input.questionnaire.as_ref()).unwrap();
            let answers = match questionnaire(input.earlier.as_ref()) {
                Some(earlier) => Answers::from_earlier(&bytes(input), &asked, &earlier),
                None => Answers::from_json(&bytes(input), &asked),
            };
            answers.map(|answers| sha256_hex(answers.to_json().as_bytes()))
        }
        DocumentKind::Referential => {
            Referential::from_json(&bytes(input)).map(|read| read.sha256().to_owned())
        }
    }
}

fn cases() -> Vec<(String, Case)> {
    area::<DocumentInput, ExpectedDocument>("documents").unwrap()
}

/// What the schema sees of a document, if it is JSON at all.
pub(crate) fn json(input: &DocumentInput) -> Option<Value> {
    serde_json::from_str(String::from_utf8(bytes(input)).ok()?.trim_start_matches('\u{feff}')).ok()
}

#[test]
fn documents_are_read_and_refused_as_the_vectors_say() {
    let mut wrong = Vec::new();
    for (name, case) in cases() {
        match (read(&case.input), &case.expected, &case.error) {
            (Ok(sha256), Some(expected), _) if sha256 == expected.sha256 => {}
            (Err(error), _, Some(expected)) => {
                let expected = ExpectedError { refused_by_schema: None, ..expected.clone() };
                let told = told(&error, case.input.text.is_some());
                let sorted = |error: &ExpectedError| {
                    let mut faults = error.faults.clone();
                    faults.sort();
                    faults
                };
                if told.code != expected.code || sorted(&told) != sorted(&expected) {
                    let is = error.faults().to_vec();
                    wrong.push(format!("{name}:\n  {is:#?}\n  {:#?}", expected.faults));
                }
                if !told.faults.is_sorted_by_key(|fault| fault.line) {
                    wrong.push(format!("{name}: faults are not in the order of the text"));
                }
            }
            (is, ..) => wrong.push(format!("{name}: {is:?}")),
        }
    }
    assert!(wrong.is_empty(), "{} differ\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_schema_judges_as_the_vectors_say() {
    let validators = DocumentKind::ALL.map(|kind| (kind, validator(kind)));
    let mut wrong = Vec::new();
    for (name, case) in cases() {
        let Some(json) = json(&case.input) else { continue };
        let (_, validator) =
            validators.iter().find(|(kind, _)| *kind == case.input.document).unwrap();
        let refused = case.error.as_ref().and_then(|error| error.refused_by_schema);
        if case.error.is_some() && refused.is_none() {
            wrong.push(format!("{name}: say whether the schema refuses it"));
        }
        let errors: Vec<String> = validator
            .iter_errors(&json)
            .map(|e| format!("{} at {}", e, e.instance_path()))
            .collect();
        if errors.is_empty() == refused.unwrap_or(false) {
            wrong.push(format!("{name}: {errors:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} differ\n{}", wrong.len(), wrong.join("\n"));
}

/// Codes that reading a questionnaire or answers gives, and that no file of
/// these can show.
const ELSEWHERE: &[(Code, &str)] = &[
    (Code::TooLarge, "64 MiB are no vector: `too_much_is_not_read`"),
    (Code::AttitudeSubject, "what people ticked, area `peers`"),
    (Code::EmptyFile, "tables in text, area `exchange`"),
    (Code::InvalidCsv, "tables in text, area `exchange`"),
    (Code::UnreadableFile, "workbooks and Parquet: only Python opens them"),
    (Code::DamagedBytes, "bytes of a tally: `bytes_say_what_they_are_and_whether_they_are_whole`"),
];

#[test]
fn every_code_of_reading_has_a_vector() {
    let mut shown: BTreeSet<String> = BTreeSet::new();
    for (_, case) in cases() {
        let Some(error) = case.error else { continue };
        shown.insert(error.code);
        shown.extend(error.faults.into_iter().map(|fault| fault.code));
    }
    let of_reading = [ErrorKind::Limit, ErrorKind::Syntax, ErrorKind::Document];
    for code in Code::ALL.iter().filter(|code| of_reading.contains(&code.kind())) {
        let elsewhere = ELSEWHERE.iter().any(|(other, _)| other == code);
        assert_eq!(shown.contains(code.as_str()), !elsewhere, "{code}");
    }
    for code in
        ["other_questionnaire", "changed_item", "unknown_item", "wrong_answer", "unknown_choice"]
    {
        assert!(shown.contains(code), "{code}");
    }
}

#[test]
fn too_much_is_not_read() {
    let error =
        Questionnaire::from_json(&vec![b' '; boussole_sante::document::MAX_BYTES + 1]).unwrap_err();
    assert_eq!(error.code(), Code::TooLarge);
    let error =
        Questionnaire::from_json(&vec![b' '; boussole_sante::document::MAX_BYTES]).unwrap_err();
    assert_eq!(error.code(), Code::InvalidJson);
}

#[test]
fn one_document_tells_twenty_faults_and_more() {
    let (_, case) = cases().into_iter().find(|(name, _)| name == "many-faults").unwrap();
    let faults = case.error.unwrap().faults;
    let codes: BTreeSet<&str> = faults.iter().map(|fault| fault.code.as_str()).collect();
    assert!(faults.len() > 20 && codes.len() > 20, "{} of {} sorts", faults.len(), codes.len());
}
