//! Decoding of cells to slots. Whether a column holds codes or values is
//! decided once for each list, never for each cell: codes win.

use std::collections::HashMap;

use crate::document::record::words;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::location::Location;
use crate::survey::choices::ChoiceList;
use crate::survey::item::{Item, Occasion};
use crate::value::decimal::Decimal;

use super::slot::Slot;

words! {
    /// What the cells of choice columns hold.
    pub enum Cells {
        /// Codes; and values too, in a list where no code reads like another
        /// choice's value.
        Auto = "auto",
        /// Codes only.
        Codes = "codes",
        /// Values only; the declared codes of missing answers are read too.
        Values = "values",
        /// Labels, exactly, in any declared language; the codes of missing
        /// answers are read too.
        Labels = "labels",
    }
}

/// As many codes as this are looked through.
const FEW_CODES: usize = 16;
/// Integers whose slot stands in a table.
const TABULATED: std::ops::Range<i64> = -100..1000;

/// Reads the cells of one list.
#[derive(Debug, Clone)]
pub(crate) struct ChoiceDecoder {
    by_text: HashMap<String, Slot>,
    by_value: HashMap<i64, Slot>,
    /// The slots of small integers.
    table: Vec<Slot>,
    /// The texts of at most eight bytes, as integers: most codes are short,
    /// and few enough to be looked through.
    short: Vec<(u64, Slot)>,
    /// Labels that may be tried where a text is no code and no value; empty
    /// where two choices share one, or where one is another choice's code.
    #[cfg(feature = "arrow")]
    labels: HashMap<String, Slot>,
    /// Integers that follow each other as the choices do: the first, and how
    /// many; at least two.
    #[cfg(feature = "arrow")]
    run: Option<(i64, u8)>,
    /// The slots of texts of one byte.
    #[cfg(feature = "arrow")]
    bytes: Box<[u8; 256]>,
}

impl ChoiceDecoder {
    /// Compiles a list.
    ///
    /// # Errors
    /// `ambiguous_codes` if values are asked for and two choices share one;
    /// `ambiguous_label` likewise for labels.
    pub(crate) fn new(list: &ChoiceList, cells: Cells) -> Result<Self, Error> {
        let mut by_text: HashMap<String, Slot> = HashMap::new();
        let mut by_value = HashMap::new();
        let choices = || (0..).zip(list.choices.iter()).map(|(p, c)| (Slot::choice(p), c));
        match cells {
            Cells::Auto | Cells::Codes => {
                by_text.extend(choices().map(|(slot, c)| (c.code.as_str().to_owned(), slot)));
                if cells == Cells::Auto && values_are_readable(list) {
                    for (slot, choice) in choices() {
                        if let Some(value) = choice.value {
                            by_value.entry(value.millionths()).or_insert(slot);
                        }
                    }
                }
            }
            Cells::Values => {
                for (slot, choice) in choices() {
                    let Some(value) = choice.value else { continue };
                    if by_value.insert(value.millionths(), slot).is_some() {
                        let location = Location::column(list.key.as_str());
                        let expected = Expected::OwnValueForEachChoice;
                        let found = value.to_string();
                        return Err(Error::new(Code::AmbiguousCodes, location, expected, found));
                    }
                }
            }
            Cells::Labels => {
                for (slot, choice) in choices() {
                    for (_, label) in choice.label.iter() {
                        let text = normalise_label(label);
                        if by_text.insert(text, slot).is_some_and(|other| other != slot) {
                            let location = Location::column(list.key.as_str());
                            let expected = Expected::OwnLabelForEachChoice;
                            return Err(Error::new(
                                Code::AmbiguousLabel,
                                location,
                                expected,
                                label,
                            ));
                        }
                    }
                }
            }
        }
        for missing in &list.missing {
            let slot = Slot::missing(missing.kind.into());
            by_text.entry(missing.code.as_str().to_owned()).or_insert(slot);
            if cells == Cells::Labels {
                for (_, label) in missing.label.iter().flat_map(|label| label.iter()) {
                    by_text.entry(normalise_label(label)).or_insert(slot);
                }
            }
            // Codes such as 98 or -9 come as numbers where a column is numeric.
            if let Some(number) = Decimal::parse(missing.code.as_str()) {
                by_value.entry(number.millionths()).or_insert(slot);
            }
        }
        let decoder = Self::prepare(by_text, by_value);
        #[cfg(feature = "arrow")]
        let decoder = match cells {
            Cells::Auto => decoder.with_labels(list),
            Cells::Codes | Cells::Values | Cells::Labels => decoder,
        };
        Ok(decoder)
    }

