//! The tally as JSON and as bytes: what goes from one machine to another.

use serde::Serialize;
use serde_json::{Value, json};

use crate::base::canonical::{canonical_json, sha256_hex};
use crate::base::document::read_document;
use crate::base::error::{Code, Error};
use crate::base::location::Pointer;
use crate::base::node::{MAX_BYTES, Node};
use crate::base::ratio::Ratio;
use crate::base::read::{Read, Reader, bounded, read_parsed, record, words};
use crate::base::value::SchemaVersion;
use crate::scoring::plan::Plan;
use crate::survey::questionnaire::Questionnaire;

use super::by::{ByColumn, ByKind, GroupKey, GroupValue};
use super::count::{Count, Counts, LARGEST_WEIGHT, Weighting};
use super::group::{Group, RankingSums, ScaleSums};
use super::layout::{Layout, ScaleLayout};
use super::moments::Moments;
use super::tally::{MOST_WEIGHT, Tally};

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

impl Read for ExactInteger {
    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        let parse = |text: &str| text.parse().ok().filter(|value: &i128| value.to_string() == text);
        read_parsed(node, at, reader, "an integer as a string", parse).map(Self)
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

impl Read for ExactScore {
    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        let parse = |text: &str| {
            let (numerator, denominator) = text.split_once('/')?;
            let ratio = Ratio::new(numerator.parse().ok()?, denominator.parse().ok()?)?;
            (score_text(ratio) == text).then_some(ratio)
        };
        read_parsed(node, at, reader, "a quotient in lowest terms as a string", parse).map(Self)
    }
}

fn score_text(score: Ratio) -> String {
    format!("{}/{}", score.numerator(), score.denominator())
}

record! {
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
    /// A column by whose values rows are told apart.
    pub struct ByDocument {
        /// Its name in the data.
        pub column: String,
        /// What its values are.
        pub kind: ByKind,
    }
}

record! {
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
    /// A value of a `by` column.
    pub struct ByValue {
        /// As it is printed; absent for a group without a value.
        pub value: Option<String>,
    }
}

record! {
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

/// The first line of the bytes: what they are, and about whom.
const HEAD: &[u8] = b"boussole-sante tally 1 personal-data\n";
/// How hard the bytes are pressed: beyond it they get hardly shorter.
const LEVEL: u8 = 6;

impl Tally {
    /// The tally as JSON (RFC 8785), by the schema `tally`. Personal data.
    ///
    /// # Errors
    /// `too_large` beyond what is read back.
    pub fn to_json(&self) -> Result<String, Error> {
        let json = canonical_json(&self.to_value())?;
        if json.len() > MAX_BYTES {
            let expected = format!("fewer groups: at most {MAX_BYTES} bytes of JSON");
            return Err(Error::usage(Code::TooLarge, expected, format!("{} bytes", json.len())));
        }
        Ok(json)
    }

    /// Reads the JSON of a tally.
    ///
    /// # Errors
    /// `invalid_document` with every fault: what is not as the schema says,
    /// and sums that contradict each other.
    pub fn from_json(json: &[u8]) -> Result<Self, Error> {
        let node = Node::parse(json)?;
        let mut tally = None;
        let text = std::str::from_utf8(json).ok();
        let check = |document: &TallyDocument, reader: &mut Reader| {
            tally = document.tally(reader);
        };
        read_document(&node, text, TallyTag::Tally.as_str(), Reader::private(), check)?;
        // Without a fault there is a tally.
        tally.ok_or_else(|| Error::many(Code::InvalidDocument, Vec::new()))
    }

    /// The tally in few bytes: a line that says what they are and that they are
    /// personal data, the SHA-256 of the JSON, the JSON deflated.
    ///
    /// # Errors
    /// As [`to_json`](Self::to_json).
    pub fn to_bytes(&self) -> Result<Vec<u8>, Error> {
        let json = self.to_json()?;
        let mut bytes = HEAD.to_vec();
        bytes.extend_from_slice(sha256_hex(json.as_bytes()).as_bytes());
        bytes.push(b'\n');
        bytes.extend(miniz_oxide::deflate::compress_to_vec(json.as_bytes(), LEVEL));
        Ok(bytes)
    }

