//! References to a referential as a whole: on which one a document stands, and with which
//! one a result was made.

use serde::Serialize;

use crate::document::record::{record, result};
use crate::document::reference::At;
use crate::value::key::ReferentialKey;
use crate::value::version::Version;

use super::index::Referential;

record! {
    private
    /// On which referential a document stands.
    pub struct ReferentialReference {
        /// Its key.
        pub key: ReferentialKey,
        /// Its version.
        pub version: Version,
    }
}

result! {
    /// Which referential a result was made with.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    pub struct ComparedWith {
        /// Names the referential.
        pub key: ReferentialKey,
        /// The version of its content.
        pub version: Version,
        /// The SHA-256 of its canonical form.
        pub sha256: String,
    }
}

impl ReferentialReference {
    #[cfg_attr(
        not(feature = "guidance"),
        allow(dead_code, reason = "portfolios and posts name it")
    )]
    pub(crate) fn of(referential: &Referential) -> Self {
        let (key, version) = (referential.key().clone(), referential.version().clone());
        Self { key, version, at: At::default() }
    }
}

impl ComparedWith {
    pub(crate) fn of(referential: &Referential) -> Self {
        Self {
            key: referential.key().clone(),
            version: referential.version().clone(),
            sha256: referential.sha256().to_owned(),
        }
    }
}
