"""How a list looks: columns chosen, moved and sized, filters kept, chips that fold."""

import pytest
from PySide6.QtCore import QPoint, Qt

from lushan_desktop.services.records import list_looks
from lushan_desktop.services.records.list_looks import ListLook
from lushan_desktop.ui.records.columns import NAME, STANDING, WHEN
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.chips import Choice
from lushan_desktop.ui.widgets.folding_chips import FoldingChips
from tests.ui.records.conftest import a_meeting

USUAL = (WHEN, NAME, "indicators", "files", STANDING)


@pytest.fixture
def page(qtbot, open_page, save):
    for kind in ("推进会", "动员会", "协调会"):
        save("meeting", **a_meeting(title=f"示例：{kind}", kind=kind, place="县政府会议室"))
    made = open_page()
    qtbot.waitUntil(lambda: made.detail.shown is not None and len(made.list.table.rows.ids) == 3)
    return made


def tick(page, title):
    menu = page.list.kept.column_menu()
    next(action for action in menu.actions() if action.text() == title).trigger()


def kept(store):
    return list_looks.look(store, "meeting")


def test_a_column_is_chosen_and_found_again(qtbot, page, store, open_page):
    tick(page, "地点")
    qtbot.waitUntil(lambda: "place" in kept(store).columns)
    assert kept(store).columns == (WHEN, NAME, "indicators", "files", "place", STANDING)
    qtbot.waitUntil(lambda: "县政府会议室" in page.list.table.rows.texts())
    again = open_page()
    qtbot.waitUntil(lambda: "place" in again.list.table.shown_keys())


def test_a_field_with_a_column_of_its_own_leaves_the_second_line(qtbot, page):
    tick(page, "类型")
    qtbot.waitUntil(lambda: "推进会" in page.list.table.rows.texts())
    assert "示例：推进会" in page.list.table.rows.texts()
    assert page.list.table.rows.headerData(1, Qt.Orientation.Horizontal) == "会议名称 / 主持 / 主持人职务"


def test_the_name_always_stays(page):
    menu = page.list.kept.column_menu()
    name = next(action for action in menu.actions() if action.text().startswith("会议名称"))
    assert not name.isEnabled()


def test_heads_are_moved_and_the_order_is_kept(qtbot, page, store):
    page.list.table.horizontalHeader().moveSection(3, 0)
    qtbot.waitUntil(lambda: kept(store).columns == ("files", WHEN, NAME, "indicators", STANDING))
    header = page.list.table.horizontalHeader()
    assert [header.logicalIndex(place) for place in range(5)] == list(range(5))
    assert page.list.table.shown_keys()[0] == "files"


def test_a_head_dragged_wider_stays_so(qtbot, page, store):
    header = page.list.table.horizontalHeader()
    edge = header.sectionPosition(0) + header.sectionSize(0) - 1
    start = QPoint(edge, header.height() // 2)
    qtbot.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(header.viewport(), start + QPoint(40, 0))
    qtbot.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=start + QPoint(40, 0))
    qtbot.waitUntil(lambda: WHEN in kept(store).widths)
    assert kept(store).widths[WHEN] == pytest.approx(164, abs=2)


def test_the_program_proposes_again(qtbot, page, store):
    tick(page, "地点")
    qtbot.waitUntil(lambda: bool(kept(store).columns))
    tick(page, "恢复默认列")
    qtbot.waitUntil(lambda: kept(store) == ListLook())
    assert page.list.table.shown_keys() == USUAL


def test_a_wide_screen_gives_more_fields_their_own_columns(qtbot, page):
    assert page.list.table.shown_keys() == USUAL
    page.resize(theme().threshold("wide_from"), 900)
    shown = (WHEN, NAME, "kind", "chair", "place", "indicators", "files", STANDING)
    assert page.list.table.shown_keys() == shown
    qtbot.waitUntil(lambda: "县政府会议室" in page.list.table.rows.texts())
    page.resize(1182, 688)
    assert page.list.table.shown_keys() == USUAL


