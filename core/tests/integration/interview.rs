//! Interviews: interrupted at any moment, restored without a loss; what is not
//! whole is refused.

use boussole_sante::{
    Answer, Code, Comparison, Interview, Language, Plan, Post, Questionnaire, Referential,
    survey::{MissingKind, Occasion, Why},
};
use proptest::prelude::*;

fn plan(name: &str) -> Plan {
    Plan::new(&Questionnaire::embedded(name).unwrap()).unwrap()
}

fn short() -> Plan {
    plan("autopositionnement-court")
}

/// An answer that the item takes, by a throw.
fn some_answer(interview: &Interview, throw: u8) -> Option<(String, Answer)> {
    let item = interview.current()?;
    let list = interview.questionnaire().choices(item);
    let codes: Vec<_> =
        list.iter().flat_map(|l| l.choices.iter()).map(|c| c.code.clone()).collect();
    let pick = |throw: u8| codes[usize::from(throw) % codes.len()].clone();
    let answer = match item.kind.as_str() {
        "level" => Answer::Level {
            level: throw % 5,
            occasion: Some(Occasion::ALL[usize::from(throw) % 3]),
        },
        "rating" | "single" => Answer::Choice { choice: pick(throw), other: None },
        "multiple" => Answer::Chosen { chosen: vec![pick(throw)], other: None },
        _ => Answer::Missing { kind: MissingKind::Refused, occasion: None },
    };
    Some((item.key.to_string(), answer))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    /// Saved and restored after every step it ends in the same report, and what
    /// is cut off anywhere is refused.
    #[test]
    fn an_interview_survives_interruptions(throws in prop::collection::vec(any::<u8>(), 1..60)) {
        let plan = short();
        let mut whole = Interview::start(&plan, &Comparison::default()).unwrap();
        let mut broken = whole.clone();
        for throw in throws {
            for interview in [&mut whole, &mut broken] {
                match throw % 4 {
                    0 => drop(interview.back()),
                    _ => drop(interview.next()),
                }
                if let Some((item, answer)) = some_answer(interview, throw) {
                    // Some items do not take a refusal.
                    let _ = interview.answer(&item, answer);
                }
            }
            let saved = broken.save();
            let cut = usize::from(throw) * (saved.len() - 1) / 255;
            prop_assert!(Interview::restore(&saved.as_bytes()[..cut], &plan, None, None).is_err());
            broken = Interview::restore(saved.as_bytes(), &plan, None, None).unwrap();
            prop_assert_eq!(broken.save(), whole.save());
            let progress = whole.progress();
            prop_assert!(progress.answered <= progress.applicable && progress.applicable <= progress.all);
        }
        prop_assert_eq!(broken.report().unwrap().to_json(), whole.report().unwrap().to_json());
    }
}

#[test]
fn posts_come_back_with_the_interview() {
    let (plan, referential) = (plan("autopositionnement"), Referential::embedded().unwrap());
    let posts = [Post::new("cls").unwrap().with_share(500), Post::new("asv").unwrap()];
    let mut interview = Interview::start(&plan, &Comparison::with(&referential, posts)).unwrap();
    while interview.next().is_some() {
        if let Some((item, answer)) = some_answer(&interview, 2) {
            let _ = interview.answer(&item, answer);
        }
    }
    let again =
        Interview::restore(interview.save().as_bytes(), &plan, Some(&referential), None).unwrap();
    assert_eq!(again.report().unwrap().to_json(), interview.report().unwrap().to_json());
    assert!(!again.report().unwrap().gaps.is_empty());
    assert_eq!(interview.progress().minutes_left(), interview.progress().seconds_left.div_ceil(60));
    // Without the referential the posts mean nothing.
    let error = Interview::restore(interview.save().as_bytes(), &plan, None, None).unwrap_err();
    assert_eq!(error.code(), Code::InvalidOption);
    assert!(error.message(Language::French).contains("profils des postes"));
}

