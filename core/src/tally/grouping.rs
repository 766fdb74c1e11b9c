//! Grouping columns (`by`) and the values that make groups.

use std::collections::HashMap;
use std::fmt;
use std::hash::Hash;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Int8Type, Int16Type, Int32Type, Int64Type};
use arrow_array::types::{UInt8Type, UInt16Type, UInt32Type, UInt64Type};
use arrow_array::{Array, ArrayRef, Int64Array, RecordBatch};
use arrow_schema::{DataType, Schema};

use crate::arrow::decode::cell_text;
use crate::arrow::matching::named_column;
use crate::document::record::words;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::found::Found;
use crate::error::location::Location;

words! {
    /// What the values of a `by` column are.
    pub enum ByKind {
        /// Integers.
        Integer = "integer",
        /// True or false.
        Boolean = "boolean",
        /// Texts.
        Text = "text",
    }
}

/// A column by which groups are made.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ByColumn {
    /// Its name in the data.
    pub name: String,
    /// What its values are.
    pub kind: ByKind,
}

/// A value of a `by` column. Groups are in the order of their values, those
/// without one last.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum GroupValue {
    /// An integer.
    Integer(i128),
    /// True or false.
    Boolean(bool),
    /// A text.
    Text(String),
    /// No value: a group of its own.
    Missing,
}

impl fmt::Display for GroupValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(value) => value.fmt(f),
            Self::Boolean(value) => value.fmt(f),
            Self::Text(value) => value.fmt(f),
            Self::Missing => Ok(()),
        }
    }
}

impl GroupValue {
    /// The value that is printed so in a column of this kind.
    pub(crate) fn printed(text: &str, kind: ByKind) -> Option<Self> {
        match kind {
            ByKind::Integer => text.parse().ok().map(Self::Integer),
            ByKind::Boolean => text.parse().ok().map(Self::Boolean),
            ByKind::Text => Some(Self::Text(text.to_owned())),
        }
    }

    /// As it is printed; nothing where there is no value.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        (*self != Self::Missing).then(|| self.to_string())
    }
}

/// The values that make a group, one for each `by` column.
pub type GroupKey = Vec<GroupValue>;

/// Finds the `by` columns in the data.
pub(crate) fn by_columns(
    names: &[String],
    schema: &Schema,
) -> Result<(Vec<ByColumn>, Vec<usize>), Error> {
    let mut faults = Vec::new();
    let (mut columns, mut positions) = (Vec::new(), Vec::new());
    for name in names {
        let column = named_column(schema, name).and_then(|position| {
            let kind = kind_of(schema.field(position).data_type()).ok_or_else(|| {
                let found = schema.field(position).data_type().to_string();
                let expected = Expected::GroupingColumnType;
                Error::new(Code::UnsupportedType, Location::column(name), expected, found)
            })?;
            Ok((ByColumn { name: name.clone(), kind }, position))
        });
        match column {
            Ok((column, position)) => {
                if positions.contains(&position) {
                    let expected = Expected::EachByColumnOnce;
                    faults.push(Error::usage(Code::InvalidOption, expected, name.as_str()));
                }
                columns.push(column);
                positions.push(position);
            }
            Err(error) => faults.push(error),
        }
    }
    if faults.is_empty() {
        Ok((columns, positions))
    } else {
        Err(Error::many(Code::MissingColumn, faults))
    }
}

fn kind_of(kind: &DataType) -> Option<ByKind> {
    match kind {
        DataType::Dictionary(_, values) => kind_of(values),
        DataType::Boolean => Some(ByKind::Boolean),
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View | DataType::Null => {
            Some(ByKind::Text)
        }
        // Whole ones: a column of integers with a gap comes as floats.
        kind => kind.is_numeric().then_some(ByKind::Integer),
    }
}

/// Gives each different row of `by` values a number, in the order of their
/// first appearance.
#[derive(Debug, Default)]
pub(crate) struct Groups {
    positions: Vec<usize>,
    columns: Vec<Interner>,
    numbers: HashMap<Vec<u32>, u32>,
    keys: Vec<Vec<u32>>,
}

