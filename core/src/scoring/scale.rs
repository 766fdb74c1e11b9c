//! The kernel: keyed values summed over the members of a scale, the answered
//! rule in integers, one division at the end.

use std::ops::{AddAssign, Mul};

use crate::base::ratio::Ratio;
use crate::base::read::words;
use crate::base::value::Decimal;
use crate::survey::exactness::{self, CompositeArithmetic, ItemArithmetic, Span};
use crate::survey::item::Item;
use crate::survey::questionnaire::Questionnaire;
use crate::survey::scale::{AtLeast, Member, Method, Of, Output, Scale};

use super::block::Block;
use super::cell::{Missing, Slot};

words! {
    /// Why a scale has a value for a respondent, or has none.
    pub enum ScoreStatus {
        /// It has one.
        Ok = "ok",
        /// Fewer answers than the rule asks for.
        TooFewAnswers = "too_few_answers",
        /// None of its items applies to the person.
        NothingApplicable = "nothing_applicable",
    }
}

/// What a scale gives for one respondent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Outcome {
    pub(crate) status: ScoreStatus,
    /// Members that were answered and enter the score.
    pub(crate) used: u32,
    /// Members that the answered rule counts.
    pub(crate) of: u32,
    /// Members whose cell was invalid.
    pub(crate) invalid: u32,
    numerator: i128,
    denominator: i128,
}

impl Outcome {
    /// The exact score, if there is one.
    pub(crate) fn exact(&self) -> Option<Ratio> {
        if self.status == ScoreStatus::Ok {
            Ratio::new(self.numerator, self.denominator)
        } else {
            None
        }
    }

    /// The score, rounded once.
    #[expect(clippy::cast_precision_loss, reason = "both are checked to be exact")]
    pub(crate) fn value(&self) -> Option<f64> {
        const EXACT: i128 = 1 << 53;
        if self.status != ScoreStatus::Ok {
            return None;
        }
        if self.numerator.abs() < EXACT && self.denominator < EXACT {
            return Some(self.numerator as f64 / self.denominator as f64);
        }
        self.exact().map(Ratio::to_f64)
    }
}

/// The outcomes of many rows, rounded, column by column.
#[cfg(feature = "arrow")]
#[derive(Debug, Default)]
pub(crate) struct ScoreColumns {
    /// 0 where there is no value.
    pub(crate) values: Vec<f64>,
    pub(crate) used: Vec<u16>,
    pub(crate) of: Vec<u16>,
    pub(crate) invalid: Vec<u16>,
    /// The position of the status in its closed list.
    pub(crate) status: Vec<i8>,
}

#[cfg(feature = "arrow")]
impl ScoreColumns {
    fn reserve(&mut self, rows: usize) {
        self.values.reserve(rows);
        self.used.reserve(rows);
        self.of.reserve(rows);
        self.invalid.reserve(rows);
        self.status.reserve(rows);
    }

    fn push(&mut self, status: ScoreStatus, value: Option<f64>, used: u32, of: u32, invalid: u32) {
        let count = |count: u32| u16::try_from(count).unwrap_or(u16::MAX);
        self.values.push(value.unwrap_or(0.0));
        self.used.push(count(used));
        self.of.push(count(of));
        self.invalid.push(count(invalid));
        self.status.push(status as i8);
    }

    /// Puts the rows of another behind these.
    pub(crate) fn append(&mut self, other: &Self) {
        self.values.extend_from_slice(&other.values);
        self.used.extend_from_slice(&other.used);
        self.of.extend_from_slice(&other.of);
        self.invalid.extend_from_slice(&other.invalid);
        self.status.extend_from_slice(&other.status);
    }
}

/// When a scale has a score.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rule {
    pub(crate) at_least: AtLeast,
    pub(crate) strict: bool,
    pub(crate) of: Of,
    pub(crate) min_items: u32,
    pub(crate) members: u32,
    /// A sum has no meaning without all of its items.
    pub(crate) all: bool,
}

