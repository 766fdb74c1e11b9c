//! What a demonstration finds in an invented export.

use std::fmt::Display;

use crate::error::fault::Error;
use crate::error::language::Language;
use crate::language::report_sentences as say;
use crate::language::wording;
use crate::scoring::{Explanation, GapStatus, Report};

use super::block::Block;
use super::worked_example::sum_of;

/// Three things that a demonstration shows: how many rows were read, and in which columns
/// how many cells are no choice; how the score of a scale came about for one person; what
/// that person may begin with. One that is not there is left out: a person may have no
/// score, or no gap.
///
/// # Errors
/// `unknown_name` for a key that no scale has.
pub fn findings(
    rows: u64,
    odd: &[(String, u64)],
    report: &Report,
    scale: &str,
    language: Language,
) -> Result<Block, Error> {
    let found =
        [Some(cells(rows, odd, language)), score(report, scale, language)?, gap(report, language)];
    Ok(Block::List { items: found.into_iter().flatten().collect(), numbered: true })
}

fn cells(rows: u64, odd: &[(String, u64)], language: Language) -> String {
    let odd = odd.iter().map(|(column, count)| format!("{column} ({count})"));
    let columns = odd.collect::<Vec<_>>().join(", ");
    let sentence = if columns.is_empty() { say::FOUND_ROWS } else { say::FOUND_CELLS };
    sentence.fill(language, &[("rows", &rows), ("columns", &columns)])
}

fn score(report: &Report, key: &str, language: Language) -> Result<Option<String>, Error> {
    let questionnaire = report.questionnaire();
    let Explanation::Scale(explained) = report.explain(key)? else { return Ok(None) };
    let scale = questionnaire.scale(key).map(|scale| scale.title.get(language.as_str()).0);
    Ok(sum_of(questionnaire, &explained, language)
        .zip(scale)
        .map(|(sum, scale)| say::FOUND_SCORE.fill(language, &[("scale", &scale), ("sum", &sum)])))
}

fn gap(report: &Report, language: Language) -> Option<String> {
    let first = report.priorities.first()?;
    let gap =
        report.gaps.iter().find(|gap| gap.competency == *first && gap.status == GapStatus::Gap)?;
    let competency = report.referential()?.competency(first.as_str())?;
    let (competency, _) = competency.label.get(language.as_str());
    let level = gap.level.map_or_else(|| say::NOT_GIVEN.say(language), |level| level.to_string());
    let who = gap.addressee.map_or_else(
        || say::NOBODY_YET.say(language),
        |who| wording("addressee", who.as_str(), language).to_owned(),
    );
    let places: [(&str, &dyn Display); 4] =
        [("competency", &competency), ("level", &level), ("target", &gap.target), ("who", &who)];
    Some(say::FOUND_GAP.fill(language, &places))
}