#[test]
fn what_does_not_fit_is_refused_whole_and_without_answers() {
    let plan = short();
    let mut interview = Interview::start(&plan, &Comparison::default()).unwrap();
    interview.next();
    let saved = interview.save();
    let secret = r#"{"secret-de-famille-de-r-017": {"text": "mon secret"}}"#;
    let bad = saved
        .replace("\"answers\":{}", &format!("\"answers\":{secret}"))
        .replace("\"schema_version\":1", "\"schema_version\":1,\"more\":2")
        .replace("\"place\":\"item\"", "\"place\":\"end\"");
    let error = Interview::restore(bad.as_bytes(), &plan, None, None).unwrap_err();
    let codes: Vec<&str> = error.faults().iter().map(|fault| fault.code().as_str()).collect();
    assert_eq!(codes, ["unknown_item", "field_not_allowed", "unknown_field"], "{error:?}");
    let told = format!("{error} {error:?} {:?}", error.faults());
    assert!(!told.contains("mon secret") && !told.contains("famille"), "{told}");

    let other = self::plan("autopositionnement");
    let error = Interview::restore(saved.as_bytes(), &other, None, None).unwrap_err();
    assert_eq!(error.faults()[0].code(), Code::OtherQuestionnaire);
    let nowhere = saved.replace("\"item\":\"", "\"item\":\"x");
    let error = Interview::restore(nowhere.as_bytes(), &plan, None, None).unwrap_err();
    assert_eq!(error.faults()[0].location().to_string().split(' ').next(), Some("/item"));
    let without = saved.replace(&format!("\"item\":\"{}\",", interview.current().unwrap().key), "");
    assert_eq!(
        Interview::restore(without.as_bytes(), &plan, None, None).unwrap_err().faults()[0].code(),
        Code::MissingField
    );
}

#[test]
fn names_that_are_none_are_told() {
    let mut interview = Interview::start(&short(), &Comparison::default()).unwrap();
    for error in [
        interview.go_to("nulle-part").unwrap_err(),
        interview.clear("nulle-part").unwrap_err(),
        interview.is_shown("nulle-part").unwrap_err(),
        interview.answer("nulle-part", Answer::Ranking(Vec::new())).unwrap_err(),
    ] {
        assert_eq!(error.code(), Code::UnknownItem);
    }
    assert!(interview.explain("nulle-part").is_err());
    assert!(interview.back().is_none());
    let last = interview.questionnaire().items().last().unwrap().key.to_string();
    interview.go_to(&last).unwrap();
    assert!(interview.is_shown(&last).unwrap());
    assert!(interview.next().is_none() && interview.current().is_none());
    assert!(interview.save().contains("\"place\":\"end\""));
    assert_eq!(interview.back().map(|item| item.key.to_string()), Some(last));
}

/// Another version of a questionnaire: each text of it in place of another.
fn version(of: &Questionnaire, changes: &[(&str, &str)]) -> Questionnaire {
    let changed = changes.iter().fold(of.to_json(), |json, (from, to)| {
        assert!(json.contains(from), "{from}");
        json.replace(from, to)
    });
    Questionnaire::from_json(changed.as_bytes()).unwrap()
}

/// A questionnaire of a ladder and a text, and a save of answers to both.
fn draft() -> (Questionnaire, String) {
    let q = Questionnaire::from_json(
        br#"{"document": "questionnaire", "schema_version": 1, "key": "petit", "version": "1.0.0",
             "title": {"fr": "Petit"},
             "choice_lists": [{"key": "echelle", "ladder": {"mobilised_from": 1}, "choices": [
               {"code": "0", "value": 0, "label": {"fr": "pas encore"}},
               {"code": "1", "value": 1, "label": {"fr": "oui"}}]}],
             "sections": [{"key": "un", "title": {"fr": "Un"}, "items": [
               {"key": "anime", "kind": "level", "choices": "echelle", "text": {"fr": "Animme"}, "occasion": true,
                "descriptors": [{"fr": "rien"}, {"fr": "seul"}]},
               {"key": "note", "kind": "text", "text": {"fr": "Remarques"}}]}]}"#,
    )
    .unwrap();
    let mut interview = Interview::start(&Plan::new(&q).unwrap(), &Comparison::default()).unwrap();
    let level = Answer::Level { level: 1, occasion: Some(Occasion::No) };
    interview.answer("anime", level).unwrap();
    interview.answer("note", Answer::Text("mon secret".into())).unwrap();
    while interview.next().is_some() {}
    (q, interview.save())
}

#[test]
fn a_mended_word_loses_no_draft() {
    let (q, saved) = draft();
    let later = version(&q, &[("Animme", "Anime"), ("1.0.0", "1.0.1")]);
    assert_ne!(q.sha256(), later.sha256());
    assert_eq!(q.compatibility(), later.compatibility());
    let plan = Plan::new(&later).unwrap();
    let interview = Interview::restore(saved.as_bytes(), &plan, None, None).unwrap();
    assert_eq!(interview.answers().len(), 2);
    assert_eq!(
        interview.reworded().iter().map(|item| item.as_str()).collect::<Vec<_>>(),
        ["anime"]
    );
    assert!(interview.set_aside().is_empty() && interview.current().is_none());
    // The next save is one of the later questionnaire.
    let again = Interview::restore(interview.save().as_bytes(), &plan, None, None).unwrap();
    assert_eq!((again.save(), again.reworded().len()), (interview.save(), 0));
}

