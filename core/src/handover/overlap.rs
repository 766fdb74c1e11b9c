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
    let shared = both.filter(|(first, last)| first <= last).map(|(first, leaving)| {
        let last = first.after_days(DAYS - 1).unwrap_or(leaving);
        (first, last.min(leaving))
    });
    let status = match (both, shared) {
        (None, _) => OverlapStatus::Unknown,
        (Some(_), Some(_)) => OverlapStatus::Planned,
        (Some(_), None) => OverlapStatus::None,
    };
    let sessions = match status {
        OverlapStatus::None => Vec::new(),
        OverlapStatus::Planned | OverlapStatus::Unknown => {
            let guide = Guide { file, ending, sections };
            let stretches = OverlapStretch::ALL.iter();
            let mut sessions: Vec<OverlapSession> =
                stretches.map(|stretch| guide.session(*stretch, shared)).collect();
            guide.attend(&mut sessions);
            sessions
        }
    };
    let between = match (status, both) {
        (OverlapStatus::None, Some((arrival, leaving))) => between(file, leaving, arrival),
        _ => Vec::new(),
    };
    Overlap {
        status,
        first_day: shared.map(|(first, _)| first),
        last_day: shared.map(|(_, last)| last),
        sessions,
        between,
        to_tell: to_tell(file),
    }
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

struct Guide<'f> {
    file: &'f PostFileDocument,
    ending: &'f [DatedPlace],
    sections: &'f [SectionState],
}

impl Guide<'_> {
    fn session(&self, stretch: OverlapStretch, shared: Option<(Date, Date)>) -> OverlapSession {
        let days = shared.and_then(|shared| days_of(stretch, shared));
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

    /// Puts each event at which people meet in the first session that has its day.
    fn attend(&self, sessions: &mut [OverlapSession]) {
        for event in &self.file.calendar {
            let is_met = matches!(
                event.kind,
                CalendarKind::Committee | CalendarKind::FunderDialogue | CalendarKind::Other
            );
            let Some(date) = event.date.filter(|_| is_met) else { continue };
            let own = sessions.iter_mut().find(|session| {
                session
                    .first_day
                    .zip(session.last_day)
                    .is_some_and(|(first, last)| first <= date && date <= last)
            });
            if let Some(session) = own {
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

/// The quarter of an overlap that a stretch is; of a short one several fall on one day.
fn days_of(stretch: OverlapStretch, (first, last): (Date, Date)) -> Option<(Date, Date)> {
    let count = first.days_until(last) + 1;
    let place = OverlapStretch::ALL.iter().position(|one| *one == stretch)?;
    let place = i32::try_from(place).ok()?;
    let (from, until) = (count * place / 4, count * (place + 1) / 4 - 1);
    Some((first.after_days(from)?, first.after_days(until.max(from))?))
}
