"""Bytes to text: which encoding a file is in, decided by trying and by what comes out."""

import codecs

from lianqun.errors import UnreadableFileError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MIN_HAN_SHARE = 0.2


def decode(content: bytes, file_name: str = "") -> tuple[str, str]:
    """Decode a file's bytes; returns the text and the encoding's name.

    A byte-order mark decides; else UTF-8, GB18030 and UTF-16 without mark are tried in that order, and
    one is taken if it decodes and reads as Chinese or plain text.  The text keeps every character:
    no newline translation.  Raises UnreadableFileError for binary or empty input.
    """
    if not content.strip():
        raise UnreadableFileError("file_empty", file=file_name)
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decode_strict(content, encoding, file_name), encoding
    for encoding in ("utf-8", "gb18030", "utf-16-le", "utf-16-be"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _reads_as_text(text):
            return text, encoding
    raise UnreadableFileError("file_not_text", file=file_name)


def _decode_strict(content: bytes, encoding: str, file_name: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFileError(
            "file_encoding_broken", file=file_name, encoding=encoding, at=error.start
        ) from error


def _reads_as_text(text: str) -> bool:
    sample = text[:20000]
    odd = sum(1 for c in sample if (c < " " and c not in "\t\n\r\f\v") or "\ue000" <= c <= "\uf8ff")
    if odd * 50 > len(sample):
        return False
    visible = [c for c in sample if not c.isspace()]
    han = sum(1 for c in visible if "\u4e00" <= c <= "\u9fff")
    ascii_count = sum(1 for c in visible if c < "\x7f")
    return han >= _MIN_HAN_SHARE * len(visible) or ascii_count >= 0.9 * len(visible)
