"""The compiled part of `boussole_sante`; docstrings are in the binary."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from os import PathLike
from typing import Any, Protocol, Self, TypeAlias, final

from typing_extensions import disjoint_base

from ._errors import BoussoleError
from ._parts import Part
from ._referential import Referential
from ._results import PeerNetwork
from ._values import (
    CarriedAnswers,
    CarriedPeerOffer,
    CarriedPortfolio,
    CarriedPostFile,
    Post,
    Record,
    Requirement,
    SetAside,
    Text,
)
from .blocks import Block
from .results import (
    AssessedLevel,
    Carried,
    Change,
    Completeness,
    Differences,
    Entity,
    FileRemark,
    Finding,
    FormLoss,
    Gap,
    HandoverPackDocument,
    IndicatorExplanation,
    IndicatorResult,
    LearningPlanDocument,
    LevelProfile,
    LevelResult,
    LevelsExplanation,
    LimesurveyForm,
    Needs,
    NoticeField,
    ObjectiveResult,
    Observation,
    PeerNetworkDocument,
    PlanSubject,
    PostFileDocument,
    Progress,
    Reading,
    ReleaseAudit,
    ScaleExplanation,
    ScaleScore,
    SectionState,
    XlsForm,
)
from .survey import ChoiceList, Item, Scale, Section
from .words import (
    AssessmentConfidence,
    AssessmentSource,
    Cells,
    EvaluationStatus,
    Language,
    LevelPolicy,
    Occasion,
    Output,
    PeerMode,
    PeerTick,
    Purpose,
    RowsUsed,
    Selection,
    Weighting,
)

__all__ = [
    "Answers",
    "Attacker",
    "Column",
    "Dialect",
    "Evaluation",
    "Interview",
    "Observations",
    "Pattern",
    "PeerOffer",
    "Portfolio",
    "PostFile",
    "Questionnaire",
    "Report",
    "Table",
    "Tally",
    "_CsvStream",
    "_Network",
    "_Pack",
    "_Plan",
    "_Referential",
    "_Sheet",
    "_SheetColumn",
    "__version__",
    "_blocks_for",
    "_calendar",
    "_card",
    "_compare",
    "_distances",
    "_erase_rows",
    "_fault",
    "_invented",
    "_is_past",
    "_notice",
    "_part",
    "_peer_network",
    "_peer_offers",
    "_read_export",
    "_read_sheet",
    "_read_table",
    "_release",
    "_rescore",
    "_retention",
    "_rows_of",
    "_standing",
    "_suffix",
    "_text_rows",
    "_title",
    "_violations",
    "_wording",
    "agreement",
    "answers_of",
    "careless",
    "change",
    "check",
    "demo_catalogue",
    "demo_export",
    "evaluate",
    "level_table",
    "match_peers",
    "notice_fields",
    "observation_sheet",
    "peer_survey",
    "recommend",
    "schemas",
    "score",
    "score_and_tally",
    "score_table",
    "simulate",
    "suppress",
    "tally",
]

__version__: str

@final
class Answers:
    """The answers of one person to one questionnaire, checked against it.

    Personal data: they have a purpose, a pseudonym and a day after which they are to be deleted.
    """
    @staticmethod
    def read(
        path: str | PathLike[str],
        questionnaire: Questionnaire,
        earlier: Questionnaire | None = None,
        *,
        today: _Day | None = None,
    ) -> Answers:
        """Reads a document of answers to this questionnaire, from the file of its JSON.

        With `earlier`, the answers may be to that earlier version: those whose item has not
        changed are carried over.

        Raises and warns as `from_json`, with the path as `file`, and `OSError` where the file cannot be
        read.
        """
    @staticmethod
    def from_json(
        json: str | bytes,
        questionnaire: Questionnaire,
        earlier: Questionnaire | None = None,
        *,
        today: _Day | None = None,
    ) -> Answers:
        """Reads a document of answers to this questionnaire, from the text or bytes of its JSON.

        With `earlier`, the answers may be to that earlier version: those whose item has not
        changed are carried over.

        Raises `InvalidDocumentError` with every fault, personal values masked:
        `other_questionnaire` for answers to another version, `changed_item` for answers that
        cannot be carried over.

        Warns with `RetentionWarning` after the day until which they may be kept; `today` is that of
        the clock unless given.
        """
    @staticmethod
    def carry_over(
        json: str | bytes,
        questionnaire: Questionnaire,
        earlier: Questionnaire,
        *,
        today: date | str | None = None,
    ) -> CarriedAnswers:
        """Reads answers to an earlier version of a questionnaire and keeps those that stand in this one:
        `CarriedAnswers`, with what was reworded and what is set aside. Nothing is lost.

        Raises and warns as `from_json` of the earlier version.
        """
    def write(self, path: str | PathLike[str]) -> None:
        """Writes the document to a file that its owner alone can read."""
    def is_expired(self, today: _Day | None = None) -> bool:
        """Whether the answers are to be deleted: `today`, that of the clock unless given, is after
        `retain_until`.
        """
    def to_json(self) -> str:
        """The document in canonical form (RFC 8785)."""
    @property
    def purpose(self) -> str:
        """What the answers may be used for: `accueil | formation | reseau | etude`."""
    @property
    def respondent(self) -> str:
        """Who answered, under a pseudonym."""
    @property
    def retain_until(self) -> str:
        """The day after which the answers are to be deleted, as `YYYY-MM-DD`."""
    @property
    def questionnaire(self) -> Questionnaire:
        """The questionnaire that was answered."""
    def __len__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Dialect:
    """How a survey tool writes its exports: separator, headers, marks.

    Those that ship with the library are found out from the headers; for any other tool, write a
    dialect file.
    """
    @staticmethod
    def embedded(name: str) -> Dialect:
        """A dialect that ships with the library.

        Raises `UnknownNameError` if none has this name; `embedded_names` lists them.
        """
    @staticmethod
    def embedded_names() -> list[str]:
        """The names of the dialects that ship with the library."""
    @staticmethod
    def read(path: str | PathLike[str]) -> Dialect:
        """Reads a dialect from its JSON file.

        Raises `InvalidDocumentError` with every fault, and `OSError` where the file cannot be read.
        """
    @staticmethod
    def from_json(json: str | bytes) -> Dialect:
        """Reads a dialect from the text or the bytes of its JSON document.

        Raises `InvalidDocumentError` with every fault.
        """
    @property
    def key(self) -> str:
        """Names the dialect."""
    @property
    def title(self) -> Text:
        """How people name it."""
    @property
    def note(self) -> Text | None:
        """What users of the tool should know."""
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Questionnaire:
    """A questionnaire that has passed every check: one document, then only read.

    Open one with `embedded`, `read` or `from_json`. Equal if the documents are the same, whatever
    their layout; pickled as JSON.
    """
    @staticmethod
    def embedded(name: str) -> Questionnaire:
        """A questionnaire that ships with the library.

        Raises `UnknownNameError` if none has this name; `embedded_names` lists them.
        """
    @staticmethod
    def embedded_names() -> list[str]:
        """The names of the questionnaires that ship with the library."""
    @staticmethod
    def read(path: str | PathLike[str]) -> Questionnaire:
        """Reads a questionnaire from its JSON file.

        Raises `InvalidDocumentError`, whose `faults` lists every fault with its line and whose
        `file` is the path, and `OSError` where the file cannot be read.
        """
    @staticmethod
    def from_json(json: str | bytes) -> Questionnaire:
        """Reads a questionnaire from the text or the bytes of its JSON document.

        Raises `InvalidDocumentError`, whose `faults` lists every fault.
        """
    @staticmethod
    def from_keys(
        keys: Mapping[str, Sequence[str]],
        min: int,
        max: int,
        *,
        min_items: int | None = None,
        output: Output = "raw",
        decimal: bool = False,
    ) -> Questionnaire:
        """A questionnaire of ratings from scales and their columns; `"-A1"` reverses A1.

        Every item goes from `min` to `max`, which are declared and never taken from data. A score
        is the mean of the answers, with `output="percent_of_maximum"` on 0 to 100; it needs half
        of the items, or `min_items`. With `decimal=True` answers are decimals, as means of several
        judgements are (rounded to six places, which is counted), and not one of a few choices.

        >>> q = Questionnaire.from_keys({"agree": ["-A1", "A2", "A3"]}, min=1, max=6)

        Raises `UsageError` for a range that is none, `InvalidDocumentError` for keys that give no
        questionnaire.
        """
    def codebook(self, lang: str | None = None) -> Table:
        """What each column of the data holds: a `Table` with a line for each code of each column.

        Columns: `column`, `item`, `section`, `kind`, `name`, `text`, `code`, `value`, `label`,
        `landmark` (what one sees at the level of the code), `missing` (the kind of missing),
        `scales` (with `-` where the item is reversed). Texts are in `lang`,
        one of `languages` (the main one unless given), and in the main one where one lacks it.
        """
    def limesurvey(self, *, notice: Mapping[str, str] | None = None) -> LimesurveyForm:
        """The structure of a LimeSurvey survey, in all languages: `text` for a file `.txt` (`write`),
        and in `losses` what became of each part (`kept | moved | dropped`) and why.

        `notice` is what stands before the first question, by language, in Markdown: what
        `boussole_sante.notice` gives. Export answers by codes, and read them with `read_answers`.

        Raises `InvalidDocumentError` for each code that LimeSurvey cannot hold.

        >>> import boussole_sante as bs
        >>> form = bs.Questionnaire.embedded("autopositionnement-court").limesurvey()
        >>> [loss.part for loss in form.losses if loss.became == "moved"]
        ['descriptors', 'occasion']
        """
    def xlsform(self, *, notice: Mapping[str, str] | None = None) -> XlsForm:
        """An XLSForm for KoboToolbox and ODK, in all languages: `sheets` of cells for a workbook
        (`write`), and `losses` as `limesurvey` has. Export by « XML values and headers ».

        Raises `InvalidDocumentError` for each code that an XLSForm cannot hold.
        """
    def printed_losses(self, *, notice: Mapping[str, str] | None = None) -> tuple[FormLoss, ...]:
        """What became of each part of the questionnaire in `printed`, as `limesurvey` has it in
        `losses`.
        """
    def printed(
        self, lang: Language = "fr", *, notice: Mapping[str, str] | None = None
    ) -> tuple[Block, ...]:
        """The questionnaire to be printed and filled in by hand, as blocks: the notice, every question
        with its codes, conditions in words, an answer sheet.
        """
    def to_json(self) -> str:
        """The document as it was written, indented, in the author's order."""
    @property
    def languages(self) -> list[str]:
        """The languages in which the questionnaire has its title, the main one first."""
    @property
    def key(self) -> str:
        """Names the questionnaire."""
    @property
    def version(self) -> str:
        """The version of its content, as `1.0.0`."""
    @property
    def title(self) -> Text:
        """How people name it: French as a string, `title("en")` for another language."""
    @property
    def sha256(self) -> str:
        """The SHA-256 of the canonical form of the document, 64 hexadecimal digits."""
    def differences(self, earlier: Questionnaire) -> Differences:
        """What became of each section, item, choice list and scale of an earlier version.

        `Differences`: an item is `revised` whose answers do not stand, and `reworded` if only words
        are others.
        """
    @property
    def compatibility(self) -> str:
        """The SHA-256 of all that answers depend on: keys, kinds, codes, values, bounds, skip logic and
        the revisions that authors raise. Where two versions have the same, every answer to the one
        stands in the other.
        """
    @property
    def items(self) -> tuple[Item, ...]:
        """Its items, in order."""
    @property
    def scales(self) -> tuple[Scale, ...]:
        """Its scales, in order."""
    @property
    def sections(self) -> tuple[Section, ...]:
        """Its sections, in order."""
    @property
    def choice_lists(self) -> tuple[ChoiceList, ...]:
        """Its choice lists, in order."""
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, _memo: Any) -> Self: ...

