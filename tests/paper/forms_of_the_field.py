"""The forms of the field as content: samples for the gallery, and the patterns for reports to follow."""

from lushan_desktop.paper.content import (
    SEAL_ROOM_MM,
    Addressee,
    Band,
    Caption,
    Column,
    Content,
    Cover,
    Field,
    Form,
    FormRow,
    KeyValues,
    Note,
    PageBreak,
    Paragraph,
    SignatureRow,
    SignOff,
    Table,
    Title,
)
from lushan_desktop.paper.formal import CommandHead, LetterHead, RedHead

OFFICE = "示例县法治政府建设领导小组办公室"
UNIT = "示例县示例局"
DAY = "2023年7月27日"
OPEN_DAY = "年　　月　　日"
SEALED = f"（盖章）\n{OPEN_DAY}"
SIGNED = f"签名：　　　　\n{OPEN_DAY}"
FINDING = "2023年上半年行政执法案卷中有3卷未附送达回证，与《示例办法》第12条不符。"
SUBJECT = "关于反馈法治政府建设督导情况的函"
ADVICE = "补齐送达回证；制定案卷归档清单，逐卷核对。"


def supervision_order() -> Content:
    """督办单"""
    return Content(
        RedHead((OFFICE,), "示法督〔2023〕3号", suffix="督办单"),
        Form(
            (
                FormRow((Field("承办单位", UNIT), Field("督办日期", DAY))),
                FormRow((Field("督办事项", FINDING),), 24),
                FormRow((Field("督办依据", "鲁法办〔2023〕4号文件、6月2日动员会要求"),), 16),
                FormRow((Field("办理要求", ADVICE),), 24),
                FormRow((Field("办理时限", "2023年8月15日前"), Field("联系人及电话", "示例甲 0375-0000000"))),
                FormRow((Field("领导批示", "", SIGNED),), 30),
                FormRow((Field("督办单位", "", SEALED),), SEAL_ROOM_MM),
                Band("办理结果（由承办单位填写，办结后3日内报回）"),
                FormRow((Field("办理情况", "", SEALED),), 50),
            )
        ),
        name="督办单",
    )


def reminder() -> Content:
    """提示函"""
    return Content(
        LetterHead(OFFICE, "示法办函〔2023〕8号"),
        Title("关于及时报送示范创建整改材料的提示函"),
        Addressee(f"{UNIT}："),
        Paragraph(
            f"7月12日督导反馈你单位的问题：{FINDING}整改时限为8月15日，现距时限不足10日，尚未收到整改材料。"
        ),
        Paragraph("请于8月10日前书面报送整改情况；确有困难的，请同时说明原因和预计完成时间。"),
        SignOff(OFFICE, DAY, sealed=True),
    )


def feedback() -> Content:
    """反馈意见函 with the “一对一”反馈清单 and the 回执."""
    columns = (
        Column("序号", 12, "center"),
        Column("存在问题"),
        Column("对应指标", 20, "center"),
        Column("整改建议"),
        Column("整改时限", 24, "center"),
    )
    rows = tuple((str(n), FINDING, "第93项", ADVICE, "2023年8月15日") for n in range(1, 5))
    return Content(
        LetterHead(OFFICE, "示法办函〔2023〕9号"),
        Title(SUBJECT),
        Addressee(f"{UNIT}："),
        Paragraph("7月12日，督导组到你单位开展督导，现将发现的4个问题反馈给你们，请逐条整改，按时限报送整改情况和佐证材料。"),
        SignOff(OFFICE, DAY, sealed=True),
        PageBreak(),
        Title(f"{UNIT}法治政府建设督导问题“一对一”反馈清单"),
        KeyValues({"被督导单位": UNIT, "督导日期": "2023年7月12日"}, columns=2),
        Table(columns, rows),
        SignatureRow("督导组组长：", "被督导单位负责人："),
        PageBreak(),
        Title("回　执"),
        Form(
            (
                FormRow((Field("收到文件", f"{SUBJECT}（示法办函〔2023〕9号）及反馈清单"),)),
                FormRow((Field("签收单位", UNIT), Field("问题数", "4个"))),
                FormRow((Field("签收人"), Field("签收日期", OPEN_DAY))),
                FormRow((Field("签收单位意见", "", SEALED),), SEAL_ROOM_MM),
            )
        ),
        Note("请于收到之日起2日内将本回执盖章后报回。"),
        name="反馈意见函",
    )  # fmt: skip


def closing_approval() -> Content:
    """整改销号审批表"""
    return Content(
        Title("整改销号审批表"),
        Form(
            (
                FormRow((Field("责任单位", UNIT), Field("问题编号", "2023-1-07"))),
                FormRow((Field("问题来源", "2023年7月第一轮督导"), Field("整改时限", "2023年8月15日"))),
                FormRow((Field("存在问题", FINDING),), 18),
                FormRow((Field("整改措施", ADVICE),), 18),
                FormRow((Field("整改结果", "3卷送达回证已补齐，归档清单已印发执行。"),), 18),
                FormRow((Field("佐证材料", "1.案卷送达回证（3份）\n2.案卷归档清单"),), 14),
                FormRow((Field("责任单位意见", "", SEALED),), 32),
                FormRow((Field("验收人意见", "☑ 同意销号　☐ 继续整改", SIGNED),), 26),
                FormRow((Field("创建办意见", "", SEALED),), 32),
            )
        ),
        Note("本表一式两份，责任单位和创建办各存一份。"),
    )


