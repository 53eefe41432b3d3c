"""The text reader: a TXT or Markdown file's bytes to a source, and to a `Document`."""

from lianqun.compiler.readers.assembling import build_document
from lianqun.compiler.readers.decoding import decode
from lianqun.compiler.readers.front_matter import read_front_matter
from lianqun.compiler.readers.lines import split_lines
from lianqun.compiler.readers.source import Source
from lianqun.model.document import Document
from lianqun.vocab.vocabulary import Vocabulary


def read_text_source(content: bytes, file_name: str = "") -> Source:
    """A text file's characters and lines; raises UnreadableFileError when the bytes are no text."""
    original, encoding = decode(content, file_name)
    lines = split_lines(original)
    stated, kinds = read_front_matter(original, lines)
    return Source(original, encoding, lines, kinds=kinds, stated=stated)


def read_text(
    content: bytes, file_name: str = "", vocabulary: Vocabulary | None = None
) -> Document:
    """Read one text file; raises UnreadableFileError when the bytes are no text or hold no words.

    Positions in the result count characters of the normalised text; see `model/document.py`.
    """
    return build_document(read_text_source(content, file_name), content, file_name, vocabulary)
