"""Adding files: each becomes a version of a plan, its bytes kept for good."""

import os
import stat
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from lianqun.compiler.readers.decoding import decode
from lianqun.compiler.readers.opening import CONVERTED, Format, format_of
from lianqun.errors import InputError, LianqunError, UnreadableFileError
from lianqun.model.ids import FileHash, PlanId, hash_file, plan_id
from lianqun.services.context import Context
from lianqun.services.documents import select_documents
from lianqun.services.worker_process import Limits, WorkerProcess
from lianqun.services.workspace import Workspace
from lianqun.store.records import NewVersion


class Intake(StrEnum):
    """What became of one file."""

    ADDED = "added"
    KNOWN = "known"
    RESTORED = "restored"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class AddedFile:
    """One file's fate: `name` is what the document is called in the workspace, `error` why it was refused."""

    path: Path
    outcome: Intake
    name: str = ""
    document: FileHash | None = None
    plan: PlanId | None = None
    encoding: str = ""
    error: LianqunError | None = None

    @property
    def is_converted(self) -> bool:
        """Whether what is read is what LibreOffice made of the file."""
        return self.encoding in CONVERTED


@dataclass(frozen=True, slots=True)
class AddAnswer:
    """What became of each file, in the order given."""

    files: tuple[AddedFile, ...]

    @property
    def has_refusals(self) -> bool:
        """Whether any file could not be taken."""
        return any(file.outcome is Intake.REFUSED for file in self.files)


def add_files(
    workspace: Workspace,
    context: Context,
    paths: Sequence[Path],
    *,
    version_of: str = "",
    on_file: Callable[[AddedFile], None] = lambda _file: None,
) -> AddAnswer:
    """Add files, each in a transaction of its own; a file that cannot be read is refused, the rest goes on.

    `version_of` selects a document whose plan the one file is a new version of.  A file whose content is
    there already is not added twice; if it was removed it comes back, if its original is damaged it is
    repaired.
    """
    context.require_present("add")
    plan = _plan_of(workspace, context, version_of, len(paths))
    answers = []
    for path in paths:
        try:
            answer = _add(workspace, context, path, plan)
        except InputError as error:
            answer = AddedFile(path, Intake.REFUSED, error=error)
        answers.append(answer)
        on_file(answer)
    return AddAnswer(tuple(answers))


def _plan_of(
    workspace: Workspace, context: Context, version_of: str, file_count: int
) -> PlanId | None:
    if not version_of:
        return None
    if file_count != 1:
        raise InputError("version_of_needs_one_file", count=file_count)
    return select_documents(workspace.view(context), [version_of])[0].plan


def _add(workspace: Workspace, context: Context, path: Path, plan: PlanId | None) -> AddedFile:
    content = read_file(path, workspace.settings.max_file_mb)
    document = hash_file(content)
    encoding = _probe(workspace, path, content)
    version = NewVersion(
        document=document,
        plan=plan or plan_id(document),
        file_name=_readable_name(path),
        encoding=encoding,
        size_bytes=len(content),
    )
    with workspace.store.writer(context.now, "add", context.actor) as writer:
        known = writer.find_version(document)
        if known:
            is_back = writer.set_retracted(document, is_retracted=False)
            is_repaired = writer.repair_original(document, content)
            outcome = Intake.RESTORED if is_back or is_repaired else Intake.KNOWN
        else:
            known = writer.add_version(version, content)
            outcome = Intake.ADDED
    return AddedFile(path, outcome, known.name, document, known.plan, encoding)


def _probe(workspace: Workspace, path: Path, content: bytes) -> str:
    """What a file is read as; a format that others have made is looked into in the worker process."""
    if format_of(content, str(path)) is Format.TEXT:
        return decode(content, str(path))[1]
    settings = workspace.settings
    limits = Limits(settings.compile_seconds, settings.compile_memory_mb)
    tables = (workspace.vocabulary_folder, workspace.packs_folder)
    with WorkerProcess(tables, limits) as process:
        reply = process.probe(path.resolve(), str(path))
    if reply.outcome == "completed":
        return reply.encoding
    code = reply.code if reply.outcome == "refused" else f"file_{reply.outcome}"
    raise UnreadableFileError(code, **({"file": str(path)} | reply.arguments))


def read_file(path: Path, max_mb: float) -> bytes:
    """A file's bytes; raises InputError when it is missing, no file, too large or not readable."""
    try:
        if path.is_dir():
            raise InputError("file_is_folder", file=str(path))
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):  # a pipe or device may never end
            raise InputError("file_not_regular", file=str(path))
        size_mb = found.st_size / 1e6
        if size_mb > max_mb:
            raise InputError("file_too_large", file=str(path), size=f"{size_mb:.0f}", limit=max_mb)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputError("file_missing", file=str(path)) from error
    except PermissionError as error:
        raise UnreadableFileError("file_without_rights", file=str(path)) from error
    except (OSError, ValueError) as error:
        raise UnreadableFileError("file_not_readable", file=str(path), detail=str(error)) from error


def _readable_name(path: Path) -> str:
    """The file's name; names that are not UTF-8 on disk are mostly GB18030 (unpacked on Windows)."""
    raw = os.fsencode(path.name)
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", errors="replace")
