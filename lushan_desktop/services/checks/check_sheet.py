"""校核单: the findings on paper, with the reason where something is left as it is."""

from collections.abc import Sequence
from typing import Any

from lushan_desktop.base import clock
from lushan_desktop.base.computing import CHILD
from lushan_desktop.base.progress import UNWATCHED, Progress
from lushan_desktop.checks.rule import MUST
from lushan_desktop.checks.running import Finding
from lushan_desktop.domain.record_type import Values
from lushan_desktop.paper.content import Caption, Column, Content, Table, Title
from lushan_desktop.services.checks.office_checks import OfficeFinding
from lushan_desktop.services.printing import rendering
from lushan_desktop.services.printing.reports import Preview
from lushan_desktop.storage.store import Store

KEY = "check_sheet"
TITLE = "校核单"
ROWS, NAME = "rows", "name"
_COLUMNS = (
    Column("序号", 12, "center"),
    Column("级别", 20, "center"),
    Column("事项", 44),
    Column("位置", 46),
    Column("说明", 80),
    Column("处理", 44),
)
_Rows = tuple[tuple[str, ...], ...]


def rows_of_office(findings: Sequence[OfficeFinding]) -> _Rows:
    """A row for each finding of the registers, what has to be put right first."""
    return tuple(
        (one.group, one.title, f"{one.type_title}　{one.name}", one.sentence, _done(one.reason))
        for one in sorted(findings, key=lambda one: one.group != MUST)
    )


def rows_of_paper(findings: Sequence[Finding], accepted: frozenset[int]) -> _Rows:
    """A row for each finding of a paper; `accepted` are the places of those that are put right."""
    return tuple(
        (
            one.group,
            one.title,
            one.place,
            f"“{' '.join(one.text.split())}”　{one.sentence}",
            f"改为“{one.correction}”" if place in accepted else "",
        )
        for place, one in enumerate(findings)
    )


def _done(reason: str) -> str:
    return f"不改：{reason}" if reason else ""


def compose(name: str, rows: _Rows) -> Content:
    """The sheet; the day stands in its foot."""
    numbered = tuple((str(n), *row) for n, row in enumerate(rows, 1))
    blocks = (Title(TITLE), Caption(name), Table(_COLUMNS, numbered, empty="未发现问题。"))
    today = clock.spoken_day(clock.today())
    return Content(*blocks, style="ledger", paper="A4", orientation="landscape", made_on=today)


def preview(_store: Store, key: str, options: Values, *, progress: Progress = UNWATCHED) -> Preview:
    """The very pages that will print. Raises Cancelled."""
    content = compose(str(options[NAME]), options[ROWS])
    typeset, sizes, prints = CHILD.call_watched(progress, set_and_measure, content)
    return Preview(key, options, None, typeset, sizes, prints)


def set_and_measure(content: Content) -> Any:
    """Runs in the child: the pages, their sizes and their fingerprints."""
    from lushan_desktop.paper.pdf import typeset

    return rendering.measured(typeset(content))
