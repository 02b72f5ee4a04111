"""What a web page hangs around a text: addresses, breadcrumbs, counters, tables of index numbers, buttons.

A line is furniture by its own shape, or by where it stands: above the text, or below its last sentence.
"""

import re
from collections.abc import Sequence

from lushan_desktop.domain.recognise import lines
from lushan_desktop.domain.recognise.ahead import ends_a_title
from lushan_desktop.domain.recognise.page_index import entries, is_index_line, shown_labels
from lushan_desktop.domain.recognise.passage import BLANKS, Grid, Source

_OVER_TITLE = 8
_LONGEST, _LONGEST_VALUE, _TOP, _LONG, _SHORTEST_HEADING, _LONGEST_NAME = 160, 90, 60, 45, 8, 18
_URL = re.compile(r"(?:[^，。]{0,12}[:：]\s*)?(?:https?://|www\.)[\x21-\x7e]+.{0,30}", re.IGNORECASE)
_PLACE = re.compile(
    r"(?:您|你)?(?:现在|当前|目前)?(?:所在|的|所处)*(?:的)?位置\s*[:：>＞»].*"
    r"|(?:网站)?(?:首\s*页|主\s*页)\s*(?:[>＞»›→/\\|｜\-—·_].*)?"
)
_CRUMBS = re.compile(r"[>＞»›]?\s*[^>＞»›→。；，]{1,24}(?:\s*[>＞»›→]+\s*[^>＞»›→。；，]{1,60})+")
_MENU = re.compile(r"[^|｜。；，]{1,14}(?:[|｜][^|｜。；，]{0,14}){2,}")
_CLOCK = re.compile(
    r"(?:[^\d，。：:]{1,12}[·•\s]\s*)?(?:(?:发布|更新|发表|公开|发稿|录入|上传)?(?:时间|日期|于)?\s*[:：]?\s*)?"
    r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?.*"
)
_ABROAD = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}\s+\d{1,2}[:：]\d{2}.{0,20}|\d{1,2}")
"""25.05.2016 17:04, as some sites write a day, or a bare count."""
_PUBLISHED = re.compile(
    r"(?:发布|更新|发表|公开|发稿|录入|上传|公布|归档|创建|编辑)(?:时间|日期)\s*[:：]?\s*\d{4}.*"
    r"|\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?\s*"
    r"(?:来源|作者|记者|编辑|稿源|浏览|点击|阅读)\w{0,2}\s*[:：].*|[\d+()（）\- ]{7,24}|[\w.\-]+@[\w.\-]+"
    r"|(?:时间|日期)\s*[:：]\s*\d{4}[-/]\d{1,2}[-/]\d{1,2}.*|\d{4}-\d{1,2}-\d{1,2}"
)
_NAMED = re.compile(
    r"(?:浏览(?:次数|量)?|点击(?:数|量|次数|率)?|阅读(?:次数|数|量)?|访问(?:次数|量)?|【?字[体号](?:大小)?|信息来源|信息时间|验证码|"
    r"文章来源|稿件来源|发布人|责任编辑|责编|下载地址|技术支持|网站标识码|上一[篇条]|下一[篇条]|终审|初审|"
    r"复审|分享(?:到|至)?|视力保护色?|索\s*引\s*号)\s*[:：【].*"
)
_HOLDS = re.compile(
    r"(?:浏览(?:次数|量)?|点击(?:数|量|次数)|阅读(?:次数|量)|字体|字号|责任编辑|发布时间|发布日期|来源)\s*[:：【]"
    r"|打印本[页文]|关闭(?:本页|窗口)|点击此处下载|[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新]ICP备"
    r"|公网安备|版权所有|扫一扫|【打印|【关闭"
)
_OPEN_LABEL = re.compile(
    r"(?:浏览|点击|阅读|访问|次数|来源|作者|编辑|字体|字号|时间|日期)\w{0,2}\s*[:：【]\s*$"
)
"""A label at the end of a line whose value was a number that some script put in."""
_BUTTON = re.compile(
    r"[【\[〖]?(?:打印(?:本[页文])?|打印正文|关闭(?:本页|窗口)?|收藏(?:本[页站])?|返回(?:顶部|首页|列表)?|回到顶部|"
    r"分享|复制链接|网站地图|联系我们|关于我们|设为首页|加入收藏|无障碍(?:阅读|浏览)?|登录|注册|用户登录|退出|"
    r"下载(?:文字版|图片版|本文)?|相关(?:链接|阅读|文章|稿件|附件|文件|信息|解读)|附件下载|扫(?:码|描).{0,14}|微信|微博|"
    r"大\s*中\s*小|[繁简][体體]?版?|长辈版|关怀版|适老版|老年版|听新闻|放大镜|最热评论|最新评论|网友评论(?:列表)?|评论一下|暂无网友评论|标签|上一[篇条页]|下一[篇条页]|展开阅读全文|智能问答|手机版|移动端|目录X?|长者助手|我的收藏|释义|随便看|配色方案|保留字段信息|图片\d*|×|robots|会议现场|政府网站找错|更多>*)[】\]〗]?[:：]?"
)
_SITE = re.compile(
    r"[^，。；：]{2,24}(?:门户网站?(?:导航)?|政府网站?|政务网站?|信息网|服务网|新闻网|官方网站|官网|信息公开(?:平台|专栏|网)?|"
    r"政务公开(?:平台|专栏|网)?|融媒体中心|搜索网)|政务公开|信息公开"
    r"|[^，。；：]{2,60}政府信息公开|政府信息公开[ 　].{0,12}|中国[·•・].{2,12}|朗读"
    r"|.{2,16}(?:数字报纸?|电子报|电子版)|第?\d{1,6}版[:：].{0,12}|[|｜]"
    r"|[\u4e00-\u9fff]{2,8}[ ·][A-Za-z.]{3,20}|[-－—_=*·]{1,3}"
    r"|.{0,30}(?:记者|通讯员)[ /／][\u4e00-\u9fff]{2,3}.{0,16}"
    r"|.{0,20}\d{4}年\d{1,2}月\d{1,2}日\s*星期[一二三四五六日天].{0,20}|[（(](?:发布|更新)于\s*[:：].*|.{0,8}简体\s*[|｜]\s*繁[体體].*|今天是\s*[:：]?.{0,40}"
)
_SOURCE = re.compile(
    r"(?:版名|版次|栏目|来源|作者|记者|通讯员|编辑|稿源|供稿|供稿单位|撰稿|时间)\s*[:：]\s*\S{0,30}"
)
_CREDIT = re.compile(
    r"[（(]?(?:来源|作者|编辑|审核|审签|校对|责编|摄影|图文?|供稿|撰稿|记者|通讯员|编审|主编|监制|主办(?:单位)?|承办(?:单位)?|"
    r"地址|邮编|邮政编码|备案号|网站备案号|联系(?:电话|方式)?|版权及免责声明|免责声明)\s*(?:[:：|丨].*)?"
)
_CLOSES = re.compile(
    r"(?:版权|免责|版权及免责|版权与免责)声明[:：]?|(?:相关|推荐|延伸)(?:阅读|新闻|链接|文章|推荐)[:：]?|热点新闻|猜你喜欢|"
    r"(?:网友|最新|全部|留言与)评论.{0,16}|评论一下"
)
"""What a page begins below its text; nothing behind it belongs to the paper."""
_PAGE = re.compile(
    r"[—–\-－]{1,2}\s*\d{1,4}\s*[—–\-－]{1,2}|[━─_=*\-]{4,}|第\s*\d+\s*页(?:\s*[,，/]?\s*共\s*\d+\s*页)?|\d{1,3}\s*/\s*\d{1,3}"
)
_BRACKET = re.compile(r"[（(](?![^（）()]*号[）)])[^（()）]{1,16}[）)]$")
"""What a page's heading adds to the title: （2019修订）."""
_HOME = re.compile(r"1\s*[.．、]\s*(?:网站)?首\s*页")
_VALUES = re.compile(r"社会主义核心价值观\s*[:：].*")
_SELF_EVIDENT = (_URL, _PLACE, _NAMED, _PAGE)


