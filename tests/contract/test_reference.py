"""The generated reference says everything the command line has."""

import inspect
import re

from lianqun import settings
from lianqun.cli.app import build_command
from lianqun.settings import Settings
from tools.build_docs import pages
from tools.repository import ROOT


def test_every_verb_option_and_exit_code_is_in_the_reference() -> None:
    page = pages()["docs/cli.md"]
    command = build_command(Settings(), "zh")
    for name, verb in command.commands.items():
        section = page.split(f"\n## {name}\n")[1].split("\n## ")[0]
        options = [p.opts[0] for p in verb.params if p.opts[0].startswith("-") and not p.hidden]
        assert all(f"`{option}" in section for option in options)
    assert "| 130 |" in page


def test_every_message_is_listed_in_both_languages() -> None:
    page = pages()["docs/messages.md"]
    assert "| `add_added` | 已加入 {document}" in page
    assert "Added {document}" in page


def test_every_setting_is_documented() -> None:
    names = set(re.findall(r'"(LIANQUN_\w+)"', inspect.getsource(settings)))
    page = (ROOT / "docs" / "workspace.md").read_text(encoding="utf-8")
    assert len(names) >= 6
    assert all(f"`{name}`" in page for name in names)
