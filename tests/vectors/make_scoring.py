"""Makes the vectors of the areas `scoring` and `cells`.

The expected scores are computed here from the written rules, with fractions,
by code that shares nothing with the core: two implementations have to agree.

    python3 tests/vectors/make_scoring.py            writes tests/vectors/scoring and cells
    python3 tests/vectors/make_scoring.py --check    says whether it would change
"""

import json
import random
import sys
from fractions import Fraction
from pathlib import Path

import rules
from files import save
from rules import Person

DATA = Path(__file__).parents[2] / "core" / "data"
EMBEDDED = json.loads((DATA / "referential.json").read_text(encoding="utf-8"))

# --- vectors ----------------------------------------------------------------

CODES = {"no_answer": "NA", "refused": "R", "dont_know": "NSP", "not_applicable": "NC", "not_shown": "NS"}
KINDS = list(CODES)


def text(words):
    return {"fr": words}


def choice_list(key, values, **more):
    choices = [{"code": f"c{i}", "value": v, "label": text(f"choix {i}")} for i, v in enumerate(list(values))]
    missing = [{"code": code, "kind": kind} for kind, code in CODES.items()]
    return {"key": key, "choices": choices, "missing": missing, **more}


def ladder(key="echelle", steps=5, mobilised_from=3, **more):
    built = choice_list(key, list(range(steps)), ladder={"mobilised_from": mobilised_from}, **more)
    built["missing"] = [m for m in built["missing"] if m["kind"] != "dont_know"]
    return built


def rating(key, choices="accord", **more):
    return {"key": key, "kind": "rating", "choices": choices, "text": text(f"question {key}"), **more}


def level(key, choices="echelle", **more):
    return {"key": key, "kind": "level", "choices": choices, "text": text(f"question {key}"), **more}


def scale(key, items, method="mean", output="percent_of_maximum", **more):
    members = [{"item": item} if isinstance(item, str) else item for item in items]
    return {"key": key, "title": text(key), "method": method, "output": output, "items": members, **more}


def questionnaire(lists, items, scales, sections=None):
    sections = sections or [{"key": "partie", "title": text("partie"), "items": items}]
    return {
        "document": "questionnaire", "schema_version": 1, "key": "essai", "version": "1.0.0",
        "title": text("Essai"), "choice_lists": lists, "sections": sections, "scales": scales,
    }


def pick(position):
    return {"choice": f"c{position}"}


def lacks(kind):
    return {"missing": kind}


VECTORS = {}


def vector(name, description, form, people, requirements=(), report=(), today=None):
    expected = []
    for answers in people:
        person = Person(form, answers)
        entry = {"scales": person.scores()}
        parts = {}
        for part in report:
            if part == "gaps":
                parts["gaps"] = person.gaps(requirements, today)
            elif part == "priorities":
                pressing = lambda gap: gap["status"] == "gap" and gap["timing"] not in ("later", "in_situation")
                first = [gap["competency"] for gap in person.gaps(requirements, today) if pressing(gap)]
                parts["priorities"] = list(dict.fromkeys(first))[:5]
            else:
                parts[part] = getattr(person, part)()
        if parts:
            entry["report"] = parts
        expected.append(entry)
    given = {"questionnaire": form, "people": people}
    if requirements:
        given["requirements"] = list(requirements)
    VECTORS[f"scoring/{name}"] = {"description": description, "input": given, "expected": {"people": expected}}


def compared(name, description, form, people, referential, posts, today=None):
    """Gaps to what posts ask for by the profiles of a referential; documents that ship go by their names."""
    document = EMBEDDED if referential == "embedded" else referential
    asked = json.loads((DATA / f"{form}.json").read_text(encoding="utf-8")) if isinstance(form, str) else form
    requirements, count = rules.posts_ask(document, posts, asked)
    vector(name, description, asked, people, requirements, report=("gaps", "priorities"), today=today)
    made = VECTORS[f"scoring/{name}"]
    made["input"].pop("requirements", None)
    made["input"] |= {"questionnaire": form, "referential": referential, "posts": posts}
    if today:
        made["input"]["today"] = today
    for entry in made["expected"]["people"]:
        entry["report"]["posts"] = count


def in_cells(name, description, form, people):
    """The same as columns of text, where a cell may be invalid."""
    columns = {}
    for section in form["sections"]:
        for item in section["items"]:
            columns[item["key"]] = [as_cell(answers.get(item["key"])) for answers in people]
    expected = [{"scales": Person(form, answers).scores()} for answers in people]
    for score in (score for entry in expected for score in entry["scales"]):
        for part in ("exact", "band", "alternative_bits"):
            score.pop(part, None)
    given = {"questionnaire": form, "cells": "codes", "columns": columns}
    VECTORS[f"cells/{name}"] = {"description": description, "input": given, "expected": {"people": expected}}


