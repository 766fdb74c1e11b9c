//! Names in the documents of a person that a referential must have.

use std::str::FromStr;

use crate::document::list::Distinct;
use crate::document::reader::Reader;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::found::Found;
use crate::error::location::Pointer;
use crate::error::suggestions::near_names;
use crate::value::key::CompetencyKey;

use super::entry::EntryKind;
use super::index::Referential;

/// Notes a name that the referential does not have, and withholds it: in a document of a
/// person any word may be her own.
pub(crate) fn unknown<'n>(
    name: &str,
    names: impl Iterator<Item = &'n str>,
    at: &Pointer,
    reader: &mut Reader,
) {
    let near = near_names(name, names);
    reader.fault(Code::DanglingReference, at, near, Found::withheld(name));
}

/// A name as it is given in a call about a person: what is none is withheld, for it may be
/// her own words.
pub(crate) fn name<T: FromStr<Err = Error>>(given: &str) -> Result<T, Error> {
    given.parse().map_err(|error: Error| {
        Error::usage(error.code(), error.expected().clone(), Found::withheld(given))
    })
}

/// Competencies by their keys, as they are given in a call about a person.
///
/// # Errors
/// `invalid_value` for what is no key; it is withheld.
pub fn competencies<S: AsRef<str>>(
    keys: impl IntoIterator<Item = S>,
) -> Result<Distinct<CompetencyKey>, Error> {
    keys.into_iter().map(|key| name(key.as_ref())).collect()
}

/// Whether the referential has the competency, and it is one with levels.
pub(crate) fn check_competency(
    referential: &Referential,
    competency: &CompetencyKey,
    at: &Pointer,
    reader: &mut Reader,
) -> bool {
    let Some(entry) = referential.competency(competency.as_str()) else {
        unknown(competency.as_str(), referential.keys(EntryKind::Competency), at, reader);
        return false;
    };
    if entry.is_attitude() {
        let expected = Expected::CompetencyWithLevels;
        reader.fault(Code::AttitudeLevel, at, expected, competency.as_str());
        return false;
    }
    true
}
