"""从文稿登记 in the window: records out of a text, beside their source and held against the ledger."""

from dataclasses import replace

from PySide6.QtWidgets import QPlainTextEdit

from lushan_desktop.domain.kinds import LongText, Text
from lushan_desktop.domain.mentions.draft import Draft
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import answers
from lushan_desktop.services.records.undoing import undo_last
from lushan_desktop.ui.records.draft_dialog import DraftDialog
from lushan_desktop.ui.records.draft_model import named
from tests.saving import day

TOLD = "示例县示例工作情况说明\n2023年5月9日，县长李明华主持召开示例推进会。\n"


def test_records_are_taken_out_of_a_text_and_can_be_taken_back(qtbot, context, store, page):
    def meetings():
        return [row.name for row in answers.everything(store, RECORD_TYPES.get("meeting"))]

    before = meetings()
    taking = page.taking
    taking.open_text(TOLD)
    qtbot.waitUntil(lambda: taking.found is not None)
    place = next(n for n, one in enumerate(taking.rows.rows) if one.draft.type == "meeting")
    dialog = DraftDialog(taking, taking.rows.rows[place].draft, context.reading())
    dialog.lines["title"].setText("示例第一次推进会")
    dialog.confirm()
    taking.rows.put(place, taking.rows.rows[place].__class__(dialog.draft(), "新"))

    assert meetings() == before
    with qtbot.waitSignal(context.changed):
        taking.take()

    assert sorted({*meetings()} - {*before}) == ["示例第一次推进会"]


def test_in_what_a_draft_differs_from_the_ledger_is_to_be_read_whole(qtbot, page, save):
    save("meeting", title="示例推进会", kind="推进会", held_on=day("2023-04-01"))
    page.taking.open_text(TOLD)
    qtbot.waitUntil(lambda: page.taking.found is not None)

    for place, one in enumerate(page.taking.rows.rows):
        page.taking.table.selectRow(place)
        assert all(said in page.taking.whole.text() for said in (*one.differs, *one.draft.doubts))


def standings(taking) -> list[tuple[str, str]]:
    return [(one.draft.type, one.standing) for one in taking.rows.rows]


def test_what_was_taken_stays_on_the_page_as_registered_until_it_is_undone(qtbot, context, page):
    taking = page.taking
    page.taking_button.click()
    taking.open_text(TOLD)
    qtbot.waitUntil(lambda: taking.found is not None)
    ticked = set(taking.rows.chosen)
    assert ticked
    assert all(standing == "新" for _, standing in standings(taking))

    taking.take()

    qtbot.waitUntil(lambda: all(standing == "已登记" for _, standing in standings(taking)))
    assert taking.isVisible()
    assert not taking.rows.chosen
    assert not taking.take_button.isEnabled()
    context.change(undo_last)
    qtbot.waitUntil(lambda: all(standing == "新" for _, standing in standings(taking)))
    assert taking.rows.chosen == ticked


def test_what_the_ledger_tells_otherwise_is_taken_by_no_one_unasked(qtbot, page, save):
    save("meeting", title="示例推进会", kind="推进会", held_on=day("2023-04-01"))
    page.taking.open_text(TOLD)
    qtbot.waitUntil(lambda: page.taking.found is not None)

    place = standings(page.taking).index(("meeting", "有出入"))
    assert place not in page.taking.rows.chosen


def test_a_pasted_text_is_kept_as_evidence_like_a_file(qtbot, context, store, page):
    page.taking.open_text(TOLD)
    qtbot.waitUntil(lambda: page.taking.found is not None)
    page.taking.keeps.setChecked(True)

    with qtbot.waitSignal(context.changed):
        page.taking.take()

    def kept():
        return [row.name for row in answers.everything(store, RECORD_TYPES.get("evidence"))]

    assert "示例县示例工作情况说明" in kept()
    with qtbot.waitSignal(context.changed):
        context.change(undo_last)
    assert "示例县示例工作情况说明" not in kept()


