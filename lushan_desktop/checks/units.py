"""机构: names held against the register, one organ under several names, who says 我市."""

import re
from collections.abc import Iterable, Iterator

from lushan_desktop.checks.ledger import Ledger, own_counties
from lushan_desktop.checks.rule import Slip, in_piece, rule
from lushan_desktop.domain.mentions.lexicon import lexicon
from lushan_desktop.domain.recognise.aligned import PaperText, Piece

_UNIT = re.compile(
    r"[\u4e00-\u9fff]{2,20}?(?:局|委员会|办公室|领导小组|指挥部|街道办事处|(?<![城新老])镇(?!村)|(?<!下)乡(?!镇|村))"
)
_SHORT = re.compile(
    r"(?P<name>(?:[省市县区][\u4e00-\u9fff]{2,4}(?<![交承主协督举创开申转催领经代包])|创建)办)(?![理法事学案公证好税])"
    r"|[“\"](?P<quoted>创建指挥部|指挥部|专班)[”\"]"
)
_LEADING = "县级领导机关"
"""县委, 县政府: nobody writes them out."""
_ACCEPTED = ("政府办", "委办", "人大办", "政协办", "法制办", "扶贫办", "编办", "信访办")
_OURS = re.compile(r"(?<!自)我(市|省|县|区|州)(?![场民区])")
_SHORTEST = 6
"""Characters of a name: of shorter ones many differ in one."""


@rule("ORG-01", "机构名称不规范或不在机构表中")
def registered(paper: PaperText, ledger: Ledger) -> Iterator[Slip]:
    """A name that is nearly, but not, one of the register; names that no organ bears."""
    for piece in paper.said:
        for shape, sentence in lexicon().organs:
            for found in shape.finditer(piece.text):
                yield in_piece(piece, *found.span(), f"“{found[0]}”：{sentence}", doubtful=True)
    yield from _near_names(paper, ledger)


def _near_names(paper: PaperText, ledger: Ledger) -> Iterator[Slip]:
    names = [unit.name for unit in ledger.units if len(unit.name) >= _SHORTEST]
    for piece in paper.said if names else ():
        for found in _UNIT.finditer(piece.text):
            near = _nearly(found[0], names, ledger.unit_named)
            if near:
                start = found.end() - len(near[0])
                told = f"机构表里是“{near[1]}”，这里写的是“{near[0]}”。"
                yield in_piece(piece, start, found.end(), told, doubtful=not ledger.is_own)


def _nearly(text: str, names: Iterable[str], known: Iterable[str]) -> tuple[str, str] | None:
    """The end of the text that differs in one character from a known name, and that name."""
    if any(one in text for one in known):
        return None
    for name in names:
        tail = text[-len(name) :]
        if len(tail) == len(name):
            wrong = [n for n, (a, b) in enumerate(zip(tail, name, strict=True)) if a != b]
            # 甲镇 and 乙镇 are two places: what tells them apart is their first characters.
            if len(wrong) == 1 and 1 < wrong[0] < len(name) - 1:
                return tail, name
    return None


@rule("ORG-02", "首次出现没有用全称")
def full_first(paper: PaperText, ledger: Ledger) -> Iterator[Slip]:
    """A short name before the full one, and without 以下简称."""
    text = "".join(piece.text for piece in paper.pieces)
    short_of = {
        unit.short_name: unit.name
        for unit in ledger.units
        if unit.short_name and unit.kind != _LEADING and not unit.name.endswith(unit.short_name)
    }
    told: set[str] = set()
    for piece in paper.said:
        for name, full in short_of.items():
            place = piece.text.find(name)
            is_first = place >= 0 and name not in told and not _is_part(piece.text, name, place, ledger)
            if is_first and full not in text[: text.find(name) + len(name)] and f"简称{name}" not in text:
                told.add(name)
                yield in_piece(piece, place, place + len(name), f"首次出现宜用全称“{full}”。")
        for found in _SHORT.finditer(piece.text):
            name = found["name"] or found["quoted"]
            is_usual = name.endswith(_ACCEPTED) or name in short_of or name in told
            if not is_usual and not re.search(f"简称[“‘]?{name}", text):
                told.add(name)
                group = "name" if found["name"] else "quoted"
                yield in_piece(piece, *found.span(group), f"“{name}”是简称，首次出现宜用全称。")


def _is_part(text: str, name: str, place: int, ledger: Ledger) -> bool:
    """Return True if a short name stands within a longer known one."""
    around = text[max(0, place - 12) : place + len(name) + 12]
    return any(name in other and other != name and other in around for other in ledger.unit_named)


@rule("ORG-03", "同一机构一文多名")
def one_name(paper: PaperText, ledger: Ledger) -> Iterator[Slip]:
    """县政府常务会议 and 县政府常务会; a unit by two of its names, none told to be short for the other."""
    text = "".join(piece.text for piece in paper.said)
    groups = [
        *lexicon().same,
        *(tuple(map(re.escape, unit.names)) for unit in ledger.units if len(unit.names) > 1),
    ]
    for group in groups:
        shapes = [shape for shape in group if re.search(shape, text)]
        if len(shapes) < 2:
            continue
        first = re.search(shapes[0], text)
        for shape in shapes[1:]:
            slip = _second_name(paper, shape, first[0] if first else "", text)
            if slip:
                yield slip


def _second_name(paper: PaperText, shape: str, first: str, text: str) -> Slip | None:
    for piece in paper.said:
        for found in re.finditer(shape, piece.text):
            is_told = re.search(f"简称[“‘]?[\u4e00-\u9fff]{{0,2}}{re.escape(found[0])}", text) is not None
            if (found[0] not in first and first not in found[0] and not is_told) or found[0] + "议" in first:
                return in_piece(piece, *found.span(), f"前后不一：“{found[0]}”与“{first}”。")
    return None


@rule("ORG-06", "“我市”“我省”与发文层级不符")
def our_level(paper: PaperText, ledger: Ledger) -> Iterator[Slip]:
    """我市 in the paper of a county."""
    body = paper.told.issuing_body
    counties = own_counties(ledger, body)
    ours = next(
        (name for name in counties if body.startswith(name)),
        counties[0] if counties and ledger.is_own else "",
    )
    level = ours[-1:] if ours else ""
    if level not in ("县", "区", "旗"):
        return
    for piece in paper.said:
        for found in _OURS.finditer(piece.text):
            if found[1] in "市省州" and not _is_quoted(piece, found.start()):
                told = f"发文机关是{ours}的，“{found[0]}”宜写明是哪个{found[1]}。"
                yield in_piece(piece, *found.span(), told)


def _is_quoted(piece: Piece, place: int) -> bool:
    before = piece.text[:place]
    return before.count("《") > before.count("》")
