"""Text dumps column by column: the cells of one column after another, one cell a line."""

from __future__ import annotations

import random
from typing import Any

from tabgen.docplan import Writer, make_manner
from tabgen.dump_row import Dumped
from tabgen.finish import add_caption, add_notes
from tabgen.indicators import make
from tabgen.model import Block, Document, Look, Table, flat
from tabgen.spec import Spec

STYLES = ["col_header_each", "col_header_lines", "col_header_line"]
EXTRA = "col_header_last"


def make_table(rng: random.Random, manner: dict[str, Any], number: int) -> Table:
    """An indicator table without empty and wrapped cells."""
    spec = Spec("indicator", rng.randint(5, 18), dump=True)
    table = make(rng, spec)
    table.look = Look()
    if rng.random() > 0.16:
        add_caption(rng, table, manner, number, 0)
    if rng.random() < 0.3:
        add_notes(rng, table)
    table.forms = {"notes"} if table.notes else set()
    if not table.caption:
        table.forms.add("no_caption")
    return table


def make_document(seed: str, name: str, count: int, style: str) -> Document:
    """A document whose tables are dumped by columns."""
    rng = random.Random(f"col:{seed}:{name}")
    manner = make_manner(rng)
    manner["style"] = style
    writer = Writer(rng, manner)
    writer.heading(1)
    tables = []
    for index in range(count):
        writer.paras(rng.randint(1, 3))
        table = make_table(rng, manner, index + 1)
        tables.append(table)
        writer.table(table, index)
        if rng.random() < 0.4:
            writer.heading(2)
        writer.paras(1)
    return Document(name, writer.blocks, tables, manner)


def halves(rng: random.Random, table: Table) -> list[tuple[int, int]]:
    """The whole table, or two halves on two pages."""
    count = len(table.rows)
    if count >= 8 and rng.random() < 0.55:
        cut = rng.randint(4, count - 3)
        return [(0, cut), (cut, count)]
    return [(0, count)]


def table_lines(table: Table, start: int, end: int, style: str) -> list[str]:
    """Lines of a half."""
    heads = [flat(c.path[-1]) for c in table.columns]
    out: list[str] = []
    if style == "col_header_lines":
        out += heads
    elif style == "col_header_line":
        out.append(" ".join(heads))
    for col, head in enumerate(heads):
        if style == "col_header_each":
            out.append(head)
        out += [flat(row[col]) for row in table.rows[start:end]]
    if style == EXTRA:
        out.append(" ".join(heads))
    return out


def dump_columns(doc: Document, seed: str) -> Dumped:
    """The document dumped column by column."""
    rng = random.Random(f"coldump:{seed}:{doc.name}")
    out = Dumped()
    style = str(doc.manner["style"])
    for block in doc.blocks:
        if block.kind != "table":
            size = doc.manner["dump_wrap"] or len(block.text)
            out.lines += [block.text[i : i + size] for i in range(0, len(block.text), size)]
            continue
        add_table(out, rng, doc, block, style)
    if doc.manner["dump_blank"]:
        out.lines = [piece for line in out.lines for piece in (line, "")]
    return out


def add_table(out: Dumped, rng: random.Random, doc: Document, block: Block, style: str) -> None:
    """Caption, halves and notes of one table."""
    table = doc.tables[block.table]
    if table.caption:
        out.lines.append(table.caption)
    ranges = halves(rng, table)
    for number, (start, end) in enumerate(ranges):
        if number:
            out.page += 1
            out.lines.append(str(doc.manner["page_number"]).replace("{n}", str(out.page)))
        out.lines += table_lines(table, start, end, style)
    out.lines += table.notes
    out.forms.append(
        [*sorted(table.forms), style, "col_halves" if len(ranges) > 1 else "col_whole"]
    )


def make_documents(seed: int, count: int, extra: int) -> list[tuple[Document, bool]]:
    """All column-dump documents; the flag marks those outside the limits."""
    rng = random.Random(f"cols:{seed}")
    out: list[tuple[Document, bool]] = []
    number = 0
    for total, styles, flag in ((count, STYLES, False), (extra, [EXTRA], True)):
        left = total
        while left > 0:
            take = min(left, rng.randint(2, 4))
            style = styles[number % len(styles)]
            out.append(
                (make_document(str(seed), f"{'e' if flag else 'c'}{number:04d}", take, style), flag)
            )
            left -= take
            number += 1
    return out