    /// Reads the bytes of a tally.
    ///
    /// # Errors
    /// `wrong_document` if they are no tally of this version, `damaged_bytes`
    /// if they are not as they were written, and as
    /// [`from_json`](Self::from_json).
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let expected = String::from_utf8_lossy(HEAD).trim_end().to_owned();
        let Some(rest) = bytes.strip_prefix(HEAD) else {
            return Err(Error::usage(Code::WrongDocument, expected, ""));
        };
        let damaged = || Error::usage(Code::DamagedBytes, "the bytes as they were written", "");
        let (hash, pressed) = rest.split_at_checked(65).ok_or_else(damaged)?;
        let json = miniz_oxide::inflate::decompress_to_vec_with_limit(pressed, MAX_BYTES)
            .map_err(|_| damaged())?;
        if hash.strip_suffix(b"\n") != Some(sha256_hex(&json).as_bytes()) {
            return Err(damaged());
        }
        Self::from_json(&json)
    }

    fn to_value(&self) -> Value {
        let by = self.by.iter().map(|by| json!({"column": by.name, "kind": by.kind}));
        let groups = self.groups.iter().map(|(key, group)| self.group_value(key, group));
        json!({
            "document": TallyTag::Tally,
            "schema_version": 1,
            "holds": Holds::PersonalData,
            "questionnaire": self.questionnaire(),
            "weights": self.weighting,
            "by": by.collect::<Vec<_>>(),
            "pairwise": self.pairwise,
            "shards": self.shards,
            "groups": groups.collect::<Vec<_>>(),
        })
    }

    fn group_value(&self, key: &GroupKey, group: &Group) -> Value {
        let by =
            key.iter().map(|value| value.text().map_or(json!({}), |text| json!({"value": text})));
        let counts = |counts: &Counts| self.counts_value(counts.iter());
        let moments = |moments: &[Moments]| {
            moments.iter().map(|moments| self.moments_value(moments)).collect::<Vec<_>>()
        };
        let scales = group.scales.iter().zip(&self.layout.scales).map(|(sums, layout)| {
            let entries = sums.scores.entries(layout);
            json!({
                "status": counts(&sums.status),
                "invalid": sums.invalid,
                "scores": entries.iter().map(|(score, _)| score_text(*score)).collect::<Vec<_>>(),
                "counts": self.counts_value(entries.iter().map(|(_, count)| *count)),
                "listwise": self.moments_value(&sums.listwise),
                "pairwise": moments(&sums.pairwise),
            })
        });
        let rankings = group.rankings.iter().map(|sums| {
            json!({
                "people": counts(&sums.people),
                "ranked": counts(&sums.ranked),
                "ranks": texts(&sums.ranks),
                "left": texts(&sums.left),
            })
        });
        json!({
            "by": by.collect::<Vec<_>>(),
            "rows": self.counts_value([group.rows].into_iter()),
            "zero_weight_rows": group.zero_weight,
            "columns": counts(&group.cells),
            "numbers": moments(&group.numbers),
            "items": counts(&group.compound),
            "rankings": rankings.collect::<Vec<_>>(),
            "scales": scales.collect::<Vec<_>>(),
            "pairs": moments(&group.pairs),
        })
    }

    fn counts_value(&self, counts: impl Iterator<Item = Count> + Clone) -> Value {
        let n: Vec<u64> = counts.clone().map(|count| count.n).collect();
        if self.weighting != Weighting::Survey {
            return json!({ "n": n });
        }
        let weight: Vec<String> = counts.clone().map(|count| count.weight.to_string()).collect();
        let squared: Vec<String> = counts.map(|count| count.squared.to_string()).collect();
        json!({ "n": n, "weight": weight, "squared": squared })
    }

