"""Run other table readers over the PDFs and write their answers in the prediction contract.

Usage: peers.py DOCS OUT [--limit N]
DOCS is the folder with the *.pdf; OUT gets one folder a tool: pdfplumber, camelot_lattice, camelot_stream, and
camelot_both (lattice, and stream on the pages where lattice finds nothing).
"""

from __future__ import annotations

import argparse
import copy
import json
import logging
import time
import warnings
from pathlib import Path
from typing import Any

import pdfplumber

from peer_post import Lines, Raw, contract

TOOLS = ["pdfplumber", "camelot_lattice", "camelot_stream", "camelot_both"]


def page_lines(pdf: Any) -> Lines:
    """Text lines of all pages."""
    lines = Lines()
    for number, page in enumerate(pdf.pages, start=1):
        found = page.extract_text_lines(return_chars=False)
        body = [
            (x["top"], x["bottom"], x["text"]) for x in found if 60 < x["top"] < page.height - 60
        ]
        lines.pages[number] = body
    return lines


def rule_zones(page: Any) -> list[tuple[float, float, float, float]]:
    """Zones between long level rules of the same extent (three-line tables): left, top, right, bottom."""
    tops: dict[int, tuple[float, float]] = {}
    for edge in page.edges:
        if edge["orientation"] == "h":
            left, right = tops.get(round(edge["top"]), (1e9, 0.0))
            tops[round(edge["top"])] = (min(left, edge["x0"]), max(right, edge["x1"]))
    rules = [(top, *span) for top, span in sorted(tops.items()) if span[1] - span[0] > 200]
    step = 3 if len(rules) % 3 == 0 else len(rules)
    out = []
    for start in range(0, len(rules), step or 1):
        part = rules[start : start + step]
        if len(part) > 1 and part[-1][0] - part[0][0] > 20:
            out.append(
                (
                    min(r[1] for r in part),
                    float(part[0][0]),
                    max(r[2] for r in part),
                    float(part[-1][0]),
                )
            )
    return out


def pdfplumber_page(page: Any, number: int) -> list[Raw]:
    """Tables of a page: by lines; where there is no grid but there are rules, by texts between the rules."""
    out = []
    for table in page.find_tables():
        grid = table.extract()
        if grid and max(len(r) for r in grid) >= 2:
            x0, top, x1, bottom = table.bbox
            out.append(Raw(number, x0, x1, top, bottom, grid))
    if out:
        return out
    for x0, top, x1, bottom in rule_zones(page):
        box = (
            max(0, x0 - 2),
            max(0, top - 2),
            min(page.width, x1 + 2),
            min(page.height, bottom + 2),
        )
        crop = page.crop(box)
        grid = crop.extract_table({"vertical_strategy": "text", "horizontal_strategy": "text"})
        if grid and len(grid[0]) >= 3:
            out.append(Raw(number, x0, x1, top, bottom, grid))
    return out


def run_pdfplumber(path: Path) -> tuple[list[Raw], Lines]:
    """Pdfplumber over a file."""
    raws: list[Raw] = []
    with pdfplumber.open(path) as pdf:
        lines = page_lines(pdf)
        for number, page in enumerate(pdf.pages, start=1):
            raws += pdfplumber_page(page, number)
    return raws, lines


def page_heights(path: Path) -> dict[int, float]:
    """Heights of the pages."""
    with pdfplumber.open(path) as pdf:
        return {n: float(p.height) for n, p in enumerate(pdf.pages, start=1)}


def run_camelot(path: Path, flavor: str, heights: dict[int, float]) -> list[Raw]:
    """Camelot over a file."""
    import camelot

    options: dict[str, Any] = {"copy_text": ["v"], "line_scale": 40} if flavor == "lattice" else {}
    try:
        tables = camelot.read_pdf(str(path), pages="all", flavor=flavor, **options)
    except Exception as error:  # a tool that fails on a file has found nothing in it
        print(f"{path.name}: {flavor}: {error}")
        return []
    raws = []
    for table in tables:
        x0, low, x1, high = table._bbox
        grid: list[list[str | None]] = [[str(c) for c in row] for row in table.df.values.tolist()]
        if flavor == "stream" and not tabular(grid):
            continue
        height = heights[table.page]
        raws.append(Raw(table.page, x0, x1, height - high, height - low, grid))
    return raws


def tabular(grid: list[list[str | None]]) -> bool:
    """Whether a stream grid is more than paragraphs: at least half of its rows have three texts or more."""
    rows = [sum(1 for c in row if c) for row in grid]
    return len(grid[0]) >= 3 and sum(1 for n in rows if n >= 3) * 2 >= len(rows)


def both(lattice: list[Raw], stream: list[Raw]) -> list[Raw]:
    """Lattice tables, and stream tables of the pages without any."""
    pages = {raw.page for raw in lattice}
    return lattice + [raw for raw in stream if raw.page not in pages]


def run_file(path: Path, spent: dict[str, float]) -> dict[str, list[dict[str, Any]]]:
    """Answers of all tools for one file."""
    marks = [time.monotonic()]
    plumber, lines = run_pdfplumber(path)
    marks.append(time.monotonic())
    heights = page_heights(path)
    lattice = run_camelot(path, "lattice", heights)
    marks.append(time.monotonic())
    stream = run_camelot(path, "stream", heights)
    marks.append(time.monotonic())
    for tool, start, end in zip(TOOLS, marks, marks[1:], strict=False):
        spent[tool] = spent.get(tool, 0.0) + end - start
    found = dict(zip(TOOLS, [plumber, lattice, stream, both(lattice, stream)], strict=True))
    return {tool: contract(copy.deepcopy(raws), lines) for tool, raws in found.items()}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("docs", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--limit", type=int, default=0)
    args = parser.parse_args()
    warnings.filterwarnings("ignore")
    logging.disable(logging.WARNING)
    files = sorted(args.docs.glob("*.pdf"))
    spent: dict[str, float] = {}
    for path in files[: args.limit] if args.limit else files:
        for tool, tables in run_file(path, spent).items():
            folder = args.out / tool
            folder.mkdir(parents=True, exist_ok=True)
            text = json.dumps(tables, ensure_ascii=False, indent=1)
            (folder / f"{path.name}.json").write_text(text + "\n", encoding="utf-8")
    (args.out / "seconds.json").write_text(json.dumps(spent, indent=1) + "\n", encoding="utf-8")
    print({tool: round(seconds) for tool, seconds in spent.items()}, len(files), "files")


if __name__ == "__main__":
    main()
