"""Who holds an honour: the unit of a clause, that of an earlier one, or whom 该局 means."""

import re

FAR = 400
"""Characters in which another holder, or whom 该县 means, is looked for."""
_UNIT_END = (
    r"(?:局|厅|部|办|工段|车间|班组?|委员会|办公室|政府|院|中心|工作室|所|站|处|科|队|窗口|大厅|协会|联合会|办事处|党委|支部|学校|公司|单位|"
    r"村|社区|街道|基地|监狱|系统|股|工会|团委|妇联|[一二三四五六七八九十]中|校|小学|中学|大学|集团|[支分]行|银行|农发行|(?<=[\u4e00-\u9fff])[农工建交]行|支队|大队|[园委馆庭社会]|广场|公园|条街|长廊|[省市县区镇乡])"
)
UNIT = re.compile(rf"(?<!单位)(?<!\d个){_UNIT_END}$")
_SUBJECT = re.compile(
    rf"(?:^|[，；。]|(?<=的[\u4e00-\u9fff]{{2}}是))\s?(?:[^，；。]{{0,12}}?(?:\d[日月年]|[今去当同近本前]年来?|[近昨当今]日|日前))?(?P<unit>(?:(?![被的])[\u4e00-\u9fff]){{2,24}}?{_UNIT_END}|[我本][省市县区镇乡局院校])"
    r"(?=屡|继(?!续|承)|已|一举|再|喜|捧|榜上有名|位列|入选|先后|连续|荣|获|被|于|自|在|以|共|坚持|始终|全体|凝|聚|紧|围绕|高度|扎实|持续|全力|着力|不断|严格|狠抓|秉承|立足|强化|全面|大胆|成立|创新|充分|努力|积极|深入|大力|认真|顺利|通过|成绩|表现|成功|经|是|[，；])"
)
LEAD = re.compile(
    r"^.*(?:的|召开|举行|举办|负责人为|同志为|\d[日年月]|[今去当同近本前]年来?|[近昨当今]日|日前|\d月份|，|其中|使|推荐|组织|推动|包括)(?=[\u4e00-\u9fff]{2,})"
)
_OURS = re.compile(
    r"^(?:我|本)(?:司|公司|集团)(?:控股|下属|所属|全资)*(?:企业|子公司)?(?=[\u4e00-\u9fff]{4,})|^[我本][省市县区局院](?=[\u4e00-\u9fff]{2,}[省市县区州局院会部队所科])"
)
_AT = re.compile(r"在[^在]{1,12}[上中里]$")
"""Where an honour was given: 县公安局在大会上被表彰为."""
THAT = re.compile("该[省市县区镇乡局院厅校]")
_ASIDE = re.compile(r"[（(][\u4e00-\u9fff]{1,6}[）)]$")
"""税务局（机关）"""
_KIN = {"校": ("校", "学", "中")}
_WHEN = re.compile("(?:日前|近日|近期|最近|今年|去年|此前|此次|曾|喜|又|光荣|成功|一举|继|在|这次|此番)+$")
_YEARS = re.compile(r"(?:\d{4}[-—~至])?\d{2,4}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:以来|至今|起)?")
_THIS_IS = re.compile("^(?:(?:这|也|又|更)是|是(?=[该我本])|(?:以来|至今|起)(?:，|$))")
_FROM = re.compile("^.*?[从是](?=[该我本]|[\u4e00-\u9fff]{3})")
_NO_HOLDER = re.compile(
    "[全大格布结开]局$|家庭$|(?:先进|优秀|突出|示范|模范|文明|创建)单位$|获评|荣获|获得|评为|授予|^(?:这些|以下|下列|各[级地]|有关|所有|坚持|围绕|紧扣|立足|按照|根据|通过|推动|统筹|全面|着力|持续|不断|积极|[为以在对把将使让])"
)


def holder(told: str) -> str:
    """The unit that the subject of a clause names, without what else it says."""
    lead = LEAD.match(told)
    unit = told[lead.end() if lead else 0 :].strip("“” ").lstrip("（）() ")
    unit = unit if _ASIDE.search(unit) else unit.rstrip("）) ")
    unit = "" if _YEARS.fullmatch(unit) else unit
    return _AT.sub("", _OURS.sub("", _WHEN.sub("", _THIS_IS.sub("", unit))))


def units_of(told: str) -> list[str]:
    """The units of a list; 和 parts two only where each is a unit: 林业和园林局 is one."""
    parted = (_parted(one) for one in re.split("[、；]", told))
    return [unit for parts in parted for unit in parts]


def _parted(told: str) -> list[str]:
    for found in re.finditer("[和与及]", told):
        first, rest = told[: found.start()], told[found.end() :]
        if is_holder(LEAD.sub("", first)) and is_holder(rest):
            return [first, *_parted(rest)]
    return [told]


def is_holder(unit: str) -> bool:
    """Return True for the name of a unit that may hold an honour."""
    return len(unit) > 1 and bool(UNIT.search(_ASIDE.sub("", unit))) and not _NO_HOLDER.search(unit)


def last_subject(text: str, begin: int, end: int) -> tuple[str, int]:
    """The last subject of a stretch, and where it starts; empty if it has none."""
    told = [
        one for one in _SUBJECT.finditer(text, max(0, begin - 1), end) if not _NO_HOLDER.search(one["unit"])
    ]
    return (_FROM.sub("", told[-1]["unit"]), told[-1].start("unit")) if told else ("", end)


def subject_before(text: str, end: int, that: str) -> str:
    """Return whom the text up to here speaks of; with 该县, the last that is one."""
    told = [_FROM.sub("", found["unit"]) for found in _SUBJECT.finditer(text, max(0, end - FAR), end)]
    ends = _KIN.get(that[1:], that[1:])
    fitting = [one for one in told if one.endswith(ends) and is_holder(one) and not THAT.fullmatch(one)]
    return fitting[-1] if fitting else ""
