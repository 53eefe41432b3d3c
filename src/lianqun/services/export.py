"""The interchange files (DESIGN §4): JSON Lines, one file a fact family, the same bytes every time."""

import json
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lianqun.errors import InputError
from lianqun.services.context import Context, Note
from lianqun.services.documents import select_documents
from lianqun.services.interchange import FILES, Row
from lianqun.services.rows import fact_row, issue_row
from lianqun.services.workspace import Workspace
from lianqun.store.originals import sync_folder, write_durably

ISSUES: Final = "issues"


@dataclass(frozen=True, slots=True)
class ExportAnswer:
    """Where the files are and how many rows each has."""

    folder: Path
    row_counts: dict[str, int]
    notes: tuple[Note, ...] = ()


def export_facts(
    workspace: Workspace, context: Context, folder: Path, selectors: Sequence[str] = ()
) -> ExportAnswer:
    """Write every family of the selected documents to `folder`, empty families included.

    Files are complete in a temporary folder before the first one is moved; a new folder appears as a
    whole, in a folder that exists each file is replaced at once and others are left alone.
    """
    view = workspace.view(context)
    documents = select_documents(view, selectors)
    names = {document.document: document for document in documents}
    rows: dict[str, list[Row]] = {name: [] for name in (*FILES.values(), ISSUES)}
    for fact in view.facts(documents):
        rows[FILES[fact.kind]].append(fact_row(fact, names[fact.document]))
    messages = context.messages
    for issue in view.issues(documents):
        rows[ISSUES].append(issue_row(issue, names[issue.document], messages))
    _write(folder, {f"{name}.jsonl": _lines(found) for name, found in rows.items()})
    notes = [
        Note("document_not_compiled", {"document": d.name}) for d in documents if not d.completed
    ]
    if not documents:
        notes.append(Note("no_documents", {}))
    return ExportAnswer(folder, {name: len(found) for name, found in rows.items()}, tuple(notes))


def to_json(row: Row) -> str:
    """One row as one line, without the line break."""
    return json.dumps(row, ensure_ascii=False, separators=(", ", ": "))


def _lines(rows: Iterable[Row]) -> bytes:
    return "".join(to_json(row) + "\n" for row in rows).encode()


def _write(folder: Path, contents: dict[str, bytes]) -> None:
    target = folder.absolute()
    if target.exists() and not target.is_dir():
        raise InputError("export_target_is_file", folder=str(folder))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.parent / f".{target.name}.part"
        shutil.rmtree(part, ignore_errors=True)  # of an export that was killed
        part.mkdir()
        try:
            _move(_fill(part, contents), target)
        finally:
            shutil.rmtree(part, ignore_errors=True)
    except OSError as error:
        raise InputError("export_not_writable", folder=str(folder), detail=str(error)) from error


def _fill(part: Path, contents: dict[str, bytes]) -> Path:
    for name, content in contents.items():
        write_durably(part / name, content)
    sync_folder(part)
    return part


def _move(part: Path, target: Path) -> None:
    if not target.exists():
        part.rename(target)
    else:
        for path in sorted(part.iterdir()):
            path.replace(target / path.name)
        sync_folder(target)
    sync_folder(target.parent)
