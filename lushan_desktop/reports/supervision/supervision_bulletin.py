"""通报: how far the units of a round are, with the rate of closure, under a red head."""

from collections import defaultdict
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import DocumentNumber, Flag
from lushan_desktop.domain.percent import rate
from lushan_desktop.domain.supervision.rectifying import Standing, standing
from lushan_desktop.domain.titles.applying import EXAMPLE_MARK, came_about
from lushan_desktop.paper.content import (
    Addressee,
    Attachments,
    Block,
    Column,
    Content,
    Heading,
    Row,
    SignOff,
    Table,
)
from lushan_desktop.paper.formal import Imprint, RedHead
from lushan_desktop.reports.cells import Entry
from lushan_desktop.reports.gaps import Gaps, Paper
from lushan_desktop.reports.imprinting import IMPRINT_OPTIONS, imprint_of
from lushan_desktop.reports.log_head import log_head
from lushan_desktop.reports.report import Issuance, Option, Options, Report
from lushan_desktop.reports.signing import (
    ISSUER_OPTION,
    NO_ISSUER,
    NO_NUMBER,
    SIGNED_OPTION,
    issuer_name,
    signed_day,
)
from lushan_desktop.reports.statement_value import Piece
from lushan_desktop.reports.supervision.bulletin_charts import Charts, Stood, charts
from lushan_desktop.reports.supervision.bulletin_charts import blocks as blocks_of
from lushan_desktop.reports.supervision.supervision_facts import (
    GROUP,
    ROUND_OPTION,
    basis_of,
    problems,
    round_of,
    units_in_order,
)

REMINDER = "逾期问题的提示函"
"""What goes before a 通报 that names those who are late."""
COLUMNS = (
    Column("序号", 12, "center"),
    Column("单位"),
    Column("问题数", 20, "center"),
    Column("已销号", 20, "center"),
    Column("未销号", 20, "center"),
    Column("逾期", 18, "center"),
    Column("销号率", 22, "center"),
)


@dataclass(frozen=True)
class Bulletin(Paper):
    """What stands in the bulletin."""

    title_of_round: str = ""
    basis: str = ""
    rows: tuple[Row, ...] = ()
    total: tuple[str, ...] = ()
    awaiting: int = 0
    """Problems that were not sent out to their unit yet."""
    late: tuple[str, ...] = ()
    """The units with overdue problems, each with their number."""
    closed: tuple[str, ...] = ()
    """The units that closed all of theirs."""
    issuer: str = ""
    number: str = ""
    signed: str = ""
    imprint: Imprint = field(default_factory=Imprint)
    charts: Charts = field(default_factory=Charts)


def gather(session: Session, options: Options) -> Bulletin:
    """The round as it stood on the day of the paper. Raises UserError where nothing had gone out by then."""
    supervision = round_of(session, options)
    signed = signed_day(options)
    counted, mark = _counted(session, supervision.id, signed)
    gaps = _reminders(counted, signed, is_direct=bool(options.get("direct")))
    by_unit: dict[str, list[tuple[Entry, Standing]]] = defaultdict(list)
    for entry, found in counted:
        by_unit[entry["unit"]].append((entry, found))
    units = units_in_order(session, by_unit)
    rows = [(unit.name + mark, _counts(by_unit[unit.id])) for unit in units]
    rows += [(f"【待补：单位】{mark}", _counts(by_unit[""]))] if by_unit.get("") else []
    sums = [sum(counts[place] for _, counts in rows) for place in range(3)]
    issuer, number = issuer_name(session, options), str(options.get("number") or "")
    is_open = issuer == NO_ISSUER or not number
    return Bulletin(
        title_of_round=supervision.title,
        basis=basis_of(session, supervision),
        rows=tuple((str(place), name, *_cells(*counts)) for place, (name, counts) in enumerate(rows, 1)),
        total=("", "合计", *_cells(*sums)),
        awaiting=sum(not found.is_issued for _, found in counted),
        late=tuple(f"{name}{counts[2]}个" for name, counts in rows if counts[2]),
        closed=tuple(name for name, counts in rows if counts[0] == counts[1]),
        issuer=issuer,
        number=number or NO_NUMBER,
        signed=str(signed),
        imprint=imprint_of(options, "" if issuer == NO_ISSUER else issuer),
        charts=charts(session, [(unit, by_unit[unit.id]) for unit in units], mark, signed.last_day),
        is_open=is_open,
        gaps=gaps,
        log_head=log_head(session),
        issuance=_issuance(supervision.id, number, signed, is_open=is_open or bool(gaps)),
    )


def _counted(
    session: Session, round_id: str, signed: PartialDate
) -> tuple[list[tuple[Entry, Standing]], str]:
    """The problems that had been found by then, and the mark behind the names of their units.

    Rows made for show are printed to be tried only where there are no others, and say so.
    """
    held = problems(session, supervision_round=round_id)
    stood = [(entry, standing(entry, signed.last_day)) for entry in held]
    stood = [(entry, found) for entry, found in stood if found.is_found]
    real = [pair for pair in stood if not pair[0]["is_example"]]
    if not any(found.is_issued for _, found in real or stood):
        raise UserError(
            f"到{signed}，这一轮还没有向单位反馈问题，不能制发通报。请先登记问题并下发。",
            field="supervision_round",
        )
    return real or stood, EXAMPLE_MARK if stood and not real else ""


