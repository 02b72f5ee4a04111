"""What a package writes over a field that the receiving side fills in stands beside the value of that side
until one of that side decides: no operation, however it was made, replaces it in silence."""

import pytest

from lushan_desktop.domain.supervision.extension import AGREED, EXTENSION
from lushan_desktop.domain.supervision.problem import PROBLEM
from lushan_desktop.exchange import merging
from lushan_desktop.exchange.conflicts import OURS, THEIRS
from lushan_desktop.services.exchange import decisions, told
from tests.exchange import offices
from tests.exchange.test_handing_down import a_problem, units
from tests.exchange.test_merging import sent
from tests.saving import day

UNIT_NAME = "下汤镇"


@pytest.fixture
def problem(county, township, stick):
    """A problem that the county has found, and that both offices hold."""
    made = a_problem(county, units(county)[UNIT_NAME])
    county.merge(township.merge(sent(county, stick, UNIT_NAME)).receipt)
    return made


def test_a_deadline_that_a_unit_moved_past_its_program_is_laid_before_the_county(
    county, township, stick, problem
):
    township.put("problem", problem, due_on="2026-12-31", progress="示例：正在整改")

    summary = county.merge(sent(township, stick))

    assert county.value("problem", problem, "due_on") == "2026-07-31"
    assert county.value("problem", problem, "progress") == "示例：正在整改"
    assert (summary.conflicts, summary.updated) == (1, 1)
    (conflict,) = county.conflicts()
    assert (conflict.field, conflict.ours.value, conflict.theirs.value) == (
        "due_on", "2026-07-31", "2026-12-31",
    )  # fmt: skip
    assert county.problems() == []


@pytest.mark.parametrize(("take", "due"), [(OURS, "2026-07-31"), (THEIRS, "2026-12-31")])
def test_what_the_county_decides_about_its_own_field_holds_on_both_sides(
    county, township, stick, problem, take, due
):
    township.put("problem", problem, due_on="2026-12-31")
    county.merge(sent(township, stick))

    county.decide(county.conflicts()[0], take)
    township.merge(sent(county, stick, UNIT_NAME))

    for desk in (county, township):
        assert desk.value("problem", problem, "due_on") == due
        assert desk.conflicts() == []
        assert desk.problems() == []


def test_an_edit_of_the_county_beside_a_claim_keeps_it_to_be_decided(county, township, stick, problem):
    township.put("problem", problem, due_on="2026-12-31")
    county.merge(sent(township, stick))

    county.put("problem", problem, due_on="2026-08-15")
    township.put("problem", problem, due_on="2027-01-31")
    county.merge(sent(township, stick))

    assert county.value("problem", problem, "due_on") == "2026-08-15"
    (conflict,) = county.conflicts()
    assert (conflict.ours.value, conflict.theirs.value) == ("2026-08-15", "2027-01-31")
    stand, anew = county.rebuilt_heads()
    assert stand == anew
    assert county.problems() == []


def test_a_claim_that_says_what_an_earlier_value_said_is_a_claim_all_the_same(
    county, township, stick, problem
):
    county.put("problem", problem, due_on="2026-06-30")
    township.merge(sent(county, stick, UNIT_NAME))
    township.put("problem", problem, due_on="2026-07-31")

    county.merge(sent(township, stick))

    assert county.value("problem", problem, "due_on") == "2026-06-30"
    assert [each.theirs.value for each in county.conflicts()] == ["2026-07-31"]


def test_a_problem_that_a_unit_threw_away_stays_with_the_county(county, township, stick, problem):
    township.put("problem", problem, deleted=True)

    county.merge(sent(township, stick))

    assert not county.value("problem", problem, "deleted")
    (conflict,) = county.conflicts()
    assert (conflict.field, conflict.ours.value, conflict.theirs.value) == ("deleted", False, True)
    assert county.problems() == []


def test_a_row_of_the_county_that_a_unit_changed_is_laid_before_the_county(county, township, stick, problem):
    county.save("problem", problem, escalations=({"level": "提醒函", "content": "示例：抓紧"},))
    township.merge(sent(county, stick, UNIT_NAME))
    ((row,),) = township.ask("SELECT id FROM escalation")
    township.put("escalation", row, content="示例：不用整改了")

    county.merge(sent(township, stick))

    assert county.value("escalation", row, "content") == "示例：抓紧"
    assert [each.field for each in county.conflicts()] == ["content"]


def test_an_extension_that_a_unit_granted_itself_is_told(county, township, stick, problem):
    asked = {"asked_on": day("2026-07-01"), "wanted_on": day("2026-09-30"), "reason": "示例：材料未齐"}
    township.save("problem", problem, extensions=(asked,))
    assert county.merge(sent(township, stick)).presumed == ()
    row = EXTENSION.model(parent=problem, position=1, wanted_on="2026-12-31", reason="示例", answer=AGREED)
    with township.store.change("示例：添") as step:
        step.add(row)
        made = row.id

    summary = county.merge(sent(township, stick))

    assert summary.presumed == (made,)
    assert any("不该由下汤镇填写" in line for line in told.lines(summary))


