"""Pages that are a text file in a frame of tags: browsers save plain text so (<pre>…</pre>)."""

from collections.abc import Sequence

from lianqun.compiler.readers.html.blocks import Block, Item
from lianqun.compiler.readers.html.content import Content
from lianqun.compiler.readers.html.elements import PREFORMATTED
from lianqun.compiler.readers.html.tree import Page
from lianqun.compiler.readers.lines import Line, split_lines


def read_plain_lines(page: Page, items: Sequence[Item], chosen: Content) -> list[Line]:
    """The lines of a page whose content is one preformatted text without tags; [] for any other page.

    They are read as those of a text file, tables and wrapped paragraphs guessed from their print.
    """
    holders = {items[at].element for at in chosen.kept}
    element = page.elements[holders.pop()]
    if holders or element.tag not in PREFORMATTED:
        return []
    if element.closes - element.opens != 2 or not all(isinstance(item, Block) for item in items):
        return []
    text = page.steps[element.opens + 1]
    before, behind = "\n" * text.start, "\n" * (len(page.original) - text.end)
    return split_lines(before + page.original[text.start : text.end] + behind)
