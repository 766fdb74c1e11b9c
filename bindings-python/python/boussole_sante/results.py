"""What is computed, as plain values: frozen, comparable, hashable, named as in their JSON.

Reports and their explanations, the progress of an interview, the audit of a release, what was read
of an export, what a lint finds. Written from the core's registry of fields (`make parts`): what is
said here is said there.

>>> import boussole_sante as bs
>>> q = bs.Questionnaire.from_keys({"entraide": ["p1", "p2"]}, min=1, max=5)
>>> score = bs.score({"p1": 4, "p2": 5}, q).scales[0]
>>> score.value, score.status, score["used"]
(4.5, 'ok', 2)
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ._results import (
    Audit,
    DifferencesBase,
    Explanation,
    FindingBase,
    HandoverPack,
    LearningPlan,
    LimesurveyFormBase,
    PeerNetwork,
    ProgressBase,
    Summarised,
    XlsFormBase,
)
from ._values import Post, Record, Text, Value
from .words import (
    ActionState,
    Addressee,
    ApartCause,
    Became,
    BecameInForm,
    BudgetState,
    CalendarKind,
    ChangeKind,
    ChangeSense,
    CommitmentState,
    Compared,
    Convention,
    Conversion,
    DialectStatus,
    DroppedWhy,
    Encoding,
    EntityKind,
    EntryKind,
    EvaluationStatus,
    EvaluationTag,
    Fate,
    FillState,
    GapStatus,
    HandoverPackTag,
    HiddenWhy,
    LearningPlanTag,
    LintCode,
    MatchStatus,
    Method,
    Missing,
    Model,
    Necessity,
    Need,
    NeedLevel,
    NoticeFieldKind,
    ObjectiveStatus,
    ObservationState,
    Occasion,
    Optimality,
    Output,
    OverlapStatus,
    OverlapStretch,
    PeerMode,
    PeerNetworkTag,
    PeerRemark,
    PeerStage,
    PlanRemark,
    PlanStatus,
    PostFileTag,
    ProofStatus,
    ReadAs,
    ReasonKind,
    Recurrence,
    RelationState,
    ReleaseAuditTag,
    RemarkKind,
    ReportTag,
    ResultCause,
    ResultState,
    ScoreStatus,
    Section,
    Separator,
    Severity,
    ShownAs,
    Stage,
    StepPeriod,
    TacitQuestion,
    TargetStatus,
    TaskKind,
    TerritoryScale,
    Timing,
    Trend,
    Truth,
    UncoveredCause,
    UnmetCause,
    ValueStatus,
    WhyIgnored,
)

__all__ = [
    "Access",
    "AgainstBaseline",
    "AgainstTarget",
    "Agreement",
    "AskedBy",
    "AssessedLevel",
    "BudgetLine",
    "CalendarEvent",
    "Carried",
    "Change",
    "ComesLater",
    "Commitment",
    "ComparedWith",
    "Completeness",
    "Converted",
    "Covered",
    "DatedPlace",
    "DecidedFor",
    "Difference",
    "Differences",
    "DistributionPart",
    "Dropped",
    "Ended",
    "Entity",
    "EvaluationDocument",
    "FieldDifference",
    "FileRemark",
    "FiledAction",
    "FiledExperience",
    "FiledIndicator",
    "FiledPartner",
    "FiledPost",
    "Finding",
    "FirstStep",
    "FormLoss",
    "FormRow",
    "FormSheet",
    "Gap",
    "GroupAudit",
    "HandoverPackDocument",
    "Ignored",
    "IndicatorExplanation",
    "IndicatorResult",
    "LearningPlanDocument",
    "LevelExplanation",
    "LevelProfile",
    "LevelResult",
    "LevelsExplanation",
    "LimesurveyForm",
    "LocalDocument",
    "MemberExplanation",
    "MissingCounts",
    "NeedResult",
    "Needs",
    "NotUnderstood",
    "NoticeChoice",
    "NoticeField",
    "ObjectiveResult",
    "Observation",
    "ObservedCategory",
    "OpenTexts",
    "OthersItem",
    "Overlap",
    "OverlapSession",
    "OverlapTask",
    "PackCalendar",
    "PeerNetworkDocument",
    "PeerPair",
    "PeerStageResult",
    "PlanItem",
    "PlanSubject",
    "PostFileDocument",
    "Progress",
    "Proposal",
    "QuestionnaireReference",
    "ReadColumn",
    "Reading",
    "Reason",
    "ReferentialReference",
    "ReleaseAudit",
    "ReportDocument",
    "ResultCategory",
    "ResultInterval",
    "ScaleExplanation",
    "ScaleScore",
    "SectionState",
    "SetApart",
    "StageResult",
    "TableAudit",
    "TacitEntry",
    "TermExplanation",
    "Territory",
    "TerritoryFigure",
    "ToAssess",
    "ToReassess",
    "TopicAudit",
    "Trace",
    "Uncovered",
    "Unmet",
    "UsedObservation",
    "WaitingGroup",
    "XlsForm",
]


@dataclass(frozen=True, kw_only=True, repr=False)
class Access(Value):
    """Something to which the post needs access, and who grants it. A password has no place here:
    who leaves gives access back, and who comes is granted their own.
    """

    what: str
    """What it is."""
    granted_by: str | None = None
    """Who grants it, by function."""
    how: str | None = None
    """What has to be asked for, and how long before."""


@dataclass(frozen=True, kw_only=True, repr=False)
class AgainstBaseline(Value):
    """A value against the one at the start."""

    value: int | float
    """The value at the start."""
    as_of: str
    """The date of which it speaks."""
    change: int | float
    """The value less that one, in the unit of the indicator."""
    sense: ChangeSense
    """Which way that is."""


@dataclass(frozen=True, kw_only=True, repr=False)
class AgainstTarget(Value):
    """A value against a target."""

    value: int | float
    """The target: the first whose day is not over when the period ends, or the last."""
    by: str
    """Its day."""
    status: TargetStatus
    """Where the value stands."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Agreement(Value):
    """An agreement: a contract, a convention, a charter."""

    what: str
    """What it is about."""
    with_: str | None = None
    """With whom."""
    from_: str | None = None
    """Its first day."""
    until: str | None = None
    """Its last day."""
    signed: bool | None = None
    """Whether it is signed."""
    place: str | None = None
    """Where it is kept."""


@dataclass(frozen=True, kw_only=True, repr=False)
class AskedBy(Value):
    """Who asks for a level, and when."""

    profile: str
    """The profile of the post."""
    target: int
    """The target that this profile names."""
    share: int | None = None
    """Its share of the working time, in thousandths."""
    by_day: int | None = None
    """By which day after arrival it asks."""
    due: str | None = None
    """Which day that is, where the day of arrival is known."""
    situation: str | None = None
    """The situation that calls for it."""
    timing: Timing | None = None
    """Whether that day or situation has come; none where a day of arrival or today is not known,
    and where it is asked for at once.
    """
    entry: str | None = None
    """Where the referential says so: the entry of the profile."""


