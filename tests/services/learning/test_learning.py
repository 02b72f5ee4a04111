"""What 学习宣传 knows: the own county, numbers of briefings, rates of trainings."""

import pytest

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.learning import issue_numbers, training_rates
from lushan_desktop.services.office import own_county
from lushan_desktop.services.records import records
from lushan_desktop.services.records.lists import ListQuery

BRIEFING, TRAINING, UNIT = map(RECORD_TYPES.get, ("briefing", "training", "unit"))
NAME = "示例工作简报"
MARCH = PartialDate(2026, 3, 1)


def save(store, record_type, **values):
    return records.save(store, record_type, values).ids(record_type.key)[0]


def issued(store, number, day=MARCH, **values):
    return save(store, BRIEFING, title=NAME, issue=number, issued_on=day, **values)


@pytest.fixture
def county(store):
    save(store, UNIT, name="中共鲁山县委员会", kind="县级领导机关")
    save(store, UNIT, name="鲁山县人民政府", kind="县级领导机关")
    save(store, UNIT, name="平顶山市人民政府", kind="市级")


@pytest.mark.parametrize("places", ["平顶山市、鲁山县", "鲁山", "南阳市，鲁山县下汤镇", "本县"])
def test_a_visit_to_the_own_county_is_told(store, county, places):
    assert "请核对" in own_county.warning(store, places)


@pytest.mark.parametrize("places", ["平顶山市、南阳市、镇平县", "", "石龙区"])
def test_a_visit_elsewhere_is_not_told(store, county, places):
    assert own_county.warning(store, places) == ""


def test_the_next_issue_follows_the_highest_of_the_year(store):
    for number in (1, 2, 5, 5):
        issued(store, number)
    issued(store, 9, PartialDate(2025, 12, 1))

    issues = issue_numbers.of_series(store, NAME, 2026)
    assert (issues.following, issues.gaps, issues.doubles) == (6, (3, 4), (5,))
    assert issues.told == "2026年下一期为第6期；台账里缺第3至4期；第5期重号。"
    assert issue_numbers.of_series(store, NAME, 2027).following == 1
    assert issue_numbers.of_series(store, "示例另一种", 2026).following == 1


def test_an_issue_without_a_date_counts_too(store):
    issued(store, 7, None)
    assert issue_numbers.of_series(store, NAME, 2026).following == 8


def test_a_new_issue_takes_over_name_and_receivers(store):
    issued(store, 7, None, report_to="示例报", copies=50, articles="示例内容")

    taken = issue_numbers.proposed(store)
    assert taken["issue"] == 8
    assert (taken["title"], taken["report_to"], taken["copies"]) == (NAME, "示例报", 50)
    assert "articles" not in taken
    assert issue_numbers.latest_series(store).following == 8


def test_the_first_issue_is_proposed_nothing(store):
    assert issue_numbers.proposed(store) == {}
    assert issue_numbers.latest_series(store) is None


def test_rates_count_only_what_has_both_numbers(store):
    save(store, TRAINING, subject="示例一", kind="培训并考试", attended=120, examined=118, passed=115)
    save(store, TRAINING, subject="示例二", kind="考试", examined=10)
    save(store, TRAINING, subject="示例三", kind="培训", attended=30)

    totals = training_rates.totals(store, ListQuery())
    assert totals.told == (
        "3 次，参加 150 人次（1 次人数待补）；应考 118 人，合格 115 人，合格率 97.5%。"
        "另有 1 次考试人数待补，没有算进合格率。"
    )
    assert training_rates.totals(store, ListQuery(text="示例三")).told == "1 次，参加 30 人次。"


def test_nobody_took_part_is_not_said_where_nobody_counted(store):
    save(store, TRAINING, subject="示例一", kind="培训")

    assert training_rates.totals(store, ListQuery()).told == "1 次，参加人数待补。"
