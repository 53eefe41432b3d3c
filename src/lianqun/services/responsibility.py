"""What a plan says of how its tasks will be assigned, for one that names nobody itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lianqun.model.document import BlockKind, Document
from lianqun.services.context import Note
from lianqun.services.original_text import OriginalText
from lianqun.services.task_text import plain, shorten, split_sentences
from lianqun.vocab.vocabulary import Vocabulary

_TABLE: Final = "responsibility_words"


@dataclass(frozen=True, slots=True)
class CitedSentence:
    """A sentence of an original and the line that it starts on."""

    words: str
    line: int


@dataclass(frozen=True, slots=True)
class _Words:
    """Words by role: what is done (act), with what (task), who is to answer (answer), where (place)."""

    act: tuple[str, ...]
    task: tuple[str, ...]
    answer: tuple[str, ...]
    place: tuple[str, ...]


def _read_words(vocabulary: Vocabulary) -> _Words:
    rows = vocabulary.rows(_TABLE)

    def having(role: str) -> tuple[str, ...]:
        return tuple(row["word"] for row in rows if row["role"] == role)

    return _Words(having("act"), having("task"), having("answer"), having("place"))


def assigning_notes(document: str, original: OriginalText) -> Iterator[Note]:
    """What to say of the sentence on how a document's tasks will be assigned, where there is one."""
    found = find_assigning_sentence(original)
    if found:
        told = {"document": document, "line": found.line, "sentence": found.words}
        yield Note("bodies_to_be_assigned", told)


def find_assigning_sentence(original: OriginalText) -> CitedSentence | None:
    """The sentence that says most of how the plan's tasks will be assigned; None where none does.

    It says that something is done (分解, 明确) about who answers (责任分工, 牵头部门), and it is about the
    plan's own tasks: it names them, or stands under a heading on carrying the plan out.
    """
    document = original.document
    if document is None:
        return None
    words = _read_words(original.vocabulary)
    best, at, said = 0, 0, ""
    for start, sentence, headings in _sentences(document):
        weight = _weight(words, plain(sentence), headings)
        if weight > best:
            best, at, said = weight, start, sentence
    if not best:
        return None
    line = original.lines.at(document.to_original(at, at + 1)[0])
    return CitedSentence(shorten(plain(said)), line)


def _weight(words: _Words, sentence: str, headings: str) -> int:
    """How much a sentence says of who will answer for the plan's tasks; 0 for nothing."""
    answers = sum(word in sentence for word in words.answer)
    tasks = sum(word in sentence for word in words.task)
    is_placed = any(word in headings for word in words.place)
    if not answers or not any(word in sentence for word in words.act):
        return 0
    return 2 * answers + tasks + 2 * is_placed if tasks or is_placed else 0


def _sentences(document: Document) -> Iterator[tuple[int, str, str]]:
    """Every sentence of the running text with its place and the headings above it."""
    for block in document.blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        headings = "".join(document.path(block.section))
        text = document.text[block.start : block.end]
        at = 0
        for sentence in split_sentences(text):
            at = text.index(sentence, at)
            yield block.start + at, sentence, headings
            at += len(sentence)