@disjoint_base
class _Referential:
    """The compiled part of `boussole_sante.Referential`, which is a class of it."""
    def __new__(cls, of: _Referential | None = None) -> Self: ...
    @staticmethod
    def _embedded() -> _Referential: ...
    @staticmethod
    def _from_json(json: str | bytes) -> _Referential: ...
    def _with_sheets(self, sheets: Sequence[tuple[str, _Frame]]) -> _Referential:
        """The same referential with its lists as the sheets have them."""
    def _sheets(self, lang: Language) -> list[_Sheet]: ...
    def _remarks(self, lang: Language = "fr") -> tuple[Block, ...]:
        """What could still be there, as the last blocks of a page."""
    def _unknown(self, list: str, key: str) -> Exception:
        """What is wrong with a key that nothing in this list has."""
    def _entries(self) -> dict[str, tuple[Part, ...]]:
        """Every list by its name, its entries as values; retired ones among them."""
    def _base(self) -> _Referential | None: ...
    def _search(self, words: str, lang: str | None) -> list[tuple[str, str, list[str], str]]:
        """The list and the key of each entry that is found, the parts that say it, and the language."""
    def _terms_in(self, text: str, lang: str) -> list[str]:
        """The keys of the terms of the glossary that a text uses."""
    def to_json(self, *, whole: bool = False) -> str:
        """The document as it was written, indented, in the author's order.

        With `whole` a document that stands alone: of an overlay, what it makes of the referential
        on which it lies.
        """
    def blocks(self, lang: Language = "fr") -> tuple[Block, ...]:
        """Everything that it holds in use, list by list, as people read it.

        Blocks of `boussole_sante.blocks`, to be laid out on a page; nothing needs to be added.
        """
    @property
    def key(self) -> str:
        """Names the referential."""
    @property
    def version(self) -> str:
        """The version of its content, as `1.0.0`."""
    @property
    def title(self) -> Text:
        """How people name it: French as a string, `title.en` for English."""
    @property
    def description(self) -> Text | None:
        """What it is, and what it is not."""
    @property
    def publisher(self) -> str:
        """Who publishes it."""
    @property
    def licence(self) -> str:
        """Under which licence its words are, as `CC-BY-4.0`."""
    @property
    def newcomer_window_days(self) -> int | None:
        """Until which day after arrival a person is called new, wherever an entry says so."""
    @property
    def sha256(self) -> str:
        """The SHA-256 of the canonical form of the document, 64 hexadecimal digits.

        Of an overlay, of the overlay alone.
        """
    @property
    def changes(self) -> tuple[Change, ...]:
        """What an overlay changes, with what follows; each says in `referred_by` where a retired entry
        is still named.
        """
    def differences(self, earlier: _Referential) -> Differences:
        """What became of each entry of an earlier version: `Differences`, list by list."""
    def _carry_over(
        self, overlay: str | bytes, earlier: _Referential
    ) -> tuple[str, tuple[Carried, ...], _Referential | None, BoussoleError | None]:
        """The document, its references, and the overlay on this version or what is to be mended."""
    def lint(
        self, questionnaires: Iterable[Questionnaire] | None = None, today: _Day | None = None
    ) -> tuple[Finding, ...]:
        """What a sound referential still lacks, alone and beside questionnaires; graver first.

        Offers are judged by their validity on the day `today` (`2026-09-01`); without one they are
        not.
        """
    def coverage(
        self, questionnaires: Iterable[Questionnaire] | None = None, lang: str = "fr"
    ) -> Table:
        """What covers each competency: a `Table` with a row for each.

        Columns: `competency`, `label`, `items` of the questionnaires, `profiles` that ask for it
        with the `highest_target`, `offers` with the `highest_outcome`, `steps`, `indicators`,
        `missions`. Attitudes have no levels and stand beside questions only.
        """
    def table(self, name: str, lang: str = "fr") -> Table:
        """A list as a `Table`, its texts in a language, or in the main one where one lacks it.

        Beside the lists of the document there are `requirements` (of profiles), `outcomes` (of
        offers) and `steps` (of pathways), a row each.

        Raises `UnknownNameError` for a list that there is not.
        """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class _Sheet:
    """A sheet of a workbook."""

    name: str
    columns: list[_SheetColumn]
    rows: list[list[str | None]]

@final
class _SheetColumn:
    """A column of a sheet: its heading, its path, and how its cells are filled."""

    heading: str
    path: str
    choices: list[str]
    open: bool
    number: bool
    wide: bool
    detail: bool

@final
class Interview:
    """One person who answers a questionnaire item by item, as an app would ask it.

    `next` and `back` go to the items that are shown by the answers so far; `save` gives everything
    as JSON at any moment, `restore` goes on; `report` is the report of the answers so far. With a
    `referential`, levels are compared with what the `profiles` of posts ask for, as in `score`.

    >>> interview = Interview(Questionnaire.embedded("autopositionnement-court"))
    >>> interview.next().kind
    'multiple'
    >>> interview.progress.applicable
    21

    Raises as `score`.
    """
    def __new__(
        cls,
        questionnaire: Questionnaire,
        *,
        referential: Referential | None = None,
        profiles: str | Post | Iterable[str | Post] | None = None,
    ) -> Interview: ...
    @staticmethod
    def restore(
        json: str | bytes,
        questionnaire: Questionnaire,
        earlier: Questionnaire | None = None,
        *,
        referential: Referential | None = None,
    ) -> Interview:
        """Goes on with an interview that was saved, with this version of the questionnaire or another.

        Where only words are others, an answer stands and its item is among the `reworded`. Where an
        item is gone or means something else, the answer is `set_aside`, and the person is at the
        first such item that is asked. With the `earlier` questionnaire the reasons say what changed.

        Raises `InvalidDocumentError` with every fault, answers masked: `other_questionnaire` for a
        save of another questionnaire; also for a save that was cut off: keep the one before until
        the new one is whole.
        """
    @staticmethod
    def _restored(
        json: str | bytes, questionnaire: Questionnaire, referential: Referential | None
    ) -> Interview: ...
    @property
    def reworded(self) -> list[str]:
        """The keys of the items of which the words are others than when they were answered, while they
        mean the same; found by `restore`.
        """
    @property
    def set_aside(self) -> tuple[SetAside, ...]:
        """The answers that do not stand in this version of the questionnaire, found by `restore`: the
        `item`, the `answer`, `why` (`gone | changed`) and the `reason`, an error that is not raised.
        They are personal data, and not in the next save.
        """
    def save(self) -> str:
        """Everything as JSON by the schema `interview`, to go on later. It is personal data."""
    @property
    def current(self) -> Item | None:
        """Where the person is: an `Item`; None before the first and after the last."""
    def next(self) -> Item | None:
        """Goes to the next item that is shown; None after the last."""
    def back(self) -> Item | None:
        """Goes back to the item shown before; None before the first."""
    def go_to(self, item: str) -> None:
        """Goes to the item with this key, shown or not.

        Raises `InvalidDataError` if there is none.
        """
    def answer(self, item: str, answer: Any) -> None:
        """Answers an item, in place of an earlier answer: a code or value, a list of codes, or an
        answer in its documented form, as in `score`; None takes the answer back.

        Raises `InvalidDocumentError` if the item does not take it or there is none, masked.
        """
    def clear(self, item: str) -> None:
        """Takes the answer to an item back.

        Raises `InvalidDataError` if there is no such item.
        """
    def offered(self, item: str) -> list[str]:
        """The codes of the choices that an item offers now: of an item that asks what the person
        wishes, those whose competency is asked of her; of any other, all.

        Raises `InvalidDataError` if there is no such item.
        """
    def is_shown(self, item: str) -> bool:
        """Whether an item is shown, by the answers so far.

        Raises `InvalidDataError` if there is none.
        """
    @property
    def progress(self) -> Progress:
        """How far the person is: `answered` of `applicable` items (those shown so far) of `all`, and
        about how many `minutes_left`, as far as items say how long they take.
        """
    @property
    def answers(self) -> Record:
        """The answers so far, by item, in their documented form. They are personal data."""
    def report(self, today: _Day | None = None) -> Report:
        """The report of the answers so far, as `score` gives it; with `today` it tells what is due by
        the days of arrival.
        """
    def explain(self, key: str) -> ScaleExplanation | LevelsExplanation:
        """How a scale got its score, or a section its levels; see `Report.explain`.

        Raises `UnknownNameError` if there is no such scale or section.
        """
    def __reduce__(self) -> tuple[Any, ...]: ...

