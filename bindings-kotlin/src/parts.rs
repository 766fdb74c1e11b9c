//! The parts of a referential, written from the core's registry of fields (`make
//! parts`).

#![cfg_attr(
    not(debug_assertions),
    allow(missing_docs, reason = "what a phone loads holds no docs")
)]

use boussole_sante as core;

use crate::closed::{Addressee, CompetencyKind, Necessity, NeedLevel, twin};
use crate::referential::{Referential, each, integer, json};
use crate::text::{Text, maybe, texts};

twin! {
    /// A closed list of the referential, `additive` for `wording`.
    Additive of core::referential::Additive {
        /// Numerators and denominators apart.
        Counts,
        /// By histogram.
        Histogram,
        /// No.
        None,
    }
}

twin! {
    /// A closed list of the referential, `binding.aggregate` for `wording`.
    Aggregate of core::referential::Aggregate {
        /// Count.
        Count,
        /// Sum.
        Sum,
        /// Distribution.
        Distribution,
    }
}

twin! {
    /// A closed list of the referential, `anchor` for `wording`.
    Anchor of core::referential::Anchor {
        /// Arrival.
        Arrival,
        /// Entry.
        Entry,
        /// End of the contract that runs.
        ContractEnd,
        /// Departure.
        Departure,
    }
}

twin! {
    /// A closed list of the referential, `axis` for `wording`.
    Axis of core::referential::Axis {
        /// Places.
        Place,
        /// Schemes.
        Scheme,
        /// Periods.
        Time,
    }
}

twin! {
    /// A closed list of the referential, `beneficiary` for `wording`.
    Beneficiary of core::referential::Beneficiary {
        /// Inhabitants.
        Inhabitants,
        /// Professionals.
        Professionals,
        /// Public policies.
        PublicPolicies,
        /// Coordination.
        Coordination,
    }
}

twin! {
    /// A closed list of the referential, `binding.origin` for `wording`.
    BindingOrigin of core::referential::BindingOrigin {
        /// Survey.
        Survey,
        /// Register of posts.
        Register,
        /// Observation.
        Observation,
    }
}

twin! {
    /// A closed list of the referential, `completion` for `wording`.
    Completion of core::referential::Completion {
        /// When the person says so.
        Declared,
        /// By one of the offers.
        AnyOffer,
        /// By all offers.
        AllOffers,
    }
}

twin! {
    /// A closed list of the referential, `confidence` for `wording`.
    Confidence of core::referential::Confidence {
        /// High.
        High,
        /// Medium.
        Medium,
        /// Low.
        Low,
    }
}

twin! {
    /// A closed list of the referential, `binding.counted` for `wording`.
    CountedAnswers of core::referential::CountedAnswers {
        /// Valid answers.
        Valid,
        /// From a value on.
        AtLeast,
        /// Some codes.
        Codes,
        /// Not applicable in the post.
        NotApplicable,
        /// Valid or not applicable.
        ValidOrNotApplicable,
        /// Level reached.
        Reached,
    }
}

twin! {
    /// A closed list of the referential, `direction` for `wording`.
    Direction of core::referential::Direction {
        /// Higher.
        Higher,
        /// Lower.
        Lower,
        /// Neutral.
        Neutral,
        /// Band.
        Band,
    }
}

twin! {
    /// A closed list of the referential, `facets` for `wording`.
    Facet of core::referential::Facet {
        /// Knowledge.
        Knowledge,
        /// Appropriation.
        Appropriation,
        /// Attitude.
        Attitude,
        /// Lessons learned.
        Capitalisation,
    }
}

twin! {
    /// A closed list of the referential, `figure.basis` for `wording`.
    FigureBasis of core::referential::FigureBasis {
        /// Published as it is.
        PublishedAsIs,
        /// Cannot be computed.
        NotComputable,
    }
}

twin! {
    /// A closed list of the referential, `figure.breakdown` for `wording`.
    FigureBreakdown of core::referential::FigureBreakdown {
        /// Add up.
        Exhaustive,
        /// A part only.
        Partial,
        /// Overlap.
        Overlapping,
    }
}

twin! {
    /// A closed list of the referential, `frequency` for `wording`.
    Frequency of core::referential::Frequency {
        /// Every year.
        Annual,
        /// At each survey.
        Wave,
        /// All the time.
        Continuous,
        /// At each event.
        Event,
    }
}

twin! {
    /// A closed list of the referential, `indicator.kind` for `wording`.
    IndicatorKind of core::referential::IndicatorKind {
        /// Context.
        Context,
        /// Structure.
        Structure,
        /// Process.
        Process,
        /// Output.
        Output,
        /// Outcome.
        Outcome,
        /// Impact.
        Impact,
        /// Data quality.
        DataQuality,
    }
}

twin! {
    /// A closed list of the referential, `measure` for `wording`.
    Measure of core::referential::Measure {
        /// Count.
        Count,
        /// Proportion.
        Proportion,
        /// Ratio.
        Ratio,
        /// Mean.
        Mean,
        /// Median.
        Median,
        /// Score.
        Score,
        /// Duration.
        Duration,
        /// Qualitative.
        Qualitative,
    }
}

twin! {
    /// A closed list of the referential, `missing` for `wording`.
    MissingPolicy of core::referential::MissingPolicy {
        /// Left out and counted.
        Exclude,
        /// No value.
        NoData,
    }
}

twin! {
    /// A closed list of the referential, `mission.level` for `wording`.
    MissionLevel of core::referential::MissionLevel {
        /// General.
        General,
        /// Specific.
        Specific,
    }
}

twin! {
    /// A closed list of the referential, `objective.level` for `wording`.
    ObjectiveLevel of core::referential::ObjectiveLevel {
        /// General.
        General,
        /// Specific.
        Specific,
        /// Operational.
        Operational,
    }
}

twin! {
    /// A closed list of the referential, `binding.entity` for `wording`.
    ObservedEntity of core::referential::ObservedEntity {
        /// By territory.
        Territory,
        /// By network.
        Network,
        /// By pathway, as numbers only.
        Pathway,
        /// By region.
        Region,
    }
}

twin! {
    /// A closed list of the referential, `format` for `wording`.
    OfferFormat of core::referential::OfferFormat {
        /// Meeting.
        Meeting,
        /// Workshop.
        Workshop,
        /// Webinar.
        Webinar,
        /// Visit.
        Visit,
        /// Tutoring.
        Tutoring,
        /// Working group.
        WorkingGroup,
        /// Resource.
        Resource,
        /// Network.
        Network,
        /// Course.
        Course,
    }
}

twin! {
    /// A closed list of the referential, `partner.scale` for `wording`.
    PartnerScale of core::referential::PartnerScale {
        /// National.
        National,
        /// Regional.
        Regional,
        /// Departmental.
        Departmental,
        /// Local.
        Local,
    }
}

twin! {
    /// A closed list of the referential, `permanence` for `wording`.
    Permanence of core::referential::Permanence {
        /// Lasting.
        Lasting,
        /// Occasional.
        Occasional,
    }
}

twin! {
    /// A closed list of the referential, `reach` for `wording`.
    Reach of core::referential::Reach {
        /// Regional.
        Regional,
        /// Departmental.
        Departmental,
        /// Local.
        Local,
    }
}

twin! {
    /// A closed list of the referential, `recommendation.theme` for `wording`.
    RecommendationTheme of core::referential::RecommendationTheme {
        /// What a network must allow.
        Network,
        /// What to build on.
        Lever,
        /// Points to watch.
        WatchPoint,
        /// What helps around the post.
        Environment,
        /// How support is organised.
        Support,
        /// What each party has to do.
        Commitment,
        /// Recruiting for coordination.
        Recruitment,
    }
}

twin! {
    /// A closed list of the referential, `binding.query` for `wording`.
    RegisterQuery of core::referential::RegisterQuery {
        /// Vacant posts.
        Vacant,
        /// Filled posts.
        Filled,
        /// Unknown situations.
        Unknown,
        /// Filled or vacant posts.
        FilledOrVacant,
        /// Posts listed.
        Listed,
        /// Departures.
        Departures,
        /// Departures with a file handed over.
        DeparturesWithHandover,
        /// Mean staff.
        MeanStaff,
        /// Arrivals.
        Arrivals,
    }
}

twin! {
    /// A closed list of the referential, `status` for `wording`.
    Status of core::referential::Status {
        /// Source.
        Source,
        /// Proposed in the source.
        ProposedInSource,
        /// Proposal of the project.
        ProjectProposal,
        /// Addition of the project.
        ProjectAddition,
        /// Assumption of the project.
        ProjectAssumption,
        /// Example to discuss.
        ExampleToDiscuss,
        /// Historical example.
        HistoricalExample,
    }
}

twin! {
    /// A closed list of the referential, `phase` for `wording`.
    StepPhase of core::referential::StepPhase {
        /// Before arrival.
        BeforeArrival,
        /// Welcome.
        Welcome,
        /// First month.
        Day30,
        /// First three months.
        Day90,
        /// First six months.
        Day180,
        /// First year.
        Year1,
        /// Continuous.
        Continuous,
    }
}

twin! {
    /// A closed list of the referential, `binding.subject` for `wording`.
    SurveySubject of core::referential::SurveySubject {
        /// Answers.
        Items,
        /// Levels.
        Levels,
        /// Levels that posts ask for.
        Requirements,
        /// Levels of two waves.
        Waves,
    }
}

twin! {
    /// A closed list of the referential, `unit_of_count` for `wording`.
    UnitOfCount of core::referential::UnitOfCount {
        /// People.
        Person,
        /// Posts.
        Post,
        /// Territories or organisations.
        Territory,
        /// Actions or documents.
        Event,
        /// Money.
        Money,
    }
}

#[cfg_attr(debug_assertions, doc = "What coordination brings to a beneficiary.")]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct AddedValue {
    #[cfg_attr(debug_assertions, doc = "Names the entry.")]
    pub key: String,
    #[cfg_attr(debug_assertions, doc = "How people name it.")]
    pub label: Text,
    #[cfg_attr(debug_assertions, doc = "To whom.")]
    pub beneficiary: Beneficiary,
    #[cfg_attr(debug_assertions, doc = "What it comes down to.")]
    pub description: Text,
    #[cfg_attr(debug_assertions, doc = "By which means.")]
    pub means: Vec<Means>,
    #[cfg_attr(debug_assertions, doc = "With which effects.")]
    pub effects: Vec<Effect>,
    #[cfg_attr(debug_assertions, doc = "What it serves in the end.")]
    pub aim: Option<Text>,
    #[cfg_attr(debug_assertions, doc = "Other names by which people look for it.")]
    pub synonyms: Vec<Text>,
    #[cfg_attr(debug_assertions, doc = "Its standing.")]
    pub status: Status,
    #[cfg_attr(debug_assertions, doc = "Where it comes from.")]
    pub provenance: Vec<Provenance>,
    #[cfg_attr(debug_assertions, doc = "Present on an entry that is no longer used.")]
    pub retired: Option<Retired>,
    #[cfg_attr(debug_assertions, doc = "A publisher's own keys.")]
    pub ext: Option<String>,
}

