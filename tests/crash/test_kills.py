"""A sample of the kills of `full.py`: twenty of them, spread over the verbs."""

import pytest
from harness import Scene, Zygote, build_shim
from toy_plans import FIRST, SECOND, write_plans

_SAMPLE = {"init": 2, "add": 6, "compile": 6, "export": 2}
_RANDOM = (0.1, 0.35, 0.6, 0.85)


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    folder = tmp_path_factory.mktemp("crash")
    plans = write_plans(folder, first=FIRST * 4, second=SECOND)
    with Zygote(build_shim(folder), "toy") as zygote:
        made = Scene(zygote, folder / "scene", plans)
        made.prepare()
        yield made


@pytest.mark.parametrize("verb", _SAMPLE)
def test_a_kill_at_a_boundary_loses_nothing(scene, verb):
    count = scene.boundaries(verb)
    if count == 0:
        pytest.skip("no C compiler here, so no boundary can be counted")
    step = max(1, count // _SAMPLE[verb])
    for turn, number in enumerate(range(1 + step // 2, count + 1, step)):
        assert scene.kill_at(verb, number, torn=turn % 2 == 1) == [], f"call {number} of {count}"


@pytest.mark.parametrize("share", _RANDOM)
def test_a_kill_at_any_moment_loses_nothing(scene, share):
    assert scene.kill_after(share) == []
