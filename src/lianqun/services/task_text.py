"""What a plan says under a task's heading, in whole sentences: read from the original, not from quotes."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lianqun.model.document import BlockKind, Document

LONGEST_SENTENCE: Final = 200
"""How many characters of one sentence are shown; a longer one is cut at a clause's end."""

_SENTENCE: Final = re.compile(r"[^。；！？\n]+[。；！？]?")
_CLAUSE_END: Final = re.compile(r"[，；、：,;]")
_SPACE: Final = re.compile(r"\s+")
_HAN_GAP: Final = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")
_NUMBER: Final = re.compile(
    r"第[一二三四五六七八九十百\d]+[篇章节条]|[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|[①-⑳]"
)
_ATTRIBUTION: Final = re.compile(
    r"[（(【\[](?:[^（()）：:]{0,6}(?:牵头|责任|配合|主办|协办|承办|参与)[^（()）：:]{0,8}|完成时限|时限|分工)[：:]"
    r"[^（()）】\]]{0,400}(?:[（(][^（()）]{0,100}[)）][^（()）】\]]{0,200}){0,9}[)）】\]]"
)
_POINT: Final = re.compile(r"[一二三四五六七八九十]{1,2}[是要]")
_ELLIPSIS: Final = "…"


@dataclass(frozen=True, slots=True)
class TaskText:
    """A task's heading, and the running text that stands directly below it."""

    heading: str
    body: str

    @property
    def sentences(self) -> tuple[str, ...]:
        """The body's sentences without the brackets that only name bodies or a deadline."""
        return tuple(split_sentences(_ATTRIBUTION.sub("", self.body)))


class TextBelow:
    """The text of one document by places in its original."""

    def __init__(self, document: Document, tasks: Iterable[int]) -> None:
        """`tasks` are the places in the original where tasks start: a task's text ends before the next."""
        self._document = document
        self._starts = [block.start for block in document.blocks]
        self._tasks = sorted({self._place(start) for start in tasks})

    def of_task(self, start: int, title: str) -> TaskText | None:
        """The text of the task that starts at a place of the original; None where it stands in no text."""
        place = self._place(start)
        index = bisect_right(self._starts, place) - 1
        if index < 0 or self._document.blocks[index].kind is BlockKind.TABLE:
            return None
        opened = self._document.text[place : self._end_of(index, place)]
        heading, rest = opened, ""
        if self._document.blocks[index].kind is BlockKind.PARAGRAPH:
            heading, rest = _split_heading(opened, title)
        body = [rest, *self._paragraphs_below(index, place)]
        return TaskText(plain(heading).rstrip("。；"), "\n".join(filter(None, map(plain, body))))

    def spans_of_task(self, start: int) -> Iterator[tuple[int, int]]:
        """Where the heading and the running text of a task stand in the normalised text."""
        place = self._place(start)
        index = bisect_right(self._starts, place) - 1
        if index < 0 or self._document.blocks[index].kind is BlockKind.TABLE:
            return
        yield place, self._end_of(index, place)
        yield from self._spans_below(index, place)

    def sentence_at(self, start: int, end: int) -> str:
        """The whole sentence around a span of the original; "" where it stands in no running text."""
        first, last = self._place(start), self._place(end - 1) + 1
        block = self._document.block_at(first)
        if block is None or block.kind is not BlockKind.PARAGRAPH:
            return ""
        whole = self._between((block.start, block.end), (first, last), "。！？\n")
        if len(whole) <= LONGEST_SENTENCE:
            return whole
        return self._between((block.start, block.end), (first, last), "。；！？\n")

    def _between(self, bounds: tuple[int, int], span: tuple[int, int], marks: str) -> str:
        """The words around a span, from the mark before it to the mark after it, within bounds."""
        text, (low, high) = self._document.text, bounds
        start = max(text.rfind(mark, low, span[0]) + 1 for mark in marks)
        ends = (text.find(mark, max(span[0], span[1] - 1), high) + 1 for mark in marks)
        return plain(text[max(start, low) : min(filter(None, ends), default=high)])

    def block_at(self, start: int) -> int:
        """Index of the block that a place of the original stands in."""
        return bisect_right(self._starts, self._place(start)) - 1

    def _place(self, start: int) -> int:
        """Where a place of the original stands in the normalised text."""
        shifts = self._document.shifts
        run = max(bisect_right(shifts, start) - 1, 0)
        return self._document.anchors[run] + start - shifts[run]

    def _end_of(self, index: int, after: int) -> int:
        """Where a block ends, or the next task that starts in it."""
        block = self._document.blocks[index]
        following = bisect_right(self._tasks, after)
        return min([block.end, *self._tasks[following : following + 1]])

    def _paragraphs_below(self, index: int, place: int) -> Iterator[str]:
        for start, end in self._spans_below(index, place):
            yield self._document.text[start:end]

    def _spans_below(self, index: int, place: int) -> Iterator[tuple[int, int]]:
        if self._end_of(index, place) < self._document.blocks[index].end:
            return
        for below in range(index + 1, len(self._document.blocks)):
            block = self._document.blocks[below]
            if block.kind in (BlockKind.HEADING, BlockKind.TITLE):
                return
            end = self._end_of(below, block.start - 1)
            if block.kind is BlockKind.PARAGRAPH and end > block.start:
                yield block.start, end
            if end < block.end:
                return


