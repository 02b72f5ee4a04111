"""制发反馈清单: the units of a round with their counts, papers in one go, sending out, signing, answers."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from lushan_desktop.base import clock
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.services.records import records
from lushan_desktop.services.supervision import unit_answers
from lushan_desktop.services.supervision.unit_answers import Answerable
from lushan_desktop.ui import dialogs
from lushan_desktop.ui.widgets.labels import ElidedWords
from tests.saving import day
from tests.stories.conftest import printed, text_of
from tests.ui.modules.supervision.conftest import PROBLEM
from tests.ui.modules.supervision.test_board_page import AWAITING, IN_HAND, held

__all__ = ["printed"]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def desk(qtbot, page):
    qtbot.mouseClick(page.problems.problems.feedback_button, LEFT)
    made = page.problems.feedback
    qtbot.waitUntil(lambda: len(made.panel.rows) == 3)
    return made


def row_of(desk, name):
    return next(row for row in desk.panel.rows if row.unit.name == name)


def test_each_unit_stands_with_its_open_problems(page, desk):
    assert page.problems.side_panel.is_open
    assert [(row.unit.name, row.unit.problems) for row in desk.panel.rows] == [
        ("示例张镇", 1),
        ("示例李局", 1),
        ("示例王街道", 1),
    ]
    row_of(desk, "示例李局").tick.setChecked(False)
    assert desk.panel.tally.whole_text() == "已选 2 个单位，2 个问题"


def test_all_lists_are_saved_into_a_folder_in_one_go(qtbot, context, page, desk, tmp_path, monkeypatch):
    monkeypatch.setattr(dialogs, "ask_for_folder", lambda *_: tmp_path / "反馈")
    with qtbot.waitSignal(context.told_saved) as told:
        qtbot.mouseClick(desk.panel.folder_button, LEFT)
    assert told.args[1] == tmp_path / "反馈"
    qtbot.waitUntil(lambda: len(list((tmp_path / "反馈").glob("*.pdf"))) == 3)
    qtbot.waitUntil(lambda: desk.panel.waiting.isHidden())
    texts = {file.name: text_of(file) for file in (tmp_path / "反馈").iterdir()}
    name = next(name for name in texts if "示例李局" in name)
    assert "示例：第2个问题" in texts[name]
    assert "示例：第3个问题" not in texts[name]


def test_the_lists_of_the_chosen_units_are_printed_together(qtbot, desk, context, printed):
    row_of(desk, "示例王街道").tick.setChecked(False)
    said = []
    context.told.connect(lambda sentence, _: said.append(sentence))
    qtbot.mouseClick(desk.panel.print_button, LEFT)
    qtbot.waitUntil(lambda: any("已送打印机" in sentence for sentence in said))
    assert any("2 份送去打印" in sentence for sentence in said)
    assert printed.is_file()


def test_sending_out_numbers_the_lists_and_moves_the_problems(qtbot, page, desk, store, problems):
    for name in ("示例李局", "示例王街道"):
        row_of(desk, name).tick.setChecked(False)
    given = {"demand": "示例：按期整改", "due_on": day("2023-08-20")}
    records.save(store, PROBLEM, given, problems[AWAITING])
    qtbot.mouseClick(desk.panel.issue_button, LEFT)
    qtbot.waitUntil(lambda: held(store, problems[AWAITING])["stage"] == IN_HAND)
    qtbot.waitUntil(lambda: bool(row_of(desk, "示例张镇").unit.feedback_on))
    assert row_of(desk, "示例张镇").receipt_link.isEnabled()


def test_who_signed_is_recorded(qtbot, desk, store, save, round_id, units):
    visit = save("supervision_visit", supervision_round=round_id, unit=units["示例李局"])
    desk.panel.load()
    qtbot.waitUntil(lambda: row_of(desk, "示例李局").unit.visit == visit)
    qtbot.mouseClick(row_of(desk, "示例李局").receipt_link, LEFT)
    desk.ask.group.editor("receipt").set_value("示例签收人")
    desk.ask.finish()
    qtbot.waitUntil(lambda: row_of(desk, "示例李局").unit.receipt == "示例签收人")
    row = row_of(desk, "示例李局")
    told = next(one.text() for one in row.findChildren(ElidedWords) if "签收" in one.text())
    today = PartialDate.from_date(clock.today())
    assert told.split("，")[-1] == f"示例签收人{today}签收"
    assert row.receipt_link.text() == "改签收"


def test_answers_are_typed_or_pasted_as_a_table(qtbot, page, desk, store, problems):
    records.save(store, PROBLEM, {"number": "2023-100"}, problems[IN_HAND])
    qtbot.mouseClick(row_of(desk, "示例李局").answers_link, LEFT)
    form = desk.answers
    qtbot.waitUntil(lambda: list(form.text_by_id) == [problems[IN_HAND]])
    QGuiApplication.clipboard().setText(
        "问题编号\t存在问题\t整改情况\n2023-100\t示例\t示例：已补齐三起音像记录\n"
    )
    qtbot.mouseClick(form.paste_button, LEFT)
    assert form.text_by_id[problems[IN_HAND]].toPlainText() == "示例：已补齐三起音像记录"
    assert held(store, problems[IN_HAND])["answer"] == "", "nothing is written before it is saved"
    qtbot.mouseClick(form.save_button, LEFT)
    qtbot.waitUntil(lambda: held(store, problems[IN_HAND])["answer"] == "示例：已补齐三起音像记录")
    qtbot.waitUntil(lambda: page.problems.right.currentWidget() is desk.panel)


def test_escape_gives_the_board_back(qtbot, page, desk):
    qtbot.keyClick(desk.panel, Qt.Key.Key_Escape)
    assert not page.problems.side_panel.is_open


ONE, TWO = (
    Answerable("1", "2023-001", "示例：台账不全", ""),
    Answerable("2", "", "示例：公示不及时", ""),
)


@pytest.mark.parametrize(
    ("pasted", "found"),
    [
        ("2023-001\t已补", {"1": "已补"}),
        ("1\t示例：公示不及时\t7月20日\t已公示", {"2": "已公示"}),
        ('问题\t回复\n示例：台账不全\t"分两步：\n先补后查"', {"1": "分两步：\n先补后查"}),
        ("毫不相干\t的表", {}),
        ("2023-001\t", {}),
    ],
)
def test_rows_find_their_problems_by_number_or_words(pasted, found):
    assert unit_answers.matched(pasted, (ONE, TWO)) == found
