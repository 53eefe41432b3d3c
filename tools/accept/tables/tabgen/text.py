"""Makers of short texts: numbers of many shapes, names, long cells, sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tabgen import words as w

if TYPE_CHECKING:
    import random

WIDE = str.maketrans("0123456789.%", "０１２３４５６７８９．％")


def number(rng: random.Random, low: float, high: float, digits: int, comma: bool = False) -> str:
    """A number, with thousands separators when wanted."""
    value = rng.uniform(low, high)
    return f"{value:,.{digits}f}" if comma else f"{value:.{digits}f}"


def pair(rng: random.Random, kind: str) -> tuple[str, str, str]:
    """Base value, target value and yearly growth of an indicator."""
    grow = f"{rng.uniform(0.5, 12):.1f}"
    if kind == "rate":
        low = rng.uniform(1, 9)
        return f"{low:.1f}", rng.choice([f"{low + 1:.1f}", f"{low:.1f}左右", "5—6", "＞5"]), "—"
    if kind == "pct":
        base = rng.uniform(20, 80)
        return f"{base:.1f}", rng.choice([f"{base + 6:.1f}", f"{base + 5:.0f}左右"]), f"[{grow}]"
    if kind == "bound":
        base = rng.uniform(70, 94)
        goal = rng.choice(["≥95", "≥98%", "100", "95以上", "＞96.5"])
        return f"{base:.1f}", goal, rng.choice(["—", f"{grow}"])
    if kind == "upper":
        return f"{rng.uniform(4, 5.5):.1f}", rng.choice(["<5.5", "≤5.5", "5.5以内"]), "—"
    if kind == "cum":
        return f"[{rng.uniform(5, 40):.1f}]", f"[{rng.uniform(8, 50):.0f}]", "—"
    if kind in ("task", "cumtask"):
        now = f"[{rng.uniform(10, 18):.1f}]" if kind == "cumtask" else f"{rng.uniform(60, 95):.1f}"
        return (
            now,
            rng.choice(["完成上级下达任务", "按上级要求", f"{rng.uniform(80, 97):.1f}"]),
            "—",
        )
    if kind == "count":
        many = rng.randint(80, 9000)
        return f"{many:,}", f"{int(many * rng.uniform(1.2, 2)):,}", grow
    if kind == "small":
        base = rng.uniform(0.1, 9)
        return f"{base:.2f}", f"{base * rng.uniform(1.1, 2):.2f}", grow
    if kind == "money":
        base = rng.uniform(300, 9800)
        more = base * rng.uniform(1.2, 1.8)
        return f"{base:,.1f}", rng.choice([f"{more:,.0f}", f"{more:.0f}"]), grow
    base = rng.uniform(2, 60)
    return f"{base:.2f}", f"{base * rng.uniform(1.1, 1.7):.1f}", grow


def spice(rng: random.Random, text: str) -> str:
    """Now and then a number in full-width forms."""
    if text and all(c in "0123456789.%" for c in text) and rng.random() < 0.04:
        return text.translate(WIDE)
    return text


def company(rng: random.Random) -> str:
    """An invented company."""
    return rng.choice(w.CITIES) + rng.choice(w.MARKS) + rng.choice(w.TRADES) + rng.choice(w.ORGS)


def place(rng: random.Random) -> str:
    """A place inside the invented region."""
    return rng.choice(w.DISTRICTS)


def depts(rng: random.Random, most: int) -> str:
    """One or more departments, joined by 、."""
    count = rng.randint(1, most)
    return "、".join(rng.sample(w.DEPTS, count))


def project_name(rng: random.Random) -> str:
    """A project name."""
    front = rng.choice(
        [rng.choice(w.CITIES), place(rng), rng.choice(w.CITIES) + rng.choice(w.MARKS)]
    )
    tail = ""
    if rng.random() < 0.12:
        tail = f"（{rng.choice(w.MARKS)}路—{rng.choice(w.MARKS)}大道）"
    if front in ("全市", "各县区"):
        front = "市级"
    return front + rng.choice(w.PROJECT_THEMES) + rng.choice(w.PROJECT_KINDS) + tail


def build_text(rng: random.Random, parts: int) -> str:
    """Long text of what is built, of the wanted number of clauses."""
    out = []
    for _ in range(parts):
        shape = rng.randint(0, 3)
        size = rng.choice(
            [
                f"{rng.uniform(0.5, 30):.1f}",
                f"{rng.randint(10, 900)}",
                f"{rng.randint(1000, 90000):,}",
            ]
        )
        if shape == 0:
            out.append(f"{rng.choice(w.BUILD)}{rng.choice(w.THINGS)}{size}{rng.choice(w.AREAS)}")
        elif shape == 1:
            out.append(f"配套建设{'、'.join(rng.sample(w.THINGS, rng.randint(2, 3)))}等")
        elif shape == 2:
            out.append(rng.choice(w.GOALS).format(n=f"{rng.randint(2, 900) * 10:,}"))
        else:
            out.append(f"购置{rng.choice(w.TRADES)}相关设备{rng.randint(12, 600)}台（套）")
    return "，".join(out)


def task_text(rng: random.Random, parts: int) -> str:
    """Text of a task."""
    head = rng.choice(w.TASK_VERBS) + rng.choice(w.TASK_THINGS)
    tails = rng.sample(w.TASK_TAILS, min(parts, 4))
    return "，".join([head, *tails]).format(n=rng.randint(3, 60))


def platform_name(rng: random.Random) -> str:
    """Name of an institution."""
    return (
        rng.choice(w.CITIES)
        + rng.choice(["市", "", "省级共建"])
        + rng.choice(w.FIELDS)
        + rng.choice(w.PLATFORMS)
    )


def phrases(rng: random.Random, least: int, most: int) -> str:
    """Some phrases joined by ； or 、."""
    return rng.choice(["；", "、", "，"]).join(rng.sample(w.PHRASES, rng.randint(least, most)))


def sentence(rng: random.Random) -> str:
    """A sentence in plan language."""
    subject = rng.choice(w.SUBJECTS)
    means = rng.sample(w.MEANS, rng.randint(2, 3))
    shape = rng.randint(0, 3)
    if shape == 0:
        return f"围绕提升{subject}，{'，'.join(means)}，到2030年{rng.choice(w.RESULTS)}。"
    if shape == 1:
        return f"把{subject}摆在突出位置，{'，'.join(means)}。"
    if shape == 2:
        return f"聚焦{subject}的短板，{'，'.join(means)}，力争{subject}{rng.choice(w.RESULTS)}。"
    return (
        f"“十四五”期间，全市{subject}建设累计完成投资{rng.randint(20, 900)}亿元，"
        f"年均增长{rng.uniform(3, 12):.1f}%，{rng.choice(w.RESULTS)}。"
    )


def paragraph(rng: random.Random) -> str:
    """A paragraph of some sentences."""
    lead = rng.choice(["", "", f"{rng.choice(w.TASK_VERBS)}{rng.choice(w.TASK_THINGS)}。", "——"])
    return lead + "".join(sentence(rng) for _ in range(rng.randint(1, 4)))


CN = "零一二三四五六七八九十"


def cn(number_: int) -> str:
    """Chinese numeral up to 99."""
    if number_ <= 10:
        return CN[number_]
    tens, ones = divmod(number_, 10)
    return ("" if tens == 1 else CN[tens]) + "十" + (CN[ones] if ones else "")
