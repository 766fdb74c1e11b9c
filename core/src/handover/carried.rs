//! The file of a post on a later version of its referential.

use std::str::FromStr;

use crate::document::list::Distinct;
use crate::error::fault::Error;
use crate::error::location::Pointer;
use crate::referential::entry::{Entry, EntryKind};
use crate::referential::index::Referential;
use crate::referential::referential_reference::ReferentialReference;
use crate::versions::name_walk::NameWalk;
use crate::versions::{Became, Carried, Fate};

use super::owner::PostFile;
use super::phrase::Phrase;

/// A file that stood on an earlier version, as it stands on a later one.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct CarriedPostFile {
    /// The file on the later version.
    pub file: PostFile,
    /// What became of each name in it, in the order of the document.
    pub references: Vec<Carried>,
}

impl CarriedPostFile {
    /// How many names have this fate.
    #[must_use]
    pub fn count(&self, fate: Fate) -> usize {
        self.references.iter().filter(|one| one.fate == fate).count()
    }
}

impl PostFile {
    /// Reads a file on an earlier version of its referential, and carries it over to this
    /// one: what is called otherwise now is converted; what means or measures something else
    /// is to review; what is no longer used stays as long as the referential has it, and is
    /// told. What people wrote in their own words is as it was; an indicator that is nowhere
    /// any more goes on under the name that it had.
    ///
    /// # Errors
    /// Those of [`from_json`](Self::from_json) on `earlier`, and `other_referential` if the
    /// two are neither versions of one referential nor lie on the same.
    pub fn carry_over(
        bytes: &[u8],
        referential: &Referential,
        earlier: &Referential,
    ) -> Result<CarriedPostFile, Error> {
        let names = NameWalk::new(referential, earlier)?;
        let mut document = Self::from_json(bytes, earlier)?.document().clone();
        let mut walk = Walk { names, referential };
        let root = Pointer::root();
        for (place, post) in document.posts.iter_mut().enumerate() {
            let at = root.key("posts").index(place);
            walk.one(EntryKind::Profile, &mut post.profile, &at.key("profile"));
            let dispositifs = at.key("dispositifs");
            walk.several(EntryKind::Dispositif, &mut post.dispositifs, &dispositifs);
        }
        for (place, partner) in document.partners.iter_mut().enumerate() {
            let at = root.key("partners").index(place).key("partner");
            walk.one(EntryKind::Partner, &mut partner.partner, &at);
        }
        for (place, action) in document.actions.iter_mut().enumerate() {
            let at = root.key("actions").index(place).key("indicators");
            walk.several(EntryKind::Indicator, &mut action.indicators, &at);
        }
        for (place, own) in document.indicators.iter_mut().enumerate() {
            let at = root.key("indicators").index(place).key("indicator");
            let before = own.indicator.clone();
            walk.one(EntryKind::Indicator, &mut own.indicator, &at);
            if own.indicator.is_none() && own.title.is_none() {
                let entry = before.and_then(|key| earlier.indicator(key.as_str()));
                own.title =
                    entry.and_then(|entry| entry.label().get("fr").0.parse::<Phrase>().ok());
            }
        }
        document.referential = ReferentialReference::of(referential);
        let file = Self::of(&document, referential)?;
        Ok(CarriedPostFile { file, references: walk.names.found })
    }
}

/// After these changes what a file says of something is to be looked at again.
const BREAKS: [Became; 3] = [Became::Revised, Became::Relevelled, Became::Altered];

struct Walk<'r> {
    names: NameWalk,
    referential: &'r Referential,
}

impl Walk<'_> {
    /// The name as it is now; none if it is nowhere any more.
    fn carried<K: FromStr>(&mut self, kind: EntryKind, key: &str, at: Pointer) -> Option<K> {
        let (_, now) = self.names.carry(at, kind.list(), key, &BREAKS);
        self.referential.position(kind, &now)?;
        now.parse().ok()
    }

    fn one<K: FromStr + AsRef<str>>(
        &mut self,
        kind: EntryKind,
        name: &mut Option<K>,
        at: &Pointer,
    ) {
        if let Some(own) = name.take() {
            *name = self.carried(kind, own.as_ref(), at.clone());
        }
    }

    fn several<K: FromStr + AsRef<str> + PartialEq + Clone>(
        &mut self,
        kind: EntryKind,
        names: &mut Distinct<K>,
        at: &Pointer,
    ) {
        let mut kept = Distinct::default();
        for (place, own) in names.iter().enumerate() {
            if let Some(now) = self.carried(kind, own.as_ref(), at.index(place)) {
                kept.insert(now);
            }
        }
        *names = kept;
    }
}
