//! Arrow arrays to slots: every type that polars, pandas, pyarrow and DuckDB
//! hand over.

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowPrimitiveType, Float16Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type,
    Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef, PrimitiveArray};
use arrow_schema::DataType;

use crate::base::error::{Code, Error};
use crate::base::location::Location;
use crate::scoring::cell::Slot;
use crate::scoring::decode::{ChoiceDecoder, NumberDecoder};
use crate::scoring::plan::Decoder;

/// A decoded column: slots, and numbers in millionths where it holds numbers.
#[derive(Debug, Default)]
pub(crate) struct Decoded {
    pub(crate) slots: Vec<u8>,
    pub(crate) numbers: Vec<i64>,
}

/// A decoder made ready for one column of the data.
#[derive(Debug)]
pub(crate) enum ColumnDecoder<'p> {
    Choice { decoder: &'p ChoiceDecoder, labels: bool },
    Number(NumberDecoder),
    Text,
}

impl<'p> ColumnDecoder<'p> {
    pub(crate) fn new(decoder: &'p Decoder, labels: bool) -> Self {
        match decoder {
            Decoder::Choice(decoder) => Self::Choice { decoder, labels },
            Decoder::Number(decoder) => Self::Number(*decoder),
            Decoder::Text => Self::Text,
        }
    }

    /// Checks that a column of this type can be read at all.
    ///
    /// # Errors
    /// `unsupported_type` with the column's name.
    pub(crate) fn accepts(&self, column: &str, kind: &DataType) -> Result<(), Error> {
        let fits = match kind {
            DataType::Null => true,
            DataType::Boolean => match self {
                Self::Choice { decoder, .. } => decoder.text("true").is_answered(),
                Self::Number(_) | Self::Text => false,
            },
            DataType::Dictionary(_, values) => return self.accepts(column, values),
            kind => kind.is_integer() || kind.is_floating() || is_text(kind),
        };
        if fits {
            return Ok(());
        }
        let expected = "integers, floats, texts, a dictionary of those, or booleans where declared";
        let location = Location::column(column);
        Err(Error::new(Code::UnsupportedType, location, expected, kind.to_string()))
    }

    /// Decodes a column whose type was accepted.
    pub(crate) fn decode(&self, array: &dyn Array) -> Decoded {
        match array.data_type() {
            DataType::Int8 => self.integers::<Int8Type>(array),
            DataType::Int16 => self.integers::<Int16Type>(array),
            DataType::Int32 => self.integers::<Int32Type>(array),
            DataType::Int64 => self.integers::<Int64Type>(array),
            DataType::UInt8 => self.integers::<UInt8Type>(array),
            DataType::UInt16 => self.integers::<UInt16Type>(array),
            DataType::UInt32 => self.integers::<UInt32Type>(array),
            DataType::UInt64 => self.integers::<UInt64Type>(array),
            DataType::Float16 => self.floats::<Float16Type>(array, |value| value.to_f64()),
            DataType::Float32 => self.floats::<Float32Type>(array, shortest),
            DataType::Float64 => self.floats::<Float64Type>(array, |value| value),
            DataType::Boolean => {
                let array = array.as_boolean();
                self.each(array, |row| self.text(if array.value(row) { "true" } else { "false" }))
            }
            DataType::Utf8 => {
                let array = array.as_string::<i32>();
                self.each(array, |row| self.text(array.value(row)))
            }
            DataType::LargeUtf8 => {
                let array = array.as_string::<i64>();
                self.each(array, |row| self.text(array.value(row)))
            }
            DataType::Utf8View => {
                let array = array.as_string_view();
                self.each(array, |row| self.text(array.value(row)))
            }
            DataType::Dictionary(..) => self.dictionary(array),
            _ => self.each(array, |_| (Slot::NO_ANSWER, 0)),
        }
    }

    fn integers<T: ArrowPrimitiveType>(&self, array: &dyn Array) -> Decoded
    where
        T::Native: TryInto<i64>,
    {
        let array: &PrimitiveArray<T> = array.as_primitive();
        let values = array.values();
        match self {
            Self::Choice { decoder, .. } => {
                // What stands under a null is decoded too, then put right.
                let slot = |value: &T::Native| {
                    (*value).try_into().map_or(Slot::INVALID, |value: i64| decoder.integer(value)).0
                };
                let mut slots: Vec<u8> = values.iter().map(slot).collect();
                if let Some(nulls) = array.nulls() {
                    for row in (!nulls.inner()).set_indices() {
                        slots[row] = Slot::NO_ANSWER.0;
                    }
                }
                Decoded { slots, numbers: Vec::new() }
            }
            Self::Number(decoder) => self.each(array, |row| {
                let value: Result<i64, _> = values[row].try_into();
                value.map_or((Slot::INVALID, 0), |value| decoder.integer(value))
            }),
            Self::Text => self.each(array, |_| (Slot::PRESENT, 0)),
        }
    }

