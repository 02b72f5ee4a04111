"""Honours that a text tells of: who holds which."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.mentions.days import day_mentions
from lushan_desktop.domain.mentions.sentences import sentences

_WON = re.compile(
    r"(?P<unit>[^，。；：、,]{2,30}?)(?:已|先后|连续\S{0,4}|成功)?(?:获得|荣获|获评|喜获|获|被[^，。；“”]{0,30}?(?:评为|评定为|授予|命名为|表彰为|确定为|认定为))(?:了)?(?P<rest>(?:[“\"][^”\"]*[”\"]|[^。；，]){2,80})"
)
_GRANTED = re.compile(
    r"授予(?P<units>[^。；]{2,200}?)(?:等\s*\d+个[^“。；]{0,12})?(?:为)?(?P<name>[“\"][^”\"]{2,40}[”\"])(?:荣誉)?称号"
)
_LEVEL = r"(?P<level>全国|国家级|全省|省级|全市|市级|全县|县级)?"
_QUOTED = re.compile(
    rf"^{_LEVEL}(?:[^“\"，。]{{0,16}}?)[“\"](?P<name>[^”\"]{{4,40}})[”\"](?:荣誉称号|荣誉|称号)?"
)
_PLAIN = re.compile(rf"^(?P<name>{_LEVEL}[^，。；“”]{{4,40}}?)(?:荣誉称号|荣誉|称号|奖项|奖牌|$|[，。；,])")
_UNIT = re.compile(
    r"(?:局|委员会|办公室|政府|院|中心|所|站|大队|支队|学校|公司|单位|村|社区|街道|[省市县区镇乡])$"
)
_NAMED = re.compile(r"示范|先进|标兵|模范|优秀|文明|称号|荣誉|十佳|百强|奖|典型|标杆")
_LEVELS = {
    "全国": "国家级",
    "国家级": "国家级",
    "全省": "省级",
    "省级": "省级",
    "全市": "市级",
    "市级": "市级",
    "全县": "县级",
    "县级": "县级",
}
_LEAD = re.compile(r"^.*(?:的|日|年|月|，|其中|使|推荐|组织|推动)(?=[\u4e00-\u9fff]{2,})")
_NOT_YET = re.compile(r"(?:力争|争取|申报|争创|拟|推荐|未|没有|凡|应|对)[^，。；]{0,16}$")


@dataclass(frozen=True)
class HonourMention:
    start: int
    end: int
    unit: str
    name: str
    level: str
    named_on: PartialDate | None = None


def honours(text: str, year: int | None = None) -> Iterator[HonourMention]:
    """The honours of a paragraph that somebody holds."""
    days = day_mentions(text, year)
    for sentence in sentences(text):
        day = next((one.day for one in days if sentence.start <= one.start < sentence.end), None)
        for granted in _GRANTED.finditer(text, sentence.start, sentence.end):
            for unit in re.split("、|和", granted["units"]):
                if _UNIT.search(unit):
                    yield HonourMention(
                        *granted.span(), unit, granted["name"].strip('“”"'), _level(granted["name"]), day
                    )
        for won in _WON.finditer(text, sentence.start, sentence.end):
            before = [one.day for one in days if sentence.start <= one.start < won.end("unit")]
            made = _won(text, won, before[-1] if before else day)
            if made:
                yield made


def _won(text: str, won: re.Match[str], day: PartialDate | None) -> HonourMention | None:
    lead = _LEAD.match(won["unit"])
    unit = won["unit"][lead.end() if lead else 0 :].strip("“”（）() ")
    found = _QUOTED.match(won["rest"]) or _PLAIN.match(won["rest"])
    name = found["name"] if found else ""
    is_quoted = bool(_QUOTED.match(won["rest"])) and "被" in won[0]
    is_named = is_quoted or bool(_NAMED.search(won["rest"][: found.end() if found else 0]))
    before = text[max(0, won.start() - 4) : won.start("unit")] + won["unit"]
    if not found or not _UNIT.search(unit) or not is_named or _NOT_YET.search(before):
        return None
    level = _LEVELS.get(found["level"] or "", "") or _level(name)
    return HonourMention(won.end("unit") - len(unit), won.start("rest") + found.end(), unit, name, level, day)


def _level(name: str) -> str:
    return next((level for word, level in _LEVELS.items() if word in name), "")
