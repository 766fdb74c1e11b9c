//! The guide for two weeks on one post: what to do together, from what the file holds.

use crate::error::location::Pointer;
use crate::value::date::Date;

use super::completeness::SectionState;
use super::days::HandoverDays;
use super::document::PostFileDocument;
use super::pack::{
    DatedPlace, Overlap, OverlapSession, OverlapStatus, OverlapStretch, OverlapTask, TaskKind,
};
use super::words::{CalendarKind, FillState, Section};

/// Two weeks, of which a guide is made; what is longer leaves time to come back to things.
const DAYS: i32 = 14;

/// So many partners are met in two weeks: two on each of six days of ten, an assumption of
/// the project. To the others both write together.
const MEETINGS: usize = 12;

/// What to do together.
pub(super) fn overlap(
    file: &PostFileDocument,
    days: HandoverDays,
    ending: &[DatedPlace],
    sections: &[SectionState],
) -> Overlap {
    let both = days.arrival.zip(days.leaving);
    let status = match both {
        None => OverlapStatus::Unknown,
        Some((arrival, leaving)) if arrival <= leaving => OverlapStatus::Planned,
        Some(_) => OverlapStatus::None,
    };
    let shared = both.map(|(arrival, leaving)| days_together(arrival, leaving)).unwrap_or_default();
    let sessions = match status {
        OverlapStatus::None => Vec::new(),
        OverlapStatus::Planned | OverlapStatus::Unknown => {
            let guide = Guide { file, ending, sections };
            let stretches = OverlapStretch::ALL.iter();
            let mut sessions: Vec<OverlapSession> =
                stretches.map(|stretch| guide.session(*stretch, &shared)).collect();
            guide.attend(&mut sessions, both);
            sessions
        }
    };
    let (between, undated) = match (status, both) {
        (OverlapStatus::None, Some((arrival, leaving))) => {
            (between(file, leaving, arrival), undated(file, arrival))
        }
        _ => (Vec::new(), Vec::new()),
    };
    Overlap {
        status,
        first_day: shared.first().copied(),
        last_day: shared.last().copied(),
        sessions,
        between,
        undated,
        to_tell: to_tell(file),
    }
}

/// The working days among the first two weeks on which both are there; all of them where
/// none is one, for then people said that they are there on a weekend.
fn days_together(arrival: Date, leaving: Date) -> Vec<Date> {
    let days = (0..DAYS).filter_map(|day| arrival.after_days(day));
    let days: Vec<Date> = days.filter(|day| *day <= leaving).collect();
    let working: Vec<Date> = days.iter().copied().filter(|day| !day.is_weekend()).collect();
    if working.is_empty() { days } else { working }
}

/// What is asked and not answered in writing.
fn to_tell(file: &PostFileDocument) -> Vec<Pointer> {
    let open = file.tacit.iter().filter(|one| one.answer.is_none() || one.is_to_be_told());
    open.map(|one| Pointer::clone(&one.at)).collect()
}

/// What comes after the last day of who leaves and before the first of who comes.
fn between(file: &PostFileDocument, leaving: Date, arrival: Date) -> Vec<DatedPlace> {
    let falls_between = |date: &Date| leaving < *date && *date < arrival;
    // Of a call that is open already its last day is what somebody has to keep.
    let events = file.calendar.iter().map(|one| {
        let days = [one.date, one.until].into_iter().flatten();
        (days.filter(falls_between).min(), &one.at)
    });
    let agreements = file.agreements.iter().map(|one| (one.until, &one.at));
    let open = file.actions.iter().filter(|one| one.is_open());
    let actions = open.map(|one| (one.next_date, &one.at));
    let promised = file.commitments.iter().filter(|one| one.is_open());
    let commitments = promised.map(|one| (one.by, &one.at));
    let all = events.chain(agreements).chain(actions).chain(commitments);
    let dated = all.filter_map(|(date, at)| {
        let date = date.filter(falls_between)?;
        Some(DatedPlace { date, at: Pointer::clone(at) })
    });
    let mut between: Vec<DatedPlace> = dated.collect();
    between.sort_by_key(|one| one.date);
    between
}

/// The events that may come before the arrival on a day that nobody noted: those without a
/// day, and those that come back after the last one noted.
fn undated(file: &PostFileDocument, arrival: Date) -> Vec<Pointer> {
    let may_come = file
        .calendar
        .iter()
        .filter(|one| one.last_day().is_none_or(|last| one.every.is_some() && last < arrival));
    may_come.map(|one| Pointer::clone(&one.at)).collect()
}

