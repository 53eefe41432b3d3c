"""Acceptance of issue 3: its rows; run by `make accept-3`.

python -m tools.accept.issue_3 [--only ROW …] [--again] [--list]
"""

import sys
from functools import partial
from typing import Final

from tools.accept.rows import Row, run_issue

_row = partial(Row, issue=3)

ROWS: Final[tuple[Row, ...]] = (
    _row(
        1,
        "generated Chinese plan tables: PDF by LibreOffice and Chromium, DOCX, HTML, two forms of text dump",
        "≥ 600 tables, ≥ 40 of each kind; cell F1 ≥ 0.99 overall, worst kind ≥ 0.95 (text dumps ≥ 0.97 / 0.92); "
        "one logical table each; category carried to each row; pdfplumber and camelot scored in the same run",
        "generated_tables",
    ),
    _row(
        2,
        "a plan written for the project, with native tables, in all forms; one corpus text as plain paragraphs in four forms",
        "100 % of facts agree; ≥ 98 %",
        "forms",
    ),
    _row(
        3,
        "evidence on the rendered page: PDFs of both producers, real PDFs, turned and cropped pages",
        "the box of every fact's evidence covers its characters",
        "page_evidence",
    ),
    _row(
        4,
        "speed of PDF to facts, `python -m benchmarks.pages`",
        "≤ 10 % table pages: ≤ 12 × pypdfium2's bare text; table pages ≤ 0.1 s each; 345 pages ≤ 1.5 GB",
        "page_speed",
    ),
    _row(
        5,
        "bad input: named cases, and 2,000 mutated files of all formats",
        "one clear message each, the store unchanged; no traceback, no hang or memory beyond the limit",
        "bad_input",
    ),
    _row(
        6,
        "real plan PDFs and Word files from public sources, read and looked at page by page",
        "findings mended; which were tried is said",
        "real_files",
    ),
)


if __name__ == "__main__":
    from tools.accept.issue_2 import ROWS as ROWS_OF_2

    sys.exit(run_issue(3, {2: ROWS_OF_2, 3: ROWS}))
