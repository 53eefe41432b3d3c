"""The parent's end of the compile worker: starts it, asks it, kills it when it takes too long."""

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Final, Self

from lianqun.errors import LianqunError, UnreadableFileError
from lianqun.services.office import converted_copy
from lianqun.store.records import FactRow, IssueRow, RawText

WORKER: Final = (sys.executable, "-m", "lianqun.services.compile_worker")

_START_SECONDS: Final = 60.0
_CHUNK: Final = 1 << 20
_READY: Final = b"ready\n"
_END: Final = b"\nend\n"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take: seconds of time, megabytes of memory."""

    seconds: float
    memory_mb: float


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of one file: `outcome` is completed, refused, failed, or killed (`arguments` say why)."""

    outcome: str
    metadata: str = "[]"
    facts: tuple[FactRow, ...] = ()
    issues: tuple[IssueRow, ...] = ()
    raw_text: RawText | None = None
    encoding: str = ""
    code: str = ""
    arguments: dict[str, str] = field(default_factory=dict)


class _KilledError(Exception):
    """The worker is gone; `reason` is time, memory or crash."""

    def __init__(self, reason: str, detail: str = "") -> None:
        self.reason = reason
        self.detail = detail
        super().__init__(reason)


class WorkerProcess:
    """One worker for many files, started when first needed and again after it was killed."""

    def __init__(
        self, tables: tuple[Path, Path], limits: Limits, command: Sequence[str] = WORKER
    ) -> None:
        """`tables` are the workspace's own vocabulary folder and packs folder."""
        self._arguments = (*command, *map(str, tables), str(limits.memory_mb))
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed at exit

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._end()
        self._errors.close()

    def compile(self, path: Path, file_name: str) -> Reply:
        """Compile one file; whatever happens to the worker comes back as the reply's outcome."""
        return self._request(path, file_name, "compile")

    def probe(self, path: Path, file_name: str) -> Reply:
        """Ask whether one file can be read; a completed reply's `encoding` says as what."""
        return self._request(path, file_name, "probe")

    def _request(self, path: Path, file_name: str, verb: str) -> Reply:
        try:
            with converted_copy(path, file_name, self._limits.seconds) as copy:
                return self._ask_worker(path, file_name, verb, copy)
        except UnreadableFileError as error:
            arguments = {name: str(value) for name, value in error.args_by_name.items()}
            return Reply("refused", code=error.code, arguments=arguments)

    def _ask_worker(self, path: Path, file_name: str, verb: str, copy: Path | None) -> Reply:
        request = {
            "path": str(path),
            "file_name": file_name,
            "seconds": self._limits.seconds,
            "verb": verb,
            "converted": str(copy or ""),
        }
        try:
            process = self._running()
            answer = self._ask(process, json.dumps(request).encode() + b"\n")
            return self._parse(answer)
        except _KilledError as killed:
            self._end()
            return Reply("killed", arguments=self._reason(killed))

    def _reason(self, killed: _KilledError) -> dict[str, str]:
        return {
            "reason": killed.reason,
            "detail": f" {killed.detail}" if killed.detail else "",
            "seconds": f"{self._limits.seconds:g}",
            "memory_mb": f"{self._limits.memory_mb:g}",
        }

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                self._arguments,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                process_group=0,
            )
            try:
                self._read(self._process, _READY, _START_SECONDS)
            except _KilledError as error:
                self._end()
                raise LianqunError("compiler_not_started", detail=self._last_words()) from error
        return self._process

    def _last_words(self) -> str:
        self._errors.seek(0)
        lines = self._errors.read().decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else "-"

    def _ask(self, process: subprocess.Popen[bytes], request: bytes) -> bytes:
        requests = _pipe(process.stdin)
        try:
            requests.write(request)
            requests.flush()
        except BrokenPipeError as error:
            raise _KilledError("crash") from error
        return self._read(process, _END, self._limits.seconds)

    def _read(self, process: subprocess.Popen[bytes], ending: bytes, seconds: float) -> bytes:
        """Everything the worker writes up to `ending`."""
        handle = _pipe(process.stdout).fileno()
        deadline = time.monotonic() + seconds
        received = bytearray()
        while not received.endswith(ending):
            ready, _, _ = select.select([handle], [], [], max(0.0, deadline - time.monotonic()))
            if not ready:
                raise _KilledError("time")
            chunk = os.read(handle, _CHUNK)
            if not chunk:
                raise _KilledError("crash", _signal_name(process.wait()))
            received += chunk
        return bytes(received)

    def _parse(self, answer: bytes) -> Reply:
        try:
            lines = answer.decode().split("\n")[:-2]
            header = json.loads(lines[0])
            rows = [line.split("\t", 3) for line in lines[1:]]
            return _reply(header, rows)
        except (ValueError, KeyError, TypeError) as error:
            raise _KilledError("crash", "unreadable reply") from error

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise LianqunError("compiler_not_started", detail="no pipe")
    return stream


def _reply(header: dict[str, Any], rows: list[list[str]]) -> Reply:
    outcome = str(header["outcome"])
    if outcome == "memory":
        raise _KilledError("memory")
    facts = tuple(FactRow(row[1], row[2], row[3]) for row in rows if row[0] == "fact")
    issues = tuple(IssueRow(row[1], row[2], row[3]) for row in rows if row[0] == "issue")
    raws = [RawText(*_read_raw(row[3])) for row in rows if row[0] == "raw"]
    if len(facts) + len(issues) + len(raws) != len(rows) or len(raws) > 1:
        raise ValueError("a row is neither fact nor issue nor the raw text")
    arguments = {str(k): str(v) for k, v in header.get("arguments", {}).items()}
    if "error" in header:
        arguments["error"] = str(header["error"])
    return Reply(
        outcome,
        metadata=str(header.get("metadata", "[]")),
        facts=facts,
        issues=issues,
        raw_text=raws[0] if raws else None,
        encoding=str(header.get("encoding", "")),
        code=str(header.get("code", "")),
        arguments=arguments,
    )


def _read_raw(payload: str) -> tuple[str, tuple[int, ...]]:
    content, pages = json.loads(payload)
    return str(content), tuple(int(page) for page in pages)


def _signal_name(return_code: int) -> str:
    if return_code >= 0:
        return f"exit {return_code}"
    with contextlib.suppress(ValueError):
        return signal.Signals(-return_code).name
    return f"signal {-return_code}"
