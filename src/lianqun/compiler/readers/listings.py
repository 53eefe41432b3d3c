"""Lists of headings that are no headings here: another plan's framework, a contents page without pages.

A run of bare headings on two levels, nothing below any of them, under 目录 or under the title of a
plan, lists what stands elsewhere.
"""

import re
from collections import Counter
from collections.abc import Sequence

from lianqun.compiler.readers.document_words import load_document_words
from lianqun.compiler.readers.joining import Logical
from lianqun.compiler.readers.numbering import Opening
from lianqun.compiler.words import Words
from lianqun.model.document import BlockKind

_CONTENTS_TITLE = re.compile(r"目\s*[录次]$")
_PLAN_TITLE = r".{4,80}{plan_noun}(?:纲要|的建议)?(?:[（(].{2,16}[)）])?$"
_PREFACE = r"{preface}$"
_SPACE = re.compile(r"\s")
_SENTENCE = re.compile(r"[。；！？]")
_MIN_RUN = 8
_LONGEST_LABEL = 60
_MAJOR_SHARE = 0.5


def find_listings(groups: Sequence[Logical], words: Words | None = None) -> set[int]:
    """Indices of logical lines that list headings of another place or document."""
    words = words or load_document_words()
    found: set[int] = set()
    counts = Counter(group.text for group in groups if group.opening is not None)
    last_ordinals: dict[str, int] = {}
    index = 0
    while index < len(groups):
        stop = _run_end(groups, index)
        run = range(index, stop)
        if stop - index < _MIN_RUN:
            _note_ordinals(groups, index, max(stop, index + 1), last_ordinals)
            index = max(stop, index + 1)
            continue
        lead = _lead(groups, index, words)
        if lead is not None and _is_listing(groups, run, counts, lead):
            kept = _kept_tail(groups, run, last_ordinals, words)
            found.update(range(lead, kept))
            _note_ordinals(groups, kept, stop, last_ordinals)
        else:
            _note_ordinals(groups, index, stop, last_ordinals)
        index = stop
    return found


def _run_end(groups: Sequence[Logical], first: int) -> int:
    """One behind the last of the bare headings that begin at `first`."""
    index = first
    while index < len(groups) and _is_bare(groups[index]):
        index += 1
    return index


def _is_bare(group: Logical) -> bool:
    if group.opening is None or group.kind is not None or group.opening.is_box:
        return False
    text = group.text
    return len(text) <= _LONGEST_LABEL and not _SENTENCE.search(text)


def _note_ordinals(
    groups: Sequence[Logical], first: int, last: int, ordinals: dict[str, int]
) -> None:
    for group in groups[first:last]:
        if group.opening is not None and group.kind is None:
            ordinals[group.opening.scheme] = group.opening.ordinal


def _lead(groups: Sequence[Logical], first: int, words: Words) -> int | None:
    """Where the title above a run stands (目录, or a plan's title); None when there is none."""
    for at in range(first - 1, max(first - 3, -1), -1):
        group = groups[at]
        if group.kind is not None or group.opening is not None:
            return None
        text = group.text
        is_plan = words.pattern(_PLAN_TITLE).match(text) and not _SENTENCE.search(text)
        if _CONTENTS_TITLE.match(text) or is_plan:
            return at
        if not words.pattern(_PREFACE).match(_SPACE.sub("", text)):
            return None
    return None


def _is_listing(groups: Sequence[Logical], among: range, counts: Counter[str], lead: int) -> bool:
    run = groups[among.start : among.stop]
    if _CONTENTS_TITLE.match(groups[lead].text):
        return True
    levels = Counter(g.opening.level for g in run if g.opening is not None)
    if sum(1 for count in levels.values() if count > 1) > 1 and lead > 0:
        return True
    repeated = sum(1 for group in run if counts[group.text] > 1)
    return repeated >= _MAJOR_SHARE * len(run)


def _kept_tail(
    groups: Sequence[Logical], run: range, ordinals: dict[str, int], words: Words
) -> int:
    """Where this document's own headings begin again at the end of a run: those that lead to text."""
    first, last = run.start, run.stop
    if last >= len(groups) or groups[last].kind is BlockKind.CONTENTS:
        return last
    if words.pattern(_PLAN_TITLE).match(groups[last].text):
        return last
    chain = last
    level = 99
    while chain > first and _level(groups[chain - 1]) < level:
        chain -= 1
        level = _level(groups[chain])
    listed: dict[str, int] = {}
    _note_ordinals(groups, first, chain, listed)
    for at in range(chain, last):
        opening = groups[at].opening
        if opening is not None and _leads_on(opening, ordinals, listed):
            return at
    return last


def _level(group: Logical) -> int:
    return group.opening.level if group.opening is not None else 99


def _leads_on(opening: Opening, ordinals: dict[str, int], listed: dict[str, int]) -> bool:
    """Whether a heading goes on with this document's numbers, not with those of the list."""
    if listed.get(opening.scheme) == opening.ordinal - 1 and opening.ordinal > 1:
        return False
    before = ordinals.get(opening.scheme)
    return opening.ordinal == 1 or before == opening.ordinal - 1
