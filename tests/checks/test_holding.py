"""How a draft stands to the ledger: what is registered in other words is not offered as new."""

import pytest

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.checks.holding import DIFFERS, KEPT, NEW, held
from lushan_desktop.checks.ledger import KnownDocument, KnownEvent, Ledger
from lushan_desktop.domain.mentions.draft import Draft

LEDGER = Ledger(
    documents=(
        KnownDocument("1", "", "关于评选表彰示例单位的通知"),
        KnownDocument("2", "示法〔2023〕1号", "示例县创建示范县工作方案"),
    ),
    events=(
        KnownEvent(
            "measure", "3", "创建示范指标体系细化分解", kind="细化分解",
            content="对创建示范指标体系进一步细化分解，明确责任单位",
        ),
        KnownEvent("measure", "4", "决定全面开展示范县创建工作", PartialDate(2022), kind="决定启动"),
        KnownEvent("measure", "5", "服务型行政执法“结对子、传帮带”活动", kind="结对帮带"),
    ),
)  # fmt: skip


def standing(type: str, **fields: str) -> str:
    return held(Draft(type, fields, 0, 1, "示例"), LEDGER).standing


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("细化分解", "创建示范指标体系进一步细化分解"),
        ("决定启动", "示例县决定全面开展示范县创建工作"),
        ("结对帮带", "“结对子、传帮带”活动"),
    ],
)
def test_a_measure_is_known_by_its_kind_and_by_what_its_title_or_content_says(kind, title):
    assert standing("measure", kind=kind, title=title) == KEPT
    assert standing("measure", kind="宣传发动", title=title) == NEW


def test_a_measure_of_another_year_or_of_other_words_is_new():
    again = "示例县决定全面开展示范县创建工作"
    assert standing("measure", kind="决定启动", title=again, held_on="2019") == NEW
    assert standing("measure", kind="决定启动", title=again, held_on="2022-03") == KEPT
    assert standing("measure", kind="细化分解", title="示例任务逐项细化分解") == NEW


def test_a_title_that_lacks_a_word_of_form_is_the_same_paper():
    assert standing("document", title="关于评选表彰示例单位通知") == KEPT
    assert standing("document", title="关于评选表彰示例个人的通知") == NEW
    assert standing("document", title="示例县创建示范县宣传工作方案") == NEW
    assert standing("document", title="示例县创建示范县工作方案", number="示法〔2023〕3号") == DIFFERS


def test_the_words_of_the_ledger_are_quoted_with_one_full_stop():
    words = KnownEvent("instruction", "6", "批示", PartialDate(2023, 7, 26), ("提升我县能力。",), ("示例甲",))
    fields = {"leader": "示例甲", "given_on": "2023-07-26", "words": "提升我能够能力。"}

    found = held(Draft("instruction", fields, 0, 1, "示例"), Ledger(events=(words,)))

    assert found.differs == ("台账里的原文是“提升我县能力”。",)
