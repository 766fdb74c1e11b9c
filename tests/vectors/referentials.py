"""Vectors of referentials: what is read, and for each rule one that is refused."""

import copy

from recording import accepted, read_as_text, refused, text

HEAD = {"document": "referential", "schema_version": 1, "key": "essai", "version": "1.0.0", "title": text("Essai"),
        "publisher": "essai", "licence": "CC0-1.0"}
PLACE = [{"source": "S2", "place": "p.11", "note": text("lu ainsi"), "confidence": "medium", "alternatives": [text("autrement")]}]


def entry(key, status="source", **more):
    return {"key": key, "label": text(key), **more, "status": status}


def ending(**more):
    """What any entry may have besides."""
    return {"synonyms": [text("autre nom")], "provenance": [{"source": "S2"}], "ext": {"editeur:note": 1}, **more}


def levels(count, **more):
    return [{"label": text(f"niveau {n}"), **{name: values[n] for name, values in more.items()}} for n in range(count)]


def competency(key, **more):
    return entry(key, **{"domain": "domaine", "kind": "know_how", "statement": text(f"Fait {key}."), **more})


def offer(key, **more):
    return entry(key, **{"provider": "quelqu'un", "reach": "local", "permanence": "lasting",
                         "addressees": ["coordination"], **more})


def step(key, **more):
    return {"key": key, "label": text(key), "phase": "welcome", "window": {"from_day": 0}, "addressee": "coordination",
            "completion": "declared", **more}


def indicator(key, **more):
    return entry(key, **{
        "question": text("Combien ?"), "beneficiary": "inhabitants", "kind": "process", "measure": "proportion",
        "numerator": {"key": "a", "description": text("Les a.")}, "denominator": {"key": "b", "description": text("Les b.")},
        "unit": text("pour 100"), "direction": "higher", "missing": "exclude", "unit_of_count": "event",
        "additive": "counts", "collection": {"source": text("registre"), "frequency": "annual"}, **more})


def counted(key, **more):
    """An indicator that counts: no denominator."""
    built = indicator(key, **{"measure": "count", **more})
    del built["denominator"]
    return built


def base(**more):
    """A small referential with two competencies, on three levels."""
    return {**HEAD, "scales": [entry("echelle", levels=levels(3), default_target=2)],
            "domains": [entry("domaine")], "competencies": [competency("un"), competency("deux")], **more}