def furniture(sources: Sequence[Source]) -> frozenset[int]:
    """The places of the lines that belong to a page around the text."""
    found = {place for place, source in enumerate(sources) if _is_evident(_text(source))}
    found |= _numbered_crumbs(sources)
    top = _top(sources, found)
    found |= _before_red_head(sources, found)
    found |= _above(sources, found, top)
    found |= _below(sources, found, max(top, 1))
    return frozenset(found) if len(found) < len(sources) else frozenset()


def _text(source: Source) -> str:
    return "" if isinstance(source, Grid) else source.text.strip(BLANKS).lstrip("•·●▪◆ \t")


def _numbered_crumbs(sources: Sequence[Source]) -> set[int]:
    """1. 首页 / 2. 信息公开: breadcrumbs that were a list of the page."""
    first = next((n for n, one in enumerate(sources[:_TOP]) if _HOME.fullmatch(_text(one))), None)
    found: set[int] = set()
    while first is not None and lines.item_number(_text(sources[first])) == len(found) + 1:
        found.add(first)
        first = first + 1 if first + 1 < len(sources) else None
    return found


def _is_evident(text: str) -> bool:
    """Return True if a line is furniture wherever it stands."""
    if not text or len(text) > _LONGEST or text.endswith(("。", "；")):
        return bool(_VALUES.fullmatch(text))
    if any(shape.fullmatch(text) for shape in _SELF_EVIDENT) or all(map(_BUTTON.fullmatch, text.split())):
        return True
    has_crumbs = bool(_CRUMBS.fullmatch(text)) and "<" not in text and any(sign in text for sign in ">＞»›")
    is_address = lines.is_address(text, after_a_title=False) and not _OPEN_LABEL.search(text)
    return has_crumbs or (bool(_HOLDS.search(text)) and not is_address)


