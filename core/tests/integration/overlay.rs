//! Overlays: what a region makes of the embedded referential, and what it may
//! not; references that lost their entry.

use std::collections::BTreeSet;

use boussole_sante::referential::{ChangeKind, Entry, EntryKind};
use boussole_sante::{Code, Error, Referential};
use proptest::prelude::*;
use serde_json::{Value, json};

fn read(document: &Value) -> Result<Referential, Error> {
    Referential::from_json(document.to_string().as_bytes())
}

fn overlay(more: &Value) -> Value {
    let mut document = json!({
        "document": "referential", "schema_version": 1, "key": "region-x", "version": "0.1.0",
        "title": { "fr": "Région X" }, "publisher": "Région X", "licence": "CC0-1.0",
        "extends": "embedded",
        "sources": [{ "key": "region", "label": { "fr": "Comité régional" } }]
    });
    for (key, value) in more.as_object().unwrap() {
        document[key] = value.clone();
    }
    document
}

fn competency(key: &str) -> Value {
    json!({
        "key": key, "label": { "fr": format!("Nouvelle {key}") }, "domain": "gouvernance",
        "kind": "know_how", "statement": { "fr": "Fait une chose nouvelle." },
        "status": "project_addition", "provenance": [{ "source": "region", "place": "séance 3" }]
    })
}

fn offer(key: &str) -> Value {
    json!({
        "key": key, "label": { "fr": format!("Offre {key}") }, "provider": "Région X",
        "reach": "regional", "permanence": "lasting", "addressees": ["coordination"],
        "outcomes": [{ "competency": "animer-un-atelier", "from": 1, "to": 3 },
                     { "competency": "nouvelle-un", "from": 0, "to": 2 }],
        "factors": ["regard-tiers"], "status": "source",
        "provenance": [{ "source": "region", "place": "séance 4" }]
    })
}

/// Twenty changes: ten additions, six new names, four ends.
fn twenty() -> Value {
    let rename = |kind: &str, key: &str, label: &str| json!({ "kind": kind, "key": key, "label": { "fr": label }, "reason": { "fr": "Nos mots." } });
    let retire = |kind: &str, key: &str| json!({ "kind": kind, "key": key, "reason": { "fr": "N’existe plus ici." } });
    overlay(&json!({
        "competencies": [competency("nouvelle-un"), competency("nouvelle-deux"), competency("nouvelle-trois")],
        "offers": [offer("offre-un"), offer("offre-deux"), offer("offre-trois"), offer("offre-quatre")],
        "factors": [{ "key": "locaux", "label": { "fr": "Locaux" }, "need_level": "environment",
            "item": { "fr": "Mes locaux me permettent de recevoir." }, "addressee": "supervision", "status": "source" }],
        "domains": [{ "key": "numerique", "label": { "fr": "Numérique" }, "parent": "coordination", "status": "source" }],
        "objectives": [{ "key": "regional", "label": { "fr": "Un objectif régional" }, "level": "specific",
            "parent": "prog-og", "status": "source" }],
        "relations": [{ "from": "nouvelle-un", "kind": "requires", "to": "animer-un-atelier", "min_level": 2, "status": "source" }],
        "renames": [
            rename("competency", "animer-un-atelier", "Conduire un atelier"),
            rename("factor", "regard-tiers", "Regard extérieur"),
            rename("dispositif", "clsm", "Conseil de santé mentale"),
            rename("offer", "temps-des-elus", "Matinales"),
            rename("indicator", "gov-01", "Plénière tenue"),
            { "kind": "competency", "key": "animer-une-pleniere", "statement": { "fr": "Prépare une plénière." } }
        ],
        "retirements": [
            retire("offer", "padlet-d-informations"),
            { "kind": "offer", "key": "webinaires", "reason": { "fr": "Remplacés." }, "on": "2026-01-01", "replaced_by": ["offre-un"] },
            retire("competency", "animer-un-groupe-projet"),
            retire("profile", "clsm")
        ]
    }))
}

/// What is read of an entry comes from the document that stands alone.
#[test]
fn every_entry_is_written_as_the_whole_document_has_it() {
    let region = read(&twenty()).unwrap();
    let whole: Value = serde_json::from_str(&region.to_whole_json()).unwrap();
    for entry in region.entries() {
        let written = region.entry_json(entry.kind(), entry.key()).unwrap();
        let written: Value = serde_json::from_str(&written).unwrap();
        let list = whole[entry.kind().list()].as_array().unwrap();
        let same = list.iter().find(|one| one["key"] == *entry.key());
        assert_eq!(Some(&written), same, "{}", entry.key());
    }
    let renamed = region.entry_json(EntryKind::Factor, "regard-tiers").unwrap();
    assert!(renamed.contains("Regard extérieur"), "{renamed}");
    assert_eq!(region.entry_json(EntryKind::Factor, "clsm"), None);
}

