"""Regular-expression searches that `re` does not offer."""

import re


def last_match(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """The last of the non-overlapping matches within text[start:end], None when there is none."""
    found: re.Match[str] | None = None
    for match in pattern.finditer(text, start, end):
        found = match
    return found
