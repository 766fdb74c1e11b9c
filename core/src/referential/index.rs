//! The validated referential (competency framework): checked once, then only
//! read.

use std::any::TypeId;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use crate::document::authored::{Authored, document_traits, read_document};
use crate::document::canonical::canonical_json;
use crate::document::node::Node;
use crate::document::read::Read;
use crate::document::reader::{Reader, Reference};
#[cfg(feature = "peers")]
use crate::document::sha256::Sha256;
use crate::document::shipped::unpacked;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::location::Pointer;
use crate::value::key::{DispositifKey, EntryKey, ReferentialKey};
use crate::value::text::Text;
use crate::value::version::Version;

use super::added_value::AddedValue;
use super::competency::Competency;
use super::dispositif::Dispositif;
use super::document::{ReferentialDocument, ReferentialTag};
use super::domain::Domain;
use super::entry::{Checked, Entry, EntryKind};
use super::entry_check;
use super::entry_check::key_type;
use super::factor::Factor;
use super::figure::Figure;
use super::glossary_term::GlossaryTerm;
use super::indicator::Indicator;
use super::map::MindMap;
use super::mastery::MasteryScale;
use super::mission::Mission;
use super::objective::Objective;
use super::offer::Offer;
use super::overlay::{Change, ChangeKind, Changes, Extends};
use super::partner::Partner;
use super::pathway::Pathway;
use super::profile::{DaysAfterArrival, Profile};
use super::recommendation::Recommendation;
use super::search::{Hit, SearchIndex};
use super::source::{Source, SourceKey};

/// A referential that has passed every check.
///
/// ```
/// use boussole_sante::Referential;
/// let referential = Referential::embedded()?;
/// let competency = referential.competency("animer-un-comite-de-pilotage").unwrap();
/// assert_eq!(competency.label.get("fr"), ("Animer un comité de pilotage", "fr"));
/// // A language that is not there falls back to French, and says so.
/// assert_eq!(competency.label.get("de").1, "fr");
/// # Ok::<(), boussole_sante::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Referential(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    authored: Authored,
    /// What the document makes of the one that it extends.
    merged: Option<Authored>,
    base: Option<Referential>,
    changes: Vec<Change>,
    document: ReferentialDocument,
    positions: HashMap<EntryKind, HashMap<String, usize>>,
    references: Vec<Reference>,
    search: OnceLock<SearchIndex>,
}

const EMBEDDED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/referential.json.deflate"));

macro_rules! lists {
    ($( $list:ident $one:ident $entry:ident; )*) => {
        impl Referential {
            $(
                #[doc = concat!("The ", stringify!($list), " in use, in order.")]
                pub fn $list(&self) -> impl Iterator<Item = &$entry> + Clone {
                    self.0.document.$list.iter().filter(|entry| entry.is_active())
                }

                #[doc = concat!(
                    "The ", stringify!($one), " with this key, in use or retired."
                )]
                #[must_use]
                pub fn $one(&self, key: &str) -> Option<&$entry> {
                    self.0.document.$list.get(self.position(<$entry as Checked>::KIND, key)?)
                }
            )*
        }

        /// Every entry, in use or retired, list by list.
        fn entries(document: &ReferentialDocument) -> Vec<&dyn Entry> {
            let mut all: Vec<&dyn Entry> = Vec::new();
            $( all.extend(document.$list.iter().map(|entry| entry as &dyn Entry)); )*
            all
        }

        fn entry(
            document: &ReferentialDocument,
            kind: EntryKind,
            position: usize,
        ) -> Option<&dyn Entry> {
            $(
                if kind == <$entry as Checked>::KIND {
                    return document.$list.get(position).map(|entry| entry as &dyn Entry);
                }
            )*
            None
        }
    };
}

lists! {
    maps map MindMap;
    scales scale MasteryScale;
    domains domain Domain;
    competencies competency Competency;
    factors factor Factor;
    dispositifs dispositif Dispositif;
    missions mission Mission;
    profiles profile Profile;
    offers offer Offer;
    pathways pathway Pathway;
    objectives objective Objective;
    indicators indicator Indicator;
    added_values added_value AddedValue;
    recommendations recommendation Recommendation;
    partners partner Partner;
    figures figure Figure;
    glossary glossary_term GlossaryTerm;
}

