//! The days on which a post changes hands.

use crate::value::date::Date;

/// When the post changes hands; either day may be unknown.
///
/// ```
/// use boussole_sante::handover::HandoverDays;
/// let days = HandoverDays::default().leaving("2026-09-30".parse()?);
/// assert_eq!(days.arrival, None);
/// # Ok::<(), boussole_sante::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct HandoverDays {
    /// The last day of who leaves.
    pub leaving: Option<Date>,
    /// The first day of who comes.
    pub arrival: Option<Date>,
}

impl HandoverDays {
    /// The same, with the last day of who leaves.
    #[must_use]
    pub const fn leaving(mut self, last_day: Date) -> Self {
        self.leaving = Some(last_day);
        self
    }

    /// The same, with the first day of who comes.
    #[must_use]
    pub const fn arriving(mut self, first_day: Date) -> Self {
        self.arrival = Some(first_day);
        self
    }

    /// The day from which the post changes hands. With an overlap who comes is there for
    /// what falls in it; without one, what falls between concerns somebody.
    pub(super) fn from(self) -> Option<Date> {
        self.leaving.into_iter().chain(self.arrival).min()
    }
}
