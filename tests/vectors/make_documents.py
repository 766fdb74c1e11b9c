"""Makes the vectors of the area `documents`: documents that are read, and for
each rule of their formats one that is refused, with code and place.

    python3 tests/vectors/make_documents.py            writes tests/vectors/documents
    python3 tests/vectors/make_documents.py --check    says whether it would change
"""

import json

import referentials
from files import save
from recording import GONE, VECTORS, accepted, add, heading, read_as_text, refused, sha256, text


def choice(code, value=None, **more):
    return {"code": code, **({} if value is None else {"value": value}), "label": text(f"choix {code}"), **more}


def choices(key="liste", values=(1, 2, 3), **more):
    return {"key": key, "choices": [choice(f"c{i}", value) for i, value in enumerate(values)], **more}


def ladder(key="echelle", steps=3, **more):
    return choices(key, range(steps), **{"ladder": {"mobilised_from": 1}, **more})


def item(key="a", kind="rating", **more):
    lists = {"rating": "liste", "single": "liste", "multiple": "liste", "ranking": "liste", "level": "echelle"}
    own = {"choices": lists[kind]} if kind in lists else {}
    return {"key": key, "kind": kind, **own, "text": text(f"question {key}"), **more}


def scale(key="s", items=("a",), method="mean", output="percent_of_maximum", **more):
    members = [{"item": member} if isinstance(member, str) else member for member in items]
    return {"key": key, "title": text(key), "method": method, "output": output, "items": members, **more}


def form(items=None, lists=None, scales=None, **more):
    """A small questionnaire."""
    built = {"document": "questionnaire", "schema_version": 1, "key": "essai", "version": "1.0.0", "title": text("Essai")}
    built["choice_lists"] = [choices()] if lists is None else lists
    built["sections"] = [{"key": "partie", "title": text("Partie"), "items": [item()] if items is None else items}]
    if scales is not None:
        built["scales"] = scales
    return {name: value for name, value in {**built, **more}.items() if value is not GONE}


ITEM = "/sections/0/items/0"
LIST = "/choice_lists/0"
SCALE = "/scales/0"
RATINGS = [item(key) for key in "abcd"]


def sound():
    accepted("read-small", "As little as a questionnaire needs.", form([item(kind="text")], lists=GONE))
    nothing = {name: None for name in (
        "column", "label", "help", "choices", "shown_if", "competency", "factor", "need_level", "occasion",
        "descriptors", "min", "max", "decimals", "unit", "other", "unticked", "max_chosen", "wish", "reflexive", "seconds",
        "revision", "status", "provenance")}
    accepted("read-nulls", "An optional field may be null, and a list empty.", form(
        [{**nothing, **item(kind="text")}, item("b", descriptors=[])],
        [{**choices(), "title": None, "missing": None, "need": None, "ladder": None, "status": None, "provenance": []}],
        [{**scale(items=[{"item": "b", "scale": None, "reversed": None, "weight": None}]), "answered": None,
          "min_items": None, "model": None, "flat": None, "alternative": None, "bands": None, "convention": None,
          "need_level": None, "status": None, "provenance": None}],
        description=None, publisher=None, licence=None, status=None, provenance=None, ext=None))
    accepted("read-everything", "Every field of the format.", everything())
    accepted("read-decimals", "Integers written as 1.0 are not used here, decimals as strings are.", form(
        [item(), item("n", "number", min="-0.5", max="1000000", decimals=6)],
        [choices(values=("-1000000", "0.000001", "1000000.0"))]))
    accepted("read-order", "Order is data: the hash is over what was authored, keys sorted by UTF-16.", form(
        [item(kind="text")], lists=GONE, ext={"b:\U0001f600": 1, "b:\ufb33": 2, "a:z": [3, None, True, "é\u2028\"\\"]}))
    accepted("read-semver", "A version with a label and a build.", form(version="1.0.0-rc.1+2026"))
    accepted("read-english", "A questionnaire in English alone, as it declares.", english())
    accepted("read-languages", "Texts in further languages.", form(title={"fr": "Essai", "en": "Trial", "br": "Amprou", "sr-Latn": "Proba"}))


def english(**fields):
    """A questionnaire that declares English, and one item."""
    asked = {"key": "a", "kind": "text", "text": {"en": "What helps?"}}
    level = {"key": "l", "kind": "level", "choices": "ladder", "text": {"en": "How far are you?"},
             "descriptors": [{"en": "Not yet."}, {"en": "Leads it.", "revision": 2}]}
    rungs = [{"code": str(n), "value": n, "label": {"en": name}} for n, name in enumerate(("to discover", "fluent"))]
    lists = [{"key": "ladder", "choices": rungs, "ladder": {"mobilised_from": 1}}]
    part = {"key": "part", "title": {"en": "Part"}, "items": [asked, level]}
    return {"document": "questionnaire", "schema_version": 1, "key": "trial", "version": "1.0.0", "languages": ["en"],
            "title": {"en": "Trial"}, "choice_lists": lists, "sections": [part], **fields}


def everything():
    provenance = [{"source": "S2", "place": "p.11", "note": text("deux lectures"), "confidence": "medium",
                   "alternatives": [text("une autre")]}]
    missing = [{"code": "NC", "kind": "not_applicable", "label": text("sans objet")}, {"code": "-9", "kind": "refused"}]
    lists = [
        choices("liste", (1, "2.5", 4), title=text("Accord"), missing=missing, need={"met_from": 4, "partly_from": "2.5"},
                status="source", provenance=provenance),
        ladder("echelle", 3, missing=missing, ladder={"mobilised_from": 1, "scale": "maitrise"}),
    ]
    lists[0]["choices"][0].update(description=text("tout en bas"), revision=1000000)
    first = [
        item("niveau", "level", competency="animer", occasion=True, revision=2,
             descriptors=[text("a"), {**text("b"), "en": "b", "revision": 3}, {**text("c"), "revision": None}]),
        item("note", column="Q 1", label=text("Note"), help=text("De 1 à 4."), factor="cadre", need_level="environment",
             seconds=20, status="project_proposal", provenance=provenance),
        item("un", "single", other=True),
        item("plusieurs", "multiple", other=False, unticked="", max_chosen=2),
        item("rangs", "ranking", max_chosen=3),
        item("nombre", "number", min=0, max="10.5", decimals=1, unit=text("jours")),
        item("libre", "text"),
        item("vecu", "text", reflexive=True),
    ]
    logic = {"any": [
        {"item": "note", "is": "c0"}, {"item": "un", "in": ["c1", "c2"]}, {"item": "plusieurs", "includes": "c0"},
        {"all": [{"item": "nombre", "at_least": "2.5"}, {"item": "niveau", "at_most": 2}]},
        {"not": {"item": "libre", "is_answered": True}}]}
    sections = [
        {"key": "un", "title": text("Un"), "intro": text("Pour commencer."), "items": first},
        {"key": "deux", "title": text("Deux"), "shown_if": {"item": "rangs", "is_answered": False},
         "items": [item("e"), item("f"), item("g", shown_if=logic)]},
    ]
    bands = [{"key": "bas", "label": text("bas"), "from": 0, "to": "33.3"}, {"key": "haut", "label": text("haut"), "from": "33.3", "to": 100}]
    scales = [
        scale("ef", ["e", {"item": "f", "reversed": True, "weight": 3}], answered={"at_least": {"ratio": [1, 2]}, "strict": False, "of": "applicable"},
              min_items=1, model="formative", bands=bands, status="project_addition", provenance=provenance, need_level="peers"),
        scale("niveaux", ["niveau"], "mean", "raw", convention="levels_as_numbers", name="E 1"),
        scale("tout", [{"scale": "ef", "weight": 2}, {"item": "g"}], answered={"at_least": {"count": 1}, "strict": True, "of": "all"},
              alternative={"note": text("sans ef"), "items": [{"item": "g"}, {"item": "note"}]}),
        scale("plat", [{"scale": "ef"}, {"item": "g"}], flat=True),
        scale("somme", ["e", "nombre"], "sum", "raw"),
        scale("prorata", ["e", "f"], "prorated_sum", "raw", model="reflective"),
    ]
    more = {"languages": ["fr"], "description": text("Tout"), "publisher": "quelqu'un", "licence": "CC BY 4.0", "status": "example_to_discuss",
            "provenance": provenance, "referential": {"key": "essai", "version": "1.0.0"}, "ext": {"editeur:couleur": {"fond": "#fff"}}}
    return {**form(lists=lists, scales=scales), "sections": sections, **more}