#[test]
fn twenty_changes_are_applied_and_explained() {
    let base = Referential::embedded().unwrap();
    let region = read(&twenty()).unwrap();
    assert_eq!((region.key().as_str(), region.base()), ("region-x", Some(&base)));
    assert_eq!(region.changes().len(), 20);
    let count = |kind| region.changes().iter().filter(|change| change.change == kind).count();
    assert_eq!(
        [ChangeKind::Added, ChangeKind::Renamed, ChangeKind::Retired].map(count),
        [10, 6, 4]
    );
    assert_eq!(region.competencies().count(), base.competencies().count() + 3 - 1);
    assert_eq!(region.offers().count(), base.offers().count() + 4 - 2);

    let renamed = region.competency("animer-un-atelier").unwrap();
    assert_eq!(renamed.label.get("en"), ("Conduire un atelier", "fr"), "no stale English");
    assert_eq!(renamed.synonyms[0].get("en"), ("Run a workshop", "en"));
    assert_eq!(renamed.provenance.len(), 1, "the rest stays");
    assert_eq!(region.search("animer un atelier", None)[0].key, "animer-un-atelier");
    assert_eq!(
        region.competency("animer-une-pleniere").unwrap().statement.main(),
        "Prépare une plénière."
    );

    let gone = region.offer("webinaires").unwrap();
    let retired = gone.retired().unwrap();
    assert_eq!(retired.replaced_by[0].as_str(), "offre-un");
    assert!(region.offers().all(|offer| offer.key != gone.key));
    assert!(region.search("webinaires", None).iter().all(|hit| hit.key != "webinaires"));
    let change = region.changes().iter().find(|change| change.key == "animer-un-groupe-projet");
    let referring: Vec<&str> = change.unwrap().referred_by.iter().map(|at| at.as_str()).collect();
    assert!(
        referring.iter().any(|at| at.starts_with("/profiles/0/requirements/")),
        "{referring:?}"
    );
    assert!(referring.iter().any(|at| at.starts_with("/maps/1/")), "{referring:?}");
    insta::assert_json_snapshot!(region.changes());

    // What it makes stands alone, with the same entries.
    let alone = Referential::from_json(region.to_whole_json().as_bytes()).unwrap();
    assert!(alone.base().is_none() && alone.changes().is_empty());
    let keys = |referential: &Referential| -> Vec<(EntryKind, String, bool)> {
        let entries = referential.entries();
        entries.iter().map(|e| (e.kind(), e.key().to_owned(), e.is_active())).collect()
    };
    assert_eq!(keys(&alone), keys(&region));
    assert_eq!(Referential::from_json(region.to_json().as_bytes()).unwrap(), region);
    assert_ne!(region.sha256(), alone.sha256());
    assert_eq!(region.newcomer_window_days(), Some(365));
}

fn faults(document: &Value) -> Vec<String> {
    let error = read(document).unwrap_err();
    let told = |fault: &Error| {
        let pointer = fault.location().pointer().map_or("", |pointer| pointer.as_str());
        format!("{} {pointer}", fault.code())
    };
    let mut told: Vec<String> = error.faults().iter().map(told).collect();
    told.sort();
    told
}

