"""Searches that `re` and `in` do not offer."""

import re
from collections.abc import Iterable

import ahocorasick


def last_match(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """The last of the non-overlapping matches within text[start:end], None when there is none."""
    found: re.Match[str] | None = None
    for match in pattern.finditer(text, start, end):
        found = match
    return found


def words_within(words: Iterable[str], text: str) -> set[str]:
    """Those of many words that a text holds, found in one pass over it."""
    finder = ahocorasick.Automaton()
    for word in words:
        finder.add_word(word, word)
    if not len(finder):
        return set()
    finder.make_automaton()
    return {word for _, word in finder.iter(text)}
