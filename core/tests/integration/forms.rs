//! A questionnaire as other tools hold it, to be read: what a person who builds the survey
//! would see, and every condition.

use boussole_sante::form::{BecameInForm, FormNotice, limesurvey, paper_losses, xlsform};
use boussole_sante::{Language, Questionnaire};
use serde_json::json;

fn short() -> Questionnaire {
    Questionnaire::embedded("autopositionnement-court").unwrap()
}

/// Every way of asking, every test and every operator of skip logic.
fn every_kind() -> Questionnaire {
    let text = |words: &str| json!({ "fr": words });
    let item = |key: &str, kind: &str| json!({ "key": key, "kind": kind, "text": text(key) });
    let with = |mut item: serde_json::Value, more: serde_json::Value| {
        item.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        item
    };
    let listed = |key, kind| with(item(key, kind), json!({ "choices": "liste" }));
    let shown =
        |key: &str, logic: serde_json::Value| with(item(key, "text"), json!({ "shown_if": logic }));
    let is = |code: &str| json!({ "item": "s", "is": code });
    let document = json!({
        "document": "questionnaire", "schema_version": 1, "key": "essai", "version": "1.0.0",
        "title": text("Essai"),
        "choice_lists": [{
            "key": "liste",
            "choices": [
                { "code": "a", "value": 1, "label": text("A") }, { "code": "b", "value": 2, "label": text("B") },
                { "code": "c", "value": 3, "label": text("C") }],
            "missing": [{ "code": "X", "kind": "refused", "label": text("Rien") }]
        }],
        "sections": [{ "key": "partie", "title": text("Partie"), "items": [
            listed("s", "single"), listed("r", "rating"), with(listed("m", "multiple"), json!({ "other": true, "max_chosen": 2 })),
            listed("k", "ranking"), with(item("n", "number"), json!({ "min": 0, "max": 10, "unit": text("ans") })),
            with(item("moi", "text"), json!({ "reflexive": true })),
            shown("i", is("a")),
            shown("j", json!({ "item": "s", "in": ["a", "b"] })),
            shown("l", json!({ "item": "m", "includes": "c" })),
            shown("o", json!({ "item": "r", "at_least": 2 })),
            shown("p", json!({ "item": "n", "at_most": 4 })),
            shown("q", json!({ "item": "s", "is_answered": true })),
            shown("t", json!({ "item": "m", "is_answered": false })),
            shown("u", json!({ "not": is("a") })),
            shown("v", json!({ "all": [is("a"), { "any": [{ "item": "n", "at_least": 3 }, { "not": { "item": "m", "includes": "a" } }] }] })),
            shown("w", json!({ "item": "r", "at_most": 0 })),
            shown("x", json!({ "item": "k", "is_answered": true })),
            shown("y", json!({ "not": { "item": "k", "is_answered": true } })),
        ] }]
    });
    Questionnaire::from_json(document.to_string().as_bytes()).unwrap()
}

fn sheets(q: &Questionnaire) -> String {
    let form = xlsform(q, &FormNotice::none()).unwrap();
    let sheet = |sheet: &boussole_sante::form::FormSheet| {
        let head = sheet.columns.join(" | ");
        let rows = sheet.rows.iter().map(|row| row.cells.join(" | "));
        format!("# {}\n{head}\n{}\n", sheet.name, rows.collect::<Vec<_>>().join("\n"))
    };
    form.sheets.iter().map(sheet).collect()
}

#[test]
fn limesurvey_has_every_condition() {
    insta::assert_snapshot!(limesurvey(&every_kind(), &FormNotice::none()).unwrap().text);
}

#[test]
fn an_xlsform_has_every_condition() {
    insta::assert_snapshot!(sheets(&every_kind()));
}

#[test]
fn paper_says_conditions_in_words() {
    let told = super::cards::text(&every_kind().printed(Language::French, &FormNotice::none()));
    insta::assert_snapshot!(told);
}

#[test]
fn paper_begins_with_the_notice() {
    let notice = FormNotice::none().with("fr", "# Avant de répondre\n\nRien n’est obligatoire.");
    let told = super::cards::text(&short().printed(Language::French, &notice));
    let (before, after) =
        told.split_once("# Avant de répondre\nRien n’est obligatoire.\n").unwrap();
    assert!(before.contains("minutes") && after.starts_with("# Mon poste"), "{before}");
    let of_notice = |notice: &FormNotice| {
        let losses = paper_losses(&short(), notice);
        losses.iter().find(|loss| loss.part == "notice").unwrap().became
    };
    assert_eq!(of_notice(&notice), BecameInForm::Moved);
    assert_eq!(of_notice(&FormNotice::none()), BecameInForm::Dropped);
    let losses = paper_losses(&short(), &notice);
    let moved = losses.iter().find(|loss| loss.part == "shown_if").unwrap();
    assert!(moved.items.contains(&"D01".to_owned()));
}

/// What ships: the French rows of the short form.
#[test]
fn the_short_form_for_limesurvey() {
    let notice = FormNotice::none().with("fr", "# Avant de répondre\n\n- Rien n’est obligatoire.");
    let form = limesurvey(&short(), &notice).unwrap();
    let french = form.text.lines().filter(|line| !line.contains("\ten\t"));
    insta::assert_snapshot!(french.collect::<Vec<_>>().join("\n"));
    let losses: Vec<String> = form
        .losses
        .iter()
        .map(|loss| {
            format!("{} {} {}: {}", loss.became, loss.part, loss.items.len(), loss.why.get("en").0)
        })
        .collect();
    insta::assert_snapshot!("losses", losses.join("\n"));
}
