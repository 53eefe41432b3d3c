"""Which reader a file is for, told by its content: PDF, Word, web page, text, or none that we have."""

from enum import StrEnum
from typing import Final

from lianqun.compiler.readers.assembling import build_document
from lianqun.compiler.readers.decoding import decode
from lianqun.compiler.readers.html.decoding import decode_page
from lianqun.compiler.readers.html.signature import is_web_page
from lianqun.compiler.readers.source import Source
from lianqun.compiler.readers.text import read_text_source
from lianqun.errors import UnreadableFileError
from lianqun.model.document import Document
from lianqun.vocab.vocabulary import Vocabulary


class Format(StrEnum):
    """The formats that are read."""

    TEXT = "text"
    PDF = "pdf"
    WORD = "docx"
    LEGACY = "doc"
    HTML = "html"


CONVERTED: Final = ("doc", "wps")
"""What files are said to be read as that LibreOffice has converted."""

_WPS: Final = (".wps", ".wpt")
_HEAD: Final = 1024
_PDF: Final = b"%PDF-"
_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
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
    if content.startswith(_ZIP):
        return Format.WORD
    if content.startswith(_OLE):
        return Format.LEGACY
    for signature, name in _FOREIGN:
        if content.startswith(signature):
            raise UnreadableFileError("format_not_read", file=file_name, format=name)
    return Format.HTML if is_web_page(content) else Format.TEXT


def decode_original(content: bytes, file_name: str = "") -> str:
    """What evidence counts in where the original is text: the decoded file, a web page's with its markup."""
    if format_of(content, file_name) is Format.HTML:
        return decode_page(content, file_name)[0]
    return decode(content, file_name)[0]


def open_source(
    content: bytes, file_name: str = "", vocabulary: Vocabulary | None = None
) -> Source:
    """Read a file's bytes with the reader of its format; raises UnreadableFileError when none can."""
    form = format_of(content, file_name)
    if form is Format.PDF:
        from lianqun.compiler.readers.pdf.reader import read_pdf  # noqa: PLC0415 - 60 ms to import

        return read_pdf(content, file_name)
    if form is Format.WORD:
        from lianqun.compiler.readers.docx.reader import read_docx  # noqa: PLC0415 - 40 ms to import

        return read_docx(content, file_name)
    if form is Format.HTML:
        from lianqun.compiler.readers.html.reader import read_html  # noqa: PLC0415

        return read_html(content, file_name, vocabulary)
    if form is Format.LEGACY:
        raise UnreadableFileError("office_failed", file=file_name, detail="not converted")
    return read_text_source(content, file_name)


def probe(content: bytes, file_name: str = "", *, converted: bytes = b"") -> str:
    """What a file is read as (an encoding, or pdf …), without reading all of it.

    `converted` is as for `read_document`.  Raises UnreadableFileError for a file that cannot be read, as
    `open_source` does.
    """
    if converted:
        probe(converted, file_name)
        return "wps" if file_name.lower().endswith(_WPS) else "doc"
    form = format_of(content, file_name)
    if form is Format.PDF:
        from lianqun.compiler.readers.pdf.reader import probe_pdf  # noqa: PLC0415

        return probe_pdf(content, file_name)
    if form is Format.WORD:
        from lianqun.compiler.readers.docx.reader import probe_docx  # noqa: PLC0415

        return probe_docx(content, file_name)
    if form is Format.LEGACY:
        raise UnreadableFileError("office_failed", file=file_name, detail="not converted")
    if form is Format.HTML:
        return f"html {open_source(content, file_name).encoding}"
    return decode(content, file_name)[1]


def read_document(
    content: bytes,
    file_name: str = "",
    vocabulary: Vocabulary | None = None,
    *,
    converted: bytes = b"",
) -> Document:
    """Read one file of any format; raises UnreadableFileError when it cannot be read or has no words.

    `converted` is what LibreOffice made of an old Word file, which is read in its place.
    """
    source = open_source(converted or content, file_name, vocabulary)
    return build_document(source, content, file_name, vocabulary)
