"""The start: the first screen has its figures, and nothing heavy was imported for them."""

import json
from importlib.util import find_spec
from pathlib import Path

import pytest

from lushan_desktop.services.home import home
from lushan_desktop.services.records.asking import Cycle
from lushan_desktop.storage import first_screen
from tests.offices import open_sample
from tests.starting import start_ours

HEAVY = {
    "alembic",
    "argon2",
    "asyncio",
    "chinese_calendar",
    "click",
    "cryptography",
    "docx",
    "lxml",
    "multiprocessing",
    "pikepdf",
    "PIL",
    "platformdirs",
    "pydantic",
    "pypdfium2",
    "python_calamine",
    "qtawesome",
    "reportlab",
    "sqlalchemy",
    "sqlmodel",
    "uuid_utils",
    "xlsxwriter",
}

LATER = {"storage.store", "storage.file.connection", "storage.log.step", "ui.records.page"}


@pytest.fixture(autouse=True)
def patient(monkeypatch):
    """A busy machine answers late, but it answers."""
    monkeypatch.setattr(first_screen, "PATIENCE", 60.0)


@pytest.fixture(scope="module")
def started(tmp_path_factory):
    """What was there at the first paint of a sample office that was closed before."""
    folder = tmp_path_factory.mktemp("start") / "sample"
    open_sample(folder).close()
    return folder, start_ours(folder)[1]


def test_the_first_paint_shows_the_figures_of_the_office(started):
    folder, told = started
    with open_sample(folder) as store:
        whole = home.look(store, Cycle("2021", "2023-07-27"))
    assert told["tiles"] == {tile.key: tile.count for tile in whole.tiles}
    assert told["tiles"]["meetings"] > 0


def test_nothing_heavy_is_imported_before_the_first_paint(started):
    assert HEAVY & set(started[1]["modules"]) == set()


def test_no_table_no_store_and_no_paper_is_imported_before_the_first_paint(started):
    own = started[1]["own"]
    loaded = {name.removeprefix("lushan_desktop.") for name in own}
    assert not {name for name in loaded if name.startswith(("domain.record", "paper", "reports", "intake"))}
    assert not loaded & LATER
    assert {"storage.first_screen", "ui.modules.home.home_page"} <= loaded
    assert all(find_spec(f"lushan_desktop.{name}") for name in LATER), "a name that is gone is never loaded"


def test_the_pages_are_imported_behind_the_first_paint_and_never_beside_the_window(started):
    """PySide makes its classes where they are first named, and not for two threads at once."""
    assert started[1]["pages"]
    assert started[1]["beside"] == []


def test_the_folder_is_open_behind_the_first_screen_and_closed_as_ever(started):
    folder, _ = started
    assert json.loads((folder / "lock").read_text("utf-8"))["left"] is not None
    assert home.first(folder, Cycle()) is not None


def test_a_folder_that_was_not_closed_is_checked_before_anything_is_shown(tmp_path: Path):
    folder = tmp_path / "sample"
    open_sample(folder).close()
    (folder / "lock").write_text('{"person": "示例甲", "since": "2023-07-27T08:00:00+08:00"}', "utf-8")
    _, told = start_ours(folder)
    assert "sqlalchemy" in told["modules"]