def test_every_draft_is_called_by_what_tells_it_from_the_others(qtbot, page):
    said = "推进“七个纳入”（纳入年度综合考核、经费纳入财政预算），抓好落实。"
    page.taking.open_text(f"示例县示例工作情况说明\n{said}\n")
    qtbot.waitUntil(lambda: page.taking.found is not None)

    called = [named(one.draft) for one in page.taking.rows.rows if one.draft.type == "inclusion"]
    assert called == ["纳入年度综合考核", "经费纳入财政预算"]


def test_a_click_leads_from_what_differs_to_the_record_of_the_ledger(qtbot, context, page, save):
    kept = save("meeting", title="示例推进会", kind="推进会", held_on=day("2023-04-01"))
    page.taking_button.click()
    page.taking.open_text(TOLD)
    qtbot.waitUntil(lambda: page.taking.found is not None)
    asked = []
    context.asked_for.connect(lambda *way: asked.append(way))

    for place, (_, standing) in enumerate(standings(page.taking)):
        page.taking.table.selectRow(place)
        assert page.taking.ledger_link.isVisible() == (standing != "新")
    page.taking.table.selectRow(standings(page.taking).index(("meeting", "有出入")))
    page.taking.ledger_link.click()

    assert asked == [("meeting", kept, "")]


def test_a_draft_that_was_written_otherwise_is_held_against_the_ledger_again(qtbot, context, page, save):
    save("meeting", title="示例推进会", kind="推进会", held_on=day("2023-04-01"))
    taking = page.taking
    page.taking_button.click()
    taking.open_text(TOLD)
    qtbot.waitUntil(lambda: taking.found is not None)
    place = standings(taking).index(("meeting", "有出入"))

    taking.edit(place)
    dialog = taking.findChild(DraftDialog)
    dialog.lines["held_on"].setText("2023年4月1日")
    dialog.confirm()

    qtbot.waitUntil(lambda: standings(taking)[place] == ("meeting", "已登记"))
    assert place not in taking.rows.chosen


def test_long_words_are_seen_whole_and_keep_their_lines(qtbot, context, page):
    words = "一要提高认识，压实责任。\n二要对照清单，逐项落实。"
    draft = Draft("instruction", {"kind": "批示", "leader": "示例甲", "words": words}, 0, 1, "示例")

    dialog = DraftDialog(page, draft, context.reading())
    dialog.confirm()

    assert dialog.draft().fields["words"] == words
    assert isinstance(dialog.lines["words"], QPlainTextEdit)
    assert dialog.lines["words"].tabChangesFocus()


def test_a_draft_that_says_much_is_written_otherwise_on_a_small_screen_too(qtbot, context, page):
    for type in ("study_visit", "document"):
        texts = [spec for spec in RECORD_TYPES.get(type).fields if isinstance(spec.kind, Text | LongText)]
        told = {spec.name: "示例" for spec in texts}
        dialog = DraftDialog(page, Draft(type, told, 0, 1, "示例"), context.reading())
        dialog.show()
        assert dialog.frameGeometry().height() <= dialog.screen().availableSize().height()
        dialog.reject()


def test_what_is_taken_twice_in_a_hurry_is_registered_once(qtbot, context, store, page):
    page.taking.open_text(TOLD)
    qtbot.waitUntil(lambda: page.taking.found is not None)
    steps = []
    context.changed.connect(steps.append)

    page.taking.take()
    page.taking.take()
    qtbot.settle(context._runner)

    held = [row.name for row in answers.everything(store, RECORD_TYPES.get("meeting"))]
    assert held.count("示例推进会") == 1
    assert len(steps) == 1


def test_what_could_not_be_taken_is_still_ticked(qtbot, context, store, page):
    page.taking.open_text(TOLD)
    qtbot.waitUntil(lambda: page.taking.found is not None)
    place = next(n for n, one in enumerate(page.taking.rows.rows) if one.draft.type == "meeting")
    meeting = page.taking.rows.rows[place]
    page.taking.rows.put(place, replace(meeting, draft=replace(meeting.draft, fields={"kind": "推进会"})))
    ticked = set(page.taking.rows.chosen)

    context.failed.disconnect()
    with qtbot.waitSignal(context.failed):
        page.taking.take()

    assert page.taking.rows.chosen == ticked
    assert page.taking.take_button.isEnabled()
