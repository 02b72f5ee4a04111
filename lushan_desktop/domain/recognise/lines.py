"""What a single line of an official text says about itself, whatever stands around it."""

import re

from lushan_desktop.domain.recognise.passage import LEVELS, Role
from lushan_desktop.domain.recognise.spacing import as_filed, closed_up

_HAN = "[一二三四五六七八九十百零〇]{1,4}"
_HEADINGS = (
    (
        Role.FIRST,
        rf"{_HAN}\s*[、．.]|第{_HAN}(?:部分|章|编)(?!第)|{_HAN}[ 　]+(?=[^\s。！？；，：]{{2,24}}$)",
    ),
    (Role.SECOND, rf"[（(]\s*{_HAN}\s*[）)]\s*[、，]?|{_HAN}[）)]|[㈠-㈩]|第{_HAN}节"),
    (Role.THIRD, r"\d{1,3}\s*(?:[．.](?!\d)|[、])|[⒈-⒛]|\d{1,2}[．.](?=\d{4}年|\d{1,2}月\d{1,2}日)"),
    (Role.FOURTH, r"[（(]\s*\d{1,2}\s*[）)]|\d{1,2}[）)]|[⑴-⒇]"),
)
_MARK_OF = tuple((role, re.compile(pattern)) for role, pattern in _HEADINGS)

DAY = (
    r"(?:\d{4}|(?:20|二[〇零○ＯOo0])[×xXＸ]{2}|[一二][一二三四五六七八九〇零○ＯOo０0]{3})\s*年"
    r"\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[×xXＸ]{1,2})?\s*月"
    r"\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[×xXＸ]{1,2})?\s*日"
)
_WRITTEN_SHORT = r"\d{4}\s*[-./－．／]\s*\d{1,2}\s*[-./－．／]\s*\d{1,2}"
_RUN_TOGETHER = r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_DATE = re.compile(rf"(?:{DAY}|{_WRITTEN_SHORT}|{_RUN_TOGETHER})")
_SHORT_DATE = re.compile(
    r"年?\s*\d{1,2}\s*月\s*\d{1,2}\s*日|(?:\d{4}|[〇○零一二三四五六七八九]{4})年(?:\d{1,2}|[一二三四五六七八九十]{1,3})月"
)
_ISSUER_AND_DATE = re.compile(rf"(\S.{{1,60}}?)[\s　]+({DAY})")
_BARE_NUMBER = (
    r"(?:[^\s：:()（）【】]|[（(][^()（）]{1,4}[）)]){1,14}?\s*[〔［\[(（【﹝〖„]\s*(?:\d{4}|[12][\dOo]{3})\s*[〕］\])）】﹞〗‟”]"
    r"\s*(?:[字文函发]?第|[字文函发])?\s*[\d×xX]{1,5}\s*号"
)
_UNFILLED = r"[^\s：:]{1,14}?〔\d{4}〕\s*[\u4e00-\u9fff]{0,3}号"
"""示政发〔2023〕　号, before a number was given."""
_YEAR_FIRST = r"[〔［\[(（](?:[4-9]\d|\d{4})[〕］\])）]\s*[\u4e00-\u9fff]{1,8}?\s*第?\s*\d{1,4}\s*号"
"""（90）示政函18号, as numbers were written before 1996."""
_NUMBER_OF_OLD = re.compile(_YEAR_FIRST)
_NUMBER = re.compile(
    r"[（(]?\s*(?:(?:发文)?[文字]\s*号\s*[:：]\s*)?"
    rf"(?:{_BARE_NUMBER}|{_UNFILLED}|{_YEAR_FIRST}|[〔\[(（]\d{{4}}[〕\])）]\s*第?\s*\d{{1,4}}\s*号|\d{{4}}\s*年\s*第\s*[\d一二三四五六七八九十百]+\s*号"
    r"|(?:[\u4e00-\u9fff]{2,24}令\s*)?第\s*[\d一二三四五六七八九十百〇○零]+\s*[号期]"
    r"|[\u4e00-\u9fff]{2,24}令\s*[（(][^（()）]{0,12}第\s*[\d一二三四五六七八九十百]+\s*号)\s*[）)]?"
)
_NUMBER_AND_DAY = re.compile(rf"[（(]\s*({_BARE_NUMBER})[\s　，,]+({DAY})\s*[）)]")
_SIGNER = re.compile(r"签\s*发\s*人\s*[:：].*")
_MASTHEAD = re.compile(r"[\u4e00-\u9fff\s]{2,30}(?:文\s*件|简\s*报)")
_SORTED = re.compile(
    r"(?:办理结果|答复|建议|提案)?类\s*别\s*[:：]\s*[A-Da-d][类1-9]?|[A-D]\s*类|是否公开\s*[:：].{0,8}"
)
_URGENCY = re.compile(r"(?:特|加|紧|平)\s*急|特\s*提")

