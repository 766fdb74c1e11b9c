"""Makes the vectors of the area `interview`: steps of people who answer item by item.

Where each step leads is worked out here from the written rules, by code that shares nothing with
the core.

    python3 tests/vectors/make_interview.py            writes tests/vectors/interview
    python3 tests/vectors/make_interview.py --check    says whether it would change
"""

import copy
import json
import random

import make_scoring
from files import save
from make_scoring import DATA, written
from recording import sha256
from rules import Person, answering_seconds

VECTORS = {}


class Walk:
    """A person on the way through a questionnaire."""

    def __init__(self, form):
        self.form, self.answers, self.at, self.lines = form, {}, -1, []
        self.items = [item for section in form["sections"] for item in section["items"]]
        self.keys = [item["key"] for item in self.items]
        self.seconds = answering_seconds(form)

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
        self.note(line)

    def note(self, line):
        shown = self.shown()
        opened = [item for item in self.items if item["key"] in shown and item["key"] not in self.answers]
        line["at"] = self.keys[self.at] if 0 <= self.at < len(self.keys) else None
        line["answered"] = len(shown) - len(opened)
        line["applicable"] = len(shown)
        line["seconds_left"] = sum(self.seconds[item["key"]] for item in opened)
        self.lines.append(line)


def vector(name, description, form, steps, **more):
    walk = Walk(make_form(form))
    steps = list(steps(walk))
    VECTORS[f"interview/{name}"] = {
        "description": description,
        "input": {"questionnaire": form, **more, "steps": steps},
        "expected": {"steps": walk.lines, "answers": dict(sorted(walk.answers.items()))},
    }
    if "later" in more:
        VECTORS[f"interview/{name}"]["expected"]["restored"] = restored(walk, more["later"])


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
        return given | ({"occasion": dice.choice(["yes", "a-little", "no", "not-yet"])} if item.get("occasion") else {})
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


def items_of(form):
    return {item["key"]: (section, item) for section in form["sections"] for item in section["items"]}


def list_of(form, item):
    return next((one for one in form["choice_lists"] if one["key"] == item.get("choices")), {"choices": []})


def said(**parts):
    """What is there, and says something."""
    return {name: part for name, part in parts.items() if part not in (None, False, {}, [], 0)}


def raised(part):
    revision = part.get("revision", 1)
    return revision if revision > 1 else None


def meaning(form, item):
    """What the answers to an item depend on."""
    offered = list_of(form, item)
    bounds = {name: item[name] for name in ("min", "max", "max_chosen") if name in item}
    return bounds | said(
        kind=item["kind"], revision=raised(item), reflexive=item.get("reflexive"), decimals=item.get("decimals"),
        choices={one["code"]: {name: one[name] for name in ("value",) if name in one} | said(revision=raised(one))
                 for one in offered["choices"]},
        missing={one["code"]: one["kind"] for one in offered.get("missing", [])},
        landmarks={str(level): raised(one) for level, one in enumerate(item.get("descriptors", [])) if raised(one)},
    )


def words(form, item):
    """What a person reads who answers an item."""
    def texts(part):
        return {language: text for language, text in part.items() if language != "revision"}
    offered = list_of(form, item)
    return said(
        text=item["text"], help=item.get("help"), unit=item.get("unit"),
        choices={one["code"]: said(label=one["label"], description=one.get("description")) for one in offered["choices"]},
        missing={one["code"]: one["label"] for one in offered.get("missing", []) if "label" in one},
        landmarks=[texts(one) for one in item.get("descriptors", [])],
    )


def compatibility(form):
    return sha256({
        key: meaning(form, item) | said(
            occasion=item.get("occasion"), other=item.get("other"),
            shown_if=[part["shown_if"] for part in (section, item) if part.get("shown_if")])
        for key, (section, item) in items_of(form).items()
    })


def takes(item, answer):
    """What an item that means the same may not take any more."""
    return ("occasion" not in answer or item.get("occasion")) and ("other" not in answer or item.get("other"))


