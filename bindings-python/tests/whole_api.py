"""What a typed program does with the whole library: `mypy --strict` reads it, and it runs."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any, Literal, assert_type

import polars as pl

import boussole_sante as bs
from boussole_sante.referential import Competency, Entries, Offer, Outcome
from boussole_sante.results import (
    AskedBy,
    Carried,
    Change,
    Difference,
    Gap,
    GroupAudit,
    IndicatorResult,
    LevelsExplanation,
    NeedResult,
    PeerNetworkDocument,
    PeerPair,
    ReadColumn,
    ReleaseAudit,
    ScaleExplanation,
    ScaleScore,
)
from boussole_sante.words import (
    Cells,
    EntityKind,
    EvaluationStatus,
    ObjectiveStatus,
    ResultCause,
    ScoreStatus,
    UnmetCause,
)


def questionnaires() -> bs.Questionnaire:
    q = bs.Questionnaire.embedded("autopositionnement")
    assert_type(q.items, tuple[bs.Item, ...])
    assert_type(q.items[0].text, bs.Text)
    assert_type(q.items[0].text.en, str)
    assert_type(q.items[0].min, int | float | None)
    assert_type(q.scales[0].method, Literal["mean", "sum", "prorated_sum"])
    assert_type(q.choice_lists[0].choices[0].code, str)
    assert_type(q.codebook("fr")["code"].to_list(), list[Any])
    assert_type(q.differences(q).entries[:1], tuple[Difference, ...])
    bs.Questionnaire.from_keys({"s": ["a", "-b"]}, min=1, max=4, output="percent_of_maximum")
    return q


def referentials() -> bs.Referential:
    ref = bs.Referential.embedded()
    assert_type(ref.offers, Entries[Offer])
    assert_type(ref.competencies["animer-un-atelier"], Competency)
    assert_type(ref.offer(ref.offers[0].key).outcomes, tuple[Outcome, ...])
    assert_type(ref.changes, tuple[Change, ...])
    for finding in ref.lint([bs.Questionnaire.embedded("autopositionnement")], "2026-09-01"):
        assert_type(finding.severity, Literal["error", "warning", "info"])
        assert_type(finding.message("en"), str)
    differences = ref.differences(ref)
    assert_type(differences, bs.Differences)
    assert_type(differences.entries, tuple[Difference, ...])
    assert_type(differences.to_json(), str)
    own = {"document": "referential", "schema_version": 1, "key": "x", "version": "1.0.0"}
    own |= {"title": {"fr": "X"}, "publisher": "X", "licence": "CC0-1.0", "extends": "embedded"}
    carried = ref.carry_over(json.dumps(own), ref)
    assert_type(carried, bs.CarriedOverlay)
    assert_type(carried.references, tuple[Carried, ...])
    assert_type(carried.referential, bs.Referential | None)
    assert carried.count("lost") == 0
    return ref


def one_person(q: bs.Questionnaire, ref: bs.Referential) -> None:
    interview = bs.Interview(q, referential=ref, profiles=["cls", bs.Post("asv", 500)])
    while item := interview.next():
        if item.kind == "level":
            interview.answer(item.key, {"level": 2, "occasion": "no"})
    assert_type(interview.progress.minutes_left, int)
    report = interview.report(today="2026-09-01")
    assert_type(report.scales, tuple[ScaleScore, ...])
    assert_type(report.scales[0].value, int | float | None)
    assert_type(report.scales[0].status, ScoreStatus)
    assert_type(report.gaps[0], Gap)
    assert_type(report.gaps[0].asked_by, tuple[AskedBy, ...])
    assert_type(report.needs.environment, tuple[NeedResult, ...])
    assert_type(report.posts, tuple[bs.Post, ...])
    assert_type(report.completeness[0].missing.dont_know, int)
    explained = report.explain(report.scales[0].key)
    assert_type(explained, ScaleExplanation | LevelsExplanation)
    if isinstance(explained, ScaleExplanation):
        assert_type(explained.members[0].keyed, str | None)
    again = bs.score(report.answers, q, referential=ref, profiles=report.posts, today="2026-09-01")
    assert again == report and hash(again.gaps) == hash(report.gaps)


def many_people(q: bs.Questionnaire) -> None:
    cells: Cells = "codes"
    people = bs.simulate(q, respondents=60, seed=1, groups={"zone": ["A", "B"]}).to_polars()
    scores = bs.score_table(people, q, keep=["zone"], cells=cells)
    assert_type(scores, bs.Table)
    assert_type(scores["zone"], bs.Column)
    for row in scores:
        assert_type(row, dict[str, Any])
    tally = bs.tally(people, q, by="zone", weights="survey")
    summary = tally.summary(selection="voluntary")
    out = bs.release([summary, tally.levels()])
    assert_type(out.audit, ReleaseAudit)
    assert_type(out.audit.groups, tuple[GroupAudit, ...])
    assert_type(out.published, list[bs.Table])
    assert pl.DataFrame(out.published[0]).columns == out.published[0].columns
    export = bs.read_answers(bs.demo_export(), q, encoding="utf-8")
    assert_type(export.reading.columns, tuple[ReadColumn, ...])
    assert_type(export.reading.summary("fr"), str)
    with tempfile.TemporaryDirectory() as folder:
        summary.write_csv(Path(folder, "summary.csv"))
        assert_type(bs.purge(folder, dry_run=True), bs.Purged)
    assert_type(bs.notice_fields()[0].help.fr, str)


def a_network(ref: bs.Referential) -> None:
    offer = bs.PeerOffer(
        ref, person="p", territory="t0", valid_until="2027-06-30", exchange="animer-un-atelier"
    )
    assert_type(offer.exchange, list[str])
    network = bs.match_peers([offer], ref, today="2027-01-04", distances={("t0", "t1"): 3})
    assert_type(network, PeerNetworkDocument)
    assert_type(network.pairs, tuple[PeerPair, ...])
    assert_type(network.unmet[0].cause, UnmetCause)
    assert hash(network) is not None
    again = bs.match_peers([offer], ref, today="2027-01-05", earlier=network)
    assert_type(bs.PeerNetwork.from_json(again.to_json(), ref), PeerNetworkDocument)
    assert_type(bs.peer_survey([offer], ref, today="2027-01-04"), bs.Tally)


def indicators(ref: bs.Referential) -> None:
    rows = bs.observation_sheet(ref, indicators="pol-02", entities="Ville A", periods="2025")
    assert_type(rows, list[list[str]])
    for row in rows[1:]:
        row[rows[0].index("valeur")] = "9"
    observations = bs.Observations.from_rows(rows, ref)
    assert_type(observations.entities[0].kind, EntityKind)
    found = bs.evaluate(observations, indicators=["pol-02"], periods=None)
    assert_type(found, bs.Evaluation)
    assert_type(found.results, tuple[IndicatorResult, ...])
    assert_type(found.result("pol-02", "ville-a", "2025").cause, ResultCause | None)
    assert_type(found.explain("pol-02", "ville-a", "2025").left_out, tuple[str, ...])
    assert_type(found.publish().status, EvaluationStatus)
    assert_type(found.objectives[0].status, ObjectiveStatus)


if __name__ == "__main__":
    asked = questionnaires()
    ours = referentials()
    one_person(asked, ours)
    a_network(ours)
    indicators(ours)
    many_people(asked)