def fields():
    """Fields that are unknown, missing, or no value of their type."""
    refused("unknown-root", "A field that the document does not have.", form(titel=text("x")), "unknown_field /titel", schema=True)
    refused("unknown-schema-link", "Not even a link to the schema.", form(**{"$schema": "x"}), "unknown_field /$schema", schema=True)
    listed = choices()
    listed["choices"][0]["vaule"] = 1
    refused("unknown-choice", "A field that a choice does not have.", form(lists=[listed]), f"unknown_field {LIST}/choices/0/vaule", schema=True)
    refused("unknown-list", "A field that a list does not have.", form(lists=[choices(items=[])]), f"unknown_field {LIST}/items", schema=True)
    refused("unknown-missing", "A field that a kind of missing does not have.",
            form(lists=[choices(missing=[{"code": "NC", "kind": "refused", "value": 9}])]), f"unknown_field {LIST}/missing/0/value", schema=True)
    refused("unknown-need", "A field that cut points do not have.",
            form(lists=[choices(need={"met_from": 3, "partly_from": 2, "unmet_from": 1})]), f"unknown_field {LIST}/need/unmet_from", schema=True)
    refused("unknown-ladder", "A field that a ladder does not have.",
            form([item(kind="level")], [ladder(ladder={"mobilised_from": 1, "top": 2})]), f"unknown_field {LIST}/ladder/top", schema=True)
    refused("unknown-item", "A field that an item does not have.", form([item(weight=2)]), f"unknown_field {ITEM}/weight", schema=True)
    bare = form()
    bare["sections"][0]["intros"] = text("x")
    refused("unknown-section", "A field that a section does not have.", bare, "unknown_field /sections/0/intros", schema=True)
    refused("unknown-scale", "A field that a scale does not have.", form(scales=[scale(weights=[1])]), f"unknown_field {SCALE}/weights", schema=True)
    refused("unknown-member", "A field that a member does not have.",
            form(scales=[scale(items=[{"item": "a", "reverse": True}])]), f"unknown_field {SCALE}/items/0/reverse", schema=True)
    refused("unknown-rule", "A field that an answered rule does not have.",
            form(scales=[scale(answered={"at_least": {"count": 1}, "off": "all"})]), f"unknown_field {SCALE}/answered/off", schema=True)
    refused("unknown-at-least", "A field that a count does not have.",
            form(scales=[scale(answered={"at_least": {"count": 1, "of": 2}})]), f"unknown_field {SCALE}/answered/at_least/of", schema=True)
    refused("unknown-ratio", "A field that a ratio does not have.",
            form(scales=[scale(answered={"at_least": {"ratio": [1, 2], "of": 2}})]), f"unknown_field {SCALE}/answered/at_least/of", schema=True)
    band = {"key": "b", "label": text("b"), "from": 0, "to": 100}
    refused("unknown-band", "A field that a band does not have.", form(scales=[scale(bands=[{**band, "colour": "x"}])]),
            f"unknown_field {SCALE}/bands/0/colour", schema=True)
    refused("unknown-alternative", "A field that another reading does not have.",
            form(scales=[scale(alternative={"note": text("x"), "items": [{"item": "a"}], "why": "x"})]), f"unknown_field {SCALE}/alternative/why", schema=True)
    refused("unknown-provenance", "A field that a provenance does not have.", form(provenance=[{"source": "S1", "page": 3}]),
            "unknown_field /provenance/0/page", schema=True)
    refused("unknown-referential", "A field that a reference to a referential does not have.",
            form(referential={"key": "r", "version": "1.0.0", "title": "x"}), "unknown_field /referential/title", schema=True)
    refused("unknown-language", "A key that is no language.", form(title={"fr": "x", "français": "x"}), "unknown_field /title/français", schema=True)
    for test, value in (("is", "c0"), ("in", ["c0"]), ("includes", "c0"), ("at_least", 1), ("at_most", 1), ("is_answered", True)):
        kind = "multiple" if test == "includes" else "rating"
        refused(f"unknown-condition-{test.replace('_', '-')}", f"A field that a condition `{test}` does not have.",
                form([item(kind=kind), item("b", shown_if={"item": "a", test: value, "then": 1})]),
                "unknown_field /sections/0/items/1/shown_if/then", schema=True)
    for operator in ("all", "any", "not"):
        inner = {"item": "a", "is": "c0"}
        logic = {operator: inner if operator == "not" else [inner], "then": 1}
        refused(f"unknown-{operator}", f"`{operator}` stands alone.", form([item(), item("b", shown_if=logic)]),
                "unknown_field /sections/0/items/1/shown_if/then", schema=True)

    for name in ("document", "schema_version", "key", "version", "title", "sections"):
        refused(f"missing-{name.replace('_', '-')}", f"A questionnaire without `{name}`.", form(**{name: GONE}), "missing_field ", schema=True)
    without = lambda record, name: {key: value for key, value in record.items() if key != name}
    for name in ("key", "choices"):
        refused(f"missing-list-{name}", f"A list without `{name}`.", form([item(kind="text")], [without(choices(), name)]), f"missing_field {LIST}", schema=True)
    for name in ("code", "label"):
        broken = choices()
        broken["choices"][0] = without(broken["choices"][0], name)
        refused(f"missing-choice-{name}", f"A choice without `{name}`.", form(lists=[broken]), f"missing_field {LIST}/choices/0", schema=True)
    for name in ("code", "kind"):
        refused(f"missing-missing-{name}", f"A kind of missing without `{name}`.",
                form(lists=[choices(missing=[without({"code": "NC", "kind": "refused"}, name)])]), f"missing_field {LIST}/missing/0", schema=True)
    for name in ("met_from", "partly_from"):
        refused(f"missing-need-{name.replace('_', '-')}", f"Cut points without `{name}`.",
                form(lists=[choices(need=without({"met_from": 3, "partly_from": 2}, name))]), f"missing_field {LIST}/need", schema=True)
    refused("missing-ladder", "A ladder without its target.", form([item(kind="level")], [ladder(ladder={})]), f"missing_field {LIST}/ladder", schema=True)
    for name in ("key", "kind", "text"):
        refused(f"missing-item-{name}", f"An item without `{name}`.", form([without(item(), name)]), f"missing_field {ITEM}", schema=True)
    for name in ("key", "title", "items"):
        bare = form()
        bare["sections"][0] = without(bare["sections"][0], name)
        refused(f"missing-section-{name}", f"A section without `{name}`.", bare, "missing_field /sections/0", schema=True)
    for name in ("key", "title", "method", "output", "items"):
        refused(f"missing-scale-{name}", f"A scale without `{name}`.", form(scales=[without(scale(), name)]), f"missing_field {SCALE}", schema=True)
    refused("missing-member", "A member that is neither item nor scale.", form(scales=[scale(items=[{"weight": 1}])]), f"missing_field {SCALE}/items/0", schema=True)
    refused("missing-rule", "An answered rule that asks for nothing.", form(scales=[scale(answered={"strict": True})]), f"missing_field {SCALE}/answered", schema=True)
    refused("missing-at-least", "Neither a count nor a ratio.", form(scales=[scale(answered={"at_least": {}})]), f"missing_field {SCALE}/answered/at_least", schema=True)
    for name in ("key", "label", "from", "to"):
        refused(f"missing-band-{name}", f"A band without `{name}`.", form(scales=[scale(bands=[without(band, name)])]), f"missing_field {SCALE}/bands/0", schema=True)
    for name in ("note", "items"):
        refused(f"missing-alternative-{name}", f"Another reading without `{name}`.",
                form(scales=[scale(alternative=without({"note": text("x"), "items": [{"item": "a"}]}, name))]), f"missing_field {SCALE}/alternative", schema=True)
    for name in ("key", "version"):
        refused(f"missing-referential-{name}", f"A reference to a referential without `{name}`.",
                form(referential=without({"key": "r", "version": "1.0.0"}, name)), "missing_field /referential", schema=True)
    refused("missing-source", "A provenance without its source.", form(provenance=[{"place": "p.3"}]), "missing_field /provenance/0", schema=True)
    refused("missing-french", "A text without French, where no languages are declared.", form(title={"en": "Trial"}), "missing_field /title", schema=False)
    refused("missing-declared", "A text without a language that is declared.", english(title={"fr": "Essai"}), "missing_field /title", schema=False)
    refused("languages-form", "A language that is none.", form(languages=["fr", "français"]), "invalid_value /languages/1", schema=True)
    refused("languages-twice", "A language that stands twice.", form(languages=["fr", "fr"]), "duplicate_entry /languages/1", schema=True)
    refused("missing-test", "A condition without a test.", form([item(), item("b", shown_if={"item": "a"})]),
            "missing_field /sections/0/items/1/shown_if", schema=True)
    refused("empty-condition", "A condition that says nothing.", form([item(), item("b", shown_if={})]),
            "missing_field /sections/0/items/1/shown_if", "missing_field /sections/0/items/1/shown_if", schema=True)
    refused("missing-condition-item", "A condition on nothing.", form([item(), item("b", shown_if={"is": "c0"})]),
            "missing_field /sections/0/items/1/shown_if", schema=True)

    refused("type-root", "A document that is no object.", [form()], "wrong_type ", schema=True)
    refused("type-list", "A list where an object is.", form(sections={"key": "un"}), "wrong_type /sections", schema=True)
    refused("type-record", "A text where a record is.", form(["a"]), f"wrong_type {ITEM}", schema=True)
    refused("type-text", "A text without its language.", form(title="Essai"), "wrong_type /title", schema=True)
    refused("type-boolean", "A word where true or false is.", form([item(kind="single", other="oui")]), f"wrong_type {ITEM}/other", schema=True)
    refused("type-integer", "A weight with a decimal.", form(scales=[scale(items=[{"item": "a", "weight": 1.5}])]), f"wrong_type {SCALE}/items/0/weight", schema=True)
    refused("type-float", "A decimal is written as a string.", form([item(kind="number", min=0.5)]), f"wrong_type {ITEM}/min", schema=True)
    refused("type-required-null", "A required field may not be null.", form(key=None), "wrong_type /key", schema=True)
    refused("type-required-list-null", "A required list may not be null.", form(sections=None), "wrong_type /sections", schema=True)
    refused("type-ratio", "A ratio that is no pair.", form(scales=[scale(answered={"at_least": {"ratio": "1/2"}})]), f"wrong_type {SCALE}/answered/at_least/ratio", schema=True)
    refused("type-null-count", "A count of null asks for nothing.", form(scales=[scale(answered={"at_least": {"count": None}})]),
            f"wrong_type {SCALE}/answered/at_least/count", schema=True)
    refused("type-null-test", "A test of null tests nothing.", form([item(), item("b", shown_if={"item": "a", "is": None})]),
            "wrong_type /sections/0/items/1/shown_if/is", schema=True)
    refused("type-condition", "A condition that is no object.", form([item(), item("b", shown_if="a = c0")]), "wrong_type /sections/0/items/1/shown_if", schema=True)
    refused("type-all", "`all` without a list.", form([item(), item("b", shown_if={"all": {"item": "a", "is": "c0"}})]),
            "wrong_type /sections/0/items/1/shown_if/all", schema=True)
    refused("type-text-value", "A text in a language that is no text.", form(title={"fr": "x", "en": 3}), "wrong_type /title/en", schema=True)
    refused("version-as-text", "The version of the format is a number.", form(schema_version="1"), "wrong_type /schema_version", schema=True)


