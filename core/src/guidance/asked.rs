//! What is asked for: levels by stage, and what a plan has to say besides.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::fault::Error;
use crate::portfolio::{AssessedLevel, HeldPost, Portfolio};
use crate::referential::addressee::Addressee;
use crate::referential::entry::Entry;
use crate::referential::index::Referential;
use crate::referential::mastery::MasteryScale;
use crate::referential::profile::Necessity;
use crate::scoring::comparison::{Post, Requirements};
use crate::scoring::gap::{AskedBy, Gap, GapStatus, Held, gaps};
use crate::scoring::slot::Missing;
use crate::survey::item::Occasion;
use crate::value::date::Date;
use crate::value::key::CompetencyKey;

use super::plan::{ComesLater, Stage, UncoveredCause};

/// A level of a competency.
pub(super) type Level = (CompetencyKey, u8);

/// What posts and wishes ask for.
#[derive(Debug, Default)]
pub(super) struct Asked {
    /// The levels that a plan may cover, each in its stage.
    pub(super) levels: BTreeMap<Level, Stage>,
    /// Those that no offer is to cover, and why.
    pub(super) kept_out: BTreeMap<Level, (Stage, UncoveredCause)>,
    /// The competencies of which no level is known, with their first stage and the
    /// highest level asked for.
    pub(super) unknown: BTreeMap<CompetencyKey, (Stage, u8)>,
    /// What is to be taken up with management.
    pub(super) with_supervision: Vec<CompetencyKey>,
    pub(super) later: Vec<ComesLater>,
    /// The lines of the comparison.
    pub(super) lines: Vec<Gap>,
}

impl Portfolio {
    /// The comparison of her levels with what the posts that she holds on a day ask for, or
    /// the next ones if she holds none, most pressing first (`SCORING.md` 4): what is due,
    /// what comes later, what is to be assessed first. What a post would ask for after her
    /// last day in it is not asked.
    ///
    /// # Errors
    /// `unknown_name` for a profile that the referential does not have.
    pub fn gaps(&self, referential: &Referential, today: Date) -> Result<Vec<Gap>, Error> {
        let to_come = |post: &&HeldPost| post.arrived.is_some_and(|day| day > today);
        let posts = self.document().posts.iter().filter(|post| !post.is_left_on(today));
        let mut held: Vec<&HeldPost> = posts.clone().filter(|post| !to_come(post)).collect();
        if held.is_empty() {
            let next = posts.clone().filter_map(|post| post.arrived).min();
            held = posts.filter(|post| post.arrived == next).collect();
        }
        self.compared(held, referential, today)
    }

    /// The same with these posts, one after the other.
    fn compared<'p>(
        &self,
        posts: impl IntoIterator<Item = &'p HeldPost>,
        referential: &Referential,
        today: Date,
    ) -> Result<Vec<Gap>, Error> {
        let posts: Vec<(Post, Option<Date>)> =
            posts.into_iter().map(|post| (post.compared(), post.ends)).collect();
        let asked = Requirements::of_held(referential, &posts, &|_, level| level)?;
        let levels = self.levels(today);
        let held: Vec<Held<'_>> = levels.iter().map(held_of).collect();
        Ok(gaps(&held, &asked.requirements, Some(today)))
    }
}

fn held_of(level: &AssessedLevel) -> Held<'_> {
    let missing = match (level.level, level.not_applicable) {
        (Some(_), _) => None,
        (None, true) => Some(Missing::NotApplicable),
        (None, false) => Some(Missing::NoAnswer),
    };
    let AssessedLevel { competency, level, occasion, .. } = level;
    Held { competency, level: *level, missing, occasion: *occasion }
}

impl Asked {
    /// What is asked for by the end of a plan.
    pub(super) fn of(
        portfolio: &Portfolio,
        referential: &Referential,
        today: Date,
        until: Date,
    ) -> Result<Self, Error> {
        let levels: BTreeMap<CompetencyKey, AssessedLevel> =
            portfolio.levels(today).into_iter().map(|one| (one.competency.clone(), one)).collect();
        let posts = portfolio.document().posts.iter().filter(|post| !post.is_left_on(today));
        let posts = posts.filter(|post| post.arrived.is_none_or(|day| day <= until));
        let lines = portfolio.compared(posts, referential, today)?;
        let mut asked = Self { lines, ..Self::default() };
        for line in std::mem::take(&mut asked.lines) {
            asked.line(&line, &levels, until);
            asked.lines.push(line);
        }
        let top = referential.main_scale().map_or(0, MasteryScale::top);
        for wish in portfolio.document().wishes.iter() {
            if referential.competency(wish.as_str()).is_some_and(Entry::is_active) {
                asked.wish(wish, levels.get(wish), top);
            }
        }
        Ok(asked)
    }

