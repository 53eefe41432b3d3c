"""Columns that a typed table needs: a workspace's own table may lack some."""

from collections.abc import Sequence

from lianqun.errors import VocabularyError
from lianqun.vocab.vocabulary import Row


def require_columns(table: str, row: Row, columns: Sequence[str]) -> None:
    """Raise VocabularyError when a row of a table lacks a column."""
    missing = [column for column in columns if column not in row]
    if missing:
        raise VocabularyError("vocabulary_column_missing", table=table, columns=", ".join(missing))
