"""Makes the vectors of the area `answers`: values as people write them in
code, read as codes, values or labels. Every expectation is written by hand.

    python3 tests/vectors/make_answers.py            writes tests/vectors/answers
    python3 tests/vectors/make_answers.py --check    says whether it would change
"""

import json

from files import save

VECTORS = {}


def text(words):
    return {"fr": words}


def form(items, *lists):
    section = {"key": "partie", "title": text("Partie"), "items": items}
    return {"document": "questionnaire", "schema_version": 1, "key": "essai", "version": "1.0.0", "title": text("Essai"),
            "choice_lists": list(lists), "sections": [section]}


def choice_list(choices, missing=()):
    return {"key": "liste", "choices": [{"code": c, **({} if v is None else {"value": v}), "label": label} for c, v, label in choices],
            "missing": [{"code": code, "kind": kind} for code, kind in missing]}


def item(key, kind="rating", **more):
    own = {} if kind in ("number", "text") else {"choices": "liste"}
    return {"key": key, "kind": kind, **own, "text": text(key), **more}


# The code "1" has the value 0: codes and values contradict each other.
SHIFTED = choice_list(
    [("1", 0, text("Jamais")), ("2", 1, {"fr": "Plutôt d’accord", "en": "Rather"}), ("3", 2, text("Toujours"))],
    [("NC", "not_applicable"), ("98", "refused")])
# Codes and values cannot be confused.
LETTERS = choice_list([("a", 1, text("Un")), ("b", "2.5", text("Deux")), ("c", 4, text("Trois"))], [("-9", "dont_know")])
# Codes are their values.
SAME = choice_list([("1", 1, text("Un")), ("2", 2, text("Deux"))], [("NSP", "dont_know")])
# A kind of missing is written like a value.
CLASH = choice_list([("a", 1, text("Un")), ("b", 2, text("Deux"))], [("2", "refused")])


def lot(name, description, choices, cells, read):
    """One item for each value: the code that it gives, a kind of missing, or None for refused."""
    good = [(value, code) for value, code in read if code is not None]
    bad = [value for value, code in read if code is None]
    kinds = {missing["kind"] for missing in choices["missing"]} | {"no_answer"}
    if good:
        items = [item(f"q{i}") for i in range(len(good))]
        answers = {f"q{i}": {"missing": code} if code in kinds else {"choice": code} for i, (_, code) in enumerate(good)}
        VECTORS[f"{name}-read"] = {
            "description": description,
            "input": {"questionnaire": form(items, choices), "cells": cells, "values": [[f"q{i}", v] for i, (v, _) in enumerate(good)]},
            "expected": {"answers": answers}}
    if bad:
        items = [item(f"q{i}") for i in range(len(bad))]
        faults = [{"code": "unknown_choice", "pointer": f"/answers/q{i}"} for i in range(len(bad))]
        VECTORS[f"{name}-refused"] = {
            "description": description,
            "input": {"questionnaire": form(items, choices), "cells": cells, "values": [[f"q{i}", v] for i, v in enumerate(bad)]},
            "error": {"code": "invalid_document", "faults": faults}}


def refused(name, description, questionnaire, cells, values, error):
    VECTORS[name] = {"description": description, "input": {"questionnaire": questionnaire, "cells": cells, "values": values}, "error": error}


def lists():
    nothing = [(None, "no_answer"), ("", "no_answer"), ("  ", "no_answer")]
    away = [("NC", "not_applicable"), ("98", "refused"), (98, "refused"), (98.0, "refused")]
    odd = [(0.5, None), (True, None), (7, None), ("x", None), ("1.0e0", None), (1e300, None), (-1, None)]
    codes = [(1, "1"), ("1", "1"), (1.0, "1"), (3, "3"), ("3", "3"), (0, None), ("0", None), ("Jamais", None)]
    lot("shifted-auto", "Codes win: where the code 1 has the value 0, a 1 is the code and a 0 is nothing.", SHIFTED, "auto", codes + nothing + away + odd)
    lot("shifted-codes", "Codes only.", SHIFTED, "codes", codes + nothing + away + odd)
    values = [(0, "1"), ("0", "1"), (0.0, "1"), (1, "2"), ("1", "2"), (2, "3"), (3, None), ("3", None), ("Jamais", None)]
    lot("shifted-values", "Values only: a 1 is the code 2.", SHIFTED, "values", values + nothing + away + odd)
    labels = [("Jamais", "1"), ("Plutôt d’accord", "2"), ("Plutôt d'accord", "2"), ("  Plutôt d'accord ", "2"), ("Pluto\u0302t d'accord", "2"),
              ("Rather", "2"), ("jamais", None), ("Parfois", None), ("1", None), (1, None), (0, None)]
    lot("shifted-labels", "Labels only, exactly but for typography; case counts.", SHIFTED, "labels", labels + nothing + away[:2] + odd[:4])
    lot("letters-auto", "Values beside codes, where no code reads like another value.", LETTERS, "auto",
        [("a", "a"), (1, "a"), ("1", "a"), (2.5, "b"), ("2.5", "b"), ("2.50", "b"), (4.0, "c"), (-9, "dont_know"), ("-9", "dont_know"),
         (2, None), ("A", None), ("2,5", None), ("Un", None)])
    lot("letters-codes", "Codes only, though values could be told apart.", LETTERS, "codes", [("a", "a"), (1, None), ("1", None), (2.5, None), (-9, "dont_know")])
    lot("letters-values", "Values only, though codes could be told apart.", LETTERS, "values", [(1, "a"), ("2.5", "b"), ("a", None), (-9, "dont_know")])
    lot("same-auto", "Codes that are their values.", SAME, "auto", [(1, "1"), ("1", "1"), (2.0, "2"), ("2", "2"), ("02", "2"), ("NSP", "dont_know"), (3, None)])
    lot("same-codes", "Codes are compared as they are written.", SAME, "codes", [("1", "1"), (2.0, "2"), ("02", None), ("1.0", None)])
    lot("clash-auto", "A kind of missing that is written like a value: values are not read.", CLASH, "auto",
        [("a", "a"), ("2", "refused"), (2, "refused"), (1, None)])