impl Groups {
    pub(crate) fn new(positions: Vec<usize>) -> Self {
        let columns = positions.iter().map(|_| Interner::default()).collect();
        Self { positions, columns, ..Self::default() }
    }

    /// Whether all rows are one group.
    pub(crate) fn is_one(&self) -> bool {
        self.positions.is_empty()
    }

    /// How many groups there are so far; one at least, if there are no columns.
    pub(crate) fn len(&self) -> usize {
        if self.is_one() { 1 } else { self.keys.len() }
    }

    /// The number of the group of each row; `before` rows were read.
    ///
    /// # Errors
    /// `invalid_cells` for the first number that is not whole.
    pub(crate) fn numbers(&mut self, batch: &RecordBatch, before: u64) -> Result<Vec<u32>, Error> {
        let mut values: Vec<Vec<u32>> = Vec::new();
        for (column, position) in self.columns.iter_mut().zip(&self.positions) {
            let array = whole_numbers(batch, *position, before)?;
            values.push(column.numbers(&array));
        }
        if let ([column], [_]) = (self.columns.as_slice(), values.as_slice()) {
            // The numbers of the values are those of the groups.
            let known = u32::try_from(self.keys.len()).unwrap_or(u32::MAX);
            self.keys.extend((known..column.next()).map(|value| vec![value]));
            return Ok(values.into_iter().next().unwrap_or_default());
        }
        let mut row = Vec::new();
        let mut last: Option<u32> = None;
        let numbers = (0..batch.num_rows())
            .map(|index| {
                row.clear();
                row.extend(values.iter().map(|column| column[index]));
                if let Some(last) = last
                    && self.keys.get(last as usize) == Some(&row)
                {
                    return last;
                }
                let number = self.number(&row);
                last = Some(number);
                number
            })
            .collect();
        Ok(numbers)
    }

    fn number(&mut self, row: &[u32]) -> u32 {
        if let Some(number) = self.numbers.get(row) {
            return *number;
        }
        let number = u32::try_from(self.keys.len()).unwrap_or(u32::MAX);
        self.numbers.insert(row.to_vec(), number);
        self.keys.push(row.to_vec());
        number
    }

    /// The values of a group.
    pub(crate) fn key(&self, number: usize) -> GroupKey {
        let row = self.keys.get(number).map_or(&[][..], Vec::as_slice);
        let value = |(column, number): (&Interner, &u32)| {
            column.values.get(*number as usize).cloned().unwrap_or(GroupValue::Missing)
        };
        self.columns.iter().zip(row).map(value).collect()
    }
}

/// A column in which floats and decimals are integers, as they are meant.
fn whole_numbers(batch: &RecordBatch, position: usize, before: u64) -> Result<ArrayRef, Error> {
    let array = batch.column(position);
    let kind = array.data_type();
    if !kind.is_numeric() || kind.is_integer() {
        return Ok(array.clone());
    }
    let mut whole = Vec::with_capacity(array.len());
    for row in 0..array.len() {
        let text = cell_text(array, row).filter(|text| text != "NaN");
        let integer = text.as_ref().map(|text| {
            let (digits, fraction) = text.split_once('.').unwrap_or((text, ""));
            digits.parse::<i64>().ok().filter(|_| fraction.bytes().all(|byte| byte == b'0'))
        });
        if integer == Some(None) {
            let column = batch.schema().field(position).name().clone();
            let location = Location::Table { column, row: Some(before + row as u64 + 1) };
            let expected = Expected::WholeGroupingNumber;
            let found = Found::masked(&text.unwrap_or_default(), true);
            return Err(Error::new(Code::InvalidCells, location, expected, found));
        }
        whole.push(integer.flatten());
    }
    Ok(Arc::new(Int64Array::from(whole)))
}

/// Integers below this are found without a search.
const SMALL: usize = 1024;

