"""The seam between services and the database: open a `Store`, read through a `View`, add by a `Writer`."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Engine, select

from lianqun.errors import WorkspaceBusyError, WorkspaceError
from lianqun.model.actor import LOCAL_ACTOR, Actor
from lianqun.model.ids import FileHash
from lianqun.store import schema
from lianqun.store.engine import connect, reading, writing
from lianqun.store.migrations import MIGRATIONS, Migration, check_not_newer, migrate, schema_version
from lianqun.store.originals import OriginalFiles
from lianqun.store.records import AsOf
from lianqun.store.view import View
from lianqun.store.writer import Writer

DEFAULT_WAIT_SECONDS = 5.0


class Store:
    """One workspace's database with its folder of originals.

    Example: `with Store.open(url, folder, now) as store: store.view().documents()`.
    """

    def __init__(self, engine: Engine, originals: OriginalFiles, wait_seconds: float) -> None:
        self._engine = engine
        self.originals = originals
        self._wait_seconds = wait_seconds

    @classmethod
    def open(
        cls,
        url: str,
        originals: Path,
        now: datetime,
        *,
        wait_seconds: float = DEFAULT_WAIT_SECONDS,
        migrations: Sequence[Migration] = MIGRATIONS,
    ) -> "Store":
        """Open a database, bring its schema up to this release and clear what a crash left.

        An empty database becomes an empty store.  Raises WorkspaceError when a later release wrote it or
        it cannot be read, WorkspaceBusyError when a migration is due and another writer is at work.
        """
        store = cls(connect(url), OriginalFiles(originals), wait_seconds)
        try:
            store._bring_up_to_date(now, migrations)
            store._clear_leftovers()
        except BaseException:
            store.close()
            raise
        return store

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def writer(self, now: datetime, verb: str, actor: Actor = LOCAL_ACTOR) -> Iterator[Writer]:
        """The one writer, for one transaction: all of it is kept, or nothing on any error.

        Raises WorkspaceBusyError when another writer does not finish in time.
        """
        with writing(self._engine, self._wait_seconds) as connection:
            yield Writer(connection, self.originals, now=now, verb=verb, actor=actor)

    def view(self, actor: Actor = LOCAL_ACTOR, as_of: AsOf = None) -> View:
        """What `actor` may see, as it was known at `as_of`."""
        return View(self._engine, actor, as_of)

    def identify(self, fresh_id: str) -> str:
        """The workspace's id; an unnamed database takes `fresh_id` for good."""
        with writing(self._engine, self._wait_seconds) as connection:
            known = connection.execute(select(schema.workspace.c.id)).scalar_one_or_none()
            if known is None:
                connection.execute(schema.workspace.insert().values(id=fresh_id))
            return known or fresh_id

    def check_identity(self, expected_id: str) -> None:
        """Raise WorkspaceError when the database belongs to another workspace folder."""
        with reading(self._engine) as connection:
            known = connection.execute(select(schema.workspace.c.id)).scalar_one_or_none()
        if known != expected_id:
            raise WorkspaceError(
                "workspace_other_database", folder=str(self.originals.folder.parent)
            )

    def unrecorded_originals(self) -> list[FileHash]:
        """Files that lie among the originals and belong to no version: whole, but of a killed `add`.

        They are harmless and never deleted by the program; adding the file again takes them up.
        """
        recorded = self._recorded()
        return [document for document in self.originals.stored() if document not in recorded]

    def lost_originals(self) -> list[FileHash]:
        """Versions whose original does not lie in this store's folder."""
        return sorted(self._recorded() - set(self.originals.stored()))

    def _recorded(self) -> set[FileHash]:
        with reading(self._engine) as connection:
            found = connection.execute(select(schema.version.c.document)).scalars()
            return {FileHash(document) for document in found}

    def _bring_up_to_date(self, now: datetime, migrations: Sequence[Migration]) -> None:
        with reading(self._engine) as connection:
            found = schema_version(connection)
        check_not_newer(found, migrations)
        if found < migrations[-1].version:
            with writing(self._engine, self._wait_seconds) as connection:
                migrate(connection, now, migrations)

    def _clear_leftovers(self) -> None:
        """Delete half-written originals; under the writer's lock, so that none is still being written."""
        if not self.originals.leftovers():
            return
        try:
            with writing(self._engine, 0.0):
                for path in self.originals.leftovers():
                    path.unlink(missing_ok=True)
        except WorkspaceBusyError:
            return  # they belong to a writer at work