impl Referential {
    /// The referential that ships with the library; read once, then shared.
    ///
    /// # Errors
    /// None: a test reads it.
    pub fn embedded() -> Result<Self, Error> {
        static READ: OnceLock<Result<Referential, Error>> = OnceLock::new();
        READ.get_or_init(|| Self::from_json(Self::embedded_json().as_bytes())).clone()
    }

    /// The document of the referential that ships with the library.
    #[must_use]
    pub fn embedded_json() -> &'static str {
        static TEXT: OnceLock<String> = OnceLock::new();
        TEXT.get_or_init(|| unpacked(EMBEDDED))
    }

    /// Reads a referential, or an overlay on the embedded one, from the bytes
    /// of its JSON document.
    ///
    /// # Errors
    /// `too_large`, `too_deep`, `invalid_encoding`, `invalid_json`, or
    /// `invalid_document` with every fault of the document.
    pub fn from_json(bytes: &[u8]) -> Result<Self, Error> {
        let node = Node::parse(bytes)?;
        Self::from_node(node, std::str::from_utf8(bytes).ok())
    }

    pub(crate) fn from_node(authored: Node, text: Option<&str>) -> Result<Self, Error> {
        match authored.get("extends") {
            None | Some(Node::Null) => Self::alone(authored, text),
            Some(_) => Self::over(Self::embedded()?, authored, text),
        }
    }

    fn alone(authored: Node, text: Option<&str>) -> Result<Self, Error> {
        let mut references = Vec::new();
        let check = |document: &ReferentialDocument, reader: &mut Reader| {
            references = entry_check::check(document, reader);
            let changes = [
                ("renames", document.renames.is_empty()),
                ("retirements", document.retirements.is_empty()),
            ];
            for (name, _) in changes.iter().filter(|(_, empty)| !empty) {
                let place = Pointer::root().key(name);
                reader.fault(Code::FieldNotAllowed, &place, Expected::DocumentWithExtends, *name);
            }
        };
        let tag = ReferentialTag::Referential.as_str();
        let document = read_document(&authored, text, tag, Reader::default(), check)?;
        Self::new(Authored::new(authored)?, document, references)
    }

    /// An overlay goes through the same door as a document of its own: what it
    /// makes of the referential on which it lies is read as a whole, and every
    /// fault is told where it stands in the overlay.
    pub(crate) fn over(base: Self, authored: Node, text: Option<&str>) -> Result<Self, Error> {
        let root = Pointer::root();
        let mut reader = Reader::default();
        reader.extend(authored.faults());
        if let Some(node) = authored.get("extends") {
            Extends::read(node, &root.key("extends"), &mut reader);
        }
        let lower = base.0.authored.node();
        let changes = Changes::read(&authored, lower, &mut reader);
        let (merged, inherited) = changes.apply(&authored, lower);
        let mut whole = Reader::over(inherited);
        let document = whole
            .is_document(&merged, ReferentialTag::Referential.as_str())
            .then(|| ReferentialDocument::read(&merged, &root, &mut whole))
            .flatten();
        let references = document.as_ref().map(|document| entry_check::check(document, &mut whole));
        reader.extend(whole.own_faults());
        reader.finish(text)?;
        let (Some(document), Some(references)) = (document, references) else {
            return Err(Error::many(Code::InvalidDocument, Vec::new()));
        };
        let mut this = Inner::new(Authored::new(authored)?, document, references);
        this.merged = Some(Authored::new(merged)?);
        this.changes = this.explain(&base, &changes);
        this.base = Some(base);
        Ok(Self(Arc::new(this)))
    }

    fn new(
        authored: Authored,
        document: ReferentialDocument,
        references: Vec<Reference>,
    ) -> Result<Self, Error> {
        Ok(Self(Arc::new(Inner::new(authored, document, references))))
    }

    /// Names the referential.
    #[must_use]
    pub fn key(&self) -> &ReferentialKey {
        &self.0.document.key
    }

    /// The version of its content.
    #[must_use]
    pub fn version(&self) -> &Version {
        &self.0.document.version
    }

    /// How people name it.
    #[must_use]
    pub fn title(&self) -> &Text {
        &self.0.document.title
    }

    /// The whole document; of an overlay, what it makes of the referential on
    /// which it lies. Retired entries are in it.
    #[must_use]
    pub fn document(&self) -> &ReferentialDocument {
        &self.0.document
    }

    /// Until which day after arrival a person is called new.
    #[must_use]
    pub fn newcomer_window_days(&self) -> Option<u32> {
        self.0.document.newcomer_window_days.map(DaysAfterArrival::get)
    }

    /// The main scale of mastery: the first one.
    #[must_use]
    pub fn main_scale(&self) -> Option<&MasteryScale> {
        self.0.document.scales.first()
    }

    /// The source with this key.
    #[must_use]
    pub fn source(&self, key: &str) -> Option<&Source> {
        self.0.document.sources.iter().find(|source| source.key.as_str() == key)
    }

    /// Every entry, in use or retired, list by list.
    #[must_use]
    pub fn entries(&self) -> Vec<&dyn Entry> {
        entries(&self.0.document)
    }

    /// The dispositif whose post a profile describes, or one that it builds on; none of a
    /// profile that is common to all, or that is not there.
    #[must_use]
    pub fn dispositif_of(&self, profile: &str) -> Option<&DispositifKey> {
        let mut own = self.profile(profile);
        while let Some(profile) = own {
            if let Some(dispositif) = &profile.dispositif {
                return Some(dispositif.key());
            }
            let below = profile.builds_on.as_ref();
            own = below.and_then(|below| self.profile(below.as_str()));
        }
        None
    }

    /// The entry of a kind with this key, in use or retired.
    #[must_use]
    pub fn entry(&self, kind: EntryKind, key: &str) -> Option<&dyn Entry> {
        entry(&self.0.document, kind, self.position(kind, key)?)
    }

    /// All that an entry says, as its document writes it, in canonical form
    /// (RFC 8785); of an overlay, as the document that it makes writes it.
    ///
    /// ```
    /// use boussole_sante::{Referential, referential::EntryKind};
    /// let cls = Referential::embedded()?.entry_json(EntryKind::Profile, "cls").unwrap();
    /// assert!(cls.contains(r#""necessity":"essential""#));
    /// # Ok::<(), boussole_sante::Error>(())
    /// ```
    #[must_use]
    pub fn entry_json(&self, kind: EntryKind, key: &str) -> Option<String> {
        let list = self.whole().node().get(kind.list())?.elements();
        canonical_json(list.get(self.position(kind, key)?)?).ok()
    }

    /// Where an entry stands in the list of its kind.
    #[must_use]
    pub fn position(&self, kind: EntryKind, key: &str) -> Option<usize> {
        self.0.positions.get(&kind)?.get(key).copied()
    }

    /// The keys of a kind, in use or retired, sorted.
    pub(crate) fn keys(&self, kind: EntryKind) -> impl Iterator<Item = &str> {
        let mut keys: Vec<&str> = self
            .0
            .positions
            .get(&kind)
            .into_iter()
            .flatten()
            .map(|(key, _)| key.as_str())
            .collect();
        keys.sort_unstable();
        keys.into_iter()
    }

    /// Where the document refers to an entry, in the order of the document;
    /// of an overlay, in the document that it makes.
    #[must_use]
    pub fn references_to(&self, kind: EntryKind, key: &str) -> Vec<&Pointer> {
        self.0.references_to(key_type(kind), key)
    }

    /// Whether anything in the document names the source.
    #[cfg_attr(not(feature = "lint"), allow(dead_code, reason = "lint asks it"))]
    pub(crate) fn cites(&self, source: &str) -> bool {
        !self.0.references_to(TypeId::of::<SourceKey>(), source).is_empty()
    }

    /// The entries that these words name, best first: accents, case and
    /// inflection are forgiven. In one language, or in French and English.
    ///
    /// ```
    /// use boussole_sante::Referential;
    /// let found = Referential::embedded()?.search("evaluations qualitatives", None);
    /// assert_eq!(found[0].key, "conduire-une-evaluation-qualitative");
    /// # Ok::<(), boussole_sante::Error>(())
    /// ```
    #[must_use]
    pub fn search(&self, words: &str, language: Option<&str>) -> Vec<Hit> {
        let index = || SearchIndex::new(self.whole().node(), self.main_language(), &self.entries());
        self.0.search.get_or_init(index).search(words, language)
    }

    /// The referential on which this one lies.
    #[must_use]
    pub fn base(&self) -> Option<&Self> {
        self.0.base.as_ref()
    }

    /// What an overlay changes, with what follows: additions in the order of
    /// the document, then renames and retirements.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.0.changes
    }

    /// The SHA-256 of the canonical form of the document as it was written; of
    /// an overlay, of the overlay alone.
    #[must_use]
    pub fn sha256(&self) -> &str {
        self.0.authored.sha256().as_str()
    }

    #[cfg(feature = "peers")]
    pub(crate) fn hash(&self) -> &Sha256 {
        self.0.authored.sha256()
    }

    /// The document as it was written, indented, in the author's order.
    #[must_use]
    pub fn to_json(&self) -> String {
        self.0.authored.to_json()
    }

    /// The canonical form (RFC 8785) of the document as it was written.
    #[must_use]
    pub fn to_canonical_json(&self) -> String {
        self.0.authored.to_canonical_json()
    }

    /// A document that stands alone: of an overlay, what it makes of the
    /// referential on which it lies.
    #[must_use]
    pub fn to_whole_json(&self) -> String {
        self.whole().to_json()
    }

    /// The language that every text has.
    pub(crate) fn main_language(&self) -> &str {
        self.0.document.languages.first().map_or("fr", |first| first.as_str())
    }

    pub(crate) fn whole(&self) -> &Authored {
        self.0.merged.as_ref().unwrap_or(&self.0.authored)
    }

    /// The document as it was written.
    #[cfg_attr(not(feature = "workbook"), allow(dead_code, reason = "workbooks hold it"))]
    pub(crate) fn authored(&self) -> &Node {
        self.0.authored.node()
    }

    /// The fault of a name that no entry of the kind has.
    pub(crate) fn unknown(&self, kind: EntryKind, key: &str) -> Error {
        Error::unknown_name(key, self.keys(kind))
    }
}