def score(
    answers: Answers | Mapping[str, Any],
    questionnaire: Questionnaire,
    *,
    referential: Referential | None = None,
    profiles: str | Post | Iterable[str | Post] | None = None,
    requirements: Requirement | Iterable[Requirement] | None = None,
    today: _Day | None = None,
    cells: Cells = "auto",
) -> Report:
    """Scores the answers of one person, and compares their levels with what posts ask for.

    `answers` is an `Answers`, or a mapping from item key to answer: a code or value (`2`, `"2"`),
    `None`, a list of codes for a multiple choice or a ranking, or an answer in its documented form
    (`{"level": 3, "occasion": "a-little"}`). `"<item>_occasion"` gives the occasion beside a level.
    `profiles` are posts, by the profiles of the `referential` that describe them: keys, or `Post`s
    with their share of the working time. `requirements` are `Requirement`s of a post that no
    profile describes. With `today` and the days of arrival, gaps say what is due and what comes
    later; without them nothing is called late. `cells` says what single choices hold:
    `auto | codes | values | labels`.

    Raises `InvalidDocumentError` or `InvalidDataError` with every answer that is none, masked;
    `UnknownNameError` for a profile that the referential does not have, `InvalidDocumentError`
    where the questionnaire does not fit the referential.
    """

def _rescore(
    questionnaire: Questionnaire,
    answers: list[tuple[str, str]],
    requirements: list[Requirement],
    referential: Referential | None,
    profiles: list[str | Post],
    today: _Day | None,
) -> Report:
    """Scores once more what a pickled report was made of."""

@final
class Portfolio:
    """The portfolio of one person: posts, assessments over time, wishes, and what was done of a plan.

    Personal data: it has a purpose, a pseudonym and a day after which it is to be deleted, and it
    stays with the person. It stands on a referential, which it is given once.
    """
    def __new__(
        cls,
        referential: Referential,
        *,
        person: str,
        purpose: Purpose,
        retain_until: _Day,
        posts: str | Post | Iterable[str | Post] | None = None,
    ) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, referential: Referential) -> Self:
        """Reads a portfolio on its referential, from the text or bytes of its JSON.

        Raises `InvalidDocumentError` with every fault; nothing that it says is quoted.
        `other_referential` if it stands on another referential or version.
        """
    @classmethod
    def read(cls, path: str | PathLike[str], referential: Referential) -> Self:
        """Reads a portfolio on its referential, from the file of its JSON.

        Raises as `from_json`, with the path as `file`, and `OSError` where the file cannot be read.
        """
    @classmethod
    def carry_over(
        cls, json: str | bytes, referential: Referential, earlier: Referential
    ) -> CarriedPortfolio:
        """Reads a portfolio on an earlier version of its referential, and carries it over to this one:
        `CarriedPortfolio`, with a word on each name in it. An assessment of a competency that means
        something else now stays and does not count; what is no longer used is set aside. Nothing is
        lost in silence.

        Raises as `from_json` of the earlier version.
        """
    @property
    def referential(self) -> Referential:
        """The referential on which it stands."""
    @property
    def person(self) -> str:
        """Whose it is, under a pseudonym."""
    @property
    def retain_until(self) -> str:
        """The day after which it is to be deleted."""
    @property
    def wishes(self) -> list[str]:
        """The competencies on which she wishes to get on, by key. Set it to change them."""
    @wishes.setter
    def wishes(self, wishes: str | Iterable[str]) -> None:
        """The competencies on which she wishes to get on, by key. Set it to change them."""
    @property
    def offers_help(self) -> list[str]:
        """The competencies in which she offers others help, by key: set by her, and never taken from
        levels.
        """
    @offers_help.setter
    def offers_help(self, offers_help: str | Iterable[str]) -> None:
        """The competencies in which she offers others help, by key: set by her, and never taken from
        levels.
        """
    @property
    def policy(self) -> LevelPolicy:
        """Which of several assessments says the level: `own_latest` (unless set), `latest` whoever made
        it, or `attested_latest`, by somebody else or something that shows it, her own where there is
        none.
        """
    @policy.setter
    def policy(self, policy: LevelPolicy) -> None:
        """Which of several assessments says the level: `own_latest` (unless set), `latest` whoever made
        it, or `attested_latest`, by somebody else or something that shows it, her own where there is
        none.
        """
    def hold(
        self, post: str | Post, *, ends: _Day | None = None, contract_ends: _Day | None = None
    ) -> None:
        """Adds a post: a `Post` or the key of a profile; `ends` is the last day in it,
        `contract_ends` the last day of the contract that it coordinates, from which the steps of a
        renewal count back.

        Raises `InvalidDocumentError` for a profile that the referential does not have, and for shares
        of posts held on one day that add up to more than 1000.
        """
    def leave(self, profile: str, *, on: _Day) -> None:
        """Tells the last day in a post, by its profile: what it would ask for later is not asked, and
        its share is free from the next day on.

        Raises `UnknownNameError` if she holds no such post on that day.
        """
    def assess(
        self,
        competency: str,
        level: int | None,
        *,
        date: _Day,
        source: AssessmentSource = "self",
        occasion: Occasion | None = None,
        confidence: AssessmentConfidence | None = None,
        evidence: str | None = None,
    ) -> str:
        """Adds an assessment and gives its key: a level of a competency on a day, or with `None` that
        it does not apply to the post.

        `source` is `self | peer | trainer | evidence | certificate | manager`, `occasion`
        `yes | a-little | no | not-yet`, `confidence` `low | medium | high`.

        Raises `InvalidDocumentError` for a competency that the referential does not have or that
        takes no level, for a level beyond the scale, and for one by a manager where the document
        declares no such use.
        """
    def add_report(self, report: Report, *, date: _Day) -> list[str]:
        """Adds what a report says as assessments by herself: each level, what does not apply, and her
        wishes, if it holds any, in place of those of before; what was added before adds nothing.
        Gives the competencies that the referential does not have.
        """
    def levels(self, on: _Day) -> tuple[AssessedLevel, ...]:
        """The level of each assessed competency on a day: `competency`, `level`, `not_applicable`,
        `occasion`, the `assessment` that says so and its `date`, and in `ignored` every other one,
        and why it does not count.
        """
    def gaps(self, today: _Day) -> tuple[Gap, ...]:
        """The comparison of her levels with what the posts that she holds on this day ask for, or the
        next ones if she holds none, most pressing first: as `Report.gaps`.
        """
    def history(self, competency: str) -> list[tuple[str, int | None, AssessmentSource]]:
        """Her own history of a competency, by day: `(date, level, source)` of each assessment that
        she did not withdraw; no level where it did not apply.
        """
    def withdraw(self, key: str, *, on: _Day) -> None:
        """Withdraws an assessment on a day: it stays, and does not count from that day on.

        Raises `UnknownNameError` if there is none with this key.
        """
    def erase(self, key: str) -> None:
        """Erases an assessment: nothing of it stays, and levels, gaps and plans rest on what is left.

        Raises `UnknownNameError` if there is none with this key.
        """
    def done(self, subject: _Subject, *, date: _Day, evidence: str | None = None) -> None:
        """Tells that something was done on a day: an offer by its key, a step by
        `("pathway", "step")`, or the `subject` of an item of a plan.
        """
    def plan(self, subject: _Subject, *, date: _Day) -> None:
        """Tells that something is decided for a day: plans keep it."""
    def cancel(self, subject: _Subject, *, date: _Day) -> None:
        """Tells that something is not to be done, or not any more: plans do not propose it."""
    def join(self, pathway: str, *, date: _Day) -> None:
        """Tells that she entered a pathway on a day: steps that count from an entry count from here."""
    def forget(self, subject: _Subject) -> int:
        """Takes back all that was told of an offer or a step; says how much that was."""
    def to_json(self) -> str:
        """The portfolio in canonical form (RFC 8785): the same bytes in Rust, Python and Kotlin."""
    def write(self, path: str | PathLike[str]) -> None:
        """Writes the JSON to a file that its owner alone can read."""
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class _Plan:
    """A plan as the core has it, to be compared with another."""

