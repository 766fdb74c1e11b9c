//! Result tables: rows by group, columns that declare their protection class.

use std::sync::Arc;

use arrow_array::{
    Array, ArrayRef, BooleanArray, Float64Array, Int8Array, Int64Array, RecordBatch, StringArray,
};
use arrow_schema::Field;

use crate::arrow::kept_columns::{batch, schema, signed, words_array};
use crate::disclosure::protection::Protection;
use crate::document::record::{Word, words};
use crate::error::fault::Error;
use crate::scoring::plan::Plan;
use crate::tally::group::Group;
use crate::tally::grouping::{ByKind, GroupKey, GroupValue};
use crate::tally::sums::Tally;

use super::cell_subject::Subject;
use super::statistic_status::StatisticStatus;

words! {
    /// What a row of a table is about.
    pub enum RowKind {
        /// One group.
        Group = "group",
        /// All groups that share a value of one of two `by` columns.
        Subtotal = "subtotal",
        /// Everybody.
        Total = "total",
    }
}

/// The groups of which one row of a table tells.
#[derive(Debug, Clone)]
pub(crate) struct GroupRow<'t> {
    pub(crate) kind: RowKind,
    /// The value of each reported `by` column; none where the row sums over it.
    pub(crate) values: Vec<Option<&'t GroupValue>>,
    /// The groups, with all of their values.
    pub(crate) parts: Vec<(&'t GroupKey, &'t Group)>,
}

impl Tally {
    /// The rows of a table by all `by` columns but one, if one is a stratum of
    /// the sample: each group, with two columns both margins, and the total.
    pub(crate) fn group_rows(&self, stratum: Option<usize>) -> Vec<GroupRow<'_>> {
        let reported: Vec<usize> =
            (0..self.by.len()).filter(|column| Some(*column) != stratum).collect();
        let mut rows = Vec::new();
        if !reported.is_empty() {
            rows.extend(self.rows_by(&reported, &reported, RowKind::Group));
        }
        if let [first, second] = reported.as_slice() {
            rows.extend(self.rows_by(&reported, &[*first], RowKind::Subtotal));
            rows.extend(self.rows_by(&reported, &[*second], RowKind::Subtotal));
        }
        rows.push(self.total_row(reported.len()));
        rows
    }

    /// The rows by all `by` columns, or that of everybody alone.
    pub(crate) fn rows_asked(&self, groups: bool) -> Vec<GroupRow<'_>> {
        if groups { self.group_rows(None) } else { vec![self.total_row(self.by.len())] }
    }

    fn total_row(&self, reported: usize) -> GroupRow<'_> {
        let parts = self.groups.iter().collect();
        GroupRow { kind: RowKind::Total, values: vec![None; reported], parts }
    }

    fn rows_by(&self, reported: &[usize], columns: &[usize], kind: RowKind) -> Vec<GroupRow<'_>> {
        let mut rows: Vec<(Vec<&GroupValue>, GroupRow<'_>)> = Vec::new();
        for part in self.groups.iter() {
            let key: Vec<&GroupValue> = columns.iter().filter_map(|c| part.0.get(*c)).collect();
            match rows.binary_search_by(|(other, _)| other.cmp(&key)) {
                Ok(place) => rows[place].1.parts.push(part),
                Err(place) => {
                    let value =
                        |column: &usize| part.0.get(*column).filter(|_| columns.contains(column));
                    let values = reported.iter().map(value).collect();
                    rows.insert(place, (key, GroupRow { kind, values, parts: vec![part] }));
                }
            }
        }
        rows.into_iter().map(|(_, row)| row).collect()
    }

    /// The sums of a row.
    pub(crate) fn sums(&self, row: &GroupRow<'_>) -> Group {
        let mut parts = row.parts.iter().map(|(_, part)| *part);
        let empty = || Group::new(&self.layout, self.weighting, self.pairwise);
        let mut sums = parts.next().cloned().unwrap_or_else(empty);
        parts.for_each(|part| sums += part);
        sums
    }
}

/// A table of figures before anything is hidden, with all that its release
/// rests on.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FigureTable {
    pub(crate) batch: RecordBatch,
    /// What protects each column.
    pub(crate) columns: Vec<Protection>,
    /// What each row is about.
    pub(crate) rows: Vec<Subject>,
    /// The status of each row, in a table that has one.
    pub(crate) statuses: Vec<StatisticStatus>,
}

impl FigureTable {
    /// The table alone, which does not know how to be released.
    pub(crate) fn into_batch(self) -> RecordBatch {
        self.batch
    }
}

/// The columns of a table while it grows: each declares what protects it when
/// the table is released.
///
/// There is no default: a column that declares nothing does not compile.
///
/// ```
/// use boussole_sante::{disclosure::Protection, group_tables::TableColumns};
/// let mut table = TableColumns::default();
/// table.numbers("mean", Protection::Mean, [Some(2.5)].into_iter());
/// ```
///
/// ```compile_fail,E0061
/// use boussole_sante::{disclosure::Protection, group_tables::TableColumns};
/// let mut table = TableColumns::default();
/// table.numbers("mean", [Some(2.5)].into_iter());
/// ```
#[doc(hidden)]
#[derive(Debug, Default)]
pub struct TableColumns {
    rows: Vec<Subject>,
    fields: Vec<Field>,
    arrays: Vec<ArrayRef>,
    columns: Vec<Protection>,
    statuses: Vec<StatisticStatus>,
}

