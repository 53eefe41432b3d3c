"""Statements of a sentence: our own sentences under the headings of an invented plan."""

import pytest

PLAN = "临川市“十四五”制造业发展规划\n（2021—2025年）\n\n"
CHAPTERS = {"goals": "二、发展目标\n", "review": "一、发展基础\n", "work": "三、重点任务\n"}


@pytest.fixture(scope="session")
def read_statements(compile_text):
    """Targets and actuals, in order, of words in a chapter of a plan; each a Fact."""

    def run(words: str, chapter: str = "goals"):
        compilation = compile_text(PLAN + CHAPTERS[chapter] + words)
        facts = [fact for fact in compilation.facts if fact.kind in ("target", "actual")]
        return sorted(facts, key=lambda fact: fact.evidence.start)

    return run