impl Rule {
    fn new(scale: &Scale, members: usize) -> Self {
        let (at_least, strict, of) = scale.answered_rule();
        Self {
            at_least,
            strict,
            of,
            min_items: scale.min_items(members),
            members: u32::try_from(members).unwrap_or(u32::MAX),
            all: scale.method == Method::Sum,
        }
    }

    fn counted(&self, applicable: u32) -> u32 {
        if self.of == Of::All { self.members } else { applicable }
    }

    fn status(&self, used: u32, applicable: u32) -> ScoreStatus {
        if applicable == 0 {
            return ScoreStatus::NothingApplicable;
        }
        let (have, need) = match self.at_least {
            AtLeast::Count(count) => (u64::from(used), u64::from(count.get())),
            AtLeast::Ratio(p, q) => {
                (u64::from(used) * u64::from(q), u64::from(p) * u64::from(self.counted(applicable)))
            }
        };
        let enough = if self.strict { have > need } else { have >= need };
        let whole = !self.all || used == self.members;
        if enough && whole && used >= self.min_items && used > 0 {
            ScoreStatus::Ok
        } else {
            ScoreStatus::TooFewAnswers
        }
    }

    /// The rule in words of the document.
    pub(crate) fn describe(&self) -> String {
        let than = if self.strict { "more than" } else { "at least" };
        let part = match self.at_least {
            AtLeast::Count(count) => count.get().to_string(),
            AtLeast::Ratio(p, q) => format!("{p}/{q}"),
        };
        if self.all {
            return format!("all {} answered", self.members);
        }
        format!("{than} {part} of {} answered, {} at least", self.of, self.min_items)
    }
}

/// A compiled scale with its other reading, if it has one.
#[derive(Debug, Clone)]
pub(crate) struct PlannedScale {
    pub(crate) main: Node,
    pub(crate) alternative: Option<Node>,
}

impl PlannedScale {
    /// Compiles a scale of a questionnaire that was read: nothing is missing.
    pub(crate) fn new(
        questionnaire: &Questionnaire,
        scale: &Scale,
        item_inputs: &[(usize, usize)],
    ) -> Option<Self> {
        let compiler = Compiler { questionnaire, item_inputs };
        let main = compiler.node(scale, &scale.items, scale.output)?;
        let alternative = match &scale.alternative {
            Some(other) => Some(compiler.node(scale, &other.items, scale.output)?),
            None => None,
        };
        Some(Self { main, alternative })
    }

    pub(crate) fn score(&self, block: &Block) -> Vec<Outcome> {
        self.main.score(block)
    }

    /// The items that it reaches, in either reading.
    #[cfg(feature = "arrow")]
    pub(crate) fn items(&self) -> Vec<usize> {
        let mut items = self.main.items();
        items.extend(self.alternative.iter().flat_map(Node::items));
        items.sort_unstable();
        items.dedup();
        items
    }
}

/// One scale, or one reading of it.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    pub(crate) rule: Rule,
    pub(crate) sum: Summed,
}

#[derive(Debug, Clone)]
pub(crate) enum Summed {
    /// Items whose integers all fit in a double.
    Narrow(ItemSum<i64>),
    /// Items that need 128 bits on the way.
    Wide(ItemSum<i128>),
    /// Scales, and perhaps items, on 0–1.
    Composite(Vec<Part>, CompositeArithmetic),
}

/// A member of a composite.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    pub(crate) node: Node,
    pub(crate) weight: u32,
    /// The key of the item or scale, for explanations.
    pub(crate) key: String,
    pub(crate) is_scale: bool,
}

/// A member of a scale over items.
#[derive(Debug, Clone)]
pub(crate) struct Leaf<T> {
    pub(crate) item: usize,
    pub(crate) input: usize,
    pub(crate) reversed: bool,
    pub(crate) weight: u32,
    low: i64,
    high: i64,
    /// What each slot adds, for items with a list.
    table: Option<Box<[Entry<T>; 256]>>,
}

