"""Makes the vectors of the area `handover`: what a handover pack says of a post file. Every expectation
is written by hand.

    python3 tests/vectors/make_handover.py            writes tests/vectors/handover
    python3 tests/vectors/make_handover.py --check    says whether it would change
"""

import json

from files import save

VECTORS = {}
EXAMPLE = {"status": "example_to_discuss"}
SECTIONS = ("posts", "territory", "partners", "calendar", "agreements", "budgets", "actions", "commitments", "indicators", "experiences",
            "tacit", "accesses")


def text(words):
    return {"fr": words}


def step(key, first, last, **more):
    return {"key": key, "label": text(key), "window": {"from_day": first, **({} if last is None else {"to_day": last})},
            "addressee": "coordination", "completion": "declared", **more}


REFERENTIAL = {
    "document": "referential", "schema_version": 1, "key": "essai", "version": "1.0.0", "title": text("Essai"), "publisher": "essai",
    "licence": "CC0-1.0", "newcomer_window_days": 365, "domains": [{"key": "domaine", "label": text("d"), **EXAMPLE}],
    "profiles": [{"key": "poste", "label": text("poste"), "requirements": [], **EXAMPLE}],
    "pathways": [
        {"key": "arrivee", "label": text("a"), "anchor": "arrival", **EXAMPLE,
         "steps": [step("tard", 101, 200), step("ensuite", 31, None), step("d-abord", 0, 15), step("avant", -30, -1, addressee="supervision")]},
        {"key": "depart", "label": text("d"), "anchor": "departure", "steps": [step("ranger", -10, 0)], **EXAMPLE}]}
NOTHING = [f"{name} to_fill 0 0" for name in SECTIONS]


def file(**more):
    return {"document": "post-file", "schema_version": 1, "referential": {"key": "essai", "version": "1.0.0"}, **more}


def pack(name, description, post_file, leaving=None, arrival=None, **expected):
    """What is not said is compared by the hash of the whole alone."""
    VECTORS[f"handover/{name}"] = {
        "description": description,
        "input": {"referential": REFERENTIAL, "post_file": post_file, "leaving": leaving, "arrival": arrival}, "expected": expected}


def refuses(name, description, post_file, *faults):
    listed = [dict(zip(("code", "pointer"), fault.split(" ", 1))) for fault in faults]
    VECTORS[f"handover/{name}"] = {
        "description": description, "input": {"referential": REFERENTIAL, "post_file": post_file, "leaving": None, "arrival": None},
        "error": {"code": "invalid_document", "faults": listed}}


ALL_TO_FILL = [f"settle_in fill_section /{name}" for name in SECTIONS]
pack("empty", "Of an empty file all is to be filled, and the first steps have no dates.", file(),
     sections=NOTHING, to_fill=[f"/{name}" for name in SECTIONS], remarks=[], overlap="unknown",
     tasks=["settle_in read_file", *ALL_TO_FILL],
     first_steps=["arrivee/avant before_arrival", "arrivee/d-abord first_month", "arrivee/ensuite hundred_days"])
pack("overlap", "Two weeks at most of a longer overlap; the first steps have dates, those after a hundred days are none.", file(),
     "2026-10-31", "2026-10-01", overlap="planned 2026-10-01 2026-10-14",
     first_steps=["arrivee/avant before_arrival 2026-09-01 2026-09-30", "arrivee/d-abord first_month 2026-10-01 2026-10-16",
                  "arrivee/ensuite hundred_days 2026-11-01"])
pack("one-day", "An overlap of one day is one.", file(), "2026-10-01", "2026-10-01", overlap="planned 2026-10-01 2026-10-01")
EVENTS = [{"kind": "committee", "date": "2026-10-15"}, {"kind": "call_for_projects", "date": "2026-09-20", "until": "2026-10-05"},
          {"kind": "review", "date": "2026-06-30", "every": "yearly"}, {"kind": "other", "date": "2026-05-12"},
          {"kind": "renewal", "date": "2027-03-31"}, {"kind": "funder_dialogue", "every": "yearly", "usually": "en janvier"}]
pack("weekend", "An overlap begins and ends on a working day; what takes place on the weekend between is attended all the same.",
     file(calendar=[{"kind": "other", "date": "2026-10-11"}, {"kind": "other", "date": "2026-10-17"}, {"kind": "committee", "date": "2026-10-19"}],
          not_applicable=[name for name in SECTIONS if name != "calendar"]),
     "2026-10-18", "2026-10-10", overlap="planned 2026-10-12 2026-10-16",
     tasks=["settle_in read_file", "settle_in fill_section /calendar", "settle_in attend_event /calendar/0", "let_go attend_event /calendar/1"])
pack("only-a-weekend", "Where people say that they are there on a weekend, they are.", file(), "2026-10-11", "2026-10-10",
     overlap="planned 2026-10-10 2026-10-11")
