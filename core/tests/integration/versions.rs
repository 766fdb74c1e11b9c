//! Two versions of a referential, of a questionnaire: what became of each part; and an
//! overlay that was made for the earlier one.

use std::collections::{BTreeMap, BTreeSet};

use boussole_sante::referential::ReferentialDocument;
use boussole_sante::versions::{Became, Difference, Differences, Fate};
use boussole_sante::{Code, Language, Questionnaire, Referential};
use proptest::prelude::*;
use serde_json::{Value, json};

fn embedded() -> Value {
    serde_json::from_str(Referential::embedded_json()).unwrap()
}

fn read(document: &Value) -> Referential {
    Referential::from_json(document.to_string().as_bytes()).unwrap_or_else(|error| {
        panic!("{:?}", error.faults().iter().map(ToString::to_string).collect::<Vec<_>>())
    })
}

/// The entry of a list with this key.
fn entry<'d>(document: &'d mut Value, list: &str, key: &str) -> &'d mut Value {
    let entries = document[list].as_array_mut().unwrap();
    entries.iter_mut().find(|entry| entry["key"] == key).unwrap()
}

fn retire(document: &mut Value, list: &str, key: &str, by: &[&str]) {
    let mut end = json!({ "reason": { "fr": "Autrement.", "en": "Otherwise." } });
    if !by.is_empty() {
        end["replaced_by"] = json!(by);
    }
    entry(document, list, key)["retired"] = end;
}

fn copy_of(document: &mut Value, list: &str, key: &str, new: &str) {
    let mut copy = entry(document, list, key).clone();
    copy["key"] = json!(new);
    copy["label"] = json!({ "fr": format!("Nouveau {new}"), "en": format!("New {new}") });
    document[list].as_array_mut().unwrap().push(copy);
}

/// A later version in which everything that there is a word for has happened.
fn later() -> Value {
    let mut document = embedded();
    document["version"] = json!("2.0.0");
    let d = &mut document;
    copy_of(d, "offers", "webinaires", "webinaires-courts");
    retire(d, "offers", "webinaires", &["webinaires-courts"]);
    copy_of(d, "offers", "visites-sur-site", "visites");
    retire(d, "offers", "visites-sur-site", &["visites"]);
    retire(d, "offers", "visites-de-capitalisation", &["visites"]);
    copy_of(d, "offers", "tutorat-a-l-arrivee", "tutorat");
    copy_of(d, "offers", "tutorat-a-l-arrivee", "parrainage");
    retire(d, "offers", "tutorat-a-l-arrivee", &["tutorat", "parrainage"]);
    retire(d, "offers", "temps-des-elus", &[]);
    entry(d, "competencies", "animer-un-atelier")["label"]["fr"] = json!("Animer des ateliers");
    entry(d, "competencies", "animer-une-pleniere")["statement"]["en"] = json!("Other words.");
    entry(d, "competencies", "mener-une-concertation")["domain"] = json!("gouvernance");
    entry(d, "factors", "place-dans-l-organigramme")["provenance"][0]["place"] = json!("p.12");
    entry(d, "factors", "contact-facile-entre-pairs")["addressee"] = json!("supervision");
    let requirement = &mut entry(d, "profiles", "cls")["requirements"][0];
    requirement["by_day"] = json!(60);
    requirement["weight"] = json!(3);
    entry(d, "profiles", "asv")["requirements"].as_array_mut().unwrap().remove(0);
    let contract = &mut entry(d, "profiles", "cls")["requirements"][3];
    contract["target_level"] = json!(2);
    document
}

fn became(differences: &Differences) -> BTreeMap<(String, String), Vec<Became>> {
    let told = differences.entries.iter();
    told.map(|one| ((one.list.clone(), one.key.clone()), one.became.clone())).collect()
}