@dataclass(frozen=True, kw_only=True, repr=False)
class AssessedLevel(Value):
    """The level of a competency on a day, and on which assessment it rests."""

    competency: str
    """The competency."""
    level: int | None = None
    """The level; none if it is unknown or does not apply."""
    not_applicable: bool
    """Whether the competency does not apply to the post."""
    occasion: Occasion | None = None
    """Whether the post gives the occasion."""
    assessment: str | None = None
    """The assessment that says so; none where none counts."""
    date: str | None = None
    """The day of that assessment."""
    ignored: tuple[Ignored, ...] = ()
    """Every other assessment of the competency, and why it does not count."""


@dataclass(frozen=True, kw_only=True, repr=False)
class BudgetLine(Value):
    """A line of a budget. An amount that is not known is absent, and never 0."""

    line: str
    """What it pays."""
    year: int | None = None
    """Its year."""
    amount_eur: int | None = None
    """The amount, in whole euros."""
    funder: str | None = None
    """Who funds it."""
    state: BudgetState | None = None
    """Where it stands."""


@dataclass(frozen=True, kw_only=True, repr=False)
class CalendarEvent(Value):
    """Something that comes on a day, or comes back."""

    kind: CalendarKind
    """What kind of event it is."""
    title: str | None = None
    """What it is called here."""
    date: str | None = None
    """The next day of it that is known, or its first day."""
    until: str | None = None
    """Its last day, where it has several, as a call for projects."""
    every: Recurrence | None = None
    """How often it comes back."""
    usually: str | None = None
    """When it usually takes place, where no day is known."""
    with_: str | None = None
    """With whom, by function."""
    prepare: str | None = None
    """What is to be ready before, and how long before."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Carried(Value):
    """A reference of an overlay to an entry of the referential that it extends."""

    at: str
    """Where it stands in the overlay as it was written."""
    list: str
    """The list of what it names, as `competencies`."""
    key: str
    """The key that it names."""
    fate: Fate
    """What becomes of it."""
    became: tuple[Became, ...] = ()
    """What became of what it names; nothing if that is the same."""
    now: tuple[str, ...] = ()
    """What takes its place: one where it was converted, several to choose from where it was
    split.
    """


@dataclass(frozen=True, kw_only=True, repr=False)
class Change(Summarised):
    """One change that an overlay makes, with what follows from it."""

    change: ChangeKind
    """What is done."""
    kind: EntryKind
    """The kind of the entry."""
    key: str
    """The key of the entry."""
    label: Text
    """Its name now."""
    was: Text | None = None
    """Its name before, if that is another."""
    reason: Text | None = None
    """Why."""
    replaced_by: tuple[str, ...] = ()
    """The entries that take its place."""
    referred_by: tuple[str, ...] = ()
    """Where the referential still refers to an entry that is retired: what stands there is not used
    any more.
    """


@dataclass(frozen=True, kw_only=True, repr=False)
class ComesLater(Value):
    """A level that a post asks for after the end of the plan, or in a situation."""

    competency: str
    """The competency."""
    target: int
    """The level."""
    profile: str
    """The profile that asks."""
    due: str | None = None
    """The day by which it is due."""
    situation: str | None = None
    """The situation that calls for it."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Commitment(Value):
    """Something that was promised on behalf of the post."""

    to: str
    """To whom, by function."""
    what: str | None = None
    """What."""
    by: str | None = None
    """By which day."""
    state: CommitmentState | None = None
    """Where it stands."""


@dataclass(frozen=True, kw_only=True, repr=False)
class ComparedWith(Value):
    """Which referential a result was made with."""

    key: str
    """Names the referential."""
    version: str
    """The version of its content."""
    sha256: str
    """The SHA-256 of its canonical form."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Completeness(Value):
    """How complete the answers to one section are. Open prompts are the person's own and are not
    counted.
    """

    section: str
    """The section."""
    answered: int
    """How many items have an answer."""
    shown: int
    """How many were shown."""
    all: int
    """How many there are."""
    missing: MissingCounts
    """Those without an answer, by kind."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Converted(Value):
    """How many cells were converted."""

    what: Conversion
    """What was converted."""
    count: int
    """How many cells."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Covered(Value):
    """Levels of a competency: above one, up to another."""

    competency: str
    """The competency."""
    from_: int
    """The level above which they lie."""
    to: int
    """The highest of them."""
    stage: Stage
    """The stage in which they count."""


@dataclass(frozen=True, kw_only=True, repr=False)
class DatedPlace(Value):
    """A place of the file with a day."""

    date: str
    """The day."""
    at: str
    """The entry of the file."""


@dataclass(frozen=True, kw_only=True, repr=False)
class DecidedFor(Value):
    """Something that she has decided for a day."""

    subject: PlanSubject
    """What it is."""
    date: str
    """The day."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Difference(Value):
    """What became of an entry of a referential, or of an item, a section, a choice list or a scale
    of a questionnaire.
    """

    list: str
    """The list in which it stands, as `offers` or `items`."""
    key: str
    """Its key; of a relation or an alignment what it connects, as `animer-un-atelier requires
    preparer-un-atelier`.
    """
    label: Text | None = None
    """Its name now, or the last that it had; none for what has no name."""
    was: Text | None = None
    """Its name before, if that is another."""
    became: tuple[Became, ...] = ()
    """What became of it, each once."""
    replaced_by: tuple[str, ...] = ()
    """The entries that take its place."""
    reason: Text | None = None
    """Why it is no longer used."""
    fields: tuple[FieldDifference, ...] = ()
    """Each of its values that is another."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Differences(DifferencesBase):
    """What became of each part of a document from one version to another."""

    document: Compared
    """Of what two versions were compared."""
    key: str
    """The key of the later one."""
    before: str
    """The earlier version."""
    after: str
    """The later version."""
    entries: tuple[Difference, ...] = ()
    """Each part that is other: those of the later version in order, then what is gone, list by
    list.
    """


@dataclass(frozen=True, kw_only=True, repr=False)
class DistributionPart(Value):
    """How many have a value, or one within a band."""

    from_: int | float
    """The value; of a band its lower bound."""
    to: int | float | None = None
    """The upper bound of a band; none if the value is known."""
    count: int
    """How many have it."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Dropped(Value):
    """A column that was dropped at the door."""

    header: str
    """The header in the export."""
    why: DroppedWhy
    """Why."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Ended(Value):
    """Two who were in touch before and are not any more. Who takes no part any more, whether what
    she ticked expired or she withdrew, is not named.
    """

    first: str | None = None
    """One of them; of tutoring who helped."""
    second: str | None = None
    """The other."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Entity(Value):
    """A place or a group for which numbers are written down."""

    key: str
    """Names the entity."""
    kind: EntityKind
    """What it is."""
    label: Text | None = None
    """How people name it."""
    part_of: str | None = None
    """The wider entity in which it lies: one, so that nothing counts twice."""


@dataclass(frozen=True, kw_only=True, repr=False)
class EvaluationDocument(Value):
    """What is known of indicators: of each for each entity and period."""

    document: EvaluationTag
    """What kind of document this is."""
    schema_version: int
    """The version of the format."""
    library: str
    """The version of the library."""
    status: EvaluationStatus
    """Who may see it."""
    invented: bool
    """Whether the numbers are invented."""
    referential: ReferentialReference
    """On which referential it stands."""
    observations_sha256: str | None = None
    """The SHA-256 of the canonical form of the observations. Not of what is published: who guesses
    a number that is hidden could prove it by the hash.
    """
    rules: str | None = None
    """The key of the rules by which it is published."""
    periods: tuple[str, ...] = ()
    """The periods, in order."""
    results: tuple[IndicatorResult, ...] = ()
    """The results, by indicator, period and category, entities in the order of the observations."""
    objectives: tuple[ObjectiveResult, ...] = ()
    """The objectives, by entity and period."""


