"""A statement from draft to published: what is signed stands, prints are kept, records can be left out."""

import hashlib
from functools import partial

import pytest
from sqlalchemy import select

from lushan_desktop.app import open_store
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.cli.papers import write_report
from lushan_desktop.domain.evidence.evidence import Evidence
from lushan_desktop.domain.indicators.indicator import INDICATOR
from lushan_desktop.domain.meetings.meeting import MEETING, Meeting
from lushan_desktop.domain.papers.statement import STATEMENT
from lushan_desktop.domain.papers.statement_terms import DRAFT, FINISHED, PUBLISHED, SIGNED
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.reports.statement_value import Link, Statement
from lushan_desktop.services.papers import (
    composing,
    statement_checks,
    statement_links,
    statement_stages,
    statement_versions,
    statements,
)
from lushan_desktop.services.printing import reports
from lushan_desktop.services.records import issued_papers, records
from lushan_desktop.services.records.statement_mentions import mentions
from lushan_desktop.storage import objects
from lushan_desktop.storage.store import Store
from lushan_desktop.storage.undo import undo_last
from tests.saving import save

TOLD_OF = ("meeting", "instruction", "measure", "study_visit", "symposium", "document", "training")
RALLY = "争创省级法治政府建设示范县动员会"
PDF = b"%PDF-1.7\nsample of a print\n%%EOF\n"


def now(store: Store, statement_id: str) -> Statement:
    return statements.preview(store, {"statement": statement_id})


def text(store: Store, statement_id: str) -> str:
    return "\n".join(each.text for each in now(store, statement_id).paragraphs)


def rally(store: Store) -> str:
    with store.read() as session:
        return next(each.id for each in session.scalars(select(Meeting)).all() if each.title == RALLY)


def values_of(store: Store, statement_id: str) -> dict:
    return records.detail(store, STATEMENT, statement_id).values


def test_what_is_signed_stands_whatever_the_records_say_later(store, kept):
    statement_stages.move(store, kept, SIGNED)
    before = text(store, kept)

    records.save(store, MEETING, {"title": "另一次动员会"}, rally(store))

    assert text(store, kept) == before
    assert now(store, kept).stage == SIGNED
    changed = statements.changed_since(store, kept)
    assert [each for each in changed if "另一次动员会" in each.now]


def printed(store: Store, statement_id: str, folder) -> bytes:
    file = reports.write(store, "situation_statement", {"statement": statement_id}, folder / "a.pdf")
    return file.read_bytes()


def test_what_was_signed_is_printed_again_byte_for_byte(store, kept, tmp_path):
    statement_stages.move(store, kept, SIGNED)
    before = printed(store, kept, tmp_path)

    records.save(store, MEETING, {"title": "另一次动员会"}, rally(store))
    records.save(store, STATEMENT, {"note": "示例"}, kept)

    assert printed(store, kept, tmp_path) == before


def test_a_statement_signed_anew_names_the_one_before(store, kept, tmp_path):
    statement_stages.move(store, kept, SIGNED)
    before = printed(store, kept, tmp_path)
    statement_stages.move(store, kept, DRAFT)
    records.save(store, MEETING, {"title": "另一次动员会"}, rally(store))
    statements.regenerate_all(store, kept)
    assert printed(store, kept, tmp_path) != before

    statement_stages.move(store, kept, SIGNED)

    with store.read() as session:
        old, new = issued_papers.about(session, kept)
        assert issued_papers.bytes_of(store, old) == before
    assert (new.replaces, new.correction) == (old.id, "退回修改后重新签发")


def test_a_final_paper_with_something_open_is_made_only_where_that_is_accepted(store, kept):
    shown = partial(statements.preview, store)
    options = {"statement": kept, "indicator": "93", "final": True}

    with pytest.raises(UserError, match=r"还不能定稿：13项没有补齐（各类会议的次数和日期；.*accept=open"):
        statement_checks.check_open(shown(options))

    assert "定稿时13项没有补齐" in statement_checks.check_open(shown(options), accepts=True)
    early = {**options, "final": False, "signed": PartialDate(2023, 6, 30)}
    assert "成文日期2023年6月30日早于2项所写的事" in statement_checks.check_open(shown(early))
    assert statement_checks.check_open(shown({**options, "final": False})) == ""


