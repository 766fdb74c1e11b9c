"""Makes the vectors of the area `guidance`: the plan for one person, from her portfolio and a small
referential. Every expectation is written by hand.

    python3 tests/vectors/make_guidance.py            writes tests/vectors/guidance
    python3 tests/vectors/make_guidance.py --check    says whether it would change
"""

import json

from files import save

VECTORS = {}
TODAY = "2027-01-04"
EXAMPLE = {"status": "example_to_discuss"}


def text(words):
    return {"fr": words}


def asks(competency, level, necessity="expected", **more):
    return {"competency": competency, "target_level": level, "necessity": necessity, **more}


def offer(key, minutes, *outcomes, **more):
    """An offer; an outcome as `a 0 2`."""
    brings = [dict(zip(("competency", "from", "to"), (c, int(low), int(high)))) for c, low, high in map(str.split, outcomes)]
    return {"key": key, "label": text(key), "reach": "local", "addressees": ["coordination"],
            **({} if minutes is None else {"effort_min": minutes}), "outcomes": brings, **EXAMPLE, **more}


def referential(requirements, offers=(), steps=(), **more):
    levels = [{"label": text(f"niveau {n}")} for n in range(5)]
    pathways = [{"key": "parcours", "label": text("parcours"), "anchor": "arrival", "steps": list(steps), **EXAMPLE, **more}] if steps else []
    competencies = [{"key": key, "label": text(key), "domain": "domaine", "kind": "know_how", "statement": text(key), **EXAMPLE}
                    for key in "abcd"]
    return {"document": "referential", "schema_version": 1, "key": "essai", "version": "1.0.0", "title": text("Essai"),
            "publisher": "essai", "licence": "CC0-1.0", "newcomer_window_days": 365,
            "scales": [{"key": "echelle", "label": text("e"), "levels": levels, "default_target": 3, **EXAMPLE}],
            "domains": [{"key": "domaine", "label": text("d"), **EXAMPLE}], "competencies": competencies,
            "profiles": [{"key": "poste", "label": text("poste"), "requirements": list(requirements), **EXAMPLE}],
            "offers": list(offers), "pathways": pathways}


def step(key, first, last, *aims, **more):
    levels = [{"competency": c, "level": int(level)} for c, level in map(str.split, aims)]
    return {"key": key, "label": text(key), "window": {"from_day": first, "to_day": last}, "addressee": "coordination",
            "effort_min": 60, "competencies": levels, "completion": "declared", **more}


def portfolio(levels=(), events=(), arrived=TODAY, **more):
    """Levels as `a 1`, `a no 1` (no occasion) or `a -` (does not apply)."""
    assessments = []
    for number, own in enumerate(map(str.split, levels), 1):
        known = {"not_applicable": True} if own[-1] == "-" else {"level": int(own[-1])}
        occasion = {"occasion": own[1]} if len(own) == 3 else {}
        assessments.append({"key": f"a{number}", "competency": own[0], **known, **occasion, "source": "self", "date": TODAY,
                            "referential_version": "1.0.0"})
    return {"document": "portfolio", "schema_version": 1, "person": "r-1", "purpose": "formation", "retain_until": "2030-01-01",
            "referential": {"key": "essai", "version": "1.0.0"},
            "posts": [{"profile": "poste", **({"arrived": arrived} if arrived else {})}],
            "assessments": assessments, "events": list(events), **more}


def plans(name, description, given, person, expected, budget=None, today=TODAY, until=None):
    whole = {"status": "optimal", "remarks": [], "items": [], "uncovered": [], "assess_first": [], "to_reassess": [], "done": [],
             "with_others": [], "to_confirm": [], "decided_later": [], **expected}
    VECTORS[f"guidance/{name}"] = {
        "description": description,
        "input": {"referential": given, "portfolio": person, "today": today, "until": until, "budget_min": budget},
        "expected": whole}


