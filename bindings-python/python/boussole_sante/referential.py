"""What a referential is made of, as plain values: frozen, comparable, hashable.

They come from a `boussole_sante.Referential`; printed, an entry is a card. Written from the core's
registry of fields (`make parts`): what is said here is said there.

>>> import boussole_sante as bs
>>> ref = bs.Referential.embedded()
>>> ref.competency("animer-un-atelier")
<Competency animer-un-atelier: Animer un atelier>
>>> ref.competencies["animer-un-atelier"].label("en")
'Run a workshop'
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from ._parts import Entries, Part
from ._values import Record, Text
from .words import (
    Additive,
    Addressee,
    Aggregate,
    Anchor,
    Axis,
    Beneficiary,
    BindingOrigin,
    CompetencyKind,
    Completion,
    Confidence,
    CountedAnswers,
    Direction,
    Facet,
    FigureBasis,
    FigureBreakdown,
    Frequency,
    IndicatorKind,
    Measure,
    MissingPolicy,
    MissionLevel,
    Nearness,
    Necessity,
    NeedLevel,
    ObjectiveLevel,
    ObservedEntity,
    OfferFormat,
    PartnerScale,
    Permanence,
    Reach,
    RecommendationTheme,
    RegisterQuery,
    RelationKind,
    Status,
    StepPhase,
    SurveySubject,
    UnitOfCount,
)

__all__ = [
    "LISTS",
    "AddedValue",
    "AimedBand",
    "Alignment",
    "Articulation",
    "Baseline",
    "Binding",
    "Body",
    "Characteristic",
    "Collection",
    "Competency",
    "CompetencyLevel",
    "Dispositif",
    "Domain",
    "Effect",
    "Entries",
    "Entry",
    "Factor",
    "Figure",
    "FigurePart",
    "GlossaryTerm",
    "Indicator",
    "LegalBasis",
    "MapNode",
    "MasteryLevel",
    "MasteryScale",
    "Means",
    "MindMap",
    "Mission",
    "Objective",
    "Offer",
    "OfferDate",
    "OtherReading",
    "Outcome",
    "Part",
    "Partner",
    "Pathway",
    "Phase",
    "Profile",
    "ProfileRequirement",
    "Provenance",
    "Recommendation",
    "Relation",
    "Retired",
    "Scheme",
    "SchemeCode",
    "Source",
    "Step",
    "Tag",
    "Target",
    "Term",
    "Window",
]


@dataclass(frozen=True, kw_only=True, repr=False)
class Entry(Part):
    """What each entry of a referential has."""

    entry_kind: ClassVar[str]
    key: str
    """Names the entry."""
    label: Text
    """How people name it."""
    synonyms: tuple[Text, ...] = ()
    """Other names by which people look for it."""
    status: Status
    """Its standing."""
    provenance: tuple[Provenance, ...] = ()
    """Where it comes from."""
    retired: Retired | None = None
    """Present on an entry that is no longer used."""
    ext: Record | None = field(default=None, hash=False)
    """A publisher's own keys."""


@dataclass(frozen=True, kw_only=True, repr=False)
class AddedValue(Entry):
    """What coordination brings to a beneficiary."""

    entry_kind: ClassVar[str] = "added_value"
    beneficiary: Beneficiary
    """To whom."""
    description: Text
    """What it comes down to."""
    means: tuple[Means, ...] = ()
    """By which means."""
    effects: tuple[Effect, ...] = ()
    """With which effects."""
    aim: Text | None = None
    """What it serves in the end."""


