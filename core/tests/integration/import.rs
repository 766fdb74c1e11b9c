//! Reading exports of survey tools: one truth in every tool's writing.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "clippy takes the helpers of integration tests for production code"
)]

use std::path::PathBuf;

use boussole_sante::{
    Code, Error, Export, ExportOptions, Language, Questionnaire,
    import::{Conversion, Dialect, Encoding, ExportColumn, ReadAs, Separator, read_table},
    read_export,
    scoring::Cells,
    simulate::{SimulationOptions, demo_export, simulate, to_limesurvey_csv},
};
use proptest::prelude::*;

fn fixture(name: &str) -> Vec<u8> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/exports");
    std::fs::read(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn questionnaire() -> Questionnaire {
    Questionnaire::from_json(&fixture("questionnaire.json")).unwrap()
}

/// Open answers « autre » are left out unless they are asked for.
fn with_open_texts() -> ExportOptions {
    let mut options = ExportOptions::default();
    options.keep = vec!["Q01[other]".into(), "Q03[other]".into()];
    options
}

fn options(dialect: &str) -> ExportOptions {
    let mut options = with_open_texts();
    options.dialect = Some(Dialect::embedded(dialect).unwrap());
    options
}

fn read(text: &str) -> Result<Export, Error> {
    read_export(text.as_bytes(), &questionnaire(), &ExportOptions::default())
}

fn cells<'e>(export: &'e Export, column: &str) -> Vec<&'e str> {
    let column = export.column(column).unwrap_or_else(|| panic!("no column {column}"));
    column.iter().map(|cell| cell.unwrap_or("-")).collect()
}

/// The four people of every fixture.
const TRUTH: &[(&str, [&str; 4])] = &[
    ("Q01[asv]", ["1", "0", "-", "0"]),
    ("Q01[cls]", ["0", "0", "-", "1"]),
    ("Q01[clsm]", ["1", "0", "-", "0"]),
    ("Q01[autre]", ["0", "0", "-", "0"]),
    ("Q01[other]", ["-", "CPTS", "-", "-"]),
    ("Q02", ["0.5", "1", "-", "0.25"]),
    ("Q03", ["cls", "autre", "-", "asv"]),
    ("Q03[other]", ["-", "CPTS", "-", "-"]),
    ("Q04[1]", ["temps", "pairs", "-", "forma"]),
    ("Q04[2]", ["pairs", "-", "-", "temps"]),
    ("Q04[3]", ["forma", "-", "-", "pairs"]),
    ("G01", ["2", "SO", "-", "4"]),
    ("G01_occasion", ["yes", "a-little", "-", "no"]),
    ("F01", ["A3", "NC", "-", "NSP"]),
    ("T01", ["=SOMME(A1) : une \"remarque\"\nsur deux lignes", "-", "-", "Rien à ajouter"]),
];

fn assert_truth(export: &Export, except: &[(&str, [&str; 4])]) {
    let names: Vec<&str> = export.columns.iter().map(ExportColumn::name).collect();
    assert_eq!(names, TRUTH.iter().map(|(name, _)| *name).collect::<Vec<_>>());
    for (name, truth) in TRUTH {
        let other = except.iter().find(|(column, _)| column == name).map(|(_, cells)| cells);
        assert_eq!(cells(export, name), other.unwrap_or(truth), "{name}");
    }
    assert_eq!(export.reading.not_understood, []);
    assert_eq!(export.reading.absent, Vec::<String>::new());
}

#[test]
fn limesurvey_as_codes() {
    let file = fixture("ecrit-d-apres-la-source-limesurvey-codes.csv");
    let export = read_export(&file, &questionnaire(), &with_open_texts()).unwrap();
    assert_truth(&export, &[]);
    let reading = &export.reading;
    assert_eq!(reading.dialect.as_str(), "limesurvey");
    assert_eq!(
        (reading.encoding, reading.separator),
        (Some(Encoding::Utf8), Some(Separator::Comma))
    );
    assert_eq!(reading.unmatched, ["id"]);
    let dropped: Vec<&str> = reading.dropped.iter().map(|d| d.header.as_str()).collect();
    let expected = ["submitdate", "lastpage", "startlanguage", "seed", "token", "ipaddr", "R01"];
    assert_eq!(dropped, expected);
}

