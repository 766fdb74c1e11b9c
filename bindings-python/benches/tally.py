"""Tallies of 12 scales of 5 items against polars doing alpha, frequencies and grouped means.

B alone, B by 100 groups, and A + B fused against the dearer of the two. Ratios are what to read:
the machine is shared. Results are checked equal before anything is timed.

    make bench            # 1e3 to 1e6 rows
    ROWS=10000000 make bench
"""

from __future__ import annotations

import os
import platform

import numpy as np
import polars as pl
from score_table import COLUMNS, SCALES, answers, best

import boussole_sante as bs

GROUPS = 100


def keyed() -> dict[str, list[pl.Expr]]:
    """Every item as its scale takes it, cast: polars overflows an Int8 in silence."""
    return {
        scale: [
            (6 - pl.col(c[1:]).cast(pl.Int16)) if c.startswith("-") else pl.col(c).cast(pl.Int16)
            for c in columns
        ]
        for scale, columns in SCALES.items()
    }


def scores() -> list[pl.Expr]:
    """Mean of at least 4 of 5 answers on 100, as in `score_table.py`."""
    exprs = []
    for scale, items in keyed().items():
        n = pl.sum_horizontal(item.is_not_null().cast(pl.Int16) for item in items)
        total = pl.sum_horizontal(items)
        value = 100.0 * (total - n).cast(pl.Float64) / (4 * n).cast(pl.Float64)
        exprs.append(pl.when(n >= 4).then(value).alias(scale))
    return exprs


def moments() -> list[pl.Expr]:
    """For each scale n, sums and sums of products over the rows that answered all of it."""
    exprs = []
    for scale, items in keyed().items():
        complete = pl.all_horizontal(item.is_not_null() for item in items)
        exprs.append(complete.sum().alias(f"{scale}_n"))
        for i, x in enumerate(items):
            masked = pl.when(complete).then(x).cast(pl.Int32)
            exprs.append(masked.sum().alias(f"{scale}_{i}"))
            for j, y in enumerate(items[i:], i):
                exprs.append((masked * y).sum().alias(f"{scale}_{i}_{j}"))
    return exprs


def frequencies() -> list[pl.Expr]:
    """For each column how many gave each answer, and none."""
    exprs = []
    for column in COLUMNS:
        for code in range(1, 6):
            exprs.append((pl.col(column) == code).sum().alias(f"{column}={code}"))
        exprs.append(pl.col(column).null_count().alias(f"{column}=null"))
    return exprs


def with_polars(data: pl.DataFrame, by: str | None) -> tuple[pl.DataFrame, ...]:
    """What alpha, frequencies and grouped means need, by the group."""
    lazy = data.lazy()
    columns = [by] if by else []
    if by is None:
        sums = lazy.select(*moments(), *frequencies())
        means = lazy.select(scores()).select(pl.all().mean(), pl.all().std().name.suffix("_sd"))
    else:
        sums = lazy.group_by(by).agg(*moments(), *frequencies())
        means = (
            lazy.select(*columns, *scores())
            .group_by(by)
            .agg(pl.all().mean(), pl.all().std().name.suffix("_sd"))
        )
    return tuple(pl.collect_all([sums, means]))


def alpha(row: dict[str, float], scale: str) -> float:
    """Alpha from sums of products."""
    n = row[f"{scale}_n"]
    s = [row[f"{scale}_{i}"] for i in range(5)]
    c = np.zeros((5, 5))
    for i in range(5):
        for j in range(i, 5):
            c[i, j] = c[j, i] = (row[f"{scale}_{i}_{j}"] - s[i] * s[j] / n) / (n - 1)
    return 5 / 4 * (1 - np.trace(c) / c.sum())


def check(data: pl.DataFrame, q: bs.Questionnaire, by: str | None) -> None:
    """Equality first."""
    sums, means = with_polars(data, by)
    tally = bs.tally(data, q, by=by)
    summary = tally.summary().to_polars()
    kind = "group" if by else "total"
    ours = summary.filter(pl.col("row_kind") == kind)
    for row in means.iter_rows(named=True):
        mine = ours.filter(pl.col(by) == row[by]) if by else ours
        for scale in SCALES:
            line = mine.filter(pl.col("scale") == scale)
            assert np.isclose(line["mean"][0], row[scale], rtol=1e-12)
            assert np.isclose(line["sd"][0], row[f"{scale}_sd"], rtol=1e-9)
    if by is None:
        row = sums.row(0, named=True)
        reliability = tally.reliability().to_polars()
        for scale, value in zip(reliability["scale"], reliability["alpha"], strict=True):
            assert np.isclose(value, alpha(row, scale), rtol=1e-9)
        counted = tally.frequencies().to_polars()
        for column, code, n in counted.select("column", "code", "n").iter_rows():
            assert row[f"{column}={code}"] == n


def main() -> None:
    q = bs.Questionnaire.from_keys(SCALES, min=1, max=5, min_items=4, output="percent_of_maximum")
    print(f"python {platform.python_version()}, polars {pl.__version__}, {os.cpu_count()} cores")
    print(f"{'rows':>9}  {'what':<22} {'ours':>9} {'polars':>9} {'ratio':>6}  ns/answer")
    sizes = [int(os.environ["ROWS"])] if "ROWS" in os.environ else [10**3, 10**4, 10**5, 10**6]
    for rows in sizes:
        data = answers(rows, "int8").with_columns(
            groupe=pl.Series(np.random.default_rng(1).integers(0, GROUPS, rows))
        )
        for by in [None, "groupe"]:
            check(data.head(50_000), q, by)
            mine = best(lambda by=by: bs.tally(data, q, by=by), 3)
            peer = best(lambda by=by: with_polars(data, by), 2)
            name = f"B by {GROUPS} groups" if by else "B"
            per = mine / (rows * len(COLUMNS)) * 1e9
            print(
                f"{rows:>9}  {name:<22} {mine * 1e3:>7.1f}ms {peer * 1e3:>7.1f}ms"
                f" {peer / mine:>5.1f}x  {per:.2f}"
            )
        a = best(lambda: bs.score_table(data, q), 3)
        b = best(lambda: bs.tally(data, q), 3)
        both = best(lambda: bs.score_and_tally(data, q), 3)
        print(f"{rows:>9}  A + B fused {both * 1e3:.1f}ms = {both / max(a, b):.2f} of the dearer")


if __name__ == "__main__":
    main()
