"""The whole statement in the composer: stages, prints, what is left out, a sentence's records, its plan."""

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication

from lushan_desktop.domain.kinds import Attachment
from lushan_desktop.domain.papers.statement_terms import PUBLISHED, SIGNED
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.papers import statement_templates, statement_versions
from lushan_desktop.services.records import records, undoing
from lushan_desktop.ui.modules.papers.composer import Composer
from lushan_desktop.ui.modules.papers.difference import before_and_after
from lushan_desktop.ui.modules.papers.plan_page import PlanPage
from lushan_desktop.ui.modules.papers.sentence_menu import links_of, sentence_menu
from lushan_desktop.ui.widgets.buttons import SmallIconButton
from lushan_desktop.ui.widgets.item_row import ItemRow
from tests.ui.modules.papers.conftest import shown_text, text_of, wait_for_paper
from tests.ui.modules.papers.test_composer import composer, key_of, store, wait_for_words

__all__ = ["composer", "store"]
RALLY = "争创省级法治政府建设示范县动员会"


def until(qtbot, holds) -> None:
    qtbot.waitUntil(lambda: bool(holds()))


def answer(qtbot, press) -> None:
    """Press something in the dialog that is about to open."""
    QTimer.singleShot(0, lambda: press(QApplication.activeModalWidget()))


def sign(qtbot, composer: Composer) -> None:
    answer(qtbot, lambda dialog: dialog.finish_button.click())
    composer.head.move_button.click()
    until(qtbot, lambda: composer.shown.statement.stage == SIGNED)


def rally(composer: Composer) -> str:
    return key_of(composer, "动员会").partition(":")[2]


def test_a_statement_is_signed_and_published_and_can_be_taken_back(qtbot, composer, store):
    assert composer.head.move_button.text() == "签发"

    sign(qtbot, composer)
    assert composer.head.stage.text() == SIGNED
    assert composer.panel.editor.isReadOnly()
    assert composer.head.state.text() == "定稿"
    assert not composer.head.finish_button.isEnabled()
    until(qtbot, lambda: statement_versions.versions(store, composer.shown.id))
    (version,) = statement_versions.versions(store, composer.shown.id)
    assert version.name == "第1稿　印发件"
    assert composer.head.move_button.text() == "发布"

    composer.head.move_button.click()
    assert composer.middle.currentWidget() is composer.acts.ask
    composer.acts.ask.act_button.click()
    until(qtbot, lambda: composer.shown.statement.stage == PUBLISHED)
    with store.read() as session:
        day = "SELECT published_on FROM statement WHERE id = ?"
        assert session.connection().exec_driver_sql(day, (composer.shown.id,)).scalar_one()
    assert not composer.head.move_button.isVisible()

    composer.acts.move(SIGNED)
    until(qtbot, lambda: composer.shown.statement.stage == SIGNED)


def test_signing_shows_the_open_marks_once_and_can_be_put_off(qtbot, composer):
    answer(qtbot, lambda dialog: dialog.reject())
    composer.head.move_button.click()

    assert composer.shown.statement.stage in ("", "草稿")


def test_a_record_is_left_out_with_one_click_and_undone_with_another(qtbot, composer, context):
    key = key_of(composer, "7月26日")
    composer.choose(key)
    before = len(composer.shown.statement.paragraphs)
    row = next(row for row in composer.panel.findChildren(ItemRow) if "批示" in row.accessibleName())
    button = next(each for each in row.findChildren(SmallIconButton) if each.toolTip().startswith("不写入"))

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    until(qtbot, lambda: composer.shown.left_out)
    assert len(composer.shown.statement.paragraphs) == before - 1
    assert len(composer.shown.left_out) == 1

    context.change(undoing.undo_last)
    until(qtbot, lambda: len(composer.shown.statement.paragraphs) == before)


