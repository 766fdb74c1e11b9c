"""No sequence of releases lets an intruder work out what one of them hides.

`BOUSSOLE_SEQUENCES` says how many random sequences are attacked (`make` takes few, a night many).
The intruders are tried on figures made by hand first, so that they go on finding what they should
when the library leaks nothing any more.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from itertools import product
from random import Random

import pytest

from sequences import (
    BOUNDS,
    MEAN_FROM,
    Attempt,
    Counts,
    Group,
    Leak,
    Outcome,
    Person,
    Plan,
    Played,
    Print,
    Row,
    Shape,
    attack,
    draw,
    outcome,
    play,
)

NUMBER = int(os.environ.get("BOUSSOLE_SEQUENCES", "60"))
ZONES = {"A": "c1", "B": "c1", "C": "c2", "D": "c2", "E": "c2"}
SECTOR, ZONE, DISPOSITIF = Shape(("secteur",)), Shape(("zone",)), Shape(("dispositif",))
GROUPS = {"A": 20, "B": 18, "C": 3, "D": 22}


def people(**sizes: int) -> tuple[Person, ...]:
    """So many people of each sector; the first of a sector are the same whenever it is asked."""
    found = []
    for sector, size in sizes.items():
        dice = Random(sector)
        for number in range(size):
            answers = (dice.randint(1, 5), dice.randint(1, 5), dice.randint(1, 5))
            found.append(
                Person(1000 * ord(sector) + number, sector, dice.choice(("ASV", "CLS")), answers)
            )
    return tuple(found)


# ---- the intruders, on figures made by hand --------------------------------------------------


def by_hand(
    number: int,
    there: tuple[Person, ...],
    shown: Iterable[str],
    hidden: Iterable[str] = (),
    k: int = 5,
) -> Print:
    """A release that prints some unions of sectors, with means from 12 people, and hides others."""
    cells = {person.cell for person in there}
    empty = Print(number, Attempt(there, (SECTOR,)), k, (), BOUNDS["percent_of_maximum"], ZONES)

    def row(sectors: str, printed: bool) -> Row:
        group: Group = frozenset(cell for cell in cells if cell[0] in sectors)
        n = empty.people(group)
        mean = round(sum(empty.sums[cell] for cell in group) / n, 1)
        if not printed:
            return Row(group, None, None)
        return Row(group, n, mean if n >= MEAN_FROM else None)

    rows = [row(sectors, True) for sectors in shown] + [row(sectors, False) for sectors in hidden]
    attempt = Attempt(there, (SECTOR,))
    return Print(number, attempt, k, tuple(rows), BOUNDS["percent_of_maximum"], ZONES)


def attacked(*prints: Print) -> dict[tuple[str, str, str], tuple[float, float]]:
    """The intervals that are found, by kind, reach and group."""
    plan = Plan(ZONES, tuple(print_.attempt for print_ in prints))
    leaks = attack(Played(plan, list(prints)))
    return {(leak.kind, leak.reach, leak.group): leak.interval for leak in leaks}


def test_nested_tables_side_by_side() -> None:
    there = people(A=4, B=20, C=3, D=20)
    found = attacked(by_hand(0, there, ["B", "D", "AB", "CD", "ABCD"], "AC"))
    assert found["count", "within", "A"] == (4, 4)
    assert found["count", "within", "C"] == (3, 3)
    assert ("companion", "within", "B") not in found


def test_what_is_open_enough_is_no_leak() -> None:
    there = people(A=20, B=8, C=3, D=22)
    assert not attacked(by_hand(0, there, ["A", "D", "ABCD"], "BC"))
    # Twice the same: nothing is learnt.
    again = by_hand(1, there, ["A", "D", "ABCD"], "BC")
    assert not attacked(by_hand(0, there, ["A", "D", "ABCD"], "BC"), again)


def test_two_releases_side_by_side() -> None:
    there = people(**GROUPS)
    first = by_hand(0, there, ["A", "D", "ABCD"], "BC")
    found = attacked(first, by_hand(1, there, ["B", "D", "AC", "ABCD"]))
    assert found["count", "across", "C"] == (3, 3)
    # B has 18 people and is printed by right.
    assert ("companion", "across", "B") not in found


def test_unchanged_as_far_as_it_can_be_true() -> None:
    later = by_hand(1, people(A=20, B=26, C=3, D=22), ["B", "D", "ABCD"], "AC")
    first = by_hand(0, people(**GROUPS), ["A", "D", "ABCD"], "BC")
    assert attacked(first, later)["count", "across", "C"] == (3, 3)
    counts = Counts(later, later.printed.items())
    known = [
        (frozenset(c for c in later.counts if c[0] == at), n) for at, n in (("A", 21), ("C", 3))
    ]
    counts.assume(known)
    assert counts.known[-1] == known[0]  # A of 21 leaves 2 for C, not 3.
    assert counts.interval(known[1][0], 5) == (2, 2)


def test_few_people_who_come_or_leave_are_seen() -> None:
    before, after = people(A=20, B=18), people(A=22, B=18)
    found = attacked(by_hand(0, before, ["AB"]), by_hand(1, after, ["AB"]))
    assert found["change", "across", "c1"] == (2, 2)
    # Of a difference that both determine, too: A, though neither prints it.
    found = attacked(
        by_hand(0, people(A=20, B=18), ["B", "AB"]), by_hand(1, people(A=16, B=24), ["B", "AB"])
    )
    assert found["change", "across", "A"] == (-4, -4)
    # Eight came: how many is fit to print, the mean of eight is not.
    found = attacked(by_hand(0, before, ["AB"]), by_hand(1, people(A=28, B=18), ["AB"]))
    assert {kind for kind, *_ in found} == {"change of sum"}
    # A mean of three times twelve says little about one of them.
    one = people(A=120, B=100)
    corrected = tuple(
        Person(p.id, p.secteur, p.dispositif, (3, 3, 3)) if p is one[0] else p for p in one
    )
    assert not attacked(by_hand(0, one, ["AB"]), by_hand(1, corrected, ["AB"]))


def test_withheld_means_are_worked_out() -> None:
    there = people(A=20, B=6)
    found = attacked(by_hand(0, there, ["A", "B", "AB"]))
    low, high = found["mean", "within", "B"]
    assert high - low == pytest.approx((20 + 26) * 0.1 / 6, rel=1e-3)
    assert ("mean", "within", "B") not in attacked(by_hand(0, there, ["AB"]))


def test_intervals_are_those_of_all_tables() -> None:
    """Against all vectors of few people, one by one."""
    dice = Random(7)
    for _ in range(40):
        sizes = {sector: dice.randint(1, 4) for sector in "ABCD"}
        there = tuple(p for p in people(**sizes) if p.dispositif == "ASV")
        sectors = sorted({p.secteur for p in there})
        if len(sectors) < 2:
            continue
        unions = ["".join(dice.sample(sectors, dice.randint(1, len(sectors)))) for _ in range(2)]
        print_ = by_hand(0, there, [*unions, "".join(sectors)], sectors)
        counts, total = Counts(print_, print_.printed.items()), len(there)
        fits = [
            dict(zip(sectors, vector, strict=True))
            for vector in product(range(1, total + 1), repeat=len(sectors))
        ]
        for group, n in print_.printed.items():
            fits = [v for v in fits if sum(v[sector] for sector, _ in group) == n]
        for cell in print_.counts:
            ends = [v[cell[0]] for v in fits]
            assert counts.interval(frozenset([cell]), 1000) == (min(ends), max(ends))


# ---- the library, on known scenarios ---------------------------------------------------------


def plan(*attempts: Attempt) -> Plan:
    """Attempts with one log, in a scale from 0 to 100 (the finest means)."""
    return Plan(ZONES, attempts, "percent_of_maximum")


def joined(**names: str) -> Shape:
    """Sectors under coarser names."""
    return Shape(("secteur",), tuple(names.items()))


BEFORE = people(**GROUPS)
SCENARIOS = {
    "nested groups in one release": plan(
        Attempt(people(A=4, B=20, C=3, D=20), (SECTOR, ZONE)),
    ),
    "coarser groups after finer ones": plan(
        Attempt(BEFORE, (SECTOR,)),
        Attempt(BEFORE, (joined(A="X", C="X", B="B", D="D"),)),
    ),
    "late answers change the companion": plan(
        Attempt(BEFORE, (SECTOR,)),
        Attempt(people(**GROUPS | {"B": 26}), (SECTOR,), changed="late"),
    ),
    "a laxer threshold with the same log": plan(
        Attempt(people(**GROUPS | {"C": 4}), (SECTOR,)),
        Attempt(people(**GROUPS | {"C": 4}), (SECTOR,), min_cell=3),
    ),
    "a renamed column": plan(
        Attempt(people(A=20, B=18, D=22), (SECTOR,)),
        Attempt(people(A=24, B=19, D=22), (SECTOR,), changed="late", renamed="pole"),
    ),
    "a new group of two": plan(
        Attempt(people(A=20, B=18, D=22), (SECTOR,)),
        Attempt(people(A=20, B=18, D=22, E=2), (SECTOR,), changed="new sector"),
        Attempt(people(A=20, B=18, D=22, E=2), (ZONE,)),
    ),
    "a new group of two and others late": plan(
        Attempt(people(A=20, B=18, D=22), (SECTOR,)),
        Attempt(people(A=28, B=18, D=22, E=2), (SECTOR,), changed="new sector"),
    ),
    "the same people as another wave": plan(
        Attempt(people(A=20, B=18, D=22), (SECTOR,)),
        Attempt(people(A=22, B=18, D=22), (SECTOR,), changed="late", wave="2027"),
    ),
}


@pytest.mark.parametrize("name", SCENARIOS)
def test_known_scenarios(name: str) -> None:
    played = play(SCENARIOS[name])
    assert played.prints, "nothing was released"
    assert played.prints[0].number == 0, "the first release was refused"
    leaks = [leak for leak in attack(played) if leak.is_declared]
    assert not leaks, told(leaks)


# ---- the library, on random sequences --------------------------------------------------------


@pytest.fixture(scope="module")
def attacks() -> tuple[Outcome, dict[int, list[Leak]]]:
    """What became of the random sequences, and their leaks by seed."""
    total, leaks = Outcome(), {}
    for seed in range(NUMBER):
        found, leaks[seed] = outcome(draw(seed))
        total.add(found)
    print(total.summary())
    return total, leaks


def told(leaks: Iterable[Leak]) -> str:
    """The first leaks."""
    return "\n".join(map(str, list(leaks)[:10]))


def by_seed(leaks: dict[int, list[Leak]], misused: bool) -> list[str]:
    """A line for each seed with leaks."""
    chosen = {
        seed: [leak for leak in found if ("misused" in leak.circumstances) == misused]
        for seed, found in leaks.items()
    }
    return [f"seed {seed}: {found[0]} ({len(found)})" for seed, found in chosen.items() if found]


def test_no_sequence_leaks(attacks: tuple[Outcome, dict[int, list[Leak]]]) -> None:
    found = by_seed(attacks[1], misused=False)
    assert not found, "\n".join([attacks[0].summary(), *found[:20]])


def test_no_other_name_of_the_wave_leaks(attacks: tuple[Outcome, dict[int, list[Leak]]]) -> None:
    found = by_seed(attacks[1], misused=True)
    assert not found, "\n".join(found[:20])


def test_protection_is_not_refusal(attacks: tuple[Outcome, dict[int, list[Leak]]]) -> None:
    """Most of what is asked is published: hiding everything protects nobody's work."""
    total, _ = attacks
    assert total.accepted > sum(total.refused.values())
    ratios = total.ratios()
    assert ratios[len(ratios) // 2] > 0.5, total.summary()
