"""佐证材料 on screen: tiles and rows, what is the matter, folders in, volumes out."""

import pypdfium2
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from lushan_desktop.checks.holding import KEPT, NEW
from lushan_desktop.domain.kinds import Attachment
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.evidence import evidence_list
from lushan_desktop.services.records import answers, records, undoing
from lushan_desktop.ui import dialogs
from lushan_desktop.ui.modules.evidence import giving
from lushan_desktop.ui.modules.evidence.evidence_list import ROWS
from lushan_desktop.ui.records.draft_dialog import DraftDialog
from tests.services.evidence.material import put
from tests.ui.fit import ends_on_half
from tests.ui.modules.evidence.conftest import rows


def show(qtbot, page, title: str) -> None:
    qtbot.waitUntil(lambda: bool(rows(page)))
    page.show_record(next(one for one, row in rows(page).items() if row.title == title))
    qtbot.waitUntil(lambda: page.detail.shown is not None and page.detail.shown.title == title)


def test_tiles_and_rows_show_the_same_and_share_what_is_chosen(qtbot, filled):
    page = filled
    show(qtbot, page, "会场照片")
    assert page.materials.tiles.isVisibleTo(page)
    assert not page.list.table.isVisibleTo(page)
    chosen = page.materials.tiles.currentIndex().row()

    qtbot.mouseClick(page.materials.views.segment(ROWS), Qt.MouseButton.LeftButton)

    assert page.list.table.isVisibleTo(page)
    assert not page.materials.tiles.isVisibleTo(page)
    assert page.list.table.current_row() == chosen


def test_no_tile_is_cut_however_high_the_view_is(filled):
    tiles = filled.materials.tiles
    for height in range(180, 420, 17):
        tiles.resize(tiles.gridSize().width() + 20, height)
        assert not ends_on_half(tiles), height


def test_a_tile_shows_the_picture_of_the_file(qtbot, filled):
    page = filled
    show(qtbot, page, "会场照片")
    sha256 = str(page.detail.shown.values["sha256"])

    def drawn() -> bool:
        shown = page.pictures.of(sha256, ".jpg")
        return shown is not None and shown.picture is not None

    qtbot.waitUntil(drawn)


def test_chips_count_what_is_the_matter_and_filter_by_it(qtbot, store, filled):
    page = filled
    records.save(store, RECORD_TYPES.get("evidence"), {"title": "示例目录"})
    page.load()
    qtbot.waitUntil(lambda: "文件缺失 1" in " ".join(page.list.chips.labels()))
    assert any(label.startswith("待补日期") for label in page.list.chips.labels())

    page.list.chips.choose(evidence_list.MISSING)
    page.list.load()

    qtbot.waitUntil(lambda: [row.title for row in rows(page).values()] == ["示例目录"])
    assert evidence_list.MISSING in dict(next(iter(rows(page).values())).standing.badges)


def test_the_detail_tells_numbers_and_uses_and_leads_there(qtbot, store, context, filled):
    page = filled
    meeting = records.save(store, RECORD_TYPES.get("meeting"), {"kind": "推进会", "title": "示例会"})
    show(qtbot, page, "动员会签到表")
    records.save(
        store,
        RECORD_TYPES.get("meeting"),
        {"files": (Attachment(page.detail.shown.id, "签到表"),)},
        meeting.ids("meeting")[0],
    )
    page.load()
    qtbot.waitUntil(lambda: len(page.detail.shown.uses) == 2)

    qtbot.waitUntil(lambda: "用在 2 处" in page.visible_text())
    assert "93-02" in page.visible_text()
    with qtbot.waitSignal(context.asked_for) as asked:
        page.evidence.use_opened.emit("meeting", meeting.ids("meeting")[0])
    assert asked.args[0] == "meeting"


