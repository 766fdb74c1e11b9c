//! The guide for two weeks on one post, and for where there are none.

use crate::handover::{Overlap, OverlapSession, OverlapStatus, OverlapTask, TaskKind};
use crate::language::handover_sentences as say;
use crate::language::sentence::capitalised;
use crate::presentation::writer::Writer;

use super::page::Page;

/// Ten working days span so many days, or two more.
const TWO_WEEKS: i32 = 12;

/// An overlap of more days is longer than the guide.
const GUIDED: i32 = 14;

impl Page<'_> {
    pub(super) fn overlap(&mut self, is_alone: bool) {
        let pack = self.pack.document();
        let overlap = &pack.overlap;
        self.heading(say::OVERLAP, 1);
        self.say(say::OVERLAP_IS_FOR);
        if is_alone && !pack.remarks.is_empty() {
            let text = self.fill(say::REMARKS_ELSEWHERE, &[("count", &pack.remarks.len())]);
            self.paragraph(text, true);
        }
        match (overlap.status, overlap.first_day.zip(overlap.last_day)) {
            (OverlapStatus::Planned, Some((first, last))) => {
                let (from, to) = (self.day(first), self.day(last));
                let both = pack.arrival.zip(pack.leaving);
                let longer =
                    both.filter(|(arrival, leaving)| arrival.days_until(*leaving) >= GUIDED);
                let leaving = longer.map(|(_, leaving)| self.day(leaving)).unwrap_or_default();
                let sentence =
                    if longer.is_some() { say::OVERLAP_WITHIN } else { say::OVERLAP_FROM };
                let places: [(&str, &dyn std::fmt::Display); 3] =
                    [("first", &from), ("last", &to), ("leaving", &leaving)];
                let text = self.fill(sentence, &places);
                self.paragraph(text, false);
                if first.days_until(last) + 1 < TWO_WEEKS {
                    self.say(say::OVERLAP_SHORT);
                }
            }
            (OverlapStatus::None, _) => {
                let day = |date| self.or_to_fill(Option::map(date, |date| self.day(date)));
                let (leaving, arrival) = (day(pack.leaving), day(pack.arrival));
                let places: [(&str, &dyn std::fmt::Display); 2] =
                    [("leaving", &leaving), ("arrival", &arrival)];
                let text = self.fill(say::OVERLAP_NONE, &places);
                self.paragraph(text, true);
            }
            _ => self.say(say::OVERLAP_UNDATED),
        }
        overlap.sessions.iter().for_each(|session| self.session(session));
        self.without(overlap);
    }

    fn session(&mut self, session: &OverlapSession) {
        let stretch = capitalised(&self.word("handover.stretch", session.stretch.as_str()));
        let title = match self.days(session.first_day, session.last_day) {
            Some(days) => self.fill(say::STRETCH_DATED, &[("stretch", &stretch), ("days", &days)]),
            None => stretch,
        };
        self.titled(title);
        if session.tasks.is_empty() {
            self.say(say::NO_TASKS);
            return;
        }
        let is_gap = |task: &OverlapTask| task.kind == TaskKind::FillSection;
        let alike = session.tasks.chunk_by(|one, other| is_gap(one) && is_gap(other));
        let tasks = alike.map(|tasks| self.task(tasks)).collect();
        self.list(tasks);
    }

    /// A task, or the sections to fill as one.
    fn task(&self, tasks: &[OverlapTask]) -> String {
        let named = |task: &OverlapTask| task.at.as_ref().map(|at| self.named(at));
        let sections: Vec<String> = tasks.iter().filter_map(named).collect();
        let Some(task) = tasks.first() else { return String::new() };
        let what = named(task).unwrap_or_default();
        let sentence = match task.kind {
            TaskKind::ReadFile => say::READ_FILE,
            TaskKind::AskForAccess => say::ASK_FOR_ACCESS,
            TaskKind::FillSection => say::FILL_SECTIONS,
            TaskKind::MeetPartner => say::MEET_PARTNER,
            TaskKind::WriteToPartner => say::WRITE_TO_PARTNER,
            TaskKind::AttendEvent => say::ATTEND_EVENT,
            TaskKind::GoThroughAction => say::GO_THROUGH_ACTION,
            TaskKind::HandOnCommitment => say::HAND_ON_COMMITMENT,
            TaskKind::LookAtAgreement => say::LOOK_AT_AGREEMENT,
            TaskKind::LookAtBudgets => say::LOOK_AT_BUDGETS,
            TaskKind::TalkAbout => say::TALK_ABOUT,
        };
        let mut actions = self.own().actions.iter();
        let own = actions.find(|one| task.at.as_ref() == Some(&*one.at));
        let next = self.or_to_fill(own.and_then(|one| one.next_step.as_ref()));
        let sections = sections.join(", ");
        self.fill(sentence, &[("what", &what), ("next", &next), ("sections", &sections)])
    }

    /// What holds without an overlap, unless it is known that there is one.
    fn without(&mut self, overlap: &Overlap) {
        let title = match overlap.status {
            OverlapStatus::Planned => return,
            OverlapStatus::Unknown => say::NO_OVERLAP,
            OverlapStatus::None => say::WITHOUT_OVERLAP,
        };
        self.heading(title, 2);
        let count = overlap.to_tell.len();
        let mut lines = vec![
            say::KEEP_FILE.say(self.language),
            self.fill(say::ONE_HOUR, &[("count", &count)]),
            say::TELL_PARTNERS.say(self.language),
            say::STAND_IN.say(self.language),
            say::STAY_IN_TOUCH.say(self.language),
            say::MEET_WITH_MANAGEMENT.say(self.language),
        ];
        if count == 0 {
            lines.remove(1);
        }
        self.list(lines);
        if overlap.status != OverlapStatus::None {
            return;
        }
        self.heading(say::BETWEEN, 2);
        let rows = overlap.between.iter().map(|one| vec![self.day(one.date), self.named(&one.at)]);
        let rows: Vec<Vec<String>> = rows.collect();
        if rows.is_empty() {
            self.say(say::NOTHING_BETWEEN);
        } else {
            self.table(say::BETWEEN_CAPTION, &[say::WHEN, say::WHAT], rows);
        }
        let events = self.own().calendar.iter().filter(|one| overlap.undated.contains(&one.at));
        let undated: Vec<String> = events.map(|one| self.undated(one)).collect();
        if !undated.is_empty() {
            self.say(say::UNDATED_BETWEEN);
            self.list(undated);
        }
    }
}
