//! With which referential a result was made.

use serde::Serialize;

use crate::document::record::result;
use crate::value::key::ReferentialKey;
use crate::value::version::Version;

use super::index::Referential;

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

impl ComparedWith {
    pub(crate) fn of(referential: &Referential) -> Self {
        Self {
            key: referential.key().clone(),
            version: referential.version().clone(),
            sha256: referential.sha256().to_owned(),
        }
    }
}
