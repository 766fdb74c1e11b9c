"""The names of the crate's public API, one on a line, held against `core/public-api.txt`.

    python tests/install/public_api.py            # says what came and what went
    python tests/install/public_api.py --write

rustdoc writes what it knows as JSON (an unstable format: only names and kinds are taken from it).
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
SNAPSHOT = ROOT / "core" / "public-api.txt"
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
NAMED = ("module", "struct", "enum", "function", "constant", "static", "trait", "type_alias", "macro", "union")


def documented():
    """What rustdoc knows of the crate."""
    command = ["cargo", "rustdoc", "--quiet", "-p", "boussole-sante", "--all-features", "--"]
    flags = ["-Z", "unstable-options", "--output-format", "json"]
    with TemporaryDirectory() as folder:
        # rustdoc alone is told so: what is built for other steps stays as it is.
        rustdoc = Path(folder, "rustdoc")
        rustdoc.write_text('#!/bin/sh\nRUSTC_BOOTSTRAP=1 exec rustdoc "$@"\n', encoding="utf-8")
        rustdoc.chmod(0o755)
        subprocess.run([*command, *flags], cwd=ROOT, env={**os.environ, "RUSTDOC": str(rustdoc)}, check=True)
    return json.loads((TARGET / "doc" / "boussole_sante.json").read_text(encoding="utf-8"))


def names(crate):
    """A line for each public item, from the root down, under the shortest path that reaches it."""
    index, lines, seen = crate["index"], set(), set()

    def walk(item, path):
        kind, inner = next(iter(item["inner"].items()))
        if kind == "use":
            target = index.get(str(inner["id"]))
            if target is not None and not inner["is_glob"]:
                walk({**target, "name": inner["name"]}, path)
            return
        if kind not in NAMED:
            return
        own = f"{path}::{item['name']}" if path else item["name"]
        lines.add(f"{kind} {own}")
        # What the root has too is told whole there.
        if item["id"] in seen:
            return
        seen.add(item["id"])
        if kind == "module":
            found = children(inner["items"])
            for child in sorted(found, key=lambda one: "module" in one["inner"]):
                walk(child, own)
        elif kind in ("struct", "enum"):
            members(kind, inner, own)

    def children(ids):
        found = [index[str(one)] for one in ids if str(one) in index]
        return [one for one in found if one["visibility"] in ("public", "default")]

    def members(kind, inner, own):
        parts = inner["variants"] if kind == "enum" else fields(inner["kind"])
        for part in children(parts):
            lines.add(f"{'variant' if kind == 'enum' else 'field'} {own}::{part['name']}")
        traits = set()
        for one in inner["impls"]:
            block = index.get(str(one))
            if block is None:
                continue
            block = block["inner"]["impl"]
            if block["trait"] is None:
                for method in children(block["items"]):
                    if method["visibility"] == "public":
                        lines.add(f"method {own}::{method['name']}")
            elif not block["is_synthetic"] and block["blanket_impl"] is None:
                traits.add(block["trait"]["path"].rsplit("::", 1)[-1])
        if traits:
            lines.add(f"traits {own}: {', '.join(sorted(traits))}")

    def fields(shape):
        if isinstance(shape, dict) and "plain" in shape:
            return shape["plain"]["fields"]
        return []

    walk(index[str(crate["root"])], "")
    return sorted(lines)


def main():
    """Writes the snapshot, or tells how it differs."""
    now = names(documented())
    if "--write" in sys.argv:
        SNAPSHOT.write_text("\n".join(now) + "\n", encoding="utf-8")
        print(f"{len(now)} public names")
        return
    before = SNAPSHOT.read_text(encoding="utf-8").splitlines()
    came, went = sorted(set(now) - set(before)), sorted(set(before) - set(now))
    for sign, changed in (("+", came), ("-", went)):
        for line in changed:
            print(f"{sign} {line}")
    if came or went:
        sys.exit("the public API is another: `make api` writes it down, CHANGELOG says it")
    print(f"public API: {len(now)} names, as written down")


main()