struct Guide<'f> {
    file: &'f PostFileDocument,
    ending: &'f [DatedPlace],
    sections: &'f [SectionState],
}

impl Guide<'_> {
    fn session(&self, stretch: OverlapStretch, shared: &[Date]) -> OverlapSession {
        let days = days_of(stretch, shared);
        OverlapSession {
            stretch,
            first_day: days.map(|(first, _)| first),
            last_day: days.map(|(_, last)| last),
            tasks: self.tasks(stretch),
        }
    }

    fn tasks(&self, stretch: OverlapStretch) -> Vec<OverlapTask> {
        let file = self.file;
        let met = file.partners.len().min(MEETINGS);
        let (first, rest) = file.partners.split_at(met.div_ceil(2));
        let (second, others) = rest.split_at(met - first.len());
        let mut tasks = Vec::new();
        match stretch {
            OverlapStretch::SettleIn => {
                tasks.push(OverlapTask { kind: TaskKind::ReadFile, at: None });
                // Questions without an answer are talked about one by one.
                let open = self.sections.iter().filter(|one| {
                    one.state == FillState::ToFill
                        && (one.section != Section::Tacit || one.entries == 0)
                });
                let open: Vec<Pointer> =
                    open.map(|one| Pointer::root().key(one.section.as_str())).collect();
                add(&mut tasks, TaskKind::FillSection, open.iter());
                add(&mut tasks, TaskKind::AskForAccess, file.accesses.iter().map(|one| &*one.at));
            }
            OverlapStretch::Meet => {
                add(&mut tasks, TaskKind::MeetPartner, first.iter().map(|one| &*one.at));
            }
            OverlapStretch::TakeOver => {
                let open = file.actions.iter().filter(|one| one.is_open());
                add(&mut tasks, TaskKind::GoThroughAction, open.map(|one| &*one.at));
                let open = file.commitments.iter().filter(|one| one.is_open());
                add(&mut tasks, TaskKind::HandOnCommitment, open.map(|one| &*one.at));
                add(&mut tasks, TaskKind::MeetPartner, second.iter().map(|one| &*one.at));
            }
            OverlapStretch::LetGo => {
                let ending = self.ending.iter().map(|one| &one.at);
                add(&mut tasks, TaskKind::LookAtAgreement, ending);
                if !file.budgets.is_empty() {
                    let at = Some(Pointer::root().key(Section::Budgets.as_str()));
                    tasks.push(OverlapTask { kind: TaskKind::LookAtBudgets, at });
                }
                add(&mut tasks, TaskKind::TalkAbout, to_tell(file).iter());
                add(&mut tasks, TaskKind::WriteToPartner, others.iter().map(|one| &*one.at));
            }
        }
        tasks
    }

    /// Puts each event at which people meet in the first session that has its day, or, on a
    /// weekend, in the one before it.
    fn attend(&self, sessions: &mut [OverlapSession], both: Option<(Date, Date)>) {
        let Some((arrival, leaving)) = both else { return };
        for event in &self.file.calendar {
            let is_met = matches!(
                event.kind,
                CalendarKind::Committee | CalendarKind::FunderDialogue | CalendarKind::Other
            );
            let is_shared = |date: &Date| {
                (arrival..=leaving).contains(date) && arrival.days_until(*date) < DAYS
            };
            let Some(date) = event.date.filter(|_| is_met).filter(is_shared) else { continue };
            let on = sessions.iter().position(|session| {
                session.first_day <= Some(date) && Some(date) <= session.last_day
            });
            let before = || sessions.iter().rposition(|session| session.first_day <= Some(date));
            let place = on.or_else(before).unwrap_or_default();
            if let Some(session) = sessions.get_mut(place) {
                add(&mut session.tasks, TaskKind::AttendEvent, std::iter::once(&*event.at));
            }
        }
    }
}

fn add<'p>(
    tasks: &mut Vec<OverlapTask>,
    kind: TaskKind,
    places: impl Iterator<Item = &'p Pointer>,
) {
    tasks.extend(places.map(|at| OverlapTask { kind, at: Some(at.clone()) }));
}

/// The first and the last day of a stretch, a quarter of an overlap; of a short one several
/// fall on one day.
fn days_of(stretch: OverlapStretch, shared: &[Date]) -> Option<(Date, Date)> {
    let place = OverlapStretch::ALL.iter().position(|one| *one == stretch)?;
    let (from, until) = (shared.len() * place / 4, shared.len() * (place + 1) / 4);
    Some((*shared.get(from)?, *shared.get(until.saturating_sub(1).max(from))?))
}
