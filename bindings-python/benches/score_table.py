"""Scores of 12 scales of 5 items against the polars expression that does the same, in one run.

Ratios are what to read: the machine is shared. Results are checked equal before anything is timed.

    make bench            # 1e5 and 1e6 rows
    ROWS=10000000 make bench
"""

from __future__ import annotations

import os
import platform
import time

import numpy as np
import polars as pl

import boussole_sante as bs

SCALES = {f"s{s}": [f"{'-' if i == 0 else ''}q{s}_{i}" for i in range(5)] for s in range(12)}
COLUMNS = [column.lstrip("-") for columns in SCALES.values() for column in columns]


def answers(rows: int, kind: str) -> pl.DataFrame:
    """Answers from 1 to 5 with 5 % nulls, as people hold them."""
    rng = np.random.default_rng(7)
    frame = {}
    for column in COLUMNS:
        values = rng.integers(1, 6, rows).astype(np.int8)
        series = pl.Series(column, values).scatter(np.flatnonzero(rng.random(rows) < 0.05), None)
        frame[column] = series
    data = pl.DataFrame(frame)
    match kind:
        case "int8":
            return data
        case "int64":
            return data.cast(pl.Int64)
        case "float64 with NaN":
            return data.cast(pl.Float64).fill_null(float("nan"))
        case "string codes":
            return data.cast(pl.String)
        case "dictionary codes":
            return data.cast(pl.String).cast(pl.Categorical)
    raise ValueError(kind)


def with_polars(data: pl.DataFrame, kind: str) -> pl.DataFrame:
    """Mean of at least 4 of 5 answers, first item reversed, on 100."""

    def value(column: str) -> pl.Expr:
        number = pl.col(column)
        match kind:
            case "float64 with NaN":
                return number.fill_nan(None)
            case "string codes":
                return number.cast(pl.Int16)
            case "dictionary codes":
                return number.cast(pl.String).cast(pl.Int16)
        # sum_horizontal overflows an Int8 in silence.
        return number.cast(pl.Int16)

    scores = []
    for scale, columns in SCALES.items():
        keyed = [6 - value(c[1:]) if c.startswith("-") else value(c) for c in columns]
        n = pl.sum_horizontal(k.is_not_null().cast(pl.Int16) for k in keyed)
        total = pl.sum_horizontal(keyed)
        score = 100.0 * (total - n).cast(pl.Float64) / (4 * n).cast(pl.Float64)
        scores.append(pl.when(n >= 4).then(score).alias(scale))
    return data.lazy().select(scores).collect()


def with_ours(data: pl.DataFrame, questionnaire: bs.Questionnaire) -> bs.Table:
    return bs.score_table(data, questionnaire)


def best(call, repeats: int = 5) -> float:
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    q = bs.Questionnaire.from_keys(SCALES, min=1, max=5, min_items=4, output="percent_of_maximum")
    print(f"python {platform.python_version()}, polars {pl.__version__}, {os.cpu_count()} cores")
    print(f"{'rows':>9}  {'columns':<18} {'ours':>9} {'polars':>9} {'ratio':>6}  ns/answer")
    sizes = [int(os.environ["ROWS"])] if "ROWS" in os.environ else [100_000, 1_000_000]
    for rows in sizes:
        for kind in ["int8", "int64", "float64 with NaN", "string codes", "dictionary codes"]:
            data = answers(rows, kind)
            ours = with_ours(data, q).to_polars().select(list(SCALES))
            theirs = with_polars(data, kind)
            assert ours.equals(theirs), f"{kind}: results differ"
            mine = best(lambda: with_ours(data, q))
            peer = best(lambda: with_polars(data, kind))
            per = mine / (rows * len(COLUMNS)) * 1e9
            print(
                f"{rows:>9}  {kind:<18} {mine * 1e3:>7.1f}ms {peer * 1e3:>7.1f}ms"
                f" {peer / mine:>5.1f}x  {per:.2f}"
            )


if __name__ == "__main__":
    main()