@dataclass(frozen=True, kw_only=True, repr=False)
class FieldDifference(Value):
    """A value of an entry that is another in a later version."""

    at: str
    """Where it stands within the entry: what is in a list by its own key or that of what it names,
    else by its position (`/requirements/animer-un-atelier/target_level`, `/label/en`).
    """
    became: Became
    """What this is to the entry."""
    before: str | None = None
    """The value before, strings as they are, else as JSON; none if there was none."""
    after: str | None = None
    """The value after."""


@dataclass(frozen=True, kw_only=True, repr=False)
class FileRemark(Value):
    """Words that do not belong in a post file, by what they look like. They are not quoted."""

    at: str
    """Where they stand."""
    kind: RemarkKind
    """What they look like."""


@dataclass(frozen=True, kw_only=True, repr=False)
class FiledAction(Value):
    """An action that the post carries or follows."""

    title: str
    """What it is called."""
    state: ActionState | None = None
    """Where it stands."""
    pilot: str | None = None
    """Who pilots it, by function."""
    next_step: str | None = None
    """What comes next."""
    next_date: str | None = None
    """The day of that."""
    indicators: tuple[str, ...] = ()
    """The indicators by which it is followed."""


@dataclass(frozen=True, kw_only=True, repr=False)
class FiledExperience(Value):
    """Something that was tried: that it did not work is worth as much."""

    tried: str
    """What was tried."""
    date: str | None = None
    """When."""
    outcome: str | None = None
    """What came of it."""
    place: str | None = None
    """Where it is written."""


@dataclass(frozen=True, kw_only=True, repr=False)
class FiledIndicator(Value):
    """What is known of an indicator. Unknown is a statement of its own, and never 0."""

    indicator: str | None = None
    """The indicator of the referential."""
    title: str | None = None
    """What it says, in own words, where the referential has no such indicator."""
    status: ValueStatus | None = None
    """Whether its value is known."""
    value: str | None = None
    """Its last value, with its unit, as it was published or counted."""
    date: str | None = None
    """Of when the value is."""
    source: str | None = None
    """Where the value comes from, or where it could be asked for."""


@dataclass(frozen=True, kw_only=True, repr=False)
class FiledPartner(Value):
    """A partner, by function: people change, functions stay, and there is no field for a name.
    Those to meet first stand first.
    """

    function: str | None = None
    """The function within the organisation."""
    organisation: str | None = None
    """The organisation."""
    partner: str | None = None
    """What kind of partner of the referential it is."""
    purpose: str | None = None
    """What it is turned to for."""
    reach: str | None = None
    """How to reach the function: a shared mailbox, a switchboard."""
    relation: RelationState | None = None
    """Where the relation stands."""
    last_exchange: str | None = None
    """When there was an exchange last."""
    facts: str | None = None
    """What was agreed, and what waits for an answer: facts."""


@dataclass(frozen=True, kw_only=True, repr=False)
class FiledPost(Value):
    """A post that the file is about: its place in the organisation, and nothing about who holds
    it.
    """

    profile: str | None = None
    """The profile that describes it."""
    dispositifs: tuple[str, ...] = ()
    """The dispositifs that it coordinates, besides that of its profile."""
    title: str | None = None
    """Its title, in the words of its job description."""
    share: int | None = None
    """Its share of the working time, in thousandths."""
    service: str | None = None
    """The service of the employer in which it stands."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Finding(FindingBase):
    """Something that could be better in a document that is sound."""

    code: LintCode
    """What it is."""
    severity: Severity
    """How grave it is."""
    document: str
    """The key of the document."""
    pointer: str
    """Where it is: in an overlay, in the document that it makes."""
    kind: EntryKind | None = None
    """The kind of the entry, if it is one of a referential."""
    key: str
    """The key of the entry or of the item."""
    detail: str
    """Which, or with what."""
    message: Text
    """The finding in one line."""


@dataclass(frozen=True, kw_only=True, repr=False)
class FirstStep(Value):
    """A step of the first path."""

    pathway: str
    """The pathway."""
    step: str
    """Its step."""
    period: StepPeriod
    """When it begins."""
    from_day: int
    """The first day, counted from the arrival."""
    to_day: int | None = None
    """The last day, counted from the arrival; open if absent."""
    first_day: str | None = None
    """The first day as a date, where the day of arrival is known."""
    last_day: str | None = None
    """The last day as a date, where the day of arrival is known and the step has one."""
    addressee: Addressee
    """Who takes it."""
    participants: tuple[Addressee, ...] = ()
    """Who takes part."""


@dataclass(frozen=True, kw_only=True, repr=False)
class FormLoss(Value):
    """A part of a questionnaire, and what became of it in a form."""

    became: BecameInForm
    """What became of it."""
    part: str
    """Which part: the name of a field of the questionnaire."""
    items: tuple[str, ...] = ()
    """The items in which it is; all if empty."""
    why: Text
    """Where it went, or why it is not there."""


@dataclass(frozen=True, kw_only=True, repr=False)
class FormRow(Value):
    """A row of a sheet."""

    cells: tuple[str, ...] = ()
    """A cell for each column, empty where nothing is said."""


@dataclass(frozen=True, kw_only=True, repr=False)
class FormSheet(Value):
    """A sheet of an XLSForm."""

    name: str
    """`survey`, `choices` or `settings`."""
    columns: tuple[str, ...] = ()
    """The names of its columns."""
    rows: tuple[FormRow, ...] = ()
    """Its rows."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Gap(Value):
    """One line of the comparison with posts."""

    competency: str
    """The competency."""
    status: GapStatus
    """What requirement and answer give together."""
    level: int | None = None
    """The person's level."""
    target: int
    """The level asked for by now: the highest of those whose day or situation has come or is not
    known. Where none has come, the first that will.
    """
    size: int | None = None
    """How many levels are between them; 0 where the target is reached."""
    necessity: Necessity
    """How much the post needs it."""
    weight: int
    """How much it weighs, from 1 to 5."""
    occasion: Occasion | None = None
    """Whether the post gives the occasion."""
    need_level: NeedLevel
    """Where it belongs: to the environment if the post gives no occasion."""
    addressee: Addressee | None = None
    """Who can act on it; nobody where the occasion has not come yet."""
    timing: Timing | None = None
    """Whether a level that is not reached is due. Nothing is called late without a day of arrival
    and today.
    """
    next: AskedBy | None = None
    """What comes after the target and is not reached: the next level, by its day, else in its
    situation.
    """
    asked_by: tuple[AskedBy, ...] = ()
    """Who asks, for each level."""


@dataclass(frozen=True, kw_only=True, repr=False)
class GroupAudit(Value):
    """A group that is hidden whole."""

    group: Record
    """Its values by column, null where there is none; no column for everybody."""
    people: int
    """How many people are in it."""
    why: HiddenWhy
    """Why it is hidden."""