impl Inner {
    fn new(authored: Authored, document: ReferentialDocument, references: Vec<Reference>) -> Self {
        let mut positions: HashMap<EntryKind, HashMap<String, usize>> = HashMap::new();
        for entry in entries(&document) {
            let own = positions.entry(entry.kind()).or_default();
            let position = own.len();
            own.entry(entry.key().to_owned()).or_insert(position);
        }
        Self {
            authored,
            merged: None,
            base: None,
            changes: Vec::new(),
            positions,
            document,
            references,
            search: OnceLock::new(),
        }
    }

    fn references_to(&self, kind: TypeId, key: &str) -> Vec<&Pointer> {
        let to = |reference: &&Reference| reference.kind == kind && reference.key == key;
        self.references.iter().filter(to).map(|reference| &reference.at).collect()
    }

    fn explain(&self, base: &Referential, changes: &Changes) -> Vec<Change> {
        let change = |change: ChangeKind, entry: &dyn Entry| Change {
            change,
            kind: entry.kind(),
            key: entry.key().to_owned(),
            label: entry.label().clone(),
            was: None,
            reason: None,
            replaced_by: Vec::new(),
            referred_by: Vec::new(),
        };
        let find = |kind: EntryKind, key: &EntryKey| {
            entry(&self.document, kind, *self.positions.get(&kind)?.get(key.as_str())?)
        };
        let added = entries(&self.document)
            .into_iter()
            .filter(|entry| base.position(entry.kind(), entry.key()).is_none())
            .map(|entry| change(ChangeKind::Added, entry));
        let renamed = changes.renames.iter().filter_map(|rename| {
            let entry = find(rename.kind, &rename.key)?;
            let was = base.entry(entry.kind(), entry.key()).map(Entry::label);
            Some(Change {
                was: was.filter(|was| *was != entry.label()).cloned(),
                reason: rename.reason.clone(),
                ..change(ChangeKind::Renamed, entry)
            })
        });
        let retired = changes.retirements.iter().filter_map(|retirement| {
            let entry = find(retirement.kind, &retirement.key)?;
            let referring = self.references_to(key_type(entry.kind()), entry.key());
            Some(Change {
                reason: Some(retirement.reason.clone()),
                replaced_by: retirement.replaced_by.to_vec(),
                referred_by: referring.into_iter().cloned().collect(),
                ..change(ChangeKind::Retired, entry)
            })
        });
        added.chain(renamed).chain(retired).collect()
    }
}

document_traits!(Referential, ReferentialDocument);
