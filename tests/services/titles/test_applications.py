"""An application goes from cultivation to designation; what is lacking is said, all of it can be undone."""

from decimal import Decimal

import pytest

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import Reading
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.importing import titles_standard
from lushan_desktop.services.records import records, undoing
from lushan_desktop.services.titles import applications, recommendation, review, titles
from lushan_desktop.services.titles.review import Opinion
from lushan_desktop.services.titles.titles import StageSetting
from tests.services.titles.applying import (
    APPLICATION,
    DAY,
    DOCUMENT,
    HONOUR,
    TITLE,
    UNIT,
    begin,
    held,
    new,
    note_all,
    pass_review,
)

REVIEW_ITEM = RECORD_TYPES.get("review_item")


def test_an_application_begins_with_every_item_of_the_standard_in_one_step(store, title, batch):
    unit = new(store, UNIT, name="示例局")

    application = applications.start(store, title, batch, unit).ids("application")[0]

    sheet = review.sheet(store, application)
    assert [line.content for line in sheet.lines] == ["示例条目1", "示例条目2", "示例条目3"]
    assert sheet.lines[0].points == Decimal(10)
    assert sheet.counts == {"全部": 3, "未审": 3, "待整改": 0, "缺材料": 3}
    undoing.undo_last(store)
    assert records.detail(store, APPLICATION, application).deleted


def test_a_unit_applies_once_in_a_batch(store, title, batch):
    unit = new(store, UNIT, name="示例局")
    applications.start(store, title, batch, unit)

    with pytest.raises(UserError, match="已有申报"):
        applications.start(store, title, batch, unit)
    with pytest.raises(UserError, match="请先选申报单位"):
        applications.start(store, title, batch, "")


def test_a_batch_of_another_title_is_refused(store, batch):
    other = new(store, TITLE, name="服务型行政执法示范点", kind="服务型行政执法示范点（标兵）")

    with pytest.raises(UserError, match="不属于所选的创建项目"):
        applications.start(store, other, batch, new(store, UNIT, name="示例局"))


def test_the_applicants_own_scores_are_added_up_and_held_to_the_points(store, application):
    first, second, _ = review.sheet(store, application).lines

    applications.assess(store, application, {first.id: Decimal("9.5"), second.id: Decimal(8)})

    assert held(store, application)["self_score"] == Decimal("17.5")
    with pytest.raises(UserError, match="第1项自评分应在0到10分之间"):
        applications.assess(store, application, {first.id: Decimal(11)})


def test_what_does_not_fit_needs_a_reason_and_no_score_exceeds_the_points(store, application):
    line = review.sheet(store, application).lines[0]

    for opinion, field in (
        (Opinion("需补充"), "reason"),
        (Opinion(""), "conclusion"),
        (Opinion("符合", score=Decimal(11)), "score"),
    ):
        with pytest.raises(UserError) as told:
            review.note(store, line.id, opinion)
        assert told.value.field == field
    assert review.sheet(store, application).lines[0].state == "未审"


def test_an_item_that_fits_has_full_marks_unless_a_score_is_given(store, application):
    first, second, _ = review.sheet(store, application).lines

    review.note(store, first.id, Opinion("符合"))
    review.note(store, second.id, Opinion("需补充", "缺签字", Decimal(6)))

    sheet = review.sheet(store, application)
    assert (sheet.score, sheet.done) == (Decimal(16), 2)


def test_the_review_is_completed_only_when_every_item_has_an_opinion(store, application):
    with pytest.raises(UserError, match="还有3项未审：第1、2、3项"):
        review.complete(store, application)

    note_all(store, application, ["符合", "需补充", "不符合"])
    review.complete(store, application)

    found = held(store, application)
    assert found["conclusion"] == (
        "共审查3项，符合1项，需补充1项，不符合1项，得分10分（满分30分）。第2、3项须补充整改后再审。"
    )
    assert found["passed_on"] is None
    with pytest.raises(UserError, match="还有条目没有通过初审"):
        applications.move(store, application, "集体研究")


def test_what_fits_without_the_material_that_is_asked_for_needs_a_basis(store, application):
    first, second, third = review.sheet(store, application).lines
    records.save(store, REVIEW_ITEM, {"materials": "工作总结"}, first.id)

    with pytest.raises(UserError, match="还未提交材料，判为“符合”的请写明依据") as told:
        review.note(store, first.id, Opinion("符合"))
    assert told.value.field == "reason"
    review.note(store, first.id, Opinion("符合", "现场查验"))
    for line in (second, third):
        review.note(store, line.id, Opinion("符合"))
    records.save(store, REVIEW_ITEM, {"materials": "工作总结"}, third.id)

    with pytest.raises(UserError, match="第3项未提交材料却判为“符合”，请补充材料或写明依据"):
        review.complete(store, application)


