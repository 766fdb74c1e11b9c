//! What posts ask for on real content, and questionnaires beside the
//! referential that they are about.

use boussole_sante::{
    Answer, Code, Comparison, Error, Interview, Plan, Post, Questionnaire, Referential, Report,
    document::canonical_json,
    referential::{Addressee, Necessity, NeedLevel},
    scoring::{GapStatus, MAX_PRIORITIES, Timing},
    survey::{AnswerSet, ItemKind, Occasion},
};
use serde_json::{Value, json};

fn post(profile: &str, share: u16) -> Post {
    Post::new(profile).unwrap().with_share(share)
}

fn level(level: u8, occasion: Option<Occasion>) -> Answer {
    Answer::Level { level, occasion }
}

fn answered(q: &Questionnaire, answers: &[(&str, Answer)]) -> AnswerSet {
    let mut set = AnswerSet::default();
    for (item, answer) in answers {
        set.insert(q, item, answer.clone()).unwrap();
    }
    set
}

fn chosen(codes: &[&str]) -> Answer {
    let chosen = codes.iter().map(|code| code.parse().unwrap()).collect();
    Answer::Chosen { chosen, other: None }
}

/// A person with half a post on a CLS and half on an ASV.
fn halves() -> Report {
    let q = Questionnaire::embedded("autopositionnement").unwrap();
    let plan = Plan::new(&q).unwrap();
    let posts = [post("cls", 500), post("asv", 500)];
    let comparison = Comparison::with(&Referential::embedded().unwrap(), posts);
    let answers = answered(
        &q,
        &[
            ("dispositifs", chosen(&["cls", "asv"])),
            ("conduire-un-diagnostic-local-partage", level(1, Some(Occasion::Yes))),
            ("preparer-et-renouveler-un-contrat-local-de-sante", level(0, Some(Occasion::No))),
            ("animer-un-comite-de-pilotage", level(2, Some(Occasion::ALittle))),
            ("animer-un-atelier", level(4, Some(Occasion::No))),
            ("porter-un-plaidoyer", level(0, Some(Occasion::No))),
            ("mobiliser-le-droit-commun", level(1, Some(Occasion::Yes))),
            ("animer-une-pleniere", level(2, Some(Occasion::Yes))),
            ("animer-un-groupe-de-travail", level(1, Some(Occasion::Yes))),
            ("animer-un-groupe-projet", level(0, Some(Occasion::Yes))),
        ],
    );
    plan.score(&answers, &comparison).unwrap()
}

#[test]
fn each_line_is_traced_to_the_entry_that_asks() {
    let report = halves();
    let referential = Referential::embedded().unwrap();
    let document: Value = serde_json::from_str(&referential.to_whole_json()).unwrap();
    assert!(report.gaps.len() > 25, "{}", report.gaps.len());
    for gap in &report.gaps {
        assert!(!gap.asked_by.is_empty());
        for by in &gap.asked_by {
            let entry = document.pointer(by.entry.as_ref().unwrap().as_str()).unwrap();
            assert_eq!(entry["competency"], gap.competency.as_str());
            assert_eq!(entry["target_level"], by.target);
            assert_eq!(entry["necessity"], gap.necessity.as_str());
            assert_eq!(entry["by_day"].as_u64(), by.by_day.map(u64::from));
            assert_eq!(entry["situation"].as_str(), by.situation.as_ref().map(|tag| tag.as_str()));
            let profile = by.entry.as_ref().unwrap().as_str().split('/').nth(2).unwrap();
            let place: usize = profile.parse().unwrap();
            assert_eq!(document["profiles"][place]["key"], by.profile.as_str());
        }
    }
    let used = report.referential.as_ref().unwrap();
    assert_eq!(used.sha256, referential.sha256());
    let posts: Vec<_> = report
        .posts
        .iter()
        .map(|post| (post.profile.as_str(), post.dispositif.as_ref().unwrap().as_str(), post.share))
        .collect();
    assert_eq!(posts, [("cls", "cls", Some(500)), ("asv", "asv", Some(500))]);
}

