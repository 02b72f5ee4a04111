"""From a foreign table to records: heads, verdicts, one step, what the clerk takes along."""

from dataclasses import replace
from datetime import date

import pytest
import xlsxwriter
from sqlalchemy import select

from lushan_desktop.base.errors import Cancelled, UserError
from lushan_desktop.domain.kinds import Reading
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.domain.titles.title import Title
from lushan_desktop.services.importing import giving_out, heads, reading, writing
from lushan_desktop.services.importing.cells import State
from lushan_desktop.services.importing.checking import Verdict, amend
from lushan_desktop.services.importing.table import fillable
from lushan_desktop.services.records import records, undoing
from lushan_desktop.services.settings.verify import verify
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.lists.queries import ListQuery
from tests.offices import open_sample
from tests.watching import Watch

MEETING, DOCUMENT = RECORD_TYPES.get("meeting"), RECORD_TYPES.get("document")
READING = Reading(date(2023, 7, 27), date(2023, 7, 27))
TYPED = [each for each in RECORD_TYPES if not each.is_child and each.is_typed]


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with open_sample(tmp_path_factory.mktemp("office") / "示例") as opened:
        yield opened


def look(store, text, record_type=MEETING):
    return reading.look_at_text(store, record_type, text, READING).checked


def verdicts(checked):
    return [row.verdict for row in checked.rows]


def ledger(*rows: str) -> str:
    return "\n".join(("日期\t会议名称\t类型\t主持\t主办单位\t对应指标", *rows))


def test_the_head_is_found_below_a_title_and_sums_and_empty_rows_are_left_out(store):
    checked = look(
        store,
        "鲁山县会议台账（示例）\n\n序号\t开会时间\t会议名称\t类别\t主持人\n1\t2023.3.1\t示例：推进会\t推进会\t\n"
        "\t\t\t\t\n序号\t开会时间\t会议名称\t类别\t主持人\n2\t３月２日\t示例：协调会\t协调会\t\n合计\t\t2\t\t\n",
    )

    assert checked.plan.head == 2
    assert checked.plan.fields == ("", "held_on", "title", "kind", "chair")
    assert [row.place for row in checked.rows] == [3, 6]
    assert checked.rows[1].cells[1].text == "2023年3月2日"


@pytest.mark.parametrize("head", ["时间", "会议时间", "开会时间"])
def test_a_column_called_time_is_the_date_where_it_holds_days(store, head):
    rows = (
        "2023.5.10\t示例：调度会\n20230715\t示例：培训会\n2023年2月30日\t示例：部署会\n6月2日\t示例：动员会"
    )
    checked = look(store, f"{head}\t会议名称\n{rows}")
    assert checked.plan.fields == ("held_on", "title")
    assert [row.cells[0].state for row in checked.rows][2] == "bad"


def test_a_column_called_time_that_tells_the_hour_stays_the_time(store):
    checked = look(store, "日期\t时间\t会议名称\n2023.5.10\t上午9时\t示例：调度会")
    assert checked.plan.fields == ("held_on", "time", "title")
    checked = look(store, "时间\t会议名称\n上午9时\t示例：调度会")
    assert checked.plan.fields == ("time", "title")


@pytest.mark.parametrize("record_type", TYPED, ids=lambda each: each.key)
def test_the_heads_of_every_template_are_known_again(record_type):
    headings = giving_out.template(record_type).headings

    fields = heads.by_heads(record_type, tuple(heading.label for heading in headings))

    assert fields == tuple(spec.name for spec in fillable(record_type))
    assert {spec.label for spec in record_type.fields if spec.required} <= {
        heading.label for heading in headings if heading.required
    } | {"正文"}


@pytest.mark.parametrize("key", ["meeting", "document", "unit"])
def test_a_template_comes_back_without_changing_a_column(store, tmp_path, key):
    record_type = RECORD_TYPES.get(key)
    file = tmp_path / "模板.xlsx"

    giving_out.save_template(store, record_type, file)
    opened = reading.look_at_file(store, record_type, file, READING)

    assert opened.checked.plan.fields[1:] == tuple(spec.name for spec in fillable(record_type))
    assert not opened.checked.rows, "the example is never imported"
    assert [table.sheet for table in opened.tables] == ["填写", "填写说明"]


