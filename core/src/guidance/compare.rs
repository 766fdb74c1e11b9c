//! What-if: what another plan would change.

use super::plan::{LearningPlan, PlanItem, PlanSubject};

/// What is other in a second plan: with more time, other wishes, another level.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct PlanDifference<'p> {
    /// The plan that is compared.
    pub first: &'p LearningPlan,
    /// The other one.
    pub second: &'p LearningPlan,
    /// What only the second has.
    pub added: Vec<PlanSubject>,
    /// What only the first has, and what was done since is not.
    pub removed: Vec<PlanSubject>,
    /// What the first has and was done since.
    pub done: Vec<PlanSubject>,
    /// What both have, on other days.
    pub moved: Vec<PlanSubject>,
    /// How many minutes more the second takes; fewer if negative.
    pub minutes: i32,
}

impl LearningPlan {
    /// What another plan would change.
    #[must_use]
    pub fn compare<'p>(&'p self, other: &'p Self) -> PlanDifference<'p> {
        let find = |plan: &'p Self, subject: &PlanSubject| -> Option<&'p PlanItem> {
            plan.items.iter().find(|item| item.subject == *subject)
        };
        let only = |one: &'p Self, other: &'p Self| {
            let own = one.items.iter().filter(|item| find(other, &item.subject).is_none());
            own.map(|item| item.subject.clone()).collect::<Vec<_>>()
        };
        let days = |item: &PlanItem| (item.first_day, item.last_day);
        let moved = self
            .items
            .iter()
            .filter(|item| find(other, &item.subject).is_some_and(|then| days(then) != days(item)));
        let (done, removed): (Vec<PlanSubject>, Vec<PlanSubject>) =
            only(self, other).into_iter().partition(|subject| other.done.contains(subject));
        let difference = i64::from(other.effort_min) - i64::from(self.effort_min);
        PlanDifference {
            first: self,
            second: other,
            added: only(other, self),
            removed,
            done,
            moved: moved.map(|item| item.subject.clone()).collect(),
            minutes: i32::try_from(difference).unwrap_or(i32::MAX),
        }
    }
}
