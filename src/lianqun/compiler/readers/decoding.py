"""Bytes to text: which encoding a file is in, decided by trying and by what comes out."""

import codecs
import re

from lianqun.errors import UnreadableFileError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 20_000
_HEAD_BYTES = 4 * _SAMPLE
_MIN_HAN_SHARE = 0.2
_MIN_PLAIN_SHARE = 0.85
_MIN_COMMON_SHARE = 0.02
_ENOUGH_HAN = 20
_MAX_BROKEN_SHARE = 0.01
_HAN = re.compile("[\u4e00-\u9fff]")
_COMMON = re.compile("[的一是在和了有为以业发展产中国大上人地年到区建工设市全新加化强进]")
_ODD = re.compile("[\x00-\x08\x0e-\x1b\ue000-\uf8ff]")
_VISIBLE = re.compile(r"\S")
_ASCII = re.compile(r"[!-~]")


def decode(content: bytes, file_name: str = "") -> tuple[str, str]:
    """Decode a file's bytes; returns the text and the encoding's name.

    A byte-order mark decides; else UTF-8, GB18030 and UTF-16 without mark are tried in that order, and
    one is taken if it decodes and reads as Chinese or plain text.  Last, UTF-8 and GB18030 are taken
    with a few broken bytes, which become U+FFFD.  The text keeps every character: no newline
    translation.  Raises UnreadableFileError for binary or empty input.
    """
    if not content.strip():
        raise UnreadableFileError("file_empty", file=file_name)
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decode_marked(content, encoding, file_name), encoding
    text, encoding = _decode_by_trying(content, file_name)
    if text.isspace():
        raise UnreadableFileError("file_empty", file=file_name)
    return text, encoding


def _decode_by_trying(content: bytes, file_name: str) -> tuple[str, str]:
    """The text in the first encoding that fits; each is held against the beginning before it reads all."""
    for encoding in ("utf-8", "gb18030", "utf-16-le", "utf-16-be"):
        try:
            head = _decode_head(content, encoding)
            if _is_clean(head) if encoding == "utf-8" else _reads_as_text(head):
                return content.decode(encoding), encoding  # nothing else decodes as UTF-8 by chance
        except UnicodeDecodeError:
            continue
    for encoding in ("utf-8", "gb18030"):
        if _reads_as_text(_decode_head(content, encoding, "replace")):
            text = content.decode(encoding, "replace")
            if text.count("\ufffd") <= _MAX_BROKEN_SHARE * len(text):
                return text, encoding
    raise UnreadableFileError("file_not_text", file=file_name)


def _decode_head(content: bytes, encoding: str, errors: str = "strict") -> str:
    """The beginning of a text, as much as is looked at to tell whether it is one."""
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    return decoder.decode(content[:_HEAD_BYTES], final=len(content) <= _HEAD_BYTES)


def _decode_marked(content: bytes, encoding: str, file_name: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        text = content.decode(encoding, "replace")
        if text.count("\ufffd") > _MAX_BROKEN_SHARE * len(text):
            raise UnreadableFileError(
                "file_encoding_broken", file=file_name, encoding=encoding, at=error.start
            ) from error
    if not text.strip():
        raise UnreadableFileError("file_empty", file=file_name)
    return text


def _reads_as_text(text: str) -> bool:
    """Whether a text is Chinese or plain ASCII, told by its beginning.

    Wrongly decoded Chinese is Chinese characters too, but hardly ever the common ones.
    """
    if not _is_clean(text):
        return False
    sample = text[:_SAMPLE]
    visible = _count(_VISIBLE, sample)
    han = _count(_HAN, sample)
    if han < _MIN_HAN_SHARE * visible and _count(_ASCII, sample) + han < _MIN_PLAIN_SHARE * visible:
        return False
    return han < _ENOUGH_HAN or _count(_COMMON, sample) >= _MIN_COMMON_SHARE * han


def _is_clean(text: str) -> bool:
    """Whether a text begins without the control characters that binary files hold."""
    sample = text[:_SAMPLE]
    return "\x00" not in sample and 50 * _count(_ODD, sample) <= len(sample)


def _count(pattern: re.Pattern[str], text: str) -> int:
    return len(pattern.findall(text))