@dataclass(frozen=True, kw_only=True, repr=False)
class AimedBand(Part):
    """A part of the range that is aimed at."""

    label: Text
    """How people read it."""
    from_: int | float | None = None
    """Its lower bound."""
    to: int | float | None = None
    """Its upper bound."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Alignment(Part):
    """A code that is near to an entry of ours."""

    competency: str | None = None
    """The competency to which it is near; else it is a profile."""
    profile: str | None = None
    """The profile to which it is near; else it is a competency."""
    scheme: str
    """The scheme of the code."""
    code: str
    """The code."""
    nearness: Nearness
    """How near they are."""
    confidence: Confidence = "high"
    """How sure that is; high if absent."""
    note: Text | None = None
    """Why."""
    status: Status
    """Its standing."""
    provenance: tuple[Provenance, ...] = ()
    """Where it comes from."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Articulation(Part):
    """What it has to do with another dispositif."""

    dispositif: str
    """The other one."""
    note: Text
    """How they go together."""
    provenance: tuple[Provenance, ...] = ()
    """Where it comes from."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Baseline(Part):
    """A value at the start."""

    value: int | float
    """The value."""
    as_of: str
    """The date of which it speaks."""
    provenance: tuple[Provenance, ...] = ()
    """Where it comes from."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Binding(Part):
    """Where the value of a term comes from."""

    origin: BindingOrigin
    """Answers, the register of posts, or an observation."""
    subject: SurveySubject | None = None
    """Of a survey: which answers are looked at."""
    items: tuple[str, ...] = ()
    """Of a survey: the items, by their keys in the questionnaire."""
    counted: CountedAnswers | None = None
    """Of a survey: which answers count."""
    codes: tuple[str, ...] = ()
    """The codes that count."""
    at_least: int | float | None = None
    """From which value or level on an answer counts."""
    aggregate: Aggregate = "count"
    """What is made of what counts; `count` if absent."""
    query: RegisterQuery | None = None
    """Of the register: what is asked of it."""
    entity: ObservedEntity | None = None
    """Of an observation: for what it is written down."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Body(Part):
    """A body of its governance."""

    key: str
    """Names the body within its dispositif."""
    label: Text
    """How people name it."""
    role: Text
    """What it does."""
    frequency: Text | None = None
    """How often it meets."""
    members: tuple[Text, ...] = ()
    """Who sits in it."""
    provenance: tuple[Provenance, ...] = ()
    """Where it comes from."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Characteristic(Part):
    """A characteristic that gives it its structure."""

    key: str
    """Names the characteristic within its dispositif."""
    label: Text
    """How people name it."""
    parts: tuple[Text, ...] = ()
    """What it is made of."""
    provenance: tuple[Provenance, ...] = ()
    """Where it comes from."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Collection(Part):
    """How it is collected."""

    source: Text
    """Where the data come from."""
    collector: Text | None = None
    """Who collects them."""
    frequency: Frequency
    """How often."""
    method: Text | None = None
    """How."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Competency(Entry):
    """A competency."""

    entry_kind: ClassVar[str] = "competency"
    domain: str
    """What it is about."""
    kind: CompetencyKind
    """What kind of competency it is."""
    facets: tuple[Facet, ...] = ()
    """How far it goes."""
    statement: Text
    """What a person does who has it: a sentence, its verb first."""
    help: Text | None = None
    """A word of help."""
    descriptors: tuple[Text, ...] = ()
    """What an observer would see at each level of the first scale."""
    prompt: Text | None = None
    """For an attitude: an open prompt, for the person alone."""
    dispositifs: tuple[str, ...] = ()
    """The dispositifs to which a source ties it; none if it is common."""