    fn floats<T: ArrowPrimitiveType>(
        &self,
        array: &dyn Array,
        widen: impl Fn(T::Native) -> f64,
    ) -> Decoded {
        let array: &PrimitiveArray<T> = array.as_primitive();
        let values = array.values();
        self.each(array, |row| {
            let value = widen(values[row]);
            match self {
                Self::Choice { decoder, .. } => (decoder.float(value), 0),
                Self::Number(decoder) => decoder.float(value),
                Self::Text if value.is_nan() => (Slot::NO_ANSWER, 0),
                Self::Text => (Slot::PRESENT, 0),
            }
        })
    }

    /// Values are decoded once; a null among them is no answer, as a null key.
    fn dictionary(&self, array: &dyn Array) -> Decoded {
        let Some(dictionary) = array.as_any_dictionary_opt() else { return Decoded::default() };
        let values = self.decode(dictionary.values());
        let keys = dictionary.normalized_keys();
        self.each(array, |row| {
            let key = keys[row];
            let slot = values.slots.get(key).map_or(Slot::NO_ANSWER, |slot| Slot(*slot));
            (slot, values.numbers.get(key).copied().unwrap_or(0))
        })
    }

    fn each(&self, array: &dyn Array, cell: impl Fn(usize) -> (Slot, i64)) -> Decoded {
        let rows = array.len();
        let numbers = matches!(self, Self::Number(_));
        let mut decoded = Decoded { slots: vec![Slot::NO_ANSWER.0; rows], numbers: Vec::new() };
        if numbers {
            decoded.numbers = vec![0; rows];
        }
        let mut put = |row: usize| {
            let (slot, number) = cell(row);
            decoded.slots[row] = slot.0;
            if numbers {
                decoded.numbers[row] = number;
            }
        };
        match array.logical_nulls().filter(|nulls| nulls.null_count() > 0) {
            Some(nulls) => (0..rows).filter(|row| nulls.is_valid(*row)).for_each(&mut put),
            None => (0..rows).for_each(&mut put),
        }
        decoded
    }

    fn text(&self, cell: &str) -> (Slot, i64) {
        match self {
            Self::Choice { decoder, labels: true, .. } => (decoder.label(cell), 0),
            Self::Choice { decoder, .. } => (decoder.text(cell), 0),
            Self::Number(decoder) => decoder.text(cell),
            Self::Text if cell.trim().is_empty() => (Slot::NO_ANSWER, 0),
            Self::Text => (Slot::PRESENT, 0),
        }
    }
}

/// The double that is written like the single: 0.1f32 is meant as 0.1.
fn shortest(value: f32) -> f64 {
    if value.fract() == 0.0 || !value.is_finite() {
        f64::from(value)
    } else {
        value.to_string().parse().unwrap_or(f64::from(value))
    }
}

fn is_text(kind: &DataType) -> bool {
    matches!(kind, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View)
}

/// A cell as text, for lists of bad cells and for comparing ids; nothing for a
/// null or a type that has no short text.
pub(crate) fn cell_text(array: &ArrayRef, row: usize) -> Option<String> {
    if array.is_null(row) {
        return None;
    }
    macro_rules! primitive {
        ($( $kind:ident $arrow:ident ),*) => {
            match array.data_type() {
                $( DataType::$kind => Some(array.as_primitive::<$arrow>().value(row).to_string()), )*
                DataType::Boolean => Some(array.as_boolean().value(row).to_string()),
                DataType::Utf8 => Some(array.as_string::<i32>().value(row).to_owned()),
                DataType::LargeUtf8 => Some(array.as_string::<i64>().value(row).to_owned()),
                DataType::Utf8View => Some(array.as_string_view().value(row).to_owned()),
                DataType::Dictionary(..) => {
                    let dictionary = array.as_any_dictionary_opt()?;
                    let key = *dictionary.normalized_keys().get(row)?;
                    cell_text(dictionary.values(), key)
                }
                _ => None,
            }
        };
    }
    primitive!(
        Int8 Int8Type, Int16 Int16Type, Int32 Int32Type, Int64 Int64Type,
        UInt8 UInt8Type, UInt16 UInt16Type, UInt32 UInt32Type, UInt64 UInt64Type,
        Float32 Float32Type, Float64 Float64Type
    )
}
