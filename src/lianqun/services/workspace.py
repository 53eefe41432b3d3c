"""The workspace: one folder with the database, the originals, and local vocabulary and packs."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from lianqun.errors import WorkspaceError
from lianqun.services.context import Context
from lianqun.settings import Settings
from lianqun.store.base import Store
from lianqun.store.originals import sync_folder, write_durably
from lianqun.store.view import View

MARKER: Final = "workspace.json"
"""The file that makes a folder a workspace: its id and where its database is."""

_DATABASE: Final = "lianqun.db"
_ORIGINALS: Final = "originals"
_FOLDERS: Final = (_ORIGINALS, "vocab", "packs")
_SQLITE: Final = "sqlite"
_POSTGRESQL: Final = "postgresql"


@dataclass(frozen=True, slots=True)
class InitAnswer:
    """What `init` did: `is_new` is false when the folder was a workspace already."""

    folder: Path
    database: str
    is_new: bool


class Workspace:
    """An open workspace; services take one.  Close it, or use it in a `with`."""

    def __init__(self, folder: Path, store: Store, settings: Settings) -> None:
        self.folder = folder
        self.store = store
        self.settings = settings

    @property
    def vocabulary_folder(self) -> Path:
        """Tables that are laid over the wheel's."""
        return self.folder / "vocab"

    @property
    def packs_folder(self) -> Path:
        """Rule packs and recipes that are laid over the wheel's."""
        return self.folder / "packs"

    def view(self, context: Context) -> View:
        """What the context's actor may see at the context's moment."""
        return self.store.view(context.actor, context.as_of)

    def close(self) -> None:
        """Let go of the database."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


def init_workspace(
    folder: Path, context: Context, settings: Settings, *, fresh_id: str, on_server: bool = False
) -> InitAnswer:
    """Make a folder a workspace; a folder that is one already is left as it is.

    `fresh_id` is a random name that the face made.  `on_server` keeps the tables in the PostgreSQL
    database of LIANQUN_DATABASE_URL.  The marker file is written last: a crash before it leaves a
    folder that `init` takes up again.
    """
    context.require_present("init")
    if (folder / MARKER).is_file():
        known = _read_marker(folder)
        open_workspace(folder, context.now, settings).close()
        return InitAnswer(folder, known["database"], is_new=False)
    database = _POSTGRESQL if on_server else _SQLITE
    try:
        for name in _FOLDERS:
            (folder / name).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WorkspaceError("workspace_not_writable", detail=str(error)) from error
    with _open_store(folder, database, context.now, settings) as store:
        workspace_id = store.identify(fresh_id)
        if on_server and workspace_id != fresh_id and store.lost_originals():
            raise WorkspaceError("workspace_other_database", folder=str(folder.absolute()))
    _write_marker(folder, {"database": database, "id": workspace_id})
    return InitAnswer(folder, database, is_new=True)


def open_workspace(folder: Path, now: datetime, settings: Settings) -> Workspace:
    """Open a workspace folder; raises WorkspaceError when it is none, damaged or of a later release."""
    if not (folder / MARKER).is_file():
        raise WorkspaceError("workspace_missing", folder=str(folder.absolute()))
    marker = _read_marker(folder)
    if marker["database"] == _SQLITE and not (folder / _DATABASE).is_file():
        raise WorkspaceError("workspace_database_missing", file=str(folder / _DATABASE))
    store = _open_store(folder, marker["database"], now, settings)
    try:
        store.check_identity(marker["id"])
    except BaseException:
        store.close()
        raise
    return Workspace(folder, store, settings)


def _open_store(folder: Path, database: str, now: datetime, settings: Settings) -> Store:
    url = f"sqlite:///{(folder / _DATABASE).absolute()}"
    if database == _POSTGRESQL:
        url = settings.database_url
        if not url:
            raise WorkspaceError("workspace_database_unset", folder=str(folder))
    return Store.open(url, folder / _ORIGINALS, now, wait_seconds=settings.wait_seconds)


def _read_marker(folder: Path) -> dict[str, str]:
    path = folder / MARKER
    try:
        marker = json.loads(path.read_text(encoding="utf-8"))
        known = {name: str(marker[name]) for name in ("database", "id")}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise WorkspaceError("workspace_marker_damaged", file=str(path)) from error
    if known["database"] not in (_SQLITE, _POSTGRESQL):
        raise WorkspaceError("workspace_marker_damaged", file=str(path))
    return known


def _write_marker(folder: Path, marker: dict[str, str]) -> None:
    part = folder / f".{MARKER}.part"
    write_durably(part, (json.dumps(marker, sort_keys=True) + "\n").encode())
    part.replace(folder / MARKER)
    sync_folder(folder)
