"""Content that is as long and as odd as it can be: what paper must bear without a tear."""

from collections.abc import Iterator

from lushan_desktop.domain.kinds import Choice, Day, LongText, Number, Text
from lushan_desktop.domain.recognise import Source
from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.intake.text import read_pasted
from lushan_desktop.paper.content import (
    Addressee,
    Attachments,
    Band,
    Block,
    Caption,
    Column,
    Content,
    Field,
    Form,
    FormRow,
    Heading,
    KeyValues,
    Note,
    Paragraph,
    SignatureRow,
    SignOff,
    Table,
    Title,
    with_gaps_marked,
)
from lushan_desktop.paper.formal import (
    AttachmentHead,
    Handling,
    Imprint,
    LetterHead,
    Masthead,
    RedHead,
    Remark,
    Roll,
)

UNIT = "示例县法治政府建设示范创建工作领导小组办公室暨示例县全面依法治县委员会行政执法协调小组联络办公室"
TITLE = (
    "示例县法治政府建设领导小组办公室关于转发《示例市法治政府建设领导小组办公室关于印发〈示例省法治政府建设示范"
    "指标体系（市县级政府2023版）〉三级指标任务分解方案的通知》的通知"
)
RARE = "示例𬺓、示例𬘓、示例𫖯（珺堃喆犇镕昇）"
TEXT = (
    f"2023年12月27日，“示例县”召开“‘双随机、一公开’（含【跨部门】联合）监管（试点（第①至⑳项））”推进会——"
    f"参会人员：{RARE}……会议要求：对照GB/T 9704—2012、《示例办法》（示政〔2023〕105号）等，完成率达99.5%，"
    f"其中App、Web Service（RESTful API）、AI-assisted review等系统于２０２３年６月上线；投入1,234.5万元；"
    f"“一把手”负总责，形成“县委统一领导、县政府组织实施、各部门各负其责、全社会广泛参与”的工作格局！"
)
GAPPED = "经核实，示例县于【待补：时间】召开会议，印发《示例方案》（【待补：文号】），" * 3 + "特此说明。"
_COLUMNS = (
    "序号",
    "会议名称（全称，与通知一致）",
    "日期",
    "类别",
    "地点",
    "主持人（职务）",
    "领导要求",
    "佐证",
)


def meetings(count: int) -> Iterator[dict[str, str]]:
    """Rows as they are stored."""
    for number in range(count):
        yield {
            "title": f"{UNIT}第{number + 1}次（扩大）会议"
            if number % 7 == 0
            else f"示例{number + 1}次推进会",
            "kind": "推进会",
            "held_on": f"2023-{number % 12 + 1:02}-{number % 28 + 1:02}",
            "place": "示例会议中心（新区·B座）三楼第①会议室" if number % 5 == 0 else "示例会议室",
            "subject": TEXT * (number % 40 == 3) + "示例议题" * (number % 9 + 1),
        }


def record(record_type: RecordType) -> dict[str, object]:
    """A record of any type with long and odd words in all of its texts."""
    values: dict[str, object] = {}
    for spec in record_type.columns:
        kind = spec.kind
        if isinstance(kind, LongText):
            values[spec.name] = TEXT
        elif isinstance(kind, Choice):
            values[spec.name] = kind.terms[0] if kind.terms else "示例"
        elif isinstance(kind, Day):
            values[spec.name] = "2023-12-27"
        elif isinstance(kind, Number):
            values[spec.name] = 105
        elif type(kind) is Text:
            values[spec.name] = UNIT
    return values


def foreign_text() -> tuple[Source, ...]:
    """A text with everything in it."""
    table = "\n".join("\t".join((str(n), UNIT, RARE, f"{90 + n % 10}.5")) for n in range(1, 25))
    levels = f"一、{TITLE[:30]}\n（一）{UNIT}。{TEXT}\n1.{TEXT}\n（1）{TEXT}\n二、下一步打算\n{TEXT}"
    return read_pasted(
        f"{TITLE}\n各乡镇党委、人民政府，{UNIT}，县直及驻示例县各单位：\n{TEXT}\n{levels}\n"
        f"序号\t单位\t姓名\t得分\n{table}\n附件：1.{TITLE}\n2.示例名单\n{UNIT}\n2023年12月27日\n"
        f"（联系人：{RARE}）\n附件1\n{TITLE}\n{TEXT}"
    )


def _rows(count: int) -> tuple[tuple[str, ...] | Band, ...]:
    rows: list[tuple[str, ...] | Band] = []
    for n in range(1, count + 1):
        if n % 50 == 1:
            rows.append(Band(f"{UNIT}（第{n // 50 + 1}组）"))
        name = UNIT if n % 9 == 0 else f"示例推进会（第{n}次）"
        demand = TEXT * (8 if n == 77 else n % 3)
        rows.append((str(n), name, "2023年12月27日", "推进会", "示例会议室", RARE, demand, f"93-{n:03}"))
    return tuple(rows)


def _ledger(*blocks: Block, paper: str = "auto") -> Content:
    return Content(
        Title("示例会议台账"),
        Caption("2021年至2023年12月27日 · 含“督导”，共300次"),
        *blocks,
        style="ledger",
        paper=paper,  # type: ignore[arg-type]  # one of the sizes
        foot="第 1 版",
        log_head="数据版次 12345-0a1b2c3d",
    )