#[test]
fn two_posts_that_cannot_do_without_share_a_line() {
    let report = halves();
    let both = &report.gaps[0];
    assert_eq!(both.competency.as_str(), "conduire-un-diagnostic-local-partage");
    assert_eq!((both.necessity, both.status), (Necessity::Essential, GapStatus::Gap));
    let asking: Vec<(&str, u8)> =
        both.asked_by.iter().map(|by| (by.profile.as_str(), by.target)).collect();
    assert_eq!(asking, [("cls", 1), ("cls", 2), ("cls", 3), ("asv", 1), ("asv", 2), ("asv", 3)]);
    // What no post gives the occasion for is the post's matter; what is asked in a
    // situation that was not declared is no priority.
    let contract = "preparer-et-renouveler-un-contrat-local-de-sante";
    let contract = report.gaps.iter().find(|gap| gap.competency.as_str() == contract).unwrap();
    assert_eq!(contract.timing, Some(Timing::InSituation));
    assert!(!report.priorities.contains(&contract.competency));
    assert_eq!(
        (contract.need_level, contract.addressee),
        (NeedLevel::Environment, Some(Addressee::Supervision))
    );
    assert_eq!(
        report.underused.iter().map(|key| key.as_str()).collect::<Vec<_>>(),
        ["animer-un-atelier"]
    );
    assert_eq!(report.priorities.len(), MAX_PRIORITIES);
    assert!(report.gaps.iter().filter(|gap| gap.status == GapStatus::Gap).count() > MAX_PRIORITIES);
}

#[test]
fn what_both_posts_build_on_has_both_shares() {
    let q = Questionnaire::embedded("autopositionnement").unwrap();
    let plan = Plan::new(&q).unwrap();
    let referential = Referential::embedded().unwrap();
    let share = |posts: &[Post]| {
        let asked = plan.requirements_of(&Comparison::with(&referential, posts)).unwrap();
        let mut shared = asked.requirements.iter();
        shared.find(|one| one.competency.as_str() == "animer-un-atelier").unwrap().share
    };
    assert_eq!(share(&[post("cls", 600), post("asv", 250)]), Some(850));
    assert_eq!(share(&[post("cls", 600), Post::new("asv").unwrap()]), None, "one is not known");
}

#[test]
fn naming_the_core_adds_no_line() {
    let q = Questionnaire::embedded("autopositionnement").unwrap();
    let plan = Plan::new(&q).unwrap();
    let referential = Referential::embedded().unwrap();
    let asked = |posts: &[&str]| {
        let posts: Vec<Post> = posts.iter().map(|name| Post::new(name).unwrap()).collect();
        plan.requirements_of(&Comparison::with(&referential, posts)).unwrap()
    };
    let (alone, beside) = (asked(&["cls"]), asked(&["coordination-locale", "cls"]));
    assert_eq!(alone.requirements, beside.requirements);
    assert_eq!(beside.posts.len(), 1);
    let core = asked(&["coordination-locale"]);
    assert_eq!((core.requirements.len(), core.posts[0].dispositif.as_ref()), (81, None));
    // The overlay asks for it itself, so that the core does not as well.
    let policies = |asked: &boussole_sante::scoring::Requirements| -> Vec<String> {
        let own = asked.requirements.iter();
        own.filter(|one| {
            one.competency.as_str() == "relier-l-action-locale-aux-politiques-publiques"
                && one.target == 3
        })
        .map(|one| one.asked_by.to_string())
        .collect()
    };
    assert_eq!(policies(&alone), ["cls"]);
    assert_eq!(policies(&asked(&["asv"])), ["coordination-locale"]);
    assert_eq!(policies(&asked(&["asv", "cls"])), ["coordination-locale", "cls"]);
}

#[test]
fn posts_that_cannot_be_are_refused() {
    let q = Questionnaire::embedded("autopositionnement-court").unwrap();
    let plan = Plan::new(&q).unwrap();
    let referential = Referential::embedded().unwrap();
    let error =
        plan.requirements_of(&Comparison::with(&referential, [post("clms", 500)])).unwrap_err();
    assert_eq!(error.code(), Code::UnknownName);
    assert_eq!(error.found(), "clms");
    assert_eq!(error.expected(), "a name near to it: cls, clsm");
    let error = plan
        .requirements_of(&Comparison::with(&referential, [post("cls", 600), post("asv", 401)]))
        .unwrap_err();
    assert_eq!(error.code(), Code::InvalidOption);
    assert_eq!(error.found(), "1001");
    assert!(
        plan.requirements_of(&Comparison::with(&referential, [post("cls", 600), post("asv", 400)]))
            .is_ok()
    );
    assert_eq!(Post::new("Un Poste").unwrap_err().code(), Code::InvalidValue);
}

fn region(more: &Value) -> Referential {
    let mut document = json!({
        "document": "referential", "schema_version": 1, "key": "region-x", "version": "0.1.0",
        "title": { "fr": "Région X" }, "publisher": "x", "licence": "CC0-1.0", "extends": "embedded"
    });
    for (key, value) in more.as_object().unwrap() {
        document[key] = value.clone();
    }
    Referential::from_json(document.to_string().as_bytes()).unwrap()
}