def as_cell(answer):
    if answer is None:
        return None
    if "missing" in answer:
        return CODES[answer["missing"]]
    return str(next(iter(answer.values())))


def table():
    """Method × output × rule × kind of missing × how many are missing."""
    items = [rating(key) for key in "abcd"]
    members = [
        {"item": "a"}, {"item": "b", "reversed": True}, {"item": "c", "weight": 3},
        {"item": "d", "reversed": True, "weight": 2},
    ]
    people = [{key: pick(i) for i, key in enumerate("abcd")}]
    for kind in KINDS:
        for count in range(1, 5):
            answers = {key: pick((2 * i + count) % 6) for i, key in enumerate("abcd")}
            answers.update({key: lacks(kind) for key in "dbca"[:count]})
            people.append(answers)
    people.append({"a": pick(5), "b": lacks("not_applicable"), "c": lacks("refused")})
    people.append({"a": pick(0), "b": pick(5), "c": lacks("not_shown"), "d": lacks("dont_know")})
    for method in ("mean", "sum", "prorated_sum"):
        for output in ("raw", "percent_of_maximum"):
            scales = []
            for kind, at_least in (("nombre", {"count": 2}), ("part", {"ratio": [1, 2]})):
                for strict in (False, True):
                    for of in ("applicable", "all"):
                        for least in (None, 3):
                            answered = {"at_least": at_least, "strict": strict, "of": of}
                            key = f"{kind}{'-plus' if strict else ''}-{of}{'-3' if least else ''}"
                            more = {"min_items": least} if least else {}
                            scales.append(scale(key, members, method, output, answered=answered, **more))
            form = questionnaire([choice_list("accord", range(1, 7))], items, scales)
            name = f"table-{method.replace('_', '-')}-{output.split('_')[0]}"
            vector(name, f"Every answered rule and kind of missing: {method}, {output}.", form, people)
            wrong = {"cell": "c6"}
            spoilt = [dict(person, **{key: wrong for key in "dbca"[:count]}) for count in range(1, 5) for person in people[:1]]
            spoilt += [{**people[0], "a": wrong, "b": lacks(kind), "c": lacks(kind)} for kind in KINDS]
            in_cells(name, f"In columns, with cells that are invalid: {method}, {output}.", form, people + spoilt)


def edges():
    """The same four items, eight ways to be on an edge."""
    accord = [choice_list("accord", range(1, 5))]
    four = [rating(key) for key in "abcd"]
    half = {"at_least": {"ratio": [1, 2]}}
    two = {"a": pick(3), "b": pick(1), "c": lacks("no_answer"), "d": lacks("refused")}
    na = lacks("not_applicable")
    ten = [rating(f"q{i}") for i in range(10)]
    nine = {f"q{i}": na for i in range(9)} | {"q9": pick(3)}
    vector("edge-1-nine-not-applicable", "Nine « sans objet » and one 4 do not make 100.",
           questionnaire(accord, ten, [scale("s", [i["key"] for i in ten])]), [nine])
    vector("edge-2-half", "Two of four answered reach half.",
           questionnaire(accord, four, [scale("s", "abcd", answered=half)]), [two])
    vector("edge-3-half-strict", "Two of four are not more than half.",
           questionnaire(accord, four, [scale("s", "abcd", answered={**half, "strict": True})]), [two])
    away = {"a": pick(3), "b": pick(3), "c": na, "d": na}
    wanted = {"at_least": {"ratio": [3, 4]}}
    vector("edge-4-of-applicable-or-all", "Three quarters of those that apply, or of all.",
           questionnaire(accord, four, [scale("applicable", "abcd", answered=wanted),
                                        scale("all", "abcd", answered={**wanted, "of": "all"})]), [away])
    vector("edge-5-nothing-applicable", "Nothing applies, under either denominator.",
           questionnaire(accord, four, [scale("applicable", "abcd"),
                                        scale("all", "abcd", answered={**half, "of": "all"})]),
           [{key: na for key in "abcd"}, {key: lacks("not_shown") for key in "abcd"}])
    vector("edge-6-one-item", "A scale of one item needs one answer.",
           questionnaire(accord, four, [scale("s", "a")]), [{"a": pick(2)}, {}])
    vector("edge-7-sum-or-prorated", "A sum needs every item; a prorated sum does not.",
           questionnaire(accord, four, [scale("sum", "abcd", "sum", "raw"),
                                        scale("prorated", "abcd", "prorated_sum", "raw")]),
           [two, {key: pick(i) for i, key in enumerate("abcd")}])
    vector("edge-8-count", "A count of two, and more than two.",
           questionnaire(accord, four, [
               scale("two", "abcd", answered={"at_least": {"count": 2}}),
               scale("more", "abcd", answered={"at_least": {"count": 2}, "strict": True})]),
           [two, {**two, "c": pick(0)}])


