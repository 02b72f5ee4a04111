"""The list of applications tells how far each is and what is due; figures leave out rows made for show."""

from datetime import date

import pytest

from lushan_desktop.base import clock
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import records, undoing
from lushan_desktop.services.titles import applications_list
from lushan_desktop.services.titles.applications_list import ApplicationFilter
from tests.offices import sample_store

APPLICATION = RECORD_TYPES.get("application")


@pytest.fixture
def office(tmp_path, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2023, 7, 27))
    with sample_store(tmp_path / "office", person="示例甲") as opened:
        yield opened


def rows(office, wanted=None):
    return {row.applicant: row for row in applications_list.overview(office, wanted).rows}


def test_a_card_for_each_title_counts_what_stands_below_it(office):
    cards = applications_list.overview(office).cards

    assert [(card.name, card.about, card.count) for card in cards] == [
        ("全部", "四类示范创建", 7),
        ("河南省依法行政示范单位", "第四批 · 初审推荐", 5),
        ("服务型行政执法示范点", "已获得 1 个", 1),
        ("服务型行政执法标兵", "拟推荐", 1),
        ("行政执法责任制示范点", "待补培育单位", 0),
    ]


def test_the_rows_stand_grouped_by_the_kind_of_title(office):
    first, second, third = applications_list.overview(office).groups

    assert first.about == "省级 · 第四批 · 标准：《河南省依法行政示范单位创建指标体系》"
    assert [row.applicant for row in second.rows] == ["鲁山县市场监督管理局", "鲁山县税务局"]
    assert (third.about, third.rows, third.note) == ("2022年以来开展创建", (), "待补培育或申报单位")


@pytest.mark.parametrize(
    ("applicant", "stage", "review", "state"),
    [
        ("下汤镇（示例）", "初审（第 3 步，共 8 步）", "4 / 10", ("还剩 1 天", "warn")),
        ("张官营镇（示例）", "整改（第 5 步，共 8 步）", "10 / 10", ("整改 3 项", "warn")),
        ("瓦屋镇（示例）", "集体研究（第 6 步，共 8 步）", "10 / 10", ("符合", "ok")),
        ("尧山镇（示例）", "申报（第 2 步，共 8 步）", "0 / 10", ("逾期 7 天", "bad")),
        ("赵村镇（示例）", "培育（第 1 步，共 8 步）", "—", ("培育中", "info")),
        ("鲁山县市场监督管理局", "已命名", "—", ("缺命名文件", "bad")),
        ("鲁山县税务局", "拟推荐", "—", ("荣誉名待核", "warn")),
    ],
)
def test_a_row_says_its_stage_its_review_and_its_state(office, applicant, stage, review, state):
    row = rows(office)[applicant]

    assert (row.stage_words, row.review_words, row.state) == (stage, review, state)


def test_the_page_is_narrowed_by_title_batch_stage_and_pinyin(office):
    overview = applications_list.overview(office)
    batch, name = overview.batches[0]

    assert name == "第四批（河南省依法行政示范单位）"
    assert len(rows(office, ApplicationFilter(batch=batch))) == 5
    assert len(rows(office, ApplicationFilter(title=overview.cards[2].title))) == 1
    assert list(rows(office, ApplicationFilter(stage="整改"))) == ["张官营镇（示例）"]
    assert list(rows(office, ApplicationFilter(text="xtz"))) == ["下汤镇（示例）"]
    assert list(rows(office, ApplicationFilter(text="法律意见书"))) == ["下汤镇（示例）"]


def figures(office, title=""):
    """The numbers that the page shows of a title, by its name."""
    cards = {card.name: card.title for card in applications_list.overview(office).cards}
    return applications_list.overview(office, ApplicationFilter(title=cards.get(title, ""))).figures


def test_figures_leave_out_what_is_only_shown_and_who_has_not_applied_yet(office):
    assert figures(office, "河南省依法行政示范单位").applied == 0
    assert figures(office, "服务型行政执法示范点").designated == 1
    assert figures(office, "服务型行政执法标兵").said == "申报 0，通过初审 0，推荐 0，获得命名 0"
    assert figures(office).said == "申报 0，通过初审 0，推荐 0，获得命名 1（不计示例）"


def test_an_application_that_is_no_example_counts(office):
    row = rows(office)["瓦屋镇（示例）"]

    records.save(office, APPLICATION, {"is_example": False}, row.id)

    told = figures(office, "河南省依法行政示范单位")
    assert (told.applied, told.passed) == (1, 1)
    undoing.undo_last(office)
    assert "瓦屋镇（示例）" in rows(office)
