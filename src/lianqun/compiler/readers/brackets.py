"""Brackets that a copy has lost: some files' text layers have the closing ones only."""

import re
from typing import Final

FEWEST_LOST: Final = 5
"""So many are no slips of the author's: the file's own text has lost them."""

_LINE: Final = re.compile(r"[^\n]+")
_NUMBER: Final = re.compile(r"\s*(?:\d{1,3}|[a-zA-Z])[）)]")
_BRACKET: Final = re.compile(r"[（(）)]")


def lost_brackets(text: str) -> list[int]:
    """Where brackets close that no other opened in their paragraph, those of numbers (1）) left aside.

    Official numbering has （一）, so 一） has lost one.
    """
    lost: list[int] = []
    for line in _LINE.finditer(text):
        number = _NUMBER.match(text, line.start(), line.end())
        opened = 0
        for found in _BRACKET.finditer(text, number.end() if number else line.start(), line.end()):
            opened += 1 if found[0] in "（(" else -1
            if opened < 0:
                lost.append(found.start())
                opened = 0
    return lost
