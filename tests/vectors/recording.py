"""Vectors of documents while they are made: what is read, and what is refused, where."""

import hashlib
import json

VECTORS = {}
GONE = object()


def text(words):
    return {"fr": words}


def canonical(value):
    """RFC 8785, for the values that these documents hold."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return "{" + ",".join(f"{canonical(key)}:{canonical(value[key])}" for key in keys) + "}"
    if isinstance(value, list):
        return "[" + ",".join(canonical(entry) for entry in value) + "]"
    if isinstance(value, float):
        raise ValueError("no float")
    return json.dumps(value, ensure_ascii=False)


def sha256(value):
    return hashlib.sha256(canonical(value).encode()).hexdigest()


def add(name, description, given, expected=None, error=None):
    assert name not in VECTORS, name
    result = {"expected": expected} if expected else {"error": error}
    VECTORS[name] = {"description": description, "input": given, **result}


def accepted(name, description, document, kind="questionnaire"):
    add(name, description, {"document": kind, "json": document}, expected={"sha256": sha256(document)})


PERSONAL = {"answers", "interview"}
"""Kinds of documents in which a name that nothing declares may be a person's own word."""
NAMES = {"unknown_field", "unknown_item", "duplicate_key"}


def told(code, pointer, kind):
    """The place of a fault as it is told: without such a name."""
    if kind not in PERSONAL or not pointer:
        return pointer
    place, _, last = pointer.rpartition("/")
    if code not in NAMES and (code, place) != ("invalid_value", "/answers"):
        return pointer
    length = len(last.replace("~1", "/").replace("~0", "~"))
    return f"{place}/‹{length} character{'' if length == 1 else 's'}›"


def refused(name, description, document, *faults, schema, kind="questionnaire"):
    """Each fault is `code pointer`; `schema` says whether the schema refuses too."""
    add(name, description, {"document": kind, "json": document}, error=heading(faults, schema, kind))


def heading(faults, schema, kind):
    listed = []
    for fault in faults:
        code, _, pointer = fault.partition(" ")
        listed.append({"code": code, "pointer": told(code, pointer, kind)})
    return {"code": "invalid_document", "faults": listed, "refused_by_schema": schema}


def read_as_text(name, description, written, faults, schema, document="questionnaire", **more):
    """Faults are (code, pointer, line)."""
    listed = [{"code": code, "pointer": told(code, pointer, document), "line": line} for code, pointer, line in faults]
    error = {"code": "invalid_document", "faults": listed, "refused_by_schema": schema}
    add(name, description, {"document": document, "text": written, **more}, error=error)
