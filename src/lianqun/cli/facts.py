"""`facts`: what was promised, by when, by whom; as a table, as JSON, as a spreadsheet."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from lianqun.cli.outputs import check_out
from lianqun.cli.session import Session, session_of
from lianqun.errors import InputError
from lianqun.model.fact import FactKind
from lianqun.vocab.messages import LOCALES, Messages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lianqun.services.facts import FactFilter, FactsAnswer, FoundFact
    from lianqun.services.listing import Listing
    from lianqun.services.searching import Place

_SHORT_ID: Final = 8
_COLUMNS: Final = (
    "id",
    "kind",
    "what",
    "value",
    "year",
    "line",
    "bodies",
    "builders",
    "document",
    "section",
)
_WIDE: Final = {False: 130, True: 150}
"""From which width on a row's parts stand side by side: without and with a column of bodies."""
_ROOM_FOR_SECTIONS: Final = 120
_SECTION_WIDTH: Final = {True: 16, False: 9}
_MOST_LINES: Final = 3


def register(app: typer.Typer) -> None:
    """Add the verb of this module."""
    app.command("facts", help="help_facts")(facts)


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
    no_body: Annotated[bool, typer.Option("--no-body", help="help_no_body")] = False,
    no_figure: Annotated[bool, typer.Option("--no-figure", help="help_no_figure")] = False,
    show_all: Annotated[bool, typer.Option("--all", help="help_all")] = False,
    places: Annotated[bool, typer.Option("--places", help="help_places")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="help_json")] = False,
    out: Annotated[Path | None, typer.Option(help="help_facts_out", metavar="FILE.xlsx")] = None,
    force: Annotated[bool, typer.Option("--force", help="help_force")] = False,
) -> None:
    """List facts."""
    from lianqun.services.facts import FactFilter, find_facts
    from lianqun.services.listing import list_facts
    from lianqun.services.rows import found_row

    session = session_of(context)
    if out is not None and (as_json or places):
        raise InputError("out_alone")
    path = check_out(out, force=force) if out is not None else None
    wanted = FactFilter(
        documents=tuple(document or ()),
        kinds=tuple(_read_kind(given) for given in kind or ()),
        year=year,
        indicator=indicator,
        subject=subject,
        body=body,
        section=section,
        text=text,
        without_body=no_body,
        without_figure=no_figure,
    )
    with session.workspace() as (workspace, asked):
        answer = find_facts(workspace, asked, wanted)
    if as_json:
        session.print_json(found_row(found) for found in answer.facts)
    elif places:
        _print_places(session, answer)
    else:
        listing = list_facts(answer, wanted, show_all=show_all)
        if path is not None:
            _write_facts(session, listing, wanted, path)
        else:
            _print_facts(session, listing, answer)
    session.remark_all(
        note for note in answer.notes if not (places and note.code.startswith("mentions_elsewhere"))
    )


def _read_kind(given: str) -> FactKind:
    """A family by its name, singular or plural, or by its label in either language."""
    for kind in FactKind:
        labels = [Messages(locale).text(f"kind_{kind.value}") for locale in LOCALES]
        if given.lower() in (kind.value, f"{kind.value}s", f"{kind.value[:-1]}ies", *labels):
            return kind
    raise InputError("kind_unknown", given=given, known=", ".join(kind.value for kind in FactKind))


def _write_facts(session: Session, listing: "Listing", wanted: "FactFilter", path: Path) -> None:
    """The list as a spreadsheet."""
    from lianqun.reports.fact_sheet import render_facts
    from lianqun.reports.spreadsheet import save_spreadsheet

    if not listing.rows:
        raise InputError("facts_none_to_write", file=path)
    save_spreadsheet(path, render_facts(listing, wanted, session.messages))
    session.say("facts_written", file=path, count=len(listing.rows))
    _print_notes(session, listing)


def _print_facts(session: Session, listing: "Listing", answer: "FactsAnswer") -> None:
    """The table, then what belongs to it."""
    if listing.rows:
        session.print_table(
            [f"column_{name}" for name in _COLUMNS], _rows(session, listing, answer)
        )
    _print_notes(session, listing)
    if listing.rows:
        session.remark("facts_next", id=listing.rows[0].fact.id[:_SHORT_ID])


