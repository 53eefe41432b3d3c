"""Documentation is a contract: generated pages are up to date, links and file names lead somewhere."""

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from tools.build_docs import pages
from tools.repository import ROOT, project_files, report

_LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")
_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
_FILE = re.compile(r"`([\w-]+(?:/[\w-]+)+[.](?:py|csv|sh|txt))`")
_ELSEWHERE = ("http://", "https://", "mailto:")


def outdated(root: Path, generated: Mapping[str, str]) -> Iterator[str]:
    """Generated pages that differ from what would be written now."""
    for name, text in generated.items():
        page = root / name
        if not page.is_file() or page.read_text(encoding="utf-8") != text:
            yield f"{name} is out of date; run: make docs"


def dead_links(root: Path) -> Iterator[str]:
    """Links of Markdown files to files or headings that do not exist."""
    for path in project_files(root):
        if path.suffix == ".md":
            text = _CODE.sub("", path.read_text(encoding="utf-8"))
            targets = [t for t in _LINK.findall(text) if not t.startswith(_ELSEWHERE)]
            dead = [t for t in targets if not _leads_somewhere(path, t)]
            yield from (f"{path.relative_to(root)}: dead link {target}" for target in dead)


def missing_files(root: Path) -> Iterator[str]:
    """Source files that a page names and that are not there (below the root, the package, beside it)."""
    for path in project_files(root):
        if path.suffix == ".md" and path.name != "CHANGELOG.md":
            named = _FILE.findall(path.read_text(encoding="utf-8"))
            places = (root, root / "src" / "lianqun", path.parent)
            gone = [name for name in named if not any((place / name).is_file() for place in places)]
            yield from (f"{path.relative_to(root)}: there is no {name}" for name in gone)


def _leads_somewhere(page: Path, target: str) -> bool:
    name, _, anchor = target.partition("#")
    linked = page.parent / name if name else page
    if not linked.exists():
        return False
    return not anchor or linked.suffix != ".md" or anchor in anchors(linked.read_text("utf-8"))


def anchors(markdown: str) -> set[str]:
    """Anchors of a page's headings, as repository hosts make them."""
    headings = re.findall(r"^#+ +(.+)$", markdown, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", h.strip().lower()).replace(" ", "-") for h in headings}


if __name__ == "__main__":
    problems = (*outdated(ROOT, pages()), *dead_links(ROOT), *missing_files(ROOT))
    sys.exit(report("docs", problems))