/// What one cell adds to a score, or all cells of a row together.
#[derive(Debug, Clone, Copy, Default)]
struct Entry<T> {
    value: T,
    counts: Counts,
}

/// Four counts in one integer, so that a cell adds them in one step: the
/// weight in 24 bits, then used, applicable and invalid in 12 each. A scale has
/// at most 1000 members of weight at most 1000.
#[derive(Debug, Clone, Copy, Default)]
struct Counts(u64);

impl Counts {
    fn answered(weight: u32) -> Self {
        Self(u64::from(weight) | 1 << 24 | 1 << 36)
    }

    fn missing(kind: Missing) -> Self {
        let invalid = u64::from(kind == Missing::Invalid) << 48;
        Self(u64::from(kind.is_expected()) << 36 | invalid)
    }

    fn part(self, shift: u32, bits: u32) -> u32 {
        u32::try_from((self.0 >> shift) & ((1 << bits) - 1)).unwrap_or(u32::MAX)
    }

    fn weight(self) -> u32 {
        self.part(0, 24)
    }

    fn used(self) -> u32 {
        self.part(24, 12)
    }

    fn applicable(self) -> u32 {
        self.part(36, 12)
    }

    fn invalid(self) -> u32 {
        self.part(48, 12)
    }
}

/// A scale over items in one kind of integer.
#[derive(Debug, Clone)]
pub(crate) struct ItemSum<T> {
    pub(crate) leaves: Vec<Leaf<T>>,
    arithmetic: ItemArithmetic,
    method: Method,
    output: Output,
    unit: T,
    common: T,
    total: T,
}

/// The integers that a score can be summed in.
pub(crate) trait Integer:
    Copy + Default + AddAssign + Mul<Output = Self> + From<u32> + Into<i128> + TryFrom<i128>
{
    /// The quotient, rounded once.
    #[cfg(feature = "arrow")]
    fn divide(self, denominator: Self) -> f64;
}

impl Integer for i64 {
    #[cfg(feature = "arrow")]
    #[expect(clippy::cast_precision_loss, reason = "narrow integers are below 2^53")]
    fn divide(self, denominator: Self) -> f64 {
        self as f64 / denominator as f64
    }
}

impl Integer for i128 {
    #[cfg(feature = "arrow")]
    fn divide(self, denominator: Self) -> f64 {
        Ratio::new(self, denominator).map_or(f64::NAN, Ratio::to_f64)
    }
}

struct Compiler<'q> {
    questionnaire: &'q Questionnaire,
    item_inputs: &'q [(usize, usize)],
}