@dataclass(frozen=True, kw_only=True, repr=False)
class HandoverPackDocument(HandoverPack):
    """A handover pack: a post file, as who leaves, who comes and their management read it. It is
    made from the file of the post alone; nothing of a portfolio is in it.
    """

    document: HandoverPackTag
    """What kind of document this is."""
    schema_version: int
    """The version of the format."""
    notices: tuple[str, ...] = ()
    """What it is and what it is made of, in French."""
    library: str
    """The version of the library."""
    referential: ComparedWith
    """The referential."""
    leaving: str | None = None
    """The last day of who leaves."""
    arrival: str | None = None
    """The first day of who comes."""
    from_: str | None = None
    """The day from which the calendar counts: the earlier of the two."""
    file: PostFileDocument
    """The file itself."""
    sections: tuple[SectionState, ...] = ()
    """How far each section is filled."""
    remarks: tuple[FileRemark, ...] = ()
    """What in the file looks as if it were about a person."""
    calendar: PackCalendar
    """The calendar from the day of the handover on."""
    ending: tuple[DatedPlace, ...] = ()
    """The agreements that end by a year after the day of the handover, or have ended."""
    open_actions: tuple[str, ...] = ()
    """The actions of which something is to be done."""
    open_commitments: tuple[str, ...] = ()
    """The commitments that are to be kept."""
    overlap: Overlap
    """What to do together."""
    first_steps: tuple[FirstStep, ...] = ()
    """The first steps of who comes, by day."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Ignored(Value):
    """An assessment that does not say the level, and why."""

    assessment: str
    """The assessment."""
    why: WhyIgnored
    """Why it does not count."""


@dataclass(frozen=True, kw_only=True, repr=False)
class IndicatorExplanation(Value):
    """How a value came about."""

    result: IndicatorResult
    """The result."""
    factor: int
    """By what the quotient is multiplied; 1 where nothing is divided."""
    numerator: TermExplanation
    """What is counted or measured."""
    denominator: TermExplanation | None = None
    """By what it is divided."""
    left_out: tuple[str, ...] = ()
    """Entities that lack a term, and so left both."""


@dataclass(frozen=True, kw_only=True, repr=False)
class IndicatorResult(Value):
    """What is told of an indicator for an entity and a period."""

    indicator: str
    """The indicator."""
    entity: str
    """For which entity."""
    period: str
    """Over which period."""
    category: ResultCategory | None = None
    """In which category; the whole if absent."""
    state: ResultState
    """What is known of it."""
    cause: ResultCause | None = None
    """Why there is no value; not told where it would tell of people."""
    value: int | float | None = None
    """The value in the unit of the indicator, the double nearest to the exact quotient."""
    low: int | float | None = None
    """The least that it can be, where it lies between two numbers: the lower median of an even
    number of ranks, or a value known by bands.
    """
    high: int | float | None = None
    """The most that it can be."""
    shown_as: ShownAs | None = None
    """How to show it."""
    numerator: int | float | None = None
    """What was counted or measured."""
    denominator: int | float | None = None
    """By what it is divided."""
    n: int | None = None
    """On how many it rests; not known if absent."""
    parts: int
    """How many entities it is made of."""
    missing: int
    """How many of those that it should be made of lack a number: it is partial then."""
    interval: ResultInterval | None = None
    """Of a share of answers."""
    target: AgainstTarget | None = None
    """Against the target, where it may be judged."""
    baseline: AgainstBaseline | None = None
    """Against the value at the start."""
    bands: tuple[int, ...] = ()
    """The bands in which it lies, by their places in the indicator."""
    trend: Trend | None = None
    """Which way the last three or more values go; nothing of fewer."""


@dataclass(frozen=True, kw_only=True, repr=False)
class LearningPlanDocument(LearningPlan):
    """A plan for one person. It is hers; what it says of her rests on her portfolio and is computed
    anew each time.
    """

    document: LearningPlanTag
    """What kind of document this is."""
    schema_version: int
    """The version of the format."""
    notices: tuple[str, ...] = ()
    """What it is and whose it is, in French."""
    library: str
    """The version of the library."""
    referential: ComparedWith
    """The referential."""
    today: str
    """The day from which it counts."""
    until: str
    """Its last day."""
    budget_min: int | None = None
    """How many minutes there are; any number if absent."""
    effort_min: int
    """How many minutes it takes, as far as is known."""
    effort_bound: int
    """The fewest minutes in which as much could be covered, as far as is known."""
    status: PlanStatus
    """How far it is known to be the best."""
    is_first_by_key: bool
    """Whether of plans that are as good it has the smallest list of keys."""
    stages: tuple[StageResult, ...] = ()
    """How much it covers, stage by stage."""
    remarks: tuple[PlanRemark, ...] = ()
    """What holds for it as a whole."""
    items: tuple[PlanItem, ...] = ()
    """What to take, by day."""
    with_others: tuple[OthersItem, ...] = ()
    """What others have to do; it takes nothing of her time."""
    assess_first: tuple[ToAssess, ...] = ()
    """The competencies to assess first: those whose answers would change the plan most, five at
    most.
    """
    to_reassess: tuple[ToReassess, ...] = ()
    """What was done and may have brought a level."""
    to_confirm: tuple[DecidedFor, ...] = ()
    """What was decided for a day that is over, and of which nothing was told since."""
    decided_later: tuple[DecidedFor, ...] = ()
    """What is decided for a day after the plan."""
    uncovered: tuple[Uncovered, ...] = ()
    """What is not covered, and why."""
    later: tuple[ComesLater, ...] = ()
    """What comes after the plan."""
    done: tuple[PlanSubject, ...] = ()
    """What was done."""


@dataclass(frozen=True, kw_only=True, repr=False)
class LevelExplanation(Value):
    """One level in a section."""

    item: str
    """The item."""
    level: int | None = None
    """The level."""
    missing: Missing | None = None
    """Why there is none."""
    occasion: Occasion | None = None
    """Whether the post gives the occasion."""
    mobilised_from: int
    """The level from which it counts as mobilised."""


@dataclass(frozen=True, kw_only=True, repr=False)
class LevelProfile(Value):
    """The levels of one section: counts and the median, which is a level."""

    section: str
    """The section."""
    of: int
    """How many of its competencies apply to the person."""
    answered: int
    """How many have a level."""
    mobilised: int
    """How many are mobilised."""
    at_level: tuple[int, ...] = ()
    """How many stand at each level, from 0."""
    median_low: int | None = None
    """The median level; the lower of two."""
    median_high: int | None = None
    """The higher of two medians."""


@dataclass(frozen=True, kw_only=True, repr=False)
class LevelResult(Value):
    """The level of one competency."""

    competency: str | None = None
    """The competency, if the item names one."""
    item: str
    """The item that asks it."""
    level: int | None = None
    """The level, from 0; none without an answer."""
    missing: Missing | None = None
    """Why there is no level."""
    occasion: Occasion | None = None
    """Whether the post gives the occasion; none if it was not answered."""
    mobilised_from: int
    """The ladder's default target: from this level on it is mobilised."""