def forms():
    """Values that are not well formed, or out of range."""
    refused("wrong-document", "Another kind of document.", form(document="report"), "wrong_document /document", schema=True)
    refused("wrong-version", "A format that is not known here.", form(schema_version=2), "unsupported_schema_version /schema_version", schema=True)
    for name, key in (("capital", "Essai"), ("digit", "1essai"), ("dash", "essai--deux"), ("accent", "été"), ("long", "a" * 61)):
        refused(f"key-{name}", "A key that is none.", form(key=key), "invalid_value /key", schema=True)
    bad, long = "Pas_une_clé", "a" * 61
    for spelled, key in (("bad", bad), ("long", long)):
        refused(f"key-list-{spelled}", "A list's key that is none.", form([item(kind="text")], [choices(key)]), f"invalid_value {LIST}/key", schema=True)
        broken = form()
        broken["sections"][0]["key"] = key
        refused(f"key-section-{spelled}", "A section's key that is none.", broken, "invalid_value /sections/0/key", schema=True)
        refused(f"key-item-{spelled}", "An item's key that is none.", form([item(key)]), f"invalid_value {ITEM}/key", schema=True)
        refused(f"key-scale-{spelled}", "A scale's key that is none.", form(scales=[scale(key)]), f"invalid_value {SCALE}/key", schema=True)
        refused(f"key-band-{spelled}", "A band's key that is none.", form(scales=[scale(bands=[{"key": key, "label": text("b"), "from": 0, "to": 100}])]),
                f"invalid_value {SCALE}/bands/0/key", schema=True)
        refused(f"key-competency-{spelled}", "A competency's key that is none.", form([item(competency=key)]), f"invalid_value {ITEM}/competency", schema=True)
        refused(f"key-referential-{spelled}", "A referential's key that is none.", form(referential={"key": key, "version": "1.0.0"}),
                "invalid_value /referential/key", schema=True)
        refused(f"key-mastery-{spelled}", "The key of a scale of mastery that is none.",
                form([item(kind="level")], [ladder(ladder={"mobilised_from": 1, "scale": key})]), f"invalid_value {LIST}/ladder/scale", schema=True)
        refused(f"key-factor-{spelled}", "A factor's key that is none.", form([item(factor=key)]), f"invalid_value {ITEM}/factor", schema=True)
    for name, version in (("two", "1.0"), ("zero", "01.0.0"), ("words", "première"), ("label", "1.0.0-01")):
        refused(f"version-{name}", "A version that is none.", form(version=version), "invalid_value /version", schema=True)
    words = lambda **more: form([item(), item("b")], scales=[scale(items=["a", "b"], **more)])
    refused("word-kind", "A kind of item that does not exist.", form([item(kind="likert")]), f"invalid_value {ITEM}/kind", schema=True)
    refused("word-method", "A method that does not exist.", words(method="median"), f"invalid_value {SCALE}/method", schema=True)
    refused("word-output", "An output that does not exist.", words(output="percent"), f"invalid_value {SCALE}/output", schema=True)
    refused("word-model", "A model that does not exist.", words(model="causal"), f"invalid_value {SCALE}/model", schema=True)
    refused("word-of", "A denominator that does not exist.", words(answered={"at_least": {"count": 1}, "of": "shown"}), f"invalid_value {SCALE}/answered/of", schema=True)
    refused("word-convention", "A convention that does not exist.", words(convention="levels"), f"invalid_value {SCALE}/convention", schema=True)
    refused("word-need-level", "A need level that does not exist.", form([item(need_level="self")]), f"invalid_value {ITEM}/need_level", schema=True)
    refused("word-status", "A standing that does not exist.", form(status="official"), "invalid_value /status", schema=True)
    refused("word-confidence", "A confidence that does not exist.", form(provenance=[{"source": "S1", "confidence": "sure"}]),
            "invalid_value /provenance/0/confidence", schema=True)
    refused("word-missing", "A kind of missing that a list cannot declare.", form(lists=[choices(missing=[{"code": "X", "kind": "invalid"}])]),
            f"invalid_value {LIST}/missing/0/kind", schema=True)
    refused("name-blank", "A name of blanks.", form(scales=[scale(name=" ")]), f"invalid_value {SCALE}/name", schema=True)
    refused("text-blank", "A text of blanks.", form(title=text("  \n")), "invalid_value /title/fr", schema=True)
    for name, code in (("empty", ""), ("blank", " c0"), ("control", "c\t0"), ("long", "c" * 41)):
        broken = choices()
        broken["choices"][1]["code"] = code
        refused(f"code-{name}", "A code that is none.", form(lists=[broken]), f"invalid_value {LIST}/choices/1/code", schema=True)
    for name, column in (("blank", "A "), ("long", "A" * 201)):
        refused(f"column-{name}", "A column's name that is none.", form([item(column=column)]), f"invalid_value {ITEM}/column", schema=True)
    for name, decimal in (("places", "0.1234567"), ("sign", "+1"), ("exponent", "1e3"), ("comma", "0,5"), ("bare", ".5"), ("large", "1000000.1")):
        refused(f"decimal-{name}", "A decimal that is none.", form([item(kind="number", min=decimal)]), f"invalid_value {ITEM}/min", schema=True)
    refused("ext-plain", "A key of one's own without a namespace.", form(ext={"couleur": 1}), "invalid_value /ext/couleur", schema=True)
    refused("ext-list", "Keys of one's own that are no object.", form(ext=["couleur"]), "wrong_type /ext", schema=True)
    refused("unticked-one", "A mark of « unticked » that reads as ticked.", form([item(kind="multiple", unticked="1")]), f"invalid_value {ITEM}/unticked", schema=False)

    for name, weight in (("low", 0), ("high", 1001)):
        refused(f"range-weight-{name}", "A weight out of range.", form(scales=[scale(items=[{"item": "a", "weight": weight}])]),
                f"out_of_range {SCALE}/items/0/weight", schema=True)
        refused(f"range-min-items-{name}", "A number of items out of range.", form(scales=[scale(min_items=weight)]), f"out_of_range {SCALE}/min_items", schema=True)
        refused(f"range-count-{name}", "A count out of range.", form(scales=[scale(answered={"at_least": {"count": weight}})]),
                f"out_of_range {SCALE}/answered/at_least/count", schema=True)
        pair = [weight, 1000] if weight == 0 else [1, weight]
        refused(f"range-ratio-{name}", "A ratio out of range.", form(scales=[scale(answered={"at_least": {"ratio": pair}})]),
                f"out_of_range {SCALE}/answered/at_least/ratio/{0 if weight == 0 else 1}", schema=True)
    for name, pair in (("one", [1]), ("three", [1, 2, 3])):
        refused(f"range-pair-{name}", "A ratio has two parts.", form(scales=[scale(answered={"at_least": {"ratio": pair}})]),
                f"out_of_range {SCALE}/answered/at_least/ratio", schema=True)
    refused("range-ratio-above-one", "A ratio above one.", form(scales=[scale(answered={"at_least": {"ratio": [3, 2]}})]),
            f"out_of_range {SCALE}/answered/at_least/ratio", schema=False)
    for value, code in ((0, "out_of_range"), (1000001, "out_of_range"), ("2", "wrong_type"), (True, "wrong_type")):
        name = str(value).lower()
        refused(f"revision-item-{name}", "A revision of an item that is none.", form([item(revision=value)]), f"{code} {ITEM}/revision", schema=True)
        refused(f"revision-choice-{name}", "A revision of a choice that is none.", form(lists=[{**choices(), "choices": [
            choice("c0", 1, revision=value), choice("c1", 2)]}]), f"{code} {LIST}/choices/0/revision", schema=True)
        refused(f"revision-landmark-{name}", "A revision of a landmark that is none.", form([item(kind="level", descriptors=[
            text("a"), {**text("b"), "revision": value}, text("c")])], [ladder()]), f"{code} {ITEM}/descriptors/1/revision", schema=True)
    refused("revision-alone", "A landmark with a revision and no text.", form([item(kind="level", descriptors=[
        text("a"), {"revision": 2}, text("c")])], [ladder()]), f"missing_field {ITEM}/descriptors/1", schema=True)
    for name, words, fault in (("empty", {"fr": " "}, "invalid_value"), ("language", {"fr": "b", "French": "b"}, "unknown_field")):
        refused(f"landmark-{name}", "A landmark is a text.", form([item(kind="level", descriptors=[
            text("a"), words, text("c")])], [ladder()]), f"{fault} {ITEM}/descriptors/1/{list(words)[-1]}", schema=True)
    for field, kind, values in (("decimals", "number", (-1, 7)), ("max_chosen", "multiple", (0, 251)), ("seconds", "text", (0, 3601))):
        for value in values:
            refused(f"range-{field.replace('_', '-')}-{'high' if value > 1 else 'low'}", f"`{field}` out of range.",
                    form([item(kind=kind, **{field: value})]), f"out_of_range {ITEM}/{field}", schema=True)
    for value in (-1000001, 1000001):
        refused(f"range-value-{'high' if value > 0 else 'low'}", "A value beyond a million.", form([item(kind="number", min=value)]), f"out_of_range {ITEM}/min", schema=True)
    refused("empty-sections", "No section.", form(sections=[]), "out_of_range /sections", schema=True)
    refused("empty-items", "A section without an item.", form([]), "out_of_range /sections/0/items", schema=True)
    refused("empty-choices", "A list without a choice.", form([item(kind="text")], [choices(values=())]), f"out_of_range {LIST}/choices", schema=True)
    refused("empty-scale", "A scale of nothing.", form(scales=[scale(items=[])]), f"out_of_range {SCALE}/items", schema=True)
    refused("empty-alternative", "Another reading of nothing.", form(scales=[scale(alternative={"note": text("x"), "items": []})]),
            f"out_of_range {SCALE}/alternative/items", schema=True)
    for operator in ("all", "any"):
        refused(f"empty-{operator}", f"`{operator}` of nothing.", form([item(), item("b", shown_if={operator: []})]),
                f"out_of_range /sections/0/items/1/shown_if/{operator}", schema=True)
    refused("empty-in", "One of no choices.", form([item(), item("b", shown_if={"item": "a", "in": []})]),
            "out_of_range /sections/0/items/1/shown_if/in", schema=True)
    refused("many-choices", "More choices than a byte tells apart.", form([item(kind="single")], [{"key": "liste", "choices": [
            {"code": str(i), "label": text("x")} for i in range(251)]}]), f"out_of_range {LIST}/choices", schema=True)
    refused("range-integer", "An integer that other readers would round.", form(ext={"a:b": 2**53}), "out_of_range /ext/a:b", schema=False)


