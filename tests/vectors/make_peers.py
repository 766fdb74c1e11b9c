"""Makes the vectors of the area `peers`: who is put in touch with whom, from what each ticked. Every
expectation is written by hand.

    python3 tests/vectors/make_peers.py            writes tests/vectors/peers
    python3 tests/vectors/make_peers.py --check    says whether it would change
"""

import json

from files import save

VECTORS = {}
TODAY = "2027-01-04"
EXAMPLE = {"status": "example_to_discuss"}
REFERENTIAL = {
    "document": "referential", "schema_version": 1, "key": "essai", "version": "1.0.0", "title": {"fr": "Essai"}, "publisher": "essai",
    "licence": "CC0-1.0", "domains": [{"key": "domaine", "label": {"fr": "d"}, **EXAMPLE}],
    "competencies": [{"key": key, "label": {"fr": key}, "domain": "domaine", "kind": "know_how", "statement": {"fr": key}, **EXAMPLE}
                     for key in "abcd"]}
TICKS = {"": "exchange", "+": "offers_help", "-": "asks_help"}


def offer(person, territory, subjects, *load, **more):
    """Subjects as `a` to exchange, `+a` to offer help with it, `-a` to ask for it, `a+a` for both; the load as three numbers."""
    ticks = {}
    for tick in subjects.split():
        for sign in ("+", "-"):
            tick = tick.replace(sign, f" {sign}")
        for own in tick.split():
            ticks.setdefault(own.lstrip("+-"), []).append(TICKS[own.rstrip("abcdx")])
    return {"document": "peer-offer", "schema_version": 1, "person": person, "referential": {"key": "essai", "version": "1.0.0"},
            "territory": territory, "subjects": [{"competency": key, "ticks": own} for key, own in ticks.items()],
            **({"load": dict(zip(("exchange", "offers_help", "asks_help"), load))} if load else {}),
            "valid_until": "2027-06-30", **more}


def given(offers, mode, **more):
    return {"referential": REFERENTIAL, "offers": list(offers), "mode": mode, "today": TODAY, "within": None, "distances": [],
            "earlier": [], **more}


def network(name, description, offers, stages, mode="exchange", pairs=(), alone=(), unmet=(), apart=(), ended=(), remarks=(), **more):
    VECTORS[f"peers/{name}"] = {
        "description": description, "input": given(offers, mode, **more),
        "expected": {"status": "optimal", "remarks": list(remarks), "pairs": list(pairs), "alone": list(alone), "unmet": list(unmet),
                     "apart": list(apart), "ended": list(ended), "stages": stages}}


def refuses(name, description, offers, code, *faults, **more):
    listed = [dict(zip(("code", "pointer"), fault.split(" ", 1))) for fault in faults]
    VECTORS[f"peers/{name}"] = {"description": description, "input": given(offers, "exchange", **more), "error": {"code": code, "faults": listed}}


def three(*load):
    return [offer(person, f"t{place}", "a", *load) for place, person in enumerate("pqr")]


near = [["t0", "t1", 10], ["t0", "t2", 5], ["t1", "t2", 20]]

# Stages of an exchange: people met, pairs kept, subjects shared, distances unknown, distance.
network("three", "Three who would each meet one: a pair and one alone, whatever a flow says.", three(),
        [2, 0, 1, 0, 5], pairs=["p r a 5"], alone=["q"], unmet=["q a places_taken"], distances=near)
network("three-with-room", "One of them would meet two: nobody is alone, by the short ways.", [offer("p", "t0", "a", 2), *three()[1:]],
        [3, 0, 2, 0, 15], pairs=["p q a 10", "p r a 5"], distances=near)
network("kept-before-near", "A pair of before goes on though another would be nearer.", three(),
        [2, 1, 1, 0, 20], pairs=["q r a 20 kept"], alone=["p"], unmet=["p a places_taken"], distances=near, earlier=[["r", "q"]])
network("met-before-kept", "A pair of before does not go on where it would leave two alone.",
        [offer("p", "t0", "a"), offer("q", "t1", "a b"), offer("r", "t2", "a c"), offer("s", "t3", "c")],
        [4, 0, 2, 0, 0], pairs=["p q a", "r s c"], unmet=["q b nobody", "r a places_taken"], ended=["q r"], earlier=[["q", "r"]])
