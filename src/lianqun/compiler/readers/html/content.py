"""Which lines and tables of a page are the document: by where prose, numbered headings and tables stand.

Navigation around the content is left out.  Inside the content, between its first and last paragraph,
everything stays but long lists of links; what cannot be told stays.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lianqun.compiler.readers.html.blocks import Block, Item, PageTable
from lianqun.compiler.readers.html.boxes import Boxes
from lianqun.compiler.readers.html.elements import FRAME_ROLES, FRAMES, HOLDERS, NEAR_HOLDERS
from lianqun.compiler.readers.html.targets import is_file, leads_away
from lianqun.compiler.readers.html.tree import Element, Page
from lianqun.compiler.readers.html.words import FrameWords
from lianqun.compiler.readers.numbering import match_opening
from lianqun.compiler.readers.titles import ends_like_title
from lianqun.text.characters import SENTENCE_ENDS

_LEAST_PROSE: Final = 25
_HEADING_WEIGHT: Final = 20
_MAIN_SHARE: Final = 0.9
_LEAST_OUTSIDE: Final = 0.3
_LINK_SHARE: Final = 0.6
_FEW_LINKS: Final = 3
_MANY_LINKS: Final = 5
_LEAST_ITEMS: Final = 2
_SHORTEST_TITLE: Final = 6
_TITLE_REACH: Final = 40
_NO_RANK: Final = 7


@dataclass
class Content:
    """What was chosen: the numbers of the items kept, the main element, the line that is the title, if any.

    `is_outer` tells for each element whether it stands around the content.
    """

    kept: list[int]
    main: int
    is_outer: Sequence[bool]
    title: int | None = None


def find_content(
    page: Page, items: Sequence[Item], boxes: Boxes, words: FrameWords, *, title: str
) -> Content:
    """The items that are the document; `title` is what the page's head says that it is called."""
    return _Chooser(page, items, boxes, words, title=title).choose()


