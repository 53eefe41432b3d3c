"""A Word file's bytes to a `Source`: raw text with a paragraph a line, its headings, tables and notes."""

from typing import Final

from lianqun.compiler.readers.docx.body import BodyReader
from lianqun.compiler.readers.docx.composing import Composer
from lianqun.compiler.readers.docx.items import Item, LeftOut
from lianqun.compiler.readers.docx.list_numbers import Lists
from lianqun.compiler.readers.docx.markup import W, child_of
from lianqun.compiler.readers.docx.package import Package
from lianqun.compiler.readers.docx.styles import Styles
from lianqun.compiler.readers.source import Source
from lianqun.errors import UnreadableFileError

ENCODING: Final = "docx"


def read_docx(content: bytes, file_name: str = "") -> Source:
    """Read a Word file (DOCX, DOCM, DOTX), changes accepted, macros and pictures left alone.

    Raises UnreadableFileError when it is damaged, locked, no Word file, made to do harm, or wordless.
    """
    package = Package.open(content, file_name)
    styles = Styles.read(package.read_related("styles"))
    lists = Lists.read(package.read_related("numbering"), styles)
    reader = BodyReader(styles, lists, package.read_related)
    items: list[Item] = []
    try:
        body = child_of(package.read_main(), "body")
        items = [] if body is None else reader.read(body)
    except RecursionError as error:
        raise UnreadableFileError("docx_unsafe_xml", file=file_name, part=package.main) from error
    composer = Composer(reader.inline.fields.closed, ENCODING)
    comments = package.read_related("comments")
    if comments is not None:
        composer.count(LeftOut.COMMENT, len(comments.findall(f"{W}comment")))
    composer.count(LeftOut.NUMBER_FORM, lists.unknown)
    source = composer.compose(items)
    if not source.lines:
        pictures = composer.left_out[LeftOut.PICTURE] + composer.left_out[LeftOut.OBJECT]
        raise UnreadableFileError("docx_without_text", file=file_name, pictures=pictures)
    return source


def probe_docx(content: bytes, file_name: str = "") -> str:
    """The name of the format; raises UnreadableFileError as `read_docx` does, which is quick enough to ask."""
    read_docx(content, file_name)
    return ENCODING
