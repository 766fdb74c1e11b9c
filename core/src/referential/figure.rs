//! Published figures (statistics): quoted as they are, with their date, their source and
//! what they allow to check; and figures that people look for and nobody can compute.

use crate::document::list::Distinct;
use crate::document::reader::Reader;
use crate::document::record::{record, words};
use crate::document::reference::Ref;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::value::as_of::AsOf;
use crate::value::decimal::Decimal;
use crate::value::key::{DispositifKey, FigureKey, IndicatorKey};
use crate::value::text::Text;

use super::entry::entry;
use super::level::Levels;

words! {
    /// Whether a figure can be had.
    pub enum FigureBasis of "figure.basis" {
        /// Quoted as a source publishes it: nothing here computed it.
        PublishedAsIs = "published_as_is",
        /// It cannot be computed from what is published: `reason` says why.
        NotComputable = "not_computable",
    }
}

words! {
    /// What the parts of a figure have to do with the whole.
    pub enum FigureBreakdown of "figure.breakdown" {
        /// Each thing stands in one part: they add up to the value.
        Exhaustive = "exhaustive",
        /// Each thing stands in one part at most: they add up to the value at most.
        Partial = "partial",
        /// A thing may stand in several parts: their sum counts no things.
        Overlapping = "overlapping",
    }
}

record! {
    /// A part of a figure, as its source divides it.
    pub struct FigurePart {
        /// What it counts.
        pub label: Text,
        /// Its published value, in the unit of the figure.
        pub value: Decimal,
    }
}

entry! {
    /// A figure as a source publishes it; its label says what it counts.
    #[cfg_attr(feature = "schema", schemars(transform = figure_rules))]
    pub struct Figure of Figure named FigureKey {
        /// Whether it can be had.
        pub basis: FigureBasis,
        /// The published value; absent where a source gives bounds.
        pub value: Option<Decimal>,
        /// The lowest published value, where a source gives bounds.
        pub lowest: Option<Decimal>,
        /// The highest published value, where a source gives bounds.
        pub highest: Option<Decimal>,
        /// Its unit.
        pub unit: Text,
        /// The date of which it speaks.
        pub as_of: Option<AsOf>,
        /// The territory of which it speaks.
        pub territory: Option<Text>,
        /// What a published share divides: the share, in per cent and rounded as it was
        /// published, is the value.
        pub numerator: Option<Decimal>,
        /// What it is divided by; without a numerator, of how many the value is a count.
        pub denominator: Option<Decimal>,
        /// How its source divides it.
        pub parts: Vec<FigurePart>,
        /// What the parts have to do with the value.
        pub breakdown: Option<FigureBreakdown>,
        /// Why it cannot be computed.
        pub reason: Option<Text>,
        /// What to know before quoting it.
        pub note: Option<Text>,
        /// The dispositifs of which it speaks.
        pub dispositifs: Distinct<Ref<DispositifKey>>,
        /// The indicators to which it is a point of comparison.
        pub indicators: Distinct<Ref<IndicatorKey>>,
    }
    check check_figure;
}

/// A published figure has a number and no reason why there is none; a share has both terms;
/// parts say what they have to do with the whole.
#[cfg(feature = "schema")]
fn figure_rules(schema: &mut schemars::Schema) {
    use crate::document::schema_rules::{
        add_rules, all, given, holds_list, lacks, lacks_list, there, when,
    };
    let numbers = ["value", "lowest", "highest"].map(there);
    let number = serde_json::json!({ "anyOf": numbers });
    let published = all([number, lacks("reason")]);
    let none = all([there("reason"), lacks("value"), lacks("lowest"), lacks("highest")]);
    let whole = all([there("value"), holds_list("parts")]);
    let (breakdown, no_parts) = (there("breakdown"), lacks_list("parts"));
    add_rules(
        schema,
        [
            when("basis", &[FigureBasis::PublishedAsIs.as_str()], &published, &none),
            given(&there("value"), &all([lacks("lowest"), lacks("highest")])),
            given(&there("numerator"), &there("denominator")),
            serde_json::json!({ "if": breakdown, "then": whole, "else": no_parts }),
        ],
    );
}

