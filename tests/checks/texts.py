"""Texts of the tests, as papers that are checked."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.checks.gathering import without_office
from lushan_desktop.checks.ledger import (
    KnownDocument,
    KnownEvent,
    KnownPerson,
    KnownTenure,
    KnownUnit,
    Ledger,
)
from lushan_desktop.checks.running import Finding, check_text
from lushan_desktop.domain.recognise.aligned import PaperText
from lushan_desktop.intake import paper_text

_DATA = Path(__file__).parents[1] / "data" / "checks"
_REPORT = "示例县司法局关于示例工作情况的报告\n县政府：\n{}\n特此报告。\n示例县司法局\n2023年6月30日\n"
_NOTICE = "示例县司法局关于示例工作的通知\n各乡镇人民政府：\n{}\n请照此办理。\n示例县司法局\n2023年6月30日\n"
_TITLED = (
    "{}\n各乡镇人民政府：\n为做好示例工作，现将有关事项通知如下，请认真贯彻落实。\n"
    "示例县人民政府\n2023年6月30日\n"
)
_PLAIN = "示例县示例工作安排\n{}\n"
_WRAPS = {"R:": _REPORT, "N:": _NOTICE, "P:": _TITLED}
_PAGE = "⇟"
_LINE = "示例工作要加强领导落实责任严格督导抓好整改确保各项任务取得实效"[:28] + "\n"
LEDGER = Ledger(
    persons=(
        KnownPerson(
            "p1",
            "李示例",
            (
                KnownTenure("副县长", since=PartialDate(2019, 1, 1), until=PartialDate(2021, 3, 1)),
                KnownTenure("县委书记", since=PartialDate(2021, 3, 2)),
            ),
            1,
        ),
        KnownPerson("p2", "王示例", (KnownTenure("县长", since=PartialDate(2021, 4, 1)),), 2),
        KnownPerson("p3", "赵示例", (KnownTenure("副县长"),), 3),
    ),
    documents=(
        KnownDocument("d1", "示司〔2023〕1号", "示例方案"),
        KnownDocument("d2", "示司〔2023〕8号", "示例细则", PartialDate(2023, 7, 20)),
        KnownDocument("d3", "示司〔2023〕2号", "示例办法", PartialDate(2023, 1, 10)),
    ),
    units=(
        KnownUnit("u1", "示例县农业农村水利局", "县农水局"),
        KnownUnit("u2", "示例县创建示范县指挥部", "创建总指挥部"),
        KnownUnit("u3", "中共示例县委", "县委", kind="县级领导机关"),
        KnownUnit("u4", "示例县示例镇人民政府", "示例镇人民政府"),
    ),
    titles=("服务型行政执法标兵",),
    events=(
        KnownEvent(
            "meeting",
            "m1",
            "示例工作推进会",
            PartialDate(2023, 5, 9),
            ("要把示例创建工作摆在重要位置，逐项抓好落实。",),
            ("王示例",),
        ),
        KnownEvent(
            "instruction",
            "i1",
            "批示",
            PartialDate(2023, 6, 1),
            ("各单位要严格对照标准，逐条逐项查漏补缺，确保按期完成。",),
            ("王示例",),
        ),
    ),
    codes=(("示司", "示例县司法局"), ("示办", "示例县人民政府办公室")),
    is_own=True,
)


@dataclass(frozen=True)
class Case:
    """A text in which a rule must find something, or must not; `origin` says where it was taken from."""

    rule: str
    is_found: bool
    origin: str
    text: str

    @property
    def ledger(self) -> Ledger:
        return LEDGER if self.text.startswith("L:") else without_office()

    @property
    def paper(self) -> PaperText:
        """The text as a paper, or as the pages of one."""
        text = self.text.removeprefix("L:")
        if _PAGE not in text:
            return paper_text.read_pasted_paper(whole(text))
        pages = tuple(_lines(page) for page in text.split(_PAGE))
        return paper_text.aligned(paper_text._of_pages(pages))

    @property
    def findings(self) -> tuple[Finding, ...]:
        return check_text(self.paper, self.ledger, with_all=True)

    @property
    def is_told(self) -> bool:
        return any(one.rule == self.rule for one in self.findings)


def _lines(page: str) -> str:
    """The text of a page; {18} stands for eighteen full lines."""
    for count in range(1, 23):
        page = page.replace(f"{{{count}}}", _LINE * count)
    return page.replace("¶", "\n")


@cache
def cases() -> tuple[Case, ...]:
    """All texts, of every topic."""
    return tuple(case for file in sorted(_DATA.glob("*.txt")) for case in _of(file))


def _of(file: Path) -> Iterator[Case]:
    for line in filter(None, file.read_text("utf-8").splitlines()):
        rule, sign, origin, text = line.split(" ", 3)
        yield Case(rule, sign == "+", origin, text)


def whole(case: str) -> str:
    """The text of a case: within a report, a notice, under a title, or a paper of its own."""
    text = case.replace("¶", "\n")
    wrap = _WRAPS.get(text[:2])
    if wrap:
        return wrap.format(text[2:])
    is_signed = text.endswith("日") and "\n" in text
    is_paper = is_signed and ("关于" in text[:40] or "情况说明\n" in text)
    if is_paper:
        return text
    return _PLAIN.format(f"现将有关事项说明如下。\n{text}" if is_signed else text)


def found(text: str, ledger: Ledger | None = None, *, with_all: bool = False) -> tuple[Finding, ...]:
    return check_text(paper_text.read_pasted_paper(text), ledger or without_office(), with_all=with_all)


def rules_of(text: str, ledger: Ledger | None = None, *, with_all: bool = False) -> list[str]:
    return [one.rule for one in found(text, ledger, with_all=with_all)]