def kinds():
    """Fields that go with some kinds of items only."""
    samples = {"choices": "liste", "occasion": False, "descriptors": [text("x")], "min": 0, "max": 1, "decimals": 0, "unit": text("x"),
               "other": False, "unticked": "", "max_chosen": 1, "wish": False, "reflexive": False}
    may = {"choices": "level rating single multiple ranking", "occasion": "level", "descriptors": "level", "min": "number", "max": "number",
           "decimals": "number", "unit": "number", "other": "single multiple", "unticked": "multiple", "max_chosen": "multiple ranking",
           "wish": "multiple", "reflexive": "text"}
    for kind in ("level", "rating", "single", "multiple", "ranking", "number", "text"):
        wrong = [field for field in samples if kind not in may[field].split()]
        lists = [ladder()] if kind == "level" else [choices()]
        extra = {field: samples[field] for field in wrong}
        refused(f"kind-{kind}", f"Every field that does not go with {kind}.", form([item(kind=kind, **extra)], lists),
                *[f"field_not_allowed {ITEM}/{field}" for field in wrong], schema=True)
        if kind in may["choices"].split():
            bare = item(kind=kind)
            del bare["choices"]
            refused(f"kind-{kind}-choices", f"An item of kind {kind} needs a list.", form([bare]), f"field_required {ITEM}", schema=True)
            refused(f"kind-{kind}-null", f"An item of kind {kind} needs a list, not null.", form([{**bare, "choices": None}]), f"field_required {ITEM}", schema=True)
    for field in samples:
        kind = "text" if "text" not in may[field].split() else "rating"
        refused(f"only-{field.replace('_', '-')}", f"`{field}` on an item of kind {kind}.", form([item(kind=kind, **{field: samples[field]})]),
                f"field_not_allowed {ITEM}/{field}", schema=True)
    refused("both-competency-and-factor", "A competency or a factor, not both.", form([item(competency="a", factor="b")]),
            f"field_not_allowed {ITEM}/factor", schema=True)
    refused("both-item-and-scale", "An item or a scale, not both.", form([item(), item("b")], scales=[scale(), scale("t", [{"item": "b", "scale": "s"}])]),
            "field_not_allowed /scales/1/items/0", schema=True)
    refused("both-count-and-ratio", "A count or a ratio, not both.", form(scales=[scale(answered={"at_least": {"count": 1, "ratio": [1, 2]}})]),
            f"field_not_allowed {SCALE}/answered/at_least", schema=True)
    refused("both-tests", "One test in a condition.", form([item(), item("b", shown_if={"item": "a", "at_least": 1, "at_most": 2})]),
            "field_not_allowed /sections/0/items/1/shown_if", schema=True)
    refused("reversed-scale", "A scale enters as it is.", form([item(), item("b")], scales=[scale(), scale("t", [{"scale": "s", "reversed": True}, {"item": "b"}])]),
            "field_not_allowed /scales/1/items/0/reversed", schema=True)
    refused("flat-alone", "Nothing to flatten.", form(scales=[scale(flat=True)]), f"field_not_allowed {SCALE}/flat", schema=False)
    refused("flat-weight", "In a flat composite a scale has no weight.",
            form([item(), item("b")], scales=[scale(), scale("t", [{"scale": "s", "weight": 2}, {"item": "b"}], flat=True)]),
            "field_not_allowed /scales/1/items/0/weight", schema=False)
    refused("need-without-values", "Cut points on a list without values.", form([item(kind="single")], [choices(values=(None, None), need={"met_from": 2, "partly_from": 1})]),
            f"field_not_allowed {LIST}/need", schema=False)
    refused("level-without-ladder", "A level needs a ladder.", form([item(kind="level", choices="liste")]), f"field_required {ITEM}/choices", schema=False)
    refused("rating-without-values", "A rating needs values.", form(lists=[choices(values=(1, None, 3))]), f"field_required {ITEM}/choices", schema=False)
    refused("rating-one-value", "A rating needs two different values.", form(lists=[choices(values=(2, 2))]), f"field_required {ITEM}/choices", schema=False)


