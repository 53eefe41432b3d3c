"""A web page's bytes to a `Source`: the file as it is, the lines of the document on it, its tables.

The steps, each in its module: bytes to text (`decoding`, `archives`), text to tags (`tags`) and elements
(`tree`), what is shown (`shown`) and how (`styles`), which tables hold data (`grids`), lines and tables
in order (`blocks`), the box of facts on top (`boxes`), the document told from the page (`content`).
"""

from typing import Final

from lianqun.compiler.readers.html.blocks import Block, Flow, PageTable, read_flow
from lianqun.compiler.readers.html.boxes import Boxes, find_boxes
from lianqun.compiler.readers.html.composing import Composer
from lianqun.compiler.readers.html.content import Content, find_content
from lianqun.compiler.readers.html.decoding import decode_page
from lianqun.compiler.readers.html.findings import Findings
from lianqun.compiler.readers.html.grids import sketch_tables
from lianqun.compiler.readers.html.heads import find_title
from lianqun.compiler.readers.html.plain import read_plain_lines
from lianqun.compiler.readers.html.shown import find_shown
from lianqun.compiler.readers.html.styles import find_styles
from lianqun.compiler.readers.html.tree import Page, read_page
from lianqun.compiler.readers.html.words import load_frame_words
from lianqun.compiler.readers.source import Source
from lianqun.errors import UnreadableFileError
from lianqun.vocab.vocabulary import Vocabulary

_LEAST_TEXT: Final = 60


def read_html(content: bytes, file_name: str = "", vocabulary: Vocabulary | None = None) -> Source:
    """Read a web page; raises UnreadableFileError when it is no text or a shell that a script would fill."""
    original, encoding = decode_page(content, file_name)
    page = read_page(original)
    shown = find_shown(page)
    words = load_frame_words(vocabulary)
    title = find_title(page, words)
    flow = read_flow(shown, find_styles(shown), sketch_tables(shown))
    boxes = find_boxes(flow.items, words)
    chosen = find_content(page, flow.items, boxes, words, title=title)
    if _is_shell(page, flow, chosen):
        raise UnreadableFileError("html_without_text", file=file_name)
    plain = read_plain_lines(page, flow.items, chosen)
    if plain:
        return Source(original, encoding, plain)
    composer = Composer(flow.items, chosen)
    lines = composer.lines()
    findings = Findings(shown, flow, chosen)
    return Source(
        original=original,
        encoding=encoding,
        lines=lines,
        tables=composer.tables,
        is_native=True,
        issues=tuple(findings.issues()),
        kinds=composer.kinds,
        stated=_stated(boxes, title),
    )


def _stated(boxes: Boxes, title: str) -> dict[str, str]:
    stated = dict(boxes.stated)
    if title:
        stated.setdefault("title", title)
    return stated


def _is_shell(page: Page, flow: Flow, chosen: Content) -> bool:
    """Whether hardly any text is on the page itself, as a script or a frame would fetch it."""
    items = [flow.items[at] for at in chosen.kept]
    length = sum(item.length for item in items)
    if not length:
        return True
    if length >= _LEAST_TEXT or any(isinstance(item, PageTable) for item in items):
        return False
    return any(
        element.tag in ("script", "iframe", "frame") for element in page.elements
    ) and not any("。" in item.text for item in items if isinstance(item, Block))
