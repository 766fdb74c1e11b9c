"""The referential and its entries, as users hold them."""

from __future__ import annotations

import copy
import dataclasses
import json
import pickle
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import polars as pl
import pytest

import boussole_sante as bs
from boussole_sante import referential as parts
from making import REGION

REF = bs.Referential.embedded()
DOCUMENT = json.loads(REF.to_json())
COMPETENCY = "animer-un-comite-de-pilotage"


def every_part(value: Any) -> Iterator[parts.Part]:
    """A part with all that is in it."""
    if isinstance(value, parts.Part):
        yield value
        for field in dataclasses.fields(value):  # type: ignore[arg-type]
            yield from every_part(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from every_part(one)


def written(value: Any) -> Any:
    """A value as its document has it."""
    if isinstance(value, bs.Text):
        return {lang: value(lang) for lang in value.languages}
    if isinstance(value, parts.Part):
        own = {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}  # type: ignore[arg-type]
        named = {"from" if name == "from_" else name: written(one) for name, one in own.items()}
        return {name: one for name, one in named.items() if one not in (None, [])}
    if isinstance(value, (list, tuple)):
        return [written(one) for one in value]
    if isinstance(value, dict):
        return {name: written(one) for name, one in value.items()}
    return value


def loaded(value: Any, given: Any) -> Any:
    """What a document has, its decimals as numbers, without what is empty."""
    if isinstance(value, dict):
        return {
            name: loaded(one, given.get(name) if isinstance(given, dict) else None)
            for name, one in value.items()
            if one not in (None, [])
        }
    if isinstance(value, list):
        others = given if isinstance(given, list) else [None] * len(value)
        return [loaded(one, other) for one, other in zip(value, others, strict=True)]
    return float(value) if isinstance(given, float) else value


DEFAULTS = {"aggregate", "confidence", "weight", "status", "factor"}


@pytest.mark.parametrize("name", parts.LISTS)
def test_entries_hold_what_the_document_says(name: str) -> None:
    entries = getattr(REF, name)
    assert len(entries) == len(DOCUMENT[name]) > 0
    for entry, document in zip(entries, DOCUMENT[name], strict=True):
        said = written(entry)
        assert without_defaults(said, document) == loaded(document, said)


def without_defaults(said: Any, document: Any) -> Any:
    """What a document leaves to its default, left out."""
    if isinstance(said, dict) and isinstance(document, dict):
        absent = {name for name in said if name not in document}
        assert absent <= DEFAULTS
        return {
            name: without_defaults(one, document[name])
            for name, one in said.items()
            if name in document
        }
    if isinstance(said, list):
        return [without_defaults(a, b) for a, b in zip(said, document, strict=True)]
    return said


def test_classes_know_every_field_of_the_schema() -> None:
    schema = json.loads(bs.schemas()["referential"])["$defs"]
    classes = {cls.__name__: cls for cls in every_class(parts.Part)}
    compared = 0
    for name, definition in schema.items():
        if name in classes and "properties" in definition:
            own = {f.name for f in dataclasses.fields(classes[name])}  # type: ignore[arg-type]
            assert {"from_" if p == "from" else p for p in definition["properties"]} == own, name
            compared += 1
    assert compared == len(classes) - 1, "all but Entry"


def every_class(cls: type[Any]) -> set[type[Any]]:
    return {one for below in cls.__subclasses__() for one in {below} | every_class(below)}


def test_entries_are_found_by_key_and_place() -> None:
    assert REF.competency(COMPETENCY).label("fr") == "Animer un comité de pilotage"
    assert REF.competencies[COMPETENCY] is REF.competency(COMPETENCY)
    assert REF.competencies[0] in REF.competencies
    assert REF.profiles[:2] == (REF.profile("coordination-locale"), REF.profile("asv"))
    with pytest.raises(KeyError):
        REF.competencies["animer"]
    with pytest.raises(IndexError):
        REF.competencies[99]
    for name, look_up in (
        ("source", REF.source),
        ("scale", REF.scale),
        ("domain", REF.domain),
        ("competency", REF.competency),
        ("factor", REF.factor),
        ("dispositif", REF.dispositif),
        ("mission", REF.mission),
        ("profile", REF.profile),
        ("offer", REF.offer),
        ("pathway", REF.pathway),
        ("objective", REF.objective),
        ("indicator", REF.indicator),
        ("added_value", REF.added_value),
        ("recommendation", REF.recommendation),
        ("partner", REF.partner),
        ("figure", REF.figure),
        ("glossary_term", REF.glossary_term),
    ):
        lists = {"competency": "competencies", "glossary_term": "glossary"}
        entries = getattr(REF, lists.get(name, f"{name}s"))
        assert look_up(entries[-1].key) is entries[-1]  # type: ignore[operator]
        near = f"{entries[-1].key}x"
        with pytest.raises(bs.UnknownNameError) as caught:
            look_up(near)  # type: ignore[operator]
        assert caught.value.found == near
        assert entries[-1].key in caught.value.expected


def test_entries_are_frozen_and_comparable() -> None:
    competency = REF.competency(COMPETENCY)
    twin = bs.Referential.embedded().competency(COMPETENCY)
    assert (twin == competency, hash(twin) == hash(competency)) == (True, True)
    with pytest.raises(dataclasses.FrozenInstanceError):
        competency.key = "x"  # type: ignore[misc]
    for name in parts.LISTS:
        for part in every_part(getattr(REF, name)):
            assert isinstance(hash(part), int)
            assert pickle.loads(pickle.dumps(part)) == part


class Closed(HTMLParser):
    """HTML whose tags are all closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_a_competency_prints_as_a_card() -> None:
    competency = REF.competency(COMPETENCY)
    card = str(competency)
    assert card.splitlines()[:2] == [
        f"{competency.label} ({COMPETENCY})",
        competency.statement,
    ]
    for level, descriptor in enumerate(competency.descriptors):
        assert f"  - {level} {descriptor}" in card
    assert "Sources\N{NO-BREAK SPACE}: S2 p.11" in card
    english = competency.card("en")
    assert competency.statement("en") in english and "know-how" in english
    html = competency._repr_html_()
    Closed(html)
    assert competency.descriptors[4] in html
    assert repr(competency) == f"<Competency {COMPETENCY}: Animer un comité de pilotage>"


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_part_prints(lang: str) -> None:
    for ref in (REF, bs.Referential.read(REGION)):
        for name in parts.LISTS:
            for part in every_part(getattr(ref, name)):
                card = part.card(lang)
                assert not any(word in card for word in ("None", "Record(", "project_", "{'"))
                assert repr(part).startswith(f"<{type(part).__name__} ")
                Closed(part._repr_html_())


def test_lists_become_frames() -> None:
    frame = REF.competencies.to_polars("en")
    assert frame["key"].to_list() == list(REF.competencies.keys())
    assert frame["label"][0] == "Run a steering committee"
    assert frame.schema["descriptors"] == pl.List(pl.String)
    pandas = REF.offers.to_pandas()
    assert list(pandas["key"]) == list(REF.offers.keys())
    assert REF.indicators.to_pyarrow().num_rows == len(REF.indicators)
    requirements = REF.table("requirements").to_polars()
    joined = requirements.join(frame, left_on="competency", right_on="key")
    assert len(joined) == len(requirements) == sum(len(p.requirements) for p in REF.profiles)
    assert REF.table("steps").provenance["release"] == "public"
    with pytest.raises(bs.UnknownNameError, match="a name near to it: competencies"):
        REF.table("competency")
    for name in parts.LISTS:
        assert len(getattr(REF, name).table()) == len(getattr(REF, name))


@pytest.mark.parametrize(
    ("words", "lang", "key"),
    [
        ("comités de pilotage", None, COMPETENCY),
        ("COMITE PILOTAGE", "fr", COMPETENCY),
        ("steering committees", None, COMPETENCY),
        ("evaluations qualitatives", None, "conduire-une-evaluation-qualitative"),
    ],
)
def test_words_find_entries(words: str, lang: str | None, key: str) -> None:
    assert REF.search(words, lang)[0].key == key


def test_words_that_nothing_has_find_nothing() -> None:
    assert REF.search("xylophone") == []
    assert REF.search("steering", "fr") == []
    assert REF.search("") == []


def test_it_travels(tmp_path: Path) -> None:
    region = bs.Referential.read(REGION)
    for ref in (REF, region):
        for twin in (
            pickle.loads(pickle.dumps(ref)),
            copy.deepcopy(ref),
            bs.Referential.from_json(ref.to_json().encode()),
        ):
            assert (twin == ref, hash(twin) == hash(ref)) == (True, True)
        assert pickle.loads(pickle.dumps(ref.offers)) == ref.offers
        assert pickle.loads(pickle.dumps(ref.offers)).to_polars().equals(ref.offers.to_polars())
    assert region != REF
    assert REF != REF.key
    with pytest.raises(TypeError, match="embedded"):
        bs.Referential()
    with pytest.raises(AttributeError):
        REF.key = "x"  # type: ignore[misc]
    faulty = tmp_path / "faulty.json"
    faulty.write_text('{"document": "referential",\n "schema_version": 1, "colour": 1}')
    with pytest.raises(bs.InvalidDocumentError) as caught:
        bs.Referential.read(faulty)
    assert all(fault.file == str(faulty) for fault in caught.value.faults)
    assert len(caught.value.faults) > 3


def test_an_overlay_says_what_it_changes() -> None:
    document = json.loads(REGION.read_text())
    document["retirements"] = [
        {"kind": "offer", "key": "webinaires", "reason": {"fr": "Remplacés."}}
    ]
    region = bs.Referential.from_json(json.dumps(document))
    assert region.base == REF
    assert REF.base is None and REF.changes == ()
    kinds = [change.change for change in region.changes]
    assert kinds == ["added"] * 9 + ["retired"]
    assert region.changes[-1].label.fr == "Webinaires"
    assert region.offer("webinaires").retired is not None
    assert "webinaires" not in region.offers.keys()
    assert "webinaires" not in pickle.loads(pickle.dumps(region.offers)).keys()
    assert len(region.offers) == len(REF.offers) + 5 - 1
    whole = bs.Referential.from_json(region.to_json(whole=True))
    assert whole.base is None and whole.offers == region.offers
    assert region.to_json() != region.to_json(whole=True)
    assert repr(region).startswith("<Referential region-x 0.1.0 on coordination-locale-de-sante: ")


WORDS_OF_PARTS = ("réseau", "isolement", "santé", "siègent", "programmation")


def test_words_are_found_with_the_parts_that_say_them() -> None:
    found = REF.hits("rompre l’isolement", "fr")
    parts = {hit.entry.key: [getattr(part, "key", "") for part in hit.parts] for hit in found[:4]}
    assert parts["carte-liens-entre-pairs"] == ["l-rompre-l-isolement"]
    assert parts["echanger-entre-pairs"] == []
    assert [hit.entry for hit in found] == REF.search("rompre l’isolement", "fr")
    (step,) = next(hit for hit in REF.hits("raconter ce qui ne s’écrit pas") if hit.parts).parts[:1]
    assert getattr(step, "label", None) == "Raconter ce qui ne s’écrit pas"
    assert REF.hits("xylophone") == []
    # The same parts in the same order as the core names, wherever they stand: nodes within nodes,
    # steps, terms of an indicator.
    found = {hit.entry.key: hit for word in WORDS_OF_PARTS for hit in REF.hits(word) if hit.parts}
    assert {"carte-besoins", "prise-de-poste", "gov-02"} <= found.keys()
    for word in WORDS_OF_PARTS:
        named = [list(parts) for _, _, parts, _ in REF._search(word, None)]
        hits = REF.hits(word)
        assert [[getattr(part, "key", "") for part in hit.parts] for hit in hits] == named


def test_the_glossary_explains_a_text() -> None:
    terms = REF.terms_in("Deux quartiers prioritaires ; le PTSM arrive.")
    assert [term.key for term in terms] == ["qpv", "ptsm"]
    assert REF.terms_in("Two priority neighbourhoods", "en") == [REF.glossary_term("qpv")]
    assert REF.terms_in("", "fr") == []


def test_published_figures_are_a_frame_of_their_own() -> None:
    frame = REF.figures.to_polars()
    assert set(frame["basis"]) == {"published_as_is", "not_computable"}
    none = frame.filter(pl.col("basis") == "not_computable")
    assert none["reason"].null_count() == 0 and none["value"].null_count() == len(none)
    assert REF.figure("taux-de-vacance-2020").value is None
    assert str(REF.figure("clsm-2021-avec-qpv").value) == "74.8"


def test_it_shows_itself() -> None:
    assert repr(REF).startswith("<Referential coordination-locale-de-sante 1.2.0: 42 competencies")
    Closed(REF._repr_html_())
    assert "<td>55</td>" in REF._repr_html_()
    assert repr(REF.dispositifs).startswith("<3 dispositifs: <Dispositif asv")
    for name in parts.LISTS:
        Closed(getattr(REF, name)._repr_html_())
    document = json.loads(REGION.read_text())
    document["offers"][0]["label"]["fr"] = "<script>alert(1)</script>"
    region = bs.Referential.from_json(json.dumps(document))
    for html in (region.offer("un")._repr_html_(), region.offers._repr_html_()):
        assert "<script>" not in html and "&lt;script&gt;" in html


def test_what_ships_is_linted() -> None:
    questionnaires = [bs.Questionnaire.embedded(n) for n in bs.Questionnaire.embedded_names()]
    found = REF.lint(questionnaires)
    assert {one.severity for one in found} == {"info"}
    on_a_day = REF.lint(questionnaires, today="2026-09-01")
    # What was seen to exist years ago is a remark on a day.
    assert {one.code for one in set(on_a_day) - set(found)} == {"offer_verified_long_ago"}
    assert set(found) < set(on_a_day)
    assert all(one.message("fr") != one.message("en") for one in found)
    assert str(found[0]) == found[0].message("fr")
    document = json.loads(REGION.read_text())
    document["offers"][0]["outcomes"][0]["to"] = 4
    region = bs.Referential.from_json(json.dumps(document))
    (steep,) = (one for one in region.lint() if one.code == "outcome_too_steep")
    assert (steep.severity, steep.kind, steep.key) == ("warning", "offer", "un")
    assert steep.pointer.startswith(f"/offers/{len(REF.offers)}/outcomes/0")
    expired = [o for o in region.lint(today="2027-01-01") if o.code == "offer_expired"]
    assert {one.key for one in expired} == {"un", "deux", "trois", "quatre", "cinq"}
    with pytest.raises(bs.UsageError, match="YYYY-MM-DD"):
        region.lint(today="demain")


def test_what_covers_what() -> None:
    q = bs.Questionnaire.embedded("autopositionnement")
    table = REF.coverage([q], "en").to_polars()
    assert table["competency"].to_list() == list(REF.competencies.keys())
    assert set(table["items"]) == {1}
    assert REF.coverage().to_polars()["items"].sum() == 0
    requirements = [one for p in REF.profiles for one in p.requirements]
    asked = table.filter(pl.col("competency") == COMPETENCY)["profiles"][0]
    assert asked == sum(one.competency == COMPETENCY for one in requirements) > 0


def test_words_of_the_stubs_are_those_of_the_core() -> None:
    """The closed words that docstrings list are those that the schema lists."""
    schema = bs.schemas()["referential"]
    source = Path(parts.__file__).read_text()
    for line in source.replace("\n    ", " ").split('"""'):
        if "``" in line and "|" in line:
            for word in line.split("``")[1].split("|"):
                assert f'"{word.strip()}"' in schema, word
