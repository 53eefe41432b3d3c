"""The glossary: the label of every code in Chinese and English, and what it means."""

import re
from enum import Enum
from functools import lru_cache
from typing import Final

from lianqun.errors import VocabularyError
from lianqun.vocab.columns import require_columns
from lianqun.vocab.messages import LOCALES
from lianqun.vocab.vocabulary import Row, Vocabulary

_COLUMNS: Final = ("code", "zh", "en", "definition")
_CODE: Final = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?")
_WORD_START: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


class Terms:
    """The terms of a vocabulary.  Example: `Terms(v).label("measure.level", "zh")` is 水平.

    A member of an enumeration has the code `enumeration.member` (`Measure.LEVEL`: measure.level).
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._rows: dict[str, Row] = {}
        for row in vocabulary.rows("terms"):
            _check_row(row)
            self._rows[row["code"]] = row

    def __contains__(self, code: object) -> bool:
        return code in self._rows

    def label(self, code: str, locale: str) -> str:
        """The label of a code in a language; raises VocabularyError for an unknown code or language."""
        if locale not in LOCALES:
            raise VocabularyError("language_unknown", given=locale, known=", ".join(LOCALES))
        return self._row(code)[locale]

    def label_of(self, member: Enum, locale: str) -> str:
        """The label of a member of an enumeration."""
        return self.label(term_code(member), locale)

    def definition(self, code: str) -> str:
        """What a code means, in one Chinese sentence; raises VocabularyError for an unknown code."""
        return self._row(code)["definition"]

    def _row(self, code: str) -> Row:
        if code not in self._rows:
            raise VocabularyError("term_unknown", term=code)
        return self._rows[code]


@lru_cache(maxsize=8)
def terms_of(vocabulary: Vocabulary) -> Terms:
    """The terms of a vocabulary, built once for each vocabulary."""
    return Terms(vocabulary)


def term_code(member: Enum) -> str:
    """The term's code of a member of an enumeration: `PeriodKind.YEAR` is period_kind.year."""
    return f"{_WORD_START.sub('_', type(member).__name__).lower()}.{member.name.lower()}"


def _check_row(row: Row) -> None:
    require_columns("terms", row, _COLUMNS)
    empty = [column for column in _COLUMNS if not row[column].strip()]
    if empty or not _CODE.fullmatch(row["code"]):
        raise VocabularyError(
            "term_row_malformed", term=row["code"], columns=", ".join(empty or ["code"])
        )
