//! Interviews: interrupted at any moment, restored without a loss; what is not
//! whole is refused.

use boussole_sante::{
    Answer, Code, Interview, Language, MissingKind, Occasion, Post, Questionnaire, Referential,
};
use proptest::prelude::*;

fn questionnaire() -> Questionnaire {
    Questionnaire::embedded("autopositionnement-court").unwrap()
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
        let q = questionnaire();
        let mut whole = Interview::start(&q, None, &[]).unwrap();
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
            prop_assert!(Interview::restore(&saved.as_bytes()[..cut], &q, None).is_err());
            broken = Interview::restore(saved.as_bytes(), &q, None).unwrap();
            prop_assert_eq!(broken.save(), whole.save());
            let progress = whole.progress();
            prop_assert!(progress.answered <= progress.applicable && progress.applicable <= progress.all);
        }
        prop_assert_eq!(broken.report().unwrap().to_json(), whole.report().unwrap().to_json());
    }
}

#[test]
fn posts_come_back_with_the_interview() {
    let (q, referential) =
        (Questionnaire::embedded("autopositionnement").unwrap(), Referential::embedded().unwrap());
    let posts = [Post::new("cls").unwrap().with_share(500), Post::new("asv").unwrap()];
    let mut interview = Interview::start(&q, Some(&referential), &posts).unwrap();
    while interview.next().is_some() {
        if let Some((item, answer)) = some_answer(&interview, 2) {
            let _ = interview.answer(&item, answer);
        }
    }
    let again = Interview::restore(interview.save().as_bytes(), &q, Some(&referential)).unwrap();
    assert_eq!(again.report().unwrap().to_json(), interview.report().unwrap().to_json());
    assert!(!again.report().unwrap().gaps.is_empty());
    assert_eq!(interview.progress().minutes_left(), interview.progress().seconds_left.div_ceil(60));
    // Without the referential the posts mean nothing.
    let error = Interview::restore(interview.save().as_bytes(), &q, None).unwrap_err();
    assert_eq!(error.code(), Code::InvalidOption);
    assert!(error.message(Language::French).contains("profils des postes"));
}

#[test]
fn what_does_not_fit_is_refused_whole_and_without_answers() {
    let q = questionnaire();
    let mut interview = Interview::start(&q, None, &[]).unwrap();
    interview.next();
    let saved = interview.save();
    let secret = r#"{"secret-de-famille-de-r-017": {"text": "mon secret"}}"#;
    let bad = saved
        .replace("\"answers\":{}", &format!("\"answers\":{secret}"))
        .replace("\"schema_version\":1", "\"schema_version\":1,\"more\":2")
        .replace("\"place\":\"item\"", "\"place\":\"end\"");
    let error = Interview::restore(bad.as_bytes(), &q, None).unwrap_err();
    let codes: Vec<&str> = error.faults().iter().map(|fault| fault.code().as_str()).collect();
    assert_eq!(codes, ["unknown_item", "field_not_allowed", "unknown_field"], "{error:?}");
    assert!(!format!("{error} {error:?}").contains("mon secret"));

    let other = Questionnaire::embedded("autopositionnement").unwrap();
    let error = Interview::restore(saved.as_bytes(), &other, None).unwrap_err();
    assert_eq!(error.faults()[0].code(), Code::OtherQuestionnaire);
    let nowhere = saved.replace("\"item\":\"", "\"item\":\"x");
    let error = Interview::restore(nowhere.as_bytes(), &q, None).unwrap_err();
    assert_eq!(error.faults()[0].location().to_string().split(' ').next(), Some("/item"));
    let without = saved.replace(&format!("\"item\":\"{}\",", interview.current().unwrap().key), "");
    assert_eq!(
        Interview::restore(without.as_bytes(), &q, None).unwrap_err().faults()[0].code(),
        Code::MissingField
    );
}

#[test]
fn names_that_are_none_are_told() {
    let mut interview = Interview::start(&questionnaire(), None, &[]).unwrap();
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