impl Compiler<'_> {
    fn node(&self, scale: &Scale, members: &[Member], output: Output) -> Option<Node> {
        if scale.flat == Some(true) {
            let members = self.flatten(members)?;
            return self.items(scale, &members, output);
        }
        if members.iter().all(|member| member.item.is_some()) {
            let members: Vec<&Member> = members.iter().collect();
            return self.items(scale, &members, output);
        }
        let mut parts = Vec::new();
        let mut denominators = Vec::new();
        for member in members {
            let (node, key, is_scale) = if let Some(key) = &member.scale {
                let child = self.questionnaire.scale(key.as_str())?;
                let node = self.node(child, &child.items, Output::PercentOfMaximum)?;
                (node, key.as_str(), true)
            } else {
                let key = member.item.as_ref()?.as_str();
                (self.single(member)?, key, false)
            };
            denominators.push(node.denominators()?);
            parts.push(Part { node, weight: member.weight(), key: key.to_owned(), is_scale });
        }
        let weights: Vec<u32> = parts.iter().map(|part| part.weight).collect();
        let arithmetic = exactness::of_composite(&denominators, &weights)?;
        let rule = Rule::new(scale, parts.len());
        Some(Node { rule, sum: Summed::Composite(parts, arithmetic) })
    }

    /// One item on 0–1, as a member of a composite.
    fn single(&self, member: &Member) -> Option<Node> {
        let rule = Rule {
            at_least: AtLeast::Ratio(1, 1),
            strict: false,
            of: Of::Applicable,
            min_items: 1,
            members: 1,
            all: false,
        };
        let sum = self.summed(&[member], Method::Mean, Output::PercentOfMaximum, true)?;
        Some(Node { rule, sum })
    }

    fn items(&self, scale: &Scale, members: &[&Member], output: Output) -> Option<Node> {
        let sum = self.summed(members, scale.method, output, false)?;
        Some(Node { rule: Rule::new(scale, members.len()), sum })
    }

    fn summed(
        &self,
        members: &[&Member],
        method: Method,
        output: Output,
        unweighted: bool,
    ) -> Option<Summed> {
        let weight = |member: &Member| if unweighted { 1 } else { member.weight() };
        let weights: Vec<u32> = members.iter().map(|member| weight(member)).collect();
        let spans = members
            .iter()
            .map(|member| self.span(self.item(member)?))
            .collect::<Option<Vec<_>>>()?;
        let arithmetic = exactness::of_items(&spans, &weights, output)?;
        if arithmetic.narrow {
            let leaves = self.leaves(members, &weights, &spans, &arithmetic, output)?;
            Some(Summed::Narrow(ItemSum::new(leaves, arithmetic, method, output)?))
        } else {
            let leaves = self.leaves(members, &weights, &spans, &arithmetic, output)?;
            Some(Summed::Wide(ItemSum::new(leaves, arithmetic, method, output)?))
        }
    }

    fn leaves<T: Integer>(
        &self,
        members: &[&Member],
        weights: &[u32],
        spans: &[Span],
        arithmetic: &ItemArithmetic,
        output: Output,
    ) -> Option<Vec<Leaf<T>>> {
        members
            .iter()
            .zip(weights)
            .zip(spans)
            .map(|((member, weight), span)| {
                let item = self.item(member)?;
                let position = self.questionnaire.item_position(item.key.as_str())?;
                let (input, _) = *self.item_inputs.get(position)?;
                let mut leaf = Leaf {
                    item: position,
                    input,
                    reversed: member.is_reversed(),
                    weight: *weight,
                    low: span.low.millionths(),
                    high: span.high.millionths(),
                    table: None,
                };
                if let Some(list) = self.questionnaire.choices(item) {
                    let values = list.choices.iter().map(|choice| choice.value);
                    let values = values.collect::<Option<Vec<Decimal>>>()?;
                    leaf.table = Some(leaf.tabulate(&values, arithmetic, output)?);
                }
                Some(leaf)
            })
            .collect()
    }

    fn item(&self, member: &Member) -> Option<&Item> {
        self.questionnaire.item(member.item.as_ref()?.as_str())
    }

    fn span(&self, item: &Item) -> Option<Span> {
        Span::of(item, self.questionnaire.choices(item))
    }

    fn flatten<'m>(&'m self, members: &'m [Member]) -> Option<Vec<&'m Member>> {
        let mut flat = Vec::new();
        for member in members {
            match &member.scale {
                Some(key) => {
                    flat.extend(self.flatten(&self.questionnaire.scale(key.as_str())?.items)?);
                }
                None => flat.push(member),
            }
        }
        Some(flat)
    }
}

impl<T: Integer> Leaf<T> {
    /// The value as it enters the sum: reversed, in steps, times its weight.
    fn keyed(&self, millionths: i64, arithmetic: &ItemArithmetic, output: Output) -> i128 {
        let value = if self.reversed { self.low + self.high - millionths } else { millionths };
        let steps = |millionths: i64| i128::from(millionths / arithmetic.step);
        let value = match output {
            Output::Raw => steps(value),
            Output::PercentOfMaximum => {
                let range = steps(self.high - self.low);
                steps(value - self.low) * (arithmetic.common / range)
            }
        };
        value * i128::from(self.weight)
    }

