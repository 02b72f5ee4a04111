"""What stands on a paper, as values: composed by reports, set by the PDF, Word and Excel sides alike.

`Content(Title("…"), Paragraph("…"), SignOff("…", "2023年7月27日"))` is an official paper on the 22 × 28 grid;
`Content(Title("…"), Table(…), style="ledger", paper="auto")` is a ledger.
All values are frozen and can be pickled.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from lushan_desktop.base.text.sayable import sayable
from lushan_desktop.paper.formal import FormalBlock

Face = Literal["body", "heading", "kai", "title", "song"]
"""仿宋, 黑体, 楷体, 小标宋, 宋体."""

Align = Literal["left", "center", "right"]
Style = Literal["official", "ledger"]
PaperSize = Literal["A4", "A3", "auto"]
Orientation = Literal["portrait", "landscape"]
Pairs = tuple[tuple[str, str], ...]

_GAP = re.compile(r"(【待补[^】]*】)")
_SHARE = re.compile(r"(\d+)/([1-9]\d*)$")


@dataclass(frozen=True)
class Run:
    """A stretch of text in one face; `mark` says that its boxes are wanted beside the bytes."""

    text: str
    face: Face = "body"
    mark: bool = False
    anchor: str = ""


def with_gaps_marked(text: str, anchor: str = "") -> tuple[Run, ...]:
    """The text as runs, each 【待补：…】 being a marked run of its own."""
    pieces = (piece for piece in _GAP.split(text) if piece)
    return tuple(Run(piece, mark=bool(_GAP.fullmatch(piece)), anchor=anchor) for piece in pieces)


@dataclass(frozen=True)
class Title:
    """The name of the paper: one text, broken by sense, or the lines as given.

    `subtitle`, one line or several, stands under it in 楷体; a draft carries （送审稿） below that,
    and without a text （送审稿） alone.
    """

    text: str | tuple[str, ...]
    draft: bool = False
    subtitle: str = ""

    @property
    def plain(self) -> str:
        return self.text if isinstance(self.text, str) else "".join(self.text)


@dataclass(frozen=True)
class Heading:
    """A heading with its own number in the text: 一、 · （一） · 1. · （1）.

    A chapter of a 办法 is `centred`.
    """

    level: Literal[1, 2, 3, 4]
    text: str
    anchor: str = ""
    centred: bool = False

    @property
    def is_sentence(self) -> bool:
        """True if it is an item that says all there is to say: 1.解决办公场所500平方米；"""
        return self.text.endswith(("。", "；", "！", "？"))


@dataclass(frozen=True)
class Paragraph:
    """Body text. `anchor` names it among the placements; `indent` counts characters on the first line."""

    text: str | tuple[str | Run, ...]
    anchor: str = ""
    indent: int = 2

    @property
    def runs(self) -> tuple[Run, ...]:
        pieces = (self.text,) if isinstance(self.text, str) else self.text
        return tuple(Run(piece) if isinstance(piece, str) else piece for piece in pieces)

    @property
    def plain(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Addressee:
    """主送机关: one line below the title, flush left; the text ends with a full-width colon."""

    text: str


@dataclass(frozen=True)
class Attachments:
    """附件说明: one line below the body, several names numbered 1. 2."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class SignOff:
    """发文机关署名 and 成文日期; `sealed` leaves room for the seals of `issuer` and of all `others`.

    A 命令 is signed by a stamp instead: `signed_as` is the post of the signer (县长), to whose right the
    stamp of the signature has its room; no issuer is printed.
    """

    issuer: str
    date: str
    sealed: bool = False
    others: tuple[str, ...] = ()
    signed_as: str = ""

    @property
    def issuers(self) -> tuple[str, ...]:
        return (self.issuer, *self.others)


@dataclass(frozen=True)
class Column:
    """A column of a table; columns of the same `group` that stand side by side share a cell above them.

    Equal cells below each other become one where the column is `merged`, as long as those of the merged
    columns before it are equal too. Cells of a `filled` column that end with a share (3/5) have a bar that is
    grey as far as that: beside the number, in Word below it.
    """

    label: str
    width_mm: float | None = None
    align: Align = "left"
    group: str = ""
    merged: bool = False
    filled: bool = False

    def share(self, text: str) -> float:
        """Return how far a cell is filled, 1 being all of it."""
        told = _SHARE.search(text) if self.filled else None
        return min(1.0, int(told[1]) / int(told[2])) if told else 0.0


@dataclass(frozen=True)
class Band:
    """A row of a table that spans all columns and names the rows below it."""

    text: str


Row = tuple[str, ...] | Band