def everything():
    """Every field of the format."""
    audience = {"all": [
        {"dispositif_in": ["dispo"]}, {"days_in_post": {"at_least": 10, "at_most": 365}}, {"newcomer": True},
        {"not": {"level": {"competency": "un", "at_least": 1, "at_most": 2}}},
        {"any": [{"share": {"dispositif": "dispo", "at_least": 500}}, {"tag_in": ["situation"]}]}]}
    brief = [{"source": "S2", "place": "p.13"}]
    part = lambda key, **more: {"key": key, "label": text(key), **more, "provenance": brief}
    node = lambda key, **more: {"key": key, "label": text(key), **more}
    retired = {"reason": text("remplacée"), "on": "2026-01-31", "replaced_by": ["un"]}
    return {
        **HEAD, "languages": ["fr"], "description": text("Tout."), "status": "project_proposal", "provenance": PLACE,
        "extends": None, "renames": [], "retirements": None, "newcomer_window_days": 365,
        "sources": [{"key": "S2", "label": text("diapositives"), "publisher": "p", "date": "2020", "address": "lieu", "note": text("lu")}],
        "tags": [{"key": "situation", "label": text("situation"), "description": text("telle")}],
        "maps": [entry("carte", **ending(), nodes=[
            node("n1", children=[node("n2", competency="un", confidence="low", note=text("lu"),
                                      readings=[{"note": text("ailleurs"), "under": "n3"}, {"note": text("ou nulle part")}]),
                                 node("n4", duplicate_of="n2")]),
            node("n3", factor="facteur")])],
        "scales": [
            entry("echelle", **ending(), levels=levels(3, description=[text("d")] * 3, source_words=["a", "b", "c"]),
                  default_target=2, optional_above=2, rule=text("le plus haut"), readings=[text("autre")]),
            entry("courte", levels=levels(2, stands_for=[0, 1]), default_target=1, variant_of="echelle")],
        "domains": [entry("domaine", **ending(), parent="tout", description=text("d"), need_level="skills"), entry("tout")],
        "competencies": [
            competency("un", **ending(), facets=["knowledge", "capitalisation"], help=text("aide"),
                       descriptors=[text("a"), text("b"), text("c")], dispositifs=["dispo"]),
            competency("deux", kind="practice", retired=retired),
            competency("posture", kind="attitude", prompt=text("Une situation…"))],
        "relations": [
            {"from": "un", "kind": "requires", "to": "deux", "from_level": 2, "min_level": 1, "note": text("car"),
             "status": "project_proposal", "provenance": brief},
            {"from": "deux", "kind": "precedes", "to": "un", "status": "project_proposal"},
            {"from": "posture", "kind": "related", "to": "un", "status": "source"}],
        "schemes": [{"key": "codes", "label": text("codes"), "version": "v4", "as_of": "2024-09", "publisher": "p",
                     "codes": [{"code": "A1", "label": text("a")}], "provenance": brief}],
        "alignments": [
            {"competency": "un", "profile": None, "scheme": "codes", "code": "A1", "nearness": "broad", "confidence": "high",
             "note": text("proche"), "status": "project_proposal", "provenance": brief},
            {"profile": "poste", "scheme": "codes", "code": "A1", "nearness": "related", "status": "project_proposal"}],
        "factors": [entry("facteur", **ending(), need_level="peers", item=text("Je peux."), addressee="funders", description=text("d"))],
        "dispositifs": [
            entry("dispo", **ending(), acronym="D", nature=text("démarche"), purpose=text("But."), perimeter=text("Ville."),
                  members=text("m"), duration=text("cinq ans"), host=text("ville"),
                  legal_basis=[{"title": text("loi"), "date": "2016-01-26", "note": text("n"), "provenance": brief}],
                  bodies=[part("copil", role=text("décide"), frequency=text("annuel"), members=[text("élus")])],
                  phases=[part("diagnostic", description=text("d"))],
                  characteristics=[part("projet", parts=[text("diagnostic")])],
                  articulations=[{"dispositif": "autre", "note": text("n"), "provenance": brief}]),
            entry("autre", acronym="A", nature=text("contrat"), purpose=text("But."), perimeter=text("Ville."))],
        "missions": [entry("mission", **ending(), level="general", description=text("d"), dispositifs=["dispo"], competencies=["un"])],
        "profiles": [
            entry("poste", **ending(), description=text("d"), dispositif="dispo", builds_on="socle", titles=[text("titre")],
                  missions=["mission"], requirements=[
                      {"competency": "un", "target_level": 2, "weight": 5, "necessity": "essential", "by_day": 90,
                       "rationale": text("car"), "status": "example_to_discuss", "provenance": brief},
                      {"competency": "deux", "target_level": 1, "necessity": "expected", "situation": "situation"}]),
            entry("socle")],
        "offers": [offer(
            "offre", **ending(), description=text("d"), audience=audience, format="visit", effort_min=180,
            effort_status="project_assumption", sessions=2, seats=12, joinable_any_time=True,
            dates=[{"first_day": "2021-03-01", "last_day": "2021-03-02", "seats_left": 3}, {"first_day": "2021-10-01"}],
            after=["avant"], prerequisites=[{"competency": "deux", "level": 1}],
            outcomes=[{"competency": "un", "from": 0, "to": 2, "status": "project_assumption"}], factors=["facteur"],
            valid_from="2021-01-01", valid_until="2021-12-31", verified_on="2021-06-01"), offer("avant")],
        "pathways": [entry(
            "parcours", **ending(), description=text("d"), anchor="arrival", audience={"newcomer": False}, joinable_any_time=False,
            steps=[step("s1"), step(
                "s2", description=text("d"), window={"from_day": -30, "to_day": 90}, participants=["tutor"], effort_min=90, after=["s1"], audience={"tag_in": ["situation"]},
                offers=["offre"], competencies=[{"competency": "un", "level": 1}], factors=["facteur"], mentoring=True,
                completion="any_offer", provenance=brief)])],
        "objectives": [entry("general", level="general"),
                       entry("specifique", **ending(), level="specific", parent="general", description=text("d"))],
        "indicators": [
            indicator("i1", **ending(), factor=100, direction="band", bands=[{"label": text("b"), "from": 10, "to": "20.5"}],
                      minimum_n=5, newcomer_window=True, disaggregations=[text("département")],
                      baseline={"value": 12, "as_of": "2025", "provenance": brief},
                      targets=[{"value": "15.5", "by": "2027-12", "note": text("décidé")}],
                      collection={"source": text("registre"), "collector": text("réseau"), "frequency": "wave", "method": text("m")},
                      limitations=text("l"), shown_with=["i2"], need_level="environment", dispositifs=["dispo"],
                      objectives=["general"], competencies=["un"], factors=["facteur"]),
            counted("i2", numerator={"key": "b", "description": text("Les b.")}, additive="none")],
        "added_values": [
            entry("plus-value", **ending(), beneficiary="inhabitants", description=text("d"), aim=text("réduire"),
                  means=[part("moyen", competencies=["un"], fed_by=["autre"], indicators=["i1"])],
                  effects=[part("effet", leads_to=["autre"], indicators=["i2"])]),
            entry("autre", beneficiary="professionals", description=text("d"), means=[node("m")], effects=[node("e")])],
        "recommendations": [
            entry("conseil", **ending(), theme="recruitment", description=text("d"), contrast=text("c"),
                  addressees=["direction", "funders"], competencies=["un"], factors=["facteur"], dispositifs=["dispo"])],
        "partners": [
            entry("partenaire", **ending(), acronym="P", scale="regional", description=text("d"), roles=[text("r")],
                  turn_to=text("quoi"), addressee="health_agency", dispositifs=["dispo"], until="2019")],
        "figures": [
            figure("part", **ending(), value="35.4", unit=text("%"), as_of="2020-01-01", territory=text("France"), numerator=154,
                   denominator=435, note=text("publié"), dispositifs=["dispo"], indicators=["i1"]),
            figure("reparties", value=12, parts=[amount("a", 5), amount("b", 7)], breakdown="exhaustive"),
            figure("bornes", lowest=10, highest=13, denominator=22),
            figure("taux", basis="not_computable", reason=text("total inconnu"))],
        "glossary": [
            entry("sigle", **ending(), acronym="S", description=text("d"), usage=text("u"), dispositif="dispo",
                  partner="partenaire", see_also=["mot"]),
            entry("mot", description=text("d"))],
        "ext": {"editeur:couleur": {"fond": "#fff"}},
    }


