"""公文排版 in the window: read, look over, correct, set, save."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from lushan_desktop.base.computing import FOREIGN
from lushan_desktop.domain.recognise import Role
from lushan_desktop.ui import dialogs
from lushan_desktop.ui.modules.papers.paper_list import TYPESET
from lushan_desktop.ui.modules.papers.typeset_page import TypesetPage
from lushan_desktop.ui.preview import live_preview
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import TextSize, Theme
from lushan_desktop.ui.widgets.paste_dialog import PasteDialog
from tests.foreign import FOLDER, characters, read
from tests.ui.modules.papers.conftest import PAGE_AREA, text_of

NOTICE = FOLDER / "01-notice.txt"


@pytest.fixture(scope="module", autouse=True)
def ended():
    yield
    FOREIGN.close()


@pytest.fixture
def sheet(qtbot, context) -> TypesetPage:
    made = TypesetPage(context)
    qtbot.addWidget(made)
    made.resize(*PAGE_AREA)
    made.show()
    return made


def wait(qtbot, sheet: TypesetPage, until=lambda: True) -> None:
    qtbot.waitUntil(lambda: sheet.preview.is_current and until())


def shown(sheet: TypesetPage) -> str:
    return text_of(sheet.preview.preview.typeset.pdf)


def enter(sheet: TypesetPage, name: str, text: str) -> None:
    """As if typed into a field."""
    editor = sheet.options.fields.editor(name)
    editor.set_raw(text)
    editor.changed.emit()


def opened(qtbot, sheet: TypesetPage) -> TypesetPage:
    sheet.open_file(NOTICE)
    wait(qtbot, sheet)
    return sheet


def test_what_was_recognised_is_shown_before_anything_is_printed(qtbot, sheet):
    opened(qtbot, sheet)

    roles = [sheet.parts._badge(place)[0] for place in range(5)]
    assert roles == ["标题", "主送", "正文", "一级", "正文"]
    assert characters(read("01-notice")) in characters(shown(sheet))
    assert sheet.options.fields.field("to").message().startswith("文稿里有：各乡镇")


def test_one_paragraph_is_corrected_and_the_paper_follows(qtbot, sheet):
    opened(qtbot, sheet)
    before, words = sheet.preview.preview.prints, shown(sheet)
    sheet.parts.choose(4)

    QTest.keyClick(sheet.parts.list, Qt.Key.Key_1)
    wait(qtbot, sheet, lambda: sheet.preview.preview.prints != before)

    assert sheet.parts.recognised.parts[4].role is Role.FIRST
    assert sheet.parts._badge(4) == ("改为一级", "warn")
    assert shown(sheet) == words
    sheet.parts.back_button.click()
    assert sheet.parts.recognised.parts[4].role is Role.BODY


def test_the_chosen_paragraph_is_framed_on_the_page(qtbot, sheet):
    opened(qtbot, sheet)
    sheet.parts.choose(4)
    assert [mark.key for mark in sheet.preview.pages._marks] == ["frame:part-4"]


def test_a_form_is_chosen_and_says_what_it_lacks(qtbot, sheet):
    opened(qtbot, sheet)
    enter(sheet, "form", "红头文件（下行）")
    wait(qtbot, sheet, lambda: "示例县司法局文件" in shown(sheet))
    assert any("版头还缺：文号" in sentence for sentence in sheet.options.sentences())

    enter(sheet, "number", "示司〔2023〕3号")
    wait(qtbot, sheet, lambda: "示司〔2023〕3号" in shown(sheet))
    assert not sheet.options.sentences()


def test_what_the_text_has_is_not_replaced_and_the_clerk_is_told(qtbot, sheet):
    opened(qtbot, sheet)
    enter(sheet, "to", "各单位")
    qtbot.waitUntil(lambda: bool(sheet.options.sentences()))
    assert "文稿里已有主送" in sheet.options.sentences()[0]
    assert characters(read("01-notice")) in characters(shown(sheet))


def test_a_file_is_dropped_on_the_page(qtbot, sheet):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(NOTICE))])
    action, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(sheet, QDragEnterEvent(QPoint(5, 5), action, data, left, none))
    QApplication.sendEvent(sheet, QDropEvent(QPointF(5, 5), action, data, left, none))
    qtbot.waitUntil(lambda: len(sheet.parts.recognised.parts) > 5)


def test_a_text_is_pasted(qtbot, sheet):
    sheet.paste_here.click()
    dialog = sheet.findChild(PasteDialog)
    assert not dialog.use_button.isEnabled()
    dialog.box.setPlainText("关于示例工作的通知\n各乡镇：\n请照此办理。")
    dialog.use_button.click()
    wait(qtbot, sheet, lambda: sheet.preview.preview is not None)
    assert [part.role for part in sheet.parts.recognised.parts] == [Role.TITLE, Role.ADDRESSEE, Role.BODY]


@pytest.mark.parametrize("ending", [".pdf", ".docx"])
def test_the_paper_is_saved(qtbot, sheet, monkeypatch, tmp_path, ending):
    opened(qtbot, sheet)
    names = []

    def answer(_parent, name, kind):
        names.append(name)
        return tmp_path / f"示例{kind}"

    monkeypatch.setattr(dialogs, "ask_where_to_save", answer)
    sheet.save_paper(ending)
    qtbot.waitUntil(lambda: (tmp_path / f"示例{ending}").exists())
    assert names == ["示例县司法局关于开展行政执法案卷评查工作的通知"]


def test_a_file_that_is_no_text_is_refused_in_words(qtbot, context, sheet, tmp_path):
    heard = []
    context.failed.disconnect()
    context.failed.connect(heard.append)
    broken = tmp_path / "坏.docx"
    broken.write_bytes(b"PK broken")
    sheet.open_file(broken)
    qtbot.waitUntil(lambda: bool(heard))
    assert sheet.stack.currentWidget() is sheet.empty


def test_the_centre_leads_to_it_and_back(qtbot, page):
    assert TYPESET in set(page.list.list.keys())
    page.list.list.entered.emit(TYPESET)
    assert page.stack.currentWidget() is page.stack.of(TypesetPage)
    page.stack.of(TypesetPage).back_button.click()
    assert page.stack.currentWidget() is page.centre
    assert page.list.list.current_key() == "situation_statement"


@pytest.mark.parametrize("size", [TextSize.STANDARD, TextSize.LARGE])
def test_the_page_fits_a_small_screen(qtbot, qapp, context, size):
    style.apply(qapp, Theme(text_size=size))
    made = TypesetPage(context)
    qtbot.addWidget(made)
    made.show()
    opened(qtbot, made)
    needed = [pane.minimumSizeHint().width() for pane in (made.parts, made.options, made.preview)]
    style.apply(qapp, Theme())
    assert made.minimumSizeHint().width() <= 1366 - 246, needed


def test_escape_in_the_find_bar_closes_it_and_not_the_page(qtbot, sheet):
    opened(qtbot, sheet)
    left = []
    sheet.left.connect(lambda: left.append(True))
    sheet.preview.find_button.click()
    sheet.preview.find_bar.box.setText("评查")
    QTest.keyClick(sheet.preview.find_bar.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "共" in sheet.preview.find_bar.said())

    QTest.keyClick(sheet.preview.find_bar.box, Qt.Key.Key_Escape)
    assert not sheet.preview.find_bar.isVisible()
    assert not left


def test_the_paper_is_opened_in_the_program_of_the_system(qtbot, sheet, monkeypatch):
    files = []
    monkeypatch.setattr(live_preview, "open_by_system", files.append)
    opened(qtbot, sheet)
    sheet.preview.outside_button.click()
    qtbot.waitUntil(lambda: bool(files))
    assert files[0].read_bytes() == sheet.preview.preview.typeset.pdf
    files[0].unlink()
