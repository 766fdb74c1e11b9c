//! Lint: what a valid referential still lacks, most severe first.

pub(crate) mod coverage;
mod entries;
pub(crate) mod finding;
mod indicators;
mod languages;
mod questionnaires;
mod reach;
mod remarks;

pub use coverage::{CoverageLine, coverage};
pub use finding::{Finding, LintCode, Severity};
pub use remarks::remarks;

use crate::referential::index::Referential;
use crate::survey::questionnaire::Questionnaire;
use crate::value::date::Date;

/// What could be better in a referential and in the questionnaires about it:
/// graver things first, then in the order of the documents. With a day, offers
/// are judged by their validity.
///
/// ```
/// use boussole_sante::{Questionnaire, Referential, lint::{Severity, lint}};
/// let questionnaire = Questionnaire::embedded("autopositionnement")?;
/// let findings = lint(&Referential::embedded()?, &[questionnaire], None);
/// assert!(findings.iter().all(|finding| finding.severity == Severity::Info));
/// # Ok::<(), boussole_sante::Error>(())
/// ```
#[must_use]
pub fn lint(
    referential: &Referential,
    questionnaires: &[Questionnaire],
    today: Option<Date>,
) -> Vec<Finding> {
    let mut findings = entries::lint(referential, today);
    findings.extend(languages::of_referential(referential));
    findings.extend(reach::lint(referential));
    findings.extend(indicators::lint(referential, questionnaires));
    findings.extend(coverage::lint(referential, questionnaires, today));
    for questionnaire in questionnaires {
        findings.extend(questionnaires::lint(referential, questionnaire));
        findings.extend(languages::of_questionnaire(questionnaire));
    }
    findings.sort_by_key(|finding| match finding.severity {
        Severity::Error => 0,
        Severity::Warning => 1,
        Severity::Info => 2,
    });
    findings
}
