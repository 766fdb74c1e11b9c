//! Values of the domain: keys, texts by language, dates, versions, decimals, exact
//! ratios, and the expression language.

pub(crate) mod as_of;
pub(crate) mod date;
pub(crate) mod decimal;
pub(crate) mod expression;
pub(crate) mod extensions;
pub(crate) mod key;
pub(crate) mod period;
pub(crate) mod ratio;
pub(crate) mod respondent;
pub(crate) mod text;
pub(crate) mod version;

pub use as_of::AsOf;
pub use date::Date;
pub use decimal::{Amount, Decimal, DecimalWithin};
pub use expression::{Expression, Trace, Truth};
pub use extensions::Extensions;
pub use key::{
    AddedValueKey, AssessmentKey, BandKey, ChoiceListKey, CompetencyKey, DialectKey, DispositifKey,
    DomainKey, EntityKey, EntryKey, FactorKey, FigureKey, GlossaryTermKey, IndicatorKey, ItemKey,
    MapKey, MasteryScaleKey, MissionKey, NodeKey, ObjectiveKey, OfferKey, PartKey, PartnerKey,
    PathwayKey, ProfileKey, QuestionnaireKey, RecommendationKey, ReferentialKey, ScaleKey,
    SchemeKey, SectionKey, StepKey, TagKey, TermKey,
};
pub use period::Period;
pub use ratio::Ratio;
pub use respondent::Respondent;
pub use text::{LanguageTag, Text};
pub use version::{SchemaVersion, Version};
