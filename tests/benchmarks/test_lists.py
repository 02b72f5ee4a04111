"""How fast a list of 100,000 meetings opens, sorts and filters, held against plain ways of doing it."""

import math
import time
from functools import partial

import psutil
import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QSortFilterProxyModel, Qt
from sqlmodel import select

from lushan_desktop.domain.records.meeting import MEETING, Meeting
from lushan_desktop.storage import queries
from lushan_desktop.storage.queries import ListQuery
from lushan_desktop.storage.search import search

pytestmark = pytest.mark.slow
ROOT = QModelIndex()


def seconds(work, rounds: int = 3) -> float:
    best = math.inf
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def open_list(store, query=None) -> None:
    """What a page does when it opens: the ids, and the first block of rows."""
    with store.read() as session:
        ids = queries.ids(session, MEETING, query)
        queries.rows(session, MEETING, ids[:256])


def load_objects(store) -> None:
    with store.read() as session:
        session.exec(select(Meeting).where(Meeting.deleted.is_(False))).all()


class Rows(QAbstractTableModel):
    """The plain way: all rows in Python, sorted by a proxy."""

    def __init__(self, rows) -> None:
        super().__init__()
        self.rows = rows

    def rowCount(self, parent=ROOT):  # noqa: N802
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent=ROOT):  # noqa: N802
        return 0 if parent.isValid() else 2

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        return self.rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None


def sort_by_proxy(rows) -> None:
    model, proxy = Rows(rows), QSortFilterProxyModel()
    proxy.setSourceModel(model)
    proxy.sort(1)


def test_a_list_opens_in_a_thirtieth_of_loading_objects(benchmark, large_office, small_office):
    benchmark.pedantic(partial(open_list, large_office), rounds=5, warmup_rounds=1)
    plain = seconds(partial(load_objects, large_office), 1)
    ratio = benchmark.stats.stats.min / plain
    slope = math.log(benchmark.stats.stats.min / seconds(partial(open_list, small_office))) / math.log(5)
    benchmark.extra_info.update(ratio=ratio, slope=slope)
    print(f"\n打开列表 / 装入全部对象 = {ratio:.4f}（目标 ≤ 0.033），斜率 {slope:.2f}")
    assert ratio <= 1 / 30


def test_a_list_sorts_in_a_fraction_of_a_proxy(benchmark, large_office, qtbot):
    query = ListQuery(sort=(("title", False),))
    benchmark.pedantic(partial(open_list, large_office, query), rounds=5, warmup_rounds=1)
    with large_office.read() as session:
        rows = session.connection().exec_driver_sql("SELECT held_on, title FROM meeting").all()
    part = seconds(partial(sort_by_proxy, rows[:20_000]), 1)
    # 20,000 rows through the proxy, grown to 100,000 by n log n: the whole takes most of a minute.
    whole = part * 5 * math.log(100_000) / math.log(20_000)
    ratio = benchmark.stats.stats.min / whole
    benchmark.extra_info.update(ratio=ratio)
    print(f"\n排序 / Qt 代理（由 20,000 行推算）= {ratio:.5f}")
    assert ratio <= 1 / 30


@pytest.mark.parametrize("text", ["督", "督导", "培训行", "示例会议室"])
def test_a_list_filters_faster_than_like(benchmark, large_office, text):
    query = ListQuery(text=text)
    benchmark.pedantic(partial(open_list, large_office, query), rounds=5, warmup_rounds=1)

    def by_like() -> list[str]:
        pattern = f"%{text}%"
        sql = "SELECT id FROM meeting WHERE title LIKE ? OR place LIKE ? OR subject LIKE ?"
        with large_office.read() as session:
            return session.connection().exec_driver_sql(sql, (pattern,) * 3).scalars().all()

    ratio = benchmark.stats.stats.min / seconds(by_like)
    benchmark.extra_info.update(ratio=ratio)
    print(f"\n筛选“{text}” / LIKE = {ratio:.3f}")
    with large_office.read() as session:
        assert set(queries.ids(session, MEETING, query)) == set(by_like())


def test_a_search_answers_at_once(benchmark, large_office):
    def ask() -> None:
        with large_office.read() as session:
            search(session, "督导", 50)

    benchmark.pedantic(ask, rounds=20, warmup_rounds=2)
    with large_office.read() as session:
        sql = "SELECT count(*) FROM meeting WHERE title LIKE '%督导%' OR subject LIKE '%督导%'"
        plain = seconds(lambda: session.connection().exec_driver_sql(sql).scalar())
    ratio = benchmark.stats.stats.median / plain
    print(f"\n查找 / LIKE = {ratio:.4f}")
    assert ratio <= 1 / 20


def test_ids_of_a_large_list_take_little_memory(large_office):
    process = psutil.Process()
    before = process.memory_info().rss
    with large_office.read() as session:
        ids = queries.ids(session, MEETING)
    grown = (process.memory_info().rss - before) / 2**20
    print(f"\n十万条编号占 {grown:.1f} MB")
    assert len(ids) == 100_000
