"""The list of 500 applications of ten items each, one sheet, a ranking; seconds are of the processor."""

import math
import random

import pytest

from lushan_desktop.app import parts
from lushan_desktop.domain.people.unit import Unit
from lushan_desktop.domain.titles.application import Application
from lushan_desktop.domain.titles.batch import Batch
from lushan_desktop.domain.titles.review_item import ReviewItem
from lushan_desktop.domain.titles.title import Title
from lushan_desktop.services.titles import applications_list, recommendation, review
from lushan_desktop.services.titles.applications_list import ApplicationFilter
from lushan_desktop.services.titles.review import Opinion
from lushan_desktop.storage.store import Store
from tests.benchmarks.timing import seconds

pytestmark = pytest.mark.slow
STAGES = ("培育", "申报", "初审", "现场反馈", "整改", "集体研究", "公示", "推荐")
ITEMS = 10


def application_rows(count):
    dice = random.Random(93)
    for number in range(count):
        yield {
            "id": f"application-{number}",
            "title": "title",
            "batch": "batch",
            "applicant": f"unit-{number}",
            "stage": "初审" if number == 0 else dice.choice(STAGES),
            "self_score": str(dice.randint(70, 100)),
            "score": str(dice.randint(60, 100)),
            "passed_on": "2023-07-01" if dice.random() < 0.5 else None,
        }


def item_rows(count):
    dice = random.Random(39)
    for number in range(count):
        for place in range(ITEMS):
            conclusion = dice.choice(("", "符合", "符合", "需补充"))
            yield {
                "parent": f"application-{number}",
                "position": place,
                "content": f"示例条目{place + 1}：行政执法公示、执法全过程记录、重大执法决定法制审核落实到位",
                "points": "10",
                "conclusion": conclusion,
                "reason": "示例：缺少签字盖章" if conclusion == "需补充" else "",
            }


def fill(folder, count):
    store = Store.open(folder, parts=parts())
    with store.change("装入示例申报") as step:
        step.add_many(Title, [{"id": "title", "name": "示例称号", "kind": "依法行政示范单位"}])
        step.add_many(Batch, [{"id": "batch", "title": "title", "name": "第四批", "quota": 30}])
        units = ({"id": f"unit-{n}", "name": f"示例{n}镇", "kind": "乡镇"} for n in range(count))
        step.add_many(Unit, units)
        step.add_many(Application, application_rows(count))
        step.add_many(ReviewItem, item_rows(count))
    return store


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    with fill(tmp_path_factory.mktemp("large"), 500) as store:
        yield store


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    with fill(tmp_path_factory.mktemp("small"), 100) as store:
        yield store


def test_the_list_of_500_applications_is_there_at_once(large, small):
    whole = seconds(lambda: applications_list.overview(large))
    part = seconds(lambda: applications_list.overview(small))
    narrowed = seconds(lambda: applications_list.overview(large, ApplicationFilter(stage="整改", text="sl1")))

    slope = math.log(whole / part, 5)
    print(f"\n申报500件：{whole:.3f}s，筛选{narrowed:.3f}s；100件{part:.3f}s，斜率{slope:.2f}")
    assert len(applications_list.overview(large).rows) == 500
    assert max(whole, narrowed) <= 0.3
    assert slope < 1.3


def test_a_review_sheet_and_an_opinion_do_not_feel_how_many_applications_there_are(large, small):
    times = {}
    for name, store in (("500", large), ("100", small)):
        line = review.sheet(store, "application-0").lines[0]
        times[name] = (
            seconds(lambda store=store: review.sheet(store, "application-0")),
            seconds(lambda store=store, line=line: review.note(store, line.id, Opinion("符合"))),
        )

    print(f"\n审查页与记下意见：500件{times['500']}，100件{times['100']}")
    assert max(times["500"]) <= 0.1
    assert all(
        large_time <= 2 * small_time + 0.01 for large_time, small_time in zip(*times.values(), strict=True)
    )


def test_500_applications_are_ranked_at_once(large):
    taken = seconds(lambda: recommendation.ranking(large, "batch"))

    print(f"\n排名500件：{taken:.3f}s")
    assert taken <= 0.3
