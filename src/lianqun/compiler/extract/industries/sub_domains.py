"""The fields of an industry (整机领域, IC设计) with the directions that its plan names for each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lianqun.compiler.extract.industries.wording import Wording
from lianqun.model.document import Block, Document
from lianqun.text.lists import split_conjunction, split_list

_SENTENCE = re.compile(r"[^。；;！？\n]+")
_CLAUSE = re.compile(r"[^，。；：,;:\n]+")
_IN_FIELD = r"(?P<name>[^，。；：、等]{2,24}?(?:、[^，。；：、等]{2,12}?)?){field_word}[，,]"
_BARE_FIELD = r"(?P<name>[^，。；：、]{2,12}?)[，,](?={field_verb})"
_FIELD_END = r"{field_word}$"
_NOT_A_FIELD = (
    r"^(?:{no_field_start}|[一二三四五六]是|到?20\d\d)|"
    r"[的了年]$|%|\d{3}|为[先主重本要]$|是|已|被"
)
_CLOSING = re.compile(r"(?:力争)?到20\d\d年|(?:力争|争取)?(?:把|将)[^，。]{1,16}(?:打造|建设)")
_DIRECTED = r"(?:[^，。；]{0,8}?方面)?(?:[和与及](?={joins_verbs})|{directs})+出?(?P<object>.{2,})"
_TASK_VERB = r"{develops}"
_NOT_PRODUCTS = r"{no_product}"
_OBJECT_TAIL = (
    r"(?:等(?P<rest>.*)|并{joins_clause}.*|(?:的)?{direction_class}?(?:技术)?{direction_end}+)$"
)
_NOT_A_DIRECTION = r"{no_direction_end}$|^{no_direction_start}|^{no_direction_whole}$"
_TASK_TITLE = r"{task_act}{task_noun}$|{task_title}$"
_ENUMERATOR = re.compile(r"^(?:[—\-–]+|[（(]?\d{1,2}[)）.．、]|[①-⑳])+\s*")
_LONGEST_DIRECTION = 26
_SHORTEST_JOINED = 3


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an industry: its name and the stretches of text about it."""

    name: str
    spans: tuple[tuple[int, int], ...]


class FieldReader:
    """Reads the fields of industries in one document."""

    def __init__(self, document: Document, wording: Wording) -> None:
        self._text = document.text
        self._wording = wording
        self._pattern = wording.words.pattern

    def read(self, running: Sequence[Block], boxes: Sequence[Block]) -> list[Field]:
        """The fields that an industry's paragraphs and boxes name, in order, each name once."""
        found: dict[str, list[tuple[int, int]]] = {}
        titles = {b.start: self._run_in(b) for b in (*running, *boxes)}
        if sum(bool(titles[b.start]) for b in running) == 1 and self._opens_fields(running):
            titles |= {b.start: "" for b in running}  # a short first sentence, not a heading
        for block in (*running, *boxes):
            if titles[block.start]:
                found.setdefault(titles[block.start], []).append((block.run_in_end, block.end))
        for name, span in self._in_sentences([b for b in running if not titles[b.start]]):
            found.setdefault(name, []).append(span)
        return [Field(name, tuple(spans)) for name, spans in found.items()]

    def _opens_fields(self, blocks: Sequence[Block]) -> bool:
        """Whether a sentence of the paragraphs opens a field (整机领域，…)."""
        return any(self._opening(start, _IN_FIELD) for start, _ in self._sentences(blocks))

    def _sentences(self, blocks: Sequence[Block]) -> list[tuple[int, int]]:
        return [
            sentence.span()
            for block in blocks
            for sentence in _SENTENCE.finditer(self._text, block.start, block.end)
        ]

    def _run_in(self, block: Block) -> str:
        """The field that a run-in heading names, "" when the paragraph opens with none."""
        title = _ENUMERATOR.sub("", self._text[block.start : block.run_in_end])
        if (
            "，" in title
            or self._pattern(_TASK_TITLE).search(title)
            or not self._names_field(title)
        ):
            return ""
        return self._pattern(_FIELD_END).sub("", title)

    def _names_field(self, title: str) -> bool:
        title = title.strip('“”"')
        if not 2 <= len(title) <= _LONGEST_DIRECTION or self._pattern(_NOT_A_FIELD).search(title):
            return False
        return not (
            self._wording.develop.match(title)
            or self._wording.act.match(title)
            or self._wording.adverbs.match(title)
        )

    def _in_sentences(self, blocks: Sequence[Block]) -> Iterator[tuple[str, tuple[int, int]]]:
        """Fields opened within paragraphs (整机领域，…), each to the next one or a closing goal."""
        sentences = self._sentences(blocks)
        opened = [self._opening(start, _IN_FIELD) for start, _ in sentences]
        if not any(opened):
            return
        name, begun, last = "", 0, 0
        for (start, end), field in zip(sentences, opened, strict=True):
            title = field or self._opening(start, _BARE_FIELD)
            if (title or _CLOSING.match(self._text, start)) and name:
                yield name, (begun, last)
                name = ""
            if title:
                name, begun = title, start
            last = end
        if name:
            yield name, (begun, last)

    def _opening(self, start: int, grammar: str) -> str:
        found = self._pattern(grammar).match(self._text, start)
        return found["name"] if found and self._names_field(found["name"]) else ""

    def directions(self, spans: Sequence[tuple[int, int]]) -> tuple[str, ...]:
        """Products and techniques that stretches of text want developed, in order, each once."""
        found: dict[str, None] = {}
        for start, end in spans:
            for clause in _CLAUSE.finditer(self._text, start, end):
                for name in self._clause_directions(clause):
                    found.setdefault(name)
        return tuple(found)

    def _clause_directions(self, clause: re.Match[str]) -> Iterator[str]:
        directed = self._pattern(_DIRECTED).match(self._text, *clause.span())
        if not directed:
            return
        start, end = directed.span("object")
        if not self._pattern(_TASK_VERB).search(self._text, clause.start(), start):
            return
        tail = self._pattern(_OBJECT_TAIL).search(self._text[start:end])
        if tail:
            if tail["rest"] and self._pattern(_NOT_PRODUCTS).search(tail["rest"]):
                return
            end = start + tail.start()
        for first, last in self._objects(start, end):
            name = self._text[first:last].replace("\n", "")
            if 2 <= len(name) <= _LONGEST_DIRECTION and not self._pattern(_NOT_A_DIRECTION).search(
                name
            ):
                yield name

    def _objects(self, start: int, end: int) -> list[tuple[int, int]]:
        """Items of an object; the last is parted at 和 or 及 only where a list of three shows it is one."""
        items = split_list(self._text, start, end)
        if len(items) < _SHORTEST_JOINED:
            return items
        halves = split_conjunction(self._text, *items[-1])
        if all(last - first >= _SHORTEST_JOINED for first, last in halves):
            items[-1:] = halves
        return items
