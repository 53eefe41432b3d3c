"""Compiling documents: each in the worker process, each outcome recorded in a transaction of its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from lianqun.model.ids import FileHash, issue_id
from lianqun.model.issue import Issue, IssueClass, Severity
from lianqun.services.context import Context
from lianqun.services.documents import select_documents
from lianqun.services.fingerprint import compiler_version, vocabulary_version
from lianqun.services.rows import issue_message
from lianqun.services.worker_process import WORKER, Limits, Reply, WorkerProcess
from lianqun.services.workspace import Workspace
from lianqun.store.originals import OriginalState
from lianqun.store.records import CompiledDocument, DocumentRecord, IssueRow, Outcome
from lianqun.store.serialise import dump_issue

_FAILURE_CODES: Final = {"failed": "compile_failed", "killed": "compile_killed"}


@dataclass(frozen=True, slots=True)
class CompiledLine:
    """What came of one document; `is_new` is false when nothing changed since the last compilation.

    `problem` says in words why a document could not be compiled; its earlier facts stay in force.
    """

    name: str
    document: FileHash
    fact_count: int = 0
    issue_count: int = 0
    is_new: bool = True
    problem: str = ""


@dataclass(frozen=True, slots=True)
class CompileAnswer:
    """What came of each document, by name."""

    lines: tuple[CompiledLine, ...]

    @property
    def has_problems(self) -> bool:
        """Whether any document could not be compiled."""
        return any(line.problem for line in self.lines)


def compile_documents(
    workspace: Workspace,
    context: Context,
    selectors: Sequence[str] = (),
    *,
    again: bool = False,
    worker: Sequence[str] = WORKER,
    on_document: Callable[[int, int, str], None] = lambda _done, _all, _name: None,
) -> CompileAnswer:
    """Compile the selected documents, all current ones by default.

    A document that this compiler has compiled with these tables is left alone unless `again`.  A file
    that breaks the compiler, takes too long or too much memory becomes an issue; the others go on.
    `on_document` is told (done, all, name) before each document and once at the end.
    """
    context.require_present("compile")
    documents = select_documents(workspace.view(context), selectors)
    settings = workspace.settings
    limits = Limits(settings.compile_seconds, settings.compile_memory_mb)
    lines = []
    tables = (workspace.vocabulary_folder, workspace.packs_folder)
    with WorkerProcess(tables, limits, worker) as process:
        run = _Run(workspace, context, process)
        for done, document in enumerate(documents):
            on_document(done, len(documents), document.name)
            lines.append((None if again else run.unchanged(document)) or run.compile(document))
    on_document(len(documents), len(documents), "")
    return CompileAnswer(tuple(lines))


class _Run:
    """One run of the verb: what all its documents have in common."""

    def __init__(self, workspace: Workspace, context: Context, process: WorkerProcess) -> None:
        self._workspace = workspace
        self._context = context
        self._process = process
        self._compiler = compiler_version()
        self._tables = vocabulary_version(workspace.vocabulary_folder, workspace.packs_folder)

    def unchanged(self, document: DocumentRecord) -> CompiledLine | None:
        """The line of a document whose newest attempt is a completed one by this very compiler."""
        last = document.latest
        if last is None or last.outcome is not Outcome.COMPLETED:
            return None
        if (last.compiler, last.vocabulary) != (self._compiler, self._tables):
            return None
        return CompiledLine(
            document.name, document.document, last.fact_count, last.issue_count, is_new=False
        )

    def compile(self, document: DocumentRecord) -> CompiledLine:
        """Compile one document and record the outcome."""
        reply = self._reply(document)
        problem = None if reply.outcome == "completed" else _problem(document, reply)
        compiled = CompiledDocument(
            document=document.document,
            compiler=self._compiler,
            vocabulary=self._tables,
            outcome=Outcome.FAILED if problem else Outcome.COMPLETED,
            metadata=reply.metadata,
            facts=reply.facts,
            issues=(_row(problem),) if problem else reply.issues,
            raw_text=reply.raw_text,
        )
        context = self._context
        with self._workspace.store.writer(context.now, "compile", context.actor) as writer:
            is_new = writer.save_compilation(compiled)
        return CompiledLine(
            document.name,
            document.document,
            len(compiled.facts),
            len(compiled.issues),
            is_new=is_new,
            problem=issue_message(problem, context.messages) if problem else "",
        )

    def _reply(self, document: DocumentRecord) -> Reply:
        """Compile a document's original, after making sure that it still is what was added."""
        originals = self._workspace.store.originals
        state = originals.read(document.document, document.size_bytes).state
        if state is not OriginalState.INTACT:
            return Reply("refused", code=f"original_{state.value}")
        return self._process.compile(originals.path(document.document), document.file_name)


def _problem(document: DocumentRecord, reply: Reply) -> Issue:
    code = _FAILURE_CODES.get(reply.outcome) or reply.code
    return Issue(
        id=issue_id(code, document.document, (0, 0), 0),
        document=document.document,
        code=code,
        issue_class=IssueClass.READING,
        severity=Severity.ERROR,
        evidence=(),
        arguments={**reply.arguments, "document": document.name},
    )


def _row(issue: Issue) -> IssueRow:
    return IssueRow(issue.id, issue.code, dump_issue(issue))