def test_a_problem_that_a_unit_found_itself_is_told(county, township, stick, problem):
    with township.store.change("示例：添") as step:
        (made,) = step.add_many(PROBLEM.model, [{"description": "示例：自己记的"}])

    assert county.merge(sent(township, stick)).presumed == (made,)


def test_an_answer_that_the_county_wrote_over_is_laid_before_the_unit(county, township, stick, problem):
    township.save("problem", problem, measure="示例：已补审")
    county.merge(sent(township, stick))
    county.put("problem", problem, measure="示例：没有措施")

    township.merge(sent(county, stick, UNIT_NAME))

    assert township.value("problem", problem, "measure") == "示例：已补审"
    (conflict,) = township.conflicts()
    assert (conflict.ours.value, conflict.theirs.value) == ("示例：已补审", "示例：没有措施")
    township.decide(conflict, OURS)
    county.merge(sent(township, stick))
    assert county.value("problem", problem, "measure") == "示例：已补审"
    assert county.conflicts() == township.conflicts() == []
    assert county.problems() == township.problems() == []


def test_what_the_county_filled_in_where_the_unit_had_nothing_is_no_claim(county, township, stick):
    problem = a_problem(county, units(county)[UNIT_NAME])
    county.save("problem", problem, measure="示例：代为登记")

    township.merge(sent(county, stick, UNIT_NAME))

    assert township.value("problem", problem, "measure") == "示例：代为登记"
    assert township.conflicts() == []


def test_a_second_machine_of_the_county_tells_the_same_of_a_claim(county, township, tmp_path, stick, problem):
    other = offices.county(tmp_path, 2)
    township.put("problem", problem, due_on="2026-12-31")
    county.merge(sent(township, stick))

    other.merge(sent(county, stick, "县创建办"))

    assert other.tables() == county.tables()
    assert [each.id for each in other.conflicts()] == [each.id for each in county.conflicts()]
    other.decide(other.conflicts()[0], OURS)
    county.merge(sent(other, stick, "县创建办"))
    assert county.conflicts() == other.conflicts() == []
    assert county.problems() == other.problems() == []
    other.close()


def test_which_of_its_machines_is_right_a_unit_lets_the_county_say(
    county, township, tmp_path, stick, problem
):
    second = offices.township(tmp_path, number=2)
    second.merge(county.export(stick.place(), UNIT_NAME, is_from_start=True))
    for desk, measure in ((township, "示例：一号机写的"), (second, "示例：二号机写的")):
        desk.save("problem", problem, measure=measure)
        county.merge(sent(desk, stick))

    county.decide(county.conflicts()[0], THEIRS)
    said = county.value("problem", problem, "measure")
    for desk in (township, second):
        desk.merge(county.export(stick.place(), UNIT_NAME, is_from_start=True))

    for desk in (county, township, second):
        assert desk.value("problem", problem, "measure") == said
        assert desk.conflicts() == []
        assert desk.problems() == []
    second.close()


def test_what_the_screen_proposes_is_the_value_of_the_side_that_fills_in(county, township, stick, problem):
    township.put("problem", problem, due_on="2026-12-31")
    county.merge(sent(township, stick))
    (row,) = decisions.open_ones(county.store)
    assert (row.owner, row.is_ours) == ("county", True)

    county.put("problem", problem, due_on="2026-08-31")
    township.merge(sent(county, stick, UNIT_NAME))
    (row,) = decisions.open_ones(township.store)
    assert (row.owner, row.is_ours) == ("county", False)


def test_two_machines_of_a_unit_that_meet_in_the_county_alone_claim_nothing_of_each_other(
    county, township, tmp_path, stick, problem
):
    second = offices.township(tmp_path, number=2)
    second.merge(county.export(stick.place(), UNIT_NAME, is_from_start=True))
    second.save("problem", problem, measure="示例：二号机写的")
    county.merge(sent(second, stick))
    township.merge(sent(county, stick, UNIT_NAME))

    township.save("problem", problem, measure="示例：一号机改的")
    county.merge(sent(township, stick))
    second.merge(sent(county, stick, UNIT_NAME))

    for desk in (county, township, second):
        assert desk.value("problem", problem, "measure") == "示例：一号机改的"
        assert desk.conflicts() == []
    second.close()


def test_a_claim_is_gone_with_its_package_and_back_with_it(county, township, stick, problem):
    township.put("problem", problem, due_on="2026-12-31")
    file = sent(township, stick)
    package = county.merge(file).id

    merging.undo_merge(county.store, package)
    assert county.conflicts() == []
    assert county.value("problem", problem, "due_on") == "2026-07-31"

    county.restart()
    county.merge(file)
    assert [each.field for each in county.conflicts()] == ["due_on"]
    assert county.problems() == []


def test_what_the_county_filled_in_before_a_unit_had_a_copy_is_told_as_that(county, township, stick):
    unit = county.save("unit", name="下汤镇")
    made = county.save("problem", unit=unit, description="示例：未审核", measure="示例：电话报来的措施")

    summary = township.merge(county.export(stick.place(), "下汤镇"))

    said = "\n".join(told.lines(summary))
    assert (summary.presumed, summary.conflicts) == ((made,), 0)
    assert "有 1 条新记录里本单位的内容由县创建办代填，请逐条核对。" in said
    assert "县里代填的" in [line.title for line in told.merged_lines(summary)]
