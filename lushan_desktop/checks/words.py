"""文字: words that are easily mistaken, characters that are none of the script, words too many."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from lushan_desktop.checks.ledger import Ledger
from lushan_desktop.checks.rule import Slip, in_piece, rule
from lushan_desktop.domain.mentions.lexicon import lexicon
from lushan_desktop.domain.mentions.persons import persons
from lushan_desktop.domain.mentions.sentences import clauses
from lushan_desktop.domain.mentions.spelling import wrong_characters
from lushan_desktop.domain.recognise.aligned import PaperText, Piece

_RADICAL = re.compile("[\u2e80-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f]")
_TWICE = re.compile(r"([\u4e00-\u9fff]{2,10})\1(?!长)")
_MAY_BE_TWICE = re.compile(
    r"^(?:一|逐|天天|年年|时时|处处|人人|层层|步步|多多|个个|条条|件件|事事|研究|讨论|考虑|商量|锻炼|休息|合计|学习学习|了解|比划|点点)|[的了和与]$"
)


@rule("TXT-01", "易错词")
def mistaken(paper: PaperText, ledger: Ledger) -> Iterator[Slip]:
    """金子招牌; the office's own words; ⼈⼒, which only look like 人力."""
    words = lexicon()
    own = dict(ledger.words)
    shapes = [words.mistaken, *([re.compile("|".join(map(re.escape, own)))] if own else [])]
    for piece in paper.pieces:
        for shape in shapes:
            for found in shape.finditer(piece.text):
                right = own.get(found[0]) or words.right_of.get(found[0], "")
                if not _is_right(piece.text, found, right):
                    told = f"“{found[0]}”应为“{right}”。" if right else f"“{found[0]}”是易错词，请核对。"
                    yield in_piece(piece, *found.span(), told, right or None, doubtful=not right)
        for found in _RADICAL.finditer(piece.text):
            right = unicodedata.normalize("NFKC", found[0])
            if right != found[0]:
                yield in_piece(piece, *found.span(), f"“{found[0]}”是部首符号，不是汉字“{right}”。", right)


def _is_right(text: str, found: re.Match[str], right: str) -> bool:
    """Return True if the wrong spelling is only a part of the right one: 以已… stands for itself."""
    around = text[max(0, found.start() - len(right)) : found.end() + len(right)]
    return bool(right) and right in around and found[0] in right


@rule("TXT-01", "疑似错别字")
def misspelt(paper: PaperText, ledger: Ledger) -> Iterator[Slip]:
    """A character of the same sound makes a known word of it; what the table of words says is told there."""
    told = lexicon().mistaken
    named = {person.name for piece in paper.said for person in persons(piece.text)}
    known = (*ledger.unit_named, *ledger.person_named, *ledger.counties, *named)
    for piece in paper.pieces:
        listed = [found.span() for found in told.finditer(piece.text)]
        for one in wrong_characters(piece.text, known):
            if not any(one.start < end and start < one.end for start, end in listed):
                sentence = f"“{piece.text[one.start : one.end]}”疑为“{one.right}”。"
                yield in_piece(piece, one.start, one.end, sentence)


@rule("TXT-02", "残字、多字")
def stray(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """信心决心划; 的的; 县创建县创建."""
    for piece in paper.pieces:
        for shape, right in lexicon().patterns:
            for found in shape.finditer(piece.text):
                yield in_piece(piece, *found.span(), f"“{found[0]}”疑有错字或多字。", right)
        for found in _TWICE.finditer(piece.text):
            if not _MAY_BE_TWICE.search(found[1]) and not _is_line_end(paper, piece, found):
                yield in_piece(piece, *found.span(), f"“{found[1]}”写了两遍。", found[1])


def _is_line_end(paper: PaperText, piece: Piece, found: re.Match[str]) -> bool:
    """Return True if the two stand on two lines, as a heading and its text."""
    first, last = piece.span(*found.span())
    return "\n" in paper.text[first:last]


@rule("TXT-03", "重复成分")
def repeated(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """务必要; the same word twice in one clause."""
    for piece in paper.said:
        for shape, right in lexicon().doubled:
            for found in shape.finditer(piece.text):
                yield in_piece(piece, *found.span(), f"“{found[0]}”成分重复。", right)
        often = [word for word in lexicon().repeated if piece.text.count(word) > 1]
        for clause in clauses(piece.text) if often else ():
            yield from _twice_in(piece, clause.start, clause.text, often)


def _twice_in(piece: Piece, start: int, text: str, words: Sequence[str]) -> Iterator[Slip]:
    for word in words:
        first = text.find(word)
        second = text.find(word, first + len(word)) if first >= 0 else -1
        if second > first + len(word) and "》" not in text[first:second]:
            told = f"一句之内“{word}”用了两次。"
            yield in_piece(piece, start + first, start + second + len(word), told)
