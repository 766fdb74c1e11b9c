//! Portfolios and plans, as the person whose they are would use them.

use boussole_sante::guidance::{
    LearningPlan, PlanOptions, PlanRemark, PlanStatus, ReasonKind, Stage, UncoveredCause, recommend,
};
use boussole_sante::portfolio::{
    AssessmentSource, Event, EventKind, EventSubject, HeldPost, LevelPolicy, Portfolio, WhyIgnored,
};
use boussole_sante::presentation::Block;
use boussole_sante::survey::Purpose;
use boussole_sante::versions::Fate;
use boussole_sante::{Date, Language, Post, Referential};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// The shipped referential with the invented offers of a region.
fn catalogue() -> Referential {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/demo/INVENTE-catalogue.json");
    Referential::from_json(&std::fs::read(path).unwrap()).unwrap()
}

const ARRIVAL: &str = "2027-01-04";

/// A newcomer with two posts, 60 and 40 % of her time, who stands at the lowest level in all
/// that they ask for within a year, but in two things.
fn newcomer(referential: &Referential) -> Portfolio {
    let arrival = day(ARRIVAL);
    let until = day("2029-01-04");
    let mut portfolio =
        Portfolio::new(referential, "r-017".parse().unwrap(), Purpose::Welcome, until);
    let posts = [("cls", 600), ("asv", 400)]
        .map(|(profile, share)| Post::new(profile).unwrap().with_share(share).since(arrival));
    let posts = posts.map(|post| HeldPost::try_from(post).unwrap());
    portfolio.edit(referential, |document| document.posts.extend(posts)).unwrap();
    let gaps = portfolio.gaps(referential, arrival).unwrap();
    let mut keys: Vec<String> = gaps.iter().map(|gap| gap.competency.to_string()).collect();
    keys.dedup();
    keys.sort();
    keys.dedup();
    for key in keys {
        let level = match key.as_str() {
            "conduire-une-demarche-de-projet" => 2,
            "animer-un-atelier" => 3,
            _ => 0,
        };
        portfolio.assess(referential, &key, Some(level), AssessmentSource::Own, arrival).unwrap();
    }
    portfolio
}

fn plan(portfolio: &Portfolio, referential: &Referential, hours: u32) -> LearningPlan {
    let options = PlanOptions::from(day(ARRIVAL)).within_minutes(hours * 60);
    recommend(portfolio, referential, &options).unwrap()
}

/// Blocks as lines, for a person to read.
pub(crate) fn lines(blocks: &[Block]) -> String {
    let mut lines = Vec::new();
    for block in blocks {
        match block {
            Block::Heading { text, depth } => {
                lines.push(format!("\n{} {text}", "#".repeat(usize::from(*depth) + 1)));
            }
            Block::Paragraph { text, .. } => lines.push(text.clone()),
            Block::List { items, .. } => lines.extend(items.iter().map(|item| format!("- {item}"))),
            Block::Table { caption, head, rows } => {
                lines.push(format!("[{caption}]"));
                lines.push(head.join(" | "));
                lines.extend(rows.iter().map(|row| row.join(" | ")));
            }
            _ => {}
        }
    }
    lines.join("\n")
}

#[test]
fn a_newcomer_has_a_sensible_first_year() {
    let referential = catalogue();
    let portfolio = newcomer(&referential);
    let plan = plan(&portfolio, &referential, 40);
    assert_eq!(plan.status, PlanStatus::Optimal);
    insta::assert_snapshot!("plan_fr", lines(&plan.blocks(Language::French)));
    insta::assert_snapshot!("plan_en", lines(&plan.blocks(Language::English)));
}

#[test]
fn a_plan_is_a_calendar() {
    let referential = catalogue();
    let plan = plan(&newcomer(&referential), &referential, 20);
    let calendar = plan.to_calendar(Language::French);
    insta::assert_snapshot!("plan_calendar", calendar.replace("\r\n", "\n"));
    assert!(calendar.lines().all(|line| line.len() <= 75), "folded (RFC 5545, 3.1)");
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), plan.items.len());
    assert_eq!(calendar, plan.to_calendar(Language::French), "no clock, no dice");
}

