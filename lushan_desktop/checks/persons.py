"""人员: the post on the day, one post and one form of address for one person, names in the register."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from lushan_desktop.checks.ledger import KnownPerson, KnownTenure, Ledger
from lushan_desktop.checks.rule import Slip, in_piece, rule
from lushan_desktop.domain.mentions.days import day_mentions
from lushan_desktop.domain.mentions.persons import PersonMention, persons
from lushan_desktop.domain.mentions.sentences import sentence_at
from lushan_desktop.domain.recognise.aligned import PaperText, Piece

_COMRADES = re.compile(r"负责人同志|负责人同志们|领导同志们?同志")
_APPOINTED = re.compile("(?:同志)?(?:[兼担]?任|为)")
"""示例甲同志兼任办公室主任: a post besides the one before."""
_MARKS = "，。；：！？,;:"
_DOES = re.compile("(同志)?(?:指出|强调|要求|表示|认为|主持|出席|参加|作了|代表|多次|一行|率)")
"""What a name does that stands without its post."""
_Use = tuple[Piece, int, int, bool]
"""Where a name stands, and whether with 同志."""
_PLACE = re.compile(r"^(?:中共)?[\u4e00-\u9fff]{2,8}?(?:省|市|县|区|州)(?=[\u4e00-\u9fff])")


def _mentions(paper: PaperText) -> Iterator[tuple[Piece, PersonMention]]:
    for piece in paper.said:
        for person in persons(piece.text):
            yield piece, person


@rule("PER-01", "职务与当日任职不符")
def post_on_day(paper: PaperText, ledger: Ledger) -> Iterator[Slip]:
    """A post that the register gives to this person on other days only."""
    for piece, person in _mentions(paper):
        known = ledger.person_named.get(person.name)
        day = _day_of(paper, piece, person)
        if known is None or day is None or not any(tenure.is_dated for tenure in known.tenures):
            continue
        held = [tenure for tenure in known.tenures if tenure.holds_on(day)]
        fits_ever = any(_fits(person.post, tenure) for tenure in known.tenures)
        if fits_ever and not any(_fits(person.post, tenure) for tenure in held):
            then = "、".join(tenure.post for tenure in held) or "没有任职记录"
            told = (
                f"任职记录中，{person.name}在{day:%Y}年{day.month}月{day.day}日{'任' if held else ''}{then}。"
            )
            yield in_piece(piece, person.start, person.end, told)


def _day_of(paper: PaperText, piece: Piece, person: PersonMention) -> date | None:
    signed = paper.signed_on
    mentions = day_mentions(piece.text, signed.year if signed else None)
    before = [one.day for one in mentions if one.end <= person.start and one.day.day]
    sentence = sentence_at(piece.text, person.start)
    within = [one.day for one in mentions if sentence.start <= one.start < sentence.end and one.day.day]
    day = within[0] if within else before[-1] if before else signed
    return day.first_day if day and day.day else None


def _fits(post: str, tenure: KnownTenure) -> bool:
    bare = _PLACE.sub("", post)
    forms = (tenure.post, tenure.short_post)
    parts = {part for form in forms for part in re.split("、", form) if part}
    prefix = "代理" if tenure.is_acting else ""
    return bare in forms or all(
        any(part.endswith(one) or one.endswith(prefix + part) for part in parts)
        for one in re.split("、", bare)
    )


@rule("PER-02", "同一人职务前后不一")
def one_post(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """Full at the first mention, the main post after it, is right."""
    first: dict[str, PersonMention] = {}
    for piece, person in _mentions(paper):
        if _APPOINTED.match(piece.text, person.name_start + len(person.name)):
            continue
        before = first.setdefault(person.name, person)
        main, other = (_PLACE.sub("", one.post).replace("办公室", "办") for one in (person, before))
        is_part = main in other or other in main or main.split("、")[-1] == other.split("、")[-1]
        if before is not person and not is_part:
            told = f"{person.name}前面写作“{before.post}”，这里写作“{person.post}”。"
            yield in_piece(piece, person.start, person.end, told)


@rule("PER-03", "“同志”用法前后不一")
def comrade(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """With 同志 here and without there."""
    uses: dict[str, list[_Use]] = defaultdict(list)
    for piece, person in _mentions(paper):
        is_so = piece.text.startswith("同志", person.end)
        uses[person.name].append((piece, person.start, person.end, is_so))
    for name, use in _alone(paper, uses):
        uses[name].append(use)
    for name, found in uses.items():
        with_it = sum(one[-1] for one in found)
        if 0 < with_it < len(found):
            rare = with_it * 2 <= len(found)
            piece, start, end, _ = next(one for one in found if one[-1] is rare)
            told = f"“{name}”有的地方加“同志”，有的不加，全文宜一致。"
            yield in_piece(piece, start, end + 2 * rare, told)


def _alone(paper: PaperText, uses: dict[str, list[_Use]]) -> list[tuple[str, _Use]]:
    """The names that begin a clause without their post: 示例甲指出."""
    shape = re.compile("|".join(map(re.escape, uses)) or "(?!)")
    found = []
    for piece in paper.said:
        for one in shape.finditer(piece.text):
            start, end = one.span()
            is_told = any(each is piece and first <= start < last for each, first, last, _ in uses[one[0]])
            does = _DOES.match(piece.text, end)
            if does and not is_told and (start == 0 or piece.text[start - 1] in _MARKS):
                found.append((one[0], (piece, start, end, bool(does[1]))))
    return found


@rule("PER-04", "姓名疑有错字")
def spelt(paper: PaperText, ledger: Ledger) -> Iterator[Slip]:
    """A name that differs in one character from that of a person of this post."""
    for piece, person in _mentions(paper):
        if person.name in ledger.person_named:
            continue
        near = next((one for one in ledger.persons if _is_near(person, one)), None)
        if near:
            told = f"人员表里的{person.main_post}是“{near.name}”，这里写的是“{person.name}”。"
            yield in_piece(piece, person.name_start, person.end, told, doubtful=not ledger.is_own)


def _is_near(person: PersonMention, known: KnownPerson) -> bool:
    if len(known.name) != len(person.name) or known.name[0] != person.name[0]:
        return False
    differing = sum(a != b for a, b in zip(known.name, person.name, strict=True))
    return differing == 1 and any(_fits(person.main_post, tenure) for tenure in known.tenures)


@rule("PER-05", "称谓叠用")
def doubled_address(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """主要负责人同志."""
    for piece in paper.said:
        for found in _COMRADES.finditer(piece.text):
            yield in_piece(piece, *found.span(), f"“{found[0]}”称谓叠用，应为“负责同志”。", "负责同志")


@rule("PER-06", "领导排序与名册次序不符")
def by_rank(paper: PaperText, ledger: Ledger) -> Iterator[Slip]:
    """Names of one list that stand in another order than in the register."""
    for piece in paper.said:
        found = [
            (piece.text.find(one.name), one) for one in ledger.persons if one.rank and one.name in piece.text
        ]
        ordered = sorted(found, key=lambda one: one[0])
        for (place, one), (next_place, other) in pairwise(ordered):
            between = piece.text[place + len(one.name) : next_place]
            is_list = re.fullmatch(r"(?:同志)?[、，和][^。；：]{0,16}", between)
            if is_list and (one.rank or 0) > (other.rank or 0):
                told = f"名册里{other.name}排在{one.name}之前。"
                yield in_piece(piece, place, next_place + len(other.name), told)
