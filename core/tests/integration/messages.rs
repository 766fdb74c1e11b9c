//! What people read when something is wrong.

use boussole_sante::{Code, Error, Language, Location, Pointer, error::Expected};

fn every_message(language: Language) -> String {
    let place =
        Location::Document { pointer: Pointer::root().key("items").index(3), line: 12, column: 7 };
    let message = |code: &Code| {
        let error = Error::new(*code, place.clone(), Expected::String, "3");
        format!("{code}: {}", error.message(language))
    };
    Code::ALL.iter().map(message).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_code_has_its_message_in_english() {
    insta::assert_snapshot!(every_message(Language::English));
}

#[test]
fn every_code_has_its_message_in_french() {
    insta::assert_snapshot!(every_message(Language::French));
}

#[test]
fn places_and_numbers_of_faults_are_told() {
    let fault = |location| Error::new(Code::InvalidValue, location, Expected::NonEmptyText, "x");
    let told = |error: &Error| Language::ALL.iter().map(|l| error.message(*l)).collect::<Vec<_>>();
    let places = [
        Location::Call,
        Location::Document { pointer: Pointer::root(), line: 0, column: 0 },
        Location::Document { pointer: Pointer::root().key("a/b"), line: 2, column: 3 },
        Location::File { line: 4, column: 0 },
        Location::File { line: 4, column: 5 },
        Location::Cell { sheet: "Offres".into(), cell: "D14".into() },
        Location::Table { column: "A1".into(), row: None },
        Location::Table { column: "A1".into(), row: Some(6) },
    ];
    let mut lines: Vec<String> = places.into_iter().flat_map(|place| told(&fault(place))).collect();
    for faults in 1..=2 {
        let faults = vec![fault(Location::File { line: 1, column: 2 }); faults];
        lines.extend(told(&Error::many(Code::InvalidDocument, faults)));
    }
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn messages_keep_to_their_style() {
    for language in Language::ALL {
        for line in every_message(*language).lines() {
            let sentence = line.split("(12:7): ").nth(1).unwrap();
            let first = sentence.chars().next().unwrap();
            assert!(first.is_lowercase(), "{line}");
            assert!(!line.contains("  ") && !sentence.contains(". "), "{line}");
        }
    }
    for code in Code::ALL {
        assert_eq!(Code::from_name(code.as_str()), Some(*code));
    }
}
