"""Whose a figure is, and how that is known: said in its sentence, before it, by a note, or by no word."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from lianqun.model.document import Metadata
from lianqun.model.fact import Fact, Statement
from lianqun.services.original_text import OriginalText
from lianqun.services.promise_words import PromiseWords
from lianqun.services.restating import plain_subject, regions_of
from lianqun.services.sentences import Sentences
from lianqun.services.table_notes import TableWords


class SubjectBasis(StrEnum):
    """How it is known whose a figure is.

    `region` says that no word does: it is then the region that the document is about.
    """

    STATED = "stated"
    INHERITED = "inherited"
    REGION = "region"
    TABLE_NOTE = "table_note"


@dataclass(frozen=True, slots=True)
class ShownSubject:
    """Whose a figure is as a list shows it: how that is known, and whose another place says it is.

    `is_from_table` marks a subject that only the table gives, for a sentence that names none.
    """

    name: str
    basis: SubjectBasis
    other: str = ""
    is_from_table: bool = False


class Subjects:
    """How it is known in one document whose the figures are."""

    def __init__(self, metadata: Metadata, original: OriginalText) -> None:
        self._regions = regions_of(metadata)
        self._original = original
        self._sentences = Sentences(original.text)
        self._tables = TableWords(original)
        words = PromiseWords.of(original.vocabulary)
        self._own = (*self._regions, *words.own_region)

    def basis_of(self, fact: Fact) -> SubjectBasis:
        """How the subject of a figure is known; what is not there to look at is taken as stated."""
        content = fact.content
        if not isinstance(content, Statement) or not content.subject or not self._original.text:
            return SubjectBasis.STATED
        said = self._words_of(fact, content)
        is_own = content.subject in self._regions
        names = self._own if is_own else (content.subject, plain_subject(content.subject))
        if any("".join(name.split()) in said for name in names):
            return SubjectBasis.STATED
        if is_own:
            return SubjectBasis.REGION
        noted = bool(content.table) and content.subject in self._tables.notes_of(fact.evidence)
        return SubjectBasis.TABLE_NOTE if noted else SubjectBasis.INHERITED

    def _words_of(self, fact: Fact, content: Statement) -> str:
        """The sentence of a figure; of a table's the row, its heads and the caption."""
        if not content.table:
            return self._sentences.words_around(fact.evidence)
        words = (fact.evidence.quote, fact.evidence.context, content.table)
        return "".join("".join(words).split())


Statements = Iterable[tuple[Fact, SubjectBasis]]


def show_subject(shown: Fact, statements: Statements, regions: Collection[str]) -> ShownSubject:
    """Whose a figure is that several places state.

    A sentence that names nobody does not contradict its table: the table's subject is then the figure's.
    """
    said = list(statements)
    basis = next((known for fact, known in said if fact.id == shown.id), SubjectBasis.STATED)
    name, own = _subject(shown), _plain(shown, regions)
    is_from_table = False
    for fact, other_basis in said:
        if _plain(fact, regions) == own:
            continue
        if basis is SubjectBasis.REGION and _is_in_table(fact) and not _is_in_table(shown):
            name, own, basis, is_from_table = (
                _subject(fact),
                _plain(fact, regions),
                other_basis,
                True,
            )
        elif other_basis is SubjectBasis.REGION and _is_in_table(shown):
            is_from_table = True
        else:
            return ShownSubject(name, basis, other=_subject(fact))
    return ShownSubject(name, basis, is_from_table=is_from_table)


def _subject(fact: Fact) -> str:
    subject: str = getattr(fact.content, "subject", "")
    return subject


def _plain(fact: Fact, regions: Collection[str]) -> str:
    subject = _subject(fact)
    return "" if subject in regions else plain_subject(subject)


def _is_in_table(fact: Fact) -> bool:
    return bool(getattr(fact.content, "table", ""))
