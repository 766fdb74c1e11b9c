//! Interviews: every step leads where the vectors say, and nothing is lost by
//! saving and restoring after each.

use boussole_sante::{Answer, Comparison, Error, Interview, Plan, Questionnaire, Referential};
use boussole_sante_tests::vectors::{
    ExpectedInterview, ExpectedRestored, ExpectedSetAside, ExpectedStep, InterviewInput, Move,
    Step, area,
};
use serde_json::Value;

use crate::scoring::{posts, questionnaire};

pub(crate) fn take(interview: &mut Interview, step: &Step) -> Result<(), Error> {
    match step {
        Step::Move(Move::Next) => drop(interview.next()),
        Step::Move(Move::Back) => drop(interview.back()),
        Step::Answer(step) => {
            let answer = Answer::from_json(&step.answer.to_string(), &step.item)?;
            interview.answer(&step.item, answer)?;
        }
        Step::Clear(step) => drop(interview.clear(&step.clear)?),
    }
    Ok(())
}

fn place(interview: &Interview, error: Option<&Error>) -> ExpectedStep {
    let progress = interview.progress();
    ExpectedStep {
        at: interview.current().map(|item| item.key.to_string()),
        answered: progress.answered,
        applicable: progress.applicable,
        seconds_left: progress.seconds_left,
        error: error.map(|error| error.faults()[0].code().to_string()),
    }
}

/// What was saved goes on with a later questionnaire; the earlier one beside
/// it changes the words of the reasons and nothing else.
fn goes_on(name: &str, saved: &str, q: &Questionnaire, later: &Value, should: &ExpectedRestored) {
    let later = questionnaire(later).unwrap();
    assert_eq!([q, &later].map(Questionnaire::compatibility), should.compatibility, "{name}");
    let plan = Plan::new(&later).unwrap();
    for earlier in [None, Some(q)] {
        let interview = Interview::restore(saved.as_bytes(), &plan, None, earlier).unwrap();
        let reworded: Vec<_> = interview.reworded().iter().map(ToString::to_string).collect();
        assert_eq!(reworded, should.reworded, "{name}");
        let aside = interview
            .set_aside()
            .iter()
            .map(|one| ExpectedSetAside { item: one.item.to_string(), why: one.why.to_string() });
        assert_eq!(aside.collect::<Vec<_>>(), should.set_aside, "{name}");
        assert_eq!(place(&interview, None), should.place, "{name}");
        let answers = serde_json::to_value(interview.answers()).unwrap();
        assert_eq!(answers, Value::Object(should.answers.clone()), "{name}");
        let again = Interview::restore(interview.save().as_bytes(), &plan, None, None).unwrap();
        assert!(again.reworded().is_empty() && again.set_aside().is_empty(), "{name}: told once");
    }
    if should.compatibility[0] == should.compatibility[1] {
        assert!(should.set_aside.is_empty(), "{name}");
    }
}

#[test]
fn steps_lead_where_the_vectors_say() {
    for (name, vector) in area::<InterviewInput, ExpectedInterview>("interview").unwrap() {
        let (input, expected) = (vector.input, vector.expected.unwrap());
        let q = questionnaire(&input.questionnaire).unwrap();
        let referential = input.referential.map(|_| Referential::embedded().unwrap());
        let comparison = match &referential {
            Some(referential) => Comparison::with(referential, posts(&input.posts)),
            None => Comparison::default(),
        };
        let plan = Plan::new(&q).unwrap();
        let mut interview = Interview::start(&plan, &comparison).unwrap();
        for (number, (step, should)) in input.steps.iter().zip(&expected.steps).enumerate() {
            let error = take(&mut interview, step).err();
            assert_eq!(
                place(&interview, error.as_ref()),
                *should,
                "{name}: step {number}, {step:?}"
            );
            let saved = interview.save();
            interview =
                Interview::restore(saved.as_bytes(), &plan, referential.as_ref(), None).unwrap();
            assert_eq!(interview.save(), saved, "{name}: step {number}");
        }
        assert_eq!(input.steps.len(), expected.steps.len());
        let answers = serde_json::to_value(interview.answers()).unwrap();
        assert_eq!(answers, Value::Object(expected.answers), "{name}");
        let whole = plan.score(interview.answers(), &comparison);
        if let (Some(later), Some(should)) = (&input.later, &expected.restored) {
            goes_on(&name, &interview.save(), &q, later, should);
        }
        assert_eq!(interview.report().unwrap().to_json(), whole.unwrap().to_json(), "{name}");
    }
}