@dataclass(frozen=True, kw_only=True, repr=False)
class LevelsExplanation(Explanation):
    """How a section got its counts of levels."""

    profile: LevelProfile
    """The counts."""
    levels: tuple[LevelExplanation, ...] = ()
    """Each level item, in order."""
    questionnaire: QuestionnaireReference
    """Which questionnaire."""
    library: str
    """Which version of the library."""


@dataclass(frozen=True, kw_only=True, repr=False)
class LimesurveyForm(LimesurveyFormBase):
    """The structure of a LimeSurvey survey, and what became of the questionnaire in it."""

    text: str
    """Tab-separated values in UTF-8, a byte order mark in front; a file `.txt`."""
    losses: tuple[FormLoss, ...] = ()
    """What became of each part."""


@dataclass(frozen=True, kw_only=True, repr=False)
class LocalDocument(Value):
    """A document that others wrote or that was written with them, and where it is."""

    title: str
    """What it is."""
    date: str | None = None
    """Of when it is."""
    until: str | None = None
    """The last day on which it holds."""
    place: str | None = None
    """Where it is kept."""


@dataclass(frozen=True, kw_only=True, repr=False)
class MemberExplanation(Value):
    """What one member did in a score."""

    item: str | None = None
    """The item, or"""
    scale: str | None = None
    """the scale."""
    entered: bool
    """Whether it entered the score."""
    missing: Missing | None = None
    """Why it did not."""
    status: ScoreStatus | None = None
    """Why a scale has no score."""
    answer: str | None = None
    """The answer: a code or a number."""
    value: str | None = None
    """Its value; for a scale, its exact score as a quotient."""
    keyed: str | None = None
    """The value after reversal."""
    reversed: bool
    """Whether the item is reversed."""
    weight: int
    """How much it counts."""
    asked: Trace | None = None
    """Why the item was or was not asked, where skip logic decides."""
    members: tuple[MemberExplanation, ...] = ()
    """The members of a scale."""


@dataclass(frozen=True, kw_only=True, repr=False)
class MissingCounts(Value):
    """A count for each of the six kinds of missing."""

    no_answer: int
    """Asked, and left open."""
    refused: int
    """The person prefers not to answer."""
    dont_know: int
    """The person does not know."""
    not_applicable: int
    """« Sans objet dans mon poste »."""
    not_shown: int
    """Skip logic did not show the item."""
    invalid: int
    """What the cell holds is none of the declared choices."""


@dataclass(frozen=True, kw_only=True, repr=False)
class NeedResult(Value):
    """One need."""

    item: str
    """The item that asks about it."""
    factor: str | None = None
    """The factor it is about, or"""
    competency: str | None = None
    """the competency."""
    answer: str | None = None
    """The code of the answer."""
    missing: Missing | None = None
    """Why there is no answer."""
    need: Need
    """How far the need is met."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Needs(Value):
    """Needs by need level. A competency for which the post gives no occasion stands under the
    environment: no training can meet it.
    """

    environment: tuple[NeedResult, ...] = ()
    """What surrounds the post."""
    skills: tuple[NeedResult, ...] = ()
    """What the person learns."""
    peers: tuple[NeedResult, ...] = ()
    """What peers bring each other."""


@dataclass(frozen=True, kw_only=True, repr=False)
class NotUnderstood(Value):
    """Cells that were not understood; they stand in the columns as they were, and count as
    invalid.
    """

    column: str
    """The column's name in the questionnaire."""
    count: int
    """How many cells."""
    texts: tuple[str, ...] = ()
    """Texts that five of these cells or more hold, so that they are no person's own: most often
    labels that the questionnaire lacks.
    """
    near: tuple[str, ...] = ()
    """Labels of the questionnaire that differ little from such a cell: to be checked, never
    taken.
    """


@dataclass(frozen=True, kw_only=True, repr=False)
class NoticeChoice(Value):
    """A choice, and what the notice says for it."""

    code: str
    """How the fields write it."""
    text: Text
    """What the notice says."""


@dataclass(frozen=True, kw_only=True, repr=False)
class NoticeField(Value):
    """A place of the notice that somebody fills."""

    name: str
    """Names it."""
    kind: NoticeFieldKind
    """What may stand there."""
    help: Text
    """What to write there."""
    choices: tuple[NoticeChoice, ...] = ()
    """The choices, if it is one."""


@dataclass(frozen=True, kw_only=True, repr=False)
class ObjectiveResult(Value):
    """What the indicators of an objective say, for an entity and a period."""

    objective: str
    """The objective."""
    entity: str
    """For which entity."""
    period: str
    """Over which period."""
    status: ObjectiveStatus
    """What they say together, by this rule: it is reached if every target of them is, not reached
    if none is, in part otherwise. Indicators without a target, a value or enough people take no
    part in it, and none counts for more than another.
    """
    indicators: tuple[str, ...] = ()
    """The indicators that speak for it, or for an objective below it."""
    with_value: int
    """How many of them have a value."""
    with_target: int
    """How many are held against a target."""
    reached: int
    """How many of these are reached."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Observation(Value):
    """A number for a term, an entity and a period."""

    term: str
    """What was counted or measured: a term of an indicator."""
    entity: str
    """For which entity."""
    period: str
    """Over which period; of what is counted on a day, the period at whose end."""
    category: ObservedCategory | None = None
    """In which category; the whole if absent."""
    value: int | float | None = None
    """The number."""
    distribution: tuple[DistributionPart, ...] = ()
    """Of a median, a mean, a score or a duration: how values are spread."""
    state: ObservationState | None = None
    """Why there is no number."""
    n: int | None = None
    """On how many people or things it rests, where the number does not say it."""
    unit: str | None = None
    """In which unit, to be held against that of the indicator."""
    source: str | None = None
    """Who wrote it down, and from what."""


@dataclass(frozen=True, kw_only=True, repr=False)
class ObservedCategory(Value):
    """In which category something was counted."""

    breakdown: str
    """By what it is broken down."""
    category: str
    """The category."""


@dataclass(frozen=True, kw_only=True, repr=False)
class OpenTexts(Value):
    """Cells in which a text that is no choice was read as the open answer « autre »; no other
    choice of them is ticked for it.
    """

    column: str
    """The column's name in the questionnaire."""
    count: int
    """How many cells."""
    texts: tuple[str, ...] = ()
    """Texts that five of these cells or more hold: they may be choices that the questionnaire
    lacks.
    """


