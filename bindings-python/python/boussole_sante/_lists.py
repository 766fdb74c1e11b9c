"""The lists of a referential. Written from the core's registry of fields (`make parts`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .referential import (
        AddedValue,
        Alignment,
        Competency,
        Dispositif,
        Domain,
        Entries,
        Factor,
        Figure,
        GlossaryTerm,
        Indicator,
        MasteryScale,
        MindMap,
        Mission,
        Objective,
        Offer,
        Partner,
        Pathway,
        Profile,
        Recommendation,
        Relation,
        Scheme,
        Source,
        Tag,
    )

NAMES = (
    "sources",
    "tags",
    "maps",
    "scales",
    "domains",
    "competencies",
    "relations",
    "schemes",
    "alignments",
    "factors",
    "dispositifs",
    "missions",
    "profiles",
    "offers",
    "pathways",
    "objectives",
    "indicators",
    "added_values",
    "recommendations",
    "partners",
    "figures",
    "glossary",
)
"""The names of the lists, in the order of the document."""


class Lists:
    """The lists of a referential, and the look-ups by key."""

    def _list(self, name: str) -> Entries[Any]:
        raise NotImplementedError

    def _one(self, name: str, key: str) -> Any:
        raise NotImplementedError

    @property
    def sources(self) -> Entries[Source]:
        """The documents that content comes from."""
        return self._list("sources")

    @property
    def tags(self) -> Entries[Tag]:
        """Situations in which a person or a territory may be."""
        return self._list("tags")

    @property
    def maps(self) -> Entries[MindMap]:
        """Maps of sources."""
        return self._list("maps")

    @property
    def scales(self) -> Entries[MasteryScale]:
        """Scales of mastery, the main one first."""
        return self._list("scales")

    @property
    def domains(self) -> Entries[Domain]:
        """Domains of competencies."""
        return self._list("domains")

    @property
    def competencies(self) -> Entries[Competency]:
        """Competencies."""
        return self._list("competencies")

    @property
    def relations(self) -> Entries[Relation]:
        """Relations between competencies."""
        return self._list("relations")

    @property
    def schemes(self) -> Entries[Scheme]:
        """Schemes of codes that others publish."""
        return self._list("schemes")

    @property
    def alignments(self) -> Entries[Alignment]:
        """Codes that are near to entries."""
        return self._list("alignments")

    @property
    def factors(self) -> Entries[Factor]:
        """What is needed around and between people."""
        return self._list("factors")

    @property
    def dispositifs(self) -> Entries[Dispositif]:
        """Dispositifs."""
        return self._list("dispositifs")

    @property
    def missions(self) -> Entries[Mission]:
        """Missions of coordination."""
        return self._list("missions")

    @property
    def profiles(self) -> Entries[Profile]:
        """What posts ask for."""
        return self._list("profiles")

    @property
    def offers(self) -> Entries[Offer]:
        """Offers."""
        return self._list("offers")

    @property
    def pathways(self) -> Entries[Pathway]:
        """Pathways."""
        return self._list("pathways")

    @property
    def objectives(self) -> Entries[Objective]:
        """Objectives."""
        return self._list("objectives")

    @property
    def indicators(self) -> Entries[Indicator]:
        """Indicators."""
        return self._list("indicators")

    @property
    def added_values(self) -> Entries[AddedValue]:
        """What coordination brings."""
        return self._list("added_values")

    @property
    def recommendations(self) -> Entries[Recommendation]:
        """Recommendations to those around the post."""
        return self._list("recommendations")

    @property
    def partners(self) -> Entries[Partner]:
        """Partners."""
        return self._list("partners")

    @property
    def figures(self) -> Entries[Figure]:
        """Published figures."""
        return self._list("figures")

    @property
    def glossary(self) -> Entries[GlossaryTerm]:
        """Terms of the field."""
        return self._list("glossary")

    def source(self, key: str) -> Source:
        """The source with this key; `UnknownNameError` if there is none."""
        one: Source = self._one("sources", key)
        return one

    def map(self, key: str) -> MindMap:
        """The map with this key; `UnknownNameError` if there is none."""
        one: MindMap = self._one("maps", key)
        return one

    def scale(self, key: str) -> MasteryScale:
        """The scale with this key; `UnknownNameError` if there is none."""
        one: MasteryScale = self._one("scales", key)
        return one

    def domain(self, key: str) -> Domain:
        """The domain with this key; `UnknownNameError` if there is none."""
        one: Domain = self._one("domains", key)
        return one

    def competency(self, key: str) -> Competency:
        """The competency with this key; `UnknownNameError` if there is none."""
        one: Competency = self._one("competencies", key)
        return one

    def factor(self, key: str) -> Factor:
        """The factor with this key; `UnknownNameError` if there is none."""
        one: Factor = self._one("factors", key)
        return one

    def dispositif(self, key: str) -> Dispositif:
        """The dispositif with this key; `UnknownNameError` if there is none."""
        one: Dispositif = self._one("dispositifs", key)
        return one

    def mission(self, key: str) -> Mission:
        """The mission with this key; `UnknownNameError` if there is none."""
        one: Mission = self._one("missions", key)
        return one

    def profile(self, key: str) -> Profile:
        """The profile with this key; `UnknownNameError` if there is none."""
        one: Profile = self._one("profiles", key)
        return one

    def offer(self, key: str) -> Offer:
        """The offer with this key; `UnknownNameError` if there is none."""
        one: Offer = self._one("offers", key)
        return one

    def pathway(self, key: str) -> Pathway:
        """The pathway with this key; `UnknownNameError` if there is none."""
        one: Pathway = self._one("pathways", key)
        return one

    def objective(self, key: str) -> Objective:
        """The objective with this key; `UnknownNameError` if there is none."""
        one: Objective = self._one("objectives", key)
        return one

    def indicator(self, key: str) -> Indicator:
        """The indicator with this key; `UnknownNameError` if there is none."""
        one: Indicator = self._one("indicators", key)
        return one

    def added_value(self, key: str) -> AddedValue:
        """The added_value with this key; `UnknownNameError` if there is none."""
        one: AddedValue = self._one("added_values", key)
        return one

    def recommendation(self, key: str) -> Recommendation:
        """The recommendation with this key; `UnknownNameError` if there is none."""
        one: Recommendation = self._one("recommendations", key)
        return one

    def partner(self, key: str) -> Partner:
        """The partner with this key; `UnknownNameError` if there is none."""
        one: Partner = self._one("partners", key)
        return one

    def figure(self, key: str) -> Figure:
        """The figure with this key; `UnknownNameError` if there is none."""
        one: Figure = self._one("figures", key)
        return one

    def glossary_term(self, key: str) -> GlossaryTerm:
        """The glossary_term with this key; `UnknownNameError` if there is none."""
        one: GlossaryTerm = self._one("glossary", key)
        return one
