"""The command line, run as a process of its own."""

from __future__ import annotations

import html
import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

import boussole_sante as bs
from making import CLIMAT, REGION, answers_document

STANDING = "Projet indépendant\N{NO-BREAK SPACE}; n’est ni La Boussole"
Done = subprocess.CompletedProcess[str]


def run(*arguments: str | Path, cwd: Path | None = None, locale: str = "C.UTF-8") -> Done:
    command = [str(Path(sys.executable).parent / "boussole-sante"), *map(str, arguments)]
    environment = {**os.environ, "LC_ALL": locale, "COLUMNS": "200", "PYTHONUTF8": "1"}
    return subprocess.run(
        command, capture_output=True, text=True, cwd=cwd, env=environment, check=False
    )


@pytest.fixture
def answers(climat: bs.Questionnaire, tmp_path: Path) -> Path:
    path = tmp_path / "r-017.prive.json"
    path.write_text(answers_document(climat, {"a1": {"choice": "2"}, "a2": {"choice": "6"}}))
    return path


def test_the_version_says_what_it_is_not() -> None:
    for lang, standing in (("fr", STANDING), ("en", "Independent project; neither La Boussole")):
        first, second = run("--lang", lang, "--version").stdout.splitlines()
        assert first.startswith(standing)
        assert second == f"boussole-sante {bs.__version__}"


def test_it_speaks_two_languages() -> None:
    assert "Take stock" in run("--help").stdout
    assert "Se situer" in run("--help", locale="fr_FR.UTF-8").stdout
    assert "Se situer" in run("--lang", "fr", "--help").stdout
    assert "Take stock" in run("--lang=en", "--help", locale="fr_FR.UTF-8").stdout
    assert "Se situer" in run("--help", "--lang", "fr-FR").stdout
    for words in [("--lang", "xx", "--help"), ("--help", "--lang")]:
        refused = run(*words)
        assert refused.returncode == 2 and "expected fr or en" in refused.stderr


def test_wrong_usage_is_2(tmp_path: Path) -> None:
    assert run("validate").returncode == 2
    assert run("nothing").returncode == 2
    done = run("validate", tmp_path / "none.json")
    assert (done.returncode, "none.json" in done.stderr) == (2, True)


def test_documents_are_validated(answers: Path, tmp_path: Path) -> None:
    done = run("validate", CLIMAT, answers, "-q", CLIMAT)
    assert (done.returncode, done.stdout.count("no fault")) == (0, 2)
    faulty = tmp_path / "faulty.json"
    faulty.write_text('{"document": "questionnaire",\n "schema_version": 1, "colour": 1}')
    done = run("--lang", "fr", "validate", faulty, CLIMAT)
    assert done.returncode == 1
    *faults, count = done.stderr.splitlines()
    assert all(line.startswith(str(faulty)) for line in faults)
    assert any("/colour (2:" in line and "champ inconnu" in line for line in faults)
    assert count == f"{len(faults)} erreurs"


def test_answers_without_a_questionnaire_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    for text in ('{"document": "answers", "questionnaire": 3}', '{"document": "answers"', "3"):
        path.write_text(text)
        for command in ("validate", "report"):
            done = run(command, path)
            assert (done.returncode, done.stdout) == (1, "")
            assert done.stderr.startswith(str(path))
    path.write_text('{"document": "answers", "questionnaire": {"key": "unknown"}}')
    assert run("report", path).returncode == 2


def test_the_reader_may_stop() -> None:
    command = Path(sys.executable).parent / "boussole-sante"
    shell = f"{command} codebook autopositionnement --format csv | head -1"
    done = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, check=True)
    assert (len(done.stdout.splitlines()), done.stderr) == (1, "")


def test_the_report_of_one_person(answers: Path, tmp_path: Path) -> None:
    command = ("report", answers, "-q", CLIMAT)
    shown = run("--lang", "fr", *command).stdout
    assert shown.startswith("Projet indépendant")
    assert "Ce document appartient à la personne qui l’a rempli." in shown
    assert re.search(r"Entraide +│ 90,0 sur 100 +│ 2 sur 2 +│ ok", shown)
    done = run(*command, "--format", "json", "-o", "report.json", cwd=tmp_path)
    assert done.returncode == 0
    written = tmp_path / "report.prive.json"
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    assert json.loads(written.read_text())["scales"][0]["value"] == 90
    assert run(*command, "--format", "csv").returncode == 2
    nowhere = run(*command, "-o", tmp_path / "absent" / "report.json")
    assert (nowhere.returncode, nowhere.stderr) == (
        2,
        f"{tmp_path / 'absent'}: there is no such folder\n",
    )