network("subjects-before-distance", "Two subjects in common count for more than a short way.",
        [offer("p", "t0", "a b"), offer("q", "t1", "a b"), offer("r", "t2", "a")],
        [2, 0, 2, 0, 10], pairs=["p q a,b 10"], alone=["r"], unmet=["r a places_taken"],
        distances=[["t0", "t1", 10], ["t0", "t2", 1], ["t1", "t2", 1]])
network("one-territory", "All work in one territory: nobody is put in touch, and it is said.",
        [offer("p", "t0", "a"), offer("q", "t0", "a b")],
        [0, 0, 0, 0, 0], alone=["p", "q"], unmet=["p a same_territory", "q a same_territory", "q b nobody"], remarks=["one_territory"])
network("distances", "No farther than 8: one is too far, of another it is not known; without a limit both are taken.",
        [offer("p", "t0", "a"), offer("q", "t1", "a"), offer("r", "t3", "a b")],
        [0, 0, 0, 0, 0], alone=["p", "q", "r"], unmet=["p a distance_unknown", "q a distance_unknown", "r a distance_unknown", "r b nobody"],
        remarks=["distances_missing"], distances=[["t0", "t1", 10]], within=8)
network("as-far-as-allowed", "Just as far as is allowed is near enough; one further is not.",
        [offer("p", "t0", "a"), offer("q", "t1", "a"), offer("r", "t2", "a b"), offer("s", "t3", "b")],
        [2, 0, 1, 0, 10], pairs=["p q a 10"], alone=["r", "s"], unmet=["r a too_far", "r b too_far", "s b too_far"],
        distances=[["t0", "t1", 10], ["t0", "t2", 11], ["t0", "t3", 1], ["t1", "t2", 11], ["t1", "t3", 1], ["t2", "t3", 11]], within=10)
network("distance-unknown", "A pair of known distance comes before one of unknown distance.",
        [offer("p", "t0", "a"), offer("q", "t1", "a"), offer("r", "t3", "a")],
        [2, 0, 1, 0, 10], pairs=["p q a 10"], alone=["r"], unmet=["r a places_taken"], remarks=["distances_missing"],
        distances=[["t0", "t1", 10]])
network("nobody", "Nobody offered to take part.", [], [0, 0, 0, 0, 0], remarks=["nobody_takes_part"])
network("apart", "What expired, what was withdrawn, a load of zero, nothing ticked: who has withdrawn is nowhere.",
        [offer("p", "t0", "a"), offer("q", "t1", "a", valid_until="2027-01-03"), offer("r", "t2", "a", withdrawn=TODAY),
         offer("s", "t3", "a", 0), offer("t", "t4", ""), offer("u", "t5", "+a"), offer("v", "t6", "a", valid_until=TODAY),
         offer("w", "t7", "a", withdrawn="2027-01-05", valid_until="2027-02-01")],
        [2, 0, 1, 0, 1], pairs=["p v a 1"], alone=["w"], unmet=["w a places_taken"], distances=[["t0", "t6", 1], ["t0", "t7", 2], ["t6", "t7", 3]],
        apart=["q expired", "s no_place", "t no_subject", "u no_subject"])
network("who-left", "A pair of before with who has left is told to who remains, and names nobody else; the other goes on.",
        [offer("p", "t0", "a"), offer("q", "t1", "a", withdrawn="2027-01-01"), offer("r", "t2", "a"), offer("s", "t3", "a")],
        [2, 1, 1, 0, 0], pairs=["r s a kept"], alone=["p"], unmet=["p a places_taken"], ended=["p -"], earlier=[["p", "q"], ["r", "s"]])

# Stages of tutoring: people met, pairs kept, subjects shared, uneven load, distances unknown, distance.
network("tutoring", "Help comes from who offers it, within one territory too; levels play no part.",
        [offer("p", "t0", "+a"), offer("q", "t0", "-a"), offer("r", "t1", "a")],
        [1, 0, 1, 0, 0, 0], mode="tutoring", pairs=["p q a 0"], apart=["r no_subject"])
