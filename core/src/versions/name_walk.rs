//! A walk over the names in a document of a person or a post, from one version of a
//! referential to another.

use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::location::Pointer;
use crate::referential::index::Referential;
use crate::value::key::ReferentialKey;

use super::carried::{Carried, Fate};
use super::difference::{Became, Differences};

/// What becomes of each name that is met.
pub(crate) struct NameWalk {
    differences: Differences,
    /// Every name that was met, in the order of the document.
    pub(crate) found: Vec<Carried>,
}

impl NameWalk {
    /// From an earlier version of a referential to this one, or between two that lie on the
    /// same.
    ///
    /// # Errors
    /// `other_referential` if they do not.
    pub(crate) fn new(referential: &Referential, earlier: &Referential) -> Result<Self, Error> {
        if referential.key() != earlier.key() && lowest(referential) != lowest(earlier) {
            let expected = Expected::This { value: referential.key().to_string() };
            let found = earlier.key().to_string();
            return Err(Error::usage(Code::OtherReferential, expected, found));
        }
        Ok(Self { differences: referential.differences(earlier), found: Vec::new() })
    }

    pub(crate) const fn differences(&self) -> &Differences {
        &self.differences
    }

    /// What became of a name, and what it is called now; `breaks` are changes after which
    /// what was said of it is to be looked at again.
    pub(crate) fn carry(
        &mut self,
        at: Pointer,
        list: &str,
        key: &str,
        breaks: &[Became],
    ) -> (Fate, String) {
        let difference = self.differences.get(list, key);
        let became = difference.map(|one| one.became.clone()).unwrap_or_default();
        let now = difference.map(|one| one.replaced_by.clone()).unwrap_or_default();
        let is_end = difference.is_some_and(|one| one.is_end());
        let fate = match (is_end, now.as_slice()) {
            (true, [_]) => Fate::Converted,
            (true, []) => Fate::Lost,
            (true, _) => Fate::ToReview,
            (false, _) if became.iter().any(|one| breaks.contains(one)) => Fate::ToReview,
            (false, _) => Fate::Kept,
        };
        let name = match (fate, now.first()) {
            (Fate::Converted, Some(now)) => now.clone(),
            _ => key.to_owned(),
        };
        let (list, key) = (list.to_owned(), key.to_owned());
        self.found.push(Carried { at, list, key, fate, became, now });
        (fate, name)
    }

    /// Notes a name that is nowhere any more.
    pub(crate) fn lost(&mut self, at: Pointer, list: &str, key: &str) {
        let (list, key) = (list.to_owned(), key.to_owned());
        let became = vec![Became::Gone];
        self.found.push(Carried { at, list, key, fate: Fate::Lost, became, now: Vec::new() });
    }

    /// Whether a name is no longer used.
    pub(crate) fn is_end(&self, list: &str, key: &str) -> bool {
        self.differences.get(list, key).is_some_and(|one| one.is_end())
    }
}

/// The key of the referential on which all overlays of one lie.
fn lowest(referential: &Referential) -> &ReferentialKey {
    referential.base().map_or(referential.key(), lowest)
}
