"""Makes the vectors of the area `interview`: steps of people who answer item by item.

Where each step leads is worked out here from the written rules, by code that shares nothing with
the core.

    python3 tests/vectors/make_interview.py            writes tests/vectors/interview
    python3 tests/vectors/make_interview.py --check    says whether it would change
"""

import json
import random

import make_scoring
from files import save
from make_scoring import DATA, written
from rules import Person

VECTORS = {}


class Walk:
    """A person on the way through a questionnaire."""

    def __init__(self, form):
        self.form, self.answers, self.at, self.lines = form, {}, -1, []
        self.items = [item for section in form["sections"] for item in section["items"]]
        self.keys = [item["key"] for item in self.items]

    def shown(self):
        person = Person(self.form, self.answers)
        return [key for key in self.keys if person.is_shown(key)]

    def take(self, step):
        places = [self.keys.index(key) for key in self.shown()]
        line = {}
        if step == "next":
            self.at = min([place for place in places if place > self.at], default=len(self.keys))
        elif step == "back":
            self.at = max([place for place in places if place < self.at], default=-1)
        elif "clear" in step:
            self.answers.pop(step["clear"], None)
        elif "refused" in step:
            line["error"] = step.pop("refused")
        else:
            self.answers[step["item"]] = step["answer"]
        shown = self.shown()
        opened = [item for item in self.items if item["key"] in shown and item["key"] not in self.answers]
        line["at"] = self.keys[self.at] if 0 <= self.at < len(self.keys) else None
        line["answered"] = len(shown) - len(opened)
        line["applicable"] = len(shown)
        line["seconds_left"] = sum(item.get("seconds", 0) for item in opened)
        self.lines.append(line)


def vector(name, description, form, steps, **more):
    walk = Walk(make_form(form))
    steps = list(steps(walk))
    VECTORS[f"interview/{name}"] = {
        "description": description,
        "input": {"questionnaire": form, **more, "steps": steps},
        "expected": {"steps": walk.lines, "answers": dict(sorted(walk.answers.items()))},
    }


def make_form(form):
    return json.loads((DATA / f"{form}.json").read_text(encoding="utf-8")) if isinstance(form, str) else form


def answer(dice, form, item):
    """Some answer that the item takes."""
    lists = {entry["key"]: entry for entry in form["choice_lists"]}
    offered = lists.get(item.get("choices"), {})
    kinds = [missing["kind"] for missing in offered.get("missing", [])]
    if kinds and dice.random() < 0.15:
        return {"missing": dice.choice(kinds)}
    codes = [choice["code"] for choice in offered.get("choices", [])]
    if item["kind"] == "level":
        given = {"level": dice.randrange(len(codes))}
        return given | ({"occasion": dice.choice(["yes", "a-little", "no"])} if item.get("occasion") else {})
    if item["kind"] in ("rating", "single"):
        return {"choice": dice.choice(codes)}
    if item["kind"] == "multiple":
        return {"chosen": [code for code in codes if dice.random() < 0.4][: item.get("max_chosen", 99)]}
    if item["kind"] == "ranking":
        return {"ranking": dice.sample(codes, dice.randint(0, len(codes)))}
    if item["kind"] == "number":
        return {"number": dice.randint(int(item.get("min", 0)), min(int(item.get("max", 50)), 50))}
    return {"text": "…"}


def at_random(seed, count):
    """Mostly on and answering, now and then back, elsewhere, or taking an answer back."""
    def steps(walk):
        dice = random.Random(seed)
        for _ in range(count):
            here = walk.items[walk.at] if 0 <= walk.at < len(walk.items) else None
            chance = dice.random()
            if chance < 0.45 and here:
                step = {"item": here["key"], "answer": answer(dice, walk.form, here)}
            elif chance < 0.8:
                step = "next"
            elif chance < 0.9:
                step = "back"
            elif chance < 0.95:
                other = dice.choice(walk.items)
                step = {"item": other["key"], "answer": answer(dice, walk.form, other)}
            else:
                step = {"clear": dice.choice(walk.keys)}
            yield step
            walk.take(step)
    return steps


def straight_through(seed):
    """Every item that is shown, answered, to the end."""
    def steps(walk):
        dice = random.Random(seed)
        while walk.at < len(walk.keys):
            yield "next"
            walk.take("next")
            if walk.at < len(walk.keys):
                here = walk.items[walk.at]
                step = {"item": here["key"], "answer": answer(dice, walk.form, here)}
                yield step
                walk.take(step)
    return steps


def refused(walk):
    """What an item does not take changes nothing."""
    wrong = [
        ("next", None),
        ({"item": "taille", "answer": {"choice": "oui"}}, "wrong_answer"),
        ({"item": "nulle-part", "answer": {"choice": "oui"}}, "unknown_item"),
        ({"item": "equipe", "answer": {"choice": "peut-etre"}}, "unknown_choice"),
        ({"item": "taille", "answer": {"number": 51}}, "out_of_range"),
        ({"item": "equipe", "answer": {"choice": "non"}}, None),
        ("next", None),
        ("back", None),
        ("back", None),
        ("back", None),
        ("next", None),
    ]
    for step, code in wrong:
        yield dict(step) if isinstance(step, dict) else step
        walk.take({"refused": code} if code else step)


def main():
    make_scoring.skip_logic()
    form = make_scoring.VECTORS["scoring/skip-logic"]["input"]["questionnaire"]
    for place, item in enumerate(item for section in form["sections"] for item in section["items"]):
        item["seconds"] = 5 + 10 * place
    for seed in range(1, 7):
        vector(f"walk-{seed}", "Back and forth through skip logic of every kind.", form, at_random(seed, 80))
    vector("refused", "Answers that an item does not take, and the ends of the way.", form, refused)
    posts = [{"profile": "cls", "share": 600}, {"profile": "asv", "share": 400}]
    for seed in (21, 22):
        vector(f"posts-{seed}", "The questionnaire that ships, answered to the end and compared with two posts.",
               "autopositionnement", straight_through(seed), referential="embedded", posts=posts)
    vector("short", "The ten-minute form, left half-way.", "autopositionnement-court", at_random(31, 60))
    save(["interview"], {name: written(json.loads(json.dumps(v))) for name, v in VECTORS.items()})


if __name__ == "__main__":
    main()
