"""What a meeting's record becomes on paper: notice, agenda, sign-in sheet, minutes, ledgers, reminders."""

import pickle

import pytest
from pypdfium2 import PdfDocument

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.paper.pdf import typeset
from lushan_desktop.paper.word.word import write_document
from lushan_desktop.reports import REPORTS
from lushan_desktop.services.printing import whereabouts

PAPERS = ("meeting_notice", "meeting_agenda", "sign_in_sheet", "minutes_draft")
NOTE = {"note": ""}


def printed(value, key):
    """The text of the PDF, without line breaks."""
    paper = typeset(REPORTS.get(key).compose(pickle.loads(pickle.dumps(value))))
    assert paper.missing == ()
    pages = PdfDocument(paper.pdf)
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    return text.replace("\r", "").replace("\n", "")


def unit(office, name):
    return office.find("unit", "name", name)


@pytest.fixture
def bare(office):
    """The meeting of the seed: no place, no time, no attendance."""
    return office.find("meeting", "title", "争创省级法治政府建设示范县动员会")


@pytest.fixture
def full(office):
    """A meeting of which everything is recorded, invented and marked so."""
    liu = office.find("person", "name", "刘鹏")
    lufeng, qintai = unit(office, "露峰街道"), unit(office, "琴台街道")
    office.change("unit", lufeng, contact="示例丁", phone="示例电话")
    seat = {"person": "", "post": "", **NOTE}
    return office.add(
        "meeting",
        title="示例推进会",
        kind="推进会",
        held_on=PartialDate(2023, 6, 28),
        time="上午9时",
        place="示例会议室",
        chair=liu,
        organiser=lufeng,
        series_number="2023年第3次",
        attendance=(
            {**seat, "way": "出席", "name": "主要负责人", "unit": lufeng},
            {**seat, "way": "列席", "name": "各乡镇分管负责人", "unit": ""},
            {**seat, "way": "请假", "name": "示例甲", "unit": qintai},
        ),
        agenda=(
            {"title": "听取进展汇报", "presenter": "", "unit": qintai, "minutes": "会议同意汇报。", **NOTE},
            {"title": "研究整改清单", "presenter": "", "unit": "", "minutes": "会议研究了清单。", **NOTE},
        ),
        demands=(
            {"speaker": liu, "speaker_post": "", "words": "要按时完成。", "standing": "原文已核", **NOTE},
            {"speaker": liu, "speaker_post": "", "words": "要压实责任。", "standing": "待核", **NOTE},
        ),
        resolutions=(
            {
                "content": "报送整改清单",
                "lead_unit": lufeng,
                "support_units": (qintai,),
                "due_on": PartialDate(2023, 6, 30),
                **NOTE,
            },
            {"content": "开展回头看", "lead_unit": qintai, "closed_on": PartialDate(2023, 7, 1), **NOTE},
        ),
    )


@pytest.mark.parametrize("key", PAPERS)
def test_what_is_not_recorded_is_marked_and_leads_to_its_field(office, bare, key):
    value = office.gather(key, meeting=bare)
    text = printed(value, key)

    is_form = key in ("meeting_agenda", "sign_in_sheet")  # filled in by hand: a blank, and no draft
    assert ("【待补：会议地点】" in text, "（送审稿）" in text, "地点：＿＿" in text) == (
        not is_form,
        not is_form,
        is_form,
    )
    place = next(gap for gap in value.gaps if gap.text == "【待补：会议地点】")
    home = whereabouts.home_of(office.store, place.fills[0].record_type, bare, place.fills[0].field)
    assert (home.record_type, home.record, home.field) == ("meeting", bare, "place")
    assert value.paragraph("gap").gaps == value.gaps


@pytest.mark.parametrize("key", PAPERS)
def test_marks_on_the_page_know_which_gap_they_are(office, bare, key):
    value = office.gather(key, meeting=bare)
    paper = typeset(REPORTS.get(key).compose(value))

    places = {place.anchor for place in paper.placements if place.mark}
    assert places
    assert places <= {f"gap#{number}" for number in range(len(value.gaps))}