impl From<&core::referential::AddedValue> for AddedValue {
    fn from(part: &core::referential::AddedValue) -> Self {
        Self {
            key: part.key.as_str().to_owned(),
            label: Text::from(&part.label),
            beneficiary: part.beneficiary.into(),
            description: Text::from(&part.description),
            means: each(&part.means),
            effects: each(&part.effects),
            aim: maybe(part.aim.as_ref()),
            synonyms: texts(&part.synonyms),
            status: part.status.into(),
            provenance: each(&part.provenance),
            retired: part.retired.as_ref().map(Retired::from),
            ext: part.ext.as_ref().map(json),
        }
    }
}

#[cfg_attr(debug_assertions, doc = "A part of the range that is aimed at.")]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct AimedBand {
    #[cfg_attr(debug_assertions, doc = "How people read it.")]
    pub label: Text,
    #[cfg_attr(debug_assertions, doc = "Its lower bound.")]
    pub from: Option<String>,
    #[cfg_attr(debug_assertions, doc = "Its upper bound.")]
    pub to: Option<String>,
}

impl From<&core::referential::AimedBand> for AimedBand {
    fn from(part: &core::referential::AimedBand) -> Self {
        Self {
            label: Text::from(&part.label),
            from: part.from.as_ref().map(|one| one.to_string()),
            to: part.to.as_ref().map(|one| one.to_string()),
        }
    }
}

#[cfg_attr(debug_assertions, doc = "What it has to do with another dispositif.")]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Articulation {
    #[cfg_attr(debug_assertions, doc = "The other one.")]
    pub dispositif: String,
    #[cfg_attr(debug_assertions, doc = "How they go together.")]
    pub note: Text,
    #[cfg_attr(debug_assertions, doc = "Where it comes from.")]
    pub provenance: Vec<Provenance>,
}

impl From<&core::referential::Articulation> for Articulation {
    fn from(part: &core::referential::Articulation) -> Self {
        Self {
            dispositif: part.dispositif.as_str().to_owned(),
            note: Text::from(&part.note),
            provenance: each(&part.provenance),
        }
    }
}

#[cfg_attr(debug_assertions, doc = "A value at the start.")]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Baseline {
    #[cfg_attr(debug_assertions, doc = "The value.")]
    pub value: String,
    #[cfg_attr(debug_assertions, doc = "The date of which it speaks.")]
    pub as_of: String,
    #[cfg_attr(debug_assertions, doc = "Where it comes from.")]
    pub provenance: Vec<Provenance>,
}

impl From<&core::referential::Baseline> for Baseline {
    fn from(part: &core::referential::Baseline) -> Self {
        Self {
            value: part.value.to_string(),
            as_of: part.as_of.to_string(),
            provenance: each(&part.provenance),
        }
    }
}

#[cfg_attr(debug_assertions, doc = "Where the value of a term comes from.")]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Binding {
    #[cfg_attr(debug_assertions, doc = "Answers, the register of posts, or an observation.")]
    pub origin: BindingOrigin,
    #[cfg_attr(debug_assertions, doc = "Of a survey: which answers are looked at.")]
    pub subject: Option<SurveySubject>,
    #[cfg_attr(
        debug_assertions,
        doc = "Of a survey: the items, by their keys in the questionnaire."
    )]
    pub items: Vec<String>,
    #[cfg_attr(debug_assertions, doc = "Of a survey: which answers count.")]
    pub counted: Option<CountedAnswers>,
    #[cfg_attr(debug_assertions, doc = "The codes that count.")]
    pub codes: Vec<String>,
    #[cfg_attr(debug_assertions, doc = "From which value or level on an answer counts.")]
    pub at_least: Option<String>,
    #[cfg_attr(debug_assertions, doc = "What is made of what counts; `count` if absent.")]
    pub aggregate: Aggregate,
    #[cfg_attr(debug_assertions, doc = "Of the register: what is asked of it.")]
    pub query: Option<RegisterQuery>,
    #[cfg_attr(debug_assertions, doc = "Of an observation: for what it is written down.")]
    pub entity: Option<ObservedEntity>,
}

impl From<&core::referential::Binding> for Binding {
    fn from(part: &core::referential::Binding) -> Self {
        Self {
            origin: part.origin.into(),
            subject: part.subject.as_ref().map(|one| (*one).into()),
            items: part.items.iter().map(|one| one.as_str().to_owned()).collect(),
            counted: part.counted.as_ref().map(|one| (*one).into()),
            codes: part.codes.iter().map(|one| one.as_str().to_owned()).collect(),
            at_least: part.at_least.as_ref().map(|one| one.to_string()),
            aggregate: part.aggregate().into(),
            query: part.query.as_ref().map(|one| (*one).into()),
            entity: part.entity.as_ref().map(|one| (*one).into()),
        }
    }
}

#[cfg_attr(debug_assertions, doc = "A body of its governance.")]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Body {
    #[cfg_attr(debug_assertions, doc = "Names the body within its dispositif.")]
    pub key: String,
    #[cfg_attr(debug_assertions, doc = "How people name it.")]
    pub label: Text,
    #[cfg_attr(debug_assertions, doc = "What it does.")]
    pub role: Text,
    #[cfg_attr(debug_assertions, doc = "How often it meets.")]
    pub frequency: Option<Text>,
    #[cfg_attr(debug_assertions, doc = "Who sits in it.")]
    pub members: Vec<Text>,
    #[cfg_attr(debug_assertions, doc = "Where it comes from.")]
    pub provenance: Vec<Provenance>,
}

impl From<&core::referential::Body> for Body {
    fn from(part: &core::referential::Body) -> Self {
        Self {
            key: part.key.as_str().to_owned(),
            label: Text::from(&part.label),
            role: Text::from(&part.role),
            frequency: maybe(part.frequency.as_ref()),
            members: texts(&part.members),
            provenance: each(&part.provenance),
        }
    }
}

#[cfg_attr(debug_assertions, doc = "A characteristic that gives it its structure.")]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Characteristic {
    #[cfg_attr(debug_assertions, doc = "Names the characteristic within its dispositif.")]
    pub key: String,
    #[cfg_attr(debug_assertions, doc = "How people name it.")]
    pub label: Text,
    #[cfg_attr(debug_assertions, doc = "What it is made of.")]
    pub parts: Vec<Text>,
    #[cfg_attr(debug_assertions, doc = "Where it comes from.")]
    pub provenance: Vec<Provenance>,
}

impl From<&core::referential::Characteristic> for Characteristic {
    fn from(part: &core::referential::Characteristic) -> Self {
        Self {
            key: part.key.as_str().to_owned(),
            label: Text::from(&part.label),
            parts: texts(&part.parts),
            provenance: each(&part.provenance),
        }
    }
}

#[cfg_attr(debug_assertions, doc = "How it is collected.")]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Collection {
    #[cfg_attr(debug_assertions, doc = "Where the data come from.")]
    pub source: Text,
    #[cfg_attr(debug_assertions, doc = "Who collects them.")]
    pub collector: Option<Text>,
    #[cfg_attr(debug_assertions, doc = "How often.")]
    pub frequency: Frequency,
    #[cfg_attr(debug_assertions, doc = "How.")]
    pub method: Option<Text>,
}

impl From<&core::referential::Collection> for Collection {
    fn from(part: &core::referential::Collection) -> Self {
        Self {
            source: Text::from(&part.source),
            collector: maybe(part.collector.as_ref()),
            frequency: part.frequency.into(),
            method: maybe(part.method.as_ref()),
        }
    }
}

#[cfg_attr(debug_assertions, doc = "A competency.")]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Competency {
    #[cfg_attr(debug_assertions, doc = "Names the entry.")]
    pub key: String,
    #[cfg_attr(debug_assertions, doc = "How people name it.")]
    pub label: Text,
    #[cfg_attr(debug_assertions, doc = "What it is about.")]
    pub domain: String,
    #[cfg_attr(debug_assertions, doc = "What kind of competency it is.")]
    pub kind: CompetencyKind,
    #[cfg_attr(debug_assertions, doc = "How far it goes.")]
    pub facets: Vec<Facet>,
    #[cfg_attr(
        debug_assertions,
        doc = "What a person does who has it: a sentence, its verb first."
    )]
    pub statement: Text,
    #[cfg_attr(debug_assertions, doc = "A word of help.")]
    pub help: Option<Text>,
    #[cfg_attr(
        debug_assertions,
        doc = "What an observer would see at each level of the first scale."
    )]
    pub descriptors: Vec<Text>,
    #[cfg_attr(debug_assertions, doc = "For an attitude: an open prompt, for the person alone.")]
    pub prompt: Option<Text>,
    #[cfg_attr(
        debug_assertions,
        doc = "The dispositifs to which a source ties it; none if it is common."
    )]
    pub dispositifs: Vec<String>,
    #[cfg_attr(debug_assertions, doc = "Other names by which people look for it.")]
    pub synonyms: Vec<Text>,
    #[cfg_attr(debug_assertions, doc = "Its standing.")]
    pub status: Status,
    #[cfg_attr(debug_assertions, doc = "Where it comes from.")]
    pub provenance: Vec<Provenance>,
    #[cfg_attr(debug_assertions, doc = "Present on an entry that is no longer used.")]
    pub retired: Option<Retired>,
    #[cfg_attr(debug_assertions, doc = "A publisher's own keys.")]
    pub ext: Option<String>,
}

impl From<&core::referential::Competency> for Competency {
    fn from(part: &core::referential::Competency) -> Self {
        Self {
            key: part.key.as_str().to_owned(),
            label: Text::from(&part.label),
            domain: part.domain.as_str().to_owned(),
            kind: part.kind.into(),
            facets: part.facets.iter().map(|one| (*one).into()).collect(),
            statement: Text::from(&part.statement),
            help: maybe(part.help.as_ref()),
            descriptors: texts(&part.descriptors),
            prompt: maybe(part.prompt.as_ref()),
            dispositifs: part.dispositifs.iter().map(|one| one.as_str().to_owned()).collect(),
            synonyms: texts(&part.synonyms),
            status: part.status.into(),
            provenance: each(&part.provenance),
            retired: part.retired.as_ref().map(Retired::from),
            ext: part.ext.as_ref().map(json),
        }
    }
}

#[cfg_attr(debug_assertions, doc = "A competency from a level on.")]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CompetencyLevel {
    #[cfg_attr(debug_assertions, doc = "The competency.")]
    pub competency: String,
    #[cfg_attr(debug_assertions, doc = "The level.")]
    pub level: i32,
}

impl From<&core::referential::CompetencyLevel> for CompetencyLevel {
    fn from(part: &core::referential::CompetencyLevel) -> Self {
        Self { competency: part.competency.as_str().to_owned(), level: integer(part.level.get()) }
    }
}