#[test]
fn limesurvey_as_texts() {
    let file = fixture("ecrit-d-apres-la-source-limesurvey-textes.csv");
    let export = read_export(&file, &questionnaire(), &options("limesurvey")).unwrap();
    assert_truth(&export, &[]);
    let level = export.reading.columns.iter().find(|column| column.column == "G01").unwrap();
    assert_eq!(level.read_as, ReadAs::Labels);
}

#[test]
fn kobo_with_both_forms_of_multiple_choices() {
    let file = fixture("ecrit-d-apres-la-source-kobo-codes.csv");
    let export = read_export(&file, &questionnaire(), &with_open_texts()).unwrap();
    assert_eq!(export.reading.dialect.as_str(), "kobo");
    assert_truth(&export, &[("Q01[autre]", ["0", "1", "-", "0"])]);
    assert_eq!(export.reading.unmatched, Vec::<String>::new());
}

#[test]
fn kobo_with_one_form_only_reads_the_same() {
    let file = String::from_utf8(fixture("ecrit-d-apres-la-source-kobo-codes.csv")).unwrap();
    let both = read(&file).unwrap();
    let names: Vec<&str> = file.lines().next().unwrap().split(';').collect();
    let is_box = |name: &str| name.starts_with("\"profil/Q01/");
    for drop_boxes in [true, false] {
        let mut options = ExportOptions::default();
        options.dialect = Some(Dialect::embedded("kobo").unwrap());
        let renamed: Vec<String> = names
            .iter()
            .map(|name| {
                let drop = if drop_boxes { is_box(name) } else { *name == "\"profil/Q01\"" };
                if drop { name.replace("Q01", "X") } else { (*name).to_owned() }
            })
            .collect();
        let file = file.replacen(&names.join(";"), &renamed.join(";"), 1);
        let one = read_export(file.as_bytes(), &questionnaire(), &options).unwrap();
        assert_eq!(one.columns, both.columns, "boxes dropped: {drop_boxes}");
    }
}

#[test]
fn google_forms_with_labels_that_hold_the_joiner() {
    let file = fixture("ecrit-de-memoire-google-forms.csv");
    let export = read_export(&file, &questionnaire(), &with_open_texts()).unwrap();
    let reading = &export.reading;
    assert_eq!(reading.dialect.as_str(), "google-forms");
    assert!(reading.note.as_ref().unwrap().main().contains("hors du cadre européen"));
    assert_eq!(cells(&export, "Q01[clsm]"), ["1", "0", "-", "0"]);
    assert_eq!(cells(&export, "Q01[asv]"), ["1", "0", "-", "0"]);
    assert_eq!(cells(&export, "Q01[other]"), ["-", "CPTS, et d’autres choses", "-", "-"]);
    for column in ["Q02", "Q04[1]", "Q04[3]", "G01", "G01_occasion", "F01", "T01"] {
        let truth = TRUTH.iter().find(|(name, _)| *name == column).unwrap();
        assert_eq!(cells(&export, column), truth.1, "{column}");
    }
    let dropped: Vec<&str> = reading.dropped.iter().map(|d| d.header.as_str()).collect();
    assert_eq!(dropped, ["Horodateur", "Adresse e-mail", "Pour moi-même\u{a0}:"]);
    let json = serde_json::to_string(reading).unwrap();
    for personal in ["exemple.fr", "secret", "CPTS", "SOMME", "uuid"] {
        assert!(!json.contains(personal), "{personal}");
        assert!(!format!("{export:?}").contains(personal), "{personal}");
    }
}

#[test]
fn encodings_separators_and_marks_read_the_same() {
    let file = fixture("ecrit-d-apres-la-source-limesurvey-codes.csv");
    let text = String::from_utf8(file).unwrap();
    let text = text.strip_prefix('\u{FEFF}').unwrap();
    let expected = read(text).unwrap().columns;
    let utf16 = |little: bool| -> Vec<u8> {
        let units = "\u{FEFF}".encode_utf16().chain(text.encode_utf16());
        let bytes = |unit: u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() };
        units.flat_map(bytes).collect()
    };
    // Every accent of the fixture is one byte of Windows-1252, its own number.
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let variants = [
        (text.as_bytes().to_vec(), Encoding::Utf8),
        (format!("\u{FEFF}{text}").into_bytes(), Encoding::Utf8),
        (utf16(true), Encoding::Utf16Le),
        (utf16(false), Encoding::Utf16Be),
        (latin, Encoding::Windows1252),
    ];
    for (bytes, encoding) in variants {
        let export = read_export(&bytes, &questionnaire(), &ExportOptions::default()).unwrap();
        assert_eq!(export.reading.encoding, Some(encoding));
        assert_eq!(export.columns, expected, "{encoding}");
    }
    let separators = [(";", Separator::Semicolon), ("\t", Separator::Tab)];
    for (mark, separator) in separators {
        let export = read(&text.replace("\",\"", &format!("\"{mark}\""))).unwrap();
        assert_eq!(export.reading.separator, Some(separator));
        assert_eq!(export.columns, expected, "{separator}");
    }
    assert_eq!(read(&text.replace("\r\n", "\n")).unwrap().columns, expected);
}

