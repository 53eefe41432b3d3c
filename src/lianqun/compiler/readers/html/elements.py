"""Elements of HTML by what they mean for reading: which break lines, which hold no text of the page.

The sets follow the HTML Living Standard (chapters 4 and 15), with the old elements that pages still use.
"""

from typing import Final

VOID: Final = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr".split()
)
"""Elements without content, which no end tag closes."""

BLOCKS: Final = frozenset(
    "address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing "
    "main marquee menu nav ol optgroup option p plaintext pre search section summary table tbody td "
    "tfoot th thead tr ul xmp".split()
)
"""Elements that begin a line of their own."""

UNREAD: Final = frozenset(
    "script style noscript template head title select option optgroup textarea datalist svg math canvas audio "
    "video iframe object applet map rt rp xml button frameset noframes noembed".split()
)
"""Elements whose content is no text of the page."""

STRUCK: Final = frozenset(("del", "s", "strike"))
"""Elements whose text the page shows as no longer valid."""

HEADINGS: Final = {f"h{rank}": rank for rank in range(1, 7)}
BOLD: Final = frozenset(("b", "strong"))
PREFORMATTED: Final = frozenset(("pre", "listing", "plaintext", "xmp"))
FRAMES: Final = frozenset(("nav", "footer", "aside", "header"))
"""Elements that stand around the content of a page."""

CONTENT: Final = frozenset(("article", "main"))
HEAD_ONLY: Final = frozenset("head title meta link base script style noscript template".split())
TABLE_PARTS: Final = frozenset("caption colgroup col thead tbody tfoot tr td th".split())
CELLS: Final = ("td", "th", "caption")
ROW_GROUPS: Final = ("thead", "tbody", "tfoot")

ENDS_PARAGRAPH: Final = BLOCKS - TABLE_PARTS - {"body", "head", "html", "option", "optgroup"}
"""Elements whose start ends an open paragraph."""

IMPLIED_ENDS: Final = {
    "li": (("li",), ("ul", "ol", "menu", "dir")),
    "dt": (("dt", "dd"), ("dl",)),
    "dd": (("dt", "dd"), ("dl",)),
    "tr": (("tr", "td", "th", "caption"), ("table",)),
    "td": (("td", "th", "caption"), ("tr", "table")),
    "th": (("td", "th", "caption"), ("tr", "table")),
    "thead": (("thead", "tbody", "tfoot", "caption", "colgroup"), ("table",)),
    "tbody": (("thead", "tbody", "tfoot", "caption", "colgroup"), ("table",)),
    "tfoot": (("thead", "tbody", "tfoot", "caption", "colgroup"), ("table",)),
    "option": (("option",), ("select",)),
}
"""For a start tag: the elements that it closes where their end tags are left out, and what bounds that."""
