//! Interviews: every step leads where the vectors say, and nothing is lost by
//! saving and restoring after each.

use boussole_sante::{Answer, Error, Interview, Plan, Referential};
use boussole_sante_tests::vectors::{
    ExpectedInterview, ExpectedStep, InterviewInput, Move, Step, area,
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

#[test]
fn steps_lead_where_the_vectors_say() {
    for (name, vector) in area::<InterviewInput, ExpectedInterview>("interview").unwrap() {
        let (input, expected) = (vector.input, vector.expected.unwrap());
        let q = questionnaire(&input.questionnaire).unwrap();
        let referential = input.referential.map(|_| Referential::embedded().unwrap());
        let posts = posts(&input.posts);
        let mut interview = Interview::start(&q, referential.as_ref(), &posts).unwrap();
        let plan = Plan::new(&q).unwrap();
        for (number, (step, should)) in input.steps.iter().zip(&expected.steps).enumerate() {
            let error = take(&mut interview, step).err();
            let progress = interview.progress();
            let is = ExpectedStep {
                at: interview.current().map(|item| item.key.to_string()),
                answered: progress.answered,
                applicable: progress.applicable,
                seconds_left: progress.seconds_left,
                error: error.map(|error| error.faults()[0].code().to_string()),
            };
            assert_eq!(is, *should, "{name}: step {number}, {step:?}");
            let saved = interview.save();
            interview = Interview::restore(saved.as_bytes(), &q, referential.as_ref()).unwrap();
            assert_eq!(interview.save(), saved, "{name}: step {number}");
        }
        assert_eq!(input.steps.len(), expected.steps.len());
        let answers = serde_json::to_value(interview.answers()).unwrap();
        assert_eq!(answers, Value::Object(expected.answers), "{name}");
        let whole = match &referential {
            Some(referential) => {
                plan.score_for(interview.answers(), &plan.asked(referential, &posts).unwrap())
            }
            None => plan.score(interview.answers(), &[]),
        };
        assert_eq!(interview.report().unwrap().to_json(), whole.unwrap().to_json(), "{name}");
    }
}
