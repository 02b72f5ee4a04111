"""Files and folders on their way in: put right before anything is written."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import records, undoing
from lushan_desktop.ui.modules.evidence.batch_model import DAY, INDICATOR, SERIAL, TITLE
from tests.saving import save
from tests.services.evidence.material import a_jpeg, put
from tests.ui.modules.evidence.conftest import rows


def drop(widget, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    where, copy = QPointF(5, 5), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QDragEnterEvent(where.toPoint(), copy, data, left, none))
    QApplication.sendEvent(widget, QDropEvent(where, copy, data, left, none))


def test_a_dropped_folder_is_put_right_before_anything_is_written(qtbot, store, folder, open_page):
    page = open_page()
    before = page.materials.counts.total

    drop(page.materials.tiles.viewport(), folder)
    panel = page.taking.panel
    qtbot.waitUntil(lambda: panel.isVisibleTo(page))
    assert panel.title.text() == "要添加 2 份材料，1 份日期待补"
    model = panel.rows
    photo = next(place for place, one in enumerate(model.proposals) if one.name == "会场照片.jpg")
    assert model.setData(model.index(photo, INDICATOR), "7")
    assert panel.add_button.isEnabled()
    assert "没有序号 7" in panel.bar.words()
    assert model.setData(model.index(photo, INDICATOR), "93")
    assert model.setData(model.index(photo, SERIAL), "93-05")
    assert model.setData(model.index(photo, TITLE), "动员会会场")
    assert model.setData(model.index(photo, DAY), "2023.6.2")
    assert not model.setData(model.index(photo, DAY), "没有")
    qtbot.mouseClick(panel.add_button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: page.materials.counts.total == before + 2)
    titles = {row.title: row for row in rows(page).values()}
    assert titles["动员会会场"].below == "2023年6月2日 · 1 处"
    undoing.undo_last(store)
    page.load()
    qtbot.waitUntil(lambda: page.materials.counts.total == before)


def test_what_belongs_nowhere_is_worked_off_many_at_once(qtbot, folder, open_page):
    for name in ("6月份会议.jpg", "24个乡镇照片.jpg"):
        put(folder / "照片", name, a_jpeg(len(name)))
    page = open_page()
    page.taking.take([folder / "照片"])
    panel = page.taking.panel
    qtbot.waitUntil(lambda: panel.isVisibleTo(page))
    assert "2 份没有对应指标" in panel.title.text()

    panel.only_unplaced.setChecked(True)
    qtbot.keyClicks(panel.word, "24")
    assert panel.rows.rowCount() == 1
    panel.all_under.chosen.emit("93")

    assert [one.indicator for one in panel.rows.proposals if "24" in one.name] == ["93"]
    assert "1 份没有对应指标" in panel.title.text()
    panel.word.clear()
    panel.word.textEdited.emit("")
    assert [one.name for one in panel.rows.proposals if not one.indicator] == ["6月份会议.jpg"]


def test_pictures_of_a_batch_are_photos_of_one_meeting_by_one_answer(qtbot, store, folder, open_page):
    day = PartialDate(2023, 6, 2)
    meeting = save(store, "meeting", kind="动员会", title="示例：动员会", held_on=day)
    for name in ("签到.jpg", "IMG_2.jpg"):
        put(folder / "照片", name, a_jpeg(len(name)))
    page = open_page()
    before = page.materials.counts.total
    page.taking.take([folder / "照片"])
    panel = page.taking.panel
    qtbot.waitUntil(lambda: panel.isVisibleTo(page) and page.taking.photos_of.isVisibleTo(page))
    assert "2 份没有对应指标" in panel.title.text()

    page.taking.photos_of.edit.setText("示例：动员会")
    page.taking.photos_of.leave()

    qtbot.waitUntil(lambda: {one.meeting for one in panel.rows.proposals} == {meeting})
    told = {(one.title.split("_")[0], one.signed_on) for one in panel.rows.proposals}
    assert told == {("照片", day), ("照片2", day)}
    assert "没有对应指标" not in panel.title.text()
    qtbot.mouseClick(panel.add_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.materials.counts.total == before + 2)
    files = records.values(store, RECORD_TYPES.get("meeting"), meeting)["files"]
    assert [file.role for file in files] == ["照片", "照片"]


def test_esc_leaves_the_batch_and_nothing_is_added(qtbot, folder, open_page):
    page = open_page()
    before = page.materials.counts.total
    page.taking.take([folder])
    qtbot.waitUntil(lambda: page.taking.panel.isVisibleTo(page))

    qtbot.keyClick(page.taking.panel.table, Qt.Key.Key_Delete)
    assert len(page.taking.panel.rows.proposals) == 1
    qtbot.keyClick(page.taking.panel.table, Qt.Key.Key_Escape)

    assert not page.taking.panel.isVisibleTo(page)
    assert page.materials.counts.total == before


def test_f2_means_the_cell_while_a_batch_is_put_right(qtbot, folder, open_page):
    page = open_page()
    page.taking.take([folder])
    panel = page.taking.panel
    qtbot.waitUntil(lambda: panel.isVisibleTo(page))
    panel.table.setCurrentIndex(panel.rows.index(0, TITLE))

    page.edit()

    assert panel.table.isPersistentEditorOpen(panel.table.currentIndex())