    #[cfg(feature = "arrow")]
    fn with_labels(mut self, list: &ChoiceList) -> Self {
        let choices =
            (0..).zip(list.choices.iter()).map(|(p, c)| (Slot::choice(p), Some(&c.label)));
        let missing = list.missing.iter().map(|m| (Slot::missing(m.kind.into()), m.label.as_ref()));
        let labels = choices.chain(missing).flat_map(|(slot, label)| {
            let texts = label.into_iter().flat_map(|label| label.iter());
            texts.map(move |(_, text)| (normalise_label(text), slot))
        });
        for (label, slot) in labels {
            let is_anothers =
                !matches!(self.text(&label), Slot::INVALID) && self.text(&label) != slot;
            if is_anothers || self.labels.insert(label, slot).is_some_and(|other| other != slot) {
                self.labels.clear();
                break;
            }
        }
        self
    }

    /// The slot of a text that is no code and no value, if it is a label.
    #[cfg(feature = "arrow")]
    pub(crate) fn tried_label(&self, cell: &str) -> Slot {
        self.labels.get(&normalise_label(cell)).copied().unwrap_or(Slot::INVALID)
    }

    /// Whether labels may be tried.
    #[cfg(feature = "arrow")]
    pub(crate) fn has_labels(&self) -> bool {
        !self.labels.is_empty()
    }

    /// Tabulates what most cells hold.
    fn prepare(by_text: HashMap<String, Slot>, by_value: HashMap<i64, Slot>) -> Self {
        let mut table = vec![Slot::INVALID; 1100];
        let mut put = |number: i64, slot: Slot| {
            let position =
                number.checked_sub(TABULATED.start).and_then(|p| usize::try_from(p).ok());
            if let Some(entry) = position.and_then(|position| table.get_mut(position)) {
                *entry = slot;
            }
        };
        for (value, slot) in by_value.iter().filter(|(value, _)| **value % 1_000_000 == 0) {
            put(value / 1_000_000, *slot);
        }
        // The digits of an integer are a code first.
        for (text, slot) in &by_text {
            if let Some(number) = text.parse::<i64>().ok().filter(|n| n.to_string() == *text) {
                put(number, *slot);
            }
        }
        let short = by_text.iter().filter_map(|(text, slot)| Some((pack(text)?, *slot))).collect();
        let decoder = Self {
            #[cfg(feature = "arrow")]
            run: run(&table),
            #[cfg(feature = "arrow")]
            bytes: Box::new([Slot::INVALID.0; 256]),
            #[cfg(feature = "arrow")]
            labels: HashMap::new(),
            by_text,
            by_value,
            table,
            short,
        };
        #[cfg(feature = "arrow")]
        let decoder = decoder.with_bytes();
        decoder
    }

    #[cfg(feature = "arrow")]
    fn with_bytes(mut self) -> Self {
        for byte in 0..128u8 {
            let slot = self.text(char::from(byte).encode_utf8(&mut [0; 4]));
            self.bytes[usize::from(byte)] = slot.0;
        }
        self
    }

    /// The slot of a text of one byte.
    #[cfg(feature = "arrow")]
    pub(crate) fn byte(&self, byte: u8) -> Slot {
        Slot(self.bytes[usize::from(byte)])
    }

    /// The slot of a text of up to eight bytes that is a code, from its bytes.
    #[cfg(feature = "arrow")]
    pub(crate) fn packed(&self, text: u64, len: u32) -> Option<Slot> {
        if len == 1 {
            return Some(self.byte(text.to_le_bytes()[0]));
        }
        // A NUL at the end would look like a shorter text.
        let whole = u64::BITS - text.leading_zeros() > 8 * (len - 1);
        let codes =
            if whole && self.short.len() <= FEW_CODES { self.short.as_slice() } else { &[] };
        codes.iter().find(|(code, _)| *code == text).map(|(_, slot)| *slot)
    }

    /// The integers that follow each other as the choices do.
    #[cfg(feature = "arrow")]
    pub(crate) fn run(&self) -> Option<(i64, u8)> {
        self.run
    }

    /// The occasion's codes.
    pub(crate) fn occasion() -> Self {
        let slots = (0..).zip(Occasion::ALL).map(|(p, o)| (o.as_str().to_owned(), Slot::choice(p)));
        Self::prepare(slots.collect(), HashMap::new())
    }

