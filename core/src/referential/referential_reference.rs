//! On which referential another document stands.

#[cfg(any(feature = "evaluation", feature = "guidance"))]
use crate::document::reader::Reader;
use crate::document::record::record;
#[cfg(feature = "guidance")]
use crate::document::reference::At;
#[cfg(any(feature = "evaluation", feature = "guidance"))]
use crate::error::code::Code;
#[cfg(any(feature = "evaluation", feature = "guidance"))]
use crate::error::expected::Expected;
#[cfg(any(feature = "evaluation", feature = "guidance"))]
use crate::error::location::Pointer;
use crate::value::key::ReferentialKey;
use crate::value::version::Version;

#[cfg(any(feature = "evaluation", feature = "guidance"))]
use super::index::Referential;

record! {
    /// On which referential a document stands.
    pub struct ReferentialReference {
        /// Names the referential.
        pub key: ReferentialKey,
        /// The version of it for which the document was written.
        pub version: Version,
    }
}

#[cfg(any(feature = "evaluation", feature = "guidance"))]
impl ReferentialReference {
    /// That of a document which is made.
    #[cfg(feature = "guidance")]
    pub(crate) fn of(referential: &Referential) -> Self {
        let (key, version) = (referential.key().clone(), referential.version().clone());
        Self { key, version, at: At::default() }
    }

    /// Whether it is this referential, in this version; a fault if it is not.
    pub(crate) fn is_met_by(&self, referential: &Referential, reader: &mut Reader) -> bool {
        let Self { key, version, .. } = self;
        if (key, version) == (referential.key(), referential.version()) {
            return true;
        }
        let (place, expected, found) = match key == referential.key() {
            true => ("version", referential.version().to_string(), version.to_string()),
            false => ("key", referential.key().to_string(), key.to_string()),
        };
        let at = Pointer::root().key("referential").key(place);
        reader.fault(Code::OtherReferential, &at, Expected::This { value: expected }, found);
        false
    }
}