def refuses(name, description, given, person, code, *faults):
    listed = [dict(zip(("code", "pointer"), fault.split())) for fault in faults]
    VECTORS[f"guidance/{name}"] = {
        "description": description,
        "input": {"referential": given, "portfolio": person, "today": TODAY, "until": None, "budget_min": None},
        "error": {"code": code, "faults": listed}}


def item(key, first, last, *covers, checks=()):
    """Something to take; `checks` are the kinds of reasons that are to be checked or say that it is late."""
    return {"key": key, "first_day": first, "last_day": last, "covers": list(covers), "checks": list(checks)}


END = "2028-01-04"

chain = referential([asks("a", 3, "essential")], [offer("un", 60, "a 0 1"), offer("deux", 90, "a 1 3")])
plans("chain", "One offer leads to the level from which the other starts; an open one may be taken until the end.",
      chain, portfolio(["a 0"]),
      {"effort_min": 150, "stages": [[3, 3], [0, 0], [0, 0], [0, 0]],
       "items": [item("un", TODAY, END, "a 0 1 essential_due"), item("deux", TODAY, END, "a 1 3 essential_due")]})
plans("budget", "The second does not fit into the time that there is.", chain, portfolio(["a 0"]),
      {"effort_min": 60, "stages": [[3, 1], [0, 0], [0, 0], [0, 0]], "items": [item("un", TODAY, END, "a 0 1 essential_due")],
       "uncovered": [{"levels": "a 1 3 essential_due", "causes": ["budget"]}]}, budget=120)
plans("no-time", "A budget of zero is an empty plan with causes.", chain, portfolio(["a 0"]),
      {"effort_min": 0, "stages": [[3, 0], [0, 0], [0, 0], [0, 0]], "remarks": ["no_time"],
       "uncovered": [{"levels": "a 0 3 essential_due", "causes": ["budget"]}]}, budget=0)
plans("no-way", "Nothing leads to the last level, and nothing to the other competency.",
      referential([asks("a", 3), asks("b", 1, "optional")], [offer("un", 60, "a 0 2")]), portfolio(["a 0", "b 0"]),
      {"effort_min": 60, "stages": [[0, 0], [0, 0], [3, 2], [1, 0]], "items": [item("un", TODAY, END, "a 0 2 expected")],
       "uncovered": [{"levels": "a 2 3 expected", "causes": ["no_offer"]}, {"levels": "b 0 1 optional", "causes": ["no_offer"]}]})
plans("prerequisite", "What is asked for needs another competency, which nobody asks for.",
      referential([asks("a", 1)], [offer("un", 60, "a 0 1", prerequisites=[{"competency": "b", "level": 1}]), offer("zwei", 30, "b 0 1")]),
      portfolio(["a 0", "b 0"]),
      {"effort_min": 90, "stages": [[0, 0], [0, 0], [1, 1], [0, 0]],
       "items": [item("zwei", TODAY, END), item("un", TODAY, END, "a 0 1 expected")]})
plans("after", "The second module takes place before the first: it cannot be taken.",
      referential([asks("a", 1), asks("b", 1)],
                  [offer("un", 60, "a 0 1", dates=[{"first_day": "2027-03-01"}]),
                   offer("deux", 60, "b 0 1", after=["un"], dates=[{"first_day": "2027-02-01"}])]),
      portfolio(["a 0", "b 0"]),
      {"effort_min": 60, "stages": [[0, 0], [0, 0], [2, 1], [0, 0]], "items": [item("un", "2027-03-01", "2027-03-01", "a 0 1 expected")],
       "uncovered": [{"levels": "b 0 1 expected", "causes": ["prerequisite"]}]})
plans("seats", "The first date is full, so that the second is taken; of the other offer no seat is left.",
      referential([asks("a", 1), asks("b", 1)],
                  [offer("un", 60, "a 0 1", dates=[{"first_day": "2027-02-01", "seats_left": 0},
                                                   {"first_day": "2027-03-01", "last_day": "2027-03-02", "seats_left": 1}]),
                   offer("deux", 60, "b 0 1", dates=[{"first_day": "2027-02-01", "seats_left": 0}])]),
      portfolio(["a 0", "b 0"]),
      {"effort_min": 60, "stages": [[0, 0], [0, 0], [2, 1], [0, 0]], "items": [item("un", "2027-03-01", "2027-03-02", "a 0 1 expected")],
       "uncovered": [{"levels": "b 0 1 expected", "causes": ["seats"]}]})