def _top(sources: Sequence[Source], found: set[int]) -> int:
    """The place of the first line of the text itself: whom it is written to, or what it says."""
    for place, source in enumerate(sources[:_TOP]):
        text = _text(source)
        if isinstance(source, Grid) or place in found or not text or is_index_line(text):
            continue
        is_said = len(text) > _LONG and (lines.ends_a_sentence(text) or "。" in text)
        if is_said or lines.heading_role(text) or lines.is_address(text, after_a_title=False):
            return place
    return min(len(sources), _TOP)


def _above(sources: Sequence[Source], found: set[int], top: int) -> set[int]:
    """What of the lines above the text hangs around it: an index table, a site's name, a doubled title."""
    above = {place for place in range(top) if _is_above(_text(sources[place]))}
    above |= _index(sources, top)
    above |= {place for place in range(top) if _is_site_before(sources, place, above | found)}
    above |= _over_crumbs(sources, found, top)
    above |= _banner(sources, above | found, top)
    above |= _over_heading(sources, above | found, top)
    above |= _numbered(sources, top)
    above |= _over_whole_title(sources, above | found, top)
    while more := _doubled(sources, above | found, top):
        above |= more
    return above | _restated(sources, above | found, top)


def _before_red_head(sources: Sequence[Source], found: set[int]) -> set[int]:
    """All that a page shows above ××文件 and its number, which begin the paper."""
    for place in range(1, min(len(sources) - 1, _TOP)):
        is_red = lines.is_masthead(_text(sources[place])) and lines.is_number(_text(sources[place + 1]))
        if is_red and any(above in found for above in range(place)):
            return {above for above in range(place) if not lines.is_urgency(_text(sources[above]))}
    return set()


def _is_above(text: str) -> bool:
    shapes = (_CLOCK, _ABROAD, _PUBLISHED, _SITE, _SOURCE, _MENU)
    return bool(text) and not text.endswith("。") and any(shape.fullmatch(text) for shape in shapes)


def _index(sources: Sequence[Source], top: int) -> set[int]:
    """The lines of an index table, names and values; a single entry is none."""
    named = [place for place in range(top) if is_index_line(_text(sources[place]))]
    grids = {place for place, source in enumerate(sources[: top + 1]) if _is_index_grid(source)}
    if sum(len(shown_labels(_text(sources[place]))) for place in named) < 2:
        return grids
    values = {place + 1 for place in named if place + 1 < top and _is_value(sources, place + 1)}
    return {*named, *values} | grids