#[test]
fn a_plan_agrees_with_the_documents() {
    let referential = catalogue();
    let portfolio = newcomer(&referential);
    let mut before: Option<LearningPlan> = None;
    for hours in [0, 5, 10, 20, 40, 80, 160] {
        let plan = plan(&portfolio, &referential, hours);
        assert_eq!(plan.violations(&portfolio, &referential), Vec::<String>::new(), "{hours} h");
        assert_eq!(plan.status, PlanStatus::Optimal);
        // More time never covers less of the first stage in which it differs.
        let covered = |plan: &LearningPlan| -> Vec<u32> {
            plan.stages.iter().map(|stage| stage.covered).collect()
        };
        if let Some(before) = &before {
            assert!(covered(&plan) >= covered(before), "{hours} h");
        }
        let again = self::plan(&portfolio, &referential, hours);
        assert_eq!(again.to_json(), plan.to_json());
        before = Some(plan);
    }
}

#[test]
fn a_sentence_says_what_its_reason_holds() {
    let referential = catalogue();
    let plan = plan(&newcomer(&referential), &referential, 40);
    let shown = lines(&plan.blocks(Language::French));
    let mut kinds = Vec::new();
    for item in &plan.items {
        for reason in &item.reasons {
            kinds.push(reason.kind);
            // Late is what is there after its day, and nothing else.
            let is_late = reason.due.is_some_and(|due| due < item.first_day);
            assert_eq!(is_late, reason.kind == ReasonKind::AskedByPostBefore, "{reason:?}");
            let sentence = plan.reason(reason, Language::French);
            assert!(shown.contains(&sentence), "{sentence}");
            if let Some(key) = &reason.competency {
                let label = referential.competency(key.as_str()).unwrap().label.get("fr").0;
                assert!(sentence.contains(label), "{sentence}");
                // What is said to be asked for is asked for, by that day.
                let profile =
                    referential.profile(reason.profile.as_ref().unwrap().as_str()).unwrap();
                let mut asked = profile.requirements.iter();
                assert!(asked.any(|one| {
                    one.competency.key() == key
                        && Some(one.target_level.get()) == reason.target
                        && Some(one.necessity) == reason.necessity
                        && one.by_day.map(|day| i32::try_from(day.get()).unwrap())
                            == reason.due.map(|due| day(ARRIVAL).days_until(due))
                }));
            }
        }
    }
    for kind in [
        ReasonKind::AskedByPost,
        ReasonKind::AskedByPostBefore,
        ReasonKind::Prepares,
        ReasonKind::PartOfStep,
    ] {
        assert!(kinds.contains(&kind), "{kind}");
    }
}

fn offer(key: &str) -> EventSubject {
    EventSubject::Offer(key.parse().unwrap())
}

