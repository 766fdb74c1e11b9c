//! The posts of a file, and their territory.

use std::collections::BTreeSet;

use crate::document::list::Distinct;
use crate::document::reader::Reader;
use crate::document::record::record;
use crate::document::reference::At;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::location::Pointer;
use crate::referential::audience::Share;
use crate::referential::entry::EntryKind;
use crate::referential::index::Referential;
use crate::value::as_of::AsOf;
use crate::value::date::Date;
use crate::value::key::{DispositifKey, ProfileKey};

use super::check::check_name;
use super::entry::{Fillable, absent};
use super::phrase::Phrase;
use super::words::TerritoryScale;

record! {
    private
    /// A post that the file is about: its place in the organisation, and nothing about who
    /// holds it.
    pub struct FiledPost {
        /// The profile that describes it.
        pub profile: Option<ProfileKey>,
        /// The dispositifs that it coordinates, besides that of its profile.
        pub dispositifs: Distinct<DispositifKey>,
        /// Its title, in the words of its job description.
        pub title: Option<Phrase>,
        /// Its share of the working time, in thousandths.
        pub share: Option<Share>,
        /// The service of the employer in which it stands.
        pub service: Option<Phrase>,
    }
}

record! {
    private
    /// A figure of the territory, as it was found: its text, and never a number computed
    /// here.
    pub struct TerritoryFigure {
        /// What it counts.
        pub label: Phrase,
        /// The figure, with its unit.
        pub value: Option<Phrase>,
        /// Of when it is.
        pub date: Option<AsOf>,
        /// Where it was found.
        pub source: Option<Phrase>,
    }
}

record! {
    private
    /// A document that others wrote or that was written with them, and where it is.
    pub struct LocalDocument {
        /// What it is.
        pub title: Phrase,
        /// Of when it is.
        pub date: Option<AsOf>,
        /// The last day on which it holds.
        pub until: Option<Date>,
        /// Where it is kept.
        pub place: Option<Phrase>,
    }
}

record! {
    private
    /// The territory: what S2 p.17 calls the local elements, and what came before.
    pub struct Territory {
        /// Its name.
        pub name: Option<Phrase>,
        /// On which scale it is.
        pub scale: Option<TerritoryScale>,
        /// Since when there is local health coordination, and what came before.
        pub history: Option<Phrase>,
        /// Its figures.
        pub figures: Vec<TerritoryFigure>,
        /// Its diagnoses, and where each is.
        pub diagnoses: Vec<LocalDocument>,
        /// What binds it: a territorial plan (SCoT), an urban policy contract, a regional
        /// health plan.
        pub frameworks: Vec<LocalDocument>,
        /// What there is to build on.
        pub resources: Vec<Phrase>,
        /// What it needs, as the diagnoses say.
        pub needs: Vec<Phrase>,
    }
}

impl FiledPost {
    /// A post that this profile describes.
    #[must_use]
    pub fn new(profile: ProfileKey) -> Self {
        Self {
            profile: Some(profile),
            dispositifs: std::iter::empty().collect(),
            title: None,
            share: None,
            service: None,
            at: At::default(),
        }
    }

    /// The dispositifs that the post coordinates: that of its profile, and its own.
    pub(crate) fn all_dispositifs<'p>(
        &'p self,
        referential: &'p Referential,
    ) -> BTreeSet<&'p DispositifKey> {
        let profile = self.profile.as_ref();
        let of_profile = profile.and_then(|key| referential.dispositif_of(key.as_str()));
        of_profile.into_iter().chain(self.dispositifs.iter()).collect()
    }
}

/// Whether the referential has what the posts name, and they take no more than the whole of
/// the working time.
pub(super) fn check_posts(posts: &[FiledPost], referential: &Referential, reader: &mut Reader) {
    let total: u32 =
        posts.iter().filter_map(|post| post.share).map(|share| u32::from(share.get())).sum();
    for post in posts {
        let at: &Pointer = &post.at;
        if let Some(profile) = &post.profile {
            let place = at.key("profile");
            check_name(profile.as_str(), EntryKind::Profile, &place, referential, reader);
        }
        for (place, key) in post.dispositifs.iter().enumerate() {
            let place = at.key("dispositifs").index(place);
            check_name(key.as_str(), EntryKind::Dispositif, &place, referential, reader);
        }
    }
    if total > 1000
        && let Some(last) = posts.iter().rfind(|post| post.share.is_some())
    {
        let expected = Expected::SharesUpToThousand;
        reader.fault(Code::OutOfRange, &last.at.key("share"), expected, total.to_string());
    }
}

impl Fillable for FiledPost {
    fn at(&self) -> &Pointer {
        &self.at
    }

    fn missing(&self) -> Vec<&'static str> {
        let names_none = self.profile.is_none() && self.dispositifs.is_empty();
        absent([
            ("profile", names_none),
            ("title", self.title.is_none()),
            ("share", self.share.is_none()),
            ("service", self.service.is_none()),
        ])
    }
}

impl TerritoryFigure {
    /// A figure of which nothing is known yet.
    #[must_use]
    pub fn new(label: Phrase) -> Self {
        Self { label, value: None, date: None, source: None, at: At::default() }
    }
}

impl Fillable for TerritoryFigure {
    fn at(&self) -> &Pointer {
        &self.at
    }

    fn missing(&self) -> Vec<&'static str> {
        absent([
            ("value", self.value.is_none()),
            ("date", self.date.is_none()),
            ("source", self.source.is_none()),
        ])
    }
}

impl LocalDocument {
    /// A document of which only the title is known.
    #[must_use]
    pub fn new(title: Phrase) -> Self {
        Self { title, date: None, until: None, place: None, at: At::default() }
    }
}

impl Fillable for LocalDocument {
    fn at(&self) -> &Pointer {
        &self.at
    }

    fn missing(&self) -> Vec<&'static str> {
        absent([("date", self.date.is_none()), ("place", self.place.is_none())])
    }
}

impl Fillable for Territory {
    fn at(&self) -> &Pointer {
        &self.at
    }

    fn missing(&self) -> Vec<&'static str> {
        absent([
            ("name", self.name.is_none()),
            ("scale", self.scale.is_none()),
            ("history", self.history.is_none()),
            ("figures", self.figures.is_empty()),
            ("diagnoses", self.diagnoses.is_empty()),
            ("frameworks", self.frameworks.is_empty()),
            ("resources", self.resources.is_empty()),
            ("needs", self.needs.is_empty()),
        ])
    }
}

/// A territory of which nothing is known yet.
impl Default for Territory {
    fn default() -> Self {
        Self {
            name: None,
            scale: None,
            history: None,
            figures: Vec::new(),
            diagnoses: Vec::new(),
            frameworks: Vec::new(),
            resources: Vec::new(),
            needs: Vec::new(),
            at: At::default(),
        }
    }
}

impl Territory {
    /// Itself, and what stands in its lists.
    pub(super) fn entries(&self) -> Vec<&dyn Fillable> {
        let figures = self.figures.iter().map(|one| one as &dyn Fillable);
        let documents = self.diagnoses.iter().chain(&self.frameworks);
        let documents = documents.map(|one| one as &dyn Fillable);
        std::iter::once(self as &dyn Fillable).chain(figures).chain(documents).collect()
    }
}