def values():
    lists = [choice_list("accord", range(1, 7)), choice_list("cinq", [-2, -1, 0, 1, 2]),
             choice_list("demi", [0, "0.5", 1, "1.25", 3])]
    numbers = [
        {"key": "n1", "kind": "number", "min": 0, "max": 10, "decimals": 1, "text": text("n1")},
        {"key": "n2", "kind": "number", "min": "-2.5", "max": "7.5", "decimals": 2, "text": text("n2")},
        {"key": "n3", "kind": "number", "min": 0, "max": 1000000, "decimals": 6, "text": text("n3")},
    ]
    given = [{"n1": {"number": "3.5"}, "n2": {"number": "0.25"}, "n3": {"number": "0.000001"}},
             {"n1": {"number": 10}, "n2": {"number": "-2.5"}, "n3": {"number": 1000000}},
             {"n1": {"number": "0.1"}, "n2": {"number": "7.49"}}]
    vector("numbers", "Numbers with decimals between their bounds, also where the bounds have none.",
           questionnaire([], numbers, [
               scale("tous", ["n1", "n2", "n3"]),
               scale("seul", ["n1"], "mean", "raw"),
               scale("inverse", [{"item": "n1", "reversed": True}, {"item": "n2", "weight": 7}]),
               scale("somme", ["n1", "n2"], "sum", "raw"),
               scale("fin", ["n3"])]), given)
    items = [rating("a", "demi"), rating("b", "demi"), rating("c", "accord"), rating("d", "cinq")]
    people = [{key: pick(i) for key in "abcd"} for i in range(5)] + [
        {"a": pick(1), "b": pick(3), "c": pick(5), "d": pick(0)}]
    vector("values", "Values with decimals, below zero, and of different ranges.",
           questionnaire(lists, items, [
               scale("demi", "ab", "mean", "raw"),
               scale("demi-inverse", ["a", {"item": "b", "reversed": True}], "mean", "raw"),
               scale("melange", ["a", {"item": "c", "weight": 2}, {"item": "d", "reversed": True}]),
               scale("melange-prorata", ["a", {"item": "c", "weight": 5}, "d"], "prorated_sum"),
               scale("melange-somme", ["a", "c", {"item": "d", "weight": 3}], "sum"),
               scale("somme-brute", ["c", {"item": "d", "reversed": True, "weight": 2}], "sum", "raw"),
               scale("negatif", "d", "mean", "raw")]), people)
    many = [rating(f"q{i}") for i in range(30)]
    weighted = [{"item": f"q{i}", "weight": 1 + 37 * i % 1000, "reversed": i % 3 == 0} for i in range(30)]
    vector("weights", "Thirty items with weights to the limit; integers beyond a double's.",
           questionnaire(lists[:1], many, [
               scale("moyenne", weighted), scale("prorata", weighted, "prorated_sum", "raw"),
               scale("somme", weighted, "sum", "raw")]),
           [{f"q{i}": pick(i * i % 6) for i in range(30)},
            {f"q{i}": pick(i % 6) if i % 4 else lacks("dont_know") for i in range(30)}])
    fine = [{"key": f"n{i}", "kind": "number", "min": 0, "max": high, "decimals": 6, "text": text("n")}
            for i, high in enumerate(["0.999983", "0.999979", "0.999961"])]
    vector("wide", "Ranges whose common multiple needs more than 64 bits.",
           questionnaire([], fine, [scale("s", [{"item": f"n{i}", "weight": 7 + i} for i in range(3)])]),
           [{"n0": {"number": "0.5"}, "n1": {"number": "0.333333"}, "n2": {"number": "0.1"}},
            {"n0": {"number": "0.999982"}, "n1": {"number": "0.999979"}},
            {"n0": {"number": 0}, "n1": {"number": 0}, "n2": {"number": 0}}])


