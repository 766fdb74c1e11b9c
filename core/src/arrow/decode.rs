//! Decoding: Arrow arrays of every type that polars, pandas, pyarrow and DuckDB
//! hand over to slots, the codes of cells.

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowPrimitiveType, Decimal32Type, Decimal64Type, Decimal128Type, Decimal256Type, Float16Type,
    Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type,
    UInt32Type, UInt64Type,
};
use arrow_array::{
    Array, ArrayRef, ArrowNativeTypeOp, GenericStringArray, OffsetSizeTrait, PrimitiveArray,
    StringViewArray,
};
use arrow_buffer::{ArrowNativeType, NullBuffer, i256};
use arrow_schema::DataType;

use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::location::Location;
use crate::scoring::decode::{ChoiceDecoder, NumberDecoder, has_more_places, long_decimal};
use crate::scoring::plan::Decoder;
use crate::scoring::slot::Slot;

/// A decoded column: slots, and numbers in millionths where it holds numbers.
#[derive(Debug, Default)]
pub(crate) struct Decoded {
    pub(crate) slots: Vec<u8>,
    pub(crate) numbers: Vec<i64>,
}

impl Decoded {
    /// Slots of a column of choices; a null is no answer.
    fn choices(mut slots: Vec<u8>, nulls: Option<&NullBuffer>) -> Self {
        if let Some(nulls) = nulls.filter(|nulls| nulls.null_count() > 0) {
            for row in (!nulls.inner()).set_indices() {
                slots[row] = Slot::NO_ANSWER.0;
            }
        }
        Self { slots, numbers: Vec::new() }
    }
}

