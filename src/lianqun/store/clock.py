"""Instants as the tables keep them: UTC, fixed width, so that text order is time order."""

from datetime import UTC, datetime

from lianqun.errors import InputError


def to_text(instant: datetime) -> str:
    """An instant's written form; raises InputError for an instant without a time zone."""
    if instant.tzinfo is None:
        raise InputError("instant_without_zone", instant=instant.isoformat())
    return instant.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def from_text(written: str) -> datetime:
    """Read what `to_text` wrote."""
    return datetime.fromisoformat(written)
