"""Four steps and at most eight clicks to a working office."""

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from lushan_desktop.app import open_sample, open_store
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.office import office
from lushan_desktop.services.records import answers, entry
from lushan_desktop.services.settings import setting_up
from lushan_desktop.services.settings.backup import write_archive
from lushan_desktop.services.settings.setting_up import COUNTY_OFFICE, Answers
from lushan_desktop.ui import dialogs
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.first_run import welcome as welcoming
from lushan_desktop.ui.first_run.steps import EMPTY, RESTORE, SAMPLE
from lushan_desktop.ui.first_run.welcome import Place, Welcome
from lushan_desktop.ui.first_run.wizard import FirstRun
from lushan_desktop.ui.tasks.runner import Runner
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import TextSize, Theme
from lushan_desktop.ui.window import HOME, MainWindow

LUSHAN = ("河南省", "平顶山市", "鲁山县")


@pytest.fixture
def wizard(qtbot):
    made = FirstRun(Answers(place=LUSHAN))
    qtbot.addWidget(made)
    made.show()
    return made


def words_of(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def test_escape_goes_back_a_step_and_never_ends_the_program(qtbot, wizard):
    wizard.next.click()
    wizard.next.click()
    assert "请填写您的姓名" in words_of(wizard)

    for _ in range(3):
        qtbot.keyClick(wizard, Qt.Key.Key_Escape)

    assert wizard.isVisible()
    assert "第 1 步，共 4 步" in words_of(wizard)


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
def test_a_township_needs_at_most_eight_clicks(qtbot, wizard):
    clicks = 0

    def click(widget, at=None):
        nonlocal clicks
        clicks += 1
        qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())

    click(wizard.unit.township)
    click(wizard.unit.townships)
    qtbot.wait(QApplication.doubleClickInterval() + 100)
    view = wizard.unit.townships.view()
    place = wizard.unit.townships.findData("下汤镇")
    view.scrollTo(view.model().index(place, 0))
    click(view.viewport(), view.visualRect(view.model().index(place, 0)).center())
    qtbot.waitUntil(lambda: not view.isVisible())
    click(wizard.next)
    qtbot.keyClicks(wizard.name.name, "X")
    click(wizard.next)
    click(wizard.sizes.card_by_size[TextSize.LARGE])
    click(wizard.next)
    click(wizard.start.card_by_way[EMPTY])

    assert clicks <= 8
    assert wizard.way == EMPTY
    assert wizard.answers == Answers("下汤镇", "X", "大字", LUSHAN)


def test_the_keyboard_alone_does_it_for_the_county_office(qtbot, wizard):
    qtbot.keyClick(wizard, Qt.Key.Key_Return)
    qtbot.keyClicks(wizard.name.name, "X")
    qtbot.keyClick(wizard.name.name, Qt.Key.Key_Return)
    qtbot.keyClick(wizard, Qt.Key.Key_Return)
    qtbot.keyClick(wizard.start.card_by_way[EMPTY], Qt.Key.Key_Space)

    assert wizard.answers == Answers(COUNTY_OFFICE, "X", "标准", LUSHAN)
    assert wizard.way == EMPTY


def test_initials_go_to_a_township(qtbot, wizard):
    wizard.unit.township.setChecked(True)
    qtbot.keyClicks(wizard.unit.townships, "xtz")
    assert wizard.unit.unit() == "下汤镇"
    assert wizard.unit.townships.count() == 24


def test_no_township_is_taken_for_granted_and_letters_on_its_card_choose_one(qtbot, wizard):
    qtbot.mouseClick(wizard.unit.township, Qt.MouseButton.LeftButton)
    wizard.next.click()
    assert "请选择或输入单位名称" in words_of(wizard)

    qtbot.keyClicks(wizard.unit.township, "xtz")

    assert wizard.unit.unit() == "下汤镇"
    assert "请选择或输入" not in words_of(wizard), "what was put right is no longer asked for"


def test_enter_begins_with_the_way_that_has_the_keyboard(qtbot, wizard):
    qtbot.keyClick(wizard.start.card_by_way[EMPTY], Qt.Key.Key_Return)
    assert wizard.way == EMPTY


@pytest.mark.parametrize("place", [0, 1, -1])
def test_a_township_that_was_answered_is_shown_again_wherever_it_stands(qtbot, place):
    unit = setting_up.townships(LUSHAN)[place]
    made = FirstRun(Answers(place=LUSHAN, unit=unit))
    qtbot.addWidget(made)

    assert made.unit.township.isChecked()
    assert made.unit.townships.currentText() == unit


