"""通报: how far the units of a round are, with the rate of closure, under a red head."""

from collections import defaultdict
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.deadline import light
from lushan_desktop.domain.kinds import DocumentNumber
from lushan_desktop.domain.percent import rate
from lushan_desktop.domain.supervision.problem import AWAITING
from lushan_desktop.domain.supervision.rectifying import is_open
from lushan_desktop.domain.titles.applying import EXAMPLE_MARK, came_about
from lushan_desktop.paper.content import Addressee, Block, Column, Content, Heading, Row, SignOff, Table
from lushan_desktop.paper.formal import Imprint, RedHead
from lushan_desktop.reports.cells import Entry
from lushan_desktop.reports.gaps import Paper
from lushan_desktop.reports.imprinting import IMPRINT_OPTIONS, imprint_of
from lushan_desktop.reports.log_head import log_head
from lushan_desktop.reports.report import Option, Options, Report
from lushan_desktop.reports.signing import (
    ISSUER_OPTION,
    NO_ISSUER,
    NO_NUMBER,
    SIGNED_OPTION,
    issuer_name,
    signed_day,
)
from lushan_desktop.reports.supervision.supervision_facts import (
    GROUP,
    ROUND_OPTION,
    basis_of,
    problems,
    round_of,
    stage_of,
    units_in_order,
)

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


def gather(session: Session, options: Options) -> Bulletin:
    supervision = round_of(session, options)
    signed = signed_day(options)
    by_unit: dict[str, list[Entry]] = defaultdict(list)
    found = problems(session, supervision_round=supervision.id)
    entries = [entry for entry in found if came_about(entry["found_on"], signed)]
    real = [entry for entry in entries if not entry["is_example"]]
    for entry in real or entries:
        by_unit[entry["unit"]].append(entry)
    # Rows made for show are printed to be tried only where there are no others, and say so.
    mark = EXAMPLE_MARK if entries and not real else ""
    counted = [
        (unit.name + mark, _counts(by_unit[unit.id], signed)) for unit in units_in_order(session, by_unit)
    ]
    sums = [sum(counts[place] for _, counts in counted) for place in range(3)]
    issuer, number = issuer_name(session, options), str(options.get("number") or "")
    return Bulletin(
        title_of_round=supervision.title,
        basis=basis_of(session, supervision),
        rows=tuple((str(place), name, *_cells(*counts)) for place, (name, counts) in enumerate(counted, 1)),
        total=("", "合计", *_cells(*sums)),
        awaiting=sum(not _is_fed_back(entry, signed) for entry in real or entries),
        late=tuple(f"{name}{counts[2]}个" for name, counts in counted if counts[2]),
        closed=tuple(name for name, counts in counted if counts[0] == counts[1]),
        issuer=issuer,
        number=number or NO_NUMBER,
        signed=str(signed),
        imprint=imprint_of(options, "" if issuer == NO_ISSUER else issuer),
        is_open=issuer == NO_ISSUER or not number,
        log_head=log_head(session),
    )


def _is_fed_back(entry: Entry, signed: PartialDate) -> bool:
    return stage_of(entry) != AWAITING and came_about(entry["issued_on"], signed)


def _counts(entries: list[Entry], signed: PartialDate) -> tuple[int, int, int]:
    """Problems, closed ones, overdue ones, as they were on the day of the paper."""
    left = [entry for entry in entries if is_open(entry) or not came_about(entry["closed_on"], signed)]
    overdue = sum(light(entry["due_on"], signed.last_day).is_overdue for entry in left)
    return len(entries), len(entries) - len(left), overdue


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
            f"已销号{closed}个，销号率{rate or '0%'}；逾期未销号{overdue}个。各单位情况如下："
        ),
        Table(COLUMNS, bulletin.rows, total=bulletin.total),
        Heading(1, "二、存在问题"),
        bulletin.text(_late(bulletin)),
        Heading(1, "三、下步要求"),
        bulletin.text(
            "请各有关单位对照反馈清单逐条整改，完成一个、验收一个、销号一个；逾期的要立即报送整改情况。"
        ),
        SignOff(bulletin.issuer, bulletin.signed, sealed=True),
        bulletin.imprint,
    ]
    return Content(*blocks, name="督导整改情况通报", log_head=bulletin.log_head)


def _found(bulletin: Bulletin, total: str) -> str:
    units = len(bulletin.rows)
    if bulletin.awaiting:
        fed_back = int(total) - bulletin.awaiting
        return f"共在{units}个单位发现问题{total}个，已反馈{fed_back}个"
    return f"共向{units}个单位反馈问题{total}个"


def _late(bulletin: Bulletin) -> str:
    praised = f"{'、'.join(bulletin.closed)}的问题已全部销号。" if bulletin.closed else ""
    if not bulletin.late:
        return f"{praised}目前没有逾期未销号的问题。".replace("目前", f"截至{bulletin.signed}，")
    return f"{praised}逾期未销号的有：{'、'.join(bulletin.late)}。"


SUPERVISION_BULLETIN = Report(
    key="supervision_bulletin",
    title="督导整改情况通报",
    group=GROUP,
    options=(
        ROUND_OPTION,
        ISSUER_OPTION,
        Option("number", "发文字号", DocumentNumber(), hint="没有编号的不填"),
        SIGNED_OPTION,
        *IMPRINT_OPTIONS,
    ),
    gather=gather,
    compose=compose,
)
