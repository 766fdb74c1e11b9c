"""Makes the vectors of the area `evaluation`: what indicators say of observations. Every state of every
measure, missing policy and axis is in one of them; their values are computed here, in exact fractions.

    python3 tests/vectors/make_evaluation.py            writes tests/vectors/evaluation
    python3 tests/vectors/make_evaluation.py --check    says whether it would change
"""

import json
from fractions import Fraction

from files import save

VECTORS = {}
EXAMPLE = {"status": "example_to_discuss"}
QUOTIENTS, DISTRIBUTED = ("proportion", "ratio"), ("mean", "median", "score", "duration")
MEASURES = ("count", *QUOTIENTS, *DISTRIBUTED)


def text(words):
    return {"fr": words}


def indicator(key, measure="proportion", **more):
    """An indicator whose terms are called as it is."""
    own = {"key": key, "label": text(key), "question": text("q"), "beneficiary": "coordination", "kind": "process", "measure": measure,
           "numerator": {"key": f"{key}-x", "description": text(f"{key} x"), "binding": {"origin": "observation", "entity": "territory"}},
           "unit": text("u"), "direction": "higher", "missing": "exclude", "unit_of_count": "event", "additive": "counts",
           "additive_over": ["place", "time"], "collection": {"source": text("s"), "frequency": "annual"}, **EXAMPLE}
    if measure in QUOTIENTS:
        own["denominator"] = {"key": f"{key}-n", "description": text(f"{key} n"), "binding": {"origin": "observation", "entity": "territory"}}
        own["factor"] = 100
    if measure in DISTRIBUTED:
        own["additive"] = "histogram"
    return {name: value for name, value in {**own, **more}.items() if value is not None}


def referential(*indicators):
    return {"document": "referential", "schema_version": 1, "key": "essai", "version": "1.0.0", "title": text("Essai"), "publisher": "essai",
            "licence": "CC0-1.0", "newcomer_window_days": 365, "domains": [{"key": "domaine", "label": text("d"), **EXAMPLE}],
            "objectives": [{"key": "but", "label": text("but"), "level": "general", **EXAMPLE},
                           {"key": "part", "label": text("part"), "level": "specific", "parent": "but", **EXAMPLE},
                           {"key": "autre", "label": text("autre"), "level": "general", **EXAMPLE}],
            "indicators": list(indicators)}


ENTITIES = [{"key": "r", "kind": "region"}, *({"key": f"t{n}", "kind": "territory", "part_of": "r"} for n in (1, 2, 3))]


def seen(term, entity, value=None, period="2025", **more):
    given = {} if value is None else {"distribution": value} if isinstance(value, list) else {"value": value}
    return {"term": term, "entity": entity, "period": period, **given, **more}


def observations(*all_, **more):
    return {"document": "observations", "schema_version": 1, "referential": {"key": "essai", "version": "1.0.0"}, "entities": ENTITIES,
            "observations": list(all_), **more}


def number(value):
    """As every language writes the double nearest to it."""
    return repr(float(value)).removesuffix(".0")


def said(name, state, cause=None, **more):
    """A result as vectors write it: what is not there is left out."""
    words = [name, state, *([cause] if cause else [])]
    for key in ("as", "value", "low", "high", "n", "missing", "target", "sense", "trend"):
        if more.get(key) is not None:
            own = more[key]
            words.append(f"{key}={number(own) if key in ('value', 'low', 'high') else own}")
    return " ".join(words)


def vector(name, description, of, given, results, objectives=None, publish=None, indicators=(), periods=()):
    expected = {"results": results}
    if objectives is not None:
        expected["objectives"] = objectives
    VECTORS[f"evaluation/{name}"] = {
        "description": description,
        "input": {"referential": of, "observations": given, "indicators": list(indicators), "periods": list(periods), "publish": publish},
        "expected": expected}


def refuses(name, description, of, given, *faults):
    listed = [dict(zip(("code", "pointer"), fault.split(" ", 1))) for fault in faults]
    VECTORS[f"evaluation/{name}"] = {
        "description": description,
        "input": {"referential": of, "observations": given, "indicators": [], "periods": [], "publish": None},
        "error": {"code": "invalid_document", "faults": listed}}