def between():
    """What only the whole document shows."""
    twice = lambda name, document, pointer: refused(f"twice-{name}", f"Two of one name: {name}.", document, f"duplicate_entry {pointer}", schema=False)
    twice("list", form(lists=[choices(), choices()]), "/choice_lists/1/key")
    twice("item", form([item(), item()]), "/sections/0/items/1/key")
    twice("scale", form([item(), item("b")], scales=[scale(), scale(items=["b"])]), "/scales/1/key")
    sections = [{"key": "partie", "title": text("x"), "items": [item(key)]} for key in "ab"]
    twice("section", form(sections=sections), "/sections/1/key")
    twice("code", form(lists=[{"key": "liste", "choices": [choice("1", 1), choice("1", 2)]}]), f"{LIST}/choices/1/code")
    twice("code-and-missing", form(lists=[choices(missing=[{"code": "c0", "kind": "refused"}])]), f"{LIST}/missing/0/code")
    twice("column", form([item(), item("b", column="a")]), "/sections/0/items/1/column")
    twice("column-key", form([item("b", column="a"), item()]), "/sections/0/items/1/key")
    twice("column-part", form([item("m", "multiple"), item("n", column="m[c1]")]), "/sections/0/items/1/column")
    twice("column-occasion", form([item(kind="level", occasion=True), item("n", "text", column="a_occasion")], [ladder()]), "/sections/0/items/1/column")
    twice("competency", form([item(kind="level", competency="x"), item("b", "level", competency="x")], [ladder()]), "/sections/0/items/1/competency")
    bands = [{"key": "b", "label": text("b"), "from": f, "to": t} for f, t in ((0, 50), (50, 100))]
    twice("band", form(scales=[scale(bands=bands)]), f"{SCALE}/bands/1/key")

    points = lambda name, document, pointer: refused(f"dangling-{name}", f"A reference to nothing: {name}.", document, f"dangling_reference {pointer}", schema=False)
    points("list", form([item(choices="autre")]), f"{ITEM}/choices")
    points("member", form(scales=[scale(items=["a", "z"])]), f"{SCALE}/items/1/item")
    points("scale", form(scales=[scale(items=["a", {"scale": "z"}])]), f"{SCALE}/items/1/scale")
    points("alternative", form(scales=[scale(alternative={"note": text("x"), "items": [{"item": "z"}]})]), f"{SCALE}/alternative/items/0/item")
    points("condition", form([item(shown_if={"item": "z", "is": "c0"})]), f"{ITEM}/shown_if/item")
    points("code", form([item(), item("b", shown_if={"item": "a", "in": ["c0", "c9"]})]), "/sections/0/items/1/shown_if")
    broken = form([item("A1"), item("b")], scales=[scale(items=["b"])])
    refused("not-dangling", "What could not be read is not called dangling.", {**broken, "scales": [scale(items=["b"])]}, f"invalid_value {ITEM}/key", schema=True)

    refused("circle-skip", "Items that ask each other whether they are shown.",
            form([item("a", shown_if={"item": "b", "is": "c0"}), item("b", shown_if={"item": "a", "is": "c0"})]), f"cycle {ITEM}/shown_if", schema=False)
    refused("circle-self", "An item that asks itself.", form([item(shown_if={"not": {"item": "a", "is_answered": True}})]), f"cycle {ITEM}/shown_if", schema=False)
    own = form()
    own["sections"][0]["shown_if"] = {"item": "a", "is": "c0"}
    refused("circle-section", "A section that asks one of its own items.", own, "cycle /sections/0/shown_if", schema=False)
    refused("circle-scales", "Scales that hold each other.", form(scales=[scale("s", [{"scale": "t"}]), scale("t", [{"scale": "s"}, {"item": "a"}])]),
            f"cycle {SCALE}/items", schema=False)
    chain = [scale("s1", ["a"])] + [scale(f"s{i}", [{"scale": f"s{i - 1}"}]) for i in (2, 3, 4)]
    refused("nested", "Scales four deep.", form(scales=chain), "nested_too_deep /scales/3/items", schema=False)
    refused("reached-twice", "An item by two ways.", form(RATINGS, scales=[scale("s", ["a", "b"]), scale("t", [{"scale": "s"}, {"item": "b"}])]),
            "reached_twice /scales/1/items/1", schema=False)
    refused("reached-twice-below", "An item by two scales: the composite's fault, not theirs.", form(RATINGS, scales=[
            scale("s", ["a", "b"]), scale("t", ["b", "c"]), scale("u", [{"scale": "s"}, {"scale": "t"}])]), "reached_twice /scales/2/items/1", schema=False)
    refused("reached-twice-once-told", "An item twice in a scale is not the fault of what holds the scale.", form(RATINGS, scales=[
            scale("s", ["a", "a"]), scale("t", [{"scale": "s"}, {"item": "b"}])]), "reached_twice /scales/0/items/1", schema=False)
    refused("need-levels-below", "Two need levels in two scales: the composite's fault.", form([item(need_level="skills"), item("b", need_level="peers")], scales=[
            scale("s"), scale("t", ["b"]), scale("u", [{"scale": "s"}, {"scale": "t"}])]), "mixed_need_levels /scales/2/items/1", schema=False)
    refused("twice-and-used", "Of two items with one name, scales mean the first.", form([item(), item("a", "text")], scales=[scale()]),
            "duplicate_entry /sections/0/items/1/key", schema=False)
    refused("key-and-more", "A key that is none hides nothing else, but what may refer to it.", form([item(choices="autre")], [choices("Liste", need={"met_from": 9, "partly_from": 1})], [
            scale("S", ["z"])], key="Essai"), "invalid_value /key", f"invalid_value {LIST}/key",
            f"invalid_value {SCALE}/key", f"dangling_reference {SCALE}/items/0/item", schema=True)
    refused("reached-twice-directly", "An item twice.", form(scales=[scale(items=["a", "a"])]), f"reached_twice {SCALE}/items/1", schema=False)

    unscored = {"text": item(kind="text"), "multiple": item(kind="multiple"), "ranking": item(kind="ranking"),
                "number": item(kind="number", min=0), "single": item(kind="single")}
    for kind, entry in unscored.items():
        lists = [choices(values=(None, None) if kind == "single" else (1, 2))]
        refused(f"unscored-{kind}", f"An item of kind {kind} that has no value.", form([entry], lists, [scale()]), f"not_scorable {SCALE}/items/0", schema=False)
    refused("unscored-alternative", "An item without a value in another reading.", form([item(), item("t", "text")], scales=[
            scale(alternative={"note": text("x"), "items": [{"item": "t"}]})]), f"not_scorable {SCALE}/alternative/items/0", schema=False)
    mixed = form([item(), item("b", choices="autre")], [choices(), choices("autre", (0, 10))])
    refused("mixed-ranges", "A raw mean over different ranges.", {**mixed, "scales": [scale(items=["a", "b"], output="raw")]}, f"mixed_ranges {SCALE}/output", schema=False)
    refused("mixed-ranges-prorated", "A raw prorated sum over different ranges.", {**mixed, "scales": [scale(items=["a", "b"], method="prorated_sum", output="raw")]},
            f"mixed_ranges {SCALE}/output", schema=False)
    refused("mixed-ranges-alternative", "A raw mean over different ranges in another reading.", {**mixed, "scales": [scale(
            output="raw", alternative={"note": text("x"), "items": [{"item": "a"}, {"item": "b"}]})]}, f"mixed_ranges {SCALE}/alternative/items", schema=False)
    refused("composite-raw", "A composite with a raw output.", form(scales=[scale(), scale("t", [{"scale": "s"}], output="raw")]), "composite_output /scales/1/items/0", schema=False)
    refused("composite-sum", "A composite that is a sum.", form(scales=[scale(), scale("t", [{"scale": "s"}], "sum")]), "composite_output /scales/1/items/0", schema=False)
    refused("levels", "A mean of levels without its convention.", form([item(kind="level")], [ladder()], [scale()]), f"levels_are_ordinal {SCALE}/items/0", schema=False)
    refused("need-levels", "Two need levels in one scale.", form([item(need_level="skills"), item("b", need_level="peers")], scales=[scale(items=["a", "b"])]),
            f"mixed_need_levels {SCALE}/items/1", schema=False)
    refused("need-level-declared", "An item of another need level than its scale.", form([item(need_level="skills")], scales=[scale(need_level="peers")]),
            f"mixed_need_levels {SCALE}/items/0", schema=False)
    fine = [item(f"n{i}", "number", min=0, max=f"0.9999{end}", decimals=6) for i, end in enumerate((83, 79, 61, 59, 53, 31))]
    refused("overflow", "Ranges whose common multiple is too large.", form(fine, GONE, [scale(items=[entry["key"] for entry in fine])]), f"overflow {SCALE}", schema=False)
    refused("overflow-sum", "A sum beyond a million.", form([item(kind="number", min=0, max=1000000)], GONE, [
            scale(items=[{"item": "a", "weight": 2}], method="sum", output="raw")]), f"overflow {SCALE}", schema=False)

    def banded(name, description, cuts, *faults):
        listed = [{"key": f"b{i}", "label": text("b"), "from": low, "to": high} for i, (low, high) in enumerate(cuts)]
        refused(f"bands-{name}", description, form(scales=[scale(bands=listed)]), *faults, schema=False)

    banded("gap", "A gap between bands.", [(0, 40), (50, 100)], f"bands_incomplete {SCALE}/bands/1/from")
    banded("start", "Bands that start too late.", [(1, 100)], f"bands_incomplete {SCALE}/bands/0/from")
    banded("end", "Bands that end too early.", [(0, "99.999999")], f"bands_incomplete {SCALE}/bands/0/to")
    banded("overlap", "Bands that overlap.", [(0, 60), (50, 100)], f"bands_overlap {SCALE}/bands/1/from")
    banded("below", "A band below the range.", [(-1, 100)], f"bands_overlap {SCALE}/bands/0/from")
    banded("empty", "A band without an inside.", [(0, 0), (0, 100)], f"out_of_range {SCALE}/bands/0/to")

    refused("ladder-values", "Levels that do not count from 0.", form([item(kind="level")], [choices("echelle", (1, 2), ladder={"mobilised_from": 1})]),
            f"ladder_values {LIST}/choices/0", f"ladder_values {LIST}/choices/1", schema=False)
    refused("ladder-dont-know", "A ladder with « je ne sais pas ».", form([item(kind="level")], [ladder(missing=[{"code": "N", "kind": "dont_know"}])]),
            f"ladder_dont_know {LIST}/missing/0/kind", schema=False)
    refused("ladder-one", "A ladder of one level.", form([item(kind="single", choices="echelle")], [ladder(steps=1)]),
            f"out_of_range {LIST}/choices", f"out_of_range {LIST}/ladder/mobilised_from", schema=False)
    refused("ladder-eleven", "A ladder of eleven levels.", form([item(kind="level")], [ladder(steps=11)]), f"out_of_range {LIST}/choices", schema=False)
    refused("ladder-target", "A target above the ladder.", form([item(kind="level")], [ladder(ladder={"mobilised_from": 3})]), f"out_of_range {LIST}/ladder/mobilised_from", schema=False)
    refused("ladder-half", "A target between levels.", form([item(kind="level")], [ladder(ladder={"mobilised_from": "1.5"})]), f"out_of_range {LIST}/ladder/mobilised_from", schema=False)
    refused("descriptors", "Not one descriptor for each level.", form([item(kind="level", descriptors=[text("x")])], [ladder()]), f"out_of_range {ITEM}/descriptors", schema=False)
    refused("need-range", "A cut point beyond the values.", form(lists=[choices(need={"met_from": 4, "partly_from": 2})]), f"out_of_range {LIST}/need/met_from", schema=False)
    refused("need-order", "Partly met above met.", form(lists=[choices(need={"met_from": 2, "partly_from": 3})]), f"out_of_range {LIST}/need/partly_from", schema=False)
    refused("bounds", "A highest number that is the lowest.", form([item(kind="number", min=5, max=5)]), f"out_of_range {ITEM}/max", schema=False)
    refused("bounds-places", "A bound with more places than the numbers.", form([item(kind="number", min="0.5", max=2)]), f"out_of_range {ITEM}/min", schema=False)
    refused("min-items", "More items than there are.", form(scales=[scale(min_items=2)]), f"out_of_range {SCALE}/min_items", schema=False)
    refused("count", "More than there are.", form(scales=[scale(answered={"at_least": {"count": 1}, "strict": True})]), f"out_of_range {SCALE}/answered/at_least/count", schema=False)
    numbers = [item(kind="number"), item("t", "text"), item("m", "multiple"), item("v", "text", reflexive=True), item("u", "single")]
    for name, condition in (("is-number", {"item": "a", "is": "c0"}), ("at-least-text", {"item": "t", "at_least": 1}), ("at-most-single", {"item": "u", "at_most": 1}),
                            ("is-multiple", {"item": "m", "is": "c0"}), ("includes-single", {"item": "u", "includes": "c0"}), ("reflexive", {"item": "v", "is_answered": True})):
        refused(f"mismatch-{name}", "A test that does not go with the item.", form([*numbers, item("z", shown_if=condition)]),
                "condition_mismatch /sections/0/items/5/shown_if", schema=False)
    wished = lambda codes, column="G01": form(
        [item("g", "level", choices="echelle", column=column, competency="un"), item("w", "multiple", choices="voeux", wish=True, max_chosen=3)],
        [ladder(), {"key": "voeux", "choices": [choice(code) for code in codes]}])
    accepted("wish", "A wish among the competencies that are asked.", wished(["G01"]))
    refused("wish-unknown", "A wish for what is not asked.", wished(["G01", "G02"]), "dangling_reference /choice_lists/1/choices/1/code", schema=False)
    refused("date-like-version", "Dates stand nowhere in a questionnaire; a version is no date.", form(version="2026-11-22"), "invalid_value /version", schema=True)


