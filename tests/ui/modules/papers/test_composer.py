"""编辑文稿: a paragraph is edited, written anew and held against its records, beside its page."""

import threading

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from lushan_desktop.domain.papers.statement_terms import REPORT
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.reports.papers.gather import find_indicator
from lushan_desktop.services.papers import composing
from lushan_desktop.services.printing import reports
from lushan_desktop.services.records import lists, records, undoing
from lushan_desktop.services.records.lists import ListQuery
from lushan_desktop.ui.modules.papers.composer import Composer
from lushan_desktop.ui.modules.papers.difference import before_and_after
from lushan_desktop.ui.modules.papers.paragraph_list import CHANGED, GAPS
from lushan_desktop.ui.modules.papers.paragraph_panel import ParagraphPanel
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import TextSize, Theme
from tests.offices import open_sample
from tests.ui.modules.papers.conftest import PAGE_AREA, shown_text, text_of, wait_for_paper, wait_for_text

WORDS = "2023年6月2日，示例：动员会另写一段。"


def keep_statement(store) -> None:
    """Keep the statement of 93, as it is kept when its text is first opened."""
    with store.read() as session:
        indicator = find_indicator(session, "93")
    composing.open_statement(store, {"indicator": indicator.id})


@pytest.fixture
def store(tmp_path):
    with open_sample(tmp_path / "office", after=keep_statement) as opened:
        yield opened


@pytest.fixture
def composer(qtbot, context, store) -> Composer:
    """编辑文稿 alone, which costs a third of the report centre with it (`entered`)."""
    (statement,) = lists.look(store, RECORD_TYPES.get("statement"), ListQuery()).ids
    made = Composer(context)
    qtbot.addWidget(made)
    made.resize(*PAGE_AREA)
    made.show()
    made.open(statement, reports.complete(store, REPORT, {"statement": statement}))
    wait_for_text(qtbot, made)
    return made


def key_of(composer: Composer, label: str) -> str:
    return next(each.key for each in composer.shown.statement.paragraphs if label in each.label)


def paper_of(composer: Composer) -> str:
    return text_of(composer.preview.preview.typeset.pdf)


def wait_for_words(qtbot, composer: Composer, words: str) -> None:
    def stands() -> bool:
        return composer.preview.is_current and "".join(words.split()) in paper_of(composer)

    qtbot.waitUntil(stands)


def rename_meeting(context, composer: Composer, key: str) -> None:
    paragraph = composer.shown.statement.paragraph(key)
    meeting = next(link.record for link in paragraph.links if link.record_type == "meeting")
    context.change(records.save, RECORD_TYPES.get("meeting"), {"title": "示例：创建动员大会"}, meeting)


def wait_for_change(qtbot, composer: Composer, key: str) -> None:
    qtbot.waitUntil(lambda: key in composer.shown.changed_by_key)


def write(qtbot, composer: Composer, text: str) -> None:
    """Put words in place of the paragraph and move on with Tab."""
    qtbot.focus(composer.panel.editor)
    composer.panel.editor.setPlainText(text)
    qtbot.keyClick(composer.panel.editor, Qt.Key.Key_Tab)


def test_the_composer_shows_every_paragraph_with_its_records_and_marks(composer):
    statement = composer.shown.statement
    assert list(composer.list.list.keys()) == [each.key for each in statement.paragraphs]
    assert composer.list.chips.labels() == [
        "全部",
        "有变 0",
        f"待补 {sum(bool(p.gaps) for p in statement.paragraphs)}",
    ]
    assert composer.head.state.text() == f"送审稿 · {len(statement.gaps)} 处待补"


def test_an_edited_paragraph_stands_on_the_paper_and_others_stay(qtbot, page, entered):
    composer = entered
    key = key_of(composer, "动员会")
    others = [each.text for each in composer.shown.statement.paragraphs if each.key != key]
    composer.choose(key)

    write(qtbot, composer, WORDS)

    wait_for_words(qtbot, composer, WORDS)
    assert [each.text for each in composer.shown.statement.paragraphs if each.key != key] == others
    qtbot.waitUntil(lambda: composer.shown.statement.paragraph(key).edited)

    composer.head.back_button.click()
    wait_for_paper(qtbot, page, lambda: WORDS in shown_text(page))


