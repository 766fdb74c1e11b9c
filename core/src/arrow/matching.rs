//! Column matching: which column of the data is which of the questionnaire, by
//! exact name.

use std::collections::HashMap;

use arrow_array::RecordBatch;
use arrow_schema::{FieldRef, Schema};

use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::found::Remark;
use crate::error::location::Location;
use crate::scoring::decode::normalise_label;
use crate::scoring::plan::Plan;

/// The columns of the data that a plan reads.
#[derive(Debug, Clone)]
pub(crate) struct Matching {
    /// Input and column of the data.
    pub(crate) found: Vec<(usize, usize)>,
    /// Inputs that the caller declared away.
    pub(crate) declared_away: Vec<usize>,
}

/// Finds the columns of some inputs.
///
/// # Errors
/// `missing_column` for each that is not there and was not declared away, with
/// near names, which are never taken; `duplicate_column`; `unknown_name` for a
/// column declared away that the questionnaire does not have.
pub(crate) fn match_columns(
    plan: &Plan,
    inputs: &[usize],
    schema: &Schema,
    declared_away: &[String],
) -> Result<Matching, Error> {
    let mut matching = Matching { found: Vec::new(), declared_away: Vec::new() };
    let mut faults = Vec::new();
    let positions = positions(schema);
    for name in declared_away {
        if !plan.columns().any(|column| column == name) {
            faults.push(Error::unknown_name(name, plan.columns()));
        }
    }
    for &input in inputs {
        let Some(column) = plan.inputs.get(input).map(|input| input.column.as_str()) else {
            continue;
        };
        match positions.get(column).map(Vec::as_slice) {
            Some([only]) => matching.found.push((input, *only)),
            Some(several) => {
                let found = Remark::Columns { count: several.len() };
                let location = Location::column(column);
                faults.push(Error::new(
                    Code::DuplicateColumn,
                    location,
                    Expected::OneColumn,
                    found,
                ));
            }
            None if declared_away.iter().any(|name| name == column) => {
                matching.declared_away.push(input);
            }
            None => {
                let near = near_columns(column, schema);
                let expected = match near.as_slice() {
                    [] => Expected::ThisColumnOrAbsent,
                    near => Expected::ThisColumnOrNear { names: near.iter().collect() },
                };
                faults.push(Error::new(
                    Code::MissingColumn,
                    Location::column(column),
                    expected,
                    "",
                ));
            }
        }
    }
    if faults.is_empty() { Ok(matching) } else { Err(Error::many(Code::MissingColumn, faults)) }
}

/// The position of a column that the caller names.
pub(crate) fn named_column(schema: &Schema, name: &str) -> Result<usize, Error> {
    let positions = positions(schema);
    let location = || Location::column(name);
    match positions.get(name).map(Vec::as_slice) {
        Some([only]) => Ok(*only),
        Some(several) => {
            let found = Remark::Columns { count: several.len() };
            Err(Error::new(Code::DuplicateColumn, location(), Expected::OneColumn, found))
        }
        None => {
            let near = near_columns(name, schema);
            let expected = if near.is_empty() {
                Expected::ColumnOfData
            } else {
                Expected::NearNames { names: near.into_iter().collect() }
            };
            Err(Error::new(Code::MissingColumn, location(), expected, ""))
        }
    }
}

/// A batch with the columns of the schema that was looked at first, in that
/// order: what follows reads by position.
///
/// # Errors
/// `missing_column`, `duplicate_column` and `unsupported_type` for a batch that
/// has other columns, or others of these names.
pub(crate) fn aligned(batch: &RecordBatch, schema: &Schema) -> Result<RecordBatch, Error> {
    let own = batch.schema();
    let same =
        |(a, b): (&FieldRef, &FieldRef)| a.name() == b.name() && a.data_type() == b.data_type();
    let fields = schema.fields();
    if own.fields().len() == fields.len() && own.fields().iter().zip(fields).all(same) {
        return Ok(batch.clone());
    }
    let (mut columns, mut faults) = (Vec::new(), Vec::new());
    let positions = positions(&own);
    for (place, field) in fields.iter().enumerate() {
        let location = Location::column(field.name());
        match positions.get(field.name().as_str()).map(Vec::as_slice) {
            Some([only]) if own.field(*only).data_type() == field.data_type() => {
                columns.push(*only);
            }
            Some([only]) => {
                let expected =
                    Expected::ColumnTypeAsBefore { type_name: field.data_type().to_string() };
                let found = own.field(*only).data_type().to_string();
                faults.push(Error::new(Code::UnsupportedType, location, expected, found));
            }
            // Names that stand twice are told apart by their places only.
            Some(_) if own.fields().get(place).is_some_and(|other| same((other, field))) => {
                columns.push(place);
            }
            Some(several) => {
                let found = Remark::Columns { count: several.len() };
                faults.push(Error::new(
                    Code::DuplicateColumn,
                    location,
                    Expected::OneColumn,
                    found,
                ));
            }
            None => {
                let expected = Expected::ColumnAsBefore;
                faults.push(Error::new(Code::MissingColumn, location, expected, ""));
            }
        }
    }
    if !faults.is_empty() {
        return Err(Error::many(Code::MissingColumn, faults));
    }
    let projected = batch.project(&columns);
    projected
        .map_err(|error| Error::usage(Code::UnsupportedType, Expected::Columns, error.to_string()))
}

pub(crate) fn positions(schema: &Schema) -> HashMap<&str, Vec<usize>> {
    let mut positions: HashMap<&str, Vec<usize>> = HashMap::new();
    for (position, field) in schema.fields().iter().enumerate() {
        positions.entry(field.name().as_str()).or_default().push(position);
    }
    positions
}

/// Columns that differ from a name by case, blanks or accents, or by little.
pub(crate) fn near_columns(name: &str, schema: &Schema) -> Vec<String> {
    let plain = fold(name);
    let names = schema.fields().iter().map(|field| field.name());
    let close = |other: &&String| {
        fold(other) == plain || strsim::normalized_damerau_levenshtein(name, other) >= 0.75
    };
    names.filter(close).take(5).cloned().collect()
}

/// A name without case, blanks and accents.
fn fold(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let text = normalise_label(name);
    let plain = text.nfd().filter(|c| c.is_alphanumeric());
    plain.flat_map(char::to_lowercase).collect()
}
