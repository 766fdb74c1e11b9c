"""The sample, driven through a pseudo-terminal as a person would: stop, resume, finish, delete."""

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


def talk(arguments, answers, seconds=60):
    """Gives each line when something is asked; gives what was shown, and the exit code."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
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
        if re.search(r"(arrêter|\(o/n\)|3 non): *$", shown[seen:]):
            seen = len(shown)
            os.write(ours, (answers.pop(0) if answers else "").encode() + b"\n")
    os.close(ours)
    return shown, process.wait(timeout=seconds)


with tempfile.TemporaryDirectory() as folder:
    draft = Path(folder, "autopositionnement-court.prive.json")
    report = Path(folder, "bilan.prive.json")
    asked = ["--short", "--folder", folder, "--post", "cls"]

    shown, code = talk(asked, ["1", "99", "1", "q"])
    assert code == 0, shown
    assert "Répondez par un des numéros" in shown and "Gardé" in shown
    assert stat.S_IMODE(draft.stat().st_mode) == 0o600
    kept = json.loads(draft.read_text())
    assert kept["document"] == "interview" and len(kept["answers"]) == 2, kept

    shown, code = talk([*asked, "--report", str(report)], ["o", *["2"] * 80])
    assert code == 0, shown
    assert "Pistes de travail" in shown
    assert re.search(r"Animer un comité de pilotage +│ repérée", shown), shown[-2000:]
    done = json.loads(report.read_text())
    assert done["document"] == "report" and len(done["levels"]) >= 5
    assert stat.S_IMODE(report.stat().st_mode) == 0o600

    page = Path(folder, "bilan.prive.md")
    shown, code = talk([*asked, "--report", str(page)], ["o"])
    assert code == 0 and page.read_text().startswith("# "), shown

    shown, code = talk(["--short", "--folder", folder, "--delete"], [])
    assert code == 0 and not draft.exists()

print("4 passed, 0 failed")
