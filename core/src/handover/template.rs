//! The empty template for who leaves a post: the questions that it answers, with what the
//! dispositifs of the post suggest.

use std::collections::BTreeSet;
use std::str::FromStr;

use crate::error::fault::Error;
use crate::error::language::Language;
use crate::language::handover_sentences as say;
use crate::language::sentence::Sentence;
use crate::referential::audience::Situation;
use crate::referential::binding::ObservedEntity;
use crate::referential::dispositif::Dispositif;
use crate::referential::entry::EntryKind;
use crate::referential::index::Referential;
use crate::referential::indicator::Indicator;
use crate::referential::partner::{Partner, PartnerScale};
use crate::referential::pathway::Anchor;
use crate::value::key::DispositifKey;
use crate::value::text::Text;

use super::calendar::CalendarEvent;
use super::document::PostFileDocument;
use super::network::{Access, FiledPartner};
use super::obligations::{Agreement, BudgetLine};
use super::owner::{PostFile, empty};
use super::phrase::Phrase;
use super::post::{FiledPost, Territory};
use super::words::{CalendarKind, TacitQuestion};
use super::work::{FiledIndicator, TacitEntry};

impl PostFile {
    /// The template for who leaves a post that this profile describes: a file that reads,
    /// in which the kinds of partners, of events and of indicators stand that the
    /// dispositif of the profile brings along, and the questions for what is written
    /// nowhere. No entry has its facts: each is to be filled, or taken out. Its words are in
    /// this language, or in that of the referential where it has no other.
    ///
    /// # Errors
    /// `unknown_name` for a profile that the referential does not have.
    pub fn template(
        referential: &Referential,
        profile: &str,
        language: Language,
    ) -> Result<Self, Error> {
        let described = referential
            .profile(profile)
            .ok_or_else(|| referential.unknown(EntryKind::Profile, profile))?;
        let template = Template { referential, language };
        let post = FiledPost::new(described.key.clone());
        let dispositifs = post.all_dispositifs(referential);
        let document = template.filled(&dispositifs);
        Self::of(&PostFileDocument { posts: vec![post.clone()], ..document }, referential)
    }
}

struct Template<'r> {
    referential: &'r Referential,
    language: Language,
}

impl Template<'_> {
    fn filled(&self, dispositifs: &BTreeSet<&DispositifKey>) -> PostFileDocument {
        let own = self.referential.dispositifs();
        let own: Vec<&Dispositif> = own.filter(|one| dispositifs.contains(&one.key)).collect();
        PostFileDocument {
            territory: Some(Territory::default()),
            partners: self.partners(dispositifs),
            calendar: self.calendar(&own),
            agreements: own
                .iter()
                .filter(|one| self.has_a_term(one))
                .filter_map(|one| self.phrase(&one.label).map(Agreement::new))
                .collect(),
            budgets: self.said(&[say::FUNDING_OF_POST, say::FUNDING_OF_ACTIONS], BudgetLine::new),
            indicators: self
                .referential
                .indicators()
                .filter(|one| is_followed_there(one, dispositifs))
                .map(|one| FiledIndicator::new(one.key.clone()))
                .collect(),
            tacit: self.questions(&own),
            accesses: self.said(
                &[say::SHARED_MAILBOX, say::SHARED_FOLDERS, say::SHARED_CALENDAR],
                Access::new,
            ),
            ..empty(self.referential)
        }
    }

    /// The partners near by that are still there, those of the dispositifs first: the kinds
    /// of the referential, of which the file says who they are here.
    fn partners(&self, dispositifs: &BTreeSet<&DispositifKey>) -> Vec<FiledPartner> {
        let is_tied =
            |one: &Partner| one.dispositifs.iter().any(|key| dispositifs.contains(key.key()));
        let is_near = |one: &&Partner| {
            one.until.is_none()
                && one.scale != PartnerScale::National
                && (one.dispositifs.is_empty() || is_tied(one))
        };
        let mut near: Vec<&Partner> = self.referential.partners().filter(is_near).collect();
        near.sort_by_key(|one| (!is_tied(one), one.scale != PartnerScale::Local));
        let filed = near.into_iter().filter_map(|one| {
            let mut filed = FiledPartner::new(self.phrase(&one.label)?);
            filed.partner = Some(one.key.clone());
            Some(filed)
        });
        filed.collect()
    }

    /// Each body of the dispositifs, and what every post has.
    fn calendar(&self, dispositifs: &[&Dispositif]) -> Vec<CalendarEvent> {
        let titled = |kind: CalendarKind, title: Option<Phrase>| {
            let mut event = CalendarEvent::new(kind);
            event.title = title;
            event
        };
        let bodies = self.bodies(dispositifs).into_iter();
        let bodies = bodies.map(|body| titled(CalendarKind::Committee, Some(body)));
        let common =
            [CalendarKind::FunderDialogue, CalendarKind::CallForProjects, CalendarKind::Review];
        let common = common.into_iter().map(|kind| titled(kind, None));
        let terms = dispositifs.iter().filter(|one| self.has_a_term(one));
        let renewals = terms.map(|one| titled(CalendarKind::Renewal, self.phrase(&one.label)));
        bodies.chain(common).chain(renewals).collect()
    }

    /// The bodies of governance, each name once.
    fn bodies(&self, dispositifs: &[&Dispositif]) -> Vec<Phrase> {
        let bodies = dispositifs.iter().flat_map(|one| &one.bodies);
        let mut names: Vec<Phrase> = Vec::new();
        for name in bodies.filter_map(|body| self.phrase(&body.label)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// Whether the dispositif has a contract that ends: a pathway that counts from that day
    /// may be for it.
    fn has_a_term(&self, dispositif: &Dispositif) -> bool {
        let situation = Situation {
            dispositifs: Some([(dispositif.key.clone(), None)].into()),
            ..Situation::default()
        };
        let mut pathways = self.referential.pathways();
        pathways.any(|one| {
            one.anchor == Anchor::ContractEnd && situation.may_be_among(one.audience.iter())
        })
    }

    /// The questions that are asked anyway, and one for each body.
    fn questions(&self, dispositifs: &[&Dispositif]) -> Vec<TacitEntry> {
        let anyway = TacitQuestion::ALL.iter().map(|question| TacitEntry::asking(*question));
        let bodies = self.bodies(dispositifs).into_iter().filter_map(|body| {
            let text = say::ABOUT_A_BODY.fill(self.language, &[("body", &body)]);
            Phrase::from_str(&text).ok().map(TacitEntry::new)
        });
        anyway.chain(bodies).collect()
    }

    fn said<T>(&self, sentences: &[Sentence], make: impl Fn(Phrase) -> T) -> Vec<T> {
        let phrases = sentences.iter().filter_map(|one| one.say(self.language).parse().ok());
        phrases.map(make).collect()
    }

    fn phrase(&self, text: &Text) -> Option<Phrase> {
        text.get(self.language.as_str()).0.parse().ok()
    }
}

/// Whether an indicator is tied to one of the dispositifs, and not counted for a region or a
/// network as a whole.
fn is_followed_there(indicator: &Indicator, dispositifs: &BTreeSet<&DispositifKey>) -> bool {
    let bound = indicator.numerator.iter().filter_map(|term| term.binding.as_ref());
    let mut elsewhere = bound.filter_map(|binding| binding.entity);
    indicator.dispositifs.iter().any(|key| dispositifs.contains(key.key()))
        && !elsewhere.any(|entity| entity != ObservedEntity::Territory)
}