    /// Whether a choice of a multiple item was ticked; a declared way not to
    /// answer stands in the boxes as its code.
    pub(crate) fn tick(unticked: Option<&str>, list: &ChoiceList) -> Self {
        let mut by_text: HashMap<String, Slot> = [
            ("1".to_owned(), Slot::TICKED),
            ("0".to_owned(), Slot::UNTICKED),
            ("true".to_owned(), Slot::TICKED),
            ("false".to_owned(), Slot::UNTICKED),
        ]
        .into();
        if let Some(mark) = unticked {
            by_text.insert(mark.to_owned(), Slot::UNTICKED);
        }
        for missing in &list.missing {
            let slot = Slot::missing(missing.kind.into());
            by_text.entry(missing.code.as_str().to_owned()).or_insert(slot);
        }
        let by_value = [(0, Slot::UNTICKED), (1_000_000, Slot::TICKED)].into();
        Self::prepare(by_text, by_value)
    }

    /// The slot of a text cell.
    pub(crate) fn text(&self, cell: &str) -> Slot {
        if let Some(slot) = self.code(cell) {
            return slot;
        }
        if is_blank(cell) {
            return Slot::NO_ANSWER;
        }
        let number = Decimal::parse(cell).map(Decimal::millionths);
        number.and_then(|number| self.by_value.get(&number).copied()).unwrap_or(Slot::INVALID)
    }

    fn code(&self, cell: &str) -> Option<Slot> {
        match pack(cell) {
            Some(packed) if self.short.len() <= FEW_CODES => {
                self.short.iter().find(|(text, _)| *text == packed).map(|(_, slot)| *slot)
            }
            _ => self.by_text.get(cell).copied(),
        }
    }

    /// The slot of a text cell that holds a label.
    pub(crate) fn label(&self, cell: &str) -> Slot {
        match self.text(cell) {
            Slot::INVALID => self.text(&normalise_label(cell)),
            slot => slot,
        }
    }

    /// The slot of an integer cell: its digits are a code first.
    pub(crate) fn integer(&self, cell: i64) -> Slot {
        if TABULATED.contains(&cell) {
            let position = usize::try_from(cell - TABULATED.start).ok();
            return position.and_then(|p| self.table.get(p)).copied().unwrap_or(Slot::INVALID);
        }
        if let Some(slot) = self.by_text.get(&cell.to_string()) {
            return *slot;
        }
        let value = cell.checked_mul(1_000_000);
        value.and_then(|value| self.by_value.get(&value).copied()).unwrap_or(Slot::INVALID)
    }

    /// The slot of a decimal in millionths: an integral one is the integer.
    #[cfg(feature = "arrow")]
    pub(crate) fn decimal(&self, millionths: i64) -> Slot {
        if millionths % 1_000_000 == 0 {
            return self.integer(millionths / 1_000_000);
        }
        self.by_value.get(&millionths).copied().unwrap_or(Slot::INVALID)
    }

    /// The slot of true or false: a tick, a code of this name, or the two
    /// choices of a list whose values are 1 and 0.
    #[cfg(feature = "arrow")]
    pub(crate) fn boolean(&self, cell: bool) -> Slot {
        match self.text(if cell { "true" } else { "false" }) {
            Slot::INVALID if self.is_yes_or_no() => self.integer(i64::from(cell)),
            slot => slot,
        }
    }

    #[cfg(feature = "arrow")]
    fn is_yes_or_no(&self) -> bool {
        let slots = [self.integer(0), self.integer(1)];
        slots.contains(&Slot::choice(0))
            && slots.contains(&Slot::choice(1))
            && !self.by_text.values().chain(self.by_value.values()).any(|s| *s == Slot::choice(2))
    }

    /// The slot of a float cell: NaN is no answer, an integral float is the
    /// integer.
    pub(crate) fn float(&self, cell: f64) -> Slot {
        if cell.is_nan() {
            return Slot::NO_ANSWER;
        }
        match integral(cell) {
            Some(integer) => self.integer(integer),
            None => millionths(cell)
                .and_then(|value| self.by_value.get(&value).copied())
                .unwrap_or(Slot::INVALID),
        }
    }
}