def recommend(
    portfolio: Portfolio,
    referential: Referential,
    *,
    today: _Day,
    budget_hours: float | None = None,
    until: _Day | None = None,
    also_historical: bool = False,
) -> LearningPlanDocument:
    """The best plan for a person: what to take and when, so that as many of the levels asked for as can
    be are covered, first what is essential and due by the end of the plan, then what she wishes for,
    what is expected, what is optional; with the fewest minutes. What others have to do stands apart
    and takes none of her time; what is not covered says why. Gives a `LearningPlan`.

    `today` is the day from which it counts and `until` its last day, a year later unless given;
    `budget_hours` her time between the two in hours, any unless given: what is done is not taken from
    it. With `also_historical`, offers that only
    existed once or were only proposed are taken for existing.

    Raises `InvalidDataError` (`other_referential`) for a portfolio on another referential,
    `UsageError` for a last day before today.
    """

@final
class Observations:
    """Numbers that people wrote down for the terms of indicators: by term, entity and period.

    They may be about few people: what may be published is decided by `Evaluation.publish`.
    """
    @classmethod
    def from_json(cls, json: str | bytes, referential: Referential) -> Self:
        """Reads numbers on their referential, from the text or bytes of their JSON.

        Raises `InvalidDocumentError` with every fault: terms that no indicator has, periods that
        overlap, parts that do not add up, a part that is more than its whole, units that differ.
        """
    @classmethod
    def from_rows(cls, rows: Sequence[Sequence[str]], referential: Referential) -> Self:
        """Reads numbers from the rows of a table, the names of its columns first: `terme`, `entite`,
        `periode`, `valeur` and, as far as they are there, `type`, `departement`, `region`,
        `ventilation`, `categorie`, `effectif`, `n`, `unite`, `etat`, `source`, `intitule`; or `term`,
        `entity`, `period`, `value`, `kind`, `department`, `region`, `breakdown`, `category`, `count`,
        `n`, `unit`, `state`, `source`, `description`. Rows without a value are still to be filled, and
        are left out.

        Raises one `BoussoleError` with every fault, by line and field.
        """
    @classmethod
    def read(cls, path: str | PathLike[str], referential: Referential) -> Self:
        """Reads numbers on their referential from a file: a document (`.json`), or a spreadsheet (CSV,
        `.xlsx`, `.ods`) as `from_rows`.

        Raises as `from_json` and `from_rows`, with the path as `file`, and `OSError` where the file
        cannot be read.
        """
    @property
    def entities(self) -> tuple[Entity, ...]:
        """The entities for which numbers are written down, in their order."""
    @property
    def observations(self) -> tuple[Observation, ...]:
        """The numbers, in their order."""
    def to_json(self) -> str:
        """The document in canonical form (RFC 8785): the same bytes in Rust, Python and Kotlin."""
    @property
    def sha256(self) -> str:
        """The SHA-256 of the canonical form."""
    def write(self, path: str | PathLike[str]) -> None:
        """Writes the JSON to a file that its owner alone can read."""
    def __len__(self) -> int: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __reduce__(self) -> tuple[object, ...]: ...

@final
class Evaluation:
    """What is known of indicators: of each for each entity and period, as `evaluate` gives it."""
    @property
    def status(self) -> EvaluationStatus:
        """`private`, or `published`: then numbers about few people are not told."""
    @property
    def indicators(self) -> list[str]:
        """The keys of the indicators, in the order of the referential."""
    @property
    def periods(self) -> list[str]:
        """The periods, in order."""
    @property
    def results(self) -> tuple[IndicatorResult, ...]:
        """Every result, by indicator, period and category, entities in the order of the observations: a
        dataframe of them is `polars.DataFrame(evaluation.results)`.
        """
    @property
    def objectives(self) -> tuple[ObjectiveResult, ...]:
        """What the indicators of each objective say, by entity and period, without an overall mark."""
    def result(self, indicator: str, entity: str, period: str) -> IndicatorResult:
        """The result of an indicator for an entity and a period.

        Raises `UnknownNameError` for what is not in the evaluation.
        """
    def explain(self, indicator: str, entity: str, period: str) -> IndicatorExplanation:
        """How a value came about: the observations that it is made of, and the entities that lack a term
        and were left out. Of what is published about people no observation is named.

        Raises as `result`.
        """
    def publish(self, rules: str | bytes | None = None) -> Evaluation:
        """What may be published: numbers about few people, and those from which they could be worked
        out, are suppressed. `rules` are those of `release`.

        Raises `UnknownNameError` for rules that do not ship with the library, `InvalidDocumentError`
        for a document of rules with faults.
        """
    def blocks(self, entity: str, period: str, lang: Language = "fr") -> tuple[Block, ...]:
        """What it says of an entity and a period, for people.

        Raises `UnknownNameError` for what is not in the evaluation.
        """
    def to_json(self) -> str:
        """All of it in canonical form (RFC 8785): the same bytes in Rust, Python and Kotlin."""
    def write(self, path: str | PathLike[str]) -> None:
        """Writes the JSON to a file; one that its owner alone can read unless it is published."""

def evaluate(
    observations: Observations,
    *,
    indicators: str | Iterable[str] | None = None,
    periods: str | Iterable[str] | None = None,
) -> Evaluation:
    """Computes indicators from observations, exactly: quotients of added terms, never means of quotients.
    What is missing is not zero: a result is a `value`, `no_data`, `not_applicable`, `undefined` (divided
    by zero) or `suppressed`, with its cause, its n, and how many parts lack a number.

    `indicators` are keys, with those without which they are not to be shown; all with numbers unless
    named. `periods` are longer ones that those of the observations make up, as `"2025"` of its months.

    Raises `UnknownNameError` for an indicator that the referential does not have with numbers.
    """

def observation_sheet(
    referential: Referential,
    *,
    indicators: str | Iterable[str] | None = None,
    entities: str | Iterable[str] | None = None,
    periods: str | Iterable[str],
    lang: Language = "fr",
) -> list[list[str]]:
    """The rows of a sheet to be filled, the names of its columns first: a line for each term of these
    indicators (all unless named), territory and period, with what is to be counted.

    Raises `UnknownNameError` for an indicator that the referential does not have with numbers.
    """