def test_what_was_typed_is_kept_when_another_paragraph_is_chosen(qtbot, composer):
    key = key_of(composer, "动员会")
    composer.choose(key)
    composer.panel.editor.setPlainText(WORDS)

    composer.panel.on_button.click()

    qtbot.waitUntil(lambda: composer.shown.statement.paragraph(key).text == WORDS)


def test_what_was_typed_is_kept_after_two_seconds(qtbot, composer):
    key = key_of(composer, "动员会")
    composer.choose(key)
    composer.panel.editor.setPlainText(WORDS)
    qtbot.waitUntil(lambda: composer.shown.statement.paragraph(key).text == WORDS)
    assert composer.panel.editor.toPlainText() == WORDS


def test_an_empty_paragraph_is_refused_in_words(qtbot, composer):
    composer.choose(key_of(composer, "动员会"))
    composer.panel.editor.setPlainText(" ")
    composer.panel.editor.hand_over()
    qtbot.waitUntil(lambda: "没有文字" in composer.panel._error.text())


def test_writing_anew_brings_back_the_records_words(qtbot, composer):
    key = key_of(composer, "动员会")
    before = composer.shown.statement.paragraph(key).text
    composer.choose(key)
    write(qtbot, composer, WORDS)
    qtbot.waitUntil(lambda: composer.panel.rewrite_button.isEnabled())

    composer.panel.rewrite_button.click()

    qtbot.waitUntil(lambda: composer.shown.statement.paragraph(key).text == before)
    assert composer.panel.editor.toPlainText() == before


def test_records_that_changed_are_told_with_what_was_and_what_is(qtbot, composer, context):
    key = key_of(composer, "动员会")
    composer.choose(key)

    rename_meeting(context, composer, key)

    wait_for_change(qtbot, composer, key)
    assert composer.panel.change.isVisible()
    assert "示例" in composer.panel.change._text.text()
    composer.list.chips.chip(CHANGED).click()
    assert list(composer.list.list.keys()) == [key]

    composer.panel.change.accept_button.click()
    qtbot.waitUntil(lambda: not composer.shown.changed_by_key)
    assert "示例：创建动员大会" in composer.shown.statement.paragraph(key).text


def test_the_words_that_stood_before_may_stay(qtbot, composer, context):
    key = key_of(composer, "动员会")
    before = composer.shown.statement.paragraph(key).text
    composer.choose(key)
    rename_meeting(context, composer, key)
    wait_for_change(qtbot, composer, key)

    composer.panel.change.decline_button.click()

    qtbot.waitUntil(lambda: not composer.shown.changed_by_key)
    assert composer.shown.statement.paragraph(key).text == before


def test_words_under_the_clerks_hands_survive_a_change_of_records(qtbot, composer, context):
    key = key_of(composer, "动员会")
    composer.choose(key)
    composer.panel.editor._pause.setInterval(600_000)
    composer.panel.editor.setPlainText(WORDS)
    rename_meeting(context, composer, key)
    wait_for_change(qtbot, composer, key)
    assert composer.panel.editor.toPlainText() == WORDS


def test_words_on_their_way_stay_when_an_older_answer_comes(qtbot, composer, context):
    """What was read before the words were saved says what stood there before them."""
    gate = threading.Event()
    context.change(lambda _: gate.wait(60) and None)
    composer.choose(key_of(composer, "动员会"))
    composer.panel.editor.setPlainText(WORDS)
    composer.panel.editor.hand_over()
    before = composer.shown
    composer.load()
    qtbot.waitUntil(lambda: composer.shown is not before)
    assert composer.panel.editor.toPlainText() == WORDS

    gate.set()
    qtbot.settle(context._runner)
    assert composer.panel.editor.toPlainText() == WORDS
    assert not composer.panel.editor.is_ahead
    context.change(undoing.undo_last)
    qtbot.waitUntil(lambda: composer.panel.editor.toPlainText() != WORDS)


def test_a_record_of_the_paragraph_opens(qtbot, composer, context):
    key = key_of(composer, "动员会")
    composer.choose(key)
    line = composer.shown.records(composer.shown.statement.paragraph(key))[0]

    with qtbot.waitSignal(context.asked_for) as asked:
        composer.panel.opened.emit(line.link)

    assert asked.args == ["meeting", line.link.record, ""]