#[test]
fn every_fault_of_an_overlay_stands_in_the_overlay() {
    let mut twice = competency("animer-un-atelier");
    twice["domain"] = json!("nowhere");
    twice["colour"] = json!(1);
    let found = faults(&overlay(&json!({
        "competencies": [competency("nouvelle"), twice],
        "relations": [
            { "from": "animer-un-comite-de-pilotage", "kind": "requires", "to": "animer-les-instances-d-un-clsm",
              "from_level": 2, "min_level": 3, "status": "source" }
        ],
        "renames": [
            { "kind": "competency", "key": "animer-un-atelie", "label": { "fr": "x" } },
            { "kind": "factor", "key": "salaire" },
            { "kind": "factor", "key": "salaire", "statement": { "fr": "x." } },
            { "kind": "animal", "key": "salaire", "label": { "fr": "x" } }
        ],
        "retirements": [
            { "kind": "offer", "key": "webinaires", "reason": { "fr": "x" }, "replaced_by": ["webinaires"] },
            { "kind": "offer", "key": "visites-sur-site", "reason": { "fr": "x" }, "replaced_by": ["nulle-part"] },
            { "kind": "offer", "key": "visites-sur-site", "reason": { "fr": "x" } }
        ],
        "titel": 3
    })));
    let expected = [
        "cycle /relations/0",
        "cycle /retirements/0/replaced_by/0",
        "dangling_reference /competencies/1/domain",
        "dangling_reference /renames/0/key",
        "dangling_reference /retirements/1/replaced_by/0",
        "duplicate_entry /competencies/1/key",
        "duplicate_entry /renames/2/key",
        "duplicate_entry /retirements/2/key",
        "invalid_value /renames/3/kind",
        "missing_field /renames/1",
        "unknown_field /competencies/1/colour",
        "unknown_field /titel",
    ];
    assert_eq!(found, expected);
    let error =
        read(&overlay(&json!({ "competencies": [competency("animer-un-atelier")] }))).unwrap_err();
    assert_eq!(error.faults()[0].expected(), "a name of its own: the extended document has it");
}

#[test]
fn lines_are_those_of_the_overlay() {
    let text =
        serde_json::to_string_pretty(&overlay(&json!({ "factors": [{ "key": "x" }] }))).unwrap();
    let error = Referential::from_json(text.as_bytes()).unwrap_err();
    let line = text.lines().position(|line| line.contains("\"key\": \"x\"")).unwrap();
    for fault in error.faults() {
        assert!(fault.location().to_string().contains(&format!("({line}:")), "{fault}");
    }
    assert_eq!(error.faults().len(), 5, "{:#?}", error.faults());
}

#[test]
fn only_an_overlay_renames_or_retires() {
    let mut alone = overlay(&json!({
        "renames": [{ "kind": "factor", "key": "salaire", "label": { "fr": "x" } }],
        "retirements": [{ "kind": "factor", "key": "salaire", "reason": { "fr": "x" } }]
    }));
    alone.as_object_mut().unwrap().remove("extends");
    assert_eq!(faults(&alone), ["field_not_allowed /renames", "field_not_allowed /retirements"]);
    let other = overlay(&json!({ "extends": "another" }));
    assert_eq!(faults(&other), ["invalid_value /extends"]);
    let wrong = overlay(&json!({ "document": "questionnaire" }));
    assert_eq!(faults(&wrong), ["wrong_document /document"]);
    let lists = overlay(&json!({ "competencies": 3, "renames": 4, "offers": null }));
    assert_eq!(faults(&lists), ["wrong_type /competencies", "wrong_type /renames"]);
    assert_eq!(faults(&json!({ "extends": "embedded" })).len(), 7);
}

#[test]
fn an_empty_overlay_is_the_referential_under_another_name() {
    let region = read(&overlay(&json!({}))).unwrap();
    let base = Referential::embedded().unwrap();
    assert_eq!(region.changes(), []);
    assert_eq!(region.entries().len(), base.entries().len());
    let window = read(&overlay(&json!({ "newcomer_window_days": 180 }))).unwrap();
    assert_eq!(window.newcomer_window_days(), Some(180));
}

/// Where a document refers to entries, found without the reader: the names of
/// the fields, and the kind of entry that each means.
fn references(value: &Value, at: &str, into: &mut Vec<(String, String, String)>) {
    const FIELDS: &[(&str, &str)] = &[
        ("competency", "competencies"),
        ("from", "competencies"),
        ("to", "competencies"),
        ("competencies", "competencies"),
        ("factor", "factors"),
        ("factors", "factors"),
        ("domain", "domains"),
        ("dispositif", "dispositifs"),
        ("dispositifs", "dispositifs"),
        ("dispositif_in", "dispositifs"),
        ("situation", "tags"),
        ("tag_in", "tags"),
        ("scheme", "schemes"),
        ("profile", "profiles"),
        ("builds_on", "profiles"),
        ("missions", "missions"),
        ("offers", "offers"),
        ("objectives", "objectives"),
        ("shown_with", "indicators"),
        ("indicators", "indicators"),
        ("fed_by", "added_values"),
        ("leads_to", "added_values"),
        ("partner", "partners"),
        ("see_also", "glossary"),
        ("after", "steps"),
        ("under", "nodes"),
        ("duplicate_of", "nodes"),
        ("variant_of", "scales"),
        ("source", "sources"),
    ];
    match value {
        Value::String(key) => {
            let mut words: Vec<&str> = at.split('/').collect();
            while words.last().is_some_and(|word| word.parse::<usize>().is_ok()) {
                words.pop();
            }
            let name = words.last().copied().unwrap_or_default();
            let root = words.get(1).copied().unwrap_or_default();
            let list = match name {
                "parent" => Some(root),
                _ => FIELDS.iter().find(|(field, _)| *field == name).map(|(_, list)| *list),
            };
            if let Some(list) = list {
                into.push((list.to_owned(), key.clone(), at.to_owned()));
            }
        }
        Value::Array(elements) => elements
            .iter()
            .enumerate()
            .for_each(|(index, element)| references(element, &format!("{at}/{index}"), into)),
        Value::Object(members) => members
            .iter()
            .for_each(|(name, member)| references(member, &format!("{at}/{name}"), into)),
        _ => {}
    }
}

