"""Every error that lianqun raises on purpose.

LianqunError
├── InputError            a file, argument or document cannot be used as given
│   ├── UnreadableFileError   the bytes cannot be decoded to text
│   └── UnknownFactError      no fact has the id that was asked for
├── WorkspaceError        the workspace folder is missing, damaged or of another version
│   └── WorkspaceBusyError    another process is writing
├── VocabularyError       a vocabulary table breaks its own rules
└── EvidenceError         a quote does not stand where its evidence says

Each error carries a message code with arguments; the wording is in `vocab/messages_*.csv`
and is looked up by the face that shows it.  A message says what was given, why it is a
problem and what to do.
"""


class LianqunError(Exception):
    """Base of all errors; `code` names the message, `args_by_name` fills it in."""

    def __init__(self, code: str, **args_by_name: object) -> None:
        self.code = code
        self.args_by_name = args_by_name
        super().__init__(f"{code} {args_by_name}" if args_by_name else code)


class InputError(LianqunError):
    """What was given cannot be used."""


class UnreadableFileError(InputError):
    """The bytes of a file cannot be read as text."""


class UnknownFactError(InputError):
    """No fact has the id that was asked for."""


class WorkspaceError(LianqunError):
    """The workspace folder is missing, damaged or of another version."""


class WorkspaceBusyError(WorkspaceError):
    """Another process holds the workspace's writer lock."""


class VocabularyError(LianqunError):
    """A vocabulary table breaks its own rules."""


class EvidenceError(LianqunError):
    """A quote does not stand where its evidence says."""