#[test]
fn planning_again_keeps_what_is_done_and_decided() {
    let referential = catalogue();
    let mut portfolio = newcomer(&referential);
    let first = plan(&portfolio, &referential, 40);
    let has = |plan: &LearningPlan, key: &str| {
        plan.items.iter().any(|item| item.subject.offer.as_ref().is_some_and(|o| o.as_str() == key))
    };
    assert!(has(&first, "ex-diagnostic-1") && has(&first, "ex-annuaire"));
    let mut tell = |subject: EventSubject, kind, date| {
        portfolio.tell(&referential, Event::new(subject, kind, day(date))).unwrap();
    };
    tell(offer("ex-diagnostic-1"), EventKind::Done, "2027-02-11");
    tell(offer("ex-annuaire"), EventKind::Cancelled, "2027-02-12");
    tell(offer("ex-sante-communautaire"), EventKind::Planned, "2027-05-27");
    let options = PlanOptions::from(day("2027-03-01")).within_minutes(30 * 60);
    let plan = recommend(&portfolio, &referential, &options).unwrap();
    assert_eq!(plan.violations(&portfolio, &referential), Vec::<String>::new());
    assert!(!has(&plan, "ex-diagnostic-1") && !has(&plan, "ex-annuaire"));
    assert_eq!(plan.done[0].offer.as_ref().unwrap().as_str(), "ex-diagnostic-1");
    // What it was meant to bring is not proposed again, and is to be assessed again.
    let meant: Vec<&str> = plan.to_reassess.iter().map(|one| one.competency.as_str()).collect();
    assert_eq!(
        meant,
        ["conduire-un-diagnostic-local-partage", "agir-sur-les-inegalites-sociales-de-sante"]
    );
    let decided = plan
        .items
        .iter()
        .find(|item| item.reasons.iter().any(|reason| reason.kind == ReasonKind::Planned))
        .unwrap();
    assert_eq!(decided.subject.offer.as_ref().unwrap().as_str(), "ex-sante-communautaire");
    assert_eq!((decided.first_day, decided.is_dated), (day("2027-05-27"), true));
    // What is cancelled is a cause, and counts again once that is taken back.
    let cancelled =
        plan.uncovered.iter().any(|one| one.causes.contains(&UncoveredCause::Cancelled));
    assert!(
        cancelled
            || plan.items.iter().any(|item| item.covers.iter().any(|own| {
                own.competency.as_str() == "identifier-les-acteurs-et-ressources-du-territoire"
            }))
    );
    assert_eq!(portfolio.forget(&offer("ex-annuaire")), 1);
    let again = recommend(&portfolio, &referential, &options).unwrap();
    assert!(has(&again, "ex-annuaire"));
    let difference = plan.compare(&again);
    assert!(
        difference
            .added
            .iter()
            .any(|own| own.offer.as_ref().is_some_and(|o| o.as_str() == "ex-annuaire"))
    );
    assert!(!difference.blocks(Language::English).is_empty());
    // Assessed since, it is known.
    let key = "conduire-un-diagnostic-local-partage";
    portfolio.assess(&referential, key, Some(1), AssessmentSource::Own, day("2027-02-20")).unwrap();
    let plan = recommend(&portfolio, &referential, &options).unwrap();
    assert!(!plan.to_reassess.iter().any(|one| one.competency.as_str() == key));
}

#[test]
fn what_cannot_be_planned_says_why() {
    let referential = catalogue();
    let person = || "r-1".parse().unwrap();
    let until = day("2040-01-01");
    let empty = Portfolio::new(&referential, person(), Purpose::Training, until);
    let plan_of = |portfolio: &Portfolio, today: &str| {
        recommend(portfolio, &referential, &PlanOptions::from(day(today)).within_minutes(2400))
            .unwrap()
    };
    let none = plan_of(&empty, "2027-01-04");
    assert!(none.items.is_empty() && none.uncovered.is_empty());
    assert_eq!(none.remarks, [PlanRemark::NoPost, PlanRemark::NothingAsked]);

    let with_post = |arrived: Option<&str>| {
        let mut portfolio = empty.clone();
        let mut post = Post::new("cls").unwrap();
        post.arrived = arrived.map(day);
        portfolio
            .edit(&referential, |document| document.posts.push(post.try_into().unwrap()))
            .unwrap();
        let key = "conduire-un-diagnostic-local-partage";
        let date = day("2016-01-01");
        portfolio.assess(&referential, key, Some(0), AssessmentSource::Own, date).unwrap();
        portfolio
    };
    // An arrival to come: nothing before it.
    let coming = plan_of(&with_post(Some("2027-03-15")), "2027-01-04");
    assert_eq!(coming.remarks, [PlanRemark::NotArrived]);
    assert!(coming.items.iter().all(|item| item.first_day >= day("2027-03-15")));
    assert!(!coming.items.is_empty());
    // Beyond the plan: no post within it.
    let options = PlanOptions::from(day("2027-01-04")).until(day("2027-02-04"));
    let far = recommend(&with_post(Some("2027-03-15")), &referential, &options).unwrap();
    assert!(far.items.is_empty());
    assert!(far.remarks.contains(&PlanRemark::NoPost));
    // Ten years ago: what a pathway advises for the first days can still be taken, and says so.
    let old = plan_of(&with_post(Some("2017-01-04")), "2027-01-04");
    assert_eq!(old.violations(&with_post(Some("2017-01-04")), &referential), Vec::<String>::new());
    assert!(old.items.iter().all(|item| {
        item.subject.step.is_none()
            || item.reasons.iter().any(|reason| reason.kind == ReasonKind::DaysAreOver)
    }));
    assert!(!old.items.is_empty());
    let unknown = plan_of(&with_post(None), "2027-01-04");
    assert_eq!(unknown.remarks, [PlanRemark::ArrivalUnknown]);
    // No time.
    let options = PlanOptions::from(day("2027-01-04")).within_minutes(0);
    let no_time = recommend(&with_post(Some("2027-01-04")), &referential, &options).unwrap();
    assert_eq!(no_time.remarks, [PlanRemark::NoTime]);
    assert_eq!(no_time.uncovered[0].causes, [UncoveredCause::Budget]);
    // What nobody has assessed is asked first, the essential before the rest.
    let mut unknown = with_post(Some("2027-01-04"));
    unknown.erase("a1").unwrap();
    let first = plan_of(&unknown, "2027-01-04");
    assert!(first.items.is_empty());
    assert_eq!(first.assess_first.len(), 5);
    assert_eq!(first.assess_first[0].competency.as_str(), "conduire-un-diagnostic-local-partage");
    assert_eq!(first.assess_first[0].stage, Stage::EssentialDue);
    assert!(first.assess_first[0].at_stake > 0);
    // Days that cannot be.
    let backwards = PlanOptions::from(day("2027-01-04")).until(day("2027-01-03"));
    assert_eq!(
        recommend(&unknown, &referential, &backwards).unwrap_err().code().as_str(),
        "invalid_option"
    );
    let other = Referential::embedded().unwrap();
    let error = recommend(&unknown, &other, &PlanOptions::from(day("2027-01-04"))).unwrap_err();
    assert_eq!(error.code().as_str(), "other_referential");
}