/// The different values of a column, numbered.
#[derive(Debug, Default)]
struct Interner {
    values: Vec<GroupValue>,
    texts: HashMap<String, u32>,
    integers: HashMap<i128, u32>,
    /// The numbers of small integers, from 0.
    small: Vec<Option<u32>>,
    others: HashMap<GroupValue, u32>,
}

impl Interner {
    fn numbers(&mut self, array: &ArrayRef) -> Vec<u32> {
        macro_rules! arrays {
            ($( $kind:ident $arrow:ident ),*) => {
                match array.data_type() {
                    $( DataType::$kind => {
                        let array = array.as_primitive::<$arrow>();
                        self.each(array, |this, row| this.integer(array.value(row).into()))
                    } )*
                    DataType::Utf8 => {
                        let array = array.as_string::<i32>();
                        self.each(array, |this, row| this.text(array.value(row)))
                    }
                    DataType::LargeUtf8 => {
                        let array = array.as_string::<i64>();
                        self.each(array, |this, row| this.text(array.value(row)))
                    }
                    DataType::Utf8View => {
                        let array = array.as_string_view();
                        self.each(array, |this, row| this.text(array.value(row)))
                    }
                    DataType::Boolean => {
                        let array = array.as_boolean();
                        self.each(array, |this, row| this.other(GroupValue::Boolean(array.value(row))))
                    }
                    DataType::Dictionary(..) => self.dictionary(array),
                    _ => vec![self.other(GroupValue::Missing); array.len()],
                }
            };
        }
        arrays!(
            Int8 Int8Type, Int16 Int16Type, Int32 Int32Type, Int64 Int64Type,
            UInt8 UInt8Type, UInt16 UInt16Type, UInt32 UInt32Type, UInt64 UInt64Type
        )
    }

    fn each(&mut self, array: &dyn Array, value: impl Fn(&mut Self, usize) -> u32) -> Vec<u32> {
        let number = |row| {
            if array.is_null(row) { self.other(GroupValue::Missing) } else { value(self, row) }
        };
        (0..array.len()).map(number).collect()
    }

    fn dictionary(&mut self, array: &ArrayRef) -> Vec<u32> {
        let Some(dictionary) = array.as_any_dictionary_opt() else { return Vec::new() };
        let of_values = self.numbers(dictionary.values());
        let missing = self.other(GroupValue::Missing);
        let keys = dictionary.normalized_keys();
        (0..array.len())
            .map(|row| {
                let key = keys.get(row).filter(|_| array.is_valid(row));
                key.and_then(|key| of_values.get(*key)).copied().unwrap_or(missing)
            })
            .collect()
    }

    fn text(&mut self, text: &str) -> u32 {
        if let Some(number) = self.texts.get(text) {
            return *number;
        }
        self.texts.insert(text.to_owned(), self.next());
        self.put(GroupValue::Text(text.to_owned()))
    }

    fn integer(&mut self, integer: i128) -> u32 {
        let place = usize::try_from(integer).ok().filter(|place| *place < SMALL);
        let Some(place) = place else { return self.any_integer(integer) };
        if let Some(Some(number)) = self.small.get(place) {
            return *number;
        }
        let number = self.any_integer(integer);
        self.small.resize(SMALL, None);
        self.small[place] = Some(number);
        number
    }

    fn any_integer(&mut self, integer: i128) -> u32 {
        let next = self.next();
        let number = *self.integers.entry(integer).or_insert(next);
        if number == next { self.put(GroupValue::Integer(integer)) } else { number }
    }

    fn other(&mut self, value: GroupValue) -> u32 {
        let next = self.next();
        let number = *self.others.entry(value.clone()).or_insert(next);
        if number == next { self.put(value) } else { number }
    }

    fn next(&self) -> u32 {
        u32::try_from(self.values.len()).unwrap_or(u32::MAX)
    }

    fn put(&mut self, value: GroupValue) -> u32 {
        self.values.push(value);
        self.next() - 1
    }
}