def _is_value(sources: Sequence[Source], place: int) -> bool:
    """Return True if a line is what the entry above it says, whose name stands alone."""
    name, text = _text(sources[place - 1]), _text(sources[place])
    is_named = shown_labels(name)[-1:] in (("名称",), ("标题",), ("信息名称",), ("文件名称",))
    return not entries([name]) and len(text) <= _LONGEST_VALUE and (is_named or not ends_a_title(text))


def _is_index_grid(source: Source) -> bool:
    return (
        isinstance(source, Grid)
        and sum(is_index_line(f"{cell}：") for row in source.rows for cell in row) > 1
    )


def _is_site_before(sources: Sequence[Source], place: int, found: set[int]) -> bool:
    """A unit's name that heads the page, directly above its first breadcrumb or index."""
    text = _text(sources[place])
    is_first = all(above in found for above in range(place))
    is_name = lines.is_unit(text) and len(text) <= _LONGEST_NAME and not re.search(r"\d", text)
    return is_first and is_name and place + 1 in found and place + 1 < len(sources)


def _over_crumbs(sources: Sequence[Source], found: set[int], top: int) -> set[int]:
    """All that stands over a page's breadcrumbs, where a heading follows them."""
    crumbs = [place for place in range(top) if place in found and _is_crumbs(_text(sources[place]))]
    if not crumbs or not any(
        _may_be_heading(_text(sources[place])) for place in range(crumbs[-1] + 1, top) if place not in found
    ):
        return set()
    return {place for place in range(crumbs[-1]) if not lines.is_number(_text(sources[place]))}


def _is_crumbs(text: str) -> bool:
    return bool(_PLACE.fullmatch(text)) and len(text) > _SHORTEST_HEADING


def _banner(sources: Sequence[Source], found: set[int], top: int) -> set[int]:
    """A unit's name over a heading that is none of a paper, as news have it."""
    left = [place for place in range(top) if place not in found]
    if not found or len(left) < 2:
        return set()
    first = _text(sources[left[0]])
    if not lines.is_unit(first):
        is_column = len(first) < _SHORTEST_HEADING and not ends_a_title(first) and not lines.is_number(first)
        return {left[0]} if is_column and left[1] + 1 in found else set()
    below = _text(sources[left[1]])
    is_paper = below.startswith("关于") or ends_a_title(below) or lines.is_number(below)
    return set() if is_paper or lines.is_address(below, after_a_title=True) else {left[0]}


def _over_heading(sources: Sequence[Source], found: set[int], top: int) -> set[int]:
    """Short lines of a page over the heading that stands right above its day and source."""
    left = [place for place in range(top) if place not in found]
    dated = (n for n, place in enumerate(left) if place + 1 in found and _is_dated(_text(sources[place + 1])))
    heading = next(dated, 0)
    over = [(place, _text(sources[place])) for place in left[:heading]]
    is_heading = bool(over) and _may_be_heading(_text(sources[left[heading]]))
    is_paper = any(
        lines.is_number(text) or lines.is_urgency(text) or lines.is_masthead(text) or lines.is_unit(text)
        for _, text in over
    )
    is_short = all(len(text) <= _LONGEST_NAME and not lines.ends_a_sentence(text) for _, text in over)
    return {place for place, _ in over} if is_heading and is_short and not is_paper else set()


def _is_dated(text: str) -> bool:
    return any(shape.fullmatch(text) for shape in (_CLOCK, _PUBLISHED)) or bool(_NAMED.fullmatch(text))


def _over_whole_title(sources: Sequence[Source], found: set[int], top: int) -> set[int]:
    """The names of a site and of its column over a title that is whole on its own line."""
    left = [place for place in range(top) if place not in found]
    whole = next(
        (n for n, place in enumerate(left[:_OVER_TITLE]) if _is_whole_title(_text(sources[place]))), 0
    )
    over = [_text(sources[place]) for place in left[:whole]]
    is_head = any(lines.is_number(text) or lines.is_urgency(text) or lines.is_masthead(text) for text in over)
    is_column = any(not lines.is_unit(text) for text in over)
    return set(left[:whole]) if found and is_column and not is_head else set()