def composites():
    lists = [choice_list("accord", range(1, 7)), choice_list("cinq", range(0, 5))]
    items = [rating(key) for key in "abcd"] + [rating(key, "cinq") for key in "efgh"]
    three = [
        scale("ab", ["a", {"item": "b", "reversed": True}], "sum", "raw"),
        scale("cd", "cd", "mean", "raw"),
        scale("ef", ["e", {"item": "f", "weight": 4}], "prorated_sum"),
        scale("deux", [{"scale": "ab", "weight": 2}, {"scale": "cd"}]),
        scale("trois", [{"scale": "deux", "weight": 3}, {"scale": "ef"}, {"item": "g", "reversed": True},
                        {"item": "h", "weight": 5}], min_items=1,
              answered={"at_least": {"ratio": [1, 4]}}),
        scale("plat", [{"scale": "ab"}, {"scale": "ef"}, {"item": "h"}], flat=True),
        scale("profond-plat", [{"scale": "deux"}, {"item": "g"}], flat=True),
        scale("autre", [{"scale": "ab"}, {"scale": "cd"}],
              alternative={"note": text("lecture incertaine"), "items": [{"scale": "ab"}, {"item": "e"}]}),
        scale("autre-brut", "abcd", "mean", "raw",
              alternative={"note": text("sans d"), "items": [{"item": k} for k in "abc"]}),
    ]
    full = {key: pick(i % 5) for i, key in enumerate("abcdefgh")}
    na = lacks("not_applicable")
    people = [full, {**full, "a": lacks("no_answer")}, {**full, "a": na, "b": na},
              {**full, "a": na, "b": na, "c": na, "d": na},
              {key: na for key in "abcdefgh"}, {"h": pick(4)}, {},
              {**full, "e": lacks("refused"), "f": lacks("refused"), "g": na},
              {**full, "g": lacks("dont_know"), "c": lacks("refused")}]
    vector("composites", "Scales of scales three deep, with items beside them, flat and in another reading.",
           questionnaire(lists, items, three), people)
    wrong = {"cell": "x"}
    in_cells("composites", "Invalid cells in scales of scales: counted by item, told by the composite.",
             questionnaire(lists, items, three), people + [
                 {**full, "a": wrong}, {**full, "a": wrong, "b": wrong, "g": wrong}, {**full, "e": wrong, "f": na, "h": wrong},
                 {key: wrong for key in "abcdefgh"}])
    bands = [{"key": "bas", "label": text("bas"), "from": 0, "to": "33.333333"},
             {"key": "milieu", "label": text("milieu"), "from": "33.333333", "to": "66.666667"},
             {"key": "haut", "label": text("haut"), "from": "66.666667", "to": 100}]
    raw = [{"key": "haut", "label": text("haut"), "from": "2.5", "to": 4},
           {"key": "bas", "label": text("bas"), "from": 1, "to": "2.5"}]
    quarters = [{"key": f"b{i}", "label": text("b"), "from": 25 * i, "to": 25 * (i + 1)} for i in range(4)]
    vector("bands", "Bands are closed below, the highest above too; thirds lie just beside them.",
           questionnaire([choice_list("quatre", range(1, 5)), choice_list("cinq", range(0, 5))],
                         [rating("a", "quatre"), rating("b", "quatre"), rating("c", "cinq")],
                         [scale("tiers", "ab", bands=bands), scale("brut", "ab", "mean", "raw", bands=raw),
                          scale("quarts", "c", bands=quarters)]),
           [{"a": pick(i), "b": pick(j), "c": pick(i + (j > 2))} for i in range(4) for j in range(4)])


