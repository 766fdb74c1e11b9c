//! Suppression in columns, and the table that they make.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, Int8Type, Int64Type};
use arrow_array::{
    Array, ArrayRef, BooleanArray, DictionaryArray, Float64Array, Int8Array, Int64Array,
    RecordBatch, StringArray,
};
use arrow_schema::{DataType, Field, Schema};

use crate::arrow::kept_columns::batch;
use crate::disclosure::protection::Protection;
use crate::disclosure::rules::ReleaseRules;
use crate::error::fault::Error;
use crate::group_tables::group_table::FigureTable;

use super::decision::rounded;

/// Whether a figure is printed, and as what it is suppressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CellStatus {
    Printed,
    /// Primary suppression: its base, which is printed, is below the declared
    /// one.
    BelowBase,
    /// Suppressed for any other reason, which is not told: secondary
    /// suppression, or answers that are all alike.
    Withheld,
    /// There is no figure of this kind, whatever was answered.
    NoFigure,
}

impl CellStatus {
    /// The status of a figure whose base is large enough, or not.
    pub(crate) const fn of(is_large: bool, is_printed: bool) -> Self {
        match (is_large, is_printed) {
            (_, true) => Self::Printed,
            (true, false) => Self::Withheld,
            (false, false) => Self::BelowBase,
        }
    }

    pub(crate) const fn is_suppressed(self) -> bool {
        matches!(self, Self::BelowBase | Self::Withheld)
    }
}

/// A column with what of it is printed.
#[derive(Debug)]
pub(crate) struct Column {
    pub(crate) values: ArrayRef,
    pub(crate) cells: Vec<CellStatus>,
}

