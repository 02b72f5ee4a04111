"""A kept 情况说明: the clerk's words stay, one paragraph is written anew, changes of records are told."""

import pytest
from sqlalchemy import select

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.meetings.meeting import MEETING
from lushan_desktop.domain.papers.paragraph import Paragraph
from lushan_desktop.services.papers import statements
from lushan_desktop.services.records import records
from lushan_desktop.storage.undo import undo_last
from tests.services.papers.retelling import meeting_called, paragraph_about, rename


def test_keeping_stores_every_section_and_paragraph_as_one_step(store):
    (kept,) = statements.keep(store, {"indicator": "93"}).ids("statement")
    statement = statements.preview(store, {"statement": kept})

    assert statement.stored == kept
    assert all(paragraph.stored for paragraph in statement.paragraphs)
    with store.read() as session:
        texts = [session.get(Paragraph, each.stored).text for each in statement.paragraphs]
    assert texts == [each.text for each in statement.paragraphs]

    undo_last(store)
    with store.read() as session:
        assert all(row.deleted for row in session.scalars(select(Paragraph)).all())


def test_keeping_again_writes_over_the_same_paragraphs(store, kept):
    before = [each.stored for each in statements.preview(store, {"statement": kept}).paragraphs]

    statements.keep(store, {"statement": kept})

    assert [each.stored for each in statements.preview(store, {"statement": kept}).paragraphs] == before


def test_an_edited_paragraph_keeps_the_words_and_the_records(store, kept):
    row = paragraph_about(store, kept, "动员会。")
    links = statements.preview(store, {"statement": kept}).paragraph(row.source).links

    statements.edit_paragraph(store, row.id, "2023年6月2日，我县召开动员会【待补：会议地点】。")

    edited = statements.preview(store, {"statement": kept}).paragraph(row.source)
    assert edited.text == "2023年6月2日，我县召开动员会【待补：会议地点】。"
    assert edited.edited
    assert edited.links == links
    assert [gap.text for gap in edited.gaps] == ["【待补：会议地点】"]
    assert "县委书记刘鹏在讲话中提出" in edited.composed


def test_an_empty_text_is_refused_with_a_sentence(store, kept):
    row = paragraph_about(store, kept, "动员会。")

    with pytest.raises(UserError, match="没有文字"):
        statements.edit_paragraph(store, row.id, "  ")


def test_typing_the_composed_words_again_is_no_edit(store, kept):
    row = paragraph_about(store, kept, "动员会。")

    statements.edit_paragraph(store, row.id, "别的话。")
    statements.edit_paragraph(store, row.id, row.generated)

    assert not statements.preview(store, {"statement": kept}).paragraph(row.source).edited


def test_writing_one_paragraph_anew_leaves_the_edits_of_others(store, kept):
    one, other = paragraph_about(store, kept, "动员会。"), paragraph_about(store, kept, "述法评议大会")
    statements.edit_paragraph(store, one.id, "甲段改写。")
    statements.edit_paragraph(store, other.id, "乙段改写。")

    statements.regenerate(store, one.id)

    now = statements.preview(store, {"statement": kept})
    assert "我县召开争创省级法治政府建设示范县动员会" in now.paragraph(one.source).text
    assert now.paragraph(other.source).text == "乙段改写。"


def test_keeping_again_leaves_edited_words(store, kept):
    row = paragraph_about(store, kept, "动员会。")
    statements.edit_paragraph(store, row.id, "甲段改写。")
    rename(store, "动员会", "争创示范县誓师动员会")

    statements.keep(store, {"statement": kept})

    assert statements.preview(store, {"statement": kept}).paragraph(row.source).text == "甲段改写。"


def test_nothing_has_changed_right_after_keeping(store, kept):
    assert statements.changed_since(store, kept) == ()


def test_a_paragraph_whose_records_changed_is_told_with_both_texts(store, kept):
    row = paragraph_about(store, kept, "述法评议大会")

    rename(store, "述法评议大会", "2022年度述法评议会")

    (changed,) = statements.changed_since(store, kept)
    assert changed.paragraph == row.id
    assert "召开2022年度党政主要负责人述法评议大会" in changed.kept
    assert "召开2022年度述法评议会" in changed.now


def test_an_edited_paragraph_tells_a_later_change_of_its_records_too(store, kept):
    row = paragraph_about(store, kept, "述法评议大会")
    statements.edit_paragraph(store, row.id, "改写。")
    assert statements.changed_since(store, kept) == ()

    rename(store, "述法评议大会", "2022年度述法评议会")

    (changed,) = statements.changed_since(store, kept)
    assert changed.is_edited
    assert changed.text == "改写。"


def test_a_new_record_is_told_as_a_new_paragraph(store, kept):
    indicator = statements.preview(store, {"indicator": "93"}).indicator
    values = {"title": "创建工作推进会", "kind": "推进会", "indicators": (indicator,)}
    records.save(store, MEETING, values)

    new = [each for each in statements.changed_since(store, kept) if not each.kept]
    assert len(new) == 1
    assert "我县召开创建工作推进会" in new[0].now
    assert new[0].paragraph == ""


def test_edited_words_stay_when_their_record_is_deleted(store, kept):
    row = paragraph_about(store, kept, "述法评议大会")
    statements.edit_paragraph(store, row.id, "述法评议大会情况由人工改写。")
    records.remove(store, MEETING, [meeting_called(store, "述法评议大会")])

    statement = statements.preview(store, {"statement": kept})
    assert statement.paragraph(row.source).text == "述法评议大会情况由人工改写。"
    assert any("所依据的台账已不在" in note.text for note in statement.notes)
    assert statements.changed_since(store, kept)[-1].now == ""


def orphan(store, kept) -> str:
    """A paragraph that a clerk worded and whose record is gone."""
    row = paragraph_about(store, kept, "述法评议大会")
    statements.edit_paragraph(store, row.id, "述法评议大会情况由人工改写。")
    records.remove(store, MEETING, [meeting_called(store, "述法评议大会")])
    return row.id


def text_of(store, kept) -> str:
    return "".join(each.text for each in statements.preview(store, {"statement": kept}).paragraphs)


def test_words_without_a_record_may_stay_and_nothing_is_asked_again(store, kept):
    row = orphan(store, kept)

    statements.edit_paragraph(store, row, "述法评议大会情况由人工改写。")

    assert "述法评议大会情况由人工改写。" in text_of(store, kept)
    assert not [each for each in statements.changed_since(store, kept) if each.paragraph == row]


def test_words_without_a_record_may_go(store, kept):
    statements.regenerate(store, orphan(store, kept))

    assert "由人工改写" not in text_of(store, kept)
