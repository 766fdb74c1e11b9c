//! Log history: earlier releases about the same people, in terms of the groups
//! of this one.

use std::collections::{BTreeMap, BTreeSet};

use crate::disclosure::rules::ReleaseRules;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::tally::grouping::{GroupKey, GroupValue};
use crate::tally::sums::Tally;

use super::finest_groups::Finest;
use super::group_content::{Content, Moved};
use super::log::{LoggedCohort, LoggedGroup, LoggedRelease, ReleaseLog};

/// The finest groups of a release, with what they answered.
#[derive(Debug)]
pub(crate) struct People {
    pub(crate) by: Vec<String>,
    pub(crate) keys: Vec<GroupKey>,
    pub(crate) contents: Vec<Content>,
}

/// An earlier release of the same people.
#[derive(Debug, Clone)]
pub(crate) struct Earlier<'l> {
    pub(crate) release: &'l LoggedRelease,
    cohort: &'l LoggedCohort,
    /// For each finest group of then those of now that it is made of.
    pub(crate) parts: Vec<Vec<usize>>,
    /// Whether somebody came, left, or answered otherwise since.
    pub(crate) changed: bool,
}

/// What earlier releases printed of the same people.
#[derive(Debug, Default)]
pub(crate) struct History<'l> {
    pub(crate) releases: Vec<Earlier<'l>>,
    /// Finest groups that wait: new since, and too small to be in any total.
    pub(crate) waiting: BTreeSet<GroupKey>,
}

/// How the people of an earlier release are found again.
enum Match {
    /// Each finest group as it was; and those that are new and small.
    Same(Vec<Vec<usize>>, BTreeSet<GroupKey>),
    /// By their labels; and whether these may be the same people for the most
    /// part, of whom some came or left.
    Changed(Vec<Vec<usize>>, bool),
    /// Their groups are not among those of this release.
    Unknown,
}

impl People {
    pub(crate) fn of(tally: &Tally, finest: &Finest) -> Self {
        Self {
            by: finest.by.iter().map(|by| by.name.clone()).collect(),
            keys: finest.groups.keys().cloned().collect(),
            contents: finest.groups.values().map(|sums| Content::of(tally, sums)).collect(),
        }
    }

    /// Finest groups by their values in some columns.
    fn joined(&self, places: &[usize]) -> BTreeMap<Vec<Option<String>>, Vec<usize>> {
        let mut joined: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (number, key) in self.keys.iter().enumerate() {
            let value = |place: &usize| key.get(*place).and_then(GroupValue::text);
            joined.entry(places.iter().map(value).collect()).or_default().push(number);
        }
        joined
    }

    fn content(&self, members: &[usize]) -> Content {
        Content::sum(members.iter().map(|one| &self.contents[*one]))
    }
}

impl<'l> History<'l> {
    /// The earlier releases that told of these people.
    ///
    /// # Errors
    /// `cannot_release` where it is not known how groups of then and of now
    /// overlap, and for another questionnaire on one occasion.
    pub(crate) fn new(
        log: &'l ReleaseLog,
        wave: &str,
        rules: &ReleaseRules,
        tally: &Tally,
        people: &People,
    ) -> Result<Self, Error> {
        let mut history = Self::default();
        let mut faults = Vec::new();
        let mut known: BTreeMap<u32, Match> = BTreeMap::new();
        for release in log.releases() {
            let Some(cohort) = log.cohort(release) else { continue };
            let found = known
                .entry(release.cohort.get())
                .or_insert_with(|| found_again(cohort, people, tally, rules));
            let is_of_wave = release.wave == wave;
            let same_questions = release.questionnaire.as_str() == tally.questionnaire().sha256();
            let mut keep = |parts: &Vec<Vec<usize>>, changed| {
                let parts = parts.clone();
                history.releases.push(Earlier { release, cohort, parts, changed });
            };
            match found {
                Match::Same(parts, waiting) => {
                    keep(parts, false);
                    history.waiting.extend(waiting.iter().cloned());
                }
                Match::Changed(parts, near) if same_questions => {
                    if is_of_wave || *near {
                        keep(parts, true);
                    }
                }
                Match::Changed(..) | Match::Unknown if !same_questions => {
                    if is_of_wave {
                        let expected =
                            Expected::QuestionnaireOfWave { release: release.date.to_string() };
                        let found = tally.questionnaire().key().to_string();
                        faults.push(Error::usage(Code::CannotRelease, expected, found));
                    }
                }
                Match::Changed(..) | Match::Unknown => {
                    if is_of_wave || is_near(cohort, people, tally, rules) {
                        let columns = cohort.by.iter().map(|by| by.column.as_str());
                        let expected = Expected::TallyWithColumnsOf {
                            release: release.date.to_string(),
                            columns: columns.collect(),
                        };
                        let found = people.by.join(", ");
                        faults.push(Error::usage(Code::CannotRelease, expected, found));
                    }
                }
            }
        }
        faults.dedup();
        if faults.is_empty() { Ok(history) } else { Err(Error::many(Code::CannotRelease, faults)) }
    }
}

