//! Post files and handover packs, as who leaves and who comes would use them.

use boussole_sante::handover::{
    FillState, HandoverDays, HandoverPack, OverlapStatus, PackPart, PostFile, Section, StepPeriod,
    TaskKind,
};
use boussole_sante::presentation::Block;
use boussole_sante::{Date, Language, Referential};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::guidance::lines;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn referential() -> Referential {
    Referential::embedded().unwrap()
}

/// The file of an invented territory, on the version that ships.
fn filled(referential: &Referential) -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/fixtures/post-file.json");
    let mut file: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    file["referential"]["version"] = json!(referential.version().to_string());
    file
}

fn read(file: &Value) -> PostFile {
    PostFile::from_json(file.to_string().as_bytes(), &referential()).unwrap()
}

fn overlapping() -> HandoverDays {
    HandoverDays::default().leaving(day("2026-09-30")).arriving(day("2026-09-14"))
}

fn pack(file: &PostFile, days: HandoverDays) -> HandoverPack {
    HandoverPack::of(file, &referential(), days).unwrap()
}

#[test]
fn a_pack_is_read_from_beginning_to_end() {
    let file = read(&filled(&referential()));
    let pack = pack(&file, overlapping());
    insta::assert_snapshot!("handover_fr", lines(&pack.blocks(Language::French)));
    insta::assert_snapshot!("handover_en", lines(&pack.blocks(Language::English)));
}

#[test]
fn a_template_says_what_is_to_be_filled() {
    let file = PostFile::template(&referential(), "clsm", Language::French).unwrap();
    let pack = pack(&file, HandoverDays::default());
    let said = lines(&pack.part(PackPart::File, Language::French));
    insta::assert_snapshot!("handover_template_fr", said);
    assert!(file.completeness().iter().all(|one| one.state == FillState::ToFill));
    assert!(file.remarks().is_empty());
}

#[test]
fn every_profile_has_a_template_that_reads() {
    let referential = referential();
    for profile in referential.profiles() {
        for language in Language::ALL {
            let file = PostFile::template(&referential, profile.key.as_str(), *language).unwrap();
            let again = PostFile::from_json(file.to_json().as_bytes(), &referential).unwrap();
            assert_eq!(again, file);
            assert!(!file.document().tacit.is_empty() && !file.document().partners.is_empty());
        }
    }
    assert!(PostFile::template(&referential, "maire", Language::French).is_err());
}

#[test]
fn without_an_overlap_what_falls_between_is_told() {
    let file = read(&filled(&referential()));
    let days = HandoverDays::default().leaving(day("2026-09-10")).arriving(day("2026-11-02"));
    let pack = pack(&file, days);
    assert_eq!(pack.overlap.status, OverlapStatus::None);
    assert!(pack.overlap.sessions.is_empty());
    let between: Vec<String> = pack
        .overlap
        .between
        .iter()
        .map(|one| format!("{} {}", one.date, one.at.as_str()))
        .collect();
    assert_eq!(
        between,
        [
            "2026-09-17 /calendar/2",
            "2026-09-22 /actions/0",
            "2026-10-01 /calendar/1",
            "2026-10-01 /commitments/0",
            "2026-10-15 /calendar/0",
        ]
    );
    insta::assert_snapshot!(
        "handover_without_overlap_fr",
        lines(&pack.part(PackPart::Overlap, Language::French))
    );
}

/// Of a short overlap every stretch lies within it; of a long one only two weeks are planned.
#[test]
fn the_days_of_an_overlap_are_shared_out() {
    let file = read(&filled(&referential()));
    for (leaving, last) in
        [("2026-09-14", "2026-09-14"), ("2026-09-16", "2026-09-16"), ("2026-12-31", "2026-09-25")]
    {
        let days = HandoverDays::default().leaving(day(leaving)).arriving(day("2026-09-14"));
        let pack = pack(&file, days);
        let sessions = &pack.overlap.sessions;
        assert_eq!((sessions.len(), pack.overlap.last_day), (4, Some(day(last))));
        assert_eq!(sessions[0].first_day, Some(day("2026-09-14")));
        assert!(sessions.iter().all(|one| one.first_day <= one.last_day));
        assert!(sessions.is_sorted_by_key(|one| one.first_day));
        assert_eq!(sessions[3].last_day, Some(day(last)));
        let attended = sessions.iter().flat_map(|one| &one.tasks);
        let attended = attended.filter(|task| task.kind == TaskKind::AttendEvent).count();
        assert_eq!(attended, usize::from(leaving != "2026-09-14" && leaving != "2026-09-16"));
    }
}

#[test]
fn many_partners_are_met_or_written_to_and_none_is_lost() {
    let mut file = filled(&referential());
    let one = json!({"function": "Direction", "organisation": "Association"});
    file["partners"] = json!(vec![one; 17]);
    let pack = pack(&read(&file), HandoverDays::default());
    let tasks = pack.overlap.sessions.iter().flat_map(|one| &one.tasks);
    let count = |kind| tasks.clone().filter(|task| task.kind == kind).count();
    assert_eq!(count(TaskKind::MeetPartner), 12);
    assert_eq!(count(TaskKind::WriteToPartner), 5);
}

