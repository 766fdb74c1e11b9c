//! A portfolio on a later version of its referential.

use crate::document::list::Distinct;
use crate::document::node::Node;
use crate::error::fault::Error;
use crate::error::location::Pointer;
use crate::referential::index::Referential;
use crate::value::key::{CompetencyKey, OfferKey, PathwayKey, ProfileKey, TagKey};
use crate::value::version::Version;
use crate::versions::name_walk::NameWalk;
use crate::versions::{Became, Carried, Fate};

use super::document::PortfolioDocument;
use super::event::Event;
use super::owner::Portfolio;
use super::post::HeldPost;
use crate::referential::referential_reference::ReferentialReference;

/// A portfolio that stood on an earlier version, as it stands on a later one. Personal
/// data.
#[derive(Clone)]
#[non_exhaustive]
pub struct CarriedPortfolio {
    /// The portfolio on the later version.
    pub portfolio: Portfolio,
    /// What became of each name in it, in the order of the document.
    pub references: Vec<Carried>,
    /// The posts whose profile is no longer used, and of which nothing takes the place.
    pub set_aside_posts: Vec<HeldPost>,
    /// What was told of offers and steps that are no longer used.
    pub set_aside_events: Vec<Event>,
}

/// Nothing of a person is in a log.
impl std::fmt::Debug for CarriedPortfolio {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CarriedPortfolio")
            .field("portfolio", &self.portfolio)
            .field("references", &self.references.len())
            .finish_non_exhaustive()
    }
}

impl CarriedPortfolio {
    /// How many names have this fate.
    #[must_use]
    pub fn count(&self, fate: Fate) -> usize {
        self.references.iter().filter(|one| one.fate == fate).count()
    }
}

impl Portfolio {
    /// Reads a portfolio on an earlier version of its referential, and carries it over to
    /// this one, or from a referential to an overlay on it and back, or to another overlay
    /// on the same: what is called otherwise now is converted; an assessment of a competency
    /// that means something else, or was split, is to review: it stays, and does not count
    /// until she has placed the competency anew; what is no longer used is set aside or, of
    /// assessments, stays and does not count. Nothing is lost in silence.
    ///
    /// # Errors
    /// Those of [`from_json`](Self::from_json) on `earlier`, and `other_referential` if the
    /// two are neither versions of one referential nor lie on the same.
    pub fn carry_over(
        bytes: &[u8],
        referential: &Referential,
        earlier: &Referential,
    ) -> Result<CarriedPortfolio, Error> {
        let mut walk = Walk::new(referential, earlier)?;
        let mut document = Self::from_json(bytes, earlier)?.document().clone();
        walk.assessments(&mut document, earlier);
        let set_aside_posts = walk.posts(&mut document, referential);
        document.wishes = walk.competencies("wishes", &document.wishes);
        document.offers_help = walk.competencies("offers_help", &document.offers_help);
        let set_aside_events = walk.events(&mut document, referential);
        document.referential = ReferentialReference::of(referential);
        let portfolio = Self::read(&Node::of(&document)?, None, referential)?;
        let references = walk.names.found;
        Ok(CarriedPortfolio { portfolio, references, set_aside_posts, set_aside_events })
    }
}

/// Whether a referential has of what an event tells, in use or retired.
fn is_there(event: &Event, referential: &Referential) -> bool {
    let own = event.pathway.as_ref().and_then(|key| referential.pathway(key.as_str()));
    match (&event.offer, &event.step) {
        (Some(offer), _) => referential.offer(offer.as_str()).is_some(),
        (None, Some(step)) => own.is_some_and(|own| own.steps.iter().any(|one| one.key == *step)),
        (None, None) => own.is_some(),
    }
}

struct Walk {
    names: NameWalk,
    /// Whether levels mean something else: then no assessment stands.
    is_other_scale: bool,
    version: Version,
}

impl Walk {
    fn new(referential: &Referential, earlier: &Referential) -> Result<Self, Error> {
        let names = NameWalk::new(referential, earlier)?;
        let main = |one: &Referential| one.main_scale().map(|scale| scale.key.clone());
        let scale = main(earlier);
        let own = scale.as_ref().and_then(|key| names.differences().get("scales", key.as_str()));
        let is_other = own.is_some_and(|own| own.is_end() || own.is_to_review());
        let is_other_scale = scale != main(referential) || is_other;
        let version = referential.version().clone();
        Ok(Self { names, is_other_scale, version })
    }