#[test]
fn a_level_is_what_the_policy_says() {
    let referential = Referential::embedded().unwrap();
    let until = day("2030-01-01");
    let mut portfolio =
        Portfolio::new(&referential, "r-2".parse().unwrap(), Purpose::Training, until);
    let key = "animer-un-atelier";
    let mut assess = |level, source, date| {
        portfolio.assess(&referential, key, level, source, day(date)).unwrap()
    };
    assess(Some(1), AssessmentSource::Own, "2026-01-01");
    assess(Some(3), AssessmentSource::Trainer, "2026-03-01");
    let own = assess(Some(2), AssessmentSource::Own, "2026-05-01");
    assess(Some(4), AssessmentSource::Own, "2027-01-01");
    let level = |portfolio: &Portfolio, on: &str| portfolio.levels(day(on)).remove(0);
    let now = level(&portfolio, "2026-06-01");
    assert_eq!((now.level, now.assessment.as_ref()), (Some(2), Some(&own)));
    let why: Vec<WhyIgnored> = now.ignored.iter().map(|one| one.why).collect();
    assert_eq!(why, [WhyIgnored::Earlier, WhyIgnored::OtherSource, WhyIgnored::Later]);
    assert_eq!(level(&portfolio, "2026-02-01").level, Some(1));
    let with = |portfolio: &mut Portfolio, policy| {
        portfolio.edit(&referential, |document| document.policy = Some(policy)).unwrap();
    };
    with(&mut portfolio, LevelPolicy::AttestedLatest);
    assert_eq!(level(&portfolio, "2026-06-01").level, Some(3));
    with(&mut portfolio, LevelPolicy::Latest);
    assert_eq!(level(&portfolio, "2026-04-01").level, Some(3));
    // Withdrawn, it does not count from that day on; erased, nothing of it is left.
    portfolio.withdraw(own.as_str(), day("2026-05-20")).unwrap();
    assert_eq!(level(&portfolio, "2026-06-01").level, Some(3));
    assert_eq!(level(&portfolio, "2026-05-10").level, Some(2));
    portfolio.erase(own.as_str()).unwrap();
    assert_eq!(level(&portfolio, "2026-05-10").level, Some(3));
    assert_eq!(portfolio.history(key).len(), 3);
    // Read again, it is the same.
    let again = Portfolio::from_json(portfolio.to_json().as_bytes(), &referential).unwrap();
    assert_eq!(again, portfolio);
    // A manager's assessment needs a declared use.
    let manager =
        portfolio.assess(&referential, key, Some(1), AssessmentSource::Manager, day("2026-05-01"));
    let error = manager.unwrap_err();
    assert_eq!(error.faults()[0].code().as_str(), "field_required");
    assert_eq!(portfolio.document().assessments.len(), 3);
}

