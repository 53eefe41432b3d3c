"""What every database must do for lianqun: append, show as of a moment, admit one writer."""

import threading
from datetime import datetime

import pytest
from sqlalchemy import event
from toy_clock import START
from toy_rows import add, compile_, make_compilation, minutes, numbers

from lianqun.errors import InputError, WorkspaceBusyError, WorkspaceError
from lianqun.model.actor import Actor
from lianqun.model.fact import FactKind
from lianqun.model.ids import FileHash, PlanId, hash_file
from lianqun.store.base import Store
from lianqun.store.records import NewVersion


def test_a_new_store_is_empty(store):
    view = store.view()
    assert view.documents() == []
    assert view.transaction == 0


def test_a_version_is_seen_after_its_transaction_only(store):
    document = add(store, START, b"one")
    assert [d.document for d in store.view().documents()] == [document]
    assert store.view(as_of=0).documents() == []
    assert store.originals.path(document).read_bytes() == b"one"


def test_a_transaction_that_fails_leaves_no_row(store):
    with pytest.raises(ZeroDivisionError):
        _add_and_stumble(store)
    assert store.view().documents() == []
    assert store.view().transactions() == []


def _add_and_stumble(store):
    with store.writer(START, "add") as writer:
        _add_within(writer, b"one")
        return 1 / 0


def _add_within(writer, content: bytes) -> FileHash:
    document = hash_file(content)
    writer.add_version(NewVersion(document, PlanId("plan-x"), "x.txt", "utf-8", 3), content)
    return document


def test_a_writer_that_changes_nothing_leaves_no_transaction(store):
    with store.writer(START, "add"):
        pass
    assert store.view().transactions() == []


def test_facts_are_those_of_the_newest_completed_compilation(store):
    document = add(store, START, b"one")
    compile_(store, minutes(START, 1), make_compilation(document, (1, 2)))
    compile_(store, minutes(START, 2), make_compilation(document, (2, 3)))
    assert numbers(store) == [2, 3]
    assert numbers(store, 2) == [1, 2]
    assert numbers(store, 1) == []


def test_an_instant_shows_what_was_recorded_until_then(store):
    document = add(store, START, b"one")
    compile_(store, minutes(START, 5), make_compilation(document, (1,)))
    assert numbers(store, minutes(START, 4)) == []
    assert numbers(store, minutes(START, 5)) == [1]


def test_a_clock_that_is_set_back_does_not_reorder_transactions(store):
    document = add(store, minutes(START, 10), b"one")
    compile_(store, START, make_compilation(document, (1,)))
    moments = [entry.recorded_at for entry in store.view().transactions()]
    assert moments == [minutes(START, 10), minutes(START, 10)]
    assert numbers(store, minutes(START, 9)) == []


def test_an_instant_without_zone_is_refused(store):
    with pytest.raises(InputError, match="instant_without_zone"):
        store.view(as_of=datetime(2026, 1, 1))  # noqa: DTZ001


def test_the_same_result_again_writes_no_row(store):
    document = add(store, START, b"one")
    assert compile_(store, START, make_compilation(document, (1, 2)))
    assert not compile_(store, START, make_compilation(document, (1, 2)))
    assert store.view().transaction == 2


def test_an_equal_result_of_another_compiler_is_recorded_without_repeating_rows(store):
    document = add(store, START, b"one")
    compile_(store, START, make_compilation(document, (1, 2)))
    compile_(store, START, make_compilation(document, (1, 2), compiler="c2"))
    (found,) = store.view().documents()
    assert (found.completed.compiler, found.completed.number) == ("c2", 2)
    assert found.completed.rows_from == 1
    assert numbers(store) == [1, 2]


def test_a_failure_keeps_the_facts_and_shows_its_issue(store):
    document = add(store, START, b"one")
    compile_(store, START, make_compilation(document, (1, 2)))
    compile_(store, START, make_compilation(document, (), failed=True))
    view = store.view()
    assert numbers(store) == [1, 2]
    assert [issue.code for issue in view.issues(view.documents())] == ["compile_killed"]