impl TableColumns {
    /// A table whose rows are about this.
    pub(crate) fn new(rows: Vec<Subject>) -> Self {
        Self { rows, ..Self::default() }
    }

    /// What the rows are about: `row_kind`, the `by` columns, and over which of
    /// these a row sums; nothing for a tally without groups.
    pub(crate) fn groups(
        &mut self,
        tally: &Tally,
        groups: &[GroupRow<'_>],
        stratum: Option<usize>,
    ) {
        let rows: Vec<&GroupRow<'_>> =
            self.rows.iter().filter_map(|subject| groups.get(subject.row)).collect();
        self.words("row_kind", Protection::Heading, rows.iter().map(|row| Some(row.kind)));
        let reported = tally.by.iter().enumerate().filter(|(column, _)| Some(*column) != stratum);
        let reported: Vec<_> = reported.map(|(_, by)| by).collect();
        for (position, by) in reported.iter().enumerate() {
            let values = || rows.iter().map(move |row| row.values.get(position).copied().flatten());
            let array: ArrayRef = match by.kind {
                ByKind::Integer => Arc::new(
                    values()
                        .map(|value| match value {
                            Some(GroupValue::Integer(value)) => i64::try_from(*value).ok(),
                            _ => None,
                        })
                        .collect::<Int64Array>(),
                ),
                ByKind::Boolean => Arc::new(
                    values()
                        .map(|value| match value {
                            Some(GroupValue::Boolean(value)) => Some(*value),
                            _ => None,
                        })
                        .collect::<BooleanArray>(),
                ),
                ByKind::Text => {
                    Arc::new(values().map(|value| value?.text()).collect::<StringArray>())
                }
            };
            self.push(&by.name, Protection::Heading, array);
        }
        if reported.len() > 1 {
            let over = rows.iter().map(|row| {
                let columns = row.values.iter().zip(&reported);
                let over =
                    columns.filter(|(value, _)| value.is_none()).map(|(_, by)| by.name.as_str());
                Some(over.collect::<Vec<_>>().join(", ")).filter(|over| !over.is_empty())
            });
            self.texts("summed_over", Protection::Heading, over);
        }
    }

    fn push(&mut self, name: &str, protection: Protection, array: ArrayRef) {
        self.fields.push(Field::new(name, array.data_type().clone(), true));
        self.arrays.push(array);
        self.columns.push(protection);
    }

    pub(crate) fn texts(
        &mut self,
        name: &str,
        protection: Protection,
        values: impl Iterator<Item = Option<String>>,
    ) {
        self.push(name, protection, Arc::new(values.collect::<StringArray>()));
    }

    /// A column of numbers.
    pub fn numbers(
        &mut self,
        name: &str,
        protection: Protection,
        values: impl Iterator<Item = Option<f64>>,
    ) {
        self.push(name, protection, Arc::new(values.collect::<Float64Array>()));
    }

    pub(crate) fn counts(
        &mut self,
        name: &str,
        protection: Protection,
        values: impl Iterator<Item = Option<u64>>,
    ) {
        self.push(
            name,
            protection,
            Arc::new(values.map(|count| count.map(signed)).collect::<Int64Array>()),
        );
    }

    pub(crate) fn flags(
        &mut self,
        name: &str,
        protection: Protection,
        values: impl Iterator<Item = Option<bool>>,
    ) {
        self.push(name, protection, Arc::new(values.collect::<BooleanArray>()));
    }

    /// A column of words of a closed list.
    pub(crate) fn words<W: Word>(
        &mut self,
        name: &str,
        protection: Protection,
        words: impl Iterator<Item = Option<W>>,
    ) {
        let places = words.map(|word| i8::try_from(word?.place()).ok());
        self.push(name, protection, words_array(places.collect::<Int8Array>(), W::WORDS));
    }

    /// The status of each row, which a release must know as such.
    pub(crate) fn statuses(&mut self, statuses: impl Iterator<Item = StatisticStatus>) {
        self.statuses = statuses.collect();
        let words: Vec<_> = self.statuses.iter().copied().map(Some).collect();
        self.words("status", Protection::Status, words.into_iter());
    }

    /// The table, with what it rests on in its schema's metadata.
    pub(crate) fn finish(
        self,
        tally: &Tally,
        table: &str,
        rules: impl IntoIterator<Item = (&'static str, String)>,
    ) -> Result<FigureTable, Error> {
        let weights = ("weights", tally.weighting.to_string());
        self.of_plan(&tally.plan, table, rules.into_iter().chain([weights]))
    }

    /// The same of people who were read one by one.
    pub(crate) fn of_plan(
        self,
        plan: &Plan,
        table: &str,
        rules: impl IntoIterator<Item = (&'static str, String)>,
    ) -> Result<FigureTable, Error> {
        let schema = schema(plan, table, self.fields)?;
        let mut batch = batch(&schema, self.arrays)?;
        let metadata = batch.schema_metadata_mut();
        for (name, value) in rules {
            metadata.insert(format!("boussole_sante:{name}"), value);
        }
        Ok(FigureTable { batch, columns: self.columns, rows: self.rows, statuses: self.statuses })
    }
}
