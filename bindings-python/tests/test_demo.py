"""The demonstration, run as a process, and what a hand and a reader find in it."""

from __future__ import annotations

import itertools
import re
import stat
from fractions import Fraction
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import boussole_sante as bs
from boussole_sante.blocks import Paragraph
from boussole_sante.results import ScaleExplanation
from making import CLIMAT, answers_document
from test_cli import run

NBSP = "\N{NO-BREAK SPACE}"
VOID = {"meta"}


class Page(HTMLParser):
    """Holds a page to the rules of well-formed, self-contained, readable HTML."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def hold(text: str, lang: str) -> Page:
    page = Page(text)
    assert text.startswith("<!DOCTYPE html>")
    assert page.all("html") == [{"lang": lang}]
    names = {name for name, _ in page.tags}
    assert not names & {"script", "link", "img", "iframe", "object", "form"}
    assert "http:" not in text and "https:" not in text and "url(" not in text
    assert not any(
        name.startswith("on") or name in {"src", "href"} for _, a in page.tags for name in a
    )
    assert len(page.all("caption")) == len(page.all("table")) > 0
    assert all(cell.get("scope") in {"col", "row"} for cell in page.all("th"))
    depths = [int(name[1]) for name, _ in page.tags if re.fullmatch(r"h\d", name)]
    assert depths[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(depths))
    assert any(meta.get("name") == "viewport" for meta in page.all("meta"))
    # On a phone a wide table's rows are blocks, each line with its heading.
    assert all(cell.get("data-head") for cell in page.all("td") if "data-head" in cell)
    assert any("data-head" in cell for cell in page.all("td"))
    return page


def worked_out(line: str) -> Fraction:
    """What the arithmetic before the first equals sign gives."""
    sum_ = line.split("=")[0].replace("×", "*").replace(",", ".")
    exact = re.sub(r"\d+(\.\d+)?", lambda number: f"Fraction('{number[0]}')", sum_)
    value = eval(exact, {"__builtins__": {}, "Fraction": Fraction})
    assert isinstance(value, Fraction)
    return value


@pytest.fixture(scope="module", params=["fr", "en"])
def shown(request: pytest.FixtureRequest, tmp_path_factory: Any) -> tuple[str, str, Path]:
    folder = tmp_path_factory.mktemp("demo")
    done = run("--lang", request.param, "demo", cwd=folder)
    assert done.returncode == 0, done.stderr
    standing = {"fr": "Projet indépendant", "en": "Independent project"}
    assert done.stdout.startswith(standing[request.param])
    assert str(folder / "demo" / "INVENTE-rapport.html") in done.stderr
    return request.param, done.stdout, folder / "demo" / "INVENTE-rapport.html"


def test_it_ends_with_three_findings_and_the_place_of_the_page(
    shown: tuple[str, str, Path],
) -> None:
    lang, text, path = shown
    assert len(text.splitlines()) < 10
    findings = re.findall(r"^  (\d)\. (.+)$", text, re.MULTILINE)
    assert [number for number, _ in findings] == ["1", "2", "3"]
    cells, score, gap = (told for _, told in findings)
    assert "46" in cells and "F01 (1), L06 (1)" in cells
    sum_ = score.split(":", 1)[1].rsplit(",", 1)[0]
    value = worked_out(sum_)
    _, exact, printed = (part.strip() for part in sum_.split(" = "))
    assert value == Fraction(exact)
    written = f"{float(value):.1f}"
    expected = f"{written.replace('.', ',')} sur 100" if lang == "fr" else f"{written} out of 100"
    assert printed == expected
    page = Page(path.read_text())
    assert sum_.strip() in "".join(page.words) and expected in page.words
    first = gap.split(": ", 1)[1].split(",")[0]
    assert first in page.words


def test_the_terms_are_those_of_the_table(shown: tuple[str, str, Path]) -> None:
    _, text, path = shown
    terms = re.search(r": \(([0-9 +]+)\)", text.replace(NBSP, " "))
    assert terms
    by_hand = r"(?:ce qui est entré|what entered)</caption>.*?<tbody>(.*?)</tbody>"
    (body,) = re.findall(by_hand, path.read_text(), re.DOTALL)
    rows = [
        re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in body.split("</tr>") if row.strip()
    ]
    entered = [row for row in rows if row[-1] in {"oui", "yes"}]
    assert [row[5] for row in entered] == terms[1].split(" + ")
    (left_out,) = (row for row in rows if row[-1].startswith(("non :", f"non{NBSP}:", "no:")))
    assert left_out[1:3] == ["", ""]


def test_findings_have_words(shown: tuple[str, str, Path]) -> None:
    lang, text, path = shown
    page = "".join(Page(path.read_text()).words).split("}\n")[-1]
    assert "INVENT" in text
    finds = {
        "fr": (
            "mobilisée",
            "sans objet dans le poste",
            "À porter avec l’encadrement",
            "Compétences disponibles et peu sollicitées",
            "8 sur 12",
            "0,5 ETP",
            "Pistes de travail",
            "encadrement",
            "À situer d’abord",
            "Points d’appui",
            "exemples à discuter, non une norme",
            f"préfère ne pas répondre{NBSP}: 1",
            "ici 7 sur 8",
            "au moins 1/2 des questions qui s’appliquent, et 4 au moins",
            "Ce document appartient à la personne qui l’a rempli",
            "pas de comparer des personnes, des communes ou des employeurs",
            "INVENTÉES",
        ),
        "en": (
            "put to use",
            "not applicable in the post",
            "To take up with management",
            "available and little called upon",
            "8 of 12",
            "0.5 FTE",
            "Avenues for work",
            "management",
            "To assess first",
            "Strengths",
            "examples to be discussed, not a standard",
            "at least 1/2 of applicable answered, 4 at least",
            "does not allow persons, communes or employers",
            "INVENTED",
        ),
    }[lang]
    for words in finds:
        assert words in page, words
    assert "%" not in text + page
    assert "\N{EN DASH}" not in text + page


def test_five_priorities_at_most_are_shown(shown: tuple[str, str, Path]) -> None:
    _, _, path = shown
    caption = r"(?:Écarts au poste|Gaps to the post).*?<tbody>(.*?)</tbody>"
    (rows,) = re.findall(caption, path.read_text(), re.DOTALL)
    assert rows.count("<tr>") == 5
    assert "0,5 ETP" in rows or "0.5 FTE" in rows


def test_no_pseudonym_is_anywhere(shown: tuple[str, str, Path]) -> None:
    _, text, path = shown
    for told in (text, path.read_text()):
        assert not re.search(r"INVENTE-\d", told)


def test_the_page_stands_alone(shown: tuple[str, str, Path], tmp_path: Path) -> None:
    lang, _, path = shown
    page = hold(path.read_text(), lang)
    title = page.words[page.words.index(next(w for w in page.words if "INVENT" in w))]
    assert "INVENT" in title
    done = run("demo", "-o", "mine.html", cwd=tmp_path)
    assert (tmp_path / "INVENTE-mine.html").exists()
    assert "INVENTE-mine.html" in done.stderr


def test_a_report_is_a_page_of_its_person(climat: bs.Questionnaire, tmp_path: Path) -> None:
    answers = tmp_path / "r-017.prive.json"
    answers.write_text(
        answers_document(climat, {"a1": {"choice": "2"}, "a2": {"missing": "not_applicable"}})
    )
    done = run("--lang", "fr", "report", answers, "-q", CLIMAT, "-o", "r.html", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    written = tmp_path / "r.prive.html"
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    page = hold(written.read_text(), "fr")
    words = "".join(page.words)
    assert "Ce document appartient à la personne qui l’a rempli." in words
    assert "pas de score (trop peu de réponses)" in words
    assert "r-017" not in words
    assert "INVENT" not in words
    shown = run("report", answers, "-q", CLIMAT, "-f", "html")
    hold(shown.stdout, "en")


def test_pages_are_escaped(climat: bs.Questionnaire, tmp_path: Path) -> None:
    evil = tmp_path / "evil.json"
    evil.write_text(CLIMAT.read_text().replace("Entraide", "<script>alert(1)</script> & co"))
    q = bs.Questionnaire.read(evil)
    answers = tmp_path / "answers.json"
    answers.write_text(answers_document(q, {"a1": {"choice": "2"}, "a2": {"choice": "6"}}))
    hold(run("report", answers, "-q", evil, "-f", "html").stdout, "en")


def scales_of_all_kinds() -> bs.Questionnaire:
    """Two ranges, weights, a reversed item, each method and output, a composite."""
    import json

    document = json.loads(CLIMAT.read_text())
    lists = document["choice_lists"]
    few = [{"code": f"c{n}", "value": n, "label": {"fr": f"c{n}"}} for n in (0, 1, 3)]
    lists.append({"key": "few", "choices": few})
    document["sections"][0]["items"].append(
        {"key": "a3", "kind": "rating", "choices": "few", "text": {"fr": "Trois."}}
    )
    one, two, three = {"item": "a1", "reversed": True, "weight": 3}, {"item": "a2"}, {"item": "a3"}
    rule = {"at_least": {"count": 1}, "of": "applicable"}

    def scale(key: str, method: str, output: str, items: list[Any]) -> dict[str, Any]:
        made = {"key": key, "title": {"fr": key}, "method": method, "output": output}
        return {**made, "min_items": 1, "items": items} | (
            {} if method == "sum" else {"answered": rule}
        )

    document["scales"] = [
        *(
            scale(f"{method.replace('_', '-')}-{output[:3]}", method, output, [one, two])
            for method in ("mean", "sum", "prorated_sum")
            for output in ("raw", "percent_of_maximum")
        ),
        scale("mixed", "mean", "percent_of_maximum", [one, two, three]),
        scale("total", "sum", "raw", [one, three]),
        scale(
            "whole",
            "mean",
            "percent_of_maximum",
            [{"scale": "mean-raw", "weight": 2}, three],
        ),
    ]
    return bs.Questionnaire.from_json(json.dumps(document))


ALL_KINDS = scales_of_all_kinds()


@given(
    st.sampled_from([1, 2, 5, 6, "NC", None]),
    st.sampled_from([1, 4, 6, "NSP"]),
    st.sampled_from(["c0", "c1", "c3", None]),
)
def test_every_kind_of_score_is_worked_out(a1: Any, a2: Any, a3: Any) -> None:
    report = bs.score({"a1": a1, "a2": a2, "a3": a3}, ALL_KINDS)
    for scale in report.scales:
        explained = report.explain(scale.key)
        if scale.value is not None:
            assert isinstance(explained, ScaleExplanation) and explained.exact is not None
            blocks = report.blocks("fr", [scale.key])
            sums = [b.text for b in blocks if isinstance(b, Paragraph) and "Calcul" in b.text]
            sum_ = sums[0].partition(":")[2]
            assert worked_out(sum_) == Fraction(explained.exact), (scale.key, sum_)
            assert f"= {explained.exact} =" in sum_
