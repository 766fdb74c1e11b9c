"""A whole referential as a page, made from its data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from .._cards import (
    WORDS,
    Line,
    branch,
    days,
    figure,
    heading,
    is_short,
    lines,
    provenance,
    said,
    split,
    together,
)
from .._values import Text
from ..blocks import Block, Branch, Grid, Heading, Listing, Paragraph, Tree
from ..referential import (
    LISTS,
    Alignment,
    Competency,
    CompetencyLevel,
    Factor,
    MapNode,
    MasteryLevel,
    Mission,
    Objective,
    Offer,
    Part,
    Pathway,
    Profile,
    ProfileRequirement,
    Relation,
    SchemeCode,
    Source,
    Step,
    Tag,
)
from .words import lang, say

if TYPE_CHECKING:
    from .. import Referential
    from ..referential import Indicator
    from ..results import Change

SHOWN_APART = {"requirements", "steps", "descriptors", "levels", "figures", "domain"}
"""Fields that have a table or a place of their own."""


def whole(referential: Referential) -> Iterator[Block]:
    """Everything that a referential holds, list by list."""
    yield from _Whole(referential).blocks()


class _Whole:
    def __init__(self, referential: Referential) -> None:
        self.ref = referential
        self.labels = {
            (getattr(entry, "entry_kind", name.removesuffix("s")), entry.key): entry.label
            for name in LISTS
            for entry in referential._every(name)
            if hasattr(entry, "label")
        }
        for pathway in referential.pathways:
            self.labels |= {("step", step.key): step.label for step in pathway.steps}

    def name(self, kind: str, key: str) -> str:
        """How people name an entry."""
        label = self.labels.get((kind, key))
        return key if label is None else label(lang())

    def blocks(self) -> Iterator[Block]:
        yield Paragraph(say("independent"), notice=True)
        if self.ref.description:
            yield Paragraph(self.ref.description(lang()))
        yield Paragraph(
            say(
                "whole_made",
                version=self.ref.version,
                publisher=self.ref.publisher,
                licence=self.ref.licence,
                sha256=self.ref.sha256[:12],
            )
        )
        yield Paragraph(say("whole_reading"))
        yield self.counts()
        yield from self.changes()
        yield from self.list_("scales", self.scales())
        yield from self.competencies()
        yield from self.list_("factors", self.factors())
        yield from self.list_("dispositifs", self.cards("dispositifs"))
        yield from self.list_("missions", self.missions())
        yield from self.list_("profiles", self.profiles())
        yield from self.list_("offers", self.cards("offers"))
        yield from self.list_("pathways", self.pathways())
        yield from self.list_("objectives", self.objectives())
        yield from self.indicators()
        yield from self.list_("relations", self.relations())
        yield from self.list_("alignments", self.alignments())
        yield from self.list_("maps", self.maps())
        yield from self.list_("tags", self.tags())
        yield from self.list_("sources", self.sources())

    def counts(self) -> Grid:
        names = [name for name in LISTS if len(getattr(self.ref, name))]
        rows = tuple((say(f"list_{name}"), str(len(getattr(self.ref, name)))) for name in names)
        return Grid(say("whole_counts"), (say("list"), say("how_many")), rows)

    def changes(self) -> Iterator[Block]:
        changes = self.ref.changes
        if changes:
            yield Heading(say("whole_changes"))
            yield Listing(tuple(map(change_line, changes)))

    def list_(self, name: str, blocks: Iterable[Block]) -> Iterator[Block]:
        """A section, if the list has anything."""
        if len(getattr(self.ref, name)):
            yield Heading(say(f"list_{name}"))
            yield from blocks

    def card(self, entry: Part, depth: int) -> Iterator[Block]:
        """An entry with its fields, a line each."""
        label = getattr(entry, "label", None)
        if isinstance(label, Text):
            yield Heading(label(lang()), depth)
        first, rest = split(entry, lang(), self.name)
        yield from map(Paragraph, first)
        yield self.fields(line for line in rest if line.field not in SHOWN_APART)

    def fields(self, given: Iterable[Line]) -> Tree:
        """Lines with their headings."""
        branches = []
        for line in given:
            start = capital(line.heading)
            if is_short(line.values) or len(line.values) == 1:
                value = together(line.values, lang())
                branches.append(Branch(say("named", name=start, value=value)))
            else:
                inner = tuple(map(Branch, line.values))
                branches.append(Branch(say("named", name=start, value="").rstrip(), inner))
        return Tree(tuple(branches))

    def cards(self, name: str) -> Iterator[Block]:
        for entry in getattr(self.ref, name):
            yield from self.card(entry, 2)
            figures = getattr(entry, "figures", ())
            if figures:
                yield self.fields([self.figures(figures)])

    def figures(self, figures: tuple[Any, ...]) -> Line:
        told = tuple(figure(one, lang()) for one in figures)
        return Line("figures", heading("Dispositif", "figures", lang()), told)

    def grid(
        self, caption: str, kind: type[Part], fields: tuple[str, ...], parts: Iterable[Part]
    ) -> Grid:
        """A table of parts of a kind, a column for each field."""
        head = heads(kind, *fields)
        rows = tuple(tuple(self.cell(part, name) for name in fields) for part in parts)
        return Grid(caption, head, rows)

    def cell(self, part: Part, name: str) -> str:
        value = getattr(part, name)
        if value is None:
            return ""
        values = value if isinstance(value, tuple) else (value,)
        told = [said(part, name, one, lang(), self.name) for one in values]
        return together(told, lang())

    def scales(self) -> Iterator[Block]:
        for scale in self.ref.scales:
            yield from self.card(scale, 2)
            rows = tuple(
                (
                    str(number),
                    level.label(lang()),
                    level.description(lang()) if level.description else "",
                    level.source_words or "",
                )
                for number, level in enumerate(scale.levels)
            )
            names = ("label", "description", "source_words")
            head = heads(CompetencyLevel, "level") + heads(MasteryLevel, *names)
            yield Grid(scale.label(lang()), head, rows)

    def competencies(self) -> Iterator[Block]:
        domains = [d for d in self.ref.domains if any(self.of_domain(d.key))]
        for domain in domains:
            yield Heading(say("competencies_of", domain=domain.label(lang())))
            if domain.description:
                yield Paragraph(domain.description(lang()))
            for competency in self.of_domain(domain.key):
                yield from self.card(competency, 2)
                if competency.descriptors:
                    yield self.descriptors(competency)

    def of_domain(self, key: str) -> Iterator[Competency]:
        return (one for one in self.ref.competencies if one.domain == key)

    def descriptors(self, competency: Competency) -> Grid:
        scale = self.ref.scales[0]
        rows = tuple(
            (f"{number} {level.label(lang())}", text(lang()))
            for number, (level, text) in enumerate(
                zip(scale.levels, competency.descriptors, strict=True)
            )
        )
        head = (*heads(CompetencyLevel, "level"), say("seen"))
        return Grid(say("descriptors_of", competency=competency.label(lang())), head, rows)

    def factors(self) -> Iterator[Block]:
        names = ("label", "item", "addressee", "status", "provenance")
        levels = dict.fromkeys(factor.need_level for factor in self.ref.factors)
        for level in levels:
            own = [factor for factor in self.ref.factors if factor.need_level == level]
            yield self.grid(capital(said(own[0], "need_level", level, lang())), Factor, names, own)

    def missions(self) -> Iterator[Block]:
        names = ("label", "level", "dispositifs", "competencies", "status", "provenance")
        yield self.grid(say("list_missions"), Mission, names, self.ref.missions)

    def profiles(self) -> Iterator[Block]:
        yield Paragraph(say("examples"), notice=True)
        for profile in self.ref.profiles:
            yield from self.card(profile, 2)
            yield self.requirements(profile)

    def requirements(self, profile: Profile) -> Grid:
        names = ("competency", "target_level", "necessity", "by_day", "rationale", "provenance")
        caption = say("requirements_of", profile=profile.label(lang()))
        return self.grid(caption, ProfileRequirement, names, profile.requirements)

    def pathways(self) -> Iterator[Block]:
        for pathway in self.ref.pathways:
            yield from self.card(pathway, 2)
            yield self.steps(pathway)

    def steps(self, pathway: Pathway) -> Grid:
        rows = tuple(
            (
                step.label(lang()),
                days(step.window, lang()),
                self.cell(step, "addressee"),
                step.description(lang()) if step.description else "",
                "\n".join(self.aims(step)),
                self.cell(step, "provenance"),
            )
            for step in pathway.steps
        )
        head = heads(Step, "label", "window", "addressee", "description")
        head += heads(Offer, "outcomes") + heads(Step, "provenance")
        return Grid(say("steps_of", pathway=pathway.label(lang())), head, rows)

    def aims(self, step: Part) -> Iterator[str]:
        """What a step leans on and aims at."""
        wanted = ("audience", "after", "offers", "competencies", "factors", "mentoring")
        for line in lines(step, lang(), self.name):
            if line.field in wanted:
                yield say("named", name=line.heading, value=together(line.values, lang()))

    def objectives(self) -> Iterator[Block]:
        names = ("label", "level", "parent", "status", "provenance")
        yield self.grid(say("list_objectives"), Objective, names, self.ref.objectives)

    def indicators(self) -> Iterator[Block]:
        beneficiaries = dict.fromkeys(one.beneficiary for one in self.ref.indicators)
        for beneficiary in beneficiaries:
            own = [one for one in self.ref.indicators if one.beneficiary == beneficiary]
            who = said(own[0], "beneficiary", beneficiary, lang())
            yield Heading(say("indicators_for", who=who))
            for indicator in own:
                yield from self.indicator(indicator)

    def indicator(self, indicator: Indicator) -> Iterator[Block]:
        yield from self.card(indicator, 2)
        if indicator.figures:
            yield self.fields([self.figures(indicator.figures)])

    def relations(self) -> Iterator[Block]:
        names = ("from_", "kind", "to", "from_level", "min_level", "note", "status")
        yield self.grid(say("list_relations"), Relation, names, self.ref.relations)

    def alignments(self) -> Iterator[Block]:
        for scheme in self.ref.schemes:
            yield from self.card(scheme, 2)
            own = [one for one in self.ref.alignments if one.scheme == scheme.key]
            codes = {code.code: code.label(lang()) for code in scheme.codes}
            rows = tuple(
                (
                    self.cell(one, "competency" if one.competency else "profile"),
                    f"{one.code} {codes.get(one.code, '')}".rstrip(),
                    self.cell(one, "nearness"),
                    self.cell(one, "status"),
                )
                for one in own
            )
            head = heads(SchemeCode, "label") + heads(Alignment, "code", "nearness", "status")
            yield Grid(scheme.label(lang()), head, rows)

    def maps(self) -> Iterator[Block]:
        yield Paragraph(say("maps_are"))
        for one in self.ref.maps:
            yield Heading(one.label(lang()), 2)
            places = [provenance(place, lang()) for place in one.provenance]
            yield Paragraph(together(places, lang()))
            yield Tree(tuple(map(self.branch, one.nodes)))

    def branch(self, node: MapNode) -> Branch:
        return Branch(branch(node, lang()), tuple(map(self.branch, node.children)))

    def tags(self) -> Iterator[Block]:
        yield self.grid(say("list_tags"), Tag, ("label", "description"), self.ref.tags)

    def sources(self) -> Iterator[Block]:
        names = ("key", "label", "publisher", "date", "note")
        yield self.grid(say("list_sources"), Source, names, self.ref.sources)


def heads(kind: type[Part], *names: str) -> tuple[str, ...]:
    """The heads of columns for fields of a part."""
    return tuple(capital(heading(kind.__name__, name, lang())) for name in names)


def capital(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def change_line(change: Change) -> str:
    """What an overlay does, in one line."""

    def word(field: str, value: str) -> str:
        return WORDS[field, value][lang() == "en"]

    label = change.label(lang()).replace("\n", " ")
    parts = [say("named", name=word("change", change.change), value=word("kind", change.kind))]
    parts[0] += f" {say('quoted', text=label)}"
    if change.was:
        parts.append(say("was", text=change.was(lang())))
    if change.reason:
        parts.append(change.reason(lang()).rstrip("."))
    if change.referred_by:
        count = len(change.referred_by)
        parts.append(say("referred_by_one" if count == 1 else "referred_by", count=count))
    return ", ".join(parts)