@dataclass(frozen=True)
class Table:
    """A ruled table whose head repeats on each page; `empty` is said where there are no rows.

    `total` is a last row in 黑体 where there are rows. `turned` lays the table on pages of its own,
    its head at the physical left (only on official paper). `by_hand_mm` is the least height of rows
    whose empty cells are to be written in: they keep their width, too.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    empty: str = "无记录。"
    turned: bool = False
    total: tuple[str, ...] = ()
    by_hand_mm: float = 0.0

    @property
    def sum_row(self) -> tuple[str, ...]:
        """The last row; nothing is summed up where there are no rows."""
        return self.total if self.rows else ()

    def goes_on(self, n: int, place: int) -> bool:
        """Return True if the cell in row `n` belongs to the merged cell above it."""
        row, above = self.rows[n], self.rows[n - 1] if n else None
        if not self.columns[place].merged or isinstance(row, Band) or isinstance(above, Band | None):
            return False
        return all(row[i] == above[i] for i in range(place + 1) if self.columns[i].merged)


@dataclass(frozen=True, init=False)
class KeyValues:
    """Lines of 名称：内容, in `columns` columns side by side. Takes a mapping or pairs."""

    pairs: Pairs
    columns: int = 1

    def __init__(self, pairs: Mapping[str, str] | Pairs, columns: int = 1) -> None:
        object.__setattr__(self, "pairs", tuple(pairs.items() if isinstance(pairs, Mapping) else pairs))
        object.__setattr__(self, "columns", columns)


@dataclass(frozen=True)
class Field:
    """A labelled cell of a form.

    `sign`, one line or several, stands at its foot, to the right: "（盖章）\\n年　月　日" is where somebody
    signs. Without a `label` the value takes the whole cell, in the middle where it has no `sign`.
    Fields side by side share the row's width by their `share`.
    """

    label: str
    value: str = ""
    sign: str = ""
    share: float = 1.0


SEAL_ROOM_MM = 45.0
"""The height of a form's row that leaves room for a seal."""


@dataclass(frozen=True)
class FormRow:
    """Fields side by side, no lower than `height_mm`; what is longer than a page goes on on the next."""

    fields: tuple[Field, ...]
    height_mm: float = 0.0


@dataclass(frozen=True)
class Form:
    """A ruled form (审批表, 办理单, 督办单): rows of labelled cells as wide as the type area.

    A `Band` is a row that names those below it. Labels line up at the left, however many fields a row has.

        Form((
            FormRow((Field("来文单位", "示例局"), Field("文号", "示法办〔2023〕5号"))),
            FormRow((Field("拟办意见", "拟请示例局办理。", "示例甲\\n2023年3月1日"),), 30),
            Band("办理情况"),
            FormRow((Field("承办单位意见", "", "（盖章）\\n　　年　月　日"),), SEAL_ROOM_MM),
        ))
    """

    rows: "tuple[FormRow | Band, ...]"


@dataclass(frozen=True)
class Cover:
    """A first page of its own (申报表, 汇编): the name in the upper third, named values on rules, the foot.

    `pairs` such as ("申报单位（盖章）", "示例局") stand below each other; an empty value leaves the rule to
    be written on. `foot`, one line or several, stands at the bottom, in the middle.
    """

    title: str
    pairs: Pairs = ()
    foot: str = ""

    @property
    def plain(self) -> str:
        return self.title


@dataclass(frozen=True, init=False)
class SignatureRow:
    """Places to sign by hand, side by side."""

    labels: tuple[str, ...]

    def __init__(self, *labels: str) -> None:
        object.__setattr__(self, "labels", labels)


@dataclass(frozen=True)
class Caption:
    """A line under the title, such as the filter of a ledger."""

    text: str
    align: Align = "center"


@dataclass(frozen=True)
class Note:
    """Small print below what it explains."""

    text: str


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


Block = (
    Title | Heading | Paragraph | Addressee | Attachments | SignOff
    | Table | KeyValues | Form | Cover | SignatureRow | Caption | Note | PageBreak | FormalBlock
)  # fmt: skip


@dataclass(frozen=True, init=False)
class Content:
    """A whole paper.

    `paper="auto"` takes the smallest of A4, A4 landscape and A3 landscape that holds the columns.
    `name` is the title in the file's metadata (the title's text where it is empty).
    `foot`, `made_on` (制表日期) and `log_head` stand in the foot of a ledger; an official paper prints none.
    """

    blocks: tuple[Block, ...]
    style: Style
    paper: PaperSize
    orientation: Orientation
    name: str
    foot: str
    log_head: str
    made_on: str

    def __init__(
        self,
        *blocks: Block,
        style: Style = "official",
        paper: PaperSize = "A4",
        orientation: Orientation = "portrait",
        name: str = "",
        foot: str = "",
        log_head: str = "",
        made_on: str = "",
    ) -> None:
        titles = (block.plain for block in blocks if isinstance(block, Title | Cover))
        given: dict[str, object] = {
            "blocks": blocks,
            "style": style,
            "paper": paper,
            "orientation": orientation,
        }
        given["name"] = sayable(name or next(titles, ""))
        given |= {"foot": sayable(foot), "log_head": sayable(log_head), "made_on": sayable(made_on)}
        for field, value in given.items():
            object.__setattr__(self, field, value)

    @property
    def whole_foot(self) -> str:
        """The foot of a ledger with the day on which it was made."""
        return "　".join(part for part in (self.foot, self.made_on and f"制表日期：{self.made_on}") if part)


@dataclass(frozen=True)
class Placement:
    """Where a line of an anchored or marked text stands: page from 0, points from the page's top left.

    A paragraph has one placement a line; a mark has its own besides, under its own anchor
    or its paragraph's.
    """

    anchor: str
    page: int
    x: float
    y: float
    w: float
    h: float
    mark: bool = False


@dataclass(frozen=True)
class Typeset:
    """A finished paper: its bytes, its number of pages, where things stand, and what no font could print.

    Each of `missing` names a character, such as “𬺓（U+2CE93）”.
    """

    pdf: bytes
    pages: int
    placements: tuple[Placement, ...]
    missing: tuple[str, ...]
