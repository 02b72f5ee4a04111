"""Breaks a title by sense: into lines that are phrases and together form a lozenge or a trapezoid."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from lushan_desktop.paper.setting.breaking import FREE, joints

_WORDS = re.compile(
    "(?:全国|全省|省级|市级)?法治政府建设示范[县市区]|法治政府建设|法治政府|依法治县|依法行政|行政执法|责任制|示范点|示范县|示范市|示范单位|示范指标体系|指标体系|领导小组|工作专班|"
    "办公室|委员会|人民政府|指挥部|司法局|市县级|省级|县级|市级|全面|推进|创建|建设|争创|开展|"
    "情况|说明|汇报|报告|工作|方案|通知|意见|请示|批复|会议|纪要|总结|评估|督导|检查|整改|台账|清单|材料|汇编|"
    "动员会|推进会|实施|主要|负责人|履行|第一|责任人|职责|年度|宣传|培训|考核|三级指标|二级指标|一级指标|指标|"
    "机关|单位|有关|相关|任务|分解|落实|问题|反馈|销号|审批表|登记|表彰|评选|转发|印发|关于|服务型|标兵|"
    "第?[0-9一二三四五六七八九十百]+(?:项|批|次|期|号|阶段|季度|年度|年|月|日|版)|[0-9]+"
)
_COMMON = re.compile(
    "北京|天津|河北|山西|内蒙古|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|重庆|四川|贵州|云南|"
    "西藏|陕西|甘肃|青海|宁夏|新疆|调研|考察|学习|交流|公众|信息|督查|督察|考核|启动|召开|举行|部署|动员|座谈|参观|管理|规定|办法|条例|"
    "细则|规范|制度|机制|体系|若干|关系|经济|社会|发展|服务|优化|深化|加强|完善|加快|促进|防汛|抗旱|应急|预案|安全|生产|道路|交通|城市|"
    "乡村|农村|农业|教育|卫生|环境|资源|规划|[一二三四五六七八九十]年规划|先进|集体|个人|同志|指导|活动|作用|精神|贯彻落实|中共.|主要负责(?:人|同志)|行政执法标兵"
)
"""Words of titles within which no line ends; whether one ends beside them is nothing that they tell."""
_DONE_TO = "同意|转发|印发|批转|修改|废止|贯彻|落实|学习|宣传|加强|表彰|成立|调整|督促|支持|通报|授予|撤销"
_OF_A_PLACE = f"(?:(?!关于|{_DONE_TO})[^省市县区旗，、《》“”（）])"
_PLACES = re.compile(
    "(?:^(?!中共)|(?<=[省市州区《“（发])|(?<=中共)|(?<=于)(?!印发|中共))"
    f"(?:市[中南北]区|{_OF_A_PLACE}{{1,14}}?自治[县旗州]|"
    f"{_OF_A_PLACE}{{1,7}}?(?:省|自治区|[市县区旗]{{1,2}})(?![级直域场]))"
)
"""A province, a city or a county: at the start of a title, after a larger one, after 关于 and 印发."""
_ACTED_ON = re.compile(
    f"(?:(?<={_DONE_TO})|(?<=[对由向将]))"
    f"(?=((?:中共)?(?:{_OF_A_PLACE}{{1,7}}?[省市州])?{_OF_A_PLACE}{{1,12}}?(?:自治[县旗]|[县市区旗])))"
)
"""Where the name of a place may begin that something is done to, and the name."""
_ORGANS = re.compile(
    "(?:住房和城乡建设|人力资源和社会保障|市场监督管理|农业农村|自然资源|生态环境|交通运输|应急管理|卫生健康|退役军人事务|"
    "发展和改革|教育体育|教育和体育|文化广电和旅游|文化广电旅游|文化和旅游|工业和信息化|综合行政执法|城市管理|行政审批服务|行政审批|"
    "医疗保障|乡村振兴|机关事务|科学技术|公共资源交易|国有资产监督管理|民族宗教事务|全面依法治[县市省区]|机构编制|"
    "纪律检查|监察|政法|财政|税务|民政|公安|水利|林业|气象|审计|统计|信访|司法|商务|粮食和物资储备)"
    "(?:局|委员会|厅|部|中心|领导小组)?(?:办公室)?"
)
_UNIT = re.compile(
    "(?:(?!关于|落实|开展|加强|做好|报送|进一步)[^，、《》“”（）]){1,16}?(?:局|委员会|(?<!法治)政府|厅|办公室|办事处|中心|法院|检察院|[总大支]队|管委会|领导小组|指挥部|"
    "联合[会社]|(?<!职)工会)(?:办公室)?"
)
"""What follows the name of a place and is a unit with it."""
_INSIDE_A_UNIT, _AFTER_A_UNIT = 24.0, 1.0
_PAIRED = re.compile("《[^《》]*》|“[^“”]*”|（[^（）]*）")
_INSIDE_A_PAIR, _BEFORE_ABOUT = 24.0, re.compile("(?<=[^《“（])(?=关于)")
_AFTER_AN_ISSUER = re.compile("(?<=[室会府局部院组办处委])(?=关于)")
_FREELY = re.compile("(?<=[》）”])(?=[^》）”，、的])|(?<=[^《（“])(?=[《（“])|(?<=[，、：])")
_AFTER_A_CONNECTIVE = re.compile("(?<=[的和与及暨])")
_ABOUT_ALONE = re.compile("关于$")
_BELONGS_TO_WHAT_PRECEDES = re.compile("第[0-9一二三四五六七八九十百]|办公室")
_KIND_OF_PAPER = re.compile("(?<=的)(?:通知|通报|通告|公告|报告|请示|批复|意见|决定|纪要|函)")
_AFTER_A_BLANK = re.compile("(?<=[^ 　][ 　])(?=[^ 　])")
"""Between two halves of a heading that somebody parted already."""
_BAD_START = re.compile("[的和与及暨等之]")
_LINES = 6
_STUB = 4
"""Characters that a line has at least."""
_BLANK = 0.5
"""What each character that is left blank in a line costs, as sense lost by ending one does."""
_BETWEEN_WORDS = 3.0
"""Sense lost by ending a line at the edge of a word that is known."""
_MOST_WAYS = 5_000
"""Divisions that are looked at one by one: about a tenth of a second."""
_NARROW, _NARROW_CAPITAL = 0.6, 0.8
_WIDE = (
    dict.fromkeys("bdhknpu", 0.7)
    | dict.fromkeys("HNUw", 0.87)
    | dict.fromkeys("%@Mm", 1.0)
    | {"W": 1.1, "№": 1.15}
)
_REMEMBERED = 64
"""Titles that are kept broken: a preview shows the same one after every change."""


@lru_cache(_REMEMBERED)
def break_title(text: str, capacity: int) -> tuple[str, ...]:
    """The lines of a title, none wider than `capacity` full-width characters where words allow it."""
    if _width(text) <= capacity:
        return (text,)
    costs = _costs(text)
    best = None
    if _width(text) <= _LINES * capacity:
        few = _few_enough(text, capacity, costs)
        best = min(_divisions(text, capacity, few), key=lambda lines: _ugliness(lines, few), default=None)
    lines = best or _in_many_lines(text, capacity, costs) or _evenly(text, capacity)
    return tuple(line.rstrip(" 　") for line in lines)


@cache
def _costs(text: str) -> dict[int, float]:
    """The places where a line may end, and how much sense is lost by ending it there."""
    held = joints(text)
    inside = {
        place
        for words in (_WORDS, _PLACES, _ORGANS, _COMMON)
        for word in words.finditer(text)
        for place in range(word.start() + 1, word.end())
    }
    units = list(_units(text))
    inside_units = {place for start, end in units for place in range(start + 1, end)}
    paired = {place for pair in _PAIRED.finditer(text) for place in range(pair.start() + 1, pair.end())}
    at_edges = {
        place
        for words in (_WORDS, _PLACES)
        for word in words.finditer(text)
        for place in (word.start(), word.end())
    } | {start for start, _ in units}
    costs = {place: _BETWEEN_WORDS if place in at_edges else 9.0 for place in range(1, len(text))}
    for pattern, cost in ((_AFTER_A_CONNECTIVE, 2.0), (_FREELY, 1.0), (_BEFORE_ABOUT, 1.0)):
        costs.update(dict.fromkeys(_places_of(pattern, text), cost))
    costs.update({end: _AFTER_A_UNIT for _, end in units if end < len(text) and end not in paired})
    costs.update(dict.fromkeys(_places_of(_AFTER_AN_ISSUER, text), 0.0))
    costs.update(dict.fromkeys(_places_of(_AFTER_A_BLANK, text), 0.0))
    return {
        place: cost
        + _INSIDE_A_PAIR * (place in paired)
        + _INSIDE_A_UNIT * (place in inside_units)
        + 24 * bool(_ABOUT_ALONE.search(text[:place]))
        + 6 * bool(_BELONGS_TO_WHAT_PRECEDES.match(text, place))
        + 5 * bool(_KIND_OF_PAPER.match(text, place))
        for place, cost in costs.items()
        if place < len(text)
        and held[place] == FREE
        and place not in inside
        and not _BAD_START.match(text[place])
    }


def _units(text: str) -> Iterator[tuple[int, int]]:
    """Return where the units begin and end whose names begin with that of a place."""
    places = [place.span() for place in _PLACES.finditer(text)]
    places += [place.span(1) for place in _ACTED_ON.finditer(text)]
    for start, end in places:
        if unit := _UNIT.match(text, end):
            yield start, unit.end()


def _places_of(pattern: re.Pattern[str], text: str) -> Iterator[int]:
    return (match.start() for match in pattern.finditer(text) if match.start())


def _few_enough(text: str, capacity: int, costs: dict[int, float]) -> dict[int, float]:
    """The places whose ways can all be looked at: of too many those between words, of still too many none."""
    for dearest in (None, _BETWEEN_WORDS):
        kept = {place: cost for place, cost in costs.items() if dearest is None or cost <= dearest}
        if _count(text, capacity, kept) <= _MOST_WAYS:
            return kept
    return {}


def _count(text: str, capacity: int, costs: dict[int, float]) -> int:
    """Return how many divisions `_divisions` would go through, without making one."""
    ends = sorted(costs)
    ways = {0: 1}
    total = 0
    for _ in range(_most_lines(text, capacity) - 1):
        following: dict[int, int] = {}
        for start, count in ways.items():
            for end in ends:
                if end > start and _STUB <= _width(text[start:end]) <= capacity:
                    following[end] = following.get(end, 0) + count
        ways = following
        total += sum(ways.values())
    return total


def _most_lines(text: str, capacity: int) -> int:
    """Two more than are needed, but never a page of title."""
    return min(_LINES, int(-(-_width(text) // capacity)) + 2)


def _divisions(text: str, capacity: int, costs: dict[int, float]) -> Iterator[tuple[str, ...]]:
    """All ways to divide the text into lines that are neither too long nor a mere syllable."""
    most = _most_lines(text, capacity)
    open_ends: list[tuple[int, tuple[str, ...]]] = [(0, ())]
    while open_ends:
        start, lines = open_ends.pop()
        if 0 < _width(text[start:]) <= capacity:
            yield (*lines, text[start:])
        if len(lines) + 1 >= most:
            continue
        for end in costs:
            if end > start and _STUB <= _width(text[start:end]) <= capacity:
                open_ends.append((end, (*lines, text[start:end])))


def _in_many_lines(text: str, capacity: int, costs: dict[int, float]) -> tuple[str, ...]:
    """Where the ways are too many to look at each: full lines that lose the least sense, in no shape."""
    best: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}
    for end in (*sorted(costs), len(text)):
        ways = []
        for start, (lost, lines) in best.items():
            if end - start > capacity / _NARROW:
                continue
            width = _width(text[start:end])
            if _STUB <= width <= capacity:
                cost = costs.get(end, 0.0) + _BLANK * (capacity - width)
                ways.append((lost + cost, (*lines, text[start:end])))
        if ways:
            best[end] = min(ways)
    return best.get(len(text), (0.0, ()))[1]


def _ugliness(lines: tuple[str, ...], costs: dict[int, float]) -> float:
    """Sense lost, lines beyond need, and a shape that is neither lozenge nor trapezoid."""
    widths = [_width(line) for line in lines]
    ends = [sum(map(len, lines[:n])) for n in range(1, len(lines))]
    lost = sum(costs[end] for end in ends)
    peak = widths.index(max(widths))
    dents = sum(max(0.0, before - after) for before, after in pairwise(widths[: peak + 1]))
    dents += sum(max(0.0, after - before) for before, after in pairwise(widths[peak:]))
    stubs = sum(width < 5 for width in widths)
    return lost + 2.0 * len(lines) + 0.8 * dents + 3 * stubs + (max(widths) - min(widths)) * 0.05


def _evenly(text: str, capacity: int) -> tuple[str, ...]:
    """Lines of a title whose words are unknown, as even as 禁则 allows."""
    held, lines, start = joints(text), [], 0
    while start < len(text):
        most = min(len(text), start + int(capacity / _NARROW) + 1)
        end = next(n for n in range(most, start, -1) if _width(text[start:n]) <= capacity or n == start + 1)
        free = (n for n in range(end, start, -1) if held[n] == FREE or n == len(text))
        end = next(free, end)
        lines.append(text[start:end])
        start = end
    return tuple(lines)


def _width(text: str) -> float:
    """In full-width characters; figures and Latin letters of 小标宋 are wider than half."""
    return sum(map(_WIDTHS.__getitem__, text))


class _Widths(dict[str, float]):
    """How wide a character is at most, found when it is first asked for."""

    def __missing__(self, sign: str) -> float:
        narrow = _NARROW_CAPITAL if sign.isupper() else _NARROW
        return self.setdefault(sign, narrow if sign.isascii() else 1.0)


_WIDTHS = _Widths(_WIDE)
