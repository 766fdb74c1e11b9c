//! The vectors of `guidance`: the plan for one person, and what is wrong with a portfolio.

use boussole_sante::guidance::{
    Covered, DecidedFor, LearningPlan, OthersItem, PlanOptions, PlanSubject, ReasonKind, Stage,
    recommend,
};
use boussole_sante::portfolio::Portfolio;
use boussole_sante::{Error, Referential};
use boussole_sante_tests::vectors::{
    ExpectedItem, ExpectedPlan, ExpectedUncovered, GuidanceInput, area,
};

use crate::documents::wrong;
use crate::scoring::referential;

pub(crate) fn given(input: &GuidanceInput) -> Result<(Referential, Portfolio), Error> {
    let referential = referential(&input.referential).unwrap();
    let portfolio = Portfolio::from_json(input.portfolio.to_string().as_bytes(), &referential)?;
    Ok((referential, portfolio))
}

pub(crate) fn plan(
    input: &GuidanceInput,
    referential: &Referential,
    portfolio: &Portfolio,
) -> LearningPlan {
    let mut options = PlanOptions::from(input.today.parse().unwrap());
    options.until = input.until.as_ref().map(|day| day.parse().unwrap());
    options.budget_min = input.budget_min;
    recommend(portfolio, referential, &options).unwrap()
}

fn key(subject: &PlanSubject) -> String {
    let parts = [
        subject.offer.as_ref().map(ToString::to_string),
        subject.pathway.as_ref().map(ToString::to_string),
        subject.step.as_ref().map(ToString::to_string),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("/")
}

fn levels(competency: &impl std::fmt::Display, from: u8, to: u8, stage: Stage) -> String {
    format!("{competency} {from} {to} {stage}")
}

/// Whether a reason is to be checked, or says that something is late.
const fn is_check(kind: ReasonKind) -> bool {
    matches!(
        kind,
        ReasonKind::AskedByPostBefore
            | ReasonKind::AudienceToCheck
            | ReasonKind::DateToCheck
            | ReasonKind::PrerequisiteToCheck
            | ReasonKind::SameDay
    )
}

fn shown(plan: &LearningPlan) -> ExpectedPlan {
    let covered = |own: &Covered| levels(&own.competency, own.from, own.to, own.stage);
    let others = |item: &OthersItem| {
        let subject = item.subject.as_ref().map(key);
        let competency = item.competency.as_ref().map(ToString::to_string);
        format!("{} {}", subject.or(competency).unwrap_or_default(), item.addressee)
    };
    let decided = |own: &DecidedFor| format!("{} {}", key(&own.subject), own.date);
    ExpectedPlan {
        status: plan.status.to_string(),
        effort_min: plan.effort_min,
        stages: plan.stages.iter().map(|stage| [stage.asked, stage.covered]).collect(),
        remarks: plan.remarks.iter().map(ToString::to_string).collect(),
        items: plan
            .items
            .iter()
            .map(|item| ExpectedItem {
                key: key(&item.subject),
                first_day: item.first_day.to_string(),
                last_day: item.last_day.to_string(),
                covers: item.covers.iter().map(covered).collect(),
                checks: item
                    .reasons
                    .iter()
                    .filter(|reason| is_check(reason.kind))
                    .map(|reason| reason.kind.to_string())
                    .collect(),
            })
            .collect(),
        uncovered: plan
            .uncovered
            .iter()
            .map(|own| ExpectedUncovered {
                levels: levels(&own.competency, own.from, own.to, own.stage),
                causes: own.causes.iter().map(ToString::to_string).collect(),
            })
            .collect(),
        assess_first: plan.assess_first.iter().map(|own| own.competency.to_string()).collect(),
        to_reassess: plan
            .to_reassess
            .iter()
            .map(|own| format!("{} {}", own.competency, own.level))
            .collect(),
        done: plan.done.iter().map(key).collect(),
        with_others: plan.with_others.iter().map(others).collect(),
        to_confirm: plan.to_confirm.iter().map(decided).collect(),
        decided_later: plan.decided_later.iter().map(decided).collect(),
    }
}

#[test]
fn plans_are_what_the_vectors_say() {
    let mut all = Vec::new();
    for (name, vector) in area::<GuidanceInput, ExpectedPlan>("guidance").unwrap() {
        let (input, expected) = (vector.input, (vector.expected, vector.error));
        all.extend(wrong(&name, given(&input), expected, |(referential, portfolio), expected| {
            let plan = plan(&input, &referential, &portfolio);
            let violations = plan.violations(&portfolio, &referential);
            let is = shown(&plan);
            let differs = is != expected || !violations.is_empty();
            differs.then(|| format!("{violations:?}\n{is:#?}\n{expected:#?}"))
        }));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}