/// The slot of a dictionary's value; a key under a null may be anything.
fn of_key(values: &[u8], key: usize) -> u8 {
    values.get(key).copied().unwrap_or(Slot::NO_ANSWER.0)
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
                Self::Choice { decoder, .. } => decoder.boolean(true).is_answered(),
                Self::Number(_) | Self::Text => false,
            },
            DataType::Dictionary(_, values) => return self.accepts(column, values),
            kind => kind.is_numeric() || is_text(kind),
        };
        if fits {
            return Ok(());
        }
        let expected = Expected::AnswerColumnType;
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
                self.each(array, |row| match self {
                    Self::Choice { decoder, .. } => (decoder.boolean(array.value(row)), 0),
                    Self::Number(_) | Self::Text => (Slot::INVALID, 0),
                })
            }
            DataType::Decimal32(_, scale) => {
                self.decimals(array.as_primitive::<Decimal32Type>(), *scale, i128::from)
            }
            DataType::Decimal64(_, scale) => {
                self.decimals(array.as_primitive::<Decimal64Type>(), *scale, i128::from)
            }
            DataType::Decimal128(_, scale) => {
                self.decimals(array.as_primitive::<Decimal128Type>(), *scale, |value| value)
            }
            DataType::Decimal256(_, scale) => {
                // What does not fit is out of every bound.
                let narrow = |value: i256| value.to_i128().unwrap_or(i128::MAX);
                self.decimals(array.as_primitive::<Decimal256Type>(), *scale, narrow)
            }
            DataType::Utf8 => self.texts(array.as_string::<i32>()),
            DataType::LargeUtf8 => self.texts(array.as_string::<i64>()),
            DataType::Utf8View => self.views(array.as_string_view()),
            DataType::Dictionary(..) => self.dictionary(array),
            _ => self.each(array, |_| (Slot::NO_ANSWER, 0)),
        }
    }

    fn decimals<T: ArrowPrimitiveType>(
        &self,
        array: &PrimitiveArray<T>,
        scale: i8,
        widen: impl Fn(T::Native) -> i128,
    ) -> Decoded {
        self.each(array, |row| {
            let value = match self {
                Self::Number(_) => nearest_millionths(widen(array.value(row)), scale),
                Self::Choice { .. } | Self::Text => {
                    decimal_millionths(widen(array.value(row)), scale)
                }
            };
            match (self, value) {
                (Self::Text, _) => (Slot::PRESENT, 0),
                (_, None) => (Slot::INVALID, 0),
                (Self::Choice { decoder, .. }, Some(value)) => (decoder.decimal(value), 0),
                (Self::Number(decoder), Some(value)) => decoder.decimal(value),
            }
        })
    }

    fn integers<T: ArrowPrimitiveType>(&self, array: &dyn Array) -> Decoded
    where
        T::Native: TryInto<i64> + TryFrom<i64>,
    {
        let array: &PrimitiveArray<T> = array.as_primitive();
        let values = array.values();
        match self {
            Self::Choice { decoder, .. } => {
                // What stands under a null is decoded too, then put right.
                let slot = |value: &T::Native| {
                    (*value).try_into().map_or(Slot::INVALID, |value: i64| decoder.integer(value)).0
                };
                let slots = match run_of::<T>(decoder) {
                    Some((first, end)) => {
                        let mut slots = in_run::<T>(values, first, end);
                        put_right(&mut slots, |row| slot(&values[row]));
                        slots
                    }
                    None => values.iter().map(slot).collect(),
                };
                Decoded::choices(slots, array.nulls())
            }
            Self::Number(decoder) => self.each(array, |row| {
                let value: Result<i64, _> = values[row].try_into();
                value.map_or((Slot::INVALID, 0), |value| decoder.integer(value))
            }),
            Self::Text => self.each(array, |_| (Slot::PRESENT, 0)),
        }
    }

    #[expect(clippy::float_cmp, reason = "a float is an integer exactly or not at all")]
    fn floats<T: ArrowPrimitiveType>(
        &self,
        array: &dyn Array,
        widen: impl Fn(T::Native) -> f64,
    ) -> Decoded {
        let array: &PrimitiveArray<T> = array.as_primitive();
        let values = array.values();
        if let Self::Choice { decoder, .. } = self
            && let Some((first, count)) = decoder.run()
        {
            let (first, count) = (first as f64, f64::from(count));
            // Beside 2^52 the last bits of a double are an integer.
            const MAGIC: f64 = 4_503_599_627_370_496.0;
            let position = |value: &T::Native| {
                let beyond = widen(*value) - first;
                let shifted = beyond + MAGIC;
                let inside = shifted - MAGIC == beyond && beyond >= 0.0 && beyond < count;
                if inside { shifted.to_bits().to_le_bytes()[0] } else { Slot::INVALID.0 }
            };
            let mut slots: Vec<u8> = values.iter().map(position).collect();
            put_right(&mut slots, |row| decoder.float(widen(values[row])).0);
            return Decoded::choices(slots, array.nulls());
        }
        self.each(array, |row| {
            let value = widen(values[row]);
            match self {
                Self::Choice { decoder, .. } => (decoder.float(value), 0),
                Self::Number(decoder) => decoder.nearest(value),
                Self::Text if value.is_nan() => (Slot::NO_ANSWER, 0),
                Self::Text => (Slot::PRESENT, 0),
            }
        })
    }

    fn texts<O: OffsetSizeTrait>(&self, array: &GenericStringArray<O>) -> Decoded {
        let Self::Choice { decoder, labels: false } = self else {
            return self.each(array, |row| self.text(array.value(row)));
        };
        let bytes = array.value_data();
        let slot = |(row, ends): (usize, &[O])| {
            let (start, end) = (ends[0].as_usize(), ends[1].as_usize());
            // Most codes are of one byte.
            if end - start == 1 {
                return decoder.byte(bytes[start]).0;
            }
            // What stands under a null may be anything, of no length mostly.
            decoder.text(array.value(row)).0
        };
        let mut slots: Vec<u8> = array.value_offsets().windows(2).enumerate().map(slot).collect();
        try_labels(decoder, &mut slots, |row| array.is_valid(row).then(|| array.value(row)));
        Decoded::choices(slots, array.nulls())
    }

    fn views(&self, array: &StringViewArray) -> Decoded {
        let Self::Choice { decoder, labels: false } = self else {
            return self.each(array, |row| self.text(array.value(row)));
        };
        let slot = |(row, view): (usize, &u128)| {
            // A short text stands in the view itself, after its length.
            let (len, text) = (*view as u32, (*view >> 32) as u64);
            let short = (1..=8).contains(&len).then(|| decoder.packed(text, len)).flatten();
            short.unwrap_or_else(|| {
                if array.is_null(row) { Slot::NO_ANSWER } else { decoder.text(array.value(row)) }
            })
        };
        let mut slots: Vec<u8> = array.views().iter().enumerate().map(|one| slot(one).0).collect();
        try_labels(decoder, &mut slots, |row| array.is_valid(row).then(|| array.value(row)));
        Decoded::choices(slots, array.nulls())
    }

    /// Values are decoded once; a null among them is no answer, as a null key.
    fn dictionary(&self, array: &dyn Array) -> Decoded {
        let Some(dictionary) = array.as_any_dictionary_opt() else { return Decoded::default() };
        let values = self.decode(dictionary.values());
        if let Self::Choice { .. } = self {
            macro_rules! keys {
                ($( $kind:ident $arrow:ident ),*) => {
                    match dictionary.keys().data_type() {
                        $( DataType::$kind => {
                            let keys = dictionary.keys().as_primitive::<$arrow>().values().iter();
                            keys.map(|key| of_key(&values.slots, key.as_usize())).collect()
                        } )*
                        _ => Vec::new(),
                    }
                };
            }
            let slots = keys!(
                Int8 Int8Type, Int16 Int16Type, Int32 Int32Type, Int64 Int64Type,
                UInt8 UInt8Type, UInt16 UInt16Type, UInt32 UInt32Type, UInt64 UInt64Type
            );
            return Decoded::choices(slots, array.nulls());
        }
        let keys = dictionary.normalized_keys();
        self.each(array, |row| {
            let key = keys[row];
            let slot = Slot(of_key(&values.slots, key));
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

    /// The rows whose number has more than six decimal places, if it is one.
    pub(crate) fn rounded(&self, array: &ArrayRef, slots: &[u8]) -> Vec<usize> {
        let Self::Number(_) = self else { return Vec::new() };
        let is_rounded: Box<dyn Fn(usize) -> bool> = match array.data_type() {
            DataType::Float32 => {
                let array = array.as_primitive::<Float32Type>();
                Box::new(|row| has_more_places(shortest(array.value(row))))
            }
            DataType::Float64 => {
                let array = array.as_primitive::<Float64Type>();
                Box::new(|row| has_more_places(array.value(row)))
            }
            kind if kind.is_integer() => return Vec::new(),
            _ => Box::new(|row| {
                let text = cell_text(array, row);
                let text = text.as_deref().map(|text| text.trim_end_matches('0'));
                text.and_then(long_decimal).is_some()
            }),
        };
        let present = |row: &usize| slots.get(*row) == Some(&Slot::PRESENT.0);
        (0..array.len()).filter(present).filter(|row| is_rounded(*row)).collect()
    }

    fn text(&self, cell: &str) -> (Slot, i64) {
        match self {
            Self::Choice { decoder, labels: true, .. } => (decoder.label(cell), 0),
            Self::Choice { decoder, .. } => (decoder.text(cell), 0),
            Self::Number(decoder) => decoder.nearest_text(cell),
            Self::Text if cell.trim().is_empty() => (Slot::NO_ANSWER, 0),
            Self::Text => (Slot::PRESENT, 0),
        }
    }
}

/// Looks for a label where a text is no code.
fn try_labels<'t>(
    decoder: &ChoiceDecoder,
    slots: &mut [u8],
    text: impl Fn(usize) -> Option<&'t str>,
) {
    if decoder.has_labels() {
        put_right(slots, |row| text(row).map_or(Slot::INVALID, |text| decoder.tried_label(text)).0);
    }
}

/// A decimal of so many places in millionths, if it has no more than six that
/// count.
fn decimal_millionths(value: i128, scale: i8) -> Option<i64> {
    let places = i32::from(scale) - 6;
    let power = 10i128.checked_pow(places.unsigned_abs())?;
    let millionths = match places {
        ..=0 => value.checked_mul(power)?,
        _ if value % power == 0 => value / power,
        _ => return None,
    };
    i64::try_from(millionths).ok()
}

/// The same rounded to six places.
fn nearest_millionths(value: i128, scale: i8) -> Option<i64> {
    let places = u32::try_from(i32::from(scale) - 6).unwrap_or(0);
    match 10i128.checked_pow(places).filter(|_| places > 0) {
        Some(power) => {
            let half = (power / 2) * value.signum();
            i64::try_from(value.checked_add(half)? / power).ok()
        }
        None => decimal_millionths(value, scale),
    }
}

/// The integers of a decoder whose choices follow each other, if both ends are
/// of this type: the first, and the one after the last.
fn run_of<T: ArrowPrimitiveType>(decoder: &ChoiceDecoder) -> Option<(T::Native, T::Native)>
where
    T::Native: TryFrom<i64>,
{
    let (first, count) = decoder.run()?;
    let end = first + i64::from(count);
    Some((T::Native::try_from(first).ok()?, T::Native::try_from(end).ok()?))
}

/// The position of each value in a run of integers, and `INVALID` outside: a
/// comparison and a difference, which processors do many at a time.
#[multiversion::multiversion(targets("x86_64+avx2"))]
fn in_run<T: ArrowPrimitiveType>(
    values: &[T::Native],
    first: T::Native,
    end: T::Native,
) -> Vec<u8> {
    let position = |value: &T::Native| {
        let inside = value.is_ge(first) && value.is_lt(end);
        if inside { value.sub_wrapping(first).as_usize() as u8 } else { Slot::INVALID.0 }
    };
    values.iter().map(position).collect()
}

/// Looks again at what seemed invalid: codes of missing answers are no part of
/// the run.
fn put_right(slots: &mut [u8], slot: impl Fn(usize) -> u8) {
    if slots.contains(&Slot::INVALID.0) {
        for (row, place) in slots.iter_mut().enumerate() {
            if *place == Slot::INVALID.0 {
                *place = slot(row);
            }
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
                DataType::Decimal32(..) => {
                    Some(array.as_primitive::<Decimal32Type>().value_as_string(row))
                }
                DataType::Decimal64(..) => {
                    Some(array.as_primitive::<Decimal64Type>().value_as_string(row))
                }
                DataType::Decimal128(..) => {
                    Some(array.as_primitive::<Decimal128Type>().value_as_string(row))
                }
                DataType::Decimal256(..) => {
                    Some(array.as_primitive::<Decimal256Type>().value_as_string(row))
                }
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
