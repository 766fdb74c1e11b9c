//! A table as it may be published: what is not printed is null, and the row
//! has a mark.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, Int8Type};
use arrow_array::{Array, ArrayRef, Float64Array, RecordBatch, StringArray, UInt64Array};

use crate::base::error::{Code, Error};
use crate::cohort::asked::TallyTable;
use crate::cohort::count::Count;
use crate::cohort::subject::Topic;
use crate::cohort::table::RowKind;
use crate::cohort::tally::Tally;
use crate::scoring::cell::Missing;
use crate::survey::choices::ChoiceList;

use super::about::About;
use super::decision::{Decision, rounded};
use super::grid::{Grid, GridCell};
use super::mask::{finish, masked, round};
use crate::disclosure::protection::MEAN_DECIMALS as MEAN_PLACES;
use crate::disclosure::rules::{ReleaseRules, SmallBases};

/// A table on its way out.
pub(crate) struct Publication<'p> {
    pub(crate) tally: &'p Tally,
    pub(crate) grid: &'p Grid,
    pub(crate) rules: &'p ReleaseRules,
    pub(crate) decisions: &'p BTreeMap<Topic, Decision>,
}

/// The figures of one row that may be printed.
struct Row<'p> {
    about: &'p About,
    decision: &'p Decision,
    cell: &'p GridCell,
    is_whole: bool,
    people: u64,
}

impl Row<'_> {
    fn has(&self, flags: &[bool]) -> bool {
        flags.get(self.about.cell).copied().unwrap_or(false)
    }

    fn is_visible(&self) -> bool {
        !self.has(&self.decision.counts.hidden)
    }

    fn is_small(&self, rules: &ReleaseRules) -> bool {
        self.people < rules.mean_from.get()
    }
}