plans("audience", "For newcomers alone: the days are over on which she is one. The other is of unknown length.",
      referential([asks("a", 1), asks("b", 1)], [offer("un", 60, "a 0 1", audience={"newcomer": True}), offer("deux", None, "b 0 1")]),
      portfolio(["a 0", "b 0"], arrived="2025-01-04"),
      {"effort_min": 0, "stages": [[0, 0], [0, 0], [2, 0], [0, 0]],
       "uncovered": [{"levels": "a 0 1 expected", "causes": ["audience"]}, {"levels": "b 0 1 expected", "causes": ["no_duration"]}]})
plans("audience-by-day", "For whoever is in post for 100 days or more, for 30 at most, not for newcomers; each from that day or until it.",
      referential([asks("a", 1), asks("b", 1), asks("c", 1)],
                  [offer("un", 60, "a 0 1", audience={"days_in_post": {"at_least": 100}}),
                   offer("deux", 60, "b 0 1", audience={"days_in_post": {"at_most": 30}}),
                   offer("drei", 60, "c 0 1", audience={"newcomer": False})]),
      portfolio(["a 0", "b 0", "c 0"]),
      {"effort_min": 180, "stages": [[0, 0], [0, 0], [3, 3], [0, 0]],
       "items": [item("deux", TODAY, "2027-02-03", "b 0 1 expected"), item("un", "2027-04-14", "2028-06-30", "a 0 1 expected"),
                 item("drei", "2028-01-05", "2028-06-30", "c 0 1 expected")]}, until="2028-06-30")
plans("audience-newcomer", "For newcomers, until the day on which she is none any more.",
      referential([asks("a", 1)], [offer("un", 60, "a 0 1", audience={"newcomer": True})]), portfolio(["a 0"], arrived="2026-06-01"),
      {"effort_min": 60, "stages": [[0, 0], [0, 0], [1, 1], [0, 0]], "items": [item("un", TODAY, "2027-06-01", "a 0 1 expected")]})
plans("stages", "An essential level before a wish, a wish before what is expected; there is time for two.",
      referential([asks("a", 1), asks("b", 1, "essential")],
                  [offer("un", 60, "a 0 1"), offer("deux", 60, "b 0 1"), offer("drei", 60, "c 1 2")]),
      portfolio(["a 0", "b 0", "c 1"], wishes=["c"]),
      {"effort_min": 120, "stages": [[1, 1], [1, 1], [1, 0], [0, 0]],
       "items": [item("deux", TODAY, END, "b 0 1 essential_due"), item("drei", TODAY, END, "c 1 2 wished")],
       "uncovered": [{"levels": "a 0 1 expected", "causes": ["budget"]}]}, budget=150)
plans("fewest-minutes", "Of two ways to the same level the shorter one.",
      referential([asks("a", 1)], [offer("un", 90, "a 0 1"), offer("zwei", 60, "a 0 1")]), portfolio(["a 0"]),
      {"effort_min": 60, "stages": [[0, 0], [0, 0], [1, 1], [0, 0]], "items": [item("zwei", TODAY, END, "a 0 1 expected")]})
plans("smallest-key", "Of two ways that are as long the one with the smaller key.",
      referential([asks("a", 1)], [offer("zwei", 60, "a 0 1"), offer("un", 60, "a 0 1")]), portfolio(["a 0"]),
      {"effort_min": 60, "stages": [[0, 0], [0, 0], [1, 1], [0, 0]], "items": [item("un", TODAY, END, "a 0 1 expected")]})