    fn tabulate(
        &self,
        values: &[Decimal],
        arithmetic: &ItemArithmetic,
        output: Output,
    ) -> Option<Box<[Entry<T>; 256]>> {
        let mut table = Box::new([Entry::default(); 256]);
        for (position, value) in values.iter().enumerate() {
            let keyed = self.keyed(value.millionths(), arithmetic, output);
            let value = T::try_from(keyed).ok()?;
            *table.get_mut(position)? = Entry { value, counts: Counts::answered(self.weight) };
        }
        for &kind in Missing::ALL {
            let slot = Slot::missing(kind);
            table[usize::from(slot.0)].counts = Counts::missing(kind);
        }
        Some(table)
    }
}

impl<T: Integer> ItemSum<T> {
    fn new(
        leaves: Vec<Leaf<T>>,
        arithmetic: ItemArithmetic,
        method: Method,
        output: Output,
    ) -> Option<Self> {
        let total: u32 = leaves.iter().map(|leaf| leaf.weight).sum();
        let of = |integer: i128| T::try_from(integer).ok();
        let (unit, common) = (of(arithmetic.unit.into())?, of(arithmetic.common)?);
        Some(Self { leaves, arithmetic, method, output, unit, common, total: T::from(total) })
    }

    /// What all leaves add up to, row by row.
    fn accumulate(&self, block: &Block) -> Vec<Entry<T>> {
        let mut sums = vec![Entry::default(); block.rows()];
        for leaf in &self.leaves {
            let slots = block.slots.get(leaf.input).map_or(&[][..], Vec::as_slice);
            let numbers = block.numbers.get(leaf.input).map_or(&[][..], Vec::as_slice);
            if let Some(table) = &leaf.table {
                for (sum, slot) in sums.iter_mut().zip(slots) {
                    sum.add(&table[usize::from(*slot)]);
                }
            } else {
                for ((sum, slot), number) in sums.iter_mut().zip(slots).zip(numbers) {
                    sum.add(&self.number_entry(leaf, Slot(*slot), *number));
                }
            }
        }
        sums
    }

    fn number_entry(&self, leaf: &Leaf<T>, slot: Slot, number: i64) -> Entry<T> {
        match slot.kind() {
            None => {
                // Numbers were checked against the bounds when they were read.
                let keyed = leaf.keyed(number, &self.arithmetic, self.output);
                let value = T::try_from(keyed).unwrap_or_default();
                Entry { value, counts: Counts::answered(leaf.weight) }
            }
            Some(kind) => Entry { value: T::default(), counts: Counts::missing(kind) },
        }
    }

    /// The value of one answer as an explanation shows it: keyed, unweighted,
    /// in the unit of the answers.
    pub(crate) fn keyed_value(&self, leaf: &Leaf<T>, millionths: i64) -> i64 {
        if leaf.reversed { leaf.low + leaf.high - millionths } else { millionths }
    }

    fn quotient(&self, sum: T, weight: T) -> (T, T) {
        match (self.output, self.method) {
            (Output::PercentOfMaximum, _) => (T::from(100) * sum, self.common * weight),
            (Output::Raw, Method::Mean) => (sum, self.unit * weight),
            (Output::Raw, Method::Sum) => (sum, self.unit),
            (Output::Raw, Method::ProratedSum) => (sum * self.total, self.unit * weight),
        }
    }
}

impl<T: Integer> Entry<T> {
    #[inline]
    fn add(&mut self, other: &Self) {
        self.value += other.value;
        self.counts.0 += other.counts.0;
    }
}

impl Node {
    /// The exact outcome of each row.
    pub(crate) fn score(&self, block: &Block) -> Vec<Outcome> {
        match &self.sum {
            Summed::Narrow(sum) => self.score_items(sum, block),
            Summed::Wide(sum) => self.score_items(sum, block),
            Summed::Composite(parts, arithmetic) => self.score_composite(parts, arithmetic, block),
        }
    }

    fn score_items<T: Integer>(&self, sum: &ItemSum<T>, block: &Block) -> Vec<Outcome> {
        let finish = |entry: Entry<T>| {
            let (status, quotient) = self.finish(sum, entry);
            Outcome {
                status,
                used: entry.counts.used(),
                of: self.rule.counted(entry.counts.applicable()),
                invalid: entry.counts.invalid(),
                numerator: quotient.0.into(),
                denominator: quotient.1.into(),
            }
        };
        sum.accumulate(block).into_iter().map(finish).collect()
    }

