//! Cards of entries and the page of a whole referential: what people read of them.

use std::fmt::Write as _;

use boussole_sante::presentation::{Block, Branch, card};
use boussole_sante::referential::ReferentialDocument;
use boussole_sante::{Language, Referential};
use serde_json::{Value, json};

fn branches(branches: &[Branch], depth: usize, into: &mut String) {
    for branch in branches {
        writeln!(into, "{}- {}", "  ".repeat(depth), branch.text).unwrap();
        self::branches(&branch.branches, depth + 1, into);
    }
}

/// Blocks as plain text.
pub(super) fn text(blocks: &[Block]) -> String {
    let mut text = String::new();
    for block in blocks {
        match block {
            Block::Heading { text: own, depth } => {
                writeln!(text, "{} {own}", "#".repeat(usize::from(*depth))).unwrap();
            }
            Block::Paragraph { text: own, .. } => writeln!(text, "{own}").unwrap(),
            Block::List { items, .. } => {
                items.iter().for_each(|item| writeln!(text, "- {item}").unwrap());
            }
            Block::Tree { branches: own } => branches(own, 0, &mut text),
            Block::Table { caption, head, rows } => {
                assert!(rows.iter().all(|row| row.len() == head.len()), "{caption}");
                writeln!(text, "{caption}\n{}", head.join(" | ")).unwrap();
                rows.iter().for_each(|row| writeln!(text, "{}", row.join(" | ")).unwrap());
            }
            other => panic!("{other:?}"),
        }
    }
    text
}

/// Of every list the entry that fills most fields, the first of them.
fn fullest(referential: &Referential) -> Vec<(&'static str, Value)> {
    let document: Value = serde_json::from_str(&referential.to_whole_json()).unwrap();
    ReferentialDocument::lists()
        .map(|(list, _)| {
            let entries = document[list.name].as_array().unwrap().iter().rev();
            let fields = |entry: &&Value| entry.as_object().unwrap().len();
            (list.name, entries.max_by_key(fields).unwrap().clone())
        })
        .collect()
}

#[test]
fn every_list_has_its_card() {
    let referential = Referential::embedded().unwrap();
    for (language, name) in [(Language::French, "french"), (Language::English, "english")] {
        let mut cards = String::new();
        for (list, entry) in fullest(&referential) {
            let record = ReferentialDocument::record_of(list).unwrap();
            let blocks = card(record, &entry, Some(&referential), language);
            // Maps are long, and all alike.
            let said = text(&blocks);
            let lines: Vec<&str> = said.lines().take(40).collect();
            writeln!(cards, "{list}\n{}\n", lines.join("\n")).unwrap();
        }
        insta::assert_snapshot!(name, cards);
    }
}

/// Without a referential what is referred to has its key.
#[test]
fn keys_stand_where_no_names_are_at_hand() {
    let referential = Referential::embedded().unwrap();
    let record = ReferentialDocument::record_of("relations").unwrap();
    let relation = serde_json::to_value(&referential.document().relations[0]).unwrap();
    let key = relation["from"].as_str().unwrap();
    let name = &referential.competency(key).unwrap().label;
    let with = text(&card(record, &relation, Some(&referential), Language::English));
    let without = text(&card(record, &relation, None, Language::English));
    assert!(with.contains(name.get("en").0) && !with.contains(key), "{with}");
    assert!(without.contains(key), "{without}");
}

/// Audiences of every condition, said in both languages.
#[test]
fn audiences_are_sentences() {
    let referential = Referential::embedded().unwrap();
    let record = ReferentialDocument::record_of("offers").unwrap();
    let said = |audience: &Value, language| {
        let blocks = card(record, &json!({ "audience": audience }), Some(&referential), language);
        text(&blocks).trim().to_owned()
    };
    let rules = [
        json!({ "newcomer": true }),
        json!({ "newcomer": false }),
        json!({ "dispositif_in": ["asv", "cls"] }),
        json!({ "tag_in": ["autre"] }),
        json!({ "days_in_post": { "at_least": 30 } }),
        json!({ "days_in_post": { "at_most": 90 } }),
        json!({ "days_in_post": { "at_least": 30, "at_most": 90 } }),
        json!({ "level": { "competency": "animer-un-atelier", "at_least": 1 } }),
        json!({ "share": { "dispositif": "cls", "at_least": 505 } }),
        json!({ "not": { "newcomer": true } }),
        json!({ "all": [{ "newcomer": true }, { "any": [{ "dispositif_in": ["cls"] },
            { "days_in_post": { "at_most": 5 } }] }] }),
    ];
    let told: Vec<String> = rules
        .iter()
        .flat_map(|rule| [Language::French, Language::English].map(|language| said(rule, language)))
        .collect();
    insta::assert_snapshot!("audiences", told.join("\n"));
}

/// Every entry in use stands on the page by its name, in both languages, and nothing is
/// left to be filled; what is retired does not stand there as an entry.
#[test]
fn the_page_has_every_entry_in_use() {
    let overlay = json!({
        "document": "referential", "schema_version": 1, "key": "region-x", "version": "0.1.0",
        "title": { "fr": "Région X" }, "publisher": "Région X", "licence": "CC0-1.0",
        "extends": "embedded",
        "renames": [{ "kind": "offer", "key": "temps-des-elus", "label": { "fr": "Rencontre des élus" },
            "reason": { "fr": "Nos mots." } }],
        "retirements": [{ "kind": "offer", "key": "webinaires",
            "reason": { "fr": "N’existe plus ici." } }]
    });
    let region = Referential::from_json(overlay.to_string().as_bytes()).unwrap();
    for language in Language::ALL {
        let page = text(&region.blocks(*language));
        for entry in region.entries().into_iter().filter(|entry| entry.is_active()) {
            let (label, _) = entry.label().get(language.as_str());
            assert!(page.contains(label), "{label}");
        }
        assert!(!page.contains(['{', '}']), "a place was left");
        let webinars = region.offer("webinaires").unwrap().label.get(language.as_str()).0;
        assert!(!page.contains(&format!("## {webinars}\n")));
    }
    let page = text(&region.blocks(Language::French));
    let (_, changes) = page.split_once("Ce que cette adaptation change\n").unwrap();
    let lines: Vec<&str> = changes.lines().take(2).collect();
    insta::assert_snapshot!("changes", lines.join("\n"));
}
