"""Texts of the tests, as papers that are checked."""

from pathlib import Path

from lushan_desktop.checks.gathering import without_office
from lushan_desktop.checks.ledger import Ledger
from lushan_desktop.checks.running import Finding, check_text
from lushan_desktop.intake.paper_text import read_pasted_paper

_REPORT = "示例县司法局关于示例工作情况的报告\n县政府：\n{}\n特此报告。\n示例县司法局\n2023年6月30日\n"
_NOTICE = "示例县司法局关于示例工作的通知\n各乡镇人民政府：\n{}\n请照此办理。\n示例县司法局\n2023年6月30日\n"
_TITLED = (
    "{}\n各乡镇人民政府：\n为做好示例工作，现将有关事项通知如下，请认真贯彻落实。\n"
    "示例县人民政府\n2023年6月30日\n"
)
_PLAIN = "示例县示例工作安排\n{}\n"
_WRAPS = {"R:": _REPORT, "N:": _NOTICE, "P:": _TITLED}


Cases = dict[str, list[str]]


def cases(file: Path) -> tuple[Cases, Cases]:
    """The texts of a file that a rule must find something in, and those it must not, by rule."""
    must: Cases = {}
    must_not: Cases = {}
    for line in filter(None, file.read_text("utf-8").splitlines()):
        rule, sign, text = line.split(" ", 2)
        (must if sign == "+" else must_not).setdefault(rule, []).append(text)
    return must, must_not


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
    return check_text(read_pasted_paper(text), ledger or without_office(), with_all=with_all)


def rules_of(text: str, ledger: Ledger | None = None, *, with_all: bool = False) -> list[str]:
    return [one.rule for one in found(text, ledger, with_all=with_all)]
