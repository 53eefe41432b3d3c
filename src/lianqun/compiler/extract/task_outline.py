"""Where the tasks of a plan stand: headings and run-in headings that say what will be done.

A task is a numbered heading, a box title, a run-in heading or a numbered sentence of a chapter that is
not about situation, guidance, principles or goals.  Chapters themselves are containers and count only
where nothing below them is a task.  Siblings follow their majority: one heading without a verb among
headings with one is a task too, one heading with a verb among names of industries is not.
"""

import re
from bisect import insort
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from lianqun.compiler.extract.task_named import find_named_programmes
from lianqun.compiler.extract.task_words import TaskWords
from lianqun.model.document import Block, BlockKind, Document, DocumentKind, Section

_NO_CHAPTER: Final = ("root", "附件", "篇")
_ITEM_SCHEMES: Final = ("1.", "（1）", "①")
_RUN_IN_STOP: Final = r"[，,；;：:？！%]|^\d|^{no_title_start}|{no_title_end}$"
_RUN_IN_LENGTH: Final = (4, 32)
_MEANS: Final = r"{means_manner}?{means}"
_COMMA: Final = re.compile(r"[，,]")
_PAIR_PART_LENGTH: Final = (4, 16)
_OPENED: Final = r"{lead_in}[，,](?P<title>[^。：:；！？\n]{4,32})。"
_STATEMENT: Final = r"{states}|{states_end}$"
_PLAIN_SHARE: Final = 0.75
_NUMBERED: Final = re.compile(
    r"(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、](?!\d)|[一二三四五六七八九十]{1,3}(?:、|是要?)|[①-⑳])\s?"
)
_LONE_LENGTH: Final = 20
_CLAUSE: Final = re.compile(r"[^，。；：,;:\n]{4,40}")
_MAX_LEVEL: Final = 5

_RunIn = tuple[int, str, int]  # its block, its title and where that ends


@dataclass(slots=True)
class TaskNode:
    """A task found: its title's span, the section it stands in and the one it opens, if any."""

    title: str
    start: int
    end: int
    parent: int
    opens: int | None
    level: int
    is_box: bool = False
    own: list[Block] = field(default_factory=list)


