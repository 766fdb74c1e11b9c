//! A table as it may be published: what is not printed is null, and the row
//! has a mark.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, Int8Type, UInt64Type};
use arrow_array::{
    Array, ArrayRef, BooleanArray, DictionaryArray, Float64Array, Int8Array, RecordBatch,
    StringArray, UInt64Array,
};
use arrow_schema::{DataType, Field, Schema};

use crate::base::error::{Code, Error};
use crate::cohort::asked::TallyTable;
use crate::cohort::count::Count;
use crate::cohort::table::RowKind;
use crate::cohort::tally::Tally;
use crate::scoring::cell::Missing;
use crate::scoring::plan::Role;
use crate::survey::choices::ChoiceList;

use super::decision::{Decision, MEAN_PLACES, rounded};
use super::grid::{Grid, GridCell};
use super::rules::{ReleaseRules, SmallBases};
use super::topic::Topic;

/// The one mark of a row in which something is not printed.
pub(crate) const MARK: &str = "s";

/// What a row of a table is about.
#[derive(Debug, Clone, Copy)]
pub(crate) struct About {
    /// The group, by its place in the grid.
    pub(crate) cell: usize,
    pub(crate) topic: Topic,
    /// The choice, where a row is about one.
    choice: Option<usize>,
    /// Those who answered all items, where some figures rest on these.
    complete: Option<Topic>,
    /// The occasions beside levels.
    occasions: Option<Topic>,
}

impl About {
    /// The topics on which figures of the row rest.
    pub(crate) fn topics(&self) -> impl Iterator<Item = Topic> {
        [Some(self.topic), self.complete, self.occasions].into_iter().flatten()
    }
}

/// What the rows of a table are about, in its order.
pub(crate) fn rows(tally: &Tally, asked: &TallyTable, grid: &Grid) -> Vec<About> {
    let by: Vec<String> =
        asked.reported(tally).into_iter().map(|column| tally.by[column].name.clone()).collect();
    let about =
        |topic: Topic| About { cell: 0, topic, choice: None, complete: None, occasions: None };
    let scales = 0..tally.layout.scales.len();
    let of_group: Vec<About> = match asked {
        TallyTable::Summary(_) => scales.map(|scale| about(Topic::Scale(scale))).collect(),
        TallyTable::Reliability(_) => scales.map(|scale| about(Topic::Complete(scale))).collect(),
        TallyTable::Correlations { .. } => {
            (0..tally.layout.pairs().count()).map(|pair| about(Topic::Pair(pair))).collect()
        }
        TallyTable::Levels(_) => tally
            .plan
            .level_items()
            .into_iter()
            .map(|item| {
                let (first, columns) = tally.plan.item_inputs[item];
                let is_occasion = |input: &usize| {
                    tally.plan.inputs.get(*input).is_some_and(|input| input.role == Role::Occasion)
                };
                let occasions = (first..first + columns).find(is_occasion).map(Topic::Column);
                About { occasions, ..about(Topic::of_item(tally, item)) }
            })
            .collect(),
        TallyTable::Items { .. } => tally
            .places()
            .iter()
            .map(|place| {
                let complete = place.member.map(|(scale, ..)| Topic::Complete(scale));
                About { complete, ..about(Topic::of_item(tally, place.item)) }
            })
            .collect(),
        TallyTable::Frequencies { .. } => {
            let items: Vec<_> = tally.questionnaire().items().collect();
            let columns = tally.plan.inputs.iter().enumerate();
            columns
                .flat_map(|(input, column)| {
                    let codes = items.get(column.item).map(|item| tally.codes(item, column.role));
                    let codes = codes.map_or(0, |codes| codes.len());
                    (0..codes).map(move |choice| About {
                        choice: Some(choice),
                        ..about(Topic::Column(input))
                    })
                })
                .collect()
        }
        TallyTable::Rankings { .. } => {
            let rankings = tally.layout.rankings.iter().enumerate();
            rankings
                .flat_map(|(place, layout)| {
                    (0..layout.choices).map(move |_| about(Topic::Ranking(place)))
                })
                .collect()
        }
    };
    let groups = asked.rows(tally);
    let cells = groups.iter().filter_map(|row| grid.find(&by, row));
    cells.flat_map(|cell| of_group.iter().map(move |about| About { cell, ..*about })).collect()
}

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
        let mut marked = vec![false; rows.len()];
        let (mut fields, mut arrays) = (Vec::new(), Vec::new());
        for (field, array) in private.schema().fields().iter().zip(private.columns()) {
            let printed = self.column(asked, field.name(), array, &rows);
            for (row, marked) in marked.iter_mut().enumerate() {
                *marked |= array.is_valid(row) && printed.is_null(row);
            }
            fields.push(field.as_ref().clone());
            arrays.push(printed);
        }
        if matches!(asked, TallyTable::Levels(_) | TallyTable::Frequencies { .. }) {
            let merged = rows.iter().map(|row| self.merged(asked, row));
            arrays.push(Arc::new(merged.collect::<StringArray>()));
            fields.push(Field::new("merged", DataType::Utf8, true));
        }
        let marks = marked.iter().map(|marked| marked.then_some(MARK));
        arrays.push(Arc::new(marks.collect::<StringArray>()));
        fields.push(Field::new("mark", DataType::Utf8, true));
        finish(private, fields, arrays, self.rules)
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

