"""Reading the embedded referential, against the standard library's reader of the same bytes.

The peer reads JSON and checks nothing; ours reads, checks every reference, indexes and hashes.
The promise of the project is under 10 ms. Import and first use are timed in processes of their own.

    make bench
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time

import boussole_sante as bs


def median(call, repeats: int = 101) -> float:
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def in_a_process(body: str, repeats: int = 15) -> float:
    """The median of what `body` puts into `spent`, each time in a new process."""
    code = f"import time\nstart = time.perf_counter()\n{body}\nprint(spent)"
    command = [sys.executable, "-c", code]
    spent = [float(subprocess.check_output(command)) for _ in range(repeats)]
    return statistics.median(spent)


def main() -> None:
    text = bs.Referential.embedded().to_json()
    questionnaire = bs.Questionnaire.embedded("autopositionnement")
    referential = bs.Referential.embedded()
    posts = [bs.Post("cls", 500), bs.Post("asv", 500)]
    answers: dict[str, object] = {}
    assert json.loads(text) == json.loads(bs.Referential.from_json(text).to_json())

    rows = {
        "json.loads, no check": median(lambda: json.loads(text)),
        "Referential.from_json": median(lambda: bs.Referential.from_json(text)),
        "search, one word": median(lambda: referential.search("évaluation")),
        "score with two posts": median(
            lambda: bs.score(answers, questionnaire, referential=referential, profiles=posts)
        ),
        "import, in a new process": in_a_process(
            "import boussole_sante\nspent = time.perf_counter() - start"
        ),
        "first embedded(), in a new process": in_a_process(
            "import boussole_sante as bs\nstart = time.perf_counter()\n"
            "bs.Referential.embedded()\nspent = time.perf_counter() - start"
        ),
    }
    print(f"referential of {len(text) / 1e6:.2f} MB, python {sys.version.split()[0]}, medians")
    for name, seconds in rows.items():
        print(f"{name:<36} {seconds * 1e3:>8.2f} ms")


if __name__ == "__main__":
    main()