@pytest.mark.parametrize(
    ("typed", "shown", "state"),
    [
        ("2023.3.21", "2023年3月21日", State.CHANGED),
        ("2023年３月２１日", "2023年3月21日", State.CHANGED),
        ("2023年3月21日", "2023年3月21日", State.GOOD),
        ("2023-03-21", "2023年3月21日", State.GOOD),
        ("45006", "2023年3月21日", State.CHANGED),
        ("2023-03-21 09:00", "2023年3月21日", State.CHANGED),
        ("2023年3月21日上午", "2023年3月21日", State.CHANGED),
        ("2023年4月", "2023年4月", State.WARN),
        ("2023年2月30日", "2023年2月30日", State.BAD),
        ("春天", "春天", State.BAD),
    ],
)
def test_dates_are_read_in_every_spelling(store, typed, shown, state):
    cell = look(store, ledger(f"{typed}\t示例：推进会\t推进会\t\t\t")).rows[0].cells[0]

    assert (cell.text, cell.state) == (shown, state)


def test_every_cell_has_its_own_reason_and_the_row_says_the_gravest(store):
    checked = look(
        store,
        ledger(
            "2023.5.1\t\t推进会\t\t\t",
            "2023.5.2\t示例：甲\t常务会\t示例生人\t县司法局\t93",
            "2023.5.3\t示例：乙推进会\t\t县政府办主任\t\t9999",
            "2023.5.4\t示例：丙\t推进会\t\t鲁山县司法局\t",
        ),
    )
    empty, strange, post, fine = checked.rows

    assert (empty.verdict, empty.reason) == (Verdict.MEND, "会议名称：会议名称必填")
    assert strange.verdict is Verdict.LOOK
    assert strange.cells[2].reason == "选：政府常务会议"
    assert strange.cells[3].reason == "新名字，一并登记"
    assert strange.cells[5].value, "indicator 93 is found by its number"
    assert post.cells[3].reason == "记为主持人职务"
    assert post.verdict is Verdict.MEND
    assert "9999" in post.cells[5].reason
    assert fine.verdict in (Verdict.READY, Verdict.LOOK)


def test_a_unit_is_found_by_its_short_name_and_shown_in_full(store):
    unit = RECORD_TYPES.get("unit")
    records.save(
        store, unit, {"name": "示例县示例管理局", "short_name": "示例局", "aliases": "示管局、示例办"}
    )

    checked = look(store, ledger("2023.5.1\t示例：推进会\t推进会\t\t示管局\t"))

    cell = checked.rows[0].cells[4]
    assert (cell.text, cell.state, cell.reason) == ("示例县示例管理局", State.CHANGED, "原：示管局")


def test_unknown_names_are_refused_where_nothing_may_be_added(store):
    checked = look(store, ledger("2023.5.1\t示例：推进会\t推进会\t示例生人\t\t"))
    plan = replace(checked.plan, adds_names=False)

    checked = reading.verdicts(store, MEETING, checked.table, plan, READING)

    assert checked.rows[0].verdict is Verdict.MEND
    assert checked.rows[0].cells[3].reason == "人员机构里没有“示例生人”，请先登记或改写法"


def test_what_the_office_has_already_is_not_ticked(store):
    records.save(store, DOCUMENT, {"number": "示例办〔2023〕7号", "title": "示例：关于推进的通知"})
    checked = look(
        store,
        "文号\t标题\t成文日期\n示例办2023 07\t示例：另一件\t2023.6.1\n"
        "示例办2023 08\t示例：新的一件\t2023.6.2\n"
        "示例办[2023]8号\t示例：又一件\t2023.6.3",
        DOCUMENT,
    )

    assert checked.rows[0].cells[0].text == "示例办〔2023〕7号"
    assert verdicts(checked) == [Verdict.THERE, Verdict.READY, Verdict.THERE]
    assert checked.rows[0].reason == "可能重复：台账里已有同一文号的“示例：关于推进的通知”"
    assert checked.rows[2].reason == "可能重复：与第3行同一文号"
    assert checked.taken() == {2}


