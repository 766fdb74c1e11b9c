//! The vectors of `evaluation`: what indicators say of observations, and what is refused.

use boussole_sante::evaluation::{
    EvaluateOptions, Evaluation, IndicatorResult, ObjectiveResult, Observations, ShownAs, evaluate,
};
use boussole_sante::{Error, ReleaseRules};
use boussole_sante_tests::vectors::{EvaluationInput, ExpectedEvaluation, area};

use crate::documents::wrong;
use crate::scoring::referential;

pub(crate) fn evaluation(input: &EvaluationInput) -> Result<Evaluation, Error> {
    let referential = referential(&input.referential).unwrap();
    let json = input.observations.to_string();
    let observations = Observations::from_json(json.as_bytes(), &referential)?;
    let mut options = EvaluateOptions::default();
    options.indicators = input.indicators.iter().map(|key| key.parse().unwrap()).collect();
    options.periods = input.periods.iter().map(|period| period.parse().unwrap()).collect();
    let evaluation = evaluate(&observations, &options)?;
    match &input.publish {
        Some(rules) => evaluation.publish(&ReleaseRules::embedded(rules)?),
        None => Ok(evaluation),
    }
}

/// A result as vectors write it.
fn shown(result: &IndicatorResult) -> String {
    let mut words = vec![format!("{} {} {}", result.indicator, result.entity, result.period)];
    if let Some(own) = &result.category {
        words.push(format!("{}/{}", own.breakdown, own.category));
    }
    words.push(result.state.to_string());
    words.extend(result.cause.map(|cause| cause.to_string()));
    let is_counts = result.shown_as == Some(ShownAs::Counts);
    let rest = [
        ("as", is_counts.then(|| "counts".to_owned())),
        ("value", result.value.map(|own| own.to_string())),
        ("low", result.low.map(|own| own.to_string())),
        ("high", result.high.map(|own| own.to_string())),
        ("n", result.n.map(|own| own.to_string())),
        ("missing", (result.missing > 0).then(|| result.missing.to_string())),
        ("target", result.target.as_ref().map(|own| own.status.to_string())),
        ("sense", result.baseline.as_ref().map(|own| own.sense.to_string())),
        ("trend", result.trend.map(|own| own.to_string())),
    ];
    words.extend(rest.into_iter().filter_map(|(name, own)| Some(format!("{name}={}", own?))));
    words.join(" ")
}

fn objective(own: &ObjectiveResult) -> String {
    let ObjectiveResult { objective, entity, period, status, .. } = own;
    let counts = format!("{} {} {}", own.with_value, own.with_target, own.reached);
    format!("{objective} {entity} {period} {status} {counts}")
}

#[test]
fn evaluations_are_what_the_vectors_say() {
    let mut all = Vec::new();
    for (name, vector) in area::<EvaluationInput, ExpectedEvaluation>("evaluation").unwrap() {
        let given = (vector.expected, vector.error);
        all.extend(wrong(&name, evaluation(&vector.input), given, |evaluation, expected| {
            let results: Vec<String> = evaluation.results().iter().map(shown).collect();
            let objectives = evaluation.document().objectives;
            let told: Vec<String> =
                results.into_iter().chain(objectives.iter().map(objective)).collect();
            let missed = expected.results.iter().chain(&expected.objectives);
            let missed: Vec<&String> = missed.filter(|own| !told.contains(*own)).collect();
            (!missed.is_empty()).then(|| format!("{missed:#?} are not among\n{told:#?}"))
        }));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}
