"""The indicator that an option, a command or a file name means."""

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.indicators.indicator import Indicator
from lushan_desktop.domain.indicators.indicator_system import IndicatorSystem


def find_indicator(session: Session, wanted: str) -> Indicator | None:
    """The indicator of this id or number; of several editions the one in use. None where nothing is asked."""
    if not wanted:
        return None
    if found := session.get(Indicator, wanted):
        return found
    number = wanted.removeprefix("第").removesuffix("项").strip()
    rows = session.scalars(
        select(Indicator).where(col(Indicator.number) == number, col(Indicator.deleted).is_(False))
    ).all()
    if not rows:
        raise UserError(f"没有找到指标“{wanted}”，请填指标序号，如 93。", field="indicator")

    def is_current(indicator: Indicator) -> tuple[bool, str]:
        system = session.get(IndicatorSystem, indicator.system)
        return bool(system and system.in_use), indicator.id

    return max(rows, key=is_current)