@pytest.fixture
def two_posts(tmp_path: Path) -> Path:
    """Answers of a person who shares the time between a CLS and an ASV."""
    q = bs.Questionnaire.embedded("autopositionnement")
    path = tmp_path / "r-017.prive.json"
    answers: dict[str, object] = {
        item.key: {"level": 0, "occasion": "yes"} for item in q.items if item.kind == "level"
    }
    answers["dispositifs"] = {"chosen": ["asv", "cls"]}
    answers["conduire-un-diagnostic-local-partage"] = {"missing": "not_applicable"}
    path.write_text(answers_document(q, answers))
    return path


def test_a_report_beside_two_posts(two_posts: Path, tmp_path: Path) -> None:
    command = ("--lang", "fr", "report", two_posts, "--profile", "cls=50", "-p", "asv=50%")
    shown = run(*command).stdout
    assert re.search(r"Coordination d’un contrat local de santé +│ CLS +│ 0,5 ETP", shown)
    after = shown.index("Pistes de travail")
    assert shown.index("ETP") < after < shown.index("À clarifier dans la fiche de poste")
    assert "non une norme" in shown
    written = json.loads(run(*command, "-f", "json").stdout)
    assert [post["share"] for post in written["posts"]] == [500, 500]
    jsonschema.validate(written, json.loads(bs.schemas()["report"]))
    # Nobody said since when: nothing is called late.
    assert "échéance" not in shown
    since = ("--profile", "cls=50@2025-03-02", "--today", "2026-09-01")
    due = run("--lang", "fr", "report", two_posts, *since).stdout
    assert "échéance" in due and re.search(
        r"le [0-9]+ [a-zéû]+ 202[56]", re.sub(r"[ \n│]+", " ", due)
    )
    for gap in written["gaps"]:
        assert all(one["entry"].startswith("/profiles/") for one in gap["asked_by"])
    overlay = json.loads(REGION.read_text())
    overlay["profiles"] = [
        {
            "key": "region",
            "label": {"fr": "Coordination régionale"},
            "requirements": [
                {"competency": "nouvelle", "target_level": 2, "necessity": "essential"}
            ],
            "status": "source",
        }
    ]
    region = tmp_path / "region.json"
    region.write_text(json.dumps(overlay))
    done = run("--lang", "fr", "report", two_posts, "-p", "region", "-r", region)
    assert (done.returncode, done.stderr) == (0, "")
    assert "non renseigné" in done.stdout and "Comparé avec region-x 0.1.0" in done.stdout
    for wrong, told in (
        ("clsx", "a name near to it"),
        ("cls=x", "0 to 100"),
        ("cls=101", "0 to 100"),
        ("cls=50@hier", "a day, as"),
    ):
        done = run("report", two_posts, "-p", wrong)
        assert done.returncode == 2 and told in done.stderr, done.stderr


def test_a_referential_is_linted(tmp_path: Path) -> None:
    done = run("lint")
    assert (done.returncode, done.stderr) == (0, "")
    (line,) = done.stdout.splitlines()
    assert re.fullmatch(r"0 contradictions, 0 warnings, \d+ remarks", line)
    every = run("--lang", "fr", "lint", "--infos").stdout.splitlines()
    assert every[-1].endswith("remarques")
    assert len(every) - 1 == int(every[-1].split(", ")[2].split()[0])
    assert all(line.startswith("remarque ") for line in every[:-1])
    done = run("--lang", "fr", "lint", REGION, "--today", "2027-06-01")
    assert done.returncode == 1
    assert "avertissement offer_expired: region-x#/offers/19" in done.stdout
    assert run("lint", REGION, "--today", "demain").returncode == 2
    done = run("lint", "--coverage", "-q", "autopositionnement", "-f", "json")
    assert {row["items"] for row in json.loads(done.stdout)} == {1}