/// The array with nulls where something is not printed.
fn masked(array: &ArrayRef, cells: &[CellStatus]) -> ArrayRef {
    let prints = |row: usize| cells.get(row) == Some(&CellStatus::Printed);
    if (0..array.len()).all(prints) {
        return array.clone();
    }
    let keeps = |row: usize| array.is_valid(row) && prints(row);
    let rows = 0..array.len();
    if let Some(values) = array.as_primitive_opt::<Float64Type>() {
        return Arc::new(
            rows.map(|row| keeps(row).then(|| values.value(row))).collect::<Float64Array>(),
        );
    }
    if let Some(values) = array.as_primitive_opt::<Int64Type>() {
        return Arc::new(
            rows.map(|row| keeps(row).then(|| values.value(row))).collect::<Int64Array>(),
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
fn round(array: &ArrayRef, places: i32) -> ArrayRef {
    let Some(values) = array.as_primitive_opt::<Float64Type>() else { return array.clone() };
    let rounded = values.iter().map(|value| value.map(|value| rounded(value, places)));
    Arc::new(rounded.collect::<Float64Array>())
}

/// The published table: what is printed of each column, further columns, and
/// the marks of rows in which something is not. It says that it is published.
pub(crate) fn finish(
    table: &FigureTable,
    columns: Vec<Column>,
    more: Option<(&str, ArrayRef)>,
    rules: &ReleaseRules,
) -> Result<RecordBatch, Error> {
    let private = table.batch.schema();
    let mut fields: Vec<Field> =
        private.fields().iter().map(|field| field.as_ref().clone()).collect();
    let marks: StringArray = (0..table.batch.num_rows())
        .map(|row| {
            let cells = fields.iter().zip(&table.columns).zip(&columns);
            mark(cells.map(|((field, protection), column)| {
                let cell = column.cells.get(row).copied().unwrap_or(CellStatus::Withheld);
                (field.name().as_str(), *protection, cell)
            }))
        })
        .collect();
    let printed = table.columns.iter().zip(&columns).map(|(protection, column)| {
        let printed = masked(&column.values, &column.cells);
        protection.decimals().map_or_else(|| printed.clone(), |places| round(&printed, places))
    });
    let mut arrays: Vec<ArrayRef> = printed.collect();
    let marks: ArrayRef = Arc::new(marks);
    for (name, array) in more.into_iter().chain([("mark", marks)]) {
        fields.push(Field::new(name, DataType::Utf8, true));
        arrays.push(array);
    }
    let mut metadata = private.metadata().clone();
    let mut say = |name: &str, value: String| {
        metadata.insert(format!("boussole_sante:{name}"), value);
    };
    say("release", "published".to_owned());
    say("release_rules", rules.key.clone());
    say("min_cell", rules.min_cell.get().to_string());
    batch(&Arc::new(Schema::new(fields).with_metadata(metadata)), arrays)
}

/// What is suppressed in a row: `s` if its base is, and nothing more, since
/// primary suppression would tell that the base is small; otherwise `p:` with
/// the columns below their declared base, which the printed one tells, and `s:`
/// with those that are suppressed for any other reason; nothing if none is.
fn mark<'c>(cells: impl Iterator<Item = (&'c str, Protection, CellStatus)>) -> Option<String> {
    let (mut primary, mut others) = (Vec::new(), Vec::new());
    let (mut has_base, mut hides_base) = (false, false);
    for (name, protection, cell) in cells {
        has_base |= protection.is_base();
        hides_base |= protection.is_base() && cell.is_suppressed();
        match cell {
            CellStatus::BelowBase => primary.push(name),
            CellStatus::Withheld => others.push(name),
            CellStatus::Printed | CellStatus::NoFigure => {}
        }
    }
    if primary.is_empty() && others.is_empty() {
        return None;
    }
    if hides_base || !has_base {
        return Some("s".to_owned());
    }
    let parts = [("p", primary), ("s", others)].into_iter().filter(|(_, names)| !names.is_empty());
    let parts: Vec<String> =
        parts.map(|(kind, names)| format!("{kind}: {}", names.join(" "))).collect();
    Some(parts.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    use CellStatus::{BelowBase, NoFigure, Printed, Withheld};
    use Protection::{Base, Heading, Mean, MissingCount, SpreadBase};

    const SPREAD: Protection = Protection::Spread { decimals: 1 };

    #[test]
    fn a_mark_says_what_is_suppressed_and_how() {
        let of = |n, mean, sd, missing| {
            let cells = [
                ("scale", Heading, Printed),
                ("n", Base, n),
                ("mean", Mean, mean),
                ("sd", SPREAD, sd),
                ("invalid", MissingCount, missing),
            ];
            mark(cells.into_iter())
        };
        assert_eq!(of(Printed, Printed, Printed, Printed), None);
        assert_eq!(of(Printed, Printed, NoFigure, NoFigure), None);
        assert_eq!(of(Printed, Printed, BelowBase, NoFigure).unwrap(), "p: sd");
        assert_eq!(of(Printed, BelowBase, BelowBase, Printed).unwrap(), "p: mean sd");
        assert_eq!(of(Printed, Withheld, Withheld, Withheld).unwrap(), "s: mean sd invalid");
        let both = of(Printed, Withheld, BelowBase, Withheld);
        assert_eq!(both.unwrap(), "p: sd; s: mean invalid");
    }

    #[test]
    fn a_row_without_its_base_does_not_tell_why() {
        for base in [BelowBase, Withheld] {
            for mean in [BelowBase, Withheld, NoFigure] {
                let cells = [("n", SpreadBase, base), ("mean", Mean, mean)];
                assert_eq!(mark(cells.into_iter()).unwrap(), "s");
            }
        }
        let nowhere = [("scale", Heading, Printed), ("mean", Mean, BelowBase)];
        assert_eq!(mark(nowhere.into_iter()).unwrap(), "s", "no base is printed");
    }

    #[test]
    fn what_has_no_figure_whoever_answers_is_not_marked() {
        let cells = [("n", SpreadBase, NoFigure), ("alpha", SPREAD, NoFigure)];
        assert_eq!(mark(cells.into_iter()), None);
        assert_eq!(CellStatus::of(true, false), Withheld);
        assert_eq!(CellStatus::of(false, false), BelowBase);
        assert_eq!(CellStatus::of(false, true), Printed);
    }

    #[test]
    fn what_is_not_printed_is_null_whatever_its_type() {
        let cells = [Printed, Withheld, BelowBase, NoFigure];
        let arrays: [ArrayRef; 4] = [
            Arc::new(Float64Array::from(vec![1.25; 4])),
            Arc::new(Int64Array::from(vec![1; 4])),
            Arc::new(BooleanArray::from(vec![true; 4])),
            Arc::new(StringArray::from(vec!["x"; 4])),
        ];
        for array in arrays {
            let printed = masked(&array, &cells);
            assert_eq!((printed.null_count(), printed.is_valid(0)), (3, true), "{array:?}");
            assert_eq!(&masked(&array, &[Printed; 4]), &array);
            assert_eq!(masked(&array, &[]).null_count(), 4, "what nothing is known of is null");
        }
    }
}
