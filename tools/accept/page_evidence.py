"""Row 3: on the rendered page the box of every fact's evidence covers its characters, and hardly more.

    python -m tools.accept.page_evidence [RESULT] [--files FOLDER]

The example plan is printed by both producers with every character in a colour of its own, as it is, turned and cropped;
pixels of the colours show where the characters are.  Real PDFs are held against the ink on their
pages and against the characters of pdfminer, where it is installed.
"""

import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import pypdfium2 as pdfium

from lianqun.compiler.pipeline import compile_file
from lianqun.compiler.readers.pdf.reader import read_pdf
from lianqun.compiler.readers.source import Places, Source
from lianqun.errors import UnreadableFileError
from lianqun.vocab.vocabulary import Vocabulary
from tools.accept.forms import example_blocks
from tools.accept.page_ink import Box, Picture, colour_class, coloured, grown, ink_of
from tools.accept.plan_blocks import write_page, write_word
from tools.accept.producers import convert_by_office, missing, print_by_browser
from tools.accept.result import Result, hand_back
from tools.repository import REAL

LEAST_COVERED: Final = 0.98
"""Share of a character's ink that its box must hold; edges of pixels are the rest."""

MOST_AREA: Final = 1.6
"""How much larger than its characters' squares the box of a line may be."""

MOST_SIDE: Final = 1.6
"""How much longer the side of an ideograph's box may be than its ink."""

_REACH: Final = 0.3
_CROP: Final = (30.0, 20.0, 25.0, 35.0)
_TURNS: Final = (90, 180, 270)

Placed = dict[int, Box]
"""For places in the raw text the boxes of their characters."""


@dataclass(slots=True)
class Tally:
    """What was found on the pages of one file."""

    facts: int = 0
    characters: int = 0
    by_peer: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)

    def complain(self, what: str, text: str) -> None:
        """Count something that is not as it must be."""
        self.wrong[what] += 1
        if len(self.examples) < 8:
            self.examples.append(f"{what}: {text}")


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF read: its facts' evidence as slices, its raw text, where its characters are."""

    source: Source
    spans: list[tuple[int, int]]
    pages: list[int]

    @classmethod
    def of(cls, content: bytes, vocabulary: Vocabulary) -> "Printed":
        """Read and compile a PDF; raises UnreadableFileError as the reader does."""
        source = read_pdf(content, "")
        found = compile_file(content, "", vocabulary)
        spans = sorted({(fact.evidence.start, fact.evidence.end) for fact in found.facts})
        return cls(source, spans, [*source.pages, len(source.original)])

    @property
    def places(self) -> Places:
        """Where characters stand."""
        assert self.source.places is not None  # noqa: S101 - a PDF always has them
        return self.source.places

    def boxes_of_page(self, page: int) -> Placed:
        """The box of every visible character of a page, counted from 0."""
        placed = {}
        for at in range(self.pages[page], self.pages[page + 1]):
            boxes = self.places.boxes(at, at + 1)
            if boxes and not self.source.original[at].isspace():
                placed[at] = boxes[0][1:]
        return placed

    def quoted(self) -> dict[int, set[int]]:
        """For each page, counted from 0, the visible characters that any fact's evidence holds."""
        found: defaultdict[int, set[int]] = defaultdict(set)
        for start, end in self.spans:
            for at in range(start, end):
                if not self.source.original[at].isspace():
                    page = sum(first <= at for first in self.source.pages) - 1
                    found[page].add(at)
        return found


def page_evidence(folder: Path) -> Result:
    """Both producers' PDFs in all turns, then real ones."""
    absent = missing()
    if absent:
        return Result(passed=False, measured=f"not measured: {' and '.join(absent)} missing here")
    vocabulary = Vocabulary()
    made = {name: check_colours(content, vocabulary) for name, content in coloured_files()}
    real = {}
    for path in sorted(folder.glob("*.pdf")):
        found = check_real(path.read_bytes(), vocabulary)
        if found is not None:
            real[path.name] = found
            print(path.name, found, flush=True)
    parts = [told("both producers, turned and cropped", made)]
    parts.append(told("real files", real) if real else "no real files beside the checkout")
    passed = bool(made) and not any(tally.wrong for tally in (*made.values(), *real.values()))
    figures = {name: _figures(tally) for name, tally in (made | real).items()}
    return Result(passed=passed, measured="; ".join(parts), figures=figures)


