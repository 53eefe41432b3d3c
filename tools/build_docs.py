"""Write the generated pages of docs/: the verbs, the messages, the words and their roles.

`tools.check_docs` compares the pages with what this module would write.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Any

from lianqun.vocab.vocabulary import Vocabulary
from tools.repository import ROOT

GENERATED = "<!-- 由 `make docs` 生成，请勿手改 / written by `make docs`, not by hand -->"
TERMS = "terms"
LOCALES = ("zh", "en")


def pages() -> dict[str, str]:
    """Every generated page: its path below the repository root, and its text."""
    from lianqun import cli
    from lianqun.cli.app import build_command
    from lianqun.settings import Settings

    commands = [build_command(Settings(), locale) for locale in LOCALES]
    written = {
        "docs/cli.md": cli_page(commands, cli.__doc__),
        "docs/messages.md": messages_page(),
    }
    written |= {f"docs/roles/{name}.md": page for name, page in roles_pages()}
    if (files("lianqun.vocab") / "tables" / f"{TERMS}.csv").is_file():
        written["docs/glossary.md"] = glossary_page()
    return written


def cli_page(commands: Sequence[Any], notes: str) -> str:
    """The reference of the command line from the same command tree in each language.

    `notes` is the text of the package, where the exit codes stand.
    """
    lines = ["# 命令参考 / Command reference", "", GENERATED, "", *_helps(commands)]
    lines += ["`lianqun [OPTIONS] VERB …`", "", *_parameters(commands)]
    for name, verb in commands[0].commands.items():
        if not verb.hidden:
            verbs = [command.commands[name] for command in commands]
            lines += [f"## {name}", "", *_helps(verbs), f"`{_usage(name, verb)}`", ""]
            lines += _parameters(verbs)
    lines += ["## Exit codes", "", *notes.strip().splitlines()[2:]]
    return "\n".join(lines).rstrip() + "\n"


def messages_page() -> str:
    """Every message code with its wording in both languages."""
    en = {row["code"]: row["text"] for row in Vocabulary().rows("messages_en")}
    zh = sorted((row["code"], row["text"]) for row in Vocabulary().rows("messages_zh"))
    rows = [(f"`{code}`", text, en[code]) for code, text in zh]
    return _page("消息 / Messages", ("代码 / code", "中文", "English"), rows)


def roles_pages() -> Iterator[tuple[str, str]]:
    """Every value that a column such as `role` may hold, by table and column, on three pages."""
    rows = Vocabulary().rows("roles")
    titles = {
        "statements": "数字语句用词的角色 / Roles of the words of statements",
        "words": "读取用词的角色 / Roles of the words of readers and extractors",
        "tables": "其他词表的取值 / Values of the other tables",
    }
    for name, title in titles.items():
        own = [_role_cells(row) for row in rows if _roles_page_of(row["columns"]) == name]
        yield name, _page(title, ("table.column", "value", "meaning", "example"), own)


def _roles_page_of(columns: str) -> str:
    if columns.startswith("statement_"):
        return "statements"
    return "words" if columns.endswith("_words.role") else "tables"


def _role_cells(row: Mapping[str, str]) -> tuple[str, ...]:
    columns = ", ".join(f"`{name}`" for name in row["columns"].split("|"))
    return columns, f"`{row['value']}`" if row["value"] else "", row["meaning"], row["example"]


def glossary_page() -> str:
    """The words of the project: identifier, Chinese, English, definition, source."""
    columns = ("code", "zh", "en", "definition", "source")
    rows = [[row.get(column, "") for column in columns] for row in Vocabulary().rows(TERMS)]
    return _page("术语 / Glossary", columns, rows)


def _page(title: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return "\n".join([f"# {title}", "", GENERATED, "", *_table(header, rows)]) + "\n"


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield from (_row(header), _row(["---"] * len(header)))
    for row in rows:
        yield _row([cell.replace("|", "\\|").replace("\n", " ") for cell in row])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _usage(name: str, verb: Any) -> str:
    arguments = [_name(p) for p in verb.params if not p.opts[0].startswith("-")]
    return " ".join(["lianqun", name, "[OPTIONS]", *arguments])


def _helps(commands: Iterable[Any]) -> Iterator[str]:
    for command in commands:
        yield from (_text(command.help), "")


def _parameters(commands: Sequence[Any]) -> Iterator[str]:
    """A table of the parameters with their meaning in every language."""
    same = zip(*(command.params for command in commands), strict=True)
    rows = [
        (f"`{_name(each[0])}`", *(_text(parameter.help) for parameter in each), _default(each[0]))
        for each in same
        if not each[0].hidden
    ]
    if rows:
        yield from _table(["", *LOCALES, "default"], rows)
        yield ""


def _name(parameter: Any) -> str:
    names = [*parameter.opts, *parameter.secondary_opts]
    if names[0].startswith("-"):
        return ", ".join(names)
    return f"{names[0].upper()}{'…' if parameter.nargs == -1 else ''}"


def _default(parameter: Any) -> str:
    default = parameter.default
    stated = default not in (None, False, "", (), []) and not callable(default)
    return f"`{default}`" if stated else ""


def _text(written: str | None) -> str:
    return " ".join((written or "").split())


def main() -> int:
    """Write the pages."""
    for name, text in pages().items():
        (ROOT / name).parent.mkdir(exist_ok=True)
        (ROOT / name).write_text(text, encoding="utf-8")
        print(name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
