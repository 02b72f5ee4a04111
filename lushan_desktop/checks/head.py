"""版头与落款: title, 主送, who signs, 附件说明."""

import re
from collections.abc import Iterator
from itertools import pairwise

from lushan_desktop.checks.ledger import Ledger
from lushan_desktop.checks.rule import Slip, in_piece, rule
from lushan_desktop.domain.mentions.lexicon import lexicon
from lushan_desktop.domain.recognise import LEVELS, Role
from lushan_desktop.domain.recognise.aligned import PaperText, Piece
from lushan_desktop.domain.recognise.lines import is_unit
from lushan_desktop.domain.recognise.taking import body_in_title

_LEGAL = (
    "决议", "决定", "命令", "令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复",
    "议案",     "函", "纪要",
)  # fmt: skip
_ADDRESSED = ("通知", "通报", "报告", "请示", "批复", "函")
_BLANK_IN_TITLE = re.compile(r"(?<=[\u4e00-\u9fff》”）\d])[ 　\u00a0]+(?=[\u4e00-\u9fff《“（\d])")
_MARK_IN_TITLE = re.compile(r"[，。；：,;:!！?？](?!\d)")
_OUTLINE = re.compile(r"((?:[^，。；：、]{4,24}、){2,11}[^，。；：、]{4,24}?)(?:等|三|四|五|几)")
_PROMISE_WITHIN = 3


def _title(paper: PaperText) -> tuple[Piece, ...]:
    """The lines of the first title."""
    found: list[Piece] = []
    for piece in paper.pieces:
        if piece.role is Role.TITLE:
            found.append(piece)
        elif found:
            break
    return tuple(found)


def _is_paper(paper: PaperText) -> bool:
    return any(piece.role in (Role.ISSUER, Role.DATE, Role.ADDRESSEE, Role.NUMBER) for piece in paper.pieces)


