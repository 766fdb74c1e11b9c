//! The competency framework: dispositifs, competencies, factors, role profiles,
//! learning opportunities, pathways, objectives and indicators, with their
//! provenance.

pub(crate) mod added_value;
pub(crate) mod addressee;
pub(crate) mod alignment;
pub(crate) mod audience;
pub(crate) mod binding;
pub(crate) mod compared_with;
pub(crate) mod competency;
pub(crate) mod dispositif;
pub(crate) mod document;
pub(crate) mod domain;
pub(crate) mod entry;
mod entry_check;
pub(crate) mod factor;
pub(crate) mod figure;
pub(crate) mod glossary;
pub(crate) mod glossary_term;
pub(crate) mod index;
pub(crate) mod indicator;
pub(crate) mod level;
pub(crate) mod map;
pub(crate) mod mastery;
pub(crate) mod mission;
pub(crate) mod objective;
pub(crate) mod offer;
pub(crate) mod overlay;
pub(crate) mod partner;
pub(crate) mod pathway;
#[cfg(feature = "guidance")]
pub(crate) mod personal_names;
pub(crate) mod profile;
pub(crate) mod provenance;
pub(crate) mod recommendation;
pub(crate) mod referential_reference;
pub(crate) mod relation;
pub(crate) mod search;
pub(crate) mod source;
pub(crate) mod texts;
pub(crate) mod ways;

pub use addressee::Addressee;
pub use factor::NeedLevel;
pub use index::Referential;
pub use level::LevelNumber;
pub use profile::Necessity;
pub use provenance::{Confidence, Provenance, Status};

pub use added_value::{AddedValue, Effect, Means};
pub use alignment::{Alignment, Nearness, Scheme, SchemeCode};
pub use audience::{
    Audience, AudienceCondition, DaysInPost, LevelBetween, Share, ShareAtLeast, Situation, Tag,
};
pub use binding::{
    Aggregate, Binding, BindingOrigin, CountedAnswers, ObservedEntity, RegisterQuery, SurveySubject,
};
pub use compared_with::ComparedWith;
pub use competency::{Competency, CompetencyKind, Facet};
pub use dispositif::{Articulation, Body, Characteristic, Dispositif, LegalBasis, Phase};
pub use document::{ReferentialDocument, ReferentialTag};
pub use domain::Domain;
pub use entry::{Entry, EntryKind, Retired};
pub use factor::Factor;
pub use figure::{Figure, FigureBasis, FigureBreakdown, FigurePart};
pub use glossary_term::GlossaryTerm;
pub use indicator::{
    Additive, AimedBand, Axis, Baseline, Beneficiary, Collection, Direction, Frequency, Indicator,
    IndicatorKind, Measure, MinimumN, MissingPolicy, QuotientFactor, Target, Term, UnitOfCount,
};
pub use level::CompetencyLevel;
pub use map::{MapNode, MindMap, OtherReading};
pub use mastery::{MasteryLevel, MasteryScale};
pub use mission::{Mission, MissionLevel};
pub use objective::{Objective, ObjectiveLevel};
pub use offer::{
    HeadCount, Minutes, Offer, OfferDate, OfferFormat, Outcome, Permanence, Reach, SeatsLeft,
};
pub use overlay::{Change, ChangeKind, Extends, Rename, Retirement};
pub use partner::{Partner, PartnerScale};
pub use pathway::{Anchor, Completion, Pathway, PathwayDay, Step, StepPhase, Window};
pub use profile::{DaysAfterArrival, Profile, ProfileRequirement, RequirementWeight};
pub use provenance::Cited;
pub use recommendation::{Recommendation, RecommendationTheme};
pub use referential_reference::ReferentialReference;
pub use relation::{Relation, RelationKind};
pub use search::Hit;
pub use source::{Source, SourceKey};
pub use ways::Way;