def test_another_county_is_chosen_by_pinyin_and_brings_its_own_townships(qtbot, wizard):
    boxes = wizard.unit.place
    for box, typed in ((boxes.province, "hns"), (boxes.city, "lys"), (boxes.county, "ryx")):
        box.setFocus()
        box.lineEdit().selectAll()
        qtbot.keyClicks(box.lineEdit(), typed)
        qtbot.keyClick(box.lineEdit(), Qt.Key.Key_Tab)
    wizard.unit.units.setPlainText("示例局\n示例委")

    assert boxes.place() == ("河南省", "洛阳市", "汝阳县")
    assert wizard.answers.units == ("示例局", "示例委")
    names = [wizard.unit.townships.itemText(place) for place in range(wizard.unit.townships.count())]
    assert names == list(setting_up.townships(boxes.place()))


def test_a_county_that_is_missing_is_asked_for_and_may_be_typed(wizard):
    boxes = wizard.unit.place
    boxes.province.setEditText("示例省")
    wizard.next.click()
    assert "请选择或输入所在的省、市、县" in words_of(wizard)

    boxes.city.setEditText("示例市")
    boxes.county.setEditText("示例县")
    wizard.next.click()

    assert wizard.place == 1
    assert wizard.answers.place == ("示例省", "示例市", "示例县")


def test_a_department_that_is_not_listed_is_typed(wizard):
    wizard.unit.department.setChecked(True)
    wizard.unit.departments.setCurrentText("示例局")
    assert wizard.unit.unit() == "示例局"


def at_once(_words, work):
    return work()


def test_who_comes_back_from_the_sample_goes_on_where_he_was(qtbot, tmp_path, monkeypatch):
    shown = []

    def leave_for_the_sample(wizard):
        shown.append((wizard.place, wizard.answers))
        for _ in range(3 - wizard.place):
            wizard.next.click()
        wizard.start.card_by_way[SAMPLE].click()
        return True

    monkeypatch.setattr(FirstRun, "exec", leave_for_the_sample)
    monkeypatch.setattr(welcoming, "sample_folder", lambda: tmp_path / "sample")
    welcome = Welcome(Place(tmp_path / "office", open_store), open_sample, at_once)
    welcome._answers = Answers("下汤镇", "X", "大字", LUSHAN)

    welcome.ask()
    welcome.ask()

    assert shown == [(0, Answers("下汤镇", "X", "大字", LUSHAN)), (3, Answers("下汤镇", "X", "大字", LUSHAN))]


def test_what_was_chosen_before_has_the_keyboard(qtbot):
    made = FirstRun(Answers("下汤镇", "X", "大字", LUSHAN))
    qtbot.addWidget(made)
    made.show()
    assert made.focusWidget() is made.unit.township

    made.next.click()
    assert made.focusWidget() is made.name.name
    made.next.click()
    assert made.focusWidget() is made.sizes.card_by_size[TextSize.LARGE]
    made.next.click()
    assert made.focusWidget() is made.start.card_by_way[SAMPLE]


def test_a_missing_name_is_asked_for_in_words(wizard):
    wizard.next.click()
    wizard.next.click()
    assert "请填写您的姓名" in words_of(wizard)


def test_a_complaint_does_not_make_the_window_grow(qtbot, wizard):
    before = wizard.minimumSizeHint().height()
    wizard.next.click()
    wizard.next.click()

    assert "请填写您的姓名" in words_of(wizard)
    assert wizard.minimumSizeHint().height() <= before


def test_it_says_that_no_state_secrets_may_be_entered(wizard):
    wizard.next.click()
    assert "严禁录入国家秘密" in words_of(wizard)


@pytest.mark.parametrize("size", [TextSize.STANDARD, TextSize.LARGE])
def test_it_fits_a_small_screen_and_cuts_no_words(qtbot, size):
    style.apply(QApplication.instance(), Theme(text_size=size))
    made = FirstRun()
    qtbot.addWidget(made)
    made.show()

    assert made.minimumSizeHint().height() <= 620
    assert made.minimumSizeHint().width() <= 1180


def test_an_empty_office_knows_its_units_and_whose_it_is(tmp_path):
    home = Place(tmp_path / "office", open_store)
    welcome = Welcome(home, open_sample, at_once)
    welcome._answers = Answers("下汤镇", "X", "大字", LUSHAN)

    assert welcome.begin(EMPTY) is home

    assert not setting_up.is_new(home.folder)
    assert office.load(home.folder).unit == "下汤镇"
    with open_store(home.folder) as store:
        assert entry.offers(store, "unit", "xtz")[0].name == "下汤镇"
        assert answers.everything(store, RECORD_TYPES.get("meeting")) == []