network("tutoring-even", "Two who help have one each before one has two; the pair of two subjects is worth it.",
        [offer("p", "t0", "+a +b", 0, 3), offer("q", "t1", "+a", 0, 3), offer("r", "t2", "-a"), offer("s", "t3", "-a"), offer("t", "t4", "-a -b")],
        [3, 0, 4, 1, 0, 41], mode="tutoring", pairs=["p s a 20", "p t a,b 0", "q r a 21"],
        distances=[["t0", "t2", 20], ["t1", "t2", 21], ["t0", "t3", 20], ["t1", "t3", 30], ["t0", "t4", 0], ["t1", "t4", 0]])
network("tutoring-nobody-offers", "Everybody asks, nobody offers.", [offer("p", "t0", "-a"), offer("q", "t1", "-a")],
        [0, 0, 0, 0, 0, 0], mode="tutoring", alone=["p", "q"], unmet=["p a nobody", "q a nobody"], remarks=["nobody_offers_help"])
network("tutoring-nobody-asks", "Everybody offers, nobody asks.", [offer("p", "t0", "+a"), offer("q", "t1", "+a")],
        [0, 0, 0, 0, 0, 0], mode="tutoring", remarks=["nobody_asks_for_help"])
network("tutoring-kept", "Who helped goes on helping, where nobody loses by it.",
        [offer("p", "t0", "+a"), offer("q", "t1", "+a"), offer("r", "t2", "-a"), offer("s", "t3", "-a", 0, 0, 0)],
        [1, 1, 1, 0, 0, 9], mode="tutoring", pairs=["q r a 9 kept"], apart=["s no_place"],
        distances=[["t0", "t2", 1], ["t1", "t2", 9], ["t0", "t1", 1], ["t0", "t3", 1], ["t1", "t3", 1], ["t2", "t3", 1]],
        earlier=[["q", "r"], ["r", "p"], ["s", "p"], ["x", "r"], ["s", "x"]], ended=["- p", "- r", "r p"])

refuses("faults", "Every fault of an offer, each in its place.",
        [{**offer("p", "T 0", "a x +b-b", 21), "subjects": [{"competency": "a", "ticks": ["exchange"]}, {"competency": "a", "ticks": []},
          {"competency": "x", "ticks": ["exchange"]}, {"competency": "b", "ticks": ["offers_help", "asks_help"]}], "level": 3}],
        "invalid_document", "invalid_value /territory", "unknown_field /‹5 characters›", "out_of_range /load/exchange")
refuses("faults-of-meaning", "What no type can see, each in its place.",
        [{**offer("p", "t0", ""), "subjects": [{"competency": "a", "ticks": ["exchange"]}, {"competency": "a", "ticks": []},
          {"competency": "x", "ticks": ["exchange"]}, {"competency": "b", "ticks": ["offers_help", "asks_help"]}]}],
        "invalid_document", "duplicate_entry /subjects/1/competency", "field_required /subjects/1/ticks",
        "dangling_reference /subjects/2/competency", "field_not_allowed /subjects/3/ticks")
refuses("an-attitude", "An attitude is for the person alone: it is no subject.", [offer("p", "t0", "a d")], "invalid_document",
        "attitude_subject /subjects/1/competency",
        referential={**REFERENTIAL, "competencies": [{**own, "kind": "attitude", "prompt": {"fr": "p"}} if own["key"] == "d" else own
                                                     for own in REFERENTIAL["competencies"]]})
refuses("a-portfolio", "A portfolio is no offer.",
        [{"document": "portfolio", "schema_version": 1, "person": "p", "purpose": "reseau", "retain_until": "2030-01-01",
          "referential": {"key": "essai", "version": "1.0.0"}, "offers_help": ["a"]}], "invalid_document", "wrong_document /document")
refuses("twice", "Two offers of one person.", [offer("p", "t0", "a"), offer("p", "t1", "a")], "duplicate_entry", "duplicate_entry")
refuses("other-version", "An offer on another version.", [offer("p", "t0", "a", referential={"key": "essai", "version": "2.0.0"})],
        "invalid_document", "other_referential /referential/version")

save(["peers"], {name: json.dumps(vector, ensure_ascii=False, indent=2) + "\n" for name, vector in VECTORS.items()})