@pytest.mark.parametrize("key", ["meeting_agenda", "sign_in_sheet", "minutes_draft"])
def test_a_whole_record_makes_a_paper_without_gaps(office, full, key):
    value = office.gather(key, meeting=full)

    assert value.gaps == ()
    assert "待补" not in printed(value, key)
    assert "送审稿" not in printed(value, key)
    assert write_document(REPORTS.get(key).compose(value)).startswith(b"PK")


def test_a_notice_tells_when_where_who_and_what(office, full):
    text = printed(office.gather("meeting_notice", meeting=full), "meeting_notice")

    for words in (
        "关于召开示例推进会的通知",
        "2023年6月28日（星期三）上午9时",
        "示例会议室",
        "露峰街道主要负责人",
        "列席：各乡镇分管负责人",
        "1.听取进展汇报；",
        "2.研究整改清单。",
        "示例丁",
    ):
        assert words in text


def test_a_notice_is_a_draft_until_number_and_date_are_given(office, full):
    open_one = office.gather("meeting_notice", meeting=full)
    whole = office.gather(
        "meeting_notice",
        meeting=full,
        number="示例〔2023〕1号",
        signed=PartialDate(2023, 6, 20),
        way="红头文件",
    )

    assert "【待补：发文字号】" in printed(open_one, "meeting_notice")
    assert "送审稿" in printed(open_one, "meeting_notice")
    text = printed(whole, "meeting_notice")
    assert "示例〔2023〕1号" in text
    assert "2023年6月20日" in text
    assert "送审稿" not in text


def test_a_sign_in_sheet_lists_who_is_expected_and_leaves_rows(office, full):
    sheet = office.gather("sign_in_sheet", meeting=full)

    assert len(sheet.rows) == 16
    assert sheet.expected == 3
    assert sheet.rows[0][1:4] == ("露峰街道", "", "主要负责人")
    assert sheet.rows[1][1] == "各乡镇分管负责人"
    assert sheet.rows[2][1:3] == ("琴台街道", "示例甲")
    assert sheet.rows[2][-1] == "请假"
    assert len(office.gather("sign_in_sheet", meeting=full, empty=2).rows) == 5


@pytest.mark.parametrize(
    "title", ["示例会", "示例：争创省级法治政府建设示范县动员会暨行政执法案卷评查推进会"]
)
def test_a_sign_in_sheet_fills_one_page_and_no_second(office, title):
    meeting = office.add("meeting", title=title, kind="推进会", held_on=PartialDate(2023, 6, 28))
    sheet = office.gather("sign_in_sheet", meeting=meeting)

    assert typeset(REPORTS.get("sign_in_sheet").compose(sheet)).pages == 1
    more = office.gather("sign_in_sheet", meeting=meeting, empty=len(sheet.rows) + 1)
    assert typeset(REPORTS.get("sign_in_sheet").compose(more)).pages == 2


def test_minutes_quote_only_checked_words_and_name_who_came(office, full):
    text = printed(office.gather("minutes_draft", meeting=full), "minutes_draft")

    assert "露峰街道会议纪要" in text
    assert "县委书记刘鹏要求：“要按时完成。”" in text
    assert "县委书记刘鹏要求，压实责任。" in text
    assert "1.报送整改清单。（牵头单位：露峰街道；配合单位：琴台街道；完成时限：2023年6月30日）" in text
    assert "出席：露峰街道主要负责人" in text
    assert "请假：琴台街道示例甲" in text
    assert "列席：各乡镇分管负责人" in text


def test_a_paper_is_proposed_for_the_last_dated_meeting(office, full):
    assert office.gather("meeting_agenda").meeting == "示例推进会"


def test_a_paper_of_no_meeting_says_what_to_choose(empty_office):
    with pytest.raises(UserError, match="请填写会议"):
        empty_office.gather("meeting_agenda")