@dataclass(frozen=True, kw_only=True, repr=False)
class OthersItem(Value):
    """Something that others have to do."""

    subject: PlanSubject | None = None
    """The step of a pathway or the offer; none for a competency."""
    competency: str | None = None
    """The competency for which the post gives no occasion, or that is to be clarified in the job
    description.
    """
    addressee: Addressee
    """Who can act."""
    first_day: str | None = None
    """The first day of it in this plan, where it has days; before today of what was to be done and
    was not told to be.
    """
    last_day: str | None = None
    """The last day of it, where it has days."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Overlap(Value):
    """What to do together, and what to do where there is no time for that."""

    status: OverlapStatus
    """Whether the days overlap."""
    first_day: str | None = None
    """The first working day (Monday to Friday) on which both are there."""
    last_day: str | None = None
    """The last working day of the two weeks, or of the overlap if it is shorter."""
    sessions: tuple[OverlapSession, ...] = ()
    """The sessions, in order; none where it is known that there is no overlap."""
    between: tuple[DatedPlace, ...] = ()
    """What comes while nobody holds the post, by day: somebody has to stand in."""
    undated: tuple[str, ...] = ()
    """What may come while nobody holds the post, on a day that is not known: events that come back,
    and those without a day.
    """
    to_tell: tuple[str, ...] = ()
    """What can only be told, and is worth a talk even without an overlap."""


@dataclass(frozen=True, kw_only=True, repr=False)
class OverlapSession(Value):
    """About half a week of an overlap."""

    stretch: OverlapStretch
    """Which stretch it is."""
    first_day: str | None = None
    """Its first working day, where the overlap has days."""
    last_day: str | None = None
    """Its last working day."""
    tasks: tuple[OverlapTask, ...] = ()
    """What to do, in this order."""


@dataclass(frozen=True, kw_only=True, repr=False)
class OverlapTask(Value):
    """Something to do together."""

    kind: TaskKind
    """What it is."""
    at: str | None = None
    """The entry or the section of the file that it is about; the file if absent."""


@dataclass(frozen=True, kw_only=True, repr=False)
class PackCalendar(Value):
    """The calendar of the file from the day of the handover on."""

    coming: tuple[DatedPlace, ...] = ()
    """What comes, by day."""
    to_set: tuple[str, ...] = ()
    """What comes back and has no day yet, or none after the day of the handover."""
    over: tuple[DatedPlace, ...] = ()
    """What is over and does not come back, by day."""


@dataclass(frozen=True, kw_only=True, repr=False)
class PeerNetworkDocument(PeerNetwork):
    """People who are put in touch. Personal data of all of them, for who brings them together; each
    is told her own pairs and no others.
    """

    document: PeerNetworkTag
    """What kind of document this is."""
    schema_version: int
    """The version of the format."""
    library: str
    """The version of the library."""
    referential: ReferentialReference
    """On which referential it stands."""
    referential_sha256: str
    """The SHA-256 of the canonical form of the referential."""
    mode: PeerMode
    """For what."""
    today: str
    """The day on which it counts."""
    retain_until: str
    """The day after which it is to be deleted: none of the offers counts any more."""
    within: int | None = None
    """How far two may be from each other; any distance if absent."""
    status: MatchStatus
    """How far the pairs are known to be the best."""
    remarks: tuple[PeerRemark, ...] = ()
    """What holds for all of them."""
    pairs: tuple[PeerPair, ...] = ()
    """The pairs, by pseudonym."""
    alone: tuple[str, ...] = ()
    """Who takes part and has nobody, of tutoring who asks for help, by pseudonym."""
    unmet: tuple[Unmet, ...] = ()
    """The subjects for which nobody was found, by pseudonym."""
    apart: tuple[SetApart, ...] = ()
    """Who takes no part, by pseudonym; who has withdrawn is nowhere."""
    ended: tuple[Ended, ...] = ()
    """Who was in touch before and is not any more, for each who still takes part."""
    stages: tuple[PeerStageResult, ...] = ()
    """What makes the pairs good, in the order in which it counts."""


@dataclass(frozen=True, kw_only=True, repr=False)
class PeerPair(Value):
    """Two people who are put in touch."""

    first: str
    """One of them; of tutoring who helps."""
    second: str
    """The other; of tutoring who is helped."""
    subjects: tuple[str, ...] = ()
    """The subjects that both ticked for it: nothing else put them together."""
    distance: int | None = None
    """How far their territories are from each other, if that is known."""
    kept: bool
    """Whether they were in touch before."""


@dataclass(frozen=True, kw_only=True, repr=False)
class PeerStageResult(Value):
    """How much of a stage there is."""

    stage: PeerStage
    """The stage."""
    value: int
    """How much."""
    bound: int | None = None
    """The best that it could come to, given the stages before; not known after the first of them
    that could be better.
    """
    of: int | None = None
    """Of how many, where they are counted."""


@dataclass(frozen=True, kw_only=True, repr=False)
class PlanItem(Value):
    """Something to take."""

    subject: PlanSubject
    """What it is."""
    addressee: Addressee
    """Who takes it."""
    first_day: str
    """The first day on which it can be taken in this plan; of a date its first day."""
    last_day: str
    """The last day on which it can be taken; of a date its last day."""
    is_dated: bool
    """Whether it takes place on these days; otherwise on any of them."""
    effort_min: int | None = None
    """How many minutes of her time it takes; unknown of what she has decided and nobody has
    estimated.
    """
    covers: tuple[Covered, ...] = ()
    """Which of the levels asked for it covers."""
    reasons: tuple[Reason, ...] = ()
    """Why it is in the plan."""
    alternatives: tuple[PlanSubject, ...] = ()
    """What would cover the same levels in its place, three at most."""


@dataclass(frozen=True, kw_only=True, repr=False)
class PlanSubject(Value):
    """An offer, or a step of a pathway."""

    offer: str | None = None
    """The offer."""
    pathway: str | None = None
    """The pathway."""
    step: str | None = None
    """Its step."""


@dataclass(frozen=True, kw_only=True, repr=False)
class PostFileDocument(Value):
    """The file of a post (dossier de poste): what the next person needs, and nothing about who held
    it. It belongs to the post and stays with it. All but its head may be absent: what is missing is
    to be filled, and is never taken for zero.
    """

    document: PostFileTag
    """What kind of document this is."""
    schema_version: int
    """The version of the format."""
    referential: ReferentialReference
    """On which referential it stands."""
    updated: str | None = None
    """The day on which it was last gone through."""
    posts: tuple[FiledPost, ...] = ()
    """The post; several where one person holds them together."""
    territory: Territory | None = None
    """The territory."""
    partners: tuple[FiledPartner, ...] = ()
    """The partners, by function; those to meet first stand first."""
    calendar: tuple[CalendarEvent, ...] = ()
    """What comes on a day, or comes back."""
    agreements: tuple[Agreement, ...] = ()
    """The agreements."""
    budgets: tuple[BudgetLine, ...] = ()
    """The lines of the budgets."""
    actions: tuple[FiledAction, ...] = ()
    """The actions."""
    commitments: tuple[Commitment, ...] = ()
    """What was promised."""
    indicators: tuple[FiledIndicator, ...] = ()
    """What is known of the indicators."""
    experiences: tuple[FiledExperience, ...] = ()
    """What was tried."""
    tacit: tuple[TacitEntry, ...] = ()
    """What is written nowhere."""
    accesses: tuple[Access, ...] = ()
    """What the post needs access to."""
    not_applicable: tuple[Section, ...] = ()
    """The sections that do not apply to the post: said, so that nobody looks for them."""
    ext: Record | None = field(default=None, hash=False)
    """A publisher's own keys."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Progress(ProgressBase):
    """How far a person is."""

    answered: int
    """Items that are shown and have an answer, or say why they have none."""
    applicable: int
    """Items that are shown, by the answers so far."""
    all: int
    """All items."""
    seconds_left: int
    """About how long the open ones take, in seconds."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Proposal(Value):
    """Groups by which more could be published."""

    by: tuple[str, ...] = ()
    """By which columns."""
    joined: tuple[str, ...] = ()
    """The columns of these whose values are joined as declared."""
    groups: int
    """How many groups there would be."""
    groups_shown: int
    """Of how many something would be printed."""
    people_shown: int
    """How many people are in these."""


@dataclass(frozen=True, kw_only=True, repr=False)
class QuestionnaireReference(Value):
    """Which questionnaire was answered."""

    key: str
    """Its key."""
    version: str
    """Its version."""
    sha256: str
    """The SHA-256 of its canonical form."""


@dataclass(frozen=True, kw_only=True, repr=False)
class ReadColumn(Value):
    """A column of the export and what it was read as."""

    header: str
    """The header in the export."""
    column: str
    """The column's name in the questionnaire."""
    item: str
    """The item."""
    read_as: ReadAs
    """As what its cells were read."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Reading(Summarised):
    """What was done with an export."""

    dialect: str
    """The dialect."""
    status: DialectStatus
    """What the dialect rests on."""
    note: Text | None = None
    """What users of the tool should know."""
    encoding: Encoding | None = None
    """The encoding, of a text file."""
    separator: Separator | None = None
    """The separator, of a text file."""
    normalisation: str
    """The rule by which labels and headers were compared."""
    rows: int
    """How many rows there are."""
    columns: tuple[ReadColumn, ...] = ()
    """What each header was read as."""
    kept: tuple[str, ...] = ()
    """Columns passed through because the caller named them."""
    unmatched: tuple[str, ...] = ()
    """Headers that nothing in the questionnaire fits; not passed through."""
    absent: tuple[str, ...] = ()
    """Columns of the questionnaire that the export lacks."""
    dropped: tuple[Dropped, ...] = ()
    """Columns dropped at the door."""
    converted: tuple[Converted, ...] = ()
    """How many cells were converted, and how."""
    not_understood: tuple[NotUnderstood, ...] = ()
    """How many cells were not understood, and where."""
    open_texts: tuple[OpenTexts, ...] = ()
    """How many joined cells hold an open answer."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Reason(Value):
    """Why something is in a plan."""

    kind: ReasonKind
    """What kind of reason it is."""
    competency: str | None = None
    """The competency that is asked or wished for."""
    level: int | None = None
    """The highest level that it covers of it."""
    target: int | None = None
    """The level that the post asks for."""
    profile: str | None = None
    """The profile that asks."""
    necessity: Necessity | None = None
    """How much the post needs it."""
    due: str | None = None
    """The day by which it is due."""
    subject: PlanSubject | None = None
    """What it prepares, the step that is taken by it, or what is on the same day."""