#[test]
fn a_fault_of_a_portfolio_quotes_nothing_of_it() {
    let referential = catalogue();
    let mut portfolio = newcomer(&referential);
    portfolio
        .edit(&referential, |document| {
            document.assessments[0].evidence = Some("zorglub".to_owned())
        })
        .unwrap();
    let whole = portfolio.to_json();
    let canaries = ["zorglub-est-malade", "zorglub"];
    let places = [
        ("\"person\":\"r-017\"", "\"person\":\"zorglub est malade\""),
        ("\"profile\":\"asv\"", "\"profile\":\"zorglub-est-malade\""),
        ("\"source\":\"self\"", "\"source\":\"zorglub\""),
        ("\"competency\":\"animer-un-atelier\"", "\"competency\":\"zorglub-est-malade\""),
        ("\"purpose\":\"accueil\"", "\"purpose\":\"zorglub\""),
        ("\"schema_version\":1", "\"schema_version\":1,\"zorglub\":true"),
        ("\"date\":\"2027-01-04\"", "\"date\":\"zorglub\""),
        ("\"level\":0", "\"level\":71934"),
    ];
    for (there, instead) in places {
        assert!(whole.contains(there), "{there}");
        let text = whole.replacen(there, instead, 1);
        let error = Portfolio::from_json(text.as_bytes(), &referential).unwrap_err();
        let mut told = vec![error.to_string(), format!("{error:?}")];
        for fault in error.faults() {
            told.push(fault.message(Language::French));
            told.push(format!("{fault:?}"));
        }
        for canary in canaries.iter().chain(&["71934"]) {
            assert!(!told.iter().any(|told| told.contains(canary)), "{there}: {told:?}");
        }
    }
    assert!(!format!("{portfolio:?}").contains("r-017"));
}

/// The same referential in a later version, changed.
fn later(change: impl FnOnce(&mut serde_json::Value)) -> Referential {
    let mut document: serde_json::Value =
        serde_json::from_str(&Referential::embedded().unwrap().to_json()).unwrap();
    document["version"] = "9.0.0".into();
    change(&mut document);
    Referential::from_json(document.to_string().as_bytes()).unwrap()
}

#[test]
fn what_was_done_stays_told_of_what_it_was() {
    let earlier = catalogue();
    let mut portfolio = newcomer(&earlier);
    let told = |kind: EventKind, key: &str, on: &str| Event::new(offer(key), kind, day(on));
    for event in [
        told(EventKind::Done, "ex-annuaire", "2027-01-20"),
        told(EventKind::Done, "ex-annuaire", "2027-01-20"),
        told(EventKind::Planned, "ex-instances", "2027-06-03"),
        told(EventKind::Done, "ex-diagnostic-1", "2027-01-28"),
    ] {
        portfolio.tell(&earlier, event).unwrap();
    }
    assert_eq!(portfolio.document().events.len(), 3, "told twice, there once");
    let mut document: serde_json::Value = serde_json::from_str(&earlier.to_json()).unwrap();
    document["version"] = "1.1.0".into();
    let offers = document["offers"].as_array_mut().unwrap();
    let renamed = [
        ("ex-annuaire", "partage"),
        ("ex-instances", "instances"),
        ("ex-diagnostic-1", "diagnostic-1"),
    ];
    for (key, instead) in renamed {
        let own = offers.iter_mut().find(|own| own["key"] == *key).unwrap();
        let mut new = own.clone();
        new["key"] = instead.into();
        own["retired"] =
            serde_json::json!({"reason": {"fr": "Un autre nom."}, "replaced_by": [instead]});
        offers.push(new);
    }
    // What comes after another comes after what took its place.
    let second = offers.iter_mut().find(|own| own["key"] == "ex-diagnostic-2").unwrap();
    second["after"] = serde_json::json!(["diagnostic-1"]);
    let now = Referential::from_json(document.to_string().as_bytes()).unwrap();
    let carried = Portfolio::carry_over(portfolio.to_json().as_bytes(), &now, &earlier).unwrap();
    let subjects: Vec<_> =
        carried.portfolio.document().events.iter().filter_map(Event::subject).collect();
    assert_eq!(subjects, ["ex-annuaire", "instances", "ex-diagnostic-1"].map(offer));
    let options = PlanOptions::from(day("2027-02-01"));
    let plan = recommend(&carried.portfolio, &now, &options).unwrap();
    assert!(plan.violations(&carried.portfolio, &now).is_empty());
    let done = ["ex-annuaire", "ex-diagnostic-1"].map(|key| (&offer(key)).into());
    assert_eq!(plan.done, done);
    let has = |key: &str| plan.items.iter().any(|item| item.subject == (&offer(key)).into());
    assert!(has("instances") && !has("partage") && !has("ex-annuaire"));
    assert!(has("ex-diagnostic-2") && !has("diagnostic-1"));
    assert!(plan.to_reassess.iter().any(|one| one.subject == (&offer("ex-annuaire")).into()));
}