def test_a_second_review_opens_only_what_was_wanting_and_keeps_what_was_said(store, application):
    note_all(store, application, ["符合", "需补充", "符合"])
    review.complete(store, application)
    applications.move(store, application, "现场反馈")
    applications.move(store, application, "整改", rectify_by=DAY)
    applications.move(store, application, "初审", rectification="已补齐")

    sheet = review.sheet(store, application)
    assert (sheet.round, sheet.conclusion) == (2, "")
    assert [line.state for line in sheet.lines] == ["符合", "待再审", "符合"]
    with pytest.raises(UserError, match="上次已经符合"):
        review.note(store, sheet.lines[0].id, Opinion("符合"))

    review.note(store, sheet.lines[1].id, Opinion("符合"))
    review.complete(store, application)

    sheet = review.sheet(store, application)
    assert sheet.lines[1].earlier == "第1次（2023年7月3日）：需补充，缺签字"
    assert sheet.passed_on == PartialDate(2023, 7, 3)
    assert [way.move.end for way in applications.moves(store, application)][:2] == ["现场反馈", "集体研究"]


def test_an_opinion_changed_after_the_review_was_completed_opens_it_again(store, application):
    pass_review(store, application)

    review.note(store, review.sheet(store, application).lines[0].id, Opinion("需补充", "缺签字"))

    assert (held(store, application)["passed_on"], held(store, application)["conclusion"]) == (None, "")


def test_nothing_is_judged_outside_the_review(store, application):
    pass_review(store, application)
    applications.move(store, application, "集体研究")

    with pytest.raises(UserError, match="转到“初审”后才能写意见"):
        review.note(store, review.sheet(store, application).lines[0].id, Opinion("符合"))


def test_the_whole_way_ends_in_an_honour_and_undo_steps_back_through_all_of_it(
    store, title, batch, application
):
    paper = new(store, DOCUMENT, matter="示例命名文件")
    before = held(store, application)
    steps = [
        lambda: pass_review(store, application),
        lambda: applications.move(store, application, "集体研究"),
        lambda: applications.move(store, application, "公示", public_from=DAY, public_until=DAY),
        lambda: recommendation.recommend(store, batch, [application], {"recommendation": paper}),
        lambda: applications.move(store, application, "命名", designation=paper, designated_on=DAY),
    ]
    for step in steps:
        step()

    found = held(store, application)
    honour = records.values(store, HONOUR, found["honour"])
    assert (found["stage"], found["rank"]) == ("命名", 1)
    assert (honour["name"], honour["document"]) == ("依法行政示范单位", paper)
    assert honour["valid_until"] == PartialDate(2026, 7, 3)

    for _ in range(4 + len(steps) - 1):
        undoing.undo_last(store)
    assert held(store, application) == before
    assert records.detail(store, HONOUR, found["honour"]).deleted


def test_an_honour_that_was_checked_again_holds_on(store, batch, application):
    paper = new(store, DOCUMENT, matter="示例命名文件")
    pass_review(store, application)
    applications.move(store, application, "集体研究")
    applications.move(store, application, "公示", public_from=DAY, public_until=DAY)
    applications.move(store, application, "推荐", recommendation=paper)
    recommendation.designate(store, application, designation=paper, designated_on=DAY, awarding_body="示例厅")
    applications.move(store, application, "复核")

    recommendation.revalidate(store, application, PartialDate(2026, 6, 1), accepts=True)

    honour = records.values(store, HONOUR, held(store, application)["honour"])
    assert (honour["revalidated_on"], honour["valid_until"]) == (
        PartialDate(2026, 6, 1),
        PartialDate(2029, 6, 1),
    )
    assert (honour["awarding_body"], held(store, application)["stage"]) == ("示例厅", "命名")


def test_who_is_not_recommended_is_told_why(store, application):
    with pytest.raises(UserError, match="请先写明未通过的原因"):
        applications.move(store, application, "未通过", refusal=" ")

    applications.move(store, application, "未通过", refusal="名额已满")

    assert (held(store, application)["stage"], held(store, application)["refusal"]) == ("未通过", "名额已满")


def test_equal_scores_share_a_place_and_the_quota_is_held(store, title, batch, application):
    other = begin(store, title, batch, "示例镇")
    third = begin(store, title, batch, "示例队")
    for each in (application, other):
        pass_review(store, each)
        applications.move(store, each, "集体研究")
        applications.move(store, each, "公示", public_from=DAY, public_until=DAY)
    paper = new(store, DOCUMENT, matter="示例推荐文件")

    found = recommendation.ranking(store, batch)

    assert [(row.applicant, row.rank, row.is_tied) for row in found.rows] == [
        ("示例局", 1, True),
        ("示例镇", 1, True),
        ("示例队", None, False),
    ]
    assert found.warning == "第1名有2个单位同分，超出名额1个，请集体研究确定。"
    with pytest.raises(UserError, match="推荐名额1个，这次选了2个"):
        recommendation.recommend(store, batch, [application, other], {"recommendation": paper})
    with pytest.raises(UserError, match="示例队：“初审”不能直接转为“推荐”"):
        recommendation.recommend(store, batch, [third], {"recommendation": paper})
    recommendation.settle_ranks(store, batch)
    assert held(store, other)["rank"] == 1


