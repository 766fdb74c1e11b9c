"""The files of vectors: written as a whole, or compared with `--check`."""

import re
import sys
from pathlib import Path

FOLDER = Path(__file__).parent


def save(areas, contents):
    """Writes the files of some areas, by name as `scoring/edges`, in place of all that is there."""
    files = {FOLDER / f"{name}.json": content for name, content in contents.items()}
    old = {file: file.read_text(encoding="utf-8") for area in areas for file in (FOLDER / area).glob("*.json")}
    if "--check" in sys.argv:
        changed = sorted(str(f) for f in files.keys() | old.keys() if files.get(f) != old.get(f))
        sys.exit(f"would change: {', '.join(changed)}" if changed else 0)
    for file in old:
        file.unlink()
    for file, content in files.items():
        file.parent.mkdir(exist_ok=True)
        file.write_text(content, encoding="utf-8")
    count(areas)
    print(f"{len(files)} files")


def count(areas):
    """Tells the manifest how many files an area has."""
    manifest = FOLDER / "manifest.json"
    text = manifest.read_text(encoding="utf-8")
    for area in areas:
        number = len(list((FOLDER / area).glob("*.json")))
        text = re.sub(rf'("{area}": {{ "files": )\d+', rf"\g<1>{number}", text)
    manifest.write_text(text, encoding="utf-8")
