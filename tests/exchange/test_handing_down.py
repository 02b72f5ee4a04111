"""What the county hands down, to whom, and who fills in what."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from lushan_desktop.base.errors import UserError
from lushan_desktop.exchange import exporting, merging
from lushan_desktop.exchange.manifest import Recipient
from lushan_desktop.exchange.planning import Wish
from lushan_desktop.services.exchange import exchanging, outgoing
from lushan_desktop.services.exchange.exchanging import ExportRequest
from lushan_desktop.services.office import identity, own_part
from lushan_desktop.services.supervision import supervision, supervision_board
from tests.exchange import offices
from tests.exchange.offices import Desk, Stick, whole_log
from tests.saving import day

PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
"""Two offices for each example: to make one smaller would take too long."""


def units(county: Desk) -> dict[str, str]:
    return {name: county.save("unit", name=name, kind="乡镇") for name in ("下汤镇", "尧山镇")}


def a_problem(county: Desk, unit: str, description: str = "示例：未作合法性审核") -> str:
    return county.save("problem", unit=unit, description=description, due_on=day("2026-07-31"))


def handed_down(county: Desk, township: Desk, stick: Stick):
    return township.merge(county.export(stick.place(), township.office.unit))


def test_a_unit_gets_its_own_problems_and_no_others(county, township, stick):
    ids = units(county)
    ours, theirs = a_problem(county, ids["下汤镇"]), a_problem(county, ids["尧山镇"], "示例：别处的问题")
    instruction = county.save("instruction", kind="批示", text="示例：抓好落实")

    summary = handed_down(county, township, stick)

    assert township.value("problem", ours, "description") == "示例：未作合法性审核"
    assert township.value("problem", theirs, "description") is None
    assert township.value("instruction", instruction, "text") is None
    assert summary.conflicts == 0
    assert township.problems() == []


def test_what_is_not_for_a_unit_is_in_no_byte_of_its_package(county, township, stick):
    ids = units(county)
    a_problem(county, ids["尧山镇"], "示例：只有尧山镇知道")
    handed_down(county, township, stick)

    with township.store.read() as session:
        sql = "SELECT group_concat(fields || label || person) FROM operation"
        said = session.connection().exec_driver_sql(sql).scalar()
    assert "尧山镇知道" not in said


def test_the_unit_answers_and_the_county_sees_it(county, township, stick):
    problem = a_problem(county, units(county)["下汤镇"])
    handed_down(county, township, stick)
    township.save("problem", problem, measure="示例：已补审", progress="示例：完成")

    summary = county.merge(township.export(stick.place()))

    assert (summary.added, summary.updated, summary.conflicts) == (0, 2, 0)
    assert county.value("problem", problem, "measure") == "示例：已补审"


def test_a_request_for_more_time_is_counted_where_it_comes_in(county, township, stick):
    problem = a_problem(county, units(county)["下汤镇"])
    supervision.move(county.store, problem, "整改中", demand="示例：补审", issued_on=day("2026-07-01"))
    handed_down(county, township, stick)
    supervision.ask_extension(township.store, problem, day("2099-08-31"), "示例：材料未齐")

    summary = county.merge(township.export(stick.place()))

    assert (summary.added, summary.updated, summary.changed) == (0, 1, (problem,))


def test_a_problem_given_to_another_unit_comes_there_whole(county, township, stick):
    ids = units(county)
    problem = a_problem(county, ids["尧山镇"])
    handed_down(county, township, stick)
    summary = handed_down(county, township, stick)
    county.merge(summary.receipt)
    county.save("problem", problem, unit=ids["下汤镇"])

    handed_down(county, township, stick)

    assert township.value("problem", problem, "description") == "示例：未作合法性审核"
    assert township.value("problem", problem, "due_on") == "2026-07-31"
    assert township.problems() == []


def test_what_goes_to_all_holds_no_units_own_matter(county, township, stick):
    problem = a_problem(county, units(county)["下汤镇"])

    township.merge(county.export(stick.place()))
    assert township.value("problem", problem, "description") is None
    handed_down(county, township, stick)
    assert township.value("problem", problem, "description") == "示例：未作合法性审核"


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], phases=PHASES
)
@given(st.lists(st.sampled_from(["下汤街道", "下汤镇", "新下汤镇"]), min_size=1, max_size=3), st.booleans())
def test_a_unit_gets_its_problems_whatever_the_county_calls_it_now(tmp_path_factory, names, is_heard_of):
    folder = tmp_path_factory.mktemp("改名")
    county, township, stick = offices.county(folder), offices.township(folder), Stick(folder / "优盘")
    unit = units(county)["下汤镇"]
    if is_heard_of:
        county.merge(township.export(stick.place()))
    for name in names:
        county.save("unit", unit, name=name)
    problem = a_problem(county, unit)

    exported = [exporting.export(county.store, county.office, stick.place(), Wish(Recipient("下汤镇")))]
    if is_heard_of:
        exported.append(
            exporting.export(county.store, county.office, stick.place(), Wish(Recipient(names[-1])))
        )

    for one in exported:
        township.merge(one.written.file)
        assert one.is_recipient_known
    assert township.value("problem", problem, "description") == "示例：未作合法性审核"
    county.close()
    township.close()


@pytest.mark.parametrize("is_heard_of", [True, False])
def test_a_unit_that_changes_its_name_in_its_settings_goes_on_exchanging(
    county, township, stick, is_heard_of
):
    unit = units(county)["下汤镇"]
    problem = a_problem(county, unit)
    handed_down(county, township, stick)
    county.merge(township.export(stick.place()))

    renamed(township, "下汤街道")
    township.save("problem", problem, progress="示例：正在整改")
    if is_heard_of:
        assert county.merge(township.export(stick.place())).updated == 1
    county.save("unit", unit, name="下汤街道")
    more = a_problem(county, unit, "示例：又一个问题")
    package = county.export(stick.place(), "下汤街道")

    assert package in [each.file for each in exchanging.waiting(township.store, [package.parent])]
    assert township.merge(package).added == 1
    assert township.value("problem", more, "description") == "示例：又一个问题"
    county.merge(township.export(stick.place()))
    assert county.value("problem", problem, "progress") == "示例：正在整改"


def test_a_name_that_was_put_right_before_any_exchange_was_never_ours(county, township, stick):
    units(county)
    renamed(township, "尧山镇")

    with pytest.raises(UserError, match="这个报送包是给下汤镇的，本机是尧山镇"):
        township.merge(county.export(stick.place(), "下汤镇"))


def renamed(desk: Desk, unit: str) -> None:
    office = desk.office
    place = dict(zip(("province", "city", "county"), office.place, strict=True))
    own_part.settle(desk.store, {**place, "unit": unit, "number": office.number})
    desk.office = identity.identity(desk.folder)


def test_the_problems_of_a_unit_go_to_no_unit_that_was_once_called_so_by_mistake(county, township, stick):
    ids = units(county)
    county.save("unit", ids["尧山镇"], name="下汤镇")
    county.save("unit", ids["尧山镇"], name="尧山镇")
    theirs = a_problem(county, ids["尧山镇"], "示例：别处的问题")

    handed_down(county, township, stick)

    assert township.value("problem", theirs, "description") is None


def test_it_is_told_before_that_a_unit_does_not_stand_among_ours(county, township, stick):
    county.merge(township.export(stick.place()))

    told = outgoing.look(county.store, ExportRequest(to="下汤镇"))

    assert told.sentence.startswith("本县机构里没有“下汤镇”，它的问题、任务不会带上")
    units(county)
    assert outgoing.look(county.store, ExportRequest(to="下汤镇")).warning == ""


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [("due_on", day("2026-08-31"), "申请延期"), ("description", "示例：没有问题", "由县创建办填写")],
)
def test_the_township_does_not_change_what_the_county_fills_in(county, township, stick, name, value, reason):
    problem = a_problem(county, units(county)["下汤镇"])
    handed_down(county, township, stick)

    with pytest.raises(UserError, match=reason) as refused:
        township.save("problem", problem, **{name: value})

    assert refused.value.field == name
    township.save("problem", problem, progress="示例：正在整改")


def test_the_board_of_the_county_marks_what_a_unit_answered(county, township, stick):
    unit = county.save("unit", name="下汤镇")
    problem, other = (
        county.save("problem", unit=unit, description=f"示例：问题{number}") for number in range(2)
    )
    township.merge(county.export(stick.place(), "下汤镇"))
    township.save("problem", problem, measure="示例：已制定措施")
    summary = county.merge(township.export(stick.place()))

    marks = {
        card.id: card.is_from_outside for card in supervision_board.cards(county.store, (problem, other))
    }

    assert marks == {problem: True, other: False}
    merging.undo_merge(county.store, summary.id)
    assert not any(card.is_from_outside for card in supervision_board.cards(county.store, (problem, other)))


def test_the_county_does_not_change_what_a_unit_with_a_copy_answers(county, township, stick):
    ids = units(county)
    ours, others = a_problem(county, ids["下汤镇"]), a_problem(county, ids["尧山镇"])
    handed_down(county, township, stick)
    county.merge(township.export(stick.place()))

    with pytest.raises(UserError, match="由下汤镇"):
        county.save("problem", ours, measure="示例：代填")
    county.save("problem", others, measure="示例：代尧山镇登记")


def test_two_machines_of_one_office_hold_the_same(county, tmp_path, stick):
    second = offices.county(tmp_path, 2)
    county.save("meeting", title="示例：一号机记的", kind="推进会")
    second.save("meeting", title="示例：二号机记的", kind="推进会")

    second.merge(county.export(stick.place(), "县创建办", 2))
    county.merge(second.export(stick.place(), "县创建办", 1))

    assert county.tables() == second.tables()
    second.close()


def test_two_machines_of_a_township_hold_the_same_whichever_of_them_the_county_gave_it(
    county, township, tmp_path, stick
):
    """What one has from the county goes on to the other, what it may not read as its place alone."""
    second = offices.township(tmp_path, number=2)
    ids = units(county)
    ours = a_problem(county, ids["下汤镇"])
    a_problem(county, ids["尧山镇"])
    handed_down(county, township, stick)
    township.save("problem", ours, measure="示例：一号机填的")
    second.merge(township.export(stick.place(), "下汤镇", 2))
    second.save("problem", ours, progress="示例：二号机填的")
    township.merge(second.export(stick.place(), "下汤镇", 1))

    assert township.tables() == second.tables()
    assert whole_log(second) == []
    county.merge(second.export(stick.place()))
    assert county.value("problem", ours, "measure") == "示例：一号机填的"
    assert county.value("problem", ours, "progress") == "示例：二号机填的"
    handed_down(county, second, stick)
    assert second.conflicts() == []
    second.close()


def test_a_package_for_another_unit_is_refused(county, tmp_path, stick):
    other = offices.township(tmp_path, "尧山镇")
    units(county)
    before = other.tables()

    with pytest.raises(UserError, match="给下汤镇的"):
        other.merge(county.export(stick.place(), "下汤镇"))

    assert other.tables() == before
    other.close()


def test_what_a_township_hands_in_is_not_for_another_one(township, tmp_path, stick):
    other = offices.township(tmp_path, "尧山镇")
    township.save("meeting", title="示例：学法会", kind="推进会")

    with pytest.raises(UserError, match="报给县里的"):
        other.merge(township.export(stick.place()))

    assert other.tables()["meeting"] == {}
    other.close()


def test_what_a_unit_answers_on_its_own_copy_is_not_entered_for_it(county, township, stick):
    problem = a_problem(county, units(county)["下汤镇"])
    supervision.move(county.store, problem, "整改中", demand="示例：补审", issued_on=day("2026-07-01"))
    supervision.record_answers(county.store, {problem: "示例：纸质回执"}, day("2026-07-02"))
    handed_down(county, township, stick)
    county.merge(township.export(stick.place()))

    with pytest.raises(UserError, match="单位回复由下汤镇填写并报来"):
        supervision.record_answers(county.store, {problem: "示例：另一句"}, day("2026-07-03"))

    assert handed_down(county, township, stick).conflicts == 0


def test_a_post_comes_with_who_holds_it_and_with_nobody_else(county, township, stick):
    unit = units(county)["下汤镇"]
    holder, other = (county.save("person", name=f"示例{name}") for name in "甲乙")
    county.save("tenure", person=holder, unit=unit, post="镇长")

    handed_down(county, township, stick)

    assert township.value("person", holder, "name") == "示例甲"
    assert township.value("person", other, "name") is None
    assert township.problems() == []


def test_a_township_writes_nothing_for_its_neighbour(township, stick):
    units(township)

    with pytest.raises(UserError, match="各单位只报给县里，“尧山镇”不能合并下汤镇的报送包"):
        township.export(stick.place(), "尧山镇")

    for unit in ("", "下汤镇", "县创建办"):
        assert township.export(stick.place(), unit).is_file()