#[test]
fn first_steps_are_those_of_the_posts() {
    let referential = referential();
    let steps = |profile| {
        let file = PostFile::template(&referential, profile, Language::French).unwrap();
        pack(&file, HandoverDays::default().arriving(day("2026-09-14"))).first_steps.clone()
    };
    let has = |profile, step: &str| steps(profile).iter().any(|one| one.step.as_str() == step);
    assert!(has("cls", "relever-les-engagements-du-contrat"));
    assert!(!has("asv", "relever-les-engagements-du-contrat"));
    assert!(has("clsm", "rencontrer-le-secteur-de-psychiatrie"));
    // A file has somebody to take over from: what is not for new posts stays.
    assert!(has("asv", "recevoir-le-dossier-de-poste"));
    let first = steps("cls");
    assert!(first.is_sorted_by_key(|one| (one.period, one.from_day)));
    assert!(first.iter().all(|one| one.from_day.get() <= 100));
    assert_eq!(first[0].period, StepPeriod::BeforeArrival);
    let both = first.iter().find(|one| one.step.as_str() == "faire-le-point-a-cent-jours").unwrap();
    assert_eq!((both.first_day, both.last_day), (Some(day("2026-12-13")), Some(day("2027-01-12"))));
}

/// No block says « à compléter » of a section that does not apply, and each that applies and
/// is empty says it.
#[test]
fn an_empty_file_is_to_be_filled_and_never_zero() {
    let referential = referential();
    let mut file = PostFile::new(&referential);
    let all =
        |file: &PostFile| lines(&pack(file, HandoverDays::default()).blocks(Language::French));
    let empty = all(&file);
    assert_eq!(empty.matches("rien n’est encore écrit ici").count(), Section::ALL.len());
    assert!(!empty.contains(" 0 €") && !empty.contains("Sans objet pour ce poste"));
    let change = |document: &mut boussole_sante::handover::PostFileDocument| {
        document.not_applicable = Section::ALL.iter().copied().collect();
    };
    file.edit(&referential, change).unwrap();
    let none = all(&file);
    assert_eq!(none.matches("Sans objet pour ce poste.").count(), Section::ALL.len());
    assert!(!none.contains("rien n’est encore écrit"));
}

/// A word of a person that is in the file is in the pack.
#[test]
fn nothing_of_a_file_is_lost_in_its_pack() {
    fn phrases(value: &Value, into: &mut Vec<String>) {
        match value {
            Value::String(text) if text.contains(' ') => into.push(text.clone()),
            Value::Array(all) => all.iter().for_each(|one| phrases(one, into)),
            Value::Object(all) => all.values().for_each(|one| phrases(one, into)),
            _ => {}
        }
    }
    let file = filled(&referential());
    let mut words = Vec::new();
    phrases(&file, &mut words);
    assert!(words.len() > 50);
    for language in Language::ALL {
        let said = lines(&pack(&read(&file), overlapping()).blocks(*language));
        for phrase in &words {
            assert!(said.contains(phrase.as_str()), "{phrase}");
        }
    }
}

#[test]
fn names_in_a_file_are_remarked_and_never_quoted() {
    let mut file = filled(&referential());
    file["partners"][0]["reach"] = json!("marie.durand@ars.example, 06 12 34 56 78");
    file["commitments"][0]["to"] = json!("Mme Durand");
    let file = read(&file);
    let found: Vec<String> =
        file.remarks().iter().map(|one| format!("{} {}", one.at.as_str(), one.kind)).collect();
    assert_eq!(
        found,
        [
            "/partners/0/reach personal_address",
            "/partners/0/reach mobile_number",
            "/commitments/0/to person_name"
        ]
    );
    let remarks = serde_json::to_string(&file.remarks()).unwrap();
    assert!(!remarks.contains("urand") && !format!("{file:?}").contains("urand"));
    let blocks = pack(&file, HandoverDays::default()).blocks(Language::French);
    let notice = |block: &Block| matches!(block, Block::Heading { text, .. } if text.starts_with("À relire"));
    assert!(blocks.iter().any(notice));
}

/// What a template, a file and a chosen part of its entries say is what is read again.
fn some_file() -> impl Strategy<Value = Value> {
    let kept = proptest::collection::vec(any::<bool>(), 64);
    let text = "[^\\x00]{0,20}[a-zé]";
    (kept, text, proptest::option::of(0..=1_000_000_000_u32)).prop_map(|(kept, text, amount)| {
        let mut file = filled(&referential());
        let mut kept = kept.into_iter().cycle();
        for (name, value) in file.as_object_mut().unwrap() {
            if let Value::Array(entries) = value {
                entries.retain(|_| kept.next().unwrap());
            }
            if name == "territory" && kept.next().unwrap() {
                *value = Value::Null;
            }
        }
        let mut line = json!({"line": text});
        if let Some(amount) = amount {
            line["amount_eur"] = json!(amount);
        }
        file["budgets"].as_array_mut().unwrap().push(line);
        file
    })
}

proptest! {
    #[test]
    fn what_is_written_is_what_is_read(file in some_file()) {
        let referential = referential();
        let own = read(&file);
        let again = PostFile::from_json(own.to_json().as_bytes(), &referential).unwrap();
        prop_assert_eq!(&again, &own);
        prop_assert_eq!(again.to_json(), own.to_json());
        let pack = pack(&own, overlapping());
        let places = [&pack.open_actions, &pack.open_commitments];
        let json = serde_json::to_value(&own).unwrap();
        for place in places.into_iter().flatten() {
            prop_assert!(json.pointer(place.as_str()).is_some());
        }
        for section in &pack.sections {
            for place in &section.to_fill {
                prop_assert!(json.pointer(place.as_str()).is_none());
            }
        }
        prop_assert!(!pack.blocks(Language::English).is_empty());
    }
}
