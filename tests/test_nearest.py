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

    found = nearest.tests_for(tmp_path, kept, 10)

    assert [test.partition("::")[0] for test in found] == ["tests/test_here.py"]