def plain(text: str) -> str:
    """Words as they are read: line breaks and gaps between Chinese characters closed."""
    return _SPACE.sub(" ", _HAN_GAP.sub("", text)).strip()


def split_sentences(text: str) -> Iterator[str]:
    """Sentences with their closing marks."""
    for found in _SENTENCE.finditer(text):
        if sentence := found[0].strip():
            yield sentence


def shorten(sentence: str) -> str:
    """A sentence that fits: a longer one up to the end of a clause, with an ellipsis."""
    if len(sentence) <= LONGEST_SENTENCE:
        return sentence
    ends = [m.start() for m in _CLAUSE_END.finditer(sentence, LONGEST_SENTENCE // 2)]
    fitting = [end for end in ends if end < LONGEST_SENTENCE]
    return sentence[: fitting[-1] if fitting else LONGEST_SENTENCE - 1] + _ELLIPSIS


def first_sentences(text: str) -> str:
    """Whole sentences from the start of a text, as many as fit, with an ellipsis where more follow."""
    taken = ""
    sentences = list(split_sentences(text))
    for count, sentence in enumerate(sentences):
        if taken and len(taken) + len(sentence) > LONGEST_SENTENCE:
            return taken.rstrip("；") + _ELLIPSIS
        taken += shorten(sentence)
        if taken.endswith(_ELLIPSIS):
            return taken
        if count + 1 < len(sentences) and taken[-1] not in "。；！？":
            taken += "。"
    return taken


def whole_sentences(measures: Sequence[str], text: TaskText) -> tuple[str, ...]:
    """For short forms of measures the sentences that they were taken from, each once."""
    squeezed = {_squeeze(sentence): sentence for sentence in text.sentences}
    found: list[str] = []
    for measure in measures:
        key = _squeeze(measure.rstrip(_ELLIPSIS))
        found.append(next((s for k, s in squeezed.items() if key in k), measure))
    return tuple(dict.fromkeys(map(_closed, _with_all_points(found, text.sentences))))


def _with_all_points(found: list[str], sentences: Sequence[str]) -> list[str]:
    """The sentences found, with every one of 一是…；二是…；三是… where any of them is among them."""
    if not any(_POINT.match(sentence) for sentence in found):
        return found
    wanted = {*found, *(sentence for sentence in sentences if _POINT.match(sentence))}
    listed = [sentence for sentence in sentences if sentence in wanted]
    return listed + [sentence for sentence in found if sentence not in listed]


def _closed(sentence: str) -> str:
    return shorten(sentence.rstrip("；") + ("。" if sentence.endswith("；") else ""))


def count_left_out(measures: Sequence[str], text: TaskText) -> int:
    """How many sentences of a task's text are not among its measures."""
    shown = set(measures)
    return sum(_closed(sentence) not in shown for sentence in text.sentences)


def with_year(shown: str, body: str, year: int | None) -> str:
    """The opening of a text, and behind it the sentence that names a year where the opening does not."""
    if year is None or f"{year}年" in _squeeze(shown):
        return shown
    dated = next((s for s in split_sentences(body) if f"{year}年" in _squeeze(s)), "")
    return f"{shown.rstrip(_ELLIPSIS)}{_ELLIPSIS}{shorten(dated)}" if dated else shown


def _split_heading(text: str, title: str) -> tuple[str, str]:
    """A paragraph's run-in heading apart from what follows; no heading where it is a whole sentence."""
    end = text.find("。")
    opening = text[:end] if end >= 0 else text
    bare = _squeeze(_NUMBER.sub("", opening, count=1))
    if end >= 0 and bare == _squeeze(title):
        return opening, text[end + 1 :]
    return "", text


def _squeeze(text: str) -> str:
    return _SPACE.sub("", text)