_SENTENCE_END = re.compile(r"[。！？；;!?]”?")
_UNIT = (
    r"(?:办公室|(?<!会议)(?<!活动)(?<!阅览)(?<!教)室|委员会|人民政府|政府|办事处|指挥部|领导小组|(?:工作|综合|协调|专家|督导)组|专班|小组|局|厅|院|部|委|办|中心|公司|"
    r"学校|(?:证监|银监|保监|监|基金|学|商|理事|红十字)会|妇联|残联|文联|侨联|工商联|科协|供销社|大队|支队|总队|党组|党委|支部|单位|部门|协会|法院|检察院|所|(?<!网)站|管委会|联合会|常委会|人大|政协|工会|署|处|社|银行|集团|企业|机构|团体)"
)
_UNIT_ALONE = re.compile(
    rf"[^，。；：、！？:]{{2,60}}{_UNIT}(?:\s*[（(][^）)]*[）)])?|[校院局厂县市省区乡镇](?:总?工会|团委|党委|妇联|纪委)"
)
_ADDRESSED_TO = re.compile(rf"(?:各|县|市|省|本|区)[^。；：]{{1,80}}{_UNIT}")
_ADDRESS_AND_TEXT = re.compile(rf"(各[^。；：:]{{2,120}}{_UNIT}[:：])(?:[\s　]+|(?=\S{{20}}))(\S.{{10,}})")
_NAMED = "[^。；：:，,、]{1,20}"
_ALL_AND_TEXT = re.compile(
    rf"((?=[^:：]*(?:各|(?:有关|相关|直属)(?:部门|单位)))(?![一二三四五六七八九十]、)"
    rf"{_NAMED}(?:[，,、]{_NAMED})*[:：])[\s　]*"
    r"((?:为|根据|按照|经|现将|因|鉴于|近|随着|遵照|《)\S.{20,})"
)
"""各科室，各村： and the text itself, on one line."""
_ALL_AND_BLANK = re.compile(
    rf"((?=各)(?![^:：]*(?:[要须应]|做到)){_NAMED}(?:[，,、]{_NAMED})*[:：])[\s　]+([^\s　].{{20,}})"
)
"""各位委员： and, behind a blank, the text itself."""
_PROPERTY = re.compile(
    r"(?:会议)?(?:时\s*间|地\s*点|主\s*持人?|参加人员|参会人员|出席人员|列席人员|议\s*题|内\s*容|联系人)\s*[:：].*"
)
_PARTY = re.compile(
    r"(?:法定代表人|负责人|统一社会信用代码|社会信用代码|营业执照|住所|地址|身份证)[^:：]{0,12}[:：]"
)
_LABEL_ALONE = re.compile(
    r"发布(?:文号|部门|机关|单位)[:：]|[\u4e00-\u9fff]{0,4}(?:文号|时间|日期|来源|作者|编辑|次数|字[号体]|电话|传真|地址|邮[编箱]|姓名|职务)[:：]"
)
_BULLETS = tuple("•·●▪◆■□★※-–*")
_LATIN = re.compile("[A-Za-z]{2}")
_IS_NO_ADDRESS = re.compile(
    r"如下|下列|以下|根据|为了|现将|按照|有关情况|通知|报告|如次|分别是|包括|主要|要求|指出|强调|问题|建议"
)

_CLOSING = re.compile(r"(?:特\s*此|专\s*此|此\s*[复函致布令]|敬礼|[妥当可]否|以上).{0,12}")
_SUBJECT_WORDS = re.compile(r"主\s*题\s*词\s*[:：].*")
_FOOTNOTE = re.compile(r"[①-⑳㉑-㉟㊱-㊿].*|\[\d+\].*")
_SEVERAL = re.compile(r"[ 　\t]{2,}")

