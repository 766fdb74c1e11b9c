//! The questionnaire put before people: a newcomer's report, three interviews, and the
//! time that they take.

use std::collections::BTreeSet;

use boussole_sante::scoring::{GapStatus, Timing};
use boussole_sante::survey::{Answer, Answers, ItemKind};
use boussole_sante::{Comparison, Interview, Language, Plan, Post, Questionnaire, Referential};

const NEWCOMER: &str = "../tests/fixtures/answers/INVENTE-arrivante-cls.json";

fn full() -> Questionnaire {
    Questionnaire::embedded("autopositionnement").unwrap()
}

/// Five months in a post on a contract that was signed last year.
#[test]
fn a_newcomer_is_told_what_is_due_and_can_be_done() {
    let q = full();
    let mut text = std::fs::read_to_string(NEWCOMER).unwrap();
    if std::env::var_os("UPDATE_HASHES").is_some() {
        let (before, after) = text.split_once("\"sha256\": \"").unwrap();
        let (_, after) = after.split_once('"').unwrap();
        text = format!("{before}\"sha256\": \"{}\"{after}", q.sha256());
        std::fs::write(NEWCOMER, &text).unwrap();
    }
    let answers = Answers::from_json(text.as_bytes(), &q)
        .expect("UPDATE_HASHES=1 binds the answers to the questionnaire that ships");
    let referential = Referential::embedded().unwrap();
    let post = Post::new("cls").unwrap().with_share(1000).since("2026-06-15".parse().unwrap());
    let today = "2026-11-15".parse().unwrap();
    let comparison = Comparison::with(&referential, [post]).on(today);
    let report = Plan::new(&q).unwrap().score(answers.answers(), &comparison).unwrap();
    let first: Vec<&str> = report.priorities.iter().map(|key| key.as_str()).collect();
    assert_eq!(
        first,
        [
            "conduire-un-diagnostic-local-partage",
            "suivre-les-engagements-d-un-contrat-local-de-sante",
            "rendre-compte-de-l-activite",
            "identifier-les-acteurs-et-ressources-du-territoire",
            "choisir-aupres-de-qui-recueillir-les-points-de-vue",
        ]
    );
    for gap in report.gaps.iter().filter(|gap| report.priorities.contains(&gap.competency)) {
        assert_eq!((gap.status, gap.timing), (GapStatus::Gap, Some(Timing::Due)));
        let due = gap.asked_by.iter().filter(|asked| asked.target == gap.target);
        assert!(due.clone().count() > 0 && due.clone().all(|asked| asked.due.unwrap() <= today));
        assert!(gap.target <= 2, "{}", gap.competency);
    }
    let contract = "preparer-et-renouveler-un-contrat-local-de-sante";
    let contract = report.gaps.iter().find(|gap| gap.competency.as_str() == contract).unwrap();
    assert_eq!(contract.timing, Some(Timing::InSituation));
    assert_eq!(contract.addressee, None, "the occasion has not come: nobody has to act");
    let wishes: Vec<&str> = report.wishes.iter().map(|key| key.as_str()).collect();
    assert_eq!(
        wishes,
        [
            "identifier-les-acteurs-et-ressources-du-territoire",
            "suivre-les-engagements-d-un-contrat-local-de-sante",
        ]
    );
}

fn interview(q: &Questionnaire, schemes: &[&str], further: bool) -> Interview {
    let plan = Plan::new(q).unwrap();
    let mut interview = Interview::start(&plan, &Comparison::default()).unwrap();
    if !schemes.is_empty() {
        let chosen = schemes.iter().map(|code| code.parse().unwrap()).collect();
        interview.answer("dispositifs", Answer::Chosen { chosen, other: None }).unwrap();
    }
    if further {
        let yes = Answer::Choice { choice: "oui".parse().unwrap(), other: None };
        interview.answer("aller-plus-loin", yes).unwrap();
    }
    interview
}

