//! `levels`: for each group and competency, how many people are at each
//! proficiency level.

use arrow_array::RecordBatch;

use crate::disclosure::protection::{Category, Protection};
use crate::error::fault::Error;
use crate::scoring::plan::Role;
use crate::scoring::slot::Missing;
use crate::statistics::interval::Interval;
use crate::statistics::proportion::{finite, wilson};
use crate::survey::choices::ChoiceList;
use crate::survey::item::{Item, Occasion};
use crate::tally::count::{Count, Weighting};
use crate::tally::group::Group;
use crate::tally::sums::Tally;

use super::cell_subject::{Subject, Topic};
use super::group_table::{FigureTable, GroupRow, TableColumns};
use super::inference::{Checked, Inference, IntervalRule};
use super::item_analysis::is_lost;
use super::statistic_status::StatisticStatus as Status;
use super::summary::effective;

/// One row of the table.
struct Line {
    subject: Subject,
    name: String,
    /// By level.
    levels: Vec<Count>,
    missing: Vec<Count>,
    /// By occasion, where it is asked.
    occasions: Option<Vec<Count>>,
    mobilised_from: Option<usize>,
    total: Count,
    rule: IntervalRule,
    interval: Option<Interval>,
    population: Option<u64>,
}

impl Tally {
    /// One row for each group and competency (by its own key a level item
    /// without one): `n` people have a level, `level_0` and up count them, with
    /// zeros, as far as the ladder of the item goes.
    ///
    /// `median_low` and `median_high` are the levels at the middle (type 1;
    /// they differ where exactly half are at the lower or below).
    /// `share_mobilised` is the part at `mobilised_from` or above, with Wilson's
    /// interval (1927; Newcombe 1998, without continuity), by the effective
    /// number of people with survey weights; of a random sample of a known
    /// population by the inverted hypergeometric (Buonaccorsi 1987); of a census
    /// with everybody the share itself. Then the occasions, and each kind of
    /// missing, which is in no `n`. Levels have no mean: they are ordinal. Strata
    /// make no rows here either, and change no interval.
    ///
    /// # Errors
    /// As [`summary`](Self::summary).
    pub fn levels(&self, inference: &Inference) -> Result<RecordBatch, Error> {
        self.level_figures(inference).map(FigureTable::into_batch)
    }

    pub(crate) fn level_figures(&self, inference: &Inference) -> Result<FigureTable, Error> {
        let checked = inference.check(self)?;
        let rows = self.group_rows(checked.stratum);
        let items: Vec<&Item> = self.plan.questionnaire.items().collect();
        let mut lines = Vec::new();
        for row in rows.iter().enumerate() {
            let sums = self.sums(row.1);
            for position in self.plan.level_items() {
                if let Some(item) = items.get(position) {
                    lines.push(self.level_line(&checked, row, &sums, position, item));
                }
            }
        }
        self.levels_table(&checked, &rows, &lines)
    }

