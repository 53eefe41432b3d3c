"""The box of facts on top of government pages (索引号, 发文字号, 成文日期 …): metadata, no text of the plan."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from lianqun.compiler.readers.html.blocks import Block, Item, PageTable
from lianqun.compiler.readers.html.words import FrameWords
from lianqun.compiler.readers.numbering import match_opening
from lianqun.compiler.readers.titles import ends_like_title

_LEAST_LABELS: Final = 3
_LONGEST_VALUE: Final = 200
_LEAST_SHARE: Final = 0.6

Facts = list[tuple[str, str]]


@dataclass
class Boxes:
    """The items that are boxes of facts, and what they state by the names of metadata."""

    items: set[int] = field(default_factory=set)
    stated: dict[str, str] = field(default_factory=dict)

    def take(self, indices: Sequence[int], facts: Facts, words: FrameWords) -> None:
        """Add a box; what an earlier one states stands."""
        self.items.update(indices)
        for label, value in facts:
            name = words.field_of(label)
            if name and value:
                self.stated.setdefault(name, value)


def find_boxes(items: Sequence[Item], words: FrameWords) -> Boxes:
    """The boxes of facts of a page: tables of labels, or lines that begin with labels one below the other."""
    boxes = Boxes()
    run: list[int] = []
    facts: Facts = []
    for index, item in enumerate(items):
        own = _facts_of(item, words)
        if isinstance(item, PageTable):
            if len({label for label, _ in own}) >= _LEAST_LABELS and _is_box(item, own):
                boxes.take([index], own, words)
            own = []
        elif not own and facts and _is_value(item, facts[-1], words):
            own = [(facts.pop()[0], item.text)]
        if own:
            run.append(index)
            facts += own
        else:
            _end_run(boxes, run, facts, words)
            run, facts = [], []
    _end_run(boxes, run, facts, words)
    return boxes


def _end_run(boxes: Boxes, run: list[int], facts: Facts, words: FrameWords) -> None:
    if len({label for label, _ in facts}) >= _LEAST_LABELS:
        boxes.take(run, facts, words)


def _facts_of(item: Item, words: FrameWords) -> Facts:
    if isinstance(item, PageTable):
        return [
            fact for row in item.rows for fact in _row_facts([cell.text for cell in row], words)
        ]
    facts = words.labels_in(item.text)
    label = words.label_of(item.text) if not facts else ""
    return [(label, "")] if label else facts


def _is_value(item: Block, last: tuple[str, str], words: FrameWords) -> bool:
    """Whether a line is what the label on the line before states; a title is not, unless it is asked for."""
    if last[1] or len(item.text) > _LONGEST_VALUE or match_opening(item.text):
        return False
    is_title = item.style.rank > 0 or ends_like_title(item.text, words.page_words.document)
    return not is_title or words.field_of(last[0]) == "title"


def _row_facts(cells: Sequence[str], words: FrameWords) -> Iterator[tuple[str, str]]:
    for cell in cells:
        yield from words.labels_in(cell)
    for cell, following in pairwise(cells):
        label = words.label_of(cell)
        if label and not words.label_of(following):
            yield label, following.strip()


def _is_box(table: PageTable, facts: Facts) -> bool:
    """Whether labels and what they state are most of a table's cells."""
    filled = sum(bool(cell.text) for row in table.rows for cell in row)
    longest = max((len(value) for _, value in facts), default=0)
    return longest <= _LONGEST_VALUE and 2 * len(facts) >= _LEAST_SHARE * filled
