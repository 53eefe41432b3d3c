"""What holds for a whole document or section while its figures are read, worked out once."""

from functools import cached_property

from lianqun.compiler.extract.statements.standing import Role, read_role
from lianqun.compiler.extract.statements.subjects import industry_of, places_of
from lianqun.compiler.extract.statements.times import scan_times
from lianqun.model.document import Document
from lianqun.model.period import Period


class Setting:
    """A document with the answers that its figures share, cached by section."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._industries: dict[int, str] = {}
        self._periods: dict[int, Period | None] = {}
        self._roles: dict[int, Role] = {}

    @cached_property
    def places(self) -> tuple[str, ...]:
        """Short names of places that the document lists."""
        return places_of(self.document)

    def industry(self, section: int) -> str:
        """The industry whose section this is, empty for none."""
        if section not in self._industries:
            self._industries[section] = industry_of(self.document, section)
        return self._industries[section]

    def role(self, section: int) -> Role:
        """Whether the section tells of the past, of goals or of work to do."""
        if section not in self._roles:
            self._roles[section] = read_role(self.document, section)
        return self._roles[section]

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
