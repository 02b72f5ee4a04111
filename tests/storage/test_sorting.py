"""A list by any column stands in the order a plain sort would give."""

import random
from collections import Counter

import pytest

from lushan_desktop.base.text import ordering
from lushan_desktop.domain.kinds import Rows
from lushan_desktop.domain.record import Reference
from lushan_desktop.storage import undo
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.lists.queries import ListQuery
from tests.storage.office import MEETING, TrialDemand, TrialMeeting, TrialPerson, open_office, set_fields

COUNT = 240
FIELDS = [spec.name for spec in MEETING.fields if not isinstance(spec.kind, Rows)]
ROWS = [spec.name for spec in MEETING.fields if isinstance(spec.kind, Rows)]
NAMES = ("示例甲", "示例乙", "示例乙", "《示例丙》")


def enter(store) -> None:
    """Meetings with gaps in every column, of people of one name, unknown ones and none; some deleted."""
    dice = random.Random(93)
    with store.change("导入") as step:
        people = step.add_many(TrialPerson, [{"name": name} for name in NAMES])
        ids = step.add_many(
            TrialMeeting,
            (
                {
                    "title": dice.choice(("", f"会议{number:03}", f"（示例）{number}")),
                    "kind": dice.choice(("", "推进会", "动员会")),
                    "held_on": dice.choice((None, None, "2023", "2023-06", "2023-06-02", "2024-01-05")),
                    "number": dice.choice(("", f"示例〔2023〕{dice.randrange(30)}号")),
                    "chair": dice.choice((*people, *people, "", "unknown")),
                    "times": dice.choice((None, 0, 2, 10)),
                    "recurring": dice.choice((False, True)),
                    "about": dice.choice(("", "研究部署", f"研究部署第{dice.randrange(9)}项", "总结")),
                    "deleted": dice.random() < 0.2,
                }
                for number in range(COUNT)
            ),
        )
        step.add_many(
            Reference,
            (
                {
                    "parent": dice.choice(ids[: COUNT // 2]),
                    "field": dice.choice(("guests", "files")),
                    "target": f"target {number}",
                    "deleted": dice.random() < 0.2,
                }
                for number in range(COUNT)
            ),
        )
        step.add_many(TrialDemand, ({"parent": dice.choice(ids), "words": "抓"} for _ in range(COUNT)))


def is_living(row) -> bool:
    return not row["deleted"]


def plainly_sorted(store, name: str, *, descending: bool, keep=is_living) -> list[str]:
    """The ids as a sort in Python puts them: newest first, then by the value, what lacks it last."""
    with store.read() as session:
        connection = session.connection()
        rows = [dict(row) for row in connection.exec_driver_sql("SELECT * FROM trial_meeting").mappings()]
        people = dict(connection.exec_driver_sql("SELECT id, name FROM trial_person").all())
        table, where = ("trial_demand", "1") if name in ROWS else ("reference", f"field = '{name}'")
        elements = Counter(
            connection.exec_driver_sql(f"SELECT parent FROM {table} WHERE deleted = 0 AND {where}").scalars()
        )
    is_set = name not in rows[0]

    def value(row):
        if is_set:
            return elements[row["id"]]
        if name == "title":
            return ordering.key(row["title"])
        return ordering.key(people.get(row["chair"], "")) if name == "chair" else row[name]

    rows = sorted(filter(keep, rows), key=lambda row: row["id"], reverse=True)
    lacking = [row["id"] for row in rows if value(row) in (None, "") and value(row) is not False]
    held = sorted((row for row in rows if row["id"] not in lacking), key=value, reverse=descending)
    return [row["id"] for row in held] + lacking


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    with open_office(tmp_path_factory.mktemp("office") / "data") as store:
        enter(store)
        yield store


def ids(store, query) -> list[str]:
    with store.read() as session:
        return list(queries.ids(session, MEETING, query))


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("name", [*FIELDS, *ROWS])
class TestEverySort:
    def test_a_whole_list_stands_as_a_plain_sort_puts_it(self, office, name, descending):
        found = ids(office, ListQuery(sort=((name, descending),)))

        assert found == plainly_sorted(office, name, descending=descending)

    def test_so_does_the_bin(self, office, name, descending):
        found = ids(office, ListQuery(sort=((name, descending),), only_deleted=True))

        def keep(row):
            return row["deleted"]

        assert found == plainly_sorted(office, name, descending=descending, keep=keep)

    def test_so_do_the_living_and_the_bin_together(self, office, name, descending):
        found = ids(office, ListQuery(sort=((name, descending),), include_deleted=True))

        assert found == plainly_sorted(office, name, descending=descending, keep=lambda row: True)

    def test_so_does_what_a_chip_leaves(self, office, name, descending):
        found = ids(office, ListQuery(sort=((name, descending),), chip="推进会"))

        def keep(row):
            return row["kind"] == "推进会" and is_living(row)

        assert found == plainly_sorted(office, name, descending=descending, keep=keep)


def test_the_chips_are_counted(office):
    with office.read() as session:
        counted = queries.counts(session, MEETING, ListQuery(chip="推进会"))
        sql = "SELECT kind FROM trial_meeting WHERE deleted = 0"

        assert counted == Counter(session.connection().exec_driver_sql(sql).scalars())
    assert "" in counted


def test_what_changes_afterwards_stands_where_it_belongs(tmp_path):
    with open_office(tmp_path / "data") as store:
        enter(store)
        first, second, third = ids(store, ListQuery())[:3]
        set_fields(store, TrialMeeting, first, kind="示例", held_on=None, chair="")
        set_fields(store, TrialMeeting, second, deleted=True)
        with store.change("挂接") as step:
            step.add_many(
                Reference, ({"parent": third, "field": "files", "target": f"file {n}"} for n in range(50))
            )
        assert ids(store, ListQuery(sort=(("files", True),)))[0] == third
        undo.undo_last(store)

        for name in FIELDS:
            for descending in (False, True):
                found = ids(store, ListQuery(sort=((name, descending),)))
                assert found == plainly_sorted(store, name, descending=descending), name
