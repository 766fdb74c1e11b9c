"""Every public name, called with strange values: what our code judges it says in its own words."""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Iterator
from contextlib import chdir
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import boussole_sante as bs

Q = bs.Questionnaire.embedded("autopositionnement-court")
PEOPLE = bs.simulate(Q, respondents=6, seed=1).to_polars()
TALLY = bs.tally(PEOPLE, Q)

SOUND: dict[str, Any] = {
    "questionnaire": Q,
    "data": PEOPLE,
    "frame": PEOPLE,
    "first": PEOPLE,
    "second": PEOPLE,
    "before": PEOPLE,
    "after": PEOPLE,
    "tables": [TALLY.summary()],
    "source": PEOPLE,
    "answers": {},
    "id": "INVENTE",
    "counts": [5, 9, 12],
    "k": 5,
    "groups": [(10, None)],
    "sums": [],
    "keys": {"s": ["A"]},
    "min": 1,
    "max": 5,
}
"""What a parameter takes; of the others the default."""

STRANGE = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.sampled_from([2**63, -(2**63), 2**64, 10**40, -1, 0]),
    st.floats(),
    st.sampled_from([float("nan"), float("inf"), 1e300, Decimal("NaN"), 1j]),
    st.text(max_size=20),
    st.sampled_from(["", "\x00", "\ud800", "é" * 300, "../x", "NaN", "{}", "[]", "1e999"]),
    st.binary(max_size=20),
    st.lists(st.one_of(st.integers(), st.text(max_size=3), st.none()), max_size=3),
    st.dictionaries(st.text(max_size=3), st.one_of(st.integers(), st.text(max_size=3)), max_size=3),
    st.sampled_from(
        [object(), print, pl.DataFrame(), pl.DataFrame({"x": [None]}), Q, TALLY, Path("no such")]
    ),
)


def methods() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Functions, constructors and methods that make something of what they are given."""
    skipped = {"purge", "erase", "demo_export", "schemas"}  # They take files, or nothing.
    objects = {"Questionnaire": Q, "Tally": TALLY, "Interview": bs.Interview(Q)}
    for name in bs.__all__:
        thing = getattr(bs, name)
        if inspect.isroutine(thing) and name not in skipped:
            yield name, thing
    for name in ("Attacker", "Interview"):
        yield name, getattr(bs, name)
    for name in ("Questionnaire", "Answers", "Dialect", "Referential", "Tally", "Interview"):
        held = objects.get(name)
        for method in dir(getattr(bs, name)):
            found = getattr(held if held is not None else getattr(bs, name), method)
            is_static = isinstance(inspect.getattr_static(getattr(bs, name), method), staticmethod)
            if method.startswith("_") or method.startswith("write") or not callable(found):
                continue
            if held is None and not is_static and not inspect.ismethod(found):
                continue
            yield f"{name}.{method}", found


CALLED = dict(methods())

HABITS = (TypeError, ValueError, OverflowError, LookupError)
"""What Python itself raises of an argument of the wrong type, and of a number that does not fit."""


@pytest.fixture(scope="module", autouse=True)
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Strange names become files, where they are taken for paths."""
    with chdir(tmp_path_factory.mktemp("strange")):
        yield


@pytest.mark.parametrize("name", CALLED)
@settings(
    max_examples=int(os.environ.get("BOUSSOLE_STRANGE", "15")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_strange_values_are_refused_in_our_words(name: str, data: st.DataObject) -> None:
    call = CALLED[name]
    parameters = inspect.signature(call).parameters
    given_: dict[str, Any] = {}
    for parameter in parameters.values():
        if parameter.kind in {parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD}:
            continue
        if parameter.name in SOUND:
            given_[parameter.name] = SOUND[parameter.name]
        elif parameter.default is parameter.empty:
            given_[parameter.name] = data.draw(STRANGE, label=parameter.name)
    if parameters:
        chosen = data.draw(st.sampled_from(sorted(parameters)), label="strange")
        given_[chosen] = data.draw(STRANGE, label=chosen)
    positional = [
        given_.pop(parameter.name)
        for parameter in parameters.values()
        if parameter.kind is parameter.POSITIONAL_ONLY and parameter.name in given_
    ]
    try:
        call(*positional, **given_)
    except (bs.BoussoleError, OSError):
        pass
    except HABITS as error:
        told = f"{type(error).__module__} {error}"
        assert type(error).__module__ == "builtins", told
        assert "arrow" not in str(error).lower() and "polars" not in str(error).lower(), told


def test_much_is_called() -> None:
    assert len(CALLED) > 40, sorted(CALLED)