def instruction_slip() -> Content:
    """批示办理单"""
    return Content(
        Title("领导批示办理单"),
        Form(
            (
                FormRow((Field("收件日期", DAY), Field("编号", "批〔2023〕12号"))),
                FormRow((Field("来文单位", UNIT, share=1.4), Field("期号", "第7期"), Field("缓急", "急件"))),
                FormRow((Field("标题", "示例工作简报：示例县推进“双示范”创建"),), 14),
                FormRow((Field("批示内容", "请创建办会同有关单位抓好落实。", f"示例甲\n{DAY}"),), 36),
                FormRow((Field("拟办意见", "拟请示例局牵头，8月10日前报结果。", f"示例乙\n{DAY}"),), 30),
                FormRow((Field("承办单位", UNIT), Field("办理时限", "2023年8月10日"))),
                FormRow((Field("办理情况", "", SEALED),), SEAL_ROOM_MM),
            )
        ),
    )


def application() -> Content:
    """示范单位申报表: the cover and the form."""
    return Content(
        Cover(
            "示例县依法行政示范单位申报表",
            (("申报单位（盖章）", UNIT), ("申报类别", "依法行政示范单位"), ("联系人", ""), ("联系电话", "")),
            f"{OFFICE}制\n2023年7月",
        ),
        Form(
            (
                Band("一、申报单位基本情况"),
                FormRow((Field("单位名称", UNIT), Field("单位性质", "行政机关"))),
                FormRow(
                    (Field("主要负责人", "示例甲"), Field("执法人员数", "24人"), Field("法制机构", "法规股"))
                ),
                Band("二、主要做法和成效"),
                FormRow((Field("", f"{FINDING}{ADVICE}" * 12),), 60),
                Band("三、审核意见"),
                FormRow((Field("申报单位意见", "", SEALED),), SEAL_ROOM_MM),
                FormRow((Field("县级初审意见", "", SEALED), Field("市级推荐意见", "", SEALED)), SEAL_ROOM_MM),
            )
        ),
        name="申报表",
    )  # fmt: skip


def review() -> Content:
    """逐项初审意见表"""
    columns = (
        Column("考核项目", 26, merged=True),
        Column("分值", 12, "center"),
        Column("内容和标准"),
        Column("自评分", 14, "center"),
        Column("得分", 12, "center"),
        Column("扣分原因", 36),
        Column("缺少材料", 32),
        Column("结论", 16, "center"),
    )
    rows = tuple(
        (
            f"示例项目{n // 3 + 1}",
            "5",
            FINDING if n % 2 else ADVICE,
            "5",
            "4",
            "案卷不全" * (n % 3),
            "",
            "需补充",
        )
        for n in range(12)
    )
    return Content(
        Title("示范单位逐项初审意见表"),
        Caption(f"申报单位：{UNIT}　类别：依法行政示范单位"),
        Table(columns, rows, total=("合计", "60", "", "60", "48", "", "", "")),
        SignatureRow("初审人：", "复核人："),
        style="ledger",
        orientation="landscape",
    )  # fmt: skip


def on_the_spot() -> Content:
    """现场反馈单"""
    return Content(
        Title("现场反馈单", subtitle="（当场交被督导单位一份）"),
        Form(
            (
                FormRow((Field("被督导单位", UNIT), Field("督导日期", DAY))),
                FormRow((Field("督导组", "第一督导组"), Field("陪同人员", "示例丙"))),
                FormRow((Field("查阅材料", "行政执法案卷10卷、会议记录2本"),), 16),
                FormRow((Field("好的做法", ADVICE),), 24),
                FormRow((Field("发现问题", f"1.{FINDING}\n2.{FINDING}"),), 36),
                FormRow((Field("整改要求", ADVICE),), 24),
                FormRow((Field("督导组签字", "", OPEN_DAY), Field("单位负责人签字", "", OPEN_DAY)), 28),
            )
        ),
    )


def command() -> Content:
    return Content(
        CommandHead("示例县人民政府令", "第1号"),
        Paragraph("《示例县行政规范性文件管理办法》已经县政府常务会议通过，现予公布，自2023年8月1日起施行。"),
        SignOff("", DAY, signed_as="县长"),
    )


SAMPLES = {
    "supervision-order": supervision_order,
    "reminder": reminder,
    "feedback": feedback,
    "closing-approval": closing_approval,
    "instruction-slip": instruction_slip,
    "application": application,
    "review": review,
    "on-the-spot": on_the_spot,
    "command": command,
}