_BLANK = re.compile(r"[ 　]")
_SHORTEST_NAME = 4
_ROLL = re.compile(
    r"(?:出\s*席|列\s*席|请\s*假|缺\s*席|参加(?:人员)?|出席人员|列席人员|请假人员|缺席人员)\s*[:：]"
)
_POST = (
    r"(?:[\u4e00-\u9fff]{0,20}?(?:书记|省长|市长|县长|区长|州长|镇长|乡长|旗长|盟长|主席|总理|部长|厅长|局长|主任|司长|署长|行长|"
    r"[省市县区州旗局厅部司主][\s　]+[长任席]|会长|院长|检察长|主委|政委|指挥长|组长|校长))"
)
_SIGNED_BY_PERSON = re.compile(
    rf"{_POST}(?:[:：]|[\s　]+)?[\u4e00-\u9fff·×]{{0,4}}[\s　]?[\u4e00-\u9fff·×]{{0,3}}"
)
_ARTICLE = re.compile(
    r"第\s*[一二三四五六七八九十百零〇\d]{1,6}\s*条(?:之[一二三四五])?(?=[\s　]|[^规的款第、，。])"
)
_CHAPTER = re.compile(
    r"第\s*[一二三四五六七八九十百零〇]{1,4}\s*[章节编](?:[\s　]*[^。；：，]{1,30})?"
    r"|附[\s　]*则|总[\s　]*则|目[\s　]*[录次]"
)
_COPIES = re.compile(r"(?:抄\s*送|抄\s*报|分\s*送|主\s*报|报|送|发)\s*[:：].*")
_PRINTED = re.compile(r".*(?:日|\d)\s*印\s*发|.{0,30}共\s*印\s*\d+\s*份.*|[（(]共印\d+份[）)]")
_BRACKETED = re.compile(r"[（(〔［\[].*[）)〕］\]][。]?")
_ATTACHMENT_LIST = re.compile(r"附\s*件?\s*[:：]\s*\S.*|附\s*件\s*\d*\s*[:：].*")
_ATTACHMENT_ALONE = re.compile(r"附\s*[件表]\s*[-－—]?\s*[\d一二三四五六七八九十]*(?:[-－]\d+)?\s*[:：]?")
_ATTACHMENT_NAMED = re.compile(
    r"附\s*[件表]\s*[\d一二三四五六七八九十]*(?:[-－]\d+)?\s*[:：]?\s*\S[^。；]{0,50}"
)
_ITEM = re.compile(r"(\d{1,2})\s*[.．、]")

_LONGEST_LEAD, _LONGEST_LABEL = 40, 16

_BETWEEN_NAMES = re.compile("[、，,；;]")
_LONGEST_NAME = 40
"""Characters of a unit's name; what is longer between two commas is a clause."""


def heading_role(text: str) -> Role | None:
    """The level that the number at the line's start tells: 一、 · （一） · 1. · （1）."""
    role = next((role for role, mark in _MARK_OF if mark.match(text)), None)
    return None if role and _NUMBER_OF_OLD.fullmatch(text) else role


def heading_lead(role: Role, text: str) -> int:
    """Return how many characters are the heading, and not what is said under it in the same paragraph."""
    ended = _SENTENCE_END.search(text)
    if ended is None:
        if len(text) <= _LONGEST_LEAD or role not in LEVELS[:2]:
            return len(text) if len(text) <= _LONGEST_LEAD else 0
    elif ended.end() <= _LONGEST_LEAD:
        label = _label(text)
        return label if label and ended.end() == len(text) else ended.end()
    return _label(text)


def _label(text: str) -> int:
    """The length of 一、会议时间： at the start, or 0."""
    colon = re.search("[：:]", text)
    return colon.end() if colon and colon.end() <= _LONGEST_LABEL and colon.end() < len(text) else 0


def is_date(text: str) -> bool:
    """A line that is a date and nothing else, perhaps with its day left open."""
    return bool(_DATE.fullmatch(text.removesuffix("。")))


def day_beside(text: str) -> tuple[str, str]:
    """The date of a line under a title, and what else stands there: 1988年12月27日，示例委员会."""
    bare = text.strip("（）()")
    found = re.match(rf"({_DATE.pattern})(?:[，,、\s　]+|$)", bare)
    return (found[1], bare[found.end() :]) if found else ("", text)


def day_ahead(text: str) -> tuple[str, str]:
    """The day right before or behind a number, and the number: （1985年5月4日示政〔1985〕38号）."""
    if behind := _NUMBER_AND_DAY.fullmatch(text):
        return behind[2], behind[1]
    found = re.match(rf"[（(]?({DAY})[\s　]*", text)
    return (found[1], text[found.end() :].strip("（）()")) if found else ("", text)