def told(what: str, tallies: Mapping[str, Tally]) -> str:
    """One line on a group of files."""
    wrong = sum((tally.wrong for tally in tallies.values()), Counter())
    facts = sum(tally.facts for tally in tallies.values())
    count = sum(tally.characters for tally in tallies.values())
    by_peer = sum(tally.by_peer for tally in tallies.values())
    detail = f" ({', '.join(f'{name} {n}' for name, n in wrong.items())})" if wrong else ""
    return (
        f"{what}: {len(tallies)} files, {facts} quotes, {count} characters"
        f"{f' ({by_peer} also held against pdfminer)' if by_peer else ''}, "
        f"{wrong.total()} not covered or loose{detail}"
    )


def _figures(tally: Tally) -> dict[str, Any]:
    return {
        "quotes": tally.facts,
        "characters": tally.characters,
        "held_against_pdfminer": tally.by_peer,
        "wrong": dict(tally.wrong),
        "examples": tally.examples,
    }


def coloured_files() -> Iterator[tuple[str, bytes]]:
    """The example plan in colours by both producers, as printed, turned and cropped."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_word(example_blocks(), folder / "plan.docx", is_coloured=True)
        write_page(example_blocks(), folder / "plan.html", coloured)
        printed = (
            convert_by_office(folder / "plan.docx", folder / "office.pdf"),
            print_by_browser(folder / "plan.html", folder / "browser.pdf"),
        )
        for path in printed:
            yield path.stem, path.read_bytes()
            for turn in _TURNS:
                yield f"{path.stem} turned by {turn}", altered(path, folder, _turn(turn))
            yield f"{path.stem} cropped", altered(path, folder, _crop)
            yield f"{path.stem} cropped, turned by 90", altered(path, folder, _crop_and_turn)


def _turn(angle: int) -> Callable[[Any], object]:
    return lambda page: page.set_rotation(angle)


def _crop(page: Any) -> None:
    left, bottom, right, top = page.get_mediabox()
    a, b, c, d = _CROP
    page.set_cropbox(left + a, bottom + b, right - c, top - d)


def _crop_and_turn(page: Any) -> None:
    _crop(page)
    page.set_rotation(_TURNS[0])


def altered(path: Path, folder: Path, change: Callable[[Any], object]) -> bytes:
    """The bytes of a PDF after a change of each of its pages."""
    document = pdfium.PdfDocument(path)
    for page in document:
        change(page)
    target = folder / "altered.pdf"
    document.save(target)
    document.close()
    return target.read_bytes()


def check_colours(content: bytes, vocabulary: Vocabulary) -> Tally:
    """Every quoted character of a PDF in colours: its ink is in its box."""
    printed = Printed.of(content, vocabulary)
    tally = Tally(facts=len(printed.spans))
    check_looseness(printed, tally)
    document = pdfium.PdfDocument(content)
    for page, places in printed.quoted().items():
        placed = printed.boxes_of_page(page)
        picture = Picture.of(document[page])
        cells = Neighbours(placed)
        for at in sorted(places):
            tally.characters += 1
            if at in placed:
                _check_colour(printed.source.original[at], placed[at], (picture, cells), tally)
            else:
                tally.complain("without a box", repr(printed.source.original[at]))
    document.close()
    return tally


def _check_colour(char: str, box: Box, where: "tuple[Picture, Neighbours]", tally: Tally) -> None:
    picture, cells = where
    size = min(box[2] - box[0], box[3] - box[1])
    side = max(box[2] - box[0], box[3] - box[1])
    others = cells.near(grown(box, size + _REACH * side), box)
    ink = ink_of(picture, box, colour_class(char), others=others, around=_REACH * side)
    what = ""
    if not ink.inside:
        what = "no ink of its own"
    elif ink.inside < LEAST_COVERED * (ink.inside + ink.outside) and ink.outside > 2:
        what = "ink beyond the box"
    elif "\u4e00" <= char <= "\u9fff" and side > MOST_SIDE * ink.reach:
        what = "box too large"
    if what:
        tally.complain(what, f"{char} {_told(box)} {ink}")


def _told(box: Box) -> str:
    return " ".join(f"{value:.1f}" for value in box)


class Neighbours:
    """The boxes of a page by squares of it, to find those around one."""

    _SIDE: Final = 30.0

    def __init__(self, placed: Placed) -> None:
        self._cells: defaultdict[tuple[int, int], list[Box]] = defaultdict(list)
        for box in placed.values():
            for cell in self._cover(box):
                self._cells[cell].append(box)

    def _cover(self, box: Box) -> Iterator[tuple[int, int]]:
        left, top, right, bottom = (int(value // self._SIDE) for value in box)
        return ((x, y) for x in range(left, right + 1) for y in range(top, bottom + 1))

    def near(self, around: Box, own: Box) -> list[Box]:
        """The other boxes in a part of the page."""
        return [box for cell in self._cover(around) for box in self._cells[cell] if box != own]


def check_looseness(printed: Printed, tally: Tally) -> None:
    """The boxes of each quote's lines are no larger than its characters need."""
    for start, end in printed.spans:
        lines = printed.places.boxes(start, end)
        own = [box[1:] for at in range(start, end) for box in printed.places.boxes(at, at + 1)]
        area = sum(map(_area, (line[1:] for line in lines)))
        if area > MOST_AREA * sum(map(_area, own)) + 1.0:
            tally.complain("loose", printed.source.original[start:end].strip()[:30])


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def check_real(content: bytes, vocabulary: Vocabulary) -> Tally | None:
    """A real PDF: ink in every quoted character's box, and pdfminer's character there; None when it is refused."""
    try:
        printed = Printed.of(content, vocabulary)
    except UnreadableFileError:
        return None
    tally = Tally(facts=len(printed.spans))
    check_looseness(printed, tally)
    document = pdfium.PdfDocument(content)
    quoted = printed.quoted()
    peers = peers_of(content, list(quoted))
    for page, places in quoted.items():
        placed = printed.boxes_of_page(page)
        picture = Picture.of(document[page])
        peer = peers.get(page)
        for at in sorted(places):
            tally.characters += 1
            _check_ink(printed.source.original[at], placed.get(at), (picture, peer), tally)
    document.close()
    return tally


def _check_ink(char: str, box: Box | None, where: tuple[Picture, Any], tally: Tally) -> None:
    picture, peer = where
    if box is None:
        tally.complain("without a box", repr(char))
    elif not picture.pixels(box):
        tally.complain("no ink", f"{char} {_told(box)}")
    elif peer is not None and peer.has(char):
        tally.by_peer += 1
        if not peer.stands_in(char, box):
            tally.complain("elsewhere by pdfminer", f"{char} {_told(box)}")


def peers_of(content: bytes, pages: list[int]) -> Mapping[int, Any]:
    """The characters of pages by pdfminer; none where that is not installed."""
    if find_spec("pdfminer") is None:
        return {}
    from tools.accept.page_peer import peer_pages

    return peer_pages(content, pages)


def main(argv: list[str]) -> int:
    """Measure; `--files FOLDER` names a folder of real PDFs, by default the one beside the checkout."""
    folder = Path(argv[argv.index("--files") + 1]) if "--files" in argv else REAL
    plain = [word for word in argv if word != "--files" and word != str(folder)]
    return hand_back(page_evidence(folder), plain)


if __name__ == "__main__":
    sys.exit(main(sys.argv))