impl Figure {
    fn check_figure(&self, reader: &mut Reader, _levels: &Levels<'_>) {
        let numbers = [("value", self.value), ("lowest", self.lowest), ("highest", self.highest)];
        let given: Vec<&str> =
            numbers.iter().filter(|(_, number)| number.is_some()).map(|(name, _)| *name).collect();
        let reason: Vec<&str> = self.reason.iter().map(|_| "reason").collect();
        let (needed, own, refused) = match self.basis {
            FigureBasis::PublishedAsIs => ("value", &given, &reason),
            FigureBasis::NotComputable => ("reason", &reason, &given),
        };
        let basis = || self.basis.to_string();
        if own.is_empty() {
            let expected = Expected::FieldForBasis { field: needed.to_owned(), basis: basis() };
            reader.fault(Code::FieldRequired, &self.at, expected, "");
        }
        for field in refused {
            let expected = Expected::NoFieldForBasis { field: (*field).to_owned(), basis: basis() };
            reader.fault(Code::FieldNotAllowed, &self.at.key(field), expected, *field);
        }
        if refused.is_empty() && self.value.is_some() && given.len() > 1 {
            let place = self.at.key("value");
            reader.fault(Code::FieldNotAllowed, &place, Expected::ValueOrBounds, "value");
        }
        if let (Some(low), Some(high)) = (self.lowest, self.highest)
            && low > high
        {
            let expected = Expected::AtLeast { least: low.to_string() };
            reader.fault(Code::OutOfRange, &self.at.key("highest"), expected, high.to_string());
        }
        self.check_share(reader);
        self.check_parts(reader);
    }

    /// A published share is what its two terms give, rounded as it was published.
    fn check_share(&self, reader: &mut Reader) {
        let Some(denominator) = self.denominator else {
            if self.numerator.is_some() {
                let expected = Expected::Field { field: "denominator".to_owned() };
                reader.fault(Code::FieldRequired, &self.at, expected, "");
            }
            return;
        };
        if denominator.millionths() <= 0 {
            let expected = Expected::MoreThanFrom { from: "0".to_owned() };
            let place = self.at.key("denominator");
            reader.fault(Code::OutOfRange, &place, expected, denominator.to_string());
            return;
        }
        let (Some(numerator), Some(value)) = (self.numerator, self.value) else { return };
        let published = percent(numerator, denominator, value.places());
        if published != Some(value) {
            let expected =
                Expected::This { value: published.map_or_else(String::new, |one| one.to_string()) };
            let place = self.at.key("value");
            reader.fault(Code::InvalidValue, &place, expected, value.to_string());
        }
    }

    /// Parts that add up do so, and the whole is no more than parts that overlap.
    fn check_parts(&self, reader: &mut Reader) {
        let (breakdown, value) = match (self.breakdown, self.value, self.parts.is_empty()) {
            (Some(breakdown), Some(value), false) => (breakdown, value),
            (None, _, true) => return,
            (Some(breakdown), ..) => {
                let expected = Expected::ValueWithParts;
                let place = self.at.key("breakdown");
                reader.fault(Code::FieldNotAllowed, &place, expected, breakdown.as_str());
                return;
            }
            (None, _, false) => {
                let expected = Expected::Field { field: "breakdown".to_owned() };
                reader.fault(Code::FieldRequired, &self.at, expected, "");
                return;
            }
        };
        let parts = self.parts.iter().map(|part| i128::from(part.value.millionths()));
        let (sum, whole) = (parts.sum::<i128>(), i128::from(value.millionths()));
        let fits = match breakdown {
            FigureBreakdown::Exhaustive => sum == whole,
            FigureBreakdown::Partial => sum <= whole,
            FigureBreakdown::Overlapping => sum >= whole,
        };
        if !fits {
            let sum = i64::try_from(sum).ok().and_then(Decimal::from_millionths);
            let found = sum.map_or_else(String::new, |sum| sum.to_string());
            let breakdown = breakdown.to_string();
            let expected = Expected::PartsOfFigure { value: value.to_string(), breakdown };
            reader.fault(Code::InvalidValue, &self.at.key("parts"), expected, found);
        }
    }
}

/// A share in per cent with so many places, halves up; none beyond what a decimal holds.
fn percent(numerator: Decimal, denominator: Decimal, places: u32) -> Option<Decimal> {
    let unit = 10_i128.pow(Decimal::PLACES.saturating_sub(places));
    let hundred = i128::from(numerator.millionths()) * 100_000_000;
    let divisor = i128::from(denominator.millionths()) * unit;
    let rounded = (2 * hundred + divisor).div_euclid(2 * divisor) * unit;
    i64::try_from(rounded).ok().and_then(Decimal::from_millionths)
}