@pytest.mark.parametrize("width", [960, 1182, 1420, 1736])
def test_nothing_is_wider_than_the_view(qtbot, page, width):
    for column in page.list.table.offered:
        if column.key not in page.list.table.shown_keys():
            page.list.table.toggle_column(column.key)
    page.resize(width, 700)
    table = page.list.table
    assert table.horizontalHeader().length() <= table.viewport().width() + 1
    assert table.columnWidth(table.shown_keys().index(NAME)) >= 150


def test_a_filter_is_kept_under_a_name_and_applied(qtbot, page, store):
    page.list.chips.chip("动员会").click()
    page.list.only_missing.click()
    qtbot.waitUntil(lambda: len(page.list.table.rows.ids) == 1)
    popup = page.list.kept.popup
    popup.kept.emit("动员会缺材料")
    qtbot.waitUntil(lambda: bool(page.list.kept.filters))
    page.list.clear_filters()
    qtbot.waitUntil(lambda: len(page.list.table.rows.ids) == 3)

    popup.show_filters(page.list.kept.filters)
    popup.applied.emit(page.list.kept.filters[0])
    qtbot.waitUntil(lambda: len(page.list.table.rows.ids) == 1)
    assert page.list.chips.current_key() == "动员会"
    assert page.list.only_missing.isChecked()


def test_a_kept_filter_holds_its_dates(qtbot, page, store):
    page.list.period.restore("own", "2023-06-01", "2023-06-30")
    page.list.kept.popup.kept.emit("六月")
    qtbot.waitUntil(lambda: bool(kept(store).filters))
    page.list.clear_filters()
    page.list.apply_filter(kept(store).filters[0])
    assert page.list.period.state() == ("own", "2023-06-01", "2023-06-30")
    assert str(page.list.query().end) == "2023年6月30日"


def test_a_kept_filter_is_renamed_and_dropped(qtbot, page, store):
    popup = page.list.kept.popup
    popup.kept.emit("旧名")
    qtbot.waitUntil(lambda: bool(page.list.kept.filters))
    popup.show_filters(page.list.kept.filters)
    field = popup.begin_renaming("旧名")
    field.setText("新名")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [one.name for one in kept(store).filters] == ["新名"])
    popup.dropped.emit("新名")
    qtbot.waitUntil(lambda: not kept(store).filters)


def test_a_filter_without_a_name_is_refused_with_a_sentence(qtbot, page, context):
    context.failed.disconnect()
    with qtbot.waitSignal(context.failed) as failed:
        page.list.kept.popup.kept.emit(" ")
    assert "请填写筛选名称" in failed.args[0]


@pytest.fixture
def chips(qtbot):
    terms = ["述法评议会", "动员会", "推进会", "协调会", "常委会会议", "政府常务会议", "领导小组会议"]
    made = FoldingChips([Choice("", "全部", 7), *(Choice(term, term, 1) for term in terms)])
    qtbot.addWidget(made)
    made.resize(520, 34)
    made.show()
    return made


def test_chips_without_room_fold_and_none_is_cut(chips):
    assert chips.folded() == ["常委会会议 1", "政府常务会议 1", "领导小组会议 1"]
    assert chips.more.isVisible()
    assert chips.more.geometry().right() <= chips.width()
    assert chips.more.text() == "其他 3 ▼"
    chips.resize(1400, 34)
    assert chips.folded() == []
    assert chips.more.isHidden()


def test_folded_chips_that_share_out_no_whole_are_not_counted_together(chips):
    chips.show_choices([Choice("", "全部", 3), *(Choice(f"{one}", f"待补日期{one}", 2) for one in range(7))])
    assert chips.folded()
    assert chips.more.text() == "其他 ▼"


def test_a_folded_chip_is_chosen_from_the_menu_and_named(qtbot, chips):
    with qtbot.waitSignal(chips.chosen) as chosen:
        next(action for action in chips.menu().actions() if "常务" in action.text()).trigger()
    assert chosen.args == ["政府常务会议"]
    assert chips.current_key() == "政府常务会议"
    assert chips.more.text() == "政府常务会议 1 ▼"
    assert chips.more.geometry().right() <= chips.width()