def figure(key, **more):
    return entry(key, **{"basis": "published_as_is", "unit": text("personnes"), **more})


def amount(label, value):
    return {"label": text(label), "value": value}


def figures():
    """What a published figure lets be checked."""
    def of(**more):
        return base(figures=[figure("f", **more)])
    no("figure-nothing", "A published figure without a number.", of(), "field_required /figures/0", schema=True)
    no("figure-reason", "A published figure with a reason why there is none.", of(value=3, reason=text("r")),
       "field_not_allowed /figures/0/reason", schema=True)
    no("figure-no-reason", "A figure that cannot be computed, without why.", of(basis="not_computable"), "field_required /figures/0", schema=True)
    no("figure-not-computable-value", "A figure that cannot be computed, with its value.",
       of(basis="not_computable", reason=text("r"), value=3, highest=4),
       "field_not_allowed /figures/0/value", "field_not_allowed /figures/0/highest", schema=True)
    no("figure-value-and-bounds", "A value beside bounds.", of(value=3, highest=4), "field_not_allowed /figures/0/value", schema=True)
    no("figure-bounds-crossed", "Bounds that cross.", of(lowest=13, highest=10), "out_of_range /figures/0/highest")
    no("figure-share", "A share that its two terms do not give.", of(value=36, numerator=154, denominator=435),
       "invalid_value /figures/0/value")
    no("figure-share-places", "A share that is not rounded as its places say.", of(value="35.5", numerator=154, denominator=435),
       "invalid_value /figures/0/value")
    accepted("referential-figure-shares", "Shares rounded as they were published, a half up.", base(figures=[
        figure("a", value=35, numerator=154, denominator=435), figure("b", value=45, numerator=677, denominator=1514),
        figure("c", value="30.06", numerator=466, denominator=1550), figure("d", value=13, numerator=1, denominator=8),
        figure("e", value="12.5", numerator=1, denominator=8), figure("f", value=-13, numerator=-101, denominator=800),
        figure("g", value="0.5", numerator=5, denominator=1000)]), "referential")
    no("figure-no-denominator", "A numerator alone.", of(value=3, numerator=3), "field_required /figures/0", schema=True)
    no("figure-denominator-zero", "A denominator of zero.", of(value=3, denominator=0), "out_of_range /figures/0/denominator")
    no("figure-no-breakdown", "Parts without what they have to do with the whole.", of(value=3, parts=[amount("a", 3)]),
       "field_required /figures/0", schema=True)
    no("figure-breakdown-alone", "What parts have to do with the whole, without any.", of(value=3, breakdown="partial"),
       "field_not_allowed /figures/0/breakdown", schema=True)
    no("figure-breakdown-bounds", "Parts of what has bounds.", of(lowest=1, parts=[amount("a", 3)], breakdown="partial"),
       "field_not_allowed /figures/0/breakdown", schema=True)
    for kind, fits in (("exhaustive", {11: False, 12: True, 13: False}), ("partial", {11: True, 12: True, 13: False}),
                       ("overlapping", {11: False, 12: True, 13: True})):
        for total, fit in fits.items():
            document = of(value=12, parts=[amount("a", 5), amount("b", total - 5)], breakdown=kind)
            name, said = f"figure-{kind}-{total}", f"Parts of 12 that add up to {total}, {kind}."
            if fit:
                accepted(f"referential-{name}", said, document, "referential")
            else:
                no(name, said, document, "invalid_value /figures/0/parts")
    no("figure-unknown-dispositif", "A figure of a dispositif that there is not.", of(value=3, dispositifs=["d"]),
       "dangling_reference /figures/0/dispositifs/0")


def make():
    sound()
    structure()
    references()
    competencies()
    profiles_and_offers()
    pathways()
    indicators()
    figures()
    overlays()


def no(name, description, document, *faults, schema=False):
    refused(f"referential-{name}", description, document, *faults, schema=schema, kind="referential")


def sound():
    accepted("referential-small", "As little as a referential needs.", HEAD, "referential")
    accepted("referential-everything", "Every field of the format.", everything(), "referential")
    many = base(competencies=[competency("un", descriptors=[text(str(n)) for n in range(10)])],
                scales=[entry("dix", levels=levels(10), default_target=9)])
    accepted("referential-ten-levels", "A scale of ten levels.", many, "referential")
    accepted("referential-no-scale", "Without a scale of mastery descriptors are not counted.",
             {**HEAD, "domains": [entry("domaine")], "competencies": [competency("un", descriptors=[text("a")] * 7)]}, "referential")
    overlay = {**HEAD, "extends": "embedded", "renames": [{"kind": "factor", "key": "salaire", "label": text("Paie")}]}
    accepted("referential-overlay", "An overlay: its hash is its own.", overlay, "referential")