def test_the_ledger_of_resolutions_tells_who_does_what_until_when(office, full):
    ledger = office.gather("resolution_ledger")

    labels = " ".join(column.label for column in ledger.columns)
    assert labels == "序号 会议 事项 牵头 配合 时限 进展 办结日期"
    first, second = ledger.rows
    assert first[1:3] == ("示例推进会（2023年第3次）\n2023年6月28日", "报送整改清单")
    assert first[3:] == ("露峰街道", "琴台街道", "2023年6月30日", "", "")
    assert second[-1] == "2023年7月1日"
    assert [row[2] for row in office.gather("resolution_ledger", only_open=True).rows] == ["报送整改清单"]


def test_the_ledger_of_trainings_computes_the_rate(office):
    office.add("training", subject="示例培训", attended=120, examined=118, passed=115)
    office.add("training", subject="示例讲座", attended=30)

    ledger = office.gather("training_ledger")
    rate = [column.label for column in ledger.columns].index("合格率")
    assert {row[rate] for row in ledger.rows if isinstance(row, tuple)} == {"97.5%", ""}
    assert "97.5%" in printed(ledger, "training_ledger")


def test_reminders_are_one_sheet_for_each_unit_with_open_tasks(office, full):
    lufeng, qintai = unit(office, "露峰街道"), unit(office, "琴台街道")
    late = {"due_on": PartialDate(2023, 6, 20), "lead_unit": lufeng}
    office.add("task", content="示例：报送清单", meeting=full, **late)
    office.add("task", content="示例：已经办完", stage="已完成", **late)
    office.add("task", content="示例：回头看", lead_unit=qintai)

    slips = office.gather("reminder_slip", signed=PartialDate(2023, 6, 23))
    text = printed(slips, "reminder_slip")
    assert [slip.unit for slip in slips.slips] == ["露峰街道", "琴台街道"]
    assert "有1项尚未办结，其中1项已逾期" in text
    assert "逾期3天" in text.replace(" ", "")
    assert "示例推进会" in text
    assert "已经办完" not in text
    overdue = office.gather("reminder_slip", signed=PartialDate(2023, 6, 23), only_overdue=True)
    assert [slip.unit for slip in overdue.slips] == ["露峰街道"]
    assert office.gather("reminder_slip", unit=qintai).slips[0].rows[0][1] == "示例：回头看"


def test_without_open_tasks_the_reminder_says_so(empty_office):
    assert "没有尚未办结的任务" in printed(empty_office.gather("reminder_slip"), "reminder_slip")


def test_a_briefing_prints_masthead_text_and_who_gets_it(office):
    briefing = office.find("briefing", "issue", 7)
    bare = printed(office.gather("work_briefing", briefing=briefing), "work_briefing")
    assert "【待补：编发名义】" in bare
    assert "【待补：印发日期】" in bare
    assert "（送审稿）" in bare
    assert bare.count("第7期") == 1, "what has no title does not take its number for one"

    office.change(
        "briefing",
        briefing,
        issuer=office.find("issuer", "name", "鲁山县法治政府建设领导小组办公室"),
        issued_on=PartialDate(2023, 6, 30),
        copies=50,
        report_to="示例报",
        send_to="示例送",
        distribute_to="示例发",
        articles="示例标题\n示例正文一。\n一、示例小标题\n示例正文二。",
    )
    whole = printed(office.gather("work_briefing"), "work_briefing")
    for words in (
        "鲁山县创建省级法治政府建设示范县工作简报", "第7期", "2023年6月30日", "示例标题", "示例正文二。",
        "报：示例报。", "送：示例送。", "发：示例发。", "共印50份",
    ):  # fmt: skip
        assert words in whole
    assert "待补" not in whole
    assert "送审稿" not in whole


def test_a_notice_says_the_time_once(office, full):
    notice = office.gather("meeting_notice", meeting=full)

    assert notice.opening == "决定召开示例推进会。现将有关事项通知如下："


def test_minutes_name_their_organ_and_lead_in_to_what_was_decided(office, full, bare):
    minutes = office.gather("minutes_draft", meeting=full)

    assert minutes.mark == "露峰街道会议纪要"
    assert minutes.opening.endswith("。现将会议议定事项纪要如下：")
    assert "示例推进会纪要" in printed(minutes, "minutes_draft")
    assert office.gather("minutes_draft", meeting=bare).mark == "【待补：主办单位】会议纪要"
