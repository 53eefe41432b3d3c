"""Forms of figures: the sentences of `number_forms.txt`, each with what a careful reader finds in it.

The file holds plans (`@` title), chapters (`#` heading), sentences and below each sentence, one row a
figure: kind (T target, A actual), subject (`-` the plan's own region), indicator, comparator, value
(`low..high` for a range, `-` for none), unit, measure, year, then what else is said (base=year:value,
dir, thr, text); `none` for no figure and `! code` for an issue.  In a sentence `\\n` and `\\t` stand for
line breaks and tabs.
"""

from itertools import takewhile
from pathlib import Path

import pytest

SENTENCES = Path(__file__).with_name("number_forms.txt")


def cases():
    plan = chapter = ""
    lines = SENTENCES.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        if line.startswith("@"):
            plan = line[1:].strip()
        elif line.startswith("#"):
            chapter = line[1:].strip()
        elif line and not line.startswith(" "):
            rows = [row.strip() for row in takewhile(is_row, lines[number:])]
            yield pytest.param(plan, chapter, line, rows, id=f"{number}")


def is_row(line):
    return line.startswith(" ")


def number_of(value):
    return "-" if value is None else format(value.normalize(), "f")


def row_of(fact, region):
    said, quantity = fact.content, fact.content.quantity
    value = number_of(quantity.value)
    if quantity.high is not None:
        value += f"..{number_of(quantity.high)}"
    subject = "-" if said.subject == region else said.subject
    year = str(said.period.year) if said.period else "-"
    row = [fact.kind[0].upper(), subject, said.indicator, quantity.comparator, value]
    row += [quantity.unit or "-", said.measure, year]
    if said.base_period or said.base_value is not None:
        base_year = said.base_period.year if said.base_period else ""
        base_value = "" if said.base_value is None else number_of(said.base_value)
        row.append(f"base={base_year}:{base_value}")
    row += [f"dir={said.direction}"] if said.direction else []
    row += [f"thr={said.threshold}"] if said.threshold else []
    row += [f"text={said.value_text}"] if said.value_text else []
    return " ".join(row)


@pytest.mark.parametrize(("plan", "chapter", "sentence", "rows"), list(cases()))
def test_a_figure_is_read_as_a_careful_reader_reads_it(compile_text, plan, chapter, sentence, rows):
    words = sentence.replace("\\n", "\n").replace("\\t", "\t")
    compilation = compile_text(f"{plan}\n\n{chapter}\n{words}\n")
    region = compilation.document.metadata.region
    facts = [fact for fact in compilation.facts if fact.kind in ("target", "actual")]
    read = sorted(row_of(fact, region) for fact in facts) or ["none"]
    codes = {f"! {issue.code}" for issue in compilation.issues}
    assert read == (sorted(row for row in rows if not row.startswith("!")) or ["none"])
    assert codes.issuperset(row for row in rows if row.startswith("!"))