def structure():
    """Fields that are unknown, missing, or no value of their type."""
    no("unknown-root", "A field that a referential does not have.", base(titel=1), "unknown_field /titel", schema=True)
    no("unknown-entry", "A field that an entry does not have.", base(factors=[entry(
        "f", need_level="peers", item=text("Je."), addressee="coordination", colour=1)]), "unknown_field /factors/0/colour", schema=True)
    no("unknown-nested", "A field that a part of an entry does not have.",
       base(pathways=[entry("p", anchor="entry", steps=[step("s", window={"from_day": 0, "day": 1})])]),
       "unknown_field /pathways/0/steps/0/window/day", schema=True)
    no("missing-publisher", "A referential without its publisher.", {k: v for k, v in HEAD.items() if k != "publisher"},
       "missing_field ", schema=True)
    no("missing-status", "An entry without its standing.", base(domains=[entry("domaine"), {"key": "d", "label": text("d")}]),
       "missing_field /domains/1", schema=True)
    no("type-list", "A list that is none.", base(offers={"key": "o"}), "wrong_type /offers", schema=True)
    no("type-entry", "An entry that is none.", base(offers=["o"]), "wrong_type /offers/0", schema=True)
    no("wrong-document", "Another kind of document.", base(document="questionnaire"), "wrong_document /document", schema=True)
    no("wrong-version", "A format that is not known here.", base(schema_version=2), "unsupported_schema_version /schema_version", schema=True)
    no("key-form", "A key that is none.", base(domains=[entry("domaine"), entry("Un_Domaine")]), "invalid_value /domains/1/key", schema=True)
    no("source-form", "The key of a source that is none.", base(sources=[{"key": "S 2", "label": text("s")}]),
       "invalid_value /sources/0/key", schema=True)
    for name, date in (("month", "2018-13"), ("words", "vers 2018"), ("two-digits", "18"), ("day", "2018-02-30")):
        no(f"date-{name}", "A date that is none.", base(sources=[{"key": "S1", "label": text("s"), "date": date}]),
           "invalid_value /sources/0/date", schema=name in ("words", "two-digits"))
    no("language-form", "A language that is none.", base(languages=["fr", "français"]), "invalid_value /languages/1", schema=True)
    no("language-key", "A key that is no language.", base(title={"fr": "x", "français": "x"}), "unknown_field /title/français", schema=True)
    no("word-reach", "A word of no closed list.", base(offers=[offer("o", reach="national")]), "invalid_value /offers/0/reach", schema=True)
    no("twice-in-list", "Twice the same in a list.", base(competencies=[competency("un", facets=["knowledge", "attitude", "knowledge"])]),
       "duplicate_entry /competencies/0/facets/2", schema=True)
    no("empty-list", "A list that may not be empty.", base(offers=[offer("o", addressees=[])]), "out_of_range /offers/0/addressees", schema=True)
    document = base(tags=[{"key": "t", "label": text("t")}])
    audience = lambda rule: {**document, "offers": [offer("o", audience=rule)]}
    no("audience-two", "A condition of two tests.", audience({"newcomer": True, "tag_in": ["t"]}),
       "field_not_allowed /offers/0/audience", schema=True)
    no("audience-none", "A condition of no test.", audience({}), "missing_field /offers/0/audience", schema=True)
    no("audience-null", "A test of null.", audience({"tag_in": None}), "wrong_type /offers/0/audience/tag_in", schema=True)
    no("audience-empty", "One of no situations.", audience({"tag_in": []}), "out_of_range /offers/0/audience/tag_in", schema=True)
    no("audience-unknown", "A test that does not exist.", audience({"age": 3}),
       "missing_field /offers/0/audience", "unknown_field /offers/0/audience/age", schema=True)
    no("audience-unbounded", "Days without a bound.", audience({"days_in_post": {}}), "missing_field /offers/0/audience/days_in_post", schema=True)
    no("audience-level-unbounded", "A level without a bound.", audience({"level": {"competency": "un"}}),
       "missing_field /offers/0/audience/level", schema=True)
    no("audience-bounds", "Bounds that leave nothing between.", audience({"days_in_post": {"at_least": 9, "at_most": 8}}),
       "out_of_range /offers/0/audience/days_in_post/at_most")
    no("audience-level", "A level beyond the scale.", audience({"any": [{"level": {"competency": "un", "at_most": 3}}]}),
       "out_of_range /offers/0/audience/any/0/level/at_most")
    lines = '{"document": "referential", "schema_version": 1, "key": "essai", "version": "1.0.0",\n "title": {"fr": "Essai"},\n' \
            ' "publisher": "p", "licence": "l",\n "offers": [\n  {"key": "o"},\n  {"key": "o"}\n ], "key": "twice"}'
    missing = lambda n, line: [("missing_field", f"/offers/{n}", line)] * 4
    read_as_text("referential-lines", "Each fault has its line.", lines,
                 missing(0, 5) + missing(1, 6) + [("duplicate_entry", "/offers/1/key", 6), ("duplicate_key", "/key", 7)],
                 True, document="referential")