    fn assessments(&mut self, document: &mut PortfolioDocument, earlier: &Referential) {
        let place = Pointer::root().key("assessments");
        for (index, own) in document.assessments.iter_mut().enumerate() {
            // What was not carried over before is judged by whom it stands on.
            if own.referential_version != *earlier.version() {
                continue;
            }
            let at = place.index(index).key("competency");
            let key = own.competency.to_string();
            let breaks = [Became::Revised, Became::Split];
            let (fate, name) = self.names.carry(at, "competencies", &key, &breaks);
            if self.is_other_scale && matches!(fate, Fate::Kept | Fate::Converted) {
                if let Some(last) = self.names.found.last_mut() {
                    last.fate = Fate::ToReview;
                }
                continue;
            }
            if let (Fate::Kept | Fate::Converted, Ok(name)) = (fate, name.parse()) {
                own.competency = name;
                own.referential_version = self.version.clone();
            }
        }
    }

    fn posts(
        &mut self,
        document: &mut PortfolioDocument,
        referential: &Referential,
    ) -> Vec<HeldPost> {
        let tags = &referential.document().tags;
        let place = Pointer::root().key("posts");
        let mut set_aside = Vec::new();
        for (index, mut post) in std::mem::take(&mut document.posts).into_iter().enumerate() {
            let at = place.index(index).key("profile");
            let breaks = [Became::Relevelled, Became::Rescheduled, Became::Altered];
            let (fate, name) = self.names.carry(at, "profiles", post.profile.as_str(), &breaks);
            let is_end = self.names.is_end("profiles", post.profile.as_str());
            let known = |tag: &TagKey| tags.iter().any(|own| own.key == *tag);
            for (index, tag) in post.situations.iter().enumerate() {
                if !known(tag) {
                    let at = place.index(index).key("situations");
                    self.names.lost(at, "tags", tag.as_str());
                }
            }
            post.situations = post.situations.iter().filter(|tag| known(tag)).cloned().collect();
            match (fate, name.parse::<ProfileKey>()) {
                (Fate::Lost, _) => set_aside.push(post),
                (Fate::ToReview, _) if is_end => set_aside.push(post),
                (_, Ok(name)) => {
                    post.profile = name;
                    document.posts.push(post);
                }
                (_, Err(_)) => set_aside.push(post),
            }
        }
        set_aside
    }

    /// Wishes or offers of help: what is no longer used says nothing any more.
    fn competencies(
        &mut self,
        name: &str,
        own: &Distinct<CompetencyKey>,
    ) -> Distinct<CompetencyKey> {
        let place = Pointer::root().key(name);
        let mut kept: Vec<CompetencyKey> = Vec::new();
        for (index, key) in own.iter().enumerate() {
            let at = place.index(index);
            let (fate, now) =
                self.names.carry(at, "competencies", key.as_str(), &[Became::Revised]);
            let is_there = !self.names.is_end("competencies", key.as_str());
            if fate == Fate::Converted || is_there {
                kept.extend(now.parse::<CompetencyKey>());
            }
        }
        kept.into_iter().collect()
    }

    fn events(
        &mut self,
        document: &mut PortfolioDocument,
        referential: &Referential,
    ) -> Vec<Event> {
        let place = Pointer::root().key("events");
        let mut set_aside = Vec::new();
        for (index, mut event) in std::mem::take(&mut document.events).into_iter().enumerate() {
            let (list, key) = match (&event.offer, &event.pathway) {
                (Some(offer), _) => ("offers", offer.to_string()),
                (None, Some(pathway)) => ("pathways", pathway.to_string()),
                (None, None) => continue,
            };
            let at =
                place.index(index).key(if event.offer.is_some() { "offer" } else { "pathway" });
            // What is done or cancelled was this and nothing else, whatever took its place.
            if event.kind.is_settled() && is_there(&event, referential) {
                let became = self.names.differences().get(list, &key);
                let became = became.map(|one| one.became.clone()).unwrap_or_default();
                let (list, fate, now) = (list.to_owned(), Fate::Kept, Vec::new());
                self.names.found.push(Carried { at, list, key, fate, became, now });
                document.events.push(event);
                continue;
            }
            let (fate, name) = self.names.carry(at, list, &key, &[]);
            if matches!(fate, Fate::Lost | Fate::ToReview) {
                set_aside.push(event);
                continue;
            }
            let pathway = referential.pathway(&name);
            let mut steps = pathway.into_iter().flat_map(|pathway| pathway.steps.iter());
            if let Some(step) = &event.step
                && !steps.any(|own| own.key == *step)
            {
                self.names.lost(
                    place.index(index).key("step"),
                    "pathways",
                    &format!("{name}/{step}"),
                );
                set_aside.push(event);
                continue;
            }
            if event.offer.is_some() {
                event.offer = name.parse::<OfferKey>().ok();
            } else {
                event.pathway = name.parse::<PathwayKey>().ok();
            }
            document.events.push(event);
        }
        set_aside
    }
}