class _Chooser:
    """Weighs the elements of a page by the prose in them and chooses items."""

    def __init__(
        self,
        page: Page,
        items: Sequence[Item],
        boxes: Boxes,
        words: FrameWords,
        *,
        title: str,
    ) -> None:
        self._page = page
        self._items = items
        self._words = words
        self._title = title
        self._boxes = boxes.items
        self._prose = [
            0 if at in boxes.items else _prose(item, words) for at, item in enumerate(items)
        ]
        frames = [_is_frame(element, words) for element in page.elements]
        inherited = _inherit(page, frames)
        weights = self._weigh([False] * len(frames))
        outside = self._weigh(inherited)
        if outside[0] < _LEAST_OUTSIDE * weights[0]:
            frames, outside = [False] * len(frames), weights
        self._main = self._find_main(outside)
        self._is_outer = _inherit(page, self._outer_frames(frames, weights))
        self._is_list = _inherit(page, self._link_lists(weights))

    def choose(self) -> Content:
        """The items of the document."""
        inside = [self._page.holds(self._main, item.element) for item in self._items]
        around = self._page.elements[self._main].parent
        beside = around >= 0 and self._page.elements[around].tag in NEAR_HOLDERS
        body = [at for at, weight in enumerate(self._prose) if weight and inside[at]]
        first, last = (body[0], body[-1]) if body else (len(self._items), -1)
        stray = [at for at, weight in enumerate(self._prose) if weight and not self._is_apart(at)]
        end = max([last, *stray])
        found = self._find_title(first)
        kept = []
        for at in range(len(self._items)):
            is_between = first <= at <= last
            if at in self._boxes or self._is_left_out(at, is_between=is_between):
                continue
            is_body = bool(self._prose[at]) or is_between
            is_near = (
                inside[at]
                or last < at < end
                or (found is not None and found <= at < first)
                or (beside and self._page.holds(around, self._items[at].element))
            )
            if is_body or at == found or (is_near and not self._is_furniture(at)):
                kept.append(at)
        return Content(kept, self._main, self._is_outer, found if found in kept else None)

    def _is_apart(self, at: int) -> bool:
        element = self._items[at].element
        return self._is_outer[element] or self._is_list[element]

    def _is_left_out(self, at: int, *, is_between: bool) -> bool:
        """Whether an item stands apart; between paragraphs a frame's name alone does not tell."""
        element = self._items[at].element
        is_outer = self._is_outer[element] and not (is_between and not self._is_furniture(at))
        return is_outer or self._is_list[element]

    def _is_furniture(self, at: int) -> bool:
        """Whether an item at the edge of the content belongs to the page."""
        item = self._items[at]
        if isinstance(item, PageTable):
            return _is_links(item)
        if self._words.is_frame(item.text):  # before numbers: 上一篇： opens like a 篇
            return True
        return _is_links(item) and not match_opening(item.text)

    def _weigh(self, apart: Sequence[bool]) -> list[int]:
        """How much prose each element holds, that in elements set apart left out."""
        weights = [0] * len(self._page.elements)
        for item, weight in zip(self._items, self._prose, strict=True):
            if not apart[item.element]:
                weights[item.element] += weight
        return self._add_up(weights)

    def _add_up(self, counts: list[int]) -> list[int]:
        for element in reversed(self._page.elements):
            if element.parent >= 0:
                counts[element.parent] += counts[element.index]
        return counts

    def _find_main(self, weights: Sequence[int]) -> int:
        """The innermost element that can hold a page's content and has nearly all prose."""
        counts = [0] * len(weights)
        for item, weight in zip(self._items, self._prose, strict=True):
            counts[item.element] += weight > 0
        self._add_up(counts)
        return max(
            (
                element.index
                for element in self._page.elements
                if element.tag in HOLDERS
                and counts[element.index] >= _LEAST_ITEMS
                and weights[element.index] >= _MAIN_SHARE * weights[0]
            ),
            default=0,
        )

    def _outer_frames(self, frames: Sequence[bool], weights: Sequence[int]) -> list[bool]:
        """The frames that stand around the content, or in it without any prose; not those with the title."""
        page, main = self._page, self._main
        titles, headings = ([0] * len(page.elements) for _ in range(2))
        for item in self._items:
            if isinstance(item, Block) and not _is_links(item):
                titles[item.element] += _is_named(item.text, self._title)
                headings[item.element] += item.style.rank > 0
        self._add_up(titles)
        self._add_up(headings)
        return [
            frames[at]
            and not titles[at]
            and not (headings[at] and page.elements[at].tag == "header" and page.holds(main, at))
            and not page.holds(at, main)
            and not (weights[at] and page.holds(main, at))
            for at in range(len(page.elements))
        ]

    def _link_lists(self, weights: Sequence[int]) -> list[bool]:
        """The elements that hold several links to other pages and hardly anything else."""
        page = self._page
        links, lengths, linked = ([0] * len(page.elements) for _ in range(3))
        for element in page.elements:
            if element.tag == "a" and leads_away(element.attributes.get("href", "")):
                links[element.index] = 1
        for item in self._items:
            lengths[item.element] += item.length
            linked[item.element] += item.link_length
        for counts in (links, lengths, linked):
            self._add_up(counts)
        return [
            not weights[at]
            and links[at] >= (_MANY_LINKS if page.holds(self._main, at) else _FEW_LINKS)
            and linked[at] >= _LINK_SHARE * lengths[at]
            and not page.holds(at, self._main)
            for at in range(len(page.elements))
        ]

    def _find_title(self, first: int) -> int | None:
        """The line above the first paragraph that is the document's title; where it is cut, its first part."""
        lines = [
            (at, item)
            for at, item in enumerate(self._items[:first])
            if isinstance(item, Block) and not self._is_apart(at) and at not in self._boxes
        ][-_TITLE_REACH:]
        named = [at for at, item in lines if _is_named(item.text, self._title)]
        if named:
            at = named[-1]
            while at - 1 in named:
                at -= 1
            return at
        looks = [
            (
                ends_like_title(item.text, self._words.page_words.document),
                -(item.style.rank or _NO_RANK),
                at,
            )
            for at, item in lines
            if (item.style.rank or ends_like_title(item.text, self._words.page_words.document))
            and not self._is_furniture(at)
        ]
        return max(looks)[-1] if looks else None


def _prose(item: Item, words: FrameWords) -> int:
    """How much of a plan's text an item is: tables, numbered headings and sentences, links left out."""
    own = item.length - item.link_length
    if isinstance(item, PageTable):
        return 0 if _is_links(item) else own
    if _is_links(item) or words.is_frame(item.text):
        return 0
    opening = match_opening(item.text)
    if opening is not None and opening.scheme != "附件" and not is_file(item.text):
        return own + _HEADING_WEIGHT
    is_sentence = not SENTENCE_ENDS.isdisjoint(item.text)
    return own if own >= _LEAST_PROSE and is_sentence else 0


def _is_links(item: Item) -> bool:
    return item.link_length > _LINK_SHARE * item.length


def _is_frame(element: Element, words: FrameWords) -> bool:
    attributes = element.attributes
    if element.tag in FRAMES or attributes.get("role", "").lower() in FRAME_ROLES:
        return True
    return words.names_frame(attributes)


def _is_named(text: str, title: str) -> bool:
    """Whether a line is the title that the page's head gives, or a part of it."""
    plain = "".join(text.split())
    return len(plain) >= _SHORTEST_TITLE and plain in title


def _inherit(page: Page, flags: Sequence[bool]) -> list[bool]:
    """For each element whether it or an element that holds it is flagged."""
    inherited: list[bool] = []
    for element in page.elements:
        above = element.parent >= 0 and inherited[element.parent]
        inherited.append(above or flags[element.index])
    return inherited