#[test]
fn another_meaning_is_asked_again_and_says_why() {
    let (q, saved) = draft();
    let occasion = "no occasion: the item does not ask it";
    for (from, to, item, was, is) in [
        (
            "\"seul\"",
            "\"avec d'autres\", \"revision\": 2",
            "anime",
            "no such choice",
            "landmark 1, revision 2",
        ),
        (
            "\"value\": 1,",
            "\"value\": 1, \"revision\": 4,",
            "anime",
            "choice 1 with value 1",
            "choice 1 with value 1, revision 4",
        ),
        (
            "\"kind\": \"level\"",
            "\"revision\": 2, \"kind\": \"level\"",
            "anime",
            "revision 1",
            "revision 2",
        ),
        (
            "\"kind\": \"text\"",
            "\"kind\": \"text\", \"reflexive\": true",
            "note",
            "reflexive false",
            "reflexive true",
        ),
        ("\"kind\": \"text\"", "\"kind\": \"number\"", "note", "kind text", "kind number"),
        ("\"occasion\": true", "\"occasion\": false", "anime", occasion, "occasion"),
        ("\"note\"", "\"remarques\"", "note", "the item in version 1.0.0", "it is gone"),
    ] {
        let plan = Plan::new(&version(&q, &[(from, to)])).unwrap();
        let blind = Interview::restore(saved.as_bytes(), &plan, None, None).unwrap();
        let told = Interview::restore(saved.as_bytes(), &plan, None, Some(&q)).unwrap();
        assert_eq!(blind.save(), told.save(), "the reason only: {to}");
        let [aside] = told.set_aside() else { panic!("{to}: {:?}", told.set_aside()) };
        assert_eq!((aside.item.as_str(), aside.why), (item, blind.set_aside()[0].why));
        assert_eq!(aside.reason.expected(), was, "{to}");
        assert_eq!(aside.reason.found(), is, "{to}");
        assert!(aside.reason.location().to_string().starts_with(&format!("/answers/{item}")));
        assert_eq!(aside.why == Why::Gone, is == "it is gone");
        let here = told.current().map(|item| item.key.as_str());
        assert_eq!(here, Some(item).filter(|_| aside.why == Why::Changed), "asked again");
        assert!(told.answers().get(item).is_none() && told.answers().len() == 1);
        let shown =
            format!("{told:?} {:?} {}", told.set_aside(), aside.reason.message(Language::French));
        assert!(!shown.contains("mon secret"), "{shown}");
    }
}

#[test]
fn a_save_that_does_not_say_what_its_items_were_needs_their_questionnaire() {
    let (q, saved) = draft();
    let mut older: serde_json::Value = serde_json::from_str(&saved).unwrap();
    older.as_object_mut().unwrap().remove("items");
    let older = older.to_string();
    let later = version(&q, &[("Animme", "Anime"), ("1.0.0", "1.0.1")]);
    let (same, plan) = (Plan::new(&q).unwrap(), Plan::new(&later).unwrap());
    let again = Interview::restore(older.as_bytes(), &same, None, None).unwrap();
    assert_eq!(again.save(), saved, "in its own version it says enough");
    let error = Interview::restore(older.as_bytes(), &plan, None, None).unwrap_err();
    assert_eq!(error.faults()[0].code(), Code::OtherQuestionnaire);
    assert!(
        error.faults()[0].expected().to_string().contains("the earlier questionnaire beside it")
    );
    let carried = Interview::restore(older.as_bytes(), &plan, None, Some(&q)).unwrap();
    assert_eq!((carried.answers().len(), carried.reworded().len()), (2, 1));
    // A stranger to both is no help.
    let stranger = version(&q, &[("Animme", "Animer")]);
    assert!(Interview::restore(older.as_bytes(), &plan, None, Some(&stranger)).is_err());

    let mut damaged: serde_json::Value = serde_json::from_str(&saved).unwrap();
    damaged["items"].as_object_mut().unwrap().remove("note");
    let error = Interview::restore(damaged.to_string().as_bytes(), &plan, None, None).unwrap_err();
    let fault = &error.faults()[0];
    assert_eq!(fault.code(), Code::MissingField);
    assert_eq!(fault.expected(), "field `note`");

    let other = Plan::new(&version(&later, &[("\"petit\"", "\"grand\"")])).unwrap();
    let error = Interview::restore(saved.as_bytes(), &other, None, Some(&q)).unwrap_err();
    assert_eq!(
        error.faults()[0].location().to_string().split(' ').next(),
        Some("/questionnaire/key")
    );
}

#[test]
fn interviews_share_a_plan() {
    // A copy of the plan would be a hundred kilobytes each.
    assert!(std::mem::size_of::<Interview>() < 256);
    let plan = short();
    let interview = Interview::start(&plan, &Comparison::default()).unwrap();
    assert!(std::ptr::eq(interview.questionnaire().document(), plan.questionnaire().document()));
}
