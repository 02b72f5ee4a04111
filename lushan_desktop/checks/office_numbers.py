"""台账: the numbers of documents, their gaps and their days."""

from collections import defaultdict
from collections.abc import Iterator

from lushan_desktop.checks.registers import Registers, Row
from lushan_desktop.checks.rule import Flaw, rule
from lushan_desktop.domain.numbering import missing, read_numbers

_Series = dict[tuple[str, int], dict[int, list[Row]]]


def _series(registers: Registers) -> _Series:
    """By code and year: the own documents by their serial."""
    found: _Series = defaultdict(lambda: defaultdict(list))
    for row in registers.rows("document"):
        for number in read_numbers(row["number"] or ""):
            if row["direction"] == "发文":
                found[number.code, number.year][number.serial].append(row)
    return found


@rule("NUM-05", "同一文号有两个标题", reads="office")
def two_titles(registers: Registers) -> Iterator[Flaw]:
    """One number, two titles; one title, two numbers."""
    by_number: dict[str, Row] = {}
    by_title: dict[str, Row] = {}
    for row in registers.rows("document"):
        number, title = row["number"], row["title"]
        if not number or not title:
            continue
        if by_number.setdefault(number, row)["title"] != title:
            yield Flaw(
                "document", row["id"], f"{number}另有标题《{by_number[number]['title']}》。", "number", title
            )
        if by_title.setdefault(title, row)["number"] != number:
            yield Flaw(
                "document", row["id"], f"同一标题另有文号{by_title[title]['number']}。", "number", title
            )


@rule("NUM-06", "发文序号断档", reads="office")
def gaps(registers: Registers) -> Iterator[Flaw]:
    """Serials between 1 and the last that no document bears and nobody declared void."""
    void = defaultdict(set)
    for row in registers.rows("void_number"):
        for number in read_numbers(row["number"] or ""):
            void[number.code, number.year].add(number.serial)
    for (code, year), by_serial in _series(registers).items():
        spans = missing({*by_serial, *void[code, year]})
        if spans:
            last = by_serial[max(by_serial)][0]
            told = f"{code}〔{year}〕缺{'、'.join(map(str, spans))}。"
            yield Flaw("document", last["id"], told, "number", str(last["number"]))


@rule("NUM-07", "序号大的成文反而早", reads="office")
def against_days(registers: Registers) -> Iterator[Flaw]:
    """5号 signed before 4号."""
    for (code, year), by_serial in _series(registers).items():
        latest, of = "", 0
        for serial in sorted(by_serial):
            day = next((row["signed_on"] for row in by_serial[serial] if row["signed_on"]), "")
            if day and len(day) == 10:
                if latest and day < latest:
                    row = by_serial[serial][0]
                    told = f"{code}〔{year}〕{serial}号成文于{day}，早于{of}号的{latest}。"
                    yield Flaw("document", row["id"], told, "signed_on", str(row["number"]))
                else:
                    latest, of = day, serial


@rule("NUM-08", "文号代字没有登记", reads="office")
def codes(registers: Registers) -> Iterator[Flaw]:
    """An own document whose code none of the issuers uses."""
    known = {row["code"] for row in registers.rows("issuer") if row["code"]}
    for row in registers.rows("document"):
        numbers = read_numbers(row["number"] or "")
        if known and row["direction"] == "发文" and numbers and not any(one.code in known for one in numbers):
            yield Flaw(
                "document",
                row["id"],
                f"代字“{numbers[0].code}”没有登记到发文名义。",
                "number",
                str(row["number"]),
            )
