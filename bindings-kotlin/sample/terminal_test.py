"""The sample, driven through a pseudo-terminal as a person would: choose, stop, resume, finish, keep, delete."""

import fcntl
import json
import os
import pty
import re
import select
import stat
import struct
import subprocess
import sys
import tempfile
import termios
from pathlib import Path

HERE = Path(__file__).parent
CLASSES = [HERE / "target" / "classes", *(HERE / "target" / "libraries").glob("*.jar")]
JAR = next((HERE.parent / "target").glob("boussole-sante-?.?.?.jar"))
COMMAND = ["java", "-cp", ":".join(map(str, [*CLASSES, JAR])), "boussole.sante.sample.MainKt"]
# What the app says when it waits for a person.
WAITING = re.compile(
    r"(arrêter|stop|[(]o/n[)]|[(]y/n[)]|[(]fr/en[)]|[(]1/2[)]|4 pas encore|4 not yet|aucun[)]|none[)]|non dit[)]|not said[)]|finir|end): *$"
)


def talk(arguments, answers, seconds=60):
    """Gives each line when something is asked; gives what was shown, and the exit code."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 160, 0, 0))
    process = subprocess.Popen([*COMMAND, *arguments], stdin=theirs, stdout=theirs, stderr=theirs, close_fds=True)
    os.close(theirs)
    shown, seen, answers = "", 0, list(answers)
    while True:
        ready, _, _ = select.select([ours], [], [], seconds)
        if not ready:
            process.kill()
            sys.exit(f"nothing came any more:\n{shown[-800:]}")
        try:
            data = os.read(ours, 65536)
        except OSError:
            break
        if not data:
            break
        shown += data.decode(errors="replace")
        if WAITING.search(shown[seen:]):
            seen = len(shown)
            os.write(ours, (answers.pop(0) if answers else "").encode() + b"\n")
    os.close(ours)
    return shown, process.wait(timeout=seconds)


def flat(text):
    """Whatever the lines and the colours."""
    return " ".join(re.sub("\x1b\\[[0-9;]*m", "", text).split())


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def a_coordinator_stops_resumes_and_keeps_the_report(folder):
    draft = folder / "autopositionnement-court.prive.json"
    # French, the short form, two posts with their shares; a number that is none; back; stop.
    shown, code = talk(["--folder", str(folder)], ["fr", "1", "2,3", "40", "60 %", "1", "99", "1", "r", "q"])
    assert code == 0, shown
    assert "1. courte, environ" in shown and "Personne d’autre ne lit vos réponses" in shown, shown
    assert "Répondez par un des numéros" in shown and "Votre réponse : " in shown and "Gardé" in shown, shown
    assert mode(folder) == 0o700 and mode(draft) == 0o600
    kept = json.loads(draft.read_text())
    assert kept["document"] == "interview" and len(kept["answers"]) == 2, kept
    assert [post["share"] for post in kept["posts"]] == [400, 600], kept["posts"]

    elsewhere = folder / "ailleurs.md"
    shown, code = talk(
        ["--lang", "fr", "--short", "--folder", str(folder), "--report", str(elsewhere)],
        ["", "o", "", *["2", "3"] * 11, "1", "1", *["2"] * 8, "o", "n"],
    )
    assert code == 0, shown
    # The sentences are the library's, as they are in a page and a terminal of Python.
    vector = json.loads((HERE.parents[1] / "tests/vectors/presentation/person-report.json").read_text())
    fixed = [block["text"] for block in vector["expected"]["fr"] if block["block"] in ("heading", "paragraph")]
    fixed = [text for text in fixed if not text.startswith(("Un score", "Calcul", "Les points", "Règle", "Points d’appui", "Le niveau demandé est"))]
    assert len(fixed) > 15
    for text in fixed:
        assert flat(text) in flat(shown), f"{text}: {shown[-6000:]}"
    assert re.search(r"Animer un comité de pilotage +│ repérée +│ non", shown), shown[-6000:]
    assert re.search(r"Coordination d’un contrat local de santé +│ CLS +│ 0,6 ETP", shown), shown[-6000:]
    assert "33,3 sur 100" in shown
    report = json.loads((folder / "bilan.prive.json").read_text())
    page = (folder / "bilan.prive.md").read_text()
    assert report["document"] == "report" and report["gaps"] and report["priorities"]
    assert page == elsewhere.read_text() and page.startswith("# ")
    rows = page.split("**Écarts au poste")[1].split("\n\n")[1].splitlines()
    assert len(rows) - 2 == len(report["priorities"])
    for text in fixed:
        assert flat(text) in flat(page.replace("\\", "")), text
    for state, heading in (("to_assess_first", "À situer d’abord"), ("met", "Points d’appui")):
        later = ("later", "in_situation")
        competencies = {gap["competency"] for gap in report["gaps"] if gap["status"] == state and gap["timing"] not in later}
        listed = page.split(f"### {heading}\n")[1].split("\n#")[0].count("\n- ") if competencies else 0
        assert listed == len(competencies), (heading, listed, competencies)
    for path in (folder / "bilan.prive.json", folder / "bilan.prive.md", elsewhere):
        assert mode(path) == 0o600, path

    assert f"hors de {folder}, --delete ne le supprime pas" in shown
    elsewhere.unlink()
    shown, code = talk(["--lang", "fr", "--folder", str(folder), "--delete"], [])
    assert code == 0 and "3 fichiers" in shown and not folder.exists(), shown


CATALOGUE = HERE.parents[1] / "core/data/demo/INVENTE-catalogue.json"


def a_newcomer_follows_a_pathway_through_an_update(folder):
    catalogue, calendar = folder.parent / "offres.json", folder.parent / "parcours.ics"
    catalogue.write_bytes(CATALOGUE.read_bytes())
    shared = ["--lang", "fr", "--folder", str(folder), "--catalogue", str(catalogue)]
    # Every level at the lowest, with the occasion; no report kept; arrival, and forty hours.
    answers = [*["1"] * 34, "n", "o", "demain", "2027-01-04", "40"]
    first = ["--short", "--post", "cls", "--today", "2027-01-04"]
    shown, code = talk([*shared, *first], [*answers, "f 1", "d 2 2027-03-15", "f 99", "d 1 bientôt", ""])
    assert code == 0, shown[-6000:]
    assert "Proposition de parcours" in shown and "Que s’est-il passé" in shown, shown[-6000:]
    assert "Je n’ai pas compris." in shown and "La suite : " in shown, shown[-6000:]
    assert "optimal" not in shown.lower()
    portfolio, beside = folder / "portefeuille.prive.json", folder / "referentiel.prive.json"
    kept = json.loads(portfolio.read_text())
    assert mode(portfolio) == 0o600
    assert [event["kind"] for event in kept["events"]] == ["done", "planned"], kept["events"]
    assert kept["posts"][0]["arrived"] == "2027-01-04" and kept["assessments"], kept
    assert json.loads(beside.read_text())["version"] == "1.0.0"

    # An update brings another catalogue: of the portfolio nothing is lost.
    later = json.loads(CATALOGUE.read_text())
    later["version"] = "1.1.0"
    catalogue.write_text(json.dumps(later))
    shown, code = talk([*shared, "--plan", "--today", "2027-01-20", "--hours", "40", "--calendar", str(calendar)], [""])
    assert code == 0 and "Votre portefeuille passe à la nouvelle version" in shown, shown[-6000:]
    again = json.loads(portfolio.read_text())
    assert again["referential"]["version"] == "1.1.0" and again["events"] == kept["events"], again
    assert len(again["assessments"]) == len(kept["assessments"])
    assert json.loads((folder / "portefeuille-avant.prive.json").read_text()) == kept
    assert calendar.read_text().startswith("BEGIN:VCALENDAR") and mode(calendar) == 0o600
    # The second time there is nothing to carry over.
    shown, code = talk([*shared, "--plan", "--today", "2027-01-20", "--hours", "40"], [""])
    assert code == 0 and "nouvelle version" not in shown, shown[-3000:]
    shown, code = talk(["--lang", "fr", "--folder", str(folder), "--delete"], [])
    assert code == 0 and not folder.exists(), shown
    shown, code = talk(["--lang", "en", "--folder", str(folder), "--plan"], [])
    assert code == 0 and "No portfolio yet" in shown, shown


def the_full_form_in_english(folder):
    shown, code = talk(["--folder", str(folder)], ["en", "2", "", "1", "1", "q"])
    assert code == 0 and "Kept. See you later!" in shown, shown
    shown, code = talk(["--lang", "en", "--full", "--folder", str(folder), "--post", "clsm"], ["y", *[""] * 200])
    assert code == 0 and "Levels" in shown and "Completeness" in shown, shown[-3000:]
    assert "Beside the post" not in shown, "the interview was begun without a post"
    assert not (folder / "bilan.prive.md").exists(), "nobody asked to keep it"
    shown, code = talk(["--lang", "en", "--folder", str(folder), "--delete"], [])
    assert code == 0 and not folder.exists(), shown


def a_draft_of_the_questionnaire_before_an_update(folder):
    talk(["--lang", "fr", "--short", "--folder", str(folder), "--post", "cls"], ["1", "1", "1", "1", "q"])
    draft = folder / "autopositionnement-court.prive.json"
    kept = json.loads(draft.read_text())
    kept["questionnaire"].update(version="0.9.0", sha256="0" * 64)
    reworded, changed = sorted(kept["answers"])[:2]
    kept["items"][reworded]["words"] = "0" * 64
    kept["items"][changed]["compatibility"] = "0" * 64
    gone = {"disparue": {"text": "mon secret"}}
    kept["answers"].update(gone)
    kept["items"]["disparue"] = kept["items"][reworded]
    draft.write_text(json.dumps(kept))
    shown, code = talk(["--lang", "fr", "--short", "--folder", str(folder)], ["o", "q"])
    assert code == 0 and "Formulation corrigée, votre réponse reste" in shown, shown
    assert "elle vous est posée à nouveau" in shown and "n’est pas reprise : 1" in shown, shown
    assert "mon secret" not in shown, shown


def a_draft_that_was_cut_off_and_a_post_that_is_none(folder):
    talk(["--lang", "fr", "--short", "--folder", str(folder), "--post", "cls"], ["1", "q"])
    draft = folder / "autopositionnement-court.prive.json"
    draft.write_text(draft.read_text()[:-20])
    shown, code = talk(["--lang", "fr", "--short", "--folder", str(folder), "--post", "cls:50"], ["o", "q"])
    assert code == 0 and "ceci n’est pas du JSON" in shown and "Gardé. À plus tard" in shown, shown
    assert (folder / "autopositionnement-court-illisible.prive.json").exists(), "what was cut off is lost"
    shown, code = talk(["--lang", "en", "--short", "--folder", str(folder / "x"), "--post", "maire"], [])
    assert code == 1 and "nothing has this name" in shown and "Exception" not in shown, shown


SCENES = (
    a_coordinator_stops_resumes_and_keeps_the_report,
    a_newcomer_follows_a_pathway_through_an_update,
    the_full_form_in_english,
    a_draft_of_the_questionnaire_before_an_update,
    a_draft_that_was_cut_off_and_a_post_that_is_none,
)
with tempfile.TemporaryDirectory() as place:
    for number, scene in enumerate(SCENES):
        scene(Path(place, str(number)))
print(f"{len(SCENES)} passed, 0 failed")
