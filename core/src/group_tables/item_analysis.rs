//! `items`: item analysis. Mean, spread, floor and ceiling of each item, the
//! corrected item–total correlation, and alpha if it is dropped.

use arrow_array::RecordBatch;

use crate::disclosure::protection::Protection;
use crate::error::fault::Error;
use crate::scoring::slot::Missing;
use crate::statistics::covariance::Covariance;
use crate::statistics::internal_consistency::{alpha_if_dropped, item_rest};
use crate::survey::item::{Item, ItemKind};
use crate::survey::scale::Convention;
use crate::tally::count::Count;
use crate::tally::group::Group;
use crate::tally::layout::KINDS;
use crate::tally::score_distribution::{float, sum};
use crate::tally::sums::Tally;

use super::cell_subject::{Subject, Topic};
use super::group_table::{FigureTable, GroupRow, TableColumns};
use super::statistic_status::StatisticStatus as Status;

/// One in so many answers may be invalid before a figure is told to be of what
/// is left.
const LOST: u64 = 20;

/// Whether of so many valid and so many invalid answers too many are invalid.
pub(crate) const fn is_lost((valid, invalid): (u64, u64)) -> bool {
    invalid.saturating_mul(LOST) > valid.saturating_add(invalid)
}

/// An item as a member of a scale; of none, if it is in none.
pub(crate) struct Place {
    pub(crate) item: usize,
    /// The scale, the position in it, and whether it is reversed there.
    pub(crate) member: Option<(usize, usize, bool)>,
}

/// One row of the table.
struct Line {
    subject: Subject,
    item: String,
    scale: Option<String>,
    reversed: Option<bool>,
    n: u64,
    mean: Option<f64>,
    sd: Option<f64>,
    complete: Option<u64>,
    item_rest: Option<f64>,
    alpha_if_dropped: Option<f64>,
    floor: Option<f64>,
    ceiling: Option<f64>,
    missing: Vec<Count>,
    status: Status,
}

impl Tally {
    /// One row for each item and scale in which it is, then for each item in
    /// none; of everybody, or with `groups` of each group too.
    ///
    /// `n` people answered; `mean` and `sd` (divisor n - 1) are of the answers
    /// as given, not reversed; `floor` and `ceiling` are the shares of the
    /// lowest and the highest value that can be given. `item_rest` is the
    /// correlation of the item with the sum of the others, `alpha_if_dropped`
    /// the alpha without it: both over the `n_listwise` people who answered
    /// every item of the scale, keyed and weighted as the scale does. Then each
    /// kind of missing. `status`: `ordinal` for a level that no scale takes as a
    /// number, `not_numeric` for choices without values, texts, boxes and
    /// ranks; `constant_item` where the item, or the rest of the scale, does not
    /// vary among those who answered all of it, `too_few` where fewer than two
    /// did; `not_meaningful`, `composite` and `one_item` as the reliability of
    /// the scale has it.
    ///
    /// # Errors
    /// None today.
    pub fn items(&self, groups: bool) -> Result<RecordBatch, Error> {
        self.item_figures(groups).map(FigureTable::into_batch)
    }

    pub(crate) fn item_figures(&self, groups: bool) -> Result<FigureTable, Error> {
        let rows = self.rows_asked(groups);
        let items: Vec<&Item> = self.plan.questionnaire.items().collect();
        let places = self.places();
        let mut lines = Vec::new();
        for (of_row, row) in rows.iter().enumerate() {
            let sums = self.sums(row);
            let covariances: Vec<Option<Covariance>> =
                (0..self.layout.scales.len()).map(|scale| self.covariance(&sums, scale)).collect();
            for place in &places {
                let Some(item) = items.get(place.item) else { continue };
                lines.push(self.item_line(of_row, &sums, place, item, &covariances));
            }
        }
        self.items_table(&rows, &lines, groups)
    }

    pub(crate) fn places(&self) -> Vec<Place> {
        let mut places = Vec::new();
        let mut placed = std::collections::HashSet::new();
        for (scale, planned) in self.plan.scales.iter().enumerate() {
            for (position, (item, reversed)) in planned.main.leaves().into_iter().enumerate() {
                placed.insert(item);
                places.push(Place { item, member: Some((scale, position, reversed)) });
            }
        }
        let others = 0..self.plan.item_inputs.len();
        let asked = |item: &usize| self.plan.item_inputs.get(*item).is_some_and(|(_, n)| *n > 0);
        let others = others.filter(|item| !placed.contains(item)).filter(asked);
        places.extend(others.map(|item| Place { item, member: None }));
        places
    }

