"""The order in which a page's items are put down, so that a paragraph over its break stays in one piece.

Running heads, page numbers and footnotes stand between the last line of a page and the first of the
next.  They are put before the paragraph that goes on, and what is quoted from it holds none of them.
"""

from collections.abc import Sequence

from lianqun.compiler.readers.pdf.paragraphs import Setting
from lianqun.compiler.readers.pdf.printed import PrintedLine, PrintedPage, PrintedTable

Item = PrintedLine | PrintedTable


def order_items(pages: Sequence[PrintedPage], setting: Setting) -> list[list[Item]]:
    """The items of each page as they are put down; nothing is left out."""
    ordered: list[list[Item]] = []
    following: Item | None = None
    for page in reversed(pages):
        body = [item for item in page.items if _is_body(item)]
        ordered.append(_order(page.items, body, following, setting))
        following = body[0] if body else following
    return ordered[::-1]


def _order(
    items: list[Item], body: list[Item], following: Item | None, setting: Setting
) -> list[Item]:
    if not body:
        return items
    start = _last_start(body, setting)
    aside = [item for item in items if _is_furniture(item)]
    if start and _may_go_on(body[-1], following, setting):
        aside += [item for item in items if _is_note(item)]
    rest = [item for item in items if not any(item is other for other in aside)]
    place = next(at for at, item in enumerate(rest) if item is body[start])
    return rest[:place] + aside + rest[place:]


def _last_start(body: Sequence[Item], setting: Setting) -> int:
    """Where the last paragraph or table of a page begins, the first item where nothing shows it."""
    at = len(body) - 1
    while at and _may_go_on(body[at - 1], body[at], setting):
        at -= 1
    return at


def _may_go_on(before: Item, item: Item | None, setting: Setting) -> bool:
    if not isinstance(before, PrintedLine) or not isinstance(item, PrintedLine):
        return False
    return setting.goes_on(before, item) is not False


def _is_body(item: Item) -> bool:
    return not _is_furniture(item) and not _is_note(item)


def _is_furniture(item: Item) -> bool:
    return isinstance(item, PrintedLine) and item.is_furniture


def _is_note(item: Item) -> bool:
    return isinstance(item, PrintedLine) and item.is_note and not item.is_furniture
