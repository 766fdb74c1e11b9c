//! Columns without what is not printed, and the table that they make.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, Int8Type, UInt64Type};
use arrow_array::{
    Array, ArrayRef, BooleanArray, DictionaryArray, Float64Array, Int8Array, RecordBatch,
    StringArray, UInt64Array,
};
use arrow_schema::{DataType, Field, Schema};

use crate::base::error::Error;
use crate::columns::output::batch;

use super::decision::rounded;
use crate::disclosure::rules::ReleaseRules;

/// The one mark of a row in which something is not printed.
const MARK: &str = "s";

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

/// The published table: what is printed of each column, further columns, and
/// the marks of rows in which something is not. It says that it is published.
pub(crate) fn finish(
    private: &RecordBatch,
    printed: Vec<ArrayRef>,
    more: Option<(&str, ArrayRef)>,
    rules: &ReleaseRules,
) -> Result<RecordBatch, Error> {
    let marks: StringArray = (0..private.num_rows())
        .map(|row| {
            let mut columns = private.columns().iter().zip(&printed);
            let hides = columns.any(|(all, printed)| all.is_valid(row) && printed.is_null(row));
            hides.then_some(MARK)
        })
        .collect();
    let mut fields: Vec<Field> =
        private.schema().fields().iter().map(|field| field.as_ref().clone()).collect();
    let mut arrays = printed;
    let marks: ArrayRef = Arc::new(marks);
    for (name, array) in more.into_iter().chain([("mark", marks)]) {
        fields.push(Field::new(name, DataType::Utf8, true));
        arrays.push(array);
    }
    let mut metadata = private.schema().metadata().clone();
    let mut say = |name: &str, value: String| {
        metadata.insert(format!("boussole_sante:{name}"), value);
    };
    say("release", "published".to_owned());
    say("release_rules", rules.key.clone());
    say("min_cell", rules.min_cell.get().to_string());
    batch(&Arc::new(Schema::new(fields).with_metadata(metadata)), arrays)
}
