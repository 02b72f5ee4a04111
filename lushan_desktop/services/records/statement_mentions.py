"""Which statements speak of a record, and in which paragraph."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from lushan_desktop.domain.indicators.indicator import Indicator
from lushan_desktop.domain.record_type import RecordType, children_of
from lushan_desktop.storage.log.log import blocks

_MENTIONS = """
SELECT s.parent, p.source, p.text, t.indicator, t.stage
FROM reference AS r
JOIN paragraph AS p ON p.id = r.parent AND p.deleted = 0
JOIN section AS s ON s.id = p.parent AND s.deleted = 0
JOIN statement AS t ON t.id = s.parent AND t.deleted = 0
WHERE r.target IN ({marks}) AND r.field IN ('records', 'linked') AND r.deleted = 0
GROUP BY p.id ORDER BY s.parent, s.position, p.position
"""
_EXCERPT = 24


@dataclass(frozen=True)
class Mention:
    """A paragraph of a statement that speaks of a record."""

    statement: str
    paragraph: str
    """Its source, by which the composer opens it."""
    title: str
    """指标 93 情况说明."""
    detail: str


def mentions(session: Session, record_type: RecordType, record_id: str) -> tuple[Mention, ...]:
    """The paragraphs that speak of a record or of its rows, in the order of their papers."""
    connection = session.connection()
    spoken = [record_id]
    for child in children_of(record_type):
        rows = connection.exec_driver_sql(f'SELECT id FROM "{child}" WHERE parent = ?', (record_id,))
        spoken += rows.scalars()
    found = [
        row
        for marks, lot in blocks(spoken)
        for row in connection.exec_driver_sql(_MENTIONS.format(marks=marks), lot)
    ]
    lines = [
        Mention(statement, source, _title(session, indicator), _detail(text, stage))
        for statement, source, text, indicator, stage in found
    ]
    return tuple(dict.fromkeys(lines))


def _title(session: Session, indicator_id: str) -> str:
    indicator = session.get(Indicator, indicator_id)
    return f"写入情况说明　指标 {indicator.number}" if indicator else "写入情况说明"


def _detail(text: str, stage: str) -> str:
    words = text if len(text) <= _EXCERPT else f"{text[:_EXCERPT]}…"
    return f"{stage} · {words}" if stage else words