#[cfg_attr(debug_assertions, doc = "A dispositif.")]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Dispositif {
    #[cfg_attr(debug_assertions, doc = "Names the entry.")]
    pub key: String,
    #[cfg_attr(debug_assertions, doc = "How people name it.")]
    pub label: Text,
    #[cfg_attr(debug_assertions, doc = "Its short name.")]
    pub acronym: String,
    #[cfg_attr(debug_assertions, doc = "What it is: an approach, a contract, a place to consult.")]
    pub nature: Text,
    #[cfg_attr(debug_assertions, doc = "What it is for.")]
    pub purpose: Text,
    #[cfg_attr(debug_assertions, doc = "On which territory.")]
    pub perimeter: Text,
    #[cfg_attr(debug_assertions, doc = "Who signs it or sits in it.")]
    pub members: Option<Text>,
    #[cfg_attr(debug_assertions, doc = "For how long.")]
    pub duration: Option<Text>,
    #[cfg_attr(debug_assertions, doc = "Who employs its coordination.")]
    pub host: Option<Text>,
    #[cfg_attr(debug_assertions, doc = "The texts on which it rests.")]
    pub legal_basis: Vec<LegalBasis>,
    #[cfg_attr(debug_assertions, doc = "The bodies of its governance.")]
    pub bodies: Vec<Body>,
    #[cfg_attr(debug_assertions, doc = "The phases of its life, in order.")]
    pub phases: Vec<Phase>,
    #[cfg_attr(debug_assertions, doc = "What gives it its structure.")]
    pub characteristics: Vec<Characteristic>,
    #[cfg_attr(debug_assertions, doc = "What it has to do with others.")]
    pub articulations: Vec<Articulation>,
    #[cfg_attr(debug_assertions, doc = "Other names by which people look for it.")]
    pub synonyms: Vec<Text>,
    #[cfg_attr(debug_assertions, doc = "Its standing.")]
    pub status: Status,
    #[cfg_attr(debug_assertions, doc = "Where it comes from.")]
    pub provenance: Vec<Provenance>,
    #[cfg_attr(debug_assertions, doc = "Present on an entry that is no longer used.")]
    pub retired: Option<Retired>,
    #[cfg_attr(debug_assertions, doc = "A publisher's own keys.")]
    pub ext: Option<String>,
}

impl From<&core::referential::Dispositif> for Dispositif {
    fn from(part: &core::referential::Dispositif) -> Self {
        Self {
            key: part.key.as_str().to_owned(),
            label: Text::from(&part.label),
            acronym: part.acronym.as_str().to_owned(),
            nature: Text::from(&part.nature),
            purpose: Text::from(&part.purpose),
            perimeter: Text::from(&part.perimeter),
            members: maybe(part.members.as_ref()),
            duration: maybe(part.duration.as_ref()),
            host: maybe(part.host.as_ref()),
            legal_basis: each(&part.legal_basis),
            bodies: each(&part.bodies),
            phases: each(&part.phases),
            characteristics: each(&part.characteristics),
            articulations: each(&part.articulations),
            synonyms: texts(&part.synonyms),
            status: part.status.into(),
            provenance: each(&part.provenance),
            retired: part.retired.as_ref().map(Retired::from),
            ext: part.ext.as_ref().map(json),
        }
    }
}

#[cfg_attr(debug_assertions, doc = "A domain of competencies.")]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Domain {
    #[cfg_attr(debug_assertions, doc = "Names the entry.")]
    pub key: String,
    #[cfg_attr(debug_assertions, doc = "How people name it.")]
    pub label: Text,
    #[cfg_attr(debug_assertions, doc = "The domain of which it is a part.")]
    pub parent: Option<String>,
    #[cfg_attr(debug_assertions, doc = "What it holds together.")]
    pub description: Option<Text>,
    #[cfg_attr(debug_assertions, doc = "The need level to which it belongs.")]
    pub need_level: Option<NeedLevel>,
    #[cfg_attr(debug_assertions, doc = "Other names by which people look for it.")]
    pub synonyms: Vec<Text>,
    #[cfg_attr(debug_assertions, doc = "Its standing.")]
    pub status: Status,
    #[cfg_attr(debug_assertions, doc = "Where it comes from.")]
    pub provenance: Vec<Provenance>,
    #[cfg_attr(debug_assertions, doc = "Present on an entry that is no longer used.")]
    pub retired: Option<Retired>,
    #[cfg_attr(debug_assertions, doc = "A publisher's own keys.")]
    pub ext: Option<String>,
}

impl From<&core::referential::Domain> for Domain {
    fn from(part: &core::referential::Domain) -> Self {
        Self {
            key: part.key.as_str().to_owned(),
            label: Text::from(&part.label),
            parent: part.parent.as_ref().map(|one| one.as_str().to_owned()),
            description: maybe(part.description.as_ref()),
            need_level: part.need_level.as_ref().map(|one| (*one).into()),
            synonyms: texts(&part.synonyms),
            status: part.status.into(),
            provenance: each(&part.provenance),
            retired: part.retired.as_ref().map(Retired::from),
            ext: part.ext.as_ref().map(json),
        }
    }
}

#[cfg_attr(debug_assertions, doc = "An effect (« Quels effets ? »).")]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Effect {
    #[cfg_attr(debug_assertions, doc = "Names the effect within its added value.")]
    pub key: String,
    #[cfg_attr(debug_assertions, doc = "What comes of it.")]
    pub label: Text,
    #[cfg_attr(debug_assertions, doc = "The added values to which it leads in the end.")]
    pub leads_to: Vec<String>,
    #[cfg_attr(debug_assertions, doc = "The indicators that speak of it.")]
    pub indicators: Vec<String>,
    #[cfg_attr(debug_assertions, doc = "Where it comes from.")]
    pub provenance: Vec<Provenance>,
}

impl From<&core::referential::Effect> for Effect {
    fn from(part: &core::referential::Effect) -> Self {
        Self {
            key: part.key.as_str().to_owned(),
            label: Text::from(&part.label),
            leads_to: part.leads_to.iter().map(|one| one.as_str().to_owned()).collect(),
            indicators: part.indicators.iter().map(|one| one.as_str().to_owned()).collect(),
            provenance: each(&part.provenance),
        }
    }
}

#[cfg_attr(
    debug_assertions,
    doc = "A factor: a condition of the work, not a quality of the person."
)]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Factor {
    #[cfg_attr(debug_assertions, doc = "Names the entry.")]
    pub key: String,
    #[cfg_attr(debug_assertions, doc = "How people name it.")]
    pub label: Text,
    #[cfg_attr(debug_assertions, doc = "The need level to which it belongs.")]
    pub need_level: NeedLevel,
    #[cfg_attr(
        debug_assertions,
        doc = "A statement with which a person agrees or not, about one idea and\nno named person."
    )]
    pub item: Text,
    #[cfg_attr(debug_assertions, doc = "Who can act on it.")]
    pub addressee: Addressee,
    #[cfg_attr(debug_assertions, doc = "What it covers.")]
    pub description: Option<Text>,
    #[cfg_attr(debug_assertions, doc = "Other names by which people look for it.")]
    pub synonyms: Vec<Text>,
    #[cfg_attr(debug_assertions, doc = "Its standing.")]
    pub status: Status,
    #[cfg_attr(debug_assertions, doc = "Where it comes from.")]
    pub provenance: Vec<Provenance>,
    #[cfg_attr(debug_assertions, doc = "Present on an entry that is no longer used.")]
    pub retired: Option<Retired>,
    #[cfg_attr(debug_assertions, doc = "A publisher's own keys.")]
    pub ext: Option<String>,
}

impl From<&core::referential::Factor> for Factor {
    fn from(part: &core::referential::Factor) -> Self {
        Self {
            key: part.key.as_str().to_owned(),
            label: Text::from(&part.label),
            need_level: part.need_level.into(),
            item: Text::from(&part.item),
            addressee: part.addressee.into(),
            description: maybe(part.description.as_ref()),
            synonyms: texts(&part.synonyms),
            status: part.status.into(),
            provenance: each(&part.provenance),
            retired: part.retired.as_ref().map(Retired::from),
            ext: part.ext.as_ref().map(json),
        }
    }
}

#[cfg_attr(
    debug_assertions,
    doc = "A figure as a source publishes it; its label says what it counts."
)]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Figure {
    #[cfg_attr(debug_assertions, doc = "Names the entry.")]
    pub key: String,
    #[cfg_attr(debug_assertions, doc = "How people name it.")]
    pub label: Text,
    #[cfg_attr(debug_assertions, doc = "Whether it can be had.")]
    pub basis: FigureBasis,
    #[cfg_attr(debug_assertions, doc = "The published value; absent where a source gives bounds.")]
    pub value: Option<String>,
    #[cfg_attr(debug_assertions, doc = "The lowest published value, where a source gives bounds.")]
    pub lowest: Option<String>,
    #[cfg_attr(
        debug_assertions,
        doc = "The highest published value, where a source gives bounds."
    )]
    pub highest: Option<String>,
    #[cfg_attr(debug_assertions, doc = "Its unit.")]
    pub unit: Text,
    #[cfg_attr(debug_assertions, doc = "The date of which it speaks.")]
    pub as_of: Option<String>,
    #[cfg_attr(debug_assertions, doc = "The territory of which it speaks.")]
    pub territory: Option<Text>,
    #[cfg_attr(
        debug_assertions,
        doc = "What a published share divides: the share, in per cent and rounded as it was\npublished, is the value."
    )]
    pub numerator: Option<String>,
    #[cfg_attr(
        debug_assertions,
        doc = "What it is divided by; without a numerator, of how many the value is a count."
    )]
    pub denominator: Option<String>,
    #[cfg_attr(debug_assertions, doc = "How its source divides it.")]
    pub parts: Vec<FigurePart>,
    #[cfg_attr(debug_assertions, doc = "What the parts have to do with the value.")]
    pub breakdown: Option<FigureBreakdown>,
    #[cfg_attr(debug_assertions, doc = "Why it cannot be computed.")]
    pub reason: Option<Text>,
    #[cfg_attr(debug_assertions, doc = "What to know before quoting it.")]
    pub note: Option<Text>,
    #[cfg_attr(debug_assertions, doc = "The dispositifs of which it speaks.")]
    pub dispositifs: Vec<String>,
    #[cfg_attr(debug_assertions, doc = "The indicators to which it is a point of comparison.")]
    pub indicators: Vec<String>,
    #[cfg_attr(debug_assertions, doc = "Other names by which people look for it.")]
    pub synonyms: Vec<Text>,
    #[cfg_attr(debug_assertions, doc = "Its standing.")]
    pub status: Status,
    #[cfg_attr(debug_assertions, doc = "Where it comes from.")]
    pub provenance: Vec<Provenance>,
    #[cfg_attr(debug_assertions, doc = "Present on an entry that is no longer used.")]
    pub retired: Option<Retired>,
    #[cfg_attr(debug_assertions, doc = "A publisher's own keys.")]
    pub ext: Option<String>,
}

