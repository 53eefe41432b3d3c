"""The frozen labels of this repository (tests/acceptance/labels) against an export of their documents."""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tools.accept.exporting import export_documents
from tools.repository import ROOT, SHARED

LABELS = ROOT / "tests" / "acceptance" / "labels"
SCORER = ROOT / "tools" / "accept" / "score_labels.py"


def originals() -> list[Path]:
    """The original of every document that has labels."""
    folders = (SHARED / "corpus", SHARED / "corpus_unlabelled", ROOT / "examples")
    texts = [path for folder in folders for path in folder.iterdir()]
    named = {path.name.partition(".")[0] for path in LABELS.glob("*.jsonl")}
    return sorted(path for path in texts if path.stem in named)


def score_own_labels() -> dict[str, Any]:
    """The label scorer's report on all labelled documents, compiled in one workspace."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        documents = folder / "documents"
        documents.mkdir()
        for path in originals():
            shutil.copy(path, documents)
        out = export_documents(sorted(documents.iterdir()), folder / "workspace")
        command = [sys.executable, str(SCORER), str(out), str(documents), str(LABELS)]
        command += ["--tools", str(SHARED / "tools"), "--json"]
        run = subprocess.run(command, check=True, capture_output=True, text=True)
    report: dict[str, Any] = json.loads(run.stdout)
    return report