    fn line(&mut self, line: &Gap, levels: &BTreeMap<CompetencyKey, AssessedLevel>, until: Date) {
        let own = levels.get(&line.competency);
        if matches!(line.addressee, Some(Addressee::Supervision)) {
            self.take_up(&line.competency);
        }
        for one in &line.asked_by {
            if !is_asked_by(one, until) {
                if line.level.is_none_or(|level| level < one.target) {
                    self.later.push(ComesLater {
                        competency: line.competency.clone(),
                        target: one.target,
                        profile: one.profile.clone(),
                        due: one.due,
                        situation: one.situation.clone(),
                    });
                }
                continue;
            }
            let stage = match line.necessity {
                Necessity::Essential => Stage::EssentialDue,
                Necessity::Expected => Stage::Expected,
                Necessity::Optional => Stage::Optional,
            };
            match (line.status, line.level) {
                (GapStatus::ToAssessFirst, _) => self.unknown(&line.competency, stage, one.target),
                (_, Some(level)) => {
                    let cause = match own.and_then(|own| own.occasion) {
                        Some(Occasion::No) => Some(UncoveredCause::Occasion),
                        Some(Occasion::NotYet) => Some(UncoveredCause::NotYet),
                        Some(Occasion::Yes | Occasion::ALittle) | None => None,
                    };
                    for number in level + 1..=one.target {
                        self.ask((line.competency.clone(), number), stage, cause);
                    }
                    if cause == Some(UncoveredCause::Occasion) && level < one.target {
                        self.take_up(&line.competency);
                    }
                }
                (_, None) => {}
            }
        }
    }

    /// A wish asks for the next level, and for what posts ask besides of its competency.
    fn wish(&mut self, wish: &CompetencyKey, own: Option<&AssessedLevel>, top: u8) {
        match own.map(|own| (own.level, own.not_applicable)) {
            Some((Some(level), _)) if level < top => {
                self.kept_out.remove(&(wish.clone(), level + 1));
                self.ask((wish.clone(), level + 1), Stage::Wished, None);
                let own = self.levels.range_mut((wish.clone(), 0)..=(wish.clone(), u8::MAX));
                own.for_each(|(_, stage)| *stage = (*stage).min(Stage::Wished));
            }
            Some((Some(_), _) | (None, true)) => {}
            Some((None, false)) | None => self.unknown(wish, Stage::Wished, 1),
        }
    }

    fn ask(&mut self, level: Level, stage: Stage, cause: Option<UncoveredCause>) {
        match cause {
            None => {
                let own = self.levels.entry(level).or_insert(stage);
                *own = (*own).min(stage);
            }
            Some(cause) => {
                let own = self.kept_out.entry(level).or_insert((stage, cause));
                own.0 = own.0.min(stage);
            }
        }
    }

    fn unknown(&mut self, competency: &CompetencyKey, stage: Stage, target: u8) {
        let own = self.unknown.entry(competency.clone()).or_insert((stage, target));
        *own = (own.0.min(stage), own.1.max(target));
    }

    fn take_up(&mut self, competency: &CompetencyKey) {
        if !self.with_supervision.contains(competency) {
            self.with_supervision.push(competency.clone());
        }
    }

    /// The competencies that are spoken of.
    pub(super) fn competencies(&self) -> BTreeSet<&CompetencyKey> {
        let levels = self.levels.keys().chain(self.kept_out.keys()).map(|(own, _)| own);
        levels.chain(self.unknown.keys()).collect()
    }

    /// Who asks for a level by the end of a plan, and the line in which it stands.
    pub(super) fn who_asks<'a>(
        &'a self,
        (competency, level): &'a Level,
        until: Date,
    ) -> impl Iterator<Item = (&'a Gap, &'a AskedBy)> {
        let own = self.lines.iter().filter(move |line| line.competency == *competency);
        let asked = own.flat_map(|line| line.asked_by.iter().map(move |one| (line, one)));
        asked.filter(move |(_, one)| one.target >= *level && is_asked_by(one, until))
    }
}

/// Whether a level is asked for by a day: its own day has come by then or is not known,
/// or its situation has.
fn is_asked_by(asked: &AskedBy, until: Date) -> bool {
    match &asked.situation {
        Some(_) => !asked.comes_later(),
        None => asked.due.is_none_or(|due| due <= until),
    }
}
