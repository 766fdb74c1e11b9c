"""People put in touch: 500 of them with about 20 candidates each, and few against CP-SAT.

An exchange of 500 in under 5 s, at most 2 % from its bound; tutoring of 500 in under 0.5 s. CP-SAT
is given the same stages, one after the other, on one core; what both find is equal
(`tests/test_peers.py`).

    make bench
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import boussole_sante as bs
from networks import REFERENTIAL, TODAY, best, network, wide


def spent(call: object) -> float:
    start = time.perf_counter()
    call()  # type: ignore[operator]
    return time.perf_counter() - start


def main() -> None:
    for mode in ("exchange", "tutoring"):
        times, gaps = [], []
        for seed in range(10):
            own = wide(seed, 500, 20)
            offers = [person.offer() for person in own.people]
            start = time.perf_counter()
            found = bs.match_peers(
                offers,
                REFERENTIAL,
                today=TODAY,
                mode=mode,  # type: ignore[arg-type]
                distances=own.distances,
                within=own.within,
            )
            times.append(time.perf_counter() - start)
            for one in found.stages:
                if one.bound is not None:
                    gaps.append(abs(one.bound - one.value) / max(one.value, 1))
        told = f"median {sorted(times)[5]:.2f} s, longest {max(times):.2f} s"
        print(f"{mode} of 500, 10 of them: {told}; largest gap {max(gaps, default=0):.2%}")
    ours = [spent(lambda: network(seed).match("exchange")) for seed in range(40)]
    peers = [spent(lambda: best(network(seed), "exchange")) for seed in range(40)]
    print(
        f"exchange of 5 to 40, 40 of them: {sum(ours) * 1000:.0f} ms with reading; "
        f"CP-SAT {sum(peers) * 1000:.0f} ms"
    )


if __name__ == "__main__":
    main()
