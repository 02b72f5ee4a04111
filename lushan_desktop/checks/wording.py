"""文句: words that lack, a subject that changes, claims without proof, empty talk."""

import re
from collections.abc import Iterator

from lushan_desktop.checks.ledger import Ledger
from lushan_desktop.checks.rule import Slip, in_piece, rule
from lushan_desktop.domain.mentions.days import day_mentions
from lushan_desktop.domain.mentions.sentences import clauses, sentences
from lushan_desktop.domain.recognise import Role
from lushan_desktop.domain.recognise.aligned import PaperText

_ON = re.compile(
    r"(?<![\u4e00-\u9fff]存)在(?:《[^》]{2,60}》(?:\s*[（(][^）)]{0,20}[）)])?|[^，。；《]{4,50}?(?:报告|简报|信息|材料|文件|专报))(?=(?:作出|做出)[^，。；]{0,4}(?:批示|指示))"
)
_TITLED = re.compile(r"《([^《》]*关于[^《》]*?)(通知|决定|通报|批复|函|请示)(?:[（(][^）)]*[）)])?》")
_BEHIND = re.compile(r"(?:印发|转发|公布)《[^《》]*(?:〈[^〉]*〉[^《》]*)?》(通知|决定|通报|公告)$")
_HAS_OF = re.compile(r"的[\u4e00-\u9fff]{0,6}$")
_AFTER_WORDS = re.compile(
    r"[”’][，,](?:并|且|同时)(?:(?:将|把)[^，。；]{1,20}?)?(?:纳入|列入|印发|制定|下发|建立|成立|作出|推动|明确|分解|部署|落实|予以)"
)
_CLAIM = re.compile(r"多次|定期|经常|多个|大量|许多|若干次|多批次|反复")
_NARRATIVE = re.compile(r"情况|报告|总结|汇报|说明|通报|简报|材料|述职|述法|自查")
_FIGURE = re.compile(r"\d|《|[一二三四五六七八九十百千万]+(?:个|次|件|项|名|家|人|期|条|场)")
_EMPTY = 80


@rule("TXT-04", "缺“的”“上”等字")
def lacking(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """在…的报告作出批示; 《关于…示范单位通知》."""
    for piece in paper.pieces:
        for found in _ON.finditer(piece.text):
            end = found.end()
            yield in_piece(piece, end - 1, end, "“在……”后缺“上”字。", f"{piece.text[end - 1]}上")
        for found in _BEHIND.finditer(piece.text) if piece.role is Role.TITLE else ():
            told = f"“{found[1]}”前缺“的”字。"
            yield in_piece(piece, *found.span(1), told, f"的{found[1]}")
        for found in _TITLED.finditer(piece.text):
            if not _HAS_OF.search(found[1]):
                told = f"“{found[2]}”前缺“的”字，请与原件核对。"
                yield in_piece(piece, *found.span(2), told, f"的{found[2]}")


@rule("TXT-05", "主语突换，成分残缺")
def subject(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """“……”，并纳入督查督办体系: who put what there."""
    for piece in paper.said:
        for found in _AFTER_WORDS.finditer(piece.text):
            told = "引语之后换了主语，谁把什么作了安排没有写明。"
            yield in_piece(piece, found.start() + 1, found.end(), told)


@rule("TXT-06", "整段没有日期、数字、文号、单位")
def empty(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """Paragraphs of a report that tell no fact."""
    if not _NARRATIVE.search(paper.told.title[-10:]):
        return
    for piece in paper.of(Role.BODY):
        has_unit = re.search(
            r"[\u4e00-\u9fff]局(?![面部势限])|委员会|办公室|乡|镇|街道|县委|政府|小组|出席|列席|参加会议|[“《]",
            piece.text,
        )
        if len(piece.text) >= _EMPTY and not _FIGURE.search(piece.text) and not has_unit:
            yield in_piece(piece, 0, 12, "这一段没有日期、数字、文号、单位，宜补充事实。")


@rule("CON-05", "断言没有次数、日期，缺佐证")
def claims(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """多次, 定期, 多个 in a sentence that has neither a day nor a figure."""
    if not _NARRATIVE.search(paper.told.title[-10:]):
        return
    for piece in paper.said:
        for one in sentences(piece.text):
            if day_mentions(one.text) and not re.search("以来|至今", one.text):
                continue
            for found in _CLAIM.finditer(one.text):
                clause = next(
                    (each.text for each in clauses(one.text) if each.start <= found.start() < each.end), ""
                )
                if not re.search(r"\d", clause.replace(found[0], "")):
                    start = one.start + found.start()
                    yield in_piece(
                        piece, start, start + len(found[0]), f"“{found[0]}”没有次数和日期，宜写明或附佐证。"
                    )