    fn moments_value(&self, moments: &Moments) -> Value {
        json!({
            "rows": self.counts_value([moments.count].into_iter()),
            "sums": texts(&moments.sums),
            "products": texts(&moments.products),
        })
    }
}

fn texts(sums: &[i128]) -> Vec<String> {
    sums.iter().map(ToString::to_string).collect()
}

impl TallyDocument {
    /// The tally, unless sums contradict the questionnaire or each other.
    fn tally(&self, reader: &mut Reader) -> Option<Tally> {
        let plan = Plan::new(&self.questionnaire).ok()?;
        let by = self.by.iter();
        let by = by.map(|by| ByColumn { name: by.column.clone(), kind: by.kind }).collect();
        let mut tally = Tally::new(plan, by, self.weights, self.pairwise, None);
        tally.shards = self.shards.iter().cloned().collect();
        for (index, group) in self.groups.iter().enumerate() {
            let at = Pointer::root().key("groups").index(index);
            let Some(key) = self.group_key(group, &at, reader) else { continue };
            let mut check = Check { layout: &tally.layout, weighting: self.weights, reader };
            let sums = check.group(group, &at, self.pairwise);
            // Its place is taken, whatever its sums are.
            let taken =
                sums.unwrap_or_else(|| Group::new(&tally.layout, self.weights, self.pairwise));
            if tally.groups.insert(key, taken).is_some() {
                let expected = "values that no other group has";
                reader.fault(Code::DuplicateEntry, &at.key("by"), expected, "");
            }
        }
        let weight: u128 = tally.groups.values().map(|group| group.rows.weight).sum();
        if weight >= MOST_WEIGHT {
            let at = Pointer::root().key("groups");
            reader.fault(Code::OutOfRange, &at, "weights below 2^64 in all", "");
        }
        Some(tally)
    }

    fn group_key(
        &self,
        group: &GroupDocument,
        at: &Pointer,
        reader: &mut Reader,
    ) -> Option<GroupKey> {
        let place = at.key("by");
        if group.by.len() != self.by.len() {
            let expected = format!("{} values", self.by.len());
            reader.fault(Code::OutOfRange, &place, expected, group.by.len().to_string());
            return None;
        }
        let values = group.by.iter().zip(&self.by).enumerate();
        values
            .map(|(index, (value, by))| {
                let Some(text) = &value.value else { return Some(GroupValue::Missing) };
                let read = GroupValue::printed(text, by.kind)
                    .filter(|value| value.text().as_ref() == Some(text));
                if read.is_none() {
                    let at = place.index(index).key("value");
                    let expected = format!("a value of a column of kind {}", by.kind);
                    reader.fault(Code::InvalidValue, &at, expected, text.as_str());
                }
                read
            })
            .collect()
    }
}

/// Holds the sums of a document against the layout and each other.
struct Check<'c> {
    layout: &'c Layout,
    weighting: Weighting,
    reader: &'c mut Reader,
}