def skip_logic():
    lists = [choice_list("accord", range(1, 7)),
             {"key": "oui-non", "choices": [{"code": "oui", "label": text("oui")}, {"code": "non", "label": text("non")}],
              "missing": [{"code": "R", "kind": "refused"}]}]
    first = [
        {"key": "equipe", "kind": "single", "choices": "oui-non", "text": text("Une équipe ?")},
        {"key": "taille", "kind": "number", "min": 0, "max": 50, "text": text("Combien ?"),
         "shown_if": {"item": "equipe", "is": "oui"}},
        {"key": "themes", "kind": "multiple", "choices": "oui-non", "text": text("Lesquels ?"),
         "shown_if": {"any": [{"item": "taille", "at_least": 10}, {"item": "equipe", "in": ["non"]}]}},
        {"key": "rangs", "kind": "ranking", "choices": "oui-non", "text": text("Dans quel ordre ?")},
        {"key": "note", "kind": "text", "text": text("Remarques")},
        {"key": "vecu", "kind": "text", "reflexive": True, "text": text("Pour vous")},
    ]
    second = [
        rating("a", shown_if={"item": "taille", "at_most": 9}),
        rating("b", shown_if={"not": {"item": "themes", "includes": "oui"}}),
        rating("c", shown_if={"item": "taille", "is_answered": True}),
        rating("d", shown_if={"all": [{"item": "a", "at_least": 4}, {"item": "taille", "is_answered": True}]}),
        rating("e", shown_if={"item": "note", "is_answered": False}),
        rating("f", shown_if={"not": {"any": [{"item": "taille", "at_least": 10}, {"item": "equipe", "is": "oui"}]}}),
        rating("g", shown_if={"all": [{"item": "taille", "at_least": 10}, {"item": "equipe", "is": "non"}]}),
        rating("h", shown_if={"not": {"all": [{"item": "taille", "at_least": 10}, {"item": "equipe", "is": "oui"}]}}),
    ]
    sections = [{"key": "un", "title": text("un"), "items": first},
                {"key": "deux", "title": text("deux"), "items": second,
                 "shown_if": {"any": [{"item": "equipe", "is": "oui"}, {"item": "rangs", "is_answered": True}]}}]
    everything = {key: pick(4) for key in "abcdefgh"}
    oui, non = {"choice": "oui"}, {"choice": "non"}
    people = [
        {"equipe": oui, "taille": {"number": 12}, "themes": {"chosen": ["oui"]}, **everything},
        {"equipe": oui, "taille": {"number": 3}, "themes": {"chosen": []}, **everything},
        {"equipe": non, "taille": {"number": 12}, "themes": {"chosen": ["non"]}, **everything},
        {"equipe": {"missing": "refused"}, "taille": {"number": 9}, **everything},
        {"taille": lacks("dont_know"), "themes": lacks("refused"), **everything, "a": lacks("refused")},
        {"equipe": non, "rangs": {"ranking": ["oui"]}, "themes": {"chosen": ["oui", "non"]}, **everything},
        {"equipe": non, "rangs": {"ranking": []}, **everything},
        {"equipe": oui, "taille": {"number": 0}, "note": {"text": "une remarque"}, **everything, "a": pick(0)},
        {"equipe": oui, "vecu": {"text": "…"}, "d": pick(1)},
        {"equipe": oui, **everything},
        {"equipe": oui, "taille": {"number": 10}, **everything},
        {},
    ]
    scales = [scale("s", "abcdefgh", min_items=1), scale("tout", "abcdefgh", min_items=1, answered={
        "at_least": {"ratio": [1, 2]}, "of": "all"}), scale("somme", "abc", "sum", "raw")]
    vector("skip-logic", "Conditions that are true, false and unknown, on every kind of item; answers that are hidden.",
           questionnaire(lists, None, scales, sections), people,
           report=("completeness", "answered_though_hidden"))


def levels_and_gaps():
    lists = [ladder(), ladder("trois", 3, 1), choice_list("accord", range(1, 5),
             need={"met_from": 4, "partly_from": "2.5"})]
    lists.append(choice_list("besoin", range(0, 5), need={"met_from": 3, "partly_from": 1},
                             ladder={"mobilised_from": 2}))
    lists[-1]["missing"] = [m for m in lists[-1]["missing"] if m["kind"] != "dont_know"]
    keys = [f"k{i}" for i in range(8)]
    levels = [level(key, competency=f"comp-{key}", occasion=True) for key in keys[:6]]
    levels += [level("k6", "trois", competency="comp-k6"), level("k7", "trois")]
    sections = [
        {"key": "un", "title": text("un"), "items": levels[:6] + [rating("autre", need_level="peers", factor="pairs")]},
        {"key": "deux", "title": text("deux"), "items": levels[6:] + [
            level("b1", "besoin", competency="comp-b1", occasion=True, need_level="skills"),
            rating("b2", need_level="environment", factor="cadre"), rating("b3", need_level="peers")]},
    ]
    scales = [scale("moyenne", ["k0", "k1", {"item": "k2", "weight": 2}], "mean", "raw",
                    convention="levels_as_numbers")]
    form = questionnaire(lists, None, scales, sections)
    at = lambda value, occasion=None: {"level": value, **({"occasion": occasion} if occasion else {})}
    people = [
        {"k0": at(4, "no"), "k1": at(3, "a-little"), "k2": at(2, "yes"), "k3": at(0, "no"), "k4": at(1, "not-yet"),
         "k5": {"missing": "not_applicable", "occasion": "no"}, "k6": at(2), "k7": at(0),
         "b1": at(0, "no"), "b2": pick(3), "b3": pick(1), "autre": pick(2)},
        {"k0": at(0), "k1": at(4), "k2": lacks("refused"), "k3": at(3, "no"), "k6": lacks("not_applicable"),
         "b1": at(3, "no"), "b2": lacks("not_applicable"), "b3": lacks("refused"), "autre": pick(1)},
        {"b1": at(2, "no"), "b2": pick(0), "k1": {"missing": "no_answer", "occasion": "yes"}},
        {},
    ]
    vector("levels", "Levels with their occasion, counted and never averaged; what is mobilised and little used; needs by their cuts.",
           form, people, report=("levels", "profiles", "underused", "needs", "completeness"))
    ask = lambda key, target, weight, necessity, by, share=None: {
        "competency": f"comp-{key}", "target": target, "weight": weight, "necessity": necessity,
        "asked_by": by, **({"share": share} if share else {})}
    requirements = [
        ask("k0", 3, 1, "essential", "asv", 500), ask("k0", 4, 2, "essential", "cls", 300),
        ask("k1", 4, 5, "expected", "asv", 500), ask("k1", 3, 1, "expected", "cls", 300),
        ask("k2", 4, 1, "expected", "asv"), ask("k2", 3, 5, "optional", "clsm"),
        ask("k3", 3, 3, "expected", "asv"), ask("k4", 3, 3, "essential", "asv"),
        ask("k4", 2, 3, "essential", "clsm"), ask("k5", 3, 1, "essential", "asv"),
        ask("k5", 3, 1, "optional", "cls"), ask("k6", 2, 2, "expected", "cls"),
        ask("inconnue", 3, 4, "essential", "cls"), ask("b1", 4, 4, "expected", "cls"),
        ask("b1", 4, 4, "optional", "asv"),
    ]
    vector("gaps", "Gaps to several posts: the highest essential target, a line per post otherwise, in lexicographic order.",
           form, people, requirements, report=("gaps", "priorities"))