@final
class PeerOffer:
    """What a person ticked to be put in touch with peers: subjects to exchange on, with which she offers
    help, with which she asks for it, and with how many people at once.

    Personal data, for this purpose alone. She sets all of it: it holds no level, and nothing makes it
    from what does.
    """
    def __new__(
        cls,
        referential: Referential,
        *,
        person: str,
        territory: str,
        valid_until: _Day,
        exchange: str | Iterable[str] | None = None,
        offers_help: str | Iterable[str] | None = None,
        asks_help: str | Iterable[str] | None = None,
        load: Mapping[PeerTick, int] | None = None,
    ) -> Self: ...
    @classmethod
    def from_json(cls, json: str | bytes, referential: Referential) -> Self:
        """Reads an offer on its referential, from the text or bytes of its JSON.

        Raises `InvalidDocumentError` with every fault; nothing that it says is quoted.
        """
    @classmethod
    def read(cls, path: str | PathLike[str], referential: Referential) -> Self:
        """Reads an offer on its referential, from the file of its JSON.

        Raises as `from_json`, with the path as `file`, and `OSError` where the file cannot be read.
        """
    @classmethod
    def carry_over(
        cls, json: str | bytes, referential: Referential, earlier: Referential
    ) -> CarriedPeerOffer:
        """Reads an offer on an earlier version of its referential, and carries it over to this one:
        `CarriedPeerOffer`, with a word on each subject. What means something else stays, and is to
        review; what was split or is no longer used is left out, and told.

        Raises as `from_json` of the earlier version.
        """
    @property
    def person(self) -> str:
        """Whose it is, under a pseudonym."""
    @property
    def territory(self) -> str:
        """Where she works."""
    @property
    def valid_until(self) -> str:
        """The last day on which it counts; it is to be deleted after it."""
    @property
    def withdrawn(self) -> str | None:
        """The day from which it does not count any more, if she withdrew it."""
    @property
    def exchange(self) -> list[str]:
        """The subjects on which she would like to exchange, by key."""
    @property
    def offers_help(self) -> list[str]:
        """The subjects with which she offers help, by key: set by her, and never taken from levels."""
    @property
    def asks_help(self) -> list[str]:
        """The subjects with which she asks for help, by key."""
    def tick(self, competency: str, tick: PeerTick) -> None:
        """Ticks a subject: `tick` is `exchange | offers_help | asks_help`.

        Raises as the class does.
        """
    def untick(self, competency: str, tick: PeerTick) -> bool:
        """Takes a tick back; says whether there was one."""
    def take(self, tick: PeerTick, places: int) -> None:
        """Says with how many people at once, for what is ticked: `exchange | offers_help | asks_help`;
        none is "not now".
        """
    def renew(self, valid_until: _Day) -> None:
        """Says until which day it counts; it is to be deleted after it."""
    def move_to(self, territory: str) -> None:
        """Says where she works now.

        Raises `InvalidDocumentError` for what is no code of a territory.
        """
    def withdraw(self, *, on: _Day) -> None:
        """Withdraws it: from that day on it counts in nothing, and the person is in no result."""
    def is_expired(self, today: _Day) -> bool:
        """Whether it is to be deleted on this day: it is after `valid_until`."""
    def to_json(self) -> str:
        """The offer in canonical form (RFC 8785): the same bytes in Rust, Python and Kotlin."""
    def blocks(self, lang: Language = "fr") -> tuple[Block, ...]:
        """What she ticked, for her to look at: blocks of `boussole_sante.blocks`, in `fr` or `en`."""
    def write(self, path: str | PathLike[str]) -> None:
        """Writes the JSON to a file `.json` that its owner alone can read.

        Raises `UsageError` for a name that ends otherwise.
        """
    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class PostFile:
    """The file of a post (dossier de poste): territory, partners by function, calendar, agreements,
    budgets, actions, commitments, indicators, experiences, and what is written nowhere.

    It is about a post and stays with it; nothing of a portfolio can enter. What is missing is to be
    filled, and is never taken for zero. People fill its JSON (`template`, `to_json`, `from_json`).
    """
    def __new__(cls, referential: Referential) -> Self: ...
    @classmethod
    def template(cls, referential: Referential, profile: str, lang: Language = "fr") -> Self:
        """The template for who leaves a post that a profile describes: the kinds of partners, of events
        and of indicators that its dispositif brings along, and the questions for what is written
        nowhere; each entry is to be filled, or taken out.

        Raises `UnknownNameError` for a profile that the referential does not have.
        """
    @classmethod
    def from_json(cls, json: str | bytes, referential: Referential) -> Self:
        """Reads a file on its referential, from the text or bytes of its JSON.

        Raises `InvalidDocumentError` with every fault; nothing that it says is quoted.
        """
    @classmethod
    def read(cls, path: str | PathLike[str], referential: Referential) -> Self:
        """Reads a file on its referential, from the file of its JSON.

        Raises as `from_json`, with the path as `file`, and `OSError` where the file cannot be read.
        """
    @classmethod
    def carry_over(
        cls, json: str | bytes, referential: Referential, earlier: Referential
    ) -> CarriedPostFile:
        """Reads a file on an earlier version of its referential, and carries it over to this one:
        `CarriedPostFile`, with a word on each name in it. What people wrote in their own words is as
        it was.

        Raises as `from_json` of the earlier version.
        """
    @property
    def document(self) -> PostFileDocument:
        """What it holds, section by section."""
    @property
    def sections(self) -> tuple[SectionState, ...]:
        """How far each section is filled: `state`, how many `entries`, in how many something is
        missing (`incomplete`), and the places `to_fill`.
        """
    @property
    def remarks(self) -> tuple[FileRemark, ...]:
        """Words that look as if they were about a person, by place and `kind`: they do not belong in
        what is passed on. They are not quoted, and people decide.
        """
    def pack(
        self, *, leaving: _Day | None = None, arriving: _Day | None = None
    ) -> HandoverPackDocument:
        """The handover pack, made from this file alone: the file in the order of the days, a guide for
        two weeks on one post, and the first steps of who comes. `leaving` is the last day of who
        leaves, `arriving` the first of who comes. Gives a `HandoverPack`.
        """
    def to_json(self) -> str:
        """The file in canonical form (RFC 8785): the same bytes in Rust, Python and Kotlin."""
    def write(self, path: str | PathLike[str]) -> None:
        """Writes the JSON, indented for people to fill, to a file that its owner alone can read.

        Raises `UsageError` where its name does not end in ``.json``.
        """
    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class _Pack:
    """A pack as the core has it."""

def _suffix(path: str | PathLike[str], known: Sequence[str]) -> str:
    """The suffix of a file that is to be written, one of these; another would say of a file that it is
    what it is not.
    """

def _title(pack: _Pack, lang: Language) -> str:
    """The title of a page that shows a pack."""

def _part(pack: _Pack, part: str, lang: Language) -> tuple[Block, ...]:
    """What a part of a pack says."""

@final
class _Network:
    """A network as the core has it, to tell each person what is hers."""

def match_peers(
    offers: Sequence[PeerOffer],
    referential: Referential,
    *,
    today: _Day,
    mode: PeerMode = "exchange",
    distances: Mapping[tuple[str, str], int] | None = None,
    within: int | None = None,
    earlier: PeerNetwork | Iterable[tuple[str, str]] | None = None,
) -> PeerNetworkDocument:
    """Puts people in touch, from what each ticked for it and nothing else: to exchange, two who share a
    subject and work in different territories; of `tutoring` one who offers help with what the other
    asks it for. Nobody is in touch with more people than she would be. The most people have somebody;
    then the most pairs of before go on; then the most subjects are shared; of tutoring those who help
    are asked evenly; then distances are known, and short. Gives a `PeerNetwork`.

    `distances` are between territories, as `{("93066", "93001"): 6}`, the same in both directions, in
    kilometres or minutes; with `within`, two are no farther than that from each other. `earlier` is a
    network of before of the same mode, or pairs of pseudonyms (of tutoring who helps first).

    Raises `InvalidDocumentError` for two offers of one person, for two distances between the same
    territories, and for more than 1000 people; `UsageError` for a network of before of the other mode;
    `InvalidDataError` for an offer on another referential.
    None of them names anybody.
    """

def peer_survey(
    offers: Sequence[PeerOffer],
    referential: Referential,
    *,
    today: _Day,
    by_territory: bool = False,
) -> Tally:
    """The tally of what people ticked, of those whose offer counts on a day: what a network holds and
    lacks. It is private until it is released, as any tally: `release(tally.frequencies(), log="log.json")`.
    Two releases without a log would tell by their difference who withdrew. Its items are the
    competencies, by key, with a box for each of `exchange`, `offers_help` and `asks_help`; with
    `by_territory` people are told apart by their `territory`.

    Raises `InvalidDataError` for an offer on another referential.
    """

def _peer_network(json: str | bytes, referential: Referential) -> PeerNetworkDocument:
    """A network of before, from the text or bytes of its JSON."""

def _text_rows(bytes: bytes) -> list[list[str]]:
    """The rows of separated text, each in the place of its line."""

def _rows_of(data: _Frame) -> list[list[str]]:
    """The rows of a spreadsheet; a cell without a value is empty."""

def _peer_offers(rows: list[list[str]], referential: Referential) -> list[PeerOffer]:
    """What people ticked, from the rows of a spreadsheet."""

def _distances(rows: list[list[str]]) -> dict[tuple[str, str], int]:
    """Distances, from the rows of a spreadsheet."""

def _blocks_for(network: _Network, person: str, lang: Language) -> tuple[Block, ...]:
    """What a network says to one person."""

def _calendar(plan: _Plan, lang: str) -> str:
    """A plan as a calendar file (iCalendar, RFC 5545)."""

def _violations(plan: _Plan, portfolio: Portfolio) -> list[str]:
    """What of a plan does not agree with its portfolio and referential: nothing, unless the library is
    at fault.
    """

def _compare(
    first: _Plan, second: _Plan
) -> tuple[
    tuple[PlanSubject, ...],
    tuple[PlanSubject, ...],
    tuple[PlanSubject, ...],
    tuple[PlanSubject, ...],
    int,
    dict[str, tuple[Block, ...]],
]:
    """What another plan would change: what it adds, what it leaves out, what it moves, how many minutes
    more it takes, and what is said of it by language.
    """

