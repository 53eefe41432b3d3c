"""No absolute path of one machine and no registry host stands in the repository."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.repository import ROOT, project_texts, report

MACHINE_PATH = re.compile(r"(?<![\w.}/)*>])/(?:work|root|home|Users|workspace)/[\w.]")
"""An absolute path into somebody's home or work folder; `$x/work/`, `…/root/` are none."""

REGISTRY_HOST = re.compile(
    r"(?:pypi|pythonhosted|npmjs|debian|ubuntu|anaconda|aliyun(?:cs)?|tuna[.]tsinghua[.]edu)"
    r"[.](?:org|com|net|cn)\b"
)


def unwanted(root: Path) -> Iterator[str]:
    """Every line with a machine's path or a registry's host."""
    for path, text in project_texts(root):
        for number, line in enumerate(text.splitlines(), start=1):
            if found := MACHINE_PATH.search(line) or REGISTRY_HOST.search(line):
                yield f"{path.relative_to(root)}:{number}: {found.group()}"


if __name__ == "__main__":
    sys.exit(report("paths", unwanted(ROOT)))