#[test]
fn a_portfolio_survives_an_update() {
    let earlier = Referential::embedded().unwrap();
    let mut portfolio = newcomer(&earlier);
    let (gone, other, kept) =
        ("animer-un-atelier", "conduire-une-demarche-de-projet", "animer-une-pleniere");
    let step =
        |key: &str| EventSubject::Step("prise-de-poste".parse().unwrap(), key.parse().unwrap());
    portfolio
        .edit(&earlier, |document| {
            document.wishes = [gone, kept].map(|key| key.parse().unwrap()).into_iter().collect();
        })
        .unwrap();
    for subject in [step("se-situer"), step("lire-la-boussole")] {
        portfolio.tell(&earlier, Event::new(subject, EventKind::Done, day(ARRIVAL))).unwrap();
    }
    let now = later(|document| {
        let list = document["competencies"].as_array_mut().unwrap();
        let find = |list: &mut Vec<serde_json::Value>, key: &str| {
            list.iter().position(|own| own["key"] == *key).unwrap()
        };
        // One is called otherwise now, another is out of use with nothing in its place.
        let own = find(list, other);
        list[own]["retired"] = serde_json::json!({"reason": {"fr": "Sans objet."}});
        let own = find(list, gone);
        let mut instead = list[own].clone();
        list[own]["retired"] = serde_json::json!(
            {"reason": {"fr": "Un autre nom."}, "replaced_by": ["animer-des-ateliers"]}
        );
        instead["key"] = "animer-des-ateliers".into();
        list.push(instead);
        let pathways = document["pathways"].as_array_mut().unwrap();
        let steps = pathways[0]["steps"].as_array_mut().unwrap();
        steps.retain(|step| step["key"] != "se-situer");
        for step in steps {
            if let Some(after) = step["after"].as_array_mut() {
                after.retain(|key| key != "se-situer");
            }
        }
    });
    let carried = Portfolio::carry_over(portfolio.to_json().as_bytes(), &now, &earlier).unwrap();
    let level = |key: &str| {
        let levels = carried.portfolio.levels(day(ARRIVAL));
        levels.into_iter().find(|own| own.competency.as_str() == key).map(|own| own.level)
    };
    assert_eq!(level("animer-des-ateliers"), Some(Some(3)), "converted");
    assert_eq!(level(gone), None);
    assert_eq!(level(kept), Some(Some(0)), "kept");
    assert_eq!(level(other), Some(None), "it stays, and does not count");
    let wishes: Vec<&str> =
        carried.portfolio.document().wishes.iter().map(|w| w.as_str()).collect();
    assert_eq!(wishes, ["animer-des-ateliers", kept]);
    assert_eq!(carried.set_aside_events.len(), 1);
    assert_eq!(carried.portfolio.document().events.len(), 1);
    assert_eq!(carried.count(Fate::Converted), 2);
    assert_eq!(carried.count(Fate::Lost), 2, "a competency and a step");
    // On the version on which it stands, a plan is made of it; on the earlier one it is told.
    plan(&carried.portfolio, &now, 10);
    let error = Portfolio::from_json(portfolio.to_json().as_bytes(), &now).unwrap_err();
    assert_eq!(error.faults()[0].code().as_str(), "other_referential");
    // From one referential to another nothing is carried over.
    let foreign = later(|document| document["key"] = "un-autre".into());
    let error = Portfolio::carry_over(portfolio.to_json().as_bytes(), &foreign, &earlier);
    assert_eq!(error.unwrap_err().faults()[0].code().as_str(), "other_referential");
}