@dataclass(frozen=True, kw_only=True, repr=False)
class CompetencyLevel(Part):
    """A competency from a level on."""

    competency: str
    """The competency."""
    level: int
    """The level."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Dispositif(Entry):
    """A dispositif."""

    entry_kind: ClassVar[str] = "dispositif"
    acronym: str
    """Its short name."""
    nature: Text
    """What it is: an approach, a contract, a place to consult."""
    purpose: Text
    """What it is for."""
    perimeter: Text
    """On which territory."""
    members: Text | None = None
    """Who signs it or sits in it."""
    duration: Text | None = None
    """For how long."""
    host: Text | None = None
    """Who employs its coordination."""
    legal_basis: tuple[LegalBasis, ...] = ()
    """The texts on which it rests."""
    bodies: tuple[Body, ...] = ()
    """The bodies of its governance."""
    phases: tuple[Phase, ...] = ()
    """The phases of its life, in order."""
    characteristics: tuple[Characteristic, ...] = ()
    """What gives it its structure."""
    articulations: tuple[Articulation, ...] = ()
    """What it has to do with others."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Domain(Entry):
    """A domain of competencies."""

    entry_kind: ClassVar[str] = "domain"
    parent: str | None = None
    """The domain of which it is a part."""
    description: Text | None = None
    """What it holds together."""
    need_level: NeedLevel | None = None
    """The need level to which it belongs."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Effect(Part):
    """An effect (« Quels effets ? »)."""

    key: str
    """Names the effect within its added value."""
    label: Text
    """What comes of it."""
    leads_to: tuple[str, ...] = ()
    """The added values to which it leads in the end."""
    indicators: tuple[str, ...] = ()
    """The indicators that speak of it."""
    provenance: tuple[Provenance, ...] = ()
    """Where it comes from."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Factor(Entry):
    """A factor: a condition of the work, not a quality of the person."""

    entry_kind: ClassVar[str] = "factor"
    need_level: NeedLevel
    """The need level to which it belongs."""
    item: Text
    """A statement with which a person agrees or not, about one idea and no named person."""
    addressee: Addressee
    """Who can act on it."""
    description: Text | None = None
    """What it covers."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Figure(Entry):
    """A figure as a source publishes it; its label says what it counts."""

    entry_kind: ClassVar[str] = "figure"
    basis: FigureBasis
    """Whether it can be had."""
    value: int | float | None = None
    """The published value; absent where a source gives bounds."""
    lowest: int | float | None = None
    """The lowest published value, where a source gives bounds."""
    highest: int | float | None = None
    """The highest published value, where a source gives bounds."""
    unit: Text
    """Its unit."""
    as_of: str | None = None
    """The date of which it speaks."""
    territory: Text | None = None
    """The territory of which it speaks."""
    numerator: int | float | None = None
    """What a published share divides: the share, in per cent and rounded as it was published, is
    the value.
    """
    denominator: int | float | None = None
    """What it is divided by; without a numerator, of how many the value is a count."""
    parts: tuple[FigurePart, ...] = ()
    """How its source divides it."""
    breakdown: FigureBreakdown | None = None
    """What the parts have to do with the value."""
    reason: Text | None = None
    """Why it cannot be computed."""
    note: Text | None = None
    """What to know before quoting it."""
    dispositifs: tuple[str, ...] = ()
    """The dispositifs of which it speaks."""
    indicators: tuple[str, ...] = ()
    """The indicators to which it is a point of comparison."""


@dataclass(frozen=True, kw_only=True, repr=False)
class FigurePart(Part):
    """A part of a figure, as its source divides it."""

    label: Text
    """What it counts."""
    value: int | float
    """Its published value, in the unit of the figure."""


@dataclass(frozen=True, kw_only=True, repr=False)
class GlossaryTerm(Entry):
    """A term of the field. Texts use it where its short name, its label or one of its synonyms
    stands in them.
    """

    entry_kind: ClassVar[str] = "glossary_term"
    acronym: str | None = None
    """Its short name, as `QPV`."""
    description: Text
    """What it means."""
    usage: Text | None = None
    """Where a coordinator meets it."""
    dispositif: str | None = None
    """The dispositif that it names."""
    partner: str | None = None
    """The partner that it names."""
    see_also: tuple[str, ...] = ()
    """Terms that are often met with it."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Indicator(Entry):
    """An indicator."""

    entry_kind: ClassVar[str] = "indicator"
    question: Text
    """The question that it helps to answer."""
    beneficiary: Beneficiary
    """Who is meant to gain, or whose work is looked at."""
    kind: IndicatorKind
    """What it speaks of."""
    measure: Measure
    """What the value is."""
    numerator: Term | None = None
    """What is counted or measured."""
    denominator: Term | None = None
    """By what it is divided."""
    factor: int = 1
    """By what the quotient is multiplied; 1 if absent."""
    unit: Text
    """The unit of the value."""
    direction: Direction
    """Which way is better."""
    bands: tuple[AimedBand, ...] = ()
    """What is aimed at, where the direction is a band."""
    missing: MissingPolicy
    """What a missing part does."""
    minimum_n: int | None = None
    """The least base on which a value is given."""
    unit_of_count: UnitOfCount
    """What is counted."""
    additive: Additive
    """How values of parts make up that of the whole."""
    additive_over: tuple[Axis, ...] = ()
    """Along what they add up: not along schemes where a person may have two, not along time where
    periods overlap.
    """
    newcomer_window: bool | None = None
    """Whether it counts newcomers, by the window that the referential declares."""
    disaggregations: tuple[Text, ...] = ()
    """By what it may be broken down."""
    baseline: Baseline | None = None
    """The value at the start."""
    targets: tuple[Target, ...] = ()
    """What is aimed at."""
    collection: Collection
    """How it is collected."""
    limitations: Text | None = None
    """What it does not say, and what looking at it may do."""
    shown_with: tuple[str, ...] = ()
    """The indicators without which it is not to be shown."""
    need_level: NeedLevel | None = None
    """The need level of which it speaks."""
    dispositifs: tuple[str, ...] = ()
    """The dispositifs of which it speaks; none if of all."""
    objectives: tuple[str, ...] = ()
    """The objectives that it serves."""
    competencies: tuple[str, ...] = ()
    """The competencies of which it speaks."""
    factors: tuple[str, ...] = ()
    """The factors of which it speaks."""


