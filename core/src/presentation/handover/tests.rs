//! What the pages of a pack say of days, of texts of people, and of what nobody knows.

use serde_json::{Value, json};

use crate::error::language::Language;
use crate::handover::{HandoverDays, HandoverPack, PackPart, PostFile};
use crate::presentation::block::Block;
use crate::referential::index::Referential;

/// The pack of a file with these members, between these days.
fn pack(members: Value, leaving: &str, arrival: &str) -> HandoverPack {
    let referential = Referential::embedded().unwrap();
    let mut file = json!({
        "document": "post-file",
        "schema_version": 1,
        "referential": {"key": referential.key(), "version": referential.version()},
    });
    let Value::Object(members) = members else { panic!("no members") };
    file.as_object_mut().unwrap().extend(members);
    let file = PostFile::from_json(file.to_string().as_bytes(), &referential).unwrap();
    let mut days = HandoverDays::default();
    (days.leaving, days.arrival) = (leaving.parse().ok(), arrival.parse().ok());
    HandoverPack::of(&file, &referential, days).unwrap()
}

/// What it says in French, a line each; a row of a table is a line.
fn lines(blocks: &[Block]) -> Vec<String> {
    let lines = blocks.iter().flat_map(|block| match block {
        Block::Heading { text, .. } | Block::Paragraph { text, .. } => vec![text.clone()],
        Block::List { items, .. } => items.clone(),
        Block::Table { rows, .. } => rows.iter().map(|row| row.join(" | ")).collect(),
        Block::Tree { .. } => Vec::new(),
    });
    lines.map(|line| line.replace(['\u{a0}', '\u{202f}'], " ")).collect()
}

fn part(pack: &HandoverPack, part: PackPart) -> Vec<String> {
    lines(&pack.part(part, Language::French))
}

fn says(lines: &[String], line: &str) -> bool {
    lines.iter().any(|own| own == line)
}

#[test]
fn an_overlap_has_working_days_and_tells_how_long_both_are_there() {
    let told = part(&pack(json!({}), "2026-09-27", "2026-09-12"), PackPart::Overlap);
    assert!(
        says(
            &told,
            "Deux semaines à réserver, du 14 septembre 2026 au 25 septembre 2026 ; les deux personnes sont là jusqu’au 27 septembre 2026."
        ),
        "{told:#?}"
    );
    assert!(says(&told, "Rencontrer, du 16 septembre 2026 au 18 septembre 2026"), "{told:#?}");
    assert!(says(&told, "Le dossier ne dit pas encore quoi faire ici."));
    assert!(!told.iter().any(|line| line.starts_with("Moins de deux semaines")));
    assert!(!told.iter().any(|line| line.contains("pas de recouvrement")));
    let told = part(&pack(json!({}), "2026-09-25", "2026-09-14"), PackPart::Overlap);
    assert!(says(&told, "Ensemble du 14 septembre 2026 au 25 septembre 2026."), "{told:#?}");
    let told = part(&pack(json!({}), "2026-09-24", "2026-09-14"), PackPart::Overlap);
    assert!(told.iter().any(|line| line.starts_with("Moins de deux semaines")));
    for (leaving, arrival) in [("", ""), ("2026-09-24", "")] {
        let told = part(&pack(json!({}), leaving, arrival), PackPart::Overlap);
        assert!(says(&told, "S’il n’y a pas de recouvrement"));
        assert!(says(&told, "Voici deux semaines, à placer dès que les deux dates sont connues."));
    }
}

#[test]
fn what_comes_back_is_no_day_of_a_gap_and_is_told() {
    let monthly =
        json!({"kind": "committee", "title": "Comité", "date": "2026-12-10", "every": "monthly"});
    let pack = pack(json!({"calendar": [monthly]}), "2026-12-22", "2027-03-01");
    let told = part(&pack, PackPart::Overlap);
    let line = "Comité : chaque mois, dernière date notée : le 10 décembre 2026";
    assert!(says(&told, "Aucune échéance n’est notée entre les deux dates."), "{told:#?}");
    assert!(says(&told, "Peut tomber pendant cette période, à une date qui n’est pas notée :"));
    assert!(says(&told, line), "{told:#?}");
    assert!(says(&part(&pack, PackPart::File), line));
}

#[test]
fn days_of_the_calendar_are_told_as_they_are_known() {
    let calendar = json!([
        {"kind": "call_for_projects", "until": "2027-01-22"},
        {"kind": "other", "title": "Forum", "date": "2027-02-03", "every": "every_few_years"},
    ]);
    let told = part(&pack(json!({"calendar": calendar}), "2027-01-04", ""), PackPart::File);
    assert!(told.iter().any(|line| line.starts_with("Jusqu’au 22 janvier 2027 |")), "{told:#?}");
    let line = "Le 3 février 2027, puis à quelques années d’intervalle | Forum";
    assert!(told.iter().any(|own| own.starts_with(line)), "{told:#?}");
}