def test_a_backup_of_another_computer_is_restored(tmp_path, qtbot, monkeypatch):
    with open_sample(tmp_path / "old") as store:
        write_archive(store, tmp_path / "old.zip")
    monkeypatch.setattr(dialogs, "ask_for_file", lambda *_: tmp_path / "old.zip")
    wizard = FirstRun()
    qtbot.addWidget(wizard)
    wizard.restore_link.click()
    home = Place(tmp_path / "office", open_store)

    Welcome(home, open_sample, at_once).begin(wizard.way, wizard.archive)

    with open_store(home.folder) as store:
        assert answers.everything(store, RECORD_TYPES.get("meeting"))
    assert wizard.way == RESTORE


def test_the_sample_lies_elsewhere_and_leads_home(tmp_path, qtbot, monkeypatch):
    monkeypatch.setattr(welcoming, "sample_folder", lambda: tmp_path / "sample")
    home = Place(tmp_path / "office", open_store)

    place = Welcome(home, open_sample, at_once).begin(SAMPLE)

    assert place.is_visit
    assert setting_up.is_new(home.folder)
    with place.open(place.folder) as store:
        runner = Runner(store)
        window = MainWindow(Context(runner, place.folder), is_visit=True)
        qtbot.addWidget(window)
        window.show()
        assert "这是示例" in words_of(window)
        with qtbot.waitSignal(window.home_requested):
            window.notice._link.click()
        assert window.notice._link.text() == HOME
        assert runner.stop()


SCRIPT = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from lushan_desktop import app
from lushan_desktop.ui.application import Application
from lushan_desktop.ui.first_run.wizard import FirstRun
from lushan_desktop.ui.window import MainWindow
from PySide6.QtWidgets import QApplication

def answer():
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, FirstRun) and widget.isVisible():
            widget.name.name.setText("X")
            widget.start.card_by_way["empty"].click()
        if isinstance(widget, MainWindow) and widget.isVisible():
            print("window of", widget._context.office.unit, flush=True)
            widget.close()
    QTimer.singleShot(200, answer)

plain = Application.dress

def dress(self, settings):
    plain(self, settings)
    Application.dress = plain
    QTimer.singleShot(500, answer)

Application.dress = dress
raise SystemExit(app.run_window(Path(sys.argv[1])))
"""


def test_the_program_goes_from_the_questions_to_its_window(tmp_path):
    started = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path / "office")],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert "window of 县创建办" in started.stdout, started.stderr
    assert started.returncode == 0


def test_no_button_takes_the_place_of_the_one_that_was_pressed(qtbot, wizard):
    """Who clicks once more than is needed undoes nothing."""
    wizard.name.name.setText("示例甲")
    spot = wizard.next.mapTo(wizard, wizard.next.rect().center())
    for _ in range(3):
        qtbot.mouseClick(wizard.next, Qt.MouseButton.LeftButton)
        assert not wizard.back.geometry().contains(wizard.back.parentWidget().mapFrom(wizard, spot))
    assert wizard.place == 3
    wizard.layout().activate()
    assert wizard.childAt(spot) in (None, wizard.back.parentWidget())


def test_how_many_units_were_pasted_stands_beside_the_box(qtbot, wizard):
    step = wizard.unit
    step.place.county.setEditText("示例县")
    step.units.setPlainText("示例县司法局\n示例县市场监督管理局/知识产权局\n\n示例县税务局\n")
    assert step.counted.text() == "共 3 个单位"
    assert step.listed()[1] == "示例县市场监督管理局/知识产权局"

    step.township.setChecked(True)
    assert step.counted.text() == ""


def test_several_of_the_units_that_were_pasted_are_seen_at_once(wizard):
    wizard.show()
    step = wizard.unit
    step.place.county.setEditText("示例县")
    step.units.setPlainText("示例县司法局\n示例县财政局\n示例县公安局\n示例县税务局")
    assert not step.units.verticalScrollBar().isVisible()
    assert wizard.height() <= 620


def test_the_letters_given_as_an_example_are_of_a_township_of_the_county_that_was_chosen(qtbot, wizard):
    step, told = wizard.unit, []
    step.township.setChecked(True)
    for place in (("浙江省", "杭州市", "桐庐县"), ("河南省", "洛阳市", "汝阳县")):
        for box, name in zip((step.place.province, step.place.city, step.place.county), place, strict=True):
            box.setEditText(name)
        letters = step._hint.text().rpartition("如 ")[2]
        step.townships._begin_anew()
        step.townships.take_letter(letters)
        assert step.townships.current_key() == setting_up.townships(place)[0]
        told.append(letters)
    assert len(set(told)) == 2