@dataclass(frozen=True, kw_only=True, repr=False)
class LegalBasis(Part):
    """A text on which a dispositif rests."""

    title: Text
    """The text."""
    date: str | None = None
    """Its date."""
    note: Text | None = None
    """What it brought."""
    provenance: tuple[Provenance, ...] = ()
    """Where it was seen."""


@dataclass(frozen=True, kw_only=True, repr=False)
class MapNode(Part):
    """A node of a map."""

    key: str
    """Names the node, whatever branch it hangs on."""
    label: Text
    """What stands on it, with what reading it needed restored."""
    as_printed: str | None = None
    """What is printed on it, where the label says it otherwise."""
    competency: str | None = None
    """The competency that stands for it."""
    factor: str | None = None
    """The factor that stands for it."""
    confidence: Confidence = "high"
    """How sure its place is; high if absent."""
    readings: tuple[OtherReading, ...] = ()
    """Other ways to read its place."""
    duplicate_of: str | None = None
    """The node that this one repeats: it is printed twice, and counted once."""
    note: Text | None = None
    """What reading it needed."""
    children: tuple[MapNode, ...] = ()
    """What hangs on it, in order."""


@dataclass(frozen=True, kw_only=True, repr=False)
class MasteryLevel(Part):
    """A level of a scale; levels count from 0 in the order of the list."""

    label: Text
    """What is said of a competency at this level."""
    description: Text | None = None
    """What it means."""
    source_words: str | None = None
    """The words of the source, where the level comes from one."""
    stands_for: int | None = None
    """On a variant: the lowest level of the main scale that it stands for."""