#[test]
fn everything_that_can_become_of_an_entry_is_told() {
    let (before, after) = (Referential::embedded().unwrap(), read(&later()));
    let differences = after.differences(&before);
    let mut told = String::new();
    for one in &differences.entries {
        let fields = one.fields.iter().map(|field| {
            let [before, after] = [&field.before, &field.after].map(|value| {
                let shown = value.as_deref().unwrap_or("–").chars().take(60);
                shown.collect::<String>()
            });
            format!("\n    {} {}: {before} → {after}", field.at, field.became)
        });
        let fields: String = fields.collect();
        let words: Vec<&str> = one.became.iter().map(|became| became.as_str()).collect();
        told += &format!("{} {}: {}", one.list, one.key, words.join(", "));
        if !one.replaced_by.is_empty() {
            told += &format!(" by {}", one.replaced_by.join(", "));
        }
        told += &format!("{fields}\n");
    }
    insta::assert_snapshot!("differences", told);
    // Looked at from the other side: what was added is gone, what ended is taken up again.
    let back = became(&before.differences(&after));
    for (entry, forth) in became(&differences) {
        let expected = match forth.as_slice() {
            [Became::Added] => vec![Became::Gone],
            [end] if end.is_end() => vec![Became::Reinstated],
            _ => forth,
        };
        assert_eq!(back[&entry], expected, "{entry:?}");
    }
}

#[test]
fn differences_are_read_in_both_languages() {
    let differences = read(&later()).differences(&Referential::embedded().unwrap());
    for (language, name) in [(Language::French, "french"), (Language::English, "english")] {
        insta::assert_snapshot!(
            format!("told_in_{name}"),
            super::cards::text(&differences.blocks(language))
        );
    }
}

/// Any text of any entry, changed in one language: that entry alone is other, by that
/// field alone, and its name only if it was its name.
#[test]
fn each_text_that_changes_is_found_where_it_stands() {
    let before = Referential::embedded().unwrap();
    let lists: Vec<&str> = ReferentialDocument::lists().map(|(list, _)| list.name).collect();
    for list in lists {
        let mut document = embedded();
        let Some(first) = document[list].get_mut(0) else { continue };
        let Some(label) = first.get_mut("label") else { continue };
        label["en"] = json!("Another name");
        let found = read(&document).differences(&before);
        let [one] = found.entries.as_slice() else { panic!("{list}: {:?}", found.entries) };
        assert_eq!((one.list.as_str(), one.became.as_slice()), (list, &[Became::Renamed][..]));
        let places: Vec<String> = one.fields.iter().map(|field| field.at.to_string()).collect();
        assert_eq!(places, ["/label/en"]);
        assert!(one.was.is_some());
    }
}

/// Two of one name in a list are two: that one changes says nothing of the other.
#[test]
fn what_has_the_same_name_is_not_taken_for_the_other() {
    let before = Referential::embedded().unwrap();
    let mut document = embedded();
    let laws = entry(&mut document, "dispositifs", "asv")["legal_basis"].as_array_mut().unwrap();
    let titles: Vec<Value> = laws.iter().map(|law| law["title"]["fr"].clone()).collect();
    let twice = titles.iter().rposition(|title| titles.iter().filter(|t| *t == title).count() == 2);
    laws[twice.unwrap()]["date"] = json!("2006-03-10");
    let differences = read(&document).differences(&before);
    let [one] = differences.entries.as_slice() else { panic!("{:?}", differences.entries) };
    let places: Vec<String> = one.fields.iter().map(|field| field.at.to_string()).collect();
    assert_eq!(places, ["/legal_basis/Comité interministériel des villes 2/date"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20))]

    /// Entries that change their order, and no more, are the same.
    #[test]
    fn order_is_no_difference(seed in any::<u64>(), list in 0_usize..17) {
        let mut document = embedded();
        let (list, _) = ReferentialDocument::lists().nth(list).unwrap();
        let entries = document[list.name].as_array_mut().unwrap();
        let count = entries.len();
        // Scales and parents have a first one that counts; a rotation is enough for the rest.
        if list.name != "scales" && count > 0 {
            entries.rotate_left(usize::try_from(seed % count as u64).unwrap());
        }
        let found = read(&document).differences(&Referential::embedded().unwrap());
        prop_assert!(found.is_empty(), "{:?}", found.entries);
    }
}

