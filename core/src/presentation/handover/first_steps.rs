//! The first steps of who comes.

use crate::handover::{FirstStep, StepPeriod};
use crate::language::handover_sentences as say;
use crate::language::plan_sentences as of_plan;
use crate::language::sentence::capitalised;
use crate::presentation::numbers;
use crate::presentation::writer::Writer;

use super::page::Page;

/// How many digits of a hash are shown.
const DIGITS: usize = 12;

impl Page<'_> {
    pub(super) fn first_steps(&mut self) {
        let pack = self.pack.document();
        self.heading(say::FIRST_STEPS, 1);
        self.say(say::FIRST_STEPS_ARE_FOR);
        let counted = match pack.arrival {
            Some(arrival) => self.fill(say::COUNTED_FROM, &[("date", &self.day(arrival))]),
            None => say::COUNTED_IN_DAYS.say(self.language),
        };
        self.paragraph(counted, false);
        if pack.first_steps.is_empty() {
            self.say(say::NO_STEPS);
        }
        for period in StepPeriod::ALL {
            let own = pack.first_steps.iter().filter(|step| step.period == *period);
            let rows: Vec<Vec<String>> = own.map(|step| self.row(step)).collect();
            if !rows.is_empty() {
                let title = capitalised(&self.word("handover.period", period.as_str()));
                self.titled(title);
                let head = [say::WHEN, say::STEP, say::WHO, say::WITH];
                self.table(say::STEPS_CAPTION, &head, rows);
            }
        }
        let made_with = &pack.referential;
        let hash = made_with.sha256.get(..DIGITS).unwrap_or_default();
        let text = self.fill(
            of_plan::MADE_WITH,
            &[
                ("key", &made_with.key),
                ("version", &made_with.version),
                ("sha256", &hash),
                ("library", &pack.library),
            ],
        );
        self.paragraph(text, false);
    }

    fn row(&self, step: &FirstStep) -> Vec<String> {
        let dated = step.first_day.and_then(|first| self.days(Some(first), step.last_day));
        let first = numbers::signed(step.from_day.get().into());
        let when = dated.unwrap_or_else(|| match step.to_day {
            Some(last) => {
                let last = numbers::signed(last.get().into());
                self.fill(say::DAYS_FROM_TO, &[("first", &first), ("last", &last)])
            }
            None => self.fill(say::DAYS_FROM_ON, &[("first", &first)]),
        });
        let pathway = self.pack.referential().pathway(step.pathway.as_str());
        let own = pathway.and_then(|one| one.steps.iter().find(|own| own.key == step.step));
        let label = own.map_or_else(|| step.step.to_string(), |own| self.text(&own.label));
        let who = self.word("addressee", step.addressee.as_str());
        let with = step.participants.iter().map(|one| self.word("addressee", one.as_str()));
        let with: Vec<String> = with.collect();
        vec![capitalised(&when), label, capitalised(&who), with.join(self.semicolon())]
    }
}