def test_a_title_goes_through_the_stages_the_office_set_and_demands_what_it_demands(store, title, batch):
    assert [each.stage for each in titles.stages(store, title)][:3] == ["培育", "申报", "初审"]
    wanted = [StageSetting(name) for name in ("培育", "申报", "推荐", "命名")]
    wanted[1] = StageSetting("申报", "申报日期、佐证")

    titles.set_stages(store, title, wanted)

    unit = new(store, UNIT, name="示例局")
    application = applications.start(store, title, batch, unit).ids("application")[0]
    with pytest.raises(UserError, match="请先添加佐证"):
        applications.move(store, application, "申报")
    onward = [way.move.end for way in applications.moves(store, application) if way.is_onward]
    assert onward == ["申报"]
    titles.reset_stages(store, title)
    assert titles.stages(store, title)[2].stage == "初审"
    undoing.undo_last(store)
    assert titles.stages(store, title)[2].stage == "推荐"


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ([StageSetting("培育")], "至少保留两个阶段"),
        ([StageSetting("培育"), StageSetting("颁奖")], "没有“颁奖”这个阶段"),
        ([StageSetting("申报"), StageSetting("培育")], "先后应为：培育、申报"),
        ([StageSetting("培育"), StageSetting("培育")], "不能设两次"),
        ([StageSetting("培育"), StageSetting("申报", "照片墙")], "没有“照片墙”这一栏"),
    ],
)
def test_stages_that_cannot_be_are_refused_in_words(store, title, wanted, message):
    with pytest.raises(UserError, match=message):
        titles.set_stages(store, title, wanted)


def test_a_stage_that_is_left_out_leaves_its_demands_behind(store, title, batch, application):
    names = [
        each.stage for each in titles.stages(store, title) if each.stage not in ("公示", "现场反馈", "整改")
    ]
    titles.set_stages(store, title, [StageSetting(name) for name in names])
    pass_review(store, application)
    applications.move(store, application, "集体研究")

    way = next(way for way in applications.moves(store, application) if way.move.end == "推荐")

    assert [demand.field for demand in way.lacking] == ["studied_on", "recommended_on", "recommendation"]


def test_the_office_keeps_phrases_of_its_own(store):
    review.add_phrase(store, "请补年度方案。", "需补充")

    assert "请补年度方案。" in [phrase.text for phrase in review.phrases(store, "需补充")]
    assert "请补年度方案。" not in [phrase.text for phrase in review.phrases(store, "符合")]
    with pytest.raises(UserError, match="已经有这一条"):
        review.add_phrase(store, "请补年度方案。", "需补充")
    own = next(phrase for phrase in review.phrases(store) if phrase.id)
    review.remove_phrase(store, own.id)
    assert not [phrase for phrase in review.phrases(store) if phrase.id]


def test_a_standard_from_a_table_keeps_its_rows_and_can_be_undone(store, title, tmp_path):
    file = tmp_path / "标准.csv"
    file.write_text("序号,考核内容,分值\n1,示例条目1,10\n2,另一条,5\n", "utf-8")
    before = records.values(store, TITLE, title)["standard_items"]

    standard = titles_standard.read(store, file, Reading(clock.today()))
    titles_standard.carry_out(store, title, standard)

    rows = records.values(store, TITLE, title)["standard_items"]
    assert [row["content"] for row in rows] == ["示例条目1", "另一条"]
    assert rows[0]["id"] == before[0]["id"]
    undoing.undo_last(store)
    assert records.values(store, TITLE, title)["standard_items"] == before


def test_a_note_below_a_standard_is_no_item(store, title, tmp_path):
    file = tmp_path / "标准.csv"
    lines = (
        "序号,考核项目,考核内容,分值",
        "1,示例项目,示例条目,10",
        "合计,,,10",
        "注：加分项另计,,,",
        "填表人：示例甲,,,联系电话：示例",
    )
    file.write_text("\n".join(lines), "utf-8")

    standard = titles_standard.read(store, file, Reading(clock.today()))

    assert standard.refusals == ()
    assert [item["content"] for item in standard.items] == ["示例条目"]


def test_a_table_without_the_content_of_its_items_is_refused_whole(store, title, tmp_path):
    file = tmp_path / "标准.csv"
    file.write_text("序号,考核内容,分值\n1,,10\n", "utf-8")

    standard = titles_standard.read(store, file, Reading(clock.today()))

    assert [each.where for each in standard.refusals] == ["第2行"]
    with pytest.raises(UserError, match="有1处需修改"):
        titles_standard.carry_out(store, title, standard)