@dataclass(frozen=True, kw_only=True, repr=False)
class MasteryScale(Entry):
    """A scale of mastery. A level is the highest descriptor that describes a person's usual
    practice; levels are ordinal, and not cumulative.
    """

    entry_kind: ClassVar[str] = "scale"
    levels: tuple[MasteryLevel, ...] = ()
    """Its levels, from 0."""
    default_target: int
    """From this level on a competency is mobilised, and this is asked where nothing else is
    said.
    """
    optional_above: int | None = None
    """The level above which going is a choice."""
    rule: Text | None = None
    """How a level is chosen."""
    variant_of: str | None = None
    """The scale of which this is a shorter form."""
    readings: tuple[Text, ...] = ()
    """Other readings of what the source means."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Means(Part):
    """A means by which coordination brings something (« Comment ? »)."""

    key: str
    """Names the means within its added value."""
    label: Text
    """What is done."""
    competencies: tuple[str, ...] = ()
    """The competencies that it calls upon."""
    fed_by: tuple[str, ...] = ()
    """The added values whose effects feed it."""
    indicators: tuple[str, ...] = ()
    """The indicators that speak of it."""
    provenance: tuple[Provenance, ...] = ()
    """Where it comes from."""


@dataclass(frozen=True, kw_only=True, repr=False)
class MindMap(Entry):
    """A map of a source; its label is that of the root."""

    entry_kind: ClassVar[str] = "map"
    nodes: tuple[MapNode, ...] = ()
    """What hangs on the root, in order."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Mission(Entry):
    """A mission of coordination."""

    entry_kind: ClassVar[str] = "mission"
    level: MissionLevel
    """How wide it is."""
    description: Text | None = None
    """What it covers."""
    dispositifs: tuple[str, ...] = ()
    """The dispositifs to which a source ties it; none if it is common."""
    competencies: tuple[str, ...] = ()
    """The competencies that it calls upon."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Objective(Entry):
    """An objective."""

    entry_kind: ClassVar[str] = "objective"
    level: ObjectiveLevel
    """How wide it is."""
    parent: str | None = None
    """The objective that it serves, where the source says so."""
    description: Text | None = None
    """What it covers."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Offer(Entry):
    """An offer."""

    entry_kind: ClassVar[str] = "offer"
    description: Text | None = None
    """What happens there."""
    provider: str | None = None
    """Who provides it, where a source says so."""
    reach: Reach
    """How far it reaches."""
    permanence: Permanence | None = None
    """Whether it is there to stay, where a source says so."""
    addressees: tuple[Addressee, ...] = ()
    """Who can come or act; only what is for the coordination takes of its time."""
    audience: Record | None = field(default=None, hash=False)
    """For whom it is; for all if absent."""
    format: OfferFormat | None = None
    """What people do there."""
    effort_min: int | None = None
    """How many minutes of a person's time it takes, preparation included."""
    effort_status: Status | None = None
    """The standing of that duration; an assumption if absent."""
    sessions: int | None = None
    """How many sessions it has."""
    seats: int | None = None
    """How many people can take part."""
    joinable_any_time: bool | None = None
    """Whether one can join at any time (S2 p.25)."""
    dates: tuple[OfferDate, ...] = ()
    """When it takes place, where that is known; any day of its validity otherwise."""
    after: tuple[str, ...] = ()
    """The offers that must have been taken before."""
    prerequisites: tuple[CompetencyLevel, ...] = ()
    """What should be there before."""
    outcomes: tuple[Outcome, ...] = ()
    """What it is meant to bring."""
    factors: tuple[str, ...] = ()
    """The factors that it serves."""
    valid_from: str | None = None
    """The first day of its validity."""
    valid_until: str | None = None
    """The last day of its validity."""
    verified_on: str | None = None
    """The day on which somebody saw that it exists."""


@dataclass(frozen=True, kw_only=True, repr=False)
class OfferDate(Part):
    """When an offer takes place once: who takes it, takes one of its dates."""

    first_day: str
    """The first day."""
    last_day: str | None = None
    """The last day; the first one if absent."""
    seats_left: int | None = None
    """How many seats are left; unknown if absent."""