#[test]
fn a_table_of_another_format_reads_the_same() {
    let headers = ["id", "submitdate", "Q02", "G01", "Q01[asv]", "Q01[cls]"];
    let row = |cells: [&str; 6]| -> Vec<Option<String>> {
        cells.iter().map(|cell| (*cell != "-").then(|| (*cell).to_owned())).collect()
    };
    let rows = [row(["1", "x", ".5", "2.0", "Y", "-"]), row(["2", "-", "-", "-", "-", "-"])];
    let export = read_table(&headers, &rows, &questionnaire(), &ExportOptions::default()).unwrap();
    assert_eq!(cells(&export, "Q02"), ["0.5", "-"]);
    assert_eq!(cells(&export, "G01"), ["2", "-"]);
    assert_eq!(cells(&export, "Q01[cls]"), ["0", "-"]);
    let level = export.reading.columns.iter().find(|column| column.column == "G01").unwrap();
    assert_eq!(level.read_as, ReadAs::Codes);
    assert_eq!(export.reading.encoding, None);
    let ragged = [vec![None::<String>; 5]];
    let error = read_table(&headers, &ragged, &questionnaire(), &ExportOptions::default());
    assert_eq!(error.unwrap_err().code(), Code::InvalidCsv);
}

#[test]
fn what_is_not_understood_stays_and_is_counted() {
    let export = read("id;G01;F01;Q02\n1;2;A3;0,5\n2;7;A9;beaucoup\n3;4;A1;0,25\n").unwrap();
    assert_eq!(cells(&export, "G01"), ["2", "7", "4"]);
    assert_eq!(cells(&export, "Q02"), ["0.5", "beaucoup", "0.25"]);
    let counted: Vec<(&str, u64)> =
        export.reading.not_understood.iter().map(|n| (n.column.as_str(), n.count)).collect();
    assert_eq!(counted, [("Q02", 1), ("G01", 1), ("F01", 1)]);
}

#[test]
fn near_labels_are_offered_and_not_taken() {
    let export = read("F01\nPlutôt d’accord\nplutot d'accord\nTout à fait d'accord.\n").unwrap();
    assert_eq!(cells(&export, "F01"), ["A3", "plutot d'accord", "Tout à fait d'accord."]);
    let near = &export.reading.not_understood[0];
    assert_eq!(near.count, 2);
    assert!(near.near.contains(&"Plutôt d’accord".to_owned()), "{:?}", near.near);
    assert!(near.near.contains(&"Tout à fait d’accord".to_owned()), "{:?}", near.near);
}

#[test]
fn values_are_read_where_codes_do_not_contradict() {
    let export = read("F01\n1\n4\nNC\n").unwrap();
    assert_eq!(cells(&export, "F01"), ["A1", "A4", "NC"]);
    assert_eq!(export.reading.columns[0].read_as, ReadAs::Values);
    // Here 1 is the code of one choice and the value of another: codes win,
    // unless values are asked for.
    let text = String::from_utf8(fixture("questionnaire.json")).unwrap();
    let text = ["1", "2", "3", "4"].iter().fold(text, |text, value| {
        let code = value.parse::<u32>().unwrap() - 1;
        text.replace(&format!("\"A{value}\""), &format!("\"{code}\""))
    });
    let shifted = Questionnaire::from_json(text.as_bytes()).unwrap();
    let file = b"F01\n1\n2\n4\n";
    let export = read_export(file, &shifted, &ExportOptions::default()).unwrap();
    assert_eq!(cells(&export, "F01"), ["1", "2", "4"]);
    assert_eq!(export.reading.not_understood[0].count, 1);
    let mut options = ExportOptions::default();
    options.cells = Some(Cells::Values);
    let export = read_export(file, &shifted, &options).unwrap();
    assert_eq!(cells(&export, "F01"), ["0", "1", "3"]);
    let twice =
        changed("\"code\": \"A2\",\n          \"value\": 2", "\"code\": \"A2\", \"value\": 1");
    let error = read_export(b"F01\n1\n", &twice, &options).unwrap_err();
    assert_eq!(error.code(), Code::AmbiguousCodes);
}