@final
class Report:
    """The report of one person: what was answered, scored and found, with what it rests on.

    It belongs to the person who answered. Its parts are values of `boussole_sante.results`, named
    as in `to_json()`: `report.scales[0].value`.
    """
    @property
    def scales(self) -> tuple[ScaleScore, ...]:
        """The score of each scale: `key`, `value` (None without a score), `used`, `of`, `invalid`,
        `status` (`ok | too_few_answers | nothing_applicable`), `rule`, `band`.
        """
    @property
    def levels(self) -> tuple[LevelResult, ...]:
        """The level of each competency: `competency`, `item`, `level` (None without one), `missing`,
        `occasion` (`yes | a-little | no | not-yet`), `mobilised_from`.
        """
    @property
    def profiles(self) -> tuple[LevelProfile, ...]:
        """The levels of each section, counted: `section`, `of`, `answered`, `mobilised`, `at_level`,
        `median_low`, `median_high`. Levels are ordinal and have no mean.
        """
    @property
    def posts(self) -> tuple[Post, ...]:
        """The posts that answers were compared with: `profile`, `dispositif`, `share` of the working
        time in thousandths.
        """
    @property
    def referential(self) -> Referential | None:
        """The referential that says what the posts ask for; None without one."""
    @property
    def gaps(self) -> tuple[Gap, ...]:
        """The comparison with posts, most pressing first: `competency`, `status`, `level`, `target`,
        `size`, `necessity`, `weight`, `occasion`, `need_level`, `addressee`, and in `asked_by` each
        profile that asks, with its `target`, `share`, `by_day` and, in `entry`, the place of its
        line in the referential.
        """
    @property
    def priorities(self) -> tuple[str, ...]:
        """The competencies of the first gaps, five at most."""
    @property
    def wishes(self) -> tuple[str, ...]:
        """The competencies on which the person wishes to get on, as said: apart from every level
        and gap.
        """
    @property
    def underused(self) -> tuple[str, ...]:
        """Competencies that are mobilised and for which the post gives little or no occasion."""
    @property
    def needs(self) -> Needs:
        """What is needed, by need level (`environment`, `skills`, `peers`): lists of `factor` or
        `competency`, `answer`, `need` (`met | partly | unmet | unknown | not_applicable`).
        """
    @property
    def completeness(self) -> tuple[Completeness, ...]:
        """How complete each section is: `section`, `answered`, `shown`, `all`, and `missing`, a count
        per kind.
        """
    @property
    def answered_though_hidden(self) -> tuple[str, ...]:
        """Items that skip logic hides and that were answered all the same; they do not count."""
    @property
    def answers(self) -> Record:
        """The answers as they were read, by item, in their documented form."""
    @property
    def notices(self) -> tuple[str, ...]:
        """What this project is and is not, and whose the report is."""
    @property
    def questionnaire(self) -> Questionnaire:
        """The questionnaire that was answered."""
    def rule(self, scale: str, lang: Language = "fr") -> str:
        """The answered rule of a scale in words, in `en` or `fr`: which part of its members has to be
        answered for a score.

        Raises `UnknownNameError` if there is no such scale or language.
        """
    def explain(self, key: str) -> ScaleExplanation | LevelsExplanation:
        """How a scale got its score, or a section its levels: which answers entered, how each was
        keyed, what was left out and why, by which rule. Gives an `Explanation`.

        Raises `UnknownNameError` if there is no such scale or section of levels.
        """
    def blocks(self, lang: Language = "fr", by_hand: Sequence[str] = ...) -> tuple[Block, ...]:
        """What the report says to the person who answered, in the order in which it is read: headings,
        paragraphs, lists and tables of `boussole_sante.blocks`, in `fr` or `en`, for a page or a
        screen to lay out. The scores of the scales in `by_hand` are worked out.

        Raises `UnknownNameError` for a key that no scale has.
        """
    def _findings(
        self, rows: int, odd: Sequence[tuple[str, int]], scale: str, lang: str
    ) -> tuple[Block, ...]:
        """What the demonstration finds: rows read, cells that are no choice by column, this report."""
    def to_json(self) -> str:
        """The report in canonical form (RFC 8785): the same bytes in Rust, Python and Kotlin."""
    def write(self, path: str | PathLike[str]) -> None:
        """Writes the JSON to a file that its owner alone can read."""
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Column:
    """A column of a table: a sequence of its values, None where one is missing.

    It speaks Arrow: `polars.Series(table["mean"])`, `pyarrow.chunked_array(table["mean"])`; numpy
    and pandas take it as well (`pandas.Series(table["mean"])`), a missing number as NaN. Days are
    dates and decimals are decimals; other types that only Arrow has (times, nested values) are texts
    here and keep their type in Arrow.
    """
    @property
    def name(self) -> str:
        """The name of the column."""
    def to_list(self) -> list[Any]:
        """The values as a list of Python's own; None where one is missing."""
    def __array__(self, dtype: Any = None, copy: bool | None = None) -> Any: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...
    def __arrow_c_schema__(self) -> object: ...
    def __len__(self) -> int: ...
    def __getitem__(self, index: int | slice, /) -> Any: ...
    def __iter__(self) -> Iterator[Any]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self) -> tuple[Any, ...]: ...
    @staticmethod
    def _from_ipc(bytes: bytes, private: bool) -> Column: ...

@final
class Table:
    """A result in columns: Arrow, with its provenance in the schema's metadata.

    Any library that reads Arrow takes it as it is: `polars.DataFrame(table)`,
    `pyarrow.table(table)`, `duckdb.from_arrow(table)`; so do `pandas.DataFrame(table)` and
    `altair.Chart(table)`. `table["mean"]` is a column, a loop goes through the rows, each a dict;
    they are in the input's order, `len` counts them. What is not released is private, and says so.
    """
    @property
    def columns(self) -> list[str]:
        """The names of the columns, in order."""
    @property
    def provenance(self) -> dict[str, str]:
        """Where the figures come from: hashes, versions and rules, as text by name. In the Arrow
        schema's metadata the names begin with `boussole_sante:`.
        """
    @property
    def bad_cells(self) -> Table | None:
        """Cells that could not be used: `row` (from 1), `column`, `value` (masked), `reason`
        (`invalid | answered_though_hidden`), the first 10 000; its `provenance` counts them all.
        None where the rows are not people.
        """
    @property
    def duplicate_ids(self) -> Table | None:
        """Ids that stand more than once: `id`, `count`, `first_row` (from 1). None where the rows are
        not people.
        """
    def __getitem__(self, name: str, /) -> Column: ...
    def __contains__(self, name: object, /) -> bool: ...
    def __iter__(self) -> Iterator[dict[str, Any]]: ...
    def _values(self, start: int, stop: int) -> list[list[Any]]:
        """The values of some rows, column by column."""
    def __dataframe__(self, nan_as_null: bool = False, allow_copy: bool = True) -> Any: ...
    def __narwhals_dataframe__(self) -> Any: ...
    def to_polars(self) -> Any:
        """The rows as a `polars.DataFrame`; needs polars."""
    def to_pandas(self) -> Any:
        """The rows as a `pandas.DataFrame`; needs pandas and pyarrow."""
    def to_pyarrow(self) -> Any:
        """The rows as a `pyarrow.Table`; needs pyarrow."""
    def write_parquet(self, path: str | PathLike[str]) -> None:
        """Writes the rows as a Parquet file, with polars or pyarrow, whichever is there.

        A file of private rows is readable by its owner only.
        """
    def write_csv(self, path: str | PathLike[str]) -> None:
        """Writes the rows as a CSV file in UTF-8; what is missing is left blank.

        A file of private rows is readable by its owner only.
        """
    @property
    def _types(self) -> list[str]: ...
    def _cells(self, start: int = 0, stop: int | None = None) -> list[list[str | None]]: ...
    @staticmethod
    def _from_ipc(bytes: bytes, bad_cells: Table | None, duplicate_ids: Table | None) -> Table: ...
    def _repr_html_(self) -> str: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...
    def __arrow_c_schema__(self) -> object: ...
    def __len__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self) -> tuple[Any, ...]: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, _memo: Any) -> Self: ...

