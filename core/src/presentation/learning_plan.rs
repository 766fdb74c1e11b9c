//! What a plan says to the person for whom it is.

use std::fmt::Display;

use crate::error::language::Language;
use crate::guidance::{
    Covered, LearningPlan, OthersItem, PlanDifference, PlanItem, PlanStatus, PlanSubject, Reason,
    ReasonKind,
};
use crate::language::ethics;
use crate::language::plan_sentences as say;
use crate::language::report_sentences as of_report;
use crate::language::sentence::{Sentence, capitalised};
use crate::referential::entry::{Entry, EntryKind};
use crate::value::date::Date;
use crate::value::key::CompetencyKey;

use super::block::Block;
use super::numbers;
use super::writer::Writer;

/// How many digits of a hash are shown.
const DIGITS: usize = 12;

/// So many competencies are named of those that come on one day.
const SHOWN_OF_A_DAY: usize = 6;

impl LearningPlan {
    /// What the plan says, in the order in which it is read: what to take and why, what it
    /// covers, what others have to do, what is to be assessed, what stays open and why.
    #[must_use]
    pub fn blocks(&self, language: Language) -> Vec<Block> {
        let mut page = Page::of(self, language);
        page.standing();
        page.items();
        page.decided();
        page.stages();
        page.others();
        page.assessed();
        page.uncovered();
        page.later();
        page.limits();
        page.blocks
    }

    /// A reason of the plan as a sentence, from what it holds and nothing else.
    #[must_use]
    pub fn reason(&self, reason: &Reason, language: Language) -> String {
        Page::of(self, language).reason(reason)
    }
}

impl PlanDifference<'_> {
    /// What another plan would change, from one to the other.
    #[must_use]
    pub fn blocks(&self, language: Language) -> Vec<Block> {
        let mut page = Page::of(self.first, language);
        page.heading(say::COMPARED, 1);
        let minutes = u64::from(self.minutes.unsigned_abs());
        let minutes = numbers::duration(minutes);
        let time = match self.minutes.cmp(&0) {
            std::cmp::Ordering::Greater => say::MORE_TIME,
            std::cmp::Ordering::Less => say::LESS_TIME,
            std::cmp::Ordering::Equal => say::SAME_TIME,
        };
        let time = time.fill(language, &[("minutes", &minutes)]);
        page.blocks.push(Block::sentences(time));
        let stages = self.first.stages.iter().zip(&self.second.stages);
        let rows = stages.map(|(one, other)| {
            let stage = page.word("plan.stage", one.stage.as_str());
            vec![stage, one.covered.to_string(), other.covered.to_string()]
        });
        let rows = rows.collect();
        page.table(say::STAGES_CAPTION, &[say::STAGE, say::FIRST, say::SECOND], rows);
        let lists = [
            (say::DONE, &self.done),
            (say::ONLY_FIRST, &self.removed),
            (say::ONLY_SECOND, &self.added),
            (say::MOVED, &self.moved),
        ];
        for (title, subjects) in lists {
            if !subjects.is_empty() {
                page.heading(title, 2);
                let names = subjects.iter().map(|subject| page.subject(subject)).collect();
                page.list(names);
            }
        }
        page.blocks
    }
}

/// A plan that is being said.
pub(super) struct Page<'p> {
    plan: &'p LearningPlan,
    language: Language,
    blocks: Vec<Block>,
}

impl Writer for Page<'_> {
    fn language(&self) -> Language {
        self.language
    }

    fn written(&mut self) -> &mut Vec<Block> {
        &mut self.blocks
    }
}

impl<'p> Page<'p> {
    pub(super) const fn of(plan: &'p LearningPlan, language: Language) -> Self {
        Self { plan, language, blocks: Vec::new() }
    }

    fn list(&mut self, items: Vec<String>) {
        self.blocks.push(Block::List { items, numbered: false });
    }

