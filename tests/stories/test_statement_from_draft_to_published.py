"""A statement from its first words to its publication: written, checked, printed, signed, published."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from lushan_desktop.domain.papers.statement_terms import FINISHED, PUBLISHED, SIGNED
from lushan_desktop.services.papers import statement_versions
from lushan_desktop.storage import objects
from lushan_desktop.ui.modules.papers.composer import Composer
from lushan_desktop.ui.widgets.buttons import SmallIconButton
from lushan_desktop.ui.widgets.item_row import ItemRow
from tests.stories.conftest import text_of

WORDS = "示例：各单位都已学习动员会精神。"


def compose(clerk):
    """Open the statement of 93 paragraph by paragraph."""
    reports = clerk.go("papers")
    clerk.see(lambda: reports.preview.preview is not None)
    clerk.click(reports.panel.buttons["text"])
    clerk.see(lambda: reports.stack.of(Composer) is not None and reports.stack.of(Composer).shown is not None)
    clerk.see(lambda: reports.stack.of(Composer).preview.is_current)
    return reports.stack.of(Composer)


def open_paragraph(clerk, composer, words: str) -> str:
    key = next(each.key for each in composer.shown.statement.paragraphs if words in each.label)
    composer.choose(key)
    clerk.see(lambda: composer.preview.framed == key)
    return key


def answer(clerk, press) -> None:
    """Click something in the dialog that opens next."""
    QTimer.singleShot(0, lambda: press(QApplication.activeModalWidget()))


def row_of(panel, words: str) -> ItemRow:
    return next(row for row in panel.findChildren(ItemRow) if words in row.accessibleName())


def button_of(row: ItemRow, words: str) -> SmallIconButton:
    return next(each for each in row.findChildren(SmallIconButton) if each.toolTip().startswith(words))


def is_whole(file) -> bool:
    """Whether the printer has got everything."""
    return file.exists() and file.read_bytes().rstrip().endswith(b"%%EOF")


def test_a_statement_goes_from_draft_to_published_and_stays_as_it_was_printed(
    clerk, store, printed, snapshot
):
    composer = compose(clerk)

    # A clerk adds a sentence and leaves one instruction out.
    rally = open_paragraph(clerk, composer, "动员会")
    clerk.qtbot.focus(composer.panel.editor)
    clerk.press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    clerk.write(WORDS)
    clerk.press(Qt.Key.Key_Tab)
    clerk.see(lambda: composer.shown.statement.paragraph(rally).text.endswith(WORDS))
    open_paragraph(clerk, composer, "7月26日")
    row = row_of(composer.panel, "批示")
    clerk.click(button_of(row, "不写入"))
    clerk.see(lambda: composer.shown.left_out and composer.preview.is_current)

    # It is printed for review; what was printed is kept.
    clerk.look("left out")
    clerk.click(composer.head.print_button)
    clerk.see(lambda: statement_versions.versions(store, composer.shown.id))
    (first,) = statement_versions.versions(store, composer.shown.id)
    assert first.name == "第1稿　送审稿"
    clerk.see(lambda: is_whole(printed))
    assert WORDS in text_of(objects.path_of(store.folder, first.sha256))

    # Finished over its open marks, signed without being asked again, then published.
    answer(clerk, lambda dialog: clerk.click(dialog.finish_button))
    clerk.click(composer.head.finish_button)
    clerk.see(lambda: len(statement_versions.versions(store, composer.shown.id)) == 2)
    final = statement_versions.versions(store, composer.shown.id)[1]
    assert "待补" not in text_of(objects.path_of(store.folder, final.sha256))
    clerk.see(lambda: composer.shown.statement.stage == FINISHED)
    clerk.click(composer.head.move_button)
    clerk.see(lambda: composer.shown.statement.stage == SIGNED)
    clerk.click(composer.head.move_button)
    clerk.click(composer.acts.ask.act_button)
    clerk.see(lambda: composer.shown.statement.stage == PUBLISHED)
    clerk.look("published")
    assert clerk.seen == snapshot


def test_a_record_leads_into_the_paragraph_that_speaks_of_it(clerk):
    composer = compose(clerk)
    key = open_paragraph(clerk, composer, "动员会")

    clerk.window.go("meeting", key.partition(":")[2], "")
    page = clerk.record_page()
    clerk.see(lambda: page.detail.shown and len(page.detail.shown.mentions) == 2)
    rows = [row for row in page.detail.findChildren(ItemRow) if "写入情况说明" in row.accessibleName()]
    button_of(rows[-1], "打开这一段").click()

    clerk.see(lambda: composer.isVisible() and composer.preview.framed == key)
