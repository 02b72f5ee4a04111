"""The rail says how many packages lie on the sticks before 数据交换 was ever opened."""

import pytest

from lushan_desktop.app import open_store
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.place import Place
from lushan_desktop.ui.session import Session
from lushan_desktop.ui.tasks import sticks
from lushan_desktop.ui.tasks.runner import Runner
from lushan_desktop.ui.tasks.waiting_packages import WaitingPackages
from tests.exchange import offices
from tests.exchange.offices import Stick


@pytest.fixture
def desks(tmp_path):
    with offices.both(tmp_path) as made:
        yield made


@pytest.fixture
def context(qtbot, desks):
    runner = Runner(desks[0].store)
    yield Context(runner, desks[0].folder)
    assert runner.stop()


def test_packages_are_counted_at_the_start_and_as_sticks_come_and_go(qtbot, context, desks, tmp_path):
    put_in = Stick(tmp_path / "优盘").place()
    desks[1].export(put_in)
    there = [put_in.parent]
    told = []
    context.badged.connect(lambda *badge: told.append(badge))
    waiting = WaitingPackages(context, lambda: list(there))

    waiting.start()
    qtbot.waitUntil(lambda: told == [("exchange", 1, "mute")])
    there.clear()
    waiting.watch.look()
    qtbot.waitUntil(lambda: told[1:] == [("exchange", 0, "mute")])


def test_the_rail_tells_of_them_before_the_page_was_opened(qtbot, qapp, desks, tmp_path, monkeypatch):
    put_in = Stick(tmp_path / "优盘").place()
    desks[1].export(put_in)
    monkeypatch.setattr(sticks, "sticks", lambda: [put_in.parent])
    county = desks[0]
    session = Session(qapp, Place(county.folder, open_store), store=county.store)
    qtbot.addWidget(session._window)
    session._window.show()

    session._take_store(county.store)

    button = session._window.rail._button_by_key["exchange"]
    qtbot.waitUntil(lambda: button.count == 1)
    assert session._window.rail.current_key() == "home"
    session._window.close()
    session._runner.stop()
