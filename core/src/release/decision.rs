//! Release decisions: what is published of a statistic in each group.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::disclosure::attacker::Sum;
use crate::disclosure::linked::{Counts, HiddenCounts, Proof, hide};
use crate::disclosure::means::Means;
use crate::disclosure::protection::MEAN_DECIMALS as MEAN_PLACES;
use crate::disclosure::recoding::{Choices, Classes, Facts, undoes};
use crate::disclosure::rules::ReleaseRules;
use crate::disclosure::suppression::Optimality;
use crate::group_tables::cell_subject::Topic;
use crate::group_tables::group_table::RowKind;
use crate::survey::item::ItemKind;
use crate::tally::count::Weighting;
use crate::tally::group::Group;
use crate::tally::sums::Tally;

use super::earlier_cells::Before;
use super::linked_groups::LinkedGroups;
use super::log_history::History;

/// What is printed of a topic, by linked group.
#[derive(Debug)]
pub(crate) struct Decision {
    pub(crate) people: Vec<u64>,
    pub(crate) counts: HiddenCounts,
    /// Of a base too small for a mean the lower median, of others both.
    pub(crate) middle: Vec<bool>,
    pub(crate) mean: Vec<bool>,
    pub(crate) spread: Vec<bool>,
    /// How choices are put together, and where they are printed.
    pub(crate) classes: Option<Classes>,
    /// How many means are withheld for the sake of others.
    pub(crate) withheld: usize,
    /// The narrowest hidden mean, as a part of the range.
    pub(crate) narrowest: Option<f64>,
}

/// What decisions rest on.
pub(crate) struct Basis<'b> {
    pub(crate) linked: &'b LinkedGroups,
    pub(crate) before: Before<'b>,
    pub(crate) sums: Vec<Sum>,
    pub(crate) rules: &'b ReleaseRules,
    /// The groups that are hidden whole.
    pub(crate) groups: HiddenCounts,
    /// What was hidden of counts that were met before: most scales are answered
    /// by everybody.
    counts: RefCell<BTreeMap<CountsKey, HiddenCounts>>,
}

/// How many people are in each finest group, and which groups are hidden or
/// printed already.
type CountsKey = (Vec<u64>, Vec<bool>, Vec<bool>);

impl<'b> Basis<'b> {
    pub(crate) fn new(
        tally: &Tally,
        linked: &'b LinkedGroups,
        history: &'b History<'b>,
        rules: &'b ReleaseRules,
    ) -> Self {
        let before = Before::new(linked, history);
        let none = vec![false; linked.cells.len()];
        let mut basis = Self {
            linked,
            sums: linked.system.nested_sums(),
            before,
            rules,
            groups: HiddenCounts {
                hidden: none,
                optimality: Optimality::Exact,
                proof: Proof::Proved,
            },
            counts: RefCell::default(),
        };
        basis.groups = basis.hide(tally, Topic::People);
        basis
    }

    /// Whether most of some groups are hidden whole.
    pub(crate) fn hides_most(&self, groups: &BTreeSet<usize>) -> bool {
        2 * groups.iter().filter(|group| self.groups.hidden[**group]).count() > groups.len()
    }

    /// Which groups have no number of people printed for a topic.
    fn hide(&self, tally: &Tally, topic: Topic) -> HiddenCounts {
        let finest: Vec<u64> =
            self.linked.finest.iter().map(|sums| topic.people(tally, sums)).collect();
        let (fixed, was_hidden) = self.before.counts(&topic.name(tally));
        let hidden = self.groups.hidden.iter().zip(&was_hidden).zip(&fixed);
        let hidden = hidden.map(|((group, was), fixed)| (*group || *was) && !fixed).collect();
        let key = (finest, hidden, fixed);
        if let Some(known) = self.counts.borrow().get(&key) {
            return known.clone();
        }
        let ((finest, hidden, fixed), k) = (&key, self.rules.min_cell.get());
        let mut counts = hide(
            &self.linked.system,
            Counts { finest, k, hidden, fixed, told: self.before.told() },
        );
        // What laxer rules let be printed is known, and not printed again where
        // this release alone would hide it.
        if self.before.laxest() < k {
            let alone = self.linked.system.of_groups(&self.linked.is_told);
            let none = vec![false; fixed.len()];
            let counts_alone = Counts { finest, k, hidden: &none, fixed: &none, told: &none };
            let hidden_alone = hide(&alone, counts_alone).hidden;
            counts.hidden.iter_mut().zip(hidden_alone).for_each(|(hidden, alone)| *hidden |= alone);
        }
        self.counts.borrow_mut().insert(key, counts.clone());
        counts
    }