def test_what_is_left_out_is_listed_and_taken_back_there(qtbot, composer):
    composer.acts.leave_out(next(link for link in composer.shown.statement.paragraphs[3].links))
    until(qtbot, lambda: composer.shown.left_out)

    qtbot.mouseClick(composer.panel.not_told_button, Qt.MouseButton.LeftButton)
    dialog = composer.acts.left_out
    assert [row.accessibleName() for row in dialog.findChildren(ItemRow)]
    dialog.taken_back.emit(composer.shown.left_out[0].link)

    until(qtbot, lambda: not composer.shown.left_out)


def test_the_sentence_under_the_cursor_stands_on_quiet_ground_and_leads_to_its_record(
    qtbot, composer, context
):
    composer.choose(key_of(composer, "动员会"))
    editor, opened = composer.panel.editor, []
    composer.acts.opened.connect(opened.append)
    place = editor.toPlainText().index("我县将创建工作纳入")
    cursor = editor.textCursor()
    cursor.setPosition(place + 3)
    editor.setTextCursor(cursor)

    (mark,) = editor.extraSelections()
    assert mark.cursor.selectedText().startswith("我县将创建工作纳入")

    cursor.setPosition(2)
    editor.setTextCursor(cursor)
    composer.panel.sentence_button.click()
    assert [(link.record_type, link.record) for link in opened] == [("meeting", rally(composer))]


def test_a_click_with_ctrl_opens_the_record_of_a_sentence(qtbot, composer):
    composer.choose(key_of(composer, "动员会"))
    opened = []
    composer.acts.opened.connect(opened.append)
    spot = QPoint(30, 14)

    qtbot.mouseClick(
        composer.panel.editor.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.ControlModifier,
        spot,
    )

    assert [link.record_type for link in opened] == ["meeting"]


def test_the_proofs_of_a_sentence_stand_behind_its_record_by_number(qtbot, composer, context):
    meeting = RECORD_TYPES.get("meeting")
    made = context_change(qtbot, context, records.save, RECORD_TYPES.get("evidence"), {"title": "示例签到表"})
    proof = made.ids("evidence")[0]
    context.change(records.save, meeting, {"files": (Attachment(proof, "签到表"),)}, rally(composer))
    key = key_of(composer, "动员会")
    until(qtbot, lambda: composer.shown.proof_range(composer.shown.statement.paragraph(key)))
    paragraph = composer.shown.statement.paragraph(key)

    links = links_of(composer.shown, paragraph.sentences[0])
    opened: list = []
    menu = sentence_menu(composer, composer.shown, paragraph.sentences[0], opened.append)

    assert composer.shown.proof_range(paragraph) == "佐证 93-01"
    assert [link.record_type for _, link in links] == ["meeting", "evidence"]
    assert menu.actions()[1].text() == "　佐证 93-01　示例签到表"
    menu.actions()[1].trigger()
    assert opened[0].record == proof


def context_change(qtbot, context, step, *args):
    done: list = []
    context.change(step, *args, then=done.append)
    until(qtbot, lambda: done)
    return done[0]


def test_how_the_paper_is_written_is_ticked_in_the_menu(qtbot, composer):
    menu = composer.acts.menu()
    next(each for each in menu.actions() if "同志" in each.text()).trigger()

    wait_for_words(qtbot, composer, "县委书记刘鹏同志")
    assert next(each for each in composer.acts.menu().actions() if "同志" in each.text()).isChecked()


def test_the_whole_is_written_anew(qtbot, composer, context):
    key = key_of(composer, "动员会")
    before = composer.shown.statement.paragraph(key).text
    composer.choose(key)
    composer.panel.editor.setPlainText("示例：另写。")
    composer.panel.editor.hand_over()
    until(qtbot, lambda: composer.shown.statement.paragraph(key).edited)

    with qtbot.waitSignal(context.told) as told:
        composer.acts.rewrite_all()

    assert told.args == ["已按记录重写全文", True]
    until(qtbot, lambda: composer.shown.statement.paragraph(key).text == before)


