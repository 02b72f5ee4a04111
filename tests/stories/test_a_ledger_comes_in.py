"""A clerk copies a ledger of 2,000 meetings out of Excel and has them in the program a minute later."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.lists.queries import ListQuery

MEETING = RECORD_TYPES.get("meeting")
FAULTY = 30


def ledger() -> str:
    rows = ["示例会议台账", "", "序号\t开会时间\t会议名称\t类别\t地点"]
    for number in range(2000):
        day = "2022.2.30" if number < FAULTY else f"2022.{number % 12 + 1}.{number % 28 + 1}"
        rows.append(f'{number + 1}\t{day}\t"示例：第{number + 1}次\n推进会"\t推进会\t示例会议室')
    return "\r\n".join([*rows, "合计\t\t2000次\t\t"])


def test_a_pasted_ledger_is_checked_mended_imported_and_undone(clerk, store, snapshot):
    def meetings() -> int:
        with store.read() as session:
            return queries.count(session, MEETING, ListQuery(with_undated=True))

    # Given the list of meetings, and a ledger copied out of Excel
    page = clerk.go("meetings").current()
    clerk.see(lambda: page.list.tally is not None)
    before = meetings()
    QGuiApplication.clipboard().setText(ledger())

    # When it is pasted, the columns are known and the faulty rows are named
    clerk.qtbot.focus(page.list.table)
    clerk.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    clerk.see(lambda: page.importing.panel is not None and page.importing.panel.work.checked is not None)
    panel = page.importing.panel
    assert panel.work.chips.labels() == ["全部 2000", "可导入 1970", "提醒 0", "需修改 30", "已有 0"]
    assert panel.work.said.whole_text() == "第4行，开会时间：日期不存在，请按“2023年3月1日”格式填写"
    clerk.look("checked")
    assert meetings() == before, "nothing is written before 导入"

    # And one of them is put right in its place
    clerk.press(Qt.Key.Key_F2)
    editor = panel.work.grid.findChild(QLineEdit)
    editor.selectAll()
    clerk.qtbot.keyClicks(editor, "2022.2.28")
    clerk.qtbot.keyClick(editor, Qt.Key.Key_Return)
    clerk.see(lambda: panel.work.import_button.text() == "跳过 29 行，导入 1,971 行")

    # Then 导入 writes them in one step
    clerk.click(panel.work.import_button)
    clerk.see(lambda: page.importing.panel is None)
    assert meetings() == before + 1971
    assert clerk.window.undo_bar.isVisible()

    # And one undo takes all of them back
    clerk.qtbot.focus(page.list.table)
    clerk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    clerk.see(lambda: meetings() == before)
    assert clerk.seen == snapshot
