"""标点: marks that cut a sentence, are of the wrong width, are missing."""

import re
from collections.abc import Iterator

from lushan_desktop.checks.ledger import Ledger
from lushan_desktop.checks.rule import Slip, in_piece, rule
from lushan_desktop.domain.mentions.lexicon import lexicon
from lushan_desktop.domain.mentions.sentences import clauses
from lushan_desktop.domain.recognise import LEVELS, Role
from lushan_desktop.domain.recognise.aligned import PaperText

_CUT = re.compile(
    r"(?:^|(?<=[，。；！？,;]))(?:同时|其中|因此|但是|而且|并且|并|以及|由于|因为|此外|另外|会上|会后|会前|随后|与此同时|一方面|另一方面|对此|为此|从而|然后|如|例如)(。)"
)
_WIDE = "\u4e00-\u9fff“”‘’《》（）〔〕【】、，。；：！？％①-⑳"
_MARKS = ",;:!?()"
_HALF = re.compile(
    rf"(?<=[{_WIDE}\d)])[{_MARKS}](?=[{_WIDE}]|\s*$)|(?<=[{_WIDE}])[{_MARKS}](?=[\d\sA-Za-z{_MARKS}]|$)"
    rf"|(?<=[{_WIDE}]\))[{_MARKS}](?=[\d\sA-Za-z{_MARKS}]|$)|(?<![A-Za-z])[(](?=[{_WIDE}])"
)
_STOP = re.compile(rf"(?<=[{_WIDE}])\.(?=[{_WIDE}\s]|$)")
_FULL = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）", ".": "。"}
_CLOCK = re.compile(r"\d:\d")
_TWICE = re.compile(r"([，、；：])\1")
_DOTS = re.compile(r"(?<!…)…(?!…)|\.{3,}|。{2,}|…{3,}")
_AND_DOTS = re.compile(r"等(?:等)?(…+|\.{3,})")
_SPACED = re.compile(r"(?<=[\u4e00-\u9fff])[ \u00a0]+(?=\d)|(?<=\d)[ \u00a0]+(?=[\u4e00-\u9fff])")
_NUMBERED = re.compile(
    r"^\s*(?:第?\s*(?:\d{1,2}(?:\.\d{1,2})*|[一二三四五六七八九十百]+)\s*[条章节款项]?|[（(][^）)]{1,4}[）)])\s*$"
)
_SUBJECT = re.compile(r"(?:同志|负责人|领导)(，)(?:多次|亲自|分别|主持|参加|出席|带领|深入|先后|专题|及时)")
_LONGEST_CLAUSE = 60
_LONGEST_SENTENCE = 120


@rule("PUN-05", "句号误用，割断句子")
def cut(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """同时。多次邀请."""
    for piece in paper.said:
        for found in _CUT.finditer(piece.text):
            if found.end() < len(piece.text):
                yield in_piece(piece, found.start(), found.end(), "句号割断了句子。", f"{found[0][:-1]}，")


@rule("PUN-06", "中文里用了半角标点")
def half_width(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """, ; : ( ) among Chinese characters, and a full stop of Latin."""
    for piece in paper.pieces:
        for shape in (_HALF, _STOP):
            for found in shape.finditer(piece.text):
                around = piece.text[max(0, found.start() - 1) : found.end() + 1]
                is_latin = _is_within_latin(piece.text, found.start())
                if not _CLOCK.search(around) and not is_latin:
                    right = _FULL[found[0]]
                    yield in_piece(piece, *found.span(), f"“{found[0]}”应为全角“{right}”。", right)


def _is_within_latin(text: str, place: int) -> bool:
    """Return True if a mark stands in an address of the web or of mail, or closes one behind a Latin word."""
    word = re.split(r"[\s\u4e00-\u9fff，。；（）]", text[:place])[-1]
    return bool(re.search(r"https?|www|@", word) or (text[place] == ")" and re.search(r"[A-Za-z]\(", word)))


@rule("PUN-08", "省略号不规范")
def dots(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """... or 。。。 for ……; 等……; a mark written twice."""
    for piece in paper.pieces:
        for found in _TWICE.finditer(piece.text):
            yield in_piece(piece, *found.span(), f"“{found[1]}”写了两遍。", found[1])
        for found in _AND_DOTS.finditer(piece.text):
            yield in_piece(piece, *found.span(1), "“等”与省略号不并用。", "")
        for found in _DOTS.finditer(piece.text):
            follows = piece.text[found.end() : found.end() + 1]
            is_leader = found[0].startswith("…") and (len(found[0]) > 6 or follows.isdecimal())
            if not is_leader and not re.search("等$", piece.text[: found.start()]):
                yield in_piece(piece, *found.span(), "省略号写“……”。", "……")


@rule("PUN-09", "数字与汉字间有多余空格")
def spaced(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """2021 年, 第 93 项."""
    for piece in paper.pieces:
        if piece.role in (Role.TABLE, Role.ISSUER, Role.CHAPTER, Role.COPIES, Role.PRINTED):
            continue
        for found in _SPACED.finditer(piece.text):
            if not _NUMBERED.match(piece.text[: found.end()]):
                yield in_piece(piece, *found.span(), "数字与汉字之间不空格。", "")


@rule("PUN-13", "主谓之间误加逗号，或长句没有停顿")
def commas(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """…负责同志，多次主持; a clause that never pauses."""
    for piece in paper.said:
        for found in _SUBJECT.finditer(piece.text):
            yield in_piece(piece, *found.span(1), "主语和谓语之间不加逗号。", "")
        for clause in clauses(piece.text):
            bare = re.sub(r"《[^》]*》", "", clause.text)
            if len(bare) > _LONGEST_CLAUSE and piece.role in (Role.BODY, *LEVELS):
                told = f"这一句{len(bare)}个字没有停顿，宜断开。"
                yield in_piece(piece, clause.start, clause.start + 8, told)


@rule("PUN-14", "并列词之间缺顿号")
def listed(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """县委县政府, 高标准高质量."""
    for piece in paper.said:
        for first, second in lexicon().pairs:
            if first + second not in piece.text:
                continue
            for found in re.finditer(f"{first}(?={second})", piece.text):
                end = found.end() + len(second)
                yield in_piece(
                    piece, found.start(), end, f"“{first}”和“{second}”之间缺顿号。", f"{first}、{second}"
                )
