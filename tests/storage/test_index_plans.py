"""The index of the search is filled lot by lot, and no lot may read more than its own records."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event

from lushan_desktop.services.records import lists
from lushan_desktop.services.records.lists import ListQuery
from lushan_desktop.storage.log.log import BLOCK
from tests.offices import new_store

FEW, LOT = (f"IN ({', '.join('?' * count)})" for count in (3, BLOCK))


def test_of_a_whole_lot_each_record_is_looked_up_by_its_id(tmp_path):
    with new_store(tmp_path) as store:
        with asked() as questions, store.change("示例：几条") as step:
            for record_type in store.registry:
                if not record_type.is_child:
                    step.add_many(record_type.model, [{}] * 3)
        of_lots = [sql.replace(FEW, LOT) for sql in questions if FEW in sql]
        with store.read() as session:
            connection = session.connection()
            plans = {
                sql: [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", nothing(sql))]
                for sql in dict.fromkeys(of_lots)
            }

    walking = [sql for sql, plan in plans.items() if any("(deleted=?)" in line for line in plan)]
    assert len(plans) > 2 * len([each for each in store.registry if not each.is_child])
    assert walking == []


def test_a_list_whose_newest_stand_first_is_read_in_its_order_and_not_sorted(tmp_path):
    with new_store(tmp_path) as store:
        newest_first = [each for each in store.registry if each.order_by[:1] and each.order_by[0][0] == "-"]
        sorted_ones = []
        for record_type in newest_first:
            with asked() as questions:
                lists.look(store, record_type, ListQuery())
            with store.read() as session:
                for sql in (each for each in questions if "ORDER BY" in each):
                    plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", nothing(sql))
                    if any("ORDER BY" in row[3] for row in plan):
                        sorted_ones.append(record_type.key)

    assert len(newest_first) > 10
    assert sorted_ones == []


def nothing(sql: str) -> tuple[str, ...]:
    """A value for each question mark."""
    return ("",) * sql.count("?")


@contextmanager
def asked() -> Iterator[list[str]]:
    """The questions that are asked meanwhile."""
    found: list[str] = []

    def note(_connection: Any, _cursor: Any, sql: str, *_: Any) -> None:
        if sql.startswith("SELECT"):
            found.append(sql)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", note)