    /// Decides on a topic.
    pub(crate) fn decide(&self, tally: &Tally, topic: Topic) -> Decision {
        let cells = &self.linked.cells;
        let people: Vec<u64> = cells.iter().map(|c| topic.people(tally, &c.sums)).collect();
        let counts = self.hide(tally, topic);
        let before = self.before.topic(&topic.name(tally));
        let visible = |cell: usize, from: u64| !counts.hidden[cell] && people[cell] >= from;
        let alike: Vec<bool> = cells
            .iter()
            .zip(&people)
            .map(|(cell, people)| {
                topic.most_alike(tally, &cell.sums).is_some_and(|most| most + 1 >= *people)
            })
            .collect();
        let by_cell =
            |holds: &dyn Fn(usize) -> bool| -> Vec<bool> { (0..cells.len()).map(holds).collect() };
        let (base, mean_from) = (self.rules.min_cell.get(), self.rules.mean_from.get());
        let is_told = &self.linked.is_told;
        let from = |least: u64| by_cell(&|c| is_told[c] && visible(c, least) && !alike[c]);
        let middle: Vec<bool> = by_cell(&|cell| {
            visible(cell, base) && (people[cell] < mean_from || is_told[cell] && !alike[cell])
        });
        let (mut mean, spread) = (from(mean_from), from(self.rules.spread_from.get()));
        for (mean, was_printed) in mean.iter_mut().zip(&before.means) {
            *mean |= was_printed;
        }
        let mut decision = Decision {
            people,
            counts,
            middle,
            mean,
            spread,
            classes: None,
            withheld: 0,
            narrowest: None,
        };
        self.form_classes(tally, topic, &mut decision);
        self.keep_classes(tally, topic, &mut decision);
        self.withhold_means(tally, topic, &mut decision);
        decision
    }

    fn form_classes(&self, tally: &Tally, topic: Topic, decision: &mut Decision) {
        let before = self.before.topic(&topic.name(tally));
        let cells = self.linked.cells.iter();
        let counts: Vec<Vec<u64>> = cells.map(|c| topic.categories(tally, &c.sums)).collect();
        if counts.first().is_none_or(|counts| counts.len() < 2) {
            return;
        }
        let choices = Choices {
            counts: &counts,
            eligible: decision.mean.clone(),
            sums: &self.sums,
            cell: self.rules.frequency_cell.get(),
            base: self.rules.mean_from.get(),
            before: before.classes.as_ref(),
        };
        decision.classes = Some(choices.classes());
    }