def test_a_signed_paper_is_numbered_as_it_was(store, kept):
    drafted = now(store, kept)
    statement_stages.move(store, kept, SIGNED)

    signed = now(store, kept)

    assert [each.numbered_heading for each in signed.sections] == [
        each.numbered_heading for each in drafted.sections
    ]
    assert [each.number for each in signed.paragraphs] == [each.number for each in drafted.paragraphs]
    assert [each.text for each in signed.paragraphs] == [each.text for each in drafted.paragraphs]


def test_a_signed_paper_prints_without_marks_until_it_is_taken_back(store, kept):
    assert now(store, kept).is_draft
    statement_stages.move(store, kept, SIGNED)

    assert now(store, kept).final
    assert not now(store, kept).is_draft

    statement_stages.move(store, kept, "草稿")
    assert now(store, kept).is_draft


@pytest.mark.parametrize(("stage", "way"), [(FINISHED, "改回送审稿"), (SIGNED, "退回修改")])
def test_a_closed_statement_refuses_every_change_until_it_is_taken_back(store, kept, stage, way):
    before = text(store, kept)
    statement_stages.move(store, kept, stage)
    paragraph = now(store, kept).paragraphs[0]
    link = Link("meeting", rally(store))
    later = PartialDate(2023, 7, 1)

    for change in (
        lambda: statements.edit_paragraph(store, paragraph.stored, "另写"),
        lambda: statements.regenerate(store, paragraph.stored),
        lambda: statements.regenerate_all(store, kept),
        lambda: statements.keep(store, {"statement": kept}),
        lambda: statements.keep(store, {"statement": kept, "start": later}),
        lambda: statements.preview(store, {"statement": kept, "indicator": "93", "start": later}),
        lambda: composing.write_anew(store, kept, paragraph, "另写"),
        lambda: statement_stages.leave_out(store, kept, link),
        lambda: statement_stages.take_back(store, kept, link),
        lambda: statement_stages.set_manner(store, kept, "comrade", holds=True),
        lambda: statement_links.attach(store, kept, paragraph.key, [link.record]),
        lambda: records.save(store, STATEMENT, {"period_start": later}, kept),
    ):
        with pytest.raises(UserError, match=way):
            change()
    records.save(store, MEETING, {"title": "改过名的动员会"}, rally(store))
    assert text(store, kept) == before
    assert not now(store, kept).is_draft

    statement_stages.move(store, kept, "草稿")
    statements.edit_paragraph(store, paragraph.stored, "另写")
    assert "另写" in text(store, kept)


def test_a_finished_statement_is_still_finished_after_the_program_was_closed(tmp_path, kept, store):
    statement_stages.move(store, kept, FINISHED)
    store.close()

    with open_store(store.folder) as opened:
        again = statements.preview(opened, {"statement": kept})
        assert (again.stage, again.final, again.issuance) == (FINISHED, True, None)
        with pytest.raises(UserError, match="改回送审稿"):
            statements.keep(opened, {"statement": kept})


def test_a_finished_statement_keeps_its_issuer_and_its_day_and_the_command_says_so(
    store, kept, tmp_path, capsys
):
    other = save(store, "issuer", name="示例机关")
    statement_stages.move(store, kept, FINISHED)
    before = now(store, kept)
    asked = {"issuer": "示例机关", "signed": "2023-08-01", "comrade": "是"}

    changed = {"issuer": other, "signed": PartialDate(2023, 8, 1), "comrade": True}
    found = statements.preview(store, {"statement": kept, **changed})
    write_report(store, "situation_statement", {"indicator": "93", **asked}, tmp_path / "a.pdf")

    assert (found.issuer, found.signed, found.manner) == (before.issuer, before.signed, before.manner)
    assert "照原样打印，没有改落款单位、成文日期、姓名后加“同志”。" in capsys.readouterr().err


