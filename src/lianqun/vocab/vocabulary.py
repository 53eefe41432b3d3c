"""The vocabulary: tables of the wheel, with a workspace's own tables laid over them."""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from lianqun.errors import VocabularyError

Row = Mapping[str, str]

_REQUIRED = ("source", "checked_on")


class Vocabulary:
    """Tables by name; a row is known by its first column, and a workspace row replaces one.

    `overlay` is a folder with CSV files of the same names (a workspace's `vocab/`), or None.
    `overridden` reports (table, key) pairs that the overlay replaced.  Every table has the columns
    `source` and `checked_on`: where the row comes from and when a person last looked.
    """

    def __init__(self, overlay: Path | None = None) -> None:
        self._overlay = overlay
        self._tables: dict[str, tuple[Row, ...]] = {}
        self.overridden: list[tuple[str, str]] = []

    def rows(self, table: str) -> tuple[Row, ...]:
        """All rows of a table in file order, overlay rows replacing or following the wheel's.

        Raises VocabularyError when neither wheel nor overlay has the table or a row is malformed.
        """
        if table not in self._tables:
            self._tables[table] = self._load(table)
        return self._tables[table]

    def words(self, table: str, column: str = "") -> tuple[str, ...]:
        """One column of a table (the first by default), empty cells left out."""
        rows = self.rows(table)
        if not rows:
            return ()
        name = column or next(iter(rows[0]))
        return tuple(row[name] for row in rows if row[name])

    def _load(self, table: str) -> tuple[Row, ...]:
        merged = dict(_bundled(table))
        local = self._overlay / f"{table}.csv" if self._overlay else None
        if local is not None and local.is_file():
            for key, row in _parse(table, local.read_text(encoding="utf-8-sig")):
                if key in merged:
                    self.overridden.append((table, key))
                merged[key] = row
        if not merged:
            raise VocabularyError("vocabulary_table_missing", table=table)
        return tuple(merged.values())


@cache
def _bundled(table: str) -> tuple[tuple[str, Row], ...]:
    resource = files("lianqun.vocab") / "tables" / f"{table}.csv"
    if not resource.is_file():
        return ()
    return tuple(_parse(table, resource.read_text(encoding="utf-8")))


def _parse(table: str, text: str) -> list[tuple[str, Row]]:
    reader = csv.DictReader(text.splitlines())
    names = reader.fieldnames or []
    missing = [column for column in _REQUIRED if column not in names]
    if missing:
        raise VocabularyError("vocabulary_column_missing", table=table, columns=", ".join(missing))
    rows: list[tuple[str, Row]] = []
    seen: set[str] = set()
    for number, row in enumerate(reader, start=2):
        key = row[names[0]]
        if None in row or None in row.values() or not key or key in seen:
            raise VocabularyError("vocabulary_row_malformed", table=table, line=number)
        seen.add(key)
        rows.append((key, row))
    return rows