def test_a_retracted_version_is_out_of_sight_from_then_on(store):
    document = add(store, START, b"one")
    compile_(store, START, make_compilation(document, (1,)))
    with store.writer(START, "remove") as writer:
        assert writer.set_retracted(document, is_retracted=True)
        assert not writer.set_retracted(document, is_retracted=True)
    assert store.view().documents() == []
    assert numbers(store) == []
    assert numbers(store, 2) == [1]
    with store.writer(START, "add") as writer:
        assert writer.set_retracted(document, is_retracted=False)
    assert numbers(store) == [1]


def test_an_actor_sees_the_plans_that_are_open_to_it(store):
    mine, other = add(store, START, b"one", "plan-mine"), add(store, START, b"two", "plan-other")
    for document in (mine, other):
        compile_(store, START, make_compilation(document, (1,)))
    view = store.view(Actor("guest", frozenset({PlanId("plan-mine")})))
    assert [d.document for d in view.documents()] == [mine]
    assert [fact.document for fact in view.facts_by_id("0000")] == [mine]


def test_facts_are_filtered_by_kind_and_found_by_the_beginning_of_an_id(store):
    document = add(store, START, b"one")
    compile_(store, START, make_compilation(document, (1, 0x11)))
    view = store.view()
    assert list(view.facts(view.documents(), [FactKind.TASK])) == []
    assert len(list(view.facts(view.documents(), [FactKind.TARGET]))) == 2
    assert len(view.facts_by_id("000000")) == 2
    assert len(view.facts_by_id("00000011")) == 1
    assert view.facts_by_id("%") == []


def test_names_are_unique_and_a_later_version_supersedes(store):
    add(store, START, b"one", "plan-a", name="plan")
    second = add(store, START, b"two", "plan-a", name="plan")
    first, other = store.view().documents()
    assert (first.name, first.is_superseded) == ("plan", True)
    assert (other.name, other.is_superseded) == (f"plan~{second[:6]}", False)


def test_a_second_writer_waits_and_then_reports_that_it_is_busy(database):
    with database.open() as first, database.open() as second, first.writer(START, "add") as writer:
        _add_within(writer, b"one")
        with pytest.raises(WorkspaceBusyError, match="workspace_busy"), second.writer(START, "add"):
            pass


def test_a_second_writer_goes_on_when_the_first_is_done(database):
    started, release = threading.Event(), threading.Event()

    def write_slowly() -> None:
        with database.open() as first, first.writer(START, "add") as writer:
            _add_within(writer, b"one")
            started.set()
            release.wait(5)

    thread = threading.Thread(target=write_slowly)
    with database.open(wait_seconds=10.0) as second:
        thread.start()
        started.wait(5)
        threading.Timer(0.2, release.set).start()
        with second.writer(START, "add") as writer:
            assert writer.transaction == 2
        thread.join()


def test_a_reader_does_not_wait_for_a_writer_and_does_not_see_it(database):
    with database.open() as first, database.open() as second:
        add(first, START, b"zero")
        with first.writer(START, "add") as writer:
            _add_within(writer, b"one")
            assert len(second.view().documents()) == 1
        assert len(second.view().documents()) == 2


def test_a_view_stays_at_its_moment(store):
    add(store, START, b"one")
    view = store.view()
    add(store, START, b"two")
    assert len(view.documents()) == 1
    assert len(store.view().documents()) == 2


def test_a_database_knows_its_workspace(store):
    assert store.identify("first") == "first"
    assert store.identify("second") == "first"
    store.check_identity("first")
    with pytest.raises(WorkspaceError, match="workspace_other_database"):
        store.check_identity("second")


def test_nothing_is_ever_updated_or_deleted(store: Store):
    statements: list[str] = []
    engine = store._engine
    event.listen(engine, "before_cursor_execute", lambda *given: statements.append(given[2]))
    document = add(store, START, b"one")
    compile_(store, START, make_compilation(document, (1, 2)))
    compile_(store, START, make_compilation(document, (2,)))
    with store.writer(START, "remove") as writer:
        writer.set_retracted(document, is_retracted=True)
    verbs = {statement.split()[0].upper() for statement in statements}
    assert verbs <= {"SELECT", "INSERT", "BEGIN", "PRAGMA", "COMMIT"}