/// The trial questionnaire with other words in it.
fn changed(from: &str, to: &str) -> Questionnaire {
    let text = String::from_utf8(fixture("questionnaire.json")).unwrap();
    assert!(text.contains(from), "{from}");
    Questionnaire::from_json(text.replace(from, to).as_bytes()).unwrap()
}

#[test]
fn labels_that_contradict_codes_are_refused_until_one_is_asked_for() {
    let turned = changed("Plutôt pas d’accord", "A1");
    let file = b"F01\nA1\nA2\n";
    let error = read_export(file, &turned, &ExportOptions::default()).unwrap_err();
    assert_eq!(error.code(), Code::CodesOrLabels);
    let mut options = ExportOptions::default();
    options.cells = Some(Cells::Codes);
    let export = read_export(file, &turned, &options).unwrap();
    assert_eq!(cells(&export, "F01"), ["A1", "A2"]);
}

#[test]
fn labels_that_two_choices_share_are_refused() {
    let same = changed("Plutôt pas d’accord", "Plutôt d'accord");
    let error = read_export(
        "F01\nPlutôt d’accord\nPas du tout d’accord\n".as_bytes(),
        &same,
        &ExportOptions::default(),
    );
    assert_eq!(error.unwrap_err().code(), Code::AmbiguousLabel);
    let codes = read_export(b"F01\nA2\nA3\n", &same, &ExportOptions::default()).unwrap();
    assert_eq!(cells(&codes, "F01"), ["A2", "A3"]);
}

#[test]
fn joined_labels_with_two_readings_are_refused() {
    let joined = changed("\"Contrat local de santé\"", "\"Conseil local\"");
    let joined = Questionnaire::from_json(
        joined.to_json().replace("\"Atelier santé ville\"", "\"santé mentale\"").as_bytes(),
    )
    .unwrap();
    let file = "Horodateur,Q01. Je coordonne\nx,\"Conseil local, santé mentale\"\n";
    let error = read_export(file.as_bytes(), &joined, &ExportOptions::default()).unwrap_err();
    assert_eq!(error.code(), Code::AmbiguousLabel);
}

#[test]
fn a_blank_box_is_not_an_answer_unless_it_was_seen() {
    // Nothing says that the tool writes a blank for a box that was seen.
    let plain = read("Q01[asv];Q01[cls]\n1;\n;1\n").unwrap();
    assert_eq!(cells(&plain, "Q01[asv]"), ["1", "-"]);
    // LimeSurvey does; row 3 was never completed.
    let tool = read("submitdate;Q01[asv];Q01[cls];Q02\nx;Y;;1\nx;;;1\n;;;1\n;;Y;1\n").unwrap();
    assert_eq!(cells(&tool, "Q01[asv]"), ["1", "0", "-", "0"]);
    assert_eq!(cells(&tool, "Q01[cls]"), ["0", "0", "-", "1"]);
    // The questionnaire may say so itself.
    let declared =
        changed("\"kind\": \"multiple\",", "\"kind\": \"multiple\", \"unticked\": \"\",");
    let file = b"Q01[asv];Q01[cls];Q02\n1;;1\n;;1\n";
    let export = read_export(file, &declared, &ExportOptions::default()).unwrap();
    assert_eq!(cells(&export, "Q01[cls]"), ["0", "0"]);
    // A question that may have been hidden was not seen for sure.
    let hidden = changed(
        "\"kind\": \"multiple\",",
        "\"kind\": \"multiple\", \"shown_if\": {\"item\": \"comite\", \"is\": \"2\"},",
    );
    let file = b"submitdate;Q01[asv];Q01[cls];Q02\nx;;;1\nx;Y;;1\n";
    let export = read_export(file, &hidden, &ExportOptions::default()).unwrap();
    assert_eq!(cells(&export, "Q01[cls]"), ["-", "0"]);
}

