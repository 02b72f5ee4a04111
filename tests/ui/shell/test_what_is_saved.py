"""What 已保存 does not cover is told in the window."""

import pytest

from lushan_desktop.app import open_store
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import records
from lushan_desktop.ui.place import Place
from lushan_desktop.ui.session import Session

UNIT = RECORD_TYPES.get("unit")


@pytest.fixture
def session(qtbot, qapp, tmp_path):
    with open_store(tmp_path / "数据") as store:
        made = Session(qapp, Place(store.folder, open_store), store=store)
        qtbot.addWidget(made._window)
        made._window.show()
        yield made
        made._window.close()
        made._runner.stop()


def test_a_journal_that_cannot_be_written_is_told_until_it_can(qtbot, session, tmp_path):
    place = tmp_path / "数据" / "journal"
    assert not place.exists()
    place.write_text("")  # a file where the folder should be
    bar = session._window.notice

    session._context.change(records.save, UNIT, {"name": "示例单位"})
    qtbot.waitUntil(lambda: bar.isVisible() and "当日日志未能写入" in bar.words())

    place.unlink()
    session._context.change(records.save, UNIT, {"name": "示例单位乙"})
    qtbot.waitUntil(lambda: not bar.isVisible())
    told = "".join(file.read_text("utf-8") for file in place.iterdir())
    assert "示例单位乙" in told
    assert "示例单位" in told.replace("示例单位乙", "")


def test_what_was_told_of_the_opening_stands_again_afterwards(qtbot, session, tmp_path):
    place = tmp_path / "数据" / "journal"
    session._runner.store.notice = "示例：数据文件缺少最近的改动，已补回。"
    place.write_text("")
    bar = session._window.notice
    session._context.change(records.save, UNIT, {"name": "示例单位"})
    qtbot.waitUntil(lambda: bar.isVisible() and "当日日志未能写入" in bar.words())

    place.unlink()
    session._context.change(records.save, UNIT, {"name": "示例单位乙"})
    qtbot.waitUntil(lambda: bar.isVisible() and "已补回" in bar.words())