@dataclass(frozen=True, kw_only=True, repr=False)
class ReferentialReference(Value):
    """On which referential a document stands."""

    key: str
    """Names the referential."""
    version: str
    """The version of it for which the document was written."""


@dataclass(frozen=True, kw_only=True, repr=False)
class ReleaseAudit(Audit):
    """What a release hides. Private: it names small groups and their sizes."""

    document: ReleaseAuditTag
    """`release-audit`."""
    schema_version: int
    """The version of the format."""
    library: str
    """The version of the library."""
    rules: str
    """The key of the rules."""
    min_cell: int
    """The smallest base of which anything is published."""
    tables: tuple[TableAudit, ...] = ()
    """The tables, in the order given."""
    optimality: Optimality
    """How sure it is that no fewer people could have been hidden."""
    protection: ProofStatus
    """Whether it is proved that hidden counts stay open: for all tables together, with all that
    earlier releases of the log printed.
    """
    releases: int
    """How many earlier releases told of these people."""
    waiting: tuple[WaitingGroup, ...] = ()
    """Groups that have come since, and are in no total until they are large enough."""
    people_hidden: int
    """The people in hidden groups, those of margins counted like others."""
    groups: tuple[GroupAudit, ...] = ()
    """The hidden groups."""
    topics: tuple[TopicAudit, ...] = ()
    """What figures are about."""
    proposals: tuple[Proposal, ...] = ()
    """Coarser groups by which more could be published."""


@dataclass(frozen=True, kw_only=True, repr=False)
class ReportDocument(Value):
    """What a report says of one person, as it is written."""

    document: ReportTag
    """`report`."""
    schema_version: int
    """The version of the format."""
    notices: tuple[str, ...] = ()
    """What this project is and is not, and whose the report is."""
    library: str
    """The version of the library that made it."""
    questionnaire: QuestionnaireReference
    """Which questionnaire was answered."""
    scales: tuple[ScaleScore, ...] = ()
    """The score of each scale."""
    levels: tuple[LevelResult, ...] = ()
    """The level of each competency."""
    profiles: tuple[LevelProfile, ...] = ()
    """The levels of each section, counted."""
    needs: Needs
    """What is needed, by need level."""
    referential: ComparedWith | None = None
    """The referential with which levels are compared."""
    posts: tuple[Post, ...] = ()
    """The posts that ask, with their shares of the working time."""
    gaps: tuple[Gap, ...] = ()
    """The comparison with posts, most pressing first."""
    priorities: tuple[str, ...] = ()
    """The competencies of the first gaps, five at most; what comes later is none."""
    wishes: tuple[str, ...] = ()
    """The competencies on which the person wishes to get on, as said; apart from every level and
    gap.
    """
    underused: tuple[str, ...] = ()
    """Competencies that are mobilised and for which the post gives little or no occasion."""
    completeness: tuple[Completeness, ...] = ()
    """How complete each section is."""
    answered_though_hidden: tuple[str, ...] = ()
    """Items that skip logic hides and that were answered all the same; the answers do not count."""


@dataclass(frozen=True, kw_only=True, repr=False)
class ResultCategory(Value):
    """A category of a breakdown."""

    breakdown: str
    """By what it is broken down."""
    category: str
    """The category."""


@dataclass(frozen=True, kw_only=True, repr=False)
class ResultInterval(Value):
    """Between what the share of all those who could have answered lies, with a confidence of 95 %
    (Wilson 1927): only of shares of answers.
    """

    low: int | float
    """The lower bound, in the unit of the indicator."""
    high: int | float
    """The upper bound."""


@dataclass(frozen=True, kw_only=True, repr=False)
class ScaleExplanation(Explanation):
    """How a scale got its score."""

    scale: str
    """The scale."""
    value: int | float | None = None
    """The score; none unless `status` is `ok`."""
    exact: str | None = None
    """The score as a quotient of integers in lowest terms."""
    status: ScoreStatus
    """Why there is or is not a value."""
    used: int
    """How many members entered."""
    of: int
    """How many the rule counts."""
    invalid: int
    """How many were invalid."""
    method: Method
    """How the answers become a score."""
    output: Output
    """Its unit."""
    model: Model
    """What the items are to what is measured."""
    rule: str
    """The answered rule, in words."""
    convention: Convention | None = None
    """The convention that the scale declares."""
    members: tuple[MemberExplanation, ...] = ()
    """Each member, in order."""
    alternative_value: int | float | None = None
    """The score in the other reading of the source."""
    questionnaire: QuestionnaireReference
    """Which questionnaire."""
    library: str
    """Which version of the library."""


