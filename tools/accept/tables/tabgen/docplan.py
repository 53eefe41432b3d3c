"""Documents: tables dealt to documents, with headings, paragraphs, boxes and contents between."""

from __future__ import annotations

import random
from typing import Any

from tabgen import words as w
from tabgen.finish import finish
from tabgen.model import Block, Document, Table
from tabgen.recipe import build, deal
from tabgen.text import cn, paragraph

SERIF = ["Noto Serif CJK SC", "Noto Serif CJK SC", "WenQuanYi Zen Hei", "Noto Sans CJK SC"]
LEADS = [
    "具体安排如下。",
    "有关情况如下：",
    "主要内容见下表。",
    "按照上述要求，明确以下事项：",
    "详细情况如下所示。",
]


def make_manner(rng: random.Random) -> dict[str, Any]:
    """The document-wide manner."""
    return {
        "font": rng.choice(SERIF),
        "head_font": rng.choice(["Noto Sans CJK SC", "WenQuanYi Zen Hei"]),
        "size": rng.choice([10.5, 12.0, 14.0]),
        "caption_word": rng.choice(["表", "表", "表", "附表"]),
        "caption_gap": rng.choice(["", "", " "]),
        "caption_prefix": rng.choice(["", "", "", "3-", "2—"]),
        "caption_sep": rng.choice([" ", " ", "　", "：", "  "]),
        "page_number": rng.choice(["— {n} —", "{n}", "-{n}-", "第 {n} 页"]),
        "running": rng.random() < 0.4,
        "toc": rng.random() < 0.3,
        "plain_box": rng.random() < 0.45,
        "box_as_table": rng.random() < 0.6,
        "dump": rng.choices(["tabs_empty", "tabs_missing", "spaces"], [0.4, 0.25, 0.35])[0],
        "dump_blank": rng.random() < 0.3,
        "dump_gap": rng.random() < 0.3,
        "dump_wrap": rng.choice([0, 0, 32, 38]),
    }


class Writer:
    """Collects the blocks of one document."""

    def __init__(self, rng: random.Random, manner: dict[str, Any]) -> None:
        self.rng = rng
        self.manner = manner
        self.blocks: list[Block] = []
        self.chapter = 0
        self.section = 0

    def heading(self, level: int) -> None:
        """A numbered heading."""
        text = self.rng.choice(w.HEADINGS)
        if level == 1:
            self.chapter += 1
            self.section = 0
            text = f"第{cn(self.chapter)}章　{text}"
        else:
            self.section += 1
            text = self.rng.choice(
                [f"第{cn(self.section)}节 {text}", f"（{cn(self.section)}）{text}"]
            )
        self.blocks.append(Block("heading", text, level))

    def paras(self, count: int) -> None:
        """Some paragraphs."""
        for _ in range(count):
            self.blocks.append(Block("para", paragraph(self.rng)))

    def plain_box(self, number: int) -> None:
        """A box with paragraphs and no table."""
        title = f"专栏{number} {self.rng.choice(w.HEADINGS)}"
        items = [
            Block("para", f"{cn(i)}是{paragraph(self.rng)}")
            for i in range(1, self.rng.randint(3, 5))
        ]
        self.blocks.append(Block("box", title, items=items))

    def table(self, table: Table, index: int) -> None:
        """A table, in its box when it has one, with a sentence before it where no caption stands."""
        rng = self.rng
        if not table.caption or rng.random() < 0.2:
            self.blocks.append(Block("para", paragraph(rng) + rng.choice(LEADS)))
        block = Block("table", table=index)
        if not table.look.boxed:
            self.blocks.append(block)
            return
        items = [Block("para", paragraph(rng)) for _ in range(rng.randint(0, 2))] + [block]
        if not table.caption:
            items.insert(0, Block("para", paragraph(rng)))
        items += [Block("para", paragraph(rng)) for _ in range(rng.randint(1, 2))]
        self.blocks.append(Block("box", table.look.box_title, items=items))


def chunks(rng: random.Random, dealt: list[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """Tables dealt to documents; small ones stand together."""
    out = []
    left = list(dealt)
    while left:
        take = rng.randint(5, 8)
        if len(left) - take < 4:
            take = len(left)
        part, left = left[:take], left[take:]
        small = [p for p in part if p[0] == "small"]
        other = [p for p in part if p[0] != "small"]
        spot = rng.randint(0, len(other))
        out.append(other[:spot] + small + other[spot:])
    return out


def make_document(seed: str, name: str, part: list[tuple[str, str]], turn: int) -> Document:
    """One document of the tables of a part."""
    rng = random.Random(f"doc:{seed}:{name}")
    manner = make_manner(rng)
    writer = Writer(rng, manner)
    place = rng.choice(w.CITIES)
    title = f"{place}市{rng.choice(w.SUBJECTS)}“十五五”规划"
    writer.blocks.append(Block("title", title))
    if manner["toc"]:
        writer.blocks.append(Block("toc", items=toc(rng)))
    tables: list[Table] = []
    boxes = 0
    for index, (slot, content) in enumerate(part):
        if index == 0 or rng.random() < 0.35:
            writer.heading(1)
        if slot != "small" or rng.random() < 0.3:
            if rng.random() < 0.5:
                writer.heading(2)
            writer.paras(rng.randint(1, 4) if slot != "small" else 1)
        if manner["plain_box"] and index == 1:
            boxes += 1
            writer.plain_box(boxes)
            writer.paras(1)
        table, spec = build(rng, slot, content, turn + index)
        boxes += 1 if table.look.boxed else 0
        finish(rng, table, spec, manner, (index + 1, boxes))
        tables.append(table)
        writer.table(table, index)
        if not table.notes and rng.random() < 0.15:
            continue
        writer.paras(1 if slot == "small" else rng.randint(1, 2))
    writer.paras(1)
    return Document(name, writer.blocks, tables, manner, title)


def toc(rng: random.Random) -> list[Block]:
    """A table of contents with dotted leaders: looks like columns and is none."""
    page = 1
    out = []
    for number in range(1, rng.randint(5, 10)):
        text = f"第{cn(number)}章　{rng.choice(w.HEADINGS)}"
        out.append(Block("line", f"{text}\t{page}"))
        page += rng.randint(1, 6)
    return out


def make_documents(seed: int, count: int) -> list[Document]:
    """All documents with tables in all carriers."""
    rng = random.Random(f"docs:{seed}")
    parts = chunks(rng, deal(str(seed), count))
    out = []
    turn = 0
    for number, part in enumerate(parts):
        out.append(make_document(str(seed), f"d{number:04d}", part, turn))
        turn += len(part)
    return out
