"""Which reader a file is for, told by its content: PDF, Word, web page, text, or none that we have."""

from enum import StrEnum
from typing import Final

from lianqun.compiler.readers.assembling import build_document
from lianqun.compiler.readers.decoding import decode
from lianqun.compiler.readers.source import Source
from lianqun.compiler.readers.text import read_text_source
from lianqun.errors import UnreadableFileError
from lianqun.model.document import Document
from lianqun.vocab.vocabulary import Vocabulary


class Format(StrEnum):
    """The formats that are read."""

    TEXT = "text"
    PDF = "pdf"


_HEAD: Final = 1024
_PDF: Final = b"%PDF-"
_FOREIGN: Final = (
    (b"\x89PNG\r\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"\x1f\x8b", "gzip"),
    (b"{\\rtf", "RTF"),
    (b"\x7fELF", "ELF"),
    (b"MZ\x90", "EXE"),
)


def format_of(content: bytes, file_name: str = "") -> Format:
    """The format of a file's bytes; raises UnreadableFileError for a known one that is not read."""
    if _PDF in content[:_HEAD]:
        return Format.PDF
    for signature, name in _FOREIGN:
        if content.startswith(signature):
            raise UnreadableFileError("format_not_read", file=file_name, format=name)
    return Format.TEXT


def open_source(content: bytes, file_name: str = "") -> Source:
    """Read a file's bytes with the reader of its format; raises UnreadableFileError when none can."""
    if format_of(content, file_name) is Format.PDF:
        from lianqun.compiler.readers.pdf.reader import read_pdf  # noqa: PLC0415 - 60 ms to import

        return read_pdf(content, file_name)
    return read_text_source(content, file_name)


def probe(content: bytes, file_name: str = "") -> str:
    """What a file is read as (an encoding, or pdf …), without reading all of it.

    Raises UnreadableFileError for a file that cannot be read, as `open_source` does.
    """
    if format_of(content, file_name) is Format.PDF:
        from lianqun.compiler.readers.pdf.reader import probe_pdf  # noqa: PLC0415

        return probe_pdf(content, file_name)
    return decode(content, file_name)[1]


def read_document(
    content: bytes, file_name: str = "", vocabulary: Vocabulary | None = None
) -> Document:
    """Read one file of any format; raises UnreadableFileError when it cannot be read or has no words."""
    return build_document(open_source(content, file_name), content, file_name, vocabulary)
