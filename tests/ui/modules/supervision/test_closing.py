"""销号: what is asked for before a problem is closed, and the files that prove it."""

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from lushan_desktop.domain.kinds import Attachment
from tests.saving import day
from tests.ui.modules.supervision.test_board_page import (
    CLOSED,
    SUBMITTED,
    Key,
    board_of,
    choose,
    drag,
    held,
    shown_in,
)


def name_checker(qtbot, page, save):
    """Somebody who is registered checks what was mended."""
    save("person", name="示例复核人")
    checker = page.problems.ask.group.editor("rechecker")
    qtbot.focus(checker.edit)
    qtbot.keyClicks(checker.edit, "slfhr")
    qtbot.waitUntil(checker.edit.is_open)
    qtbot.keyClick(checker.edit, Key.Key_Return)


def test_closing_asks_for_evidence_the_form_and_the_checker(qtbot, page, store, save, problems, tmp_path):
    choose(qtbot, page, problems[SUBMITTED])
    qtbot.focus(board_of(page))
    qtbot.keyClick(board_of(page), Key.Key_Right)
    qtbot.waitUntil(lambda: page.problems.is_asking)
    said = page.problems.ask.lacking.text()
    for sentence in ("请先添加至少一份整改佐证。", "请先添加整改销号审批表。", "请先填写复核人。"):
        assert sentence in said

    files = [tmp_path / "整改照片.txt", tmp_path / "整改销号审批表.txt"]
    for file in files:
        file.write_text(f"示例 {file.name}", "utf-8")
    group = page.problems.ask.group
    height = page.problems.ask.lacking.height()
    group.editor("files").add([files[0]], "整改照片")
    assert page.problems.ask.lacking.text() == "请先填写复核人。请先添加整改销号审批表。"
    group.editor("files").add([files[1]], "整改销号审批表")
    assert page.problems.ask.lacking.text() == "请先填写复核人。", "what was added is asked for no more"
    assert page.problems.ask.lacking.minimumHeight() == height, "and no field has moved"
    name_checker(qtbot, page, save)
    assert page.problems.ask.lacking.text() == "条件已齐，可以销号。"
    page.problems.ask.finish()

    qtbot.waitUntil(lambda: problems[SUBMITTED] in shown_in(page, CLOSED))
    closed = held(store, problems[SUBMITTED])
    assert closed["closed_on"] == day("2023-07-27")
    assert all(isinstance(file, Attachment) for file in closed["files"])


def test_a_file_dropped_on_the_card_while_its_closure_is_asked_for_is_part_of_it(
    qtbot, page, store, save, problems, tmp_path
):
    """On the card, beside what was typed, and after the question was left and asked once more."""
    shown, names = page.problems, ("整改照片.txt", "整改销号审批表.txt", "回执.txt")
    files = [tmp_path / name for name in names]
    for file in files:
        file.write_text(f"示例 {file.name}", "utf-8")

    def are_there(count):
        return lambda: shown.is_asking and len(shown.ask.group.editor("files").value()) == count

    drag(page, problems[SUBMITTED], CLOSED)
    qtbot.waitUntil(lambda: shown.is_asking)
    shown.ask.group.editor("files").add([files[1]], "整改销号审批表")
    shown.board.files_dropped.emit(problems[SUBMITTED], [files[0]])
    qtbot.waitUntil(are_there(2))
    assert shown.ask.lacking.text() == "请先填写复核人。"

    shown.ask.leave()
    shown.board.files_dropped.emit(problems[SUBMITTED], [files[2]])
    qtbot.waitUntil(lambda: len(held(store, problems[SUBMITTED])["files"]) == 2)
    drag(page, problems[SUBMITTED], CLOSED)
    qtbot.waitUntil(are_there(3))

    name_checker(qtbot, page, save)
    shown.ask.finish()

    qtbot.waitUntil(lambda: held(store, problems[SUBMITTED])["stage"] == CLOSED)
    assert len(held(store, problems[SUBMITTED])["files"]) == 3


@pytest.mark.parametrize("field", ["files", "rechecker"])
def test_files_are_pasted_into_the_question_from_whatever_field_of_it(qtbot, page, problems, tmp_path, field):
    choose(qtbot, page, problems[SUBMITTED])
    qtbot.focus(board_of(page))
    qtbot.keyClick(board_of(page), Key.Key_Right)
    qtbot.waitUntil(lambda: page.problems.is_asking)
    group = page.problems.ask.group
    (file := tmp_path / "整改销号审批表.txt").write_text("示例", "utf-8")
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(file))])
    QGuiApplication.clipboard().setMimeData(copied)
    group.focus_field(field)

    qtbot.keyClick(QApplication.focusWidget(), Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: [one.path for one in group.editor("files").value()] == [file])
    assert "请先添加整改销号审批表。" not in page.problems.ask.lacking.text()
