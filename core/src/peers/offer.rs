//! What a person ticked to be put in touch with peers: her document, and what she does
//! with it.

use serde::Serialize;

use crate::document::authored::read_document;
use crate::document::canonical::canonical_json;
use crate::document::field::Shape;
use crate::document::list::Distinct;
use crate::document::node::Node;
use crate::document::read::{Read, read_parsed};
use crate::document::reader::Reader;
use crate::document::record::{bounded, record, words};
use crate::document::reference::At;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::found::Found;
use crate::error::location::Pointer;
use crate::referential::index::Referential;
use crate::referential::personal_names::{name, unknown};
use crate::referential::referential_reference::ReferentialReference;
use crate::value::date::Date;
use crate::value::extensions::Extensions;
use crate::value::key::CompetencyKey;
use crate::value::respondent::Respondent;
use crate::value::text::unaccented;
use crate::value::version::SchemaVersion;

words! {
    /// What kind of document this is.
    pub enum PeerOfferTag {
        /// What a person ticked to be put in touch with peers.
        PeerOffer = "peer-offer",
    }
}

words! {
    /// For what people are put in touch.
    pub enum PeerMode of "peers.mode" {
        /// To exchange on what both are interested in.
        Exchange = "exchange",
        /// So that one helps the other.
        Tutoring = "tutoring",
    }
}

impl PeerMode {
    /// Two people as a pair has them: of an exchange by pseudonym, of tutoring who helps first.
    pub(super) fn paired<'p>(
        self,
        first: &'p Respondent,
        second: &'p Respondent,
    ) -> (&'p Respondent, &'p Respondent) {
        match self {
            Self::Exchange => (first.min(second), first.max(second)),
            Self::Tutoring => (first, second),
        }
    }
}

words! {
    /// What a person ticks beside a subject.
    pub enum PeerTick of "peers.tick" {
        /// She would like to exchange on it.
        Exchange = "exchange",
        /// She offers help with it.
        OffersHelp = "offers_help",
        /// She asks for help with it.
        AsksHelp = "asks_help",
    }
}

bounded! {
    /// With how many people at once.
    pub struct PeerPlaces(u8) in 0..=20;
}

record! {
    private
    /// A subject, and what the person ticked beside it.
    pub struct PeerSubject {
        /// The competency in which it lies.
        pub competency: CompetencyKey,
        /// What she ticked; who would both offer and ask for help exchanges.
        pub ticks: Distinct<PeerTick>,
    }
}

record! {
    private
    /// With how many people at once she would be in touch; none is "not now".
    pub struct PeerLoad {
        /// To exchange.
        pub exchange: Option<PeerPlaces> = "1",
        /// To help.
        pub offers_help: Option<PeerPlaces> = "1",
        /// To be helped.
        pub asks_help: Option<PeerPlaces> = "1",
    }
}

record! {
    private
    /// What a person ticked to be put in touch with peers. Personal data, for this purpose
    /// alone: it holds no level, and nothing makes it from what does.
    pub struct PeerOfferDocument {
        /// What kind of document this is.
        pub document: PeerOfferTag,
        /// The version of the format.
        pub schema_version: SchemaVersion,
        /// Whose it is, under a pseudonym.
        pub person: Respondent,
        /// On which referential it stands.
        pub referential: ReferentialReference,
        /// Where she works, by a code that all who take part use.
        pub territory: TerritoryCode,
        /// The subjects, and what she ticked beside each.
        pub subjects: Vec<PeerSubject>,
        /// With how many people at once.
        pub load: Option<PeerLoad>,
        /// The last day on which it counts; it is to be deleted after it.
        pub valid_until: Date,
        /// The day from which it does not count any more.
        pub withdrawn: Option<Date>,
        /// A publisher's own keys.
        pub ext: Option<Extensions>,
    }
}

/// The code of a territory, as `plaine-commune` or `93066`: lower-case words or digits
/// joined by `-`, at most 60 characters.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transparent))]
pub struct TerritoryCode(
    #[cfg_attr(
        feature = "schema",
        schemars(regex(pattern = "^[a-z0-9]+(-[a-z0-9]+)*$"), length(max = 60))
    )]
    String,
);

impl TerritoryCode {
    /// The code of a territory as people write it: without case and accents, with `-` for
    /// blanks and apostrophes (`saint-denis` for « Saint Denis », `2a004` for « 2A004 »).
    ///
    /// # Errors
    /// `invalid_value` if it holds anything else.
    pub fn folded(text: &str) -> Result<Self, Error> {
        let is_blank = |letter: char| letter.is_whitespace() || "-'’".contains(letter);
        let plain = unaccented(text).to_lowercase();
        let words: Vec<&str> = plain.split(is_blank).filter(|word| !word.is_empty()).collect();
        // What was written is told, and not what became of it.
        words.join("-").parse().map_err(|error: Error| {
            Error::usage(error.code(), error.expected().clone(), Found::withheld(text))
        })
    }

    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for TerritoryCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::str::FromStr for TerritoryCode {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let letter = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
        let is_word = |word: &str| !word.is_empty() && word.bytes().all(letter);
        let fits = text.len() <= 60 && text.split('-').all(is_word);
        let found = || Found::withheld(text);
        fits.then(|| Self(text.to_owned()))
            .ok_or_else(|| Error::usage(Code::InvalidValue, Expected::TerritoryCode, found()))
    }
}

