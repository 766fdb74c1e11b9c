//! Days: stretches of them, counted from today.

use crate::value::date::Date;

/// From one day to another, both included.
pub(super) type Stretch = (i32, i32);

/// The days of a plan: from today to its last day.
#[derive(Debug, Clone, Copy)]
pub(super) struct Days {
    pub(super) today: Date,
    pub(super) last: i32,
}

impl Days {
    /// The number of a date.
    pub(super) fn number(self, date: Date) -> i32 {
        self.today.days_until(date)
    }

    /// The date of a day.
    pub(super) fn date(self, day: i32) -> Date {
        self.today.after_days(day).unwrap_or(self.today)
    }
}

/// What two stretches have in common.
pub(super) fn common((first, last): Stretch, (other, until): Stretch) -> Option<Stretch> {
    let both = (first.max(other), last.min(until));
    (both.0 <= both.1).then_some(both)
}

/// Stretches in order, those that touch as one.
pub(super) fn united(mut stretches: Vec<Stretch>) -> Vec<Stretch> {
    stretches.sort_unstable();
    let mut united: Vec<Stretch> = Vec::new();
    for (first, last) in stretches {
        match united.last_mut() {
            Some(before) if first <= before.1.saturating_add(1) => before.1 = before.1.max(last),
            _ => united.push((first, last)),
        }
    }
    united
}