def _issuance(round_id: str, number: str, signed: PartialDate, *, is_open: bool) -> Issuance:
    return Issuance(
        round_id, "督导整改情况通报", number, issued_on=signed, addressee="各有关单位", is_open=is_open
    )


def _reminders(
    counted: list[tuple[Entry, Standing]], signed: PartialDate, *, is_direct: bool
) -> tuple[Piece, ...]:
    """A gap where units would be named as late that nobody has reminded by a 提示函."""
    late = [entry for entry, found in counted if found.is_late]
    if not late or is_direct or any(_is_reminded(entry, signed) for entry in late):
        return ()
    gaps = Gaps("problem", late[0]["id"])
    gaps.fill("", REMINDER, "escalations")
    return gaps.pieces


def _is_reminded(entry: Entry, signed: PartialDate) -> bool:
    """Return True if something was sent after the unit by the day of the paper."""
    return any(came_about(row["issued_on"], signed) for row in entry["escalations"])


def _counts(found: Stood) -> tuple[int, int, int]:
    """Problems, closed ones, late ones, as they were on the day of the paper."""
    return len(found), sum(one.is_closed for _, one in found), sum(one.is_late for _, one in found)


def _cells(total: int, closed: int, overdue: int) -> tuple[str, ...]:
    return str(total), str(closed), str(total - closed), str(overdue), rate(closed, total)


def compose(bulletin: Bulletin) -> Content:
    """The numbers in words, the table by unit, who is to hurry."""
    total, closed, _, overdue, rate = bulletin.total[2:]
    blocks: list[Block] = [
        RedHead((bulletin.issuer,), bulletin.number),
        bulletin.title("关于法治政府建设督导问题整改情况的通报"),
        Addressee("各有关单位："),
        bulletin.text(f"{bulletin.basis}现将{bulletin.title_of_round}反馈问题的整改情况通报如下："),
        Heading(1, "一、总体情况"),
        bulletin.text(
            f"截至{bulletin.signed}，{_found(bulletin, total)}，"
            f"已销号{closed}个，销号率{rate or '0%'}{f'；逾期未销号{overdue}个' if bulletin.late else ''}。"
            f"{_praised(bulletin)}各单位情况如下："
        ),
        Table(COLUMNS, bulletin.rows, total=bulletin.total),
        Heading(1, "二、存在问题"),
        bulletin.text(_late(bulletin)),
        Heading(1, "三、下步要求"),
        bulletin.text(_wanted(bulletin, is_done=total == closed)),
        *([Attachments(bulletin.charts.names)] if bulletin.charts.names else []),
        SignOff(bulletin.issuer, bulletin.signed, sealed=True),
        *blocks_of(bulletin.charts),
        bulletin.imprint,
    ]
    return Content(*blocks, name="督导整改情况通报", log_head=bulletin.log_head)


def _found(bulletin: Bulletin, total: str) -> str:
    units = len(bulletin.rows)
    if bulletin.awaiting:
        fed_back = int(total) - bulletin.awaiting
        return f"共在{units}个单位发现问题{total}个，已反馈{fed_back}个"
    return f"共向{units}个单位反馈问题{total}个"


def _praised(bulletin: Bulletin) -> str:
    if not bulletin.closed:
        return ""
    is_all = len(bulletin.closed) == len(bulletin.rows) > 1
    return f"{'各单位' if is_all else '、'.join(bulletin.closed)}的问题已全部销号。"


def _wanted(bulletin: Bulletin, *, is_done: bool) -> str:
    """What is asked of the units: to go on, to hurry where one is late, to keep it up where all is done."""
    if is_done:
        return "请各有关单位巩固整改成果，防止问题反弹。"
    hurry = "；逾期的要立即报送整改情况" if bulletin.late else ""
    return f"请各有关单位对照反馈清单逐条整改，完成一个、验收一个、销号一个{hurry}。"


def _late(bulletin: Bulletin) -> str:
    if not bulletin.late:
        return f"截至{bulletin.signed}，没有逾期未销号的问题。"
    marks = "".join(gap.text for gap in bulletin.gaps)
    return f"逾期未销号的有：{'、'.join(bulletin.late)}。{marks}"


SUPERVISION_BULLETIN = Report(
    key="supervision_bulletin",
    title="督导整改情况通报",
    group=GROUP,
    options=(
        ROUND_OPTION,
        ISSUER_OPTION,
        Option("number", "发文字号", DocumentNumber(), hint="没有编号的不填"),
        SIGNED_OPTION,
        Option("direct", "直接通报", Flag(), hint="没有发过提示函也通报"),
        *IMPRINT_OPTIONS,
    ),
    gather=gather,
    compose=compose,
)
