"""Records a clerk puts to a paragraph or to one sentence of a 情况说明 stay, and are cited with it."""

import pytest

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.evidence.evidence import EVIDENCE
from lushan_desktop.domain.kinds import Attachment
from lushan_desktop.domain.meetings.meeting import MEETING
from lushan_desktop.domain.papers.statement_terms import SIGNED
from lushan_desktop.reports.statement_value import Link, StatementParagraph
from lushan_desktop.services.evidence import proofs
from lushan_desktop.services.papers import statement_links, statement_stages, statement_versions, statements
from lushan_desktop.services.records import records
from lushan_desktop.services.records.statement_mentions import mentions
from lushan_desktop.storage.undo import undo_last
from tests.services.papers.retelling import paragraph_about, rename

KEY = "动员会。"
PDF = b"%PDF-1.7\nsample of a print\n%%EOF\n"


@pytest.fixture
def extra(store) -> Link:
    """A meeting that answers no indicator, with one file."""
    proof = records.save(store, EVIDENCE, {"title": "示例协调会签到表"}).ids("evidence")[0]
    values = {"title": "示例：创建工作协调会", "kind": "其他会议", "files": (Attachment(proof, "签到表"),)}
    return Link("meeting", records.save(store, MEETING, values).ids("meeting")[0])


def paragraph(store, kept, key) -> StatementParagraph:
    return statements.preview(store, {"statement": kept}).paragraph(key)


def sentence_texts(told: StatementParagraph) -> list[str]:
    return [told.text[each.start : each.end] for each in told.sentences]


def test_a_record_put_to_a_sentence_stands_behind_that_sentence_alone(store, kept, extra):
    row = paragraph_about(store, kept, KEY)
    first, *others = sentence_texts(paragraph(store, kept, row.source))
    assert others

    statement_links.attach(store, kept, row.source, [extra.record], sentence=first)

    sentences = paragraph(store, kept, row.source).sentences
    assert [extra in each.links for each in sentences] == [True] + [False] * len(others)
    undo_last(store)
    assert extra not in paragraph(store, kept, row.source).links


def test_what_was_put_to_a_sentence_survives_writing_anew_keeping_and_new_words(store, kept, extra):
    row = paragraph_about(store, kept, KEY)
    first, *_ = sentence_texts(paragraph(store, kept, row.source))
    statement_links.attach(store, kept, row.source, [extra.record], sentence=first)

    rename(store, "动员会", "示例：创建动员大会")
    for write_anew in (
        lambda: statements.regenerate(store, row.id),
        lambda: statements.regenerate_all(store, kept),
        lambda: statements.keep(store, {"statement": kept}),
    ):
        write_anew()
        told = paragraph(store, kept, row.source)
        assert "示例：创建动员大会" in told.text
        assert [extra in each.links for each in told.sentences][:2] == [True, False]


def test_its_proof_is_numbered_and_cited_in_its_sentence(store, kept, extra):
    row = paragraph_about(store, kept, KEY)
    first, *_ = sentence_texts(paragraph(store, kept, row.source))
    statement_links.attach(store, kept, row.source, [extra.record], sentence=first)
    statement_stages.set_manner(store, kept, "cites_proofs", holds=True)
    (file,) = records.values(store, MEETING, extra.record)["files"]
    with store.read() as session:
        (number,) = [held.number for held in proofs.numbers_of_evidence(session, file.evidence)]

    for edit in (None, "示例：第一句另写。示例：第二句另写。"):
        if edit:
            statements.edit_paragraph(store, row.id, edit)
        text = paragraph(store, kept, row.source).cited_text
        assert f"（佐证{number}" in text or f"、{number}" in text


def test_what_was_put_to_a_paragraph_is_told_of_by_its_record(store, kept, extra):
    row = paragraph_about(store, kept, KEY)
    statement_links.attach(store, kept, row.source, [extra.record])

    with store.read() as session:
        (mention,) = mentions(session, MEETING, extra.record)
    assert (mention.statement, mention.paragraph) == (kept, row.source)

    statement_links.detach(store, kept, row.id, extra.record)
    with store.read() as session:
        assert mentions(session, MEETING, extra.record) == ()


def test_a_signed_statement_takes_no_further_record(store, kept, extra):
    row = paragraph_about(store, kept, KEY)
    statement_links.attach(store, kept, row.source, [extra.record])
    statement_stages.move(store, kept, SIGNED)

    assert extra in paragraph(store, kept, row.source).links
    with pytest.raises(UserError, match="退回修改"):
        statement_links.detach(store, kept, row.id, extra.record)
    with pytest.raises(UserError, match="退回修改"):
        statement_links.attach(store, kept, row.source, [extra.record])


@pytest.mark.parametrize("finish", ["sign", "print"])
def test_the_numbers_of_proofs_are_permanent_once_the_paper_is_final(store, kept, extra, finish):
    row = paragraph_about(store, kept, KEY)
    statement_links.attach(store, kept, row.source, [extra.record])
    indicator = statements.preview(store, {"statement": kept}).indicator
    assert not all(each.is_kept for each in numbers(store, indicator))

    if finish == "sign":
        statement_stages.move(store, kept, SIGNED)
    else:
        statement_versions.keep_print(store, {"statement": kept, "indicator": indicator, "final": True}, PDF)

    assert numbers(store, indicator)
    assert all(each.is_kept for each in numbers(store, indicator))
    undo_last(store)
    assert not all(each.is_kept for each in numbers(store, indicator))


def numbers(store, indicator):
    with store.read() as session:
        return proofs.numbers(session, indicator)
