"""The text reader: a TXT or Markdown file's bytes to a `Document`."""

from lianqun.compiler.readers.decoding import decode
from lianqun.compiler.readers.lines import join_lines, split_lines
from lianqun.compiler.readers.metadata import read_metadata
from lianqun.compiler.readers.normalising import build_text
from lianqun.compiler.readers.outline import OutlineBuilder
from lianqun.model.document import Document, Part
from lianqun.model.ids import hash_file


def read_text(content: bytes, file_name: str = "") -> Document:
    """Read one text file; raises UnreadableFileError when the bytes are no text.

    Positions in the result count characters of the normalised text; see `model/document.py`.
    """
    original, encoding = decode(content, file_name)
    groups = join_lines(split_lines(original))
    mapped, spans = build_text(original, groups)
    text = mapped.text()
    blocks, sections = OutlineBuilder(text, spans).build()
    metadata = read_metadata(text, blocks, file_name)
    return Document(
        file_hash=hash_file(content),
        original=original,
        text=text,
        anchors=mapped.anchors,
        shifts=mapped.shifts,
        blocks=tuple(blocks),
        sections=tuple(sections),
        tables=(),
        parts=(Part(0, len(text), metadata),),
        encoding=encoding,
        file_name=file_name,
    )
