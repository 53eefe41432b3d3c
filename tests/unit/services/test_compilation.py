"""Compiling in the child process: what it yields, and what becomes of files that break it."""

import subprocess
import sys

import pytest
from toy_plans import FIRST, SECOND, WORKER, write_plans

from lianqun.errors import InputError, LianqunError
from lianqun.services.compilation import compile_documents
from lianqun.services.export import export_facts
from lianqun.services.facts import FactFilter, find_facts
from lianqun.services.intake import add_files
from lianqun.services.issues import list_issues
from lianqun.settings import Settings


def run(workspace, clock, *selectors, **options):
    answer = compile_documents(workspace, clock.tick(), selectors, worker=WORKER, **options)
    return {line.name: line for line in answer.lines}


def test_documents_become_facts_and_issues(compiled, clock):
    facts = find_facts(compiled, clock.tick(), FactFilter()).facts
    assert [found.document.name for found in facts] == ["first"] * 6 + ["second"] * 3
    starts = [f.fact.evidence.start for f in facts[:6]]
    assert starts == sorted(starts)


def test_what_is_compiled_is_left_alone_unless_asked(compiled, clock):
    assert not any(line.is_new for line in run(compiled, clock).values())
    before = compiled.view(clock.tick()).transaction
    assert not any(line.is_new for line in run(compiled, clock, again=True).values())
    assert compiled.view(clock.tick()).transaction == before


def test_other_words_in_the_workspace_make_a_new_compilation(compiled, clock):
    table = compiled.vocabulary_folder / "extra.csv"
    table.write_text("code,source,checked_on\n", encoding="utf-8")
    assert all(line.is_new for line in run(compiled, clock).values())
    assert len(find_facts(compiled, clock.tick(), FactFilter()).facts) == 9


def test_exports_are_the_same_bytes_after_compiling_again(compiled, clock, tmp_path):
    export_facts(compiled, clock.tick(), tmp_path / "a")
    run(compiled, clock, again=True)
    export_facts(compiled, clock.tick(), tmp_path / "b")
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


@pytest.mark.parametrize(
    ("word", "code", "reason"),
    [
        ("CRASH", "compile_killed", "crash"),
        ("HANG", "compile_killed", "time"),
        ("HUNGRY", "compile_killed", "memory"),
        ("FAIL", "compile_failed", None),
    ],
)
def test_a_file_that_breaks_the_compiler_becomes_an_issue(
    *, workspace, clock, tmp_path, word, code, reason
):
    workspace.settings = Settings(compile_seconds=1.0)
    bad = f"{word} 某市规划\n产值达到5亿元。\n"
    add_files(workspace, clock.tick(), write_plans(tmp_path, bad=bad, good=SECOND))
    lines = run(workspace, clock)
    assert "bad" in lines["bad"].problem
    assert not lines["good"].problem
    (found,) = list_issues(workspace, clock.tick(), ["bad"]).issues
    assert found.issue.code == code
    assert found.issue.arguments.get("reason") == reason
    assert "{" not in found.message
    assert find_facts(workspace, clock.tick(), FactFilter(documents=("good",))).facts


def test_a_failed_document_is_tried_again_without_being_asked(workspace, clock, tmp_path):
    add_files(workspace, clock.tick(), write_plans(tmp_path, bad="FAIL 某市规划", good=SECOND))
    run(workspace, clock)
    lines = run(workspace, clock)
    assert lines["bad"].problem
    assert not lines["bad"].is_new
    assert not lines["good"].is_new


def test_a_damaged_original_is_not_compiled(compiled, clock, plans):
    document = compiled.view(clock.tick()).documents()[0]
    compiled.store.originals.path(document.document).write_text("别的文字达到5亿元")
    lines = run(compiled, clock, again=True)
    assert "first" in lines["first"].problem
    assert len(find_facts(compiled, clock.tick(), FactFilter()).facts) == 9
    add_files(compiled, clock.tick(), plans)
    assert not run(compiled, clock)["first"].problem


def test_only_the_selected_documents_are_compiled(workspace, clock, plans):
    add_files(workspace, clock.tick(), plans)
    assert list(run(workspace, clock, "second")) == ["second"]
    notes = find_facts(workspace, clock.tick(), FactFilter()).notes
    assert ("documents_not_compiled", "first") in [
        (n.code, n.arguments["documents"]) for n in notes
    ]


def test_a_worker_that_does_not_start_is_one_clear_error(workspace, clock, plans):
    add_files(workspace, clock.tick(), plans)
    broken = (sys.executable, "-c", "import no_such_module")
    with pytest.raises(LianqunError, match=r"compiler_not_started.*no_such_module"):
        compile_documents(workspace, clock.tick(), worker=broken)


def test_a_worker_that_talks_nonsense_counts_as_crashed(workspace, clock, plans):
    add_files(workspace, clock.tick(), plans[:1])
    script = "print('ready', flush=True); input(); print('[nonsense\\nend', flush=True); input()"
    answer = compile_documents(workspace, clock.tick(), worker=(sys.executable, "-c", script))
    assert answer.has_problems


def test_progress_is_told(workspace, clock, plans):
    add_files(workspace, clock.tick(), plans)
    told = []
    run(workspace, clock, on_document=lambda *step: told.append(step))
    assert told == [(0, 2, "first"), (1, 2, "second"), (2, 2, "")]


def test_nothing_is_compiled_in_the_past(compiled, clock):
    with pytest.raises(InputError, match="as_of_with_writing"):
        compile_documents(compiled, clock.tick(as_of=1), worker=WORKER)


def test_the_real_worker_ends_with_its_input(tmp_path):
    command = [
        sys.executable,
        "-m",
        "lianqun.services.compile_worker",
        str(tmp_path),
        str(tmp_path),
        "2048",
    ]
    done = subprocess.run(command, input=b"", capture_output=True, timeout=60, check=True)
    assert done.stdout == b"ready\n"


def test_a_worker_writes_no_file(workspace, clock, tmp_path):
    script = tmp_path / "writer.py"
    script.write_text(
        "import sys, functools\n"
        f"sys.path.insert(0, {str(tmp_path)!r})\n"
        "from lianqun.services.compile_worker import main\n"
        "from lianqun.compiler.pipeline import compile_file\n"
        "def spy(document, vocabulary):\n"
        f"    with open({str(tmp_path / 'stolen')!r}, 'w') as out:\n"
        "        out.write(document.text)\n"
        "    return iter(())\n"
        "main(functools.partial(compile_file, extractors=(spy,)))\n"
    )
    add_files(workspace, clock.tick(), write_plans(tmp_path, plan=FIRST))
    answer = compile_documents(workspace, clock.tick(), worker=(sys.executable, str(script)))
    assert answer.has_problems
    assert (tmp_path / "stolen").read_bytes() == b""