    /// Withholds spread, mean and medians where they would tell apart what was
    /// put together.
    fn keep_classes(&self, tally: &Tally, topic: Topic, decision: &mut Decision) {
        let Some(choices) = AsChoices::of(tally, topic) else { return };
        if tally.weighting() == Weighting::Survey {
            // Weights that nobody sees stand between a mean and the counts.
            return;
        }
        let of_column = (choices.topic != topic).then(|| self.decide(tally, choices.topic));
        let classes = of_column.as_ref().unwrap_or(decision).classes.clone();
        let large = |cell: &usize| {
            decision.people[*cell] >= self.rules.mean_from.get() && decision.middle[*cell]
        };
        let cells: Vec<usize> = (0..self.linked.cells.len()).filter(large).collect();
        for cell in cells {
            let sums = &self.linked.cells[cell].sums;
            let counts = choices.topic.categories(tally, sums);
            let printed = classes.as_ref().filter(|classes| classes.printed[cell]);
            if counts.iter().sum::<u64>() != decision.people[cell] {
                continue;
            }
            let limit = self.rules.frequency_cell.get();
            let sum = choices.sum(&counts);
            let undone = |mean: bool, middle: bool| {
                let facts = Facts {
                    classes: printed.map(|classes| &classes.of_choice[..]),
                    sum: sum.filter(|_| mean),
                    medians: medians(&counts).filter(|_| middle && choices.has_medians),
                };
                undoes(&counts, &facts, limit)
            };
            // A mean and a spread together leave few ways to answer.
            decision.spread[cell] &= !counts.iter().any(|count| (1..limit).contains(count));
            decision.mean[cell] &= !undone(true, true);
            decision.middle[cell] &= !undone(decision.mean[cell], true);
            decision.spread[cell] &= decision.mean[cell];
        }
    }

    fn withhold_means(&self, tally: &Tally, topic: Topic, decision: &mut Decision) {
        let cells = &self.linked.cells;
        let Some(range) = topic.range(tally) else {
            // Without a range nobody can tell how well a mean is hidden: only
            // that of everybody is printed.
            if matches!(topic, Topic::Column(_)) {
                for (place, cell) in cells.iter().enumerate() {
                    decision.mean[place] &= cell.kind == RowKind::Total;
                    decision.spread[place] &= cell.kind == RowKind::Total;
                }
            }
            return;
        };
        if !decision.mean.contains(&true) {
            return;
        }
        let mean = |cell: usize| topic.mean(tally, &cells[cell].sums);
        let small = |cell: &usize| {
            decision.middle[*cell]
                && decision.people[*cell] < self.rules.mean_from.get()
                && matches!(topic, Topic::Scale(_))
        };
        let median = |cell: usize| match topic {
            Topic::Scale(scale) => tally
                .distribution(&cells[cell].sums, scale)
                .at_rank(decision.people[cell].div_ceil(2)),
            _ => None,
        };
        let weight = |sums: &Group, people: u64| match tally.weighting() {
            // Sums of weighted scores add up by weight.
            Weighting::Survey if people > 0 => tally.size(sums.rows).round().max(1.0) as u64,
            _ => people,
        };
        let places = (0..cells.len()).map(|cell| Some(cell).filter(|c| decision.mean[*c]));
        let printed: Vec<Option<f64>> =
            places.map(|cell| mean(cell?).map(|mean| rounded(mean, MEAN_PLACES))).collect();
        let medians: Vec<Option<f64>> =
            (0..cells.len()).map(|cell| Some(cell).filter(small)).map(|c| median(c?)).collect();
        let (known, _) = self.before.counts(&topic.name(tally));
        let hidden = decision.counts.hidden.iter().zip(known);
        let hidden: Vec<bool> = hidden.map(|(hidden, known)| *hidden && !known).collect();
        let of_finest: Vec<(u64, f64, bool)> = self
            .linked
            .finest
            .iter()
            .map(|sums| {
                let people = topic.people(tally, sums);
                let weight = weight(sums, people);
                let sum = topic.mean(tally, sums).unwrap_or_default() * weight as f64;
                (weight, sum, (1..self.rules.mean_from.get()).contains(&people))
            })
            .collect();
        // Groups that only the map names are to stay hidden if they are small.
        let mut system = self.linked.system.clone();
        let people_of = |members: &[usize]| -> u64 {
            members.iter().map(|one| topic.people(tally, &self.linked.finest[*one])).sum()
        };
        let mean_from = self.rules.mean_from.get();
        let small = |members: &&Vec<usize>| (1..mean_from).contains(&people_of(members));
        system.groups.extend(self.linked.named.iter().filter(small).cloned());
        let all = system.groups.len();
        let is_linked = system.is_linked() || all > cells.len();
        let (mut printed, mut medians, mut hidden) = (printed, medians, hidden);
        printed.resize(all, None);
        medians.resize(all, None);
        hidden.resize(all, true);
        let mut fixed = self.before.topic(&topic.name(tally)).means;
        fixed.resize(all, false);
        let means = Means {
            system: &system,
            finest: &of_finest.iter().map(|(people, ..)| *people).collect::<Vec<_>>(),
            sums: &of_finest.iter().map(|(_, sum, _)| *sum).collect::<Vec<_>>(),
            hidden: &hidden,
            means: printed,
            medians,
            range,
            rounding: 0.5 * 10f64.powi(-MEAN_PLACES),
            width: f64::from(self.rules.mean_interval_percent.get()) / 100.0,
            fixed: &fixed,
            protected: &of_finest.iter().map(|(.., small)| *small).collect::<Vec<_>>(),
            is_linked,
        };
        let means = means.printed();
        decision.narrowest = means.narrowest;
        for (cell, printed) in means.printed.into_iter().enumerate().take(cells.len()) {
            decision.withheld += usize::from(decision.mean[cell] && !printed);
            decision.mean[cell] &= printed;
            decision.spread[cell] &= printed;
        }
    }
}