def references():
    """What refers to something that is not there, or to each other."""
    no("dangling", "References to nothing, each told.", base(
        competencies=[competency("un", domain="nulle-part", dispositifs=["rien"])],
        missions=[entry("m", level="general", competencies=["un", "deux"])],
        factors=[entry("f", need_level="peers", item=text("Je."), addressee="coordination", provenance=[{"source": "S9"}])]),
       "dangling_reference /competencies/0/domain", "dangling_reference /competencies/0/dispositifs/0",
       "dangling_reference /missions/0/competencies/1", "dangling_reference /factors/0/provenance/0/source")
    broken = competency("deux")
    del broken["statement"]
    no("dangling-but-broken", "A reference to an entry with a fault of its own is not called dangling.",
       base(competencies=[competency("un"), broken], missions=[entry("m", level="general", competencies=["deux"])]),
       "missing_field /competencies/1", schema=True)
    no("other-kind", "A key of another kind is no reference.", base(missions=[entry("m", level="general", competencies=["domaine"])]),
       "dangling_reference /missions/0/competencies/0")
    no("twice", "Two entries of a kind with one name.", base(domains=[entry("domaine"), entry("domaine")]), "duplicate_entry /domains/1/key")
    accepted("referential-same-key", "Entries of two kinds may share a name.", base(missions=[entry("un", level="general")]), "referential")
    no("circle-domains", "Domains in a cycle.", base(domains=[entry("domaine", parent="b"), entry("b", parent="domaine")]), "cycle /domains/1/parent")
    no("circle-profiles", "Profiles that build on each other.", base(profiles=[entry("p", builds_on="p")]), "cycle /profiles/0/builds_on")
    no("circle-scales", "A variant of itself.", base(scales=[entry(
        "echelle", levels=levels(3, stands_for=[0, 1, 2]), default_target=2, variant_of="echelle")]), "cycle /scales/0/variant_of")
    no("circle-objectives", "Objectives in a cycle are no wider either.",
       base(objectives=[entry("a", level="general", parent="b"), entry("b", level="specific", parent="a")]),
       "cycle /objectives/1/parent", "invalid_value /objectives/0/parent")
    no("narrow-parent", "A parent that is no wider.", base(objectives=[
        entry("a", level="specific"), entry("b", level="specific", parent="a"), entry("c", level="operational", parent="b")]),
       "invalid_value /objectives/1/parent")
    no("replaced-by-itself", "An entry that takes its own place.", base(
        domains=[entry("domaine", retired={"reason": text("r"), "replaced_by": ["domaine"]})]), "cycle /domains/0/retired/replaced_by/0")
    no("replaced-by-nothing", "An entry whose place nothing takes.", base(
        domains=[entry("domaine", retired={"reason": text("r"), "replaced_by": ["un"]})]), "dangling_reference /domains/0/retired/replaced_by/0")
    dispositif = lambda **more: entry("d", acronym="D", nature=text("n"), purpose=text("p"), perimeter=text("p"), **more)
    no("twice-part", "Two phases of a dispositif with one name.", base(dispositifs=[dispositif(
        phases=[{"key": "a", "label": text("a")}, {"key": "a", "label": text("b")}],
        bodies=[{"key": "a", "label": text("a"), "role": text("r")}])]), "duplicate_entry /dispositifs/0/phases/1/key")


def competencies():
    """Levels, attitudes, relations, codes."""
    no("scale-one", "A scale of one level.", base(scales=[entry("echelle", levels=levels(1), default_target=1)]), "out_of_range /scales/0/levels")
    no("scale-eleven", "A scale of eleven levels.", base(scales=[entry("echelle", levels=levels(11), default_target=1)]),
       "out_of_range /scales/0/levels")
    for name, level in (("none", 0), ("high", 3)):
        no(f"scale-target-{name}", "A default target that is no level.", base(scales=[entry("echelle", levels=levels(3), default_target=level)]),
           "out_of_range /scales/0/default_target")
    no("scale-optional", "Optional above what is not there.",
       base(scales=[entry("echelle", levels=levels(3), default_target=2, optional_above=3)]), "out_of_range /scales/0/optional_above")
    main = entry("echelle", levels=levels(3), default_target=2)
    variant = lambda stands: entry("courte", levels=levels(2, stands_for=stands), default_target=1, variant_of="echelle")
    no("variant-silent", "A level of a variant that stands for nothing.", base(scales=[main, {
        **variant([0, 1]), "levels": [{"label": text("a"), "stands_for": 0}, {"label": text("b")}]}]), "field_required /scales/1/levels/1", schema=True)
    no("variant-not", "A scale that is no variant stands for itself.", base(scales=[entry(
        "echelle", levels=levels(3, stands_for=[0, 1, 2]), default_target=2)]),
       *(f"field_not_allowed /scales/0/levels/{n}/stands_for" for n in range(3)), schema=True)
    no("variant-first", "The first level of a variant stands for level 0.", base(scales=[main, variant([1, 2])]),
       "out_of_range /scales/1/levels/0/stands_for")
    no("variant-order", "Levels of a variant go up.", base(scales=[main, variant([0, 0])]), "out_of_range /scales/1/levels/1/stands_for")
    no("descriptors", "A descriptor too few.", base(competencies=[competency("un", descriptors=[text("a"), text("b")])]),
       "out_of_range /competencies/0/descriptors")
    attitude = lambda **more: competency("p", **{"kind": "attitude", "prompt": text("Une situation…"), **more})
    no("attitude-described", "An attitude with descriptors.", base(competencies=[attitude(descriptors=[text(n) for n in "abc"])]),
       "attitude_level /competencies/0/descriptors", schema=True)
    no("attitude-silent", "An attitude without its prompt.", base(competencies=[attitude(prompt=None)]), "field_required /competencies/0", schema=True)
    no("prompt", "A prompt on a competency with levels.", base(competencies=[competency("un", prompt=text("p"))]),
       "field_not_allowed /competencies/0/prompt", schema=True)
    both = [competency("un"), competency("deux"), attitude()]
    relation = lambda **more: {"from": "un", "kind": "requires", "to": "deux", "min_level": 1, "status": "source", **more}
    with_relations = lambda *relations: base(competencies=both, relations=list(relations))
    no("relation-itself", "A relation to itself.", with_relations(relation(to="un")), "cycle /relations/0/to")
    no("relation-level", "A requirement without a level.", with_relations(relation(min_level=None)), "field_required /relations/0", schema=True)
    no("relation-levels", "Levels where none are meant.", with_relations(relation(kind="extends", from_level=1)),
       "field_not_allowed /relations/0/from_level", "field_not_allowed /relations/0/min_level", schema=True)
    no("relation-high", "A level beyond the scale.", with_relations(relation(min_level=3, from_level=4)),
       "out_of_range /relations/0/min_level", "out_of_range /relations/0/from_level")
    no("relation-attitude", "An attitude cannot be required.", with_relations(relation(to="p")), "attitude_level /relations/0/to")
    no("relation-circle", "Each leans on the other.", with_relations(
        relation(from_level=2, min_level=2), relation(**{"from": "deux", "to": "un"}, from_level=2, min_level=2)), "cycle /relations/1")
    no("relation-circle-below", "A level leans on the one below it.", with_relations(
        relation(from_level=1, min_level=2), relation(**{"from": "deux", "to": "un"}, from_level=1, min_level=1)), "cycle /relations/1")
    no("relation-circle-order", "Each comes before the other.", with_relations(
        {"from": "un", "kind": "precedes", "to": "deux", "status": "source"},
        {"from": "deux", "kind": "precedes", "to": "un", "status": "source"}), "cycle /relations/1")
    accepted("referential-relation-spiral", "Levels that lean on lower levels of each other are no cycle.", with_relations(
        relation(from_level=2, min_level=2), relation(**{"from": "deux", "to": "un"}, from_level=2, min_level=1)), "referential")
    scheme = {"key": "s", "label": text("s"), "version": "1", "as_of": "2024", "codes": [{"code": "A1", "label": text("a")}]}
    alignment = lambda **more: {"competency": "un", "scheme": "s", "code": "A1", "nearness": "close", "status": "source", **more}
    coded = lambda *alignments: base(schemes=[scheme], alignments=list(alignments), profiles=[entry("poste")])
    no("alignment-both", "A code for two things.", coded(alignment(profile="poste")), "field_not_allowed /alignments/0/profile", schema=True)
    no("alignment-neither", "A code for nothing.", coded(alignment(competency=None)), "missing_field /alignments/0", schema=True)
    no("alignment-code", "A code that the scheme does not have.", coded(alignment(code="A2")), "dangling_reference /alignments/0/code")


