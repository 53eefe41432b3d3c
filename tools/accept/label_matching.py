"""Matching of predicted rows against labels that hold places instead of quotes: the counting of score_labels.py.

`sf` is everywhere the imported module score_facts.py, whose comparisons of values, units, years and names are used
unchanged.  Standard library only.
"""

from __future__ import annotations

import hashlib

SLOTS = ("comparator", "year", "measure", "indicator", "subject", "base_value", "attribute")


class Original:
    """The decoded original and the places of a quote in it."""

    def __init__(self, path, sf):
        """Read the file as the labels did: UTF-8."""
        raw = path.read_bytes()
        self.sf, self.sha256, self.text = sf, hashlib.sha256(raw).hexdigest(), raw.decode("utf-8")
        self.places = [i for i, c in enumerate(self.text) if not c.isspace()]
        self.bare = "".join(self.text[i] for i in self.places)

    def spans(self, row):
        """Return the places of a predicted row: its span if that is its evidence, else where that stands."""
        evidence, start, end = (
            self.sf.strip(row.get("evidence") or ""),
            row.get("start"),
            row.get("end"),
        )
        if not 4 <= len(evidence) <= 120:
            return []
        if (
            isinstance(start, int)
            and isinstance(end, int)
            and self.sf.strip(self.text[start:end]) == evidence
        ):
            return [(start, end)]
        return [
            (self.places[a], self.places[b - 1] + 1) for a, b in self.sf.spans(evidence, self.bare)
        ]


def variants(gold):
    """Yield the gold row under each accepted quantity."""
    yield gold
    for name in gold.get("unit_alt", []):
        yield gold | {"unit": name}
    for value, high, name in gold.get("quantity_alt", []):
        yield gold | {"value": value, "value_high": high, "unit": name}


def right_slots(sf, pred, gold):
    """Compare as score_facts.right_slots does, with the alternatives of every slot."""
    slots = sf.right_slots(pred, gold)
    slots["year"] = slots["year"] or sf.year_of(pred) in gold.get("year_alt", [])
    for name in ("indicator", "subject"):
        others = gold.get(f"{name}_alt", [])
        slots[name] = slots[name] or any(sf.similar(pred.get(name), other, 0.5) for other in others)
    return slots


def inside(place, windows):
    """Say whether a code point lies in a window."""
    return any(a <= place < b for a, b in windows)


def score_family(sf, pred, gold, original, windows):
    """Count one family; return also what was missed, wrong or slipped (the algorithm of score_quantities)."""
    for row in gold:
        row["_spans"] = [(row["start"], row["end"])]
    for row in pred:
        row["_spans"] = original.spans(row)
    by_id = {g["id"]: g for g in gold}
    groups = [[g] + [by_id[i] for i in g.get("same_as", []) if i in by_id] for g in gold]

    def agree(p, g):
        return sf.overlap(p["_spans"], g["_spans"]) and any(
            sf.same_quantity(p, v) for v in variants(g)
        )

    pairs = []
    for i, p in enumerate(pred):
        agreed = {g["id"] for g in gold if agree(p, g)}
        for j, group in enumerate(groups):
            hits = [g for g in group if g["id"] in agreed]
            if hits:
                slots = max(
                    (right_slots(sf, p, g) for g in hits), key=lambda s: sum(s[k] for k in sf.TUPLE)
                )
                pairs.append(
                    (-sum(slots[k] for k in sf.TUPLE), gold[j]["id"] not in agreed, i, j, slots)
                )
    used_p, used_g, matched = set(), set(), []
    for _, _, i, j, slots in sorted(pairs, key=lambda x: x[:2]):
        if i not in used_p and j not in used_g:
            used_p.add(i)
            used_g.add(j)
            matched.append((i, j, slots))

    def spread(found):
        return {
            k
            for j in found
            for k, g in enumerate(gold)
            if k == j or (k not in used_g and g["id"] in gold[j].get("same_as", []))
        }

    settled = set(used_g) | spread(used_g)
    right = spread({j for _, j, slots in matched if all(slots[k] for k in sf.TUPLE)})
    strict = [j for j, g in enumerate(gold) if g["strict"]]
    good = [m for m in matched if gold[m[1]]["strict"]]
    wrong = []
    for i, p in enumerate(pred):
        place = p["_spans"][0][0] if p["_spans"] else p.get("start")
        if i not in used_p and (not isinstance(place, int) or inside(place, windows)):
            wrong.append(p)
    counts = {
        "gold_strict": len(strict),
        "judged": len(good) + len(wrong),
        "found": len(good),
        "right": sum(all(m[2][k] for k in sf.TUPLE) for m in good),
        "recalled": sum(j in settled for j in strict),
        "recalled_right": sum(j in right for j in strict),
        "bad_evidence": sum(not p["_spans"] for p in wrong),
        "slots": {k: sum(bool(m[2][k]) for m in good) for k in SLOTS},
    }
    slips = [
        (pred[i], gold[j], bad) for i, j, s in good if (bad := [k for k in sf.TUPLE if not s[k]])
    ]
    return counts, [gold[j] for j in strict if j not in settled], wrong, slips


def add_up(parts):
    """Add up the counts of several families or documents."""
    total = {k: sum(p[k] for p in parts) for k in parts[0] if k != "slots"}
    return total | {"slots": {k: sum(p["slots"][k] for p in parts) for k in SLOTS}}


def rates(sf, counts):
    """Return precision, recall and F1 of detection and of the tuple, and the share of right slots among the found."""
    out = dict(counts)
    for name, hits, recalled in (
        ("detect", "found", "recalled"),
        ("tuple", "right", "recalled_right"),
    ):
        p, r = (
            sf.ratio(counts[hits], counts["judged"]),
            sf.ratio(counts[recalled], counts["gold_strict"]),
        )
        out[name] = {"precision": p, "recall": r, "f1": sf.f1(p, r)}
    out["slots"] = {k: sf.ratio(v, counts["found"]) for k, v in counts["slots"].items()}
    return out


def names(value):
    """Return the bodies of a task row as a list of strings."""
    items = value if isinstance(value, list) else [value] if value else []
    return [item.get("name") if isinstance(item, dict) else item for item in items]


def score_bodies(sf, tasks, gold):
    """Score task–body–role triples: title and body folded, role equal; neutral gold rows count neither way."""

    def title(text):
        return sf.fold(text).rstrip("。.:：")

    pred = {
        (title(t.get("title")), sf.fold(b), role)
        for t in tasks
        for role in ("responsible", "supporting")
        for b in names(t.get(role))
    }
    hit, missed, neutral = set(), [], set()
    for g in gold:
        keys = {
            (title(g["task"]), sf.fold(b), g["role"]) for b in [g["body"], *g.get("body_alt", [])]
        } & pred
        (hit if g["strict"] else neutral).update(keys)
        if g["strict"] and not keys:
            missed.append(g)
    judged = pred - (neutral - hit)
    strict = sum(g["strict"] for g in gold)
    p, r = sf.ratio(len(hit), len(judged)), sf.ratio(strict - len(missed), strict)
    report = {
        "gold_strict": strict,
        "judged": len(judged),
        "precision": p,
        "recall": r,
        "f1": sf.f1(p, r),
    }
    return report, missed, sorted(judged - hit)
