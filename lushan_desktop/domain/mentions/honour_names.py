"""What an honour is: its name, at which level, and who holds it."""

import re
from dataclasses import dataclass

from lushan_desktop.base.text.dates import PartialDate

OF_PERSON = re.compile(r"(?:(?<!委)员|个人|工作者|能手|卫士|人物|先锋|律师|所长)$")
"""What a person is named is kept of no unit."""
NAMED = re.compile(
    r"示范|先进|突出|先锋|红旗|之家|窗口|生态(?=[市县区乡镇村])|最佳|优胜|[名强][县镇村区市]|之乡|百佳|卫生(?=[市县城乡镇村单])|园林|满意|最美|平安(?=[县市区乡镇村单校])|标兵|模范|优秀|文明|称号|荣誉|十佳|百强|奖|等功|嘉奖|枫桥式|先行|杯(?=[”\"](?![^，。；]{0,12}(?:赛|奖|活动))|$)|集体(?=[”\"，。；、和]|$)|典型|标杆"
)
COUNTED = re.compile(r"\d+\s*[个家名]")
LEVELS = {
    "全国": "国家级",
    "国家级": "国家级",
    "全省": "省级",
    "省级": "省级",
    "全市": "市级",
    "市级": "市级",
    "全县": "县级",
    "县级": "县级",
}


@dataclass(frozen=True)
class HonourMention:
    start: int
    end: int
    unit: str
    name: str
    level: str
    named_on: PartialDate | None = None
    is_carried: bool = False
    """True if the text leaves its holder to an earlier sentence: 该县, or nothing."""


def level_of(name: str) -> str:
    return next((level for word, level in LEVELS.items() if word in name), "")


def is_of_unit(name: str) -> bool:
    return bool(NAMED.search(name)) and not OF_PERSON.search(name)