impl From<&core::referential::Figure> for Figure {
    fn from(part: &core::referential::Figure) -> Self {
        Self {
            key: part.key.as_str().to_owned(),
            label: Text::from(&part.label),
            basis: part.basis.into(),
            value: part.value.as_ref().map(|one| one.to_string()),
            lowest: part.lowest.as_ref().map(|one| one.to_string()),
            highest: part.highest.as_ref().map(|one| one.to_string()),
            unit: Text::from(&part.unit),
            as_of: part.as_of.as_ref().map(|one| one.to_string()),
            territory: maybe(part.territory.as_ref()),
            numerator: part.numerator.as_ref().map(|one| one.to_string()),
            denominator: part.denominator.as_ref().map(|one| one.to_string()),
            parts: each(&part.parts),
            breakdown: part.breakdown.as_ref().map(|one| (*one).into()),
            reason: maybe(part.reason.as_ref()),
            note: maybe(part.note.as_ref()),
            dispositifs: part.dispositifs.iter().map(|one| one.as_str().to_owned()).collect(),
            indicators: part.indicators.iter().map(|one| one.as_str().to_owned()).collect(),
            synonyms: texts(&part.synonyms),
            status: part.status.into(),
            provenance: each(&part.provenance),
            retired: part.retired.as_ref().map(Retired::from),
            ext: part.ext.as_ref().map(json),
        }
    }
}

#[cfg_attr(debug_assertions, doc = "A part of a figure, as its source divides it.")]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct FigurePart {
    #[cfg_attr(debug_assertions, doc = "What it counts.")]
    pub label: Text,
    #[cfg_attr(debug_assertions, doc = "Its published value, in the unit of the figure.")]
    pub value: String,
}

impl From<&core::referential::FigurePart> for FigurePart {
    fn from(part: &core::referential::FigurePart) -> Self {
        Self { label: Text::from(&part.label), value: part.value.to_string() }
    }
}

#[cfg_attr(
    debug_assertions,
    doc = "A term of the field. Texts use it where its short name, its label or one of its\nsynonyms stands in them."
)]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct GlossaryTerm {
    #[cfg_attr(debug_assertions, doc = "Names the entry.")]
    pub key: String,
    #[cfg_attr(debug_assertions, doc = "How people name it.")]
    pub label: Text,
    #[cfg_attr(debug_assertions, doc = "Its short name, as `QPV`.")]
    pub acronym: Option<String>,
    #[cfg_attr(debug_assertions, doc = "What it means.")]
    pub description: Text,
    #[cfg_attr(debug_assertions, doc = "Where a coordinator meets it.")]
    pub usage: Option<Text>,
    #[cfg_attr(debug_assertions, doc = "The dispositif that it names.")]
    pub dispositif: Option<String>,
    #[cfg_attr(debug_assertions, doc = "The partner that it names.")]
    pub partner: Option<String>,
    #[cfg_attr(debug_assertions, doc = "Terms that are often met with it.")]
    pub see_also: Vec<String>,
    #[cfg_attr(debug_assertions, doc = "Other names by which people look for it.")]
    pub synonyms: Vec<Text>,
    #[cfg_attr(debug_assertions, doc = "Its standing.")]
    pub status: Status,
    #[cfg_attr(debug_assertions, doc = "Where it comes from.")]
    pub provenance: Vec<Provenance>,
    #[cfg_attr(debug_assertions, doc = "Present on an entry that is no longer used.")]
    pub retired: Option<Retired>,
    #[cfg_attr(debug_assertions, doc = "A publisher's own keys.")]
    pub ext: Option<String>,
}

impl From<&core::referential::GlossaryTerm> for GlossaryTerm {
    fn from(part: &core::referential::GlossaryTerm) -> Self {
        Self {
            key: part.key.as_str().to_owned(),
            label: Text::from(&part.label),
            acronym: part.acronym.as_ref().map(|one| one.as_str().to_owned()),
            description: Text::from(&part.description),
            usage: maybe(part.usage.as_ref()),
            dispositif: part.dispositif.as_ref().map(|one| one.as_str().to_owned()),
            partner: part.partner.as_ref().map(|one| one.as_str().to_owned()),
            see_also: part.see_also.iter().map(|one| one.as_str().to_owned()).collect(),
            synonyms: texts(&part.synonyms),
            status: part.status.into(),
            provenance: each(&part.provenance),
            retired: part.retired.as_ref().map(Retired::from),
            ext: part.ext.as_ref().map(json),
        }
    }
}

#[cfg_attr(debug_assertions, doc = "An indicator.")]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Indicator {
    #[cfg_attr(debug_assertions, doc = "Names the entry.")]
    pub key: String,
    #[cfg_attr(debug_assertions, doc = "How people name it.")]
    pub label: Text,
    #[cfg_attr(debug_assertions, doc = "The question that it helps to answer.")]
    pub question: Text,
    #[cfg_attr(debug_assertions, doc = "Who is meant to gain, or whose work is looked at.")]
    pub beneficiary: Beneficiary,
    #[cfg_attr(debug_assertions, doc = "What it speaks of.")]
    pub kind: IndicatorKind,
    #[cfg_attr(debug_assertions, doc = "What the value is.")]
    pub measure: Measure,
    #[cfg_attr(debug_assertions, doc = "What is counted or measured.")]
    pub numerator: Option<Term>,
    #[cfg_attr(debug_assertions, doc = "By what it is divided.")]
    pub denominator: Option<Term>,
    #[cfg_attr(debug_assertions, doc = "By what the quotient is multiplied; 1 if absent.")]
    pub factor: i32,
    #[cfg_attr(debug_assertions, doc = "The unit of the value.")]
    pub unit: Text,
    #[cfg_attr(debug_assertions, doc = "Which way is better.")]
    pub direction: Direction,
    #[cfg_attr(debug_assertions, doc = "What is aimed at, where the direction is a band.")]
    pub bands: Vec<AimedBand>,
    #[cfg_attr(debug_assertions, doc = "What a missing part does.")]
    pub missing: MissingPolicy,
    #[cfg_attr(debug_assertions, doc = "The least base on which a value is given.")]
    pub minimum_n: Option<i32>,
    #[cfg_attr(debug_assertions, doc = "What is counted.")]
    pub unit_of_count: UnitOfCount,
    #[cfg_attr(debug_assertions, doc = "How values of parts make up that of the whole.")]
    pub additive: Additive,
    #[cfg_attr(
        debug_assertions,
        doc = "Along what they add up: not along schemes where a person may have two, not along\ntime where periods overlap."
    )]
    pub additive_over: Vec<Axis>,
    #[cfg_attr(
        debug_assertions,
        doc = "Whether it counts newcomers, by the window that the referential\ndeclares."
    )]
    pub newcomer_window: Option<bool>,
    #[cfg_attr(debug_assertions, doc = "By what it may be broken down.")]
    pub disaggregations: Vec<Text>,
    #[cfg_attr(debug_assertions, doc = "The value at the start.")]
    pub baseline: Option<Baseline>,
    #[cfg_attr(debug_assertions, doc = "What is aimed at.")]
    pub targets: Vec<Target>,
    #[cfg_attr(debug_assertions, doc = "How it is collected.")]
    pub collection: Collection,
    #[cfg_attr(debug_assertions, doc = "What it does not say, and what looking at it may do.")]
    pub limitations: Option<Text>,
    #[cfg_attr(debug_assertions, doc = "The indicators without which it is not to be shown.")]
    pub shown_with: Vec<String>,
    #[cfg_attr(debug_assertions, doc = "The need level of which it speaks.")]
    pub need_level: Option<NeedLevel>,
    #[cfg_attr(debug_assertions, doc = "The dispositifs of which it speaks; none if of all.")]
    pub dispositifs: Vec<String>,
    #[cfg_attr(debug_assertions, doc = "The objectives that it serves.")]
    pub objectives: Vec<String>,
    #[cfg_attr(debug_assertions, doc = "The competencies of which it speaks.")]
    pub competencies: Vec<String>,
    #[cfg_attr(debug_assertions, doc = "The factors of which it speaks.")]
    pub factors: Vec<String>,
    #[cfg_attr(debug_assertions, doc = "Other names by which people look for it.")]
    pub synonyms: Vec<Text>,
    #[cfg_attr(debug_assertions, doc = "Its standing.")]
    pub status: Status,
    #[cfg_attr(debug_assertions, doc = "Where it comes from.")]
    pub provenance: Vec<Provenance>,
    #[cfg_attr(debug_assertions, doc = "Present on an entry that is no longer used.")]
    pub retired: Option<Retired>,
    #[cfg_attr(debug_assertions, doc = "A publisher's own keys.")]
    pub ext: Option<String>,
}

impl From<&core::referential::Indicator> for Indicator {
    fn from(part: &core::referential::Indicator) -> Self {
        Self {
            key: part.key.as_str().to_owned(),
            label: Text::from(&part.label),
            question: Text::from(&part.question),
            beneficiary: part.beneficiary.into(),
            kind: part.kind.into(),
            measure: part.measure.into(),
            numerator: part.numerator.as_ref().map(Term::from),
            denominator: part.denominator.as_ref().map(Term::from),
            factor: integer(part.factor()),
            unit: Text::from(&part.unit),
            direction: part.direction.into(),
            bands: each(&part.bands),
            missing: part.missing.into(),
            minimum_n: part.minimum_n.as_ref().map(|one| integer(one.get())),
            unit_of_count: part.unit_of_count.into(),
            additive: part.additive.into(),
            additive_over: part.additive_over.iter().map(|one| (*one).into()).collect(),
            newcomer_window: part.newcomer_window,
            disaggregations: texts(&part.disaggregations),
            baseline: part.baseline.as_ref().map(Baseline::from),
            targets: each(&part.targets),
            collection: Collection::from(&part.collection),
            limitations: maybe(part.limitations.as_ref()),
            shown_with: part.shown_with.iter().map(|one| one.as_str().to_owned()).collect(),
            need_level: part.need_level.as_ref().map(|one| (*one).into()),
            dispositifs: part.dispositifs.iter().map(|one| one.as_str().to_owned()).collect(),
            objectives: part.objectives.iter().map(|one| one.as_str().to_owned()).collect(),
            competencies: part.competencies.iter().map(|one| one.as_str().to_owned()).collect(),
            factors: part.factors.iter().map(|one| one.as_str().to_owned()).collect(),
            synonyms: texts(&part.synonyms),
            status: part.status.into(),
            provenance: each(&part.provenance),
            retired: part.retired.as_ref().map(Retired::from),
            ext: part.ext.as_ref().map(json),
        }
    }
}

#[cfg_attr(debug_assertions, doc = "A text on which a dispositif rests.")]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct LegalBasis {
    #[cfg_attr(debug_assertions, doc = "The text.")]
    pub title: Text,
    #[cfg_attr(debug_assertions, doc = "Its date.")]
    pub date: Option<String>,
    #[cfg_attr(debug_assertions, doc = "What it brought.")]
    pub note: Option<Text>,
    #[cfg_attr(debug_assertions, doc = "Where it was seen.")]
    pub provenance: Vec<Provenance>,
}

impl From<&core::referential::LegalBasis> for LegalBasis {
    fn from(part: &core::referential::LegalBasis) -> Self {
        Self {
            title: Text::from(&part.title),
            date: part.date.as_ref().map(|one| one.to_string()),
            note: maybe(part.note.as_ref()),
            provenance: each(&part.provenance),
        }
    }
}