def syntax():
    """What is no JSON, or JSON beyond a limit."""
    def add_raw(name, description, given, code, line, **more):
        add(name, description, {"document": "questionnaire", **given}, error={"code": code, "faults": [{"code": code, "line": line}], **more})

    add_raw("syntax-comma", "A comma too many.", {"text": '{\n  "document": "questionnaire",\n}\n'}, "invalid_json", 3)
    add_raw("syntax-comment", "JSON has no comments.", {"text": '{\n  // une remarque\n  "key": "a"}'}, "invalid_json", 2)
    add_raw("syntax-empty", "Nothing at all.", {"text": ""}, "invalid_json", 1)
    add_raw("syntax-end", "Something after the end.", {"text": "{}\n\n{}"}, "invalid_json", 3)
    add_raw("syntax-half", "A text that breaks off.", {"text": '{\n"document": "ques'}, "invalid_json", 2)
    add_raw("encoding", "A byte that is not UTF-8.", {"hex": b'{\n"title": "\xe9t\xe9"}'.hex()}, "invalid_encoding", 2)
    add_raw("deep", "Nested 65 deep.", {"text": "[\n" * 65 + "]" * 65}, "too_deep", 65, refused_by_schema=True)
    brackets = form(title=text("[" * 100))
    accepted("read-brackets", "Brackets in a text are no nesting.", brackets)
    written = json.dumps(form(), ensure_ascii=False)
    add("read-bom", "A byte order mark is passed over.", {"document": "questionnaire", "text": "\ufeff" + written}, expected={"sha256": sha256(form())})
    read_as_text("duplicate-keys", "A key that stands twice, and three times.",
                 '{\n  "document": "questionnaire", "schema_version": 1, "key": "essai", "version": "1.0.0",\n'
                 '  "title": {"fr": "un",\n            "fr": "deux"},\n  "sections": [\n'
                 '    {"key": "partie", "title": {"fr": "x"}, "items": [{"key": "a", "kind": "text", "text": {"fr": "x"}}]}],\n'
                 '  "key": "autre",\n  "key": "encore"\n}',
                 [("duplicate_key", "/title/fr", 4), ("duplicate_key", "/key", 7), ("duplicate_key", "/key", 8)], False)
    own = json.dumps(form(ext={"a/b~c": 1}), indent=1)
    line = own[: own.index("a/b~c")].count("\n") + 1
    read_as_text("escaped-pointer", "A pointer escapes `~` and `/`; a line ends as the author ends it.", own.replace("\n", "\r\n"),
                 [("invalid_value", "/ext/a~1b~0c", line)], True)