@final
class Tally:
    """Exact sums over respondents, by group; tallies of parts add up to that of the whole.

    Make one with `tally`, read one with `from_bytes`; `a + b` and `a += b` put two together, in
    any order with the same result to the bit. Tables are computed from it: `summary`, `levels`,
    `items`, `frequencies`, `reliability`, `correlations`. They are private until they are
    released. A tally of few people is personal data; of one person it holds the answers.
    """
    @staticmethod
    def from_bytes(data: bytes) -> Tally:
        """Reads the bytes of `to_bytes`.

        Raises `InvalidDocumentError` if they are damaged, of another kind or contradict themselves.
        """
    @staticmethod
    def from_json(json: str | bytes) -> Tally:
        """Reads the JSON of `to_json`.

        Raises `InvalidDocumentError`, whose `faults` lists every fault.
        """
    @staticmethod
    def read(path: str | PathLike[str]) -> Tally:
        """Reads a file of the bytes of `to_bytes`, or of the JSON of `to_json`.

        Raises as `from_bytes` and `from_json`, and `OSError` where the file cannot be read.
        """
    def to_bytes(self) -> bytes:
        """The tally in few bytes, whose first line says what they are. They are personal data."""
    def to_json(self) -> str:
        """The tally as JSON by the schema `tally`. It is personal data."""
    def write(self, path: str | PathLike[str]) -> None:
        """Writes the bytes to a file that its owner alone can read."""
    @property
    def questionnaire(self) -> Questionnaire:
        """The questionnaire whose answers were counted."""
    @property
    def by(self) -> list[str]:
        """The columns by whose values rows are told apart."""
    @property
    def weights(self) -> Weighting:
        """How rows count: `none | case | survey`."""
    @property
    def pairwise(self) -> bool:
        """Whether moments of pairs of items are kept."""
    @property
    def shards(self) -> list[str]:
        """The labels of the parts that are in it."""
    @property
    def rows(self) -> int:
        """How many rows count; with case weights, as often as they say."""
    @property
    def zero_weight_rows(self) -> int:
        """How many rows have weight zero: they are in no figure."""
    @property
    def bad_cells(self) -> Table | None:
        """Cells that could not be used, as in a table of scores; None for a tally that was read or
        put together.
        """
    def summary(
        self,
        *,
        confidence: float = 0.95,
        population: _Population | None = None,
        selection: Selection = "voluntary",
        strata: str | None = None,
    ) -> Table:
        """How the scores lie: a row for each group and scale, with two `by` columns both margins, and
        everybody.

        Columns: `row_kind` (`group | subtotal | total`), the `by` columns (for two or more
        `summed_over`), `scale`, `n`, `mean`, `sd`, `se`, `ci_low`, `ci_high`, `interval` (what it
        rests on: `indicative | random | random_finite | census | bounds`), `truncated`, `median`,
        `q25`, `q75`, `median_low`, `median_high`, `median_coverage`, `too_few_answers`,
        `nothing_applicable`, with survey weights `weight` and `n_effective`, with a population
        `population` and `response_rate`, `status`.

        `selection` says how those who answered were found: `voluntary` (the interval is indicative:
        « réponses volontaires, intervalle indicatif »), `random` or `census`. `population` is how
        many there are: a number, or a mapping from the value of the `by` column (a tuple for
        several) to one, with `"total"` for everybody; it needs `random` or `census`. `strata` is
        the `by` column from whose values the sample was drawn; it makes no rows.

        Raises `UsageError` for what does not fit together, `UnknownNameError` for strata that are
        no `by` column.
        """
    def levels(
        self,
        *,
        confidence: float = 0.95,
        population: _Population | None = None,
        selection: Selection = "voluntary",
        strata: str | None = None,
    ) -> Table:
        """How many are at each level: a row for each group and competency.

        Columns: the group's, `competency`, `n`, `level_0` and up, `median_low` and `median_high`
        (levels are ordinal: they have no mean), `mobilised_from`, `share_mobilised`, `ci_low`,
        `ci_high` (Wilson 1927), `interval`, `occasion_yes`, `occasion_a_little`, `occasion_no`, a
        count for each kind of missing, `status`. The rest is as in `summary`.

        Raises as `summary`.
        """
    def items(self, *, groups: bool = False) -> Table:
        """How each item is answered: a row for each item and scale, of everybody, or with `groups` of
        each group too.

        Columns: `item`, `scale`, `reversed`, `n`, `mean` and `sd` (as answered, not reversed),
        `n_listwise`, `item_rest`, `alpha_if_dropped` (psych's `r.drop` and `raw_alpha`, over those
        who answered every item of the scale), `floor`, `ceiling` (shares), a count for each kind
        of missing, `status`.
        """
    def frequencies(self, *, groups: bool = False) -> Table:
        """How often each choice is taken: a row for each column and choice, zeros kept, of everybody,
        or with `groups` of each group too.

        Columns: `item`, `column`, `code`, `n`, `answered`, `share`.
        """
    def rankings(self, *, groups: bool = False) -> Table:
        """Where people put the choices of an item that puts them in order: a row for each item and
        choice, of everybody, or with `groups` of each group too.

        Columns: `item`, `code`, `asked`, `n` (put any choice in order), `ranked` (this one),
        `mean_rank` (over all `n`; what a person did not rank gets the mean of the ranks left over),
        `borda` (number of choices less `mean_rank`), `repeated` (put one choice in two places: in no
        other figure).
        """
    def reliability(
        self,
        *,
        confidence: float = 0.95,
        rule: RowsUsed = "listwise",
        force: bool = False,
        groups: bool = False,
    ) -> Table:
        """How well the items of each scale go together: a row for each scale, of everybody, or with
        `groups` of each group too.

        Columns: `scale`, `k`, `n`, `rule`, `alpha`, `alpha_low`, `alpha_high` (Feldt 1965),
        `omega_u`, `omega_status`, `lambda_1` … `lambda_6` (Guttman 1945), `splits`, `split_half`,
        `spearman_brown`, `sem`, `status`. `rule` is `listwise` (those who answered every item) or
        `pairwise` (psych's `use="pairwise"`; the tally must be made with `pairwise=True`).
        `omega_u` needs 100 people and 4 items, or `force`. Below 100 people quote the interval.

        Raises `UsageError` for a confidence that is none, or pairs that were not kept.
        """
    def correlations(self, *, confidence: float = 0.95, groups: bool = False) -> Table:
        """How scales go together: a row for each pair, of everybody, or with `groups` of each group
        too: `scale`, `with_scale`, `n`, `r` (Pearson), `ci_low`, `ci_high` (Fisher's z), `status`.

        Raises `UsageError` for a confidence that is none.
        """
    def over(self, *by: str) -> Tally:
        """The same people by some of the `by` columns only, in this order: what a tally made with
        fewer columns would hold. Tables of both are released together.

        Raises `UnknownNameError` for a name that is no `by` column.
        """
    def coarser(self, column: str, grouping: dict[str, str]) -> Tally:
        """The same people with the values of a `by` column joined, as départements to regions:
        `grouping` says for each value into which group it goes.

        Raises `UnknownNameError` for a name that is no `by` column, `UsageError` with each value of
        which the grouping says nothing.
        """
    def __add__(self, other: Tally, /) -> Tally: ...
    def __radd__(self, other: int, /) -> Tally: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self) -> tuple[Any, ...]: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, _memo: Any) -> Self: ...

_Day: TypeAlias = str | date
_Subject: TypeAlias = str | tuple[str, str] | PlanSubject
_Population: TypeAlias = int | Mapping[Any, int]

class _ArrowStream(Protocol):
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...

class _ArrowArray(Protocol):
    def __arrow_c_array__(self, requested_schema: object | None = None) -> object: ...

_Frame: TypeAlias = _ArrowStream | _ArrowArray

def answers_of(
    data: _Frame, row: int, questionnaire: Questionnaire, *, cells: Cells = "auto"
) -> Record:
    """The answers in a row of data, by item, in their documented form: for `score`, which gives what
    `score_table` gives for that row, and explains it. They are personal data.

    `row` counts from 0. Texts of « autre » are not read; an item without any column in the data is
    not answered. `cells` is as in `score_table`.

    Raises `InvalidDataError` with each cell of the row that no response option explains, masked, and
    where an item has only some of its columns; `UsageError` for a row that the data does not have.
    """

def check(data: _Frame, questionnaire: Questionnaire, *, cells: Cells = "auto") -> Table:
    """What matches between data and a questionnaire, what is missing, what no choice explains.

    Gives a `Table` with a row for each declared column, then for each other column of the data:
    `status` (`found | missing | duplicate | unsupported | extra`), near names, counts of answers
    and of each kind of missing, invalid values (masked), declared codes that no cell holds, lowest
    and highest number, and `ok`. Nothing in the data is an error here.
    """

def score_table(
    data: _Frame,
    questionnaire: Questionnaire,
    *,
    id: str | None = None,
    keep: Sequence[str] = ...,
    scales: Sequence[str] | None = None,
    prefix: str = "",
    absent: Mapping[str, str] | None = None,
    strict: bool = False,
    cells: Cells = "auto",
    retain_until: _Day | None = None,
) -> Table:
    """The scores of many respondents, a row for each, in the order of the data.

    `data` is anything that speaks Arrow: a frame of polars, pandas, pyarrow or DuckDB, or a stream
    that is read batch by batch. The `Table` has the `id` column, the `keep` columns, then for each
    scale `<scale>` (None without a score), `<scale>_used`, `<scale>_of`, `<scale>_invalid` and
    `<scale>_status` (`ok | too_few_answers | nothing_applicable`), each name with `prefix` before
    it; `scales` chooses some. Cells that could not be used are in its `bad_cells`, ids that stand
    twice in its `duplicate_ids`. A declared column that the data lacks is an error, unless
    `absent={"column": "not_shown"}` says so. `cells` is `auto | codes | values | labels`.
    `retain_until` is the day after which the rows are to be deleted: it stands in the provenance
    and in a Parquet file, where `purge` finds it; without it none does.

    Raises `InvalidDataError` with every missing or duplicate column and unsupported type; with
    `strict`, also for the first invalid cells.
    """

def level_table(
    data: _Frame,
    questionnaire: Questionnaire,
    *,
    id: str | None = None,
    keep: Sequence[str] = ...,
    prefix: str = "",
    absent: Mapping[str, str] | None = None,
    strict: bool = False,
    cells: Cells = "auto",
    retain_until: _Day | None = None,
) -> Table:
    """The levels of many respondents, a row for each, in the order of the data.

    The `Table` has the `id` column, the `keep` columns, then for each competency `<competency>`
    (0 and up; None without a level), `<competency>_occasion` (`yes | a-little | no | not-yet`) where it is
    asked, and `<competency>_missing` (the kind of missing). Levels are ordinal: count them, do not
    average them. The rest is as in `score_table`.

    Raises as `score_table`.
    """

def change(
    before: _Frame,
    after: _Frame,
    questionnaire: Questionnaire,
    id: str,
    *,
    retrospective: _Frame | None = None,
    confidence: float = 0.95,
    references: Mapping[str, tuple[float, float, str]] | None = None,
    absent: Mapping[str, str] | None = None,
    strict: bool = False,
    cells: Cells = "auto",
) -> Table:
    """How the same people have changed between two occasions: a row for each scale.

    `before`, `after` and, if asked, `retrospective` (« comment vous situiez-vous il y a un
    an ? ») are frames in which the column `id` names people; rows are paired by it, in any
    order. Columns: `scale`, `n`, `mean_before`, `mean_after`, `mean_change`, `ci_low`, `ci_high`
    (t), `d_z`, `d_z_low`, `d_z_high`, `d_av`, `d_av_rms`, `d_rm`, `g_z`, `g_av`, `g_rm`, `improved`,
    `unchanged`, `worse` (always together), `rank_biserial`, `p_wilcoxon`, `reliably_improved`,
    `reliably_worse`, `reliability_source`, `n_before`, `n_after`, `leavers`, `joiners`,
    `repeated_ids` (paired with nobody), `rows_without_id`, with a retrospective occasion
    `n_retrospective`, `mean_retrospective`, `mean_shift`, and `status`. Below 20 pairs
    (`too_few`) changes are counted, not averaged.

    `references` declares for a scale its standard deviation, its reliability and where they are
    from, as `{"agree": (18.5, 0.78, "étude …")}`: a reliable change (Jacobson & Truax 1991) is never
    judged by the data itself.

    Raises as `score_table`; `UsageError` for a reference that cannot be.
    """

