//! What an app creates and closes is gone: live allocations are the same after
//! some calls and after ten times as many.

use std::alloc::System;
use std::sync::Arc;

use boussole_sante_kotlin::{Answer, Interview, Occasion, Questionnaire, Referential};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

fn calls(questionnaire: &Arc<Questionnaire>, referential: &Arc<Referential>, count: usize) {
    for _ in 0..count {
        let interview = Interview::start(questionnaire.clone(), None, Vec::new()).ok();
        let Some(interview) = interview else { continue };
        while let Some(item) = interview.next() {
            let answer = Answer::Level { level: 2, occasion: Some(Occasion::No) };
            // Most items take another kind of answer: errors come and go too.
            drop(interview.answer(&item.key, answer));
        }
        let again = Interview::restore(&interview.save(), questionnaire.clone(), None).ok();
        drop(again.and_then(|again| again.report().ok()).map(|report| report.to_json()));
        drop(referential.competency("animer-un-comite-de-pilotage"));
    }
}

#[test]
fn nothing_is_left_of_what_was_closed() -> Result<(), Box<dyn std::error::Error>> {
    let questionnaire = Questionnaire::embedded("autopositionnement-court")?;
    let referential = Referential::embedded()?;
    calls(&questionnaire, &referential, 5);
    let live = |count: usize| {
        let region = Region::new(ALLOCATOR);
        calls(&questionnaire, &referential, count);
        let change = region.change();
        let bytes = change.bytes_allocated as i64 - change.bytes_deallocated as i64;
        (change.allocations as i64 - change.deallocations as i64, bytes)
    };
    assert_eq!(live(100), (0, 0), "after some calls");
    assert_eq!(live(1_000), (0, 0), "after ten times as many");
    Ok(())
}
