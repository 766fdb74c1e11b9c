//! Linear programming: the least and the most of sums under linear conditions.

use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOptions, SolveOutcome};

/// A condition on what is hidden: if one cell is, the others must give way by
/// so many people, each by its own share if it is hidden.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Needs {
    pub(crate) of: usize,
    pub(crate) people: u64,
    pub(crate) terms: Vec<(usize, u64)>,
}

/// The largest whole number that is searched for.
const LARGEST: f64 = 1e9;
/// Nodes after which the search for a proof is given up: a limit of time would
/// make the answer depend on the machine.
const NODES: u64 = 20_000;

/// The cheapest set of cells that holds those that are hidden already, meets
/// the conditions and keeps within a budget of other costs; none if that was
/// not proved.
#[expect(clippy::cast_precision_loss, reason = "costs of tables of people")]
pub(crate) fn fewest(
    costs: &[u64],
    hidden: &[bool],
    needs: &[Needs],
    budget: Option<(&[u64], u64)>,
) -> Option<Vec<bool>> {
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let variables: Vec<_> = costs
        .iter()
        .zip(hidden)
        .map(|(cost, hidden)| (!hidden).then(|| problem.add_binary_var(*cost as f64)))
        .collect();
    for need in needs {
        // What is hidden already gives its share, and no other share counts for more
        // than is left: the same whole solutions, and fewer fractional ones.
        let given = need.terms.iter().filter(|(cell, _)| hidden[*cell]).map(|(_, people)| people);
        let left = need.people.saturating_sub(given.sum());
        if left == 0 {
            continue;
        }
        let mut sum: Vec<_> = need
            .terms
            .iter()
            .filter_map(|(cell, people)| Some((variables[*cell]?, (*people).min(left) as f64)))
            .collect();
        let right = match variables[need.of] {
            Some(variable) => {
                sum.push((variable, -(left as f64)));
                0.0
            }
            None => left as f64,
        };
        problem.add_constraint(&sum[..], ComparisonOp::Ge, right);
    }
    if let Some((costs, most)) = budget {
        let spent = hidden.iter().zip(costs).filter(|(hidden, _)| **hidden).map(|(_, cost)| cost);
        let left = most.saturating_sub(spent.sum()) as f64;
        let sum: Vec<_> = variables
            .iter()
            .zip(costs)
            .filter_map(|(variable, cost)| Some(((*variable)?, *cost as f64)))
            .collect();
        problem.add_constraint(&sum[..], ComparisonOp::Le, left);
    }
    let mut options = SolveOptions::default();
    options.node_limit = Some(NODES);
    let SolveOutcome::Solution(solution) = problem.solve_with(options).ok()? else { return None };
    if solution.status() != microlp::SolutionStatus::Optimal {
        return None;
    }
    let value = |variable: &Option<microlp::Variable>| {
        variable.is_none_or(|variable| solution.var_value(variable) > 0.5)
    };
    Some(variables.iter().map(value).collect())
}

/// Why there is no best value.
enum Failure {
    Infeasible,
    GaveUp,
}

/// The best value of a sum, and where it is reached.
struct Best {
    value: f64,
    point: Vec<f64>,
}

/// Numbers of a sum, each with its factor.
type Terms = Vec<(usize, f64)>;

/// Linear conditions on some numbers.
#[derive(Debug, Clone, Default)]
pub(crate) struct Linear {
    bounds: Vec<(f64, f64)>,
    conditions: Vec<(Terms, ComparisonOp, f64)>,
    whole: bool,
    /// Nodes after which a search for whole numbers is given up; none for the
    /// usual limit.
    nodes: Option<u64>,
}

impl Linear {
    /// The same for whole numbers.
    pub(crate) fn of_whole_numbers() -> Self {
        Self { whole: true, ..Self::default() }
    }

    /// The same conditions on whole numbers, searched for in so many nodes.
    pub(crate) fn into_whole_numbers(self, nodes: u64) -> Self {
        Self { whole: true, nodes: Some(nodes), ..self }
    }

    /// A number within these bounds.
    pub(crate) fn variable(&mut self, low: f64, high: f64) -> usize {
        self.bounds.push((low, high));
        self.bounds.len() - 1
    }

    pub(crate) fn equal(&mut self, terms: Terms, right: f64) {
        self.conditions.push((terms, ComparisonOp::Eq, right));
    }

    pub(crate) fn at_least(&mut self, terms: Terms, right: f64) {
        self.conditions.push((terms, ComparisonOp::Ge, right));
    }

    /// The least and the most that a sum can be, infinite if nothing bounds it;
    /// none if nothing meets the conditions. Where the solver gives up nothing
    /// is promised: both are zero, as if it were known.
    pub(crate) fn extent(&self, sum: &[(usize, f64)]) -> Option<(f64, f64)> {
        let least = self.best(sum, OptimizationDirection::Minimize);
        let most = self.best(sum, OptimizationDirection::Maximize);
        match (least, most) {
            (Ok(least), Ok(most)) => Some((least.value, most.value)),
            (Err(Failure::Infeasible), _) | (_, Err(Failure::Infeasible)) => None,
            _ => Some((0.0, 0.0)),
        }
    }

    /// A point at which a sum is as large as could be found; none if nothing
    /// meets the conditions, nothing bounds it, or the solver gives up.
    pub(crate) fn largest(&self, sum: &[(usize, f64)]) -> Option<Vec<f64>> {
        let best = self.best(sum, OptimizationDirection::Maximize).ok()?;
        (best.point.len() == self.bounds.len()).then_some(best.point)
    }

    fn best(
        &self,
        sum: &[(usize, f64)],
        direction: OptimizationDirection,
    ) -> Result<Best, Failure> {
        // Larger whole numbers have no bounds in the solver.
        let is_large =
            |(low, high): &(f64, f64)| *low < -LARGEST || *high > LARGEST && high.is_finite();
        if self.whole && self.bounds.iter().any(is_large) {
            return Err(Failure::GaveUp);
        }
        let mut problem = Problem::new(direction);
        let mut costs = vec![0.0; self.bounds.len()];
        for (variable, cost) in sum {
            costs[*variable] += cost;
        }
        let variables: Vec<_> = self
            .bounds
            .iter()
            .zip(costs)
            .map(|((low, high), cost)| {
                if self.whole {
                    #[expect(clippy::cast_possible_truncation, reason = "cut to the limits")]
                    let bounds = (low.max(-LARGEST) as i32, high.min(LARGEST) as i32);
                    problem.add_integer_var(cost, bounds)
                } else {
                    problem.add_var(cost, (*low, *high))
                }
            })
            .collect();
        for (terms, comparison, right) in &self.conditions {
            let terms: Vec<_> = terms.iter().map(|(v, factor)| (variables[*v], *factor)).collect();
            problem.add_constraint(&terms[..], *comparison, *right);
        }
        let mut options = SolveOptions::default();
        options.node_limit = Some(self.nodes.unwrap_or(NODES));
        match problem.solve_with(options) {
            Ok(SolveOutcome::Solution(solution)) => {
                let point = variables.iter().map(|variable| solution.var_value(*variable));
                Ok(Best { value: solution.objective(), point: point.collect() })
            }
            Err(microlp::Error::Unbounded) => {
                let value = match direction {
                    OptimizationDirection::Minimize => f64::NEG_INFINITY,
                    OptimizationDirection::Maximize => f64::INFINITY,
                };
                Ok(Best { value, point: Vec::new() })
            }
            Err(microlp::Error::Infeasible) => Err(Failure::Infeasible),
            _ => Err(Failure::GaveUp),
        }
    }
}
