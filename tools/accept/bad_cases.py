"""Bad input by name: how each file is made, and which message it must get.

Every maker writes one file; the files are made at run time and never kept.
"""

import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from random import Random  # noqa: TID251 - seeded, for bytes of no meaning
from typing import Final

from tools.accept.plain_pdf import MadePage, make_drawn, make_pdf
from tools.accept.plan_blocks import Paragraph, write_word

LINE: Final = "到2025年，全市规模以上工业总产值达到2600亿元，培育专精特新企业300家。"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SECTOR: Final = 512
_ENTRY: Final = 128
_GIGABYTE: Final = 1 << 30
_MANY_PAGES: Final = 10_000
_NAMES: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_LAUGHS: Final = "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "哈哈哈哈"}">' for n in range(10)
)
_FOREIGN: Final = '<!ENTITY out SYSTEM "file:///etc/passwd">'


@dataclass(frozen=True, slots=True)
class Case:
    """One bad file: its name, its maker, the code of the message that `add` must give.

    An empty code means that the file is to be taken, as what it is; `compiling` is then the message of
    `compile`, empty where it must succeed, and where it `may_complete` a quicker machine may be done within the limit.
    """

    name: str
    file_name: str
    make: Callable[[Path], object]
    code: str = ""
    compiling: str = ""
    environment: Mapping[str, str] | None = None
    may_complete: bool = False


def word(body: str = LINE) -> bytes:
    """A plain Word file."""
    target = BytesIO()
    write_word([Paragraph("一、发展目标"), Paragraph(body)], target)
    return target.getvalue()