def _print_notes(session: Session, listing: "Listing") -> None:
    for note in listing.remarks:
        session.say(note.code, **note.arguments)
    session.remark_all(listing.counts)


def _rows(session: Session, listing: "Listing", answer: "FactsAnswer") -> "Iterator[list[str]]":
    """The rows; what is the same in all of them (the family, the document) is left out."""
    from lianqun.services.short_names import key_names, shorten, title_names

    shown = listing.rows
    has_bodies = any(item.bodies for item in shown)
    is_wide = session.width >= _WIDE[has_bodies]
    has_room = session.width >= _ROOM_FOR_SECTIONS or not has_bodies
    names = (title_names if is_wide else key_names)(answer.documents)
    has_several = len({item.document.document for item in shown}) > 1
    has_kinds = len({item.fact.kind for item in shown}) > 1
    for item in shown:
        row = _cells(session, item, is_wide=is_wide)
        row["kind"] *= has_kinds
        row["document"] = names[item.document.document] * has_several
        row["section"] = shorten(item.heading, _SECTION_WIDTH[is_wide]) * has_room
        yield [row[name] for name in _COLUMNS]


def _cells(session: Session, found: "FoundFact", *, is_wide: bool) -> dict[str, str]:
    """The cells of a row; on a narrow screen what belongs to a subject, value or year stands below it."""
    from lianqun.services.fact_words import label_of, word_found

    words = word_found(found, session.messages)
    bodies = "、".join(found.bodies)
    is_built = found.fact.kind is FactKind.PROJECT and not found.is_answered_by_task
    what, year, value = words.what, words.year, words.full_value
    if words.mark and is_wide:
        year = session.messages.text("year_marked", year=words.year, mark=words.mark)
    elif not is_wide:
        year = "\n".join(filter(None, (words.year, words.mark)))
        value = " ".join(filter(None, (words.value, words.attribute)))
        value = "\n".join(filter(None, (value, words.base.strip())))
        what = "\n".join(words.what_lines) if _is_subject_remarked(found) else what
    return {
        "id": found.fact.id[:_SHORT_ID],
        "kind": label_of(found.fact, session.messages),
        "what": what,
        "value": value,
        "year": year,
        "line": _lines(session, found),
        "bodies": "" if is_built else bodies,
        "builders": bodies if is_built else "",
    }


def _is_subject_remarked(found: "FoundFact") -> bool:
    """Whether more than a name is said of whose the figure is."""
    return bool(found.subject.other) or found.subject.is_from_table


def _lines(session: Session, found: "FoundFact") -> str:
    """The lines of the original that say it; of many the first and how many there are."""
    from lianqun.services.line_numbers import join_lines

    if found.pages:
        return session.messages.text("places_pages", pages=join_lines(found.pages))
    lines = found.lines
    if len(lines) <= _MOST_LINES:
        return join_lines(lines)
    first = join_lines(lines[: _MOST_LINES - 1])
    return session.messages.text("lines_more", lines=first, count=len(lines))


def _print_places(session: Session, answer: "FactsAnswer") -> None:
    """Where the originals mention the words asked for and no fact was read."""
    from lianqun.services.short_names import title_names

    names = title_names(answer.documents)
    rows = [
        [
            names[place.document.document],
            str(place.line),
            f"{_run_on(place.before)}【{_run_on(place.words)}】{_run_on(place.after)}",
            _read_there(session, place),
        ]
        for place in answer.places
    ]
    if rows:
        session.print_table(
            [f"column_{name}" for name in ("document", "line", "quote", "read")], rows
        )
    else:
        session.remark("facts_no_places")


def _read_there(session: Session, place: "Place") -> str:
    """The facts that were made of other words of the same sentence."""
    from lianqun.services.fact_words import label_of, word_fact

    told = (
        f"{label_of(fact, session.messages)} {word_fact(fact, session.messages).what}"
        for fact in place.read
    )
    return "\n".join(dict.fromkeys(told))


def _run_on(words: str) -> str:
    return "".join(words.split())