#[test]
fn a_way_not_to_answer_a_multiple_choice_stands_in_its_boxes() {
    let boxes = read("submitdate;Q01[asv];Q01[cls];Q01[PNR]\nx;;;Y\nx;Y;;\n").unwrap();
    assert_eq!(cells(&boxes, "Q01[asv]"), ["PNR", "1"]);
    assert_eq!(cells(&boxes, "Q01[cls]"), ["PNR", "0"]);
    let joined = read("Horodateur,Q01. Je coordonne\nx,Je préfère ne pas répondre\n").unwrap();
    assert_eq!(cells(&joined, "Q01[clsm]"), ["PNR"]);
}

#[test]
fn identifiers_pass_only_by_name() {
    let file = "id;email;departement;G01\np1;a@b.fr;93;2\n";
    let dropped = read(file).unwrap();
    assert_eq!(dropped.columns.len(), 1);
    assert_eq!(dropped.reading.unmatched, ["id", "departement"]);
    let mut options = ExportOptions::default();
    options.keep = vec!["departement".into(), "email".into()];
    let kept = read_export(file.as_bytes(), &questionnaire(), &options).unwrap();
    let names: Vec<&str> = kept.columns.iter().map(ExportColumn::name).collect();
    assert_eq!(names, ["departement", "email", "G01"]);
    options.keep = vec!["département".into()];
    let error = read_export(file.as_bytes(), &questionnaire(), &options).unwrap_err();
    assert_eq!(error.code(), Code::MissingColumn);
    assert_eq!(error.expected(), "a name near to it: departement");
}

#[test]
fn headers_that_no_dialect_knows_are_mapped_by_hand() {
    let mut options = ExportOptions::default();
    options.columns.insert("Copil".into(), Some("G01".into()));
    options.columns.insert("Et l’occasion ?".into(), Some("G01_occasion".into()));
    let file = "Copil;Et l'occasion ?\n2;un peu\n";
    let export = read_export(file.as_bytes(), &questionnaire(), &options).unwrap();
    assert_eq!(cells(&export, "G01_occasion"), ["a-little"]);
    options.columns.insert("Copil".into(), Some("G1".into()));
    let error = read_export(file.as_bytes(), &questionnaire(), &options).unwrap_err();
    assert_eq!(error.code(), Code::UnknownName);
}

#[test]
fn headers_in_conflict_are_refused() {
    let error = read("G01;G01;Q02;Q02\n1;2;0;1\n").unwrap_err();
    let places: Vec<String> = error.faults().iter().map(|f| f.location().to_string()).collect();
    assert_eq!((error.code(), places), (Code::DuplicateColumn, vec!["1:2".into(), "1:4".into()]));
    let error = read("G01;G01. Animer\n1;2\n").unwrap_err();
    assert_eq!(error.code(), Code::DuplicateColumn);
    let same = changed("Une remarque ?", "Ma structure s’y retrouve.");
    let file = "Ma structure s’y retrouve.\nA1\n";
    let error = read_export(file.as_bytes(), &same, &ExportOptions::default()).unwrap_err();
    assert_eq!(error.code(), Code::AmbiguousHeader);
    assert_eq!(read("x;y\n1;2\n").unwrap_err().code(), Code::UnmatchedExport);
}

#[test]
fn ragged_lines_are_all_named() {
    let error = read("G01;Q02\n1;0\n2\n3;1;\n\n4;0\n").unwrap_err();
    let places: Vec<String> = error.faults().iter().map(|f| f.location().to_string()).collect();
    assert_eq!((error.code(), places), (Code::InvalidCsv, vec!["3:1".into(), "4:2".into()]));
}

#[test]
fn hostile_files_are_refused_in_words() {
    let long = format!("G01;T01\n1;{}\n", "a".repeat(20 << 20));
    let cases: &[(&[u8], Code)] = &[
        (b"", Code::EmptyFile),
        (b"\xEF\xBB\xBF", Code::EmptyFile),
        (b"\n\n\r\n", Code::EmptyFile),
        (b"G01;Q02\n1;\0\n", Code::InvalidEncoding),
        (b"PK\x03\x04\x00\x00", Code::InvalidEncoding),
        (b"G01\xC3\xA9;Q02\n1;\xE9\n", Code::InvalidEncoding),
        (b"G01\x81;Q02\n1;2\n", Code::InvalidEncoding),
        (b"\xFF\xFEG", Code::InvalidEncoding),
        (b"G01;T01\n1;\"ouvert\n2;x\n", Code::InvalidCsv),
        (b"\"G01;T01\n1;x\n", Code::InvalidCsv),
        (long.as_bytes(), Code::TooLarge),
    ];
    for (bytes, code) in cases {
        let result = read_export(bytes, &questionnaire(), &ExportOptions::default());
        let error = result.expect_err(code.as_str());
        assert_eq!(error.code(), *code, "{error}");
        assert!(error.message(Language::French).len() < 300);
    }
}