@dataclass(frozen=True, kw_only=True, repr=False)
class ScaleScore(Value):
    """The score of one scale."""

    key: str
    """The scale."""
    value: int | float | None = None
    """The score, in the unit of the scale's output; none unless `status` is `ok`."""
    used: int
    """How many members entered it."""
    of: int
    """How many the answered rule counts."""
    invalid: int
    """How many held none of the declared choices."""
    status: ScoreStatus
    """Why there is or is not a value."""
    rule: str
    """The answered rule, in words."""
    band: str | None = None
    """The band in which the score lies."""
    alternative_value: int | float | None = None
    """The score in the other reading of an uncertain source."""


@dataclass(frozen=True, kw_only=True, repr=False)
class SectionState(Value):
    """How far a section is filled."""

    section: Section
    """The section."""
    state: FillState
    """How far it is filled."""
    entries: int
    """How many entries stand in it."""
    incomplete: int
    """In how many of them something is to be filled."""
    to_fill: tuple[str, ...] = ()
    """What is to be filled: the places of fields that are absent."""


@dataclass(frozen=True, kw_only=True, repr=False)
class SetApart(Value):
    """A person who takes no part."""

    person: str
    """Who."""
    cause: ApartCause
    """Why."""


@dataclass(frozen=True, kw_only=True, repr=False)
class StageResult(Value):
    """How much of a stage a plan covers."""

    stage: Stage
    """The stage."""
    asked: int
    """How many levels count in it."""
    covered: int
    """How many of them the plan covers."""
    bound: int
    """How many a plan could cover at most, given the stages before."""


@dataclass(frozen=True, kw_only=True, repr=False)
class TableAudit(Value):
    """How much of a table is printed."""

    table: str
    """Its name."""
    rows: int
    """How many rows it has."""
    rows_marked: int
    """In how many of them something is hidden."""


@dataclass(frozen=True, kw_only=True, repr=False)
class TacitEntry(Value):
    """A question for what is written nowhere, with its answer. What is better told than written is
    left to be told.
    """

    question: TacitQuestion | None = None
    """The question, of those that are asked anyway."""
    text: str | None = None
    """Another question, in own words."""
    answer: str | None = None
    """The answer."""
    to_tell: bool | None = None
    """Whether it is to be told in a talk, in place of an answer."""


@dataclass(frozen=True, kw_only=True, repr=False)
class TermExplanation(Value):
    """What a term of a value is made of."""

    term: str
    """The term."""
    observations: tuple[UsedObservation, ...] = ()
    """The observations that make it up. Nothing in what is published of people: a number about few
    of them could be among them.
    """


@dataclass(frozen=True, kw_only=True, repr=False)
class Territory(Value):
    """The territory: what S2 p.17 calls the local elements, and what came before."""

    name: str | None = None
    """Its name."""
    scale: TerritoryScale | None = None
    """On which scale it is."""
    history: str | None = None
    """Since when there is local health coordination, and what came before."""
    figures: tuple[TerritoryFigure, ...] = ()
    """Its figures."""
    diagnoses: tuple[LocalDocument, ...] = ()
    """Its diagnoses, and where each is."""
    frameworks: tuple[LocalDocument, ...] = ()
    """What binds it: a territorial plan (SCoT), an urban policy contract, a regional health
    plan.
    """
    resources: tuple[str, ...] = ()
    """What there is to build on."""
    needs: tuple[str, ...] = ()
    """What it needs, as the diagnoses say."""


@dataclass(frozen=True, kw_only=True, repr=False)
class TerritoryFigure(Value):
    """A figure of the territory, as it was found: its text, and never a number computed here."""

    label: str
    """What it counts."""
    value: str | None = None
    """The figure, with its unit."""
    date: str | None = None
    """Of when it is."""
    source: str | None = None
    """Where it was found."""


@dataclass(frozen=True, kw_only=True, repr=False)
class ToAssess(Value):
    """A competency of which no level is known."""

    competency: str
    """The competency."""
    stage: Stage
    """The first stage in which a level of it would count."""
    at_stake: int
    """How many levels a plan could cover of it at most, if she stood at the lowest; of what nobody
    asks for, how many levels of others wait for it.
    """


@dataclass(frozen=True, kw_only=True, repr=False)
class ToReassess(Value):
    """A level that something done may have brought, and that nobody has assessed since."""

    competency: str
    """The competency."""
    level: int
    """The level that it is meant to bring."""
    subject: PlanSubject
    """What was done."""
    date: str
    """The day on which it was done."""


@dataclass(frozen=True, kw_only=True, repr=False)
class TopicAudit(Value):
    """What was decided on a scale, a column, a pair of scales."""

    topic: str
    """What figures are about."""
    counts_hidden: int
    """How many groups have no number of people printed."""
    counts_proof: ProofStatus
    """How far it is proved that the feasibility intervals of these numbers, for who knows
    everything printed, stay as wide as the minimum frequency.
    """
    optimality: Optimality
    """How sure it is that no fewer people could have been hidden."""
    means: int
    """How many means are printed."""
    means_withheld: int
    """How many are withheld for the sake of other groups."""
    narrowest_mean: int | float | None = None
    """How wide the feasibility interval of every hidden mean is at least, as a part of the range;
    none if none is hidden.
    """
    means_proof: ProofStatus
    """How far that is proved: `bounded`, by linear programmes."""
    classes: tuple[int, ...] = ()
    """For each choice the class in which it is counted."""
    frequencies: int
    """For how many groups the classes are printed."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Trace(Value):
    """Why a statement has its value: the same tree with a value at each node."""

    what: str
    """`all`, `any`, `not`, or the condition in words."""
    value: Truth
    """Its value."""
    parts: tuple[Trace, ...] = ()
    """The parts, in the author's order."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Uncovered(Value):
    """Levels that nothing of the plan covers, and why."""

    competency: str
    """The competency."""
    from_: int
    """The level above which they lie."""
    to: int
    """The highest of them."""
    stage: Stage
    """The stage in which they count."""
    causes: tuple[UncoveredCause, ...] = ()
    """Each cause once."""
    subjects: tuple[PlanSubject, ...] = ()
    """What leads there, and is kept out by these causes."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Unmet(Value):
    """A subject for which nobody was found."""

    person: str
    """Who ticked it."""
    competency: str
    """The subject."""
    cause: UnmetCause
    """Why."""


@dataclass(frozen=True, kw_only=True, repr=False)
class UsedObservation(Value):
    """An observation of which a value is made."""

    entity: str
    """The entity for which it was written down."""
    period: str
    """The period over which."""
    value: int | float | None = None
    """The number; none of a distribution."""


@dataclass(frozen=True, kw_only=True, repr=False)
class WaitingGroup(Value):
    """A group that waits to be published."""

    group: Record
    """Its values by column."""
    people: int
    """How many people are in it."""


@dataclass(frozen=True, kw_only=True, repr=False)
class XlsForm(XlsFormBase):
    """An XLSForm, and what became of the questionnaire in it."""

    sheets: tuple[FormSheet, ...] = ()
    """The sheets `survey`, `choices` and `settings`."""
    losses: tuple[FormLoss, ...] = ()
    """What became of each part."""