    fn finish<T: Integer>(&self, sum: &ItemSum<T>, entry: Entry<T>) -> (ScoreStatus, (T, T)) {
        let status = self.rule.status(entry.counts.used(), entry.counts.applicable());
        let quotient = match status {
            ScoreStatus::Ok => sum.quotient(entry.value, T::from(entry.counts.weight())),
            _ => (T::default(), T::from(1)),
        };
        (status, quotient)
    }

    fn score_composite(
        &self,
        parts: &[Part],
        arithmetic: &CompositeArithmetic,
        block: &Block,
    ) -> Vec<Outcome> {
        let children: Vec<Vec<Outcome>> = parts.iter().map(|part| part.node.score(block)).collect();
        (0..block.rows())
            .map(|row| {
                let (mut sum, mut weight) = (0i128, 0i128);
                let (mut used, mut applicable, mut invalid) = (0, 0, 0);
                for (part, outcomes) in parts.iter().zip(&children) {
                    let Some(child) = outcomes.get(row) else { continue };
                    invalid += child.invalid;
                    applicable += u32::from(child.status != ScoreStatus::NothingApplicable);
                    if child.status == ScoreStatus::Ok {
                        used += 1;
                        weight += i128::from(part.weight);
                        // The child is in percent: its denominator on 0-1 is
                        // the same, its numerator a hundredth.
                        let scaled = arithmetic.common / child.denominator;
                        sum += child.numerator / 100 * scaled * i128::from(part.weight);
                    }
                }
                let status = self.rule.status(used, applicable);
                let (numerator, denominator) = match status {
                    ScoreStatus::Ok => (100 * sum, arithmetic.common * weight),
                    _ => (0, 1),
                };
                let of = self.rule.counted(applicable);
                Outcome { status, used, of, invalid, numerator, denominator }
            })
            .collect()
    }

    /// The rounded outcome of each row, as a table holds it.
    #[cfg(feature = "arrow")]
    pub(crate) fn score_columns(&self, block: &Block) -> ScoreColumns {
        let mut columns = ScoreColumns::default();
        match &self.sum {
            Summed::Narrow(sum) => self.push_items(sum, block, &mut columns),
            Summed::Wide(sum) => self.push_items(sum, block, &mut columns),
            Summed::Composite(..) => {
                for row in self.score(block) {
                    columns.push(row.status, row.value(), row.used, row.of, row.invalid);
                }
            }
        }
        columns
    }

    #[cfg(feature = "arrow")]
    fn push_items<T: Integer>(&self, sum: &ItemSum<T>, block: &Block, columns: &mut ScoreColumns) {
        columns.reserve(block.rows());
        for entry in sum.accumulate(block) {
            let (status, (numerator, denominator)) = self.finish(sum, entry);
            let value = (status == ScoreStatus::Ok).then(|| numerator.divide(denominator));
            let counts = entry.counts;
            let of = self.rule.counted(counts.applicable());
            columns.push(status, value, counts.used(), of, counts.invalid());
        }
    }

    fn denominators(&self) -> Option<u128> {
        match &self.sum {
            Summed::Narrow(sum) => sum.arithmetic.denominators,
            Summed::Wide(sum) => sum.arithmetic.denominators,
            Summed::Composite(_, arithmetic) => arithmetic.denominators,
        }
    }

    #[cfg(feature = "arrow")]
    fn items(&self) -> Vec<usize> {
        match &self.sum {
            Summed::Narrow(sum) => sum.leaves.iter().map(|leaf| leaf.item).collect(),
            Summed::Wide(sum) => sum.leaves.iter().map(|leaf| leaf.item).collect(),
            Summed::Composite(parts, _) => {
                parts.iter().flat_map(|part| part.node.items()).collect()
            }
        }
    }
}
