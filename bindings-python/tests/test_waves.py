"""The same people twice, two ratings of the same people, and flags, against numpy."""

from __future__ import annotations

import numpy as np
import pandas as pd
import polars as pl
import pytest

import boussole_sante as bs


@pytest.fixture(scope="module")
def scale() -> bs.Questionnaire:
    keys = {"x": ["a", "b", "c", "d", "e"]}
    return bs.Questionnaire.from_keys(keys, min=1, max=6, output="percent_of_maximum")


def people(seed: int, names: list[str], shift: int = 0) -> pl.DataFrame:
    rng = np.random.default_rng(seed)
    answers = np.clip(rng.integers(1, 6, (len(names), 5)) + shift, 1, 6)
    return pl.DataFrame({"id": names, **dict(zip("abcde", answers.T, strict=True))})


def test_change_is_that_of_the_scores(scale: bs.Questionnaire) -> None:
    names = [f"r-{n:03}" for n in range(60)]
    before, after = people(1, names[:50]), people(2, names[10:], shift=1).reverse()
    (row,) = bs.change(before, after, scale, "id").to_polars().to_dicts()
    scores = [bs.score_table(wave, scale, id="id").to_polars() for wave in (before, after)]
    both = scores[0].join(scores[1], on="id", suffix="_after")
    difference = (both["x_after"] - both["x"]).to_numpy()
    assert (row["n"], row["leavers"], row["joiners"]) == (40, 10, 10)
    assert (row["n_before"], row["n_after"]) == (50, 50)
    assert row["mean_change"] == pytest.approx(difference.mean())
    assert row["d_z"] == pytest.approx(difference.mean() / difference.std(ddof=1))
    spread = (both["x"].to_numpy().std(ddof=1) + both["x_after"].to_numpy().std(ddof=1)) / 2
    assert row["d_av"] == pytest.approx(difference.mean() / spread)
    r = np.corrcoef(both["x"], both["x_after"])[0, 1]
    assert row["d_rm"] == pytest.approx(row["d_z"] * np.sqrt(2 * (1 - r)))
    directions = [int((difference > 0).sum()), int((difference == 0).sum())]
    assert [row["improved"], row["unchanged"]] == directions
    assert row["improved"] + row["unchanged"] + row["worse"] == row["n"]
    assert row["d_z_low"] < row["d_z"] < row["d_z_high"]
    assert row["reliably_improved"] is None


def test_a_reference_has_a_source(scale: bs.Questionnaire) -> None:
    names = [f"r-{n}" for n in range(30)]
    asked = {"x": (20.0, 0.8, "étude de 2020")}
    before, after = people(1, names), people(5, names)
    (row,) = bs.change(before, after, scale, "id", references=asked).to_polars().to_dicts()
    assert row["reliability_source"] == "étude de 2020"
    assert row["reliably_improved"] <= row["improved"]
    with pytest.raises(bs.UsageError, match="their source"):
        bs.change(before, after, scale, "id", references={"x": (20.0, 0.8, "")})
    with pytest.raises(bs.UnknownNameError):
        bs.change(before, after, scale, "id", references={"y": (20.0, 0.8, "x")})


def test_looking_back(scale: bs.Questionnaire) -> None:
    names = [f"r-{n}" for n in range(25)]
    before, after, back = people(1, names), people(1, names, 1), people(1, names)
    table = bs.change(before, after.to_pandas(), scale, "id", retrospective=back.to_arrow())
    (row,) = table.to_polars().to_dicts()
    assert (row["n_retrospective"], row["mean_shift"]) == (25, 0.0)


def test_agreement_with_oneself_is_whole(scale: bs.Questionnaire) -> None:
    data = people(3, [f"r-{n}" for n in range(30)])
    table = bs.agreement(data, data.sample(fraction=1, shuffle=True, seed=1), scale, "id")
    rows = table.to_polars().to_dicts()
    assert [row["item"] for row in rows] == ["a", "b", "c", "d", "e", None]
    assert all(row["kappa"] == row["kappa_quadratic"] == 1.0 for row in rows[:5])
    assert (rows[5]["icc"], rows[5]["icc_form"]) == (pytest.approx(1.0), "ICC(2,1)")


def test_flags_leave_nobody_out(scale: bs.Questionnaire) -> None:
    data = pd.DataFrame(
        {"id": ["u", "v"], "temps": [4, 60], **{name: [3, n] for n, name in enumerate("abcde", 1)}}
    )
    table = bs.careless(data, scale, id="id", seconds="temps", long_string=5)
    rows = table.to_polars().to_dicts()
    assert [row["is_straight_lining"] for row in rows] == [True, False]
    assert [row["is_long_string"] for row in rows] == [True, False]
    assert [row["is_fast"] for row in rows] == [True, False]
    assert table.duplicate_ids is not None and len(table.duplicate_ids) == 0
    assert "privé" in repr(table) and "u" not in repr(table).split()