def _is_whole_title(text: str) -> bool:
    """示例县司法局关于…的通知: who, what and which kind."""
    who, about, _ = text.partition("关于")
    return bool(about) and lines.is_unit(who) and ends_a_title(text)


def _numbered(sources: Sequence[Source], top: int) -> set[int]:
    """A page's heading that begins with the number which the paper bears on a line of its own below."""
    for first in range(top):
        figures = lines.number_ahead(_text(sources[first]))
        for own in range(first + 1, top) if figures else ():
            text = _text(sources[own])
            if lines.is_number(text) and "".join(re.findall(r"\d+", text)) == figures:
                heading = _ink(_text(sources[first]))
                title = (n for n in range(first + 1, own) if _restates(heading, _text(sources[n])))
                return set(range(first, next(title, own)))
    return set()


def _restates(heading: str, text: str) -> bool:
    """Return True if a line is the title that a page's heading holds, and is so the paper's own."""
    return len(text) >= _SHORTEST_HEADING and ends_a_title(text) and _ink(text) in heading


def _doubled(sources: Sequence[Source], found: set[int], top: int) -> set[int]:
    """A page's heading that the paper's own title repeats below it, with all that stands between."""
    left = [place for place in range(top) if place not in found and _may_be_heading(_text(sources[place]))]
    ink = {place: _ink(_text(sources[place])) for place in range(top) if place not in found}
    pairs = [(first, second) for first in left for second in reversed(ink) if second > first]
    for first, second in pairs:
        below = "".join(ink[place] for place in ink if second <= place < second + 3)
        heading = _BRACKET.sub("", ink[first])
        if ink[second] and heading.startswith(ink[second]) and below.startswith(heading[:60]):
            is_torn = ink[second] != heading and lines.is_unit(_text(sources[second - 1]))
            return set(range(first, second - is_torn))
    for first, second in pairs:
        if ink[first].endswith(ink[second]) and 2 * len(ink[second]) > len(ink[first]):
            return set(range(first, second))
    return set()


def _restated(sources: Sequence[Source], found: set[int], top: int) -> set[int]:
    """A page's heading and issuer above the paper's own title, or that title cut short below them."""
    left = [place for place in range(top) if place not in found]
    if len(left) < 3 or not found:
        return set()
    if lines.is_number(_text(sources[left[1]])) and _names(sources, left[2], left[0]):
        return {left[0]}
    if not lines.is_unit(_text(sources[left[1]])):
        return set()
    heading, title = _ink(_text(sources[left[0]])), _ink(_text(sources[left[2]]))
    if "关于" in title and heading in title:
        return set(left[:2])
    return set(left[1:3]) if heading.startswith(title) and len(title) > _SHORTEST_HEADING else set()


def _names(sources: Sequence[Source], title: int, heading: int) -> bool:
    """Return True if a title names what a page has for its heading: 关于印发《…办法》的通知."""
    return f"《{_ink(_text(sources[heading]))}》" in _ink(_text(sources[title]))


def _may_be_heading(text: str) -> bool:
    return len(text) >= _SHORTEST_HEADING and not lines.ends_a_sentence(text)


def _below(sources: Sequence[Source], found: set[int], top: int) -> set[int]:
    """Credits and buttons below the last sentence, from the end upwards."""
    ends = (place for place in range(top, len(sources)) if _CLOSES.fullmatch(_text(sources[place])))
    end = next(ends, len(sources))
    below = set(range(end, len(sources)))
    for place in reversed(range(top, end)):
        text = _text(sources[place])
        is_part = bool(text) and not text.endswith(("。", "！", "？"))
        if place in found or (
            is_part and (_CREDIT.fullmatch(text) or _CLOCK.fullmatch(text) or _MENU.fullmatch(text))
        ):
            below.add(place)
        else:
            break
    return below


def _ink(text: str) -> str:
    return "".join(text.split())