#[cfg_attr(debug_assertions, doc = "A node of a map.")]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct MapNode {
    #[cfg_attr(debug_assertions, doc = "Names the node, whatever branch it hangs on.")]
    pub key: String,
    #[cfg_attr(debug_assertions, doc = "What stands on it, with what reading it needed restored.")]
    pub label: Text,
    #[cfg_attr(
        debug_assertions,
        doc = "What is printed on it, where the label says it otherwise."
    )]
    pub as_printed: Option<String>,
    #[cfg_attr(debug_assertions, doc = "The competency that stands for it.")]
    pub competency: Option<String>,
    #[cfg_attr(debug_assertions, doc = "The factor that stands for it.")]
    pub factor: Option<String>,
    #[cfg_attr(debug_assertions, doc = "How sure its place is; high if absent.")]
    pub confidence: Confidence,
    #[cfg_attr(debug_assertions, doc = "Other ways to read its place.")]
    pub readings: Vec<OtherReading>,
    #[cfg_attr(
        debug_assertions,
        doc = "The node that this one repeats: it is printed twice, and counted\nonce."
    )]
    pub duplicate_of: Option<String>,
    #[cfg_attr(debug_assertions, doc = "What reading it needed.")]
    pub note: Option<Text>,
    #[cfg_attr(debug_assertions, doc = "What hangs on it, in order.")]
    pub children: Vec<MapNode>,
}

impl From<&core::referential::MapNode> for MapNode {
    fn from(part: &core::referential::MapNode) -> Self {
        Self {
            key: part.key.as_str().to_owned(),
            label: Text::from(&part.label),
            as_printed: part.as_printed.as_ref().map(|one| one.as_str().to_owned()),
            competency: part.competency.as_ref().map(|one| one.as_str().to_owned()),
            factor: part.factor.as_ref().map(|one| one.as_str().to_owned()),
            confidence: part.confidence().into(),
            readings: each(&part.readings),
            duplicate_of: part.duplicate_of.as_ref().map(|one| one.as_str().to_owned()),
            note: maybe(part.note.as_ref()),
            children: each(&part.children),
        }
    }
}

#[cfg_attr(
    debug_assertions,
    doc = "A level of a scale; levels count from 0 in the order of the list."
)]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct MasteryLevel {
    #[cfg_attr(debug_assertions, doc = "What is said of a competency at this level.")]
    pub label: Text,
    #[cfg_attr(debug_assertions, doc = "What it means.")]
    pub description: Option<Text>,
    #[cfg_attr(debug_assertions, doc = "The words of the source, where the level comes from one.")]
    pub source_words: Option<String>,
    #[cfg_attr(
        debug_assertions,
        doc = "On a variant: the lowest level of the main scale that it stands for."
    )]
    pub stands_for: Option<i32>,
}

impl From<&core::referential::MasteryLevel> for MasteryLevel {
    fn from(part: &core::referential::MasteryLevel) -> Self {
        Self {
            label: Text::from(&part.label),
            description: maybe(part.description.as_ref()),
            source_words: part.source_words.as_ref().map(|one| one.as_str().to_owned()),
            stands_for: part.stands_for.as_ref().map(|one| integer(one.get())),
        }
    }
}

#[cfg_attr(
    debug_assertions,
    doc = "A scale of mastery. A level is the highest descriptor that describes a\nperson's usual practice; levels are ordinal, and not cumulative."
)]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct MasteryScale {
    #[cfg_attr(debug_assertions, doc = "Names the entry.")]
    pub key: String,
    #[cfg_attr(debug_assertions, doc = "How people name it.")]
    pub label: Text,
    #[cfg_attr(debug_assertions, doc = "Its levels, from 0.")]
    pub levels: Vec<MasteryLevel>,
    #[cfg_attr(
        debug_assertions,
        doc = "From this level on a competency is mobilised, and this is asked\nwhere nothing else is said."
    )]
    pub default_target: i32,
    #[cfg_attr(debug_assertions, doc = "The level above which going is a choice.")]
    pub optional_above: Option<i32>,
    #[cfg_attr(debug_assertions, doc = "How a level is chosen.")]
    pub rule: Option<Text>,
    #[cfg_attr(debug_assertions, doc = "The scale of which this is a shorter form.")]
    pub variant_of: Option<String>,
    #[cfg_attr(debug_assertions, doc = "Other readings of what the source means.")]
    pub readings: Vec<Text>,
    #[cfg_attr(debug_assertions, doc = "Other names by which people look for it.")]
    pub synonyms: Vec<Text>,
    #[cfg_attr(debug_assertions, doc = "Its standing.")]
    pub status: Status,
    #[cfg_attr(debug_assertions, doc = "Where it comes from.")]
    pub provenance: Vec<Provenance>,
    #[cfg_attr(debug_assertions, doc = "Present on an entry that is no longer used.")]
    pub retired: Option<Retired>,
    #[cfg_attr(debug_assertions, doc = "A publisher's own keys.")]
    pub ext: Option<String>,
}

impl From<&core::referential::MasteryScale> for MasteryScale {
    fn from(part: &core::referential::MasteryScale) -> Self {
        Self {
            key: part.key.as_str().to_owned(),
            label: Text::from(&part.label),
            levels: each(&part.levels),
            default_target: integer(part.default_target.get()),
            optional_above: part.optional_above.as_ref().map(|one| integer(one.get())),
            rule: maybe(part.rule.as_ref()),
            variant_of: part.variant_of.as_ref().map(|one| one.as_str().to_owned()),
            readings: texts(&part.readings),
            synonyms: texts(&part.synonyms),
            status: part.status.into(),
            provenance: each(&part.provenance),
            retired: part.retired.as_ref().map(Retired::from),
            ext: part.ext.as_ref().map(json),
        }
    }
}

#[cfg_attr(
    debug_assertions,
    doc = "A means by which coordination brings something (« Comment ? »)."
)]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Means {
    #[cfg_attr(debug_assertions, doc = "Names the means within its added value.")]
    pub key: String,
    #[cfg_attr(debug_assertions, doc = "What is done.")]
    pub label: Text,
    #[cfg_attr(debug_assertions, doc = "The competencies that it calls upon.")]
    pub competencies: Vec<String>,
    #[cfg_attr(debug_assertions, doc = "The added values whose effects feed it.")]
    pub fed_by: Vec<String>,
    #[cfg_attr(debug_assertions, doc = "The indicators that speak of it.")]
    pub indicators: Vec<String>,
    #[cfg_attr(debug_assertions, doc = "Where it comes from.")]
    pub provenance: Vec<Provenance>,
}

impl From<&core::referential::Means> for Means {
    fn from(part: &core::referential::Means) -> Self {
        Self {
            key: part.key.as_str().to_owned(),
            label: Text::from(&part.label),
            competencies: part.competencies.iter().map(|one| one.as_str().to_owned()).collect(),
            fed_by: part.fed_by.iter().map(|one| one.as_str().to_owned()).collect(),
            indicators: part.indicators.iter().map(|one| one.as_str().to_owned()).collect(),
            provenance: each(&part.provenance),
        }
    }
}

#[cfg_attr(debug_assertions, doc = "A map of a source; its label is that of the root.")]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct MindMap {
    #[cfg_attr(debug_assertions, doc = "Names the entry.")]
    pub key: String,
    #[cfg_attr(debug_assertions, doc = "How people name it.")]
    pub label: Text,
    #[cfg_attr(debug_assertions, doc = "What hangs on the root, in order.")]
    pub nodes: Vec<MapNode>,
    #[cfg_attr(debug_assertions, doc = "Other names by which people look for it.")]
    pub synonyms: Vec<Text>,
    #[cfg_attr(debug_assertions, doc = "Its standing.")]
    pub status: Status,
    #[cfg_attr(debug_assertions, doc = "Where it comes from.")]
    pub provenance: Vec<Provenance>,
    #[cfg_attr(debug_assertions, doc = "Present on an entry that is no longer used.")]
    pub retired: Option<Retired>,
    #[cfg_attr(debug_assertions, doc = "A publisher's own keys.")]
    pub ext: Option<String>,
}

impl From<&core::referential::MindMap> for MindMap {
    fn from(part: &core::referential::MindMap) -> Self {
        Self {
            key: part.key.as_str().to_owned(),
            label: Text::from(&part.label),
            nodes: each(&part.nodes),
            synonyms: texts(&part.synonyms),
            status: part.status.into(),
            provenance: each(&part.provenance),
            retired: part.retired.as_ref().map(Retired::from),
            ext: part.ext.as_ref().map(json),
        }
    }
}

#[cfg_attr(debug_assertions, doc = "A mission of coordination.")]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Mission {
    #[cfg_attr(debug_assertions, doc = "Names the entry.")]
    pub key: String,
    #[cfg_attr(debug_assertions, doc = "How people name it.")]
    pub label: Text,
    #[cfg_attr(debug_assertions, doc = "How wide it is.")]
    pub level: MissionLevel,
    #[cfg_attr(debug_assertions, doc = "What it covers.")]
    pub description: Option<Text>,
    #[cfg_attr(
        debug_assertions,
        doc = "The dispositifs to which a source ties it; none if it is common."
    )]
    pub dispositifs: Vec<String>,
    #[cfg_attr(debug_assertions, doc = "The competencies that it calls upon.")]
    pub competencies: Vec<String>,
    #[cfg_attr(debug_assertions, doc = "Other names by which people look for it.")]
    pub synonyms: Vec<Text>,
    #[cfg_attr(debug_assertions, doc = "Its standing.")]
    pub status: Status,
    #[cfg_attr(debug_assertions, doc = "Where it comes from.")]
    pub provenance: Vec<Provenance>,
    #[cfg_attr(debug_assertions, doc = "Present on an entry that is no longer used.")]
    pub retired: Option<Retired>,
    #[cfg_attr(debug_assertions, doc = "A publisher's own keys.")]
    pub ext: Option<String>,
}

impl From<&core::referential::Mission> for Mission {
    fn from(part: &core::referential::Mission) -> Self {
        Self {
            key: part.key.as_str().to_owned(),
            label: Text::from(&part.label),
            level: part.level.into(),
            description: maybe(part.description.as_ref()),
            dispositifs: part.dispositifs.iter().map(|one| one.as_str().to_owned()).collect(),
            competencies: part.competencies.iter().map(|one| one.as_str().to_owned()).collect(),
            synonyms: texts(&part.synonyms),
            status: part.status.into(),
            provenance: each(&part.provenance),
            retired: part.retired.as_ref().map(Retired::from),
            ext: part.ext.as_ref().map(json),
        }
    }
}