def restored(walk, later):
    """What the interview is where it goes on with a later questionnaire."""
    before, after = items_of(walk.form), items_of(later)
    going = Walk(later)
    aside, reworded = [], []
    for key, given in sorted(walk.answers.items()):
        was, now = before[key][1], after.get(key, (None, None))[1]
        if now is None:
            aside.append({"item": key, "why": "gone"})
        elif meaning(walk.form, was) != meaning(later, now) or not takes(now, given):
            aside.append({"item": key, "why": "changed"})
        else:
            going.answers[key] = given
            if words(walk.form, was) != words(later, now):
                reworded.append(key)
    here = walk.keys[walk.at] if 0 <= walk.at < len(walk.keys) else None
    if here is None:
        going.at = -1 if walk.at < 0 else len(going.keys)
    elif here in after:
        going.at = going.keys.index(here)
    else:
        going.at = max([going.keys.index(key) for key in going.answers], default=-1)
    again = [going.keys.index(one["item"]) for one in aside if one["item"] in going.shown()]
    going.at = min([going.at, *again])
    going.note({})
    return {
        "compatibility": [compatibility(walk.form), compatibility(later)],
        "reworded": reworded, "set_aside": aside,
        "place": going.lines[0], "answers": dict(sorted(going.answers.items())),
    }


def other_version(name, description, form, steps, change):
    """An interview that goes on with another version of its questionnaire."""
    later = copy.deepcopy(form)
    later["version"] = "1.1.0"
    change(later, {key: item for key, (_, item) in items_of(later).items()}, {one["key"]: one for one in later["choice_lists"]})
    vector(f"later-{name}", description, form, steps, later=later)