plans("due", "Due by a day: an open offer by that day; what is due after the plan is none of it.",
      referential([asks("a", 1, by_day=30), asks("a", 2, by_day=400)], [offer("un", 60, "a 0 2")]), portfolio(["a 0"]),
      {"effort_min": 60, "stages": [[0, 0], [0, 0], [1, 1], [0, 0]], "items": [item("un", TODAY, "2027-02-03", "a 0 1 expected")]})
plans("unknown", "Without a known level nothing is proposed: to be assessed first, the essential one before the other.",
      referential([asks("a", 1), asks("b", 2, "essential"), asks("c", 1)], [offer("un", 60, "a 0 1"), offer("deux", 60, "b 0 2")]),
      portfolio(["c -"]),
      {"effort_min": 0, "stages": [[0, 0]] * 4, "assess_first": ["b", "a"]})
plans("occasion", "Where the post gives no occasion no offer is proposed: it is to be taken up with management.",
      referential([asks("a", 1), asks("b", 1)], [offer("un", 60, "a 0 1"), offer("deux", 60, "b 0 1")]),
      portfolio(["a no 0", "b not-yet 0"]),
      {"effort_min": 0, "stages": [[0, 0]] * 4, "remarks": ["nothing_asked"], "with_others": ["a supervision"],
       "uncovered": [{"levels": "a 0 1 expected", "causes": ["occasion"]}, {"levels": "b 0 1 expected", "causes": ["not_yet"]}]})
done = [{"offer": "un", "kind": "done", "date": "2027-01-10"}, {"offer": "drei", "kind": "planned", "date": "2027-02-01"},
        {"offer": "vier", "kind": "cancelled", "date": "2027-01-11"}]
plans("told", "Done: taken for having brought its level. Decided: kept, whatever it brings. Cancelled: not proposed.",
      referential([asks("a", 2), asks("b", 1)],
                  [offer("un", 60, "a 0 1"), offer("deux", 30, "a 1 2"), offer("drei", 90, "d 0 1"), offer("vier", 60, "b 0 1")]),
      portfolio(["a 0", "b 0", "d 1"], done),
      {"effort_min": 120, "stages": [[0, 0], [0, 0], [2, 1], [0, 0]],
       "items": [item("deux", "2027-01-12", "2028-01-12", "a 1 2 expected"), item("drei", "2027-02-01", "2027-02-01")],
       "to_reassess": ["a 1"], "done": ["un"], "uncovered": [{"levels": "b 0 1 expected", "causes": ["cancelled"]}]}, today="2027-01-12")
pair = referential([asks("a", 1)], [offer("un", 60, "a 0 1"), offer("zwei", 90, "a 0 1")])
plans("decided-for-later", "Decided for a day after the plan: it is none of it, and not proposed for another day.",
      pair, portfolio(["a 0"], [{"offer": "un", "kind": "planned", "date": "2027-08-01"}]),
      {"effort_min": 90, "stages": [[0, 0], [0, 0], [1, 1], [0, 0]],
       "items": [item("zwei", TODAY, "2027-06-30", "a 0 1 expected")], "decided_later": ["un 2027-08-01"]}, until="2027-06-30")
plans("decided-only-for-later", "Nothing else leads there: not within the days of the plan.",
      referential([asks("a", 1)], [offer("un", 60, "a 0 1")]),
      portfolio(["a 0"], [{"offer": "un", "kind": "planned", "date": "2027-08-01"}]),
      {"effort_min": 0, "stages": [[0, 0], [0, 0], [1, 0], [0, 0]],
       "uncovered": [{"levels": "a 0 1 expected", "causes": ["window"]}], "decided_later": ["un 2027-08-01"]}, until="2027-06-30")
plans("decided-and-over", "Decided for a day that is over, and nothing told since: to be confirmed, and proposed again.",
      referential([asks("a", 1)], [offer("un", 60, "a 0 1")]),
      portfolio(["a 0"], [{"offer": "un", "kind": "planned", "date": "2027-01-01"}]),
      {"effort_min": 60, "stages": [[0, 0], [0, 0], [1, 1], [0, 0]], "items": [item("un", TODAY, END, "a 0 1 expected")],
       "to_confirm": ["un 2027-01-01"]})
