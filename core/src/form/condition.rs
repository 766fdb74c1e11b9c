//! Skip logic in the words of a tool: what may hold by the answers is shown, as an
//! interview does it, though the tool knows true and false alone.

use crate::survey::choices::ChoiceList;
use crate::survey::condition::{Condition, SkipLogic, Test};
use crate::survey::item::{Item, ItemKind};
use crate::survey::questionnaire::Questionnaire;
use crate::value::decimal::Decimal;
use crate::value::expression::Expression;

use super::is_held;

/// How a tool writes conditions.
pub(super) trait Writing {
    /// The answer is this code.
    fn is(&self, item: &Item, code: &str) -> String;
    /// This choice was ticked.
    fn ticked(&self, item: &Item, code: &str) -> String;
    /// The number is this or more, or less.
    fn number(&self, item: &Item, sign: &str, bound: &str) -> String;
    /// Nothing was answered.
    fn is_empty(&self, item: &Item) -> String;
    /// What is always so.
    fn always(&self) -> String;
    /// The statement does not hold.
    fn not(&self, statement: &str) -> String;
    /// Whether a question with nothing ticked counts as answered when its export is read.
    fn blank_is_unticked(&self) -> bool;
}

/// A statement that may hold, and that holds for certain.
struct Both {
    possible: String,
    certain: String,
}

/// When an item is shown; nothing where it always is.
pub(super) fn shown(
    logic: Option<&SkipLogic>,
    questionnaire: &Questionnaire,
    tool: &dyn Writing,
) -> Option<String> {
    logic.map(|logic| both(logic, questionnaire, tool).possible)
}

/// All of these statements.
pub(super) fn all(statements: impl IntoIterator<Item = String>) -> String {
    joined(statements, " and ")
}

fn joined(statements: impl IntoIterator<Item = String>, word: &str) -> String {
    let statements: Vec<String> = statements.into_iter().collect();
    match statements.as_slice() {
        [one] => one.clone(),
        several => format!("({})", several.join(word)),
    }
}

fn both(logic: &SkipLogic, questionnaire: &Questionnaire, tool: &dyn Writing) -> Both {
    let parts = |parts: &[SkipLogic], word: &str| {
        let parts: Vec<Both> = parts.iter().map(|part| both(part, questionnaire, tool)).collect();
        Both {
            possible: joined(parts.iter().map(|part| part.possible.clone()), word),
            certain: joined(parts.iter().map(|part| part.certain.clone()), word),
        }
    };
    match logic {
        Expression::All(list) => parts(list, " and "),
        Expression::Any(list) => parts(list, " or "),
        Expression::Not(part) => {
            let part = both(part, questionnaire, tool);
            Both { possible: tool.not(&part.certain), certain: tool.not(&part.possible) }
        }
        Expression::Condition(condition) => leaf(condition, questionnaire, tool),
    }
}

fn leaf(condition: &Condition, questionnaire: &Questionnaire, tool: &dyn Writing) -> Both {
    let Some(item) = questionnaire.item(condition.item.as_str()) else {
        return Both { possible: tool.always(), certain: tool.always() };
    };
    // What the form does not have is not known there, and hides nothing.
    if !is_held(item) {
        return Both { possible: tool.always(), certain: tool.not(&tool.always()) };
    }
    let list = questionnaire.choices(item);
    let one_of = |codes: Vec<&str>| match codes.is_empty() {
        true => tool.not(&tool.always()),
        false => joined(codes.into_iter().map(|code| tool.is(item, code)), " or "),
    };
    let known = |test: String| {
        let unknown = joined(unanswered(item, list, tool), " or ");
        let answered = tool.not(&unknown);
        Both { possible: joined([unknown, test.clone()], " or "), certain: all([answered, test]) }
    };
    let valued = |fits: &dyn Fn(Decimal) -> bool| {
        let choices = list.iter().flat_map(|list| list.choices.iter());
        let codes = choices.filter(|choice| choice.value.is_some_and(fits));
        one_of(codes.map(|choice| choice.code.as_str()).collect())
    };
    match &condition.test {
        Test::Is(code) => known(tool.is(item, code.as_str())),
        Test::In(codes) => known(one_of(codes.iter().map(|code| code.as_str()).collect())),
        Test::Includes(code) if tool.blank_is_unticked() => {
            let ticked = tool.ticked(item, code.as_str());
            Both { possible: ticked.clone(), certain: ticked }
        }
        Test::Includes(code) => known(tool.ticked(item, code.as_str())),
        Test::AtLeast(bound) if item.kind == ItemKind::Number => {
            known(tool.number(item, ">=", &bound.to_string()))
        }
        Test::AtMost(bound) if item.kind == ItemKind::Number => {
            known(tool.number(item, "<=", &bound.to_string()))
        }
        Test::AtLeast(bound) => known(valued(&|value| value >= *bound)),
        Test::AtMost(bound) => known(valued(&|value| value <= *bound)),
        Test::IsAnswered(wanted) => {
            let answered = match item.kind {
                ItemKind::Multiple if tool.blank_is_unticked() => tool.always(),
                _ => tool.not(&joined(unanswered(item, list, tool), " or ")),
            };
            let test = if *wanted { answered } else { tool.not(&answered) };
            Both { possible: test.clone(), certain: test }
        }
    }
}

/// The ways in which an item has no answer: nothing, or a way not to answer.
fn unanswered(item: &Item, list: Option<&ChoiceList>, tool: &dyn Writing) -> Vec<String> {
    let missing = list.iter().flat_map(|list| list.missing.iter());
    let missing = missing.filter(|_| item.kind != ItemKind::Multiple);
    let missing = missing.map(|choice| tool.is(item, choice.code.as_str()));
    std::iter::once(tool.is_empty(item)).chain(missing).collect()
}