def versions():
    """Later versions of one questionnaire: mended words, another meaning, items that are gone."""
    def text(fr):
        return {"fr": fr}

    def choice(code, **more):
        return {"code": code, "label": text(f"choix {code}"), **more}
    form = {
        "document": "questionnaire", "schema_version": 1, "key": "versions", "version": "1.0.0", "title": text("Versions"),
        "choice_lists": [
            {"key": "echelle", "ladder": {"mobilised_from": 1}, "choices": [choice(f"n{n}", value=n) for n in range(3)],
             "missing": [{"code": "SO", "kind": "not_applicable", "label": text("Sans objet")}]},
            {"key": "accord", "choices": [choice(f"a{n}", value=n) for n in range(1, 5)],
             "missing": [{"code": "R", "kind": "refused"}]},
            {"key": "oui-non", "choices": [choice("oui"), choice("non")]},
            {"key": "lieux", "choices": [choice(code) for code in ("maison", "mairie", "marche")]},
        ],
        "sections": [
            {"key": "un", "title": text("Un"), "items": [
                {"key": "anime", "kind": "level", "choices": "echelle", "text": text("Anime une réunion"), "occasion": True,
                 "descriptors": [text("pas encore"), text("aidé"), text("seul")], "seconds": 20},
                {"key": "redige", "kind": "level", "choices": "echelle", "text": text("Rédige un compte rendu"), "seconds": 10},
                {"key": "climat", "kind": "rating", "choices": "accord", "text": text("Le climat est bon."), "seconds": 5},
                {"key": "entraide", "kind": "rating", "choices": "accord", "text": text("On s’entraide."), "help": text("Au quotidien.")},
            ]},
            {"key": "deux", "title": text("Deux"), "items": [
                {"key": "equipe", "kind": "single", "choices": "oui-non", "text": text("Une équipe ?"), "other": True, "seconds": 7},
                {"key": "taille", "kind": "number", "min": 0, "max": 50, "unit": text("personnes"), "text": text("Combien ?"),
                 "shown_if": {"item": "equipe", "is": "oui"}},
                {"key": "lieux", "kind": "multiple", "choices": "lieux", "max_chosen": 2, "text": text("Où ?")},
                {"key": "rangs", "kind": "ranking", "choices": "lieux", "text": text("Dans quel ordre ?")},
                {"key": "note", "kind": "text", "text": text("Remarques"), "seconds": 60},
                {"key": "vecu", "kind": "text", "reflexive": True, "text": text("Pour vous")},
            ]},
        ],
    }
    answers = {
        "anime": {"level": 1, "occasion": "a-little"}, "redige": {"level": 2}, "climat": {"choice": "a3"},
        "entraide": {"missing": "refused"}, "equipe": {"choice": "oui"}, "taille": {"number": 12},
        "lieux": {"chosen": ["mairie"]}, "rangs": {"ranking": ["mairie", "maison"]}, "note": {"text": "une remarque"},
        "vecu": {"text": "…"},
    }

    def to(last, other=None):
        """Answers up to an item, where the person stays; to the end for none."""
        def steps(walk):
            while walk.at < len(walk.keys):
                yield "next"
                walk.take("next")
                if walk.at == len(walk.keys):
                    break
                key = walk.keys[walk.at]
                step = {"item": key, "answer": (other or {}).get(key, answers[key])}
                yield step
                walk.take(step)
                if key == last:
                    break
        return steps

    def case(name, description, change, last=None, other=None):
        other_version(name, description, form, to(last, other), change)

    def mended(later, items, lists):
        items["anime"]["text"]["fr"] = "Anime des réunions"
        lists["accord"]["choices"][0]["label"]["fr"] = "Pas du tout"
        later["title"]["fr"] = "Versions corrigées"
    case("words", "Words of an item and of a list are mended: every answer stands, those items are named.", mended)
    case("words-at-item", "The same, half-way.", mended, "climat")
    case("words-beside", "Help, a unit, a landmark, the name of a kind of missing, another language.", lambda later, items, lists: (
        items["entraide"]["help"].update(fr="Tous les jours."), items["taille"].update(unit=text("agents")),
        items["anime"]["descriptors"][2].update(fr="sans aide"), lists["echelle"]["missing"][0]["label"].update(en="Not applicable")))
    case("same", "Titles, labels for tables, order of choices and of sections, a scale: nothing that is read or answered.",
         lambda later, items, lists: (
             later["sections"][0]["title"].update(fr="Une"), items["climat"].update(label=text("Climat"), seconds=9),
             lists["lieux"]["choices"].reverse(), later["sections"].reverse(),
             later.update(scales=[{"key": "s", "title": text("s"), "method": "mean", "output": "percent_of_maximum",
                                   "items": [{"item": "climat"}]}])), "lieux")
    case("one", "A revision of 1 is the same as none.", lambda later, items, lists: (
        items["climat"].update(revision=1), lists["accord"]["choices"][1].update(revision=1), items["anime"]["descriptors"][0].update(revision=1)))
    case("item-revised", "The author raised the revision of an item, with its words.", lambda later, items, lists: (
        items["climat"].update(revision=2, text=text("Le climat est mauvais."))))
    case("choice-revised", "A choice means something else: all that was answered by its list is asked again.",
         lambda later, items, lists: lists["accord"]["choices"][3].update(revision=2), "taille")
    case("landmark-revised", "A landmark means something else.",
         lambda later, items, lists: items["anime"]["descriptors"][1].update(revision=3))
    case("item-gone", "An item is gone, after which the person goes on.", lambda later, items, lists: later["sections"][0]["items"].pop(1))
    case("here-gone", "The item at which the person is, is gone.", lambda later, items, lists: (
        later["sections"][1]["items"].pop(0), items["taille"].pop("shown_if")), "equipe")
    case("choice-gone", "A choice is gone.", lambda later, items, lists: lists["lieux"]["choices"].pop(1))
    case("choice-new", "A choice more.", lambda later, items, lists: lists["oui-non"]["choices"].append(choice("parfois")))
    case("value", "A choice counts otherwise.", lambda later, items, lists: lists["accord"]["choices"][3].update(value=9))
    case("missing", "A way not to answer is gone.", lambda later, items, lists: lists["accord"].pop("missing"))
    case("kind", "Another kind of answer.", lambda later, items, lists: items["note"].update(kind="number"))
    case("bounds", "Another bound of a number, of decimals, of how many are chosen.", lambda later, items, lists: (
        items["taille"].update(max=60, decimals=1), items["lieux"].update(max_chosen=1)))
    case("not-private", "What was written for the person alone does not stand where it is no longer so.",
         lambda later, items, lists: items["vecu"].pop("reflexive"))
    case("skip", "Other skip logic: answers stand, and those to hidden items do not count.", lambda later, items, lists: (
        items["taille"].update(shown_if={"item": "equipe", "is": "non"}), later["sections"][0].update(shown_if={"item": "equipe", "is_answered": True})))
    case("hidden", "What changed and is not shown is not asked.", lambda later, items, lists: (
        items["taille"].update(max=60, shown_if={"item": "equipe", "is": "non"})))
    case("beside", "The occasion is not asked any more: an answer with one does not stand; the one without does.",
         lambda later, items, lists: items["anime"].pop("occasion"))
    case("beside-not-given", "What is not offered any more and was not used.", lambda later, items, lists: (
        items["anime"].pop("occasion"), items["equipe"].pop("other")), other={"anime": {"level": 1}})
    case("other", "« autre » is not offered any more.", lambda later, items, lists: items["equipe"].pop("other"),
         other={"equipe": {"choice": "oui", "other": "selon"}})
    case("all-revised", "Everything means something else, a kind of missing too.", lambda later, items, lists: (
        [item.update(revision=2) for item in items.values()]), "anime", {"anime": {"missing": "no_answer"}})


def main():
    versions()
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
