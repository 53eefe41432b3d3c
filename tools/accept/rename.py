#!/usr/bin/env python3
"""Replace every place, firm, park and industry name of a labelled document by invented names of the same kind.

    rename.py GOLD_DIR DOCUMENT OUT_DIR --seed N

GOLD_DIR  the labels of document 000 or 004; DOCUMENT its original text.  OUT_DIR receives the renamed original
(same file name), the renamed label files (same names, so that score_facts.py runs on OUT_DIR) and renames.json.

How: rename_names.py lists atoms (places, parts of firm names, industry phrases).  Each atom draws an invented word of
the same number of characters from pools of rare characters that form no dictionary word; type-bearing parts (…市,
…经开区, …集团, …科技, …大学, …机械) stay.  The names of the labels (entities.jsonl) are composed from atoms and
replaced longest first over the text without white space; a place is replaced wherever it stands, so that the same
place changes inside parks, institutes and projects.  As every replacement keeps its length, line breaks in the middle
of a name, the page layout and all offsets of the labels stay where they are.

Checks at the end (exit status 1 if any fails): every evidence and every other label string that stood in the old text
stands in the new one; no old name is left; no invented name stood in the old text.  Standard library only.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from pathlib import Path

import rename_names as names

DRAW = {
    "1": ("PLACE_FIRST",),
    "town": ("TOWNS",),
    "2": ("TECH_FIRST", "TECH_SECOND"),
    "t": ("TECH_FIRST",),
}


class Inventor:
    """Draws invented words, never one twice and never one that stands in the old text."""

    def __init__(self, seed, text):
        """Shuffle by the seed."""
        self.random, self.text, self.used = random.Random(seed), text, set()

    def word(self, kind):
        """Draw one word of a kind; single characters of PLACE_FIRST and TECH_FIRST are used once."""
        pools = [getattr(names, pool) for pool in (DRAW.get(kind) or kind)]
        for _ in range(10000):
            word = "".join(self.random.choice(pool) for pool in pools)
            taken = word in self.used or (
                len(word) > 1
                and (
                    word in self.text
                    or any(word in other or other in word for other in self.used if len(other) > 1)
                )
            )
            if pools == [names.TOWNS] or not taken:
                self.used.add(word)
                return word
        sys.exit(f"pool exhausted: {kind}")

    def fill(self, template, known=None):
        """Fill the braces of a template."""
        return re.sub(r"{(.+?)}", lambda m: (known or {}).get(m[1]) or self.word(m[1]), template)

    def brand(self, old):
        """Invent a firm name of the same length; a last 微, 堂 or 坊 stays."""
        kinds = {
            1: ("BRAND_FIRST",),
            2: ("BRAND_FIRST", "BRAND_SECOND"),
            3: ("BRAND_FIRST", "BRAND_SECOND", "BRAND_THIRD"),
            4: ("BRAND_FIRST", "BRAND_SECOND", "BRAND_THIRD", "BRAND_SECOND"),
        }
        if old[-1] in names.KEPT_LAST:
            return self.word(kinds[len(old) - 1]) + old[-1]
        return self.word(kinds[len(old)])


def bare(text):
    """Return the text without white space."""
    return re.sub(r"\s+", "", text)


def load(path):
    """Read the rows of a JSON Lines file."""
    return [
        json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]


def label_names(gold):
    """Names of the labels: {name: is it a firm or university}, and the phrases in which industries are named."""
    firms, phrases, related = dict.fromkeys(names.EXTRA_FIRMS, True), set(), set()
    for row in load(gold / "entities.jsonl"):
        firm = row["type"] in ("enterprise", "university")
        for name in [row["name"], row["entity"], *row["aliases"], *row["aliases_uncertain"]]:
            firms[name] = firms.get(name, False) or firm
        related |= {r["name"] for r in row.get("related") or []}
    for name in sorted(related - set(firms)):
        firms[name] = not re.search("(园.*|平台|中心|区|基地|大学|院)$", name)
    for name, key in (
        ("industries", "name"),
        ("clusters", "name"),
        ("targets", "subject"),
        ("actuals", "subject"),
    ):
        phrases |= {bare(row[key]) for row in load(gold / f"{name}.jsonl")}
    return firms, phrases


def draw_places(inventor, text):
    """Invent the places that occur."""
    places = {old: inventor.fill(new) for old, new in names.PLACES.items() if old in text}
    for old, (first, second, rest) in names.COMPOUNDS.items():
        if first in places and second in places and old in text:
            places[old] = places[first][0] + places[second][0] + rest
    return places


def draw_industries(inventor, text, phrases):
    """Invent the industry phrases that the labels of this document use."""
    named = "|".join(sorted(phrases))
    out = {
        old: inventor.fill(new)
        for old, new in names.INDUSTRIES.items()
        if old in named and old in text
    }
    known = {"智能网联": out.get("智能网联", "智能网联")[:2] if "智能网联" in out else "智能"}
    for group in names.INDUSTRY_GROUPS:
        if any(old in named or old.removesuffix("产业") in named for old in group):
            drawn = known | {str(i): inventor.word("t") for i in range(2)}
            out |= {old: inventor.fill(new, drawn) for old, new in group.items() if old in text}
    return out


class Renamer:
    """The replacement table and its application to strings."""

    def __init__(self, gold, text, seed):
        """Build the table for one document: `text` is the original without white space."""
        inventor = Inventor(seed, text)
        firms, phrases = label_names(gold)
        self.old = text
        self.places = draw_places(inventor, text)
        self.industries = draw_industries(inventor, text, phrases)
        self.latin = {
            old: inventor.random.choice(new) for old, new in names.LATIN.items() if old in text
        }
        known = "|".join([*firms, text])
        self.brands = {old: inventor.brand(old) for old in names.BRANDS if old in known}
        table = self.places | self.industries | self.latin
        table |= {old: self.compose(old, True) for old in names.ANYWHERE if old in text}
        self.exact = {}
        for name, firm in firms.items():
            new = name if name in names.LEFT else self.compose(name, firm)
            if name in names.PHRASES:
                self.exact[name] = new
            elif new != name:
                table[name] = new
        for name, phrase in names.PHRASES.items():
            if phrase in text:
                table[phrase] = phrase.replace(name, self.exact.get(name, name)).replace(
                    "旺旺", self.brands["旺旺"]
                )
        for word in names.ABBREVIATED_WORDS:
            if word in text:
                table[word] = "".join(self.abbreviation(c) for c in word)
        self.table = {old: new for old, new in table.items() if old != new}
        wrong = [old for old, new in self.table.items() if len(old) != len(new)]
        if wrong:
            sys.exit(f"length changed: {wrong}")
        keys = sorted(self.table, key=len, reverse=True)
        self.pattern = re.compile("|".join(names.GUARDS.get(k, re.escape(k)) for k in keys))
        self.new = self.apply(text)

    def abbreviation(self, char):
        """Invented abbreviation of a place, or the character itself."""
        return self.places.get(names.ABBREVIATIONS.get(char), char)[0]

    def compose(self, name, firm):
        """Compose the new form of a name from its atoms, longest first; industry words stay inside firm names."""
        atoms = (
            self.places
            | self.latin
            | {b: new for b, new in self.brands.items() if firm or b not in names.FIRMS_ONLY}
        )
        atoms |= {c: self.abbreviation(c) for c in names.ABBREVIATIONS} if firm else self.industries
        pattern = "|".join(re.escape(a) for a in sorted(atoms, key=len, reverse=True))
        return re.sub(pattern, lambda m: atoms[m[0]], name)

    def apply(self, text):
        """Replace the keys of the table in a string."""
        return self.pattern.sub(lambda m: self.table[m[0]], text)

    def label(self, text):
        """Rename a string of the labels; one that stands in the old text becomes what stands there now."""
        new = self.exact.get(text) or self.apply(text)
        if len(text) >= 4 and text in self.old:
            places = [m.start() for m in re.finditer(re.escape(text), self.old)]
            now = [self.new[p : p + len(text)] for p in places]
            if new not in now:
                new = max(set(now), key=now.count)
        return new

    def value(self, value, offset=None):
        """Rename every string of a JSON value; evidence is sliced anew at its offset."""
        if isinstance(value, dict):
            at = value.get("evidence_offset")
            return {k: self.value(v, at if k == "evidence" else None) for k, v in value.items()}
        if isinstance(value, list):
            return [self.value(v) for v in value]
        if isinstance(value, str):
            if offset is not None and self.old[offset : offset + len(value)] == value:
                return self.new[offset : offset + len(value)]
            if "【" in value:
                return self.marked(value)
            return self.label(value)
        return value

    def marked(self, value):
        """Rename a context in which 【】 mark the number."""
        marks = [(m.start(), m[0]) for m in re.finditer("[【】]", value)]
        new = list(self.label(re.sub("[【】]", "", value)))
        for at, mark in marks:
            new.insert(at, mark)
        return "".join(new)


def strings(value, key=""):
    """Yield every (key, string) of a JSON value."""
    if isinstance(value, dict):
        for k, v in value.items():
            yield from strings(v, k)
    elif isinstance(value, list):
        for v in value:
            yield from strings(v, key)
    elif isinstance(value, str):
        yield key, value


def left_over(renamer, text):
    """Count old names in a renamed string, apart from those inside invented names (suffixes such as 新材料)."""
    hide = re.compile(
        "|".join(re.escape(n) for n in sorted(set(renamer.table.values()), key=len, reverse=True))
    )
    masked = hide.sub(lambda m: "□" * len(m[0]), text)
    return {
        n: len(re.findall(names.GUARDS.get(n, re.escape(n)), masked))
        for n in renamer.table
        if re.search(names.GUARDS.get(n, re.escape(n)), masked)
    }


def check(renamer, old_rows, new_rows):
    """Count what went wrong: lost evidence, lost strings, old names left, invented names that were there before."""
    pairs = list(zip(strings(old_rows), strings(new_rows), strict=True))
    stood = [(k, a, b) for (k, a), (_, b) in pairs if len(a) >= 4 and a in renamer.old]
    lost = [b for k, _, b in stood if b not in renamer.new and "evidence" in k]
    other = [b for k, _, b in stood if b not in renamer.new and "evidence" not in k]
    left = left_over(renamer, renamer.new)
    left_labels = left_over(
        renamer, "\n".join(s for k, s in strings(new_rows) if "evidence" not in k)
    )
    invented = {
        new
        for group in (renamer.places, renamer.brands, renamer.industries)
        for new in group.values()
    }
    there = sorted(invented & {m for m in invented if m in renamer.old} - set(names.SAME_KIND))
    absent = sum(a not in renamer.old for (k, a), _ in pairs if "evidence" in k)
    evidence = sum("evidence" in k for (k, _), _ in pairs)
    print(
        f"evidence strings {evidence} ({absent} were not in the original), missing in the renamed text {len(lost)}; "
        f"other label strings that stood in the text: missing {len(other)}"
    )
    print(
        f"old names left: text {sum(left.values())} {left or ''} labels {sum(left_labels.values())} "
        f"{left_labels or ''}"
    )
    print(
        f"invented names that stood in the old text: {there or 0}; firms left, their names being ordinary words: "
        f"{[n for n in names.LEFT if n in renamer.old] or 0}"
    )
    for line in [*lost[:5], *other[:5]]:
        print("  lost:", line)
    return not (lost or other or left or left_labels or there)


def main():
    """Rename one document and its labels."""
    ap = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    ap.add_argument("gold", type=Path)
    ap.add_argument("document", type=Path)
    ap.add_argument("out", type=Path)
    ap.add_argument("--seed", type=int, required=True)
    args = ap.parse_args()
    text = args.document.read_text(encoding="utf-8")
    renamer = Renamer(args.gold, bare(text), args.seed)
    characters = iter(renamer.new)
    renamed = "".join(c if c.isspace() else next(characters) for c in text)
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / args.document.name).write_text(renamed, encoding="utf-8")
    old_rows, new_rows = [], []
    for path in sorted(args.gold.glob("*.jsonl")):
        rows = load(path)
        new = [renamer.value(row) for row in rows]
        (args.out / path.name).write_text(
            "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in new), encoding="utf-8"
        )
        old_rows.append(rows)
        new_rows.append(new)
    table = json.dumps(renamer.table, ensure_ascii=False, indent=1)
    (args.out / "renames.json").write_text(table + "\n", encoding="utf-8")
    changed = sum(a != b for a, b in zip(renamer.old, renamer.new, strict=True))
    print(
        f"{len(renamer.table)} names, {len(renamer.pattern.findall(renamer.old))} replacements, "
        f"{changed} of {len(renamer.old)} characters changed"
    )
    return 0 if check(renamer, old_rows, new_rows) else 1


if __name__ == "__main__":
    sys.exit(main())