def spoken(dialog):
    """Each difference between two versions as it is told to who cannot see it."""
    return [dialog._lines.itemAt(place).widget().accessibleName() for place in range(dialog._lines.count())]


def test_a_final_paper_is_kept_once_and_compared_with_the_present_words(qtbot, composer, context, store):
    answer(qtbot, lambda dialog: dialog.finish_button.click())
    composer.head.finish_button.click()
    until(qtbot, lambda: statement_versions.versions(store, composer.shown.id))

    (version,) = statement_versions.versions(store, composer.shown.id)
    assert version.name == "第1稿　定稿"
    composer.head.finish_button.click()
    until(qtbot, lambda: composer.shown.is_draft)
    context.change(records.save, RECORD_TYPES.get("meeting"), {"title": "示例动员会"}, rally(composer))
    until(qtbot, lambda: composer.shown.changed_by_key)
    composer.acts.show_versions()
    until(qtbot, lambda: composer.acts.versions)
    dialog = composer.acts.versions
    assert dialog._told.text() == f"有 {dialog._lines.count()} 段不同"
    assert any("示例动员会" in said for said in spoken(dialog))
    dialog.after.setCurrentIndex(0)
    assert (dialog._told.text(), spoken(dialog)) == ("两稿文字相同", [])
    assert version.sha256[:12] in dialog._print.text()
    opened: list = []
    dialog.opened.connect(opened.append)
    dialog.open_button.click()
    assert opened == [version.evidence]


def test_differences_are_told_as_words():
    old, new = before_and_after("我县召开创建动员会。", f"我县召开{RALLY}。")

    assert old.count("<span") == 1
    assert "创建" in old
    assert new.count("<span") == 1


# 情况说明章节


@pytest.fixture
def plans(qtbot, page):
    page.stack.open_plans("93")
    until(qtbot, lambda: page.stack.of(PlanPage).group is not None)
    wait = page.stack.of(PlanPage).preview
    qtbot.waitUntil(lambda: wait.is_current)
    return page.stack.of(PlanPage)


def heading_editor(plans, place: int):
    rows = plans.group.editor("plans")
    return rows.groups()[place].editor("heading")


def test_a_heading_changed_in_the_plan_stands_on_the_paper_and_can_be_given_back(qtbot, page, plans):
    heading_editor(plans, 0).set_value("加强领导")
    plans.group.changed.emit()
    plans.save_button.click()

    until(qtbot, lambda: plans._plan.record)
    until(
        qtbot,
        lambda: plans.preview.is_current and "一、加强领导" in text_of(plans.preview.preview.typeset.pdf),
    )
    assert plans.reset_button.isEnabled()

    plans.reset_button.click()
    until(qtbot, lambda: not plans._plan.record)
    until(
        qtbot,
        lambda: plans.preview.is_current and "一、提高认识" in text_of(plans.preview.preview.typeset.pdf),
    )


def test_a_plan_that_has_no_paper_says_why_and_what_to_do(qtbot, plans):
    plans.list.chosen.emit("plan:")
    until(qtbot, lambda: plans._plan.number == "")
    assert plans.preview.empty.isVisibleTo(plans)
    assert "报表中心" in plans.preview.empty.accessibleName()

    plans.preview.refused.emit("没有找到指标“12”，请填指标序号，如 93。")
    assert "12" in plans.preview.empty.accessibleName()

    plans.list.chosen.emit("plan:93")
    until(qtbot, lambda: plans.preview.is_current)
    assert not plans.preview.empty.isVisibleTo(plans)
    assert plans.preview.pages.isVisibleTo(plans)


def test_what_was_changed_in_the_plan_is_kept_on_the_way_out(qtbot, page, plans):
    heading_editor(plans, 0).set_value("加强领导")
    plans.group.changed.emit()

    plans.back_button.click()

    wait_for_paper(qtbot, page, lambda: "一、加强领导" in shown_text(page))


