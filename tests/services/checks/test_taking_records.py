"""A text becomes records: one step, one undo, nothing by itself."""

from pathlib import Path

import pytest

from lushan_desktop.base.errors import UserError
from lushan_desktop.checks.gathering import gather
from lushan_desktop.checks.holding import KEPT, held
from lushan_desktop.domain.mentions.extracting import Draft, drafts
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.intake.paper_text import read_paper, read_pasted_paper
from lushan_desktop.services.checks.taking_records import take
from lushan_desktop.services.records import answers, undoing
from tests import foreign

SEED = Path(__file__).parents[2] / "data" / "seed_93.txt"
NEWS = (
    "2023年5月9日，示例县召开推进会。创新推行“示例”工作法。县司法局荣获“全省先进集体”称号。\n"
    "县司法局由2个督察组对11个乡镇的法治建设工作进行了督察。县长李明华组织人员赴甲市学习。\n"
)


def names(store, key):
    return [row.name for row in answers.everything(store, RECORD_TYPES.get(key))]


def test_the_whole_seed_comes_in_as_one_step_and_goes_as_one(store):
    found = drafts(read_paper(SEED))

    take(store, found, "情况说明93")

    assert len(names(store, "document")) == 5
    assert names(store, "person") == ["刘鹏", "叶锐", "陈建忠"]
    assert len(names(store, "meeting")) == 2
    assert len(names(store, "instruction")) == 3
    assert (
        len(names(store, "honour")) == len(names(store, "study_visit")) == len(names(store, "briefing")) == 1
    )
    undoing.undo_last(store)
    assert not names(store, "document") + names(store, "person") + names(store, "meeting")


def test_the_original_is_kept_as_evidence_of_what_was_taken_if_that_is_wished(store):
    found = [one for one in drafts(read_paper(SEED)) if one.type in ("meeting", "document")]

    take(store, found, "情况说明93", original=SEED)

    with store.read() as session:
        sql = "SELECT count(*), count(DISTINCT target) FROM reference WHERE field = 'files' AND deleted = 0"
        assert session.connection().exec_driver_sql(sql).one() == (len(found), 1)
    assert names(store, "evidence") == ["seed_93"]
    undoing.undo_last(store)
    assert not names(store, "evidence")


def held_again(store, drafts_of_it):
    with store.read() as session:
        ledger = gather(session)
    return [held(one, ledger) for one in drafts_of_it]


UNDATED = "日前，副县长示例甲主持召开全县示例工作座谈会。\n县委书记示例乙作出批示：“要抓好示例工作。”\n"


@pytest.mark.parametrize(
    "text", [SEED.read_text("utf-8"), NEWS, UNDATED, *map(foreign.read, foreign.EXPECTED)]
)
def test_what_was_taken_is_known_when_the_text_is_read_again(store, text):
    found = drafts(read_pasted_paper(text))
    if found:
        take(store, found, "文稿")

    again = held_again(store, found)

    assert [(one.draft.type, one.standing) for one in again] == [(one.type, KEPT) for one in found]
    assert all(one.id for one in again)


@pytest.mark.parametrize(
    ("type", "kept", "other", "told"),
    [
        ("meeting", {"title": "示例工作座谈会", "kind": "座谈会"}, {"held_on": "2023-05-06"}, "没有日期"),
        (
            "meeting",
            {"title": "示例工作座谈会", "kind": "座谈会", "held_on": "2023-05-06"},
            {"held_on": "2023-05-09"},
            "2023年5月6日",
        ),
        (
            "meeting",
            {"title": "示例工作座谈会", "kind": "座谈会", "held_on": "2023-05-06"},
            {"held_on": ""},
            "2023年5月6日",
        ),
        (
            "instruction",
            {"kind": "批示", "leader": "示例甲", "words": "抓好落实。"},
            {"given_on": "2023-05-06"},
            "没有批示日期",
        ),
        (
            "instruction",
            {"kind": "批示", "leader": "示例甲", "given_on": "2023-05-06", "words": "抓好落实。"},
            {"words": "抓紧落实。"},
            "抓好落实",
        ),
    ],
)
def test_what_differs_from_what_was_taken_is_told(store, type, kept, other, told):
    drawn = [Draft("person", {"name": "示例甲"}, 0, 3, "示例甲"), Draft(type, kept, 0, 4, "示例")]
    take(store, drawn, "文稿")

    (one,) = held_again(store, [Draft(type, kept | other, 0, 4, "示例")])

    assert one.standing == "有出入"
    assert told in one.differs[0]


@pytest.mark.parametrize(
    ("type", "kept", "other"),
    [
        ("meeting", {"title": "示例工作座谈会", "kind": "座谈会"}, {"title": "样例工作推进会"}),
        ("inclusion", {"item": "纳入年度综合考核", "content": "示例"}, {"item": "纳入县委巡察工作"}),
        ("briefing", {"title": "示例简报", "issue": 7}, {"issue": 8}),
        ("measure", {"title": "“示例”活动", "kind": "其他"}, {"title": "“样例”活动"}),
    ],
)
def test_what_was_not_taken_is_new(store, type, kept, other):
    take(store, [Draft(type, kept, 0, 4, "示例")], "文稿")

    (one,) = held_again(store, [Draft(type, kept | other, 0, 4, "示例")])

    assert one.standing == "新"


def test_only_words_in_quotation_marks_are_entered_as_said_and_stay_as_written(store):
    take(store, drafts(read_paper(SEED)), "情况说明93")

    rows = [row.plain for row in answers.everything(store, RECORD_TYPES.get("meeting"))]
    said = [demand for row in rows for demand in row["demands"] if demand["standing"] == "待核"]
    assert len(said) == 1
    assert "决心划" in said[0]["words"]
    assert "督查督办体系" not in said[0]["words"]


def test_nothing_is_entered_where_nothing_was_ticked(store):
    with pytest.raises(UserError, match="勾选"):
        take(store, (), "情况说明93")


def test_whatever_papers_tell_of_can_be_entered_as_it_was_found(store):
    texts = (*map(foreign.read, foreign.EXPECTED), SEED.read_text("utf-8"), NEWS)
    found = [one for text in texts for one in drafts(read_pasted_paper(text))]

    take(store, found, "各种文稿")

    assert {"document", "meeting", "person", "measure", "honour"} <= {one.type for one in found}


def test_what_cannot_be_entered_is_named(store):
    with pytest.raises(UserError, match="“示例举措”没有登记：请填写类型。按F2改这一条，或不勾选。"):
        take(store, [Draft("measure", {"title": "示例举措"}, 0, 4, "示例举措")], "文稿")