def test_a_mark_leads_to_the_field_that_fills_it(qtbot, composer, context):
    key = key_of(composer, "印发文件")
    composer.choose(key)
    filling = composer.shown.fillings(composer.shown.statement.paragraph(key))[0]
    assert filling.fields == "标题、发文字号"

    with qtbot.waitSignal(context.asked_for) as asked:
        composer.panel.opened.emit(filling.link)

    assert asked.args == ["document", filling.link.record, "title"]


def test_only_paragraphs_that_lack_something_may_be_left(composer):
    composer.list.chips.chip(GAPS).click()
    statement = composer.shown.statement
    assert list(composer.list.list.keys()) == [each.key for each in statement.paragraphs if each.gaps]


def test_the_page_shows_the_paragraph_in_a_frame(qtbot, composer):
    key = key_of(composer, "动员会")
    composer.choose(key)
    frames = [mark for mark in composer.preview.pages._marks if mark.look == "frame"]
    assert [mark.key for mark in frames] == [f"frame:{key}"]
    assert composer.preview.pages.current_page == frames[0].page


def test_a_click_on_a_mark_opens_its_paragraph(qtbot, composer):
    composer.preview.mark_clicked.emit("regular_meetings#0")
    assert composer.list.list.current_key() == "regular_meetings"


def test_a_final_paper_lists_its_marks_and_asks_once(qtbot, composer):
    QTimer.singleShot(0, lambda: QApplication.activeModalWidget().finish_button.click())
    composer.head.finish_button.click()
    qtbot.waitUntil(lambda: composer.preview.is_current and "待补" not in paper_of(composer))
    assert composer.head.state.text() == "定稿"
    assert composer.panel.editor.isReadOnly()

    composer.head.finish_button.click()
    wait_for_words(qtbot, composer, "（送审稿）")
    assert not composer.panel.editor.isReadOnly()


def test_nothing_is_told_as_changed_before_a_paragraph_is_read(qtbot):
    panel = ParagraphPanel()
    qtbot.addWidget(panel)

    assert panel.change.isHidden()


def test_a_long_name_of_a_statement_pushes_nothing_off_the_head(composer):
    name = f"指标 93 · {'依法行政示范单位创建' * 6}"
    composer.resize(1180, 700)
    composer.head.title.setText(name)
    composer.head.layout().activate()

    assert composer.head.print_button.geometry().right() <= composer.head.width()
    assert composer.head.title.text().endswith("…")
    assert composer.head.title.toolTip() == name


def test_the_review_notes_open_beside_the_text(qtbot, composer, context):
    qtbot.mouseClick(composer.panel.notes_button, Qt.MouseButton.LeftButton)
    dialog = composer.findChild(QDialog)
    assert dialog.windowTitle() == "待核单"
    dialog.close()


def test_the_next_paragraph_is_one_click_away(composer):
    keys = list(composer.list.list.keys())
    composer.choose(keys[0])
    assert not composer.panel.back_button.isEnabled()
    composer.panel.on_button.click()
    assert composer.list.list.current_key() == keys[1]


@pytest.mark.parametrize("size", [TextSize.STANDARD, TextSize.LARGE])
def test_the_composer_fits_a_small_screen(qtbot, qapp, context, size):
    style.apply(qapp, Theme(text_size=size))
    made = Composer(context)
    qtbot.addWidget(made)
    made.resize(*PAGE_AREA)
    made.show()
    assert made.minimumSizeHint().width() <= 1140
    assert made.minimumSizeHint().height() <= 600


def test_a_difference_shows_what_went_and_what_came():
    old, new = before_and_after("会上强调全面开展创建工作的动员会。", "会上强调全面开展创建工作的大会。")
    assert old.count("<span") == 1
    assert ">动员<" in old
    assert ">大<" in new


def test_a_difference_leaves_out_what_is_alike():
    alike = "县创建工作" * 20
    old, new = before_and_after(f"{alike}甲", f"{alike}乙")
    assert "……" in old
    assert len(new) < len(alike)
