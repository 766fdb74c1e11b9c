//! What reports say: the blocks of the vectors, in both languages.

use std::path::Path;

use boussole_sante::presentation::Block;
use boussole_sante::{Comparison, Language, Plan, Report};
use boussole_sante_tests::vectors::{ExpectedBlocks, PresentationInput, area};
use serde_json::Value;

use crate::scoring::{answers, posts, questionnaire, referential};

fn report(input: &PresentationInput) -> Report {
    let q = questionnaire(&input.questionnaire).unwrap();
    let referential = referential(&input.referential).unwrap();
    let comparison = Comparison::with(&referential, posts(&input.posts));
    let comparison = comparison.on(input.today.parse().unwrap());
    Plan::new(&q).unwrap().score(&answers(&q, &input.answers), &comparison).unwrap()
}

fn said(input: &PresentationInput, language: Language) -> Vec<Block> {
    let by_hand: Vec<&str> = input.by_hand.iter().map(String::as_str).collect();
    report(input).blocks(language, &by_hand).unwrap()
}

/// Written anew with `UPDATE_BLOCKS=1`: read what has changed, it is what people read.
#[test]
fn reports_say_what_the_vectors_say() {
    let update = std::env::var_os("UPDATE_BLOCKS").is_some_and(|value| value == "1");
    for (name, vector) in area::<PresentationInput, ExpectedBlocks>("presentation").unwrap() {
        let [fr, en] = [Language::French, Language::English].map(|language| {
            let blocks = said(&vector.input, language).into_iter();
            blocks.map(|block| serde_json::to_value(block).unwrap()).collect::<Vec<Value>>()
        });
        if update {
            let file = Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("vectors/presentation")
                .join(format!("{name}.json"));
            let mut whole: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
            whole["expected"] = serde_json::json!({ "fr": fr, "en": en });
            let text = serde_json::to_string_pretty(&whole).unwrap();
            std::fs::write(&file, format!("{text}\n")).unwrap();
            continue;
        }
        let expected = vector.expected.unwrap();
        assert_eq!(fr, expected.fr, "{name}");
        assert_eq!(en, expected.en, "{name}");
    }
}

/// No row is shorter or longer than its head, and nothing is left to be filled.
#[test]
fn tables_are_whole() {
    for (name, vector) in area::<PresentationInput, ExpectedBlocks>("presentation").unwrap() {
        for language in Language::ALL {
            for block in said(&vector.input, *language) {
                let texts: Vec<String> = match block {
                    Block::Heading { text, .. } | Block::Paragraph { text, .. } => vec![text],
                    Block::List { items, .. } => items,
                    Block::Table { caption, head, rows } => {
                        assert!(
                            rows.iter().all(|row| row.len() == head.len()),
                            "{name}: {caption}"
                        );
                        [vec![caption], head, rows.concat()].concat()
                    }
                    other => panic!("{other:?}"),
                };
                assert!(!texts.iter().any(|text| text.contains(['{', '}'])), "{name}: {texts:?}");
            }
        }
    }
}

/// The levels of a section that count as mobilised, worked out, are as many as its
/// profile says; what is no scale and no section is refused.
#[test]
fn levels_are_worked_out_as_they_are_counted() {
    let mut sections = 0;
    for (name, vector) in area::<PresentationInput, ExpectedBlocks>("presentation").unwrap() {
        let report = report(&vector.input);
        for profile in &report.profiles {
            let blocks = report.worked_example(profile.section.as_str(), Language::English);
            let [Block::Table { rows, .. }, Block::Paragraph { text, .. }] = &blocks.unwrap()[..]
            else {
                panic!("{name}: a table and its count");
            };
            let counted = rows.iter().filter(|row| row[3] == "yes").count();
            assert_eq!(counted, usize::try_from(profile.mobilised).unwrap(), "{name}");
            assert_eq!(*text, format!("Put to use: {counted} of {}", profile.of), "{name}");
            sections += usize::from(counted > 0);
        }
        let unknown = report.worked_example("nothing", Language::English).unwrap_err();
        assert_eq!(unknown.code(), boussole_sante::Code::UnknownName);
    }
    assert!(sections > 0, "some levels are mobilised");
}