    pub(super) fn fill(&self, sentence: Sentence, places: &[(&str, &dyn Display)]) -> String {
        sentence.fill(self.language, places)
    }

    fn day(&self, day: Date) -> String {
        numbers::day(day, self.language)
    }

    fn name(&self, kind: EntryKind, key: &str) -> String {
        let entry: Option<&dyn Entry> = self.plan.referential().entry(kind, key);
        entry.map_or_else(|| key.to_owned(), |entry| self.text(entry.label()))
    }

    fn competency(&self, key: &CompetencyKey) -> String {
        self.name(EntryKind::Competency, key.as_str())
    }

    pub(super) fn subject(&self, subject: &PlanSubject) -> String {
        if let Some(offer) = &subject.offer {
            return self.name(EntryKind::Offer, offer.as_str());
        }
        let pathway = subject.pathway.as_ref();
        let pathway = pathway.and_then(|key| self.plan.referential().pathway(key.as_str()));
        let steps = pathway.into_iter().flat_map(|pathway| pathway.steps.iter());
        let mut steps = steps.filter(|step| Some(&step.key) == subject.step.as_ref());
        let key = || subject.step.as_ref().map_or_else(String::new, ToString::to_string);
        steps.next().map_or_else(key, |step| self.text(&step.label))
    }

    fn level(&self, level: u8) -> String {
        self.level_of(self.plan.referential(), level)
    }

    /// Levels of a competency: where they lead, and from where if that is more than one.
    fn levels(&self, competency: &CompetencyKey, from: u8, to: u8) -> String {
        let level = match to.saturating_sub(from) {
            0 | 1 => self.level(to),
            _ => format!("{} → {}", self.level(from), self.level(to)),
        };
        let competency = self.competency(competency);
        self.fill(say::LEVELS_OF, &[("competency", &competency), ("level", &level)])
    }

    fn standing(&mut self) {
        let plan = self.plan;
        self.paragraph(ethics::STANDING.say(self.language), false);
        self.paragraph(ethics::OWNER.say(self.language), true);
        self.heading(say::PLAN, 1);
        let (from, until) = (self.day(plan.today), self.day(plan.until));
        let minutes = numbers::duration(plan.effort_min.into());
        let mut places: Vec<(&str, &dyn Display)> =
            vec![("from", &from), ("until", &until), ("minutes", &minutes)];
        let budget = plan.budget_min.map(|budget| numbers::duration(budget.into()));
        let period = match &budget {
            _ if plan.items.is_empty() => say::PERIOD_FREE,
            Some(budget) => {
                places.push(("budget", budget));
                say::PERIOD_OF
            }
            None => say::PERIOD,
        };
        let period = self.fill(period, &places);
        self.paragraph(period, false);
        for remark in &plan.remarks {
            self.paragraph(self.word("plan.remark", remark.as_str()), true);
        }
        let proof = match plan.status {
            PlanStatus::Optimal => say::PROVED,
            PlanStatus::Bounded => say::BOUNDED,
        };
        if !plan.items.is_empty() || plan.status == PlanStatus::Bounded {
            self.paragraph(proof.say(self.language), false);
        }
    }

    fn when(&self, item: &PlanItem) -> String {
        self.days(item.first_day, item.last_day, item.is_dated)
    }

    /// All of the days from one to another, or any of them.
    fn days(&self, first: Date, last: Date, are_all: bool) -> String {
        let sentence = match (are_all, first == last) {
            (_, true) => say::ON_DAY,
            (true, false) => say::FROM_TO,
            (false, false) => say::ANY_DAY,
        };
        let (first, last) = (self.day(first), self.day(last));
        capitalised(&self.fill(sentence, &[("first", &first), ("last", &last)]))
    }

    fn time(&self, item: &PlanItem) -> String {
        let known = item.effort_min.map(|minutes| numbers::duration(minutes.into()));
        known.unwrap_or_else(|| self.word("plan.cause", "no_duration"))
    }

