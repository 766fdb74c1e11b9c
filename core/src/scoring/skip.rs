//! Skip logic over decoded rows: three-valued, in an order in which every
//! input is settled before what depends on it.

#[cfg(feature = "arrow")]
use std::collections::BTreeSet;

use crate::survey::condition::{Condition, SkipLogic, Test};
use crate::survey::item::ItemKind;
use crate::survey::questionnaire::Questionnaire;
use crate::value::expression::{Expression, Trace, Truth};

use super::block::Block;
use super::slot::{Missing, Slot};

/// A condition on slots.
#[derive(Debug, Clone)]
struct Leaf {
    item: usize,
    first: usize,
    inputs: usize,
    test: LeafTest,
    words: String,
}

#[derive(Debug, Clone)]
enum LeafTest {
    /// Whether the choice at each position makes it true.
    Choice(Vec<bool>),
    /// Whether the choice of this input was ticked.
    Ticked(usize),
    /// Whether the number lies within, in millionths.
    Number(i64, i64),
    /// Whether there is an answer.
    IsAnswered(bool),
}

/// When each item is asked.
#[derive(Debug, Clone, Default)]
pub(crate) struct SkipPlan {
    logic: Vec<Option<Expression<Leaf>>>,
    item_inputs: Vec<(usize, usize)>,
    /// Items with logic, each after those it looks at.
    order: Vec<usize>,
}

impl SkipPlan {
    pub(crate) fn new(questionnaire: &Questionnaire, item_inputs: &[(usize, usize)]) -> Self {
        let mut logic = Vec::new();
        for (position, item) in questionnaire.items().enumerate() {
            let section = questionnaire.section_of(position).and_then(|s| s.shown_if.as_ref());
            let parts: Vec<Expression<Leaf>> = [section, item.shown_if.as_ref()]
                .into_iter()
                .flatten()
                .map(|logic| compile(logic, questionnaire, item_inputs))
                .collect();
            let mut parts = parts.into_iter();
            logic.push(match (parts.next(), parts.next()) {
                (Some(first), Some(second)) => Some(Expression::All(vec![first, second])),
                (first, _) => first,
            });
        }
        let mut plan = Self { logic, item_inputs: item_inputs.to_vec(), order: Vec::new() };
        plan.order = plan.settle();
        plan
    }

    /// An order in which each item stands after those it looks at; there is
    /// one, since cycles are refused when the questionnaire is read.
    fn settle(&self) -> Vec<usize> {
        let mut order: Vec<usize> = Vec::new();
        let mut waiting: Vec<usize> =
            (0..self.logic.len()).filter(|item| self.logic[*item].is_some()).collect();
        while !waiting.is_empty() {
            let (ready, rest): (Vec<usize>, Vec<usize>) = waiting.iter().partition(|item| {
                self.looks_at(**item).iter().all(|input| !waiting.contains(input))
            });
            if ready.is_empty() {
                break;
            }
            order.extend(ready);
            waiting = rest;
        }
        order
    }

    fn looks_at(&self, item: usize) -> Vec<usize> {
        let logic = self.logic.get(item).and_then(Option::as_ref);
        logic.map_or(Vec::new(), |logic| logic.conditions().iter().map(|leaf| leaf.item).collect())
    }

    /// The items with those that decide whether they are asked.
    #[cfg(feature = "arrow")]
    pub(crate) fn closure(&self, items: impl IntoIterator<Item = usize>) -> BTreeSet<usize> {
        let mut all: BTreeSet<usize> = BTreeSet::new();
        let mut next: Vec<usize> = items.into_iter().collect();
        while let Some(item) = next.pop() {
            if all.insert(item) {
                next.extend(self.looks_at(item));
            }
        }
        all
    }

    /// Marks what was not shown. Gives, for each cell that was answered all
    /// the same, its item and row, in the order of the items.
    pub(crate) fn apply(&self, block: &mut Block) -> Vec<(usize, usize)> {
        let mut answered_though_hidden = Vec::new();
        for &item in &self.order {
            let Some(logic) = &self.logic[item] else { continue };
            let (first, count) = self.item_inputs[item];
            for row in 0..block.rows() {
                if logic.evaluate(&mut |leaf| leaf.value(block, row)) != Truth::False {
                    continue;
                }
                let inputs = first..first + count;
                if inputs.clone().any(|input| block.slot(input, row).is_answered()) {
                    answered_though_hidden.push((item, row));
                }
                for input in inputs {
                    block.set(input, row, Slot::NOT_SHOWN);
                }
            }
        }
        answered_though_hidden.sort_unstable();
        answered_though_hidden
    }

