"""The zip of a Word file: its parts, found by their relations, unpacked only within limits."""

import lzma
import posixpath
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final

from lianqun.compiler.readers.docx.markup import (
    DamagedXmlError,
    Element,
    UnsafeXmlError,
    local_name,
    parse_xml,
)
from lianqun.errors import UnreadableFileError

ZIP_SIGNATURE: Final = b"PK\x03\x04"
OLE_SIGNATURE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

MAX_MEMBERS: Final = 20_000
MAX_PART_BYTES: Final = 128 * 1024 * 1024
"""Largest part of XML that is unpacked; 345 pages of a plan take about 15 MB."""

MAX_TOTAL_BYTES: Final = 2 * 1024 * 1024 * 1024
"""Largest sum of all parts, pictures included, which are never unpacked."""

MAX_RATIO: Final = 300
RATIO_FROM_BYTES: Final = 24 * 1024 * 1024
"""A part larger than this may not be packed tighter than MAX_RATIO : 1."""

_MEGABYTE: Final = 1024 * 1024
_ENCRYPTED_FLAG: Final = 0x1
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    OverflowError,
    LookupError,
)
_DIRECTORY_ENTRY: Final = 128
_MAIN_PART: Final = "word/document.xml"
_WORKBOOK: Final = "xl/workbook.xml"
_PART_NAMES: Final = {
    "styles": "word/styles.xml",
    "numbering": "word/numbering.xml",
    "footnotes": "word/footnotes.xml",
    "endnotes": "word/endnotes.xml",
    "comments": "word/comments.xml",
}
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def has_ole_stream(content: bytes, name: str) -> bool:
    """Whether an OLE2 file (.doc, .wps, a locked .docx) has a stream of this name in its directory."""
    entry = name.encode("utf-16-le") + b"\0\0"
    at = content.find(entry)
    while at >= 0:
        if at % _DIRECTORY_ENTRY == 0:
            return True
        at = content.find(entry, at + 1)
    return False


@dataclass(slots=True)
class Package:
    """A Word file opened: `main` is the name of its document part, `related` what this refers to by kind."""

    archive: zipfile.ZipFile
    file_name: str
    names: dict[str, str] = field(default_factory=dict)
    main: str = ""
    related: dict[str, str] = field(default_factory=dict)

    @classmethod
    def open(cls, content: bytes, file_name: str) -> "Package":
        """Open a file's bytes; raises UnreadableFileError where they are no Word file within the limits."""
        _check_signature(content, file_name)
        try:
            package = cls(zipfile.ZipFile(BytesIO(content)), file_name)
        except _DAMAGE as error:
            raise UnreadableFileError("docx_damaged", file=file_name, part="zip") from error
        package.check_sizes()
        package.find_parts()
        return package

    def check_sizes(self) -> None:
        """Refuse what is locked or would grow beyond the limits, before anything is unpacked."""
        members = self.archive.infolist()
        total = sum(member.file_size for member in members)
        if len(members) > MAX_MEMBERS:
            raise UnreadableFileError(
                "docx_too_many_parts", file=self.file_name, count=len(members), limit=MAX_MEMBERS
            )
        if total > MAX_TOTAL_BYTES:
            self._refuse_size("zip", total, MAX_TOTAL_BYTES)
        for member in members:
            if member.flag_bits & _ENCRYPTED_FLAG:
                raise UnreadableFileError("docx_encrypted", file=self.file_name)
            name = member.filename.replace("\\", "/").lstrip("/").lower()
            self.names[name] = member.filename

    def find_parts(self) -> None:
        """Find the document part, by the relations of the package, and the parts that it refers to."""
        targets = self._relations("")
        main = targets.get("officeDocument", "")
        self.main = main if main.lower() in self.names else _MAIN_PART
        if _WORKBOOK in self.names:
            raise UnreadableFileError("spreadsheet_not_read", file=self.file_name)
        if self.main not in self.names and self.main.lower() not in self.names:
            raise UnreadableFileError("docx_without_document", file=self.file_name)
        related = self._relations(self.main)
        for kind, usual in _PART_NAMES.items():
            name = related.get(kind, usual)
            self.related[kind] = name if name.lower() in self.names else usual

    def read_main(self) -> Element:
        """The root of the document part."""
        root = self.read(self.main)
        if root is None or local_name(root) != "document":
            raise UnreadableFileError("docx_without_document", file=self.file_name)
        return root

    def read_related(self, kind: str) -> Element | None:
        """The root of a part that the document refers to, None where it has none."""
        return self.read(self.related[kind])

    def read(self, name: str) -> Element | None:
        """The root of a part, None where there is no such part."""
        stored = self.names.get(name.lower())
        if stored is None:
            return None
        data = self._unpack(stored)
        try:
            return parse_xml(data)
        except UnsafeXmlError as error:
            raise UnreadableFileError("docx_unsafe_xml", file=self.file_name, part=name) from error
        except DamagedXmlError as error:
            raise UnreadableFileError("docx_damaged", file=self.file_name, part=name) from error

    def _unpack(self, stored: str) -> bytes:
        member = self.archive.getinfo(stored)
        size, packed = member.file_size, max(member.compress_size, 1)
        if size > MAX_PART_BYTES:
            self._refuse_size(stored, size, MAX_PART_BYTES)
        if size > RATIO_FROM_BYTES and size / packed > MAX_RATIO:
            self._refuse_size(stored, size, RATIO_FROM_BYTES)
        try:
            if member.compress_type not in _METHODS:
                raise zipfile.BadZipFile(stored)
            with self.archive.open(member) as part:
                return part.read(MAX_PART_BYTES)
        except _DAMAGE as error:
            raise UnreadableFileError("docx_damaged", file=self.file_name, part=stored) from error

    def _relations(self, name: str) -> dict[str, str]:
        """The parts that a part refers to, by the last word of the kind of relation."""
        folder, base = posixpath.split(name)
        root = self.read(posixpath.join(folder, "_rels", f"{base}.rels"))
        targets: dict[str, str] = {}
        for relation in () if root is None else root:
            target = str(relation.get("Target", "")).replace("\\", "/")
            if relation.get("TargetMode") == "External" or _SCHEME.match(target):
                continue
            kind = str(relation.get("Type", "")).rpartition("/")[2]
            targets.setdefault(kind, posixpath.normpath(posixpath.join("/", folder, target))[1:])
        return targets

    def _refuse_size(self, part: str, size: int, limit: int) -> None:
        raise UnreadableFileError(
            "docx_too_large",
            file=self.file_name,
            part=part,
            size=size // _MEGABYTE,
            limit=limit // _MEGABYTE,
        )


def _check_signature(content: bytes, file_name: str) -> None:
    if content.startswith(ZIP_SIGNATURE):
        return
    if content.startswith(OLE_SIGNATURE) and has_ole_stream(content, "EncryptedPackage"):
        raise UnreadableFileError("docx_encrypted", file=file_name)
    raise UnreadableFileError("docx_not_word", file=file_name)