def with_parts(content: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """A zip with some of its members replaced, or left out for None."""
    target = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            data = parts.get(name, old.read(name))
            if data is not None:
                new.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def document_xml(body: str, declaration: str = "") -> bytes:
    """A Word file whose document part is this XML."""
    xml = f'<?xml version="1.0" encoding="UTF-8"?>{declaration}<w:document {_NAMES}><w:body>{body}</w:body></w:document>'
    return with_parts(word(), {"word/document.xml": xml.encode()})


def _paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _declared(entities: str, name: str) -> bytes:
    return document_xml(_paragraph(f"&{name};"), f"<!DOCTYPE w:document [{entities}]>")


def ole(*streams: str) -> bytes:
    """The beginning of an old Office file whose directory names these streams."""
    entries = b"".join(name.encode("utf-16-le").ljust(_ENTRY, b"\0") for name in streams)
    return (_OLE.ljust(_SECTOR, b"\0") + entries).ljust(8 * _SECTOR, b"\0")


def _locked_doc() -> bytes:
    header = b"\xec\xa5\xc1\x00" + b"\0" * 6 + b"\x00\x01"
    return ole("WordDocument") + header.ljust(_SECTOR, b"\0")


def _zip_bomb() -> bytes:
    """A document part of a gigabyte of blanks, packed to one megabyte."""
    target = BytesIO(with_parts(word(), {"word/document.xml": None}))
    with (
        zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(_GIGABYTE >> 20):
            part.write(b" " * (1 << 20))
    return target.getvalue()


def _many_members() -> bytes:
    target = BytesIO(word())
    with zipfile.ZipFile(target, "a") as archive:
        for number in range(30_000):
            archive.writestr(f"word/media/{number}.xml", b"")
    return target.getvalue()


def _sparse(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(2 * _GIGABYTE)


def _spreadsheet() -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return target.getvalue()


def _folder_without_rights(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(LINE, encoding="utf-8")
    path.parent.chmod(0)


def _wide_page(cell: str) -> bytes:
    rows = f"<tr><td>指标</td><td>2025年</td></tr><tr><td {cell}>产值</td><td>26亿元</td></tr>"
    return f'<!doctype html><meta charset="utf-8"><p>{LINE}</p><table>{rows}</table>'.encode()


def _wide_word() -> bytes:
    span = '<w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr>'
    row = f"<w:tr><w:tc>{span}{_paragraph('指标')}</w:tc><w:tc>{_paragraph('2025年')}</w:tc></w:tr>"
    return document_xml(_paragraph(LINE) + f"<w:tbl>{row * 2}</w:tbl>")


def _pages(count: int) -> bytes:
    """Pages of twenty lines, no two alike: a line that stands on every page would be its furniture."""
    return make_pdf(
        [
            MadePage([f"第{n + 1}页"] + [_line(20 * n + at) for at in range(20)])
            for n in range(count)
        ]
    )


def _line(number: int) -> str:
    return f"到20{25 + number % 10}年，{'甲乙丙丁戊己庚辛壬癸'[number % 7]}类产业第{number}项产值达到{number}亿元。"


def _forms_in_forms(depth: int) -> bytes:
    """A page whose picture holds ten others, each of which holds ten."""
    font, pictures = b"/Font<</F 3 0 R>>", []
    for level in range(depth):
        inner = (
            b"/X Do " * 10 if level < depth - 1 else b"BT /F 9 Tf 72 700 Td <4e004e8c4e09> Tj ET"
        )
        entries = (
            b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<<%s/XObject<</X %d 0 R>>>>"
            % (font, 8 + level)
        )
        pictures.append((entries, inner))
    return make_drawn(b"/X Do", pictures)


def _blanks() -> bytes:
    """A page of a gigabyte of blanks, packed to one megabyte."""
    packed = zlib.compressobj(9)
    data = b"".join(packed.compress(b" " * (1 << 20)) for _ in range(_GIGABYTE >> 20))
    return make_drawn(data + packed.flush(), (), b"/Filter/FlateDecode")


def _rules(count: int) -> bytes:
    """A page of ruling lines at random places."""
    random = Random(5)  # noqa: S311 - no secret
    drawn = []
    for at in range(count):
        x, y, length = random.randrange(595), random.randrange(842), random.randrange(200)
        right, top = (x + length, y) if at % 2 else (x, y + length)
        drawn.append(f"{x} {y} m {right} {top} l S")
    words = "".join(f"{ord(char):04x}" for char in LINE)
    return make_drawn(f"BT /F 9 Tf 20 700 Td <{words}> Tj ET\n{chr(10).join(drawn)}".encode())


def _cells(count: int) -> bytes:
    rows = ("<tr>" + "<td>产值<td>12" * 25 + "</tr>") * (count // 50)
    return f'<!doctype html><meta charset="utf-8"><p>{LINE}</p><table>{rows}</table>'.encode()


def _noise() -> bytes:
    return Random(3).randbytes(100_000)  # noqa: S311 - no secret


def _fill(piece: bytes, count: int) -> Callable[[Path], object]:
    """A large file written piece by piece, so that this program stays small."""

    def write(path: Path) -> None:
        with path.open("wb") as stream:
            for _ in range(count):
                stream.write(piece)

    return write


def _put(content: Callable[[], bytes]) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content())


def _gbk_in_bom() -> bytes:
    return b"\xef\xbb\xbf" + (LINE * 20).encode("gbk")


def _gbk_page() -> bytes:
    page = f'<!doctype html><html><head><meta charset="utf-8"></head><body><p>{LINE * 5}</p></body></html>'
    return page.encode("gbk")


def _xml_page() -> bytes:
    head = f"<!DOCTYPE html [{_LAUGHS}{_FOREIGN}]>"
    page = f'<?xml version="1.0" encoding="utf-8"?>{head}<html><body><p>{LINE}&l9;&out;</p></body></html>'
    return page.encode()


_TAKEN = ""
CASES: Final = (
    Case("empty", "empty.txt", _put(lambda: b""), "file_empty"),
    Case("empty, named PDF", "empty.pdf", _put(lambda: b""), "file_empty"),
    Case("only blanks", "blank.txt", _put(lambda: " \r\n\t　\n".encode() * 50), "file_empty"),
    Case("binary", "noise.txt", _put(_noise), "file_not_text"),
    Case("program", "tool.pdf", _put(lambda: b"\x7fELF" + bytes(4000)), "format_not_read"),
    Case(
        "picture named PDF",
        "photo.pdf",
        _put(lambda: b"\x89PNG\r\n\x1a\n" + bytes(99)),
        "format_not_read",
    ),
    Case("PDF named TXT", "plan.txt", _put(lambda: _pages(1)), _TAKEN),
    Case("Word named PDF", "word.pdf", _put(word), _TAKEN),
    Case("text named DOCX", "plan.docx", _put(LINE.encode), _TAKEN),
    Case("spreadsheet named DOCX", "sheet.docx", _put(_spreadsheet), "spreadsheet_not_read"),
    Case(
        "spreadsheet named DOC", "sheet.doc", _put(lambda: ole("Workbook")), "spreadsheet_not_read"
    ),
    Case(
        "locked PDF",
        "locked.pdf",
        _put(lambda: make_pdf([MadePage((LINE,))], is_locked=True)),
        "pdf_encrypted",
    ),
    Case(
        "locked DOCX",
        "locked.docx",
        _put(lambda: ole("EncryptionInfo", "EncryptedPackage")),
        "docx_encrypted",
    ),
    Case("locked DOC", "locked.doc", _put(_locked_doc), "docx_encrypted"),
    Case(
        "scanned PDF",
        "scan.pdf",
        _put(lambda: make_pdf([MadePage(is_picture=True)] * 3)),
        "pdf_scanned",
    ),
    Case(
        "PDF without words", "blank.pdf", _put(lambda: make_pdf([MadePage()])), "pdf_without_text"
    ),
    Case("PDF without pages", "none.pdf", _put(lambda: make_pdf([])), "pdf_damaged"),
    Case("2 GB of zeros", "zeros.txt", _sparse, "file_too_large"),
    Case(
        "2 GB of zeros, limit raised",
        "zeros.txt",
        _sparse,
        "file_not_text",
        environment={"LIANQUN_MAX_FILE_MB": "4000"},
    ),
    Case("180 MB of zeros", "zeros.txt", _fill(bytes(1_000_000), 180), "file_not_text"),
    Case(
        "180 MB of one line",
        "line.txt",
        _fill(LINE.encode() * 1_000, 1_700),
        _TAKEN,
        "compile_killed",
    ),
    Case("zip bomb", "bomb.docx", _put(_zip_bomb), "docx_too_large"),
    Case("zip of 30,000 members", "many.docx", _put(_many_members), "docx_too_many_parts"),
    Case("XML bomb", "laughs.docx", _put(lambda: _declared(_LAUGHS, "l9")), "docx_unsafe_xml"),
    Case(
        "external entity",
        "entity.docx",
        _put(lambda: _declared(_FOREIGN, "out")),
        "docx_unsafe_xml",
    ),
    Case("entities in a web page", "laughs.html", _put(_xml_page), _TAKEN),
    Case(
        "deeply nested DOCX",
        "deep.docx",
        _put(lambda: document_xml("<w:sdt><w:sdtContent>" * 50_000)),
        "docx_damaged",
    ),
    Case(
        "deeply nested web page",
        "deep.html",
        _put(lambda: b"<!doctype html><div>" + b"<div>" * 300_000 + LINE.encode() * 3),
        _TAKEN,
    ),
    Case(
        "cell over 10^8 columns",
        "wide.html",
        _put(lambda: _wide_page('colspan="100000000"')),
        _TAKEN,
    ),
    Case(
        "cell over 10^8 rows", "tall.html", _put(lambda: _wide_page('rowspan="100000000"')), _TAKEN
    ),
    Case("cell over 10^8 columns in DOCX", "wide.docx", _put(_wide_word), _TAKEN),
    Case("GBK with the mark of UTF-8", "gbk_bom.txt", _put(_gbk_in_bom), "file_encoding_broken"),
    Case("GBK page that says UTF-8", "gbk.html", _put(_gbk_page), _TAKEN),
    Case("GBK named UTF-8", "plan.utf-8.txt", _put(lambda: (LINE * 5).encode("gbk")), _TAKEN),
    Case("PDF cut short", "cut.pdf", _put(lambda: _pages(3)[:700]), "pdf_damaged"),
    Case("PDF of a header only", "head.pdf", _put(lambda: b"%PDF-1.7\n"), "pdf_damaged"),
    Case("DOCX cut short", "cut.docx", _put(lambda: word()[:2000]), "docx_damaged"),
    Case("DOC cut short", "cut.doc", _put(lambda: ole("WordDocument")[:1000]), "office_damaged"),
    Case(
        "web page of a script",
        "shell.html",
        _put(
            lambda: b"<!doctype html><html><body><div id=app></div><script></script></body></html>"
        ),
        "html_without_text",
    ),
    Case("folder", "folder", lambda path: path.mkdir(), "file_is_folder"),
    Case("no such file", "nowhere.pdf", lambda _path: None, "file_missing"),
    Case("folder without rights", "closed/plan.txt", _folder_without_rights, "file_without_rights"),
    Case("PDF page of 1 GB of blanks", "blanks.pdf", _put(_blanks), "pdf_without_text"),
    Case(
        "PDF of forms in forms, 10^9 drawn",
        "forms.pdf",
        _put(lambda: _forms_in_forms(9)),
        "file_killed",
    ),
    Case("PDF page of 100,000 rules", "rules.pdf", _put(lambda: _rules(100_000)), _TAKEN),
    Case("table of 100,000 cells", "cells.html", _put(lambda: _cells(100_000)), _TAKEN),
    Case(
        "10,000 pages",
        "long.pdf",
        _put(lambda: _pages(_MANY_PAGES)),
        _TAKEN,
        "compile_killed",
        may_complete=True,
    ),
)
"""Every case that the issue names, and what else was met on the way."""