def agreement(
    first: _Frame,
    second: _Frame,
    questionnaire: Questionnaire,
    id: str,
    *,
    confidence: float = 0.95,
    absent: Mapping[str, str] | None = None,
    strict: bool = False,
    cells: Cells = "auto",
) -> Table:
    """How two ratings of the same people agree: a row for each item with ordered choices, then for
    each scale.

    Columns: `item`, `scale`, `n`, `kappa`, `kappa_linear`, `kappa_quadratic` (over the declared
    choices), `icc`, `icc_form` (`ICC(2,1)`), `ci_low`, `ci_high`, `status`. Rows are paired by the
    column `id`. A rating by a manager is no self-positioning: it needs a declared use of its own.

    Raises as `score_table`.
    """

def careless(
    data: _Frame,
    questionnaire: Questionnaire,
    *,
    id: str | None = None,
    keep: Sequence[str] = ...,
    prefix: str = "",
    seconds: str | None = None,
    long_string: int = 10,
    absent: Mapping[str, str] | None = None,
    strict: bool = False,
    cells: Cells = "auto",
    retain_until: _Day | None = None,
) -> Table:
    """Answers that may have been given without care, a row per person: flags to look at. Nobody is
    left out by it.

    Columns: the `id` column, the `keep` columns, `answered`, `longest_string` (most equal answers
    one after the other among neighbours with the same choices) and `is_long_string` (at least
    `long_string`), `straight_lines` (blocks of five or more such neighbours, all answered alike)
    and `is_straight_lining`; with `seconds`, the column with the time of each person,
    `seconds_per_answer` and `is_fast` (less than two seconds).

    Raises as `score_table`.
    """

def tally(
    data: _Frame,
    questionnaire: Questionnaire,
    *,
    by: str | Sequence[str] | None = None,
    weight: str | None = None,
    weights: Weighting = "survey",
    pairwise: bool = False,
    shard: str | None = None,
    absent: Mapping[str, str] | None = None,
    strict: bool = False,
    cells: Cells = "auto",
    progress: Callable[[int], object] | None = None,
) -> Tally:
    """Sums over many respondents by group, in one pass and in memory that does not grow with them.

    `data` is anything that speaks Arrow, or a stream that is read batch by batch. `by` is a column
    or several whose values make groups (integers, texts, booleans; a missing value is a group).
    `weight` is a column: with `weights="survey"` decimals up to a million, each for the people whom
    a row stands for, with `weights="case"` whole numbers, as if the row stood there so many times.
    `pairwise` keeps what `reliability(rule="pairwise")` needs. `shard` is a label of this part of
    the data, which no tally takes in twice. `progress` is called with the number of rows read so
    far. The rest is as in `score_table`.

    >>> tally = bs.tally(df, q, by="departement")       # doctest: +SKIP
    >>> tally += bs.tally(more, q, by="departement")    # doctest: +SKIP

    Raises `InvalidDataError` with every missing or duplicate column and unsupported type, for
    weights that are none, and with `strict` for invalid cells.
    """

def score_and_tally(
    data: _Frame,
    questionnaire: Questionnaire,
    *,
    id: str | None = None,
    keep: Sequence[str] = ...,
    prefix: str = "",
    by: str | Sequence[str] | None = None,
    weight: str | None = None,
    weights: Weighting = "survey",
    pairwise: bool = False,
    shard: str | None = None,
    absent: Mapping[str, str] | None = None,
    strict: bool = False,
    cells: Cells = "auto",
    progress: Callable[[int], object] | None = None,
    retain_until: _Day | None = None,
) -> tuple[Table, Tally]:
    """The scores of many respondents and their tally, in one pass: a `Table` as `score_table` gives
    it, and a `Tally`. The arguments are those of both.

    Raises as `score_table` and `tally`.
    """

def simulate(
    questionnaire: Questionnaire,
    *,
    respondents: int = 46,
    seed: int = 1,
    groups: Mapping[str, Sequence[str]] | None = None,
    missing: int = 50,
    oddities: bool = False,
    mark: str = "INVENTE",
) -> Table:
    """People who do not exist answer a questionnaire: a `Table` of text cells.

    Its first column, `mark`, says so in every row (`INVENTE-001`) and names the person. `groups`
    adds columns with values that people are dealt out to evenly; `missing` of a thousand answers
    are missing. With `oddities`, from eight people on, the data also has what real exports have:
    two invalid cells, a person without any answer, a name that stands twice. The same `seed` gives
    the same answers, for ever.

    Raises `UsageError` for options that cannot be.
    """

def demo_catalogue() -> str:
    """The example catalogue, as JSON: offers of a region that does not exist, valid in 2027, as an
    overlay on the referential that ships.
    """

def demo_export() -> bytes:
    """The bytes of the example export: 46 people who do not exist, on the questionnaire
    `autopositionnement`, as LimeSurvey would have written them.
    """

def schemas() -> dict[str, str]:
    """The JSON Schemas of the documents that the library reads and writes, as text by document.

    What a schema cannot say (references, circles, ranges between fields) only the reader checks.
    """

@final
class _CsvStream:
    """Separated text that may be larger than memory, a table of so many rows at a time."""
    def __new__(cls, path: str | PathLike[str], rows: int) -> _CsvStream: ...
    def __iter__(self) -> _CsvStream: ...
    def __next__(self) -> Table: ...

def _read_export(
    bytes: bytes, questionnaire: Questionnaire, options: Mapping[str, Any]
) -> tuple[Table, Reading]:
    """Reads the bytes of a text export."""

def _read_sheet(
    data: _Frame, questionnaire: Questionnaire, options: Mapping[str, Any]
) -> tuple[Table, Reading]:
    """Reads the lines of a spreadsheet, headers and all, by the rules of text exports."""

def _read_table(
    data: _Frame, questionnaire: Questionnaire, options: Mapping[str, Any]
) -> tuple[Table, Reading]:
    """Reads a table with names, as Parquet gives it, by the rules of text exports."""

@final
class Pattern:
    """Which counts of a table are hidden, so that no small one can be worked out."""
    @property
    def hidden(self) -> list[bool]:
        """For each count whether it is hidden: the cells row by row, the margins of the rows, those of
        the columns, the total.
        """
    @property
    def people(self) -> int:
        """How many people are in hidden counts, margins counted like cells."""
    @property
    def optimality(self) -> str:
        """`exact` (nothing is hidden in vain: proved), `heuristic` or `whole`."""

@final
class Attacker:
    """Somebody who reads published figures and wants to know the hidden ones, by linear programming.

    `groups` is for each group how many people are printed (None where it is hidden) and between
    which its mean lies (None if hidden; a mean printed as 3.2 lies between 3.15 and 3.25). `sums`
    says which group is the sum of which others, by their places: `[(3, [0, 1, 2])]`. A hidden count
    is taken for at least 1, but for those in `empty`.
    """
    def __new__(
        cls,
        groups: Sequence[tuple[int | None, tuple[float, float] | None]],
        sums: Sequence[tuple[int, Sequence[int]]],
        *,
        empty: Sequence[int] = ...,
    ) -> Attacker: ...
    def count(self, group: int) -> tuple[float, float] | None:
        """The least and the most people that a group can have, infinite if nothing bounds it; None if
        no numbers fit what is printed.
        """
    def mean(
        self, group: int, low: float, high: float, own: float | None = None
    ) -> tuple[float, float] | None:
        """The least and the most that the mean of a group can be on a scale from `low` to `high`; with
        `own`, the mean of the others for one of the group who gave it. None if no numbers fit.
        """

def suppress(counts: Sequence[int] | Sequence[Sequence[int]], k: int = 5) -> Pattern:
    """Which counts of a one-way table (a list) or a two-way table (a list of rows) are hidden with
    their margins: every one from 1 to `k` - 1, and the fewest people beside, so that each hidden
    count stays `k` wide for those who see the printed ones.

    Raises `ValueError` for rows of different lengths.
    """

def _release(
    tables: list[Table],
    rules: str | bytes,
    min_cell: int | None,
    allow_by: str | Iterable[str],
    groupings: dict[str, dict[str, str]],
    log: bytes | None,
    wave: str,
    today: str,
    retain_until: str | None,
) -> tuple[list[Table], str, ReleaseAudit, str | None]:
    """Protects tables together; see `boussole_sante.release`."""

def _retention(data: bytes) -> tuple[bool, str | None]:
    """Whether a document is one of answers, and after which day it is to be deleted."""

def _is_past(until: _Day, today: _Day) -> bool:
    """Whether what is to be kept until a day is to be deleted on another."""

def _card(record: str, part: str, lang: str, of: _Referential | None = None) -> tuple[Block, ...]:
    """The card of a part of a referential, which is of this record and given as JSON."""

def _invented(lang: str) -> str:
    """What is said above whatever shows people who do not exist."""

def _standing(lang: str) -> str:
    """What this project is and is not."""

def _wording(list: str, word: str, lang: str) -> str:
    """How people read a word of a closed list; the word itself where nothing is known."""

def _erase_rows(data: bytes, column: str, respondent: str) -> tuple[bytes, int]:
    """Separated text without the rows of one person, and how many they were."""

def _fault(
    code: str, expected: tuple[str, str], found: str = "", column: str | None = None
) -> BoussoleError:
    """A fault that only Python sees, as the exception that says it: in a file that it opens, in an
    argument.
    """

def _notice(questionnaire: Questionnaire, fields: bytes, lang: Language) -> str:
    """The notice of a questionnaire, from the JSON of its fields."""

def notice_fields() -> tuple[NoticeField, ...]:
    """The places of the notice, with what to write there."""
