"""What the READMEs show is what the program prints."""

import re
import subprocess

import pytest

from tools.repository import PROGRAM, ROOT

_BLOCK = re.compile(r"```console\n\$ lianqun (.+)\n((?:.*\n)*?)```")
EXAMPLE = ROOT / "examples" / "changsha_example_plan.txt"


def run(folder, *words):
    command = [*PROGRAM, "--workspace", str(folder), *words]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def tour(tmp_path_factory):
    """The workspace of the five-minute tour."""
    folder = tmp_path_factory.mktemp("tour") / "my_plans"
    run(folder, "init")
    run(folder, "add", str(EXAMPLE))
    run(folder, "compile")
    return folder


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_every_output_shown_is_what_the_command_prints(tour, name):
    blocks = _BLOCK.findall((ROOT / name).read_text(encoding="utf-8"))
    assert len(blocks) == 2
    for words, shown in blocks:
        printed = [line.rstrip() for line in run(tour, *words.split()).splitlines()]
        assert shown.splitlines() == printed


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_setup_alone_stands_first(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert text.index("make setup ") < text.index("make demo") < text.index("make test")


def test_every_option_that_a_readme_names_exists(tour):
    text = "".join(
        (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh-CN.md")
    )
    listed = run(tour, "facts", "--kind", "task", "--no-body")
    assert "加强组织领导" in listed
    assert run(tour, "facts", "--kind", "task", "--no-figure")
    for option in set(re.findall(r"`(--[a-z-]+)", text)):
        page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
        assert f"`{option}" in page