impl Check<'_> {
    fn group(&mut self, group: &GroupDocument, at: &Pointer, pairwise: bool) -> Option<Group> {
        let mut sums = Group::new(self.layout, self.weighting, pairwise);
        let layout = self.layout;
        let rows = self.count(&group.rows, &at.key("rows"));
        let cells = self.counts(&group.columns, layout.cells, &at.key("columns"));
        let compound = self.counts(&group.items, sums.compound.len(), &at.key("items"));
        let numbers = self.all_moments(&group.numbers, sums.numbers.len(), 1, &at.key("numbers"));
        let pairs = self.all_moments(&group.pairs, sums.pairs.len(), 2, &at.key("pairs"));
        let rankings = self.rankings(group, &sums, &at.key("rankings"));
        let place = at.key("scales");
        self.length(group.scales.len(), layout.scales.len(), &place)?;
        let scales = group.scales.iter().zip(&layout.scales).enumerate();
        let scales: Vec<Option<ScaleSums>> = scales
            .map(|(index, (scale, layout))| {
                self.scale(scale, layout, &place.index(index), pairwise)
            })
            .collect();
        (sums.rows, sums.cells, sums.compound) = (rows?, cells?, compound?);
        (sums.numbers, sums.pairs, sums.rankings) = (numbers?, pairs?, rankings?);
        sums.zero_weight = group.zero_weight_rows.get();
        sums.scales = scales.into_iter().collect::<Option<_>>()?;
        self.agree(&sums, at);
        Some(sums)
    }

    fn rankings(
        &mut self,
        group: &GroupDocument,
        empty: &Group,
        at: &Pointer,
    ) -> Option<Vec<RankingSums>> {
        self.length(group.rankings.len(), empty.rankings.len(), at)?;
        let all = group.rankings.iter().zip(&empty.rankings).enumerate();
        let read: Vec<Option<RankingSums>> = all
            .map(|(index, (ranking, empty))| {
                let at = at.index(index);
                let people = self.counts(&ranking.people, 2, &at.key("people"));
                let ranked = self.counts(&ranking.ranked, empty.ranked.len(), &at.key("ranked"));
                let lengths = [
                    self.length(ranking.ranks.len(), empty.ranks.len(), &at.key("ranks")),
                    self.length(ranking.left.len(), empty.left.len(), &at.key("left")),
                ];
                let people = people?;
                let most = people.get(0).weight.min(MOST_WEIGHT) << 31;
                let ranks = self.within(&ranking.ranks, most, &at.key("ranks"));
                let left = self.within(&ranking.left, most, &at.key("left"));
                let [Some(()), Some(())] = lengths else { return None };
                Some(RankingSums { people, ranked: ranked?, ranks: ranks?, left: left? })
            })
            .collect();
        read.into_iter().collect()
    }

    fn scale(
        &mut self,
        scale: &ScaleDocument,
        layout: &ScaleLayout,
        at: &Pointer,
        pairwise: bool,
    ) -> Option<ScaleSums> {
        let mut sums = ScaleSums::new(layout, self.weighting, pairwise);
        let status = self.counts(&scale.status, sums.status.len(), &at.key("status"));
        let counts = self.counts(&scale.counts, scale.scores.len(), &at.key("counts"));
        let listwise = self.moments(&scale.listwise, layout.members, &at.key("listwise"));
        let pairs = sums.pairwise.len();
        let pairwise = self.all_moments(&scale.pairwise, pairs, 2, &at.key("pairwise"));
        let counts = counts?;
        for (index, (ExactScore(score), count)) in
            scale.scores.iter().zip(counts.iter()).enumerate()
        {
            let after = index.checked_sub(1).is_none_or(|before| scale.scores[before].0 < *score);
            let place = at.key("scores").index(index);
            if !after || count.n == 0 {
                let expected = "scores that somebody has, in order";
                self.reader.fault(Code::InvalidValue, &place, expected, "");
            } else if !sums.scores.add(layout, *score, count) {
                let expected = "a score that the scale can have";
                self.reader.fault(Code::OutOfRange, &place, expected, "");
            }
        }
        sums.invalid = scale.invalid.get();
        (sums.status, sums.listwise, sums.pairwise) = (status?, listwise?, pairwise?);
        Some(sums)
    }

    /// Sums that count the same rows count as many.
    fn agree(&mut self, group: &Group, at: &Pointer) {
        let total = |counts: &mut dyn Iterator<Item = Count>| {
            let mut total = Count::default();
            counts.for_each(|count| total += count);
            total
        };
        let mut places = Vec::new();
        for (index, input) in self.layout.inputs.iter().enumerate() {
            let cells = input.first..input.first + input.choices + super::layout::KINDS;
            if total(&mut cells.map(|cell| group.cells.get(cell))) != group.rows {
                places.push(at.key("columns").index(index));
            }
        }
        for (index, (sums, layout)) in group.scales.iter().zip(&self.layout.scales).enumerate() {
            let scores = total(&mut sums.scores.entries(layout).into_iter().map(|(_, n)| n));
            if total(&mut sums.status.iter()) != group.rows || scores != sums.status.get(0) {
                places.push(at.key("scales").index(index));
            }
        }
        for place in places {
            let expected = "counts that add up to the rows of the group";
            self.reader.fault(Code::InvalidValue, &place, expected, "");
        }
    }

    fn length(&mut self, found: usize, expected: usize, at: &Pointer) -> Option<()> {
        if found == expected {
            return Some(());
        }
        self.reader.fault(Code::OutOfRange, at, format!("{expected} elements"), found.to_string());
        None
    }

    fn count(&mut self, document: &CountsDocument, at: &Pointer) -> Option<Count> {
        self.counts(document, 1, at).map(|counts| counts.get(0))
    }

    fn counts(&mut self, document: &CountsDocument, len: usize, at: &Pointer) -> Option<Counts> {
        self.length(document.n.len(), len, &at.key("n"))?;
        let weights = if self.weighting == Weighting::Survey { len } else { 0 };
        self.length(document.weight.len(), weights, &at.key("weight"))?;
        self.length(document.squared.len(), weights, &at.key("squared"))?;
        let mut counts = Counts::new(len, self.weighting);
        for (index, n) in document.n.iter().enumerate() {
            let mut count = Count::rows(n.get());
            if weights > 0 {
                let of = |list: &[ExactInteger], name: &str, most: u128, this: &mut Self| {
                    let value = list.get(index).and_then(|value| u128::try_from(value.0).ok());
                    let value = value.filter(|value| *value <= most);
                    if value.is_none() {
                        let place = at.key(name).index(index);
                        this.reader.fault(Code::OutOfRange, &place, "a sum of weights", "");
                    }
                    value
                };
                let largest = LARGEST_WEIGHT;
                let most = MOST_WEIGHT.min(u128::from(n.get()) * largest);
                count.weight = of(&document.weight, "weight", most, self)?;
                let most = count.weight * largest;
                count.squared = of(&document.squared, "squared", most, self)?;
            }
            counts.add(index, count);
        }
        Some(counts)
    }

    fn all_moments(
        &mut self,
        documents: &[MomentsDocument],
        len: usize,
        variables: usize,
        at: &Pointer,
    ) -> Option<Vec<Moments>> {
        self.length(documents.len(), len, at)?;
        let all = documents.iter().enumerate();
        let all: Vec<Option<Moments>> =
            all.map(|(index, one)| self.moments(one, variables, &at.index(index))).collect();
        all.into_iter().collect()
    }

    fn moments(
        &mut self,
        document: &MomentsDocument,
        variables: usize,
        at: &Pointer,
    ) -> Option<Moments> {
        let mut moments = Moments::new(variables);
        moments.count = self.count(&document.rows, &at.key("rows"))?;
        self.length(document.sums.len(), moments.sums.len(), &at.key("sums"))?;
        self.length(document.products.len(), moments.products.len(), &at.key("products"))?;
        // So large is what rows of this weight can add up to: sums of such
        // sums stay within 128 bits.
        let weight = moments.count.weight.min(MOST_WEIGHT);
        let sums = self.within(&document.sums, weight << 31, &at.key("sums"));
        let products = self.within(&document.products, weight << 62, &at.key("products"));
        (moments.sums, moments.products) = (sums?, products?);
        Some(moments)
    }

    fn within(&mut self, list: &[ExactInteger], most: u128, at: &Pointer) -> Option<Vec<i128>> {
        let mut all = Some(Vec::with_capacity(list.len()));
        for (index, ExactInteger(value)) in list.iter().enumerate() {
            if value.unsigned_abs() > most {
                let expected = "a sum that rows of this weight can have";
                self.reader.fault(Code::OutOfRange, &at.index(index), expected, "");
                all = None;
            } else if let Some(all) = &mut all {
                all.push(*value);
            }
        }
        all
    }
}

impl Serialize for Tally {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_value().serialize(serializer)
    }
}
