"""Persons whom a text names with their post: 县委副书记、县长示例甲."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from lushan_desktop.domain.mentions.lexicon import lexicon
from lushan_desktop.domain.mentions.sentences import in_whole_marks

_AFTER = (
    r"共(?=\d)|分享|畅谈|回顾|阐述|号召|勉励|叮嘱|领学|领读|带头|反馈|逐[条项]|当场|[还也](?=[陪参出表强指要向对就])|热情|负责|因(?=[病公事故])|未(?=[按参能出])|亲切|专程|认真|全程|随同|充分|重点|逐一|同步|继续|仔细|深刻|一道|结合|同志|简要|详细|首先|最后|随后|高度|向|立即|赶赴|赶到|迅速|第一时间|委托|指示|关于|担任|兼任|出任|从|应邀|批|被|荣获|获|来到|来(?=[我本县市省区])|牵头|带队|率队|召集|走访|看望|慰问|视察|察看|调度|宣布|开展|推进|协调|列席|缺席|一同|一起|共同|会同|在|强调|指出|要求|主持|出席|参加|参会|和|等|对|作|就|到|赴|率|带|分别|表示|介绍|以|说|传达|通报|宣读|讲|任|兼|及|与|的|一行|陪同|"
    r"汇报|解读|讲解|点评|参与|回答|接受|到会|莅临|深入|先后|多次|受|组织|听取|调研|围绕|亲自|于|已|也|将|代表|发表|签|审|做|为|提出|认为|致|总结|安排|部署|督(?=[导促查办察])|检查|现场|会见|并|是|通过|"
    r"[，。；、：！？（）()\s,;:“”\d]|$"
)
_SECOND_HALF = "社会|司法|城乡|改革|信息化|旅游|体育|宗教|物资|应急|技术|草原|规划|农村|水利|电视|法治|计划"
"""What follows 和 within the name of an organ: 监察和司法委员会."""
_LEAD = re.compile(
    rf"^.*(?:[一二三四五六七八九]是|的(?=[省市县区州党政副代常])|的(?=自治)|的还?有|由|请|并派|(?<!党)派(?!驻|出所)出?|陪同|的?(?:现任|时任)|其中|邀请|任命|会上|参加会议的|出席会议的|主持人|分别在|受到?(?!理)|得到|"
    rf"听取(?:并通过)?了?|(?:传达|转达|学习|贯彻|落实)+了?|通过了|"
    rf"[和及与](?!(?:{_SECOND_HALF}))(?=[\u4e00-\u9fff]{{0,12}}[市县省区局委乡镇])|在(?=[\u4e00-\u9fff]{{1,12}}[省市县区委院局厅])|向(?=[\u4e00-\u9fff]{{2,12}}[省市县区委院局厅])|能?以(?=[省市县区镇乡][委长])|在(?=副?(?:组长|队长|团长|主任|书记|[县区市局镇乡]长)$))"
)
_CLOCK = re.compile(r"^(?:月|日(?!照|喀))?(?:[上下]午|当日|晚)?")
_THAT = re.compile(
    r"^(?:随后|其间|会上|会后|同时)?[该我本](?:公司|[局院校所队站科厅]|[县市区镇乡](?!委|政府))?"
)
_SOUNDS = (
    "巴音朗朝鲁图格日勒斯琴毕力阿迪雅扎西江村白玛赤林布尔其木仁青次旦多吉卓嘎央金洛桑平措顿珠旺堆罗坚赞努克买提艾依明吐逊肉孜"
    "哈那吾甫热合曼乌兰娜苏额敦达楞那顺孟和特古敖宝德吉拉姆加措才让索南尼丹增贡觉晋美益西公保晓佳永红云丽军伊沙"
)
"""Characters with which names of other tongues are spelt."""
_ACTING = ("院长", "检察长", "县长", "市长", "区长", "省长", "镇长", "乡长", "主席")
"""What somebody may be for the time being: 示例甲代院长."""
_LIKE_WORDS = "为和对作就到率带讲任及与受于已将致并是从获"
"""Characters that end a name where a mark follows, and begin what is said elsewhere."""
_COMPOUND = "欧阳|司马|诸葛|上官|司徒|尉迟|皇甫|慕容|东方|夏侯|令狐"


@dataclass(frozen=True)
class PersonMention:
    """A person in a paragraph: the whole stretch, the post as written, the name."""

    start: int
    end: int
    post: str
    name: str
    name_start: int

    @property
    def main_post(self) -> str:
        """The last of several posts: 县长 of 县委副书记、县长."""
        return self.post.split("、")[-1]


@cache
def _shape() -> re.Pattern[str]:
    posts = "|".join(map(re.escape, lexicon().posts))
    surname = f"(?:{_COMPOUND}|[{''.join(sorted(lexicon().surnames))}])"
    whole = rf"{surname}[\u4e00-\u9fff][{_LIKE_WORDS}](?=[、，。；：（(\s,;:]|等|$)"
    other = rf"[{_SOUNDS}]{{4,5}}|[\u4e00-\u9fff]{{2,6}}[·•][\u4e00-\u9fff]{{2,6}}?"
    name = rf"{whole}|{surname}[\u4e00-\u9fff]{{1,2}}?|{other}"
    return re.compile(rf"(?:{posts})[ 　]?(?P<name>{name})(?={_AFTER})")


_LED_BY = re.compile("(?:同志)?等?的?(?:带领|率领|陪同|主持|指挥|领导)下")
"""在市政府督学示例甲带领下: the word before the post is none of it."""
_RUN = re.compile(r"[\u4e00-\u9fff、（）()]*$")
_OF_UNITS = tuple("县市区乡镇村局办委部院处科所站组厅司")
_BEFORE_POST = tuple("以由任为经将是被")
"""What stands before a post and belongs to no name: 成立以镇长为组长."""
_LONGEST_POST = 40
_WHOLE_NAME = 3
_KEPT = 4096
"""Paragraphs whose persons are kept: several rules ask for those of one text."""


@lru_cache(_KEPT)
def persons(text: str) -> tuple[PersonMention, ...]:
    """The persons of a paragraph in their order."""
    return tuple(_persons(in_whole_marks(text)))


_BRACKETED = re.compile(
    r"(?:^|(?<=[、，,：:\s]))(?P<name>[\u4e00-\u9fff]{2,3})[（(](?P<post>[^（()）]{2,30})[）)]"
)


def _bracketed(text: str) -> Iterator[PersonMention]:
    """示例甲（县司法局局长）, as rosters have them."""
    for found in _BRACKETED.finditer(text):
        name, post = found["name"], found["post"]
        if name[0] in lexicon().surnames and _POST_END.search(post) and not _is_word(post, name):
            yield PersonMention(found.start(), found.end(), post, name, found.start())


_POST_END = re.compile("(?:[长任记席委官师督]|委员|[判察协指导调]员|调研员|巡视员|助理|经理)$")


@cache
def _appointing_shape() -> re.Pattern[str]:
    surname = f"(?:{_COMPOUND}|[{''.join(sorted(lexicon().surnames))}])"
    names = (
        rf"{surname}[\u4e00-\u9fff]{{1,2}}?(?:(?:同志)?、{surname}[\u4e00-\u9fff]{{1,2}}?){{0,9}}(?:等?同志)?"
    )
    post = r"(?P<post{}>[^，。；：:（(\s、]{{2,36}}?(?:、[^，。；：:（(\s、]{{2,16}}?){{0,3}})"
    return re.compile(
        rf"(?:^|(?<=[，。；、：:\s命任志将定举]))(?P<names>{names})(?:为|任|担任|兼任|挂任){post.format('')}(?=[，。；（(\s]|$)"
        rf"|免去(?P<left>{names})(?:的|(?<=同志)){post.format('_left')}(?=职务|[，。；（(\s]|$)"
    )


def _appointed(text: str) -> Iterator[PersonMention]:
    """任命示例甲为县司法局局长, 免去示例乙的县司法局局长职务: those whom an appointment names."""
    for found in _appointing_shape().finditer(text):
        group = "names" if found["names"] else "left"
        post, at = found["post"] or found["post_left"], found.start(group)
        for told in re.split("、", found[group]):
            name = re.sub("等?同志$", "", told)
            start, at = at, at + len(told) + 1
            if _POST_END.search(post) and not _is_word(post, name):
                yield PersonMention(start, found.end(), post, name, start)


@cache
def _first_shape() -> re.Pattern[str]:
    surname = f"(?:{_COMPOUND}|[{''.join(sorted(lexicon().surnames))}])"
    return re.compile(
        rf"(?:^|(?<=[，。；、：:日\s】）了和据照听由请局委院会府厅处办科股部]))(?P<name>{surname}[\u4e00-\u9fff]{{1,2}}?)"
        rf"(?P<post>(?:常务)?(?:副)?(?:县长|市长|区长|书记|局长|主任|部长|检察长|院长|科长|处长|所长|股长|厅长|镇长|乡长|省长|州长|旗长|主席|主委|会长|校长|庭长|行长|秘书长|巡视员|调研员))(?=批示|签批|圈阅|全程|所|{_AFTER})"
    )


@cache
def _signing_shape() -> re.Pattern[str]:
    posts = "|".join(map(re.escape, lexicon().posts))
    name = "[\u4e00-\u9fff][\u4e00-\u9fff　 ]{1,4}"
    spread = r"(?P<spread>(?:[副代][\s　]*)?[省市县区州旗局厅部司主][\s　]+[长任席])[：:\s　]*"
    plain = rf"(?P<post>[\u4e00-\u9fff]{{0,20}}?(?:{posts}))[：:\s　]+"
    return re.compile(rf"(?:{spread}|{plain})(?P<name>{name})")


def signing(text: str) -> PersonMention | None:
    """The one who signs with a post: 县长　示例甲, or spread over the line, 县　长　示例甲."""
    found = _signing_shape().fullmatch(text)
    name = re.sub(r"[ 　]", "", found["name"]) if found else ""
    if found is None or name[0] not in lexicon().surnames or _is_word("", name):
        return None
    post = "".join((found["post"] or found["spread"]).split())
    return PersonMention(found.start(), found.end(), post, name, found.start("name"))


def _named_first(text: str) -> Iterator[PersonMention]:
    """示例甲县长: the name before the post."""
    for found in _first_shape().finditer(text):
        is_unit = found["name"].endswith((*_OF_UNITS, "室"))
        is_unit = is_unit or found["name"].endswith(_BEFORE_POST)
        if not is_unit and not _is_word("", found["name"]) and not _shape().search(found[0]):
            name, post = found["name"], found["post"]
            if len(name) > 2 and name.endswith("代") and post in _ACTING:
                name, post = name[:-1], f"代{post}"
            yield PersonMention(found.start(), found.end(), post, name, found.start())


def _persons(text: str) -> Iterator[PersonMention]:
    yield from _bracketed(text)
    yield from _appointed(text)
    firsts = tuple(_named_first(text))
    yield from firsts
    last = 0
    for found in _shape().finditer(text):
        start = found.start("name")
        last = max(last, *(one.end for one in firsts if one.end < start), 0)
        run = _RUN.search(text[max(last, start - _LONGEST_POST) : start].rstrip(" 　"))
        post = run[0] if run else ""
        if _is_word(post, found["name"]):
            continue
        last = found.end("name")
        lead = _LEAD.match(post)
        post = _CLOCK.sub("", post[lead.end() if lead else 0 :].lstrip("、（()）及"))
        post = re.sub(r"^(?:[和与及](?=副)|以及)", "", _THAT.sub("", post))
        post = post[1:] if post.startswith("在") and _LED_BY.match(text, last) else post
        first = found.start() + len(found[0][: start - found.start()].rstrip(" 　")) - len(post)
        person = PersonMention(first, last, post, found["name"], start)
        yield person
        for together in _named_together(text, person):
            yield together
            last = together.end


_NO_NAMES = re.compile(
    r"^(?:由|党委|党政|主持|出席|参加|负责|办公|会议|同志|任职|任免|任命|分别|等人|高度|全面|成员|向上|包括|管理|应当|方面|安排|车辆|公开|"
    r"明确|明示|关于|关心|常务|平时|时任|于是|和其|支持|党组|干部|经过|计划|项目|左右|祝贺|齐抓|连续|连任|查处|从严|强化|易地|"
    r"单位|单独|金融|钱款|何时|农村|农业|车间|牛羊|白天|全程|全面|全体|黄金|马上|石油|万元|江河|水利|田间|华人|文件|文化|房屋|路段|云南|师生|"
    r"贵州|温度|雷电|古代|阳光|艾滋|元旦|湖南|海南|安全|安徽|乐于|时候|康复|国家|丰富|满意|曾任|宣传|容易|相关|晋升|强调|解决|"
    r"常(?:务|委|态|规|设|驻|年|见|识|用|住|在|任|抓)|洪[水涝灾]|赖以|"
    r"安监|城管|房管|房产|林业|国土|国税|司法|计生|农机|文旅|文体|文广|粮食|史志|海关|海事|路政|"
    r"任(?:政委|组长|主任|指挥|书记|副|县|市)|第|武装|华侨|顾问|向党|向县|向市|向省|毛泽东|邓小平|习近平|江泽民|胡锦涛|双|都|应(?:.?$|邀|当|该|急|对|诉|付|届|在|由|及|将|于|认|按|予)|及|并|平|和|与|时|为)"
)


_WORDS_TOO = "时"
"""A surname among other names, and a word behind a post: 任县长时."""
_IN_NO_NAME = re.compile("[了的副与及被把]")


@cache
def _next_name() -> re.Pattern[str]:
    surname = f"(?:{_COMPOUND}|[{''.join(sorted(lexicon().surnames))}])"
    return re.compile(rf"、(?P<name>{surname}[\u4e00-\u9fff]{{1,2}}?)(?={_AFTER})")


def _named_together(text: str, first: PersonMention) -> Iterator[PersonMention]:
    """Those who share the post of the first: 副县长示例甲、示例乙."""
    at = first.end
    while found := _next_name().match(text, at):
        name, at = found["name"], found.end()
        is_word = _is_word("", name) and name[0] not in _WORDS_TOO
        is_place = name.endswith(_OF_UNITS) and not _is_among_names(text, found)
        if is_word or is_place or name in lexicon().posts:
            return
        yield PersonMention(found.start("name"), at, first.post, name, found.start("name"))


def _is_among_names(text: str, found: re.Match[str]) -> bool:
    """Return True for a name such as 示例村 of three characters, behind which another name follows."""
    following = _next_name().match(text, found.end())
    is_name = following is not None and not following["name"].endswith(_OF_UNITS)
    return is_name and len(found["name"]) == _WHOLE_NAME


def _is_word(post: str, name: str) -> bool:
    """Return True if what looks like a name goes on with the post or begins a verb."""
    return (
        bool(_NO_NAMES.match(name))
        or bool(_IN_NO_NAME.search(name))
        or (post.endswith("主任") and name.startswith("务"))
        or name == "公署"
    )