#[test]
fn ten_thousand_columns_are_read() {
    let mut headers: Vec<String> = (0..9_999).map(|n| format!("colonne {n}")).collect();
    headers.push("G01".into());
    let row = vec!["2"; 10_000].join(";");
    let export = read(&format!("{}\n{row}\n{row}\n", headers.join(";"))).unwrap();
    assert_eq!(cells(&export, "G01"), ["2", "2"]);
    assert_eq!(export.reading.unmatched.len(), 9_999);
}

#[test]
fn errors_do_not_quote_people() {
    // Without a line of headers the first person stands in its place.
    let error = read("une.personne@exemple.fr;G01;une.personne@exemple.fr\nx;1;y\n").unwrap_err();
    assert!(!format!("{error:?} {error}").contains("exemple"), "{error}");
    let error = read("Une Personne;1, rue de l’Exemple\nx;y\n").unwrap_err();
    assert_eq!(error.code(), Code::UnmatchedExport);
    assert!(!error.found().to_string().contains("Exemple"), "{error}");
    let error = read("Une longue réponse;G01;Une longue réponse\nx;1;y\n").unwrap_err();
    assert!(!error.to_string().contains("réponse"), "{error}");
}

#[test]
fn empty_columns_and_rows_are_left_behind() {
    let export = read("G01;;\n2;;\n;;\n4;;\n").unwrap();
    assert_eq!(cells(&export, "G01"), ["2", "4"]);
    assert_eq!(export.reading.unmatched, Vec::<String>::new());
    let blank = &export.reading.converted[0];
    assert_eq!((blank.what, blank.count), (Conversion::BlankRow, 1));
    let export = read("G01;;\n2;;x\n").unwrap();
    assert_eq!(export.reading.unmatched, [""]);
}

#[test]
fn one_unknown_code_does_not_turn_codes_into_free_text() {
    let file = "_id;_uuid;Q01\n1;a;asv cls\n2;b;asv inconnu\n3;c;clsm\n";
    let export = read(file).unwrap();
    assert_eq!(cells(&export, "Q01[asv]"), ["1", "asv inconnu", "0"]);
    assert_eq!(cells(&export, "Q01[clsm]"), ["0", "asv inconnu", "1"]);
    assert_eq!(export.reading.not_understood[0].count, 1);
}

#[test]
fn two_forms_that_contradict_each_other_are_not_decided() {
    let file = "_id;_uuid;Q01;Q01/asv;Q01/cls\n1;a;asv;0;1\n2;b;cls;0;1\n";
    let export = read(file).unwrap();
    assert_eq!(cells(&export, "Q01[asv]"), ["asv", "0"]);
}

#[test]
fn an_english_export_reads_the_same_levels() {
    let file = "G01;G01_occasion\nmade one's own;a little\nNot applicable in my post;No\n";
    let export = read(file).unwrap();
    assert_eq!(cells(&export, "G01"), ["2", "SO"]);
    assert_eq!(cells(&export, "G01_occasion"), ["a-little", "no"]);
}

#[test]
fn dialects_tell_every_fault() {
    for name in Dialect::embedded_names() {
        assert_eq!(Dialect::embedded(name).unwrap().key.as_str(), name);
    }
    let faulty = br#"{"document": "dialect", "schema_version": 1, "key": "x", "title": {"fr": "X"},
        "headers": {"answer": ["{colonne}", "G01"], "part": ["{any}{column}"]},
        "cells": {"ticked": ["Oui"], "unticked": ["oui"], "joiners": [""], "guess": true}}"#;
    let error = Dialect::from_json(faulty).unwrap_err();
    let places: Vec<&str> =
        error.faults().iter().map(|f| f.location().pointer().unwrap().as_str()).collect();
    let expected = [
        "/headers/answer/0",
        "/headers/answer/1",
        "/headers/part/0",
        "/cells/unticked/0",
        "/cells/joiners/0",
        "/cells/guess",
    ];
    assert_eq!(places, expected);
    let other = br#"{"document": "questionnaire"}"#;
    assert_eq!(Dialect::from_json(other).unwrap_err().faults()[0].code(), Code::WrongDocument);
    assert_eq!(Dialect::embedded("lime").unwrap_err().code(), Code::UnknownName);
}