#[cfg_attr(debug_assertions, doc = "An objective.")]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Objective {
    #[cfg_attr(debug_assertions, doc = "Names the entry.")]
    pub key: String,
    #[cfg_attr(debug_assertions, doc = "How people name it.")]
    pub label: Text,
    #[cfg_attr(debug_assertions, doc = "How wide it is.")]
    pub level: ObjectiveLevel,
    #[cfg_attr(debug_assertions, doc = "The objective that it serves, where the source says so.")]
    pub parent: Option<String>,
    #[cfg_attr(debug_assertions, doc = "What it covers.")]
    pub description: Option<Text>,
    #[cfg_attr(debug_assertions, doc = "Other names by which people look for it.")]
    pub synonyms: Vec<Text>,
    #[cfg_attr(debug_assertions, doc = "Its standing.")]
    pub status: Status,
    #[cfg_attr(debug_assertions, doc = "Where it comes from.")]
    pub provenance: Vec<Provenance>,
    #[cfg_attr(debug_assertions, doc = "Present on an entry that is no longer used.")]
    pub retired: Option<Retired>,
    #[cfg_attr(debug_assertions, doc = "A publisher's own keys.")]
    pub ext: Option<String>,
}

impl From<&core::referential::Objective> for Objective {
    fn from(part: &core::referential::Objective) -> Self {
        Self {
            key: part.key.as_str().to_owned(),
            label: Text::from(&part.label),
            level: part.level.into(),
            parent: part.parent.as_ref().map(|one| one.as_str().to_owned()),
            description: maybe(part.description.as_ref()),
            synonyms: texts(&part.synonyms),
            status: part.status.into(),
            provenance: each(&part.provenance),
            retired: part.retired.as_ref().map(Retired::from),
            ext: part.ext.as_ref().map(json),
        }
    }
}

#[cfg_attr(debug_assertions, doc = "An offer.")]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Offer {
    #[cfg_attr(debug_assertions, doc = "Names the entry.")]
    pub key: String,
    #[cfg_attr(debug_assertions, doc = "How people name it.")]
    pub label: Text,
    #[cfg_attr(debug_assertions, doc = "What happens there.")]
    pub description: Option<Text>,
    #[cfg_attr(debug_assertions, doc = "Who provides it, where a source says so.")]
    pub provider: Option<String>,
    #[cfg_attr(debug_assertions, doc = "How far it reaches.")]
    pub reach: Reach,
    #[cfg_attr(debug_assertions, doc = "Whether it is there to stay, where a source says so.")]
    pub permanence: Option<Permanence>,
    #[cfg_attr(
        debug_assertions,
        doc = "Who can come or act; only what is for the coordination takes of its\ntime."
    )]
    pub addressees: Vec<Addressee>,
    #[cfg_attr(debug_assertions, doc = "For whom it is; for all if absent.")]
    pub audience: Option<String>,
    #[cfg_attr(debug_assertions, doc = "What people do there.")]
    pub format: Option<OfferFormat>,
    #[cfg_attr(
        debug_assertions,
        doc = "How many minutes of a person's time it takes, preparation included."
    )]
    pub effort_min: Option<i32>,
    #[cfg_attr(debug_assertions, doc = "The standing of that duration; an assumption if absent.")]
    pub effort_status: Option<Status>,
    #[cfg_attr(debug_assertions, doc = "How many sessions it has.")]
    pub sessions: Option<i32>,
    #[cfg_attr(debug_assertions, doc = "How many people can take part.")]
    pub seats: Option<i32>,
    #[cfg_attr(debug_assertions, doc = "Whether one can join at any time (S2 p.25).")]
    pub joinable_any_time: Option<bool>,
    #[cfg_attr(
        debug_assertions,
        doc = "When it takes place, where that is known; any day of its validity otherwise."
    )]
    pub dates: Vec<OfferDate>,
    #[cfg_attr(debug_assertions, doc = "The offers that must have been taken before.")]
    pub after: Vec<String>,
    #[cfg_attr(debug_assertions, doc = "What should be there before.")]
    pub prerequisites: Vec<CompetencyLevel>,
    #[cfg_attr(debug_assertions, doc = "What it is meant to bring.")]
    pub outcomes: Vec<Outcome>,
    #[cfg_attr(debug_assertions, doc = "The factors that it serves.")]
    pub factors: Vec<String>,
    #[cfg_attr(debug_assertions, doc = "The first day of its validity.")]
    pub valid_from: Option<String>,
    #[cfg_attr(debug_assertions, doc = "The last day of its validity.")]
    pub valid_until: Option<String>,
    #[cfg_attr(debug_assertions, doc = "The day on which somebody saw that it exists.")]
    pub verified_on: Option<String>,
    #[cfg_attr(debug_assertions, doc = "Other names by which people look for it.")]
    pub synonyms: Vec<Text>,
    #[cfg_attr(debug_assertions, doc = "Its standing.")]
    pub status: Status,
    #[cfg_attr(debug_assertions, doc = "Where it comes from.")]
    pub provenance: Vec<Provenance>,
    #[cfg_attr(debug_assertions, doc = "Present on an entry that is no longer used.")]
    pub retired: Option<Retired>,
    #[cfg_attr(debug_assertions, doc = "A publisher's own keys.")]
    pub ext: Option<String>,
}

impl From<&core::referential::Offer> for Offer {
    fn from(part: &core::referential::Offer) -> Self {
        Self {
            key: part.key.as_str().to_owned(),
            label: Text::from(&part.label),
            description: maybe(part.description.as_ref()),
            provider: part.provider.as_ref().map(|one| one.as_str().to_owned()),
            reach: part.reach.into(),
            permanence: part.permanence.as_ref().map(|one| (*one).into()),
            addressees: part.addressees.iter().map(|one| (*one).into()).collect(),
            audience: part.audience.as_ref().map(json),
            format: part.format.as_ref().map(|one| (*one).into()),
            effort_min: part.effort_min.as_ref().map(|one| integer(one.get())),
            effort_status: part.effort_status.as_ref().map(|one| (*one).into()),
            sessions: part.sessions.as_ref().map(|one| integer(one.get())),
            seats: part.seats.as_ref().map(|one| integer(one.get())),
            joinable_any_time: part.joinable_any_time,
            dates: each(&part.dates),
            after: part.after.iter().map(|one| one.as_str().to_owned()).collect(),
            prerequisites: each(&part.prerequisites),
            outcomes: each(&part.outcomes),
            factors: part.factors.iter().map(|one| one.as_str().to_owned()).collect(),
            valid_from: part.valid_from.as_ref().map(|one| one.to_string()),
            valid_until: part.valid_until.as_ref().map(|one| one.to_string()),
            verified_on: part.verified_on.as_ref().map(|one| one.to_string()),
            synonyms: texts(&part.synonyms),
            status: part.status.into(),
            provenance: each(&part.provenance),
            retired: part.retired.as_ref().map(Retired::from),
            ext: part.ext.as_ref().map(json),
        }
    }
}

#[cfg_attr(
    debug_assertions,
    doc = "When an offer takes place once: who takes it, takes one of its dates."
)]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct OfferDate {
    #[cfg_attr(debug_assertions, doc = "The first day.")]
    pub first_day: String,
    #[cfg_attr(debug_assertions, doc = "The last day; the first one if absent.")]
    pub last_day: Option<String>,
    #[cfg_attr(debug_assertions, doc = "How many seats are left; unknown if absent.")]
    pub seats_left: Option<i32>,
}

impl From<&core::referential::OfferDate> for OfferDate {
    fn from(part: &core::referential::OfferDate) -> Self {
        Self {
            first_day: part.first_day.to_string(),
            last_day: part.last_day.as_ref().map(|one| one.to_string()),
            seats_left: part.seats_left.as_ref().map(|one| integer(one.get())),
        }
    }
}

#[cfg_attr(debug_assertions, doc = "Another way to read where a node hangs or what it is.")]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct OtherReading {
    #[cfg_attr(debug_assertions, doc = "What the other reading is.")]
    pub note: Text,
    #[cfg_attr(debug_assertions, doc = "The node under which it would hang.")]
    pub under: Option<String>,
}

impl From<&core::referential::OtherReading> for OtherReading {
    fn from(part: &core::referential::OtherReading) -> Self {
        Self {
            note: Text::from(&part.note),
            under: part.under.as_ref().map(|one| one.as_str().to_owned()),
        }
    }
}

#[cfg_attr(debug_assertions, doc = "From which level to which an offer is meant to lead.")]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Outcome {
    #[cfg_attr(debug_assertions, doc = "The competency.")]
    pub competency: String,
    #[cfg_attr(debug_assertions, doc = "The level from which it starts.")]
    pub from: i32,
    #[cfg_attr(debug_assertions, doc = "The level to which it leads.")]
    pub to: i32,
    #[cfg_attr(debug_assertions, doc = "Its standing; an assumption of the project if absent.")]
    pub status: Status,
}

impl From<&core::referential::Outcome> for Outcome {
    fn from(part: &core::referential::Outcome) -> Self {
        Self {
            competency: part.competency.as_str().to_owned(),
            from: integer(part.from.get()),
            to: integer(part.to.get()),
            status: part.status().into(),
        }
    }
}

#[cfg_attr(debug_assertions, doc = "A body around local health coordination.")]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Partner {
    #[cfg_attr(debug_assertions, doc = "Names the entry.")]
    pub key: String,
    #[cfg_attr(debug_assertions, doc = "How people name it.")]
    pub label: Text,
    #[cfg_attr(debug_assertions, doc = "Its short name.")]
    pub acronym: Option<String>,
    #[cfg_attr(debug_assertions, doc = "On which scale it works.")]
    pub scale: PartnerScale,
    #[cfg_attr(debug_assertions, doc = "What it is.")]
    pub description: Text,
    #[cfg_attr(debug_assertions, doc = "What it does for coordination, a sentence each.")]
    pub roles: Vec<Text>,
    #[cfg_attr(debug_assertions, doc = "What to turn to it for.")]
    pub turn_to: Option<Text>,
    #[cfg_attr(
        debug_assertions,
        doc = "The responsible party that stands for it elsewhere in the referential."
    )]
    pub addressee: Option<Addressee>,
    #[cfg_attr(
        debug_assertions,
        doc = "The dispositifs to which it is tied; none if it is common."
    )]
    pub dispositifs: Vec<String>,
    #[cfg_attr(debug_assertions, doc = "Until when it was there, where it is no more.")]
    pub until: Option<String>,
    #[cfg_attr(debug_assertions, doc = "Other names by which people look for it.")]
    pub synonyms: Vec<Text>,
    #[cfg_attr(debug_assertions, doc = "Its standing.")]
    pub status: Status,
    #[cfg_attr(debug_assertions, doc = "Where it comes from.")]
    pub provenance: Vec<Provenance>,
    #[cfg_attr(debug_assertions, doc = "Present on an entry that is no longer used.")]
    pub retired: Option<Retired>,
    #[cfg_attr(debug_assertions, doc = "A publisher's own keys.")]
    pub ext: Option<String>,
}

impl From<&core::referential::Partner> for Partner {
    fn from(part: &core::referential::Partner) -> Self {
        Self {
            key: part.key.as_str().to_owned(),
            label: Text::from(&part.label),
            acronym: part.acronym.as_ref().map(|one| one.as_str().to_owned()),
            scale: part.scale.into(),
            description: Text::from(&part.description),
            roles: texts(&part.roles),
            turn_to: maybe(part.turn_to.as_ref()),
            addressee: part.addressee.as_ref().map(|one| (*one).into()),
            dispositifs: part.dispositifs.iter().map(|one| one.as_str().to_owned()).collect(),
            until: part.until.as_ref().map(|one| one.to_string()),
            synonyms: texts(&part.synonyms),
            status: part.status.into(),
            provenance: each(&part.provenance),
            retired: part.retired.as_ref().map(Retired::from),
            ext: part.ext.as_ref().map(json),
        }
    }
}