    fn covered(&self, covers: &[Covered]) -> String {
        if covers.is_empty() {
            return say::NOTHING.say(self.language);
        }
        let covers = covers.iter().map(|one| self.levels(&one.competency, one.from, one.to));
        covers.collect::<Vec<_>>().join(self.semicolon())
    }

    fn items(&mut self) {
        let plan = self.plan;
        if plan.items.is_empty() {
            return;
        }
        self.heading(say::ITEMS, 1);
        let rows = plan.items.iter().map(|item| {
            let time = self.time(item);
            vec![self.subject(&item.subject), self.when(item), time, self.covered(&item.covers)]
        });
        let rows = rows.collect();
        self.table(say::ITEMS_CAPTION, &[say::WHAT, say::WHEN, say::TIME, say::COVERS], rows);
        self.heading(say::WHY, 2);
        let reasons = plan.items.iter().map(|item| {
            let (what, reasons) = (self.subject(&item.subject), self.why(item));
            self.fill(say::REASONS_OF, &[("what", &what), ("reasons", &reasons)])
        });
        let reasons = reasons.collect();
        self.list(reasons);
    }

    /// Why something is in the plan, and what could take its place.
    fn why(&self, item: &PlanItem) -> String {
        let mut reasons: Vec<String> = Vec::new();
        for reason in item.reasons.iter().map(|reason| self.reason(reason)) {
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
        let others: Vec<String> =
            item.alternatives.iter().map(|other| self.subject(other)).collect();
        if !others.is_empty() {
            reasons.push(self.fill(say::INSTEAD, &[("others", &others.join(", "))]));
        }
        reasons.join(self.semicolon())
    }

    /// What a calendar says of something besides its name: when, how long, why.
    #[cfg(feature = "calendar")]
    pub(super) fn described(&self, item: &PlanItem) -> String {
        let time = self.time(item);
        format!("{} ({time}).\n{}.", self.when(item), capitalised(&self.why(item)))
    }

    fn reason(&self, reason: &Reason) -> String {
        let competency = reason.competency.as_ref().map(|key| self.competency(key));
        let competency = competency.unwrap_or_default();
        let what = reason.subject.as_ref().map(|subject| self.subject(subject));
        let what = what.unwrap_or_default();
        match reason.kind {
            ReasonKind::AskedByPost | ReasonKind::AskedByPostBefore => {
                let profile = reason.profile.as_ref().map(ToString::to_string).unwrap_or_default();
                let profile = self.name(EntryKind::Profile, &profile);
                let level = reason.target.map(|level| self.level(level)).unwrap_or_default();
                let necessity = reason.necessity.map(|one| self.word("necessity", one.as_str()));
                let necessity = necessity.unwrap_or_default();
                let due = reason.due.map(|due| self.day(due));
                let mut places: Vec<(&str, &dyn Display)> = vec![
                    ("profile", &profile),
                    ("competency", &competency),
                    ("level", &level),
                    ("necessity", &necessity),
                ];
                match &due {
                    Some(due) => {
                        places.push(("due", due));
                        let sentence = match reason.kind {
                            ReasonKind::AskedByPostBefore => say::ASKED_BY_DAY_BEFORE,
                            _ => say::ASKED_BY_DAY,
                        };
                        self.fill(sentence, &places)
                    }
                    None => self.fill(say::ASKED_BY_POST, &places),
                }
            }
            ReasonKind::Wished => self.fill(say::WISHED, &[("competency", &competency)]),
            ReasonKind::Prepares => self.fill(say::PREPARES, &[("what", &what)]),
            ReasonKind::Planned => say::PLANNED.say(self.language),
            ReasonKind::PartOfStep => self.fill(say::PART_OF_STEP, &[("what", &what)]),
            ReasonKind::DaysAreOver => say::DAYS_ARE_OVER.say(self.language),
            ReasonKind::AudienceToCheck => say::AUDIENCE_TO_CHECK.say(self.language),
            ReasonKind::DateToCheck => say::DATE_TO_CHECK.say(self.language),
            ReasonKind::PrerequisiteToCheck => say::PREREQUISITE_TO_CHECK.say(self.language),
            ReasonKind::SameDay => self.fill(say::SAME_DAY, &[("what", &what)]),
        }
    }

    fn stages(&mut self) {
        let plan = self.plan;
        let asked: Vec<_> = plan.stages.iter().filter(|stage| stage.asked > 0).collect();
        if asked.is_empty() {
            return;
        }
        self.heading(say::STAGES, 1);
        let is_bounded = plan.status == PlanStatus::Bounded;
        let rows = asked.into_iter().map(|stage| {
            let of = of_report::OF;
            let covered = self.fill(of, &[("count", &stage.covered), ("all", &stage.asked)]);
            let mut row = vec![self.word("plan.stage", stage.stage.as_str()), covered];
            row.extend(is_bounded.then(|| stage.bound.to_string()));
            row
        });
        let (rows, mut head) = (rows.collect(), vec![say::STAGE, say::COVERED]);
        head.extend(is_bounded.then_some(say::AT_MOST));
        self.table(say::STAGES_CAPTION, &head, rows);
    }

    fn others(&mut self) {
        let plan = self.plan;
        if plan.with_others.is_empty() {
            return;
        }
        self.heading(say::OTHERS, 1);
        self.paragraph(say::OTHERS_ARE.say(self.language), false);
        let is_same = |one: &OthersItem, other: &OthersItem| {
            one.subject.is_some()
                && (&one.subject, one.first_day, one.last_day)
                    == (&other.subject, other.first_day, other.last_day)
        };
        let rows = plan.with_others.chunk_by(is_same).map(|items| {
            let item = &items[0];
            let what = match (&item.subject, &item.competency) {
                (Some(subject), _) => self.subject(subject),
                (None, Some(key)) => {
                    self.fill(say::OCCASION_OF, &[("competency", &self.competency(key))])
                }
                (None, None) => String::new(),
            };
            let who = items.iter().map(|one| self.word("addressee", one.addressee.as_str()));
            let days = item.first_day.zip(item.last_day);
            let when = days.map(|(first, last)| match last < plan.today {
                true => self.fill(say::WAS_TO_BE_DONE, &[("last", &self.day(last))]),
                false => self.days(first, last, false),
            });
            let when = when.map(|when| capitalised(&when));
            let when = when.unwrap_or_else(|| say::NO_DAY.say(self.language));
            vec![what, capitalised(&who.collect::<Vec<_>>().join(", ")), when]
        });
        let rows = rows.collect();
        self.table(say::OTHERS_CAPTION, &[say::WHAT, say::WHO, say::WHEN], rows);
    }

    /// What was decided: for days that are over, to be confirmed; for days after the plan.
    fn decided(&mut self) {
        let plan = self.plan;
        let lists = [
            (say::CONFIRM, say::CONFIRM_IS, &plan.to_confirm),
            (say::DECIDED_LATER, say::DECIDED_IS, &plan.decided_later),
        ];
        for (title, sentence, decided) in lists.into_iter().filter(|(.., all)| !all.is_empty()) {
            self.heading(title, 1);
            let lines = decided.iter().map(|one| {
                let (what, date) = (self.subject(&one.subject), self.day(one.date));
                self.fill(sentence, &[("what", &what), ("date", &date)])
            });
            let lines = lines.collect();
            self.list(lines);
        }
    }

    fn assessed(&mut self) {
        let plan = self.plan;
        if !plan.assess_first.is_empty() {
            self.heading(say::ASSESS_FIRST, 1);
            self.paragraph(say::ASSESS_FIRST_ARE.say(self.language), false);
            let names = plan.assess_first.iter().map(|one| self.competency(&one.competency));
            let names = names.collect();
            self.list(names);
        }
        if !plan.to_reassess.is_empty() {
            self.heading(say::REASSESS, 1);
            let lines = plan.to_reassess.iter().map(|one| {
                let (competency, level) = (self.competency(&one.competency), self.level(one.level));
                let (what, date) = (self.subject(&one.subject), self.day(one.date));
                let places: [(&str, &dyn Display); 4] = [
                    ("competency", &competency),
                    ("level", &level),
                    ("what", &what),
                    ("date", &date),
                ];
                self.fill(say::REASSESS_ARE, &places)
            });
            let lines = lines.collect();
            self.list(lines);
        }
        if !plan.done.is_empty() {
            self.heading(say::DONE, 1);
            let names = plan.done.iter().map(|subject| self.subject(subject)).collect();
            self.list(names);
        }
    }

    fn uncovered(&mut self) {
        let plan = self.plan;
        if plan.uncovered.is_empty() {
            return;
        }
        self.heading(say::UNCOVERED, 1);
        let rows = plan.uncovered.iter().map(|one| {
            let causes = one.causes.iter().map(|cause| self.word("plan.cause", cause.as_str()));
            let causes: Vec<String> = causes.collect();
            vec![
                self.levels(&one.competency, one.from, one.to),
                self.word("plan.stage", one.stage.as_str()),
                causes.join(self.semicolon()),
            ]
        });
        let rows = rows.collect();
        self.table(say::UNCOVERED_CAPTION, &[say::COMPETENCY, say::STAGE, say::WHY], rows);
    }

    fn later(&mut self) {
        let plan = self.plan;
        if plan.later.is_empty() {
            return;
        }
        self.heading(say::LATER, 1);
        self.paragraph(say::LATER_ARE.say(self.language), false);
        let tags = &plan.referential().document().tags;
        let mut coming: Vec<_> = plan.later.iter().collect();
        coming.sort_by_key(|one| (one.situation.is_some(), one.due, one.target));
        let (mut said, mut lines) = (Vec::new(), Vec::<(String, Vec<String>)>::new());
        for one in coming {
            // Of each competency the next level.
            if said.contains(&&one.competency) {
                continue;
            }
            said.push(&one.competency);
            let asked = self.levels(&one.competency, one.target, one.target);
            let when = match (&one.situation, one.due) {
                (Some(key), _) => {
                    let tag = tags.iter().find(|tag| tag.key == *key);
                    let name = tag.map_or_else(|| key.to_string(), |tag| self.text(&tag.label));
                    self.fill(of_report::IN_SITUATION, &[("situation", &name)])
                }
                (None, Some(due)) => self.fill(of_report::DUE_ON, &[("date", &self.day(due))]),
                (None, None) => continue,
            };
            match lines.last_mut().filter(|(same, _)| *same == when) {
                Some((_, all)) => all.push(asked),
                None => lines.push((when, vec![asked])),
            }
        }
        let lines = lines.into_iter().map(|(when, mut all)| {
            if all.len() > SHOWN_OF_A_DAY + 1 {
                let count = all.len() - SHOWN_OF_A_DAY;
                all.truncate(SHOWN_OF_A_DAY);
                all.push(self.fill(say::AND_MORE, &[("count", &count)]));
            }
            let competencies = all.join(self.semicolon());
            let places: [(&str, &dyn Display); 2] =
                [("when", &capitalised(&when)), ("competencies", &competencies)];
            self.fill(of_report::ASKED_THEN, &places)
        });
        let lines = lines.collect();
        self.list(lines);
    }

    fn limits(&mut self) {
        self.paragraph(say::ASSUMED.say(self.language), true);
        let made_of = &self.plan.document().referential;
        let hash = made_of.sha256.as_str().get(..DIGITS).unwrap_or_default();
        let places: [(&str, &dyn Display); 4] = [
            ("key", &made_of.key),
            ("version", &made_of.version),
            ("sha256", &hash),
            ("library", &self.plan.library),
        ];
        let text = self.fill(say::MADE_WITH, &places);
        self.paragraph(text, false);
    }
}
