"""征求意见函 and 公示 name who they concern on their day, and are printed again as they went out."""

import re
from pathlib import Path

import pytest

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.services.printing import issuing, reports
from lushan_desktop.services.records import issued_papers, records
from lushan_desktop.services.titles import applications
from tests.saving import day, save
from tests.services.titles.applying import APPLICATION, begin, held, pass_review

CONSULTED = ("初审", "征求意见", "集体研究", "公示", "推荐")
LETTER = {"to": "县纪委监委、县公安局", "number": "示法办函〔2023〕2号", "reply_by": day("2023-06-20")}
HEADED = re.compile(r"\b(Addressee|LetterHead|RedHead)\(")


@pytest.fixture
def title(store):
    items = ({"number": "1", "content": "示例条目"},) * 3
    kind = "法治政府建设示范市县"
    return save(store, "title", name="示范县", kind=kind, valid_years=3, standard_items=items)


@pytest.fixture
def issuer(store):
    return save(store, "issuer", name="示例县法治政府建设领导小组办公室")


@pytest.fixture
def both(store, title, batch):
    """Two that are to be consulted about."""
    made = [begin(store, title, batch, name) for name in ("示例甲局", "示例乙局")]
    for application in made:
        pass_review(store, application)
        records.save(store, APPLICATION, {"passed_on": day("2023-06-01")}, application)
        applications.move(store, application, "征求意见")
    return made


def sent(store, key, **options):
    """Print a paper as the window does: what was previewed is kept."""
    shown = reports.preview(store, key, options)
    issuing.issue(store, key, shown.value, shown.typeset.pdf)
    return shown


def study(store, application):
    days = {"studied_on": day("2023-06-10"), "public_from": day("2023-06-12")}
    applications.move(store, application, "集体研究", consulted_on=day("2023-06-08"))
    applications.move(store, application, "公示", **days, public_until=day("2023-06-19"))


def test_the_letter_names_all_that_are_consulted_about_and_goes_out_once(store, both, issuer):
    first, second = both
    shown = sent(store, "consultation_letter", application=first, issuer=issuer, **LETTER)
    study(store, second)

    again = reports.preview(store, "consultation_letter", {"application": first, **LETTER})

    assert [row[1] for row in shown.value.rows] == ["示例甲局", "示例乙局"]
    assert "示例甲局等2个单位" in "".join(line for _, line in again.issued.lines)
    assert (again.issued.addressee, again.issued.identity.number) == (LETTER["to"], LETTER["number"])
    assert again.typeset.pdf == shown.typeset.pdf
    with store.read() as session:
        assert [each.title for each in issued_papers.about(session, second)] == ["征求意见函"]


@pytest.mark.parametrize("lacking", ["to", "number", "issuer"])
def test_a_letter_that_lacks_something_goes_nowhere(store, both, lacking):
    asked = {**LETTER, "issuer": save(store, "issuer", name="示例甲"), "application": both[0]}
    save(store, "issuer", name="示例乙")  # of two none is proposed

    sent(store, "consultation_letter", **{name: asked[name] for name in asked if name != lacking})

    with store.read() as session:
        assert issued_papers.about(session, both[0]) == ()


def test_the_letter_speaks_of_those_who_were_consulted_about_on_its_day(store, both, issuer):
    study(store, both[1])
    asked = {"application": both[0], "issuer": issuer, **LETTER}

    now = reports.gather(store, "consultation_letter", asked)
    then = reports.gather(store, "consultation_letter", {**asked, "signed": day("2023-06-07")})

    assert [row[1] for row in now.rows] == ["示例甲局"]
    assert [row[1] for row in then.rows] == ["示例甲局", "示例乙局"]


def test_the_letter_tells_one_day_only_where_all_passed_on_it(store, both, issuer):
    asked = {"application": both[0], "issuer": issuer, **LETTER}
    assert reports.gather(store, "consultation_letter", asked).passed == "于2023年6月1日"
    records.save(store, APPLICATION, {"passed_on": day("2023-06-02")}, both[1])

    assert reports.gather(store, "consultation_letter", asked).passed == "分别"
    with pytest.raises(UserError, match="早于初审通过日期2023年6月1日") as told:
        reports.gather(store, "consultation_letter", {**asked, "signed": day("2023-05-31")})
    assert told.value.field == "signed"


def test_the_notice_names_all_of_one_day_and_stays_as_it_hung_out(store, both, issuer):
    first, second = both
    for application in both:
        study(store, application)
    asked = {"issuer": issuer, "phone": "示例电话"}
    shown = sent(store, "public_notice", application=first, **asked)
    applications.move(
        store, second, "未通过", refusal="示例：有异议", moved_on=PartialDate(2023, 6, 20), accepts=True
    )

    again = reports.preview(store, "public_notice", {"application": second, **asked})

    text = "".join(line for _, line in again.issued.lines)
    for told in ("示例甲局等2个单位", "2023年6月12日至2023年6月19日", "受理电话：示例电话"):
        assert told in text
    assert again.typeset.pdf == shown.typeset.pdf
    assert again.issued.issued_on == day("2023-06-12")


def test_a_notice_without_its_days_leads_to_where_they_are_typed(store, both, issuer):
    value = reports.gather(store, "public_notice", {"application": both[0], "issuer": issuer})

    assert [gap.fills[0].field for gap in value.gaps] == ["public_from", "public_until"]
    assert value.issuance.is_open
    assert held(store, both[0])["public_from"] is None


def test_every_paper_with_a_head_or_an_addressee_says_how_it_goes_out():
    """The letters of an escalation say it together."""
    folder = Path(issuing.__file__).parents[2] / "reports"
    headed = [file for file in folder.rglob("*.py") if HEADED.search(file.read_text("utf-8"))]

    assert len(headed) >= 8
    silent = {file.stem for file in headed if "ssuance" not in file.read_text("utf-8")}
    assert silent <= {"prompt_letter", "supervision_order"}
    assert "issuance" in (folder / "supervision" / "escalation_facts.py").read_text("utf-8")