def profiles_and_offers():
    attitude = competency("p", kind="attitude", prompt=text("Une situation…"))
    asks = lambda **more: {"competency": "un", "target_level": 2, "necessity": "expected", **more}
    profile = lambda *asked: base(competencies=[competency("un"), attitude], profiles=[entry("poste", requirements=list(asked))])
    first = "/profiles/0/requirements/0"
    no("requirement-zero", "Level 0 is asked of nobody.", profile(asks(target_level=0)), f"out_of_range {first}/target_level")
    no("requirement-high", "A target beyond the scale.", profile(asks(target_level=3)), f"out_of_range {first}/target_level")
    no("requirement-weight", "A weight out of range.", profile(asks(weight=6)), f"out_of_range {first}/weight", schema=True)
    no("requirement-attitude", "An attitude is asked of nobody.", profile(asks(competency="p")), f"attitude_level {first}/competency")
    no("requirement-twice", "Each level of a competency once.", profile(asks(), asks(target_level=1), asks()),
       "duplicate_entry /profiles/0/requirements/2/competency")
    no("requirement-crossed", "A higher level asked for before a lower one.",
       profile(asks(target_level=1, by_day=90), asks(target_level=2, by_day=30)), "out_of_range /profiles/0/requirements/1/by_day")
    no("requirement-crossed-back", "The same, the higher one first.",
       profile(asks(target_level=2, by_day=30), asks(target_level=1, by_day=90)), "out_of_range /profiles/0/requirements/1/by_day")
    no("requirement-crossed-at-once", "A higher level at once, a lower one by a day.",
       profile(asks(target_level=2), asks(target_level=1, by_day=90)), "out_of_range /profiles/0/requirements/1/by_day")
    no("requirement-crossed-at-once-back", "The same, the lower one first.",
       profile(asks(target_level=1, by_day=90), asks(target_level=2)), "out_of_range /profiles/0/requirements/1")
    no("requirement-day-and-situation", "A day and a situation.",
       {**profile(asks(target_level=2, by_day=30, situation="t")), "tags": [{"key": "t", "label": text("t")}]},
       f"field_not_allowed {first}/situation")
    no("requirement-situation", "A situation that is not declared.", profile(asks(situation="t")), f"dangling_reference {first}/situation")
    sells = lambda **more: base(competencies=[competency("un"), attitude], offers=[offer("o", **more)])
    outcome = lambda **more: {"competency": "un", "from": 0, "to": 1, **more}
    no("outcome-down", "An outcome that leads nowhere.", sells(outcomes=[outcome(**{"from": 1})]), "out_of_range /offers/0/outcomes/0/to")
    no("outcome-high", "An outcome beyond the scale.", sells(outcomes=[outcome(to=3)]), "out_of_range /offers/0/outcomes/0/to")
    no("outcome-attitude", "An attitude has no outcome.", sells(outcomes=[outcome(competency="p")]), "attitude_level /offers/0/outcomes/0/competency")
    no("outcome-twice", "One outcome for a competency.", sells(outcomes=[outcome(), outcome(to=2)]), "duplicate_entry /offers/0/outcomes/1/competency")
    no("prerequisite-high", "A prerequisite beyond the scale.", sells(prerequisites=[{"competency": "un", "level": 9}]),
       "out_of_range /offers/0/prerequisites/0/level")
    no("validity", "An offer that ends before it starts.", sells(valid_from="2026-01-02", valid_until="2026-01-01"), "out_of_range /offers/0/valid_until")
    dated = lambda date, **more: sells(dates=[date], valid_from="2026-01-02", valid_until="2026-12-31", **more)
    no("date-backwards", "A date that ends before it begins.", dated({"first_day": "2026-03-02", "last_day": "2026-03-01"}),
       "out_of_range /offers/0/dates/0/last_day")
    no("date-early", "A date before the offer is valid.", dated({"first_day": "2026-01-01", "last_day": "2026-01-05"}),
       "out_of_range /offers/0/dates/0/first_day")
    no("date-late", "A date that ends after the offer is valid.", dated({"first_day": "2026-12-31", "last_day": "2027-01-01"}),
       "out_of_range /offers/0/dates/0/last_day")
    no("offer-after-nothing", "An offer after one that is not there.", sells(after=["x"]), "dangling_reference /offers/0/after/0")
    no("offer-after-itself", "Two offers, each after the other.",
       base(offers=[offer("a", after=["b"]), offer("b", after=["a"])]), "cycle /offers/1/after")
    no("effort", "The standing of a duration that is not given.", sells(effort_status="source"), "field_not_allowed /offers/0/effort_status")


