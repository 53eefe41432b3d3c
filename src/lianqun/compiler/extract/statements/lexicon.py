"""The words that statements are read by: the vocabulary's statement tables, compiled once.

`statement_links.csv` holds the words between a name and its number with what they bound and where
they move; `statement_guards.csv` words that only look like such; `statement_acts.csv`,
`statement_nouns.csv` and `statement_signs.csv` words by their role in a pattern; `statement_pairs.csv`
words that stand for two or three.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from lianqun.errors import VocabularyError
from lianqun.model.quantity import Comparator, Direction
from lianqun.vocab.columns import require_columns
from lianqun.vocab.vocabulary import Row, Vocabulary

_BY_ROLE = ("statement_acts", "statement_nouns", "statement_signs")
_COLUMNS = ("word", "role", "not_after", "not_before")
_PARTS = ("first", "second", "third")
_BOUNDS = {
    "": None,
    "at_least": Comparator.AT_LEAST,
    "at_most": Comparator.AT_MOST,
    "about": Comparator.ABOUT,
}
_EQUALS = ("为", "约为")
"""Links that end in 为 and tell of no move; 减为 and 调整为 do."""
_DIRECTIONS = {"": None, "up": Direction.UP, "down": Direction.DOWN}


@dataclass(frozen=True, slots=True)
class Link:
    """A word between a name and its number: the bound it sets (达到), the way it moves (降至)."""

    word: str
    bound: Comparator | None = None
    direction: Direction | None = None

    @property
    def is_into(self) -> bool:
        """Whether the number is where the move ends (降至5%), not how far it goes (下降5%)."""
        return self.word[-1] in "到至" or (self.word[-1] == "为" and self.word not in _EQUALS)


class Lexicon:
    """The statement words of a vocabulary; `any_of` gives patterns, the rest are looked up."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        links = (_read_link(row) for row in vocabulary.rows("statement_links"))
        self.links: Mapping[str, Link] = {link.word: link for link in links}
        self.longest_link = max(map(len, self.links))
        guards = vocabulary.rows("statement_guards")
        self.guarded_ends = tuple(r["word"] for r in guards if r["place"] == "end")
        self.guarded_starts = tuple(r["word"] for r in guards if r["place"] == "start")
        joined = (_read_joined(row) for row in vocabulary.rows("statement_pairs"))
        self.joined: Mapping[str, tuple[str, ...]] = dict(joined)
        self._by_role: dict[str, list[Row]] = {}
        for table in _BY_ROLE:
            for row in vocabulary.rows(table):
                require_columns(table, row, _COLUMNS)
                self._by_role.setdefault(row["role"], []).append(row)

    def words(self, role: str) -> frozenset[str]:
        """The words of a role."""
        return frozenset(row["word"] for row in self._rows(role))

    def any_of(self, *roles: str) -> str:
        """A group that matches any word of the roles, longest first, where its neighbours allow it."""
        rows = [row for role in roles for row in self._rows(role)]
        return group_of(_guarded(row) for row in sorted(rows, key=_longest_first))

    def any_long(self, *roles: str) -> str:
        """A group that matches any word of the roles but those of one character, which also begin names: 新, 建."""
        words = (word for role in roles for word in self.words(role) if len(word) > 1)
        return group_of(map(re.escape, words))

    def _rows(self, role: str) -> list[Row]:
        if role not in self._by_role:
            raise VocabularyError("statement_role_missing", role=role, tables=", ".join(_BY_ROLE))
        return self._by_role[role]


@lru_cache(maxsize=4)
def lexicon_of(vocabulary: Vocabulary) -> Lexicon:
    """The statement words of a vocabulary, read once for each vocabulary."""
    return Lexicon(vocabulary)


def says_respectively(words: str) -> bool:
    """Whether words open a list of numbers each of which is of another name: 分别, 依次."""
    return "分别" in words or "依次" in words


def group_of(patterns: Iterable[str]) -> str:
    """A group that matches any of the patterns, the first that fits."""
    return f"(?:{'|'.join(patterns)})"


def _longest_first(row: Row) -> tuple[int, str]:
    return -len(row["word"]), row["word"]


def _guarded(row: Row) -> str:
    """A word with its forbidden neighbours: `not_after` and `not_before` hold words parted by |."""
    before = "".join(f"(?<!{re.escape(word)})" for word in _parted(row["not_after"]))
    after = "".join(f"(?!{re.escape(word)})" for word in _parted(row["not_before"]))
    return before + re.escape(row["word"]) + after


def _parted(cell: str) -> list[str]:
    return [word for word in cell.split("|") if word]


def _read_joined(row: Row) -> tuple[str, tuple[str, ...]]:
    require_columns("statement_pairs", row, _PARTS)
    return row["joined"], tuple(row[part] for part in _PARTS if row[part])


def _read_link(row: Row) -> Link:
    require_columns("statement_links", row, ("bound", "direction"))
    if row["bound"] not in _BOUNDS or row["direction"] not in _DIRECTIONS:
        raise VocabularyError(
            "statement_link_malformed",
            word=row["word"],
            bound=row["bound"],
            direction=row["direction"],
        )
    return Link(row["word"], _BOUNDS[row["bound"]], _DIRECTIONS[row["direction"]])
