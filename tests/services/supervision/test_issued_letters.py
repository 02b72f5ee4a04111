"""What went out to a unit is printed again as it went out, whatever has happened to its problems since."""

import pytest
from sqlalchemy import select
from sqlmodel import col

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.kinds import Attachment
from lushan_desktop.domain.people.issuer import Issuer
from lushan_desktop.domain.supervision.problem import PROBLEM
from lushan_desktop.services.printing import issuing, reports
from lushan_desktop.services.records import issued_papers, records, remembered
from lushan_desktop.services.records.date_orders import DatesOutOfOrder
from lushan_desktop.services.supervision import escalation, feedback, feedback_issuing, supervision
from tests.reports.rounds import day
from tests.saving import save

NUMBER = "示法办函〔2023〕9号"


@pytest.fixture
def issuer(office):
    """The only name under which the office writes: it is proposed for every letter."""
    remove_issuers(office)
    return save(office.store, "issuer", name="示例县法治政府建设领导小组办公室")


def remove_issuers(office):
    with office.store.read() as session:
        ids = session.scalars(select(Issuer.id).where(col(Issuer.deleted).is_(False))).all()
    office.remove("issuer", *ids)


def put_right(office, problem):
    store = office.store
    supervision.move(store, problem, "待验收", measure="示例：补录", finished_on=day(7, 14))


def test_a_feedback_letter_is_reprinted_as_it_went_out(office, ids, issuer, tmp_path):
    store, unit = office.store, ids["张良镇"]
    options = {"supervision_round": ids["round"], "unit": unit}
    feedback_issuing.issue(store, ids["round"], [unit], on=day(7, 20), first_number=NUMBER)
    first = reports.preview(store, "feedback_letter", options)
    put_right(office, ids["late"])
    records.save(store, PROBLEM, {"description": "示例：另一种说法"}, ids["due"])

    again = reports.preview(store, "feedback_letter", options)
    (file,) = feedback.write_each(store, tmp_path, {"supervision_round": ids["round"]}, only=[unit]).files

    assert first.issued is not None
    assert again.typeset.pdf == first.typeset.pdf == file.read_bytes()
    assert (again.issued.identity.number, again.issued.issued_on) == (NUMBER, day(7, 20))
    assert again.issued.addressee == "张良镇"
    with pytest.raises(UserError, match="只能存 PDF 原件"):
        reports.write(store, "feedback_letter", options, tmp_path / "x.docx")


def test_a_prompt_letter_names_all_it_was_recorded_for_and_is_reprinted(office, ids, issuer):
    store = office.store
    chosen = [ids["late"], ids["due"]]
    escalation.escalate(store, chosen, "提示函", issued_on=day(7, 28), reply_by=day(8, 5), accepts=True)
    first = reports.preview(store, "prompt_letter", {"problem": ids["due"]})
    put_right(office, ids["late"])

    again = reports.preview(store, "prompt_letter", {"problem": ids["late"]})

    assert len(first.value.rows) == 2
    assert again.issued == first.issued
    assert again.typeset.pdf == first.typeset.pdf
    with store.read() as session:
        assert [paper.title for paper in issued_papers.about(session, ids["due"])] == ["提示函"]


def test_an_earlier_letter_is_reprinted_after_a_further_one_and_after_the_closure(office, ids, issuer):
    store = office.store
    for number, on in (("2023年第8号", day(7, 28)), ("2023年第9号", day(8, 10))):
        escalation.escalate(store, [ids["late"]], "提示函", number=number, issued_on=on, accepts=True)
    asked = {"problem": ids["late"], "number": "2023年第8号"}
    first = reports.preview(store, "prompt_letter", asked)
    put_right(office, ids["late"])

    again = reports.preview(store, "prompt_letter", asked)

    assert (again.issued.identity.number, again.issued.issued_on) == ("2023年第8号", day(7, 28))
    assert again.typeset.pdf == first.typeset.pdf


def test_no_letter_begins_with_the_number_of_another(office, ids, issuer):
    store, typed = office.store, {"number": "2023年第8号", "content": "示例：要求", "signed": day(7, 28)}
    remembered.remember(store, "prompt_letter", {"problem": ids["late"], "issuer": issuer, **typed}, "")

    same = reports.begin(store, "prompt_letter", {"problem": ids["late"]}).options
    other = reports.begin(store, "prompt_letter", {"problem": ids["due"]}).options

    assert {name: same[name] for name in typed} == typed
    assert (other["number"], other["content"], other["issuer"]) == ("", "", issuer)
    assert other["signed"] != typed["signed"]


def test_a_letter_that_lacks_its_issuer_is_none_that_was_issued(office, ids):
    remove_issuers(office)
    escalation.escalate(office.store, [ids["late"]], "提示函")

    shown = reports.preview(office.store, "prompt_letter", {"problem": ids["late"]})

    assert shown.issued is None
    assert issuing.issue(office.store, "prompt_letter", shown.value, shown.typeset.pdf) is None


def test_a_correction_is_a_further_paper_that_is_printed_from_then_on(office, ids, issuer):
    store, options = office.store, {"problem": ids["late"]}
    escalation.escalate(store, [ids["late"]], "提示函", issued_on=day(7, 28), accepts=True)
    first = reports.preview(store, "prompt_letter", options)
    records.save(store, PROBLEM, {"demand": "示例：更正后的要求"}, ids["late"])

    anew = reports.preview(store, "prompt_letter", options, anew=True)
    issuing.correct(store, "prompt_letter", anew.value, anew.typeset.pdf, "整改要求写错")
    after = reports.preview(store, "prompt_letter", options)

    assert after.typeset.pdf == anew.typeset.pdf != first.typeset.pdf
    assert (after.issued.replaces, after.issued.correction) == (first.issued.id, "整改要求写错")