    fn level_line(
        &self,
        checked: &Checked<'_>,
        (place, row): (usize, &GroupRow<'_>),
        sums: &Group,
        position: usize,
        item: &Item,
    ) -> Line {
        let (first, count) = self.plan.item_inputs.get(position).copied().unwrap_or((0, 0));
        let (levels, missing) = self.cells(sums, first);
        let occasion = (first..first + count)
            .find(|input| self.plan.inputs.get(*input).is_some_and(|i| i.role == Role::Occasion));
        let mut total = Count::default();
        levels.iter().for_each(|count| total += *count);
        let list = self.plan.questionnaire.choices(item);
        let name = item.competency.as_ref().map_or(item.key.as_str(), |key| key.as_str());
        let subject = Subject {
            occasions: occasion.map(Topic::Column),
            ..Subject::new(place, Topic::of_item(self, position))
        };
        let mut line = Line {
            subject,
            name: name.to_owned(),
            levels,
            missing,
            occasions: occasion.map(|input| self.cells(sums, input).0),
            mobilised_from: list.and_then(ChoiceList::mobilised_from).map(usize::from),
            total,
            rule: checked.rule(row, total.n),
            interval: None,
            population: checked.of_row(row),
        };
        line.interval = self.share_interval(checked, &line);
        line
    }

    /// The counts of one column: by choice, and by kind of missing.
    pub(crate) fn cells(&self, sums: &Group, input: usize) -> (Vec<Count>, Vec<Count>) {
        let Some(layout) = self.layout.inputs.get(input) else { return (Vec::new(), Vec::new()) };
        let cell = |cell: usize| sums.cells.get(layout.first + cell);
        let choices = (0..layout.choices).map(cell).collect();
        let missing = (0..Missing::ALL.len()).map(|kind| cell(layout.choices + kind)).collect();
        (choices, missing)
    }

    fn share_interval(&self, checked: &Checked<'_>, line: &Line) -> Option<Interval> {
        let mobilised = line.mobilised()?;
        let share = self.size(mobilised) / self.size(line.total);
        let confidence = checked.inference.confidence;
        match (line.rule, self.weighting) {
            (IntervalRule::Census, _) => Some(Interval { low: share, high: share }),
            (IntervalRule::Bounds, _) => {
                let (people, x) = (line.population? as f64, mobilised.n as f64);
                let without = people - line.total.n as f64;
                Some(Interval { low: x / people, high: (x + without) / people })
            }
            (IntervalRule::RandomFinite, Weighting::None | Weighting::Case) => {
                finite(line.population?, line.total.n, mobilised.n, confidence)
            }
            _ => {
                let n = effective(line.total)?;
                wilson(share * n, n, confidence)
            }
        }
    }

    fn levels_table(
        &self,
        checked: &Checked<'_>,
        rows: &[GroupRow<'_>],
        lines: &[Line],
    ) -> Result<FigureTable, Error> {
        use Protection::{CumulativeShare, Heading, LowerMedian, MissingCount, UpperMedian};
        const INTERVAL: Protection = Protection::CumulativeShareInterval;
        let all = || lines.iter();
        let mut table = TableColumns::new(all().map(|line| line.subject).collect());
        table.groups(self, rows, checked.stratum);
        table.texts("competency", Heading, all().map(|line| Some(line.name.clone())));
        table.counts("n", Protection::Base, all().map(|line| Some(line.total.n)));
        let most = all().map(|line| line.levels.len()).max().unwrap_or(0);
        for level in 0..most {
            let protection = Protection::CategoryCount(Category::At(level));
            let counts = all().map(|line| line.levels.get(level).map(|count| count.n));
            table.counts(&format!("level_{level}"), protection, counts);
        }
        let middles: Vec<_> = all().map(Line::medians).collect();
        let level = |level: usize| u64::try_from(level).ok();
        table.counts("median_low", LowerMedian, middles.iter().map(|m| level((*m)?.0)));
        table.counts("median_high", UpperMedian, middles.iter().map(|m| level((*m)?.1)));
        let from = all().map(|line| line.mobilised_from.and_then(level));
        table.counts("mobilised_from", Heading, from);
        let share = |line: &Line| {
            let mobilised = line.mobilised()?;
            Some(self.size(mobilised) / self.size(line.total))
        };
        table.numbers("share_mobilised", CumulativeShare, all().map(share));
        table.numbers("ci_low", INTERVAL, all().map(|line| Some(line.interval?.low)));
        table.numbers("ci_high", INTERVAL, all().map(|line| Some(line.interval?.high)));
        table.words("interval", INTERVAL, all().map(|l| l.interval.map(|_| l.rule)));
        for (place, occasion) in Occasion::ALL.iter().enumerate() {
            let count = |line: &Line| line.occasions.as_ref()?.get(place).map(|count| count.n);
            let name = format!("occasion_{}", occasion.as_str().replace('-', "_"));
            table.counts(&name, Protection::OccasionCount { place }, all().map(count));
        }
        for (position, kind) in Missing::ALL.iter().enumerate() {
            let count = |line: &Line| line.missing.get(position).map(|count| count.n);
            table.counts(kind.as_str(), MissingCount, all().map(count));
        }
        if checked.inference.population.is_some() {
            table.counts("population", Protection::Population, all().map(|line| line.population));
        }
        let status = |line: &Line| {
            let invalid = line.missing.get(Missing::Invalid as usize).map_or(0, |count| count.n);
            match line.total.n {
                0 => Status::NoScore,
                n if is_lost((n, invalid)) => Status::InvalidCells,
                _ => Status::Ok,
            }
        };
        table.statuses(all().map(status));
        table.finish(self, "levels", checked.rules())
    }
}

impl Line {
    /// Those at the level of mobilisation or above; nothing if there is nobody
    /// or no such level.
    fn mobilised(&self) -> Option<Count> {
        let from = self.mobilised_from.filter(|_| self.total.n > 0)?;
        let mut mobilised = Count::default();
        self.levels.iter().skip(from).for_each(|count| mobilised += *count);
        Some(mobilised)
    }

    /// The levels at the middle of the people, or of their weight.
    fn medians(&self) -> Option<(usize, usize)> {
        let mut below = 0;
        let mut reached = self.levels.iter().enumerate().filter(|(_, count)| count.n > 0).map(
            |(level, count)| {
                below += count.weight;
                (level, below)
            },
        );
        let (low, weight) = reached.find(|(_, below)| 2 * below >= self.total.weight)?;
        let split = 2 * weight == self.total.weight;
        let high = if split { reached.next().map_or(low, |(level, _)| level) } else { low };
        Some((low, high))
    }
}
