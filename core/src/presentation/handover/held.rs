//! What the post is held to and works on: calendar, agreements, budgets, actions,
//! commitments, indicators, experiences, and what is written nowhere.

use crate::handover::{CalendarEvent, Euros, FiledAction, ValueStatus};
use crate::language::handover_sentences as say;
use crate::language::sentence::capitalised;
use crate::presentation::numbers;
use crate::presentation::writer::Writer;
use crate::referential::entry::EntryKind;
use crate::value::date::Date;

use super::page::Page;

impl Page<'_> {
    pub(super) fn calendar(&mut self) {
        let calendar = &self.pack.document().calendar;
        let events = &self.own().calendar;
        let at = |place: &_| events.iter().find(|one| &*one.at == place);
        let rows = calendar.coming.iter().filter_map(|one| at(&one.at)).map(|one| {
            let days = self.days(one.date, one.until.or(one.date));
            let when = capitalised(&self.or_to_fill(days));
            let when = match one.every {
                Some(every) => {
                    let every = self.word("calendar.every", every.as_str());
                    self.fill(say::EACH_TIME, &[("when", &when), ("every", &every)])
                }
                None => when,
            };
            let said = |phrase: &Option<_>| {
                Option::as_ref(phrase).map(ToString::to_string).unwrap_or_default()
            };
            vec![when, self.event(one), said(&one.with), said(&one.prepare)]
        });
        let rows: Vec<Vec<String>> = rows.collect();
        if !rows.is_empty() {
            let head = [say::WHEN, say::WHAT, say::WITH, say::PREPARE];
            self.table(say::COMING_CAPTION, &head, rows);
        }
        let to_set = calendar.to_set.iter().filter_map(at).map(|one| self.undated(one));
        let to_set: Vec<String> = to_set.collect();
        if !to_set.is_empty() {
            self.say(say::TO_SET);
            self.list(to_set);
        }
        let over = calendar.over.iter().filter_map(|one| Some((at(&one.at)?, one.date)));
        let over = over.map(|(one, date)| {
            let (what, when) = (self.event(one), self.day(date));
            self.fill(say::USUALLY, &[("what", &what), ("when", &when)])
        });
        let over: Vec<String> = over.collect();
        if !over.is_empty() {
            self.say(say::OVER);
            self.list(over);
        }
    }

    /// An event of which the next day is to be set.
    pub(super) fn undated(&self, one: &CalendarEvent) -> String {
        let every = one.every.map(|every| self.word("calendar.every", every.as_str()));
        let usually = one.usually.as_ref().map(ToString::to_string);
        let last = one
            .until
            .or(one.date)
            .map(|date| self.fill(say::LAST_KNOWN, &[("date", &self.day(date))]));
        let known: Vec<String> = [every, usually, last].into_iter().flatten().collect();
        let known = (!known.is_empty()).then(|| known.join(", "));
        let (what, when) = (self.event(one), self.or_to_fill(known));
        self.fill(say::USUALLY, &[("what", &what), ("when", &when)])
    }

    pub(super) fn agreements(&mut self) {
        let pack = self.pack.document();
        let ends = pack.ending.iter().map(|one| {
            let has_ended = pack.from.is_some_and(|from| one.date < from);
            let sentence = if has_ended { say::HAS_ENDED } else { say::ENDS };
            let (what, date) = (self.named(&one.at), self.day(one.date));
            self.fill(sentence, &[("what", &what), ("date", &date)])
        });
        let ends: Vec<String> = ends.collect();
        if !ends.is_empty() {
            self.list(ends);
        }
        let rows = self.own().agreements.iter().map(|one| {
            let signed = one.signed.map(|signed| {
                let sentence = if signed { say::IS_SIGNED } else { say::IS_NOT_SIGNED };
                sentence.say(self.language)
            });
            let period = self.days(one.from, one.until).map(|days| capitalised(&days));
            vec![
                one.what.to_string(),
                self.or_to_fill(one.with.as_ref()),
                self.or_to_fill(period),
                self.or_to_fill(signed),
                self.or_to_fill(one.place.as_ref()),
            ]
        });
        let rows = rows.collect();
        let head = [say::AGREEMENT, say::WITH, say::PERIOD, say::SIGNED, say::WHERE];
        self.table(say::AGREEMENTS_CAPTION, &head, rows);
    }

    pub(super) fn budgets(&mut self) {
        let rows = self.own().budgets.iter().map(|one| {
            let state = one.state.map(|state| self.word("budget.state", state.as_str()));
            vec![
                one.line.to_string(),
                self.or_to_fill(one.year.map(|year| year.get())),
                self.or_to_fill(one.amount_eur.map(|amount| self.euros(amount))),
                self.or_to_fill(one.funder.as_ref()),
                self.or_to_fill(state.map(|word| capitalised(&word))),
            ]
        });
        let rows = rows.collect();
        let head = [say::LINE, say::YEAR, say::AMOUNT, say::FUNDER, say::STATE];
        self.table(say::BUDGETS_CAPTION, &head, rows);
    }

    /// The day of something that is still to be done, marked where it is over by the handover.
    fn due(&self, date: Date) -> String {
        let day = self.day(date);
        let is_over = self.pack.document().from.is_some_and(|from| date < from);
        if is_over { self.fill(say::OVERDUE, &[("date", &day)]) } else { day }
    }

    fn euros(&self, amount: Euros) -> String {
        let amount = numbers::amount(amount.get(), self.language);
        self.fill(say::EUROS, &[("amount", &amount)])
    }

    pub(super) fn actions(&mut self) {
        let (open, closed): (Vec<&FiledAction>, Vec<&FiledAction>) =
            self.own().actions.iter().partition(|one| one.is_open());
        let state =
            |one: &FiledAction| one.state.map(|state| self.word("action.state", state.as_str()));
        let rows = open.iter().map(|one| {
            let date = one.next_date.map(|date| self.due(date));
            vec![
                self.action(one),
                self.or_to_fill(state(one).map(|word| capitalised(&word))),
                self.or_to_fill(one.pilot.as_ref()),
                self.or_to_fill(one.next_step.as_ref()),
                self.or_to_fill(date),
            ]
        });
        let rows: Vec<Vec<String>> = rows.collect();
        let closed = closed.iter().map(|one| {
            let (action, state) = (self.action(one), self.or_to_fill(state(one)));
            self.fill(say::CLOSED_ACTION, &[("action", &action), ("state", &state)])
        });
        let closed: Vec<String> = closed.collect();
        if rows.is_empty() {
            self.say(say::NONE_OPEN);
        } else {
            let head = [say::ACTION, say::STATE, say::PILOT, say::NEXT_STEP, say::DATE];
            self.table(say::ACTIONS_CAPTION, &head, rows);
        }
        if !closed.is_empty() {
            self.say(say::CLOSED);
            self.list(closed);
        }
    }

    fn action(&self, one: &FiledAction) -> String {
        let names = one.indicators.iter().map(|key| self.name(EntryKind::Indicator, key.as_str()));
        let names: Vec<String> = names.collect();
        if names.is_empty() {
            return one.title.to_string();
        }
        let names = names.join(self.semicolon());
        self.fill(say::FOLLOWED_BY, &[("action", &one.title), ("indicators", &names)])
    }

    pub(super) fn commitments(&mut self) {
        let rows = self.own().commitments.iter().map(|one| {
            let state = one.state.map(|state| self.word("commitment.state", state.as_str()));
            let by = one.by.map(|date| if one.is_open() { self.due(date) } else { self.day(date) });
            vec![
                one.to.to_string(),
                self.or_to_fill(one.what.as_ref()),
                by.unwrap_or_else(|| say::NO_DATE.say(self.language)),
                self.or_to_fill(state.map(|word| capitalised(&word))),
            ]
        });
        let rows = rows.collect();
        let head = [say::TO_WHOM, say::WHAT, say::BY_WHEN, say::STATE];
        self.table(say::COMMITMENTS_CAPTION, &head, rows);
    }

    pub(super) fn indicators(&mut self) {
        let rows = self.own().indicators.iter().map(|one| {
            let source = one.source.as_ref();
            let (value, date, source) = match one.status {
                Some(ValueStatus::Unknown) => {
                    let source = source.map(ToString::to_string).unwrap_or_default();
                    (say::UNKNOWN_VALUE.say(self.language), String::new(), source)
                }
                _ => {
                    let date = one.date.as_ref().map(|date| self.as_of(date));
                    let value = self.or_to_fill(one.value.as_ref());
                    (value, self.or_to_fill(date), self.or_to_fill(source))
                }
            };
            vec![self.indicator(one), value, date, source]
        });
        let rows = rows.collect();
        let head = [say::INDICATOR, say::LAST_VALUE, say::DATE, say::SOURCE];
        self.table(say::INDICATORS_CAPTION, &head, rows);
    }

    pub(super) fn experiences(&mut self) {
        let rows = self.own().experiences.iter().map(|one| {
            let date = one.date.as_ref().map(|date| self.as_of(date));
            vec![
                one.tried.to_string(),
                self.or_to_fill(date),
                self.or_to_fill(one.outcome.as_ref()),
                self.or_to_fill(one.place.as_ref()),
            ]
        });
        let rows = rows.collect();
        let head = [say::TRIED, say::DATE, say::OUTCOME, say::WRITTEN];
        self.table(say::EXPERIENCES_CAPTION, &head, rows);
    }

    pub(super) fn tacit(&mut self) {
        let lines = self.own().tacit.iter().map(|one| {
            let question = self.question(one);
            let is_asked = question.ends_with('?');
            // What people wrote stands as they wrote it.
            let answer = one.answer.as_ref().map_or_else(
                || {
                    let to_be_told = one.is_to_be_told();
                    let ours = if to_be_told { say::TO_BE_TOLD } else { say::TO_FILL };
                    let ours = ours.say(self.language);
                    if is_asked { capitalised(&ours) } else { ours }
                },
                ToString::to_string,
            );
            match is_asked {
                true => format!("{question} {answer}"),
                false => self.fill(say::LABELLED, &[("label", &question), ("value", &answer)]),
            }
        });
        let lines = lines.collect();
        self.list(lines);
    }
}
