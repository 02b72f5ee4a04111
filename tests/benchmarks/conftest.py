"""An office with very many meetings, made once for all benchmarks that look at lists."""

import random

import pytest

from lushan_desktop.app import parts
from lushan_desktop.domain.meetings.meeting import Meeting
from lushan_desktop.storage.store import Store

KINDS = ("推进会", "动员会", "协调会", "部署会", "常委会会议", "政府常务会议")
SUBJECTS = ("行政执法", "合法性审查", "示范创建", "法治培训", "行政复议", "督导整改", "指标分解", "政务公开")


def meeting_rows(count: int):
    """Rows as they are stored, all marked 示例."""
    dice = random.Random(93)
    for number in range(count):
        subject, kind = "".join(dice.choices(SUBJECTS, k=2)), dice.choice(KINDS)
        yield {
            "title": f"示例：{subject}工作{kind}（{number}）",
            "kind": kind,
            "held_on": f"{dice.randint(2019, 2026)}-{dice.randint(1, 12):02d}-{dice.randint(1, 28):02d}",
            "place": f"示例会议室{dice.randint(1, 40)}",
            "subject": "示例：" + "、".join(dice.choices(SUBJECTS, k=12)),
        }


def fill(folder, count: int) -> Store:
    store = Store.open(folder, parts=parts())
    with store.change("装入示例会议") as step:
        step.add_many(Meeting, meeting_rows(count))
    return store


@pytest.fixture(scope="session")
def large_office(tmp_path_factory):
    """100,000 meetings."""
    with fill(tmp_path_factory.mktemp("large"), 100_000) as store:
        yield store


@pytest.fixture(scope="session")
def small_office(tmp_path_factory):
    """20,000 meetings, to see how cost grows."""
    with fill(tmp_path_factory.mktemp("small"), 20_000) as store:
        yield store