/// Every entry with a key: its list, its key, the list that holds it and its
/// place there.
fn entries(value: &Value, at: &str, into: &mut Vec<(String, String, String, usize)>) {
    match value {
        Value::Array(elements) => {
            let name = at.rsplit('/').next().unwrap_or_default();
            let list = if name == "children" { "nodes" } else { name };
            for (index, element) in elements.iter().enumerate() {
                if let Some(key) = element.get("key").and_then(Value::as_str) {
                    into.push((list.to_owned(), key.to_owned(), at.to_owned(), index));
                }
                entries(element, &format!("{at}/{index}"), into);
            }
        }
        Value::Object(members) => {
            members.iter().for_each(|(name, member)| entries(member, &format!("{at}/{name}"), into))
        }
        _ => {}
    }
}

#[test]
fn the_reader_finds_every_reference() {
    let document: Value = serde_json::from_str(Referential::embedded_json()).unwrap();
    let mut found = Vec::new();
    references(&document, "", &mut found);
    assert!(found.len() > 1000, "{}", found.len());
    let referential = Referential::embedded().unwrap();
    for kind in EntryKind::ALL {
        for entry in referential.entries().into_iter().filter(|entry| entry.kind() == *kind) {
            let to = |(list, key, _): &&(String, String, String)| {
                list == kind.list() && key == entry.key()
            };
            let expected: BTreeSet<&str> =
                found.iter().filter(to).map(|(.., at)| at.as_str()).collect();
            let read = referential.references_to(*kind, entry.key());
            let read: BTreeSet<&str> = read.iter().map(|at| at.as_str()).collect();
            assert_eq!(read, expected, "{kind} {}", entry.key());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(crate::times(48)))]

    /// One entry that others refer to is gone: exactly those references dangle.
    #[test]
    fn a_deleted_entry_leaves_exactly_its_references_dangling(choice in any::<prop::sample::Index>()) {
        let mut document: Value = serde_json::from_str(Referential::embedded_json()).unwrap();
        let (mut all, mut before) = (Vec::new(), Vec::new());
        entries(&document, "", &mut all);
        references(&document, "", &mut before);
        all.retain(|(list, key, ..)| before.iter().any(|(kind, name, _)| kind == list && name == key));
        let (list, key, holder, index) = choice.get(&all);
        document.pointer_mut(holder).unwrap().as_array_mut().unwrap().remove(*index);
        let (mut left, mut after) = (Vec::new(), Vec::new());
        entries(&document, "", &mut left);
        references(&document, "", &mut after);
        let there: BTreeSet<(&str, &str)> =
            left.iter().map(|(list, key, ..)| (list.as_str(), key.as_str())).collect();
        let expected: BTreeSet<String> = after
            .iter()
            .filter(|(list, key, _)| !there.contains(&(list.as_str(), key.as_str())))
            .map(|(.., at)| at.clone())
            .collect();
        let (mut dangling, mut all_listed) = (BTreeSet::new(), true);
        if let Err(error) = read(&document) {
            all_listed = error.fault_count() == error.faults().len();
            if !all_listed && list != "scales" {
                prop_assert_eq!(error.fault_count(), expected.len());
            }
            // Without the main scale, levels are judged by another one.
            let judged = |fault: &&boussole_sante::Error| {
                fault.code() == Code::DanglingReference || list != "scales"
            };
            dangling.extend(error.faults().iter().filter(judged).map(|fault| {
                assert_eq!(fault.code(), Code::DanglingReference, "{fault}");
                fault.location().pointer().unwrap().as_str().to_owned()
            }));
        }
        prop_assert!(!expected.is_empty() || list == "nodes", "{list} {key}");
        if all_listed {
            prop_assert_eq!(dangling, expected);
        } else {
            prop_assert!(dangling.is_subset(&expected));
        }
    }
}
