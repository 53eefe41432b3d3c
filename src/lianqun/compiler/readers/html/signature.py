"""Whether bytes are a web page: by how they begin, whatever the file is called."""

import re
from typing import Final

from lianqun.compiler.readers.html.archives import is_archive

_HEAD: Final = 8192
_BEFORE: Final = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff|\s+|<!--.*?-->|<\?.*?\?>|<%.*?%>)*", re.DOTALL
)
_PAGE: Final = re.compile(
    rb"<!doctype\s+html|<(?:html|head|body|title|meta|link|base|script|style|frameset)[\s>]",
    re.IGNORECASE,
)


def is_web_page(content: bytes) -> bool:
    """Whether bytes begin as a web page or a web archive does.

    Text that only holds some HTML, as Markdown may, is none.
    """
    head = content[:_HEAD].replace(b"\x00", b"")  # UTF-16 begins as ASCII with NULs between
    before = _BEFORE.match(head)
    return bool(_PAGE.match(head, before.end() if before else 0)) or is_archive(content)
