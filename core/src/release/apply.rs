//! Applying a release: suppressed figures become null, and each row gets its
//! suppression flag.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::Float64Type;
use arrow_array::{Array, ArrayRef, Float64Array, Int64Array, RecordBatch, StringArray};

use crate::arrow::kept_columns::signed;
use crate::disclosure::protection::{Category, Protection};
use crate::disclosure::rules::{ReleaseRules, SmallBases};
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::found::Remark;
use crate::group_tables::cell_subject::{Subject, Topic};
use crate::group_tables::group_table::{FigureTable, RowKind};
use crate::group_tables::statistic_status::{StatisticStatus, StatusTells};
use crate::survey::choices::ChoiceList;
use crate::tally::count::Count;
use crate::tally::sums::Tally;

use super::decision::Decision;
use super::linked_groups::{GridCell, LinkedGroups};
use super::suppressed_table::{CellStatus, Column, finish};

/// A table on its way out.
pub(crate) struct Publication<'p> {
    pub(crate) tally: &'p Tally,
    pub(crate) linked: &'p LinkedGroups,
    pub(crate) rules: &'p ReleaseRules,
    pub(crate) decisions: &'p BTreeMap<Topic, Decision>,
}

/// What decides on the figures of one row.
struct Row<'p> {
    subject: Subject,
    status: Option<StatisticStatus>,
    decision: &'p Decision,
    /// The place of the group among the linked groups.
    place: usize,
    cell: &'p GridCell,
    people: u64,
}

impl Row<'_> {
    fn has(&self, flags: &[bool]) -> bool {
        flags.get(self.place).copied().unwrap_or(false)
    }

    fn is_visible(&self) -> bool {
        self.decision.counts.hidden.get(self.place) == Some(&false)
    }

    fn is_small(&self, rules: &ReleaseRules) -> bool {
        self.people < rules.mean_from.get()
    }

    fn category(&self, category: Category) -> Option<usize> {
        match category {
            Category::OfRow => self.subject.choice,
            Category::At(place) => Some(place),
        }
    }

    /// A statistic whose base is that of the row.
    fn statistic(&self, base: u64, flags: &[bool]) -> CellStatus {
        if !self.subject.has_statistics {
            return CellStatus::NoFigure;
        }
        CellStatus::of(self.people >= base, self.has(flags))
    }
}

