"""The original of one document as it is now: its text, its lines, its outline."""

from functools import cached_property

from lianqun.compiler.readers.opening import decode_original, read_document
from lianqun.compiler.readers.text import read_text
from lianqun.errors import UnreadableFileError
from lianqun.model.document import Document
from lianqun.services.line_numbers import LineNumbers
from lianqun.services.workspace import Workspace
from lianqun.store.originals import OriginalState
from lianqun.store.records import DocumentRecord
from lianqun.vocab.vocabulary import Vocabulary


class OriginalText:
    """An original read once, each part of it when it is first asked for.

    `vocabulary` is that of the workspace; `text` is empty and `document` None when the original is missing, altered or no text.
    """

    def __init__(self, workspace: Workspace, record: DocumentRecord) -> None:
        self._record = record
        self._workspace = workspace
        self.vocabulary = Vocabulary(workspace.vocabulary_folder)
        self._original = workspace.store.originals.read(record.document, record.size_bytes)

    @property
    def state(self) -> OriginalState:
        """Whether the original is what was added."""
        return self._original.state

    @cached_property
    def text(self) -> str:
        """The decoded original, or the raw text that evidence counts in where it is no text itself."""
        if self.state is not OriginalState.INTACT:
            return ""
        completed = self._record.completed
        if completed is not None and completed.raw_text:
            raw = self._workspace.store.view().raw_text(completed.raw_text)
            return raw.content if raw else ""
        try:
            return decode_original(self._original.content, self._record.file_name)
        except UnreadableFileError:
            return ""

    @cached_property
    def lines(self) -> LineNumbers:
        """The lines of the original."""
        return LineNumbers(self.text)

    @cached_property
    def document(self) -> Document | None:
        """The original read with its outline and tables."""
        if not self.text:
            return None
        name, vocabulary = self._record.file_name, self.vocabulary
        try:
            if self._record.is_raw:
                return read_text(self.text.encode(), name, vocabulary)
            return read_document(self._original.content, name, vocabulary)
        except UnreadableFileError:
            return None
