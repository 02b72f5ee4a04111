"""While a folder is made or opened there is a window that says so, and it is alive."""

import threading

import pytest
from PySide6.QtCore import QTimer

from lushan_desktop.base.errors import UserError
from lushan_desktop.ui.preparing import Preparing
from lushan_desktop.ui.widgets.labels import Words

WORDS = "正在建立数据文件夹，请稍候…"


@pytest.fixture
def preparing(qtbot):
    made = Preparing("法治创建工作台")
    qtbot.addWidget(made)
    return made


def test_it_shows_words_while_work_goes_on_beside_it_and_stays_for_what_follows(qtbot, preparing):
    seen, may_end = [], threading.Event()

    def look():
        if not preparing.isVisible():
            return
        assert not preparing.close(), "what is half made helps nobody"
        seen.append([words.text() for words in preparing.findChildren(Words)])
        watch.stop()
        may_end.set()

    watch = QTimer(interval=10)
    watch.timeout.connect(look)
    watch.start()

    def work():
        assert may_end.wait(30)
        return threading.current_thread() is threading.main_thread()

    assert preparing.carry_out(WORDS, work) is False
    assert WORDS in seen[0]
    assert preparing.isVisible()


def test_it_does_not_keep_a_program_whose_window_was_closed_before_its_first_paint(preparing):
    preparing.show()
    preparing.carry_out(WORDS, lambda: None)
    assert preparing.close(), "Qt asks every window before it ends, and one that refuses is waited for"


def test_what_goes_wrong_is_raised_where_it_was_asked_for_and_the_window_goes(preparing):
    preparing.show()

    def work():
        raise UserError("这个文件夹不能写入。")

    with pytest.raises(UserError, match="不能写入"):
        preparing.carry_out(WORDS, work)
    assert preparing.isHidden()


def test_what_is_done_at_once_shows_no_window(qtbot, preparing):
    assert preparing.carry_out(WORDS, lambda: 7) == 7
    assert preparing.isHidden()
    assert not preparing._delay.isActive()