def test_what_was_finished_is_signed_word_by_word(store, kept):
    statement_stages.move(store, kept, FINISHED)
    before = text(store, kept)
    records.save(store, MEETING, {"title": "改过名的动员会"}, rally(store))

    statement_stages.move(store, kept, SIGNED)

    assert text(store, kept) == before
    assert now(store, kept).issuance is not None


def test_publishing_writes_the_day_and_taking_it_back_clears_it(store, kept):
    statement_stages.move(store, kept, SIGNED)
    statement_stages.move(store, kept, PUBLISHED, published_on=PartialDate(2023, 8, 1))
    assert values_of(store, kept)["published_on"] == PartialDate(2023, 8, 1)

    statement_stages.move(store, kept, SIGNED)

    assert values_of(store, kept)["published_on"] is None


def test_a_draft_cannot_be_published_at_once(store, kept):
    with pytest.raises(UserError, match="不能直接转为“已发布”"):
        statement_stages.move(store, kept, PUBLISHED)


def test_signing_is_one_undoable_step(store, kept):
    records.save(store, MEETING, {"title": "改过名的动员会"}, rally(store))
    statement_stages.move(store, kept, SIGNED)

    undo_last(store)

    assert values_of(store, kept)["stage"] == "草稿"
    assert statements.changed_since(store, kept)


def test_a_record_left_out_is_not_told_of_and_can_be_taken_back(store, kept):
    link = Link("meeting", rally(store))
    statement_stages.leave_out(store, kept, link)

    left = now(store, kept)
    assert "6月2日" not in text(store, kept)
    assert left.left_out == (link,)
    assert "纳入县政府年度督查督办体系" in text(store, kept)

    statement_stages.take_back(store, kept, link)
    assert "6月2日，我县召开争创" in text(store, kept)

    statement_stages.leave_out(store, kept, link)
    undo_last(store)
    assert now(store, kept).left_out == ()


def test_a_paper_left_out_is_still_named_by_the_instruction_on_it(store, kept):
    statement = now(store, kept)
    paper = next(
        link
        for each in statement.paragraphs
        if "在该报告上作出批示" in each.text
        for link in each.links
        if link.record_type == "document"
    )
    statement_stages.leave_out(store, kept, paper)

    assert "在鲁山县司法局关于争创第三批全省法治政府建设示范县的报告上作出批示" in text(store, kept)


def test_how_a_paper_is_written_is_kept_with_it(store, kept):
    statement_stages.set_manner(store, kept, "comrade", holds=True)
    assert "县委书记刘鹏同志" in text(store, kept)

    statement_stages.set_manner(store, kept, "comrade", holds=False)
    assert "同志" not in now(store, kept).paragraphs[1].text


def test_all_paragraphs_are_written_anew_in_one_step(store, kept):
    first, second = now(store, kept).paragraphs[:2]
    statements.edit_paragraph(store, first.stored, "甲")
    statements.edit_paragraph(store, second.stored, "乙")

    statements.regenerate_all(store, kept)

    assert [each.text for each in now(store, kept).paragraphs[:2]] == [first.text, second.text]
    undo_last(store)
    assert [each.text for each in now(store, kept).paragraphs[:2]] == ["甲", "乙"]


def test_what_was_printed_is_kept_with_its_bytes_and_its_fingerprint(store, kept):
    statement_versions.keep_print(store, {"statement": kept, "indicator": "93"}, PDF)

    (version,) = statement_versions.versions(store, kept)
    assert version.sha256 == hashlib.sha256(PDF).hexdigest()
    assert version.name == "第1稿　送审稿"
    assert objects.path_of(store.folder, version.sha256).read_bytes() == PDF
    with store.read() as session:
        assert session.get(Evidence, version.evidence).title == "情况说明（第93项）第1稿送审稿"
    files = values_of(store, kept)["files"]
    assert [(file.evidence, file.role) for file in files] == [(version.evidence, "送审稿")]