plans("done-on-a-day-to-come", "What is said to be done on a day to come is decided for it, and not over before.",
      referential([asks("a", 1), asks("b", 1)], [offer("un", 60, "a 0 1"), offer("zwei", 60, "b 0 1", after=["un"])]),
      portfolio(["a 0", "b 0"], [{"offer": "un", "kind": "done", "date": "2027-03-01"}]),
      {"effort_min": 120, "stages": [[0, 0], [0, 0], [2, 2], [0, 0]],
       "items": [item("un", "2027-03-01", "2027-03-01", "a 0 1 expected"), item("zwei", "2027-03-01", END, "b 0 1 expected")]})
plans("decided-to-check", "Decided for a day on which it has no date, and before what it needs; another on the same day.",
      referential([asks("a", 1), asks("b", 1), asks("c", 1)],
                  [offer("un", 60, "a 0 1", dates=[{"first_day": "2027-03-01"}]),
                   offer("zwei", 60, "b 0 1", prerequisites=[{"competency": "a", "level": 1}], dates=[{"first_day": "2027-04-01"}]),
                   offer("drei", 60, "c 0 1", dates=[{"first_day": "2027-02-01"}])]),
      portfolio(["a 0", "b 0", "c 0"], [{"offer": "zwei", "kind": "planned", "date": "2027-02-01"}]),
      {"effort_min": 180, "stages": [[0, 0], [0, 0], [3, 3], [0, 0]],
       "items": [item("drei", "2027-02-01", "2027-02-01", "c 0 1 expected", checks=["same_day"]),
                 item("zwei", "2027-02-01", "2027-02-01", "b 0 1 expected", checks=["date_to_check", "prerequisite_to_check", "same_day"]),
                 item("un", "2027-03-01", "2027-03-01", "a 0 1 expected")]})
plans("late", "The only date is after the day by which it is due.",
      referential([asks("a", 1, by_day=30)], [offer("un", 60, "a 0 1", dates=[{"first_day": "2027-03-01"}])]), portfolio(["a 0"]),
      {"effort_min": 60, "stages": [[0, 0], [0, 0], [1, 1], [0, 0]],
       "items": [item("un", "2027-03-01", "2027-03-01", "a 0 1 expected", checks=["asked_by_post_before"])]})
plans("late-and-open", "Open from a day after that by which it is due: on any day until the end.",
      referential([asks("a", 1, by_day=30)], [offer("un", 60, "a 0 1", valid_from="2027-03-01")]), portfolio(["a 0"]),
      {"effort_min": 60, "stages": [[0, 0], [0, 0], [1, 1], [0, 0]],
       "items": [item("un", "2027-03-01", END, "a 0 1 expected", checks=["asked_by_post_before"])]})
plans("already-done", "What leads there was done, and she stands below all the same: she said so since.",
      referential([asks("a", 1)], [offer("un", 60, "a 0 1"), offer("zwei", 60, "a 0 1", audience={"newcomer": False})]),
      portfolio(["a 0"], [{"offer": "un", "kind": "done", "date": "2027-01-02"}]),
      {"effort_min": 0, "stages": [[0, 0], [0, 0], [1, 0], [0, 0]], "done": ["un"],
       "uncovered": [{"levels": "a 0 1 expected", "causes": ["already_done"]}]})
plans("unknown-prerequisite", "What is needed before is of unknown level: it is to be assessed.",
      referential([asks("a", 1)], [offer("un", 60, "a 0 1", prerequisites=[{"competency": "b", "level": 1}])]), portfolio(["a 0"]),
      {"effort_min": 0, "stages": [[0, 0], [0, 0], [1, 0], [0, 0]], "assess_first": ["b"],
       "uncovered": [{"levels": "a 0 1 expected", "causes": ["prerequisite"]}]})
