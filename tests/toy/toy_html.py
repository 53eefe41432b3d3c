"""Reading web pages in tests: a page's document, its text line by line, its tables as plain rows."""

from lianqun.compiler.readers.assembling import build_document
from lianqun.compiler.readers.html.reader import read_html
from lianqun.model.document import Document, Table

PROSE = (
    "<p>一、总体要求</p><p>坚持创新驱动，推动全市工业高质量发展，建设先进制造业基地。</p>"
    "<p>到2025年，全市规模工业增加值年均增长7%以上，工业投资年均增长10%。</p>"
)
"""Enough of a plan for a page to have content."""


def read_page(page: str, encoding: str = "utf-8") -> Document:
    """The document on a page given as text."""
    return read_bytes(page.encode(encoding))


def read_bytes(content: bytes) -> Document:
    """The document on a page given as bytes."""
    return build_document(read_html(content, "page.html"), content, "page.html")


def text_lines(page: str) -> list[str]:
    """The lines of the document on a page, tables included."""
    return read_page(page).text.rstrip("\n").split("\n")


def body(content: str) -> str:
    """A page whose content is a plan's paragraphs with some markup behind them."""
    return f"<html><body><div>{PROSE}{content}</div></body></html>"


def behind(content: str) -> list[str]:
    """The lines that markup behind a plan's paragraphs gives."""
    return text_lines(body(content))[3:]


def plain_rows(table: Table) -> list[list[str]]:
    """The texts of a table's cells, header first."""
    return [[cell.text for cell in row] for row in (table.header, *table.rows)]