def test_printing_the_same_words_again_keeps_no_second_version(store, kept):
    options = {"statement": kept, "indicator": "93"}
    statement_versions.keep_print(store, options, PDF)

    assert statement_versions.keep_print(store, options, PDF + b"again") is None
    assert len(statement_versions.versions(store, kept)) == 1


def test_printing_a_statement_that_nobody_kept_keeps_it(store):
    changes = statement_versions.keep_print(store, {"indicator": _other_indicator(store)}, PDF)

    (made,) = changes.ids("statement")
    assert statement_versions.versions(store, made)
    assert all(paragraph.stored for paragraph in now(store, made).paragraphs)


def _other_indicator(store: Store) -> str:
    system = records.detail(store, INDICATOR, _indicator(store)).values["system"]
    return records.save(store, INDICATOR, {"system": system, "number": "94", "text": "示例指标"}).ids(
        "indicator"
    )[0]


def _indicator(store: Store) -> str:
    with store.read() as session:
        found = session.connection().exec_driver_sql("SELECT id FROM indicator WHERE number = '93'")
        return found.scalar_one()


def test_two_versions_are_compared_paragraph_by_paragraph(store, kept):
    options = {"statement": kept, "indicator": "93"}
    statement_versions.keep_print(store, options, PDF)
    records.save(store, MEETING, {"title": "改过名的动员会"}, rally(store))
    statement_stages.leave_out(store, kept, Link("instruction", _given(store, "2023-07-26")))
    statement_versions.keep_print(store, {**options, "final": True}, PDF + b"2")

    one, other = statement_versions.versions(store, kept)
    pairs = statement_versions.compared(one, other)

    assert other.name == "第2稿　定稿"
    assert any(RALLY in pair.before and "改过名的动员会" in pair.after for pair in pairs)
    assert any("7月26日" in pair.before and not pair.after for pair in pairs)
    assert not any("【待补" in text for _, text in other.paragraphs)
    assert statement_versions.as_it_stands(store, kept).paragraphs[0] == one.paragraphs[0]


def _given(store: Store, day: str) -> str:
    from_day = "SELECT id FROM instruction WHERE given_on = ?"
    with store.read() as session:
        return session.connection().exec_driver_sql(from_day, (day,)).scalar_one()


def test_a_record_tells_which_statements_speak_of_it(store, kept):
    with store.read() as session:
        lead_in, mention = mentions(session, MEETING, rally(store))

    assert lead_in.paragraph == "lead_in/leadership"
    assert mention.statement == kept
    assert mention.paragraph == f"meeting:{rally(store)}"
    assert mention.title == "写入情况说明　指标 93"
    assert mention.detail.startswith("草稿 · 2023年6月2日")


def test_what_is_signed_says_the_same_by_the_same_hand_when_its_records_are_gone(store, kept):
    reworded = next(each for each in now(store, kept).paragraphs if RALLY in each.text)
    statements.edit_paragraph(store, reworded.stored, f"{reworded.text}会后分解了任务。")
    statement_stages.move(store, kept, SIGNED)
    before = now(store, kept)

    for link in {link for each in before.paragraphs for link in each.told if link.record_type in TOLD_OF}:
        records.remove(store, RECORD_TYPES.get(link.record_type), [link.record])
    after = now(store, kept)

    assert [(each.number, each.text, each.edited) for each in after.paragraphs] == [
        (each.number, each.text, each.edited) for each in before.paragraphs
    ]
    for one, other in zip(before.paragraphs, after.paragraphs, strict=True):
        assert {link.record for link in other.behind} == {link.record for link in one.behind}
        assert all(each.is_typed == other.edited for each in other.sentences), other.text
        assert bool(other.told) == (bool(one.told) and not other.edited)
