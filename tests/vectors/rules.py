"""The rules of scoring, from their written form and with fractions.

It shares nothing with the core: where the two differ, one of them is wrong.
"""

import struct
from datetime import date, timedelta
from fractions import Fraction

NOT_EXPECTED = ("not_applicable", "not_shown")
OCCASIONS = ("yes", "a-little", "no", "not-yet")


def number(value):
    """An integer, or a decimal written as a string."""
    return Fraction(value)


class Person:
    """The answers of one person to one questionnaire, skip logic applied."""

    def __init__(self, questionnaire, answers):
        self.lists = {entry["key"]: entry for entry in questionnaire.get("choice_lists", [])}
        self.sections = questionnaire["sections"]
        self.items = {item["key"]: item for s in self.sections for item in s["items"]}
        self.section_of = {item["key"]: s for s in self.sections for item in s["items"]}
        self.scales = {scale["key"]: scale for scale in questionnaire.get("scales", [])}
        self.given = answers
        self.shown = {}

    def list_of(self, item):
        return self.lists.get(item.get("choices"))

    def is_shown(self, key):
        if key not in self.shown:
            conditions = [self.section_of[key].get("shown_if"), self.items[key].get("shown_if")]
            values = [self.truth(condition) for condition in conditions if condition]
            self.shown[key] = False not in values
        return self.shown[key]

    def truth(self, condition):
        """True, False, or None where it is unknown."""
        if "all" in condition:
            parts = [self.truth(part) for part in condition["all"]]
            return False if False in parts else None if None in parts else True
        if "any" in condition:
            parts = [self.truth(part) for part in condition["any"]]
            return True if True in parts else None if None in parts else False
        if "not" in condition:
            part = self.truth(condition["not"])
            return None if part is None else not part
        item = self.items[condition["item"]]
        if "is_answered" in condition:
            return (self.missing(item["key"]) is None) == condition["is_answered"]
        if self.missing(item["key"]) is not None:
            return None
        answer = self.given[item["key"]]
        if "includes" in condition:
            return condition["includes"] in answer["chosen"]
        if "is" in condition or "in" in condition:
            codes = [condition["is"]] if "is" in condition else condition["in"]
            return self.choice(item)["code"] in codes
        value = self.value(item)
        if "at_least" in condition:
            return value >= number(condition["at_least"])
        return value <= number(condition["at_most"])

    def missing(self, key):
        """The kind of missing, or None for an answer."""
        if not self.is_shown(key):
            return "not_shown"
        answer = self.given.get(key)
        if answer is None:
            return "no_answer"
        if "cell" in answer:
            return "invalid"
        return answer.get("missing") or ("no_answer" if answer.get("ranking") == [] else None)

    def choice(self, item):
        answer, choices = self.given[item["key"]], self.list_of(item)["choices"]
        if item["kind"] == "level":
            return choices[answer["level"]]
        return next(choice for choice in choices if choice["code"] == answer["choice"])

    def value(self, item):
        if item["kind"] == "number":
            return number(self.given[item["key"]]["number"])
        value = self.choice(item).get("value")
        return None if value is None else number(value)

    def bounds(self, item):
        if item["kind"] == "number":
            return number(item["min"]), number(item["max"])
        values = [number(choice["value"]) for choice in self.list_of(item)["choices"]]
        return min(values), max(values)

    # --- scales -----------------------------------------------------------

    def members(self, scale, members):
        """The members that are counted: those of its scales where it is flat."""
        if not scale.get("flat"):
            return members
        flat = []
        for member in members:
            child = self.scales.get(member.get("scale"))
            flat += self.members({"flat": True}, child["items"]) if child else [member]
        return flat

    def keyed(self, member):
        item = self.items[member["item"]]
        low, high = self.bounds(item)
        value = self.value(item)
        return low + high - value if member.get("reversed") else value

    def score(self, scale, members=None, output=None):
        members = self.members(scale, members or scale["items"])
        output = output or scale["output"]
        used, applicable, invalid = [], 0, 0
        for member in members:
            if "item" in member:
                kind = self.missing(member["item"])
                applicable += kind not in NOT_EXPECTED
                invalid += kind == "invalid"
                if kind is None:
                    used.append((member, None))
            else:
                child = self.score(self.scales[member["scale"]], output="percent_of_maximum")
                applicable += child["status"] != "nothing_applicable"
                invalid += child["invalid"]
                if child["status"] == "ok":
                    used.append((member, child["score"] / 100))
        rule = scale.get("answered") or {}
        of = len(members) if rule.get("of") == "all" else applicable
        at_least = rule.get("at_least", {"ratio": [1, 2]})
        if "count" in at_least:
            have, need = len(used), at_least["count"]
        else:
            p, q = at_least["ratio"]
            have, need = len(used) * q, p * of
        enough = have > need if rule.get("strict") else have >= need
        half = (len(members) + 1) // 2
        floor = scale.get("min_items") or (1 if len(members) == 1 else max(2, half))
        enough = enough and len(used) >= floor
        if scale["method"] == "sum":
            enough = enough and len(used) == len(members)
        status = "ok" if enough else "too_few_answers"
        if applicable == 0:
            status = "nothing_applicable"
        result = {"status": status, "used": len(used), "of": of, "invalid": invalid}
        if status == "ok":
            result["score"] = self.compute(scale, members, used, output)
        return result

    def compute(self, scale, members, used, output):
        weight = lambda member: member.get("weight", 1)
        total = sum(weight(member) for member, _ in used)
        if any("scale" in member for member in members):
            on_unit = lambda member, score: self.on_unit(member) if score is None else score
            return 100 * sum(weight(m) * on_unit(m, score) for m, score in used) / total
        ranges = {self.bounds(self.items[member["item"]]) for member in members}
        if output == "percent_of_maximum" and len(ranges) > 1:
            return 100 * sum(weight(m) * self.on_unit(m) for m, _ in used) / total
        answered = sum(weight(member) * self.keyed(member) for member, _ in used)
        everything = sum(weight(member) for member in members)
        factor = {"mean": Fraction(1), "sum": Fraction(everything), "prorated_sum": Fraction(everything)}
        raw = answered if scale["method"] == "sum" else answered / total * factor[scale["method"]]
        if output == "raw":
            return raw
        low, high = (bound * factor[scale["method"]] for bound in ranges.pop())
        return 100 * (raw - low) / (high - low)

    def on_unit(self, member):
        low, high = self.bounds(self.items[member["item"]])
        return (self.keyed(member) - low) / (high - low)

    def band(self, scale, score):
        bands = scale.get("bands", [])
        top = max((number(band["to"]) for band in bands), default=None)
        for band in bands:
            low, high = number(band["from"]), number(band["to"])
            if low <= score < high or (score == high == top):
                return band["key"]
        return None

    def scores(self):
        results = []
        for scale in self.scales.values():
            result = self.score(scale)
            line = {"key": scale["key"], **{k: result[k] for k in ("status", "used", "of")}}
            if result["invalid"]:
                line["invalid"] = result["invalid"]
            if "score" in result:
                line["exact"] = str(result["score"])
                line["bits"] = bits(result["score"])
                band = self.band(scale, result["score"])
                if band:
                    line["band"] = band
            if "alternative" in scale:
                other = self.score(scale, scale["alternative"]["items"])
                if "score" in other:
                    line["alternative_bits"] = bits(other["score"])
            results.append(line)
        return results

    # --- levels, needs, gaps, completeness ----------------------------------

    def levels(self):
        results = []
        for item in self.items.values():
            if item["kind"] != "level":
                continue
            missing = self.missing(item["key"])
            answer = self.given.get(item["key"]) or {}
            occasion = answer.get("occasion") if item.get("occasion") else None
            ladder = self.list_of(item)["ladder"]
            results.append({
                "competency": item.get("competency"),
                "item": item["key"],
                "level": None if missing else answer["level"],
                "missing": missing,
                "occasion": None if missing == "not_shown" else occasion,
                "mobilised_from": int(ladder["mobilised_from"]),
            })
        return results

    def profiles(self):
        levels = {level["item"]: level for level in self.levels()}
        profiles = []
        for section in self.sections:
            own = [item for item in section["items"] if item["kind"] == "level"]
            if not own:
                continue
            results = [levels[item["key"]] for item in own]
            steps = max(len(self.list_of(item)["choices"]) for item in own)
            there = sorted(r["level"] for r in results if r["level"] is not None)
            profiles.append({
                "section": section["key"],
                "of": sum(r["missing"] not in NOT_EXPECTED for r in results),
                "answered": len(there),
                "mobilised": sum(
                    r["level"] is not None and r["level"] >= r["mobilised_from"] for r in results
                ),
                "at_level": [there.count(level) for level in range(steps)],
                "median_low": there[(len(there) - 1) // 2] if there else None,
                "median_high": there[len(there) // 2] if there else None,
            })
        return profiles

    def underused(self):
        return [
            level["competency"]
            for level in self.levels()
            if level["level"] is not None
            and level["level"] >= level["mobilised_from"]
            and level["occasion"] in ("no", "a-little")
        ]

    def needs(self):
        needs = {"environment": [], "skills": [], "peers": []}
        for item in self.items.values():
            cuts = (self.list_of(item) or {}).get("need")
            if not cuts or not item.get("need_level"):
                continue
            if item["kind"] not in ("level", "rating", "single"):
                continue
            missing = self.missing(item["key"])
            if missing in NOT_EXPECTED:
                need = "not_applicable"
            elif missing:
                need = "unknown"
            elif self.value(item) >= number(cuts["met_from"]):
                need = "met"
            elif self.value(item) >= number(cuts["partly_from"]):
                need = "partly"
            else:
                need = "unmet"
            occasion = (self.given.get(item["key"]) or {}).get("occasion")
            barred = occasion == "no" and need in ("partly", "unmet")
            needs["environment" if barred else item["need_level"]].append({
                "item": item["key"],
                "factor": item.get("factor"),
                "competency": item.get("competency"),
                "answer": None if missing else self.choice(item)["code"],
                "missing": missing,
                "need": need,
            })
        return needs

    def gaps(self, requirements, today=None):
        def timing(asked):
            if asked.get("situation"):
                return "due" if asked.get("arisen") else "in_situation"
            if not (today and asked.get("due")):
                return None
            # Days as ISO writes them are in the order of time.
            return "due" if asked["due"] <= today else "later"

        def together(one, other):
            same = all(one[part] == other[part] for part in ("competency", "necessity"))
            return same and (one["necessity"] == "essential" or one["asked_by"] == other["asked_by"])

        groups = []
        for asked in requirements:
            found = next((group for group in groups if together(group[0], asked)), None)
            groups.append([asked]) if found is None else found.append(asked)
        levels = {level["competency"]: level for level in self.levels()}
        lines = []
        for group in groups:
            found = levels.get(group[0]["competency"], {})
            level, missing = found.get("level"), found.get("missing")
            is_open = lambda asked: level is None or level < asked["target"]
            said = lambda asked: {
                "profile": asked["asked_by"],
                "target": asked["target"],
                **{part: asked.get(part) for part in ("share", "by_day", "due", "situation", "entry")},
                "timing": timing(asked),
            }
            now = [asked for asked in group if timing(asked) in (None, "due")]
            later = [asked for asked in group if asked not in now]
            later.sort(key=lambda asked: (asked.get("due") or "9999", asked["target"]))
            compared = now or [asked for asked in later if is_open(asked)][:1] or later
            target = max(asked["target"] for asked in compared)
            line = {part: group[0][part] for part in ("competency", "necessity")}
            line["target"], line["weight"] = target, max(asked["weight"] for asked in compared)
            line["asked_by"] = [said(asked) for asked in group]
            line["level"], line["occasion"] = level, found.get("occasion")
            line["size"] = None if level is None else max(0, target - level)
            if level is not None:
                line["status"] = "gap" if line["size"] else "met"
            elif missing == "not_applicable":
                essential = line["necessity"] == "essential"
                line["status"] = "to_clarify" if essential else "not_applicable"
            else:
                line["status"] = "to_assess_first"
            barred = line["status"] == "gap" and line["occasion"] == "no"
            framed = barred or line["status"] == "to_clarify"
            line["need_level"] = "environment" if framed else "skills"
            line["addressee"] = "supervision" if framed else "coordination"
            if line["status"] == "gap" and line["occasion"] == "not-yet":
                line["addressee"] = None
            timings = [timing(asked) for asked in compared if is_open(asked) and timing(asked)]
            settled = line["status"] in ("met", "not_applicable")
            first = ("due", "later", "in_situation")
            line["timing"] = None if settled else min(timings, key=first.index, default=None)
            coming = [asked for asked in later if asked["target"] > target and is_open(asked)]
            line["next"] = said(coming[0]) if coming else None
            lines.append(line)
        status = ("gap", "to_assess_first", "to_clarify", "met", "not_applicable")
        necessity = ("essential", "expected", "optional")
        occasion = ("yes", "a-little", None, "not-yet", "no")
        lines.sort(key=lambda line: (
            status.index(line["status"]),
            line["timing"] in ("later", "in_situation"),
            necessity.index(line["necessity"]),
            occasion.index(line["occasion"]),
            -line["weight"],
            -(line["size"] or 0),
        ))
        return lines

    def completeness(self):
        kinds = ("no_answer", "refused", "dont_know", "not_applicable", "not_shown", "invalid")
        results = []
        for section in self.sections:
            own = [item for item in section["items"] if not item.get("reflexive")]
            if not own:
                continue
            missing = [self.missing(item["key"]) for item in own]
            results.append({
                "section": section["key"],
                "answered": missing.count(None),
                "shown": len(missing) - missing.count("not_shown"),
                "all": len(missing),
                "missing": {kind: missing.count(kind) for kind in kinds},
            })
        return results

    def answered_though_hidden(self):
        answered = lambda answer: "missing" not in answer and answer.get("ranking") != []
        return [
            key
            for key in self.items
            if not self.is_shown(key) and key in self.given and answered(self.given[key])
        ]


def posts_ask(referential, posts, form):
    """What posts ask for, and the posts that count: one post after the other, its own profile first."""
    profiles = {p["key"]: (n, p) for n, p in enumerate(referential["profiles"]) if "retired" not in p}
    lines = {}
    families = []
    for post in posts:
        family, key = [], post["profile"]
        while key:
            family.append(key)
            key = profiles[key][1].get("builds_on")
        families.append(family)
    below = {key for family in families for key in family[1:]}
    count = [(p, f) for p, f in zip(posts, families) if "share" in p or p["profile"] not in below]
    gone = {c["key"] for c in referential["competencies"] if "retired" in c}
    for post, family in count:
        taken = set()
        for key in family:
            number, profile = profiles[key]
            for index, asked in enumerate(profile.get("requirements", [])):
                competency = asked["competency"]
                if competency in taken or competency in gone:
                    continue
                entry = f"/profiles/{number}/requirements/{index}"
                share = post.get("share")
                due = None
                if post.get("arrived") and asked.get("by_day"):
                    arrived = date.fromisoformat(post["arrived"])
                    due = str(arrived + timedelta(days=asked["by_day"]))
                arisen = asked.get("situation") in post.get("situations", [])
                if entry in lines:
                    days = [day for day in (lines[entry]["due"], due) if day]
                    lines[entry]["due"] = min(days, default=None)
                    lines[entry]["arisen"] |= arisen
                    old = lines[entry]["share"]
                    lines[entry]["share"] = None if old is None or share is None else old + share
                    continue
                lines[entry] = {
                    "competency": competency,
                    "target": on_ladder(referential, form, competency, asked["target_level"]),
                    "weight": asked.get("weight", 1),
                    "necessity": asked["necessity"],
                    "asked_by": key,
                    "share": share,
                    "by_day": asked.get("by_day"),
                    "due": due,
                    "situation": asked.get("situation"),
                    "arisen": arisen,
                    "entry": entry,
                }
            taken |= {asked["competency"] for asked in profile.get("requirements", [])}
    schemes = []
    for post, family in count:
        named = (profiles[key][1].get("dispositif") for key in family)
        schemes.append({
            "profile": post["profile"],
            "dispositif": next((d for d in named if d), None),
            "share": post.get("share"),
            "arrived": post.get("arrived"),
            "situations": post.get("situations", []),
        })
    return list(lines.values()), schemes


def on_ladder(referential, form, competency, level):
    """A level of the main scale on the ladder by which a form asks the competency."""
    lists = {found["key"]: found for found in form["choice_lists"]}
    for section in form["sections"]:
        for item in section["items"]:
            if item["kind"] == "level" and item.get("competency") == competency:
                name = lists[item["choices"]]["ladder"].get("scale")
                scale = next((s for s in referential["scales"] if s["key"] == name), {})
                if "variant_of" in scale:
                    lowest = [step["stands_for"] for step in scale["levels"]]
                    return max(n for n, low in enumerate(lowest) if low <= level)
    return level


def bits(score):
    """The double nearest to a fraction: Python divides integers correctly rounded."""
    return struct.pack(">d", score.numerator / score.denominator).hex()


def answering_seconds(form):
    """About how long each item takes, by its words (230 a minute) and acts (8 seconds each), where it does not say."""
    lists = {found["key"]: found for found in form.get("choice_lists", [])}
    seconds = {}
    for section in form["sections"]:
        texts, read = [section["title"], section.get("intro")], set()
        for item in section["items"]:
            texts += [item.get("label"), item["text"], item.get("help"), *item.get("descriptors", [])]
            if item.get("choices") and item["choices"] not in read:
                read.add(item["choices"])
                shown = lists[item["choices"]]
                texts += [choice.get(part) for choice in shown["choices"] for part in ("label", "description")]
                texts += [choice.get("label") for choice in shown.get("missing", [])]
            said = [text.get("fr") or next(iter(text.values())) for text in texts if text]
            words = sum(any(c.isalnum() for c in word) for text in said for word in text.split())
            acts = 2 if item["kind"] == "level" and item.get("occasion") else 1
            if item["kind"] in ("multiple", "ranking"):
                acts = min(item.get("max_chosen") or 2, 3)
            seconds[item["key"]] = item.get("seconds") or -(-words * 60 // 230) + 8 * acts
            texts = []
    return seconds
