"""The list of applications on screen: cards, groups, dots, filters, registering, the way into a review."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import lists, records, undoing
from lushan_desktop.ui.modules.titles.overview_table import DOTS, HEADS
from lushan_desktop.ui.modules.titles.titles_page import ApplicationsPage
from lushan_desktop.ui.widgets.cells import Role

Key = Qt.Key


def units(page):
    rows = [page.table.rows.row_at(place) for place in range(page.table.rows.rowCount())]
    return [row.applicant for row in rows if row is not None]


def cell(page, name, head, role=Qt.ItemDataRole.DisplayRole):
    rows = page.table.rows
    place = next(n for n in range(rows.rowCount()) if (one := rows.row_at(n)) and one.applicant == name)
    return rows.data(rows.index(place, HEADS.index(head)), role)


@pytest.fixture
def overview(page):
    return page.overview


def test_the_list_says_stage_progress_deadline_and_state(overview):
    name = "下汤镇（示例）"

    assert cell(overview, name, "申报单位", Role.SECOND) == "乡镇 · 自评 92 分"
    assert cell(overview, name, "阶段") == "初审（第 3 步，共 8 步）"
    assert cell(overview, name, "阶段", DOTS) == (8, 2)
    assert cell(overview, name, "初审") == "4 / 10"
    assert cell(overview, name, "期限") == "7月28日"
    assert cell(overview, name, "状态", Role.BADGES) == [("还剩 1 天", "warn")]


def test_a_title_without_anybody_says_so_in_its_heading(overview):
    heads = overview.table.rows.heads()
    last = overview.table.rows.index(heads[-1], 0)

    assert overview.table.rows.data(last) == "行政执法责任制示范点"
    assert overview.table.rows.data(last, Role.BADGES) == [("待补培育或申报单位", "warn")]


def test_a_card_narrows_the_list_to_its_title(qtbot, overview):
    card = next(each for each in overview.cards.card_by_title.values() if each.card.name.endswith("标兵"))

    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: units(overview) == ["鲁山县税务局"])
    assert card.card.count == 1


def test_enter_and_the_space_bar_click_a_card_and_other_keys_do_not(qtbot, overview):
    card = next(iter(overview.cards.card_by_title.values()))
    pressed = []
    card.clicked.connect(lambda: pressed.append(card.card.name))
    qtbot.focus(card)

    qtbot.keyClick(card, Qt.Key.Key_X)
    assert pressed == []
    for count, key in enumerate((Qt.Key.Key_Return, Qt.Key.Key_Space), 1):
        qtbot.keyClick(card, key)
        assert pressed == [card.card.name] * count


def test_a_title_that_nobody_applied_for_says_so_and_not_that_nothing_fits(qtbot, overview):
    card = next(each for each in overview.cards.card_by_title.values() if each.card.count == 0)
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(overview.nothing.isVisible)
    assert overview.nothing.accessibleName().startswith("还没有申报")


def test_where_nothing_is_found_it_says_what_to_do(qtbot, overview):
    overview.search.setText("示例没有的单位")
    overview.search._tell()

    qtbot.waitUntil(overview.nothing.isVisible)
    assert overview.nothing.accessibleName().startswith("没有符合条件的申报")


def test_an_office_without_titles_begins_with_one(qtbot, page, store):
    titles = RECORD_TYPES.get("title")
    for key in ("application", "honour", "title"):
        rows = lists.look(store, RECORD_TYPES.get(key), lists.ListQuery()).ids
        records.remove(store, RECORD_TYPES.get(key), list(rows))
    page.overview.load()
    qtbot.waitUntil(page.overview.nothing.isVisible)
    assert page.overview.nothing.accessibleName().startswith("还没有创建项目")
    assert page.overview.cards.isHidden()

    page.overview.nothing.title_button.click()

    assert page.current() is page.list_page(titles.key)
    qtbot.waitUntil(lambda: page.current().right.currentWidget() is page.current().form)


def test_stage_batch_and_words_narrow_together(qtbot, overview):
    overview.stage.choose("整改")
    overview.stage.chosen.emit("整改")
    qtbot.waitUntil(lambda: units(overview) == ["张官营镇（示例）"])

    overview.stage.choose("")
    overview.stage.chosen.emit("")
    qtbot.keyClicks(overview.search, "wwz")
    qtbot.waitUntil(lambda: units(overview) == ["瓦屋镇（示例）"])


def test_a_heading_folds_its_group(qtbot, overview):
    before = units(overview)
    head = overview.table.rows.index(overview.table.rows.heads()[0], 0)

    overview.table.clicked.emit(head)
    assert units(overview) == before[5:]

    overview.table.choose_row(0)
    qtbot.keyClick(overview.table, Key.Key_Right)
    assert units(overview) == before


def test_enter_opens_the_review_and_esc_comes_back(qtbot, page, press):
    qtbot.focus(page.overview.table)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: page.current() is page.review and page.review.panel.form.line is not None)

    press(Key.Key_Escape)

    assert page.current() is page.overview


def test_an_honour_without_an_application_opens_among_the_honours(qtbot, page):
    rows = page.overview.table.rows
    place = next(n for n in range(rows.rowCount()) if (one := rows.row_at(n)) and one.type == "honour")

    page.overview.table.opened.emit(place)

    assert page.tabs.current_key() == "honour"
    qtbot.waitUntil(lambda: page.list_page("honour").detail.shown is not None)


def test_registering_takes_the_items_of_the_standard_along(qtbot, page, store, sheet):
    overview = page.overview
    units_there = len(units(overview))
    overview.add_button.click()
    qtbot.waitUntil(overview.ask.isVisible)
    with store.read() as session:
        sql = "SELECT id FROM unit WHERE name LIKE '瓦屋%' OR name LIKE '背孜%' ORDER BY name DESC"
        unit = session.connection().exec_driver_sql(sql).scalars().all()[-1]
    title = next(key for key, card in overview.cards.card_by_title.items() if card.card.count == 5)
    overview.ask.group.editor("applicant").set_raw([unit, "示例单位"])
    overview.ask.group.editor("title").set_raw([title, "示例项目"])

    overview.ask.finish()

    qtbot.waitUntil(lambda: len(units(overview)) == units_there + 1)
    assert overview.ask.isHidden()
    new = next(row for row in overview.overview.rows if row.stage == "培育" and row.items == 10)
    assert len(sheet(new.id).lines) == 10


def test_registering_without_a_unit_says_so_under_the_field(qtbot, page):
    page.overview.add_button.click()

    page.overview.ask.finish()

    assert page.overview.ask.isVisible()
    assert page.overview.ask.group.refused["applicant"] == "请填写申报单位。"


def test_deleting_goes_to_the_bin_and_comes_back(qtbot, context, page):
    overview = page.overview
    overview.table.choose_row(1)
    qtbot.keyClick(overview.table, Key.Key_Delete)
    qtbot.waitUntil(lambda: "下汤镇（示例）" not in units(overview))

    context.change(undoing.undo_last)

    qtbot.waitUntil(lambda: "下汤镇（示例）" in units(overview))


def test_another_page_leads_to_an_application_and_to_a_field_of_it(qtbot, page, the):
    page.show_record(the("下汤镇"), "contact", type_key="application")

    form = page.review.side.form
    qtbot.waitUntil(lambda: page.review.side.currentWidget() is form)
    qtbot.waitUntil(lambda: form.group.editor("contact").isVisible())


def test_the_search_begins_an_application_where_they_are_registered(qtbot, page):
    page.list_of("application").add()

    assert page.tabs.current_key() == "overview"
    qtbot.waitUntil(page.overview.ask.isVisible)


def test_titles_batches_and_honours_have_their_own_lists(qtbot, page):
    for key in ("title", "batch", "honour", "application"):
        opened = page.open(key)
        qtbot.waitUntil(lambda opened=opened: opened.list.tally is not None)
        assert opened.list.record_type is RECORD_TYPES.get(key)


def test_changes_made_elsewhere_are_seen(qtbot, context, page, the):
    context.change(records.save, RECORD_TYPES.get("application"), {"self_score": None}, the("下汤镇"))

    qtbot.waitUntil(
        lambda: cell(page.overview, "下汤镇（示例）", "申报单位", Role.SECOND) == "乡镇 · 自评待补"
    )


def test_the_ledger_prints_what_is_on_show(qtbot, context, page, the):
    asked = []
    context.asked_for.connect(lambda *where: asked.append((where, context.handed_over)))
    page.overview.stage.choose("整改")
    page.overview.stage.chosen.emit("整改")
    qtbot.waitUntil(lambda: units(page.overview) == ["张官营镇（示例）"])

    page.overview.print_button.click()
    page.overview.batch.choose(page.overview.overview.batches[0][0])
    page.overview.summary_button.click()

    (ledger, query), (summary, options) = asked
    assert ledger == ("papers", "application_ledger", "print")
    assert query.only == (the("张官营镇"),)
    assert summary == ("papers", "recommendation_table", "print")
    assert options == {"batch": page.overview.overview.batches[0][0]}


def test_rows_pasted_from_excel_are_checked_before_they_are_imported(qtbot, page, press):
    QGuiApplication.clipboard().setText("申报单位\t创建项目\n示例单位\t示例项目\n")
    qtbot.focus(page.overview.table)

    press(Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: page.list_page("application").importing.panel is not None)


def test_nothing_is_registered_in_a_folder_that_can_only_be_read(qtbot, context):
    context.is_read_only = True
    made = ApplicationsPage(context)
    qtbot.addWidget(made)
    assert not made.overview.add_button.isEnabled()
    assert "只读" in made.overview.add_button.toolTip()