post = {"profile": "poste", "arrived": TODAY}
plans("post-that-ends", "What a post would ask for after the last day in it is not asked.",
      referential([asks("a", 1, by_day=30), asks("b", 1, by_day=200)], [offer("un", 60, "a 0 1"), offer("zwei", 60, "b 0 1")]),
      portfolio(["a 0", "b 0"], posts=[{**post, "ends": "2027-04-01"}]),
      {"effort_min": 60, "stages": [[0, 0], [0, 0], [1, 1], [0, 0]], "items": [item("un", TODAY, "2027-02-03", "a 0 1 expected")]})
plans("posts-one-after-the-other", "Whole posts, one after the other; she holds the first today, so that the arrival is not to come.",
      referential([asks("a", 1, by_day=100)], [offer("un", 60, "a 0 1", dates=[{"first_day": "2027-08-20"}])]),
      portfolio(["a 0"], posts=[{**post, "share": 1000, "ends": "2027-04-01"}, {"profile": "poste", "arrived": "2027-06-01", "share": 1000}]),
      {"effort_min": 60, "stages": [[0, 0], [0, 0], [1, 1], [0, 0]], "items": [item("un", "2027-08-20", "2027-08-20", "a 0 1 expected")]})
plans("posts-that-touch", "From one post to the next on the day after: one time in which it can be taken.",
      referential([asks("a", 1)], [offer("un", 60, "a 0 1")]),
      portfolio(["a 0"], posts=[{**post, "ends": "2027-02-28"}, {"profile": "poste", "arrived": "2027-03-01"}]),
      {"effort_min": 60, "stages": [[0, 0], [0, 0], [1, 1], [0, 0]], "items": [item("un", TODAY, END, "a 0 1 expected")]})
plans("posts-with-a-gap", "Between two posts she takes nothing.",
      referential([asks("a", 1)], [offer("un", 60, "a 0 1", dates=[{"first_day": "2027-03-05"}, {"first_day": "2027-04-01"}])]),
      portfolio(["a 0"], posts=[{**post, "ends": "2027-02-28"}, {"profile": "poste", "arrived": "2027-03-10"}]),
      {"effort_min": 60, "stages": [[0, 0], [0, 0], [1, 1], [0, 0]], "items": [item("un", "2027-04-01", "2027-04-01", "a 0 1 expected")]})
refuses("shares", "Posts held on one day, of more than the whole working time.", chain,
        portfolio(posts=[{**post, "share": 600}, {"profile": "poste", "arrived": "2027-02-01", "share": 800}]),
        "invalid_document", "out_of_range /posts/1/share")
plans("decided-and-begun", "A date that has begun is kept for the days that are left of it.",
      referential([asks("a", 1)], [offer("un", 60, "a 0 1", dates=[{"first_day": "2027-01-02", "last_day": "2027-01-06"}]),
                                   offer("zwei", 30, "a 0 1")]),
      portfolio(["a 0"], [{"offer": "un", "kind": "planned", "date": "2027-01-02"}]),
      {"effort_min": 60, "stages": [[0, 0], [0, 0], [1, 1], [0, 0]], "items": [item("un", TODAY, "2027-01-06", "a 0 1 expected")]})
plans("offers-for-others", "Offers for others alone, one line for each of them; not what is cancelled, over or for other posts.",
      referential([], [offer("un", 60, addressees=["elected_officials", "direction"], valid_from="2027-02-01"),
                       offer("deux", 60, addressees=["direction"], dates=[{"first_day": "2027-01-20"}, {"first_day": "2027-03-20"}]),
                       offer("drei", 60, addressees=["direction"]), offer("vier", 60, addressees=["direction"], valid_until="2027-01-03"),
                       offer("cinq", 60, addressees=["direction"], audience={"days_in_post": {"at_least": 3000}})]),
      portfolio(events=[{"offer": "drei", "kind": "cancelled", "date": TODAY}]),
      {"effort_min": 0, "stages": [[0, 0]] * 4, "remarks": ["nothing_asked"],
       "with_others": ["deux direction", "un elected_officials", "un direction"]})
