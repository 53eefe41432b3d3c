"""What holds for a whole document or section while its figures are read, worked out once."""

from collections.abc import Iterator
from functools import cached_property, lru_cache

from lianqun.compiler.extract.industries.headings import IndustryHeadings
from lianqun.compiler.extract.industries.wording import wording_of
from lianqun.compiler.extract.statements.changes import ChangeReader
from lianqun.compiler.extract.statements.columns import ColumnReader
from lianqun.compiler.extract.statements.lexicon import Lexicon, lexicon_of
from lianqun.compiler.extract.statements.naming import Namer
from lianqun.compiler.extract.statements.phrases import PhraseReader
from lianqun.compiler.extract.statements.reading import MeasureReader
from lianqun.compiler.extract.statements.screening import Screen
from lianqun.compiler.extract.statements.standing import Role, StandingReader
from lianqun.compiler.extract.statements.subjects import SubjectReader, own_region, places_of
from lianqun.compiler.extract.statements.times import scan_times
from lianqun.compiler.extract.statements.topics import TopicReader
from lianqun.compiler.extract.statements.windows import WindowReader
from lianqun.model.document import Block, BlockKind, Document
from lianqun.model.period import Period
from lianqun.model.quantity import Measure
from lianqun.text.numbers import NumberScanner
from lianqun.vocab.indicators import indicator_index
from lianqun.vocab.vocabulary import Vocabulary


class Readers:
    """The readers of a vocabulary: each knows its words, none knows a document."""

    def __init__(self, vocabulary: Vocabulary, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.phrases = PhraseReader(lexicon)
        self.numbers = NumberScanner(vocabulary.words("units"))
        self.changes = ChangeReader(lexicon)
        self.screen = Screen(lexicon, self.changes)
        self.windows = WindowReader(lexicon)
        self.namer = Namer(lexicon, self.phrases, self.changes)
        self.topics = TopicReader(lexicon)
        self.measures = MeasureReader(lexicon)
        self.subjects = SubjectReader(lexicon)
        self.standing = StandingReader(lexicon)
        self.columns = ColumnReader(vocabulary)


@lru_cache(maxsize=4)
def readers_of(vocabulary: Vocabulary) -> Readers:
    """The readers of a vocabulary, compiled once for each vocabulary."""
    return Readers(vocabulary, lexicon_of(vocabulary))


class Setting:
    """A document with the answers that its figures share, cached by section."""

    def __init__(self, document: Document, vocabulary: Vocabulary) -> None:
        self.document = document
        self.readers = readers_of(vocabulary)
        self._vocabulary = vocabulary
        self._periods: dict[int, Period | None] = {}
        self._roles: dict[int, Role] = {}
        self._asides: dict[int, bool] = {}

    @cached_property
    def places(self) -> tuple[str, ...]:
        """Short names of places: those of the nation that the text names, and those it lists."""
        return places_of(self.document, self._vocabulary.words("regions", "short"))

    @cached_property
    def _industries(self) -> dict[int, str]:
        sites = IndustryHeadings(self.document, wording_of(self._vocabulary)).find()
        return {site.section: site.name for site in sites}

    def region(self, position: int) -> str:
        """The region or park that the document at this place is of."""
        return own_region(self.document, position)

    def split_subject(self, name: str, position: int, default: str = "") -> tuple[str, str]:
        """(subject, indicator) of a name; `default` is the subject where the name has none."""
        return self.readers.subjects.split(
            name, self.document, position, default=default, places=self.places
        )

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
            self._roles[section] = self.readers.standing.role(self.document, section)
        return self._roles[section]

    def is_aside(self, section: int) -> bool:
        """Whether figures here are no promises of the plan: comparisons with others, project sheets."""
        if section not in self._asides:
            self._asides[section] = self.readers.standing.is_aside(self.document, section)
        return self._asides[section]

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
