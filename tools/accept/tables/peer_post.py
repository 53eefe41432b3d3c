"""From raw grids of a PDF tool to the prediction contract: a fair effort, the same for all tools.

Header rows, captions above, notes below, group rows, parts of a table on one page and over pages,
texts of merged cells carried down. Nothing here knows the truth.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

CAPTION = re.compile(r"^\s*(附?表|专栏|续表)\s*[\d一二三四五六七八九十]")
CONTINUED = re.compile(r"(^\s*[（(]?续)|（续）\s*$|\(续\)\s*$")
NOTE = re.compile(r"^\s*(注[：:]|说明[：:]|资料来源[：:]|数据来源[：:]|\*|[2-9][.．])")
UNIT = re.compile(r"^\s*[（(]?单位[：:]")
Cell = str | None


@dataclass
class Raw:
    """A grid as a tool gave it; top and bottom from the top of the page."""

    page: int
    x0: float
    x1: float
    top: float
    bottom: float
    grid: list[list[Cell]]


@dataclass
class Lines:
    """Text lines of the pages: (top, bottom, text)."""

    pages: dict[int, list[tuple[float, float, str]]] = field(default_factory=dict)

    def between(self, page: int, top: float, bottom: float) -> list[str]:
        """Lines whose middle lies between two heights."""
        return [t for a, b, t in self.pages.get(page, []) if top < (a + b) / 2 < bottom]

    def above(self, page: int, top: float, count: int) -> list[str]:
        """The nearest lines above a height, nearest first."""
        lines = [t for a, b, t in self.pages.get(page, []) if (a + b) / 2 < top]
        return lines[::-1][:count]

    def below(self, page: int, bottom: float, count: int) -> list[str]:
        """The nearest lines below a height."""
        return [t for a, b, t in self.pages.get(page, []) if (a + b) / 2 > bottom][:count]


def clean(text: Cell) -> Cell:
    """A cell without line breaks; None stays (covered by a merged cell)."""
    return None if text is None else re.sub(r"\s*\n\s*", "", text).strip()


def tidy(raw: Raw) -> Raw:
    """Drop empty rows and columns."""
    grid = [[clean(c) for c in row] for row in raw.grid]
    grid = [row for row in grid if any(row)]
    if grid:
        keep = [c for c in range(len(grid[0])) if any(row[c] for row in grid)]
        grid = [[row[c] for c in keep] for row in grid]
    return Raw(raw.page, raw.x0, raw.x1, raw.top, raw.bottom, grid)


def alone(row: list[Cell]) -> str:
    """The text of a row that has no other; or nothing."""
    texts = [c for c in row if c]
    return texts[0] if len(texts) == 1 and len(row) >= 3 else ""


def stack(raws: list[Raw], lines: Lines) -> list[Raw]:
    """Join grids of one page that stand close under each other with the same edges."""
    out: list[Raw] = []
    for raw in raws:
        last = out[-1] if out else None
        if (
            last
            and last.page == raw.page
            and last.grid
            and raw.grid
            and len(last.grid[0]) == len(raw.grid[0])
        ):
            near = (
                raw.top - last.bottom < 45
                and abs(raw.x0 - last.x0) < 4
                and abs(raw.x1 - last.x1) < 4
            )
            texts = lines.between(raw.page, last.bottom, raw.top)
            if (
                near
                and len(texts) <= 1
                and not any(CAPTION.match(t) or NOTE.match(t) for t in texts)
            ):
                width = len(raw.grid[0])
                last.grid += [[t, *[None] * (width - 1)] for t in texts] + raw.grid
                last.bottom = raw.bottom
                continue
        out.append(raw)
    return out


def header_depth(grid: list[list[Cell]]) -> int:
    """One or two header rows."""
    if len(grid) < 3:
        return 1
    first, second = grid[0], grid[1]
    holes = [c for c, text in enumerate(first) if not text]
    plain = [c for c, text in enumerate(first) if text and c + 1 not in holes]
    lower_only = all(not second[c] or second[c] == first[c] for c in plain)
    fills = [c for c in holes if second[c]]
    numbers = any(re.match(r"^[\d.,\[]+$", t or "") for t in second)
    return 2 if fills and lower_only and not numbers else 1


def headers(grid: list[list[Cell]], depth: int) -> list[str]:
    """Header texts; an upper text is carried to the right over holes with a leaf below."""
    if depth == 1:
        return [c or "" for c in grid[0]]
    out = []
    upper = ""
    for above, leaf in zip(grid[0], grid[1], strict=True):
        if above:
            upper = above
        leaf = None if leaf == above else leaf
        out.append((upper if leaf else (above or "")) + (leaf or ""))
    return out


def join_pages(raws: list[Raw], lines: Lines) -> list[Raw]:
    """Join a grid that opens a page to the one that ended the page before."""
    out: list[Raw] = []
    last_of_page: dict[int, Raw] = {}
    for raw in raws:
        before = last_of_page.get(raw.page - 1)
        opens = raw.page not in last_of_page
        above = list(lines.above(raw.page, raw.top, 4))
        new = any(CAPTION.match(t) and not CONTINUED.search(t) for t in above[:1]) or len(above) > 2
        last_of_page[raw.page] = raw
        if (
            before
            and opens
            and not new
            and raw.grid
            and before.grid
            and len(before.grid[0]) == len(raw.grid[0])
        ):
            last_of_page[raw.page] = before
            rows = raw.grid
            if rows[0] == before.grid[0]:
                rows = rows[header_depth(before.grid) :]
            if rows and not rows[0][0] and sum(1 for c in rows[0] if c) < len(rows[0]) / 2:
                before.grid[-1] = [
                    ((a or "") + (b or "")) or None
                    for a, b in zip(before.grid[-1], rows[0], strict=True)
                ]
                rows = rows[1:]
            before.grid += rows
            before.bottom = raw.bottom
            before.page = raw.page
            continue
        out.append(raw)
    return out


def body_of(grid: list[list[Cell]]) -> tuple[list[list[str]], list[str], list[str]]:
    """Rows with carried texts, group of each row, and notes found inside the grid."""
    rows: list[list[str]] = []
    groups: list[str] = []
    notes: list[str] = []
    group = ""
    last: list[str] = [""] * len(grid[0]) if grid else []
    for row in grid:
        single = alone(row)
        if single and NOTE.match(single):
            notes.append(single)
            continue
        if single and row[0]:
            group = single
            continue
        filled = []
        for col, text in enumerate(row):
            if text is None and (col == 0 or row[col - 1] is not None or col <= 1):
                text = last[col]
            filled.append(text or "")
        for col in (0, 1):
            if col < len(filled) and not filled[col] and rows and any(filled):
                filled[col] = last[col] if not re.match(r"^\d+$", last[col]) else ""
        rows.append(filled)
        groups.append(group)
        last = filled
    return rows, groups, notes


def finish(raw: Raw, top_page: int, top: float, lines: Lines) -> dict[str, Any]:
    """A table in the contract."""
    grid = raw.grid
    caption = ""
    if grid and alone(grid[0]):
        caption = alone(grid[0])
        grid = grid[1:]
    if not caption:
        for text in lines.above(top_page, top, 2):
            if UNIT.match(text):
                continue
            if CAPTION.match(text) or (len(text) <= 30 and not re.search(r"[。：:；]$", text)):
                caption = text
            break
    if not grid:
        return {"caption": caption, "header": [], "rows": [], "groups": [], "notes": []}
    depth = header_depth(grid)
    rows, groups, notes = body_of(grid[depth:])
    for text in lines.below(raw.page, raw.bottom, 3):
        if not NOTE.match(text):
            break
        notes.append(text)
    return {
        "caption": caption,
        "header": headers(grid, depth),
        "rows": rows,
        "groups": groups,
        "notes": notes,
    }


def contract(raws: list[Raw], lines: Lines) -> list[dict[str, Any]]:
    """All tables of a document."""
    tidied = [tidy(r) for r in sorted(raws, key=lambda r: (r.page, r.top))]
    tidied = [r for r in tidied if r.grid and len(r.grid[0]) >= 2]
    stacked = stack(tidied, lines)
    starts = {id(r): (r.page, r.top) for r in stacked}
    joined = join_pages(stacked, lines)
    out = [finish(r, *starts[id(r)], lines) for r in joined]
    return [t for t in out if t["rows"]]
