//! Coverage matrix: which competency is covered by what, and the gaps.

use serde::Serialize;

use crate::referential::competency::Competency;
use crate::referential::entry::Entry;
use crate::referential::index::Referential;
use crate::referential::profile::Profile;
use crate::survey::questionnaire::Questionnaire;
use crate::value::date::Date;
use crate::value::key::CompetencyKey;

use super::finding::{Finding, LintCode};

/// What covers one competency: how many of each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct CoverageLine {
    /// The key of the competency.
    pub competency: String,
    /// Its name.
    pub label: String,
    /// Questions that ask for it.
    pub items: u32,
    /// Profiles that ask for it.
    pub profiles: u32,
    /// Offers that lead to it.
    pub offers: u32,
    /// The highest level to which an offer leads.
    pub highest_outcome: Option<u8>,
    /// The highest level that a profile asks for.
    pub highest_target: Option<u8>,
    /// Steps of pathways that aim at it.
    pub steps: u32,
    /// Indicators that speak of it.
    pub indicators: u32,
    /// Missions that call upon it.
    pub missions: u32,
}

/// For each competency in use, what covers it; attitudes have no levels and
/// stand only beside questions.
///
/// ```
/// use boussole_sante::{Questionnaire, Referential, lint::coverage};
/// let lines = coverage(&Referential::embedded()?, &[Questionnaire::embedded("autopositionnement")?], "fr");
/// assert!(lines.iter().all(|line| line.items == 1));
/// # Ok::<(), boussole_sante::Error>(())
/// ```
#[must_use]
pub fn coverage(
    referential: &Referential,
    questionnaires: &[Questionnaire],
    language: &str,
) -> Vec<CoverageLine> {
    referential.competencies().map(|one| line(referential, questionnaires, one, language)).collect()
}

fn line(
    referential: &Referential,
    questionnaires: &[Questionnaire],
    competency: &Competency,
    language: &str,
) -> CoverageLine {
    fn count(things: impl Iterator) -> u32 {
        u32::try_from(things.count()).unwrap_or(u32::MAX)
    }
    let key = &competency.key;
    let items = questionnaires.iter().flat_map(Questionnaire::items);
    let targets = referential.profiles().flat_map(|profile| {
        let own = profile.requirements.iter().filter(|one| one.competency.key() == key);
        own.map(|one| one.target_level.get())
    });
    let outcomes = referential.offers().flat_map(|offer| {
        let own = offer.outcomes.iter().filter(|one| one.competency.key() == key);
        own.map(|one| one.to.get())
    });
    let steps = referential.pathways().flat_map(|pathway| pathway.steps.iter());
    CoverageLine {
        competency: key.to_string(),
        label: competency.label.get(language).0.to_owned(),
        items: count(items.filter(|item| item.competency.as_ref() == Some(key))),
        profiles: count(targets.clone()),
        offers: count(outcomes.clone()),
        highest_outcome: outcomes.max(),
        highest_target: targets.max(),
        steps: count(steps.filter(|s| s.competencies.iter().any(|c| c.competency.key() == key))),
        indicators: count(
            referential.indicators().filter(|i| i.competencies.iter().any(|c| c.key() == key)),
        ),
        missions: count(
            referential.missions().filter(|m| m.competencies.iter().any(|c| c.key() == key)),
        ),
    }
}

/// The levels that a profile asks for and nothing leads to: a finding for each competency,
/// at the first of them.
fn without_way(referential: &Referential, profile: &Profile, today: Option<Date>) -> Vec<Finding> {
    let is_active =
        |key: &CompetencyKey| referential.competency(key.as_str()).is_some_and(Entry::is_active);
    let mut holes: Vec<(usize, &CompetencyKey, Vec<String>)> = Vec::new();
    for (index, asked) in profile.requirements.iter().enumerate() {
        let key = asked.competency.key();
        if !is_active(key) || !referential.ways_to(profile, asked, today).is_empty() {
            continue;
        }
        let level = asked.target_level.get().to_string();
        match holes.iter_mut().find(|(_, own, _)| *own == key) {
            Some((.., levels)) => levels.push(level),
            None => holes.push((index, key, vec![level])),
        }
    }
    let finding = |(index, key, levels): (usize, &CompetencyKey, Vec<String>)| {
        let part = format!("requirements/{index}");
        let detail = format!("{key} {}", levels.join(", "));
        Finding::entry(LintCode::LevelWithoutWay, referential, profile, &part, detail)
    };
    holes.into_iter().map(finding).collect()
}

/// The holes of the matrix, levels that a profile asks for and nothing leads to, and
/// factors that nothing serves.
pub(super) fn lint(
    referential: &Referential,
    questionnaires: &[Questionnaire],
    today: Option<Date>,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for competency in referential.competencies() {
        let line = line(referential, questionnaires, competency, "fr");
        let mut find = |code: LintCode, detail: String| {
            findings.push(Finding::entry(code, referential, competency, "", detail));
        };
        if line.items == 0 && !questionnaires.is_empty() {
            find(LintCode::NoItem, String::new());
        }
        if competency.is_attitude() {
            continue;
        }
        for (code, count) in [
            (LintCode::NoProfile, line.profiles),
            (LintCode::NoOffer, line.offers),
            (LintCode::NoStep, line.steps),
            (LintCode::NoIndicator, line.indicators),
        ] {
            if count == 0 {
                find(code, String::new());
            }
        }
    }
    for profile in referential.profiles() {
        findings.extend(without_way(referential, profile, today));
    }
    for factor in referential.factors() {
        let mut find = |code: LintCode| {
            findings.push(Finding::entry(code, referential, factor, "", ""));
        };
        let items = questionnaires.iter().flat_map(Questionnaire::items);
        let asked = items.filter(|item| item.factor.as_ref() == Some(&factor.key)).count() > 0;
        if !questionnaires.is_empty() && !asked {
            find(LintCode::NoItem);
        }
        let serves = |factors: &[crate::document::reference::Ref<
            crate::value::key::FactorKey,
        >]| { factors.iter().any(|served| *served.key() == factor.key) };
        let mut steps = referential.pathways().flat_map(|pathway| pathway.steps.iter());
        if !referential.offers().any(|offer| serves(&offer.factors))
            && !steps.any(|step| serves(&step.factors))
        {
            find(LintCode::NoOffer);
        }
        if !referential.indicators().any(|indicator| serves(&indicator.factors)) {
            find(LintCode::NoIndicator);
        }
    }
    for objective in referential.objectives() {
        let served = |one: &crate::referential::indicator::Indicator| {
            one.objectives.iter().any(|served| *served.key() == objective.key)
        };
        let parent = referential.objectives().any(|other| {
            other.parent.as_ref().is_some_and(|parent| *parent.key() == objective.key)
        });
        if !parent && objective.is_active() && !referential.indicators().any(served) {
            findings.push(Finding::entry(LintCode::NoIndicator, referential, objective, "", ""));
        }
    }
    findings
}