def test_an_overlay_says_what_it_changes() -> None:
    done = run("--lang", "fr", "validate", REGION)
    assert done.returncode == 0
    first, *changes = done.stdout.replace("\N{NO-BREAK SPACE}", " ").splitlines()
    assert first.endswith("aucune erreur")
    assert len(changes) == 9
    assert changes[0] == "  ajout : compétence « Nom ; avec une ligne »"


def test_words_are_searched() -> None:
    done = run("--lang", "fr", "search", "isolement")
    first, *rest = done.stdout.replace("\N{NO-BREAK SPACE}", " ").splitlines()
    assert first.startswith("recommandation : Faire échanger entre pairs [")
    assert any(line.startswith("carte : Besoins (Rompre l’isolement) [") for line in rest)
    # A term of an indicator has no label.
    assert "(CLSM où siègent élus, psychiatrie" in run("--lang", "fr", "search", "siègent").stdout
    card = run("--lang", "en", "search", "QPV", "--card").stdout
    assert card.startswith("Priority neighbourhood of urban policy")
    nothing = run("--lang", "fr", "search", "xylophone")
    assert (nothing.returncode, nothing.stdout, nothing.stderr) == (1, "", "Rien n’en parle.\n")


def test_a_referential_is_exported(tmp_path: Path) -> None:
    assert json.loads(run("export").stdout) == json.loads(bs.Referential.embedded().to_json())
    whole = json.loads(run("export", REGION, "--whole").stdout)
    assert len(whole["offers"]) == len(bs.Referential.read(REGION).offers)
    for name in ("listes.xlsx", "page.html", "page.md", "ref.json"):
        done = run("--lang", "fr", "export", "-o", name, cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, f"écrit\N{NO-BREAK SPACE}: {name}\n")
    back = run("export", "listes.xlsx", "-o", "back.json", cwd=tmp_path)
    assert back.returncode == 0
    assert (tmp_path / "back.json").read_bytes() == (tmp_path / "ref.json").read_bytes()
    run("export", REGION, "-o", "region.xlsx", cwd=tmp_path)
    again = run("export", "region.xlsx", "--of", REGION, cwd=tmp_path)
    assert json.loads(again.stdout) == json.loads(REGION.read_text())
    done = run("export", "region.xlsx", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "region.xlsx: Referential!B" in done.stderr
    assert run("export", "-o", "page.pdf", cwd=tmp_path).returncode == 2
    assert run("export", REGION, "--of", REGION).returncode == 2


def test_a_referential_is_a_page(tmp_path: Path) -> None:
    for lang in ("fr", "en"):
        page = tmp_path / f"{lang}.html"
        assert run("--lang", lang, "export", "-o", page).returncode == 0
        text = page.read_text()
        assert f'<html lang="{lang}">' in text
        assert "<script" not in text and "http:" not in text
        links = re.findall(r'href="#(part-\d+)"', text)
        assert links == re.findall(r'<h2 id="(part-\d+)">', text) and len(links) > 20
        assert 'href="' not in re.sub(r'href="#part-\d+"', "", text)
    ref = bs.Referential.embedded()
    for name in ("competencies", "offers", "indicators", "factors", "profiles", "sources"):
        for entry in getattr(ref, name):
            assert entry.label("en") in html.unescape(text), entry.key
    evil = json.loads(REGION.read_text())
    evil["offers"][0]["label"]["fr"] = "<script>alert(1)</script>"
    (tmp_path / "evil.json").write_text(json.dumps(evil))
    run("--lang", "fr", "export", "evil.json", "-o", "evil.html", cwd=tmp_path)
    assert "<script>" not in (tmp_path / "evil.html").read_text()
    run("--lang", "fr", "export", "evil.json", "-o", "evil.md", cwd=tmp_path)
    assert "\n### \\<script\\>alert(1)\\</script\\>\n" in (tmp_path / "evil.md").read_text()


CSV = "code;token;A1;A2\nr1;x;2;6\nr2;y;3;9\nr2;z;1;1\n"


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "export.csv"
    path.write_text(CSV)
    return path


def test_data_is_checked(export: Path) -> None:
    done = run("check", export, "-q", CLIMAT, "--format", "json")
    assert done.returncode == 1
    rows = {row["column"]: row for row in json.loads(done.stdout)}
    assert (rows["A1"]["ok"], rows["A2"]["invalid_values"]) == ("true", "9 (1)")
    assert "token (identifies a person)" in done.stderr
    export.write_text("A1;A2\n1;2\n")
    assert run("check", export, "-q", CLIMAT).returncode == 0
    assert run("check", export, "-q", "nothing").returncode == 2


def test_data_is_scored(export: Path, tmp_path: Path) -> None:
    command = ("score", export, "-q", CLIMAT, "--id", "code")
    done = run("--lang", "fr", *command, "-o", "scores.csv", cwd=tmp_path)
    assert done.returncode == 0
    written = tmp_path / "scores.prive.csv"
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    first, second, *_ = written.read_text().splitlines()
    assert first.startswith("code,entraide,")
    assert second.startswith("r1,90.0,2,2,0,ok")
    assert f"{export}: [A2, 2]: aucun choix déclaré ne correspond à `9`" in done.stderr
    assert "un même pseudonyme sur 2 lignes" in done.stderr
    assert "données privées" in done.stderr
    shown = run(*command, "--format", "table").stdout
    assert "90.0" in shown
    assert "r1" not in shown
    run(*command, "-o", tmp_path / "scores.prive.parquet")
    assert (tmp_path / "scores.prive.parquet").exists()
    assert run(*command, "--format", "parquet").returncode == 2
    assert json.loads(run(*command, "--format", "json").stdout)[0]["entraide"] == 90.0
    strict = run(*command, "--strict")
    assert (strict.returncode, strict.stdout) == (1, "")
    export.write_text("code;A1\nr1;2\n")
    absent = run("--lang", "fr", *command)
    assert absent.returncode == 1
    assert f"{export}: [A2]: une colonne déclarée manque" in absent.stderr


def test_levels_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "people.parquet"
    bs.simulate(bs.Questionnaire.embedded("autopositionnement"), respondents=3).write_parquet(path)
    done = run("score", path, "-q", "autopositionnement", "--levels", "--format", "json")
    assert done.returncode == 0
    assert "animer-une-pleniere_occasion" in json.loads(done.stdout)[0]


def test_the_codebook(tmp_path: Path) -> None:
    done = run("codebook", CLIMAT, "--format", "csv")
    assert done.stdout.startswith("column,item,section")
    run("codebook", CLIMAT, "-o", "codes.csv", cwd=tmp_path)
    assert (tmp_path / "codes.csv").read_text() == done.stdout


def test_schemas_are_published(answers: Path) -> None:
    names = run("schema").stdout.split()
    assert names == list(bs.schemas())
    for name in names:
        published = json.loads(run("schema", name).stdout)
        assert published["$id"] == f"urn:boussole-sante:schema:v1:{name}"
        jsonschema.Draft202012Validator.check_schema(published)
    assert run("schema", "nothing").returncode == 2
    for name, document in (
        ("questionnaire", CLIMAT.read_text()),
        ("answers", answers.read_text()),
        ("report", bs.score({"a1": 2}, bs.Questionnaire.read(CLIMAT)).to_json()),
    ):
        jsonschema.validate(json.loads(document), json.loads(bs.schemas()[name]))


def test_a_codebook_is_in_a_language_that_the_questionnaire_speaks(tmp_path: Path) -> None:
    path = tmp_path / "trial.json"
    item = {"key": "a", "kind": "number", "min": 0, "max": 9, "text": {"en": "How many?"}}
    document = {
        "document": "questionnaire", "schema_version": 1, "key": "trial", "version": "1.0.0",
        "languages": ["en"], "title": {"en": "Trial"},
        "sections": [{"key": "part", "title": {"en": "Part"}, "items": [item]}],
    }  # fmt: skip
    path.write_text(json.dumps(document), encoding="utf-8")
    done = run("--lang", "fr", "codebook", path, "--format", "csv")
    assert done.returncode == 0, done.stderr
    assert "How many?" in done.stdout


WRONG = {
    ("report",): "il manque l’argument",
    ("raport",): "aucune commande ne s’appelle",
    ("report", "x", "--formt", "html"): "aucune option ne s’appelle --formt",
    ("summary", "x", "--selection", "y"): "n’est aucun de 'voluntary'",
    (
        "score",
        "x",
        "-q",
        "y",
        "--format",
        "z",
    ): "pour «\N{NO-BREAK SPACE}--format\N{NO-BREAK SPACE}»",
    ("summary", "x", "--confidence", "a"): "un nombre est attendu",
    ("report", "a", "b"): "argument en trop",
    ("tally", "x"): "il manque l’option --output.",
    ("report", "x", "-q"): "l’option -q demande une valeur",
}


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_wrong_usage_is_told_in_french(arguments: tuple[str, ...]) -> None:
    done = run("--lang", "fr", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert WRONG[arguments] in done.stderr and "Erreur" in done.stderr
    assert not re.search(r"Usage:|Error|Missing|No such|Invalid|Try|Option ", done.stderr)
    assert "Error" in run("--lang", "en", *arguments).stderr


def test_help_is_in_one_language_and_in_columns() -> None:
    from boussole_sante.cli.app import app

    for name in (None, *(command.callback.__name__ for command in app.registered_commands)):
        name = name and name.replace("_", "-")
        told = run("--lang", "fr", *([name] if name else []), "--help").stdout
        english = r"Usage:|Arguments:|Options:|\[required|\[default|Show this|<(str|path|int|list)"
        assert not re.search(english, told), name
        assert "Montre cette aide." in told
        assert all(len(line) <= 80 for line in told.splitlines()), name
        # Words of a column begin below each other.
        starts = {
            len(found[0]) for found in re.finditer(r"^  -.{2,29}?  +(?=\S)", told, re.MULTILINE)
        }
        assert len(starts) <= 1, (name, starts)


def test_check_says_what_to_look_at(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("A1,A2\n2,9\n", encoding="utf-8")
    done = run("--lang", "fr", "check", "people.csv", "-q", CLIMAT, "-f", "table", cwd=tmp_path)
    assert done.returncode == 1
    lines = done.stdout.replace("\xa0", " ").splitlines()
    assert [line for line in lines if "A2" in line and "9" in line]
    assert not [line for line in lines if "A1" in line]
    assert lines[-1] == "Colonnes comme le questionnaire les attend : 1 sur 2."


def test_shares_of_posts_are_told_as_they_were_typed(answers: Path) -> None:
    posts = ("-p", "cls=50", "-p", "asv=80")
    done = run("--lang", "en", "report", answers, "-q", CLIMAT, *posts)
    assert (done.returncode, "100 at most; their sum is 130" in done.stderr) == (2, True)


def test_the_page_of_the_demonstration_goes_where_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert run("demo", "-o", "folder", cwd=tmp_path).returncode == 0
    assert (tmp_path / "folder" / "INVENTE-rapport.html").exists()
    for wrong in ("page.txt", "nowhere/page.html"):
        assert run("demo", "-o", wrong, cwd=tmp_path).returncode == 2
    assert [one.name for one in tmp_path.iterdir()] == ["folder"]


def test_without_its_extra_the_command_says_so_in_both_languages(tmp_path: Path) -> None:
    (tmp_path / "typer").mkdir()
    (tmp_path / "typer" / "__init__.py").write_text("raise ModuleNotFoundError(name='typer')\n")
    done = subprocess.run(
        [sys.executable, "-m", "boussole_sante", "demo"],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        check=False,
    )
    assert done.returncode == 2
    french, english = done.stderr.splitlines()
    install = 'pip install "boussole-sante[cli]"'
    assert french.startswith("La ligne de commande") and french.endswith(install)
    assert english.startswith("The command line") and english.endswith(install)
    assert install in (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def test_what_the_system_refuses_is_said_in_french(tmp_path: Path) -> None:
    told = run("--lang", "fr", "match", str(tmp_path)).stderr
    assert "c’est un dossier" in told and "directory" not in told
    told = run("--lang", "fr", "search", "--help").stdout
    assert "MOT" in told and "WORD" not in told
