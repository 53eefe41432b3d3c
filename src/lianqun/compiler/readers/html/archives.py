"""Web archives (.mht, .mhtml): the page among the parts of a multipart message (RFC 2557)."""

import re
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message
from typing import Final

from lianqun.errors import UnreadableFileError

_HEAD: Final = 4096
_ARCHIVE: Final = re.compile(rb"^content-type:\s*multipart/", re.IGNORECASE | re.MULTILINE)
_PAGES: Final = ("text/html", "application/xhtml+xml")
_MOST_PAGES: Final = 50
_HAN: Final = re.compile("[\u4e00-\u9fff]")


def is_archive(content: bytes) -> bool:
    """Whether bytes are a web archive."""
    head = content[:_HEAD].lstrip()
    return not head.startswith(b"<") and bool(_ARCHIVE.search(head))


def read_archive(content: bytes, file_name: str = "") -> tuple[bytes, str]:
    """The page of an archive and the encoding that the archive gives for it; "" where it gives none.

    Of several pages (frames, advertisements) it is the one with the most Chinese characters.
    """
    try:
        pages = _pages(message_from_bytes(content))
    except (MessageError, LookupError, ValueError, RecursionError) as error:
        raise UnreadableFileError("html_archive_damaged", file=file_name) from error
    if not pages:
        raise UnreadableFileError("html_archive_without_page", file=file_name)
    return max(pages, key=lambda page: _han_count(*page))


def _pages(message: Message) -> list[tuple[bytes, str]]:
    pages: list[tuple[bytes, str]] = []
    for part in message.walk():
        if part.get_content_type() not in _PAGES:
            continue
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and payload.strip():
            pages.append((payload, part.get_content_charset() or ""))
        if len(pages) == _MOST_PAGES:
            break
    return pages


def _han_count(page: bytes, charset: str) -> int:
    codec = "gb18030" if charset.startswith("gb") else "utf-8"
    return len(_HAN.findall(page.decode(codec, "ignore")))
