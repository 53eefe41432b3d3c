"""`facts` and `show`: what was promised, by when, by whom, and in which words."""

from typing import TYPE_CHECKING, Annotated, Final

import typer

from lianqun.cli.session import Session, session_of
from lianqun.errors import InputError
from lianqun.model.fact import FactKind
from lianqun.vocab.messages import LOCALES, Messages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lianqun.services.fact_context import ShownFact
    from lianqun.services.facts import FoundFact

_SHORT_ID: Final = 8
_COLUMNS: Final = ("id", "kind", "what", "value", "year", "bodies", "place")


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command("facts", help="help_facts")(facts)
    app.command("show", help="help_show")(show)


def facts(
    context: typer.Context,
    *,
    document: Annotated[
        list[str] | None, typer.Option(help="help_document", metavar="DOCUMENT")
    ] = None,
    kind: Annotated[list[str] | None, typer.Option(help="help_kind", metavar="KIND")] = None,
    year: Annotated[int | None, typer.Option(help="help_year")] = None,
    indicator: Annotated[str, typer.Option(help="help_indicator")] = "",
    subject: Annotated[str, typer.Option(help="help_subject")] = "",
    body: Annotated[str, typer.Option(help="help_body")] = "",
    section: Annotated[str, typer.Option(help="help_section")] = "",
    text: Annotated[str, typer.Option(help="help_text")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="help_json")] = False,
) -> None:
    """List facts."""
    from lianqun.services.facts import FactFilter, find_facts
    from lianqun.services.rows import found_row

    session = session_of(context)
    wanted = FactFilter(
        documents=tuple(document or ()),
        kinds=tuple(_read_kind(given) for given in kind or ()),
        year=year,
        indicator=indicator,
        subject=subject,
        body=body,
        section=section,
        text=text,
    )
    with session.workspace() as (workspace, asked):
        answer = find_facts(workspace, asked, wanted)
    if as_json:
        session.print_json(found_row(found) for found in answer.facts)
    else:
        _print_facts(session, answer.facts)
    session.remark_all(answer.notes)


def _read_kind(given: str) -> FactKind:
    """A family by its name, singular or plural, or by its label in either language."""
    for kind in FactKind:
        labels = [Messages(locale).text(f"kind_{kind.value}") for locale in LOCALES]
        if given.lower() in (kind.value, f"{kind.value}s", f"{kind.value[:-1]}ies", *labels):
            return kind
    raise InputError("kind_unknown", given=given, known=", ".join(kind.value for kind in FactKind))


def _print_facts(session: Session, found: "Sequence[FoundFact]") -> None:
    if found:
        columns = [f"column_{name}" for name in _COLUMNS]
        session.print_table(columns, [_cells(session, item) for item in found])
    session.remark("facts_count", count=len(found))
    if any(item.is_answered_by_task for item in found):
        session.remark("facts_bodies_by_task")
    if found:
        session.remark("facts_next", id=found[0].fact.id[:_SHORT_ID])


def _cells(session: Session, found: "FoundFact") -> list[str]:
    from lianqun.services.fact_words import word_fact

    words = word_fact(found.fact, session.messages)
    section = found.fact.section[-1] if found.fact.section else ""
    return [
        found.fact.id[:_SHORT_ID],
        words.kind,
        words.what,
        words.value,
        words.year,
        "、".join(found.bodies),
        f"{found.document.name[:_SHORT_ID]} {section}".strip(),
    ]


def show(
    context: typer.Context,
    fact: Annotated[str, typer.Argument(help="help_fact", metavar="FACT")],
    as_json: Annotated[bool, typer.Option("--json", help="help_json")] = False,
) -> None:
    """Show one fact in its context."""
    from lianqun.services.fact_context import show_fact
    from lianqun.services.rows import found_row

    session = session_of(context)
    with session.workspace() as (workspace, asked):
        shown = show_fact(workspace, asked, fact)
    if as_json:
        session.print_json(
            [found_row(shown.found) | {"before": shown.before, "after": shown.after}]
        )
    else:
        _print_shown(session, shown)


def _print_shown(session: Session, shown: "ShownFact") -> None:
    from lianqun.services.fact_words import word_fact

    found = shown.found
    evidence = found.fact.evidence
    words = word_fact(found.fact, session.messages)
    session.say("show_head", kind=words.kind, what=words.what, value=words.value, year=words.year)
    if found.bodies:
        code = "show_bodies_by_task" if found.is_answered_by_task else "show_bodies"
        session.say(code, bodies="、".join(found.bodies))
    session.say("show_document", document=found.document.name, title=found.document.metadata.title)
    session.say("show_section", section=" > ".join(found.fact.section) or "-")
    session.say("show_place", line=shown.line or "-", start=evidence.start, end=evidence.end)
    session.say("show_origin", id=found.fact.id, origin=found.fact.origin)
    if evidence.context:
        session.say("show_context", context=evidence.context)
    if not shown.quote:
        session.remark(f"original_{shown.state.value}", document=found.document.name)
    session.print_quote(shown.before, shown.quote or evidence.quote, shown.after)
