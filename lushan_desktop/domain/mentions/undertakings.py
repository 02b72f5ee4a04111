"""What was written into plans and budgets (七个纳入), and measures that bear a name of their own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lushan_desktop.domain.mentions.sentences import sentence_at, sentences

_INCLUDED = re.compile(
    r"(?P<what>[^，。；：]{0,40}?)(?:分别)?(?:纳入|列入|列为)(?!法治|规范|正轨|轨道|管理|视野)"
    r"(?P<where>(?:(?![、，](?:[^、，。；]{0,8}(?:纳入|列入|列为)))[^，。；]){2,30})"
)
_ITEMS = (
    ("纳入县发展总体规划和年度计划", r"发展(?:总体)?规划|年度计划|国民经济|五年规划"),
    ("纳入县政府重要议事日程", r"议事日程|重要日程|重要议程"),
    ("纳入各级党委（党组）中心组学习培训内容", r"中心组|学习培训|学习内容|培训内容|学习计划"),
    ("纳入年度综合考核", r"考核|考评|绩效"),
    ("纳入年度述职重要内容", r"述职|述法"),
    ("纳入县委巡察工作", r"巡察|巡视"),
    ("经费纳入财政预算", r"财政预算|年度预算|预算"),
)
_DONE = (
    ("纳入督查督办", r"纳入[^，。；、]{0,12}督[查办察][^，。；、]{0,8}"),
    ("清单固化", r"(?:把|将)?[^，。；、]{2,40}以清单(?:形式|方式)?(?:予以|进行|加以)?固化"),
    ("细化分解", r"[^，。；、“”]{2,30}(?:进一步|逐项|逐条)?细化分解"),
    ("邀请指导", r"邀请[^，。；]{2,30}?(?:莅临|到|来)[^，。；]{1,30}?(?:指导|授课)[^，。；]{0,40}"),
    ("支持上级创建", r"配合支持[^，。；]{2,12}(?:争创|创建)[^，。；]{2,24}"),
    ("决定启动", r"(?<=[，。；年])[^，。；“”]{2,12}决定(?:全面)?(?:开展|启动)[^，。；、]{2,30}创建工作"),
)
"""Measures of a known kind that bear no name: what was done is said in a clause of its own."""
_CAMPAIGN = re.compile("创建|争创|示范")
_LAW = re.compile(r"法治|宪法|法律|依法|普法|执法|创建|经费|复议|学法|示范")
_NOT_YET = re.compile(
    r"(?:要|应当?|拟|须|推动|争取|建议|积极|尽快)(?:把|将)|^(?:要|应|拟|须|必须)|(?:要|应|拟|须|争取)$"
)
_AIM = re.compile(
    r"(?:[^，。]{0,20}讯\s*(?:（[^）]{0,30}）)?\s*)?为(?!期)(?:了|深入|进一步|加快|扎实|全面|切实|认真|贯彻|推|做|落实|巩固|充分|持续|有效|不断)"
)
_ACTOR = re.compile(r"[，](?:[\u4e00-\u9fff]{0,10}[局委办县市区镇乡院]|近|今|\d)")
"""为深入…，全面推进…: what is aimed at, until somebody does something."""
_KINDS = (
    ("结对帮带", r"结对|传帮带|帮带"),
    ("宣传发动", r"宣传|普法|宣讲"),
    ("培育指导", r"培育"),
    ("清单固化", r"清单"),
    ("纳入督查督办", r"督查|督办|督察"),
)
_NAMED = re.compile(
    r"(?:创新|创立|创设|推行|推广|建立|探索|实行|打造|开展|推出|首创|实施|健全|总结|形成|构建|完善|深化|推进)"
    r"(?:出|了|开展|推行|建立|实施)*[^，。；：、“”]{0,8}"
    r"[“\"](?P<name>[^”\"]{2,24})[”\"](?P<more>(?!目的|的)[^，。；、]{0,12}?)"
    r"(?P<kind>工作法|调解法|治理法|监管法|制度|机制|模式|行动|活动|品牌|做法)"
)


@dataclass(frozen=True)
class InclusionMention:
    start: int
    end: int
    item: str
    content: str


@dataclass(frozen=True)
class MeasureMention:
    start: int
    end: int
    title: str
    content: str
    kind: str = "其他"


def inclusions(text: str) -> Iterator[InclusionMention]:
    """Which of the seven inclusions a paragraph tells of as done."""
    for sentence in sentences(text):
        for found in _INCLUDED.finditer(text, sentence.start, sentence.end):
            item = next((name for name, shape in _ITEMS if re.search(shape, found["where"])), "")
            is_done = not _NOT_YET.search(found["what"]) and _LAW.search(sentence.text)
            if item and is_done:
                content = found[0].strip("、， ")
                content = content if "（" in content else content.rstrip("）)")
                start = found.start() + found[0].index(content)
                yield InclusionMention(start, start + len(content), item, content)


def measures(text: str) -> Iterator[MeasureMention]:
    """Measures of a paragraph that have a name in quotation marks, and those that a campaign is told by."""
    yield from _unnamed(text)
    for found in _NAMED.finditer(text):
        before = text[: found.start()]
        is_title = before.count("《") > before.count("》")
        is_aim = bool(_AIM.match(sentence_at(text, found.start()).text)) and not _ACTOR.search(
            text, sentence_at(text, found.start()).start, found.start()
        )
        if not is_title and not is_aim and not _NOT_YET.search(before[-4:]):
            title = f"“{found['name']}”{found['more']}{found['kind']}"
            kind = next((kind for kind, shape in _KINDS if re.search(shape, found[0])), "其他")
            yield MeasureMention(*found.span(), title, found[0], kind)


def _unnamed(text: str) -> Iterator[MeasureMention]:
    for sentence in sentences(text):
        if not _CAMPAIGN.search(sentence.text):
            continue
        for kind, shape in _DONE:
            for found in re.finditer(shape, text[sentence.start : sentence.end]):
                before = sentence.text[: found.start()]
                title = re.sub("^(?:并|把|将|对)+", "", found[0])
                if not _NOT_YET.search(before[-4:]) and before.count("《") == before.count("》"):
                    start = sentence.start + found.end() - len(title)
                    yield MeasureMention(start, sentence.start + found.end(), title, title, kind)