#[cfg_attr(debug_assertions, doc = "A pathway.")]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Pathway {
    #[cfg_attr(debug_assertions, doc = "Names the entry.")]
    pub key: String,
    #[cfg_attr(debug_assertions, doc = "How people name it.")]
    pub label: Text,
    #[cfg_attr(debug_assertions, doc = "What it is for.")]
    pub description: Option<Text>,
    #[cfg_attr(debug_assertions, doc = "From which day its days count.")]
    pub anchor: Anchor,
    #[cfg_attr(debug_assertions, doc = "For whom it is; for all if absent.")]
    pub audience: Option<String>,
    #[cfg_attr(debug_assertions, doc = "Whether one can join at any time (S2 p.25).")]
    pub joinable_any_time: Option<bool>,
    #[cfg_attr(debug_assertions, doc = "Its steps.")]
    pub steps: Vec<Step>,
    #[cfg_attr(debug_assertions, doc = "Other names by which people look for it.")]
    pub synonyms: Vec<Text>,
    #[cfg_attr(debug_assertions, doc = "Its standing.")]
    pub status: Status,
    #[cfg_attr(debug_assertions, doc = "Where it comes from.")]
    pub provenance: Vec<Provenance>,
    #[cfg_attr(debug_assertions, doc = "Present on an entry that is no longer used.")]
    pub retired: Option<Retired>,
    #[cfg_attr(debug_assertions, doc = "A publisher's own keys.")]
    pub ext: Option<String>,
}

impl From<&core::referential::Pathway> for Pathway {
    fn from(part: &core::referential::Pathway) -> Self {
        Self {
            key: part.key.as_str().to_owned(),
            label: Text::from(&part.label),
            description: maybe(part.description.as_ref()),
            anchor: part.anchor.into(),
            audience: part.audience.as_ref().map(json),
            joinable_any_time: part.joinable_any_time,
            steps: each(&part.steps),
            synonyms: texts(&part.synonyms),
            status: part.status.into(),
            provenance: each(&part.provenance),
            retired: part.retired.as_ref().map(Retired::from),
            ext: part.ext.as_ref().map(json),
        }
    }
}

#[cfg_attr(debug_assertions, doc = "A phase of its life.")]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Phase {
    #[cfg_attr(debug_assertions, doc = "Names the phase within its dispositif.")]
    pub key: String,
    #[cfg_attr(debug_assertions, doc = "How people name it.")]
    pub label: Text,
    #[cfg_attr(debug_assertions, doc = "What happens in it.")]
    pub description: Option<Text>,
    #[cfg_attr(debug_assertions, doc = "Where it comes from.")]
    pub provenance: Vec<Provenance>,
}

impl From<&core::referential::Phase> for Phase {
    fn from(part: &core::referential::Phase) -> Self {
        Self {
            key: part.key.as_str().to_owned(),
            label: Text::from(&part.label),
            description: maybe(part.description.as_ref()),
            provenance: each(&part.provenance),
        }
    }
}

#[cfg_attr(
    debug_assertions,
    doc = "A role profile: the common core, or what a dispositif adds to it."
)]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Profile {
    #[cfg_attr(debug_assertions, doc = "Names the entry.")]
    pub key: String,
    #[cfg_attr(debug_assertions, doc = "How people name it.")]
    pub label: Text,
    #[cfg_attr(debug_assertions, doc = "What it describes.")]
    pub description: Option<Text>,
    #[cfg_attr(debug_assertions, doc = "The dispositif whose post it describes.")]
    pub dispositif: Option<String>,
    #[cfg_attr(debug_assertions, doc = "The profile whose requirements hold as well.")]
    pub builds_on: Option<String>,
    #[cfg_attr(debug_assertions, doc = "Other titles under which the post is found.")]
    pub titles: Vec<Text>,
    #[cfg_attr(debug_assertions, doc = "Its missions.")]
    pub missions: Vec<String>,
    #[cfg_attr(debug_assertions, doc = "What it asks for.")]
    pub requirements: Vec<ProfileRequirement>,
    #[cfg_attr(debug_assertions, doc = "Other names by which people look for it.")]
    pub synonyms: Vec<Text>,
    #[cfg_attr(debug_assertions, doc = "Its standing.")]
    pub status: Status,
    #[cfg_attr(debug_assertions, doc = "Where it comes from.")]
    pub provenance: Vec<Provenance>,
    #[cfg_attr(debug_assertions, doc = "Present on an entry that is no longer used.")]
    pub retired: Option<Retired>,
    #[cfg_attr(debug_assertions, doc = "A publisher's own keys.")]
    pub ext: Option<String>,
}

impl From<&core::referential::Profile> for Profile {
    fn from(part: &core::referential::Profile) -> Self {
        Self {
            key: part.key.as_str().to_owned(),
            label: Text::from(&part.label),
            description: maybe(part.description.as_ref()),
            dispositif: part.dispositif.as_ref().map(|one| one.as_str().to_owned()),
            builds_on: part.builds_on.as_ref().map(|one| one.as_str().to_owned()),
            titles: texts(&part.titles),
            missions: part.missions.iter().map(|one| one.as_str().to_owned()).collect(),
            requirements: each(&part.requirements),
            synonyms: texts(&part.synonyms),
            status: part.status.into(),
            provenance: each(&part.provenance),
            retired: part.retired.as_ref().map(Retired::from),
            ext: part.ext.as_ref().map(json),
        }
    }
}

#[cfg_attr(
    debug_assertions,
    doc = "A level that a profile asks of a competency: at once, by a day, or in the situation\nthat calls for it. Several levels of one competency follow each other."
)]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ProfileRequirement {
    #[cfg_attr(debug_assertions, doc = "The competency.")]
    pub competency: String,
    #[cfg_attr(
        debug_assertions,
        doc = "The level that the post asks for, on the first scale of mastery."
    )]
    pub target_level: i32,
    #[cfg_attr(debug_assertions, doc = "How much it weighs; 1 if absent.")]
    pub weight: i32,
    #[cfg_attr(debug_assertions, doc = "How much the post needs it.")]
    pub necessity: Necessity,
    #[cfg_attr(debug_assertions, doc = "By which day after arrival.")]
    pub by_day: Option<i32>,
    #[cfg_attr(debug_assertions, doc = "The situation that calls for it, in place of a day.")]
    pub situation: Option<String>,
    #[cfg_attr(debug_assertions, doc = "Why the post asks for it.")]
    pub rationale: Option<Text>,
    #[cfg_attr(debug_assertions, doc = "Its standing; an example to discuss if absent.")]
    pub status: Status,
    #[cfg_attr(debug_assertions, doc = "Where it comes from.")]
    pub provenance: Vec<Provenance>,
}

impl From<&core::referential::ProfileRequirement> for ProfileRequirement {
    fn from(part: &core::referential::ProfileRequirement) -> Self {
        Self {
            competency: part.competency.as_str().to_owned(),
            target_level: integer(part.target_level.get()),
            weight: integer(part.weight()),
            necessity: part.necessity.into(),
            by_day: part.by_day.as_ref().map(|one| integer(one.get())),
            situation: part.situation.as_ref().map(|one| one.as_str().to_owned()),
            rationale: maybe(part.rationale.as_ref()),
            status: part.status().into(),
            provenance: each(&part.provenance),
        }
    }
}

#[cfg_attr(debug_assertions, doc = "A place in a source.")]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Provenance {
    #[cfg_attr(
        debug_assertions,
        doc = "The source: `S1` to `S4`, or a publication in words; in a\nreferential, one of its `sources`."
    )]
    pub source: String,
    #[cfg_attr(
        debug_assertions,
        doc = "The page or slide, or the heading where the source has neither."
    )]
    pub place: Option<String>,
    #[cfg_attr(debug_assertions, doc = "What is uncertain, or how the source was read.")]
    pub note: Option<Text>,
    #[cfg_attr(debug_assertions, doc = "How sure the reading is; high if absent.")]
    pub confidence: Confidence,
    #[cfg_attr(debug_assertions, doc = "Other readings of the place.")]
    pub alternatives: Vec<Text>,
}

impl From<&core::referential::Provenance> for Provenance {
    fn from(part: &core::referential::Provenance) -> Self {
        Self {
            source: part.source.as_str().to_owned(),
            place: part.place.as_ref().map(|one| one.as_str().to_owned()),
            note: maybe(part.note.as_ref()),
            confidence: part.confidence().into(),
            alternatives: texts(&part.alternatives),
        }
    }
}

#[cfg_attr(debug_assertions, doc = "A recommendation.")]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Recommendation {
    #[cfg_attr(debug_assertions, doc = "Names the entry.")]
    pub key: String,
    #[cfg_attr(debug_assertions, doc = "How people name it.")]
    pub label: Text,
    #[cfg_attr(debug_assertions, doc = "What it is about.")]
    pub theme: RecommendationTheme,
    #[cfg_attr(debug_assertions, doc = "What is asked, in a sentence or two.")]
    pub description: Text,
    #[cfg_attr(
        debug_assertions,
        doc = "For recruitment: what would be asked of a prevention officer (« chargé de\nprévention ») instead."
    )]
    pub contrast: Option<Text>,
    #[cfg_attr(debug_assertions, doc = "Who can act on it.")]
    pub addressees: Vec<Addressee>,
    #[cfg_attr(debug_assertions, doc = "The competencies of which it speaks.")]
    pub competencies: Vec<String>,
    #[cfg_attr(debug_assertions, doc = "The factors of which it speaks.")]
    pub factors: Vec<String>,
    #[cfg_attr(
        debug_assertions,
        doc = "The dispositifs to which it is tied; none if it is common."
    )]
    pub dispositifs: Vec<String>,
    #[cfg_attr(debug_assertions, doc = "Other names by which people look for it.")]
    pub synonyms: Vec<Text>,
    #[cfg_attr(debug_assertions, doc = "Its standing.")]
    pub status: Status,
    #[cfg_attr(debug_assertions, doc = "Where it comes from.")]
    pub provenance: Vec<Provenance>,
    #[cfg_attr(debug_assertions, doc = "Present on an entry that is no longer used.")]
    pub retired: Option<Retired>,
    #[cfg_attr(debug_assertions, doc = "A publisher's own keys.")]
    pub ext: Option<String>,
}

impl From<&core::referential::Recommendation> for Recommendation {
    fn from(part: &core::referential::Recommendation) -> Self {
        Self {
            key: part.key.as_str().to_owned(),
            label: Text::from(&part.label),
            theme: part.theme.into(),
            description: Text::from(&part.description),
            contrast: maybe(part.contrast.as_ref()),
            addressees: part.addressees.iter().map(|one| (*one).into()).collect(),
            competencies: part.competencies.iter().map(|one| one.as_str().to_owned()).collect(),
            factors: part.factors.iter().map(|one| one.as_str().to_owned()).collect(),
            dispositifs: part.dispositifs.iter().map(|one| one.as_str().to_owned()).collect(),
            synonyms: texts(&part.synonyms),
            status: part.status.into(),
            provenance: each(&part.provenance),
            retired: part.retired.as_ref().map(Retired::from),
            ext: part.ext.as_ref().map(json),
        }
    }
}