def day_of_occasion(text: str) -> str:
    """The day of ——2023年5月6日在示例县第一次会议上, under the title of a report."""
    found = re.match(rf"(?:[—―－-]+|[（(])[\s　]*({DAY})[\s　]*在", text)
    return found[1] if found else ""


def is_dated_unit(text: str) -> bool:
    """1988年12月27日，示例委员会: when and by whom, under a title."""
    day, who = day_beside(text)
    return bool(day) and is_unit(who)


def is_short_date(text: str) -> bool:
    """7月3日: a date where nobody asks for the year."""
    return bool(_SHORT_DATE.fullmatch(text))


def issuer_and_date(text: str) -> tuple[str, str] | None:
    """The two halves of a sign-off that was written on one line."""
    match = _ISSUER_AND_DATE.fullmatch(text)
    return (match[1], match[2]) if match and not ends_a_sentence(match[1]) else None


def is_number(text: str) -> bool:
    """鲁法办〔2023〕5号, in whatever brackets, perhaps with its day in them."""
    return bool(_NUMBER.fullmatch(as_filed(text)) or _NUMBER_AND_DAY.fullmatch(text))


def number_and_signer(text: str) -> tuple[str, str] | None:
    """The two halves of the line above the rule of an upward document."""
    found = re.search(r"\s+(?=签\s*发\s*人)", text)
    if found and is_number(text[: found.start()]):
        return text[: found.start()], text[found.end() :]
    return None


def number_and_title(text: str) -> tuple[str, str] | None:
    """示政发〔2010〕22号　示例市人民政府关于…的决定 on one line."""
    behind = r"[\s　]+|(?=《|关于|转发|[\u4e00-\u9fff]{4,30}关于)"
    shown = rf"[•·●▪◆]?\s*[（(]?{_BARE_NUMBER}[）)]?"
    found = re.fullmatch(rf"({shown})(?:{behind})(\S.*|)((?:关于|转发|印发).*)", text)
    return (found[1], found[2] + found[3]) if found else None


def number_before_addressee(text: str) -> str:
    """示政办[1989]88号 with which a line begins, right before whom the paper is written to."""
    found = re.match(rf"({_BARE_NUMBER})[\s　]*(?=各[^。；：:]{{1,60}}[:：])", text)
    return found[0] if found else ""


def number_before_text(text: str) -> str:
    """示政〔2023〕32号 with which the line of a whole paper begins, right before the text itself."""
    found = re.match(rf"({_BARE_NUMBER})(?=[\u4e00-\u9fff《])(?!文|通知|令|决定|意见|函)", text)
    return found[0] if found else ""


def number_before_title(text: str) -> str:
    """示政办[1989]88号 with which a line begins, right before who issued what about."""
    found = re.match(rf"({_BARE_NUMBER})[\s　]*(?=[\u4e00-\u9fff]{{0,30}}关于)", text)
    return found[0] if found else ""


def number_ahead(text: str) -> str:
    """The figures of a number with which a longer line begins, as headings of pages do."""
    found = re.match(rf"{_BARE_NUMBER}(?=[\s　]*\S{{6}})", text)
    return "".join(re.findall(r"\d+", found[0])) if found else ""


def title_and_number(text: str) -> tuple[str, str] | None:
    """示例市人民政府关于…的通知（示政发〔2010〕22号） on one line, in brackets or behind a blank."""
    found = re.fullmatch(
        rf"(.*[\u4e00-\u9fff》])[\s　]*([（(]{_BARE_NUMBER}[）)])"
        rf"|(.*[知告示函见定报复则法案书令])[\s　]+({_BARE_NUMBER})"
        rf"|(.*(?:通知|决定|意见|通报|公告|通告|批复|报告))({_BARE_NUMBER})",
        text,
    )
    return (found[1] or found[3] or found[5], found[2] or found[4] or found[6]) if found else None


def is_signer(text: str) -> bool:
    return bool(_SIGNER.fullmatch(text))


def is_masthead(text: str) -> bool:
    """××文件, ××简报: what is printed red above the number."""
    return bool(_MASTHEAD.fullmatch(text))


def is_urgency(text: str) -> bool:
    """特急, and what else marks a sheet at its head: 类别：B on answers to deputies."""
    return bool(_URGENCY.fullmatch(text) or _SORTED.fullmatch(text))


def ends_a_sentence(text: str) -> bool:
    return text.endswith(tuple("。；！？，、;!?,"))