/// A topic whose mean is one of choices of a single column.
struct AsChoices {
    topic: Topic,
    /// What each choice adds to the mean, where there is one.
    values: Option<Vec<f64>>,
    has_medians: bool,
}

impl AsChoices {
    fn of(tally: &Tally, topic: Topic) -> Option<Self> {
        let items: Vec<_> = tally.questionnaire().items().collect();
        match topic {
            Topic::Column(input) => {
                let item = items.get(tally.plan.inputs.get(input)?.item)?;
                let values = topic.values(tally);
                let is_level = item.kind == ItemKind::Level;
                Some(Self { topic, values, has_medians: is_level })
            }
            Topic::Scale(scale) => {
                // The mean of a scale of one item is that item's.
                let leaves = tally.plan.scales.get(scale)?.main.leaves();
                let [(item, reversed)] = leaves.as_slice() else { return None };
                let column = Topic::of_item(tally, *item);
                let values = column.values(tally)?;
                let ((from, to), (low, high)) = (column.range(tally)?, topic.range(tally)?);
                let score = |value: f64| {
                    let part = (value - from) / (to - from);
                    low + (high - low) * if *reversed { 1.0 - part } else { part }
                };
                let values = Some(values.into_iter().map(score).collect());
                Some(Self { topic: column, values, has_medians: true })
            }
            _ => None,
        }
    }

    /// Between which the sum of the values lies, by their mean as it is printed.
    #[expect(clippy::cast_precision_loss, reason = "people")]
    fn sum(&self, counts: &[u64]) -> Option<(&[f64], f64, f64)> {
        let values = self.values.as_ref()?;
        let n = counts.iter().sum::<u64>() as f64;
        let sum = values.iter().zip(counts).map(|(value, count)| *value * *count as f64);
        let mean = rounded(sum.sum::<f64>() / n, MEAN_PLACES);
        let half = 0.5 * 10f64.powi(-MEAN_PLACES);
        Some((values, n * (mean - half), n * (mean + half)))
    }
}

/// The lower and the upper median of the positions of choices.
fn medians(counts: &[u64]) -> Option<(usize, usize)> {
    let people = counts.iter().sum::<u64>();
    let at = |rank: u64| {
        let mut below = 0;
        counts.iter().position(|count| {
            below += count;
            below >= rank
        })
    };
    Some((at(people.div_ceil(2))?, at(people / 2 + 1)?))
}

/// Rounded to so many decimals.
pub(crate) fn rounded(value: f64, places: i32) -> f64 {
    let unit = 10f64.powi(places);
    (value * unit).round() / unit
}