@rule("HDR-06", "标题里有空格或标点")
def title_marks(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """Blanks between characters, a comma."""
    if not _is_paper(paper):
        return
    for piece in _title(paper):
        for found in _BLANK_IN_TITLE.finditer(piece.text):
            yield in_piece(piece, *found.span(), "标题里有多余的空格。", "")
        bare = re.sub(r"《[^》]*》|“[^”]*”|（[^）]*）|\([^)]*\)", lambda one: "口" * len(one[0]), piece.text)
        for found in _MARK_IN_TITLE.finditer(bare):
            yield in_piece(piece, *found.span(), f"公文标题里一般不用“{found[0]}”。")


@rule("HDR-07", "标题三要素不全")
def title_parts(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """A legal kind without its organ, or no kind at all; the usual kinds beside the fifteen are silent."""
    title = re.sub(r"[（(][^（）()]*[）)]$", "", paper.told.title)
    pieces = _title(paper)
    if not title or not _is_paper(paper) or any(paper.of(Role.MASTHEAD)):
        return
    kind = next((one for one in (*_LEGAL, *lexicon().kinds) if title.endswith(one)), "")
    last = pieces[-1] if pieces else None
    if last is None:
        return
    if not kind:
        yield in_piece(last, 0, len(last.text), "标题没有写明文种。")
    elif kind in _LEGAL and title.startswith("关于"):
        yield in_piece(pieces[0], 0, 2, "标题没有写发文机关。")


@rule("HDR-08", "标题回行把词拆开")
def title_break(paper: PaperText, ledger: Ledger) -> Iterator[Slip]:
    """…情况/说明; the name of a unit or of a paper in two lines."""
    lines = _title(paper)
    whole = tuple(name for unit in ledger.units for name in unit.names) + lexicon().whole
    for above, below in pairwise(lines):
        joined, at = above.text + below.text, len(above.text)
        torn = next((word for word in whole if _is_torn(joined, word, at)), "")
        if torn:
            yield in_piece(above, max(0, at - 4), at, f"标题回行拆开了“{torn}”。")


def _is_torn(joined: str, word: str, at: int) -> bool:
    start = joined.find(word, max(0, at - len(word) + 1), at + len(word) - 1)
    return len(word) > 1 and start >= 0 and start < at < start + len(word)


@rule("HDR-09", "前言承诺的部分在后文缺失")
def promised(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """Three kinds listed in front, headings for two of them, and the third nowhere."""
    headings = "\n".join(piece.text for piece in paper.of(Role.FIRST, Role.SECOND))
    front = []
    for piece in paper.pieces:
        if piece.role in LEVELS:
            break
        if piece.role is Role.BODY:
            front.append(piece)
    for piece in front[:_PROMISE_WITHIN]:
        rest = paper.text[piece.span(0, len(piece.text))[1] :]
        for found in _OUTLINE.finditer(piece.text):
            items = [_bare(item) for item in found[1].split("、")]
            items[0] = _head_less(items[0], headings)
            present = [item for item in items if item in headings]
            for item in items:
                if len(present) >= 2 and item not in rest and len(item) >= 4:
                    start = piece.text.find(item, found.start())
                    told = f"前言列了“{item}”，后文没有写到。"
                    yield in_piece(piece, start, start + len(item), told)


def _bare(item: str) -> str:
    return re.sub(r"(?:等)?(?:创建|建设|培育)?(?:工作|活动)?$", "", item.strip())


def _head_less(item: str, headings: str) -> str:
    """The longest end of the first item that a heading has: what stands before it belongs to the sentence."""
    return next((item[n:] for n in range(len(item) - 3) if item[n:] in headings), item)


@rule("HDR-10", "缺主送机关，或主送后不是全角冒号")
def addressee(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """通知, 函 and their like are written to somebody."""
    for piece in paper.of(Role.ADDRESSEE)[:1]:
        if piece.text.endswith(":"):
            end = len(piece.text)
            yield in_piece(piece, end - 1, end, "主送机关后用全角冒号。", "：")
    title = re.sub(r"[（(][^（）()]*[）)]$", "", paper.told.title)
    is_signed = any(paper.of(Role.ISSUER, Role.DATE))
    lines = _title(paper)
    if title.endswith(_ADDRESSED) and is_signed and lines and not paper.told.addressee:
        yield in_piece(lines[-1], 0, len(lines[-1].text), "没有写主送机关。")


@rule("HDR-11", "署名机关与标题机关不一致")
def signer(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """Neither name being the end of the other."""
    named = {name for name in body_in_title(paper.told.title).split("、") if name}
    signed = []
    for piece in paper.pieces:
        if piece.role is Role.ATTACHMENT:
            break
        if piece.role is Role.ISSUER and is_unit(piece.text):
            signed.append(piece)
    if not named or not signed:
        return
    for piece in signed:
        bare = "".join(piece.text.split())
        if not any(_is_same(bare, name) for name in named) and len(signed) <= len(named):
            yield in_piece(
                piece, 0, len(piece.text), f"标题的发文机关是{'、'.join(sorted(named))}，与署名不一致。"
            )


def _is_same(one: str, other: str) -> bool:
    """Return True if a name is the end of the other, or the other shortened: 城管执法局."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return (
        long in (f"{short}员会", f"{short}会")
        or long.endswith(short)
        or (short[:2] == long[:2] and short[-2:] == long[-2:] and all(sign in rest for sign in short))
    )


@rule("HDR-12", "附件说明不规范")
def attachments(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """A mark behind a name, one attachment that is numbered."""
    listed = paper.of(Role.ATTACHMENTS)
    for piece in listed:
        if piece.text.endswith(("。", "；", ";", "，")):
            end = len(piece.text)
            yield in_piece(piece, end - 1, end, "附件名称后不加标点。", "")
    text = "".join(piece.text for piece in listed)
    single = re.match(r"附\s*件\s*[:：]\s*(1\s*[.．、])", listed[0].text) if listed else None
    if single and not re.search(r"(?<!\d)2\s*[.．、]", text):
        yield in_piece(listed[0], *single.span(1), "只有一个附件时不编序号。", "")