#[test]
fn an_overlay_changes_what_is_asked() {
    let q = Questionnaire::embedded("autopositionnement").unwrap();
    let plan = Plan::new(&q).unwrap();
    let referential = region(&json!({
        "profiles": [{ "key": "mission-regionale", "label": { "fr": "Mission" }, "builds_on": "cls",
            "status": "example_to_discuss", "requirements": [
            { "competency": "animer-un-atelier", "target_level": 4, "necessity": "essential" }] }],
        "retirements": [
            { "kind": "competency", "key": "animer-une-pleniere", "reason": { "fr": "Plus ici." } },
            { "kind": "profile", "key": "asv", "reason": { "fr": "Plus ici." } }]
    }));
    let asked = plan
        .requirements_of(&Comparison::with(&referential, [Post::new("mission-regionale").unwrap()]))
        .unwrap();
    let competencies: Vec<&str> =
        asked.requirements.iter().map(|one| one.competency.as_str()).collect();
    assert_eq!(competencies[0], "animer-un-atelier");
    assert!(competencies.contains(&"suivre-les-engagements-d-un-contrat-local-de-sante"));
    assert!(!competencies.contains(&"animer-une-pleniere"), "retired");
    assert_eq!(asked.posts[0].dispositif.as_ref().unwrap().as_str(), "cls");
    let error = plan
        .requirements_of(&Comparison::with(&referential, [Post::new("asv").unwrap()]))
        .unwrap_err();
    assert_eq!(error.code(), Code::UnknownName);
}

fn edited(edit: impl Fn(&mut Value)) -> Questionnaire {
    let q = Questionnaire::embedded("autopositionnement-court").unwrap();
    let mut document: Value = serde_json::from_str(&q.to_json()).unwrap();
    edit(&mut document);
    Questionnaire::from_json(document.to_string().as_bytes())
        .unwrap_or_else(|error| panic!("{:#?}", error.faults()))
}

#[test]
fn a_shorter_ladder_meets_the_target_at_its_own_level() {
    let three = edited(|document| {
        let list = &mut document["choice_lists"][0];
        assert_eq!(list["key"], "echelle-maitrise");
        list["choices"].as_array_mut().unwrap().pop();
        list["ladder"]["scale"] = json!("echelle-maitrise-trois-niveaux");
        for section in document["sections"].as_array_mut().unwrap() {
            for item in section["items"].as_array_mut().unwrap() {
                item.as_object_mut().unwrap().remove("descriptors");
            }
        }
    });
    let plan = Plan::new(&three).unwrap();
    let referential = region(&json!({
        "profiles": [{ "key": "haute", "label": { "fr": "Haute" }, "status": "example_to_discuss",
            "requirements": [
            { "competency": "animer-un-comite-de-pilotage", "target_level": 4, "necessity": "expected" },
            { "competency": "animer-un-atelier", "target_level": 2, "necessity": "expected" }] }]
    }));
    let asked = plan
        .requirements_of(&Comparison::with(&referential, [Post::new("haute").unwrap()]))
        .unwrap();
    let targets: Vec<u8> = asked.requirements.iter().map(|one| one.target).collect();
    assert_eq!(targets, [3, 2], "above 3 there is nothing on this ladder");
}

fn told(error: &Error) -> Vec<String> {
    let faults = error.faults().iter();
    let mut told: Vec<String> =
        faults.map(|fault| format!("{} {}", fault.code(), fault.location())).collect();
    told.sort();
    told
}

#[test]
fn a_questionnaire_that_speaks_of_something_else_is_told_so() {
    let referential = Referential::embedded().unwrap();
    let other = edited(|document| {
        document["referential"] = json!({ "key": "autre", "version": "1.0.0" });
        document["choice_lists"][0]["ladder"]["scale"] = json!("echelle-maitrise-trois-niveaux");
        let sections = document["sections"].as_array_mut().unwrap();
        let levels = sections.iter_mut().flat_map(|s| s["items"].as_array_mut().unwrap());
        let mut items: Vec<&mut Value> = levels.collect();
        items.iter_mut().find(|item| item["kind"] == "level").unwrap()["competency"] =
            json!("nulle-part");
        items.iter_mut().find(|item| item["kind"] == "rating").unwrap()["factor"] = json!("salair");
    });
    let error = other.check_against(&referential).unwrap_err();
    let places = told(&error);
    assert_eq!(places.len(), 4, "{places:#?}");
    assert!(places[0].starts_with("dangling_reference /sections/"), "{places:#?}");
    assert!(places[1].ends_with("/factor"), "{places:#?}");
    assert_eq!(
        places[2..],
        ["other_referential /referential", "other_scale /choice_lists/0/choices"]
    );
    assert!(error.faults().iter().any(|fault| fault.expected() == "a name near to it: salaire"));
    let unknown =
        edited(|document| document["choice_lists"][0]["ladder"]["scale"] = json!("nulle-part"));
    assert_eq!(
        told(&unknown.check_against(&referential).unwrap_err()),
        ["dangling_reference /choice_lists/0/ladder/scale"]
    );
    let silent = edited(|document| {
        document.as_object_mut().unwrap().remove("referential");
        document["choice_lists"][0]["ladder"].as_object_mut().unwrap().remove("scale");
    });
    assert!(silent.check_against(&referential).is_ok());
    let newer = edited(|document| document["referential"]["version"] = json!("1.9.0"));
    assert_eq!(
        told(&newer.check_against(&referential).unwrap_err()),
        ["other_referential /referential"]
    );
    let q = Questionnaire::embedded("autopositionnement-court").unwrap();
    assert!(q.check_against(&region(&json!({}))).is_ok(), "an overlay is the one below it as well");
    assert!(
        Plan::new(&other).unwrap().requirements_of(&Comparison::with(&referential, [])).is_err()
    );
}

