"""Write what the readers find as tables, in the form that the frozen scorer of tables reads.

`python -m tools.accept.table_answers DOCS ANSWERS [ENDING ...]` reads every file of the folder DOCS whose name
has one of the endings (all files without) and writes `ANSWERS/<file>.json`; then
`tools/accept/tables/score.py TRUTH ANSWERS` tells how many cells are right.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

from lianqun.compiler.readers.opening import read_document
from lianqun.model.document import Table
from lianqun.vocab.vocabulary import Vocabulary

_UNIT = re.compile(r"[（(]?(?:计量|金额|数量)?单位\s?[：:][^。；]{1,20}$")
"""The unit above a table, which our tables keep among their notes; the form has no place for it."""


def answer_of(table: Table) -> dict[str, Any]:
    """The texts of a table: caption, header, rows, groups, notes."""
    return {
        "caption": table.caption,
        "header": [cell.text for cell in table.header],
        "rows": [[cell.text for cell in row] for row in table.rows],
        "groups": [cell.text for cell in table.groups],
        "notes": [note for note in table.notes if not _UNIT.match(note)],
    }


def main() -> int:
    """Read the files one after the other; a file that has its answer is not read again."""
    if len(sys.argv) < 3:
        print(__doc__)
        return 2
    documents, answers = Path(sys.argv[1]), Path(sys.argv[2])
    endings = tuple(sys.argv[3:]) or ("",)
    answers.mkdir(parents=True, exist_ok=True)
    vocabulary = Vocabulary()
    for path in sorted(documents.iterdir()):
        target = answers / f"{path.name}.json"
        if not path.name.endswith(endings) or target.exists():
            continue
        document = read_document(path.read_bytes(), path.name, vocabulary)
        found = [answer_of(table) for table in document.tables]
        target.write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