def test_what_was_changed_in_the_plan_is_kept_when_the_window_is_closed(qtbot, store, page, plans):
    heading_editor(plans, 0).set_value("加强领导")
    plans.group.changed.emit()

    page.close()

    until(qtbot, lambda: statement_templates.open_plan(store, "93").record)


def test_a_section_without_a_heading_is_refused_in_words(qtbot, plans):
    heading_editor(plans, 0).set_value("")
    plans.group.changed.emit()

    plans.save_button.click()

    assert plans._plan.record == ""
    assert plans._is_dirty
    heading_editor(plans, 0).set_value("提高认识")


def test_the_plan_is_reached_from_the_list_of_papers_and_from_the_composer(qtbot, page, entered):
    entered.acts.plan_requested.emit()
    until(qtbot, lambda: page.stack.of(PlanPage) is not None and page.stack.of(PlanPage).group is not None)
    assert page.stack.currentWidget() is page.stack.of(PlanPage)

    page.stack.of(PlanPage).back_button.click()
    page.list.list.entered.emit("plans")
    until(qtbot, lambda: page.stack.currentWidget() is page.stack.of(PlanPage))


def test_a_record_shows_the_statement_that_speaks_of_it_and_leads_into_it(qtbot, page, entered):
    composer = entered
    key = key_of(composer, "动员会")

    page.show_record(composer.shown.id, key, type_key="statement")

    until(qtbot, lambda: page.stack.currentWidget() is composer and composer.preview.is_current)
    until(qtbot, lambda: composer.preview.framed == key)


def test_a_record_is_put_to_the_sentence_under_the_cursor_and_taken_back(qtbot, composer, context):
    key = key_of(composer, "动员会")
    composer.choose(key)
    first = composer.shown.statement.paragraph(key).sentences[0]
    before = composer.shown.told_by(first)

    qtbot.mouseClick(composer.panel.link_button, Qt.MouseButton.LeftButton)
    panel = composer.linking.panel
    assert composer.middle.currentWidget() is panel
    panel.search.setText("示范")
    until(qtbot, lambda: panel.found.lines())
    panel.picked.emit(key, study_visit(context, qtbot))

    until(qtbot, lambda: len(composer.shown.told_by(sentence(composer, key))) == len(before) + 1)
    assert composer.middle.currentWidget() is composer.panel
    row = next(each for each in composer.panel.findChildren(ItemRow) if "示例考察" in each.accessibleName())
    button = next(each for each in row.findChildren(SmallIconButton) if "取消挂接" in each.toolTip())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: len(composer.shown.told_by(sentence(composer, key))) == len(before))


def sentence(composer: Composer, key: str):
    return composer.shown.statement.paragraph(key).sentences[0]


def study_visit(context, qtbot) -> str:
    values = {"place": "示例考察"}
    made = context_change(qtbot, context, records.save, RECORD_TYPES.get("study_visit"), values)
    return made.ids("study_visit")[0]


def test_the_checks_stand_beside_the_text_and_lead_to_the_paragraph(qtbot, composer):
    key = composer.shown.statement.paragraphs[0].key
    composer.choose(key)
    composer._keep(key, "示例：县政府布署了工作。")
    qtbot.waitUntil(lambda: any(one.key == key and "布署" in one.text for one in composer.findings.all))
    other = composer.shown.statement.paragraphs[-1].key
    composer.choose(other)

    composer.head.check_button.click()
    dialog = composer.findings.dialog
    row = next(row for row in dialog.findChildren(ItemRow) if "布署" in row.accessibleName())
    row.opened.emit()

    assert composer.head.check_button.text() == f"校核 {len(composer.findings.all)} 处"
    assert composer._key == key
    dialog.accept()


def test_where_no_sentence_stands_nothing_opens(composer):
    asked = []
    composer.acts.opened.connect(asked.append)
    composer.acts.open_sentence(composer._paragraph(composer._key), 10**6)
    assert asked == []
