//! The post file and what is done with it: read, change, see what is to be filled.

use serde::Serialize;

use crate::document::authored::read_document;
use crate::document::canonical::canonical_json;
use crate::document::node::Node;
use crate::document::reader::Reader;
use crate::document::reference::At;
use crate::error::fault::Error;
use crate::referential::index::Referential;
use crate::referential::referential_reference::ReferentialReference;
use crate::value::version::SchemaVersion;

use super::completeness::SectionState;
use super::document::{PostFileDocument, PostFileTag};
use super::remark::{FileRemark, remarks};

/// The file of a post, read on a referential: what it names is there.
///
/// It is about a post and holds free text, in which people may be named all the same: errors
/// name places and what was expected, and never what was found, as those of a portfolio do.
///
/// ```
/// use boussole_sante::handover::{FillState, PostFile, Section};
/// use boussole_sante::{Language, Referential};
/// let referential = Referential::embedded()?;
/// let mut file = PostFile::template(&referential, "cls", Language::French)?;
/// file.edit(&referential, |document| document.partners[0].reach = "standard".parse().ok())?;
/// let partners = &file.completeness()[2];
/// assert_eq!((partners.section, partners.state), (Section::Partners, FillState::ToFill));
/// # Ok::<(), boussole_sante::Error>(())
/// ```
#[derive(Clone, PartialEq)]
pub struct PostFile(PostFileDocument);

/// Nothing of what people wrote is in a log.
impl std::fmt::Debug for PostFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PostFile")
            .field("referential", &self.0.referential.key)
            .field("updated", &self.0.updated)
            .finish_non_exhaustive()
    }
}

impl Serialize for PostFile {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl PostFile {
    /// An empty file on a referential: all of it is to be filled.
    #[must_use]
    pub fn new(referential: &Referential) -> Self {
        Self(empty(referential))
    }

    /// Reads a file on its referential, of which it may be another version.
    ///
    /// # Errors
    /// Every fault of the document at once; nothing that it says is quoted.
    /// `other_referential` if it stands on another referential.
    pub fn from_json(bytes: &[u8], referential: &Referential) -> Result<Self, Error> {
        Self::read(&Node::parse(bytes)?, std::str::from_utf8(bytes).ok(), referential)
    }

    pub(super) fn of(
        document: &PostFileDocument,
        referential: &Referential,
    ) -> Result<Self, Error> {
        Self::read(&Node::of(document)?, None, referential)
    }

    fn read(node: &Node, text: Option<&str>, referential: &Referential) -> Result<Self, Error> {
        let check = |document: &PostFileDocument, reader: &mut Reader| {
            document.check(referential, reader);
        };
        let tag = PostFileTag::PostFile.as_str();
        read_document(node, text, tag, Reader::of_a_person(), check).map(Self)
    }

    /// What it holds.
    #[must_use]
    pub fn document(&self) -> &PostFileDocument {
        &self.0
    }

    /// The document in canonical form (RFC 8785).
    #[must_use]
    pub fn to_json(&self) -> String {
        canonical_json(&self.0).unwrap_or_default()
    }

    /// Changes what it holds, and checks all of it; with a fault nothing is changed.
    ///
    /// # Errors
    /// As [`from_json`](Self::from_json).
    pub fn edit(
        &mut self,
        referential: &Referential,
        change: impl FnOnce(&mut PostFileDocument),
    ) -> Result<(), Error> {
        let mut document = self.0.clone();
        change(&mut document);
        *self = Self::of(&document, referential)?;
        Ok(())
    }

    /// How far each section is filled, in the order in which they are read.
    #[must_use]
    pub fn completeness(&self) -> Vec<SectionState> {
        self.0.completeness()
    }

    /// Words in it that look as if they were about a person, or were a password. None of
    /// them is a fault: only people can tell.
    #[must_use]
    pub fn remarks(&self) -> Vec<FileRemark> {
        Node::of(&self.0).map(|node| remarks(&node)).unwrap_or_default()
    }
}

/// A document with nothing but its head.
pub(super) fn empty(referential: &Referential) -> PostFileDocument {
    PostFileDocument {
        document: PostFileTag::PostFile,
        schema_version: SchemaVersion::CURRENT,
        referential: ReferentialReference::of(referential),
        updated: None,
        posts: Vec::new(),
        territory: None,
        partners: Vec::new(),
        calendar: Vec::new(),
        agreements: Vec::new(),
        budgets: Vec::new(),
        actions: Vec::new(),
        commitments: Vec::new(),
        indicators: Vec::new(),
        experiences: Vec::new(),
        tacit: Vec::new(),
        accesses: Vec::new(),
        not_applicable: std::iter::empty().collect(),
        ext: None,
        at: At::default(),
    }
}