/// Finds the groups of an earlier release among those of now: by their labels
/// where these answered the same, else by content, else by labels alone.
fn found_again(
    cohort: &LoggedCohort,
    people: &People,
    tally: &Tally,
    rules: &ReleaseRules,
) -> Match {
    let by_name: Option<Vec<usize>> =
        cohort.by.iter().map(|by| people.by.iter().position(|name| *name == by.column)).collect();
    let by_label = by_name.and_then(|places| by_label(cohort, people, &places, tally, rules));
    if let Some(Match::Same(parts, waiting)) = by_label {
        return Match::Same(parts, waiting);
    }
    // Groups that answered the same may stand for each other: those whose values
    // are the same most likely are.
    let found = arrangements(people.by.len(), cohort.by.len()).into_iter();
    let found = found.filter_map(|places| by_content(cohort, people, &places));
    if let Some((_, parts)) = found.max_by_key(|(alike, _)| *alike) {
        return Match::Same(parts, BTreeSet::new());
    }
    by_label.unwrap_or(Match::Unknown)
}

fn by_label(
    cohort: &LoggedCohort,
    people: &People,
    places: &[usize],
    tally: &Tally,
    rules: &ReleaseRules,
) -> Option<Match> {
    let mut joined = people.joined(places);
    let mut moved = Moved::default();
    let mut same = true;
    let mut parts = Vec::new();
    for group in &cohort.groups {
        let members = joined.remove(&group.values()).unwrap_or_default();
        let (then, now) = (group.content(), people.content(&members));
        same &= then.people == now.people && then.number == now.number;
        let of_group = then.moved(&now, tally);
        moved.came += of_group.came;
        moved.left += of_group.left;
        parts.push(members);
    }
    if parts.iter().all(Vec::is_empty) {
        // Not one label is there: another recoding of the column.
        return None;
    }
    let new: Vec<Vec<usize>> = joined.into_values().collect();
    // Fewer would be told apart by the totals of before and after.
    let waits = |members: &Vec<usize>| people.content(members).people < rules.mean_from.get();
    if same && new.iter().all(waits) {
        let waiting = new.iter().flatten().map(|one| people.keys[*one].clone());
        return Some(Match::Same(parts, waiting.collect()));
    }
    moved.came += new.iter().map(|members| people.content(members).people).sum::<u64>();
    let then: u64 = cohort.groups.iter().map(|group| group.people.get()).sum();
    let now: u64 = people.contents.iter().map(|content| content.people).sum();
    Some(Match::Changed(parts, are_near(then, now, moved, rules)))
}

