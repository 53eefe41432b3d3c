"""Which parks, districts and cities carry an industry: labelled lists and 以…为核心载体."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lianqun.compiler.extract.entity_names import is_region_form
from lianqun.compiler.extract.entity_vocabulary import EntityType
from lianqun.compiler.extract.industries.wording import Wording, alternation
from lianqun.model.document import Document
from lianqun.text.lists import BRACKETS, split_list

_LIST_MARK = re.compile(r"[。；;\n" + re.escape("".join([*BRACKETS, *BRACKETS.values()])) + "]")
_NOTE = r"[（(][^（）()]*(?:[，,；：]|{list_note})[^（）()]*[)）]"
_ETC = re.compile(r"等(?:[^、]{0,8})?$")
_AS_CARRIER = r"以(?P<names>[^，。；：\n]{2,300}?)为[^，。；为\n]{0,8}?{carrier_noun}"
_LABEL_BEFORE = re.compile(r"[^。；，：:\n]{2,30}(?=[：:]$)")
_PLACES = frozenset({EntityType.PARK, EntityType.REGION, EntityType.PLATFORM})
_AMONG_PARKS = r"依托(?P<names>[^，。；：\n]{2,160}?)等[^，。；\n]{0,4}?{park_noun}(?=[，。；])"
_NOT_IN_PARK = r"{no_park}|[在和与以对为将建]|园区$"
_LABEL_WINDOW = 40
_LONGEST_NAME = 30
_LONGEST_LIST = 4000


@dataclass(frozen=True, slots=True)
class LabelledList:
    """A list after its label (承载园区：…): `slot` says which field it fills."""

    slot: str
    names: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CarrierClause:
    """以甲、乙为核心载体: the carriers, and the entry's label where one stands before (丙：以…)."""

    label: str
    names: tuple[str, ...]
    start: int
    end: int


class CarrierReader:
    """Reads the carrier statements of one document."""

    def __init__(self, document: Document, wording: Wording) -> None:
        self._text = document.text
        self._wording = wording
        words = wording.words
        self._note = words.pattern(_NOTE)
        self._as_carrier = words.pattern(_AS_CARRIER)
        self._among_parks = words.pattern(_AMONG_PARKS)
        self._not_in_park = words.pattern(_NOT_IN_PARK)
        self._place_ends = words.words("place_end")
        parks = (
            word
            for word, head in wording.entities.heads.items()
            if head.type is EntityType.PARK and not head.is_vague
        )
        heads = alternation({*parks, *words.words("park_end")})
        park = rf"[^\s，。；、：（）()“”等]{{1,12}}?(?:{heads})(?:（[^（）]{{1,8}}）)?"
        self._park_list = re.compile(
            rf"{words.any_of('relies_on')}(?P<names>{park}(?:、{park}){{0,20}}(?:[和及与]{park})?)"
            r"(?!建设[，。；]|[^等，。；现进形建发重打开加大积推]{4})"
        )

    def _is_place(self, name: str) -> bool:
        """Whether a name ends like one of a park, a platform or a region."""
        head = self._wording.entities.head_of(name)
        if head and head.type in _PLACES:
            return True
        return name in self._wording.entities.regions or is_region_form(
            name, self._wording.entities
        )

    def labelled_lists(self) -> list[LabelledList]:
        """Every labelled list of the document, in order."""
        labels = list(self._wording.label.finditer(self._text))
        ends = [label.start() for label in labels[1:]] + [len(self._text)]
        lists = (self._labelled(*pair) for pair in zip(labels, ends, strict=False))
        return [found for found in lists if found is not None]

    def _labelled(self, label: re.Match[str], limit: int) -> LabelledList | None:
        slot = self._wording.list_labels[label[1]]
        end = list_end(self._text, label.end(), min(limit, label.end() + _LONGEST_LIST))
        names = self._names(label.end(), end)
        if not names or any(len(name) > _LONGEST_NAME or "，" in name for name in names):
            return None
        sure = slot != "carriers" or "载" in label[1]
        if not sure and not any(map(self._is_place, names)):
            return None
        return LabelledList(slot, names, label.start(), end)

    def _names(self, start: int, end: int, *, conjunctions: bool = False) -> tuple[str, ...]:
        spans = split_list(self._text, start, end, conjunctions=conjunctions)
        names = (
            _ETC.sub("", self._note.sub("", self._text[a:b])).replace("\n", "") for a, b in spans
        )
        return tuple(name for name in names if name)

    def carrier_clauses(self) -> list[CarrierClause]:
        """Every 以…为载体 of the document, in order."""
        clauses: list[CarrierClause] = []
        for found in self._as_carrier.finditer(self._text):
            start, end = found.span("names")
            etc = self._text.find("等", start, end)
            names = self._names(start, etc if etc >= 0 else end, conjunctions=True)
            if any(map(self._is_place, names)) and all(
                len(name) <= _LONGEST_NAME and "的" not in name for name in names
            ):
                clauses.append(
                    CarrierClause(self._label_before(found.start()), names, *found.span())
                )
        return clauses

    def _label_before(self, position: int) -> str:
        if self._text[position - 1 : position] not in ("：", ":"):
            return ""
        window = self._text[max(0, position - _LABEL_WINDOW) : position]
        found = _LABEL_BEFORE.search(window)
        return found[0] if found else ""

    def parks_supported(self, start: int, end: int) -> Iterator[str]:
        """Parks that a stretch of text relies on or supports: 依托甲产业园, 推动乙高新区、丙经开区等…."""
        for found in self._park_list.finditer(self._text, start, end):
            for name in self._names(*found.span("names"), conjunctions=True):
                if not self._not_in_park.search(name):
                    yield name
        for found in self._among_parks.finditer(self._text, start, end):
            names = self._names(*found.span("names"))
            yield from (name for name in names if name.endswith(self._place_ends))


def list_end(text: str, start: int, limit: int) -> int:
    """Where a list that starts at `start` ends: a full stop, a line end or a bracket it did not open."""
    depth = 0
    for mark in _LIST_MARK.finditer(text, start, limit):
        char = mark[0]
        if char in BRACKETS:
            depth += 1
        elif char in "。；;\n":
            if not depth or char == "\n":
                return mark.start()
        elif depth:
            depth -= 1
        else:
            return mark.start()
    return limit
