"""Damage that is met while the window is open closes it, and the next opening has everything back."""

from contextlib import closing

import pytest
import sqlcipher3.dbapi2 as driver

from lushan_desktop.app import open_store
from lushan_desktop.ui.place import Place
from lushan_desktop.ui.session import Session
from tests.saving import a_meeting


@pytest.fixture
def session(qtbot, qapp, tmp_path):
    store = open_store(tmp_path / "数据")
    made = Session(qapp, Place(store.folder, open_store), store=store)
    qtbot.addWidget(made._window)
    made._window.show()
    yield made
    made._window.close()
    if made._later is not None:
        made._later.close()
    made._runner.stop()
    made._runner.store.close()


def change(store, sql: str) -> None:
    with closing(driver.connect(str(store.file), isolation_level=None)) as connection:
        connection.execute(sql)


def test_what_cannot_be_read_any_more_is_recovered_by_opening_again(qtbot, session, tmp_path):
    store = session._runner.store
    a_meeting(store)
    session._take_store(store)
    change(store, "UPDATE meeting SET title = CAST(x'ff' AS TEXT)")

    session._rolling.start()

    qtbot.waitUntil(lambda: session.is_damaged)
    assert not session._window.isVisible()
    session._runner.stop()
    store.close()
    with open_store(tmp_path / "数据") as again:
        assert "找回全部 1 条" in again.notice
        assert again.verify() == []
