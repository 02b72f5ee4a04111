"""The sheet that a table stands on: the smallest that holds its columns, or the one that was asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from lushan_desktop.domain.kinds import Choice
from lushan_desktop.paper.content import Content, Orientation, PaperSize
from lushan_desktop.reports.report import Issuance, Option, Options, Report

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_UPRIGHT = "A4"
_SIZES: Mapping[str, PaperSize] = {_UPRIGHT: "A4", "A4横": "A4", "A3横": "A3"}
_NAMED = (("A3横", "A3"),)
"""There is one A3: tables stand on it in landscape."""
PAPER = Option("paper", "纸张", Choice(tuple(_SIZES), written_out=_NAMED), hint="不填为放得下各栏的最小纸张")


def size_of(paper: str) -> tuple[PaperSize, Orientation]:
    """The sheet by the name that was asked for; nothing asked for is the smallest that does."""
    return _SIZES.get(paper, "auto"), "portrait" if paper == _UPRIGHT else "landscape"


def on_any_sheet(report: Report) -> Report:
    """The report, asking on which sheet it is to stand."""
    return replace(
        report,
        options=(*report.options, PAPER),
        gather=_Gathering(report.gather),
        compose=_Composing(report.compose),
    )


@dataclass(frozen=True)
class _OnSheet:
    """A gathered value, and the sheet that was asked for."""

    value: Any
    paper: str

    @property
    def issuance(self) -> Issuance | None:
        found: Issuance | None = getattr(self.value, "issuance", None)
        return found


@dataclass(frozen=True)
class _Gathering:
    gather: "Callable[[Session, Options], Any]"

    def __call__(self, session: "Session", options: Options) -> Any:
        given = dict(options)
        paper = str(given.pop(PAPER.name, "") or "")
        value = self.gather(session, given)
        return _OnSheet(value, paper) if paper else value


@dataclass(frozen=True)
class _Composing:
    compose: Callable[[Any], Content]

    def __call__(self, value: Any) -> Content:
        if not isinstance(value, _OnSheet):
            return self.compose(value)
        made = self.compose(value.value)
        paper, orientation = size_of(value.paper)
        return Content(
            *made.blocks,
            style=made.style,
            paper=paper,
            orientation=orientation,
            name=made.name,
            foot=made.foot,
            log_head=made.log_head,
            made_on=made.made_on,
        )
