"""报送进度通报: for each unit what it owes, what came, what is as it should be, what is late."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.date_reading import read_date
from lushan_desktop.domain.percent import rate
from lushan_desktop.paper.content import Column, Row
from lushan_desktop.reports.exchange.hand_in_list import GROUP
from lushan_desktop.reports.indicators.indicator_facts import SYSTEM_OPTION, MaterialNeed, facts, name_of
from lushan_desktop.reports.ledger import ENDINGS, Ledger, compose, finished
from lushan_desktop.reports.report import Options, Report
from lushan_desktop.reports.sheets import on_any_sheet
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.registry import PACKAGE

COLUMNS = (
    Column("单位", 60),
    *(Column(label, 20, "center") for label in ("应报", "已报", "合格", "退回", "逾期")),
    Column("完成率", 24, "center"),
)


def gather(session: Session, options: Options) -> Ledger:
    """Units by how they are called; what does not apply is owed by nobody.

    Raises UserError for a system whose materials are not counted.
    """
    by_unit: dict[str, list[MaterialNeed]] = defaultdict(list)
    found = [
        fact for fact in facts(session, {"system": options["system"]}) if not fact.entry["not_applicable"]
    ]
    asked_for = [asked for fact in found for asked in fact.materials if asked.unit]
    for asked in asked_for:
        if asked.held is not None:
            by_unit[asked.unit].append(asked)
    if asked_for and not by_unit:
        raise UserError("这个指标体系没有在用，材料没有统计，请选在用的。", field="system")
    names = queries.names(session, sorted(by_unit))
    ordered = sorted(by_unit, key=lambda unit: (names.get(unit, ""), unit))
    rows = list(_rows(ordered, names, by_unit, _returned(session)))
    return finished(session, "报送进度通报", COLUMNS, rows, (name_of(session, options), "个单位"))


def _rows(
    units: Sequence[str],
    names: dict[str, str],
    by_unit: dict[str, list[MaterialNeed]],
    returned: dict[str, int],
) -> Iterator[Row]:
    for unit in units:
        owed = by_unit[unit]
        full = sum(asked.is_full for asked in owed)
        counts = len(owed), sum(bool(asked.held) for asked in owed), full, returned.get(unit, 0)
        late = sum(not asked.is_full and _is_late(asked.due) for asked in owed)
        yield names.get(unit, ""), *map(str, (*counts, late)), rate(full, len(owed))


def _returned(session: Session) -> dict[str, int]:
    """Return how many packages of each unit were taken back, however the unit is called there."""
    ask = session.connection().exec_driver_sql
    sql = f'SELECT unit, count(*) FROM "{PACKAGE}" WHERE deleted = 1 GROUP BY unit'
    count_by_name = {str(name): int(count) for name, count in ask(sql)}
    found: dict[str, int] = {}
    for unit, *called in ask("SELECT id, name, short_name, aliases FROM unit") if count_by_name else ():
        spellings = {*called[:2], *str(called[2] or "").split("、")}
        found[unit] = sum(count_by_name.get(one, 0) for one in spellings if one)
    return found


def _is_late(due: str) -> bool:
    if not due:
        return False
    try:
        day = read_date(due, today=clock.today())
    except UserError:
        return False
    return day is not None and day.last_day is not None and day.last_day < clock.today()


SUBMISSION_PROGRESS = on_any_sheet(
    Report(
        key="submission_progress",
        title="报送进度通报",
        group=GROUP,
        options=(SYSTEM_OPTION,),
        gather=gather,
        compose=compose,
        endings=ENDINGS,
    )
)
