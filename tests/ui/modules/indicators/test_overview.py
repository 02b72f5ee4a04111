"""指标体系: tree, table and panel say the same, and every gap has its verb."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.indicators.indicator import INDICATOR
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.indicators import gaps, gaps_changes
from lushan_desktop.services.records import records, undoing
from lushan_desktop.services.records.asking import LACKING
from lushan_desktop.ui.modules.indicators.importing.window import IndicatorWindow
from lushan_desktop.ui.modules.indicators.indicators_page import IndicatorsPage
from lushan_desktop.ui.modules.indicators.sieve import Sieve, units_of
from lushan_desktop.ui.widgets.cells import Role

LACKED = "示范单位创建命名文件"


@pytest.fixture
def page(qtbot, store, context):
    """The sample with two indicators more, below a first- and a second-level one."""
    top = save(store, level="一级", text="示例一级指标", rank=1)
    middle = save(store, level="二级", text="示例二级指标", superior=top, rank=2)
    for place, number in enumerate(("94", "95"), 3):
        save(store, number=number, text=f"示例三级指标 {number}", superior=middle, rank=place)
    made = IndicatorsPage(context)
    qtbot.addWidget(made)
    made.resize(1182, 688)
    made.show()
    qtbot.waitUntil(lambda: made.overview.gaps is not None)
    return made


def save(store, **values):
    system = gaps.gaps(store).system
    blank = {"system": system, "level": "三级"}
    return records.save(store, INDICATOR, blank | values).ids("indicator")[0]


def material(store, indicator, description="示例材料"):
    values = {"indicator": indicator, "description": description}
    return records.save(store, RECORD_TYPES.get("required_material"), values)


def show(qtbot, page, number):
    found = next(one for one in page.overview.gaps.indicators if one.number == number)
    page.show_record(found.id, type_key="indicator")
    qtbot.waitUntil(
        lambda: (
            page.overview.detail.shown is not None and page.overview.detail.shown.indicator.id == found.id
        ),
    )
    return page.overview.detail


def words(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_the_tree_counts_what_is_complete_below_each_node(page):
    tree = page.overview.tree
    notes = [item.data(Role.NOTE) for item in tree._item_by_key.values()]
    assert notes == ["0/3", "0/2", "0/2"]


def test_a_node_narrows_the_table_to_what_lies_below_it(page):
    overview = page.overview
    overview.tree.setCurrentIndex(overview.tree._item_by_key[overview.tree.keys()[2]].index())
    assert [one.number for one in overview.rows.rows] == ["94", "95"]


def test_arrows_fold_and_unfold_the_tree(page, qtbot):
    tree = page.overview.tree
    top = tree.keys()[1]
    tree.setCurrentIndex(tree._item_by_key[top].index())
    qtbot.keyClick(tree, Qt.Key.Key_Right)
    assert top in tree.unfolded()
    qtbot.keyClick(tree, Qt.Key.Key_Left)
    assert top not in tree.unfolded()


def test_the_panel_shows_every_material_with_its_verb(page, qtbot):
    detail = show(qtbot, page, "93")
    assert [row.view.material.state for row in detail.rows] == ["已登记", *["齐全"] * 5]
    said = {row.view.material.description: row.view.said for row in detail.rows}
    assert said[LACKED].startswith("缺 1 份：")
    assert said["成立创建指挥部、工作方案"].startswith("文件 2 份 · ")
    assert said["主要领导主持会议研究部署"] == "会议 2 次已录，经常性会议待补次数"
    assert said["学习交流"] == "学习考察次数待补"
    assert "待佐证 5/6" in words(detail)


def test_dropped_files_close_a_gap_and_undo_opens_it(page, qtbot, store, tmp_path):
    detail = show(qtbot, page, "93")
    file = tmp_path / "命名文件（示例）.txt"
    file.write_text("示例", encoding="utf-8")
    detail.row_of(LACKED).files_given.emit([file])
    qtbot.waitUntil(lambda: detail.shown.indicator.state == "齐全")
    qtbot.waitUntil(lambda: "齐全 6/6" in words(detail))
    undoing.undo_last(store)
    page.overview.load()
    qtbot.waitUntil(lambda: detail.shown.indicator.state == "待佐证")


def test_a_record_is_put_to_a_material_through_the_chooser(page, qtbot):
    detail = show(qtbot, page, "93")
    detail.row_of(LACKED).link_requested.emit()
    link = page.overview.link
    qtbot.waitUntil(lambda: bool(link.found.rows()))
    link.search.setText("动员会")
    qtbot.waitUntil(
        lambda: [line.title for line in link.found.lines()][:1] == ["争创省级法治政府建设示范县动员会"],
    )
    link.found.rows()[0].click()
    qtbot.waitUntil(lambda: detail.shown.indicator.state == "齐全")
    assert page.overview.right.currentWidget() is detail


def test_proofs_in_one_register_open_as_exactly_those(page, qtbot, context):
    detail = show(qtbot, page, "93")
    asked = []
    context.asked_for.connect(lambda *where: asked.append((where[0], context.handed_over)))
    detail.row_of("主要领导批示指示").opened.emit()
    ((opened, narrowing),) = asked
    assert opened == "instruction"
    assert narrowing.condition.count("'") == 6


def test_a_county_gives_units_to_its_indicators_and_a_township_does_not(page, qtbot, context):
    assert not page.overview.assign.isHidden()
    context.office = replace(context.office, edition="township")
    of_a_township = IndicatorsPage(context)
    qtbot.addWidget(of_a_township)
    assert of_a_township.overview.assign.isHidden()


def test_many_indicators_get_their_units_in_one_step(page, qtbot, store):
    overview = page.overview
    unit = records.save(store, RECORD_TYPES.get("unit"), {"name": "示例牵头局"}).ids("unit")[0]
    overview.table.choose_rows([1, 2])
    ids = overview.chosen_ids()
    assert len(ids) == 2
    overview.assign.click()
    assert overview.right.currentWidget() is overview.form
    overview.form.group.set_raw({"lead_unit": [unit, "示例牵头局"]})
    overview.form.finish()
    qtbot.waitUntil(lambda: overview.gaps.by_id[ids[1]].lead_name == "示例牵头局")
    assert overview.gaps.by_id[ids[0]].lead_name == "示例牵头局"
    assert undoing.undo_last(store).label == "为2项指标分配单位"
    assert not gaps.gaps(store).by_id[ids[0]].lead_name


def test_units_left_empty_are_refused_in_words(store):
    with pytest.raises(UserError, match="请选牵头单位或责任单位"):
        gaps_changes.assign(store, [], {"lead_unit": "", "support_units": ()})


def test_not_applicable_asks_for_the_reason_and_prints_its_own_statement(page, qtbot, context):
    detail = show(qtbot, page, "94")
    detail.applying.click()
    form = page.overview.form
    form.finish()
    qtbot.waitUntil(lambda: form.act_button.isEnabled())
    assert page.overview.right.currentWidget() is form
    form.group.set_raw({"not_applicable_reason": "示例：本县没有这项职责"})
    form.finish()
    qtbot.waitUntil(lambda: detail.shown.indicator.state == "不适用")
    assert detail.statement.text() == "打印不适用说明"
    asked = []
    context.asked_for.connect(lambda *where: asked.append(context.handed_over))
    detail.statement.click()
    assert asked[0]["shape"] == "不适用"
    detail.applying.click()
    qtbot.waitUntil(lambda: detail.shown.indicator.state != "不适用")


def test_the_self_score_is_entered_in_the_panel(page, qtbot):
    detail = show(qtbot, page, "94")
    detail.score.click()
    form = page.overview.form
    form.group.set_raw({"self_score": "1.5", "deduction": "示例：缺一份材料"})
    form.finish()
    qtbot.waitUntil(lambda: "1.5分" in words(detail))
    assert "示例：缺一份材料" in words(detail)


def test_a_material_is_asked_for_and_changed_in_the_panel(page, qtbot):
    detail = show(qtbot, page, "94")
    page.overview.acts.add_material(detail.shown.indicator.id)
    form = page.overview.form
    form.group.set_raw({"description": "示例：方案"})
    form.finish()
    qtbot.waitUntil(lambda: [row.view.material.description for row in detail.rows] == ["示例：方案"])
    detail.rows[0].edit_requested.emit()
    qtbot.waitUntil(lambda: page.overview.right.currentWidget() is form)
    form.group.set_raw({"description": "示例：方案", "count": "2"})
    form.finish()
    qtbot.waitUntil(lambda: detail.rows and detail.rows[0].view.material.wanted == 2)


def test_what_lacks_something_is_shown_to_whoever_comes_for_it(page, qtbot):
    page.show_record(LACKING, type_key="indicators")
    overview = page.overview
    qtbot.waitUntil(lambda: [one.number for one in overview.rows.rows] == ["93"])
    assert overview.head.states.current_key() == LACKING


def test_a_node_is_shown_to_whoever_comes_for_it(page, qtbot):
    overview = page.overview
    top = overview.gaps.top[0]
    if not top.indicators:
        top = overview.gaps.top[1]
    page.show_record(top.id, type_key="indicators")
    qtbot.waitUntil(lambda: overview.tree.chosen_node() == top.id)
    assert {one.number for one in overview.rows.rows} == {"94", "95"}


def test_indicators_are_found_by_number_words_pinyin_and_unit(store):
    unit = records.save(store, RECORD_TYPES.get("unit"), {"name": "示例牵头局"}).ids("unit")[0]
    one = save(store, number="7", text="示例甲指标", lead_unit=unit)
    found = gaps.gaps(store)
    for typed in ("7", "甲指标", "sljzb", "牵头局"):
        assert [each.id for each in Sieve(text=typed).passed(found)] == [one], typed
    assert [each.id for each in Sieve(unit=unit).passed(found)] == [one]
    assert units_of(found)[unit] == "示例牵头局"


def test_an_office_without_indicators_is_told_to_import_them(qtbot, context, store):
    records.remove(store, INDICATOR, [gaps.gaps(store).indicators[0].id])
    made = IndicatorsPage(context)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.overview.stack.currentWidget() is made.overview.empty)
    assert made.overview.begin.text() == "导入指标体系"
    assert made.overview.begin.isVisible()
    made.overview.begin.click()
    (window,) = made.findChildren(IndicatorWindow)
    assert window.isVisible()
    window.close()


def test_the_breakdown_is_printed_for_the_unit_that_is_chosen(page, qtbot, context, store):
    unit = records.save(store, RECORD_TYPES.get("unit"), {"name": "示例牵头局"}).ids("unit")[0]
    gaps_changes.assign(store, [page.overview.gaps.indicators[0].id], {"lead_unit": unit})
    page.overview.load()
    units = page.overview.head.units
    qtbot.waitUntil(lambda: units.findData(unit) >= 0)
    units.choose(unit)
    asked = []
    context.asked_for.connect(lambda *where: asked.append((*where, context.handed_over)))
    page.overview.head.print_button.click()
    assert asked == [("papers", "indicator_tasks", "print", {"unit": unit})]


@pytest.mark.parametrize(
    "key", ["required_material", "web_publication", "figure", "indicator", "indicator_system"]
)
def test_the_registers_behind_it_are_tabs(page, qtbot, key):
    opened = page.open(key)
    qtbot.waitUntil(lambda: opened.isVisible())
    opened.add()
    assert opened.right.currentWidget() is opened.form
    opened.form.leave()


def test_another_indicator_closes_the_form_and_what_was_typed_is_kept(page, qtbot):
    detail = show(qtbot, page, "94")
    detail.score.click()
    form = page.overview.form
    form.group.set_raw({"self_score": "1.5"})
    show(qtbot, page, "95")
    assert page.overview.right.currentWidget() is detail
    show(qtbot, page, "94")
    detail.score.click()
    assert form.group.raw()["self_score"] == "1.5"
    form.leave()
