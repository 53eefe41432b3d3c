"""A process that has imported the program and forks a copy for every job, so that a thousand kills are quick.

Reads jobs as lines of JSON: {"runs": [[word, …], …], "kill_at": N or null, "torn": bool, "kill_after":
seconds or null}.  Each run is a command line; the copy ends itself at boundary N (shim.c) or is killed
after some seconds.  Answers a line of JSON: {"codes", "out", "err", "seen", "killed", "seconds"}.

Arguments: the shim's path ("-" for none) and the worker, "real" or "toy".
"""

import contextlib
import ctypes
import io
import json
import os
import signal
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "toy"))

from toy_plans import WORKER

from lianqun.cli.app import main
from lianqun.services import (  # noqa: F401 - imported before the first fork
    compilation,
    export,
    intake,
    verification,
    workspace,
)


def serve(shim, replies) -> None:
    for line in sys.stdin:
        job = json.loads(line)
        replies.write(json.dumps(_fork(job, shim)) + "\n")
        replies.flush()


def _fork(job: dict, shim) -> dict:
    reading, writing = os.pipe()
    started = time.monotonic()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        _run(job, shim, writing)
    os.close(writing)
    if job.get("kill_after") is not None:
        time.sleep(job["kill_after"])
        os.kill(pid, signal.SIGKILL)
    with os.fdopen(reading) as pipe:
        answer = json.loads(pipe.read() or "{}")
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    return {"killed": status != 0, "seconds": time.monotonic() - started, **answer}


def _run(job: dict, shim, pipe: int) -> None:
    out, err = io.StringIO(), io.StringIO()
    codes = []
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        if shim is not None and job.get("kill_at") is not None:
            shim.lianqun_arm(job["kill_at"], int(job.get("torn", False)))
        codes = [int(main(words)) for words in job["runs"]]
    seen = 0
    if shim is not None:
        seen = shim.lianqun_seen()
        shim.lianqun_arm(-1, 0)
    answer = {"codes": codes, "out": out.getvalue(), "err": err.getvalue(), "seen": seen}
    with os.fdopen(pipe, "w") as stream:
        stream.write(json.dumps(answer))
    os._exit(0)


if __name__ == "__main__":
    if sys.argv[2] == "toy":
        compilation.compile_documents.__kwdefaults__["worker"] = WORKER
    library = None if sys.argv[1] == "-" else ctypes.CDLL(sys.argv[1])
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w")
    serve(library, answers)