fn overlay() -> Value {
    let source = json!([{ "source": "region", "place": "séance 4" }]);
    let offer = |key: &str, more: &Value| {
        let mut offer = json!({
            "key": key, "label": { "fr": format!("Offre {key}") }, "provider": "Région X",
            "reach": "regional", "permanence": "lasting", "addressees": ["coordination"],
            "status": "source", "provenance": source
        });
        for (name, value) in more.as_object().unwrap() {
            offer[name] = value.clone();
        }
        offer
    };
    json!({
        "document": "referential", "schema_version": 1, "key": "region-x", "version": "0.1.0",
        "title": { "fr": "Région X" }, "publisher": "Région X", "licence": "CC0-1.0",
        "extends": "embedded",
        "sources": [{ "key": "region", "label": { "fr": "Comité régional" } }],
        "renames": [{ "kind": "offer", "key": "temps-des-elus", "label": { "fr": "Rencontre" } }],
        "retirements": [{ "kind": "offer", "key": "padlet-d-informations",
            "reason": { "fr": "x" }, "replaced_by": ["webinaires"] }],
        "offers": [
            offer("un", &json!({
                "outcomes": [{ "competency": "animer-un-atelier", "from": 1, "to": 2 },
                             { "competency": "mener-une-concertation", "from": 0, "to": 1 }],
                "factors": ["place-dans-l-organigramme", "contact-facile-entre-pairs"],
                "audience": { "all": [
                    { "level": { "competency": "mener-une-concertation", "at_least": 1 } },
                    { "not": { "dispositif_in": ["asv"] } },
                    { "share": { "dispositif": "cls", "at_least": 500 } } ] }
            })),
        ],
        "pathways": [{
            "key": "chez-nous", "label": { "fr": "Chez nous" }, "anchor": "arrival",
            "status": "source", "provenance": source,
            "steps": [{
                "key": "visiter", "label": { "fr": "Visiter" }, "phase": "day_90",
                "window": { "from_day": 0, "to_day": 90 }, "addressee": "coordination",
                "offers": ["visites-sur-site", "visites-de-capitalisation", "un",
                           "tutorat-a-l-arrivee"],
                "completion": "any_offer", "provenance": source
            }]
        }]
    })
}

#[test]
fn an_overlay_is_carried_over_with_a_word_on_each_of_its_references() {
    let (before, after) = (Referential::embedded().unwrap(), read(&later()));
    let text = overlay().to_string();
    let carried = after.carry_over(text.as_bytes(), &before).unwrap();
    let told: Vec<String> = carried
        .references
        .iter()
        .map(|one| {
            let now = one.now.join(", ");
            format!("{} {} {}: {} {now}", one.at, one.list, one.key, one.fate)
        })
        .collect();
    insta::assert_snapshot!("carried", told.join("\n"));
    let fates: BTreeSet<Fate> = carried.references.iter().map(|one| one.fate).collect();
    assert_eq!(fates.len(), Fate::ALL.len(), "each of them has happened");
    let read = carried.read.as_ref().unwrap();
    let step = &read.pathway("chez-nous").unwrap().steps[0];
    let offers: Vec<&str> = step.offers.iter().map(|offer| offer.as_str()).collect();
    // Two that became one stand once; one that was split is for a person to decide.
    assert_eq!(offers, ["visites", "un", "tutorat-a-l-arrivee"]);
    assert_eq!(read.base().unwrap().version().to_string(), "2.0.0");
    // Nothing else of the document is other.
    let (was, is): (Value, Value) = (overlay(), serde_json::from_str(&carried.document).unwrap());
    for (name, value) in was.as_object().unwrap() {
        if !["pathways", "retirements"].contains(&name.as_str()) {
            assert_eq!(&is[name], value, "{name}");
        }
    }
    assert_eq!(
        is.as_object().unwrap().keys().collect::<Vec<_>>(),
        was.as_object().unwrap().keys().collect::<Vec<_>>()
    );
}

