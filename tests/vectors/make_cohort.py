"""Makes the vectors of the area `cohort`: figures about groups, and why there are none.

The expected figures are computed here from the written rules, with fractions, by code that shares
nothing with the core.

    python3 tests/vectors/make_cohort.py            writes tests/vectors/cohort
    python3 tests/vectors/make_cohort.py --check    says whether it would change
"""

import json
from fractions import Fraction
from math import sqrt

from files import save

LOW, HIGH = 1, 4


def text(words):
    return {"fr": words}


def questionnaire(scales, model="reflective"):
    """Scales over ratings from 1 to 4, each with its members; a minus reverses, a dict is as it is."""
    items = sorted({m.lstrip("-") for members in scales.values() for m in members if isinstance(m, str)})
    choices = [{"code": str(v), "value": v, "label": text(f"choix {v}")} for v in range(LOW, HIGH + 1)]
    missing = [{"code": "R", "kind": "refused"}, {"code": "NC", "kind": "not_applicable"}]

    def member(one):
        if not isinstance(one, str):
            return one
        reversed_ = {"reversed": True} if one.startswith("-") else {}
        return {"item": one.lstrip("-"), **reversed_}

    return {
        "document": "questionnaire",
        "schema_version": 1,
        "key": "groupes",
        "version": "1.0.0",
        "title": text("Groupes"),
        "choice_lists": [{"key": "accord", "choices": choices, "missing": missing}],
        "sections": [
            {
                "key": "s",
                "title": text("s"),
                "items": [
                    {"key": i, "kind": "rating", "choices": "accord", "text": text(i)} for i in items
                ],
            }
        ],
        "scales": [
            {
                "key": key,
                "title": text(key),
                "method": "mean",
                "output": "percent_of_maximum",
                "model": model,
                "items": [member(one) for one in members],
            }
            for key, members in scales.items()
        ],
    }


# --- the written rules --------------------------------------------------------


def keyed(person, member):
    """An answer as the scale takes it, on 0 to 3; nothing where there is none."""
    cell = person.get(member.lstrip("-"))
    if cell not in {"1", "2", "3", "4"}:
        return None
    value = int(cell)
    return HIGH - value if member.startswith("-") else value - LOW