/// The finest groups of now that answered what each group of then did, if they
/// do so all; and how many values they have in common with these.
fn by_content(
    cohort: &LoggedCohort,
    people: &People,
    places: &[usize],
) -> Option<(usize, Vec<Vec<usize>>)> {
    type Candidate = (Vec<Option<String>>, Vec<usize>);
    let mut groups: BTreeMap<(u64, u64), Vec<Candidate>> = BTreeMap::new();
    let joined = people.joined(places);
    if joined.len() != cohort.groups.len() {
        return None;
    }
    for (values, members) in joined {
        let content = people.content(&members);
        groups.entry((content.people, content.number)).or_default().push((values, members));
    }
    let common = |values: &[Option<String>], other: &[Option<String>]| {
        values.iter().zip(other).filter(|(value, other)| value == other).count()
    };
    let mut parts = vec![Vec::new(); cohort.groups.len()];
    let mut alike = 0;
    // Those with all values in common first.
    for least in (0..=places.len()).rev() {
        for (part, group) in parts.iter_mut().zip(&cohort.groups) {
            if !part.is_empty() {
                continue;
            }
            let content = (group.people.get(), group.content.get());
            let candidates = groups.get_mut(&content)?;
            let values = group.values();
            let found = candidates.iter().position(|(other, _)| common(&values, other) >= least);
            if let Some(found) = found {
                *part = candidates.swap_remove(found).1;
                alike += least;
            }
        }
    }
    parts.iter().all(|part| !part.is_empty()).then_some((alike, parts))
}

/// Every way to choose so many columns in order, of few.
fn arrangements(columns: usize, chosen: usize) -> Vec<Vec<usize>> {
    let mut all = vec![Vec::new()];
    for _ in 0..chosen {
        let longer = |places: &Vec<usize>| -> Vec<Vec<usize>> {
            let free = (0..columns.min(6)).filter(|place| !places.contains(place));
            free.map(|place| [&places[..], &[place]].concat()).collect()
        };
        all = all.iter().flat_map(longer).collect();
    }
    all
}

/// Whether these may be the same people under another name of the occasion.
fn is_near(cohort: &LoggedCohort, people: &People, tally: &Tally, rules: &ReleaseRules) -> bool {
    let then: Vec<Content> = cohort.groups.iter().map(LoggedGroup::content).collect();
    let (then, now) = (Content::sum(then.iter()), Content::sum(people.contents.iter()));
    are_near(then.people, now.people, then.moved(&now, tally), rules)
}

/// People who answer anew change in both directions, in groups of a few people
/// more than one in ten; where hardly any left, or hardly any came, the others
/// answered as then.
fn are_near(then: u64, now: u64, moved: Moved, rules: &ReleaseRules) -> bool {
    let alike = then.min(now).saturating_mul(2) >= then.max(now);
    let few = moved.came.min(moved.left);
    alike && (few < rules.min_cell.get() || few.saturating_mul(10) < then.min(now))
}

impl Earlier<'_> {
    /// A group of then as finest groups of now, in order; everybody is
    /// everybody.
    pub(crate) fn members(&self, group: usize, finest: usize) -> Vec<usize> {
        let Some(group) = self.release.groups.get(group) else { return Vec::new() };
        if group.finest.len() == self.parts.len() {
            return (0..finest).collect();
        }
        let parts = group.finest.iter().filter_map(|place| self.parts.get(place.place()));
        let mut members: Vec<usize> = parts.flatten().copied().collect();
        members.sort_unstable();
        members
    }

    /// What some finest groups of now answered then.
    pub(crate) fn content(&self, members: &[usize], finest: usize) -> Option<Content> {
        if members.len() == finest {
            let all: Vec<Content> = self.cohort.groups.iter().map(LoggedGroup::content).collect();
            return Some(Content::sum(all.iter()));
        }
        let mut content = Content::default();
        let mut left: BTreeSet<usize> = members.iter().copied().collect();
        for (parts, group) in self.parts.iter().zip(&self.cohort.groups) {
            if !parts.is_empty() && parts.iter().all(|one| left.contains(one)) {
                left.retain(|one| !parts.contains(one));
                content.add(&group.content());
            }
        }
        // A part of a group of then cannot be told.
        let known = |one: &usize| self.parts.iter().any(|parts| parts.contains(one));
        (!left.iter().any(known)).then_some(content)
    }
}
