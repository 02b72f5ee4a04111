"""人员机构: posts of a day, the order of protocol, the headquarters on screen and on paper, readings."""

from datetime import date

import pytest

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.reports import REPORTS
from lushan_desktop.services.people import people
from lushan_desktop.services.records import entry, lists, records
from lushan_desktop.services.records.lists import ListQuery

PERSON, TENURE, UNIT, MEMBER = map(RECORD_TYPES.get, ("person", "tenure", "unit", "headquarters_member"))


def save(store, record_type, **values):
    return records.save(store, record_type, values).ids(record_type.key)[0]


@pytest.fixture
def office(store):
    """A post that changed hands, a seat that goes with it, and the office of the headquarters."""
    older, newer = (save(store, PERSON, name=name) for name in ("示例旧", "示例新"))
    change = PartialDate(2022, 6, 1)
    save(store, TENURE, person=older, post="县委副书记、县长", until=PartialDate(2022, 5, 31), rank=2)
    save(store, TENURE, person=newer, post="县委副书记、县长", since=change, rank=2)
    save(store, TENURE, person=newer, post="示例书记", since=change, rank=1)
    quarters = save(store, UNIT, name="示例创建指挥部", kind="议事协调机构")
    save(store, UNIT, name="县创建办", superior=quarters, kind="议事协调机构", phone="示例电话")
    save(store, MEMBER, role="指挥长", post="县长", rank=2)
    save(store, MEMBER, role="成员", person=older, post="示例成员", until=PartialDate(2022, 12), rank=4)
    return store


def roster(store, **options):
    report = REPORTS.get("headquarters_roster")
    with store.read_long() as session:
        return report.gather(session, report.completed(session, options))


def test_posts_are_those_of_the_day_in_the_order_of_protocol(office):
    before = [line.title for line in people.overview(office, date(2022, 1, 1)).posts if line.is_held]
    after = [line for line in people.overview(office, date(2023, 1, 1)).posts if line.is_held]

    assert before == ["县委副书记、县长示例旧"]
    assert [line.title for line in after] == ["示例书记示例新", "县委副书记、县长示例新"]
    assert after[0].told == "拼音 slx · 排名次序 1"


@pytest.mark.parametrize(
    ("kind", "post", "title"),
    [
        ("县级领导机关", "县长", "县长"),
        ("县直部门", "局长", "示例局局长"),
        ("县直部门", "示例局局长", "示例局局长"),
        ("乡镇（街道）", "书记", "示例局书记"),
        ("议事协调机构", "主任", "示例局主任"),
        ("", "主任", "示例局主任"),
    ],
)
def test_a_post_is_told_with_its_unit_but_where_it_says_so_or_stands_over_all(store, kind, post, title):
    unit = save(store, UNIT, name="示例局", kind=kind)
    save(store, TENURE, person=save(store, PERSON, name="示例甲"), post=post, unit=unit)

    (told,) = people.overview(store, date(2023, 1, 1)).posts

    assert told.title == f"{title}示例甲"


def test_seats_stand_by_their_role_and_within_it_by_the_rank_that_some_were_given(store):
    seats = [("成员", None), ("成员", 2), ("顾问", 1), ("指挥长", 9), ("成员", 1), ("政委", None)]
    for role, rank in seats:
        save(store, MEMBER, role=role, post=f"示例{role}{rank}", rank=rank)

    found = people.overview(store, date(2023, 1, 1)).seats

    assert [seat.post.removeprefix("示例") for seat in found] == [
        *("政委None", "指挥长9", "成员1", "成员2", "成员None", "顾问1")
    ]


def test_the_headquarters_on_screen_follow_the_day_and_name_their_office(office):
    found = people.overview(office, date(2023, 1, 1))

    assert [(seat.role, seat.holders) for seat in found.seats] == [("指挥长", ("县委副书记、县长示例新",))]
    (own,) = found.offices
    assert (own.name, own.contact, own.is_short) == ("县创建办", "示例电话", True)


def test_the_roster_of_a_day_names_who_held_the_post_then(office):
    days = ({"day": PartialDate(2022, 3)}, {"day": PartialDate(2023, 3)}, {})
    old, new, present = (roster(office, **given) for given in days)
    assert [row[1:3] for row in old.rows] == [("指挥长", "示例旧"), ("成员", "示例旧")]
    assert [row[1:3] for row in new.rows] == [("指挥长", "示例新")]
    assert present.rows[0][2] == "示例新"
    assert "2022年3月在任" in old.filter_line


@pytest.mark.parametrize("typed", ["slq", "shiliqin", "qin"])
def test_a_reading_that_was_entered_finds_the_person(store, typed):
    save(store, PERSON, name="示例覃", readings="shi li qin")
    save(store, PERSON, name="示例别人")

    assert [offer.name for offer in entry.offers(store, "person", typed)] == ["示例覃"]
    assert len(lists.look(store, PERSON, ListQuery(text=typed)).ids) == 1
