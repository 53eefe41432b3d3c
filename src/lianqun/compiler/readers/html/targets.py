"""Where a link leads: to another page, a place on its own, or a file."""

import re
from typing import Final

_FILE: Final = re.compile(
    r"\.(?:pdf|docx?|xlsx?|wps|et|ofd|ceb|rar|zip|7z|pptx?|rtf|csv)(?=$|[?#&;])", re.IGNORECASE
)


def is_file(target: str) -> bool:
    """Whether a link leads to a document, a spreadsheet or an archive."""
    return bool(_FILE.search(target))


def leads_away(target: str) -> bool:
    """Whether a link leads to another page, not to a place on its own nor to a file."""
    return bool(target) and not target.lstrip().startswith("#") and not is_file(target)