    fn item_line(
        &self,
        row: usize,
        sums: &Group,
        place: &Place,
        item: &Item,
        covariances: &[Option<Covariance>],
    ) -> Line {
        let (answers, missing) = self.item_counts(sums, place.item);
        let mut total = Count::default();
        answers.iter().for_each(|count| total += *count);
        let scales = self.questionnaire().scales();
        let scale = place.member.and_then(|(scale, ..)| scales.get(scale));
        let mut line = Line {
            subject: Subject {
                complete: place.member.map(|(scale, ..)| Topic::Complete(scale)),
                ..Subject::new(row, Topic::of_item(self, place.item))
            },
            item: item.key.to_string(),
            scale: scale.map(|scale| scale.key.to_string()),
            reversed: place.member.map(|(_, _, reversed)| reversed),
            n: total.n,
            mean: None,
            sd: None,
            complete: None,
            item_rest: None,
            alpha_if_dropped: None,
            floor: None,
            ceiling: None,
            missing,
            status: Status::Ok,
        };
        let as_numbers = scale.is_some_and(|s| s.convention == Some(Convention::LevelsAsNumbers));
        let values = self.item_values(sums, place.item, item, &answers);
        line.status = match (&values, item.kind) {
            (None, _) => Status::NotNumeric,
            (_, ItemKind::Level) if !as_numbers => Status::Ordinal,
            _ if total.n == 0 => Status::NoScore,
            _ if total.n == 1 => Status::OneRespondent,
            _ => Status::Ok,
        };
        line.subject.has_statistics = !matches!(line.status, Status::NotNumeric | Status::Ordinal);
        if let Some(values) = values.filter(|_| line.subject.has_statistics) {
            (line.mean, line.sd) = (values.mean, values.sd);
            (line.floor, line.ceiling) = (values.floor, values.ceiling);
            if line.status == Status::Ok && values.sd == Some(0.0) {
                line.status = Status::ConstantItem;
            }
        }
        let has_lost = line.status == Status::Ok && self.has_lost(sums, [place.item]);
        let Some((scale, member, _)) = place.member else {
            if has_lost {
                line.status = Status::InvalidCells;
            }
            return line;
        };
        line.complete = sums.scales.get(scale).map(|sums| sums.listwise.count.n);
        if has_lost {
            line.status = Status::InvalidCells;
        }
        let of_scale = self.reliability_status(scale);
        let covariance = covariances.get(scale).and_then(Option::as_ref);
        if let (None, Some(covariance)) = (of_scale, covariance) {
            line.item_rest = item_rest(covariance, member);
            line.alpha_if_dropped = alpha_if_dropped(covariance, member);
        }
        if line.status == Status::Ok && line.item_rest.is_none() {
            line.status = match (of_scale, covariance) {
                (Some(status), _) => status,
                (None, None) => Status::TooFew,
                (None, Some(_)) => Status::ConstantItem,
            };
        }
        line
    }

    /// The answers of an item, by choice or as one, and its kinds of missing.
    pub(crate) fn item_counts(&self, sums: &Group, item: usize) -> (Vec<Count>, Vec<Count>) {
        if let Some(position) = self.layout.compound.iter().position(|other| *other == item) {
            let cell = |cell: usize| sums.compound.get(position * (1 + KINDS) + cell);
            return (vec![cell(0)], (1..=KINDS).map(cell).collect());
        }
        let (first, _) = self.plan.item_inputs.get(item).copied().unwrap_or((0, 0));
        self.cells(sums, first)
    }

    /// Whether invalid cells take a share of the answers to some items that
    /// matters.
    pub(crate) fn has_lost(&self, sums: &Group, items: impl IntoIterator<Item = usize>) -> bool {
        let mut answers = (0u64, 0u64);
        for item in items {
            let (given, missing) = self.item_counts(sums, item);
            answers.0 += given.iter().map(|count| count.n).sum::<u64>();
            answers.1 += missing.get(Missing::Invalid as usize).map_or(0, |count| count.n);
        }
        is_lost(answers)
    }

    /// The same of the items that a scale reaches.
    pub(crate) fn scale_has_lost(&self, sums: &Group, scale: usize) -> bool {
        self.has_lost(sums, self.plan.items_of_scale(scale))
    }