def ambiguous():
    twice = choice_list([("a", 1, text("Un")), ("b", 1, text("Deux")), ("c", 2, text("Trois"))])
    refused("ambiguous-values", "Two choices of one value cannot be told apart by values.", form([item("q")], twice), "values", [["q", 1]],
            {"code": "ambiguous_codes", "faults": [{"code": "ambiguous_codes", "column": "liste"}]})
    labels = choice_list([("a", 1, text("Un")), ("b", 2, text(" Un\u00a0"))])
    refused("ambiguous-labels", "Two labels that differ by blanks only.", form([item("q")], labels), "labels", [["q", "Un"]],
            {"code": "ambiguous_label", "faults": [{"code": "ambiguous_label", "column": "liste"}]})


def kinds():
    ladder = {"key": "echelle", "ladder": {"mobilised_from": 1}, "missing": [{"code": "NC", "kind": "not_applicable"}],
              "choices": [{"code": str(i), "value": i, "label": text(f"niveau {i}")} for i in range(3)]}
    plain = choice_list([("x", None, text("X")), ("y", None, text("Y")), ("z", None, text("Z"))], [("R", "refused")])
    items = [item("niveau", "level", choices="echelle", occasion=True), item("autre", "level", choices="echelle", occasion=True),
             item("absent", "level", choices="echelle", occasion=True), item("un", "single"), item("des", "multiple"), item("vide", "multiple"),
             item("rangs", "ranking"), item("nombre", "number", min=0, max=10, decimals=1), item("entier", "number", min=-5, max=5),
             item("libre", "text"), item("forme", "single", other=True), item("rien", "number")]
    questionnaire = form(items, plain, ladder)
    VECTORS["kinds-read"] = {
        "description": "A value for each kind of item, and an answer in its documented form.",
        "input": {"questionnaire": questionnaire, "cells": "auto", "values": [
            ["niveau_occasion", "a-little"], ["niveau", 2], ["autre", "NC"], ["autre_occasion", "no"], ["absent_occasion", "yes"], ["un", "y"],
            ["des", ["z", "x"]], ["vide", []], ["rangs", ["y", "x"]], ["nombre", 3.5], ["entier", "-5"], ["libre", "quelques mots"],
            ["forme", {"choice": "x", "other": "autre chose"}], ["rien", None]]},
        "expected": {"answers": {
            "niveau": {"level": 2, "occasion": "a-little"}, "autre": {"missing": "not_applicable", "occasion": "no"},
            "absent": {"missing": "no_answer", "occasion": "yes"}, "un": {"choice": "y"}, "des": {"chosen": ["z", "x"]}, "vide": {"chosen": []},
            "rangs": {"ranking": ["y", "x"]}, "nombre": {"number": "3.5"}, "entier": {"number": -5}, "libre": {"text": "quelques mots"},
            "forme": {"choice": "x", "other": "autre chose"}, "rien": {"missing": "no_answer"}}}}
    wrong = [("niveau", 3, "unknown_choice", ""), ("un", ["x"], "wrong_answer", ""), ("des", "x", "wrong_answer", ""),
             ("vide", ["x", "w"], "unknown_choice", "/chosen"), ("rangs", ["x", "x"], "duplicate_entry", "/ranking"), ("nombre", 3.25, "unknown_choice", ""),
             ("entier", 6, "unknown_choice", ""), ("libre", 3, "wrong_answer", ""), ("forme", {"choice": "x", "chosen": ["y"]}, "field_not_allowed", ""),
             ("rien", "trois", "unknown_choice", ""), ("inconnu", 1, "unknown_item", "")]
    refused("kinds-refused", "A value for each kind of item that it does not take: all are told at once.", questionnaire, "auto",
            [[key, value] for key, value, _, _ in wrong] + [["autre_occasion", "maybe"]],
            {"code": "invalid_document", "faults": [{"code": code, "pointer": f"/answers/{key}{below}"} for key, _, code, below in wrong]
             + [{"code": "unknown_choice", "pointer": "/answers/autre_occasion"}]})


def main():
    lists()
    ambiguous()
    kinds()
    save(["answers"], {f"answers/{name}": json.dumps(v, ensure_ascii=False, indent=1) + "\n" for name, v in VECTORS.items()})


if __name__ == "__main__":
    main()
