"""What lies on paper beside the installers: one page how to install, and the sheet that units sign."""

from collections.abc import Iterator, Sequence

from lushan_desktop.base import paths
from lushan_desktop.paper.binding.illustrating import Area, illustrate
from lushan_desktop.paper.content import (
    Column,
    Content,
    Field,
    Form,
    FormRow,
    Note,
    Paragraph,
    Table,
    Title,
    Typeset,
)
from lushan_desktop.paper.pdf import typeset
from lushan_desktop.paper.setting.grid import MM, OFFICIAL

NAME = "法治创建工作台"
_PICTURES = (("first_run.png", "图 1　第一次打开"), ("home.png", "图 2　工作台（示例）"))
"""Pictures of the help pages, side by side below the steps, and what they are called there."""
_SHARES = (1.385, 1.778)
"""How wide each is to its height."""
_PICTURE_MM = 49.0
_FRAMED = 18.7
"""Points from the foot of the last line of text to the frame of the pictures."""
_LEAST_EDGE = 4.0
"""Points that are left free between a picture and its frame."""
_LAST = "last"
_SIGNED_MM = 8.5


def guide(unit: str, version: str) -> bytes:
    """安装说明 of one unit, as PDF on one page."""
    steps = (
        f"一、Windows 10、11：双击“{NAME}-{version}-安装.exe”，依次点“下一步”“安装”。不用管理员，不联网。",
        "二、麒麟、统信（x64）：双击 .deb 文件，点“安装”，输入本机密码。第一次打开时不要拔 U 盘。",
        f"三、第一次打开：核对单位是不是“{unit}”（图 1），填姓名，点“从空白开始”，即到工作台（图 2）。",
        "四、以前装过的，照样再装一次：只换程序，数据不动，升级前自动备份。装之前先关闭程序。",
        "五、别的电脑拷来的报送包（.lscj）双击即可打开。卸载程序时数据保留在本机，另行选择才删除。",
    )
    last = "六、严禁录入涉密信息。出了问题：设置—关于—保存诊断信息，交县创建办。"
    title, name = Title(f"《{NAME}》安装说明"), f"{unit}安装说明"
    words = (*map(Paragraph, steps), Paragraph(last, anchor=_LAST))
    paper = typeset(Content(title, *words, _frame(), name=name))
    files = [paths.resources("help", file) for file, _ in _PICTURES]
    return illustrate(paper.pdf, list(zip(files, _areas(paper), strict=True)))


def _frame() -> Form:
    """Rooms for the pictures, and below them what they are called."""
    captions = [caption for _, caption in _PICTURES]
    rooms, names = (
        tuple(Field("", text, share=share) for text, share in zip(texts, _SHARES, strict=True))
        for texts in (("", ""), captions)
    )
    return Form((FormRow(rooms, _PICTURE_MM), FormRow(names)))


def _areas(paper: Typeset) -> Iterator[Area]:
    """The rooms for pictures in the frame below the last line."""
    line = [place for place in paper.placements if place.anchor == _LAST][-1]
    top = line.y + line.h + _FRAMED
    left = OFFICIAL.left
    for share in _SHARES:
        width = OFFICIAL.width * share / sum(_SHARES)
        edge = _LEAST_EDGE
        yield left + edge, top + edge, width - 2 * edge, _PICTURE_MM * MM - 2 * edge
        left += width


def receipt(units: Sequence[str], version: str, sums: Sequence[tuple[str, str]], day: str) -> bytes:
    """发放签收表 of all units, as PDF; the sums stand on paper, so that a stick can be held against it."""
    columns = (
        Column("序号", 12, align="center"),
        Column("单位", 46),
        Column("版本", 18, align="center"),
        Column("领取人签名", 34),
        Column("领取日期", 28),
        Column("备注", 32),
    )
    rows = tuple((str(number), unit, version, "", "", "") for number, unit in enumerate(units, 1))
    told = tuple(Note(line) for file, value in sums for line in (f"{file} 的 SHA256：", value))
    title = Title(f"《{NAME}》安装程序发放签收表")
    table = Table(columns, rows, by_hand_mm=_SIGNED_MM)
    paper = Content(title, table, *told, style="ledger", paper="A4", name=title.plain, made_on=day)
    return typeset(paper).pdf
