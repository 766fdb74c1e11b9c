"""Scores of 12 scales of 5 items against what others do, in one run.

polars for every type of column that people hold; numpy, pandas and DuckDB, and a plain copy of
what goes in and comes out, for bytes. Ratios are what to read: the machine is shared. Results are
checked equal before anything is timed.

    make bench            # 1e3 to 1e6 rows
    ROWS=10000000 make bench
"""

from __future__ import annotations

import json
import os
import platform
import resource
import time

import duckdb
import numpy as np
import pandas as pd
import polars as pl

import boussole_sante as bs

SCALES = {f"s{s}": [f"{'-' if i == 0 else ''}q{s}_{i}" for i in range(5)] for s in range(12)}
COLUMNS = [column.lstrip("-") for columns in SCALES.values() for column in columns]
KINDS = [
    "int8",
    "int64",
    "float64 with NaN",
    "string codes",
    "dictionary codes",
    "missing codes 98, 99",
]


def answers(rows: int, kind: str) -> pl.DataFrame:
    """Answers from 1 to 5 with 5 % missing, as people hold them."""
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
        case "missing codes 98, 99":
            return data.cast(pl.Int64).fill_null(98)
    raise ValueError(kind)


def questionnaire() -> bs.Questionnaire:
    """The scales, with 98 and 99 declared as ways not to answer."""
    keys = bs.Questionnaire.from_keys(
        SCALES, min=1, max=5, min_items=4, output="percent_of_maximum"
    )
    document = json.loads(keys.to_json())
    for choices in document["choice_lists"]:
        choices["missing"] = [
            {"code": "98", "kind": "dont_know"},
            {"code": "99", "kind": "refused"},
        ]
    return bs.Questionnaire.from_json(json.dumps(document))


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
            case "missing codes 98, 99":
                return pl.when(number < 98).then(number.cast(pl.Int16))
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


def with_numpy(columns: dict[str, tuple[np.ndarray, np.ndarray]]) -> dict[str, np.ndarray]:
    """The same from values and masks, column by column."""
    result = {}
    for scale, items in SCALES.items():
        total = np.zeros(len(next(iter(columns.values()))[0]), np.int16)
        n = np.zeros_like(total)
        for item in items:
            values, has = columns[item.lstrip("-")]
            keyed = 6 - values if item.startswith("-") else values
            total += keyed * has
            n += has
        with np.errstate(invalid="ignore", divide="ignore"):
            score = 100.0 * (total - n) / (4 * n)
        result[scale] = np.where(n >= 4, score, np.nan)
    return result


def with_pandas(data: pd.DataFrame) -> pd.DataFrame:
    """The same with `mean(axis=1)` over floats with NaN."""
    result = {}
    for scale, items in SCALES.items():
        keyed = pd.DataFrame({i: 6 - data[i[1:]] if i.startswith("-") else data[i] for i in items})
        mean = (keyed.mean(axis=1) - 1) * 25
        result[scale] = mean.where(keyed.notna().sum(axis=1) >= 4)
    return pd.DataFrame(result)


def with_duckdb(data: object) -> object:
    """The same in SQL."""
    parts = []
    for scale, items in SCALES.items():
        keyed = [f"(6 - {i[1:]})" if i.startswith("-") else i for i in items]
        n = " + ".join(f"({i.lstrip('-')} is not null)::int" for i in items)
        total = " + ".join(f"coalesce({k}, 0)" for k in keyed)
        parts.append(
            f"case when {n} >= 4 then 100.0 * ({total} - ({n})) / (4 * ({n})) end as {scale}"
        )
    return duckdb.sql(f"select {', '.join(parts)} from data").to_arrow_table()


def with_ours(data: object, q: bs.Questionnaire) -> bs.Table:
    return bs.score_table(data, q)  # type: ignore[arg-type]


def copied(data: list[np.ndarray], outputs: int) -> list[np.ndarray]:
    """A plain copy of what goes in, and as many bytes as come out."""
    rows = len(data[0])
    given = [column.copy() for column in data]
    return [*given, *(np.ones(rows * outputs, np.int8) for _ in range(12))]


def best(call, repeats: int = 5) -> float:
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return min(times)


def line(rows: int, what: str, mine: float, peer: float) -> None:
    per = mine / (rows * len(COLUMNS)) * 1e9
    ratio = peer / mine
    print(
        f"{rows:>9}  {what:<30} {mine * 1e3:>9.2f}ms {peer * 1e3:>9.2f}ms {ratio:>6.1f}x  {per:.2f}"
    )


def main() -> None:
    q = questionnaire()
    versions = f"polars {pl.__version__}, numpy {np.__version__}, pandas {pd.__version__}"
    print(f"python {platform.python_version()}, {versions}, duckdb {duckdb.__version__}")
    print(f"{os.cpu_count()} cores")
    print(f"{'rows':>9}  {'columns':<30} {'ours':>11} {'peer':>11} {'ratio':>7}  ns/answer")
    sizes = [int(os.environ["ROWS"])] if "ROWS" in os.environ else [10**3, 10**4, 10**5, 10**6]
    for rows in sizes:
        for kind in KINDS:
            data = answers(rows, kind)
            # Arrow in, as DuckDB, pyarrow or a Parquet file give it: polars takes long to hand a
            # categorical column over.
            given = data.to_arrow()
            ours = with_ours(given, q).to_polars().select(list(SCALES))
            assert ours.equals(with_polars(data, kind)), f"{kind}: results differ"
            mine = best(lambda given=given: with_ours(given, q))
            peer = best(lambda data=data, kind=kind: with_polars(data, kind))
            line(rows, f"{kind}, polars", mine, peer)
        data = answers(rows, "int8")
        mine = best(lambda data=data: with_ours(data, q))
        expected = with_ours(data, q).to_polars().select(list(SCALES))
        masked = {
            c: (data[c].fill_null(0).to_numpy(), data[c].is_not_null().to_numpy()) for c in COLUMNS
        }
        floats = data.cast(pl.Float64).to_pandas()
        arrow = data.to_arrow()
        for name, call in {
            "numpy": lambda masked=masked: with_numpy(masked),
            "pandas": lambda floats=floats: with_pandas(floats),
            "duckdb": lambda arrow=arrow: with_duckdb(arrow),
        }.items():
            found = call()
            found = pl.DataFrame(found)
            for scale in SCALES:
                theirs = found[scale].cast(pl.Float64).fill_nan(None)
                assert theirs.is_null().equals(expected[scale].is_null()), f"{name}: missing differ"
                assert (theirs - expected[scale]).abs().max() < 1e-9, f"{name}: results differ"
            line(rows, f"int8, {name}", mine, best(call, 3))
        plain = [masked[c][0] for c in COLUMNS]
        copy = best(lambda plain=plain: copied(plain, 15))
        print(f"{rows:>9}  int8: {mine / copy:.1f} times a plain copy of input and output")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak of this process: {peak:.0f} MiB")


if __name__ == "__main__":
    main()
