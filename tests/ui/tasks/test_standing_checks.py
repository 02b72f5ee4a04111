"""The rail says how many findings 校核 has before the page was ever opened."""

import pytest

from lushan_desktop.app import open_store
from lushan_desktop.services.checks import office_checks
from lushan_desktop.ui.place import Place
from lushan_desktop.ui.session import Session
from tests.offices import open_sample
from tests.saving import save


@pytest.fixture
def store(tmp_path):
    with open_sample(tmp_path / "office") as opened:
        yield opened


def shown_first(qtbot, qapp, store) -> int:
    """What the rail says in a session in which 工作台 alone was seen."""
    session = Session(qapp, Place(store.folder, open_store), store=store)
    qtbot.addWidget(session._window)
    session._window.show()
    session._take_store(store)
    button = session._window.rail._button_by_key["checks"]
    qtbot.waitUntil(lambda: bool(button.count))
    assert session._window.rail.current_key() == "home"
    session._window.close()
    session._runner.stop()
    return button.count


def test_what_was_never_counted_is_counted_behind_the_work(qtbot, qapp, store):
    save(store, "meeting", title="示例：安排布署工作推进会", kind="推进会")

    assert shown_first(qtbot, qapp, store) == len(office_checks.check_all(store))


def test_what_was_found_last_is_shown_without_looking_again(qtbot, qapp, store, monkeypatch):
    found = office_checks.check_all(store)
    office_checks.leave(store, (found[0].key, found[1].key), "与原件一致")
    office_checks.take_up(store, (found[1].key,))
    monkeypatch.setattr(office_checks, "check_all", lambda _: pytest.fail("没有必要再校核一遍"))

    assert shown_first(qtbot, qapp, store) == len(found) - 1
