"""The words that readers tell the parts of a document by."""

from functools import cache

from lianqun.compiler.words import Words, words_of
from lianqun.vocab.vocabulary import Vocabulary


@cache
def load_document_words(vocabulary: Vocabulary | None = None) -> Words:
    """The vocabulary's table `document_words`."""
    return words_of(vocabulary or Vocabulary(), "document_words")
