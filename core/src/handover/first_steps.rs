//! The first path of who comes: steps of pathways that count from an arrival.

use crate::referential::audience::Situation;
use crate::referential::index::Referential;
use crate::referential::pathway::{Anchor, Pathway, PathwayDay, Step};
use crate::value::date::Date;

use super::pack::{FirstStep, StepPeriod};
use super::post::FiledPost;

/// The last day of the first month.
const MONTH: i32 = 30;
/// The last of the first hundred days.
const HUNDRED: i32 = 100;

/// The steps that begin by the hundredth day, for those who may hold one of the posts; by
/// day, those of one day in the order of their pathway.
pub(super) fn first_steps(
    posts: &[FiledPost],
    referential: &Referential,
    arrival: Option<Date>,
) -> Vec<FirstStep> {
    let dispositifs = posts.iter().flat_map(|post| post.all_dispositifs(referential));
    let dispositifs = dispositifs.map(|key| (key.clone(), None)).collect();
    let is_described = |post: &FiledPost| post.profile.is_some() || !post.dispositifs.is_empty();
    let situation = Situation {
        // Of a post that nothing describes nobody knows what it coordinates.
        dispositifs: (!posts.is_empty() && posts.iter().all(is_described)).then_some(dispositifs),
        newcomer_window_days: referential.newcomer_window_days(),
        ..Situation::default()
    };
    let pathways = referential.pathways().filter(|one| one.anchor == Anchor::Arrival);
    let steps = pathways.flat_map(|pathway| pathway.steps.iter().map(move |step| (pathway, step)));
    let steps = steps.filter(|(pathway, step)| {
        let day = Some(i64::from(step.window.from_day.get()));
        let situation = Situation { days_in_post: day, ..situation.clone() };
        situation.may_be_among(pathway.audience.iter().chain(&step.audience))
    });
    let mut first: Vec<FirstStep> =
        steps.filter_map(|(pathway, step)| first_step(pathway, step, arrival)).collect();
    first.sort_by_key(|one| (one.period, one.from_day));
    first
}

fn first_step(pathway: &Pathway, step: &Step, arrival: Option<Date>) -> Option<FirstStep> {
    let from_day = step.window.from_day.get();
    let to_day = step.window.to_day.map(PathwayDay::get);
    let period = match (from_day, to_day) {
        (_, Some(last)) if last < 0 => StepPeriod::BeforeArrival,
        (..=MONTH, _) => StepPeriod::FirstMonth,
        (..=HUNDRED, _) => StepPeriod::HundredDays,
        _ => return None,
    };
    let dates = arrival.and_then(|arrival| step.window.dated_from(arrival));
    Some(FirstStep {
        pathway: pathway.key.clone(),
        step: step.key.clone(),
        period,
        from_day: step.window.from_day,
        to_day: step.window.to_day,
        first_day: dates.map(|(first, _)| first),
        last_day: dates.and_then(|(_, last)| last),
        addressee: step.addressee,
        participants: step.participants.to_vec(),
    })
}