/// Items, ladders and minutes of each are in the snapshot, to be read.
#[test]
fn nobody_is_asked_about_a_scheme_that_is_not_theirs() {
    let referential = Referential::embedded().unwrap();
    let mut told = String::new();
    for name in Questionnaire::embedded_names() {
        let q = Questionnaire::embedded(name).unwrap();
        for (who, schemes, further) in [
            ("says no scheme", vec![], false),
            ("newcomer, CLS", vec!["cls"], false),
            ("six years, CLS and CLSM", vec!["cls", "clsm"], true),
            ("CRPV", vec!["accompagne"], false),
        ] {
            let interview = interview(&q, &schemes, further && q.item("aller-plus-loin").is_some());
            let own: BTreeSet<&str> = schemes.iter().copied().collect();
            let shown = |key: &str| interview.is_shown(key).unwrap();
            let ladders = q.items().filter(|item| item.kind == ItemKind::Level);
            let ladders: Vec<_> = ladders.filter(|item| shown(item.key.as_str())).collect();
            for item in &ladders {
                let competency = item.competency.as_ref().unwrap();
                let competency = referential.competency(competency.as_str()).unwrap();
                let schemes = &competency.dispositifs;
                let is_own = schemes.iter().any(|key| own.contains(key.as_str()));
                assert!(schemes.is_empty() || is_own, "{who}: {}", item.key);
            }
            let offered = interview.offered("souhaits").unwrap();
            assert_eq!(offered.len(), ladders.len(), "{who}: a wish for each that is asked");
            let (items, minutes) =
                (interview.progress().applicable, interview.progress().minutes_left());
            told += &format!("{name}, {who}: {items} items, {} ladders, ", ladders.len());
            told += &format!("{minutes} minutes\n");
        }
    }
    insta::assert_snapshot!(told);
}

/// What is announced as optional decides nothing that is asked: conditions look at the first
/// question, at the wish to go on, and at the wishes themselves.
#[test]
fn what_is_optional_decides_nothing() {
    for name in Questionnaire::embedded_names() {
        let q = Questionnaire::embedded(name).unwrap();
        let sections = q.sections().iter();
        let logic = sections.flat_map(|section| {
            let items = section.items.iter().map(|item| &item.shown_if);
            std::iter::once(&section.shown_if).chain(items).flatten()
        });
        let looked_at: BTreeSet<&str> = logic
            .flat_map(|logic| logic.conditions())
            .map(|condition| condition.item.as_str())
            .collect();
        let may = ["aller-plus-loin", "dispositifs", "souhaits"];
        assert!(looked_at.iter().all(|item| may.contains(item)), "{name}: {looked_at:?}");
    }
}

/// Who coordinates nothing is asked neither for a share of working time nor for the
/// environment of a post of coordination.
#[test]
fn who_accompanies_coordinators_has_a_place() {
    let interview = interview(&full(), &["accompagne"], false);
    for item in ["temps-de-coordination", "reconversion", "salaire", "temps-cls"] {
        assert!(!interview.is_shown(item).unwrap(), "{item}");
    }
    for item in ["anciennete", "regard-tiers", "souhaits"] {
        assert!(interview.is_shown(item).unwrap(), "{item}");
    }
}

/// What a profile asks for by a day is led to by a step or an offer, or the page says under
/// the profile that nothing does, and how many such holes there are.
#[test]
fn each_hole_is_shown_where_its_profile_is() {
    let referential = Referential::embedded().unwrap();
    let page = super::cards::text(&referential.blocks(Language::French));
    let mut told = String::new();
    for profile in referential.profiles() {
        let asked = profile.requirements.len();
        let is_hole = |one: &&boussole_sante::referential::ProfileRequirement| {
            referential.ways_to(profile, one, None).is_empty()
        };
        let holes = profile.requirements.iter().filter(is_hole).count();
        let early = profile.requirements.iter().filter(is_hole);
        let early = early.filter(|one| one.by_day.is_some_and(|day| day.get() <= 90)).count();
        assert!(
            page.contains(&format!("Ce profil demande {asked} niveaux\u{a0}; à {holes} d’entre"))
        );
        told += &format!("{}: {holes} of {asked}, {early} by day 90\n", profile.key);
    }
    let shown = page.matches("ni étape ni offre à ce jour").count();
    let all = referential.profiles().map(|profile| {
        let own = profile.requirements.iter();
        own.filter(|one| referential.ways_to(profile, one, None).is_empty()).count()
    });
    assert_eq!(shown, all.sum::<usize>());
    insta::assert_snapshot!(told);
}
