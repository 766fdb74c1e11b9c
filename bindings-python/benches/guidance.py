"""The best plan for one person, against CP-SAT on the same catalogues, one core each.

60 offers and 30 competencies with dates, prerequisites and offers before offers: all stages proved,
95 of 100 under 300 ms. 300 offers: proved, or how far it may be, in under 5 s. CP-SAT is given the
stages and the minutes alone, as one sum; ours finds the smallest list of keys as well, and says
why each thing is in the plan.

    make bench
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from plans import by_cp_sat, instance, plan_of, portfolio_of


def spent(call: object) -> float:
    start = time.perf_counter()
    call()  # type: ignore[operator]
    return time.perf_counter() - start


def quantile(times: list[float], share: float) -> float:
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def told(times: list[float]) -> str:
    return ", ".join(f"{name} {quantile(times, at) * 1000:.0f} ms" for name, at in QUANTILES)


def main() -> None:
    for offers, many in ((60, 100), (300, 20)):
        ours, peers, proved = [], [], 0
        for seed in range(many):
            given = instance(seed, (30, 30), (offers, offers))
            portfolio = portfolio_of(given)
            ours.append(spent(lambda: plan_of(portfolio, given)))
            proved += plan_of(portfolio, given).status == "optimal"
            # CP-SAT takes long on the larger ones: a few are enough to compare.
            if seed < 20 and offers == 60:
                peers.append(spent(lambda: by_cp_sat(given, keys_too=False)))
        told = ", ".join(f"{name} {quantile(ours, at) * 1000:.0f} ms" for name, at in QUANTILES)
        print(f"plan from {offers} offers, {many} of them: {told}; {proved} proved")
        if peers:
            told = ", ".join(
                f"{name} {quantile(peers, at) * 1000:.0f} ms" for name, at in QUANTILES
            )
            print(f"  CP-SAT, {len(peers)} of them: {told}")


QUANTILES = (("median", 0.5), ("p95", 0.95), ("longest", 1.0))

if __name__ == "__main__":
    main()
