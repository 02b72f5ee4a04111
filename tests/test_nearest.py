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
