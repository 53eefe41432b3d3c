"""Targets and actuals: every figure that a document promises or reports."""

from collections.abc import Iterator

from lianqun.compiler.draft import Doubt, Draft
from lianqun.compiler.extract.statements import (
    delegated,
    glued,
    proportions,
    ranks,
    sentences,
    tables,
)
from lianqun.compiler.extract.statements.setting import Setting
from lianqun.model.document import Document
from lianqun.vocab.vocabulary import Vocabulary

__all__ = ["extract"]


def extract(document: Document, vocabulary: Vocabulary) -> Iterator[Draft | Doubt]:
    """Targets and actuals of running text and of indicator tables."""
    setting = Setting(document, vocabulary)
    yield from sentences.extract(setting)
    yield from tables.extract(setting)
    yield from glued.extract(setting)
    yield from delegated.read_delegated(setting)
    yield from ranks.read_ranks(setting)
    yield from proportions.read_proportions(setting)
