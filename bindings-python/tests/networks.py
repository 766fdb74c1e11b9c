"""Random networks of people, and the best way to put them in touch: ours, and that of CP-SAT in a
model written apart, for the tests and the bench.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

from ortools.sat.python import cp_model

import boussole_sante as bs

TODAY = "2027-01-04"
REFERENTIAL = bs.Referential.embedded()
SUBJECTS = [one.key for one in REFERENTIAL.competencies if one.kind != "attitude"]
TICKS = ("exchange", "offers_help", "asks_help")


@dataclass
class Person:
    """What one person ticked."""

    name: str
    territory: str
    ticks: dict[str, set[str]]
    load: dict[str, int]

    def offer(self) -> bs.PeerOffer:
        ticked: dict[str, Any] = {tick: sorted(keys) for tick, keys in self.ticks.items()}
        return bs.PeerOffer(
            REFERENTIAL,
            person=self.name,
            territory=self.territory,
            valid_until="2027-06-30",
            load=self.load,
            **ticked,
        )


@dataclass
class Network:
    """People, how far their territories are, and who was in touch before."""

    people: list[Person]
    distances: dict[tuple[str, str], int]
    within: int | None = None
    earlier: list[tuple[str, str]] = field(default_factory=list)

    def far(self, one: Person, other: Person) -> int | None:
        """How far two work from each other, if that is known."""
        if one.territory == other.territory:
            return 0
        both = (one.territory, other.territory)
        return self.distances.get(both, self.distances.get(both[::-1]))

    def match(self, mode: str) -> bs.results.PeerNetworkDocument:
        return bs.match_peers(
            [person.offer() for person in self.people],
            REFERENTIAL,
            today=TODAY,
            mode=mode,
            distances=self.distances,
            within=self.within,
            earlier=self.earlier,
        )


def network(seed: int, people_are: tuple[int, int] = (5, 40), subjects: int = 0) -> Network:
    """People who tick few subjects of few, so that odd circles are common."""
    dice = random.Random(seed)
    own = SUBJECTS[: subjects or dice.randint(3, 12)]
    territories = [f"t{number}" for number in range(dice.randint(2, 12))]
    people = []
    for number in range(dice.randint(*people_are)):
        ticks: dict[str, set[str]] = {tick: set() for tick in TICKS}
        for subject in dice.sample(own, dice.randint(0, min(4, len(own)))):
            if dice.random() < 0.7:
                ticks["exchange"].add(subject)
            if dice.random() < 0.6:
                ticks[dice.choice(TICKS[1:])].add(subject)
        load = {tick: dice.choice((0, 1, 1, 1, 2, 3)) for tick in TICKS}
        people.append(Person(f"p{number:03}", dice.choice(territories), ticks, load))
    known = dice.choice((0.0, 0.8, 1.0))
    distances = {
        (one, other): dice.randint(1, 60)
        for place, one in enumerate(territories)
        for other in territories[place + 1 :]
        if dice.random() < known
    }
    names = [person.name for person in people]
    earlier = [tuple(dice.sample(names, 2)) for _ in range(dice.randint(0, 5))]
    within = dice.choice((None, None, 40))
    return Network(people, distances, within, earlier)  # type: ignore[arg-type]


def wide(seed: int, people: int, candidates: int) -> Network:
    """Many people, each with about so many who could be paired with her."""
    dice = random.Random(seed)
    subjects = SUBJECTS[:30]
    rows = []
    for number in range(people):
        chosen = dice.sample(subjects, 2)
        ticks = {"exchange": set(chosen), "offers_help": {chosen[0]}, "asks_help": {chosen[1]}}
        load = {"exchange": dice.randint(1, 3), "offers_help": dice.randint(1, 3), "asks_help": 1}
        rows.append(Person(f"p{number:03}", f"t{dice.randrange(people)}", ticks, load))
    territories = sorted({row.territory for row in rows})
    far = {
        (one, other): dice.randint(1, 300)
        for place, one in enumerate(territories)
        for other in territories[place + 1 :]
    }
    # About as many as asked are near enough.
    shared = 1 - (28 * 27) / (30 * 29)
    return Network(rows, far, within=max(1, round(300 * candidates / (people * shared))))


def best(network: Network, mode: str) -> list[int]:
    """How much of each stage there is in the best network, one stage after the other."""
    model = cp_model.CpModel()
    bring, seek = ("exchange",) * 2 if mode == "exchange" else TICKS[1:]
    pairs: dict[tuple[int, int], tuple[cp_model.IntVar, int, int | None, bool]] = {}
    people = network.people
    earlier = {frozenset(pair) if mode == "exchange" else pair for pair in network.earlier}
    for first, one in enumerate(people):
        for second, other in enumerate(people):
            if first == second or (mode == "exchange" and second < first):
                continue
            shared = len(one.ticks[bring] & other.ticks[seek])
            far = network.far(one, other)
            if not shared or (mode == "exchange" and one.territory == other.territory):
                continue
            if network.within is not None and (far is None or far > network.within):
                continue
            both: Any = (one.name, other.name)
            is_kept = (frozenset(both) if mode == "exchange" else both) in earlier
            pairs[first, second] = (model.new_bool_var(""), shared, far, is_kept)
    met, uneven = [], []
    for place, person in enumerate(people):
        sought = [own[0] for key, own in pairs.items() if key[1] == place]
        brought = [own[0] for key, own in pairs.items() if key[0] == place]
        if mode == "exchange":
            sought, brought = sought + brought, []
        model.add(sum(sought) <= person.load[seek])
        model.add(sum(brought) <= person.load[bring])
        is_met = model.new_bool_var("")
        model.add(sum(sought) >= 1).only_enforce_if(is_met)
        met.append(is_met)
        # How many two of hers there are: each further one is with all before.
        for before in range(person.load[bring]):
            more = model.new_bool_var("")
            model.add(sum(brought) <= before).only_enforce_if(~more)
            uneven.append(before * more)
    is_measured = network.within is not None or any(network.distances.values())
    kept = sum(own[0] for own in pairs.values() if own[3])
    unknown = sum(own[0] for own in pairs.values() if own[2] is None) if is_measured else 0
    stages: list[tuple[Any, bool]] = [(sum(met), True), (kept, True)]
    stages.append((sum(own[0] * own[1] for own in pairs.values()), True))
    if mode == "tutoring":
        stages.append((sum(uneven), False))
    stages += [(unknown, False), (sum(own[0] * (own[2] or 0) for own in pairs.values()), False)]
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    values = []
    for amount, is_to_be_much in stages:
        if is_to_be_much:
            model.maximize(amount)
        else:
            model.minimize(amount)
        assert solver.solve(model) == cp_model.OPTIMAL
        values.append(round(solver.objective_value))
        model.add(amount == values[-1])
    return values