def test_material_is_hung_on_one_more_record(qtbot, store, filled):
    page = filled
    meeting = records.save(store, RECORD_TYPES.get("meeting"), {"kind": "推进会", "title": "示例会"})
    show(qtbot, page, "会场照片")

    page.evidence.hang_requested.emit()
    assert page.is_asking
    page.ask.group.set_raw({"record": [meeting.ids("meeting")[0], "示例会"]})
    page.ask.finish()

    qtbot.waitUntil(lambda: len(page.detail.shown.uses) == 2)


def test_a_volume_is_bound_from_the_page(qtbot, store, filled, monkeypatch, tmp_path):
    page, file = filled, tmp_path / "汇编.pdf"
    monkeypatch.setattr(dialogs, "ask_where_to_save", lambda *_: file)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: True)
    qtbot.waitUntil(lambda: page.materials.indicator.count() > 1)
    page.materials.indicator.setCurrentIndex(1)

    page.ask_giving(giving.BIND)
    page.ask.finish()

    qtbot.waitUntil(file.exists)
    document = pypdfium2.PdfDocument(file.read_bytes())
    assert len(document) >= 6
    document.close()
    qtbot.waitUntil(lambda: not page.is_asking)


def test_who_thinks_better_of_a_place_may_ask_again(qtbot, filled, monkeypatch):
    page = filled
    monkeypatch.setattr(dialogs, "ask_where_to_save", lambda *_: None)
    qtbot.waitUntil(lambda: page.materials.indicator.count() > 1)
    page.materials.indicator.setCurrentIndex(1)
    page.ask_giving(giving.BIND)

    page.ask.finish()

    qtbot.waitUntil(page.ask.act_button.isEnabled)


def test_what_has_to_be_converted_is_told_before_a_volume_is_bound(
    qtbot, filled, tmp_path, monkeypatch, context
):
    page, file = filled, tmp_path / "汇编.pdf"
    monkeypatch.setattr(dialogs, "ask_where_to_save", lambda *_: file)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: True)
    before = page.materials.counts.total
    page.taking.take([put(tmp_path / "录像", "93-09 示例录像.mp4", b"no pages")])
    qtbot.waitUntil(lambda: page.taking.panel.isVisibleTo(page))
    qtbot.mouseClick(page.taking.panel.add_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.materials.counts.total == before + 1)
    page.materials.indicator.setCurrentIndex(1)
    page.ask_giving(giving.BIND)

    told: list[str] = []
    context.failed.disconnect()
    context.failed.connect(told.append)
    page.ask.finish()
    qtbot.waitUntil(lambda: bool(told))

    assert told[0].startswith("1 份转不成页面，册中只有占位页：\n“93-09 示例录像.mp4”")
    assert not file.exists()
    assert page.ask.act_button.text() == "无误，选择位置并装订"
    page.ask.finish()
    qtbot.waitUntil(file.exists)
    qtbot.waitUntil(lambda: not page.is_asking)


def test_copied_files_are_pasted_among_the_tiles(qtbot, folder, open_page):
    page = open_page()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in sorted(folder.iterdir())])
    QApplication.clipboard().setMimeData(data)

    qtbot.keyClick(page.materials.tiles, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: page.taking.panel.isVisibleTo(page))
    assert len(page.taking.panel.rows.proposals) == 2


def test_space_shows_the_file_large_and_the_arrows_go_through_the_list(qtbot, filled):
    page = filled
    show(qtbot, page, "会场照片")
    qtbot.keyClick(page.materials.tiles, Qt.Key.Key_Space)

    preview = page.acts.seeing.preview
    assert preview.isVisibleTo(page)
    assert preview.current_file.name == "会场照片"
    places = [file.name for file in preview._files]
    is_first = places[0] == "会场照片"
    qtbot.keyClick(preview, Qt.Key.Key_Right if is_first else Qt.Key.Key_Left)
    assert preview.current_file.name == "动员会签到表"
    preview.close_up()


def choose_indicator(qtbot, page) -> None:
    qtbot.waitUntil(lambda: page.materials.indicator.count() > 1)
    page.materials.indicator.setCurrentIndex(1)


