"""How one value looks in a cell of a list: words, a tone, a count of evidence, a width."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import singledispatch

from lushan_desktop.domain.kinds import (
    Choice,
    Day,
    DocumentNumber,
    Files,
    Flag,
    Kind,
    Link,
    LongText,
    Number,
    Points,
    Ref,
    Refs,
    Rows,
    Text,
    Value,
)

Names = Mapping[str, str]


@dataclass(frozen=True)
class Cell:
    """What a cell says."""

    text: str = ""
    tone: str = ""
    clips: int | None = None
    """The number of pieces of evidence, where the cell counts them."""
    width: int = 96
    """The width in the design's pixels that such a value wants in a list."""
    is_number: bool = False


@singledispatch
def make_cell(kind: Kind, value: Value, names: Names) -> Cell:
    """The cell of a kind; each kind registers its own."""
    del value, names
    raise TypeError(f"no cell for {type(kind).__name__}")


@make_cell.register(Text)
@make_cell.register(Link)
def _line(kind: Kind, value: Value, names: Names) -> Cell:
    return Cell(kind.format(value, names), width=120)


@make_cell.register
def _long(kind: LongText, value: Value, names: Names) -> Cell:
    return Cell(" ".join(kind.format(value, names).split()), width=200)


@make_cell.register
def _day(kind: Day, value: Value, names: Names) -> Cell:
    if not value and kind.until_then:
        return Cell(kind.until_then, width=124)
    return Cell(kind.format(value, names) or "待补", "" if value else "warn", width=124)


@make_cell.register(Choice)
def _term(kind: Kind, value: Value, names: Names) -> Cell:
    return Cell(kind.format(value, names), width=96)


@make_cell.register(Number)
@make_cell.register(Points)
def _number(kind: Kind, value: Value, names: Names) -> Cell:
    return Cell(kind.format(value, names), width=72, is_number=True)


@make_cell.register
def _flag(kind: Flag, value: Value, names: Names) -> Cell:
    return Cell(kind.format(value, names), width=56)


@make_cell.register
def _document_number(kind: DocumentNumber, value: Value, names: Names) -> Cell:
    return Cell(kind.format(value, names) or "待补", "" if value else "warn", width=150)


@make_cell.register
def _reference(kind: Ref, value: Value, names: Names) -> Cell:
    return Cell(kind.format(value, names), width=120)


@make_cell.register
def _references(kind: Refs, value: Value, names: Names) -> Cell:
    """Only the first word of each name: 93 of “93 示范创建”, once where two editions have a 93."""
    del kind
    firsts = dict.fromkeys(names[one].split(" ")[0] for one in value or () if one in names)
    return Cell("、".join(firsts), width=64)


@make_cell.register
def _files(kind: Files, value: Value, names: Names) -> Cell:
    return Cell(kind.format(value, names), clips=len(value or ()), width=78)


@make_cell.register
def _rows(kind: Rows, value: Value, names: Names) -> Cell:
    return Cell(kind.format(value, names), width=64)