@pytest.mark.parametrize(
    ("ends", "says"), [("待验收", "已于2023年7月14日完成整改，等候验收"), ("已销号", "已经销号")]
)
def test_nobody_is_pressed_for_what_was_put_right(office, ids, ends, says):
    put_right(office, ids["late"])
    if ends == "已销号":
        files = (Attachment("e-proof", ""), Attachment("e-form", "整改销号审批表"))
        supervision.move(
            office.store, ids["late"], "已销号", rechecker="p", closed_on=day(7, 20), files=files
        )

    for level, report in escalation.REPORT_BY_LEVEL.items():
        with pytest.raises(UserError, match=says):
            escalation.escalate(office.store, [ids["late"]], level)
        if level in escalation.PERSONAL:
            with pytest.raises(UserError, match=says):
                office.gather(report, problem=ids["late"])


def test_who_finished_in_time_is_late_on_no_paper(office, ids, issuer):
    before = office.gather("supervision_bulletin", supervision_round=ids["round"], signed=day(9, 1))
    put_right(office, ids["late"])

    value = office.gather("supervision_bulletin", supervision_round=ids["round"], signed=day(9, 1))

    assert ("张良镇3个" in before.late, "张良镇2个" in value.late) == (True, True)
    assert value.total[-2] == str(sum(int(row[-2]) for row in value.rows))
    with pytest.raises(UserError, match="等候验收"):
        office.gather("prompt_letter", problem=ids["late"], signed=day(9, 1))


def test_a_bulletin_that_names_the_late_before_any_reminder_is_no_final_paper(office, ids, issuer):
    asked = {"supervision_round": ids["round"], "issuer": issuer, "number": "示法督〔2023〕1号"}

    value = office.gather("supervision_bulletin", **asked)
    assert [gap.text for gap in value.gaps] == ["【待补：逾期问题的提示函】"]
    assert value.issuance.is_open

    assert not office.gather("supervision_bulletin", **asked, direct=True).gaps
    escalation.escalate(office.store, [ids["late"]], "提示函")
    assert not office.gather("supervision_bulletin", **asked).gaps


def test_a_bulletin_of_a_round_that_sent_nothing_out_is_refused(office, ids):
    empty = office.add("supervision_round", answers="", title="示例：还没有下发的一轮")

    with pytest.raises(UserError, match="还没有向单位反馈问题"):
        office.gather("supervision_bulletin", supervision_round=empty)


@pytest.fixture
def owing(office, ids):
    """A unit that owes a task, a proof and an answer to an instruction; how each is asked for, and ended."""
    store, unit = office.store, ids["张良镇"]
    task = office.add("task", content="示例：报送清单", lead_unit=unit, due_on=day(7, 20))
    indicator = office.find("indicator", "number", "93")
    material = office.add(
        "required_material", indicator=indicator, description="示例纪要", responsible_unit=unit
    )
    row = {"unit": unit, "dispatched_on": day(7, 11), "due_on": day(7, 20)}
    given = {"given_on": day(7, 10), "leader": save(store, "person", name="示例己")}
    instruction = office.add("instruction", words="示例：抓紧办理", dispatches=(row,), answers="", **given)
    return {
        "reminder_slip": ({"unit": unit}, ("task", task)),
        "material_reminder": ({"unit": unit, "due": day(8, 10)}, ("required_material", material)),
        "instruction_reminder": ({"instruction": instruction}, ("task", task)),
    }


@pytest.mark.parametrize("key", ["reminder_slip", "material_reminder", "instruction_reminder"])
def test_a_slip_to_a_unit_is_reprinted_as_it_went_out(office, issuer, owing, key):
    asked, ended = owing[key]
    store, options = office.store, {**asked, "signed": day(7, 27)}
    first = reports.preview(store, key, options)
    assert issuing.issue(store, key, first.value, first.typeset.pdf) is not None

    office.remove(*ended)
    again = reports.preview(store, key, options)
    later = reports.preview(store, key, {**options, "signed": day(7, 28)})

    assert again.typeset.pdf == first.typeset.pdf
    assert (again.issued.addressee, again.issued.issued_on) == ("张良镇", day(7, 27))
    assert later.issued is None


def test_a_sharper_letter_before_the_milder_one_or_before_the_issue_is_asked_about(office, ids, issuer):
    store = office.store
    records.save(store, PROBLEM, {"issued_on": day(7, 10)}, ids["late"])
    escalation.escalate(store, [ids["late"]], "提示函", issued_on=day(7, 28), accepts=True)

    with pytest.raises(DatesOutOfOrder, match="督办单2023年7月20日早于提示函2023年7月28日") as told:
        escalation.escalate(store, [ids["late"]], "督办单", issued_on=day(7, 20))
    assert told.value.field == "issued_on"
    escalation.escalate(store, [ids["late"]], "督办单", issued_on=day(7, 20), accepts=True)
    with pytest.raises(DatesOutOfOrder, match="申请延期2023年7月5日早于下发日期2023年7月10日"):
        supervision.ask_extension(store, ids["late"], day(8, 30), "示例：施工未完", on=day(7, 5))
