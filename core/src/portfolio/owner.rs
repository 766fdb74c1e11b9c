//! The portfolio and what its owner does with it: add, withdraw, erase.

use serde::Serialize;

use crate::document::authored::read_document;
use crate::document::canonical::canonical_json;
use crate::document::node::Node;
use crate::document::reader::Reader;
use crate::document::reference::At;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::found::Found;
use crate::referential::index::Referential;
use crate::referential::level::LevelNumber;
use crate::scoring::report::Report;
use crate::scoring::slot::Missing;
use crate::survey::answers::{Purpose, Respondent};
use crate::value::date::Date;
use crate::value::key::{AssessmentKey, CompetencyKey};
use crate::value::version::SchemaVersion;

use super::assessment::{Assessment, AssessmentSource};
use super::document::{PortfolioDocument, PortfolioTag};
use super::event::{Event, EventSubject};
use super::level::{AssessedLevel, levels};
use super::post::HeldPost;
use crate::referential::personal_names::name;
use crate::referential::referential_reference::ReferentialReference;

/// The portfolio of one person, read on a referential: what it names is there.
///
/// ```
/// use boussole_sante::portfolio::{AssessmentSource, Portfolio};
/// use boussole_sante::{Post, Referential, survey::Purpose};
/// let referential = Referential::embedded()?;
/// let until = "2028-11-30".parse()?;
/// let mut portfolio = Portfolio::new(&referential, "r-017".parse()?, Purpose::Welcome, until);
/// let post = Post::new("cls")?.since("2026-09-01".parse()?).try_into()?;
/// portfolio.edit(&referential, |document| document.posts.push(post))?;
/// let day = "2026-11-30".parse()?;
/// portfolio.assess(&referential, "animer-un-atelier", Some(2), AssessmentSource::Own, day)?;
/// assert_eq!(portfolio.levels(day)[0].level, Some(2));
/// # Ok::<(), boussole_sante::Error>(())
/// ```
#[derive(Clone, PartialEq)]
pub struct Portfolio(PortfolioDocument);

/// Nothing of a person is in a log.
impl std::fmt::Debug for Portfolio {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Portfolio")
            .field("retain_until", &self.0.retain_until)
            .field("assessments", &self.0.assessments.len())
            .finish_non_exhaustive()
    }
}

impl Serialize for Portfolio {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl Portfolio {
    /// An empty portfolio on a referential.
    #[must_use]
    pub fn new(
        referential: &Referential,
        person: Respondent,
        purpose: Purpose,
        retain_until: Date,
    ) -> Self {
        Self(PortfolioDocument {
            document: PortfolioTag::Portfolio,
            schema_version: SchemaVersion::CURRENT,
            person,
            purpose,
            retain_until,
            referential: ReferentialReference::of(referential),
            policy: None,
            declared_use: None,
            posts: Vec::new(),
            wishes: std::iter::empty().collect(),
            offers_help: std::iter::empty().collect(),
            assessments: Vec::new(),
            events: Vec::new(),
            ext: None,
            at: At::default(),
        })
    }

    /// Reads a portfolio on its referential.
    ///
    /// # Errors
    /// Every fault of the document at once; nothing that it says is quoted.
    /// `other_referential` if it stands on another referential or version.
    pub fn from_json(bytes: &[u8], referential: &Referential) -> Result<Self, Error> {
        Self::read(&Node::parse(bytes)?, std::str::from_utf8(bytes).ok(), referential)
    }

    pub(super) fn read(
        node: &Node,
        text: Option<&str>,
        referential: &Referential,
    ) -> Result<Self, Error> {
        let check = |document: &PortfolioDocument, reader: &mut Reader| {
            document.check(referential, reader);
        };
        let tag = PortfolioTag::Portfolio.as_str();
        read_document(node, text, tag, Reader::of_a_person(), check).map(Self)
    }

    /// What it holds.
    #[must_use]
    pub fn document(&self) -> &PortfolioDocument {
        &self.0
    }

    /// The document in canonical form (RFC 8785).
    #[must_use]
    pub fn to_json(&self) -> String {
        canonical_json(&self.0).unwrap_or_default()
    }

    /// Whether it is to be deleted on this day: it is after `retain_until`.
    #[must_use]
    pub fn is_expired(&self, today: Date) -> bool {
        today > self.0.retain_until
    }