#[test]
fn what_cannot_be_carried_over_is_refused() {
    let before = Referential::embedded().unwrap();
    let whole = before.carry_over(Referential::embedded_json().as_bytes(), &before);
    assert_eq!(whole.unwrap_err().code(), Code::MissingField);
    let mut faulty = overlay();
    faulty["offers"][0]["factors"] = json!(["nulle-part"]);
    let faults = before.carry_over(faulty.to_string().as_bytes(), &before).unwrap_err();
    assert_eq!(faults.faults()[0].code(), Code::DanglingReference);
    // On the same version everything is kept, and nothing is other.
    let same = before.carry_over(overlay().to_string().as_bytes(), &before).unwrap();
    assert_eq!(same.count(Fate::Kept), same.references.len());
    assert_eq!(serde_json::from_str::<Value>(&same.document).unwrap(), overlay());
}

/// An entry that a later version has left out dangles: it is told, the rest is read.
#[test]
fn what_is_gone_has_to_be_mended() {
    let before = Referential::embedded().unwrap();
    let mut document = embedded();
    document["offers"]
        .as_array_mut()
        .unwrap()
        .retain(|offer| offer["key"] != "padlet-d-informations");
    for pathway in document["pathways"].as_array_mut().unwrap() {
        for step in pathway["steps"].as_array_mut().unwrap() {
            if let Some(offers) = step.get_mut("offers").and_then(Value::as_array_mut) {
                offers.retain(|offer| offer != "padlet-d-informations");
            }
        }
    }
    let after = read(&document);
    let carried = after.carry_over(overlay().to_string().as_bytes(), &before).unwrap();
    let gone: Vec<_> = carried.references.iter().filter(|one| one.fate == Fate::Lost).collect();
    assert_eq!(gone.len(), 1);
    assert_eq!(
        (gone[0].key.as_str(), gone[0].became.as_slice()),
        ("padlet-d-informations", &[Became::Gone][..])
    );
    assert_eq!(carried.read.unwrap_err().faults()[0].code(), Code::DanglingReference);
}

fn questionnaire(change: impl FnOnce(&mut Value)) -> Questionnaire {
    let text = Questionnaire::embedded("autopositionnement").unwrap().to_json();
    let mut document: Value = serde_json::from_str(&text).unwrap();
    change(&mut document);
    Questionnaire::from_json(document.to_string().as_bytes()).unwrap()
}

fn one(differences: &Differences) -> (&str, &str, &[Became]) {
    let [Difference { list, key, became, .. }] = differences.entries.as_slice() else {
        panic!("{:?}", differences.entries)
    };
    (list, key, became)
}

#[test]
fn items_are_reworded_or_mean_something_else() {
    let before = Questionnaire::embedded("autopositionnement").unwrap();
    let (section, item) = {
        let section = before.sections().iter().position(|one| one.items.len() > 1).unwrap();
        (section, before.sections()[section].items[0].key.as_str().to_owned())
    };
    let words =
        questionnaire(|q| q["sections"][section]["items"][0]["text"]["en"] = json!("Other."));
    assert_eq!(one(&words.differences(&before)), ("items", &*item, &[Became::Reworded][..]));
    let revised = questionnaire(|q| q["sections"][section]["items"][0]["revision"] = json!(2));
    let differences = revised.differences(&before);
    assert_eq!(one(&differences).0, "items");
    assert!(one(&differences).2.contains(&Became::Revised));
    assert!(differences.entries[0].is_to_review() && !differences.entries[0].is_end());
    // An item that stands in no scale and decides nothing, the last of its section.
    let mut last = String::new();
    let gone = questionnaire(|q| {
        let items = q["sections"][11]["items"].as_array_mut().unwrap();
        last = items.pop().unwrap()["key"].as_str().unwrap().to_owned();
    });
    assert_eq!(one(&gone.differences(&before)), ("items", &*last, &[Became::Gone][..]));
    assert_eq!(one(&before.differences(&gone)), ("items", &*last, &[Became::Added][..]));
    let moved = questionnaire(|q| {
        let sections = q["sections"].as_array_mut().unwrap();
        let item = sections[11]["items"].as_array_mut().unwrap().pop().unwrap();
        sections[section]["items"].as_array_mut().unwrap().push(item);
    });
    assert_eq!(one(&moved.differences(&before)), ("items", &*last, &[Became::Moved][..]));
    let weighed = questionnaire(|q| q["scales"][0]["min_items"] = json!(1));
    let differences = weighed.differences(&before);
    assert_eq!((one(&differences).0, one(&differences).2), ("scales", &[Became::Altered][..]));
}