def pathways():
    path = lambda *steps, **more: base(pathways=[entry("p", anchor="arrival", steps=list(steps), **more)], offers=[offer("o")])
    no("window", "A window that ends before it starts.", path(step("s", window={"from_day": 10, "to_day": 9})),
       "out_of_range /pathways/0/steps/0/window/to_day")
    no("window-early", "A day out of range.", path(step("s", window={"from_day": -1096})), "out_of_range /pathways/0/steps/0/window/from_day", schema=True)
    no("completion", "Done by an offer that is not named.", path(step("s", completion="all_offers")), "field_required /pathways/0/steps/0", schema=True)
    no("steps-circle", "Steps in a cycle.", path(step("a", after=["b"]), step("b", after=["a"])), "cycle /pathways/0/steps/0/after")
    no("step-level", "A level beyond the scale.", path(step("s", competencies=[{"competency": "un", "level": 5}])),
       "out_of_range /pathways/0/steps/0/competencies/0/level")
    two = base(pathways=[entry("p", anchor="entry", steps=[step("a")]), entry("q", anchor="entry", steps=[step("b", after=["a"])])])
    no("step-of-another", "After a step of another pathway.", two, "dangling_reference /pathways/1/steps/0/after/0")
    no("steps-none", "A pathway without steps.", path(), "out_of_range /pathways/0/steps", schema=True)
    no("audience-of-pathway", "Bounds in the audience of a pathway and of a step.",
       path(step("s", audience={"days_in_post": {}}), audience={"not": {"days_in_post": {}}}),
       "missing_field /pathways/0/audience/not/days_in_post", "missing_field /pathways/0/steps/0/audience/days_in_post", schema=True)


def indicators():
    measured = lambda *given: base(indicators=list(given))
    first = "/indicators/0"
    term = {"key": "a", "description": text("Les a.")}
    without = lambda built, *names: {k: v for k, v in built.items() if k not in names}
    no("count-with-denominator", "No denominator on a count.", measured(indicator("i", measure="count")), f"field_not_allowed {first}/denominator", schema=True)
    no("proportion-alone", "A proportion of nothing.", measured(without(indicator("i"), "denominator")), f"field_required {first}", schema=True)
    no("count-of-nothing", "A count of nothing.", measured(without(counted("i"), "numerator")), f"field_required {first}", schema=True)
    no("words-with-terms", "Words have no terms.", measured(counted("i", measure="qualitative", additive="none", direction="neutral")),
       f"field_not_allowed {first}/numerator", schema=True)
    no("factor-on-count", "A factor where nothing is divided.", measured(counted("i", factor=100)), f"field_not_allowed {first}/factor", schema=True)
    no("factor-odd", "A factor that is none.", measured(indicator("i", factor=10)), f"invalid_value {first}/factor", schema=True)
    for kind in ("context", "data_quality"):
        no(f"judged-{kind.replace('_', '-')}", "What is never judged has no better way.", measured(indicator("i", kind=kind)), f"never_judged {first}/direction", schema=True)
    no("band-open", "A band that is not named.", measured(indicator("i", direction="band")), f"field_required {first}", schema=True)
    no("band-idle", "A band that decides nothing.", measured(indicator("i", bands=[{"label": text("b"), "from": 1}])), f"field_not_allowed {first}/bands", schema=True)
    no("band-empty", "A band with nothing in it.", measured(indicator("i", direction="band", bands=[{"label": text("b"), "from": 2, "to": 2}])),
       f"out_of_range {first}/bands/0/to")
    for name, built in (("histogram", indicator("i", additive="histogram")),
                        ("counts", counted("i", measure="median", additive="counts")),
                        ("words", without(counted("i", measure="qualitative", direction="neutral"), "numerator"))):
        no(f"additive-{name}", "Parts that do not add up so.", measured(built), f"invalid_value {first}/additive")
    bound = lambda **binding: measured(indicator("i", numerator={**term, "binding": binding}))
    at = f"{first}/numerator/binding"
    survey = {"origin": "survey", "subject": "items", "items": ["un"], "counted": "valid"}
    no("binding-empty", "A binding to nothing.", bound(), f"missing_field {at}", schema=True)
    no("binding-unknown", "A field that a binding does not have.", bound(**survey, table="t"), f"unknown_field {at}/table", schema=True)
    no("binding-twice", "An item twice.", bound(**{**survey, "items": ["un", "un"]}), f"duplicate_entry {at}/items/1", schema=True)
    no("binding-key", "A key that is none.", bound(**{**survey, "items": ["Un"]}), f"invalid_value {at}/items/0", schema=True)
    no("binding-key-long", "A key that is too long.", bound(**{**survey, "items": ["a" * 61]}), f"invalid_value {at}/items/0", schema=True)
    no("binding-without-items", "Answers to nothing.", bound(origin="survey", subject="items", counted="valid"), f"field_required {at}")
    no("binding-without-codes", "Some codes, and none.", bound(**{**survey, "counted": "codes"}), f"field_required {at}")
    no("binding-of-another", "A survey that asks a register.", bound(**survey, query="vacant"), f"field_not_allowed {at}/query")
    no("binding-bare-register", "A register that is asked nothing.", bound(origin="register"), f"field_required {at}")
    no("binding-bare-observation", "An observation of nothing.", bound(origin="observation"), f"field_required {at}")
    no("additive-axis-twice", "An axis twice.", measured(indicator("i", additive_over=["place", "place"])), f"duplicate_entry {first}/additive_over/1", schema=True)
    no("additive-axes-of-nothing", "Axes along which nothing adds up.", measured(indicator("i", additive="none", additive_over=["time"])),
       f"field_not_allowed {first}/additive_over")
    no("shown-with-itself", "An indicator shown with itself.", measured(indicator("i", shown_with=["i"])), f"cycle {first}/shown_with/0")
    other = indicator("j", numerator={**term, "description": text("Autre chose.")})
    no("term-differs", "One term with two meanings.", measured(indicator("i"), other), "term_differs /indicators/1/numerator/description")