    /// Changes what it holds, and checks all of it; with a fault nothing is changed.
    ///
    /// # Errors
    /// As [`from_json`](Self::from_json).
    pub fn edit(
        &mut self,
        referential: &Referential,
        change: impl FnOnce(&mut PortfolioDocument),
    ) -> Result<(), Error> {
        let mut document = self.0.clone();
        change(&mut document);
        *self = Self::read(&Node::of(&document)?, None, referential)?;
        Ok(())
    }

    /// Tells the last day in a post, by its profile: what it would ask for later is not
    /// asked, and its share is free from the next day on.
    ///
    /// # Errors
    /// `unknown_name` if she holds no such post on that day, `out_of_range` for a day before
    /// the arrival.
    pub fn leave(
        &mut self,
        referential: &Referential,
        profile: &str,
        last_day: Date,
    ) -> Result<(), Error> {
        let is_held =
            |post: &HeldPost| post.profile.as_str() == profile && !post.is_left_on(last_day);
        let place = self.0.posts.iter().rposition(is_held).ok_or_else(|| {
            Error::usage(Code::UnknownName, Expected::HeldPost, Found::withheld(profile))
        })?;
        self.edit(referential, |document| document.posts[place].ends = Some(last_day))
    }

    /// Adds an assessment: a level of a competency on a day, or without a level that it
    /// does not apply to the post.
    ///
    /// # Errors
    /// `dangling_reference`, `attitude_level`, `out_of_range`; `field_required` for one by
    /// a manager where no use is declared.
    pub fn assess(
        &mut self,
        referential: &Referential,
        competency: &str,
        level: Option<u8>,
        source: AssessmentSource,
        date: Date,
    ) -> Result<AssessmentKey, Error> {
        let level = level.map(LevelNumber::try_from).transpose()?;
        let competency: CompetencyKey = name(competency)?;
        let assessment = self.assessment(referential, competency, level, source, date)?;
        let key = assessment.key.clone();
        self.edit(referential, |document| document.assessments.push(assessment))?;
        Ok(key)
    }

    /// Adds what a report says as assessments by herself on a day: each level, on the
    /// first scale of the referential, what does not apply, and her wishes, if it holds
    /// any, in place of those of before. What was not answered, or was added before, adds
    /// nothing. Competencies that the referential does not have are given back.
    ///
    /// # Errors
    /// As [`from_json`](Self::from_json).
    pub fn add_report(
        &mut self,
        referential: &Referential,
        report: &Report,
        date: Date,
    ) -> Result<Vec<CompetencyKey>, Error> {
        let mut next = self.clone();
        let mut unknown = Vec::new();
        for result in &report.levels {
            let Some(competency) = result.competency.clone() else { continue };
            let is_known = |key: &CompetencyKey| {
                let entry = referential.competency(key.as_str());
                entry.is_some_and(|entry| !entry.is_attitude())
            };
            let applies = match (result.level, result.missing) {
                (Some(_), _) => true,
                (None, Some(Missing::NotApplicable)) => false,
                _ => continue,
            };
            if !is_known(&competency) {
                unknown.push(competency);
                continue;
            }
            let level = result.level.filter(|_| applies);
            let level = level.map(|level| main_level(referential, report, &competency, level));
            let level = level.map(LevelNumber::try_from).transpose()?;
            let source = AssessmentSource::Own;
            let mut assessment = next.assessment(referential, competency, level, source, date)?;
            assessment.occasion = result.occasion;
            if !next.0.assessments.iter().any(|before| before.says_the_same(&assessment)) {
                next.0.assessments.push(assessment);
            }
        }
        let wished =
            report.wishes.iter().filter(|key| referential.competency(key.as_str()).is_some());
        let wished: Vec<CompetencyKey> = wished.cloned().collect();
        if !wished.is_empty() {
            next.0.wishes = wished.into_iter().collect();
        }
        next.edit(referential, |_| ())?;
        *self = next;
        Ok(unknown)
    }

    fn assessment(
        &self,
        referential: &Referential,
        competency: CompetencyKey,
        level: Option<LevelNumber>,
        source: AssessmentSource,
        date: Date,
    ) -> Result<Assessment, Error> {
        Ok(Assessment {
            key: self.next_key()?,
            competency,
            level,
            not_applicable: level.is_none().then_some(true),
            occasion: None,
            source,
            confidence: None,
            date,
            referential_version: referential.version().clone(),
            evidence: None,
            withdrawn: None,
            at: At::default(),
        })
    }