/// The words that were asked are part of a questionnaire and of its hash; they
/// are those of the referential.
#[test]
fn shipped_questionnaires_say_what_the_referential_says() {
    let referential = Referential::embedded().unwrap();
    for name in Questionnaire::embedded_names() {
        let q = Questionnaire::embedded(name).unwrap();
        q.check_against(&referential).unwrap();
        let list = q.choice_lists().iter().find(|list| list.ladder.is_some()).unwrap();
        let scale = referential.main_scale().unwrap();
        for (choice, level) in list.choices.iter().zip(scale.levels.iter()) {
            assert_eq!((&choice.label, &choice.description), (&level.label, &level.description));
        }
        assert_eq!(list.mobilised_from(), Some(scale.default_target.get()));
        for item in q.items() {
            if let Some(key) = &item.competency {
                let competency = referential.competency(key.as_str()).unwrap();
                if item.kind == ItemKind::Level {
                    assert_eq!(item.label.as_ref(), Some(&competency.label), "{key}");
                    assert_eq!(item.text, competency.statement, "{key}");
                    assert_eq!(item.descriptors, competency.descriptors, "{key}");
                    assert_eq!(item.help, competency.help, "{key}");
                } else {
                    assert_eq!(Some(&item.text), competency.prompt.as_ref(), "{key}");
                }
            }
            if let Some(key) = &item.factor {
                let factor = referential.factor(key.as_str()).unwrap();
                assert_eq!(item.text, factor.item, "{key}");
                assert_eq!(item.need_level, Some(factor.need_level), "{key}");
            }
        }
    }
    let long = Questionnaire::embedded("autopositionnement").unwrap();
    for competency in referential.competencies() {
        let asks = |item: &&boussole_sante::survey::Item| {
            item.competency.as_ref() == Some(&competency.key)
        };
        assert_eq!(long.items().filter(asks).count(), 1, "{}", competency.key);
    }
    for factor in referential.factors() {
        let asks = |item: &&boussole_sante::survey::Item| item.factor.as_ref() == Some(&factor.key);
        assert_eq!(long.items().filter(asks).count(), 1, "{}", factor.key);
    }
}

#[test]
fn arrival_is_in_the_persons_save_and_in_no_answers() {
    let plan = Plan::new(&Questionnaire::embedded("autopositionnement").unwrap()).unwrap();
    let referential = Referential::embedded().unwrap();
    let cls = post("cls", 1000).since("2026-03-02".parse().unwrap());
    let comparison = Comparison::with(&referential, [cls.clone()]);
    let interview = Interview::start(&plan, &comparison).unwrap();
    let mut again =
        Interview::restore(interview.save().as_bytes(), &plan, Some(&referential), None).unwrap();
    assert_eq!(again.posts(), [cls]);
    assert!(!canonical_json(again.answers()).unwrap().contains("2026"));
    let asked = |report: &Report| {
        let gap = report.gaps.iter().find(|gap| gap.competency.as_str() == "animer-un-atelier");
        gap.map(|gap| (gap.timing, gap.target, gap.next.as_ref().map(|next| next.target))).unwrap()
    };
    assert_eq!(asked(&again.report().unwrap()), (None, 3, None), "without today all is asked");
    // 365 days after arrival, then 730.
    for (today, expected) in [
        ("2027-03-01", (Some(Timing::Later), 1, Some(2))),
        ("2027-03-02", (Some(Timing::Due), 1, Some(2))),
        ("2028-03-01", (Some(Timing::Due), 2, Some(3))),
    ] {
        again.set_today(today.parse().unwrap());
        assert_eq!(asked(&again.report().unwrap()), expected, "{today}");
    }
}