@dataclass(frozen=True, kw_only=True, repr=False)
class OtherReading(Part):
    """Another way to read where a node hangs or what it is."""

    note: Text
    """What the other reading is."""
    under: str | None = None
    """The node under which it would hang."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Outcome(Part):
    """From which level to which an offer is meant to lead."""

    competency: str
    """The competency."""
    from_: int
    """The level from which it starts."""
    to: int
    """The level to which it leads."""
    status: Status = "project_assumption"
    """Its standing; an assumption of the project if absent."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Partner(Entry):
    """A body around local health coordination."""

    entry_kind: ClassVar[str] = "partner"
    acronym: str | None = None
    """Its short name."""
    scale: PartnerScale
    """On which scale it works."""
    description: Text
    """What it is."""
    roles: tuple[Text, ...] = ()
    """What it does for coordination, a sentence each."""
    turn_to: Text | None = None
    """What to turn to it for."""
    addressee: Addressee | None = None
    """The responsible party that stands for it elsewhere in the referential."""
    dispositifs: tuple[str, ...] = ()
    """The dispositifs to which it is tied; none if it is common."""
    until: str | None = None
    """Until when it was there, where it is no more."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Pathway(Entry):
    """A pathway."""

    entry_kind: ClassVar[str] = "pathway"
    description: Text | None = None
    """What it is for."""
    anchor: Anchor
    """From which day its days count."""
    audience: Record | None = field(default=None, hash=False)
    """For whom it is; for all if absent."""
    joinable_any_time: bool | None = None
    """Whether one can join at any time (S2 p.25)."""
    steps: tuple[Step, ...] = ()
    """Its steps."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Phase(Part):
    """A phase of its life."""

    key: str
    """Names the phase within its dispositif."""
    label: Text
    """How people name it."""
    description: Text | None = None
    """What happens in it."""
    provenance: tuple[Provenance, ...] = ()
    """Where it comes from."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Profile(Entry):
    """A role profile: the common core, or what a dispositif adds to it."""

    entry_kind: ClassVar[str] = "profile"
    description: Text | None = None
    """What it describes."""
    dispositif: str | None = None
    """The dispositif whose post it describes."""
    builds_on: str | None = None
    """The profile whose requirements hold as well."""
    titles: tuple[Text, ...] = ()
    """Other titles under which the post is found."""
    missions: tuple[str, ...] = ()
    """Its missions."""
    requirements: tuple[ProfileRequirement, ...] = ()
    """What it asks for."""


@dataclass(frozen=True, kw_only=True, repr=False)
class ProfileRequirement(Part):
    """A level that a profile asks of a competency: at once, by a day, or in the situation that
    calls for it. Several levels of one competency follow each other.
    """

    competency: str
    """The competency."""
    target_level: int
    """The level that the post asks for, on the first scale of mastery."""
    weight: int = 1
    """How much it weighs; 1 if absent."""
    necessity: Necessity
    """How much the post needs it."""
    by_day: int | None = None
    """By which day after arrival."""
    situation: str | None = None
    """The situation that calls for it, in place of a day."""
    rationale: Text | None = None
    """Why the post asks for it."""
    status: Status = "example_to_discuss"
    """Its standing; an example to discuss if absent."""
    provenance: tuple[Provenance, ...] = ()
    """Where it comes from."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Provenance(Part):
    """A place in a source."""

    source: str
    """The source: `S1` to `S4`, or a publication in words; in a referential, one of its
    `sources`.
    """
    place: str | None = None
    """The page or slide, or the heading where the source has neither."""
    note: Text | None = None
    """What is uncertain, or how the source was read."""
    confidence: Confidence = "high"
    """How sure the reading is; high if absent."""
    alternatives: tuple[Text, ...] = ()
    """Other readings of the place."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Recommendation(Entry):
    """A recommendation."""

    entry_kind: ClassVar[str] = "recommendation"
    theme: RecommendationTheme
    """What it is about."""
    description: Text
    """What is asked, in a sentence or two."""
    contrast: Text | None = None
    """For recruitment: what would be asked of a prevention officer (« chargé de prévention »)
    instead.
    """
    addressees: tuple[Addressee, ...] = ()
    """Who can act on it."""
    competencies: tuple[str, ...] = ()
    """The competencies of which it speaks."""
    factors: tuple[str, ...] = ()
    """The factors of which it speaks."""
    dispositifs: tuple[str, ...] = ()
    """The dispositifs to which it is tied; none if it is common."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Relation(Part):
    """A relation between two competencies."""

    from_: str
    """The competency of which something is said."""
    kind: RelationKind
    """What the first has to do with the other."""
    to: str
    """The other competency."""
    from_level: int | None = None
    """For `requires`: from which level of the first competency on; 1 if absent."""
    min_level: int | None = None
    """For `requires`: the least level of the other one."""
    note: Text | None = None
    """Why."""
    status: Status
    """Its standing."""
    provenance: tuple[Provenance, ...] = ()
    """Where it comes from."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Retired(Part):
    """An entry that is no longer used. It stays, so that what was said with it can still be read;
    nothing new is built on it.
    """

    reason: Text
    """Why."""
    on: str | None = None
    """Since when."""
    replaced_by: tuple[str, ...] = ()
    """The entries of the same kind that take its place: one, or several if it was split; it was
    merged where another names the same one.
    """


@dataclass(frozen=True, kw_only=True, repr=False)
class Scheme(Part):
    """A scheme of codes that somebody else publishes."""

    key: str
    """Names the scheme."""
    label: Text
    """How people name it."""
    version: str
    """Its version, in its publisher's words."""
    as_of: str
    """The date of that version, or of the copy that was seen."""
    publisher: str | None = None
    """Who publishes it."""
    codes: tuple[SchemeCode, ...] = ()
    """The codes that are used here; any code where there are none."""
    provenance: tuple[Provenance, ...] = ()
    """Where it was seen."""


