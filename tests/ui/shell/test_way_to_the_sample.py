"""An office that has nothing yet leads to the sample, whichever way its first screen came about."""

import pytest

from lushan_desktop.app import open_store
from lushan_desktop.services.home import home
from lushan_desktop.services.records.asking import Cycle
from lushan_desktop.ui.place import Place
from lushan_desktop.ui.session import SAMPLE, Session


@pytest.fixture
def begin(qtbot, qapp, tmp_path):
    """The session of an empty office: on figures that are there at once, or on its open store."""
    sessions = []

    def _begin(*, is_quick):
        folder = tmp_path / "数据"
        store = open_store(folder)
        if is_quick:
            with store:
                pass
            first = home.first(folder, Cycle.of((None, None)))
            assert first is not None
            sessions.append(Session(qapp, Place(folder, open_store), first=first, can_visit=True))
        else:
            sessions.append(Session(qapp, Place(folder, open_store), store=store, can_visit=True))
        qtbot.addWidget(sessions[-1]._window)
        sessions[-1]._window.show()
        return sessions[-1]

    yield _begin
    for made in sessions:
        made._window.close()
        made._runner.stop()
        if made._runner.store is not None:
            made._runner.store.close()


@pytest.mark.parametrize("is_quick", [True, False], ids=["quick", "opened"])
def test_the_sample_is_offered_and_gone_to(qtbot, begin, is_quick):
    session = begin(is_quick=is_quick)
    page = session._window.open("home")
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.steps)

    assert page.steps.sample.isVisible()
    page.steps.sample.click()

    assert session.goes_to == SAMPLE
    assert not session._window.isVisible()
