"""What lies on paper beside the installers: one page how to install, and the sheet that units sign."""

from collections.abc import Sequence

from lushan_desktop.base import paths
from lushan_desktop.paper.binding.illustrating import Area, illustrate
from lushan_desktop.paper.content import Column, Content, Note, Paragraph, Table, Title
from lushan_desktop.paper.pdf import typeset

NAME = "法治创建工作台"
_PICTURES: tuple[tuple[str, Area], ...] = (
    ("first_run.png", (80.0, 560.0, 215.0, 160.0)),
    ("window.png", (305.0, 560.0, 215.0, 160.0)),
)
"""Pictures of the help pages, below the text."""
_SIGNED_MM = 8.5


def guide(unit: str, version: str) -> bytes:
    """安装说明 of one unit, as PDF on one page."""
    steps = (
        f"一、Windows 电脑：双击“{NAME}-{version}-安装.exe”，按提示点“下一步”。不需要管理员，不联网。",
        "二、麒麟、统信电脑（x64）：双击 .deb 文件，点“安装”，输入本机密码。第一次打开时不要拔 U 盘。",
        f"三、第一次打开：核对单位是不是“{unit}”（左图），填姓名，点“从空白开始”，即到工作台（右图）。",
        "四、以前装过的，照样再装一次：只换程序，数据不动，升级前自动备份。装之前先关闭程序。",
        "五、严禁录入涉密信息。出了问题：设置与备份—关于—保存诊断信息，交县创建办。",
    )
    paper = Content(Title(f"《{NAME}》安装说明"), *map(Paragraph, steps), name=f"{unit}安装说明")
    pictures = [(paths.resources("help", name), area) for name, area in _PICTURES]
    return illustrate(typeset(paper).pdf, pictures)


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