MIXED = """\
{                                                                    //! missing_field
  "document": "questionnaire", "schema_version": 1,
  "key": "Essai",                                                    //! invalid_value /key
  "version": "1.0",                                                  //! invalid_value /version
  "titel": {"fr": "Essai"},                                          //! unknown_field /titel
  "choice_lists": [
    {"key": "accord", "choices": [
       {"code": "1", "value": 1, "label": {"fr": "non"}},
       {"code": "2", "value": 2, "label": {"fr": "oui"}},
       {"code": "2", "value": 3, "label": {"fr": "tout à fait"}}     //! duplicate_entry /choice_lists/0/choices/2/code
    ]},
    {"key": "echelle", "ladder": {"mobilised_from": 1}, "choices": [
       {"code": "0", "value": 0, "label": {"fr": "rien"}},
       {"code": "1", "value": 1, "label": {"fr": "un peu"}},
       {"code": "2", "value": 3, "label": {"fr": "tout"}}            //! ladder_values /choice_lists/1/choices/2
    ], "missing": [
       {"code": "N", "kind": "dont_know"}                            //! ladder_dont_know /choice_lists/1/missing/0/kind
    ]},
    {"key": "noms", "choices": [
       {"code": "x", "label": {"en": "x"}},                          //! missing_field /choice_lists/2/choices/0/label
       {"code": "y", "label": {"fr": "y"}}
    ]},
    {"key": "large", "choices": [
       {"code": "0", "value": 0, "label": {"fr": "0"}},
       {"code": "10", "value": 10, "label": {"fr": "10"}}
    ]}
  ],
  "sections": [
    {"key": "un", "title": {"fr": "Un"}, "items": [
       {"key": "a", "kind": "rating", "choices": "accord", "text": {"fr": "a"}, "need_level": "skills"},
       {"key": "b", "kind": "rating", "choices": "accord", "text": {"fr": "b"}, "need_level": "peers"},
       {"key": "c", "kind": "rating", "choices": "acord",            //! dangling_reference /sections/0/items/2/choices
        "text": {"fr": "c"}},
       {"key": "d", "kind": "rating", "choices": "accord", "text": {"fr": "d"},
        "min": 1},                                                   //! field_not_allowed /sections/0/items/3/min
       {"key": "e", "kind": "number", "min": 10, "text": {"fr": "e"},
        "max": 1},                                                   //! out_of_range /sections/0/items/4/max
       {"key": "a", "kind": "text",                                  //! duplicate_entry /sections/0/items/5/key
        "text": {"fr": "encore"}},
       {"key": "f", "kind": "level", "choices": "echelle", "text": {"fr": "f"},
        "text": {"fr": "g"}},                                        //! duplicate_key /sections/0/items/6/text
       {"key": "g", "kind": "rating", "text": {"fr": "g"}},          //! field_required /sections/0/items/7
       {"key": "h", "kind": "rating", "choices": "large", "text": {"fr": "h"},
        "shown_if": {"item": "i", "is": "0"}},                       //! cycle /sections/0/items/8/shown_if
       {"key": "i", "kind": "rating", "choices": "large", "text": {"fr": "i"},
        "shown_if": {"item": "h", "is": "0"}},
       {"key": "j", "kind": "text", "text": {"fr": "j"},
        "shown_if": {"item": "h", "includes": "0"}},                 //! condition_mismatch /sections/0/items/10/shown_if
       {"key": "k", "kind": "text", "text": {"fr": "k"},
        "seconds": "vingt"}                                          //! wrong_type /sections/0/items/11/seconds
    ]}
  ],
  "scales": [
    {"key": "s1", "title": {"fr": "s1"}, "method": "mean", "output": "percent_of_maximum", "items": [
       {"item": "a", "weight": 0},                                   //! out_of_range /scales/0/items/0/weight
       {"item": "b"}]},                                              //! mixed_need_levels /scales/0/items/1
    {"key": "s2", "title": {"fr": "s2"}, "method": "mean", "output": "percent_of_maximum", "items": [
       {"item": "f"}]},                                              //! levels_are_ordinal /scales/1/items/0
    {"key": "s3", "title": {"fr": "s3"}, "method": "sum", "output": "raw", "items": [
       {"item": "h"},
       {"scale": "s4"}]},                                            //! composite_output /scales/2/items/1
    {"key": "s4", "title": {"fr": "s4"}, "method": "mean", "output": "percent_of_maximum", "items": [
       {"item": "i"},
       {"item": "i"}]},                                              //! reached_twice /scales/3/items/1
    {"key": "s5", "title": {"fr": "s5"}, "method": "mean", "output": "raw", "items": [
       {"item": "h"}, {"item": "i"}],
     "bands": [
       {"key": "bas", "label": {"fr": "bas"}, "from": 0, "to": 6},
       {"key": "haut", "label": {"fr": "haut"},
        "from": 5,                                                   //! bands_overlap /scales/4/bands/1/from
        "to": 9}]},                                                  //! bands_incomplete /scales/4/bands/1/to
    {"key": "s6", "title": {"fr": "s6"}, "method": "mean",
     "output": "raw",                                                //! mixed_ranges /scales/5/output
     "items": [{"item": "b"}, {"item": "h"}]},
    {"key": "s7", "title": {"fr": "s7"}, "method": "mean", "output": "percent_of_maximum",
     "items": [{"scale": "s8"}]},                                    //! cycle /scales/6/items
    {"key": "s8", "title": {"fr": "s8"}, "method": "mean", "output": "percent_of_maximum",
     "items": [{"scale": "s7"}]},
    {"key": "s9", "title": {"fr": "s9"}, "method": "mean", "output": "percent_of_maximum",
     "items": [{"item": "j"}]}                                       //! not_scorable /scales/8/items/0
  ]
}
"""


def mixed():
    lines, faults = [], []
    for number, line in enumerate(MIXED.splitlines(), 1):
        line, _, mark = line.partition("//!")
        lines.append(line.rstrip())
        if mark:
            code, _, pointer = mark.strip().partition(" ")
            faults.append((code, pointer, number))
    read_as_text("many-faults", f"{len(faults)} faults of every sort, each told once and in its place.", "\n".join(lines) + "\n", faults, True)


