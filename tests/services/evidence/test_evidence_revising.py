"""A new version of a file: records see it, what was issued keeps the old one."""

import pytest
from sqlmodel import select

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.evidence.evidence import EVIDENCE, Evidence
from lushan_desktop.domain.issued_paper import IssuedPaper
from lushan_desktop.domain.record import Reference
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.evidence import evidence_list, evidence_revising, evidence_view
from lushan_desktop.services.records import attachments, record_view, undoing
from lushan_desktop.services.records.lists import ListQuery
from lushan_desktop.storage import objects
from tests.saving import a_meeting

MEETING = RECORD_TYPES.get("meeting")


@pytest.fixture
def notice(store, tmp_path):
    """A notice that hangs on a meeting and went out with a paper."""
    file = tmp_path / "通知.pdf"
    file.write_bytes(b"%PDF old")
    meeting = a_meeting(store)
    attachments.attach(store, MEETING, meeting, [file])
    with store.read() as session:
        held = session.scalars(select(Evidence)).one()
    with store.change("示例：印发") as step:
        paper = IssuedPaper(title="示例：提示函", evidence=held.id)
        step.add(paper)
        step.add(Reference(parent=paper.id, field="about", target=held.id))
    return meeting, held, paper.id


def test_records_see_the_new_file_and_what_was_issued_the_old_one(store, tmp_path, notice):
    meeting, held, paper = notice
    file = tmp_path / "通知（修订）.pdf"
    file.write_bytes(b"%PDF new and longer")

    evidence_revising.revise(store, held.id, file)

    shown = record_view.view(store, MEETING, meeting).files
    assert [(one.id, one.name) for one in shown] == [(held.id, "通知（修订）.pdf")]
    with store.read() as session:
        issued = session.get(IssuedPaper, paper)
        old = session.get(Evidence, issued.evidence)
        about = session.scalars(select(Reference).where(Reference.parent == paper)).one()
    assert (old.sha256, old.title) == (held.sha256, f"{held.title}（旧版1）")
    assert about.target == old.id
    assert objects.is_intact(store.folder, old.sha256)
    assert evidence_view.view(store, EVIDENCE, held.id).values["earlier"] == (old.id,)
    hangs_nowhere = ListQuery(conditions=(evidence_list.state_condition(evidence_list.UNUSED),))
    assert not evidence_list.look(store, EVIDENCE, hangs_nowhere).ids

    undoing.undo_last(store)
    assert record_view.view(store, MEETING, meeting).files[0].name == "通知.pdf"


def test_a_file_that_is_here_already_is_refused_in_words(store, tmp_path, notice):
    _, held, _ = notice
    file = tmp_path / "通知.pdf"
    with pytest.raises(UserError, match="内容相同"):
        evidence_revising.revise(store, held.id, file)
    other = tmp_path / "签到表.pdf"
    other.write_bytes(b"%PDF other")
    attachments.attach(store, MEETING, a_meeting(store, title="示例：另一次会"), [other])
    with pytest.raises(UserError, match="直接挂接"):
        evidence_revising.revise(store, held.id, other)