#[test]
fn what_is_open_and_past_is_marked_where_the_day_is_known() {
    let members = json!({
        "actions": [
            {"title": "une", "state": "under_way", "next_date": "2026-09-13"},
            {"title": "deux", "state": "planned", "next_date": "2026-09-14"},
        ],
        "commitments": [
            {"to": "ARS", "by": "2026-09-13", "state": "open"},
            {"to": "CPTS", "by": "2026-09-12", "state": "kept"},
        ],
    });
    let marked = |leaving| {
        let told = part(&pack(members.clone(), leaving, "2026-10-01"), PackPart::File);
        told.into_iter().filter(|line| line.contains("échéance passée")).collect::<Vec<_>>()
    };
    let overdue = "13 septembre 2026 (échéance passée)";
    let told = marked("2026-09-14");
    assert_eq!(told.len(), 2, "{told:#?}");
    assert!(told.iter().all(|line| line.contains(overdue)));
    let undated = pack(members.clone(), "", "");
    assert!(!part(&undated, PackPart::File).iter().any(|line| line.contains("échéance passée")));
}

#[test]
fn what_people_wrote_stands_as_they_wrote_it() {
    let members = json!({
        "tacit": [
            {"question": "keep", "answer": "https://nuage.example"},
            {"question": "who_decides"},
        ],
        "budgets": [{"line": "a", "amount_eur": 8000}, {"line": "b", "amount_eur": 30000}],
        "accesses": [{"what": "clé\u{1b}[2J\u{202e}"}],
    });
    let told = part(&pack(members, "", ""), PackPart::File);
    assert!(told.iter().any(|line| line.ends_with("? https://nuage.example")), "{told:#?}");
    assert!(told.iter().any(|line| line.ends_with("? À compléter")));
    assert!(told.iter().any(|line| line.contains("| 8 000 € |")));
    assert!(told.iter().any(|line| line.contains("| 30 000 € |")));
    assert!(!told.iter().any(|line| line.contains(['\u{1b}', '\u{202e}'])));
}

#[test]
fn a_page_and_its_sections_agree_on_what_is_to_be_filled() {
    let file = |post: Value| pack(json!({"posts": [post]}), "", "");
    let row = |pack: &HandoverPack| {
        let told = part(pack, PackPart::File);
        let place = told.iter().position(|line| line == "Poste").unwrap();
        told[place + 1].clone()
    };
    let full = json!({"profile": "cls", "title": "t", "share": 500, "service": "s"});
    assert_eq!(file(full.clone()).sections[0].state.as_str(), "filled");
    let mut without = full.clone();
    without.as_object_mut().unwrap().remove("share");
    assert_eq!(file(without.clone()).sections[0].to_fill[0].as_str(), "/posts/0/share");
    assert!(row(&file(without)).contains("à compléter"));
    // A profile that brings no dispositif, and a dispositif without a profile.
    let mut general = full.clone();
    general["profile"] = json!("coordination-locale");
    let mut own = full;
    own.as_object_mut().unwrap().remove("profile");
    own["dispositifs"] = json!(["asv"]);
    for post in [general, own] {
        let pack = file(post);
        assert_eq!(pack.sections[0].state.as_str(), "filled");
        assert!(!row(&pack).contains("à compléter"), "{}", row(&pack));
    }
    let unknown = json!({"indicators": [{"title": "i", "status": "unknown"}]});
    let pack = pack(unknown, "", "");
    assert_eq!(pack.sections[8].state.as_str(), "filled");
    assert!(says(&part(&pack, PackPart::File), "i | inconnue (cela ne veut pas dire zéro) |  | "));
}

#[test]
fn remarks_are_counted_where_they_are_not_listed_and_their_absence_promises_nothing() {
    let named = pack(json!({"accesses": [{"what": "voir Mme Durand"}]}), "", "");
    let count =
        "À relire avant de transmettre : 1 (la liste est dans la partie « Dossier de poste »).";
    assert!(says(&part(&named, PackPart::Overlap), count));
    assert!(!says(&lines(&named.blocks(Language::French)), count));
    let nobody = part(&pack(json!({}), "", ""), PackPart::File);
    assert!(nobody.iter().any(|line| line.contains("ne veut pas dire que personne n’est nommé")));
}

#[test]
fn a_page_is_titled_by_what_the_file_names() {
    assert_eq!(pack(json!({}), "", "").title(Language::English), "Handover pack");
    let named = json!({"posts": [{"title": "Coordination"}], "territory": {"name": "Trois Rives"}});
    let title = pack(named, "", "").title(Language::French);
    assert_eq!(title, "Dossier de poste\u{a0}: Coordination, Trois Rives");
}
