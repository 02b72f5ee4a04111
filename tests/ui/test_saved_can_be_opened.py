"""Whatever page asks where to put something offers to open it once it lies there."""

import ast
import re
from pathlib import Path

import pytest

from lushan_desktop import ui

ROOT = Path(ui.__file__).parent
ASKS = re.compile(r"dialogs\.(ask_where_to_save|ask_for_folder)\(")
WAYS = re.compile(r"\.say_saved\(|SavedWays\(")
SAID = re.compile("[存写]到|备份到|导出.*到“")
READING = {
    "modules/exchange/exchange_page.py": "a kit that came back",
    "modules/evidence/taking.py": "a folder of material",
    "modules/submission/submission_options.py": "its page has 打开文件夹",
}
"""Those that ask for a folder to read, or have ways of their own."""


def sources() -> list[tuple[str, str]]:
    return [(file.relative_to(ROOT).as_posix(), file.read_text("utf-8")) for file in ROOT.rglob("*.py")]


ASKING = {name: source for name, source in sources() if ASKS.search(source) and name not in READING}


@pytest.mark.parametrize("name", ASKING)
def test_who_asks_where_to_save_leads_to_what_was_saved(name):
    assert WAYS.search(ASKING[name])


def test_no_sentence_says_where_something_was_saved_and_leaves_it_at_that():
    """`say` has room for words alone; `say_saved` has the ways."""
    lonely = [
        f"{name}:{call.lineno}"
        for name, source in sources()
        if SAID.search(source)
        for call in ast.walk(ast.parse(source))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in ("say", "setText")
        and SAID.search(ast.unparse(call))
    ]
    assert not lonely


def test_what_reads_a_folder_is_known_by_name():
    asking = {name for name, source in sources() if ASKS.search(source)}
    assert len(ASKING) > 8
    assert asking >= READING.keys()
