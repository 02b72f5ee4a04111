"""The title of a statement, broken by sense, and what it lacks."""

import re
from dataclasses import dataclass

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.indicators.indicator import LEVELS
from lushan_desktop.domain.papers.statement_terms import FULL, NOT_APPLICABLE, TOPIC
from lushan_desktop.reports.signing import NO_DAY, NO_ISSUER
from lushan_desktop.reports.statement_value import Link, Piece

_LINE = 20
"""Characters of 2号 that fit on a line."""


@dataclass(frozen=True)
class Head:
    """Issuer, matter and kind: together the title of a paper without a red head."""

    issuer: str
    system: str
    number: str
    signed: PartialDate | None
    shape: str = FULL
    topic: str = ""
    level: str = ""

    @property
    def title(self) -> str:
        return "".join(self.segments)

    @property
    def segments(self) -> tuple[str, ...]:
        issuer = self.issuer or NO_ISSUER
        system = self.system or "【待补：指标体系名称】"
        name = re.fullmatch(r"(.+?)(（[^（）]+）)", system)
        matter = (f"关于《{name[1]}", f"{name[2]}》") if name else (f"关于《{system}》", "")
        number = place_in_table(self.level, self.number or "【待补：指标序号】")
        if self.shape == TOPIC:
            what = self.topic.removesuffix("情况").removesuffix("工作") or "【待补：专题】"
            return (issuer, f"关于{what}工作的情况说明")
        ending = "不适用的情况说明" if self.shape == NOT_APPLICABLE else "工作的情况说明"
        return (issuer, matter[0], f"{matter[1]}{number}", ending)

    @property
    def lines(self) -> tuple[str, ...]:
        """The segments as lines where each fits; empty leaves the breaking to the typesetter."""
        whole = self.segments
        return whole if all(len(line) <= _LINE for line in map(_without_narrow, whole)) else ()

    def gaps(self, indicator: Link | None) -> tuple[Piece, ...]:
        owner = indicator or Link("statement", "", "indicator")
        missing = []
        if not self.issuer:
            missing.append(Piece(NO_ISSUER, (), (Link("issuer", "", "name"),)))
        if self.shape == TOPIC:
            if not self.topic:
                missing.append(Piece("【待补：专题】", (), (Link("statement", "", "topic"),)))
        elif not self.system:
            fill = Link(owner.record_type, owner.record, "system" if indicator else "indicator")
            missing.append(Piece("【待补：指标体系名称】", (), (fill,)))
        if not self.number and self.shape != TOPIC:
            fill = Link(owner.record_type, owner.record, "number" if indicator else "indicator")
            missing.append(Piece("【待补：指标序号】", (), (fill,)))
        if not self.signed:
            missing.append(Piece(NO_DAY, (), (Link("statement", "", "signed_on"),)))
        return tuple(missing)


def place_in_table(level: str, number: str) -> str:
    """三级指标第93项; a number that is still lacking stands without 第 and 项."""
    which = number if number.startswith("【") else f"第{number}项"
    return f"{level or LEVELS[-1]}指标{which}"


def _without_narrow(line: str) -> str:
    """Two digits are as wide as one character."""
    return re.sub(r"(\d)\d", r"\1", line)
