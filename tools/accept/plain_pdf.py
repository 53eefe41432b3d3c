"""PDF files made by hand, for input that no producer would write: pictures only, locked, many pages, odd numbers."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

WIDTH: Final = 595
HEIGHT: Final = 842
CMAP: Final = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Plain def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange
endcmap CMapName currentdict /CMap defineresource pop end end"""
FONT: Final = (
    b"<</Type/Font/Subtype/Type0/BaseFont/Plain/Encoding/Identity-H/ToUnicode 4 0 R/DescendantFonts["
    b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Plain/DW 1000/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
    b"/Supplement 0>>/FontDescriptor<</Type/FontDescriptor/FontName/Plain/Flags 4/FontBBox[0 -200 1000 900]"
    b"/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>>>]>>"
)
_LOCK: Final = (
    b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + b"28" * 32 + b">/U<" + b"5a" * 32 + b">>>"
    b"/ID[<" + b"31" * 16 + b"><" + b"31" * 16 + b">]"
)


@dataclass(frozen=True, slots=True)
class MadePage:
    """A page: lines of text from the top, whether a picture covers it, entries of its own in its dictionary."""

    lines: Sequence[str] = ()
    is_picture: bool = False
    entries: str = f"/MediaBox[0 0 {WIDTH} {HEIGHT}]"


def make_pdf(pages: Sequence[MadePage], *, is_locked: bool = False) -> bytes:
    """A PDF of these pages; a locked one asks for a password that nobody knows."""
    kids = b" ".join(b"%d 0 R" % (6 + 2 * n) for n in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), kids),
        FONT,
        pdf_stream(CMAP),
        pdf_stream(
            zlib.compress(bytes(range(256)) * 16),
            b"/Type/XObject/Subtype/Image/Width 64/Height 64/ColorSpace/DeviceGray"
            b"/BitsPerComponent 8/Filter/FlateDecode",
        ),
    ]
    for number, page in enumerate(pages):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/Contents %d 0 R%s/Resources<</Font<</F 3 0 R>>"
            b"/XObject<</I 5 0 R>>>>>>" % (7 + 2 * number, page.entries.encode())
        )
        objects.append(pdf_stream(_content(page)))
    return pdf_file(objects, _LOCK if is_locked else b"")


def make_drawn(
    content: bytes, forms: Sequence[tuple[bytes, bytes]] = (), entries: bytes = b""
) -> bytes:
    """A PDF of one page with this content stream; forms (entries, content) are its objects 7, 8, … and X the first."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[5 0 R]>>",
        FONT,
        pdf_stream(CMAP),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents 6 0 R/Resources<</Font<</F 3 0 R>>"
        b"/XObject<</X 7 0 R>>>>>>" % (WIDTH, HEIGHT),
        pdf_stream(content, entries),
        *(pdf_stream(inner, about) for about, inner in forms),
    ]
    return pdf_file(objects)


def _content(page: MadePage) -> bytes:
    drawn = [f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /I Do Q"] if page.is_picture else []
    drawn += [
        f"BT /F 12 Tf 72 {HEIGHT - 72 - 20 * at} Td <{line.encode('utf-16-be').hex()}> Tj ET"
        for at, line in enumerate(page.lines)
    ]
    return "\n".join(drawn).encode()


def pdf_stream(data: bytes, entries: bytes = b"") -> bytes:
    """The object of a stream; `entries` go into its dictionary."""
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), entries, data)


def pdf_file(objects: Sequence[bytes], entries: bytes = b"") -> bytes:
    """The file of these objects, the first its catalogue; `entries` go into the trailer."""
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, data in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, data)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    out += b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, entries, start)
    return bytes(out)