class TaskOutline:
    """The tasks of a document in reading order, and which of them a position belongs to."""

    def __init__(self, document: Document, words: TaskWords) -> None:
        self._document = document
        self._words = words
        self._sections = document.sections
        self._excluded = self._mark_excluded()
        self._depth = [self._depth_of(section) for section in self._sections]
        self._run_ins = self._find_run_ins()
        headings = self._find_headings()
        nodes = list(self._drop_containers([*headings, *self._run_ins.values()]))
        self.nodes = sorted([*nodes, *self._find_named(nodes)], key=lambda n: n.start)
        self._blocks_of = self._group_blocks()
        self._owners = self._assign_blocks()

    def owner(self, block_index: int) -> TaskNode | None:
        """The innermost task whose own text a block is."""
        return self._owners[block_index]

    def promote(self, block_index: int) -> TaskNode | None:
        """Make a numbered paragraph or else its section a task: it names who answers for it."""
        section = self._sections[self._document.blocks[block_index].section]
        item = self.promote_item(block_index)
        if item is not None:
            return item
        if section.scheme in _NO_CHAPTER or self._excluded[section.index] or not section.title:
            return None
        node = self._heading_node(section)
        insort(self.nodes, node, key=lambda n: n.start)
        for index in self._blocks_of[section.index]:
            if self._owners[index] is None:
                self._owners[index] = node
                node.own.append(self._document.blocks[index])
        return self._owners[block_index]

    def promote_item(self, block_index: int) -> TaskNode | None:
        """Make a numbered paragraph a task: in a list whose items name their own bodies, each is one."""
        block, owner = self._document.blocks[block_index], self._owners[block_index]
        if self._excluded[block.section] or (owner is not None and owner.start == block.start):
            return None
        item = self._numbered_sentence(block) if block.kind is BlockKind.PARAGRAPH else None
        if item is None:
            return None
        node = self._run_in_node(block, *item)
        insort(self.nodes, node, key=lambda n: n.start)
        if owner is not None:
            owner.own.remove(block)
        node.own.append(block)
        self._owners[block_index] = node
        return node

    def is_open_to_tasks(self, section: int) -> bool:
        """Whether a section may hold tasks at all."""
        return not self._excluded[section]

    def _group_blocks(self) -> dict[int, list[int]]:
        """Indices of the blocks that stand directly in each section."""
        grouped: dict[int, list[int]] = defaultdict(list)
        for index, block in enumerate(self._document.blocks):
            grouped[block.section].append(index)
        return grouped

    def _mark_excluded(self) -> list[bool]:
        excluded: list[bool] = []
        for section in self._sections:
            above = section.parent is not None and excluded[section.parent]
            excluded.append(above or (section.parent is not None and self._says_no(section)))
        excluded = [
            is_out or self._reports(section)
            for is_out, section in zip(excluded, self._sections, strict=True)
        ]
        excluded[0] = (
            excluded[0] or len(self._sections) > 3
        )  # a document without headings keeps its tasks in 0
        return excluded

    def _reports(self, section: Section) -> bool:
        """Whether a section is of a report on what was reached, outside its chapters on what is to come."""
        kind = self._document.part_at(section.start).metadata.kind
        if kind is not DocumentKind.STATISTICAL_REPORT:
            return False
        ahead = self._words.words.pattern(r"{ahead}")
        return not any(ahead.search(node.title) for node in self._document.ancestors(section.index))

    def _says_no(self, section: Section) -> bool:
        """Whether a heading itself keeps its content from being tasks."""
        if self._words.is_excluded(section.title):
            return True
        is_item = section.scheme in _ITEM_SCHEMES
        return is_item and self._words.is_definition(section.label, section.title)

    def _depth_of(self, section: Section) -> int:
        """Levels from the chapter down to the section, boxes not counted: 0 is a chapter."""
        chain = [
            node
            for node in self._document.ancestors(section.index)
            if node.scheme not in _NO_CHAPTER and not node.is_box
        ]
        return len(chain) - 1

    def _find_headings(self) -> list[TaskNode]:
        groups: dict[tuple[int | None, str], list[Section]] = defaultdict(list)
        for section in self._sections[1:]:
            if section.scheme not in _NO_CHAPTER and not self._excluded[section.index]:
                groups[section.parent, "box" if section.is_box else section.scheme].append(section)
        nodes: list[TaskNode] = []
        for members in groups.values():
            acting = [s for s in members if self._words.is_heading_action(s.title)]
            is_rule = 2 * len(acting) >= len(members) and not members[0].is_box
            chosen = members if is_rule else [s for s in acting if s.is_box or len(acting) > 1]
            nodes += [self._heading_node(s) for s in chosen if not self._is_container(s)]
        return nodes

    def _is_container(self, section: Section) -> bool:
        return not section.title or self._words.is_container(section.title)

    def _heading_node(self, section: Section) -> TaskNode:
        depth = self._depth[section.index] + (1 if section.is_box else 0)
        return TaskNode(
            title=self._words.clean(section.title.partition("：")[0] or section.title)
            if section.scheme in _ITEM_SCHEMES
            else self._words.clean(section.title),
            start=section.start,
            end=section.heading_end,
            parent=section.parent or 0,
            opens=section.index,
            level=min(max(1, depth), _MAX_LEVEL),
            is_box=section.is_box,
        )

    def _find_run_ins(self) -> dict[int, TaskNode]:
        """Run-in headings by block; they come in series, so a lone one needs a series near by."""
        found_in: dict[int, list[_RunIn]] = defaultdict(list)
        for index, block in enumerate(self._document.blocks):
            if block.kind is BlockKind.PARAGRAPH and not self._excluded[block.section]:
                found = self._run_in(block)
                if found:
                    found_in[block.section].append((index, *found))
        series = {s: _without_lone_pair(members) for s, members in found_in.items()}
        accepted = {s for s, members in series.items() if self._is_series(members)}
        chapters = {self._chapter_of(section) for section in accepted}
        nodes: dict[int, TaskNode] = {}
        for section, members in series.items():
            lone = len(members) == 1 and self._chapter_of(section) in chapters
            if section in accepted or (lone and self._is_plain_title(members[0][1])):
                for index, title, end in self._doing(members):
                    nodes[index] = self._run_in_node(self._document.blocks[index], title, end)
        return nodes

    def _doing(self, members: Sequence[_RunIn]) -> Iterator[_RunIn]:
        """Members of a series that say what to do, or have the form of those that do."""
        acting = [self._words.is_action(title) for _, title, _ in members]
        is_plain = sum(acting) >= _PLAIN_SHARE * len(members)
        for member, is_acting in zip(members, acting, strict=True):
            if is_acting or (
                is_plain and not self._words.words.pattern(_STATEMENT).search(member[1])
            ):
                yield member

    def _run_in(self, block: Block) -> tuple[str, int] | None:
        """The title that opens a paragraph (run-in or numbered sentence) and where it ends."""
        text = self._document.text
        if block.run_in_end > block.start and text[block.run_in_end : block.run_in_end + 1] == "。":
            title = self._words.clean(text[block.start : block.run_in_end])
            if self._is_title(title):
                return title, block.run_in_end
        opened = self._words.words.pattern(_OPENED).match(text, block.start, block.end)
        if opened and opened.end() < block.end:
            title = self._without_means(opened["title"])
            if self._is_title(title):
                return title, opened.end("title")
        item = self._numbered_sentence(block)
        return item if item and self._words.is_action(item[0]) else None

    def _without_means(self, title: str) -> str:
        """A title without the short clause of means before it: 立足当前，抓好…."""
        means, comma, doing = title.partition("，" if "，" in title else ",")
        is_means = comma and self._words.words.pattern(_MEANS).match(means)
        return doing if is_means else title

    def _is_title(self, title: str) -> bool:
        """Whether the words before a paragraph's first full stop may be its title."""
        low, high = _RUN_IN_LENGTH
        is_long_enough = low <= len(title) <= high
        parts = _COMMA.split(title)
        stop = self._words.words.pattern(_RUN_IN_STOP)
        if not is_long_enough or any(stop.search(part) for part in parts):
            return False
        return len(parts) == 1 or self._is_pair(parts)

    def _is_pair(self, parts: Sequence[str]) -> bool:
        """Whether a title is two short clauses that both say what to do."""
        low, high = _PAIR_PART_LENGTH
        return len(parts) == 2 and all(
            low <= len(part) <= high and self._words.action.match(part) for part in parts
        )

    def _numbered_sentence(self, block: Block) -> tuple[str, int] | None:
        """The first clause of a paragraph that opens with a number and is no heading."""
        numbered = _NUMBERED.match(self._document.text, block.start, block.end)
        if numbered is None:
            return None
        clause = _CLAUSE.match(self._document.text, numbered.end(), block.end)
        return (self._words.clean(clause[0]), clause.end()) if clause else None

    def _is_plain_title(self, title: str) -> bool:
        """Whether a run-in that stands alone still reads as a heading, not as a first sentence."""
        is_short = len(title) <= _LONE_LENGTH and "、" not in title
        return is_short and self._words.is_action(title)

    def _is_series(self, members: Sequence[_RunIn]) -> bool:
        acting = sum(1 for _, title, _ in members if self._words.is_action(title))
        return len(members) >= 2 and 2 * acting >= len(members)

    def _chapter_of(self, section: int) -> int:
        chain = [s for s in self._document.ancestors(section) if s.scheme not in _NO_CHAPTER]
        return chain[-1].index if chain else 0

    def _run_in_node(self, block: Block, title: str, end: int) -> TaskNode:
        level = self._depth[block.section] + 1
        return TaskNode(
            title=title,
            start=block.start,
            end=end,
            parent=block.section,
            opens=None,
            level=min(max(1, level), _MAX_LEVEL),
        )

    def _find_named(self, nodes: Sequence[TaskNode]) -> Iterator[TaskNode]:
        """Programmes that running text names, where no heading does."""
        titles = [node.title for node in nodes if node.opens is not None]
        for span, section in find_named_programmes(
            self._document, self._words, titles, self.is_open_to_tasks
        ):
            yield TaskNode(
                title=self._document.text[slice(*span)].replace("\n", ""),
                start=span[0],
                end=span[1],
                parent=section,
                opens=None,
                level=min(max(1, self._depth[section] + 1), _MAX_LEVEL),
            )

    def _drop_containers(self, nodes: list[TaskNode]) -> Iterator[TaskNode]:
        """All but the chapters that have tasks below them."""
        holding: set[int] = set()
        for node in nodes:
            if not node.is_box:
                holding.update(s.index for s in self._document.ancestors(node.parent))
        for node in nodes:
            is_chapter = node.opens is not None and self._depth[node.opens] <= 0
            if not (is_chapter and node.opens in holding):
                yield node

    def _assign_blocks(self) -> list[TaskNode | None]:
        by_section = {node.opens: node for node in self.nodes if node.opens is not None}
        by_start = {node.start: node for node in self.nodes if node.opens is None}
        owners: list[TaskNode | None] = []
        current: TaskNode | None = None
        for block in self._document.blocks:
            if block.kind is BlockKind.HEADING or block.kind is BlockKind.CONTENTS:
                current = None
                owners.append(by_section.get(block.section))
                continue
            if block.start in by_start:
                current = by_start[block.start]
            elif current is None or current.parent != block.section:
                current = by_section.get(block.section)
            owners.append(current)
            if current is not None:
                current.own.append(block)
        return owners


def _without_lone_pair(members: Sequence[_RunIn]) -> list[_RunIn]:
    """Members of a series, less a title of two clauses that has no like: it is a sentence."""
    pairs = [member for member in members if _COMMA.search(member[1])]
    return [m for m in members if m not in pairs] if len(pairs) == 1 else list(members)