#[test]
fn several_header_lines_are_joined() {
    let file = "Mon formulaire;;;;\n;Je coordonne actuellement :;;;\n\
                Serial;Atelier santé ville;Contrat local de santé;Une remarque ?;SID\n\
                1;X;;rien;12\n";
    let export = read_export(file.as_bytes(), &questionnaire(), &options("framaforms")).unwrap();
    assert_eq!(cells(&export, "Q01[asv]"), ["1"]);
    assert_eq!(cells(&export, "Q01[cls]"), ["-"]);
    assert_eq!(cells(&export, "T01"), ["rien"]);
}

/// What is invented, written as LimeSurvey would and read again.
fn assert_round_trip(questionnaire: &Questionnaire, invented: &SimulationOptions) {
    let simulated = simulate(questionnaire, invented).unwrap();
    let file = to_limesurvey_csv(&simulated, questionnaire);
    let beside = invented.groups.iter().map(|(name, _)| name.clone());
    let mut options = ExportOptions::default();
    options.keep = std::iter::once(invented.mark.clone()).chain(beside).collect();
    let export = read_export(file.as_bytes(), questionnaire, &options).unwrap();
    assert_eq!(export.reading.absent, Vec::<String>::new());
    assert_eq!(export.columns.len(), simulated.columns.len());
    for (read, (name, written)) in export.columns.iter().zip(&simulated.columns) {
        assert_eq!(read.name(), name);
        assert!(read.iter().eq(written.iter().map(|cell| cell.as_deref())), "{name}");
    }
}

#[test]
fn the_example_reads_back() {
    let questionnaire = Questionnaire::embedded("autopositionnement").unwrap();
    let file = demo_export().unwrap();
    let mut options = ExportOptions::default();
    options.keep = vec!["INVENTE".into(), "departement".into()];
    let export = read_export(file.as_bytes(), &questionnaire, &options).unwrap();
    assert_eq!(export.reading.rows, 46);
    assert_eq!(export.reading.dialect.as_str(), "limesurvey");
    assert_eq!(export.reading.unmatched, ["id"]);
    assert_eq!(export.reading.absent, Vec::<String>::new());
    let strange: u64 = export.reading.not_understood.iter().map(|cells| cells.count).sum();
    assert_eq!(strange, 2, "the two invalid cells that the example has on purpose");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn what_is_written_reads_back(seed in any::<u64>(), missing in 0u16..900) {
        let invented = SimulationOptions { seed, missing, respondents: 12, ..Default::default() };
        assert_round_trip(&questionnaire(), &invented);
        for name in Questionnaire::embedded_names() {
            assert_round_trip(&Questionnaire::embedded(name).unwrap(), &invented);
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read_export(&bytes, &questionnaire(), &ExportOptions::default());
        let mut file = b"submitdate;G01;Q01[asv];Q01;Q02;Q04\n".to_vec();
        file.extend(&bytes);
        for dialect in Dialect::embedded_names() {
            let _ = read_export(&file, &questionnaire(), &options(dialect));
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in "[;,\t\n\"'= a-zé0-9.\\[\\]]{0,300}") {
        let file = format!("Horodateur;G01;Q01;Q02;Q04\n{text}");
        let _ = read(&file);
    }
}

#[test]
fn a_dialect_that_was_changed_in_code_is_checked_when_it_is_used() {
    let mut dialect = Dialect::embedded("kobo").unwrap();
    let cells = dialect.cells.as_mut().unwrap();
    cells.joiners.push(String::new());
    assert_eq!(dialect.check().unwrap_err().code(), Code::InvalidDocument);
    let mut options = ExportOptions::default();
    options.dialect = Some(dialect);
    let q = Questionnaire::embedded("autopositionnement").unwrap();
    let error = read_export(b"id,A1\n1,2\n", &q, &options).unwrap_err();
    assert!(error.faults()[0].location().to_string().starts_with("/cells/joiners/"), "{error}");
}