def answers():
    """Answers of one person."""
    asked = form(
        [item(kind="level", occasion=True), item("b"), item("c", "single", other=True), item("d", "multiple", max_chosen=2, other=True),
         item("e", "ranking"), item("f", "number", min=0, max=10, decimals=1), item("g", "text"), item("h", "multiple")],
        [choices(missing=[{"code": "NC", "kind": "not_applicable"}]), ladder()])
    reference = {"key": "essai", "version": "1.0.0", "sha256": sha256(asked)}
    base = {"document": "answers", "schema_version": 1, "purpose": "formation", "questionnaire": reference, "respondent": "r-017",
            "retain_until": "2028-11-22", "answers": {}}
    without = lambda record, name: {key: value for key, value in record.items() if key != name}

    def read(name, description, document):
        add(f"answers-{name}", description, {"document": "answers", "json": document, "questionnaire": asked}, expected={"sha256": sha256(document)})

    def wrong(name, description, document, *faults, schema, **more):
        add(f"answers-{name}", description, {"document": "answers", "json": document, **{"questionnaire": asked, **more}}, error=heading(faults, schema, "answers"))

    def one(name, description, key, answer, *faults, schema):
        wrong(name, description, {**base, "answers": {key: answer}}, *[f"{f.split()[0]} /answers/{f.split()[1]}" for f in faults], schema=schema)

    read("none", "Nothing answered.", base)
    read("everything", "An answer of each kind.", {**base, "ext": {"outil:page": 3}, "answers": {
        "a": {"level": 2, "occasion": "a-little"}, "b": {"choice": "c2"}, "c": {"choice": "c0", "other": "autre"}, "d": {"chosen": ["c1", "c0"], "other": ""},
        "e": {"ranking": ["c2", "c0"]}, "f": {"number": "3.5"}, "g": {"text": ""}, "h": {"chosen": []}}})
    read("missing", "Each way not to answer.", {**base, "answers": {
        "a": {"missing": "no_answer", "occasion": "no"}, "b": {"missing": "not_applicable"},
        "f": {"missing": "refused"}, "g": {"missing": "dont_know"}, "h": {"missing": "no_answer"}}})

    for name in ("document", "schema_version", "purpose", "questionnaire", "respondent", "retain_until", "answers"):
        wrong(f"without-{name.replace('_', '-')}", f"Answers without `{name}`.", without(base, name), "missing_field ", schema=True)
    for name in ("key", "version", "sha256"):
        wrong(f"without-reference-{name}", f"A reference without `{name}`.", {**base, "questionnaire": without(reference, name)}, "missing_field /questionnaire", schema=True)
    wrong("unknown", "A field that answers do not have.", {**base, "name": "x"}, "unknown_field /name", schema=True)
    wrong("unknown-reference", "A field that a reference does not have.", {**base, "questionnaire": {**reference, "title": "x"}}, "unknown_field /questionnaire/title", schema=True)
    wrong("document", "Another kind of document.", {**base, "document": "report"}, "wrong_document /document", schema=True)
    wrong("version", "A format that is not known here.", {**base, "schema_version": 3}, "unsupported_schema_version /schema_version", schema=True)
    wrong("purpose", "A purpose that does not exist: answers are no appraisal.", {**base, "purpose": "evaluation"}, "invalid_value /purpose", schema=True)
    for name, respondent in (("email", "x@y.fr"), ("name", "Une Personne"), ("long", "r" * 65), ("empty", "")):
        wrong(f"respondent-{name}", "No pseudonym.", {**base, "respondent": respondent}, "invalid_value /respondent", schema=True)
    for name, date, schema in (("form", "22/11/2028", True), ("short", "2028-11", True), ("day", "2028-02-30", False)):
        wrong(f"date-{name}", "A date that is none.", {**base, "retain_until": date}, "invalid_value /retain_until", schema=schema)
    wrong("sha", "A hash that is none.", {**base, "questionnaire": {**reference, "sha256": "A" * 64}}, "invalid_value /questionnaire/sha256", schema=True)
    for field, value in (("key", "Autre"), ("version", "un")):
        wrong(f"reference-{field}", "A reference that is none.", {**base, "questionnaire": {**reference, field: value}}, f"invalid_value /questionnaire/{field}", schema=True)
    wrong("reference-long", "A key that is too long.", {**base, "questionnaire": {**reference, "key": "a" * 61}}, "invalid_value /questionnaire/key", schema=True)
    wrong("other-key", "Answers to another questionnaire.", {**base, "questionnaire": {"key": "autre", "version": "1.0.0", "sha256": "0" * 64}}, "other_questionnaire /questionnaire/key", schema=False)
    wrong("other-version", "Answers to another version.", {**base, "questionnaire": {**reference, "version": "0.9.0", "sha256": "0" * 64}}, "other_questionnaire /questionnaire/version", schema=False)
    wrong("other-sha", "Answers to another document under the same name.", {**base, "questionnaire": {**reference, "sha256": "0" * 64}}, "other_questionnaire /questionnaire/sha256", schema=False)
    wrong("ext", "A key of one's own without a namespace.", {**base, "ext": {"page": 1}}, "invalid_value /ext/page", schema=True)
    wrong("list", "Answers are an object.", {**base, "answers": []}, "wrong_type /answers", schema=True)
    wrong("item-key", "An answer to what is no key.", {**base, "answers": {"A1": {"choice": "c0"}}}, "invalid_value /answers/A1", schema=True)
    wrong("item-key-long", "An answer to a key that is too long.", {**base, "answers": {"a" * 61: {"choice": "c0"}}}, "invalid_value /answers/" + "a" * 61, schema=True)
    one("item", "An answer to an item that is not there.", "z", {"choice": "c0"}, "unknown_item z", schema=False)
    one("bare", "An answer says what it is.", "b", "c0", "wrong_type b", schema=True)
    one("empty", "An answer without a value.", "b", {}, "missing_field b", schema=True)
    one("two", "Two answers in one.", "b", {"choice": "c0", "missing": "refused"}, "field_not_allowed b", schema=True)
    for shape, key in (("level", "a"), ("choice", "b"), ("chosen", "d"), ("ranking", "e"), ("number", "f"), ("text", "g"), ("missing", "b")):
        one(f"null-{shape}", "An answer of null says nothing.", key, {shape: None}, f"wrong_type {key}/{shape}", schema=True)
        good = {"level": 1, "choice": "c0", "chosen": [], "ranking": [], "number": 1, "text": "x", "missing": "no_answer"}[shape]
        one(f"unknown-{shape}", "A field that an answer does not have.", key, {shape: good, "why": "x"}, f"unknown_field {key}/why", schema=True)
    one("level-high", "No ladder has ten steps above zero.", "a", {"level": 10}, "out_of_range a/level", schema=True)
    one("level-low", "No level below zero.", "a", {"level": -1}, "out_of_range a/level", schema=True)
    one("level-above", "A level above this ladder.", "a", {"level": 3}, "unknown_choice a/level", schema=False)
    one("occasion-word", "An occasion that does not exist.", "a", {"level": 1, "occasion": "maybe"}, "invalid_value a/occasion", schema=True)
    one("occasion-beside", "An occasion beside a choice.", "b", {"choice": "c0", "occasion": "yes"}, "field_not_allowed b/occasion", schema=True)
    one("occasion-unasked", "An occasion that is not asked.", "b", {"missing": "not_applicable", "occasion": "yes"}, "wrong_answer b/occasion", schema=False)
    one("other-beside", "« autre » beside a number.", "f", {"number": 1, "other": "x"}, "field_not_allowed f/other", schema=True)
    one("other-unasked", "« autre » that is not offered.", "b", {"choice": "c0", "other": "x"}, "wrong_answer b/other", schema=False)
    one("choice", "A choice that is not offered.", "b", {"choice": "c9"}, "unknown_choice b/choice", schema=False)
    one("code", "A code that is none.", "b", {"choice": " c0"}, "invalid_value b/choice", schema=True)
    one("code-long", "A code that is too long.", "b", {"choice": "c" * 41}, "invalid_value b/choice", schema=True)
    one("chosen", "Choices that are not offered, or twice.", "d", {"chosen": ["c0", "c0"]}, "duplicate_entry d/chosen", schema=False)
    one("chosen-unknown", "A choice that is not offered among several.", "d", {"chosen": ["c0", "z"]}, "unknown_choice d/chosen", schema=False)
    one("chosen-many", "More than may be chosen.", "d", {"chosen": ["c0", "c1", "c2"]}, "out_of_range d/chosen", schema=False)
    one("chosen-text", "One code where a list is.", "d", {"chosen": "c0"}, "wrong_type d/chosen", schema=True)
    one("ranking", "A choice ranked twice.", "e", {"ranking": ["c1", "c1"]}, "duplicate_entry e/ranking", schema=False)
    one("number-high", "A number above its bounds.", "f", {"number": 11}, "out_of_range f/number", schema=False)
    one("number-places", "A number with too many places.", "f", {"number": "1.25"}, "out_of_range f/number", schema=False)
    one("number-float", "A decimal is written as a string.", "f", {"number": 1.5}, "wrong_type f/number", schema=True)
    one("number-form", "A number that is none.", "f", {"number": "1,5"}, "invalid_value f/number", schema=True)
    one("number-limit", "A number beyond a million.", "f", {"number": 1000001}, "out_of_range f/number", schema=True)
    one("number-limit-low", "A number beyond a million below zero.", "f", {"number": -1000001}, "out_of_range f/number", schema=True)
    one("missing-word", "A kind of missing that a person cannot give.", "b", {"missing": "invalid"}, "invalid_value b/missing", schema=True)
    one("missing-undeclared", "A kind of missing that the list does not declare.", "b", {"missing": "refused"}, "unknown_choice b/missing", schema=False)
    for name, key, answer in (("level", "a", {"choice": "c0"}), ("rating", "b", {"level": 1}), ("multiple", "d", {"choice": "c0"}),
                              ("ranking", "e", {"chosen": ["c0"]}), ("number", "f", {"text": "1"}), ("text", "g", {"number": 1})):
        one(f"kind-{name}", f"An answer that does not go with {name}.", key, answer, f"wrong_answer {key}", schema=False)

    earlier = json.loads(json.dumps(asked))
    earlier["version"] = "0.9.0"
    earlier["choice_lists"][0]["choices"][1]["value"] = 9
    earlier["sections"][0]["items"][5]["max"] = 20
    earlier["sections"][0]["items"][6]["kind"] = "number"
    earlier["sections"][0]["items"].append(item("z", "text"))
    earlier["sections"][0]["items"][0]["text"] = text("d'autres mots")
    before = {**base, "questionnaire": {"key": "essai", "version": "0.9.0", "sha256": sha256(earlier)}}
    kept = {**before, "answers": {"a": {"level": 1}}}
    add("answers-earlier", "An answer is kept where only words changed.", {"document": "answers", "json": kept, "questionnaire": asked, "earlier": earlier},
        expected={"sha256": sha256({**kept, "questionnaire": reference})})
    wrong("changed", "What changed since: values, bounds, kind, an item that is gone.", {**before, "answers": {
        "a": {"level": 1}, "b": {"choice": "c1"}, "f": {"number": 3}, "g": {"number": 1}, "z": {"text": "x"}}},
        "changed_item /answers/b", "changed_item /answers/f", "changed_item /answers/g", "changed_item /answers/z", schema=False, earlier=earlier)
    later = json.loads(json.dumps(asked))
    later["sections"][0]["items"][6]["revision"] = 2
    later["choice_lists"][0]["choices"][0]["revision"] = 2
    later["sections"][0]["items"][0].pop("occasion")
    later["sections"][0]["items"][5]["decimals"] = 2
    later["sections"][0]["items"].append(item("i", "text", reflexive=True))
    wrong("revised", "What means something else since: an item, a choice, a number; what is not asked beside it any more.", {**base, "answers": {
        "a": {"level": 1, "occasion": "no"}, "b": {"choice": "c1"}, "f": {"number": 3}, "g": {"text": "x"}}},
        "wrong_answer /answers/a/occasion", "changed_item /answers/b", "changed_item /answers/f", "changed_item /answers/g",
        schema=False, questionnaire=later, earlier=asked)
    written = json.dumps({**base, "answers": {"b": {"choice": "c9"}, "f": {"number": 99}, "y": {"text": "x"}}}, indent=1)
    lines = {name: written[: written.index(mark)].count("\n") + 1 for name, mark in (("b", '"c9"'), ("f", "99"))}
    y = written[: written.index('"y"')].count("\n") + 1
    read_as_text("answers-lines", "Faults of answers have lines too.", written,
                 [("unknown_choice", "/answers/b/choice", lines["b"]), ("out_of_range", "/answers/f/number", lines["f"]), ("unknown_item", "/answers/y", y)],
                 False, document="answers", questionnaire=asked)
    read_as_text("answers-twice", "An item answered twice.", json.dumps(base)[:-3] + '{"b": {"choice": "c0"},\n "b": {"choice": "c1"}}}',
                 [("duplicate_key", "/answers/b", 2)], False, document="answers", questionnaire=asked)


def main():
    for make in (sound, fields, forms, kinds, between, syntax, mixed, answers, referentials.make):
        make()
    save(["documents"], {f"documents/{name}": json.dumps(v, ensure_ascii=False, indent=1) + "\n" for name, v in VECTORS.items()})


if __name__ == "__main__":
    main()