/// Where the first choices stand one after the other in the table of integers.
#[cfg(feature = "arrow")]
fn run(table: &[Slot]) -> Option<(i64, u8)> {
    let start = table.iter().position(|slot| *slot == Slot::choice(0))?;
    let follow = table.iter().skip(start).zip(0..);
    let count = follow.take_while(|(slot, position)| **slot == Slot::choice(*position)).count();
    let first = TABULATED.start + i64::try_from(start).ok()?;
    (count > 1).then(|| Some((first, u8::try_from(count).ok()?))).flatten()
}

/// Reads the cells of a number item.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NumberDecoder {
    min: i64,
    max: i64,
    step: i64,
}

impl NumberDecoder {
    pub(crate) fn new(item: &Item) -> Self {
        let places = item.places();
        let limit = Decimal::LIMIT * 1_000_000;
        Self {
            min: item.min.map_or(-limit, Decimal::millionths),
            max: item.max.map_or(limit, Decimal::millionths),
            step: 10i64.pow(Decimal::PLACES - places.min(Decimal::PLACES)),
        }
    }

    fn within(self, millionths: Option<i64>) -> (Slot, i64) {
        let fits = |m: &i64| (self.min..=self.max).contains(m) && m % self.step == 0;
        millionths.filter(fits).map_or((Slot::INVALID, 0), |m| (Slot::PRESENT, m))
    }

    /// The number in millionths, if the text is one within the bounds.
    pub(crate) fn text(self, cell: &str) -> (Slot, i64) {
        if is_blank(cell) {
            return (Slot::NO_ANSWER, 0);
        }
        self.within(Decimal::parse(cell).map(Decimal::millionths))
    }

    /// The integer, if it is within the bounds.
    pub(crate) fn integer(self, cell: i64) -> (Slot, i64) {
        self.within(cell.checked_mul(1_000_000))
    }

    /// The nearest decimal of six places, if it is within the bounds: what is
    /// not exact to begin with loses nothing by it.
    #[cfg(feature = "arrow")]
    pub(crate) fn nearest(self, cell: f64) -> (Slot, i64) {
        if cell.is_nan() { (Slot::NO_ANSWER, 0) } else { self.within(nearest(cell)) }
    }

    /// The same of a decimal with more places; any other text as it is.
    #[cfg(feature = "arrow")]
    pub(crate) fn nearest_text(self, cell: &str) -> (Slot, i64) {
        match long_decimal(cell) {
            Some(number) => self.nearest(number),
            None => self.text(cell),
        }
    }

    /// The decimal in millionths, if it is within the bounds.
    #[cfg(feature = "arrow")]
    pub(crate) fn decimal(self, millionths: i64) -> (Slot, i64) {
        self.within(Some(millionths))
    }

    /// The float, if it is a decimal within the bounds; NaN is no answer.
    pub(crate) fn float(self, cell: f64) -> (Slot, i64) {
        if cell.is_nan() { (Slot::NO_ANSWER, 0) } else { self.within(millionths(cell)) }
    }
}

