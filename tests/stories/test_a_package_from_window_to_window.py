"""The daily task of the county: a township's stick is put in, merged and decided about, in two windows."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from lushan_desktop.services.office import office
from lushan_desktop.ui import dialogs
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.exchange import exchange_page
from lushan_desktop.ui.modules.exchange.exchange_page import ExchangePage
from lushan_desktop.ui.tasks.runner import Runner
from lushan_desktop.ui.window import MainWindow
from tests.exchange import offices
from tests.exchange.offices import Desk
from tests.stories.conftest import Clerk

CONFLICTS = 2

pytestmark = pytest.mark.usefixtures("either_size")


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "优盘"
    folder.mkdir()
    monkeypatch.setattr(exchange_page, "sticks", lambda: [folder])
    monkeypatch.setattr(dialogs, "ask_for_folder", lambda *_: folder)
    return folder


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    county, township = offices.county(tmp_path), offices.township(tmp_path)
    for desk in (county, township):
        office.change(desk.folder, unit=desk.office.unit, person=f"示例{desk.office.unit}")
    yield county, township
    township.close()
    county.close()


@pytest.fixture
def open_window(qtbot, stick) -> Iterator[Callable[[Desk], Clerk]]:
    opened = []

    def show(desk: Desk) -> Clerk:
        runner = Runner(desk.store)
        window = MainWindow(Context(runner, desk.folder))
        qtbot.addWidget(window)
        window.resize(1366, 768)
        with qtbot.waitExposed(window):
            window.show()
        opened.append((window, runner))
        return Clerk(qtbot, window)

    yield show
    for window, runner in opened:
        window.close()
        runner.stop()


@pytest.fixture
def both_changed(desks, stick) -> list[str]:
    """Meetings that both offices know, each changed on both sides since."""
    county, township = desks
    meetings = [
        township.save("meeting", title=f"示例：学法会{number}", kind="推进会") for number in range(CONFLICTS)
    ]
    township.merge(county.merge(township.export(stick / "以前.lscj")).receipt)
    for file in stick.iterdir():
        file.unlink()
    for meeting in meetings:
        township.save("meeting", meeting, place="报来的地点")
        county.save("meeting", meeting, place="本机的地点")
    return meetings


def handed_in(clerk: Clerk, stick: Path) -> None:
    """The township writes its package: 报送, 报送到 U 盘."""
    clerk.window.activateWindow()
    page = clerk.go("exchange")
    assert isinstance(page, ExchangePage)
    clerk.click(page.sending.export_button)
    clerk.see(lambda: list(stick.glob("*.lscj")))
    assert clerk.clicks == 2


def came_home(county: Desk, meetings: list[str], value: str) -> None:
    assert {county.value("meeting", one, "place") for one in meetings} == {value}
    assert county.conflicts() == []


@pytest.mark.parametrize(("button", "value"), [("take", "报来的地点"), ("ours", "本机的地点")])
def test_by_mouse_it_takes_three_clicks_and_one_for_each_decision(
    desks, stick, open_window, both_changed, button, value
):
    county, township = desks
    sender, receiver = open_window(township), open_window(county)
    handed_in(sender, stick)
    receiver.window.activateWindow()

    page = receiver.go("exchange")
    receiver.see(page.merge_button.isEnabled)
    receiver.click(page.merge_button)
    for left in range(CONFLICTS, 0, -1):
        receiver.see(lambda left=left: len(page.deciding.groups()) == left)
        receiver.click(getattr(page.deciding, button))
    receiver.see(lambda: page.deciding.done.text() == "完成")
    receiver.click(page.deciding.done)
    receiver.see(lambda: page.pages.currentWidget() is page.overview)

    assert receiver.clicks == 3 + CONFLICTS
    came_home(county, both_changed, value)
    # The receipt went back with the stick: the township sees that its package has arrived.
    sender.window.activateWindow()
    own = sender.window.pages.currentWidget()
    own.load()
    sender.see(own.merge_button.isEnabled)
    sender.click(own.merge_button)
    sender.see(lambda: "回执" in own.deciding.card.sentence.text())
    home = sender.go("home")
    sender.see(lambda: any("县里已合并" in line.title for line in home.overview.handed_in.list.lines()))


def test_by_keyboard_each_item_takes_one_key(desks, stick, open_window, both_changed):
    county, township = desks
    handed_in(open_window(township), stick)
    receiver = open_window(county)
    receiver.window.activateWindow()
    page = receiver.go("exchange")
    receiver.see(lambda: page.merge_button.isEnabled() and page.merge_button.hasFocus())
    receiver.begin_counting()

    receiver.press(Qt.Key.Key_Return)
    for left in range(CONFLICTS, 0, -1):
        receiver.see(lambda left=left: len(page.deciding.groups()) == left and page.deciding.take.hasFocus())
        receiver.press(Qt.Key.Key_1)
    receiver.see(lambda: page.deciding.done.text() == "完成" and page.deciding.done.hasFocus())
    receiver.press(Qt.Key.Key_Return)
    receiver.see(lambda: page.pages.currentWidget() is page.overview)

    assert (receiver.clicks, receiver.keys) == (0, 2 + CONFLICTS)
    came_home(county, both_changed, "本机的地点")
