"""Random catalogues with a person in each, and their best plan: ours, and that of CP-SAT in a model
written apart, for the tests and the bench.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from ortools.sat.python import cp_model

import boussole_sante as bs

TODAY = date(2027, 1, 1)
DAYS = 200
TOP = 4
STAGES = ("essential", "expected", "optional")


def text(words: str) -> dict[str, str]:
    return {"fr": words}


@dataclass(frozen=True)
class Instance:
    """What a plan is made for."""

    document: dict[str, Any]
    held: dict[str, int]
    necessity: dict[str, str]
    budget: int


def instance(
    seed: int, competencies_are: tuple[int, int] = (6, 12), offers_are: tuple[int, int] = (12, 30)
) -> Instance:
    """A referential, levels held, how much each competency is needed, and a budget in minutes."""
    dice = random.Random(seed)
    competencies = [f"c{number}" for number in range(dice.randint(*competencies_are))]
    held = {key: dice.randint(0, 2) for key in competencies}
    necessity = {key: dice.choice(STAGES) for key in competencies}
    offers = []
    for number in range(dice.randint(*offers_are)):
        chosen = dice.sample(competencies, dice.randint(1, 3))
        outcomes = []
        for key in chosen:
            low = dice.randint(0, 2)
            outcomes.append({"competency": key, "from": low, "to": dice.randint(low + 1, 3)})
        first = dice.randint(0, DAYS - 60)
        offer: dict[str, Any] = {
            "key": f"o{number:03}",
            "label": text(f"Offre {number}"),
            "reach": "regional",
            "addressees": ["coordination"],
            "effort_min": 30 * dice.randint(1, 20),
            "outcomes": outcomes,
            "status": "example_to_discuss",
            "valid_from": str(TODAY + timedelta(first)),
            "valid_until": str(TODAY + timedelta(first + dice.randint(20, 60))),
        }
        if dice.random() < 0.5:
            dates = []
            for _ in range(dice.randint(1, 3)):
                start = first + dice.randint(0, 15)
                dates.append(
                    {
                        "first_day": str(TODAY + timedelta(start)),
                        "last_day": str(TODAY + timedelta(start + dice.randint(0, 5))),
                        "seats_left": dice.choice([0, 3, 9]),
                    }
                )
            offer["dates"] = dates
        if dice.random() < 0.3:
            level = {"competency": dice.choice(competencies), "level": dice.randint(1, 2)}
            offer["prerequisites"] = [level]
        if number and dice.random() < 0.2:
            offer["after"] = [f"o{dice.randrange(number):03}"]
        offers.append(offer)
    entry = {"status": "example_to_discuss"}
    levels = [{"label": text(f"niveau {number}")} for number in range(TOP + 1)]
    document = {
        "document": "referential",
        "schema_version": 1,
        "key": "essai",
        "version": "1.0.0",
        "title": text("Essai"),
        "publisher": "essai",
        "licence": "CC0-1.0",
        "scales": [
            {"key": "e", "label": text("e"), "levels": levels, "default_target": 3, **entry}
        ],
        "domains": [{"key": "d", "label": text("d"), **entry}],
        "competencies": [
            {
                "key": key,
                "label": text(key),
                "domain": "d",
                "kind": "know_how",
                "statement": text(key),
                **entry,
            }
            for key in competencies
        ],
        "profiles": [
            {
                "key": "poste",
                "label": text("poste"),
                "requirements": [
                    {"competency": key, "target_level": 3, "necessity": necessity[key]}
                    for key in competencies
                ],
                **entry,
            }
        ],
        "offers": offers,
    }
    return Instance(document, held, necessity, 60 * dice.randint(5, 40))


def day(text: str) -> int:
    return (date.fromisoformat(text) - TODAY).days


def portfolio_of(given: Instance) -> bs.Portfolio:
    """The person, at her levels."""
    ref = bs.Referential.from_json(json.dumps(given.document))
    portfolio = bs.Portfolio(
        ref, person="r", purpose="formation", retain_until="2030-01-01", posts=["poste"]
    )
    for key, level in given.held.items():
        portfolio.assess(key, level, date=TODAY)
    return portfolio


def by_us(given: Instance) -> tuple[bs.Portfolio, Any]:
    """The person, and her best plan."""
    portfolio = portfolio_of(given)
    return portfolio, plan_of(portfolio, given)


def plan_of(portfolio: bs.Portfolio, given: Instance) -> Any:
    """Her best plan."""
    until = TODAY + timedelta(DAYS)
    hours = given.budget / 60
    return bs.recommend(
        portfolio, portfolio.referential, today=TODAY, until=until, budget_hours=hours
    )


def by_cp_sat(given: Instance, keys_too: bool = True) -> tuple[list[int], int, list[str]]:
    """The best plan by CP-SAT: levels by stage, minutes, keys. Written from the rules, with a day
    and a rank for everything that happens, so that nothing leans on itself.
    """
    document, held, necessity, budget = (
        given.document,
        given.held,
        given.necessity,
        given.budget,
    )
    model = cp_model.CpModel()
    offers = document["offers"]
    ranks = len(offers) + 1
    taken, starts, ends, order = {}, {}, {}, {}
    there, since, rank = {}, {}, {}
    for key, low in held.items():
        for level in range(1, 4):
            there[key, level] = model.new_bool_var("")
            since[key, level] = model.new_int_var(0, DAYS, "")
            rank[key, level] = model.new_int_var(0, ranks, "")
            if level <= low:
                model.add(there[key, level] == 1)
                model.add(since[key, level] == 0)
                model.add(rank[key, level] == 0)
            elif level - 1 > low:
                model.add_implication(there[key, level], there[key, level - 1])
                model.add(since[key, level] >= since[key, level - 1])
    for offer in offers:
        own = offer["key"]
        taken[own] = model.new_bool_var("")
        starts[own] = model.new_int_var(0, DAYS, "")
        ends[own] = model.new_int_var(0, DAYS, "")
        order[own] = model.new_int_var(1, ranks, "")
        if "dates" in offer:
            slots = []
            for slot in offer["dates"]:
                first, last = day(slot["first_day"]), day(slot["last_day"])
                if slot["seats_left"] == 0 or last > day(offer["valid_until"]):
                    continue
                chosen = model.new_bool_var("")
                model.add(starts[own] == first).only_enforce_if(chosen)
                model.add(ends[own] == last).only_enforce_if(chosen)
                slots.append(chosen)
            model.add(sum(slots) == taken[own])
        else:
            model.add(starts[own] == ends[own])
            model.add(starts[own] >= day(offer["valid_from"])).only_enforce_if(taken[own])
            model.add(ends[own] <= day(offer["valid_until"])).only_enforce_if(taken[own])

    def needs(one: Any, own: str, key: str, level: int) -> None:
        model.add_implication(one, there[key, level])
        model.add(since[key, level] <= starts[own]).only_enforce_if(one)
        model.add(order[own] > rank[key, level]).only_enforce_if(one)

    brings: dict[tuple[str, int], list[Any]] = {}
    for offer in offers:
        own = offer["key"]
        for need in offer.get("prerequisites", ()):
            if need["level"] > held[need["competency"]]:
                needs(taken[own], own, need["competency"], need["level"])
        for earlier in offer.get("after", ()):
            model.add_implication(taken[own], taken[earlier])
            model.add(ends[earlier] <= starts[own]).only_enforce_if(taken[own])
            model.add(order[own] > order[earlier]).only_enforce_if(taken[own])
        for outcome in offer["outcomes"]:
            key = outcome["competency"]
            used = model.new_bool_var("")
            model.add_implication(used, taken[own])
            if outcome["from"] > held[key]:
                needs(used, own, key, outcome["from"])
            for level in range(outcome["from"] + 1, outcome["to"] + 1):
                if level > held[key]:
                    by = model.new_bool_var("")
                    model.add_implication(by, used)
                    model.add(since[key, level] >= ends[own]).only_enforce_if(by)
                    model.add(rank[key, level] >= order[own]).only_enforce_if(by)
                    brings.setdefault((key, level), []).append(by)
    for (key, level), reached in there.items():
        if level > held[key]:
            model.add(sum(brings.get((key, level), [])) >= reached)
    minutes = sum(offer["effort_min"] * taken[offer["key"]] for offer in offers)
    model.add(minutes <= budget)
    stages = [
        sum(
            there[key, level]
            for key, level in there
            if level > held[key] and necessity[key] == stage
        )
        for stage in STAGES
    ]
    # No stage has 100 levels, and no plan 100,000 minutes.
    worth = stages[0] * 10_000 + stages[1] * 100 + stages[2]
    model.maximize(worth * 100_000 - minutes)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    assert solver.solve(model) == cp_model.OPTIMAL
    if not keys_too:
        return [solver.value(stage) for stage in stages], solver.value(minutes), []
    best = round(solver.objective_value)
    model.add(worth * 100_000 - minutes == best)
    model.maximize(
        sum((1 << (len(offers) - place)) * taken[one["key"]] for place, one in enumerate(offers))
    )
    assert solver.solve(model) == cp_model.OPTIMAL
    keys = [offer["key"] for offer in offers if solver.value(taken[offer["key"]])]
    return [solver.value(stage) for stage in stages], solver.value(minutes), keys