    /// A key that no assessment has: the number after the highest.
    fn next_key(&self) -> Result<AssessmentKey, Error> {
        let numbers = self.0.assessments.iter();
        let numbers = numbers.filter_map(|one| one.key.as_str().strip_prefix('a')?.parse().ok());
        let highest: u32 = numbers.max().unwrap_or(0);
        format!("a{}", highest.saturating_add(1)).parse()
    }

    /// The level of each assessed competency on a day, by the policy of the document, and
    /// which assessments count and do not, and why.
    #[must_use]
    pub fn levels(&self, on: Date) -> Vec<AssessedLevel> {
        let PortfolioDocument { assessments, referential, .. } = &self.0;
        levels(assessments, self.0.policy(), &referential.version, on)
    }

    /// Her own history of a competency, by day: every assessment that is not withdrawn.
    #[must_use]
    pub fn history(&self, competency: &str) -> Vec<&Assessment> {
        let mut own: Vec<&Assessment> = self
            .0
            .assessments
            .iter()
            .filter(|one| one.competency.as_str() == competency && one.withdrawn.is_none())
            .collect();
        own.sort_by_key(|one| one.date);
        own
    }

    /// Withdraws an assessment on a day: it stays, and does not count from that day on; of
    /// several days from the first.
    ///
    /// # Errors
    /// `unknown_name` if there is none with this key, `out_of_range` for a day before it.
    pub fn withdraw(&mut self, key: &str, on: Date) -> Result<(), Error> {
        let count = self.0.assessments.len();
        let found = self.0.assessments.iter_mut().find(|one| one.key.as_str() == key);
        let own = found.ok_or_else(|| no_assessment(key, count))?;
        if on < own.date {
            let expected = Expected::NotBefore { date: own.date.to_string() };
            return Err(Error::usage(Code::OutOfRange, expected, on.to_string()));
        }
        own.withdrawn = Some(own.withdrawn.map_or(on, |before| before.min(on)));
        Ok(())
    }

    /// Erases an assessment: nothing of it stays, and levels, gaps and plans, which are
    /// computed anew each time, rest on what is left.
    ///
    /// # Errors
    /// `unknown_name` if there is none with this key.
    pub fn erase(&mut self, key: &str) -> Result<(), Error> {
        let count = self.0.assessments.len();
        self.0.assessments.retain(|one| one.key.as_str() != key);
        match self.0.assessments.len() == count {
            true => Err(no_assessment(key, count)),
            false => Ok(()),
        }
    }

    /// Tells what became of an offer, a step or a pathway; what was told last already adds
    /// nothing.
    ///
    /// # Errors
    /// `dangling_reference` if the referential does not have it.
    pub fn tell(&mut self, referential: &Referential, event: Event) -> Result<(), Error> {
        let mut own = self.0.events.iter();
        let last = own.rfind(|before| before.subject() == event.subject());
        if last.is_some_and(|last| Event { at: last.at.clone(), ..event.clone() } == *last) {
            return Ok(());
        }
        self.edit(referential, |document| document.events.push(event))
    }

    /// Takes back all that was told of an offer, a step or a pathway; says how many events
    /// that were.
    pub fn forget(&mut self, subject: &EventSubject) -> usize {
        let count = self.0.events.len();
        self.0.events.retain(|event| event.subject().as_ref() != Some(subject));
        count - self.0.events.len()
    }
}

fn no_assessment(key: &str, count: usize) -> Error {
    let expected = Expected::AssessmentOf { count };
    Error::usage(Code::UnknownName, expected, Found::withheld(key))
}

/// A level of a questionnaire on the first scale of the referential: of a shorter scale the
/// lowest level that it stands for.
fn main_level(
    referential: &Referential,
    report: &Report,
    competency: &CompetencyKey,
    level: u8,
) -> u8 {
    let questionnaire = report.questionnaire();
    let item = questionnaire.level_item(competency.as_str());
    let ladder = item.and_then(|item| questionnaire.choices(item)?.ladder.as_ref());
    let scale = ladder.and_then(|ladder| ladder.scale.as_ref());
    let scale = scale.and_then(|scale| referential.scale(scale.as_str()));
    let own = scale.and_then(|scale| scale.levels.get(usize::from(level)));
    own.and_then(|own| own.stands_for).map_or(level, LevelNumber::get)
}
