//! The sheet of observations that officers fill.

use std::collections::BTreeSet;

use crate::error::fault::Error;
use crate::error::language::Language;
use crate::language::wording;
use crate::referential::index::Referential;
use crate::value::key::IndicatorKey;
use crate::value::period::Period;

use super::entity::EntityKind;
use super::evaluate::wanted;
use super::formula::{Bound, Formulas};
use super::rows::{
    COUNT, DEPARTMENT, DESCRIPTION, ENTITY, KIND, N, OBSERVATION_COLUMNS, PERIOD, REGION, SOURCE,
    STATE, TERM, VALUE,
};

/// The rows of a sheet to be filled, the names of its columns first: a line for each term of
/// these indicators (all if none are named), territory and period, with what is to be
/// counted. Terms of other kinds of entities have a line whose entity is still to be named.
///
/// # Errors
/// `unknown_name` for an indicator that the referential does not have with numbers.
pub fn observation_rows(
    referential: &Referential,
    indicators: &[IndicatorKey],
    entities: &[String],
    periods: &[Period],
    language: Language,
) -> Result<Vec<Vec<String>>, Error> {
    let indicators = wanted(referential, indicators)?;
    let shown = [
        TERM,
        DESCRIPTION,
        ENTITY,
        KIND,
        DEPARTMENT,
        REGION,
        PERIOD,
        VALUE,
        COUNT,
        N,
        STATE,
        SOURCE,
    ];
    let name = |column: usize| {
        let (english, french) = OBSERVATION_COLUMNS[column];
        if language == Language::French { french } else { english }.to_owned()
    };
    let mut rows = vec![shown.map(name).to_vec()];
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for formula in Formulas::of(referential).all {
        if !indicators.contains(&formula.indicator.key) {
            continue;
        }
        for term in formula.terms().filter(|term| seen.insert(term.key.as_str())) {
            let kind = Bound::of(term).kind;
            let word = wording("entity.kind", kind.as_str(), language);
            let (described, _) = term.description.get(language.as_str());
            let nobody = [String::new()];
            let own = if kind == EntityKind::Territory && !entities.is_empty() {
                entities
            } else {
                &nobody
            };
            for entity in own {
                for period in periods {
                    let cell = |column: usize| match column {
                        TERM => term.key.to_string(),
                        DESCRIPTION => described.to_owned(),
                        ENTITY => entity.clone(),
                        KIND => word.to_owned(),
                        PERIOD => period.to_string(),
                        _ => String::new(),
                    };
                    rows.push(shown.map(cell).to_vec());
                }
            }
        }
    }
    Ok(rows)
}