impl Publication<'_> {
    /// The table without what must not be printed; `places` are those of its
    /// groups among the linked groups.
    pub(crate) fn table(
        &self,
        table: &FigureTable,
        places: &[usize],
    ) -> Result<RecordBatch, Error> {
        let rows = table.rows.iter().enumerate().filter_map(|(row, subject)| {
            self.row(*subject, table.statuses.get(row).copied(), *places.get(subject.row)?)
        });
        let rows: Vec<Row<'_>> = rows.collect();
        if rows.len() != table.batch.num_rows() {
            let found = Remark::RowsOf { rows: rows.len(), of: table.batch.num_rows() };
            return Err(Error::usage(Code::CannotRelease, Expected::RowForEachFigure, found));
        }
        let columns = table.columns.iter().zip(table.batch.columns());
        let columns = columns.map(|(protection, array)| self.column(*protection, array, &rows));
        let merged = table.columns.iter().any(|column| column.is_of_categories()).then(|| {
            let merged: ArrayRef =
                Arc::new(rows.iter().map(|row| self.merged(row)).collect::<StringArray>());
            ("merged", merged)
        });
        finish(table, columns.collect(), merged, self.rules)
    }

    fn row(
        &self,
        subject: Subject,
        status: Option<StatisticStatus>,
        place: usize,
    ) -> Option<Row<'_>> {
        let decision = self.decisions.get(&subject.topic)?;
        let (cell, people) = (self.linked.cells.get(place)?, *decision.people.get(place)?);
        Some(Row { subject, status, decision, place, cell, people })
    }

    fn column(&self, protection: Protection, array: &ArrayRef, rows: &[Row<'_>]) -> Column {
        let mut column = self.protected(protection, array, rows);
        for (place, (row, cell)) in rows.iter().zip(&mut column.cells).enumerate() {
            // The base, which is printed, tells that there is no figure.
            let by_base = row.people == 0 || protection == Protection::MedianInterval;
            if by_base && cell.is_suppressed() && row.is_visible() && array.is_null(place) {
                *cell = CellStatus::NoFigure;
            }
        }
        column
    }

    /// What of a column is printed: by what is decided on the topic of each row
    /// and never by the figure itself, so that a mark tells nothing of it.
    fn protected(&self, protection: Protection, array: &ArrayRef, rows: &[Row<'_>]) -> Column {
        let (mean_from, spread_from) = (self.rules.mean_from.get(), self.rules.spread_from.get());
        let only = |cell: &dyn Fn(&Row<'_>) -> CellStatus| Column {
            values: array.clone(),
            cells: rows.iter().map(cell).collect(),
        };
        match protection {
            Protection::Heading => only(&|_| CellStatus::Printed),
            Protection::Base => only(&|row| CellStatus::of(true, row.is_visible())),
            Protection::SpreadBase => only(&|row| {
                if row.is_visible() && !row.subject.has_statistics {
                    return CellStatus::NoFigure;
                }
                CellStatus::of(row.people >= spread_from, row.has(&row.decision.spread))
            }),
            Protection::Mean | Protection::Weight => {
                only(&|row| row.statistic(mean_from, &row.decision.mean))
            }
            Protection::Spread { .. } | Protection::MedianInterval => {
                only(&|row| row.statistic(spread_from, &row.decision.spread))
            }
            Protection::Median => Column {
                values: self.medians(array, rows),
                ..only(&|row| row.statistic(0, &row.decision.middle))
            },
            Protection::LowerMedian => only(&|row| {
                if self.gives_share(row) {
                    return CellStatus::BelowBase;
                }
                row.statistic(0, &row.decision.middle)
            }),
            Protection::UpperMedian => only(&|row| {
                if row.is_small(self.rules) {
                    return CellStatus::BelowBase;
                }
                row.statistic(mean_from, &row.decision.middle)
            }),
            Protection::CategoryCount(category) => {
                let count =
                    |row: &Row<'_>| Some(signed(self.class(row, row.category(category)?)?.1));
                Column {
                    values: Arc::new(rows.iter().map(count).collect::<Int64Array>()),
                    ..only(&|row| self.category(row, category))
                }
            }
            Protection::CategoryShare => Column {
                values: self.shares(array, rows),
                ..only(&|row| self.category(row, Category::OfRow))
            },
            Protection::CumulativeShare => only(&|row| self.cumulative_share(row)),
            Protection::CumulativeShareInterval => only(&|row| match self.cumulative_share(row) {
                CellStatus::NoFigure => CellStatus::NoFigure,
                share => {
                    let printed = share == CellStatus::Printed && row.has(&row.decision.spread);
                    CellStatus::of(row.people >= spread_from, printed)
                }
            }),
            Protection::OccasionCount { place } => only(&|row| self.occasion(row, place)),
            Protection::Floor => only(&|row| self.end(row, false)),
            Protection::Ceiling => only(&|row| self.end(row, true)),
            Protection::CompleteCaseBase => only(&|row| match self.complete(row) {
                Some(complete) => CellStatus::of(true, !row.has(&complete.counts.hidden)),
                None => CellStatus::NoFigure,
            }),
            Protection::CompleteCaseSpread { .. } => only(&|row| self.of_complete_cases(row)),
            Protection::MissingCount => only(&|row| self.missing(row)),
            Protection::UnscoredCount => only(&|row| self.unscored(row)),
            Protection::Population => only(&|row| match row.cell.kind {
                RowKind::Total => CellStatus::of(true, row.is_visible()),
                RowKind::Group | RowKind::Subtotal => CellStatus::NoFigure,
            }),
            Protection::Status => only(&|row| self.status(row)),
            Protection::Never => only(&|_| CellStatus::NoFigure),
            // Of tables of pairs: a tally has no such figures.
            Protection::ChangeCount
            | Protection::WaveBase
            | Protection::AttritionCount
            | Protection::PairedStatistic { .. }
            | Protection::ItemAgreement
            | Protection::ScaleAgreement => only(&|_| CellStatus::NoFigure),
        }
    }

    /// A category is printed with its class, at the first of this class.
    fn category(&self, row: &Row<'_>, category: Category) -> CellStatus {
        let Some(choice) = row.category(category) else { return CellStatus::NoFigure };
        let choices = row.subject.topic.categories(self.tally, &row.cell.sums).len();
        if choice >= choices {
            return CellStatus::NoFigure;
        }
        CellStatus::of(!row.is_small(self.rules), self.class(row, choice).is_some())
    }

    /// The class of a choice and how many are in it, at its first choice; none
    /// at the others, and where classes are not printed.
    fn class(&self, row: &Row<'_>, choice: usize) -> Option<(usize, u64)> {
        let classes = row.decision.classes.as_ref().filter(|c| row.has(&c.printed))?;
        let class = *classes.of_choice.get(choice)?;
        let first = classes.of_choice.iter().position(|other| *other == class)?;
        let counts = row.subject.topic.categories(self.tally, &row.cell.sums);
        let in_class = counts.iter().zip(&classes.of_choice).filter(|(_, other)| **other == class);
        (first == choice).then(|| (class, in_class.map(|(count, _)| count).sum()))
    }

    /// Which choices stand together in one count, as `0–1, 2, 3–4`.
    fn merged(&self, row: &Row<'_>) -> Option<String> {
        let classes = row.decision.classes.as_ref().filter(|c| row.has(&c.printed))?;
        let together = classes.of_choice.chunk_by(|a, b| a == b).map(<[usize]>::len);
        if together.clone().all(|choices| choices == 1) {
            return None;
        }
        let names = self.choice_names(row);
        let mut first = 0;
        let parts = together.map(|choices| {
            let (from, to) = (first, first + choices - 1);
            first += choices;
            let name = |place: usize| names.get(place).cloned().unwrap_or_default();
            if from == to { name(from) } else { format!("{}–{}", name(from), name(to)) }
        });
        let parts: Vec<String> = parts.collect();
        match row.subject.choice {
            None => Some(parts.join(", ")),
            Some(choice) => {
                let class = *classes.of_choice.get(choice)?;
                let size = classes.of_choice.iter().filter(|other| **other == class).count();
                (size > 1).then(|| parts.get(class).cloned()).flatten()
            }
        }
    }

    /// Choices by their codes; in a row about all of them by the places that
    /// their columns are named by.
    fn choice_names(&self, row: &Row<'_>) -> Vec<String> {
        let Topic::Column(input) = row.subject.topic else { return Vec::new() };
        let Some(column) = self.tally.plan.inputs.get(input) else { return Vec::new() };
        let Some(item) = self.tally.questionnaire().items().nth(column.item) else {
            return Vec::new();
        };
        let codes = self.tally.codes(item, column.role);
        match row.subject.choice {
            None => (0..codes.len()).map(|level| level.to_string()).collect(),
            Some(_) => codes,
        }
    }

    /// The median, which of a base too small for a mean is the lower one.
    fn medians(&self, array: &ArrayRef, rows: &[Row<'_>]) -> ArrayRef {
        let Some(values) = array.as_primitive_opt::<Float64Type>() else { return array.clone() };
        let median = |(place, row): (usize, &Row<'_>)| {
            let Topic::Scale(scale) = row.subject.topic else { return None };
            let value = values.is_valid(place).then(|| values.value(place))?;
            if !row.is_small(self.rules) {
                return Some(value);
            }
            let distribution = self.tally.distribution(&row.cell.sums, scale);
            distribution.at_rank(row.people.div_ceil(2))
        };
        Arc::new(rows.iter().enumerate().map(median).collect::<Float64Array>())
    }

    /// The share of a class, at its first choice.
    fn shares(&self, array: &ArrayRef, rows: &[Row<'_>]) -> ArrayRef {
        let Some(values) = array.as_primitive_opt::<Float64Type>() else { return array.clone() };
        let share = |(place, row): (usize, &Row<'_>)| {
            let choice = row.subject.choice?;
            let (class, _) = self.class(row, choice)?;
            let classes = row.decision.classes.as_ref()?;
            let width = classes.of_choice.iter().filter(|other| **other == class).count();
            let of_class = (place..place + width).map(|row| values.value(row));
            Some(of_class.sum())
        };
        Arc::new(rows.iter().enumerate().map(share).collect::<Float64Array>())
    }

    /// Whether a row of a small base gives « x sur n » instead of a median.
    fn gives_share(&self, row: &Row<'_>) -> bool {
        self.rules.small_bases == SmallBases::Share && row.is_small(self.rules)
    }

    fn cumulative_share(&self, row: &Row<'_>) -> CellStatus {
        let Some(from) = self.mobilised_from(row) else { return CellStatus::NoFigure };
        if row.is_small(self.rules) {
            let counts = row.subject.topic.categories(self.tally, &row.cell.sums);
            let mobilised: u64 = counts.iter().skip(from).sum();
            let some = (2..=row.people.saturating_sub(2)).contains(&mobilised);
            let gives = self.gives_share(row);
            return CellStatus::of(gives, gives && row.is_visible() && some);
        }
        let printed = row.decision.classes.as_ref().is_some_and(|classes| {
            let of_choice = &classes.of_choice;
            let cut = from > 0 && of_choice.get(from) != of_choice.get(from - 1);
            row.has(&classes.printed) && cut
        });
        CellStatus::of(true, printed)
    }

    fn mobilised_from(&self, row: &Row<'_>) -> Option<usize> {
        let Topic::Column(input) = row.subject.topic else { return None };
        let item = self.tally.plan.inputs.get(input)?.item;
        let questionnaire = self.tally.questionnaire();
        let list = questionnaire.choices(questionnaire.items().nth(item)?)?;
        ChoiceList::mobilised_from(list).map(usize::from)
    }

    /// Occasions are printed where each stands for itself. How many named one
    /// is not printed, so that nothing tells why they are not.
    fn occasion(&self, row: &Row<'_>, occasion: usize) -> CellStatus {
        let Some(topic) = row.subject.occasions else { return CellStatus::NoFigure };
        let classes = self.decisions.get(&topic).and_then(|d| d.classes.as_ref());
        let printed = classes.is_some_and(|classes| {
            let class = classes.of_choice.get(occasion);
            let alone = classes.of_choice.iter().filter(|other| Some(*other) == class).count() == 1;
            row.has(&classes.printed) && alone
        });
        CellStatus::of(true, printed)
    }

    /// The lowest or the highest choice is a class of its own.
    fn end(&self, row: &Row<'_>, high: bool) -> CellStatus {
        let values = row.subject.topic.values(self.tally);
        let Some(values) = values.filter(|_| row.subject.has_statistics) else {
            return CellStatus::NoFigure;
        };
        let printed = row.decision.classes.as_ref().is_some_and(|classes| {
            let of_choice = &classes.of_choice;
            let end = if high { of_choice.last() } else { of_choice.first() };
            let alone = of_choice.iter().filter(|other| Some(*other) == end).count() == 1;
            row.has(&classes.printed) && alone && values.is_sorted()
        });
        CellStatus::of(!row.is_small(self.rules), printed)
    }

    fn complete(&self, row: &Row<'_>) -> Option<&Decision> {
        self.decisions.get(&row.subject.complete?)
    }

    fn of_complete_cases(&self, row: &Row<'_>) -> CellStatus {
        let of_scale = |topic| match topic {
            Topic::Complete(scale) => self.tally.reliability_status(scale).is_none(),
            _ => false,
        };
        let has_meaning = row.subject.complete.is_some_and(of_scale);
        let Some(complete) = self.complete(row).filter(|_| has_meaning) else {
            return CellStatus::NoFigure;
        };
        let least = self.rules.spread_from.get();
        let cases = complete.people.get(row.place).copied().unwrap_or(0);
        let is_known_small = !row.has(&complete.counts.hidden) && cases < least;
        let printed = row.has(&row.decision.spread) && row.has(&complete.spread);
        CellStatus::of(row.people >= least && !is_known_small, printed)
    }

    /// Kinds of missing are told of everybody only, and if none is rare.
    fn missing(&self, row: &Row<'_>) -> CellStatus {
        let missing = match row.subject.topic {
            Topic::Column(input) => self.tally.cells(&row.cell.sums, input).1,
            Topic::Item(item) => self.tally.item_counts(&row.cell.sums, item).1,
            _ => return CellStatus::NoFigure,
        };
        self.all_or_none(row, missing.into_iter())
    }

    /// So is why people have no score.
    fn unscored(&self, row: &Row<'_>) -> CellStatus {
        let Topic::Scale(scale) = row.subject.topic else { return CellStatus::NoFigure };
        let statuses = row.cell.sums.scales.get(scale).map(|sums| &sums.status);
        statuses
            .map_or(CellStatus::NoFigure, |statuses| self.all_or_none(row, statuses.iter().skip(1)))
    }

    fn all_or_none(&self, row: &Row<'_>, mut counts: impl Iterator<Item = Count>) -> CellStatus {
        if row.cell.kind != RowKind::Total {
            return CellStatus::NoFigure;
        }
        let cell = self.rules.frequency_cell.get();
        let common = counts.all(|count| count.n == 0 || count.n >= cell);
        let is_large = !row.is_small(self.rules);
        CellStatus::of(is_large, row.is_visible() && is_large && common)
    }

    /// A status tells of answers too: that all gave the same.
    fn status(&self, row: &Row<'_>) -> CellStatus {
        let Some(status) = row.status else { return CellStatus::NoFigure };
        let spread = row.has(&row.decision.spread);
        let printed = match status.tells() {
            // Beside figures it would tell, where it is missing, that all gave the same.
            StatusTells::Instrument if !row.subject.has_statistics => true,
            StatusTells::Instrument | StatusTells::Value => spread || row.has(&row.decision.mean),
            StatusTells::People => spread,
            StatusTells::Answers => false,
        };
        CellStatus::of(!row.is_small(self.rules), printed && row.is_visible())
    }
}
