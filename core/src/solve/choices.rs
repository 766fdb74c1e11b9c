//! Binary programmes: yes-or-no choices under linear conditions, in whole numbers.

use std::collections::BTreeMap;

use microlp::{
    ComparisonOp, OptimizationDirection, Problem, SolutionStatus, SolveOptions, SolveOutcome,
};

/// Choices, each with its factor.
pub(crate) type Terms = Vec<(usize, i64)>;

/// Choices and the conditions on them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Choices {
    count: usize,
    conditions: Vec<(Terms, i64)>,
}

/// The best choices that were found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Best {
    pub(crate) chosen: Vec<bool>,
    /// What the sum comes to.
    pub(crate) value: i64,
    /// What it cannot exceed: the value itself, if that was proved to be the most.
    pub(crate) bound: i64,
    /// How many nodes were searched.
    pub(crate) nodes: u64,
}

impl Best {
    pub(crate) const fn is_proved(&self) -> bool {
        self.value == self.bound
    }
}

impl Choices {
    /// One more choice.
    pub(crate) fn choice(&mut self) -> usize {
        self.count += 1;
        self.count - 1
    }

    /// How many there are.
    pub(crate) const fn count(&self) -> usize {
        self.count
    }

    /// The condition that a sum is so much or more.
    pub(crate) fn at_least(&mut self, terms: Terms, least: i64) {
        // The solver takes each choice once.
        let mut factors: BTreeMap<usize, i64> = BTreeMap::new();
        for (choice, factor) in terms {
            *factors.entry(choice).or_default() += factor;
        }
        let terms = factors.into_iter().filter(|(_, factor)| *factor != 0);
        self.conditions.push((terms.collect(), least));
    }

    /// The condition that a sum is so much or less.
    pub(crate) fn at_most(&mut self, terms: Terms, most: i64) {
        let turned = terms.into_iter().map(|(choice, factor)| (choice, -factor));
        self.at_least(turned.collect(), -most);
    }

    /// The condition that one choice needs another, or one of several.
    pub(crate) fn needs(&mut self, one: usize, others: impl IntoIterator<Item = usize>) {
        let mut terms: Terms = others.into_iter().map(|other| (other, 1)).collect();
        terms.push((one, -1));
        self.at_least(terms, 0);
    }

    /// Whether these choices meet every condition.
    pub(crate) fn is_met_by(&self, chosen: &[bool]) -> bool {
        self.conditions.iter().all(|(terms, least)| sum(terms, chosen) >= *least)
    }

    /// The choices by which a sum is the most, from those known to be possible on; none if
    /// the solver found nothing that meets the conditions. The number of nodes is limited,
    /// and never the time: the answer would depend on the machine.
    #[expect(clippy::cast_precision_loss, reason = "sums of a plan")]
    #[expect(clippy::cast_possible_truncation, reason = "a bound of such a sum")]
    pub(crate) fn most(&self, of: &[(usize, i64)], start: &[bool], nodes: u64) -> Option<Best> {
        let mut problem = Problem::new(OptimizationDirection::Maximize);
        let mut costs = vec![0; self.count];
        for (choice, factor) in of {
            costs[*choice] += factor;
        }
        let variables: Vec<_> =
            costs.iter().map(|cost| problem.add_binary_var(*cost as f64)).collect();
        for (terms, least) in &self.conditions {
            let terms = terms.iter().map(|(choice, factor)| (variables[*choice], *factor as f64));
            problem.add_constraint(terms, ComparisonOp::Ge, *least as f64);
        }
        let mut options = SolveOptions::default();
        options.node_limit = Some(nodes);
        if self.is_met_by(start) {
            let start = variables.iter().zip(start);
            options.warm_start =
                Some(start.map(|(variable, is)| (*variable, f64::from(u8::from(*is)))).collect());
        }
        let SolveOutcome::Solution(solution) = problem.solve_with(options).ok()? else {
            return None;
        };
        let chosen: Vec<bool> =
            variables.iter().map(|variable| solution.var_value(*variable) > 0.5).collect();
        if !self.is_met_by(&chosen) {
            return None;
        }
        let value = sum(of, &chosen);
        let bound = match solution.status() {
            SolutionStatus::Optimal => value,
            SolutionStatus::Feasible => {
                let highest: i64 = of.iter().map(|(_, factor)| (*factor).max(0)).sum();
                let proved = solution.stats().best_bound.map(|bound| (bound + 1e-6).floor() as i64);
                proved.map_or(highest, |bound| bound.min(highest)).max(value)
            }
        };
        Some(Best { chosen, value, bound, nodes: solution.stats().nodes_solved })
    }
}

/// What a sum comes to.
pub(crate) fn sum(terms: &[(usize, i64)], chosen: &[bool]) -> i64 {
    terms.iter().filter(|(choice, _)| chosen[*choice]).map(|(_, factor)| factor).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_under_conditions_is_found_and_proved() {
        // Five things of a bag of ten.
        let (weights, worth) = ([3, 4, 5, 6, 7], [4, 5, 6, 8, 9]);
        let mut bag = Choices::default();
        let things: Vec<usize> = weights.iter().map(|_| bag.choice()).collect();
        let terms = |factors: [i64; 5]| things.iter().copied().zip(factors).collect::<Terms>();
        bag.at_most(terms(weights), 10);
        let start = vec![false; 5];
        let best = bag.most(&terms(worth), &start, 1000).unwrap();
        assert_eq!((best.value, best.bound), (13, 13));
        assert!(best.is_proved() && bag.is_met_by(&best.chosen));
        // The second needs the fourth, which leaves no room for it.
        bag.needs(things[1], [things[3]]);
        bag.at_least(vec![(things[1], 1)], 1);
        let best = bag.most(&terms(worth), &start, 1000).unwrap();
        assert_eq!(best.chosen, [false, true, false, true, false]);
        bag.at_most(vec![(things[3], 1)], 0);
        assert_eq!(bag.most(&terms(worth), &start, 1000), None);
    }
}
