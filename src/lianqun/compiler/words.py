"""Words by role: the vocabulary's word tables, and the patterns that are made of them.

A word table has the columns `word`, `role`, `not_after` and `not_before`.  A grammar is a
pattern that names roles in braces: `以[^，]{2,9}为{core|stay}` ends in any word of the roles `core` and
`stay`.  The grammar stays with the rule that uses it, the words are rows.
"""

import re
from functools import lru_cache

from lianqun.errors import VocabularyError
from lianqun.vocab.columns import require_columns
from lianqun.vocab.vocabulary import Row, Vocabulary

_COLUMNS = ("word", "role", "not_after", "not_before")
_ROLES = re.compile(r"\{([a-z_|]+)\}")


class Words:
    """The words of one table; what is made of them is made once."""

    def __init__(self, vocabulary: Vocabulary, table: str) -> None:
        self._table = table
        self._by_role: dict[str, list[Row]] = {}
        self._compiled: dict[tuple[str, int], re.Pattern[str]] = {}
        for row in vocabulary.rows(table):
            require_columns(table, row, _COLUMNS)
            self._by_role.setdefault(row["role"], []).append(row)

    def words(self, *roles: str) -> tuple[str, ...]:
        """The words of the roles, in the order of the table."""
        return tuple(row["word"] for role in roles for row in self._rows(role))

    def any_of(self, *roles: str) -> str:
        """A group that matches any word of the roles, longest first, where its neighbours allow it."""
        rows = sorted((row for role in roles for row in self._rows(role)), key=_longest_first)
        return f"(?:{'|'.join(map(_guarded, rows))})"

    def pattern(self, grammar: str, flags: int = 0) -> re.Pattern[str]:
        """A grammar that names roles in braces, filled in and compiled; once for each grammar."""
        if (grammar, flags) not in self._compiled:
            filled = _ROLES.sub(lambda found: self.any_of(*found[1].split("|")), grammar)
            self._compiled[grammar, flags] = re.compile(filled, flags)
        return self._compiled[grammar, flags]

    def _rows(self, role: str) -> list[Row]:
        if role not in self._by_role:
            raise VocabularyError("word_role_missing", role=role, table=self._table)
        return self._by_role[role]


@lru_cache(maxsize=64)
def words_of(vocabulary: Vocabulary, table: str) -> Words:
    """A word table of a vocabulary, read once for each vocabulary."""
    return Words(vocabulary, table)


def _longest_first(row: Row) -> tuple[int, str]:
    return -len(row["word"]), row["word"]


def _guarded(row: Row) -> str:
    """A word with its forbidden neighbours: `not_after` and `not_before` hold words parted by |."""
    before = "".join(f"(?<!{re.escape(word)})" for word in row["not_after"].split("|") if word)
    after = "".join(f"(?!{re.escape(word)})" for word in row["not_before"].split("|") if word)
    return before + re.escape(row["word"]) + after
