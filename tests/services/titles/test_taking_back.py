"""A title is taken back, an application begins again, and no move goes beyond the quota."""

import pytest

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.services.records import records, undoing
from lushan_desktop.services.titles import applications, applications_list, review
from tests.services.titles.applying import DAY, DOCUMENT, HONOUR, begin, held, new, pass_review


def designated(store, application, **given):
    paper = new(store, DOCUMENT, matter="示例文件")
    pass_review(store, application)
    applications.move(store, application, "集体研究")
    applications.move(store, application, "公示", public_from=DAY, public_until=DAY)
    applications.move(store, application, "推荐", recommendation=paper)
    applications.move(store, application, "命名", designation=paper, designated_on=DAY)
    return held(store, application)["honour"]


def test_a_title_that_is_taken_back_ends_the_honour_and_counts_no_more(store, title, application):
    honour = designated(store, application)
    assert applications_list.overview(store).figures.designated == 1
    with pytest.raises(UserError, match="请先写明撤销的原因"):
        applications.move(store, application, "未通过")

    applications.move(store, application, "未通过", refusal="复核不合格")

    assert records.values(store, HONOUR, honour)["revoked_on"] == PartialDate(2023, 7, 3)
    assert applications_list.overview(store).figures.designated == 0
    (row,) = applications_list.overview(store).rows
    assert row.state == ("已撤销", "mute")
    undoing.undo_last(store)
    assert records.values(store, HONOUR, honour)["revoked_on"] is None
    assert applications_list.overview(store).figures.designated == 1


def test_an_honour_that_is_marked_as_revoked_is_held_by_nobody(store, title, application):
    honour = designated(store, application)

    records.save(store, HONOUR, {"revoked_on": DAY}, honour)

    assert applications_list.overview(store).figures.designated == 0
    (row,) = applications_list.overview(store).rows
    assert (row.state, row.due) == (("已撤销", "mute"), None)


def test_who_begins_again_has_to_prove_everything_again(store, title, application):
    honour = designated(store, application)
    applications.move(store, application, "未通过", refusal="复核不合格")
    applications.move(store, application, "培育")
    applications.move(store, application, "申报")
    applications.move(store, application, "初审")

    with pytest.raises(UserError, match="还有条目没有通过初审"):
        applications.move(store, application, "集体研究")
    sheet = review.sheet(store, application)
    assert [line.state for line in sheet.lines] == ["未审"] * 3
    assert sheet.lines[0].earlier == "第1次（2023年7月3日）：符合"
    figures = applications_list.overview(store).figures
    assert (figures.applied, figures.passed, figures.recommended) == (1, 0, 0)
    assert designated(store, application) != honour


def test_no_move_goes_beyond_the_quota(store, title, batch, application):
    other, paper = begin(store, title, batch, "示例镇"), new(store, DOCUMENT, matter="示例推荐文件")
    for each in (application, other):
        pass_review(store, each)
        applications.move(store, each, "集体研究")
        applications.move(store, each, "公示", public_from=DAY, public_until=DAY)
    applications.move(store, application, "推荐", recommendation=paper)

    with pytest.raises(UserError, match="推荐名额1个，已推荐1个") as told:
        applications.move(store, other, "推荐", recommendation=paper)

    assert told.value.field == "quota"
    assert held(store, other)["stage"] == "公示"