    /// By item, whether it is shown to the one person of the block.
    pub(crate) fn shown(&self, block: &mut Block) -> Vec<bool> {
        self.apply(block);
        let is_hidden = |logic: &Expression<Leaf>| {
            logic.evaluate(&mut |leaf| leaf.value(block, 0)) == Truth::False
        };
        self.logic.iter().map(|logic| !logic.as_ref().is_some_and(is_hidden)).collect()
    }

    /// Why an item was or was not asked; nothing for one that always is.
    pub(crate) fn trace(&self, item: usize, block: &Block, row: usize) -> Option<Trace> {
        let logic = self.logic.get(item)?.as_ref()?;
        Some(logic.trace(&mut |leaf| (leaf.value(block, row), leaf.words.clone())))
    }
}

impl Leaf {
    fn value(&self, block: &Block, row: usize) -> Truth {
        let slots = || (self.first..self.first + self.inputs).map(|input| block.slot(input, row));
        if let LeafTest::IsAnswered(wanted) = self.test {
            return Truth::from(slots().any(Slot::is_answered) == wanted);
        }
        let slot = match self.test {
            LeafTest::Ticked(input) => block.slot(input, row),
            _ => block.slot(self.first, row),
        };
        let Some(position) = slot.position() else { return Truth::Unknown };
        match &self.test {
            LeafTest::Choice(accepted) => Truth::from(accepted.get(position) == Some(&true)),
            LeafTest::Ticked(_) => Truth::from(slot == Slot::TICKED),
            LeafTest::Number(low, high) => {
                Truth::from((*low..=*high).contains(&block.number(self.first, row)))
            }
            LeafTest::IsAnswered(_) => Truth::Unknown,
        }
    }
}

fn compile(
    logic: &SkipLogic,
    questionnaire: &Questionnaire,
    item_inputs: &[(usize, usize)],
) -> Expression<Leaf> {
    logic.map(&mut |condition| leaf(condition, questionnaire, item_inputs))
}

fn leaf(
    condition: &Condition,
    questionnaire: &Questionnaire,
    item_inputs: &[(usize, usize)],
) -> Leaf {
    let position = questionnaire.item_position(condition.item.as_str()).unwrap_or(usize::MAX);
    let (first, inputs) = item_inputs.get(position).copied().unwrap_or((usize::MAX, 0));
    let item = questionnaire.item(condition.item.as_str());
    let list = item.and_then(|item| questionnaire.choices(item));
    let accept = |accepts: &dyn Fn(&crate::survey::choices::Choice) -> bool| {
        LeafTest::Choice(list.map_or(Vec::new(), |list| list.choices.iter().map(accepts).collect()))
    };
    let number = item.is_some_and(|item| item.kind == ItemKind::Number);
    let test = match &condition.test {
        Test::Is(code) => accept(&|choice| *code == choice.code),
        Test::In(codes) => accept(&|choice| codes.contains(&choice.code)),
        Test::Includes(code) => {
            let choice = list.and_then(|list| list.position(code.as_str())).unwrap_or(usize::MAX);
            LeafTest::Ticked(first.saturating_add(choice))
        }
        Test::AtLeast(bound) if number => LeafTest::Number(bound.millionths(), i64::MAX),
        Test::AtMost(bound) if number => LeafTest::Number(i64::MIN, bound.millionths()),
        Test::AtLeast(bound) => accept(&|choice| choice.value.is_some_and(|value| value >= *bound)),
        Test::AtMost(bound) => accept(&|choice| choice.value.is_some_and(|value| value <= *bound)),
        Test::IsAnswered(wanted) => LeafTest::IsAnswered(*wanted),
    };
    // The occasion says nothing about whether the item itself was answered.
    let inputs = match item.map(|item| item.kind) {
        Some(ItemKind::Multiple | ItemKind::Ranking) => inputs,
        _ => inputs.min(1),
    };
    Leaf { item: position, first, inputs, test, words: condition.describe() }
}

/// Whether a slot was hidden by skip logic.
pub(crate) fn is_hidden(slot: Slot) -> bool {
    slot.kind() == Some(Missing::NotShown)
}
