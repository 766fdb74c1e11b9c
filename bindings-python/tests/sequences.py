"""Random sequences of releases with one log, and two intruders who hold all that was printed.

The intruders are written apart from the library: another model (the finest crossings as unknowns),
other solvers (OR-tools: CP-SAT for counts, GLOP for means), and nothing of the library but its
published tables. They know the rule (the strictest `min_cell` so far), the public map (which
sector lies in which zone, which crossings are empty) and every release.

* The **frozen** intruder takes what a release does not print anew from the nearest releases in
  time, as long as it can be true, and asks between which least and greatest number each hidden
  count must lie (its feasibility interval). Where nobody came or left he is simply whoever lays all
  tables side by side: nested, linked and crossed ones, of one release or of several.
* The **free** intruder assumes nothing of what is not printed, and compares the figures that two
  releases print, or determine, of one group: differencing in time.

`python tests/sequences.py 200 [seed]` attacks that many sequences, numbered from `seed`; a number
makes the same sequence again.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import Any

import polars as pl
from ortools.linear_solver import pywraplp
from ortools.sat.python import cp_model

import boussole_sante as bs

ITEMS = ("X0", "X1", "X2")
BOUNDS = {"raw": (1.0, 5.0), "percent_of_maximum": (0.0, 100.0)}
MEAN_FROM = 12  # From so many people a mean is published.
MEAN_OPEN = 0.2  # So much of the range must stay open of a hidden mean.
ROUNDING = 0.05  # Means are published to one decimal.
DETERMINED = 1000  # So many groups are worked out from the printed ones of a release, at most.

Cell = tuple[str, str]
"""A finest crossing: a sector (hence its zone) and a dispositif."""
Group = frozenset[Cell]
Bound = tuple[float, float]


# ---- people, tables, sequences ---------------------------------------------------------------


@dataclass(frozen=True)
class Person:
    """Someone who answered everything."""

    id: int
    secteur: str
    dispositif: str
    answers: tuple[int, int, int]

    @property
    def cell(self) -> Cell:
        """The finest crossing that the person is in."""
        return self.secteur, self.dispositif


@dataclass(frozen=True)
class Shape:
    """A table: its columns, and how sectors are joined in it (as is, if `joined` is empty)."""

    by: tuple[str, ...]
    joined: tuple[tuple[str, str], ...] = ()

    def label(self, column: str, cell: Cell, zones: dict[str, str]) -> str:
        """What the table calls a crossing in one of its columns."""
        secteur, dispositif = cell
        if column == "secteur":
            return dict(self.joined).get(secteur, secteur)
        return zones[secteur] if column == "zone" else dispositif


@dataclass(frozen=True)
class Attempt:
    """A release that somebody tries to make, and the people at that time."""

    people: tuple[Person, ...]
    shapes: tuple[Shape, ...]
    min_cell: int = 5
    wave: str = "2026"
    population: int = 0
    """Other numbers are other people, freshly drawn."""
    changed: str = "nothing"
    renamed: str = "secteur"
    """What the column of sectors is called this time."""


@dataclass(frozen=True)
class Plan:
    """A sequence of releases that share one log."""

    zones: dict[str, str]
    attempts: tuple[Attempt, ...]
    output: str = "raw"
    seed: int = -1

    @property
    def quiet(self) -> bool:
        """Whether the people were the same all along."""
        return all(attempt.people == self.attempts[0].people for attempt in self.attempts)


@dataclass(frozen=True)
class Row:
    """A published row: its group, and what is printed of it."""

    group: Group
    n: int | None
    mean: float | None


@dataclass(frozen=True)
class Print:
    """An accepted release with the truth that it tells of."""

    number: int
    attempt: Attempt
    k: int
    """The strictest `min_cell` of the log, this release included."""
    rows: tuple[Row, ...]
    bounds: Bound
    zones: dict[str, str]

    @cached_property
    def counts(self) -> Counter[Cell]:
        """How many people each crossing has in truth."""
        return Counter(person.cell for person in self.attempt.people)

    @cached_property
    def sums(self) -> dict[Cell, float]:
        """The sum of the scores in each crossing, in truth."""
        low, high = self.bounds
        sums: dict[Cell, float] = dict.fromkeys(self.counts, 0.0)
        for person in self.attempt.people:
            score = sum(person.answers) / len(ITEMS)
            sums[person.cell] += low + (score - 1) / 4 * (high - low)
        return sums

    def filled(self, group: Group) -> Group:
        """The group without its empty crossings: two groups of the same people are one."""
        return group.intersection(self.counts)

    def people(self, group: Group) -> int:
        """How many people the group has in truth."""
        return sum(self.counts[cell] for cell in group)

    @cached_property
    def printed(self) -> dict[Group, int]:
        """The counts that are printed."""
        return {self.filled(row.group): row.n for row in self.rows if row.n is not None}

    @cached_property
    def means(self) -> dict[Group, float]:
        """The means that are printed."""
        return {self.filled(row.group): row.mean for row in self.rows if row.mean is not None}

    @cached_property
    def determined(self) -> dict[Group, Known]:
        """What follows from the printed figures of this release, by differences and unions."""
        return determined(self)

    @cached_property
    def hidden(self) -> set[Group]:
        """The groups that have a row and no count anywhere."""
        rows = {self.filled(row.group) for row in self.rows}
        return {group for group in rows if group and group not in self.printed}


@dataclass
class Played:
    """What became of a plan: the accepted releases, and the refusals by their code."""

    plan: Plan
    prints: list[Print] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    shown: list[tuple[int, int]] = field(default_factory=list)
    """Per accepted release: rows with a count, and as many if it were alone, without a log."""


@dataclass(frozen=True)
class Leak:
    """What an intruder knows and should not."""

    kind: str
    """`printed`: a count under k is simply there. `count`: one can be worked out. `companion`: a
    hidden row of k people or more is not open enough. `mean`, `companion mean`: neither is a
    withheld mean, of fewer than 12 people or of more. `change`, `change of sum`: what few people
    who came, left or answered anew did to a count or to a mean. With ` beneath`: of a crossing,
    sector or zone that has no row in the release."""
    reach: str
    """`within` one release, or `across` several."""
    release: int
    group: str
    interval: Bound
    truth: float
    k: int
    circumstances: tuple[str, ...] = ()
    """Of the releases that were at hand: `people changed`, `renamed` column, `laxer` than the log,
    `misused`: the same people under the name of another wave. Of a mean: `count granted`, where the
    number of people, which the intruder on means is given, does not follow from the release."""

    @property
    def is_declared(self) -> bool:
        """Whether the library promises that it does not happen: of means it does for somebody who
        knows the published counts (SCORING.md 7), and not for one who knows the hidden ones."""
        return "count granted" not in self.circumstances and self.kind != "companion mean"

    def __str__(self) -> str:
        """A line to read."""
        low, high = self.interval
        about = ", ".join([f"k {self.k}", *self.circumstances])
        return (
            f"release {self.release}: {self.kind} {self.reach} of {self.group}: "
            f"{low:g} to {high:g}, in truth {self.truth:g} ({about})"
        )


# ---- generator -------------------------------------------------------------------------------

SIZES = ((0.4, 1, 4), (0.3, 5, 12), (0.3, 13, 45))
"""Sectors are skewed: a share of them is tiny, so that primary suppression is the rule."""
CHANGES = {
    "nothing": 0.4,
    "late": 0.25,
    "withdrawn": 0.1,
    "corrected": 0.1,
    "new sector": 0.15,
}
OTHER_MIN_CELL, OTHER_WAVE, MISUSE, RENAMED, TEN = 0.2, 0.12, 0.5, 0.06, 0.03


class Cohort:
    """Draws people of a made-up territory."""

    def __init__(self, dice: Random) -> None:
        """Draws the public map; the last two sectors have nobody at first."""
        self.dice, self.born = dice, 0
        places = [f"z{number}" for number in range(dice.randint(2, 4))]
        self.sectors = [f"s{number}" for number in range(dice.randint(4, 10))]
        self.late = ["t0", "t1"]
        self.zones = {name: dice.choice(places) for name in self.sectors + self.late}
        self.dispositifs = ["ASV", "CLS", "CLSM"][: dice.randint(2, 3)]

    def person(self, secteur: str) -> Person:
        """Someone of a sector, whose answers resemble one another."""
        self.born += 1
        level = self.dice.randint(1, 5)
        shares = [0.6, 0.3, 0.1][: len(self.dispositifs)]
        answers = tuple(min(5, max(1, level + self.dice.randint(-1, 1))) for _ in ITEMS)
        dispositif = self.dice.choices(self.dispositifs, shares)[0]
        return Person(self.born, secteur, dispositif, (answers[0], answers[1], answers[2]))

    def everybody(self) -> tuple[Person, ...]:
        """20 to 200 people."""
        while True:
            weights = [weight for weight, *_ in SIZES]
            drawn = self.dice.choices(SIZES, weights, k=len(self.sectors))
            sizes = [self.dice.randint(low, high) for _, low, high in drawn]
            if 20 <= sum(sizes) <= 200:
                pairs = zip(self.sectors, sizes, strict=True)
                return tuple(self.person(name) for name, size in pairs for _ in range(size))

    def joined(self) -> tuple[tuple[str, str], ...]:
        """A random coarser grouping of the sectors, in which some stay what they are."""
        names = ["g0", "g1", "g2"][: self.dice.randint(1, 3)]
        into = lambda name: self.dice.choice(names) if self.dice.random() < 0.6 else name  # noqa: E731
        return tuple((name, into(name)) for name in self.sectors + self.late)

    def shapes(self) -> tuple[Shape, ...]:
        """The tables of one release."""
        sector, zone = Shape(("secteur",)), Shape(("zone",))
        kinds: list[Callable[[], tuple[Shape, ...]]] = [
            lambda: (sector,),
            lambda: (zone,),
            lambda: (sector, zone),
            lambda: (Shape(("secteur", "dispositif")),),
            lambda: (Shape(("zone", "dispositif")),),
            lambda: (Shape(("dispositif",)),),
            lambda: (Shape(("secteur",), self.joined()),),
            lambda: (sector, Shape(("secteur",), self.joined())),
        ]
        return self.dice.choice(kinds)()

    def change(self, people: tuple[Person, ...], kind: str) -> tuple[Person, ...]:
        """The people after something has happened."""
        dice = self.dice
        if kind == "late":
            few = range(dice.randint(1, 12))
            where = sorted({person.secteur for person in people})
            at = dice.sample(where, min(len(where), dice.randint(1, 3)))
            return (*people, *(self.person(dice.choice(at)) for _ in few))
        if kind == "withdrawn":
            gone = set(dice.sample(people, dice.randint(1, min(8, len(people) - 10))))
            return tuple(person for person in people if person not in gone)
        if kind == "corrected":
            who = dice.choice(people)
            anew = replace(self.person(who.secteur), id=who.id, dispositif=who.dispositif)
            return tuple(anew if person is who else person for person in people)
        if kind == "new sector":
            name = dice.choice(self.late)
            return (*people, *(self.person(name) for _ in range(dice.randint(1, 4))))
        return people


def draw(seed: int) -> Plan:
    """A random sequence."""
    dice = Random(seed)
    cohort = Cohort(dice)
    length = 10 if dice.random() < TEN else dice.choices((1, 2, 3), (1, 3, 4))[0]
    now = Attempt(cohort.everybody(), cohort.shapes(), dice.choice((5, 5, 5, 3, 8)))
    attempts = [now]
    while len(attempts) < length:
        kind = dice.choices(list(CHANGES), list(CHANGES.values()))[0]
        now = replace(now, changed=kind, people=cohort.change(now.people, kind))
        if dice.random() > 0.2:
            now = replace(now, shapes=cohort.shapes())
        if dice.random() < OTHER_MIN_CELL:
            now = replace(now, min_cell=dice.choice((3, 5, 8)))
        if dice.random() < OTHER_WAVE:
            now = another_wave(cohort, now, len(attempts))
        renamed = "pole" if dice.random() < RENAMED else "secteur"
        now = replace(now, renamed=renamed)
        attempts.append(now)
    return Plan(cohort.zones, tuple(attempts), dice.choice(list(BOUNDS)), seed)


def another_wave(cohort: Cohort, now: Attempt, number: int) -> Attempt:
    """A release under the name of another wave: of other people, or (misuse) of the same."""
    wave = f"{2026 + number}"
    if cohort.dice.random() < MISUSE:
        people = cohort.change(now.people, "late")
        return replace(now, wave=wave, people=people, changed="late")
    people = cohort.everybody()
    return replace(now, wave=wave, people=people, population=number, changed="other people")


# ---- the library -----------------------------------------------------------------------------


def frame(attempt: Attempt, zones: dict[str, str]) -> pl.DataFrame:
    """The answers as somebody would have them."""
    rows: list[dict[str, Any]] = [
        {
            attempt.renamed: person.secteur,
            "zone": zones[person.secteur],
            "dispositif": person.dispositif,
            **dict(zip(ITEMS, person.answers, strict=True)),
        }
        for person in attempt.people
    ]
    return pl.DataFrame(rows)


def tables(plan: Plan, attempt: Attempt) -> list[bs.Table]:
    """The private tables that are to be released."""
    keys = {"s": list(ITEMS)}
    q = bs.Questionnaire.from_keys(keys, min=1, max=5, output=plan.output)
    by = [attempt.renamed, "zone", "dispositif"]
    tally = bs.tally(frame(attempt, plan.zones), q, by=by)
    found = []
    for shape in attempt.shapes:
        here = tally
        if shape.joined:
            there = {person.secteur for person in attempt.people}
            here = tally.coarser(attempt.renamed, {a: b for a, b in shape.joined if a in there})
        found.append(here.over(*(named(column, attempt) for column in shape.by)).summary())
    return found


def named(column: str, attempt: Attempt) -> str:
    """What a column is called in the data."""
    return attempt.renamed if column == "secteur" else column


def read(table: bs.Table, shape: Shape, attempt: Attempt, plan: Plan, all_: Group) -> Iterator[Row]:
    """The rows of a published table, each with the crossings that it sums."""
    for row in table.to_polars().to_dicts():
        told = {column: row[named(column, attempt)] for column in shape.by}
        told = {column: value for column, value in told.items() if value is not None}
        fits = lambda cell, told=told: all(  # noqa: E731
            shape.label(column, cell, plan.zones) == value for column, value in told.items()
        )
        yield Row(frozenset(filter(fits, all_)), row["n"], row["mean"])


def universe(plan: Plan) -> Group:
    """Every crossing that anybody of the sequence could be in."""
    dispositifs = {person.dispositif for at in plan.attempts for person in at.people}
    return frozenset((sector, name) for sector in plan.zones for name in dispositifs)


def alone(private: list[bs.Table], k: int, allow: list[str]) -> int:
    """How many rows the same tables would show if nothing had been released before."""
    try:
        out = bs.release(private, min_cell=k, allow_by=allow)
    except bs.InvalidDataError:
        return 0
    return sum(len(table.to_polars()["n"].drop_nulls()) for table in out.published)


def without_waiting(attempt: Attempt, out: bs.Release, plan: Plan) -> Attempt:
    """The people of whom the release tells: small groups that have come since the last one wait,
    and are in no total."""
    waiting = [set(group.group.items()) for group in out.audit.waiting]

    def waits(person: Person) -> bool:
        at, post = person.cell
        labels = {(attempt.renamed, at), ("zone", plan.zones[at]), ("dispositif", post)}
        return any(group <= labels for group in waiting)

    told = tuple(person for person in attempt.people if not waits(person))
    return replace(attempt, people=told)


def play(plan: Plan) -> Played:
    """Releases one after the other with one log; a refusal counts and the sequence goes on."""
    played, all_ = Played(plan), universe(plan)
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "journal.json"
        for number, attempt in enumerate(plan.attempts):
            before = log.read_bytes() if log.exists() else None
            private, allow = tables(plan, attempt), [attempt.renamed, "zone", "dispositif"]
            try:
                out = bs.release(
                    private,
                    min_cell=attempt.min_cell,
                    allow_by=allow,
                    log=log,
                    wave=attempt.wave,
                    today=f"2026-{1 + number:02}-01",
                )
            except bs.InvalidDataError as refused:
                assert (log.read_bytes() if log.exists() else None) == before, "the log changed"
                played.refused.append(refused.code)
                continue
            attempt = without_waiting(attempt, out, plan)
            pairs = zip(out.published, attempt.shapes, strict=True)
            rows = tuple(row for pair in pairs for row in read(*pair, attempt, plan, all_))
            k = max([attempt.min_cell, *(print_.k for print_ in played.prints)])
            played.prints.append(Print(number, attempt, k, rows, BOUNDS[plan.output], plan.zones))
            shown = sum(row.n is not None for row in rows)
            played.shown.append((shown, alone(private, k, allow)))
    return played


# ---- the frozen intruder: counts -------------------------------------------------------------

Count = tuple[Group, int]


class Counts:
    """All counts of the finest crossings that fit what is known, and what they leave open.

    Vectors that were found to fit are kept: a group is open as soon as two of them lie far enough
    apart, so that most groups need no further search. Of others the ends are found exactly.
    """

    def __init__(self, print_: Print, known: Iterable[Count]) -> None:
        """`known` counts hold; what has a row has somebody."""
        self.print_, self.cells = print_, sorted(print_.counts)
        self.known = list(known)
        self.some = print_.hidden
        self.fitting: list[dict[Cell, int]] = [dict(print_.counts)]
        self._rebuild()

    def _rebuild(self) -> None:
        """The model of what is known now, and the vectors that still fit."""
        most = 3 * sum(self.print_.counts.values()) + 2 * self.print_.k
        self.model = cp_model.CpModel()
        self.at = {cell: self.model.new_int_var(0, most, str(cell)) for cell in self.cells}
        for group, count in self.known:
            self.model.add(self._sum(group) == count)
        for group in self.some:
            self.model.add(self._sum(group) >= 1)
        self.fitting = [vector for vector in self.fitting if _holds(vector, self.known)]

    def _sum(self, group: Group) -> cp_model.LinearExprT:
        return cp_model.LinearExpr.sum([self.at[cell] for cell in sorted(group)])

    def _solve(self) -> bool:
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.max_time_in_seconds = 60
        status = solver.solve(self.model)
        assert status in (cp_model.OPTIMAL, cp_model.INFEASIBLE), solver.status_name(status)
        if status == cp_model.OPTIMAL:
            self.fitting.append({cell: solver.value(var) for cell, var in self.at.items()})
        return status == cp_model.OPTIMAL

    def _fits(self, more: Sequence[Count]) -> bool:
        """Whether more could be true too."""
        if any(_holds(vector, more) for vector in self.fitting):
            return True
        trial = Counts.__new__(Counts)
        trial.print_, trial.cells, trial.some = self.print_, self.cells, self.some
        trial.known, trial.fitting = [*self.known, *more], []
        trial._rebuild()
        found = trial._solve()
        self.fitting += trial.fitting
        return found

    def assume(self, told: Sequence[Count]) -> None:
        """Takes one count after the other to be unchanged, as long as all can be true together.

        The longest beginning that fits is found by halving, which comes to the same as one by one.
        """
        left = list(told)
        while left:
            good, bad = 0, len(left) + 1
            while bad - good > 1:
                middle = len(left) if bad > len(left) else (good + bad) // 2
                if self._fits(left[:middle]):
                    good = middle
                else:
                    bad = middle
            self.known += left[:good]
            self.fitting = [vector for vector in self.fitting if _holds(vector, left[:good])]
            left = left[good + 1 :]
        self._rebuild()
        if not self.fitting:
            assert self._solve(), "what is known cannot be true"

    def interval(self, group: Group, k: int) -> tuple[int, int] | None:
        """The exact least and greatest count of a group, or nothing if it is open: k wide,
        reaching k."""

        def ends() -> tuple[int, int]:
            found = [sum(vector[cell] for cell in group) for vector in self.fitting]
            return min(found), max(found)

        for towards in (self.model.maximize, self.model.minimize):
            low, high = ends()
            if high - low >= k and high >= k:
                return None
            towards(self._sum(group))
            assert self._solve()
        low, high = ends()
        return None if high - low >= k and high >= k else (low, high)


def _holds(vector: dict[Cell, int], known: Iterable[Count]) -> bool:
    return all(sum(vector[cell] for cell in group) == count for group, count in known)


def carried(print_: Print, others: Iterable[Print]) -> list[Count]:
    """Counts that a release does not print, as the nearest releases in time did."""
    told: dict[Group, int] = {}
    for other in sorted(
        others, key=lambda other: (abs(other.number - print_.number), other.number)
    ):
        for row in other.rows:
            group = print_.filled(row.group)
            if row.n is not None and group and group not in print_.printed:
                told.setdefault(group, row.n)
    return list(told.items())


def small(print_: Print, most: int, zones: bool) -> set[Group]:
    """Finest crossings, sectors and perhaps zones with somebody, and with fewer than `most`."""
    cells = print_.counts.keys()
    keys: list[Callable[[Cell], Any]] = [lambda cell: cell, lambda cell: cell[0]]
    if zones:
        keys.append(lambda cell: print_.zones[cell[0]])
    groups = {frozenset(c for c in cells if key(c) == key(cell)) for key in keys for cell in cells}
    return {group for group in groups if print_.people(group) < most}


def narrow_counts(print_: Print, others: Sequence[Print]) -> Iterator[Leak]:
    """Hidden counts that are not open enough, from one release and then from all.

    A hidden group of at least k people whose count another release prints is no leak, and neither
    is what earlier releases alone told by right, of k people or by a laxer rule: that cannot be
    taken back.
    """
    k, elsewhere = print_.k, {print_.filled(group) for other in others for group in other.printed}
    targets = {group for group in print_.hidden if print_.people(group) < k}
    targets |= {group for group in print_.hidden if group not in elsewhere}
    targets |= {group for group in small(print_, k, zones=True) if group not in print_.printed}
    earlier = [other for other in others if other.number < print_.number]
    before: Counts | None = None
    mine = Counts(print_, print_.printed.items())
    for reach, told in (("within", []), ("across", carried(print_, others))):
        if reach == "across" and not told:
            continue
        mine.assume(told)
        for group in sorted(targets, key=sorted):
            truth, found = print_.people(group), mine.interval(group, k)
            if found is None or not found[0] <= truth <= found[1]:
                continue
            if reach == "across" and (truth >= k or any(other.k < k for other in earlier)):
                if before is None:
                    before = Counts(print_, [])
                    before.assume(carried(replace(print_, rows=()), earlier))
                was = before.interval(group, k)
                if was is not None and was[1] - was[0] <= found[1] - found[0]:
                    continue
            targets.discard(group)
            kind = "count" if truth < k else "companion"
            kind += "" if group in print_.hidden else " beneath"
            yield _leak(kind, reach, print_, others, group, found, truth)


# ---- the frozen intruder: means --------------------------------------------------------------


class Sums:
    """All sums of scores in the finest crossings that fit the printed means, the counts known.

    That the intruder knows every count is the worst case: it makes the programme linear.
    """

    def __init__(self, print_: Print, means: Iterable[tuple[Group, float]]) -> None:
        """`means` hold to their rounding."""
        self.print_ = print_
        self.solver = pywraplp.Solver.CreateSolver("GLOP")
        (low, high), counts = print_.bounds, print_.counts
        self.at = {
            cell: self.solver.NumVar(low * n, high * n, str(cell)) for cell, n in counts.items()
        }
        self.fitting: list[dict[Cell, float]] = [print_.sums]
        for group, mean in means:
            assert self.assume(group, mean), "what is printed is not true"

    def assume(self, group: Group, mean: float) -> bool:
        """Takes a mean to hold, if it can."""
        n = self.print_.people(group)
        low, high = n * (mean - ROUNDING - 1e-9), n * (mean + ROUNDING + 1e-9)
        row = self.solver.Add(self.solver.Sum([self.at[cell] for cell in group]) >= low)
        row.SetUb(high)
        fitting = [v for v in self.fitting if low <= sum(v[cell] for cell in group) <= high]
        if not fitting and not self._solve(group, False):
            row.SetBounds(-self.solver.infinity(), self.solver.infinity())
            return False
        self.fitting = fitting or self.fitting[-1:]
        return True

    def _solve(self, group: Group, up: bool) -> bool:
        objective = self.solver.Objective()
        objective.Clear()
        for cell in group:
            objective.SetCoefficient(self.at[cell], 1)
        objective.SetOptimizationDirection(up)
        status = self.solver.Solve()
        assert status in (pywraplp.Solver.OPTIMAL, pywraplp.Solver.INFEASIBLE), status
        if status == pywraplp.Solver.OPTIMAL:
            self.fitting.append({cell: var.solution_value() for cell, var in self.at.items()})
        return bool(status == pywraplp.Solver.OPTIMAL)

    def interval(self, group: Group) -> Bound | None:
        """Between which a mean must lie, or nothing if that is a fifth of the range or more."""
        n, (lowest, highest) = self.print_.people(group), self.print_.bounds

        def ends() -> Bound:
            found = [sum(vector[cell] for cell in group) / n for vector in self.fitting]
            return min(found), max(found)

        for up in (True, False):
            low, high = ends()
            if high - low >= MEAN_OPEN * (highest - lowest) - 1e-6:
                return None
            assert self._solve(group, up)
        low, high = ends()
        return None if high - low >= MEAN_OPEN * (highest - lowest) - 1e-6 else (low, high)


def carried_means(print_: Print, others: Iterable[Print]) -> list[tuple[Group, float]]:
    """Means that a release does not print, as the nearest releases did of as many people."""
    told: dict[Group, float] = {}
    for other in sorted(
        others, key=lambda other: (abs(other.number - print_.number), other.number)
    ):
        for row in other.rows:
            group = print_.filled(row.group)
            as_many = row.n is not None and row.n == print_.people(group)
            if row.mean is not None and as_many and group not in print_.means:
                told.setdefault(group, row.mean)
    return list(told.items())


def dominant(print_: Print, group: Group, others: Sequence[Print]) -> bool:
    """Whether a group that has no row anywhere makes up nearly all of one whose mean is told by
    right: no release of coarser tables could help it."""
    if any(other.filled(row.group) == group for other in (print_, *others) for row in other.rows):
        return False
    n = print_.people(group)
    return any(
        MEAN_FROM <= print_.people(wide) < n * (1 + MEAN_OPEN) and group <= wide
        for other in (print_, *others)
        for wide, known in other.determined.items()
        if known.sum is not None
    )


def narrow_means(print_: Print, others: Sequence[Print]) -> Iterator[Leak]:
    """Withheld means that are not open enough, from one release and then from all."""
    elsewhere = {print_.filled(row.group) for o in others for row in o.rows if row.mean is not None}
    rows = {print_.filled(row.group) for row in print_.rows}
    targets = {group for group in rows if group and group not in elsewhere}
    targets |= small(print_, MEAN_FROM, zones=False)
    targets = {
        group
        for group in targets
        if group not in print_.means and not dominant(print_, group, others)
    }
    earlier = [other for other in others if other.number < print_.number]
    before: Sums | None = None
    mine = Sums(print_, print_.means.items())
    for reach, told in (("within", []), ("across", carried_means(print_, others))):
        if reach == "across" and not told:
            continue
        for group, mean in told:
            mine.assume(group, mean)
        for group in sorted(targets, key=sorted):
            n, found = print_.people(group), mine.interval(group)
            truth = sum(print_.sums[cell] for cell in group) / n
            if found is None or not found[0] - 1e-6 <= truth <= found[1] + 1e-6:
                continue
            if reach == "across" and n >= MEAN_FROM:
                if before is None:
                    before = Sums(print_, [])
                    for known, mean in carried_means(replace(print_, rows=()), earlier):
                        before.assume(known, mean)
                was = before.interval(group)
                if was is not None and was[1] - was[0] <= found[1] - found[0] + 1e-6:
                    continue
            targets.discard(group)
            kind = "mean" if n < MEAN_FROM else "companion mean"
            kind += "" if group in rows else " beneath"
            yield _leak(kind, reach, print_, others, group, found, truth)


# ---- the free intruder -----------------------------------------------------------------------


@dataclass(frozen=True)
class Known:
    """What is known of a group of one release: its people and, perhaps, the sum of its scores."""

    n: int
    sum: Bound | None

    def __add__(self, other: Known) -> Known:
        """What is known of two groups without a common crossing."""
        if self.sum is None or other.sum is None:
            return Known(self.n + other.n, None)
        low, high = self.sum[0] + other.sum[0], self.sum[1] + other.sum[1]
        return Known(self.n + other.n, (low, high))

    def __sub__(self, other: Known) -> Known:
        """What is known of a group without one that lies in it."""
        if self.sum is None or other.sum is None:
            return Known(self.n - other.n, None)
        low, high = self.sum[0] - other.sum[1], self.sum[1] - other.sum[0]
        return Known(self.n - other.n, (low, high))

    def narrower(self, other: Known | None) -> bool:
        """Whether this says more than what was known."""
        if other is None or self.sum is None:
            return other is None
        width = self.sum[1] - self.sum[0]
        return other.sum is None or width < other.sum[1] - other.sum[0] - 1e-9


def determined(print_: Print) -> dict[Group, Known]:
    """What a release prints, with nested differences and disjoint unions of it, and nobody."""
    found: dict[Group, Known] = {frozenset(): Known(0, (0.0, 0.0))}
    for group, n in print_.printed.items():
        mean = print_.means.get(group)
        sums = None if mean is None else (n * (mean - ROUNDING), n * (mean + ROUNDING))
        found[group] = Known(n, sums)
    queue = sorted(
        (group for group in found if group), key=lambda group: (len(group), *sorted(group))
    )
    for group in queue:  # It grows meanwhile.
        for other in list(found):
            if not other or other == group:
                continue
            if group < other:
                made, known = other - group, found[other] - found[group]
            elif other < group:
                made, known = group - other, found[group] - found[other]
            elif not group & other:
                made, known = group | other, found[group] + found[other]
            else:
                continue
            if made not in found and len(found) < DETERMINED:
                queue.append(made)
            elif made not in found:
                continue
            if known.narrower(found.get(made)):
                found[made] = known
    return found


@dataclass(frozen=True)
class Difference:
    """The people in whom a group differs between two releases."""

    joined: frozenset[Person]
    left: frozenset[Person]

    @property
    def people(self) -> frozenset[int]:
        """Who came, left or answered anew."""
        return frozenset(person.id for person in self.joined | self.left)

    def total(self, bounds: Bound) -> float:
        """By how much they change the sum of the scores."""
        low, high = bounds
        of = lambda person: low + (sum(person.answers) / len(ITEMS) - 1) / 4 * (high - low)  # noqa: E731
        return float(sum(map(of, self.joined)) - sum(map(of, self.left)))

    def range(self, bounds: Bound) -> Bound:
        """By how much as many people could change it, whatever they answer."""
        low, high = bounds
        came, went = len(self.joined), len(self.left)
        return came * low - went * high, came * high - went * low


def visible_changes(first: Print, last: Print) -> Iterator[Leak]:
    """Few people between two releases whose coming, leaving or answer can be seen.

    Of several groups with the same people in them the smallest is told.
    """
    both = first.counts.keys() & last.counts.keys()
    meet: dict[Group, list[Group]] = {}
    for group in first.determined:
        meet.setdefault(group & both, []).append(group)
    seen: set[tuple[str, frozenset[int]]] = set()
    pairs = [(a, b) for b in last.determined for a in meet.get(b & both, [])]
    for before, after in sorted(
        pairs, key=lambda pair: (len(pair[0] | pair[1]), *map(sorted, pair))
    ):
        was = {person for person in first.attempt.people if person.cell in before}
        now = {person for person in last.attempt.people if person.cell in after}
        difference = Difference(frozenset(now - was), frozenset(was - now))
        people = difference.people
        told = first.determined[before], last.determined[after]
        for kind, interval, truth in _visible(difference, *told, last):
            if (kind, people) not in seen:
                seen.add((kind, people))
                yield _leak(kind, "across", last, [first], before | after, interval, truth)


def _visible(
    d: Difference, was: Known, now: Known, last: Print
) -> Iterator[tuple[str, Bound, float]]:
    """The kinds of leak that a difference is."""
    people, net = len(d.people), now.n - was.n
    if 0 < people < last.k and net:
        yield "change", (net, net), net
    if was.sum is not None and now.sum is not None and 0 < people < MEAN_FROM:
        least, most = d.range(last.bounds)
        low, high = max(now.sum[0] - was.sum[1], least), min(now.sum[1] - was.sum[0], most)
        if high - low < MEAN_OPEN * (last.bounds[1] - last.bounds[0]) * people - 1e-6:
            yield "change of sum", (low, high), d.total(last.bounds)


# ---- the attack ------------------------------------------------------------------------------


def _leak(
    kind: str,
    reach: str,
    print_: Print,
    others: Sequence[Print],
    group: Group,
    interval: Bound,
    truth: float,
) -> Leak:
    used = [print_, *(others if reach == "across" else [])]
    met = {
        "people changed": any(set(a.attempt.people) != set(print_.attempt.people) for a in used),
        "renamed": len({other.attempt.renamed for other in used}) > 1,
        "laxer": any(other.attempt.min_cell < other.k for other in used),
        "misused": len({other.attempt.wave for other in used}) > 1,
        "count granted": "mean" in kind and group not in print_.determined,
    }
    circumstances = tuple(key for key, holds in met.items() if holds)
    told = name(group, print_)
    return Leak(kind, reach, print_.number, told, interval, truth, print_.k, circumstances)


def name(group: Group, print_: Print) -> str:
    """A group in few words."""
    for label, cells in (
        *(
            (zone, {c for c in print_.counts if print_.zones[c[0]] == zone})
            for zone in print_.zones.values()
        ),
        *((at, {c for c in print_.counts if c[0] == at}) for at in print_.zones),
    ):
        if group == cells:
            return label
    return (
        "everybody"
        if group == print_.counts.keys()
        else " + ".join("/".join(c) for c in sorted(group))
    )


def are_the_same(first: Attempt, second: Attempt) -> bool:
    """Whether two releases tell of the same people: of one wave, or under another name while nearly
    all who answered are among those who answer now. Where one in ten and more left or answered
    anew, or more than twice as many answer, another wave is another measurement."""
    if first.population != second.population:
        return False
    a, b = Counter(first.people), Counter(second.people)
    gone = min((a - b).total(), (b - a).total())
    few, many = sorted((a.total(), b.total()))
    return first.wave == second.wave or (gone < few / 10 and many <= 2 * few)


def attack(played: Played) -> list[Leak]:
    """What the two intruders know and should not, of all releases of a sequence."""
    leaks = []
    for print_ in played.prints:
        for group, n in print_.printed.items():
            if 0 < n < print_.k:
                leaks.append(_leak("printed", "within", print_, [], group, (n, n), n))
        same = [p for p in played.prints if are_the_same(p.attempt, print_.attempt)]
        others = [p for p in same if p is not print_]
        leaks += narrow_counts(print_, others)
        leaks += narrow_means(print_, others)
        for first in same:
            if first.number < print_.number:
                leaks += visible_changes(first, print_)
    return leaks


# ---- many sequences --------------------------------------------------------------------------


@dataclass
class Outcome:
    """What became of one sequence, or of many."""

    sequences: int = 0
    leaking: list[int] = field(default_factory=list)
    """The seeds of sequences with a leak."""
    leaks: Counter[tuple[str, str, tuple[str, ...]]] = field(default_factory=Counter)
    """How many by kind, reach and circumstances."""
    accepted: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    quiet: int = 0
    """Attempts in sequences in which the people did not change."""
    quiet_refused: Counter[str] = field(default_factory=Counter)
    shown: list[tuple[int, int]] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=lambda: {"release": 0.0, "attack": 0.0})

    def add(self, other: Outcome) -> None:
        """Counts more sequences."""
        self.sequences += other.sequences
        self.leaking += other.leaking
        self.leaks += other.leaks
        self.accepted += other.accepted
        self.refused += other.refused
        self.quiet += other.quiet
        self.quiet_refused += other.quiet_refused
        self.shown += other.shown
        self.seconds = {key: value + other.seconds[key] for key, value in self.seconds.items()}

    def ratios(self) -> list[float]:
        """Per accepted release, rows shown for each that it would show alone."""
        return sorted(shown / alone for shown, alone in self.shown if alone)

    def summary(self) -> str:
        """Lines to read."""
        refused = sum(self.refused.values())
        lines = [
            f"{self.sequences} sequences, {len(self.leaking)} with leaks",
            f"releases: {self.accepted} accepted, {refused} refused {dict(self.refused)}",
            f"people unchanged: {sum(self.quiet_refused.values())} of {self.quiet} attempts "
            f"refused {dict(self.quiet_refused)}",
        ]
        if ratios := self.ratios():
            tenth = ratios[len(ratios) // 10]
            lines.append(
                f"rows shown beside a release alone: median {statistics.median(ratios):.2f}, "
                f"tenth percentile {tenth:.2f}, mean {statistics.mean(ratios):.2f}"
            )
        took = {
            key: f"{value / max(1, self.sequences):.2f} s" for key, value in self.seconds.items()
        }
        lines.append(f"per sequence: {took}")
        lines += [
            f"{count:6} {kind:22} {reach:7} {', '.join(circumstances)}"
            for (kind, reach, circumstances), count in sorted(self.leaks.items())
        ]
        return "\n".join([*lines, f"seeds: {self.leaking[:40]}"] if self.leaking else lines)


def outcome(plan: Plan) -> tuple[Outcome, list[Leak]]:
    """Plays a plan and attacks it."""
    start = time.perf_counter()
    played = play(plan)
    middle = time.perf_counter()
    leaks = [leak for leak in attack(played) if leak.is_declared]
    took = {"release": middle - start, "attack": time.perf_counter() - middle}
    refused = Counter(played.refused)
    return Outcome(
        1,
        [plan.seed] if leaks else [],
        Counter((leak.kind, leak.reach, leak.circumstances) for leak in leaks),
        len(played.prints),
        refused,
        len(plan.attempts) if plan.quiet else 0,
        refused if plan.quiet else Counter(),
        played.shown,
        took,
    ), leaks


def by_seed(seed: int) -> tuple[int, Outcome, list[Leak]]:
    """Draws a sequence, plays it and attacks it."""
    return seed, *outcome(draw(seed))


def main(number: int, first: int = 0, told: int = 20) -> Outcome:
    """Attacks many sequences in two processes, prints the first leaks and a summary."""
    total = Outcome()
    with get_context("spawn").Pool(2) as pool:
        for seed, found, leaks in pool.imap_unordered(by_seed, range(first, first + number), 4):
            if leaks and len(total.leaking) < told:
                print(
                    f"seed {seed}: {leaks[0]}" + (f" and {len(leaks) - 1} more" * (len(leaks) > 1))
                )
            total.add(found)
    total.leaking.sort()
    print(total.summary())
    return total


if __name__ == "__main__":
    sys.exit(bool(main(*map(int, sys.argv[1:3])).leaking) if len(sys.argv) > 1 else __doc__)
