#!/usr/bin/env bash
# The wheel alone in a clean virtual environment: the first story of the README.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
outside=$(mktemp -d)
trap 'rm -rf "$outside"' EXIT
"${PYTHON:-python3}" -m venv "$outside/venv"
"$outside/venv/bin/pip" install --quiet --no-deps "$root"/target/wheels/test/*.whl
cd "$outside"
"$outside/venv/bin/python" - <<'PYTHON'
import boussole_sante as bs

q = bs.Questionnaire.embedded("autopositionnement")
report = bs.score(
    {"animer-un-comite-de-pilotage": 2, "animer-un-comite-de-pilotage_occasion": "no"}, q
)
assert report.levels[0]["level"] == 2, report.levels[0]
assert '"section":"gouvernance"' in report.explain("gouvernance").to_json()
people = bs.simulate(q, respondents=46, seed=1)
scores = bs.score_table(people, q, id="INVENTE")
assert len(scores) == 46
print("wheel alone: 1 story told outside")
PYTHON