# Every state, by measure, policy and axis.

GIVEN = {"t1": (3, 4), "t2": (5, 20), "t3": (2, 6)}
SPREAD = {"t1": {1: 2, 4: 1}, "t2": {2: 3}, "t3": {9: 2, 1: 1}}


def spread(values):
    return [{"from": value, "count": count} for value, count in values.items()]


def observed(key, measure, entity, period="2025"):
    """What an entity has: both terms, or how values are spread."""
    if measure in DISTRIBUTED:
        return [seen(f"{key}-x", entity, spread(SPREAD[entity]), period)]
    x, n = GIVEN[entity]
    return [seen(f"{key}-x", entity, x, period), *([seen(f"{key}-n", entity, n, period)] if measure in QUOTIENTS else [])]


def value_of(measure, entities, times=1):
    """The value of some entities together, and on how many it rests."""
    if measure in DISTRIBUTED:
        all_ = sorted(v for e in entities for v, count in SPREAD[e].items() for _ in range(count * times))
        low, high = all_[(len(all_) - 1) // 2], all_[len(all_) // 2]
        if measure in ("mean", "score"):
            return {"value": Fraction(sum(all_), len(all_)), "n": len(all_)}
        if measure == "duration":
            return {"value": Fraction(low + high, 2), "n": len(all_)}
        return {"value": low, "n": len(all_)} if low == high else {"low": low, "high": high, "n": len(all_)}
    x, n = (sum(GIVEN[e][place] for e in entities) * times for place in (0, 1))
    if measure == "count":
        return {"value": x}
    return {"value": Fraction(100 * x, n), "n": n}


def nothing_to_divide_by(measure, entity):
    if measure in DISTRIBUTED:
        return [seen("zero-x", entity, [{"from": 1, "count": 0}])]
    return [seen("zero-x", entity, 0), seen("zero-n", entity, 0)]


COVERED = set()
for measure in MEASURES:
    for policy in ("exclude", "no_data"):
        none = {"additive": "none", "additive_over": None}
        names = {"whole": {}, "gap": {}, "nothing": {}, "absent": {}, "apart": none, "months": {}, "some-months": {}}
        if measure != "count":
            names["zero"] = {}
        of = referential(*(indicator(name, measure, missing=policy, **more) for name, more in names.items()))
        all_ = [one for entity in GIVEN for name in ("whole", "apart") for one in observed(name, measure, entity)]
        all_ += [one for entity in ("t1", "t2") for one in observed("gap", measure, entity)]
        all_ += [seen("gap-x", "t3", state="unknown")]
        terms = ("x", "n") if measure in QUOTIENTS else ("x",)
        all_ += [seen(f"absent-{term}", entity, state="not_applicable") for entity in GIVEN for term in terms]
        all_ += [one for n in range(1, 13) for one in observed("months", measure, "t1", f"2025-{n:02}")]
        all_ += [one for n in range(1, 12) for one in observed("some-months", measure, "t1", f"2025-{n:02}")]
        if "zero" in names:
            all_ += [one for entity in GIVEN for one in nothing_to_divide_by(measure, entity)]
        results = [said("whole r 2025", "value", **value_of(measure, GIVEN)), said("whole t2 2025", "value", **value_of(measure, ["t2"])),
                   said("apart t1 2025", "value", **value_of(measure, ["t1"])), said("apart r 2025", "no_data", "not_additive", missing=1),
                   said("nothing r 2025", "no_data", "not_observed", missing=3), said("nothing t1 2025", "no_data", "not_observed", missing=1),
                   said("absent r 2025", "not_applicable"), said("absent t1 2025", "not_applicable"),
                   said("months t1 2025", "value", **value_of(measure, ["t1"], 12)),
                   said("some-months t1 2025", "no_data", "not_observed", missing=1)]
        gap = value_of(measure, ["t1", "t2"])
        if policy == "exclude":
            results.append(said("gap r 2025", "value", missing=1, **gap))
        else:
            results.append(said("gap r 2025", "no_data", "part_missing", missing=1))
        if "zero" in names:
            n = 0
            results += [said("zero r 2025", "undefined", n=n), said("zero t1 2025", "undefined", n=n)]
        vector(f"states-{measure}-{policy.replace('_', '-')}", f"Every state of a {measure} where what is missing means {policy}.", of,
               observations(*all_), results, periods=["2025"])
        COVERED |= {(measure, policy, result.split()[3]) for result in results}
WANTED = {(m, p, s) for m in MEASURES for p in ("exclude", "no_data") for s in ("value", "no_data", "not_applicable", "undefined")}
assert COVERED == WANTED - {("count", p, "undefined") for p in ("exclude", "no_data")}

# What values are held against.

PROGRESS = indicator("fait", objectives=["part"], kind="process")
SEEN = indicator("vu", kind="context", direction="neutral")
LESS = indicator("delai", "duration", direction="lower")
YEARS = [one for year, x in (("2022", 10), ("2023", 12), ("2024", 15), ("2025", 14))
         for one in (seen("fait-x", "t1", x, year), seen("fait-n", "t1", 20, year), seen("vu-x", "t1", x, year), seen("vu-n", "t1", 20, year),
                     seen("delai-x", "t1", [{"from": x, "count": 3}], year))]
vector("targets", "Targets, the start and trends: the way that is aimed at, and none where nothing is judged.",
       referential(PROGRESS, SEEN, LESS),
       observations(*YEARS, targets=[{"indicator": "fait", "value": 70, "by": "2025-06-30"},
                                     {"indicator": "fait", "entity": "t1", "value": 75, "by": "2024-12-31"},
                                     {"indicator": "fait", "entity": "t1", "value": 90, "by": "2026-12-31"},
                                     {"indicator": "vu", "value": 10, "by": "2025-12-31"},
                                     {"indicator": "delai", "value": 14, "by": "2025-12-31"}],
                    baselines=[{"indicator": name, "entity": "t1", "value": value, "as_of": "2022"}
                               for name, value in (("fait", 60), ("vu", 60), ("delai", 14))]),
       [said("fait t1 2022", "value", value=50, n=20, target="not_yet", sense="worse"),
        said("fait t1 2023", "value", value=60, n=20, target="not_yet", sense="same"),
        said("fait t1 2024", "value", value=75, n=20, target="reached", sense="better", trend="rising"),
        said("fait t1 2025", "value", value=70, n=20, target="not_yet", sense="better", trend="mixed"),
        said("vu t1 2025", "value", value=70, n=20, sense="different", trend="mixed"),
        said("delai t1 2022", "value", value=10, n=3, target="reached", sense="better"),
        said("delai t1 2024", "value", value=15, n=3, target="not_yet", sense="worse", trend="rising"),
        said("delai t1 2025", "value", value=14, n=3, target="reached", sense="same", trend="mixed"),
        said("fait r 2025", "value", value=70, n=20, missing=2)],
       objectives=["but t1 2024 reached 1 1 1", "part t1 2025 not_reached 1 1 0", "autre t1 2025 not_followed 0 0 0", "but r 2025 no_target 1 0 0"])

# Few people.

PEOPLE = {"unit_of_count": "person"}
FEW = indicator("avis", **PEOPLE)
vector("few-people", "Below twenty people a share is so many of so many, and held against no target.", referential(FEW),
       observations(seen("avis-x", "t1", 9), seen("avis-n", "t1", 19), seen("avis-x", "t2", 10), seen("avis-n", "t2", 20),
                    seen("avis-x", "t3", 1), seen("avis-n", "t3", 1), targets=[{"indicator": "avis", "value": 40, "by": "2025-12-31"}]),
       [said("avis t1 2025", "value", **{"as": "counts"}, value=Fraction(900, 19), n=19),
        said("avis t2 2025", "value", value=50, n=20, target="reached"),
        said("avis r 2025", "value", value=50, n=40, target="reached")])
vector("published", "A territory of few is hidden, another so that it is not what is left, and the region is told.", referential(FEW),
       observations(seen("avis-x", "t1", 1), seen("avis-n", "t1", 3), seen("avis-x", "t2", 12), seen("avis-n", "t2", 30),
                    seen("avis-x", "t3", 20), seen("avis-n", "t3", 40)),
       [said("avis t1 2025", "suppressed"), said("avis t2 2025", "suppressed"), said("avis t3 2025", "value", value=50, n=40),
        said("avis r 2025", "value", value=Fraction(3300, 73), n=73)], publish="default")
vector("published-events", "Events are nobody: all of them are told.", referential(indicator("fait")),
       observations(seen("fait-x", "t1", 1), seen("fait-n", "t1", 2)),
       [said("fait t1 2025", "value", value=50, n=2), said("fait r 2025", "value", value=50, n=2, missing=2)], publish="default")
vector("published-complement", "One who did not is hidden as one who did is.", referential(FEW),
       observations(seen("avis-x", "t1", 29), seen("avis-n", "t1", 30)),
       [said("avis t1 2025", "suppressed", n=30)], publish="default")
vector("published-medians", "A median of people is told from twelve on.", referential(indicator("note", "median", **PEOPLE)),
       observations(seen("note-x", "t1", [{"from": 2, "count": 11}]), seen("note-x", "t2", [{"from": 3, "count": 12}])),
       [said("note t1 2025", "suppressed"), said("note t2 2025", "value", value=3, n=12),
        said("note r 2025", "value", value=3, n=23, missing=1)], publish="default")

# Entities, periods, categories.

vector("mixed-entities", "A network counts what a territory does not: terms meet where both are whole.",
       referential(indicator("lien", numerator={"key": "lien-x", "description": text("x"), "binding": {"origin": "observation", "entity": "network"}})),
       {**observations(seen("lien-x", "reseau", 6), seen("lien-n", "t1", 10), seen("lien-n", "t2", 20), seen("lien-n", "t3", 10)),
        "entities": [*ENTITIES, {"key": "reseau", "kind": "network", "part_of": "r"}]},
       [said("lien r 2025", "value", value=15, n=40), said("lien reseau 2025", "not_applicable"), said("lien t1 2025", "not_applicable")])
vector("mixed-and-missing", "What lacks a term cannot leave both where they are of different entities.",
       referential(indicator("lien", numerator={"key": "lien-x", "description": text("x"), "binding": {"origin": "observation", "entity": "network"}})),
       {**observations(seen("lien-x", "reseau", 6), seen("lien-n", "t1", 10)),
        "entities": [*ENTITIES, {"key": "reseau", "kind": "network", "part_of": "r"}]},
       [said("lien r 2025", "no_data", "unpaired", missing=2)])
vector("bands", "Values known by bands lie between two.", referential(indicator("delai", "duration"), indicator("rang", "median")),
       observations(seen("delai-x", "t1", [{"from": 0, "to": 7, "count": 3}, {"from": 8, "to": 30, "count": 2}]),
                    seen("rang-x", "t1", [{"from": 1, "count": 2}, {"from": 3, "count": 2}])),
       [said("delai t1 2025", "value", low=0, high=7, n=5), said("rang t1 2025", "value", low=1, high=3, n=4)])
vector("least-base", "Below the base that an indicator wants both numbers are told, and no quotient.",
       referential(indicator("alerte", minimum_n=5)),
       observations(seen("alerte-x", "t1", 2), seen("alerte-n", "t1", 4), seen("alerte-x", "t2", 2), seen("alerte-n", "t2", 5)),
       [said("alerte t1 2025", "no_data", "base_too_small", n=4), said("alerte t2 2025", "value", value=40, n=5),
        said("alerte r 2025", "value", value=Fraction(400, 9), n=9, missing=1)])
vector("shown-with", "An indicator comes with the one without which it is not to be shown.",
       referential(indicator("seul", shown_with=["autre"]), indicator("autre"), indicator("loin")),
       observations(seen("seul-x", "t1", 1), seen("seul-n", "t1", 2), seen("autre-x", "t1", 1), seen("autre-n", "t1", 4)),
       [said("seul t1 2025", "value", value=50, n=2), said("autre t1 2025", "value", value=25, n=4)], indicators=["seul"])
SPLIT = indicator("coupe", disaggregations=[text("dispositif")])
vector("categories", "A category is its own; the whole is what was written down for it.", referential(SPLIT),
       observations(seen("coupe-x", "t1", 6), seen("coupe-n", "t1", 10),
                    seen("coupe-x", "t1", 2, category={"breakdown": "dispositif", "category": "asv"}),
                    seen("coupe-n", "t1", 4, category={"breakdown": "dispositif", "category": "asv"}),
                    breakdowns=[{"key": "dispositif", "categories": [{"key": "asv"}, {"key": "cls"}]}]),
       [said("coupe t1 2025", "value", value=60, n=10), said("coupe t1 2025 dispositif/asv", "value", value=50, n=4),
        said("coupe t1 2025 dispositif/cls", "no_data", "not_observed", missing=1)])

# What is refused.

WRONG = referential(indicator("fait"), SPLIT, indicator("delai", "duration"), indicator("argent", "count", unit=text("€"), unit_of_count="money"))
refuses("faults", "Every fault in its place.", WRONG,
        {**observations(seen("rien-x", "t1", 1), seen("fait-x", "t9", 1), seen("fait-x", "t1", 5), seen("fait-n", "t1", 4),
                        seen("fait-x", "t2", -1), seen("fait-x", "t3", "1.5"), seen("fait-x", "t1", 1),
                        seen("fait-x", "t2", 1, "2024-12-01/2025-02-28"), seen("fait-n", "t2"), seen("delai-x", "t1", 3),
                        seen("fait-n", "t3", [{"from": 1, "count": 1}]), seen("argent-x", "t1", 3, unit="k€"),
                        seen("coupe-x", "t1", 3, category={"breakdown": "dispositif", "category": "cpts"}),
                        seen("fait-n", "r", 4, "2024"), seen("fait-n", "t1", 5, "2024"), seen("fait-x", "t1", 1, "2025-06-30/2025-01-01"),
                        targets=[{"indicator": "faite", "value": 1, "by": "2025-12-31"}],
                        breakdowns=[{"key": "dispositif", "categories": [{"key": "asv"}, {"key": "asv"}]}]),
         "entities": [*ENTITIES, {"key": "d", "kind": "department", "part_of": "t1"}, {"key": "t1", "kind": "territory"}]},
        "duplicate_entry /entities/5/key", "invalid_value /observations/15/period", "invalid_value /entities/4/part_of",
        "duplicate_entry /breakdowns/0/categories/1/key", "invalid_value /observations/7/period", "invalid_value /observations/13/period", "dangling_reference /observations/0/term",
        "dangling_reference /observations/1/entity", "out_of_range /observations/4/value", "invalid_value /observations/5/value",
        "duplicate_entry /observations/6", "field_required /observations/8", "field_not_allowed /observations/9/value",
        "field_not_allowed /observations/10/distribution", "invalid_value /observations/11/unit", "dangling_reference /observations/12/category",
        "out_of_range /observations/2/value", "out_of_range /observations/13/value", "dangling_reference /targets/0/indicator")
refuses("parts-that-do-not-add-up", "A whole is the sum of its parts: over places, over time, over categories that add up.", WRONG,
        observations(*(seen("fait-n", f"t{n}", n) for n in (1, 2, 3)), seen("fait-n", "r", 7),
                     *(seen("fait-x", "t1", 0, f"2024-{n:02}") for n in range(1, 13)), seen("fait-x", "t1", 1, "2024"),
                     seen("coupe-n", "t1", 5), *(seen("coupe-n", "t1", 2, category={"breakdown": "dispositif", "category": c}) for c in ("asv", "cls")),
                     breakdowns=[{"key": "dispositif", "adds_up": True, "categories": [{"key": "asv"}, {"key": "cls"}]}]),
        "out_of_range /observations/3/value", "out_of_range /observations/16/value", "out_of_range /observations/17/value")

save(["evaluation"], {name: json.dumps(vector, ensure_ascii=False, indent=2) + "\n" for name, vector in VECTORS.items()})