def test_a_mended_cell_changes_the_verdict_at_once(store):
    checked = look(store, ledger("2023.2.30\t示例：推进会\t推进会\t\t\t"))

    mended = amend("meeting", checked, (1, 0), "2023.2.28")

    assert verdicts(checked) == [Verdict.MEND]
    assert verdicts(mended) == [Verdict.READY]
    assert mended.rows[0].cells[0].text == "2023年2月28日"
    assert verdicts(amend("meeting", mended, (1, 0), "2023.2.30")) == [Verdict.MEND]


def test_a_required_term_without_a_column_comes_out_of_the_name_or_is_given_for_all(store):
    text = "日期\t会议名称\n2023.5.1\t示例：创建工作推进会\n2023.5.2\t示例：碰头"
    checked = look(store, text)

    assert [row.verdict for row in checked.rows] == [Verdict.LOOK, Verdict.MEND]
    assert checked.rows[1].reason == "缺“类型”"

    plan = replace(checked.plan, fixed=(("kind", "协调会"),))
    given = reading.verdicts(store, MEETING, checked.table, plan, READING)
    assert verdicts(given) == [Verdict.READY, Verdict.READY]


def test_another_row_can_be_the_head_and_without_one_the_looks_of_cells_decide(store):
    text = "2023.5.1\t示例：创建工作推进会\t推进会\n2023.5.2\t示例：创建工作协调会\t协调会"
    checked = look(store, text)
    assert checked.plan.head == -1
    assert checked.plan.fields == ("held_on", "title", "kind")

    plan = heads.with_head(MEETING, checked.table, checked.plan, 0)
    assert plan.head == 0
    assert len(reading.verdicts(store, MEETING, checked.table, plan, READING).rows) == 1


def two_thousand() -> str:
    rows = []
    for number in range(2000):
        day = "2023.2.30" if number % 66 == 5 else f"2022.{number % 12 + 1}.{number % 28 + 1}"
        rows.append(f"{day}\t示例：第{number}次推进会\t推进会\t示例人员{number % 7}\t\t93")
    return ledger(*rows)


def test_two_thousand_rows_are_judged_and_imported_in_one_step(store):
    def meetings():
        with store.read() as session:
            return queries.count(session, MEETING, ListQuery(with_undated=True))

    before = meetings()
    table = reading.open_text(two_thousand())[0]
    plan = heads.guess(MEETING, table)
    checked = reading.verdicts(store, MEETING, table, plan, READING)

    faulty = [row for row in checked.rows if row.verdict is Verdict.MEND]
    assert len(faulty) == 31
    assert giving_out.reasons(checked, faulty[0]) == "日期：日期不存在，请按“2023年3月1日”格式填写"
    assert table.where(faulty[0].place) == "第7行"

    done = writing.carry_out(store, MEETING, checked, checked.taken())

    assert (done.count, len(done.new_names)) == (1969, 7)
    assert done.changes.label == "导入会议 1,969 条"
    assert meetings() == before + 1969
    with store.read() as session:
        (found,) = queries.ids(session, MEETING, ListQuery(text="示例：第1700次推进会"))
        values = queries.values(session, MEETING, found)
        names = queries.names(session, [values["chair"], *values["indicators"]])
    assert names[values["chair"]] == "示例人员6"
    assert [names[one][:2] for one in values["indicators"]] == ["93"]
    assert verify(store) == []

    assert undoing.undo_last(store).label == "导入会议 1,969 条"
    assert meetings() == before
    with store.read() as session:
        assert queries.find_by_name(session, "person", "示例人员6") is None


def test_a_word_at_the_far_end_of_a_sheet_ends_the_child_and_not_the_program(tmp_path):
    file = tmp_path / "示例.xlsx"
    book = xlsxwriter.Workbook(str(file))
    page = book.add_worksheet("台账")
    page.write_row(0, 0, ["日期", "会议名称"])
    page.write_string(1_048_575, 16_383, "示例")
    book.close()

    with pytest.raises(UserError, match=r"范围太大|离表很远处还有字"):
        reading.open_file(file)


def test_a_stopped_import_leaves_nothing(store):
    checked = look(store, ledger("2023.5.1\t示例：停下的推进会\t推进会\t\t\t"))

    with pytest.raises(Cancelled):
        writing.carry_out(store, MEETING, checked, checked.taken(), progress=Watch(stop_after=0))

    with store.read() as session:
        assert queries.ids(session, MEETING, ListQuery(text="停下的推进会")) == ()
    with pytest.raises(UserError, match="没有可以导入的行"):
        writing.carry_out(store, MEETING, checked, frozenset())