pack("gap", "Nobody holds the post for a month: what falls between is told, and no guide is made. No day is made up.",
     file(calendar=EVENTS,
          actions=[{"title": "une", "state": "under_way", "next_date": "2026-10-10"}, {"title": "deux", "state": "done", "next_date": "2026-10-11"}],
          commitments=[{"to": "direction", "by": "2026-10-20", "state": "open"}, {"to": "direction", "by": "2026-10-21", "state": "kept"}],
          agreements=[{"what": "w", "until": "2026-10-12"}, {"what": "x", "until": "2027-09-30"}, {"what": "y", "until": "2027-10-01"},
                      {"what": "z", "until": "2025-01-01"}]),
     "2026-09-30", "2026-11-01", overlap="none", tasks=[],
     coming=["2026-09-20 /calendar/1", "2026-10-15 /calendar/0", "2027-03-31 /calendar/4"], to_set=["/calendar/2", "/calendar/5"],
     over=["2026-05-12 /calendar/3"],
     ending=["2025-01-01 /agreements/3", "2026-10-12 /agreements/0", "2027-09-30 /agreements/1"],
     open_actions=["/actions/0"], open_commitments=["/commitments/0"],
     between=["2026-10-05 /calendar/1", "2026-10-10 /actions/0", "2026-10-12 /agreements/0", "2026-10-15 /calendar/0",
              "2026-10-20 /commitments/0"], undated=["/calendar/2", "/calendar/5"])
pack("recurring-gap", "Of what comes back within a gap the last day noted is no deadline; what is noted for after the gap does not come in it.",
     file(calendar=[{"kind": "committee", "date": "2026-12-10", "every": "monthly"}, {"kind": "committee", "date": "2027-01-12", "every": "monthly"},
                    {"kind": "committee", "date": "2027-03-09", "every": "quarterly"}, {"kind": "other", "date": "2026-05-12"}, {"kind": "review"}]),
     "2026-12-22", "2027-03-01", overlap="none", to_set=["/calendar/0", "/calendar/4"], between=["2027-01-12 /calendar/1"],
     undated=["/calendar/0", "/calendar/1", "/calendar/4"])
pack("filled", "What is filled, what is not, and what does not apply; unknown is filled.",
     file(partners=[{"function": "déléguée", "organisation": "préfecture", "purpose": "appel à projets", "reach": "standard", "relation": "regular"},
                    {"organisation": "ARS"}],
          indicators=[{"title": "i", "status": "unknown", "source": "s"}], budgets=[{"line": "poste"}], not_applicable=["agreements"],
          tacit=[{"question": "keep", "answer": "le relais"}, {"question": "with_care", "to_tell": True}, {"text": "Pourquoi ?"}]),
     sections=[{"partners": "partners to_fill 2 1", "agreements": "agreements not_applicable 0 0", "budgets": "budgets to_fill 1 1",
                "indicators": "indicators filled 1 0", "tacit": "tacit to_fill 3 1"}.get(name, f"{name} to_fill 0 0") for name in SECTIONS],
     to_tell=["/tacit/1", "/tacit/2"])
pack("words-about-people", "Words that look as if they were about a person are told, by their place.",
     file(partners=[{"organisation": "ARS", "reach": "marie.durand@ars.example"}, {"organisation": "CPTS", "reach": "06 12 34 56 78"},
                    {"organisation": "CMP", "facts": "voir Mme Durand"}, {"organisation": "Plaine Commune", "facts": "avec Karim B., en M57"}],
          accesses=[{"what": "boîte, mot de passe : soleil"}, {"what": "local", "how": "digicode 45B12, 1 85 05 78 006 084 36"}]),
     remarks=["/partners/0/reach personal_address", "/partners/1/reach mobile_number", "/partners/2/facts person_name",
              "/partners/3/facts person_name", "/accesses/0/what password", "/accesses/1/how password",
              "/accesses/1/how social_security_number"])
refuses("faults", "Every fault of a file, each in its place.",
        file(posts=[{"profile": "nulle-part"}], partners=[{"purpose": "p"}], calendar=[{"kind": "committee", "date": "2026-10-15", "until": "2026-10-01"}],
             agreements=[{"what": "w"}], not_applicable=["agreements"]),
        "dangling_reference /posts/0/profile", "field_required /partners/0", "out_of_range /calendar/0/until", "field_not_allowed /not_applicable/0")
refuses("a-portfolio", "Nothing of a portfolio enters a file.", {**file(), "assessments": [], "wishes": ["a"]},
        "unknown_field /‹11 characters›", "unknown_field /‹6 characters›")

save(["handover"], {name: json.dumps(vector, ensure_ascii=False, indent=2) + "\n" for name, vector in VECTORS.items()})
