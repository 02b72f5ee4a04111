"""What each rule over the registers tells of, and what it passes over."""

from datetime import timedelta

import pytest

from lushan_desktop.base import clock
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.checks.running import check_office
from lushan_desktop.services.evidence import evidence_checks
from lushan_desktop.services.records.records import NewFile
from lushan_desktop.storage import objects
from tests.proved import proves
from tests.saving import a_meeting, day, save

WORDS = "示例：抓好落实。"
USUAL = {
    "evidence": {"title": "示例：扫描件"},
    "instruction": {"kind": "批示", "words": WORDS},
    "meeting": {"title": "示例：推进会", "kind": "推进会"},
}


def told(store, rule):
    with store.read() as session:
        return [one.id for one in check_office(session) if one.rule == rule]


@pytest.fixture
def unit(store):
    return save(store, "unit", name="示例乡")


@pytest.fixture
def leader(store):
    return save(store, "person", name="示例甲")


@proves("rule", told="flawed", silent="sound")
@pytest.mark.parametrize(
    ("rule", "type", "flawed", "sound"),
    [
        (
            "CON-06",
            "evidence",
            ({"pages": 0}, {"pages": 0, "title": "示例：照片"}, {"pages": 0, "title": "示例：方案"}),
            ({"pages": 1}, {}, {"pages": 12, "title": "示例：方案"}),
        ),
        (
            "CON-12",
            "instruction",
            ({}, {"words": "", "gist": "示例：要求整改"}, {"given_on": day("2023-03-01")}),
            ({"feedback": "示例：已经落实"}, {"closed_on": day("2023-05-06")}, {"kind": "圈阅"}),
        ),
        (
            "CON-08",
            "instruction",
            ({}, {"standing": "待核"}, {"words": "示例：另一句。", "standing": "待核"}),
            ({"standing": "原文已核"}, {"standing": "据转述"}, {"words": "", "gist": "示例：要求整改"}),
        ),
        (
            "CON-14",
            "meeting",
            ({"held_on": day("2023-03-01")}, {"held_on": day("2023-05")}, {"held_on": day("2022")}),
            (
                {"held_on": day("2023-03-01"), "demands": ({"words": WORDS},)},
                {"held_on": day("2023-03-01"), "recurring": True},
                {},
            ),
        ),
    ],
)  # fmt: skip
def test_a_rule_tells_of_the_records_that_lack_something_and_of_no_other(store, rule, type, flawed, sound):
    lacking = [save(store, type, **{**USUAL[type], **values}) for values in flawed]
    for values in sound:
        save(store, type, **{**USUAL[type], **values})

    assert sorted(told(store, rule)) == sorted(lacking)


@pytest.mark.parametrize("name", ["示例一.txt", "示例二.txt", "示例三.txt"])
def test_a_file_that_is_gone_is_told_and_one_that_is_there_is_not(store, tmp_path, name):
    file = tmp_path / name
    file.write_text(f"示例：{name}", "utf-8")
    a_meeting(store, files=(NewFile(file, "通知"),))
    assert not told(store, "CON-06")

    with store.read() as session:
        sql = "SELECT id, sha256 FROM evidence WHERE deleted = 0"
        ((kept, sha256),) = session.connection().exec_driver_sql(sql).all()
    objects.path_of(store.folder, sha256).unlink()
    evidence_checks.look_for_missing(store)

    assert told(store, "CON-06") == [kept]


@proves("CON-07", told=1, silent=1)
@pytest.mark.parametrize(
    ("type", "first", "others"),
    [
        (
            "meeting",
            {"title": "示例：推进会", "kind": "推进会", "held_on": day("2023-03-01")},
            ({"title": "示例：推进会（二）"}, {"held_on": day("2023-03-02")}, {"held_on": None}),
        ),
        (
            "document",
            {"number": "示法〔2023〕1号", "title": "示例：通知", "direction": "发文"},
            ({"number": "示法〔2023〕2号"}, {"title": "示例：方案"}, {"number": ""}),
        ),
        (
            "instruction",
            {"kind": "批示", "leader": "示例甲", "given_on": day("2023-03-01"), "words": WORDS},
            ({"words": "示例：另一句。"}, {"given_on": day("2023-03-02")}, {"leader": "示例乙"}),
        ),
    ],
)
def test_what_is_registered_twice_is_told_and_what_differs_in_one_thing_is_not(store, type, first, others):
    save(store, type, **first)
    for values in others:
        save(store, type, **{**first, **values})
    assert not told(store, "CON-07")

    again = save(store, type, **first)

    assert told(store, "CON-07") == [again]


@proves("CON-09", told=1, silent=1)
@pytest.mark.parametrize("text", ["示例：第一项", "示例：第二项", "示例：第三项"])
def test_an_indicator_that_does_not_apply_says_why(store, text):
    system = save(store, "indicator_system", name="示例：指标体系")
    lacking = save(store, "indicator", system=system, text=text, not_applicable=True)
    given = {"not_applicable": True, "not_applicable_reason": "示例：没有这项职责"}
    save(store, "indicator", system=system, text=text, **given)
    save(store, "indicator", system=system, text=text)
    save(store, "indicator", system=system, text=text, not_applicable_reason="示例：原先不适用")

    assert told(store, "CON-09") == [lacking]


def from_today(days):
    return PartialDate.from_date(clock.today() + timedelta(days))


