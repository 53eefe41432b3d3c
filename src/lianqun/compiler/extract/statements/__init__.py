"""Targets and actuals: every figure that a document promises or reports."""

from collections.abc import Iterator

from lianqun.compiler.draft import Doubt, Draft
from lianqun.compiler.extract.statements import sentences, tables
from lianqun.model.document import Document
from lianqun.vocab.vocabulary import Vocabulary

__all__ = ["extract"]


def extract(document: Document, vocabulary: Vocabulary) -> Iterator[Draft | Doubt]:
    """Targets and actuals of running text and of indicator tables."""
    yield from sentences.extract(document, vocabulary)
    yield from tables.extract(document, vocabulary)
