"""The vocabulary: tables of the wheel, with a workspace's own tables laid over them."""

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from lianqun.errors import VocabularyError

Row = Mapping[str, str]

_Keyed = tuple[str, Row]
_REQUIRED: Final = ("source", "checked_on")
_ROLES: Final = "roles"
_FIRST_LINE: Final = 2  # the header is the first line of a file


class Vocabulary:
    """Tables by name; a row is known by its first column, and a workspace row replaces one.

    `overlay` is a folder with CSV files of the same names (a workspace's `vocab/`), or None.
    `overridden` reports (table, key) pairs that the overlay replaced.  Every table has the columns
    `source` and `checked_on`: where the row comes from and when a person last looked.  The wheel's
    table `roles` lists the values that columns such as `role` may hold.
    """

    def __init__(self, overlay: Path | None = None) -> None:
        self._overlay = overlay
        self._own: Mapping[str, Sequence[_Keyed]] | None = None
        self._tables: dict[str, tuple[Row, ...]] = {}
        self.overridden: list[tuple[str, str]] = []

    def rows(self, table: str) -> tuple[Row, ...]:
        """All rows of a table in file order, overlay rows replacing or following the wheel's.

        Raises VocabularyError when neither wheel nor overlay has the table, and when any table of the
        overlay is malformed: whether a word counts must not depend on who happens to look first.
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
        if self._own is None:
            self._own = _read_overlay(self._overlay)
        merged = dict(_bundled(table))
        for key, row in self._own.get(table, ()):
            if key in merged:
                self.overridden.append((table, key))
            merged[key] = row
        if not merged:
            raise VocabularyError("vocabulary_table_missing", table=table)
        return tuple(merged.values())


@cache
def _bundled(table: str) -> tuple[_Keyed, ...]:
    """The wheel's rows of a table by key, none for a table that it does not have."""
    resource = files("lianqun.vocab") / "tables" / f"{table}.csv"
    if not resource.is_file():
        return ()
    rows = tuple(_parse(table, resource.read_text(encoding="utf-8")))
    if table != _ROLES:
        _check_values(table, f"tables/{table}.csv", rows)
    return rows


def _read_overlay(folder: Path | None) -> Mapping[str, Sequence[_Keyed]]:
    """Every table of a workspace, checked: a role that no rule reads would be ignored silently."""
    own: dict[str, Sequence[_Keyed]] = {}
    for path in sorted(folder.glob("*.csv")) if folder else []:
        if path.stem == _ROLES:
            raise VocabularyError("vocabulary_roles_fixed", file=f"{path.parent.name}/{path.name}")
        own[path.stem] = _parse(path.stem, path.read_text(encoding="utf-8-sig"))
        _check_values(path.stem, f"{path.parent.name}/{path.name}", own[path.stem])
    return own


def _parse(table: str, text: str) -> list[_Keyed]:
    reader = csv.DictReader(text.splitlines())
    names = reader.fieldnames or []
    missing = [column for column in _columns_of(table) if column not in names]
    if missing:
        raise VocabularyError("vocabulary_column_missing", table=table, columns=", ".join(missing))
    rows: list[_Keyed] = []
    seen: set[str] = set()
    for number, row in enumerate(reader, start=_FIRST_LINE):
        key = row[names[0]]
        if None in row or None in row.values() or not key or key in seen:
            raise VocabularyError("vocabulary_row_malformed", table=table, line=number)
        seen.add(key)
        rows.append((key, row))
    return rows


@cache
def _columns_of(table: str) -> tuple[str, ...]:
    """The columns that a table must have: those of the wheel's, else what every table has."""
    resource = files("lianqun.vocab") / "tables" / f"{table}.csv"
    if not resource.is_file():
        return _REQUIRED
    with resource.open(encoding="utf-8") as lines:
        names = next(csv.reader(lines))
    return (*(name for name in names if name not in _REQUIRED), *_REQUIRED)


@cache
def _closed_columns(table: str) -> Mapping[str, tuple[str, ...]]:
    """The values that columns of a table may hold; a column that is not in it is free."""
    closed: dict[str, tuple[str, ...]] = {}
    for _, row in _bundled(_ROLES):
        for name in row["columns"].split("|"):
            owner, _, column = name.partition(".")
            if owner == table:
                closed[column] = (*closed.get(column, ()), row["value"])
    return closed


def _check_values(table: str, file: str, rows: Sequence[_Keyed]) -> None:
    """Raise VocabularyError for the first cell that holds none of the values of its column."""
    columns = _closed_columns(table)
    for line, (key, row) in enumerate(rows, start=_FIRST_LINE):
        for column, allowed in columns.items():
            if row[column] not in allowed:
                raise VocabularyError(
                    "vocabulary_value_unknown",
                    file=file,
                    line=line,
                    row=key,
                    column=column,
                    value=row[column],
                    allowed=", ".join(value or "“”" for value in allowed),
                )