impl Read for TerritoryCode {
    const SHAPE: Shape = Shape::String;

    fn read(node: &Node, at: &Pointer, reader: &mut Reader) -> Option<Self> {
        read_parsed(node, at, reader, Expected::TerritoryCode, |text| text.parse().ok())
    }
}

impl PeerOfferDocument {
    /// The subjects beside which she ticked this.
    pub(super) fn ticked(&self, tick: PeerTick) -> impl Iterator<Item = &CompetencyKey> {
        let own = self.subjects.iter().filter(move |subject| subject.ticks.contains(&tick));
        own.map(|subject| &subject.competency)
    }

    /// With how many people at once.
    pub(crate) fn places(&self, tick: PeerTick) -> usize {
        let load = self.load.as_ref();
        let own = load.and_then(|load| match tick {
            PeerTick::Exchange => load.exchange,
            PeerTick::OffersHelp => load.offers_help,
            PeerTick::AsksHelp => load.asks_help,
        });
        own.map_or(1, |places| usize::from(places.get()))
    }

    fn check(&self, referential: &Referential, reader: &mut Reader) {
        if !self.referential.is_met_by(referential, reader) {
            return;
        }
        for (place, subject) in self.subjects.iter().enumerate() {
            let at: &Pointer = &subject.at;
            if !reader.is_valid(at) {
                continue;
            }
            let before = &self.subjects[..place];
            if before.iter().any(|other| other.competency == subject.competency) {
                let found = Found::withheld(subject.competency.as_str());
                reader.fault(
                    Code::DuplicateEntry,
                    &at.key("competency"),
                    Expected::OneOfEachKey,
                    found,
                );
            }
            check_subject(referential, &subject.competency, &at.key("competency"), reader);
            let ticked = |tick| subject.ticks.contains(&tick);
            if subject.ticks.is_empty() {
                reader.fault(Code::FieldRequired, &at.key("ticks"), Expected::NonEmptyList, "[]");
            }
            if ticked(PeerTick::OffersHelp) && ticked(PeerTick::AsksHelp) {
                let expected = Expected::OffersOrAsks;
                reader.fault(Code::FieldNotAllowed, &at.key("ticks"), expected, "");
            }
        }
    }
}

/// Whether the competency may be ticked: the referential has it, and it is no attitude.
fn check_subject(
    referential: &Referential,
    competency: &CompetencyKey,
    at: &Pointer,
    reader: &mut Reader,
) {
    match referential.competency(competency.as_str()) {
        None => {
            let subjects = referential.competencies().filter(|own| !own.is_attitude());
            unknown(competency.as_str(), subjects.map(|own| own.key.as_str()), at, reader);
        }
        Some(own) if own.is_attitude() => {
            let expected = Expected::SubjectToTick;
            reader.fault(Code::AttitudeSubject, at, expected, competency.as_str());
        }
        Some(_) => {}
    }
}

/// What a person ticked to be put in touch with peers, read on a referential: the subjects
/// that it names are there. She sets all of it; nothing that holds levels becomes one.
///
/// ```
/// use boussole_sante::Referential;
/// use boussole_sante::peers::{PeerOffer, PeerTick};
/// let referential = Referential::embedded()?;
/// let (territory, until) = ("plaine-commune".parse()?, "2027-06-30".parse()?);
/// let mut offer = PeerOffer::new(&referential, "r-017".parse()?, territory, until);
/// offer.tick(&referential, "animer-un-atelier", PeerTick::Exchange)?;
/// assert_eq!(offer.document().subjects.len(), 1);
/// # Ok::<(), boussole_sante::Error>(())
/// ```
#[derive(Clone, PartialEq)]
pub struct PeerOffer(PeerOfferDocument);

/// Nothing of a person is in a log.
impl std::fmt::Debug for PeerOffer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PeerOffer")
            .field("valid_until", &self.0.valid_until)
            .field("subjects", &self.0.subjects.len())
            .finish_non_exhaustive()
    }
}

impl Serialize for PeerOffer {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl PeerOffer {
    /// An offer in which nothing is ticked yet.
    #[must_use]
    pub fn new(
        referential: &Referential,
        person: Respondent,
        territory: TerritoryCode,
        valid_until: Date,
    ) -> Self {
        Self(PeerOfferDocument {
            document: PeerOfferTag::PeerOffer,
            schema_version: SchemaVersion::CURRENT,
            person,
            referential: ReferentialReference::of(referential),
            territory,
            subjects: Vec::new(),
            load: None,
            valid_until,
            withdrawn: None,
            ext: None,
            at: At::default(),
        })
    }

