"""Elements of HTML by what they mean for reading: which break lines, which hold no text of the page.

The sets follow the HTML Living Standard (chapters 4 and 15), with the old elements that pages still use.
"""

from typing import Final


def _set(names: str) -> frozenset[str]:
    return frozenset(names.split())


VOID: Final = _set(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr"
)
"""Elements without content, which no end tag closes."""

BLOCKS: Final = _set(
    "address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing "
    "main marquee menu nav ol p plaintext pre search section summary table tbody td "
    "tfoot th thead tr ul xmp"
)
"""Elements that begin a line of their own."""

UNREAD: Final = _set(
    "script style noscript template head title select option optgroup textarea datalist svg math canvas audio "
    "video iframe object applet map rt rp xml button frameset noframes noembed"
)
"""Elements whose content is no text of the page."""

STRUCK: Final = frozenset(("del", "s", "strike"))
"""Elements whose text the page shows as no longer valid."""

HEADINGS: Final = {f"h{rank}": rank for rank in range(1, 7)}
BOLD: Final = frozenset(("b", "strong"))
RAISED: Final = frozenset(("sup",))
"""Elements whose text stands above the line."""
PREFORMATTED: Final = frozenset(("pre", "listing", "plaintext", "xmp"))
FRAMES: Final = frozenset(("nav", "footer", "aside", "header"))
FRAME_ROLES: Final = _set(
    "navigation banner contentinfo complementary search dialog menu menubar toolbar tablist"
)
"""Elements, and roles of ARIA, that stand around the content of a page."""

HOLDERS: Final = _set(
    "#page html body main article section div td form center dd fieldset figure details"
)
"""Elements that can hold all of a page's content."""

NEAR_HOLDERS: Final = HOLDERS - {"#page", "html", "body", "form", "center"}
"""Those of them that hold what belongs to the content, if they hold the element with it."""


KEPT_ATTRIBUTES: Final = _set(
    "alt aria-hidden class colspan content data height hidden href http-equiv id name open property role rowspan src "
    "style title type width"
)
HEAD_ONLY: Final = _set("head title meta link base script style noscript template")
TABLE_PARTS: Final = _set("caption colgroup col thead tbody tfoot tr td th")
CELLS: Final = ("td", "th", "caption")

ENDS_PARAGRAPH: Final = BLOCKS - TABLE_PARTS - {"body", "head", "html"}
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
