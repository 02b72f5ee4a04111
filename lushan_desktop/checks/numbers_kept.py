"""发文字号: which paper bears which number, in the text and in the ledger."""

import re
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher

from lushan_desktop.checks.ledger import Ledger
from lushan_desktop.checks.rule import Slip, in_piece, rule
from lushan_desktop.domain.mentions.documents import Cited, cited_documents
from lushan_desktop.domain.numbering import Span, missing, read_number
from lushan_desktop.domain.recognise import Role
from lushan_desktop.domain.recognise.aligned import PaperText, Piece

_ALIKE = 0.6
_MOST_MISSING, _NAMED_ENOUGH = 5, 6
"""《通知》 and 《实施方案》 are the names of many papers."""
_ISSUED = re.compile(
    r"(?:印发|转发|下发|出台|制定|制发)(?:了|并实施|实施)?\s*(《[^《》]{4,80}(?:〈[^〉]*〉[^《》]*)?》)"
)
_TOLD = re.compile(r"\s*[（(]|\d{1,3}期")
_WITHIN = re.compile(r"[〔［\[【]\d{4}[〕］\]】]\s*\d{1,5}\s*号")
"""《…的决定（示文〔2022〕12号）》, and 《交办通知》7期."""
_KINDS = re.compile(
    r"(?:办法|细则|规程|预案|方案|通知|意见|规划|要点|计划|决定|通报|函|清单|制度)(?:[（(][^）)]*[）)])?》$"
)
_UNNAMED = re.compile(
    r"(?:印发|转发|下发|出台|制定)(?:了)?[^，。；《》]*?([\u4e00-\u9fff“”]{4,30})等文件|和([\u4e00-\u9fff“”]{4,30})等文件"
)


def _named(paper: PaperText) -> Iterator[tuple[Piece, Cited]]:
    for piece in paper.said:
        for cited in cited_documents(piece.text):
            if cited.number and cited.title:
                yield piece, cited


def _is_same(one: str, other: str) -> bool:
    first, second = (re.sub(r"[^\u4e00-\u9fff\d]", "", title) for title in (one, other))
    if first in second or second in first:
        return True
    return SequenceMatcher(None, first, second).ratio() >= _ALIKE


@rule("NUM-05", "同一文号对应两个标题，或同一标题对应两个文号")
def one_number(paper: PaperText, ledger: Ledger) -> Iterator[Slip]:
    """Within the text, and against the ledger."""
    title_of: dict[str, str] = {}
    number_of: dict[str, str] = {}
    for piece, cited in _named(paper):
        known = ledger.document_numbered.get(cited.number)
        kept = known.title if known and known.title else ""
        before = title_of.setdefault(cited.number, kept or cited.title)
        if not _is_same(before, cited.title):
            whose = "台账里" if kept else "前面"
            told = f"{whose}{cited.number}是《{before}》的文号，这里写成了《{cited.title}》。"
            yield in_piece(piece, cited.start, cited.end, told)
        other = number_of.setdefault(cited.title, cited.number)
        if other != cited.number and len(cited.title) >= _NAMED_ENOUGH:
            yield in_piece(piece, cited.start, cited.end, f"《{cited.title}》前面写的文号是{other}。")


@rule("NUM-06", "同代字同年度序号断档")
def gaps(paper: PaperText, ledger: Ledger) -> Iterator[Slip]:
    """4、5号 without 1 to 3; only codes of the office itself, or of who signed the paper."""
    place_of: dict[tuple[str, int], dict[int, tuple[Piece, Cited]]] = defaultdict(dict)
    ours = {code for code, _ in ledger.codes}
    for piece in paper.said:
        for cited in cited_documents(piece.text):
            number = read_number(cited.number)
            is_near = number and number.code[:1] == paper.told.issuing_body[:1]
            if number and (number.code in ours or is_near):
                place_of[number.code, number.year].setdefault(number.serial, (piece, cited))
    for (code, year), found in place_of.items():
        spans: tuple[Span, ...] = missing(found)
        lacking = sum(span.count for span in spans)
        if len(found) > 1 and 0 < lacking <= _MOST_MISSING:
            piece, cited = found[max(found)]
            there, lacks = "、".join(f"{n}号" for n in sorted(found)), "、".join(map(str, spans))
            told = f"{code}〔{year}〕有{there}，没有提到{lacks}。"
            yield in_piece(piece, cited.start, cited.end, told, doubtful=True)


@rule("NUM-08", "代字与发文机关不匹配")
def code(paper: PaperText, ledger: Ledger) -> Iterator[Slip]:
    """The paper's own number bears a code that another issuer uses."""
    name_of = dict(ledger.codes)
    for piece in paper.of(Role.NUMBER):
        number = read_number(piece.text)
        body = paper.told.issuing_body
        known = name_of.get(number.code) if number else None
        if number and known and body and known != body and body not in known and known not in body:
            yield in_piece(piece, 0, len(piece.text), f"“{number.code}”是{known}的代字，本文由{body}署名。")


@rule("NUM-09", "引用文件没有文号")
def unnumbered(paper: PaperText, ledger: Ledger) -> Iterator[Slip]:
    """印发《…方案》 without a number behind it, and …等文件 without any."""
    named: set[str] = set()
    for piece in paper.said:
        for found in _ISSUED.finditer(piece.text):
            follows = piece.text[found.end() : found.end() + 4]
            title = found[1][1:-1]
            is_numbered = bool(_TOLD.match(follows) or _WITHIN.search(title)) or title in named
            named.add(title)
            if _KINDS.search(found[1]) and not is_numbered:
                kept = next((one.number for one in ledger.documents if one.title == title and one.number), "")
                told = f"《{title}》没有写文号" + (f"，台账里是{kept}。" if kept else "。")
                yield in_piece(piece, *found.span(1), told, f"{found[1]}（{kept}）" if kept else None)
        for found in _UNNAMED.finditer(piece.text):
            group = 1 if found[1] else 2
            yield in_piece(piece, *found.span(group), f"“{found[group]}”没有写标题和文号。")