/// The array with nulls where something is not shown.
pub(crate) fn masked(array: &ArrayRef, shown: &[bool]) -> ArrayRef {
    let keeps = |row: usize| array.is_valid(row) && shown.get(row).copied().unwrap_or(false);
    let rows = 0..array.len();
    if let Some(values) = array.as_primitive_opt::<Float64Type>() {
        return Arc::new(
            rows.map(|row| keeps(row).then(|| values.value(row))).collect::<Float64Array>(),
        );
    }
    if let Some(values) = array.as_primitive_opt::<UInt64Type>() {
        return Arc::new(
            rows.map(|row| keeps(row).then(|| values.value(row))).collect::<UInt64Array>(),
        );
    }
    if let Some(values) = array.as_boolean_opt() {
        return Arc::new(
            rows.map(|row| keeps(row).then(|| values.value(row))).collect::<BooleanArray>(),
        );
    }
    if let Some(values) = array.as_string_opt::<i32>() {
        return Arc::new(
            rows.map(|row| keeps(row).then(|| values.value(row))).collect::<StringArray>(),
        );
    }
    if let Some(values) = array.as_dictionary_opt::<Int8Type>() {
        let keys: Int8Array =
            rows.map(|row| keeps(row).then(|| values.keys().value(row))).collect();
        if let Ok(masked) = DictionaryArray::<Int8Type>::try_new(keys, values.values().clone()) {
            return Arc::new(masked);
        }
    }
    // Tables have no other columns of figures.
    arrow_array::new_null_array(array.data_type(), array.len())
}

/// Numbers rounded to so many decimals; anything else as it is.
pub(crate) fn round(array: &ArrayRef, places: i32) -> ArrayRef {
    let Some(values) = array.as_primitive_opt::<Float64Type>() else { return array.clone() };
    let rounded = values.iter().map(|value| value.map(|value| rounded(value, places)));
    Arc::new(rounded.collect::<Float64Array>())
}

/// The published table, which says so.
pub(crate) fn finish(
    private: &RecordBatch,
    fields: Vec<Field>,
    arrays: Vec<ArrayRef>,
    rules: &ReleaseRules,
) -> Result<RecordBatch, Error> {
    let mut metadata = private.schema().metadata().clone();
    let mut say = |name: &str, value: String| {
        metadata.insert(format!("boussole_sante:{name}"), value);
    };
    say("release", "published".to_owned());
    say("release_rules", rules.key.clone());
    say("min_cell", rules.min_cell.get().to_string());
    let schema = Arc::new(Schema::new(fields).with_metadata(metadata));
    crate::columns::output::batch(&schema, arrays)
}
