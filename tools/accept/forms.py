"""Row 2: the same plan as text, Word file, web page and PDF gives the same facts.

First the example plan with an annex of harder tables, its tables native in every form; then a text of the
shared corpus, its lines as plain paragraphs.
"""

import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from lianqun.compiler.pipeline import compile_file
from lianqun.compiler.readers.opening import read_document
from lianqun.model.document import BlockKind
from lianqun.vocab.vocabulary import Vocabulary
from tools.accept.annex import ANNEX
from tools.accept.plan_blocks import (
    Block,
    Paragraph,
    read_blocks,
    write_page,
    write_text,
    write_word,
)
from tools.accept.producers import convert_by_office, missing, print_by_browser
from tools.accept.result import Result, run_script
from tools.repository import ROOT, SHARED

EXAMPLE: Final = ROOT / "examples" / "changsha_example_plan.txt"
ALL: Final = 1.0
MOST: Final = 0.98
"""Least share of facts that agree: of the example, of the first corpus text; the others are told."""
_PLAIN: Final = (BlockKind.PARAGRAPH, BlockKind.HEADING)
_SHOWN: Final = 12

Facts = Counter[str]


def forms() -> Result:
    """Agreement of the facts of every form, for both texts."""
    absent = missing()
    if absent:
        return Result(passed=False, measured=f"not measured: {' and '.join(absent)} missing here")
    vocabulary = Vocabulary()
    corpus = sorted((SHARED / "corpus").glob("*.txt"))
    with tempfile.TemporaryDirectory() as folder:
        figures = {
            "example": agreement(example_blocks(), vocabulary, Path(folder)),
            "annex": agreement(ANNEX, vocabulary, Path(folder), has_text=False),
        }
        for path in corpus:
            blocks = corpus_blocks(path, vocabulary)
            found = agreement(blocks, vocabulary, Path(folder))
            found.pop("differing")  # no sentence of the corpus enters the repository
            figures[path.name.partition("_")[0]] = found
    measured = "; ".join(
        f"{name} {found['agree']} of {found['facts']} facts ({found['share']:.4f})"
        for name, found in figures.items()
    )
    measured = f"agree in {', '.join(figures['example']['by_form'])}: {measured}"
    least = {
        "example": ALL,
        "annex": ALL,
        corpus[0].name.partition("_")[0] if corpus else "corpus": MOST,
    }
    passed = all(name in figures and figures[name]["share"] >= low for name, low in least.items())
    return Result(passed=passed, measured=measured, figures=figures)


def example_blocks() -> list[Block]:
    """The example plan; a line of names without a full stop gets one, as an author of paragraphs would write.

    Without it a text's reader takes two of them for one broken line, which paragraphs are not.
    """
    text = EXAMPLE.read_text(encoding="utf-8")
    blocks = read_blocks(text)
    title = next(at for at, block in enumerate(blocks) if isinstance(block, Paragraph) and at)
    return [
        Paragraph(_ended(block.text), is_title=at in (title, title + 1))
        if isinstance(block, Paragraph)
        else block
        for at, block in enumerate(blocks)
    ]


def _ended(line: str) -> str:
    name, colon, rest = line.partition("：")
    if colon and rest and 1 < len(name) < 9 and rest[-1] not in "。；：":
        return line + "。"
    return line


def corpus_blocks(path: Path, vocabulary: Vocabulary) -> list[Block]:
    """A corpus text, each paragraph and heading that its reader finds a plain paragraph; tables left out."""
    document = read_document(path.read_bytes(), path.name, vocabulary)
    texts = [
        " ".join(document.text[block.start : block.end].split())
        for block in document.blocks
        if block.kind in _PLAIN
    ]
    return [Paragraph(text) for text in texts if text]


def agreement(
    blocks: Sequence[Block], vocabulary: Vocabulary, folder: Path, *, has_text: bool = True
) -> dict[str, Any]:
    """How many facts every form has, of all that any form has, and what only some have."""
    facts = {
        path.suffix[1:] if path.stem == "plan" else path.stem: facts_of(path, vocabulary)
        for path in write_forms(blocks, folder)[0 if has_text else 1 :]
    }
    everywhere: Facts = Counter()
    anywhere: Facts = Counter()
    for number, found in enumerate(facts.values()):
        everywhere = everywhere & found if number else found
        anywhere = anywhere | found
    differing = {
        name: {"missing": sorted((anywhere - found).elements())[:_SHOWN]}
        for name, found in facts.items()
        if anywhere - found
    }
    agree, total = everywhere.total(), anywhere.total()
    return {
        "agree": agree,
        "facts": total,
        "share": agree / total if total else 0.0,
        "by_form": {name: found.total() for name, found in facts.items()},
        "differing": differing,
    }


def write_forms(blocks: Sequence[Block], folder: Path) -> list[Path]:
    """The plan in all forms: text, Word, web page, PDF by LibreOffice and by Chromium."""
    text, word, page = (folder / f"plan.{ending}" for ending in ("txt", "docx", "html"))
    write_text(blocks, text)
    write_word(blocks, word)
    write_page(blocks, page)
    return [
        text,
        word,
        page,
        convert_by_office(word, folder / "libreoffice.pdf"),
        print_by_browser(page, folder / "chromium.pdf"),
    ]


def facts_of(path: Path, vocabulary: Vocabulary) -> Facts:
    """What the facts of a file say, leaving out where they stand; all forms go by one name."""
    found = compile_file(path.read_bytes(), "plan", vocabulary).facts
    return Counter(repr((fact.kind.value, fact.section, fact.content)) for fact in found)


if __name__ == "__main__":
    run_script(forms)
