"""The child process that compiles untrusted files: reads requests, writes rows, may be killed.

Run as `python -m lianqun.services.compile_worker VOCABULARY_FOLDER PACKS_FOLDER MEMORY_MB`.  A request
is one line of JSON ({"path", "file_name", "seconds"}; with "verb": "probe" it only asks whether the file
can be read, and as what; "converted" is the path of what LibreOffice made of an old Word file).  A reply is a line of JSON ({"outcome", "metadata", …}),
one line a fact (id, kind, payload), one line with the raw text of a file that is no text, one line an
issue (id, code, payload), parts separated by tabs, and a last line "end".  Nothing but text comes back, so a file that breaks the reader cannot reach
further than its own rows.  `worker_process.py` is the other end.
"""

import json
import os
import resource
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final

from lianqun.compiler.pipeline import Compilation, compile_file
from lianqun.compiler.readers.opening import probe
from lianqun.compiler.recipes import load_recipes
from lianqun.errors import LianqunError
from lianqun.store.serialise import dump_fact, dump_issue, dump_metadata
from lianqun.vocab.vocabulary import Vocabulary

READY: Final = b"ready\n"
END: Final = b"end\n"
"""First line of a worker, last line of every reply."""

Compile = Callable[..., Compilation]
"""`compile_file`, or in tests one with extractors of its own."""

_MEGABYTE: Final = 1024 * 1024
_GRACE_SECONDS: Final = 5


def main(compile_document: Compile = compile_file) -> None:
    """Serve requests on standard input until it ends."""
    replies = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # a stray print must not look like a reply
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears Ctrl-C and ends us
    vocabulary = Vocabulary(Path(sys.argv[1]))
    recipes = load_recipes(Path(sys.argv[2]))
    _limit(resource.RLIMIT_AS, int(float(sys.argv[3]) * _MEGABYTE))
    _limit(resource.RLIMIT_FSIZE, 0)
    replies.write(READY)
    replies.flush()
    for line in sys.stdin.buffer:
        _serve(
            json.loads(line),
            replies,
            lambda content, name, converted: compile_document(
                content, name, vocabulary, recipes=recipes, converted=converted
            ),
        )


def _limit(kind: int, value: int) -> None:
    hard = resource.getrlimit(kind)[1]
    ceiling = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(kind, (ceiling, hard))


def _serve(
    request: dict[str, Any],
    replies: BinaryIO,
    compile_document: Callable[[bytes, str, bytes], Compilation],
) -> None:
    # the parent watches the clock; this one ends a worker whose parent was killed
    used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    _limit(resource.RLIMIT_CPU, int(used + request["seconds"] + _GRACE_SECONDS))
    try:
        content = Path(request["path"]).read_bytes()
        copy = Path(request["converted"]).read_bytes() if request.get("converted") else b""
        if request.get("verb") == "probe":
            encoding = probe(content, request["file_name"], converted=copy)
            lines = [_header(outcome="completed", encoding=encoding)]
        else:
            lines = list(_completed(compile_document(content, request["file_name"], copy)))
    except MemoryError:
        os._exit(_out_of_memory(replies))
    except LianqunError as error:
        lines = [_header(outcome="refused", code=error.code, arguments=error.args_by_name)]
    except Exception as error:  # noqa: BLE001 - an extractor's mistake must not end the whole run
        lines = [_header(outcome="failed", error=_describe(error))]
    replies.writelines(lines)
    replies.write(END)
    replies.flush()


def _completed(compilation: Compilation) -> Iterator[bytes]:
    parts = tuple(part.metadata for part in compilation.document.parts)
    yield _header(outcome="completed", metadata=dump_metadata(parts))
    in_order = sorted(
        compilation.facts, key=lambda f: (f.evidence.start, f.evidence.end, f.kind.value, f.id)
    )
    for fact in in_order:
        yield f"fact\t{fact.id}\t{fact.kind.value}\t{dump_fact(fact)}\n".encode()
    document = compilation.document
    if document.is_raw:
        raw = json.dumps([document.original, document.pages], ensure_ascii=True)
        yield f"raw\t\t\t{raw}\n".encode()
    for issue in compilation.issues:
        yield f"issue\t{issue.id}\t{issue.code}\t{dump_issue(issue)}\n".encode()


def _header(**values: object) -> bytes:
    return json.dumps(values, ensure_ascii=False, sort_keys=True, default=str).encode() + b"\n"


def _describe(error: Exception) -> str:
    """Kind and place of an error, without addresses or content, so that it is the same every time."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} ({Path(frame.filename).name}:{frame.lineno})"


def _out_of_memory(replies: BinaryIO) -> int:
    replies.write(b'{"outcome": "memory"}\n' + END)
    replies.flush()
    return 1


if __name__ == "__main__":
    main()