def overlays():
    over = lambda **more: {**HEAD, "extends": "embedded", **more}
    rename = lambda **more: {"kind": "competency", "key": "animer-un-atelier", "label": text("Atelier"), **more}
    no("languages-of-overlay", "An overlay is in the languages of what it extends.", over(languages=["en"]), "field_not_allowed /languages")
    no("extends-other", "An overlay on what is not there.", over(extends="autre"), "invalid_value /extends", schema=True)
    no("renames-alone", "Only an overlay renames or retires.", {**HEAD, "renames": [rename()],
       "retirements": [{"kind": "offer", "key": "webinaires", "reason": text("r")}]},
       "field_not_allowed /renames", "field_not_allowed /retirements")
    no("rename-unknown", "A new name for nothing.", over(renames=[rename(key="animer-un-atelie")]), "dangling_reference /renames/0/key")
    no("rename-nothing", "A new name that is none.", over(renames=[rename(label=None)]), "missing_field /renames/0")
    no("rename-statement", "Only a competency has a statement.", over(renames=[rename(kind="factor", key="salaire", statement=text("Fait."))]),
       "field_not_allowed /renames/0/statement")
    no("rename-twice", "Two new names for one entry.", over(renames=[rename(), rename()]), "duplicate_entry /renames/1/key")
    no("rename-word", "A kind of entry that does not exist.", over(renames=[rename(kind="tag")]), "invalid_value /renames/0/kind", schema=True)
    gone = lambda **more: {"kind": "offer", "key": "webinaires", "reason": text("r"), **more}
    no("rename-field", "A field that a new name does not have.", over(renames=[rename(colour=1)]), "unknown_field /renames/0/colour", schema=True)
    no("rename-of-what", "A new name for no kind.", over(renames=[{"key": "salaire", "label": text("x")}]), "missing_field /renames/0", schema=True)
    no("retire-unknown", "The end of nothing.", over(retirements=[gone(key="webinaire")]), "dangling_reference /retirements/0/key")
    no("retire-silent", "An end without a reason.", over(retirements=[{"kind": "offer", "key": "webinaires"}]), "missing_field /retirements/0", schema=True)
    no("retire-field", "A field that an end does not have.", over(retirements=[gone(colour=1)]), "unknown_field /retirements/0/colour", schema=True)
    no("retire-itself", "An end that replaces itself.", over(retirements=[gone(replaced_by=["webinaires"])]), "cycle /retirements/0/replaced_by/0")
    no("retire-twice-for-one", "An end that names the same entry twice.",
       over(retirements=[gone(replaced_by=["padlet-d-informations", "padlet-d-informations"])]),
       "duplicate_entry /retirements/0/replaced_by/1", schema=True)
    no("retire-for-nothing", "An end for what is not there.", over(retirements=[gone(replaced_by=["rien"])]), "dangling_reference /retirements/0/replaced_by/0")
    added = {**competency("animer-un-atelier"), "domain": "gouvernance"}
    no("added-twice", "A name that the extended referential has.", over(competencies=[added]), "duplicate_entry /competencies/0/key")
    several = copy.deepcopy(added)
    several.update(key="nouvelle", domain="nulle-part", colour=1)
    no("places-of-overlay", "Every fault stands in the overlay.", over(competencies=[added, several], offers=3, titel=1),
       "duplicate_entry /competencies/0/key", "dangling_reference /competencies/1/domain", "unknown_field /competencies/1/colour",
       "wrong_type /offers", "unknown_field /titel", schema=True)