def of_posts():
    """What posts ask for by their profiles: who asks, and with which share."""
    label = lambda words: {"label": text(words), "status": "example_to_discuss"}
    steps = lambda count, **more: [{"label": text(f"niveau {n}"), **{k: v[n] for k, v in more.items()}} for n in range(count)]
    keys = ["a", "b", "c", "d", "e"]
    competencies = [{"key": f"comp-{k}", **label(k), "domain": "domaine", "kind": "know_how", "statement": text(f"Fait {k}.")}
                    for k in keys]
    competencies[4]["retired"] = {"reason": text("plus demandée")}
    asks = lambda key, target, necessity, **more: {
        "competency": f"comp-{key}", "target_level": target, "necessity": necessity, **more}
    profiles = [
        {"key": "socle", **label("socle"), "requirements": [
            asks("a", 3, "expected", by_day=365), asks("b", 3, "optional"), asks("c", 2, "expected", weight=2),
            asks("e", 4, "essential")]},
        {"key": "un", **label("un"), "dispositif": "dispo-un", "builds_on": "socle", "requirements": [
            asks("d", 4, "essential", weight=3), asks("b", 4, "expected")]},
        {"key": "deux", **label("deux"), "dispositif": "dispo-deux", "builds_on": "socle", "requirements": [
            asks("d", 3, "essential", weight=5, by_day=90), asks("c", 3, "expected")]},
        {"key": "trois", **label("trois"), "builds_on": "deux", "requirements": [asks("a", 4, "optional")]},
        {"key": "quatre", **label("quatre"), "builds_on": "socle", "requirements": [
            asks("a", 3, "expected", by_day=730), asks("a", 2, "expected", by_day=365, weight=4), asks("a", 1, "expected", by_day=30),
            asks("c", 1, "essential", by_day=90), asks("c", 3, "essential", situation="essai"),
            asks("d", 3, "expected", situation="essai"), asks("b", 2, "expected"), asks("b", 4, "expected", by_day=365)]},
        {"key": "cinq", **label("cinq"), "builds_on": "quatre", "requirements": [asks("a", 1, "optional")]},
    ]
    dispositif = lambda key: {"key": key, **label(key), "acronym": key.upper(), "nature": text("démarche"),
                              "purpose": text("But."), "perimeter": text("Commune.")}
    referential = {
        "document": "referential", "schema_version": 1, "key": "essai", "version": "1.0.0", "title": text("Essai"),
        "publisher": "essai", "licence": "CC0-1.0",
        "scales": [
            {"key": "principale", **label("principale"), "levels": steps(5), "default_target": 3},
            {"key": "courte", **label("courte"), "levels": steps(4, stands_for=[0, 1, 2, 3]), "default_target": 3,
             "variant_of": "principale"}],
        "domains": [{"key": "domaine", **label("domaine")}], "competencies": competencies,
        "dispositifs": [dispositif("dispo-un"), dispositif("dispo-deux")], "profiles": profiles,
        "tags": [{"key": "essai", "label": text("essai")}],
    }
    short = ladder("courte", 4)
    short["ladder"]["scale"] = "courte"
    items = [level(k, "courte" if k == "b" else "echelle", competency=f"comp-{k}", occasion=True) for k in keys]
    form = questionnaire([ladder(), short], items, [])
    at = lambda value, occasion="yes": {"level": value, "occasion": occasion}
    people = [
        {"a": at(1), "b": at(3, "no"), "c": at(2, "a-little"), "d": at(0, "no"), "e": at(0)},
        {"a": at(4), "b": at(0), "c": lacks("not_applicable"), "d": lacks("not_applicable")},
        {},
    ]
    for name, words, posts in (
        ("halves", "Two halves: entries of the core stand once, with the shares of both.",
         [{"profile": "un", "share": 500}, {"profile": "deux", "share": 500}]),
        ("core-beside", "The core named beside what builds on it adds no post.",
         [{"profile": "socle"}, {"profile": "un"}]),
        ("core-with-share", "The core with a share of its own is a post.",
         [{"profile": "socle", "share": 200}, {"profile": "un", "share": 300}]),
        ("share-unknown", "A share that is not known makes the sum unknown.",
         [{"profile": "un", "share": 400}, {"profile": "deux"}]),
        ("three-deep", "Of several entries for a competency the nearest profile asks.",
         [{"profile": "trois", "share": 1000}]),
        ("none", "No post asks for nothing.", []),
    ):
        compared(f"posts-{name}", words, form, people, referential, posts)
    # 90 days after 1 March are 30 May; a year after 1 October 2025 is 1 October 2026.
    arrived = [{"profile": "un", "share": 500, "arrived": "2025-10-01"},
               {"profile": "deux", "share": 500, "arrived": "2026-03-01"}]
    for name, words, posts, today in (
        ("due", "On the very day a requirement is due; the core by the first of two arrivals.", arrived, "2026-05-30"),
        ("later", "A day before it is not.", arrived, "2026-05-29"),
        ("no-today", "Without today nothing is called late.", arrived, None),
        ("no-arrival", "Nor without a day of arrival.", [{"profile": "deux", "share": 500}], "2030-01-01"),
    ):
        compared(f"posts-{name}", words, form, people, referential, posts, today)
    people = [*people, {"a": at(0, "not-yet"), "b": at(1), "c": at(0), "d": at(2)}, {"a": at(2), "b": at(3), "c": at(1), "d": at(0, "no")},
               {"a": at(3), "b": at(3), "c": at(3), "d": at(3)}, {"a": lacks("not_applicable"), "c": lacks("not_applicable")}]
    steps = {"profile": "quatre", "share": 500, "arrived": "2026-01-01"}
    for name, words, posts, today in (
        ("steps-first", "Several levels of a competency, one after the other: none has come to its day.", [steps], "2026-01-02"),
        ("steps-second", "What is due is compared; what comes next is said.", [steps], "2026-04-01"),
        ("steps-all", "All days have come.", [steps], "2028-01-01"),
        ("steps-no-today", "Without days the highest level holds; a situation that was not declared asks for nothing yet.",
         [{"profile": "quatre"}], None),
        ("situation", "In its situation a level is due.", [{**steps, "situations": ["essai"]}], "2026-04-01"),
        ("situation-without-days", "Also where no day is known.", [{"profile": "quatre", "situations": ["essai"]}], None),
        ("situation-of-one", "A situation of one of two posts calls for what both share.",
         [{"profile": "quatre", "share": 500}, {"profile": "cinq", "share": 500, "situations": ["essai"]}], None),
    ):
        compared(f"posts-{name}", words, form, people, referential, posts, today)
    people = [
        {"animer-un-comite-de-pilotage": at(2), "animer-un-atelier": at(4, "no"), "porter-un-plaidoyer": at(0, "no"),
         "conduire-un-diagnostic-local-partage": at(1), "preparer-et-renouveler-un-contrat-local-de-sante": at(1, "a-little"),
         "engager-une-demarche-de-sante-communautaire": lacks("not_applicable")},
    ]
    compared("posts-embedded", "CLS and ASV by halves, with the documents that ship.", "autopositionnement", people,
             "embedded", [{"profile": "cls", "share": 500}, {"profile": "asv", "share": 500}])


