"""Row 4: speed of PDF to facts and memory, from the benchmark's figures."""

from benchmarks.pages import LIMITS, is_reached, measure
from tools.accept.producers import missing
from tools.accept.result import Result, run_script


def page_speed() -> Result:
    """All figures of `python -m benchmarks.pages`, held against its limits."""
    absent = missing()
    if absent:
        return Result(passed=False, measured=f"not measured: {' and '.join(absent)} missing here")
    figures = measure()
    told = "; ".join(f"{name} {figures[name]:.3f} (≤ {limit:g})" for name, limit in LIMITS.items())
    measured = f"{figures['pages']} pages by both producers, {figures['most_table_pages']:.1%} of them with tables: {told}"
    return Result(passed=is_reached(figures), measured=measured, figures=figures)


if __name__ == "__main__":
    run_script(page_speed)
