"""Rounds of supervision that a text tells of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.mentions.days import Dated, day_mentions
from lushan_desktop.domain.mentions.documents import cited_documents
from lushan_desktop.domain.mentions.sentences import sentences

_TEAM = r"(?:督导|督查|督察|检查|巡查|核查)+组"
_TEAMS = re.compile(
    rf"(?:成立|组成|组建|派出|抽调[^，。；]{{0,30}}?成立|由\s*[\d一二两三四五六七八九十]+个)[^，。；]{{0,16}}?{_TEAM}"
    r"|(?:带队|率队|[查导察]组)[^。；对就]{0,12}?[对就][^，。；]{2,60}?(?:进行|开展)了?(?:专项|实地|全面|集中|现场|综合|随机|联合)*检查(?=[，。；、]|$)"
    r"|[对就][^，。；]{2,60}?(?:进行|开展)了?(?:为期[^，。；]{1,6}的)?(?:专项|实地|全面|集中|法治|现场|综合|随机|联合|跟踪)*(?:督察|督查|督导)(?:检查|调研|工作)?(?=[，。；、]|$)"
    r"|督[查察导]组[^。；]{0,40}?开展为期[^，。；]{1,6}的(?P<what>[^，。；]{0,12}?)(?:督察|督查|督导)(?=[，。；])"
    r"|[对就][^，。；]{2,40}?(?:专项|实地|集中|联合|综合)(?:督查|督察|督导)(?=[，。；]|$)"
    r"|在[\u4e00-\u9fff]{2,12}?(?:进行|开展)[^，。；]{0,8}?(?:督察|督查|督导)(?:检查|调研|工作)?(?=[，。；]|$)"
)
_SCOPE = re.compile(
    r"(?:[对就在]|深入|(?<=[，。；])到|分赴)(?P<scope>[^，。；]{2,80}?)(?:推进|开展|落实|的|法治(?=政府|建设|工作|督)|进行|(?=(?:专项|实地|集中|联合|综合)督))(?:了)?[^，。；]{0,40}?"
    r"(?P<kind>督导|督查|督察|检查)"
)
_OBJECT = re.compile(
    r"[对就](?P<of>(?:(?!落实)[^，。；]){2,40}?)(?:进行|开展)了?(?:为期[^，。；]{1,6}的)?"
    r"(?:书面|实地|全面|集中|现场|综合|随机|联合|跟踪|[和及、])*(?P<kind>(?:专项)?(?:督察|督查|督导|检查))"
)
"""对甲镇法治建设工作进行专项督察: what was looked at, in its own words."""
_ASIDE = re.compile("[（(]以下简称[^（()）]*[）)]")
_WHO = re.compile(r"(?:^|[，。；])(?P<who>[\u4e00-\u9fff]{2,14}[部委局办组会府院])$")
_NEAR = 60
_PLANNED = re.compile("(?:督导|督查|督察|检查).*(?:方案|计划|通知)")
_PLAN = re.compile("督导|督查|督察|检查")


@dataclass(frozen=True)
class SupervisionMention:
    start: int
    end: int
    title: str
    plan: str
    scope: str
    held_on: PartialDate | None


def supervision_rounds(text: str, year: Dated = None) -> Iterator[SupervisionMention]:
    """The rounds of a paragraph that sent out teams."""
    days = day_mentions(text, year)
    plans = [one for one in cited_documents(text) if _PLANNED.search(one.title)]
    for sentence in sentences(text):
        teams = _TEAMS.search(text, sentence.start, sentence.end)
        if teams is None:
            continue
        before = text[max(sentence.start, teams.start() - _NEAR) : teams.start()]
        of = _OBJECT.search(text, teams.start(), sentence.end)
        scope = _SCOPE.search(text, teams.start(), sentence.end)
        told = (one for one in days if sentence.start <= one.start < sentence.end)
        day = next((one.day for one in told if not text.startswith("度", one.end)), None)
        plan = next((one for one in plans if one.start <= teams.start() + _NEAR), None)
        name = re.sub(r"^关于印发|(?:工作)?(?:实施)?方案(?:的通知)?$", "", plan.title) if plan else ""
        told_of = f"{_ASIDE.sub('', of['of'])}{of['kind']}" if of else ""
        told_of = told_of or (f"{scope['scope']}{scope['kind']}" if scope else _by_whom(teams, before))
        title = name or told_of
        if title:
            end = scope.end() if scope else teams.end()
            number = (plan.number or plan.title) if plan else ""
            yield SupervisionMention(sentence.start, end, title, number, scope["scope"] if scope else "", day)


def _by_whom(teams: re.Match[str], before: str) -> str:
    """What the round is about, else who sent teams out, where nothing says to what: 县委宣传部督查."""
    if teams["what"]:
        return f"{teams['what']}{teams[0][-2:]}"
    who, kind = _WHO.search(before), _PLAN.search(teams[0])
    return f"{who['who']}{kind[0]}" if who and kind else ""