def test_folders_are_given_out_from_the_page(qtbot, filled, monkeypatch, tmp_path):
    page = filled
    monkeypatch.setattr(dialogs, "ask_for_folder", lambda *_: tmp_path / "出")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: True)
    choose_indicator(qtbot, page)

    page.ask_giving(giving.FOLDERS)
    page.ask.finish()

    qtbot.waitUntil(lambda: not page.is_asking)
    names = sorted(file.name for file in (tmp_path / "出").rglob("*.*"))
    assert names == ["93-02 动员会签到表.pdf", "93-03 会场照片.jpg"]


def test_numbers_are_put_into_order_again_and_back_by_one_undo(qtbot, store, context, filled):
    page = filled
    show(qtbot, page, "动员会签到表")
    assert page.detail.shown.numbers == ("93-02",)
    choose_indicator(qtbot, page)

    page.ask_giving(giving.RENUMBER)
    page.ask.finish()

    qtbot.waitUntil(lambda: page.detail.shown.numbers == ("93-01",))
    context.change(undoing.undo_last)
    qtbot.waitUntil(lambda: page.detail.shown.numbers == ("93-02",))


def test_labels_for_boxes_are_made_from_the_page(qtbot, store, filled, monkeypatch, tmp_path):
    page, file = filled, tmp_path / "盒脊.pdf"
    monkeypatch.setattr(dialogs, "ask_where_to_save", lambda *_: file)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: True)
    show(qtbot, page, "会场照片")
    records.save(store, RECORD_TYPES.get("evidence"), {"box": "1"}, page.detail.shown.id)
    choose_indicator(qtbot, page)

    page.ask_giving(giving.LABELS)
    page.ask.finish()

    qtbot.waitUntil(file.exists)
    qtbot.waitUntil(lambda: not page.is_asking)


def test_files_become_records_once_the_clerk_has_confirmed_them(qtbot, context, store, filled):
    page = filled
    before = meetings(store)
    with qtbot.waitSignal(page.registering.opened):
        page.materials.register_button.click()
    panel = page.registering
    place = next(n for n, one in enumerate(panel.rows.rows) if one.draft.fields["title"] == "动员会")
    panel.table.selectRow(place)
    panel.edit(place)
    dialog = panel.findChild(DraftDialog)
    dialog.lines["held_on"].setText("不知道")
    dialog.confirm()
    assert "不是有效日期" in dialog.bar.words()
    dialog.lines["held_on"].setText("2023.6.3")
    dialog.confirm()
    assert meetings(store) == before

    assert panel.rows.rows[place].standing == KEPT  # until it is asked again
    qtbot.waitUntil(lambda: panel.rows.rows[place].standing == NEW)
    with qtbot.waitSignal(context.changed):
        panel.take()

    (made,) = [row for row in meetings(store) if row not in before]
    assert made == ("动员会", "2023-06-03", ("签到表",))
    assert not panel.isVisibleTo(page)
    undoing.undo_last(store)
    assert meetings(store) == before


def test_files_become_records_once_though_it_is_asked_for_twice_at_once(qtbot, context, store, filled):
    page = filled
    before = meetings(store)
    with qtbot.waitSignal(page.registering.opened):
        page.materials.register_button.click()
    panel = page.registering
    place = next(n for n, one in enumerate(panel.rows.rows) if one.draft.fields["title"] == "动员会")
    panel.table.selectRow(place)
    panel._as_new()
    panel.rows.chosen = {place}

    with qtbot.waitSignal(context.changed):
        panel.take()
        panel.take()
    qtbot.settle(context._runner)

    assert len(meetings(store)) - len(before) == 1


def meetings(store) -> list[tuple]:
    rows = [row.plain for row in answers.everything(store, RECORD_TYPES.get("meeting"))]
    return [(row["title"], row["held_on"], tuple(one["role"] for one in row["files"])) for row in rows]
