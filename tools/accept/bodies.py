"""Row 4: who answers for what, against the frozen triples of task, body and role."""

from tools.accept.own_labels import score_own_labels
from tools.accept.result import Result, run_script

LEAST, PAIRS = 0.95, 150


def bodies() -> Result:
    """F1 of the triples in every document that names bodies."""
    report = score_own_labels()
    summary = report["summary"]["bodies"]
    each = {
        name: found["bodies"]["f1"]
        for name, found in report["documents"].items()
        if found.get("bodies", {}).get("gold_strict")
    }
    measured = f"{summary['triples']} triples: " + ", ".join(
        f"{n} {f:.3f}" for n, f in each.items()
    )
    passed = summary["triples"] >= PAIRS and min(each.values()) >= LEAST
    return Result(passed=passed, measured=measured, figures=report["summary"])


if __name__ == "__main__":
    run_script(bodies)