def score(person, members):
    """At least half of what applies, and half of all, at least two (one of one)."""
    applies = [m for m in members if person.get(m.lstrip("-")) != "NC"]
    values = [v for m in members if (v := keyed(person, m)) is not None]
    least = 1 if len(members) == 1 else max(2, (len(members) + 1) // 2)
    if not applies:
        return "nothing_applicable", None
    if len(values) < least or 2 * len(values) < len(applies):
        return "too_few_answers", None
    return "ok", Fraction(100 * sum(values), (HIGH - LOW) * len(values))


def lost(people, members):
    """Whether more than one in twenty of the answers given is no valid one."""
    given = [c for p in people for m in members if (c := p.get(m.lstrip("-"))) not in {None, "R", "NC"}]
    return 20 * sum(cell not in {"1", "2", "3", "4"} for cell in given) > len(given)


def type_7(values, quarters):
    values = sorted(values)
    place, part = divmod((len(values) - 1) * quarters, 4)
    if part == 0:
        return float(values[place])
    return float(values[place] + (values[place + 1] - values[place]) * Fraction(part, 4))


def weighted_quantile(pairs, quarters):
    total, below = sum(w for _, w in pairs), 0
    for value, weight in sorted(pairs):
        below += weight
        if 4 * below >= quarters * total:
            return float(value)
    return None


def summary(people, members, weights=None):
    """One row, without intervals."""
    weights = weights or [Fraction(1)] * len(people)
    rows = [(score(p, members), w) for p, w in zip(people, weights, strict=True) if w > 0]
    scored = [(value, w) for (status, value), w in rows if status == "ok"]
    counts = {k: sum(s == k for (s, _), _ in rows) for k in ("too_few_answers", "nothing_applicable")}
    n = len(scored)
    row = {"n": n, **counts, "mean": None, "sd": None, "se": None, "median": None, "q25": None, "q75": None}
    if n == 0:
        return {**row, "status": "no_score"}
    total = sum(w for _, w in scored)
    mean = sum(v * w for v, w in scored) / total
    plain = all(w == 1 for w in weights)
    values = [v for v, _ in scored]
    at = (lambda q: type_7(values, q)) if plain else (lambda q: weighted_quantile(scored, q))
    row |= {"mean": float(mean), "q25": at(1), "median": at(2), "q75": at(3)}
    if n == 1:
        return {**row, "status": "one_respondent"}
    spread = sum(w * (v - mean) ** 2 for v, w in scored) / total * Fraction(n, n - 1)
    row["sd"] = sqrt(spread)
    error = Fraction(n, n - 1) * sum((w * (v - mean) / total) ** 2 for v, w in scored)
    row["se"] = sqrt(error)
    if len(set(values)) == 1:
        return {**row, "status": "zero_variance"}
    return {**row, "status": "invalid_cells" if lost(people, members) else "ok"}


def covariances(rows):
    n, k = len(rows), len(rows[0])
    means = [Fraction(sum(row[i] for row in rows), n) for i in range(k)]
    return [
        [sum((row[i] - means[i]) * (row[j] - means[j]) for row in rows) / (n - 1) for j in range(k)]
        for i in range(k)
    ]


def alpha(c):
    k, total = len(c), sum(map(sum, c))
    if total == 0:
        return None
    return float(Fraction(k, k - 1) * (1 - sum(c[i][i] for i in range(k)) / total))


def reliability(people, members):
    rows = [row for p in people if None not in (row := [keyed(p, m) for m in members])]
    row = {"k": len(members), "n": len(rows), "rule": "listwise", "alpha": None, "lambda_1": None, "sem": None}
    if len(rows) < 2:
        return {**row, "status": "one_respondent" if rows else "no_score"}
    c = covariances(rows)
    value = alpha(c)
    if value is None:
        return {**row, "status": "zero_variance"}
    k, total = len(c), sum(map(sum, c))
    row |= {"alpha": value, "lambda_1": value * (k - 1) / k}
    odd = [i for i in range(k) if i % 2 == 0]
    between = sum(c[i][j] for i in odd for j in range(k) if j not in odd)
    row["split_half"] = float(4 * between / total)
    if value < 0:
        return {**row, "status": "negative_alpha"}
    # A step of one item is worth 100 / 3 / k of the score.
    row["sem"] = sqrt(total * (1 - Fraction(value))) * 100 / (HIGH - LOW) / k
    constant = any(c[i][i] == 0 for i in range(k))
    of_the_rest = "invalid_cells" if lost(people, members) else "ok"
    return {**row, "status": "constant_item" if constant else of_the_rest}


def items(people, scale, members):
    complete = [row for p in people if None not in (row := [keyed(p, m) for m in members])]
    c = covariances(complete) if len(complete) > 1 else None
    table = []
    for place, member in enumerate(members):
        name = member.lstrip("-")
        cells = [p.get(name) for p in people]
        answers = [int(cell) for cell in cells if cell in {"1", "2", "3", "4"}]
        n = len(answers)
        row = {"item": name, "scale": scale, "reversed": member.startswith("-"), "n": n}
        row |= {"no_answer": cells.count(None), "refused": cells.count("R")}
        row |= {"not_applicable": cells.count("NC"), "n_listwise": len(complete)}
        row |= {"mean": None, "sd": None, "item_rest": None, "alpha_if_dropped": None}
        if n:
            mean = Fraction(sum(answers), n)
            row |= {"mean": float(mean), "floor": answers.count(1) / n, "ceiling": answers.count(4) / n}
        if n > 1:
            row["sd"] = sqrt(sum((a - mean) ** 2 for a in answers) / (n - 1))
        if c is not None:
            own = c[place][place]
            others = [i for i in range(len(c)) if i != place]
            shared = sum(c[place][i] for i in others)
            rest = sum(c[i][j] for i in others for j in others)
            if own > 0 and rest > 0:
                row["item_rest"] = float(shared) / sqrt(own * rest)
            if len(others) > 1:
                row["alpha_if_dropped"] = alpha([[c[i][j] for j in others] for i in others])
        status = "no_score" if n == 0 else "one_respondent" if n == 1 else "ok"
        row["status"] = "constant_item" if row["sd"] == 0 else status
        if row["status"] == "ok" and lost(people, [name]):
            row["status"] = "invalid_cells"
        if row["status"] == "ok" and row["item_rest"] is None:
            row["status"] = "one_item" if len(members) == 1 else "too_few" if c is None else "constant_item"
        table.append(row)
    return table


# --- the cases ------------------------------------------------------------------

SCALE = ["a", "-b", "c"]


def people_of(rows, names="abc"):
    return [dict(zip(names, row, strict=True)) for row in rows]


def columns(people, names="abc", **more):
    return {name: [p.get(name) for p in people] for name in names} | more


WHO = {
    "nobody": [],
    "all-missing": [[None, "R", "NC"], [None, None, None]],
    "nothing-applies": [["NC", "NC", "NC"], ["NC", "NC", "NC"]],
    "one-respondent": [["1", "2", "4"]],
    "one-complete": [["1", "2", "4"], ["2", None, "3"], [None, None, "4"]],
    "zero-variance": [["2", "3", "4"]] * 4,
    "constant-item": [["1", "3", "2"], ["2", "3", "4"], ["4", "3", "4"], ["3", "3", "2"]],
    "negative-alpha": [["1", "1", "3"], ["4", "4", "2"], ["2", "3", "3"], ["3", "3", "1"], ["1", "2", "4"]],
    "invalid-cells": [
        ["1", "4", "2"], ["2", "3", "2"], ["9", "3", "3"], ["4", "1", "4"], ["4", "2", "3"], ["3", "2", "4"],
        ["1", "0", "1"], ["2", "4", "R"], ["3", "1", "3"],
    ],
    "total-without-variance": [["1", "1", "2"], ["2", "2", "2"], ["3", "3", "2"]],
    "twelve": [
        ["1", "4", "2"], ["2", "3", "2"], ["3", "3", "3"], ["4", "1", "4"], ["4", "2", "3"], ["2", None, "2"],
        ["3", "2", "4"], ["1", "3", "1"], [None, None, "4"], ["NC", "2", "3"], ["2", "4", "R"], ["3", "1", "3"],
    ],
}

CASES = {}


def case(name, description, given, tables):
    content = {"description": description, "input": given, "expected": {"tables": tables}}
    CASES[f"cohort/{name}"] = json.dumps(content, ensure_ascii=False, indent=1) + "\n"


for name, rows in WHO.items():
    people = people_of(rows)
    tables = {
        "summary": [{"row_kind": "total", "scale": "x", **summary(people, SCALE)}],
        "reliability": [{"scale": "x", **reliability(people, SCALE)}],
        "items": items(people, "x", SCALE),
    }
    case(f"status-{name}", f"Every statistic of a scale of three items: {name.replace('-', ' ')}.",
         {"questionnaire": questionnaire({"x": SCALE}), "columns": columns(people)}, tables)

two = people_of([row[:2] for row in WHO["twelve"]], "ab")
case("status-two-items", "Two items have an alpha, and none without one of them.",
     {"questionnaire": questionnaire({"x": ["a", "-b"]}), "columns": columns(two, "ab")},
     {"reliability": [{"scale": "x", **reliability(two, ["a", "-b"])}], "items": items(two, "x", ["a", "-b"])})

one = people_of([row[:1] for row in WHO["twelve"]], "a")
case("status-one-item", "One item has no internal consistency.",
     {"questionnaire": questionnaire({"x": ["a"]}), "columns": columns(one, "a")},
     {"summary": [{"scale": "x", **summary(one, ["a"])}],
      "reliability": [{"scale": "x", "k": 1, "alpha": None, "n": None, "status": "one_item"}]})

all_ = people_of(WHO["twelve"])
formative = questionnaire({"x": SCALE}, "formative")
formative["scales"].append({
    "key": "y", "title": text("y"), "method": "mean", "output": "percent_of_maximum",
    "items": [{"scale": "x"}, {"item": "d"}]})
formative["sections"][0]["items"].append({"key": "d", "kind": "rating", "choices": "accord", "text": text("d")})
case("status-formative", "What makes something up need not vary together; scales have no items of their own.",
     {"questionnaire": formative, "columns": columns(all_, d=[None] * len(all_))},
     {"reliability": [{"scale": "x", "k": 3, "n": None, "alpha": None, "status": "not_meaningful"},
                      {"scale": "y", "k": 0, "n": None, "alpha": None, "status": "composite"}]})

# Groups: a missing value is one of its own, and comes last.
places = ["nord", "sud", None, "nord", "sud", "nord", None, "sud", "nord", "nord", "sud", "sud"]
posts = ["1", "1", "1", "2", "2", "2", "2", "1", "1", "2", "1", "2"]


def group(of_place=lambda _: True, of_post=lambda _: True):
    chosen = zip(all_, places, posts, strict=True)
    return [p for p, place, post in chosen if of_place(place) and of_post(post)]


by_one = [
    {"row_kind": "group", "lieu": place, **summary(group(lambda p, place=place: p == place), SCALE)}
    for place in ("nord", "sud", None)
]
case("groups-of-one-column", "Groups by one column: those without a value come last, then everybody.",
     {"questionnaire": questionnaire({"x": SCALE}), "columns": columns(all_, lieu=places), "by": ["lieu"]},
     {"summary": [*by_one, {"row_kind": "total", "lieu": None, **summary(all_, SCALE)}]})

cells = [
    {"row_kind": "group", "lieu": place, "poste": post, "summed_over": None,
     **summary(group(lambda p, place=place: p == place, lambda q, post=post: q == post), SCALE)}
    for place in ("nord", "sud", None) for post in ("1", "2")
]
margins = [
    {"row_kind": "subtotal", "lieu": place, "poste": None, "summed_over": "poste",
     **summary(group(lambda p, place=place: p == place), SCALE)}
    for place in ("nord", "sud", None)
] + [
    {"row_kind": "subtotal", "lieu": None, "poste": post, "summed_over": "lieu",
     **summary(group(of_post=lambda q, post=post: q == post), SCALE)}
    for post in ("1", "2")
]
total = {"row_kind": "total", "lieu": None, "poste": None, "summed_over": "lieu, poste", **summary(all_, SCALE)}
case("groups-of-two-columns", "Two columns: each group, both margins, everybody.",
     {"questionnaire": questionnaire({"x": SCALE}), "columns": columns(all_, lieu=places, poste=posts),
      "by": ["lieu", "poste"]},
     {"summary": [*cells, *margins, total]})

# Weights.
times = ["1", "2", "0", "3", "1", "1", "0", "2", "4", "1", "1", "2"]
repeated = [p for p, n in zip(all_, times, strict=True) for _ in range(int(n))]
case("weights-of-cases", "A row of case weight 3 is three rows, one of weight 0 none.",
     {"questionnaire": questionnaire({"x": SCALE}), "columns": columns(all_, fois=times),
      "weight": {"column": "fois", "kind": "case"}},
     {"summary": [{"row_kind": "total", **summary(repeated, SCALE)}],
      "reliability": [{"scale": "x", **reliability(repeated, SCALE)}]})

decimals = ["1.5", "0.25", "2", "0", "1", "3.75", "1", "2", "0.5", "1", "1.25", "4"]
weights = [Fraction(w) for w in decimals]
case("weights-of-a-survey", "Survey weights: Hájek's mean, its error, quantiles by weight; weight 0 is nobody.",
     {"questionnaire": questionnaire({"x": SCALE}), "columns": columns(all_, poids=decimals),
      "weight": {"column": "poids", "kind": "survey"}},
     {"summary": [{"row_kind": "total", **summary(all_, SCALE, weights)}]})

nothing = ["0"] * len(all_)
case("weights-of-nothing", "Where all weights are 0 there is nobody.",
     {"questionnaire": questionnaire({"x": SCALE}), "columns": columns(all_, poids=nothing),
      "weight": {"column": "poids", "kind": "survey"}},
     {"summary": [{"row_kind": "total", **summary([], SCALE)}],
      "reliability": [{"scale": "x", **reliability([], SCALE)}]})

save(["cohort"], CASES)
