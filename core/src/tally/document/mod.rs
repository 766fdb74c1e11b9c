//! The tally as a document: what goes from one machine to another.

mod deserialise;
mod serialise;

use crate::document::field::Shape;
use crate::document::node::Node;
use crate::document::read::{Read, read_parsed};
use crate::document::reader::Reader;
use crate::document::record::{bounded, record, words};
use crate::error::expected::Expected;
use crate::error::location::Pointer;
use crate::survey::questionnaire::Questionnaire;
use crate::value::ratio::Ratio;
use crate::value::version::SchemaVersion;

use super::count::Weighting;
use super::grouping::ByKind;

words! {
    /// The kind of document.
    pub enum TallyTag {
        /// Sums over respondents, by group.
        Tally = "tally",
    }
}

words! {
    /// Whom the numbers of a document are about.
    pub enum Holds {
        /// People: what is known of few of them is known of each.
        PersonalData = "personal_data",
    }
}

bounded! {
    /// A number of rows.
    pub struct RowCount(u64) in 0..=9_007_199_254_740_991_i64;
}

/// An exact integer of any size that a sum can have, as a string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transparent))]
pub struct ExactInteger(
    #[cfg_attr(
        feature = "schema",
        schemars(with = "String", regex(pattern = "^(0|-?[1-9][0-9]{0,38})$"))
    )]
    i128,
);

impl serde::Serialize for ExactInteger {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl Read for ExactInteger {
    const SHAPE: Shape = Shape::Other;

    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        let parse = |text: &str| text.parse().ok().filter(|value: &i128| value.to_string() == text);
        read_parsed(node, at, reader, Expected::IntegerAsText, parse).map(Self)
    }
}

/// A score as a quotient of integers in lowest terms, `p/q`, as a string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transparent))]
pub struct ExactScore(
    #[cfg_attr(
        feature = "schema",
        schemars(with = "String", regex(pattern = "^(0|-?[1-9][0-9]{0,38})/[1-9][0-9]{0,38}$"))
    )]
    Ratio,
);

impl serde::Serialize for ExactScore {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&score_text(self.0))
    }
}

impl Read for ExactScore {
    const SHAPE: Shape = Shape::Other;

    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        let parse = |text: &str| {
            let (numerator, denominator) = text.split_once('/')?;
            let ratio = Ratio::new(numerator.parse().ok()?, denominator.parse().ok()?)?;
            (score_text(ratio) == text).then_some(ratio)
        };
        read_parsed(node, at, reader, Expected::QuotientAsText, parse).map(Self)
    }
}

fn score_text(score: Ratio) -> String {
    format!("{}/{}", score.numerator(), score.denominator())
}

record! {
    private
    /// A tally: exact sums over respondents, by group. Personal data: what is
    /// known of few people is known of each of them.
    pub struct TallyDocument {
        /// Always `tally`.
        pub document: TallyTag,
        /// The version of this format.
        pub schema_version: SchemaVersion,
        /// Always `personal_data`.
        pub holds: Holds,
        /// The whole questionnaire: without it no sum has a meaning.
        pub questionnaire: Questionnaire,
        /// How rows count.
        pub weights: Weighting,
        /// The columns by whose values rows are told apart.
        pub by: Vec<ByDocument>,
        /// Whether moments of pairs of items are kept.
        pub pairwise: bool,
        /// Labels of the parts that were put together.
        pub shards: Vec<String>,
        /// The groups.
        pub groups: Vec<GroupDocument>,
    }
}

record! {
    private
    /// A column by whose values rows are told apart.
    pub struct ByDocument {
        /// Its name in the data.
        pub column: String,
        /// What its values are.
        pub kind: ByKind,
    }
}

record! {
    private
    /// The sums of one group.
    pub struct GroupDocument {
        /// The values of the `by` columns, as they are printed; `{}` for none.
        pub by: Vec<ByValue>,
        /// The rows that count.
        pub rows: CountsDocument,
        /// Rows of weight zero: they are in no sum.
        pub zero_weight_rows: RowCount,
        /// For each column of the questionnaire in its order: rows by choice in
        /// the order of the list (for a number or a text: answered; for a box
        /// that can be ticked: not ticked, ticked; for an occasion: yes, a
        /// little, no), then by kind of missing: no answer, refused, does not
        /// know, does not apply, not shown, invalid.
        pub columns: CountsDocument,
        /// For each column of numbers: Σ w x and Σ w x² in steps of the item.
        pub numbers: Vec<MomentsDocument>,
        /// For each item of several columns: rows answered, then by kind of
        /// missing.
        pub items: CountsDocument,
        /// The items whose choices are put in order.
        pub rankings: Vec<RankingDocument>,
        /// The scales of the questionnaire in its order.
        pub scales: Vec<ScaleDocument>,
        /// For each pair of scales, first with second, first with third …: over
        /// the rows in which both have a score, in whole parts of each score.
        pub pairs: Vec<MomentsDocument>,
    }
}

record! {
    private
    /// A value of a `by` column.
    pub struct ByValue {
        /// As it is printed; absent for a group without a value.
        pub value: Option<String>,
    }
}

record! {
    private
    /// Some counts beside each other.
    pub struct CountsDocument {
        /// Rows.
        pub n: Vec<RowCount>,
        /// The sums of their weights in millionths; only with survey weights.
        pub weight: Vec<ExactInteger>,
        /// The sums of the squares of these.
        pub squared: Vec<ExactInteger>,
    }
}

record! {
    private
    /// Exact moments of some variables.
    pub struct MomentsDocument {
        /// The rows in which every variable has a value.
        pub rows: CountsDocument,
        /// Σ w x, by variable.
        pub sums: Vec<ExactInteger>,
        /// Σ w x y, for each pair with first <= second, row by row.
        pub products: Vec<ExactInteger>,
    }
}

record! {
    private
    /// The sums of one item whose choices are put in order.
    pub struct RankingDocument {
        /// Rows with at least one rank, then those with a choice in two places,
        /// which are in no other sum.
        pub people: CountsDocument,
        /// Rows that ranked a choice, by choice.
        pub ranked: CountsDocument,
        /// Σ w rank of these, by choice.
        pub ranks: Vec<ExactInteger>,
        /// Of those who did not rank a choice Σ w of the sum of the ranks left
        /// over: by choice, then by how many choices they ranked, from 1.
        pub left: Vec<ExactInteger>,
    }
}

record! {
    private
    /// The sums of one scale.
    pub struct ScaleDocument {
        /// Rows with a score, with too few answers, to whom nothing applies.
        pub status: CountsDocument,
        /// Members whose cell was invalid, over all rows.
        pub invalid: RowCount,
        /// The scores that somebody has, in order.
        pub scores: Vec<ExactScore>,
        /// The rows that have them.
        pub counts: CountsDocument,
        /// What its items add to the score, over the rows in which all are
        /// answered; without variables for a composite.
        pub listwise: MomentsDocument,
        /// Of each pair of items with first <= second, row by row, if pairs are
        /// kept: over the rows in which both are answered.
        pub pairwise: Vec<MomentsDocument>,
    }
}