@proves("CON-10", told=1, silent=1)
@pytest.mark.parametrize("ago", [None, 9, 1])
def test_a_problem_without_a_term_or_beyond_it_is_told(store, unit, ago):
    on = from_today(-ago) if ago else None
    late = save(store, "problem", unit=unit, description="示例：问题", due_on=on)
    save(store, "problem", unit=unit, description="示例：未到期", due_on=from_today(9))
    save(
        store, "problem", unit=unit, description="示例：今日到期", due_on=PartialDate.from_date(clock.today())
    )
    save(store, "problem", unit=unit, description="示例：已销号", due_on=on, stage="已销号")

    assert told(store, "CON-10") == [late]


@proves("CON-11", told=1, silent=1)
@pytest.mark.parametrize("stage", ["推荐", "命名", "复核"])
def test_an_application_that_is_recommended_was_reviewed_before(store, unit, stage):
    title = save(store, "title", name="示例：示范单位", kind="示例")
    lacking = save(store, "application", applicant=unit, title=title, stage=stage)
    save(store, "application", applicant=unit, title=title, stage=stage, reviewed_on=day("2023-03-01"))
    save(store, "application", applicant=unit, title=title, stage=stage, conclusion="示例：符合")
    save(store, "application", applicant=unit, title=title, stage="初审")

    assert told(store, "CON-11") == [lacking]


def documents(store, *numbers, **values):
    given = {"direction": "发文", **values}
    return [save(store, "document", number=number, title=f"示例：{number}", **given) for number in numbers]


@proves("NUM-06", told="has_gap", silent="has_gap")
@pytest.mark.parametrize(
    ("numbers", "has_gap"),
    [
        (("示法〔2023〕2号",), True),
        (("示法〔2023〕1号", "示法〔2023〕3号"), True),
        (("示法〔2022〕1号", "示法〔2023〕2号"), True),
        (("示法〔2023〕1号", "示法〔2023〕2号"), False),
        (("示法〔2022〕1号", "示法〔2023〕1号"), False),
        (("示法〔2023〕1号", "示办〔2023〕1号"), False),
    ],
)
def test_a_gap_in_the_numbers_of_one_year_is_told(store, numbers, has_gap):
    made = documents(store, *numbers)

    assert told(store, "NUM-06") == (made[-1:] if has_gap else [])


def test_a_gap_of_numbers_that_came_in_or_are_void_is_none(store):
    documents(store, "示法〔2023〕5号", direction="收文")
    documents(store, "示法〔2023〕2号")
    save(store, "void_number", number="示法〔2023〕1号")

    assert not told(store, "NUM-06")


@proves("NUM-07", told="is_told", silent="is_told")
@pytest.mark.parametrize(
    ("days", "is_told"),
    [
        (("2023-03-02", "2023-03-01"), True),
        (("2023-05-06", "2022-12-30"), True),
        (("2023-05-06", "2023-05-05"), True),
        (("2023-03-01", "2023-03-02"), False),
        (("2023-03-01", "2023-03-01"), False),
        (("2023-03-02", "2023-03"), False),
    ],
)
def test_a_number_is_not_signed_before_the_one_that_it_follows(store, days, is_told):
    for number, on in zip((1, 2), days, strict=True):
        last = documents(store, f"示法〔2023〕{number}号", signed_on=day(on))[0]

    assert told(store, "NUM-07") == ([last] if is_told else [])


@proves("NUM-08", told=1, silent=1)
@pytest.mark.parametrize("code", ["示委", "示政办", "示司"])
def test_a_number_bears_the_code_of_an_issuer_where_any_is_known(store, code):
    (foreign,) = documents(store, f"{code}〔2023〕1号")
    documents(store, f"{code}〔2023〕7号", direction="收文")
    documents(store, "示法〔2023〕1号")
    assert not told(store, "NUM-08")

    save(store, "issuer", name="示例领导小组", code="示法")

    assert told(store, "NUM-08") == [foreign]


@proves("NUM-05", told=1, silent=1)
@pytest.mark.parametrize(
    "other", [{"title": "示例：方案"}, {"number": "示法〔2023〕2号"}, {"title": "示例：通知（修订）"}]
)
def test_a_number_has_one_title_and_a_title_one_number(store, other):
    first = {"number": "示法〔2023〕1号", "title": "示例：通知", "direction": "收文"}
    save(store, "document", **first)
    save(store, "document", title="示例：没有文号", direction="收文")
    save(store, "document", number="示法〔2022〕1号", title="示例：去年的通知", direction="收文")
    save(store, "document", **first)
    assert not told(store, "NUM-05")

    second = save(store, "document", **{**first, **other})

    assert told(store, "NUM-05") == [second]


@proves("PER-01", told="is_told", silent="is_told")
@pytest.mark.parametrize(
    ("type", "who", "when"), [("instruction", "leader", "given_on"), ("meeting", "chair", "held_on")]
)
@pytest.mark.parametrize(
    ("on", "is_told"),
    [
        ("2020-12-31", True), ("2023-07-01", True), ("2019-01-01", True),
        ("2021-01-01", False), ("2023-06-30", False), ("2020", False),
    ],
)  # fmt: skip
def test_who_wrote_or_chaired_held_a_post_on_that_day(store, leader, type, who, when, on, is_told):
    save(store, "tenure", person=leader, post="县长", since=day("2021-01-01"), until=day("2023-06"))
    made = save(store, type, **{**USUAL[type], who: leader, when: day(on)})

    assert told(store, "PER-01") == ([made] if is_told else [])
