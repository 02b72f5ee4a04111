"""层次: the numbers of headings and items."""

import re
from collections.abc import Iterator
from itertools import pairwise

from lushan_desktop.base.text.numerals import read_counted
from lushan_desktop.checks.ledger import Ledger
from lushan_desktop.checks.rule import Slip, in_piece, rule
from lushan_desktop.domain.recognise import LEVELS, Role
from lushan_desktop.domain.recognise.aligned import PaperText, Piece

_NUMBER = re.compile(r"[（(]?\s*([一二三四五六七八九十百零〇]+|\d{1,3})")
_ARTICLE = re.compile(r"第\s*([一二三四五六七八九十百零〇]+|\d{1,3})\s*条(?![之的第规])")
_SAID = re.compile(r"(?<![^。；;：:，,、！？\s])([一二三四五六七八九十])[是要]")
_BRACKETED = re.compile(r"([（(])\s*[一二三四五六七八九十百]+\s*([）)])")
_WRONG = (
    (re.compile(r"\d{1,2}\s*(、)"), Role.THIRD, "第三层写“1.”，不用顿号。", "."),
    (re.compile(r"[（(]\s*\d{1,2}\s*[）)]([、，.．])"), Role.FOURTH, "“（1）”后面不加标点。", ""),
    (re.compile(r"[一二三四五六七八九十]{1,3}([，,.．])(?!\d)"), Role.FIRST, "“一”后面用顿号。", "、"),
    (
        re.compile(r"[（(]\s*[一二三四五六七八九十]{1,3}\s*[）)]([、，,.．])"),
        Role.SECOND,
        "“（一）”后面不加标点。",
        "",
    ),
)
_COMMA = re.compile(r"[一二三四五六七八九十]{1,2}([，,])(?=[\u4e00-\u9fff]{2,30}$)")
_LONGEST_HEADING = 30
_RESTARTED = (Role.ATTACHMENT, Role.TITLE, Role.CHAPTER)


def _headings(paper: PaperText) -> Iterator[Piece]:
    return (piece for piece in paper.pieces if piece.role in (*LEVELS, *_RESTARTED))


@rule("HDR-01", "层次序号跳级或倒置")
def skipped(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """（1） right under 一、; the second level before the first."""
    above: Role | None = None
    seen: list[Role] = []
    first_of_second: Piece | None = None
    for piece in _headings(paper):
        if piece.role in _RESTARTED:
            above, seen, first_of_second = None, [], None
            continue
        if piece.role is Role.FOURTH and above is Role.FIRST and _number(piece) == 1:
            yield in_piece(piece, *_mark(piece), "“一、”下面直接用“（1）”，层次跳级。")
        if piece.role is Role.FIRST and not seen and first_of_second and _number(piece) == 1:
            told = "“（一）”出现在“一、”之前，层次倒置。"
            yield in_piece(first_of_second, *_mark(first_of_second), told, doubtful=True)
        if piece.role is Role.FIRST:
            seen.append(piece.role)
        elif piece.role is Role.SECOND and first_of_second is None and not seen:
            first_of_second = piece
        above = piece.role


@rule("HDR-02", "序号不连续或重复")
def continuous(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """（一）（三）; 第一条 第三条."""
    last: dict[Role, int] = {}
    for piece in _headings(paper):
        if piece.role in _RESTARTED:
            last = {}
            continue
        number, before = _number(piece), last.get(piece.role)
        if number and before and number not in (before + 1, 1):
            told = f"序号从{before}到{number}，" + ("重复。" if number == before else "不连续。")
            yield in_piece(piece, *_mark(piece), told)
        last[piece.role] = number or before or 0
        for lower in LEVELS[LEVELS.index(piece.role) + 1 :]:
            last.pop(lower, None)
    yield from _articles(paper)
    yield from _points(paper)


def _points(paper: PaperText) -> Iterator[Slip]:
    """Yield paragraphs that begin with 三是 after 一是, which may stand within the paragraph before."""
    before = 0
    for piece in paper.pieces:
        told = list(_SAID.finditer(piece.text)) if piece.role is Role.BODY else []
        first = told[0] if told and not told[0].start() else None
        if first and before and read_counted(first[1]) not in (before + 1, 1):
            says = f"从“{'一二三四五六七八九十'[before - 1]}”到“{first[1]}”，不连续。"
            yield in_piece(piece, *first.span(), says)
        before = read_counted(told[-1][1]) or 0 if told else (before if piece.role is Role.BODY else 0)


def _articles(paper: PaperText) -> Iterator[Slip]:
    before = 0
    for piece in paper.pieces:
        found = _ARTICLE.match(piece.text) if piece.role is Role.BODY else None
        number = read_counted(found[1]) if found else None
        if found and before and number not in (before + 1, 1):
            yield in_piece(piece, *found.span(), f"条文从第{before}条到第{number}条，不连续。")
        before = number or (0 if piece.role in (Role.TITLE, Role.ATTACHMENT) else before)


@rule("HDR-03", "第二层括号半角、全角混用")
def mixed_brackets(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """(一) beside （二）."""
    found = [(piece, one) for piece in paper.of(Role.SECOND) if (one := _BRACKETED.match(piece.text))]
    if len({one[1] + one[2] for _, one in found}) < 2:
        return
    for piece, one in found:
        for group, right in ((1, "（"), (2, "）")):
            if one[group] != right:
                yield in_piece(piece, *one.span(group), "层次序号的括号与别处不一致，应用全角。", right)


@rule("HDR-04", "层次序号后的标点不对")
def marks(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """1、 · （1）、 · 一，."""
    for piece in paper.of(*LEVELS):
        for shape, role, told, right in _WRONG:
            found = shape.match(piece.text) if piece.role is role else None
            if found:
                yield in_piece(piece, *found.span(1), told, right)
    for piece in paper.of(Role.BODY):
        found = _COMMA.match(piece.text)
        if found:
            yield in_piece(piece, *found.span(1), "“一”后面用顿号。", "、")


@rule("HDR-05", "独立成段的小标题末尾有句号")
def full_stop(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """（一）加强领导。 alone in its paragraph."""
    for piece, below in pairwise(paper.pieces):
        if piece.role not in (Role.FIRST, Role.SECOND) or below.role not in _under(piece.role):
            continue
        is_alone = len(piece.text) <= _LONGEST_HEADING and piece.lead == len(piece.text)
        if is_alone and piece.text.endswith("。") and not re.search("[，,；：]", piece.text):
            end = len(piece.text)
            yield in_piece(piece, end - 1, end, "独立成段的小标题末尾不加句号。", "")


def _under(level: Role) -> tuple[Role, ...]:
    """Return what stands under a heading; an item that is a sentence has another of its level below it."""
    return (Role.BODY, *LEVELS[LEVELS.index(level) + 1 :])


def _number(piece: Piece) -> int:
    found = _NUMBER.match(piece.text)
    return read_counted(found[1]) or 0 if found else 0


def _mark(piece: Piece) -> tuple[int, int]:
    found = re.match(r"[（(]?\s*[\d一二三四五六七八九十百零〇]+\s*[）)]?", piece.text)
    return found.span() if found else (0, 1)