    /// Reads an offer on its referential.
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
        let check = |document: &PeerOfferDocument, reader: &mut Reader| {
            document.check(referential, reader);
        };
        let tag = PeerOfferTag::PeerOffer.as_str();
        read_document(node, text, tag, Reader::of_a_person(), check).map(Self)
    }

    /// What it holds.
    #[must_use]
    pub fn document(&self) -> &PeerOfferDocument {
        &self.0
    }

    /// The document in canonical form (RFC 8785).
    #[must_use]
    pub fn to_json(&self) -> String {
        canonical_json(&self.0).unwrap_or_default()
    }

    /// # Errors
    /// `other_referential` if it stands on another referential or version.
    pub(crate) fn must_stand_on(&self, referential: &Referential) -> Result<(), Error> {
        let own = &self.0.referential;
        if (&own.key, &own.version) == (referential.key(), referential.version()) {
            return Ok(());
        }
        let value = format!("{} {}", referential.key(), referential.version());
        let found = format!("{} {}", own.key, own.version);
        Err(Error::usage(Code::OtherReferential, Expected::This { value }, found))
    }

    /// Whether it counts on this day: it is neither withdrawn nor past its last day.
    #[must_use]
    pub fn counts(&self, today: Date) -> bool {
        !self.is_withdrawn(today) && !self.is_expired(today)
    }

    /// Whether it is to be deleted on this day: it is after `valid_until`.
    #[must_use]
    pub fn is_expired(&self, today: Date) -> bool {
        today > self.0.valid_until
    }

    /// Whether it does not count any more on this day, because she withdrew it.
    #[must_use]
    pub fn is_withdrawn(&self, today: Date) -> bool {
        self.0.withdrawn.is_some_and(|day| day <= today)
    }

    /// Changes what it holds, and checks all of it; with a fault nothing is changed.
    ///
    /// # Errors
    /// As [`from_json`](Self::from_json).
    pub fn edit(
        &mut self,
        referential: &Referential,
        change: impl FnOnce(&mut PeerOfferDocument),
    ) -> Result<(), Error> {
        let mut document = self.0.clone();
        change(&mut document);
        *self = Self::read(&Node::of(&document)?, None, referential)?;
        Ok(())
    }

    /// Ticks a subject: what is ticked already adds nothing.
    ///
    /// # Errors
    /// `dangling_reference` for a competency that the referential does not have,
    /// `attitude_subject` for an attitude, which is for the person alone, `field_not_allowed`
    /// to offer help with what she asks it for.
    pub fn tick(
        &mut self,
        referential: &Referential,
        competency: &str,
        tick: PeerTick,
    ) -> Result<(), Error> {
        let competency: CompetencyKey = name(competency)?;
        self.edit(referential, |document| {
            let mut own = document.subjects.iter_mut();
            if let Some(subject) = own.find(|subject| subject.competency == competency) {
                subject.ticks.insert(tick);
            } else {
                let ticks = [tick].into_iter().collect();
                document.subjects.push(PeerSubject { competency, ticks, at: At::default() });
            }
        })
    }

    /// Takes a tick back; says whether there was one.
    pub fn untick(&mut self, competency: &str, tick: PeerTick) -> bool {
        let mut was_there = false;
        for subject in &mut self.0.subjects {
            if subject.competency.as_str() == competency {
                was_there |= subject.ticks.contains(&tick);
                subject.ticks = subject.ticks.iter().copied().filter(|own| *own != tick).collect();
            }
        }
        self.0.subjects.retain(|subject| !subject.ticks.is_empty());
        was_there
    }

    /// Says with how many people at once, for what she ticks.
    pub fn take(&mut self, tick: PeerTick, places: PeerPlaces) {
        let none =
            PeerLoad { exchange: None, offers_help: None, asks_help: None, at: At::default() };
        let load = self.0.load.get_or_insert(none);
        match tick {
            PeerTick::Exchange => load.exchange = Some(places),
            PeerTick::OffersHelp => load.offers_help = Some(places),
            PeerTick::AsksHelp => load.asks_help = Some(places),
        }
    }

    /// Says until which day it counts.
    pub fn renew(&mut self, valid_until: Date) {
        self.0.valid_until = valid_until;
    }

    /// Says where she works now.
    pub fn move_to(&mut self, territory: TerritoryCode) {
        self.0.territory = territory;
    }

    /// Withdraws it: from that day on it counts in nothing; of several days from the first.
    pub fn withdraw(&mut self, on: Date) {
        self.0.withdrawn = Some(self.0.withdrawn.map_or(on, |before| before.min(on)));
    }
}
