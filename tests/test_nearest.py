"""For a broken line the tests that come to it are run."""

from pathlib import Path

import pytest

from tests import nearest

SOURCE = """
KEPT = (
    1,
)

def last(values: list = []):
    if (
        values
    ):
        return values[-1]
    for value in values:
        print(
            value
        )
"""


@pytest.mark.parametrize(
    ("line", "statement", "runs_on_import"),
    [(3, "KEPT", True), (6, "def", True), (8, "if", False), (10, "return", False), (13, "print", False)],
)
def test_a_line_belongs_to_the_head_of_its_statement(
    tmp_path: Path, line: int, statement: str, runs_on_import: bool
) -> None:
    (tmp_path / "kept.py").write_text(SOURCE, "utf-8")
    lines, is_of_the_module = nearest._statement(tmp_path, Path("kept.py"), line)
    assert line in lines
    assert SOURCE.split("\n")[lines.start - 1].lstrip().startswith(statement)
    assert is_of_the_module is runs_on_import
    assert not any("return" in SOURCE.split("\n")[one - 1] for one in lines if statement == "if")


def test_a_test_that_was_taken_away_since_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Path("lushan_desktop/services/people/kept.py")
    (tmp_path / "tests").mkdir()
    (tmp_path / kept.parent).mkdir(parents=True)
    (tmp_path / "tests" / "test_here.py").write_text("def test_one(): pass\n", "utf-8")
    (tmp_path / kept).write_text(SOURCE, "utf-8")
    noted = {"tests/test_here.py::test_one", "tests/test_gone.py::test_two"}
    monkeypatch.setattr(nearest.reached, "tests_that_reach", lambda *_: noted)

    (found,) = nearest.rounds_for(tmp_path, kept, 10)

    assert [test.partition("::")[0] for test in found] == ["tests/test_here.py"]


def test_a_line_that_nobody_near_tells_is_shown_to_those_who_are_far(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taking = {"tests/a.py::quick": 1.0, "tests/a.py::slow": nearest.ROUNDS[0], "tests/b.py::far": 2.0}
    monkeypatch.setattr(nearest, "_seconds", taking.__getitem__)

    rounds = nearest._affordable({"tests/a.py::quick": 0, "tests/a.py::slow": 1, "tests/b.py::far": 2})

    assert rounds == [["tests/a.py::quick", "tests/b.py::far"], ["tests/a.py::slow"]]


@pytest.mark.parametrize(("line", "used_in"), [(3, {15}), (18, {19, 20, 21}), (17, {19, 20, 21})])
def test_what_runs_on_import_is_told_by_those_who_use_it(
    tmp_path: Path, line: int, used_in: set[int]
) -> None:
    decorated = "    return KEPT\n\n@cache\n@other\ndef held():\n    value = 1\n    return value\n"
    (tmp_path / "kept.py").write_text(f"{SOURCE}{decorated}", "utf-8")
    assert nearest._users(tmp_path, Path("kept.py"), line) == used_in
