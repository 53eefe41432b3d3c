"""What holds for a whole document or section while its figures are read, worked out once."""

import re
from collections.abc import Iterator
from functools import cached_property

from lianqun.compiler.extract.industries.headings import IndustryHeadings
from lianqun.compiler.extract.industries.wording import wording_of
from lianqun.compiler.extract.statements.standing import Role, read_role
from lianqun.compiler.extract.statements.subjects import places_of
from lianqun.compiler.extract.statements.times import scan_times
from lianqun.model.document import Block, BlockKind, Document
from lianqun.model.period import Period
from lianqun.model.quantity import Measure
from lianqun.vocab.indicators import indicator_index
from lianqun.vocab.vocabulary import Vocabulary

_COMPARISON = re.compile(r"对标|对比分析|比较分析|经验借鉴|案例")


class Setting:
    """A document with the answers that its figures share, cached by section."""

    def __init__(self, document: Document, vocabulary: Vocabulary) -> None:
        self.document = document
        self._vocabulary = vocabulary
        self._periods: dict[int, Period | None] = {}
        self._roles: dict[int, Role] = {}

    @cached_property
    def places(self) -> tuple[str, ...]:
        """Short names of places: those of the nation that the text names, and those it lists."""
        return places_of(self.document, self._vocabulary.words("regions", "short"))

    @cached_property
    def _industries(self) -> dict[int, str]:
        sites = IndustryHeadings(self.document, wording_of(self._vocabulary)).find()
        return {site.section: site.name for site in sites}

    def industry(self, section: int) -> str:
        """The industry whose section this is or lies in, empty for none."""
        above = self.document.ancestors(section)
        return next((self._industries[s.index] for s in above if s.index in self._industries), "")

    def code(self, indicator: str, unit: str, measure: Measure) -> str:
        """The vocabulary's code of an indicator, empty where it knows none."""
        return indicator_index(self._vocabulary).match(indicator, unit, measure)

    def role(self, section: int) -> Role:
        """Whether the section tells of the past, of goals or of work to do."""
        if section not in self._roles:
            self._roles[section] = read_role(self.document, section)
        return self._roles[section]

    def is_aside(self, section: int) -> bool:
        """Whether figures here are no promises of the plan: comparisons with others, project sheets."""
        return any(
            _COMPARISON.search(node.title) or (node.is_box and node.scheme == "项目")
            for node in self.document.ancestors(section)
        )

    def paragraphs(self) -> Iterator[Block]:
        """Paragraphs whose figures are the plan's own."""
        for block in self.document.blocks:
            if block.kind is BlockKind.PARAGRAPH and not self.is_aside(block.section):
                yield block

    def period(self, section: int) -> Period | None:
        """The time that the nearest heading above names, None when none does."""
        if section not in self._periods:
            self._periods[section] = _heading_period(self.document, section)
        return self._periods[section]


def _heading_period(document: Document, section: int) -> Period | None:
    for node in document.ancestors(section):
        times = scan_times(document, node.title, 0, len(node.title))
        if times:
            return times[-1].period
    return None
