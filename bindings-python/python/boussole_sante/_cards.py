"""Parts of a referential as people read them: in a terminal, in a notebook, on a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from html import escape
from typing import TYPE_CHECKING, Any, TypeAlias

from ._core import _fields, _wordings
from ._values import Text, Value

if TYPE_CHECKING:
    from .referential import (
        CompetencyLevel,
        Figure,
        MapNode,
        Outcome,
        Part,
        ProfileRequirement,
        Provenance,
        Window,
    )

Names: TypeAlias = Callable[[str, str], str]
"""How people name the entry of a kind and key."""


@dataclass(frozen=True)
class Field:
    """What the core knows of a field of a record."""

    french: str
    english: str
    refers_to: str | None
    """The kind of the entry whose key it holds."""
    words: str | None
    """The closed list from which its words are."""


FIELDS = {
    (record, "from_" if name == "from" else name): Field(french, english, refers_to, words)
    for record, name, french, english, refers_to, words in _fields()
}
"""Every field, by record and name."""

LAST = {"synonyms", "status", "provenance", "retired", "ext"}
"""Fields that say what an entry is called besides, and what it rests on."""

WORDS = {(field, word): (french, english) for field, word, french, english in _wordings()}
"""Every closed word, by field and word: French and English."""

SHORT = 45
"""Up to how many characters several things stand in one line."""

LEADING = ("statement", "description", "question", "purpose")
"""What is said first, without a heading."""


@dataclass(frozen=True)
class Line:
    """What a field holds, in words."""

    field: str
    heading: str
    values: tuple[str, ...]


def field_of(part: Part | str, name: str) -> Field:
    """What the core knows of a field of a part, or of the parts of this name."""
    return FIELDS[part if isinstance(part, str) else type(part).__name__, name]


def heading(part: Part | str, name: str, lang: str) -> str:
    """How people name a field of a part."""
    one = field_of(part, name)
    return one.english if lang == "en" else one.french


def word(part: Part, field: str, value: str, lang: str) -> str:
    """A closed word of a field as people read it; what is no such word as it is."""
    words = field_of(part, field).words
    return WORDS[words, value][lang == "en"] if words else value


def number(value: float, lang: str) -> str:
    """A number as the language writes it."""
    text = str(value)
    return text.replace(".", ",") if lang == "fr" else text


def key_itself(kind: str, key: str) -> str:
    """The name of an entry where nothing but its key is at hand."""
    return key


def lines(part: Part, lang: str, names: Names = key_itself) -> Iterator[Line]:
    """What a part holds, a line for each field that is filled; its name is left out.

    What every entry has comes last.
    """
    own = sorted(fields(part), key=lambda one: one.name in LAST)
    for one in own:
        value = getattr(part, one.name)
        if one.name in {"key", "label"} or value is None or value == ():
            continue
        if one.name == "confidence" and value == one.default:
            continue
        values = value if isinstance(value, tuple) else (value,)
        told = tuple(said(part, one.name, each, lang, names) for each in values)
        yield Line(one.name, heading(part, one.name, lang), told)


def said(part: Part, field: str, value: Any, lang: str, names: Names = key_itself) -> str:
    """What a field holds, in one line."""
    match value:
        case Text():
            return value(lang)
        case bool():
            return WORDS["truth", str(value).lower()][lang == "en"]
        case int() | float():
            return number(value, lang)
        case Value():
            return brief(value, lang, names)
        case Mapping() if field == "audience":
            return audience(value, lang, names)
        case Mapping():
            from json import dumps

            return dumps(value, ensure_ascii=False)
    kind = reference(part, field)
    return names(kind, value) if kind else word(part, field, value, lang)


def reference(part: Part, field: str) -> str | None:
    """The kind of the entry whose key a field holds."""
    return field_of(part, field).refers_to


def brief(part: Any, lang: str, names: Names = key_itself) -> str:
    """A part in one line: its name, then the rest with headings."""
    if own := BRIEF.get(type(part).__name__):
        return own(part, lang, names)
    label = getattr(part, "label", None) or getattr(part, "title", None)
    colon = colon_of(lang)
    rest = [
        f"{line.heading}{colon} {together(line.values, lang)}"
        for line in lines(part, lang, names)
        if line.field != "title"
    ]
    first = [label(lang)] if isinstance(label, Text) else []
    return semicolon(lang).join([*first, *rest])


def outcome(part: Outcome, lang: str, names: Names) -> str:
    """The competency, from which level to which, and whether a source says so."""
    status = word(part, "status", part.status, lang)
    competency = names("competency", part.competency)
    return f"{competency}{colon_of(lang)} {part.from_} → {part.to} ({status})"


def prerequisite(part: CompetencyLevel, lang: str, names: Names) -> str:
    """The competency and its level."""
    level = heading(part, "level", lang)
    return f"{names('competency', part.competency)}, {level} {part.level}"


def requirement(part: ProfileRequirement, lang: str, names: Names) -> str:
    """The competency, the level that is asked for, and how much it is needed."""
    level = f"{heading('CompetencyLevel', 'level', lang)} {part.target_level}"
    needed = word(part, "necessity", part.necessity, lang)
    return f"{names('competency', part.competency)}, {level} ({needed})"


def days(window: Window, lang: str) -> str:
    """When a step may be taken."""
    low, high = window.from_day, window.to_day
    if high is None:
        return f"à partir du jour {low}" if lang == "fr" else f"from day {low} on"
    return f"du jour {low} au jour {high}" if lang == "fr" else f"day {low} to day {high}"


def branch(node: MapNode, lang: str) -> str:
    """A node of a map in one line, with what is uncertain about it."""
    doubts = []
    if node.duplicate_of:
        doubts.append(f"{heading(node, 'duplicate_of', lang)}{colon_of(lang)} {node.duplicate_of}")
    if node.confidence != "high":
        shown = WORDS["confidence", node.confidence][lang == "en"]
        doubts.append(f"{heading(node, 'confidence', lang)} {shown}")
    doubts += [note(lang) for note in [node.note, *(r.note for r in node.readings)] if note]
    told = semicolon(lang).join(text.rstrip(".") for text in doubts)
    return f"{node.label(lang)} ({told})" if told else node.label(lang)


def together(values: Sequence[str], lang: str) -> str:
    """Several things in one line, so that one can see where each begins."""
    apart = any("," in value for value in values)
    return (semicolon(lang) if apart else ", ").join(values)


def is_short(values: Sequence[str]) -> bool:
    """Whether several things read well in one line."""
    return all(len(value) <= SHORT for value in values) and sum(map(len, values)) <= 2 * SHORT


def semicolon(lang: str) -> str:
    """A semicolon between two things as the language sets it."""
    return "\N{NO-BREAK SPACE}; " if lang == "fr" else "; "


def colon_of(lang: str) -> str:
    """A colon as the language sets it."""
    return "\N{NO-BREAK SPACE}:" if lang == "fr" else ":"


def provenance(one: Provenance, lang: str) -> str:
    """A place in a source, with what is uncertain about it."""
    doubts = [note(lang) for note in ([one.note] if one.note else [])]
    if one.confidence != "high":
        shown = WORDS["confidence", one.confidence][lang == "en"]
        doubts.append(f"{heading(one, 'confidence', lang)} {shown}")
    doubts += [
        f"{heading(one, 'alternatives', lang)}{colon_of(lang)} {other(lang)}"
        for other in one.alternatives
    ]
    place = f"{one.source} {one.place}" if one.place else one.source
    told = semicolon(lang).join(text.rstrip(".") for text in doubts)
    return f"{place} ({told})" if doubts else place


def figure(one: Figure, lang: str) -> str:
    """A published figure with its date and its source."""
    share = ""
    if one.numerator is not None and one.denominator is not None:
        of = "sur" if lang == "fr" else "of"
        share = f", {number(one.numerator, lang)} {of} {number(one.denominator, lang)}"
    note = f" {one.note(lang)}" if one.note else ""
    sources = ", ".join(provenance(source, lang) for source in one.provenance)
    value = f"{number(one.value, lang)} {one.unit(lang)}"
    dated = ", ".join(filter(None, (one.as_of, sources)))
    return f"{one.label(lang)}{colon_of(lang)} {value}{share} ({dated}).{note}"


BRIEF: dict[str, Callable[[Any, str, Names], str]] = {
    "CompetencyLevel": prerequisite,
    "Figure": lambda part, lang, _: figure(part, lang),
    "MapNode": lambda part, lang, _: branch(part, lang),
    "Outcome": outcome,
    "ProfileRequirement": requirement,
    "Provenance": lambda part, lang, _: provenance(part, lang),
    "Window": lambda part, lang, _: days(part, lang),
}
"""Parts that say themselves in one line in a way of their own."""

AUDIENCE: dict[str, tuple[str, str]] = {
    # condition: (French, English)
    "dispositif_in": ("démarche {}", "scheme {}"),
    "newcomer": ("personnes qui arrivent", "newcomers"),
    "not_newcomer": ("personnes déjà en poste", "people already in post"),
    "tag_in": ("situation «\N{NO-BREAK SPACE}{}\N{NO-BREAK SPACE}»", "situation “{}”"),
    "share": ("{}, au moins {} du temps de travail", "{}, at least {} of working time"),
    "days": ("{} jours en poste", "{} days in post"),
    "level": ("{}, niveau {}", "{}, level {}"),
    "between": ("{} à {}", "{} to {}"),
    "at_least": ("au moins {}", "at least {}"),
    "at_most": ("au plus {}", "at most {}"),
    "not": ("sauf {}", "not {}"),
    "all": (" et ", " and "),
    "any": (" ou ", " or "),
}


def audience(rule: Mapping[str, Any], lang: str, names: Names = key_itself) -> str:
    """For whom something is, as a sentence."""

    def say(name: str, *parts: object) -> str:
        return AUDIENCE[name][lang == "en"].format(*parts)

    def one_of(kind: str, keys: list[str]) -> str:
        return say("any").join(names(kind, key) for key in keys)

    def bounds(test: Mapping[str, Any]) -> str:
        low, high = test.get("at_least"), test.get("at_most")
        if low is not None and high is not None:
            return say("between", low, high)
        return say("at_most", high) if low is None else say("at_least", low)

    ((name, test),) = rule.items()
    match name:
        case "all" | "any":
            return say(name).join(audience(part, lang, names) for part in test)
        case "not":
            return say("not", audience(test, lang, names))
        case "dispositif_in":
            return say(name, one_of("dispositif", test))
        case "tag_in":
            return say(name, one_of("tag", test))
        case "newcomer":
            return say("newcomer" if test else "not_newcomer")
        case "days_in_post":
            return say("days", bounds(test))
        case "level":
            return say("level", names("competency", test["competency"]), bounds(test))
        case _:
            share = number(test["at_least"] / 10, lang).removesuffix(",0").removesuffix(".0")
            percent = f"{share}\N{NO-BREAK SPACE}%" if lang == "fr" else f"{share}%"
            return say("share", names("dispositif", test["dispositif"]), percent)


def title(part: Part, lang: str) -> str:
    """How people name a part; nothing where it has no name."""
    label = getattr(part, "label", None)
    return label(lang) if isinstance(label, Text) else ""


def split(part: Part, lang: str, names: Names = key_itself) -> tuple[list[str], list[Line]]:
    """What is said first, then the lines with headings."""
    first = [
        value(lang) for name in LEADING if isinstance(value := getattr(part, name, None), Text)
    ]
    rest = [line for line in lines(part, lang, names) if line.field not in LEADING]
    return first, rest


def key_of(part: Part) -> str:
    """The key of an entry; nothing for another part."""
    return str(getattr(part, "key", "")) if hasattr(part, "entry_kind") else ""


def text(part: Part, lang: str) -> str:
    """The card of a part, for a terminal."""
    first, rest = split(part, lang)
    own = key_of(part)
    key = f" ({own})" if own else ""
    told = [line for line in (f"{title(part, lang)}{key}", *first) if line]
    colon = colon_of(lang)
    for line in rest:
        if is_short(line.values) or len(line.values) == 1:
            told.append(f"{line.heading}{colon} {together(line.values, lang)}")
        else:
            numbered = line.field == "descriptors"
            told.append(f"{line.heading}{colon}")
            told += [f"  {i if numbered else '-'} {one}" for i, one in enumerate(line.values)]
    return "\n".join(told)


def html(part: Part, lang: str) -> str:
    """The card of a part, for a notebook."""
    first, rest = split(part, lang)
    own = key_of(part)
    key = f" <code>{escape(own)}</code>" if own else ""
    name = title(part, lang)
    told = [f"<p><b>{escape(name)}</b>{key}</p>"] if name else []
    told += [f"<p>{escape(one)}</p>" for one in first]
    rows = []
    for line in rest:
        start = ' start="0"' if line.field == "descriptors" else ""
        kind = "ol" if start else "ul"
        items = "".join(f"<li>{escape(one)}</li>" for one in line.values)
        many = f"<{kind}{start}>{items}</{kind}>"
        short = is_short(line.values) or len(line.values) == 1
        value = escape(together(line.values, lang)) if short else many
        rows.append(f"<tr><th>{escape(line.heading)}</th><td>{value}</td></tr>")
    return f"<div>{''.join(told)}<table>{''.join(rows)}</table></div>"