/// Words of a choice are read with each item that has it: those items are reworded, though
/// no field of theirs is other.
#[test]
fn words_of_choices_are_words_of_their_items() {
    let before = Questionnaire::embedded("autopositionnement").unwrap();
    let later = questionnaire(|q| {
        q["choice_lists"][0]["choices"][0]["label"]["fr"] = json!("Tout autre chose");
    });
    let list = before.document().choice_lists[0].key.as_str();
    let differences = later.differences(&before);
    let with_it: Vec<&str> = before
        .items()
        .filter(|item| item.choices.as_ref().is_some_and(|own| own.as_str() == list))
        .map(|item| item.key.as_str())
        .collect();
    let reworded = differences.entries.iter().filter(|one| one.list == "items");
    let reworded: Vec<&str> = reworded
        .inspect(|one| {
            assert_eq!((one.became.as_slice(), one.fields.len()), (&[Became::Reworded][..], 0))
        })
        .map(|one| one.key.as_str())
        .collect();
    assert!(!with_it.is_empty());
    assert_eq!(reworded, with_it);
    let told = differences.get("choice_lists", list).unwrap();
    assert_eq!(told.became, [Became::Reworded]);
}

/// Answers to an earlier version: what stands, what is asked in other words, what is set
/// aside; nothing is lost.
#[test]
fn answers_are_carried_over_one_by_one() {
    use boussole_sante::survey::{Purpose, Respondent, Why};
    use boussole_sante::{Answer, Answers};
    let before = Questionnaire::embedded("autopositionnement").unwrap();
    let mut given = Answers::new(
        &before,
        Purpose::Network,
        "p-1".parse::<Respondent>().unwrap(),
        "2030-01-01".parse().unwrap(),
    );
    let items: Vec<String> = before.sections()[11]
        .items
        .iter()
        .chain(before.sections()[1].items.iter())
        .map(|item| item.key.as_str().to_owned())
        .collect();
    for (number, item) in items.iter().enumerate() {
        let answer = match number < 3 {
            true => Answer::Text("à moi".to_owned()),
            false => Answer::Level { level: 2, occasion: None },
        };
        given.answers_mut().insert(&before, item, answer).unwrap();
    }
    let later = questionnaire(|q| {
        q["sections"][11]["items"].as_array_mut().unwrap().remove(2);
        q["sections"][11]["items"][0]["text"]["fr"] = json!("Autrement dit ?");
        q["sections"][1]["items"][0]["revision"] = json!(2);
    });
    let carried = Answers::carry_over(given.to_json().as_bytes(), &later, &before).unwrap();
    let reworded: Vec<&str> = carried.reworded.iter().map(|item| item.as_str()).collect();
    assert_eq!(reworded, [items[0].as_str()]);
    let aside: Vec<(&str, Why)> =
        carried.set_aside.iter().map(|one| (one.item.as_str(), one.why)).collect();
    let mut expected = vec![(items[2].as_str(), Why::Gone), (items[3].as_str(), Why::Changed)];
    expected.sort_unstable_by_key(|(item, _)| *item);
    assert_eq!(aside, expected);
    assert_eq!(carried.answers.answers().len() + aside.len(), given.answers().len());
    Answers::from_json(carried.answers.to_json().as_bytes(), &later).unwrap();
    // Of another questionnaire nothing is carried over.
    let other = Questionnaire::embedded("autopositionnement-court").unwrap();
    let refused = Answers::carry_over(given.to_json().as_bytes(), &later, &other).unwrap_err();
    assert_eq!(refused.faults()[0].code(), Code::OtherQuestionnaire);
}