impl Publication<'_> {
    /// The table without what must not be printed.
    pub(crate) fn table(
        &self,
        asked: &TallyTable,
        private: &RecordBatch,
        about: &[About],
    ) -> Result<RecordBatch, Error> {
        if about.len() != private.num_rows() {
            let found = format!("{} of {}", about.len(), private.num_rows());
            return Err(Error::usage(Code::CannotRelease, "a row for each figure", found));
        }
        let rows: Vec<Row<'_>> = about.iter().filter_map(|about| self.row(about)).collect();
        let schema = private.schema();
        let columns = schema.fields().iter().zip(private.columns());
        let printed =
            columns.map(|(field, array)| self.column(asked, field.name(), array, &rows)).collect();
        let more = matches!(asked, TallyTable::Levels(_) | TallyTable::Frequencies { .. });
        let more = more.then(|| -> (&str, ArrayRef) {
            let merged = rows.iter().map(|row| self.merged(asked, row));
            ("merged", Arc::new(merged.collect::<StringArray>()))
        });
        finish(private, printed, more, self.rules)
    }

    fn row<'r>(&'r self, about: &'r About) -> Option<Row<'r>> {
        let decision = self.decisions.get(&about.topic)?;
        let cell = self.grid.cells.get(about.cell)?;
        Some(Row {
            about,
            decision,
            cell,
            is_whole: cell.kind == RowKind::Total,
            people: decision.people.get(about.cell).copied().unwrap_or(0),
        })
    }

    fn column(
        &self,
        asked: &TallyTable,
        name: &str,
        array: &ArrayRef,
        rows: &[Row<'_>],
    ) -> ArrayRef {
        let rules = self.rules;
        let spread = |row: &Row<'_>| row.has(&row.decision.spread);
        let complete =
            |row: &Row<'_>| row.about.complete.and_then(|topic| self.decisions.get(&topic));
        match (asked, name) {
            (TallyTable::Levels(_), _) if name.starts_with("level_") => {
                let level = name.trim_start_matches("level_").parse().unwrap_or(usize::MAX);
                let of = |row: &Row<'_>| self.class(row, level).map(|(_, count)| count);
                Arc::new(rows.iter().map(of).collect::<UInt64Array>())
            }
            (TallyTable::Levels(_), "median_low") => {
                only(array, rows, |row| row.has(&row.decision.middle) && !self.gives_share(row))
            }
            (TallyTable::Levels(_), "median_high") => {
                only(array, rows, |row| row.has(&row.decision.middle) && !row.is_small(rules))
            }
            (TallyTable::Levels(_), "share_mobilised") => {
                round(&only(array, rows, |row| self.shows_share(row)), 3)
            }
            (TallyTable::Levels(_), "ci_low" | "ci_high" | "interval") => {
                let shown = |row: &Row<'_>| spread(row) && self.shows_share(row);
                round(&only(array, rows, shown), 3)
            }
            (TallyTable::Levels(_), _) if name.starts_with("occasion_") => {
                let occasion = ["occasion_yes", "occasion_a_little", "occasion_no"]
                    .iter()
                    .position(|other| *other == name);
                only(array, rows, |row| self.shows_occasion(row, occasion))
            }
            (TallyTable::Frequencies { .. }, "n") => {
                let of = |row: &Row<'_>| self.class(row, row.about.choice?).map(|(_, n)| n);
                Arc::new(rows.iter().map(of).collect::<UInt64Array>())
            }
            (TallyTable::Frequencies { .. }, "share") => self.shares(array, rows),
            (TallyTable::Frequencies { .. }, "answered") => {
                only(array, rows, |row| row.is_visible())
            }
            (TallyTable::Items { .. }, "floor" | "ceiling") => {
                round(&only(array, rows, |row| self.shows_end(row, name == "ceiling")), 3)
            }
            (TallyTable::Items { .. }, "n_listwise") => only(array, rows, |row| {
                complete(row).is_some_and(|complete| !row.has(&complete.counts.hidden))
            }),
            (TallyTable::Items { .. }, "item_rest" | "alpha_if_dropped") => {
                let shown = |row: &Row<'_>| {
                    spread(row) && complete(row).is_some_and(|complete| row.has(&complete.spread))
                };
                round(&only(array, rows, shown), 2)
            }
            (TallyTable::Rankings { .. }, "mean_rank" | "borda") => {
                round(&only(array, rows, |row| row.has(&row.decision.mean)), MEAN_PLACES)
            }
            (TallyTable::Rankings { .. }, "asked" | "ranked" | "repeated") => {
                only(array, rows, |_| false)
            }
            (TallyTable::Summary(_), "median") => self.medians(array, rows),
            (TallyTable::Reliability(_) | TallyTable::Correlations { .. }, "n") => {
                only(array, rows, spread)
            }
            (TallyTable::Reliability(_), "k" | "rule") => array.clone(),
            (TallyTable::Reliability(_) | TallyTable::Correlations { .. }, "status") => {
                self.statuses(array, rows)
            }
            (TallyTable::Reliability(_) | TallyTable::Correlations { .. }, _)
                if !is_heading(name, self.tally) =>
            {
                round(&only(array, rows, spread), if name == "sem" { 1 } else { 2 })
            }
            (_, "n") => only(array, rows, |row| row.is_visible()),
            (_, "mean") => {
                round(&only(array, rows, |row| row.has(&row.decision.mean)), MEAN_PLACES)
            }
            (_, "population" | "response_rate") => {
                let shown = |row: &Row<'_>| row.is_whole && row.is_visible();
                round(&only(array, rows, shown), 3)
            }
            (_, "weight" | "n_effective") => {
                round(&only(array, rows, |row| row.has(&row.decision.mean)), 0)
            }
            (_, "too_few_answers" | "nothing_applicable") => {
                only(array, rows, |row| self.shows_unscored(row))
            }
            (_, "status") => self.statuses(array, rows),
            (_, _) if Missing::ALL.iter().any(|kind| kind.as_str() == name) => {
                only(array, rows, |row| self.shows_missing(row))
            }
            (_, _) if is_heading(name, self.tally) => array.clone(),
            _ => round(&only(array, rows, spread), MEAN_PLACES),
        }
    }

    /// The class of a choice and how many are in it, at its first choice; none
    /// at the others, and where classes are not printed.
    fn class(&self, row: &Row<'_>, choice: usize) -> Option<(usize, u64)> {
        let classes = row.decision.classes.as_ref().filter(|c| row.has(&c.printed))?;
        let class = *classes.of_choice.get(choice)?;
        let first = classes.of_choice.iter().position(|other| *other == class)?;
        let counts = row.about.topic.categories(self.tally, &row.cell.sums);
        let in_class = counts.iter().zip(&classes.of_choice).filter(|(_, other)| **other == class);
        (first == choice).then(|| (class, in_class.map(|(count, _)| count).sum()))
    }

    /// Which choices stand together in one count, as `0–1, 2, 3–4`.
    fn merged(&self, asked: &TallyTable, row: &Row<'_>) -> Option<String> {
        let classes = row.decision.classes.as_ref().filter(|c| row.has(&c.printed))?;
        let together = classes.of_choice.chunk_by(|a, b| a == b).map(<[usize]>::len);
        if together.clone().all(|choices| choices == 1) {
            return None;
        }
        let names = self.choice_names(asked, row);
        let mut first = 0;
        let parts = together.map(|choices| {
            let (from, to) = (first, first + choices - 1);
            first += choices;
            let name = |place: usize| names.get(place).cloned().unwrap_or_default();
            if from == to { name(from) } else { format!("{}–{}", name(from), name(to)) }
        });
        let parts: Vec<String> = parts.collect();
        match row.about.choice {
            None => Some(parts.join(", ")),
            Some(choice) => {
                let class = *classes.of_choice.get(choice)?;
                let size = classes.of_choice.iter().filter(|other| **other == class).count();
                (size > 1).then(|| parts.get(class).cloned()).flatten()
            }
        }
    }

    fn choice_names(&self, asked: &TallyTable, row: &Row<'_>) -> Vec<String> {
        let Topic::Column(input) = row.about.topic else { return Vec::new() };
        let Some(column) = self.tally.plan.inputs.get(input) else { return Vec::new() };
        let Some(item) = self.tally.questionnaire().items().nth(column.item) else {
            return Vec::new();
        };
        let codes = self.tally.codes(item, column.role);
        match asked {
            TallyTable::Levels(_) => (0..codes.len()).map(|level| level.to_string()).collect(),
            _ => codes,
        }
    }

    /// The median, which of a base too small for a mean is the lower one.
    fn medians(&self, array: &ArrayRef, rows: &[Row<'_>]) -> ArrayRef {
        let Some(values) = array.as_primitive_opt::<Float64Type>() else { return array.clone() };
        let median = |(place, row): (usize, &Row<'_>)| {
            let Topic::Scale(scale) = row.about.topic else { return None };
            if !row.has(&row.decision.middle) || values.is_null(place) {
                return None;
            }
            let lower = || {
                let distribution = self.tally.distribution(&row.cell.sums, scale);
                distribution.at_rank(row.people.div_ceil(2))
            };
            let median = if row.is_small(self.rules) { lower()? } else { values.value(place) };
            Some(rounded(median, MEAN_PLACES))
        };
        Arc::new(rows.iter().enumerate().map(median).collect::<Float64Array>())
    }

    /// The share of a class, at its first choice.
    fn shares(&self, array: &ArrayRef, rows: &[Row<'_>]) -> ArrayRef {
        let Some(values) = array.as_primitive_opt::<Float64Type>() else { return array.clone() };
        let share = |(place, row): (usize, &Row<'_>)| {
            let choice = row.about.choice?;
            let (class, _) = self.class(row, choice)?;
            let classes = row.decision.classes.as_ref()?;
            let width = classes.of_choice.iter().filter(|other| **other == class).count();
            let of_class = (place..place + width).map(|row| values.value(row));
            Some(rounded(of_class.sum(), 3))
        };
        Arc::new(rows.iter().enumerate().map(share).collect::<Float64Array>())
    }

    /// Whether a row of a small base gives « x sur n » instead of a median.
    fn gives_share(&self, row: &Row<'_>) -> bool {
        self.rules.small_bases == SmallBases::Share && row.is_small(self.rules)
    }

    fn shows_share(&self, row: &Row<'_>) -> bool {
        let Some(from) = self.mobilised_from(row) else { return false };
        if row.is_small(self.rules) {
            let counts = row.about.topic.categories(self.tally, &row.cell.sums);
            let mobilised: u64 = counts.iter().skip(from).sum();
            return self.gives_share(row)
                && row.is_visible()
                && (2..=row.people.saturating_sub(2)).contains(&mobilised);
        }
        let Some(classes) = row.decision.classes.as_ref() else { return false };
        let cut = from > 0 && classes.of_choice.get(from) != classes.of_choice.get(from - 1);
        row.has(&classes.printed) && cut
    }

    fn mobilised_from(&self, row: &Row<'_>) -> Option<usize> {
        let Topic::Column(input) = row.about.topic else { return None };
        let item = self.tally.plan.inputs.get(input)?.item;
        let questionnaire = self.tally.questionnaire();
        let list = questionnaire.choices(questionnaire.items().nth(item)?)?;
        ChoiceList::mobilised_from(list).map(usize::from)
    }

    /// Occasions are printed where each stands for itself.
    fn shows_occasion(&self, row: &Row<'_>, occasion: Option<usize>) -> bool {
        let topic = row.about.occasions;
        let Some(decision) = topic.and_then(|topic| self.decisions.get(&topic)) else {
            return false;
        };
        let Some(classes) = decision.classes.as_ref() else { return false };
        let Some(class) = occasion.and_then(|place| classes.of_choice.get(place)) else {
            return false;
        };
        let alone = classes.of_choice.iter().filter(|other| *other == class).count() == 1;
        row.has(&classes.printed) && alone
    }

    /// The lowest or the highest choice is a class of its own.
    fn shows_end(&self, row: &Row<'_>, high: bool) -> bool {
        let Some(classes) = row.decision.classes.as_ref() else { return false };
        let end = if high { classes.of_choice.last() } else { classes.of_choice.first() };
        let alone = classes.of_choice.iter().filter(|other| Some(*other) == end).count() == 1;
        let values = row.about.topic.values(self.tally);
        let ascending = values.is_some_and(|values| values.is_sorted());
        row.has(&classes.printed) && alone && ascending
    }

    /// Kinds of missing are told of everybody only, and if none is rare.
    fn shows_missing(&self, row: &Row<'_>) -> bool {
        let missing = match row.about.topic {
            Topic::Column(input) => self.tally.cells(&row.cell.sums, input).1,
            Topic::Item(item) => self.tally.item_counts(&row.cell.sums, item).1,
            _ => return false,
        };
        self.shows_all(row, missing.into_iter())
    }

    /// So is why people have no score.
    fn shows_unscored(&self, row: &Row<'_>) -> bool {
        let Topic::Scale(scale) = row.about.topic else { return false };
        let statuses = row.cell.sums.scales.get(scale).map(|sums| &sums.status);
        statuses.is_some_and(|statuses| self.shows_all(row, statuses.iter().skip(1)))
    }

    fn shows_all(&self, row: &Row<'_>, mut counts: impl Iterator<Item = Count>) -> bool {
        let cell = self.rules.frequency_cell.get();
        let common = counts.all(|count| count.n == 0 || count.n >= cell);
        row.is_whole && row.is_visible() && !row.is_small(self.rules) && common
    }

    /// A status tells of answers too: that all gave the same.
    fn statuses(&self, array: &ArrayRef, rows: &[Row<'_>]) -> ArrayRef {
        const OF_THE_SCALE: [&str; 5] =
            ["not_meaningful", "composite", "one_item", "not_numeric", "ordinal"];
        const ALIKE: [&str; 2] = ["zero_variance", "constant_item"];
        let words = array.as_dictionary_opt::<Int8Type>();
        let word = |row: usize| {
            let words = words?;
            let key = usize::try_from(words.keys().value(row)).ok()?;
            let values = words.values().as_string_opt::<i32>()?;
            words.is_valid(row).then(|| values.value(key).to_owned())
        };
        let statuses: Vec<bool> = rows
            .iter()
            .enumerate()
            .map(|(place, row)| {
                let word = word(place).unwrap_or_default();
                row.is_visible()
                    && (OF_THE_SCALE.contains(&word.as_str())
                        || word == "ok" && row.has(&row.decision.mean)
                        || !ALIKE.contains(&word.as_str()) && row.has(&row.decision.spread))
            })
            .collect();
        masked(array, &statuses)
    }
}

/// Columns that say what a row is about, and not what was answered.
fn is_heading(name: &str, tally: &Tally) -> bool {
    const HEADINGS: [&str; 11] = [
        "row_kind",
        "summed_over",
        "scale",
        "with_scale",
        "competency",
        "item",
        "column",
        "code",
        "reversed",
        "mobilised_from",
        "rule",
    ];
    HEADINGS.contains(&name) || tally.by.iter().any(|by| by.name == name)
}

fn only(array: &ArrayRef, rows: &[Row<'_>], shown: impl Fn(&Row<'_>) -> bool) -> ArrayRef {
    let shown: Vec<bool> = rows.iter().map(shown).collect();
    masked(array, &shown)
}