def _body() -> tuple[Block, ...]:
    levels = zip((1, 2, 3, 4), ("一、", "（一）", "1.", "（1）"), strict=True)
    return (
        Paragraph(TEXT),
        *(block for level, mark in levels for block in (Heading(level, mark + UNIT), Paragraph(TEXT))),  # type: ignore[arg-type]  # a level
    )


def _signed(sealed: bool, *others: str) -> SignOff:
    return SignOff(UNIT, "2023年12月27日", sealed=sealed, others=others)


def papers() -> dict[str, Content]:
    """Every form by name."""
    form = Content(Title("示例批示办理单"), _form(), SignatureRow("承办人（签字）：", "分管领导（签字）："))
    return {**_official(), "form": form, "empty": Content(), **_ledgers()}


def _official() -> dict[str, Content]:
    to, attached = Addressee(f"各乡镇人民政府，{UNIT}，县直各单位："), Attachments((TITLE, "示例名单"))
    imprint = Imprint(
        (("抄送", f"{UNIT}，示例县委办公室，示例县人大常委会办公室。"),), UNIT, "2023年12月27日印发"
    )
    annex = (AttachmentHead(TITLE, 1), Paragraph(TEXT), Table(_plain_columns(4), _plain(30, 4)))
    wide = (AttachmentHead("示例名单", 2), Table(_plain_columns(10), _plain(24, 10), turned=True))
    handling = Handling("000001", "", "特急")
    number = "示法办〔2023〕105号"
    joint = (UNIT, "示例县司法局", "示例县财政局")
    return {
        "statement": Content(Title(TITLE, draft=True), *_body(), _signed(False)),
        "gaps": Content(Title(TITLE, draft=True), Paragraph(with_gaps_marked(GAPPED)), _signed(False)),
        "red-head": Content(
            RedHead((UNIT,), number, handling=handling), Title(TITLE), to, *_body(), attached, _signed(True),
            Remark(f"联系人：{RARE}"), *annex, *wide, imprint,
        ),
        "upward": Content(
            RedHead((UNIT,), number, signers=("示例甲", "示例乙", "示例丙")), Title(TITLE), to, *_body(),
            _signed(True),
        ),
        "joint": Content(
            RedHead(joint, number), Title(TITLE), to, Paragraph(TEXT), _signed(True, *joint[1:]), imprint
        ),
        "letter": Content(LetterHead(UNIT, number, handling), Title(TITLE), to, *_body(), _signed(True)),
        "minutes": Content(
            RedHead((f"{UNIT}会议纪要",), "〔2023〕第105次", suffix=""), *_body(),
            Roll((("出席", RARE * 6), ("请假", RARE), ("列席", RARE * 3))), imprint,
        ),
        "brief": Content(
            Masthead("示例县法治政府建设工作简报", "第105期", UNIT, "2023年12月27日"),
            Title(TITLE), *_body(),
            Imprint(
                (("报", f"{UNIT}。"), ("送", "示例县委办公室。"), ("发", "各乡镇。")), copies="共印105份"
            ),
        ),
    }  # fmt: skip


def _form() -> Form:
    signed = "（盖章）\n2023年12月27日"
    return Form(
        (
            FormRow((Field("来文单位", UNIT), Field("文号", "示法办〔2023〕105号"))),
            FormRow((Field("标题", TITLE),)),
            FormRow((Field("批示内容", TEXT, "示例甲\n2023年12月27日"),), 50),
            FormRow((Field("拟办意见", "", signed), Field("承办意见", "", signed)), 45),
        )
    )


def _ledgers() -> dict[str, Content]:
    columns = tuple(Column(label) for label in _COLUMNS)
    grouped = (
        Column("序号", 12, "center"),
        Column("单位", 40),
        *(Column(f"第{n}季度", None, "center", "2023年得分（百分制，保留一位小数）") for n in "一二三四"),
        Column("备注"),
    )
    marks = tuple((str(n), UNIT, "99.5", "98", "97.25", "100", RARE if n % 4 else "") for n in range(1, 60))
    pairs = (("被督导单位", UNIT), ("督导日期", "2023年12月27日"), ("督导人员", RARE * 4))
    return {
        "ledger-300": _ledger(Table(columns, _rows(300)), Note(TEXT)),
        "ledger-300-A3": _ledger(Table(columns, _rows(120)), paper="A3"),
        "ledger-empty": _ledger(Table(columns, (), empty="没有符合条件的记录。")),
        "ledger-groups": _ledger(Table(grouped, marks)),
        "ledger-20-columns": _ledger(Table(_plain_columns(20), _plain(40, 20))),
        "key-values": _ledger(KeyValues(pairs, columns=2), Table(_plain_columns(3), _plain(12, 3))),
    }


def _plain_columns(count: int) -> tuple[Column, ...]:
    return tuple(Column(f"示例栏目{n}") for n in range(1, count + 1))


def _plain(rows: int, columns: int) -> tuple[tuple[str, ...], ...]:
    words = ("示例", RARE, UNIT, "GB/T 9704—2012", "99.5%", "……——", "２０２３年")
    return tuple(tuple(words[(r + c) % len(words)] for c in range(columns)) for r in range(rows))