/// A label as it is compared: one kind of blank and of apostrophe, canonical
/// Unicode, no blank around.
#[must_use]
pub(crate) fn normalise_label(label: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let plain = label.nfc().map(|c| match c {
        '\u{2019}' | '\u{2018}' | '\u{02BC}' => '\'',
        c if c.is_whitespace() => ' ',
        c => c,
    });
    let text: String = plain.collect();
    text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether values may be read beside codes: no code reads like the value of
/// another choice, or of a missing answer.
fn values_are_readable(list: &ChoiceList) -> bool {
    let value_of = |code: &str| Decimal::parse(code);
    let clash = |code: &str, own: Option<Decimal>| {
        value_of(code).is_some_and(|number| {
            Some(number) != own && list.choices.iter().any(|choice| choice.value == Some(number))
        })
    };
    let choices = list.choices.iter().any(|choice| clash(choice.code.as_str(), choice.value));
    let missing = list.missing.iter().any(|missing| clash(missing.code.as_str(), None));
    !choices && !missing
}

fn is_blank(cell: &str) -> bool {
    cell.chars().all(char::is_whitespace)
}

/// The integer that a float is, if it is one that every double around it is
/// too.
#[expect(clippy::cast_possible_truncation, reason = "the range is checked first")]
#[expect(clippy::float_cmp, reason = "a float is an integer exactly or not at all")]
fn integral(cell: f64) -> Option<i64> {
    (cell.abs() < 9_007_199_254_740_992.0 && cell.trunc() == cell).then_some(cell as i64)
}

/// The decimal with six places that a float stands for, if it is the float
/// nearest to one.
#[expect(clippy::cast_possible_truncation, reason = "the range is checked first")]
#[expect(clippy::cast_precision_loss, reason = "below 2^53")]
#[expect(clippy::float_cmp, reason = "a float stands for a decimal exactly or not at all")]
fn millionths(cell: f64) -> Option<i64> {
    let limit = Decimal::LIMIT as f64;
    if !cell.is_finite() || cell.abs() > limit {
        return None;
    }
    let nearest = (cell * 1e6).round();
    (nearest / 1e6 == cell).then_some(nearest as i64)
}

/// The decimal with six places that is nearest to a float.
#[cfg(feature = "arrow")]
#[expect(clippy::cast_possible_truncation, reason = "the range is checked first")]
#[expect(clippy::cast_precision_loss, reason = "below 2^53")]
fn nearest(cell: f64) -> Option<i64> {
    (cell.is_finite() && cell.abs() <= Decimal::LIMIT as f64).then(|| (cell * 1e6).round() as i64)
}

/// The number of a text that has more than six decimal places, as `3.3913043`.
#[cfg(feature = "arrow")]
pub(crate) fn long_decimal(cell: &str) -> Option<f64> {
    let (whole, fraction) = cell.split_once('.')?;
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_long = fraction.len() > Decimal::PLACES as usize;
    let is_number = is_digits(whole.strip_prefix('-').unwrap_or(whole)) && is_digits(fraction);
    if is_long && is_number { cell.parse().ok() } else { None }
}

/// Whether a float is no decimal with six places.
#[cfg(feature = "arrow")]
pub(crate) fn has_more_places(cell: f64) -> bool {
    !cell.is_nan() && millionths(cell).is_none() && nearest(cell).is_some()
}

/// A text of one to eight bytes as an integer; none for others.
fn pack(text: &str) -> Option<u64> {
    let bytes = text.as_bytes();
    let mut packed = [0u8; 8];
    packed.get_mut(..bytes.len())?.copy_from_slice(bytes);
    // A NUL at the end would look like a shorter text.
    (!bytes.is_empty() && !bytes.contains(&0)).then(|| u64::from_le_bytes(packed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::slot::Missing;

    #[test]
    fn tables_say_what_the_maps_say() {
        let q =
            crate::survey::questionnaire::Questionnaire::embedded("autopositionnement").unwrap();
        let list = q.choice_lists().iter().find(|list| list.key.as_str() == "accord-4").unwrap();
        let decoder = ChoiceDecoder::new(list, Cells::Auto).unwrap();
        for number in -200..1200i64 {
            assert_eq!(decoder.integer(number), decoder.text(&number.to_string()), "{number}");
        }
        assert_eq!(decoder.text("NSP"), Slot::missing(Missing::DontKnow));
        assert_eq!(decoder.text("NSP\u{0}"), Slot::INVALID);
        assert_eq!(decoder.text("a code that is longer"), Slot::INVALID);
        assert_eq!(decoder.integer(i64::MAX), Slot::INVALID);
        assert_eq!(pack(""), None);
        assert_eq!(pack("123456789"), None);
    }

    #[test]
    fn floats_stand_for_decimals() {
        assert_eq!(millionths(3.5), Some(3_500_000));
        assert_eq!(millionths(0.1), Some(100_000));
        assert_eq!(millionths(0.1 + 0.2), None);
        assert_eq!(millionths(f64::INFINITY), None);
        assert_eq!(integral(3.0), Some(3));
        assert_eq!(integral(-0.0), Some(0));
        assert_eq!(integral(3.5), None);
        assert_eq!(integral(1e300), None);
    }

    #[test]
    fn a_box_may_hold_a_way_not_to_answer() {
        let q = crate::survey::questionnaire::Questionnaire::embedded("autopositionnement-court")
            .unwrap();
        let list = q.choices(q.item("dispositifs").unwrap()).unwrap();
        let decoder = ChoiceDecoder::tick(None, list);
        assert_eq!(decoder.text("PNR"), Slot::missing(Missing::Refused));
        assert_eq!(decoder.text("1"), Slot::TICKED);
        assert_eq!(decoder.text("XYZ"), Slot::INVALID);
    }

    #[test]
    fn labels_are_compared_without_typography() {
        assert_eq!(normalise_label(" Plutôt d\u{2019}accord\u{a0}"), "Plutôt d'accord");
        assert_eq!(normalise_label("e\u{301}"), "é");
    }
}
