//! Cells of earlier releases, published or suppressed, in the groups of this
//! one.

use std::collections::BTreeMap;

use crate::disclosure::recoding::Classes;

use super::linked_groups::LinkedGroups;
use super::log::LoggedPlace;
use super::log_history::History;

/// What earlier releases printed of the people of these groups.
#[derive(Debug)]
pub(crate) struct Before<'b> {
    topics: BTreeMap<&'b str, Topic>,
    /// Whether a number of people was printed, and whether one was told and
    /// hidden, of any figure.
    printed: Vec<bool>,
    told: Vec<bool>,
    /// The smallest of the minimum frequencies so far.
    laxest: u64,
}

/// What was printed of one figure, by group.
#[derive(Debug, Clone, Default)]
pub(crate) struct Topic {
    told: Vec<bool>,
    counts: Vec<bool>,
    pub(crate) means: Vec<bool>,
    pub(crate) classes: Option<Classes>,
}

impl Topic {
    fn nothing(groups: usize) -> Self {
        let none = vec![false; groups];
        Self { told: none.clone(), counts: none.clone(), means: none, classes: None }
    }
}

impl<'b> Before<'b> {
    pub(crate) fn new(linked: &LinkedGroups, history: &'b History<'_>) -> Self {
        let groups = linked.cells.len();
        let (mut topics, none) = (BTreeMap::new(), vec![false; groups]);
        let (mut printed, mut told) = (none.clone(), none);
        for (release, places) in history.releases.iter().zip(&linked.earlier) {
            for topic in &release.release.topics {
                let mark = |flags: &mut Vec<bool>, of: &[LoggedPlace]| {
                    let places = of.iter().filter_map(|place| places.get(place.place()));
                    places.for_each(|place| flags[*place] = true);
                };
                mark(&mut told, &topic.told);
                mark(&mut printed, &topic.counts);
                let known =
                    topics.entry(topic.topic.as_str()).or_insert_with(|| Topic::nothing(groups));
                mark(&mut known.told, &topic.told);
                mark(&mut known.counts, &topic.counts);
                mark(&mut known.means, &topic.means);
                if !topic.classes.is_empty() {
                    let of_choice = topic.classes.iter().map(|class| class.place()).collect();
                    let nowhere = || Classes { of_choice, printed: vec![false; groups] };
                    let classes = known.classes.get_or_insert_with(nowhere);
                    mark(&mut classes.printed, &topic.frequencies);
                }
            }
        }
        let rules = history.releases.iter().map(|earlier| &earlier.release.rules);
        let laxest = rules.map(|rules| rules.min_cell.get()).min().unwrap_or(u64::MAX);
        Self { topics, printed, told, laxest }
    }

    /// Of which groups the number of people was printed, and of which it was
    /// hidden. People who answered one question mostly answered the others, so
    /// that what was printed of one figure is known of all.
    pub(crate) fn counts(&self, topic: &str) -> (Vec<bool>, Vec<bool>) {
        let own = self.topic(topic);
        let each = || 0..self.printed.len();
        let own_hidden = |group: &usize| own.told[*group] && !own.counts[*group];
        let printed = each().map(|group| self.printed[group] && !own_hidden(&group)).collect();
        let hidden = each().map(|g| own_hidden(&g) || self.told[g] && !self.printed[g]).collect();
        (printed, hidden)
    }

    /// The smallest of the minimum frequencies of earlier releases; without any
    /// the largest number.
    pub(crate) fn laxest(&self) -> u64 {
        self.laxest
    }

    /// The groups of which tables told.
    pub(crate) fn told(&self) -> &[bool] {
        &self.told
    }

    /// What was printed of a figure.
    pub(crate) fn topic(&self, topic: &str) -> Topic {
        self.topics.get(topic).cloned().unwrap_or_else(|| Topic::nothing(self.printed.len()))
    }
}
