"""Row 6: speed and memory, from the benchmark's figures."""

from benchmarks.speed import LIMITS, measure
from tools.accept.result import Result, run_script


def speed() -> Result:
    """All figures of `make bench`, held against its limits."""
    figures = measure(long=True)
    measured = "; ".join(
        f"{name} {figures[name]:.2f} (≤ {limit:g})" for name, limit in LIMITS.items()
    )
    passed = all(figures[name] <= limit for name, limit in LIMITS.items())
    return Result(passed=passed, measured=measured, figures=figures)


if __name__ == "__main__":
    run_script(speed)
