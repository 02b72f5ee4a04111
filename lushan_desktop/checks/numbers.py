"""发文字号: how a number is written."""

import re
from collections.abc import Iterator

from lushan_desktop.checks.ledger import Ledger
from lushan_desktop.checks.rule import Slip, in_piece, rule
from lushan_desktop.domain.recognise import Role
from lushan_desktop.domain.recognise.aligned import PaperText

_CODE = r"[\u4e00-\u9fff]{1,10}"
_OPEN, _CLOSE = r"[〔［\[（(【﹝〖„{]", r"[〕］\]）)】﹞〗‟}]"
_YEAR = re.compile(rf"(?<=[\u4e00-\u9fff])\s*({_OPEN})\s*(\d{{2,4}})\s*({_CLOSE})\s*(第?\s*\d{{1,5}}\s*号)")
_SERIAL = re.compile(r"(?<=\d{4}[〕\]］】])\s*(第\s*)?(0*)([1-9]\d{0,4})(?=\s*号)")
_BLANKS = re.compile(
    r"(?<=[\u4e00-\u9fff])([ 　\u00a0]*)〔([ 　]*)\d{4}([ 　]*)〕([ 　\u00a0]*)第?\d{1,5}([ 　]*)号"
)
_SPACED_CODE = re.compile(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff](?: [\u4e00-\u9fff]){1,5}(?= ?〔\d{4}〕)")
_NUMBER = rf"{_CODE}\s*[〔［\[【]\s*\d{{4}}\s*[〕］\]】]\s*第?\s*\d+\s*号"
_OUTER = re.compile(rf"([（(])\s*{_NUMBER}\s*([）)])")
_FIRST = re.compile(rf"(?<!》)[（(]({_NUMBER})[）)]\s*《[^》]+》")
_ISSUE = re.compile(rf"[（(][^（()）]*{_NUMBER}[，、,]\s*第\s*\d+\s*期[^（()）]*[）)]")


@rule("NUM-01", "年份括号不是六角括号〔〕")
def brackets(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """[2009]33号, 【2012】33号, （2023）2号."""
    for piece in paper.pieces:
        for found in _YEAR.finditer(piece.text):
            if (found[1], found[3]) != ("〔", "〕") and not _is_no_number(found):
                start, end = found.start(1), found.end(3)
                right = f"〔{found[2]}〕"
                yield in_piece(piece, start, end, f"“{piece.text[start:end]}”应为“{right}”。", right)


def _is_no_number(found: re.Match[str]) -> bool:
    """小区（12）3号: two or three figures in round brackets are no year."""
    return len(found[2]) < 4 and found[1] in "（("


@rule("NUM-02", "序号补零或加“第”")
def serial(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """〔2023〕02号, 〔2023〕第2号; 令 has 第."""
    for piece in paper.pieces:
        for found in _SERIAL.finditer(piece.text):
            is_order = "令" in piece.text[max(0, found.start() - 10) : found.start()]
            if found[2] or (found[1] and not is_order):
                yield in_piece(piece, *found.span(), "文号的序号不编虚位，不加“第”字。", found[3])


@rule("NUM-03", "文号年份不全，或与成文年份不符")
def year(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """〔23〕2号; the paper's own number of another year than its signature."""
    signed = paper.signed_on
    for piece in paper.pieces:
        for found in _YEAR.finditer(piece.text):
            if _is_no_number(found):
                continue
            if len(found[2]) < 4:
                right = f"20{found[2]}" if len(found[2]) == 2 else None
                yield in_piece(piece, *found.span(2), "文号的年份应写四位数。", right)
            elif piece.role is Role.NUMBER and signed and int(found[2]) != signed.year:
                yield in_piece(piece, *found.span(2), f"文号是{found[2]}年的，成文日期是{signed}。")


@rule("NUM-04", "文号里有空格")
def blanks(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """〔2023〕1 号."""
    for piece in paper.pieces:
        for found in _BLANKS.finditer(piece.text):
            for group in range(1, 6):
                if found[group]:
                    yield in_piece(piece, *found.span(group), f"文号“{found[0].strip()}”里有空格。", "")
        for found in _SPACED_CODE.finditer(piece.text):
            right = found[0].replace(" ", "")
            yield in_piece(piece, *found.span(), f"代字“{found[0]}”里有空格。", right)


@rule("NUM-10", "文号外的括号半角、全角混用")
def outer(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """(鲁法〔2023〕2号) beside （鲁法〔2023〕1号）."""
    found = [(piece, one) for piece in paper.pieces for one in _OUTER.finditer(piece.text)]
    if len({one[1] + one[2] for _, one in found}) < 2:
        return
    for piece, one in found:
        for group, right in ((1, "（"), (2, "）")):
            if one[group] != right:
                yield in_piece(piece, *one.span(group), "文号外的括号与别处不一致，应用全角。", right)


@rule("NUM-11", "先引文号后引标题")
def title_first(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """（鲁法〔2023〕1号）《…》."""
    for piece in paper.pieces:
        for found in _FIRST.finditer(piece.text):
            yield in_piece(piece, *found.span(), "引用公文应先引标题，后引发文字号。")


@rule("NUM-12", "期号与文号混排")
def issue_apart(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """（鲁法办〔2023〕5号，第7期）."""
    for piece in paper.pieces:
        for found in _ISSUE.finditer(piece.text):
            yield in_piece(piece, *found.span(), "期号不与发文字号写在一起。")