def invented(seed):
    """A questionnaire and people by chance, always the same for a seed."""
    chance = random.Random(seed)
    lists = [choice_list("accord", range(1, 2 + chance.randint(1, 6))),
             choice_list("autre", sorted(chance.sample(range(-20, 21), chance.randint(2, 6)))),
             choice_list("demi", [f"{v / 4:.2f}" for v in sorted(chance.sample(range(-20, 21), 4))])]
    items, bounds = [], {}
    for i in range(chance.randint(5, 12)):
        key = f"q{i}"
        if chance.random() < 0.25:
            places = chance.randint(0, 4)
            low, high = sorted(chance.sample(range(-500, 501), 2))
            item = {"key": key, "kind": "number", "min": low, "max": high, "decimals": places, "text": text(key)}
        else:
            item = rating(key, chance.choice(lists)["key"])
        if i > 2 and chance.random() < 0.3:
            other = chance.choice(items)
            test = chance.choice([{"is_answered": chance.random() < 0.5}, {"at_least": chance.randint(-5, 5)},
                                  {"at_most": chance.randint(-5, 5)}])
            item["shown_if"] = {"item": other["key"], **test}
            if chance.random() < 0.3:
                item["shown_if"] = {"not": item["shown_if"]}
        items.append(item)
    scales = []
    free = [item["key"] for item in items]
    # A composite of heavier scales would not fit in 128 bits and be refused.
    nested = chance.random() < 0.7
    heaviest = 4 if nested else 1000
    chance.shuffle(free)
    def member(key):
        built = {"item": key}
        if chance.random() < 0.4:
            built["reversed"] = True
        if chance.random() < 0.5:
            built["weight"] = chance.randint(1, heaviest)
        return built
    def rule(members):
        at_least = chance.choice([{"count": chance.randint(1, members)},
                                  {"ratio": sorted(chance.randint(1, 6) for _ in range(2))}])
        strict = chance.random() < 0.3 and at_least.get("count", 0) < members
        more = {"answered": {"at_least": at_least, "strict": strict, "of": chance.choice(["applicable", "all"])}}
        if chance.random() < 0.5:
            more["min_items"] = chance.randint(1, members)
        return more if chance.random() < 0.8 else {}
    while len(free) > 1 and len(scales) < 4:
        own = [free.pop() for _ in range(min(len(free), chance.randint(1, 4)))]
        same = len({(i.get("choices"), i.get("min"), i.get("max")) for i in items if i["key"] in own}) == 1
        method = chance.choice(["mean", "sum", "prorated_sum"])
        output = "raw" if (same or method == "sum") and chance.random() < 0.5 else "percent_of_maximum"
        scales.append(scale(f"s{len(scales)}", [member(key) for key in own], method, output, **rule(len(own))))
    if nested and len(scales) > 1:
        parts = [{"scale": s["key"], "weight": chance.randint(1, 4)} for s in scales]
        parts += [member(key) for key in free[:1]]
        inner = scale("interieur", parts[:2], **rule(2))
        scales.append(inner)
        rest = [{"scale": "interieur", "weight": 3}] + parts[2:]
        scales.append(scale("exterieur", rest, **rule(len(rest))))
        scales.append(scale("plat", [{"scale": "interieur"}] + [{k: v for k, v in p.items() if k != "weight" or "item" in p}
                                                                 for p in parts[2:]], flat=True))
    people = []
    for _ in range(12):
        answers = {}
        for item in items:
            dice = chance.random()
            if dice < 0.1:
                continue
            if dice < 0.3:
                answers[item["key"]] = lacks(chance.choice(KINDS))
            elif item["kind"] == "number":
                unit = 10 ** item["decimals"]
                value = Fraction(chance.randint(item["min"] * unit, item["max"] * unit), unit)
                whole = value.denominator == 1
                answers[item["key"]] = {"number": int(value) if whole else f"{float(value):.{item['decimals']}f}"}
            else:
                codes = next(entry for entry in lists if entry["key"] == item["choices"])["choices"]
                answers[item["key"]] = {"choice": chance.choice(codes)["code"]}
        people.append(answers)
    vector(f"invented-{seed:04}", "By chance: any method, rule, nesting and skip logic.",
           questionnaire(lists, items, scales), people, report=("completeness", "answered_though_hidden"))


def written(value):
    """Indented to the entries of lists, one line each: readable, and small."""
    def layout(value, indent, depth):
        pad = " " * indent
        if depth and value and isinstance(value, dict):
            body = ",\n".join(f'{pad} {json.dumps(k)}: {layout(v, indent + 1, depth - 1)}' for k, v in value.items())
            return "{\n" + body + "\n" + pad + "}"
        if depth and value and isinstance(value, list):
            body = ",\n".join(f"{pad} {layout(v, indent + 1, depth - 1)}" for v in value)
            return "[\n" + body + "\n" + pad + "]"
        return json.dumps(value, ensure_ascii=False)
    return layout(value, 0, 5) + "\n"


def main():
    table()
    edges()
    values()
    composites()
    skip_logic()
    levels_and_gaps()
    of_posts()
    more = int(sys.argv[2]) if len(sys.argv) > 2 and sys.argv[1] == "--invent" else 12
    for seed in range(1, 1 + more):
        invented(seed)
    save(["scoring", "cells"], {name: written(json.loads(json.dumps(v))) for name, v in VECTORS.items()})


if __name__ == "__main__":
    main()