    pub(crate) fn item_values(
        &self,
        sums: &Group,
        position: usize,
        item: &Item,
        answers: &[Count],
    ) -> Option<Values> {
        if matches!(item.kind, ItemKind::Multiple | ItemKind::Ranking) {
            return None;
        }
        if let Some(list) = self.plan.questionnaire.choices(item) {
            let values =
                list.choices.iter().map(|choice| choice.value.map(|v| v.millionths() as f64 / 1e6));
            let values: Vec<f64> = values.collect::<Option<_>>()?;
            return Some(Values::of(&values, answers));
        }
        let (input, _) = self.plan.item_inputs.get(position).copied()?;
        let number = self.layout.inputs.get(input)?.number?;
        let before = self.layout.inputs.iter().take(input).filter(|i| i.number.is_some()).count();
        let moments = sums.numbers.get(before)?;
        let unit = number.step as f64 * f64::from(number.shift).exp2() / 1e6;
        let (n, weight) = (moments.count.n as f64, float(moments.count.weight));
        let mean = (n > 0.0).then(|| moments.sums[0] as f64 / weight * unit);
        let variance = moments.centred()[0] / weight * n / (n - 1.0);
        let sd = (n > 1.0).then(|| variance.max(0.0).sqrt() * unit);
        Some(Values { mean, sd, floor: None, ceiling: None })
    }

    fn items_table(
        &self,
        rows: &[GroupRow<'_>],
        lines: &[Line],
        groups: bool,
    ) -> Result<FigureTable, Error> {
        use Protection::{Ceiling, CompleteCaseBase, Floor, Heading, MissingCount};
        const OF_COMPLETE: Protection = Protection::CompleteCaseSpread { decimals: 2 };
        let all = || lines.iter();
        let mut table = TableColumns::new(all().map(|line| line.subject).collect());
        if groups {
            table.groups(self, rows, None);
        }
        table.texts("item", Heading, all().map(|line| Some(line.item.clone())));
        table.texts("scale", Heading, all().map(|line| line.scale.clone()));
        table.flags("reversed", Heading, all().map(|line| line.reversed));
        table.counts("n", Protection::Base, all().map(|line| Some(line.n)));
        table.numbers("mean", Protection::Mean, all().map(|line| line.mean));
        table.numbers("sd", Protection::Spread { decimals: 1 }, all().map(|line| line.sd));
        table.counts("n_listwise", CompleteCaseBase, all().map(|line| line.complete));
        table.numbers("item_rest", OF_COMPLETE, all().map(|line| line.item_rest));
        table.numbers("alpha_if_dropped", OF_COMPLETE, all().map(|line| line.alpha_if_dropped));
        table.numbers("floor", Floor, all().map(|line| line.floor));
        table.numbers("ceiling", Ceiling, all().map(|line| line.ceiling));
        for (position, kind) in Missing::ALL.iter().enumerate() {
            let count = |line: &Line| line.missing.get(position).map(|count| count.n);
            table.counts(kind.as_str(), MissingCount, all().map(count));
        }
        table.statuses(all().map(|line| line.status));
        table.finish(self, "items", [])
    }
}

/// How the answers of an item lie.
pub(crate) struct Values {
    pub(crate) mean: Option<f64>,
    pub(crate) sd: Option<f64>,
    floor: Option<f64>,
    ceiling: Option<f64>,
}

impl Values {
    fn of(values: &[f64], answers: &[Count]) -> Self {
        let mut total = Count::default();
        answers.iter().for_each(|count| total += *count);
        let (n, weight) = (total.n as f64, float(total.weight));
        if total.n == 0 {
            return Self { mean: None, sd: None, floor: None, ceiling: None };
        }
        let each =
            || values.iter().zip(answers).map(|(value, count)| (*value, float(count.weight)));
        let mean = sum(each().map(|(value, weight)| value * weight)) / weight;
        let squares = sum(each().map(|(value, weight)| (value - mean).powi(2) * weight));
        let sd = (total.n > 1).then(|| (squares / weight * n / (n - 1.0)).sqrt());
        let low = values.iter().copied().fold(f64::INFINITY, f64::min);
        let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let share = |end: f64| {
            let at = each().filter(|(value, _)| value.total_cmp(&end).is_eq());
            Some(sum(at.map(|(_, weight)| weight)) / weight)
        };
        Self { mean: Some(mean), sd, floor: share(low), ceiling: share(high) }
    }
}