#[cfg_attr(
    debug_assertions,
    doc = "An entry that is no longer used. It stays, so that what was said with\nit can still be read; nothing new is built on it."
)]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Retired {
    #[cfg_attr(debug_assertions, doc = "Why.")]
    pub reason: Text,
    #[cfg_attr(debug_assertions, doc = "Since when.")]
    pub on: Option<String>,
    #[cfg_attr(
        debug_assertions,
        doc = "The entries of the same kind that take its place: one, or several if it was\nsplit; it was merged where another names the same one."
    )]
    pub replaced_by: Vec<String>,
}

impl From<&core::referential::Retired> for Retired {
    fn from(part: &core::referential::Retired) -> Self {
        Self {
            reason: Text::from(&part.reason),
            on: part.on.as_ref().map(|one| one.to_string()),
            replaced_by: part.replaced_by.iter().map(|one| one.as_str().to_owned()).collect(),
        }
    }
}

#[cfg_attr(debug_assertions, doc = "A document that content comes from.")]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Source {
    #[cfg_attr(debug_assertions, doc = "Names the source.")]
    pub key: String,
    #[cfg_attr(debug_assertions, doc = "Its title, or what it is where it has none.")]
    pub label: Text,
    #[cfg_attr(debug_assertions, doc = "Who published it.")]
    pub publisher: Option<String>,
    #[cfg_attr(debug_assertions, doc = "When it was published or updated.")]
    pub date: Option<String>,
    #[cfg_attr(debug_assertions, doc = "Where it can be read.")]
    pub address: Option<String>,
    #[cfg_attr(debug_assertions, doc = "What to know before relying on it.")]
    pub note: Option<Text>,
}

impl From<&core::referential::Source> for Source {
    fn from(part: &core::referential::Source) -> Self {
        Self {
            key: part.key.as_str().to_owned(),
            label: Text::from(&part.label),
            publisher: part.publisher.as_ref().map(|one| one.as_str().to_owned()),
            date: part.date.as_ref().map(|one| one.to_string()),
            address: part.address.as_ref().map(|one| one.as_str().to_owned()),
            note: maybe(part.note.as_ref()),
        }
    }
}

#[cfg_attr(debug_assertions, doc = "A step of a pathway: advice, not a gate.")]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Step {
    #[cfg_attr(debug_assertions, doc = "Names the step.")]
    pub key: String,
    #[cfg_attr(debug_assertions, doc = "How people name it.")]
    pub label: Text,
    #[cfg_attr(debug_assertions, doc = "What happens in it.")]
    pub description: Option<Text>,
    #[cfg_attr(debug_assertions, doc = "The phase of arriving to which it belongs.")]
    pub phase: Option<StepPhase>,
    #[cfg_attr(debug_assertions, doc = "When it may be taken.")]
    pub window: Window,
    #[cfg_attr(debug_assertions, doc = "The steps of the same pathway that come before.")]
    pub after: Vec<String>,
    #[cfg_attr(debug_assertions, doc = "Who takes it, and answers for it.")]
    pub addressee: Addressee,
    #[cfg_attr(debug_assertions, doc = "Who takes part.")]
    pub participants: Vec<Addressee>,
    #[cfg_attr(
        debug_assertions,
        doc = "How many minutes of working time it takes of who takes it, in all; an\nassumption of the project."
    )]
    pub effort_min: Option<i32>,
    #[cfg_attr(debug_assertions, doc = "For whom it is, within the pathway's audience.")]
    pub audience: Option<String>,
    #[cfg_attr(debug_assertions, doc = "The offers by which it can be taken.")]
    pub offers: Vec<String>,
    #[cfg_attr(debug_assertions, doc = "The levels that it aims at.")]
    pub competencies: Vec<CompetencyLevel>,
    #[cfg_attr(debug_assertions, doc = "The factors that it serves.")]
    pub factors: Vec<String>,
    #[cfg_attr(debug_assertions, doc = "Whether a tutor accompanies it.")]
    pub mentoring: Option<bool>,
    #[cfg_attr(debug_assertions, doc = "When it is done.")]
    pub completion: Completion,
    #[cfg_attr(debug_assertions, doc = "Where it comes from.")]
    pub provenance: Vec<Provenance>,
}

impl From<&core::referential::Step> for Step {
    fn from(part: &core::referential::Step) -> Self {
        Self {
            key: part.key.as_str().to_owned(),
            label: Text::from(&part.label),
            description: maybe(part.description.as_ref()),
            phase: part.phase.as_ref().map(|one| (*one).into()),
            window: Window::from(&part.window),
            after: part.after.iter().map(|one| one.as_str().to_owned()).collect(),
            addressee: part.addressee.into(),
            participants: part.participants.iter().map(|one| (*one).into()).collect(),
            effort_min: part.effort_min.as_ref().map(|one| integer(one.get())),
            audience: part.audience.as_ref().map(json),
            offers: part.offers.iter().map(|one| one.as_str().to_owned()).collect(),
            competencies: each(&part.competencies),
            factors: part.factors.iter().map(|one| one.as_str().to_owned()).collect(),
            mentoring: part.mentoring,
            completion: part.completion.into(),
            provenance: each(&part.provenance),
        }
    }
}

#[cfg_attr(debug_assertions, doc = "A value that is aimed at.")]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Target {
    #[cfg_attr(debug_assertions, doc = "The value.")]
    pub value: String,
    #[cfg_attr(debug_assertions, doc = "By when.")]
    pub by: String,
    #[cfg_attr(debug_assertions, doc = "Who decided it.")]
    pub note: Option<Text>,
}

impl From<&core::referential::Target> for Target {
    fn from(part: &core::referential::Target) -> Self {
        Self {
            value: part.value.to_string(),
            by: part.by.to_string(),
            note: maybe(part.note.as_ref()),
        }
    }
}

#[cfg_attr(debug_assertions, doc = "A term of a formula.")]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Term {
    #[cfg_attr(
        debug_assertions,
        doc = "Names what is counted or measured: two terms with one name are the\nsame quantity."
    )]
    pub key: String,
    #[cfg_attr(debug_assertions, doc = "What is counted or measured, and what is left out.")]
    pub description: Text,
    #[cfg_attr(debug_assertions, doc = "Where its value comes from.")]
    pub binding: Option<Binding>,
}

impl From<&core::referential::Term> for Term {
    fn from(part: &core::referential::Term) -> Self {
        Self {
            key: part.key.as_str().to_owned(),
            description: Text::from(&part.description),
            binding: part.binding.as_ref().map(Binding::from),
        }
    }
}

#[cfg_attr(debug_assertions, doc = "When a step may be taken, both days included.")]
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Window {
    #[cfg_attr(debug_assertions, doc = "The first day.")]
    pub from_day: i32,
    #[cfg_attr(debug_assertions, doc = "The last day; open if absent.")]
    pub to_day: Option<i32>,
}

impl From<&core::referential::Window> for Window {
    fn from(part: &core::referential::Window) -> Self {
        Self {
            from_day: integer(part.from_day.get()),
            to_day: part.to_day.as_ref().map(|one| integer(one.get())),
        }
    }
}

#[uniffi::export]
impl Referential {
    /// The documents that content comes from.
    #[must_use]
    pub fn sources(&self) -> Vec<Source> {
        self.0.document().sources.iter().map(Source::from).collect()
    }

    /// Maps of sources.
    /// Those in use.
    #[must_use]
    pub fn maps(&self) -> Vec<MindMap> {
        self.0.maps().map(MindMap::from).collect()
    }

    /// Scales of mastery, the main one first.
    /// Those in use.
    #[must_use]
    pub fn scales(&self) -> Vec<MasteryScale> {
        self.0.scales().map(MasteryScale::from).collect()
    }

    /// Domains of competencies.
    /// Those in use.
    #[must_use]
    pub fn domains(&self) -> Vec<Domain> {
        self.0.domains().map(Domain::from).collect()
    }

    /// Competencies.
    /// Those in use.
    #[must_use]
    pub fn competencies(&self) -> Vec<Competency> {
        self.0.competencies().map(Competency::from).collect()
    }

    /// The competency with this key, in use or retired.
    #[must_use]
    pub fn competency(&self, key: &str) -> Option<Competency> {
        self.0.competency(key).map(Competency::from)
    }

    /// What is needed around and between people.
    /// Those in use.
    #[must_use]
    pub fn factors(&self) -> Vec<Factor> {
        self.0.factors().map(Factor::from).collect()
    }

    /// Dispositifs.
    /// Those in use.
    #[must_use]
    pub fn dispositifs(&self) -> Vec<Dispositif> {
        self.0.dispositifs().map(Dispositif::from).collect()
    }

    /// Missions of coordination.
    /// Those in use.
    #[must_use]
    pub fn missions(&self) -> Vec<Mission> {
        self.0.missions().map(Mission::from).collect()
    }

    /// What posts ask for.
    /// Those in use.
    #[must_use]
    pub fn profiles(&self) -> Vec<Profile> {
        self.0.profiles().map(Profile::from).collect()
    }

    /// Offers.
    /// Those in use.
    #[must_use]
    pub fn offers(&self) -> Vec<Offer> {
        self.0.offers().map(Offer::from).collect()
    }

    /// Pathways.
    /// Those in use.
    #[must_use]
    pub fn pathways(&self) -> Vec<Pathway> {
        self.0.pathways().map(Pathway::from).collect()
    }

    /// Objectives.
    /// Those in use.
    #[must_use]
    pub fn objectives(&self) -> Vec<Objective> {
        self.0.objectives().map(Objective::from).collect()
    }

    /// Indicators.
    /// Those in use.
    #[must_use]
    pub fn indicators(&self) -> Vec<Indicator> {
        self.0.indicators().map(Indicator::from).collect()
    }

    /// What coordination brings.
    /// Those in use.
    #[must_use]
    pub fn added_values(&self) -> Vec<AddedValue> {
        self.0.added_values().map(AddedValue::from).collect()
    }

    /// Recommendations to those around the post.
    /// Those in use.
    #[must_use]
    pub fn recommendations(&self) -> Vec<Recommendation> {
        self.0.recommendations().map(Recommendation::from).collect()
    }

    /// Partners.
    /// Those in use.
    #[must_use]
    pub fn partners(&self) -> Vec<Partner> {
        self.0.partners().map(Partner::from).collect()
    }

    /// Published figures.
    /// Those in use.
    #[must_use]
    pub fn figures(&self) -> Vec<Figure> {
        self.0.figures().map(Figure::from).collect()
    }

    /// Terms of the field.
    /// Those in use.
    #[must_use]
    pub fn glossary(&self) -> Vec<GlossaryTerm> {
        self.0.glossary().map(GlossaryTerm::from).collect()
    }
}
