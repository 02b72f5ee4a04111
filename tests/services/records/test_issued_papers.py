"""What went out is printed again as it was; a correction is one more paper that names the one before."""

import pytest

from lushan_desktop.base.errors import UserError
from lushan_desktop.services.records import issued_papers
from lushan_desktop.services.records.issued_papers import Draft, Identity
from lushan_desktop.storage import objects
from lushan_desktop.storage.undo import undo_last
from tests.saving import day, save

FIRST, SECOND = b"%PDF-1.7\nas it went out\n%%EOF\n", b"%PDF-1.7\nas it would be now\n%%EOF\n"


def draft(subject: str, number: str = "示例函〔2023〕4号") -> Draft:
    return Draft(
        Identity("feedback_letter", subject, number),
        "反馈意见函",
        issued_on=day("2023-03-02"),
        addressee="示例镇",
        lines=(("", "现将发现的15个问题反馈给你单位。"), ("", "请逐条整改。")),
    )


@pytest.fixture
def visit(store) -> str:
    return save(store, "supervision_visit", unit=save(store, "unit", name="示例镇"))


def test_a_paper_that_went_out_keeps_number_day_addressee_words_and_bytes(store, visit):
    issued_papers.issue(store, draft(visit), FIRST)

    with store.read() as session:
        (paper,) = issued_papers.about(session, visit)
        assert issued_papers.standing(session, draft(visit).identity) == paper
    assert (paper.identity.number, str(paper.issued_on), paper.addressee) == (
        "示例函〔2023〕4号",
        "2023年3月2日",
        "示例镇",
    )
    assert paper.lines == draft(visit).lines
    assert issued_papers.bytes_of(store, paper) == FIRST


def test_the_same_bytes_are_issued_once_and_others_are_refused(store, visit):
    issued_papers.issue(store, draft(visit), FIRST)

    assert issued_papers.issue(store, draft(visit), FIRST) is None
    with pytest.raises(UserError, match="重印原件"):
        issued_papers.issue(store, draft(visit), SECOND)
    with store.read() as session:
        assert len(issued_papers.about(session, visit)) == 1


def test_a_correction_stands_and_names_the_paper_before_which_stays(store, visit):
    issued_papers.issue(store, draft(visit), FIRST)
    with store.read() as session:
        (first,) = issued_papers.about(session, visit)

    with pytest.raises(UserError, match="更正的原因"):
        issued_papers.correct(store, first.id, draft(visit), SECOND, " ")
    issued_papers.correct(store, first.id, draft(visit), SECOND, "漏列1个问题")

    with store.read() as session:
        held = issued_papers.about(session, visit)
        standing = issued_papers.standing(session, draft(visit).identity)
    assert [(paper.replaces, paper.correction) for paper in held] == [("", ""), (first.id, "漏列1个问题")]
    assert standing == held[1]
    assert [issued_papers.bytes_of(store, paper) for paper in held] == [FIRST, SECOND]
    with pytest.raises(UserError, match="已经更正过"):
        issued_papers.correct(store, first.id, draft(visit), SECOND + b"2", "又一次")


def test_a_paper_is_found_from_every_record_that_it_speaks_of(store, visit):
    problem = save(store, "problem", unit=save(store, "unit", name="示例乡"), description="示例：问题")
    made = draft(visit)
    issued_papers.issue(store, Draft(made.identity, made.title, about=(problem,)), FIRST)

    with store.read() as session:
        assert [paper.title for paper in issued_papers.about(session, problem)] == ["反馈意见函"]


def test_bytes_that_were_touched_or_lost_are_never_printed(store, visit):
    issued_papers.issue(store, draft(visit), FIRST)
    with store.read() as session:
        (paper,) = issued_papers.about(session, visit)
    place = objects.path_of(store.folder, paper.sha256)

    place.chmod(0o600)
    place.write_bytes(SECOND)
    with pytest.raises(UserError, match="被改动过"):
        issued_papers.bytes_of(store, paper)
    place.unlink()
    with pytest.raises(UserError, match="不在了"):
        issued_papers.bytes_of(store, paper)


def test_one_undo_takes_an_issue_back(store, visit):
    issued_papers.issue(store, draft(visit), FIRST)

    undo_last(store)

    with store.read() as session:
        assert issued_papers.about(session, visit) == ()