def is_address(text: str, *, after_a_title: bool) -> bool:
    """主送 or a salutation: ends with a colon and says nothing; after a title also without the colon."""
    if heading_role(text) or "。" in text or _ROLL.match(text) or _LATIN.search(text):
        return False
    if text.startswith(_BULLETS) or _LABEL_ALONE.fullmatch(text):
        return False
    if text.endswith(("：", ":")):
        is_short = len(text) <= 160 or (after_a_title and _names_alone(text))
        return is_short and not _IS_NO_ADDRESS.search(text)
    return after_a_title and bool(_ADDRESSED_TO.fullmatch(text))


def is_list_of_names(text: str) -> bool:
    """Return True for names side by side, with nothing said of them: a line of a long 主送."""
    is_listed = bool(_BETWEEN_NAMES.search(text)) and "。" not in text and not heading_role(text)
    return is_listed and _names_alone(text) and not _IS_NO_ADDRESS.search(text)


def address_and_text(text: str) -> tuple[str, str] | None:
    """主送 and the text that a page has run on behind it."""
    shapes = (_ADDRESS_AND_TEXT, _ALL_AND_TEXT, _ALL_AND_BLANK)
    found = next((found for shape in shapes if (found := shape.fullmatch(text))), None)
    return (found[1], found[2]) if found else None


def _names_alone(text: str) -> bool:
    """Return True if a long line is but names, such as those of thirty units."""
    return max(map(len, _BETWEEN_NAMES.split(text))) <= _LONGEST_NAME


def is_of_party(text: str) -> bool:
    """法定代表人：示例甲: what a decision knows of whom it is written to."""
    return bool(_PARTY.match(text))


def is_property(text: str) -> bool:
    """时间：…, 地点：…: what a notice or an agenda says of a meeting."""
    return bool(_PROPERTY.fullmatch(text))


def is_unit(text: str) -> bool:
    """The name of a unit and nothing else."""
    return bool(_UNIT_ALONE.fullmatch(closed_up(text))) and not heading_role(text)


def is_person_signing(text: str) -> bool:
    """县长　示例甲, or the post alone above a name that was a picture."""
    return len(text) <= 24 and bool(_SIGNED_BY_PERSON.fullmatch(text))


def is_article(text: str) -> bool:
    """第一条 at the start of a line, and not as part of a sentence."""
    return bool(_ARTICLE.match(text))


def is_chapter(text: str) -> bool:
    """第一章　总则 alone on its line."""
    return bool(_CHAPTER.fullmatch(text))


def units(text: str) -> list[str]:
    """The names on a line where several units stand side by side; else the line."""
    for between in (_SEVERAL, _BLANK):
        names = between.split(text)
        if len(names) > 1 and all(map(is_unit, names)) and min(map(len, names)) > _SHORTEST_NAME:
            return names
    return [text]


def is_closing(text: str) -> bool:
    """特此通知, 此复, 妥否，请批示: what a text closes with, and no unit."""
    return bool(_CLOSING.fullmatch(text))


def is_footnote(text: str) -> bool:
    """Return what Word keeps at the foot of a page, marked ①; read, it stands below all other text."""
    return bool(_FOOTNOTE.fullmatch(text))


def is_subject_words(text: str) -> bool:
    """主题词, which papers before 2012 have above 抄送."""
    return bool(_SUBJECT_WORDS.fullmatch(text))


def roll_lead(text: str) -> int:
    """The length of 出席： at the start of a line, or 0."""
    match = _ROLL.match(text)
    return match.end() if match else 0


def is_bracketed(text: str) -> bool:
    return bool(_BRACKETED.fullmatch(text)) and not heading_role(text)


def is_copies(text: str) -> bool:
    return bool(_COPIES.fullmatch(text))


def is_printed(text: str) -> bool:
    return bool(_PRINTED.fullmatch(text))


def lists_attachments(text: str) -> bool:
    """附件：1.方案, or 附件1：方案."""
    return bool(_ATTACHMENT_LIST.fullmatch(text)) and "。" not in text.rstrip("。")


def is_attachment_alone(text: str) -> bool:
    """附件1 on a line of its own, above the attachment."""
    return bool(_ATTACHMENT_ALONE.fullmatch(text))


def is_attachment_named(text: str) -> bool:
    """附件1 with the attachment's name behind it."""
    return bool(_ATTACHMENT_NAMED.fullmatch(text))


def item_number(text: str) -> int | None:
    """1 for 1.方案."""
    match = _ITEM.match(text)
    return int(match[1]) if match else None
