//! Alignment with external frameworks: codes that others publish, beside our
//! entries and never their identity.

use crate::document::reader::Reader;
use crate::document::record::{record, words};
use crate::document::reference::Ref;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::value::as_of::AsOf;
use crate::value::key::{CompetencyKey, ProfileKey, SchemeKey};
use crate::value::text::Text;

use super::provenance::{Confidence, Provenance, Status};

words! {
    /// How near two things are (after SKOS mapping properties).
    pub enum Nearness of "nearness" {
        /// The same.
        Exact = "exact",
        /// Nearly the same.
        Close = "close",
        /// The code is wider.
        Broad = "broad",
        /// The code is narrower.
        Narrow = "narrow",
        /// They have to do with each other.
        Related = "related",
    }
}

record! {
    /// A code of a scheme.
    pub struct SchemeCode {
        /// The code.
        pub code: String,
        /// What it stands for.
        pub label: Text,
    }
}

record! {
    /// A scheme of codes that somebody else publishes.
    pub struct Scheme {
        /// Names the scheme.
        pub key: SchemeKey,
        /// How people name it.
        pub label: Text,
        /// Its version, in its publisher's words.
        pub version: String,
        /// The date of that version, or of the copy that was seen.
        pub as_of: AsOf,
        /// Who publishes it.
        pub publisher: Option<String>,
        /// The codes that are used here; any code where there are none.
        pub codes: Vec<SchemeCode>,
        /// Where it was seen.
        pub provenance: Vec<Provenance>,
    }
}

record! {
    /// A code that is near to an entry of ours.
    #[cfg_attr(feature = "schema", schemars(extend("oneOf" = [
        { "required": ["competency"], "properties": { "competency": { "type": "string" }, "profile": { "type": "null" } } },
        { "required": ["profile"], "properties": { "profile": { "type": "string" }, "competency": { "type": "null" } } }
    ])))]
    pub struct Alignment {
        /// The competency to which it is near; else it is a profile.
        pub competency: Option<Ref<CompetencyKey>>,
        /// The profile to which it is near; else it is a competency.
        pub profile: Option<Ref<ProfileKey>>,
        /// The scheme of the code.
        pub scheme: Ref<SchemeKey>,
        /// The code.
        pub code: String,
        /// How near they are.
        pub nearness: Nearness,
        /// How sure that is; high if absent.
        pub confidence: Option<Confidence> = "high",
        /// Why.
        pub note: Option<Text>,
        /// Its standing.
        pub status: Status,
        /// Where it comes from.
        pub provenance: Vec<Provenance>,
    }
}

impl Alignment {
    /// How sure the nearness is.
    #[must_use]
    pub fn confidence(&self) -> Confidence {
        self.confidence.unwrap_or(Confidence::High)
    }

    pub(super) fn check(&self, schemes: &[Scheme], reader: &mut Reader) {
        if !reader.is_valid(&self.at) {
            return;
        }
        match (&self.competency, &self.profile) {
            (Some(_), Some(_)) => {
                let place = self.at.key("profile");
                let expected = Expected::CompetencyOrProfile;
                reader.fault(Code::FieldNotAllowed, &place, expected, "profile");
            }
            (None, None) => {
                let expected = Expected::EitherField {
                    first: "competency".to_owned(),
                    second: "profile".to_owned(),
                };
                reader.fault(Code::MissingField, &self.at, expected, "");
            }
            _ => {}
        }
        let Some(scheme) = schemes.iter().find(|scheme| scheme.key == *self.scheme) else { return };
        let codes = || scheme.codes.iter().map(|code| code.code.as_str());
        if codes().len() > 0 && !codes().any(|code| code == self.code) {
            reader.unknown(Code::DanglingReference, &self.at.key("code"), &self.code, codes());
        }
    }
}
