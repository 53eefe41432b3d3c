"""A web page's bytes to text: byte-order mark, what the page says of its encoding, else by trying."""

import re
from typing import Final

from lianqun.compiler.readers.decoding import decode
from lianqun.compiler.readers.html.archives import is_archive, read_archive

_HEAD: Final = 4096
_MARKS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_DECLARED: Final = re.compile(
    rb"<meta\b[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]{1,30})"
    rb"|<\?xml\b[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_\-]{1,30})",
    re.IGNORECASE,
)
_CODECS: Final = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
}
"""Labels of the WHATWG Encoding Standard for Chinese; pages that say gb2312 hold GB 18030."""


def decode_page(content: bytes, file_name: str = "") -> tuple[str, str]:
    """The text of a web page, markup included, and its encoding; of a web archive (.mht) its page.

    Raises UnreadableFileError when the bytes are no text, or an archive holds no page.
    """
    declared = ""
    if is_archive(content):
        content, declared = read_archive(content, file_name)
    if not content.startswith(_MARKS) and not _is_utf_8(content):
        codec = _CODECS.get((declared or _declared(content)).lower(), "")
        text = _decode_strictly(content, codec)
        if text:
            return text, codec
    return decode(content, file_name)


def _is_utf_8(content: bytes) -> bool:
    """Whether bytes are UTF-8 beyond ASCII, whatever they say: nothing else is so by chance."""
    if content.isascii():
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _declared(content: bytes) -> str:
    found = _DECLARED.search(content[:_HEAD])
    return (found[1] or found[2]).decode("ascii") if found else ""


def _decode_strictly(content: bytes, codec: str) -> str:
    if not codec:
        return ""
    try:
        text = content.decode(codec)
    except UnicodeDecodeError:
        return ""
    return "" if "\x00" in text else text
