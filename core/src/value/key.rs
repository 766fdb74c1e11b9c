//! Typed identifiers: one type for each kind of key, so that a scale's is never
//! taken for an item's.

/// Whether the text has the shape of a key.
pub(crate) fn is_key(text: &str) -> bool {
    let starts = text.starts_with(|c: char| c.is_ascii_lowercase());
    let word = |word: &str| {
        !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    starts && text.len() <= 60 && text.split('-').all(word)
}

macro_rules! keys {
    ($( $(#[$meta:meta])* $name:ident $reader:ident $($stand_in:literal)? $(of $kind:literal)?; )*) => { $(
        $(#[$meta])*
        ///
        /// `^[a-z][a-z0-9]*(-[a-z0-9]+)*$`, at most 60 characters.
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
        #[serde(transparent)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schema", schemars(transparent))]
        pub struct $name(
            #[cfg_attr(feature = "schema", schemars(
                regex(pattern = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"), length(max = 60)
            ))]
            std::sync::Arc<str>,
        );

        impl $name {
            /// The key as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::error::fault::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                if $crate::value::key::is_key(text) {
                    return Ok(Self(text.into()));
                }
                Err($crate::error::fault::Error::usage(
                    $crate::error::code::Code::InvalidValue,
                    $crate::error::expected::Expected::Key,
                    text,
                ))
            }
        }

        impl $crate::document::read::Read for $name {
            const SHAPE: $crate::document::field::Shape = [
                $( $crate::document::field::Shape::Key($kind), )?
                $crate::document::field::Shape::String,
            ][0];

            fn read(
                node: &$crate::document::node::Node,
                at: &$crate::error::location::Pointer,
                reader: &mut $crate::document::reader::Reader,
            ) -> Option<Self> {
                $crate::document::read::$reader(node, at, reader, |text| text.parse().ok())
            }
            $(
                fn stand_in() -> Option<Self> {
                    Some(Self($stand_in.into()))
                }
            )?
        }

        $crate::document::record::deserialize! { $name }
    )* };
}

// Those with a stand-in name records whose parts can be judged without it; those
// `of` a kind are referred to in referentials.
keys! {
    /// Names a questionnaire.
    QuestionnaireKey read_key "";
    /// Names a choice list of a questionnaire.
    ChoiceListKey read_key "";
    /// Names a section of a questionnaire.
    SectionKey read_key "";
    /// Names an item of a questionnaire.
    ItemKey read_key;
    /// Names a scale of a questionnaire.
    ScaleKey read_key "";
    /// Names a band of a scale.
    BandKey read_local_key;
    /// Names a dialect: how a survey tool writes its exports.
    DialectKey read_key;
    /// Names a referential.
    ReferentialKey read_key "";
    /// Names a map of a source.
    MapKey read_key of "map";
    /// Names a node of a map.
    NodeKey read_key of "node";
    /// Names a situation in which a person or a territory may be.
    TagKey read_key of "tag";
    /// Names a scale of mastery.
    MasteryScaleKey read_key of "scale";
    /// Names a domain of competencies.
    DomainKey read_key of "domain";
    /// Names a competency of a referential.
    CompetencyKey read_key of "competency";
    /// Names a scheme of codes that others publish.
    SchemeKey read_key of "scheme";
    /// Names a factor of a referential: what is needed around and between people.
    FactorKey read_key of "factor";
    /// Names a dispositif: the frame of a local health approach.
    DispositifKey read_key of "dispositif";
    /// Names a body, a phase or a characteristic within its dispositif.
    PartKey read_local_key;
    /// Names a mission of coordination.
    MissionKey read_key of "mission";
    /// Names a role profile of a referential: what a post asks for.
    ProfileKey read_key of "profile";
    /// Names an offer: what helps people to learn or to meet.
    OfferKey read_key of "offer";
    /// Names a pathway.
    PathwayKey read_key of "pathway";
    /// Names a step of a pathway.
    StepKey read_key of "step";
    /// Names an objective.
    ObjectiveKey read_key of "objective";
    /// Names a published figure.
    FigureKey read_key of "figure";
    /// Names an added value.
    AddedValueKey read_key of "added_value";
    /// Names a recommendation.
    RecommendationKey read_key of "recommendation";
    /// Names a partner.
    PartnerKey read_key of "partner";
    /// Names a term of the glossary.
    GlossaryTermKey read_key of "glossary_term";
    /// Names an indicator.
    IndicatorKey read_key of "indicator";
    /// Names a term of a formula: two terms with one name count the same.
    TermKey read_local_key;
    /// Names a place or a group for which numbers are written down.
    EntityKey read_key;
    /// Names an assessment in its portfolio.
    AssessmentKey read_key;
    /// The key of an entry whose kind is said beside it.
    EntryKey read_local_key;
}
