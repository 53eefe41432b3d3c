"""As-of answers against a model that keeps a copy of the whole state after every change."""

from dataclasses import dataclass, field

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from toy_clock import START
from toy_rows import add, compile_, make_compilation, minutes

from lianqun.model.ids import FileHash
from lianqun.store.base import Store

_DOCUMENTS = st.integers(0, 2)
_CHANGES = st.lists(
    st.one_of(
        st.tuples(st.just("add"), _DOCUMENTS),
        st.tuples(
            st.sampled_from(["compile", "fail"]),
            _DOCUMENTS,
            st.lists(st.integers(1, 4), unique=True).map(tuple),
        ),
        st.tuples(st.sampled_from(["retract", "restore"]), _DOCUMENTS),
    ),
    max_size=12,
)


@dataclass
class Model:
    """What should be in sight: facts by document, and which documents are retracted."""

    added: dict[int, FileHash] = field(default_factory=dict)
    facts: dict[int, tuple[int, ...]] = field(default_factory=dict)
    retracted: set[int] = field(default_factory=set)

    def in_sight(self) -> dict[FileHash, tuple[int, ...]]:
        shown = {key: h for key, h in self.added.items() if key not in self.retracted}
        return {h: self.facts.get(key, ()) for key, h in shown.items()}


def _apply(store: Store, model: Model, change: tuple, minute: int) -> None:
    verb, key, *rest = change
    now = minutes(START, minute)
    if verb == "add" and key not in model.added:
        model.added[key] = add(store, now, b"document %d" % key)
    elif key in model.added and verb == "compile":
        compile_(store, now, make_compilation(model.added[key], rest[0]))
        model.facts[key] = rest[0]
    elif key in model.added and verb == "fail":
        compile_(store, now, make_compilation(model.added[key], (), failed=True))
    elif key in model.added and verb in ("retract", "restore"):
        with store.writer(now, verb) as writer:
            writer.set_retracted(model.added[key], is_retracted=verb == "retract")
        (model.retracted.add if verb == "retract" else model.retracted.discard)(key)


def _seen(store: Store, as_of) -> dict[FileHash, tuple[int, ...]]:
    view = store.view(as_of=as_of)
    return {
        document.document: tuple(int(fact.id[:8], 16) for fact in view.facts([document]))
        for document in view.documents()
    }


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(changes=_CHANGES)
def test_every_past_moment_answers_as_it_did_then(new_database, changes):
    model = Model()
    by_instant = [model.in_sight()]
    by_transaction = {0: model.in_sight()}
    with new_database().open() as store:
        for minute, change in enumerate(changes, start=1):
            _apply(store, model, change, minute)
            by_instant.append(model.in_sight())
            by_transaction[store.view().transaction] = model.in_sight()
        for minute, expected in enumerate(by_instant):
            assert _seen(store, minutes(START, minute)) == expected
        for number, expected in by_transaction.items():
            assert _seen(store, number) == expected
        assert _seen(store, None) == by_instant[-1]


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(changes=_CHANGES)
def test_repeating_the_last_compilation_changes_nothing(new_database, changes):
    model = Model()
    with new_database().open() as store:
        for minute, change in enumerate(changes, start=1):
            _apply(store, model, change, minute)
        before = (store.view().transaction, _seen(store, None))
        for document in store.view().documents():
            latest = document.latest
            if latest is not None and latest is document.completed:
                facts = tuple(int(f.id[:8], 16) for f in store.view().facts([document]))
                compile_(store, minutes(START, 99), make_compilation(document.document, facts))
        assert (store.view().transaction, _seen(store, None)) == before