def test_the_rows_to_mend_come_out_with_their_reasons_and_can_come_in_again(store, tmp_path):
    checked = look(
        store, ledger("2023.2.30\t示例：需修改的推进会\t推进会\t\t\t", "2023.5.1\t示例：好的\t推进会\t\t\t")
    )
    file = tmp_path / "需修改.xlsx"

    assert giving_out.save_faulty(store, MEETING, checked, file) == 1
    again = reading.look_at_file(store, MEETING, file, READING).checked

    assert again.plan.fields == (*checked.plan.fields, "")
    assert again.table.rows[again.plan.head][-1] == "原因"
    (row,) = again.rows
    assert again.table.rows[row.place][-1] == "第2行，日期：日期不存在，请按“2023年3月1日”格式填写"
    assert amend("meeting", again, (row.place, 0), "2023.2.28").rows[0].verdict is Verdict.READY


def test_a_formula_that_came_to_nothing_is_marked_whatever_the_field(store):
    checked = look(store, ledger("2023年3月1日\t#REF!\t推进会\t\t\t"))

    assert checked.rows[0].verdict is Verdict.MEND
    assert checked.rows[0].reason == "会议名称：公式无法计算，请填文字或数字"


def problems_in(store, *rows):
    return look(
        store,
        "\n".join(("单位\t问题\t整改要求\t整改时限\t下发日期\t整改措施\t完成日期\t状态\t销号日期", *rows)),
        RECORD_TYPES.get("problem"),
    )


def test_a_row_comes_in_no_further_than_what_it_holds_would_have_moved_it(store):
    problem = RECORD_TYPES.get("problem")
    sent = "露峰街道\t示例：{}\t示例：补齐\t2023.8.1\t2023.7.1"
    checked = problems_in(
        store,
        sent.format("甲") + "\t示例：逐卷核对\t2023.7.20\t已销号\t2023.7.25",
        sent.format("乙") + "\t\t\t整改中\t",
        "露峰街道\t示例：丙\t\t\t\t\t\t待验收\t",
        "露峰街道\t示例：丁\t\t\t\t\t\t在办\t2023.7.25",
    )
    assert verdicts(checked) == [Verdict.LOOK, Verdict.READY, Verdict.LOOK, Verdict.LOOK]
    assert "先记为“待验收”，请先填写复核人。请先添加至少一份整改佐证。" in checked.rows[0].reason

    done = writing.carry_out(store, problem, checked, checked.taken())
    came = {
        held["description"]: (held["stage"], held["closed_on"])
        for held in (records.values(store, problem, one) for one in done.changes.ids("problem"))
    }
    undoing.undo_last(store)
    assert came == {
        "示例：甲": ("待验收", None),
        "示例：乙": ("整改中", None),
        "示例：丙": ("待下发", None),
        "示例：丁": ("待下发", None),
    }


def test_a_stage_given_for_all_rows_is_held_to_the_same_demands(store):
    checked = look(store, "任务内容\t牵头单位\n示例：报送材料\t露峰街道\n", RECORD_TYPES.get("task"))
    plan = replace(checked.plan, fixed=(("stage", "已完成"),))
    again = reading.verdicts(store, RECORD_TYPES.get("task"), checked.table, plan, READING)
    assert again.rows[0].verdict is Verdict.LOOK
    assert dict(again.rows[0].others)["stage"] == "进行中"
    assert "请先填写完成结果。" in again.rows[0].reason


def test_an_application_is_held_to_the_stages_of_its_title(store):
    application = RECORD_TYPES.get("application")
    with store.read() as session:
        title = session.scalars(select(Title.name)).first()
    rows = (
        f"露峰街道\t{title}\t命名\t2023.3.1",
        f"尧山镇\t{title}\t申报\t2023.3.1",
        f"赵村镇\t{title}\t拟推荐\t",
    )
    checked = look(store, "\n".join(("申报单位\t创建项目\t阶段\t申报日期", *rows)), application)
    stages = [row.cells[2].text for row in checked.rows]
    assert stages == ["初审", "申报", "拟推荐"]
    assert "先记为" in checked.rows[0].reason
