//! Compilation of scales to scorers.

use crate::survey::exactness;
use crate::survey::exactness::{ItemArithmetic, Span};
use crate::survey::item::Item;
use crate::survey::questionnaire::Questionnaire;
use crate::survey::scale::{AtLeast, Member, Method, Of, Output, Scale};
use crate::value::decimal::Decimal;

use super::rule::AnsweredRule;
use super::scale::{Node, Part, PlannedScale, Summed};
use super::sum::{Integer, ItemSum, Leaf};

/// Compiles a scale of a questionnaire that was read: nothing is missing.
pub(crate) fn compile(
    questionnaire: &Questionnaire,
    scale: &Scale,
    item_inputs: &[(usize, usize)],
) -> Option<PlannedScale> {
    let compiler = Compiler { questionnaire, item_inputs };
    let main = compiler.node(scale, &scale.items, scale.output)?;
    let alternative = match &scale.alternative {
        Some(other) => Some(compiler.node(scale, &other.items, scale.output)?),
        None => None,
    };
    Some(PlannedScale { main, alternative })
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
        let rule = AnsweredRule::new(scale, parts.len());
        Some(Node::new(rule, Summed::Composite(parts, arithmetic)))
    }

    /// One item on 0–1, as a member of a composite.
    fn single(&self, member: &Member) -> Option<Node> {
        let rule = AnsweredRule {
            at_least: AtLeast::Ratio(1, 1),
            strict: false,
            of: Of::Applicable,
            min_items: 1,
            members: 1,
            all: false,
            of_scales: false,
        };
        let sum = self.summed(&[member], Method::Mean, Output::PercentOfMaximum, true)?;
        Some(Node::new(rule, sum))
    }

    fn items(&self, scale: &Scale, members: &[&Member], output: Output) -> Option<Node> {
        let sum = self.summed(members, scale.method, output, false)?;
        Some(Node::new(AnsweredRule::new(scale, members.len()), sum))
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
