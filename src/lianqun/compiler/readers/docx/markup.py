"""The XML of a part: parsed without entities, names of elements, values of attributes.

Files of the strict variant (ISO/IEC 29500) use other namespaces for the same elements; they are read
under the names of the transitional one.
"""

import re
from typing import Any, Final

from lxml import etree

Element = Any
"""An element of lxml, which has no types of its own."""

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT: Final = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": _MAIN.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/math": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/math"
    ),
    b"http://purl.oclc.org/ooxml/drawingml/": b"http://schemas.openxmlformats.org/drawingml/2006/",
}
_STRICT_NAME: Final = re.compile(
    rb"(\sxmlns(?::[\w.-]+)?\s*=\s*[\"'])(" + b"|".join(map(re.escape, _STRICT)) + rb")"
)
_UTF_16: Final = (
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"<\0?\0", "utf-16-le"),
    (b"\0<\0?", "utf-16-be"),
)

W: Final = f"{{{_MAIN}}}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V: Final = "{urn:schemas-microsoft-com:vml}"

_OFF: Final = frozenset(("0", "false", "off"))
_TWIPS: Final = {"pt": 20.0, "in": 1440.0, "cm": 567.0, "mm": 56.7, "pc": 240.0, "pi": 240.0}
_MEASURE: Final = re.compile(r"(-?\d+(?:\.\d+)?)\s*(pt|in|cm|mm|pc|pi)?$")


class DamagedXmlError(Exception):
    """A part is not well-formed."""


class UnsafeXmlError(Exception):
    """A part declares a document type or entities, which no part of a Word file does."""


def parse_xml(data: bytes) -> Element:
    """The root element of a part; nothing is expanded, fetched or looked up."""
    for mark, encoding in _UTF_16:
        if data.startswith(mark):
            try:
                data = data.decode(encoding).encode()
            except UnicodeError as error:
                raise DamagedXmlError(str(error)) from error
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise UnsafeXmlError
    if b"purl.oclc.org" in data[:20_000]:
        data = _STRICT_NAME.sub(lambda found: found[1] + _STRICT[found[2]], data)
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedXmlError(str(error)) from error


def local_name(element: Element) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def value_of(parent: Element | None, *path: str) -> str | None:
    """The w:val of the element that a path of names leads to, None where either is missing."""
    found = child_of(parent, *path)
    value = None if found is None else found.get(f"{W}val")
    return None if value is None else str(value)


def child_of(parent: Element | None, *path: str) -> Element | None:
    """The element that a path of names leads to, None where there is none."""
    for name in path:
        if parent is None:
            return None
        parent = parent.find(f"{W}{name}")
    return parent


def number_of(parent: Element | None, *path: str) -> int | None:
    """The w:val at a path as a whole number, None where it is missing or none."""
    return whole(value_of(parent, *path))


def whole(value: str | None) -> int | None:
    """An attribute as a whole number, None where it is missing or none."""
    plain = (value or "").strip()
    return int(plain) if re.fullmatch(r"-?[0-9]{1,9}", plain) else None


def switch_of(parent: Element | None, *path: str) -> bool | None:
    """Whether an on/off element is on, None where it is missing."""
    found = child_of(parent, *path)
    return None if found is None else str(found.get(f"{W}val", "1")).lower() not in _OFF


def twips(value: str | None) -> float:
    """A length in twentieths of a point; 0 where there is none."""
    found = _MEASURE.match((value or "").strip())
    return float(found[1]) * _TWIPS.get(found[2] or "", 1.0) if found else 0.0
