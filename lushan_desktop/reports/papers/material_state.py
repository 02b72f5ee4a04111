"""What a statement's 待核单 says of the materials that its indicator asks for."""

from sqlalchemy.orm import Session

from lushan_desktop.domain.indicators.completeness import FULL, completeness
from lushan_desktop.domain.indicators.indicator import Indicator
from lushan_desktop.reports.known_records import link
from lushan_desktop.reports.papers.review import MATERIALS
from lushan_desktop.reports.statement_value import Link, ReviewNote
from lushan_desktop.storage import gaps_counted

_ROWS = (
    "SELECT c.id, m.description, c.held, c.wanted,"
    f" EXISTS (SELECT 1 FROM indicator AS t WHERE t.id = m.indicator AND {gaps_counted.has_record()})"
    f" FROM ({gaps_counted.counted('m.indicator = ?')}) AS c JOIN required_material AS m ON m.id = c.id"
    " ORDER BY m.rank IS NULL, m.rank, m.id"
)


def material_notes(session: Session, indicator: Indicator) -> tuple[ReviewNote, ...]:
    """One line, the same state that 指标体系 shows; nothing where no material is asked for."""
    if indicator.not_applicable:
        return ()
    rows = session.connection().exec_driver_sql(_ROWS, (indicator.id, indicator.id)).all()
    if not rows:
        return ()
    state = completeness(((row[2], row[3]) for row in rows), has_record=bool(rows[0][4]))
    lacking = [row for row in rows if row[2] < row[3]]
    told = f"应备材料{state}（{len(rows) - len(lacking)}/{len(rows)}）"
    if state != FULL:
        told += f"，还缺{'、'.join(row[1] for row in lacking)}"
    links = [Link("required_material", row[0]) for row in lacking]
    return (ReviewNote(f"{told}。", (link(indicator), *links), MATERIALS),)