own = [step("un", 0, 30, "a 1"), step("deux", 60, 90, "b 2", after=["un"]), step("trois", 0, 30, addressee="supervision")]
plans("steps", "Steps in their windows, one after the other; those of others stand apart.",
      referential([asks("a", 1), asks("b", 2)], steps=own), portfolio(["a 0", "b 0"]),
      {"effort_min": 120, "stages": [[0, 0], [0, 0], [3, 3], [0, 0]],
       "items": [item("parcours/un", TODAY, "2027-02-03", "a 0 1 expected"),
                 item("parcours/deux", "2027-03-05", "2027-04-04", "b 0 2 expected")],
       "with_others": ["parcours/trois supervision"]})
plans("steps-of-others-over", "What others were to do stays, while she is new and has not told it; not what she told.",
      referential([], steps=[step("un", 0, 10, addressee="supervision"), step("deux", 0, 10, addressee="supervision")]),
      portfolio(events=[{"pathway": "parcours", "step": "deux", "kind": "done", "date": TODAY}]),
      {"effort_min": 0, "stages": [[0, 0]] * 4, "remarks": ["nothing_asked"], "with_others": ["parcours/un supervision"]}, today="2027-02-01")
plans("steps-of-others-long-over", "She is not new any more.",
      referential([], steps=[step("un", 0, 10, addressee="supervision")]), portfolio(arrived="2025-01-04"),
      {"effort_min": 0, "stages": [[0, 0]] * 4, "remarks": ["nothing_asked"]})
plans("steps-over", "The days are over; the pathway cannot be joined later.",
      referential([asks("a", 1)], steps=own[:1]), portfolio(["a 0"], arrived="2026-01-04"),
      {"effort_min": 0, "stages": [[0, 0], [0, 0], [1, 0], [0, 0]], "uncovered": [{"levels": "a 0 1 expected", "causes": ["window"]}]})
plans("steps-joinable", "The days are over; the pathway can be joined at any time.",
      referential([asks("a", 1)], steps=own[:1], joinable_any_time=True), portfolio(["a 0"], arrived="2026-01-04"),
      {"effort_min": 60, "stages": [[0, 0], [0, 0], [1, 1], [0, 0]], "items": [item("parcours/un", TODAY, END, "a 0 1 expected")]})
plans("arrival-to-come", "Nothing is proposed before the arrival.", chain, portfolio(["a 0"], arrived="2027-06-01"),
      {"effort_min": 150, "stages": [[3, 3], [0, 0], [0, 0], [0, 0]], "remarks": ["not_arrived"],
       "items": [item("un", "2027-06-01", END, "a 0 1 essential_due"), item("deux", "2027-06-01", END, "a 1 3 essential_due")]})
plans("no-post", "Without a post nothing is asked for but what she wishes.",
      referential([asks("a", 1)], [offer("un", 60, "a 0 1")]), portfolio(["a 0"], posts=[], wishes=["a"]),
      {"effort_min": 60, "stages": [[0, 0], [1, 1], [0, 0], [0, 0]], "remarks": ["no_post"],
       "items": [item("un", TODAY, END, "a 0 1 wished")]})
refuses("other-version", "The portfolio stands on another version.", {**chain, "version": "1.1.0"}, portfolio(["a 0"]),
        "invalid_document", "other_referential /referential/version")
refuses("faults", "Every fault of a portfolio, each in its place.", chain,
        portfolio(["a 5", "x 1"], [{"offer": "nulle-part", "kind": "done", "date": TODAY}], wishes=["y"]), "invalid_document",
        "dangling_reference /wishes/0", "out_of_range /assessments/0/level", "dangling_reference /assessments/1/competency",
        "dangling_reference /events/0/offer")
refuses("manager", "An assessment by a manager, without a declared use.", chain,
        {**portfolio(), "assessments": [{"key": "a1", "competency": "a", "level": 1, "source": "manager", "date": TODAY,
                                         "referential_version": "1.0.0"}]},
        "invalid_document", "field_required /assessments/0/source")

save(["guidance"], {name: json.dumps(vector, ensure_ascii=False, indent=2) + "\n" for name, vector in VECTORS.items()})