@dataclass(frozen=True, kw_only=True, repr=False)
class SchemeCode(Part):
    """A code of a scheme."""

    code: str
    """The code."""
    label: Text
    """What it stands for."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Source(Part):
    """A document that content comes from."""

    key: str
    """Names the source."""
    label: Text
    """Its title, or what it is where it has none."""
    publisher: str | None = None
    """Who published it."""
    date: str | None = None
    """When it was published or updated."""
    address: str | None = None
    """Where it can be read."""
    note: Text | None = None
    """What to know before relying on it."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Step(Part):
    """A step of a pathway: advice, not a gate."""

    key: str
    """Names the step."""
    label: Text
    """How people name it."""
    description: Text | None = None
    """What happens in it."""
    phase: StepPhase | None = None
    """The phase of arriving to which it belongs."""
    window: Window
    """When it may be taken."""
    after: tuple[str, ...] = ()
    """The steps of the same pathway that come before."""
    addressee: Addressee
    """Who takes it, and answers for it."""
    participants: tuple[Addressee, ...] = ()
    """Who takes part."""
    effort_min: int | None = None
    """How many minutes of working time it takes of who takes it, in all; an assumption of the
    project.
    """
    audience: Record | None = field(default=None, hash=False)
    """For whom it is, within the pathway's audience."""
    offers: tuple[str, ...] = ()
    """The offers by which it can be taken."""
    competencies: tuple[CompetencyLevel, ...] = ()
    """The levels that it aims at."""
    factors: tuple[str, ...] = ()
    """The factors that it serves."""
    mentoring: bool | None = None
    """Whether a tutor accompanies it."""
    completion: Completion
    """When it is done."""
    provenance: tuple[Provenance, ...] = ()
    """Where it comes from."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Tag(Part):
    """A situation in which a person or a territory may be."""

    key: str
    """Names the situation."""
    label: Text
    """How people name it."""
    description: Text | None = None
    """What it means."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Target(Part):
    """A value that is aimed at."""

    value: int | float
    """The value."""
    by: str
    """By when."""
    note: Text | None = None
    """Who decided it."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Term(Part):
    """A term of a formula."""

    key: str
    """Names what is counted or measured: two terms with one name are the same quantity."""
    description: Text
    """What is counted or measured, and what is left out."""
    binding: Binding | None = None
    """Where its value comes from."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Window(Part):
    """When a step may be taken, both days included."""

    from_day: int
    """The first day."""
    to_day: int | None = None
    """The last day; open if absent."""


LISTS: dict[str, type[Part]] = {
    "sources": Source,
    "tags": Tag,
    "maps": MindMap,
    "scales": MasteryScale,
    "domains": Domain,
    "competencies": Competency,
    "relations": Relation,
    "schemes": Scheme,
    "alignments": Alignment,
    "factors": Factor,
    "dispositifs": Dispositif,
    "missions": Mission,
    "profiles": Profile,
    "offers": Offer,
    "pathways": Pathway,
    "objectives": Objective,
    "indicators": Indicator,
    "added_values": AddedValue,
    "recommendations": Recommendation,
    "partners": Partner,
    "figures": Figure,
    "glossary": GlossaryTerm,
}
"""The lists of a referential, with what they hold."""
