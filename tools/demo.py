"""`make demo`: the example plan in a fresh workspace, and what a planner asks of it first."""

import json
import shutil
import subprocess
import sys

from tools.repository import PROGRAM, ROOT

WORKSPACE = "demo_workspace"
PLAN = "examples/changsha_example_plan.txt"
SHEET = f"{WORKSPACE}/任务分工表.xlsx"
LIST = f"{WORKSPACE}/目标清单.xlsx"


def main() -> int:
    """Run the verbs one after the other, each with the question that it answers."""
    shutil.rmtree(ROOT / WORKSPACE, ignore_errors=True)
    ask("建一个工作区，加入示例规划，编译", "init")
    run("add", PLAN)
    run("compile")
    ask("承诺了什么、何时兑现、谁来负责？", "facts", "--kind", "target")
    ask("这个数字是原文哪句话说的？", "show", promise_with_bodies())
    ask("哪些要人看一眼？", "issues")
    ask("引文还都对得上原件吗？", "verify")
    ask("谁做什么？任务分工表：", "assign", "--out", SHEET)
    ask("同样的目标，写成 Excel 清单：", "facts", "--kind", "target", "--out", LIST)
    print(f"\n任务分工表 / task sheet: {ROOT / SHEET}")
    print(f"目标清单 / list of promises: {ROOT / LIST}")
    print(f"接着试 / try next: .venv/bin/lianqun --workspace {WORKSPACE} facts --help")
    return 0


def ask(question: str, *words: str) -> None:
    """Print the question, then the verb that answers it with what it prints."""
    print(f"\n—— {question}")
    run(*words)


def run(*words: str) -> None:
    """Show a command as a user would type it, and run it."""
    print(f"$ lianqun --workspace {WORKSPACE} {' '.join(words)}", flush=True)
    subprocess.run([*PROGRAM, "--workspace", WORKSPACE, *words], cwd=ROOT, check=True)


def promise_with_bodies() -> str:
    """Id of the first target that somebody answers for, or of the first one at all."""
    command = [*PROGRAM, "--workspace", WORKSPACE, "facts", "--kind", "target", "--json"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    rows = [json.loads(line) for line in listed.splitlines()]
    return str(next((row for row in rows if row["bodies"]), rows[0])["id"])


if __name__ == "__main__":
    try:
        sys.exit(main())
    except subprocess.CalledProcessError as error:
        sys.exit(error.returncode)  # the verb has said what is wrong
