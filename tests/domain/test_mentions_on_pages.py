"""What papers and news copied from pages tell of, where their titles and broken lines have a part in it."""

import pytest

from lushan_desktop.domain.mentions.extracting import drafts
from lushan_desktop.intake.paper_text import read_pasted_paper
from tests.domain.telling import told


def of(text: str, type: str) -> list[dict]:
    return [one.fields for one in drafts(read_pasted_paper(text)) if one.type == type]


@pytest.mark.parametrize("kind", ["报告", "决定", "通报", "意见"])
def test_a_paper_whose_title_says_whose_it_is_is_one(kind):
    text = f"示例县人民政府关于示例工作情况的{kind}\n为做好示例工作，全县各级各部门加强领导，狠抓落实。\n"
    (paper,) = of(text, "document")

    assert (paper["title"], paper["issuing_body"]) == (text.split("\n")[0], "示例县人民政府")


@pytest.mark.parametrize("text", ["示例县召开示例工作报告会", "示例镇加快建设示例公园", "示例县示例工作总结"])
def test_what_a_title_does_not_say_to_be_anybodys_paper_is_none(text):
    assert of(f"{text}\n全县各级各部门加强领导，狠抓落实，推进示例工作。\n", "document") == []


def test_a_meeting_that_a_broken_line_names_in_part_is_told_once():
    text = (
        "示例市人民代表大会常务委员会\n关于接受示例甲辞职请求的决定\n2023年5月6日示例市第五届人民代表大会\n"
        "常务委员会第三十一次会议通过）\n根据有关规定，示例市第五届人民代表大会常务委员会第三十一次会议决定："
        "接受示例甲辞去示例市副市长职务的请求。\n"
    )

    assert [one["title"] for one in of(text, "meeting")] == [
        "示例市第五届人民代表大会常务委员会第三十一次会议"
    ]


@pytest.mark.parametrize("role", ["镇长", "县长", "书记"])
def test_whom_a_group_is_set_up_with_is_nobodys_name(role):
    assert told(f"成立以{role}为组长的法治政府建设工作领导小组。", "person") == []


@pytest.mark.parametrize("place", ["湖南省样例县", "新疆"])
def test_the_visit_that_a_heading_of_news_tells_of_is_one(place):
    text = (
        f"示例省人大常委会考察组到{place}学习考察立法工作\n"
        "7月6日下午，省人大常委会副主任李明华带领考察组与当地人大常委会有关同志座谈。\n"
    )

    assert [one["place"] for one in of(text, "study_visit")] == [place]


@pytest.mark.parametrize("did", ["印发的", "文件印发的", "发布的", "下发的"])
def test_a_number_right_before_the_paper_that_it_made_known_is_its_number(did):
    text = f"考核按示价〔2008〕215号{did}《示例省收费统计工作考核办法》执行。"

    assert [(one["number"], one["title"]) for one in told(text, "document")] == [
        ("示价〔2008〕215号", "示例省收费统计工作考核办法")
    ]


@pytest.mark.parametrize("number", ["108次", "第108次"])
def test_who_held_a_meeting_that_bears_but_a_number_is_part_of_its_name(number):
    text = f"2023年3月20日，二届市委召开{number}常委会会议，专题研究党组工作。"

    assert [one["title"] for one in told(text, "meeting")] == [f"二届市委{number}常委会会议"]


def test_a_heading_of_news_tells_of_the_meeting_that_its_text_runs_on_behind():
    text = (
        "市委副书记、市长李明华主持召开市政府第11次常务会议\n来源：示例网 时间：2022年03月15日\n"
        "市委副书记、市长李明华主持召开市政府第11次常务会议传达学习省有关会议精神，听取有关工作汇报。\n"
    )

    assert [one["title"] for one in of(text, "meeting")] == ["市政府第11次常务会议"]


@pytest.mark.parametrize("post", ["常务副区长", "副区长", "书记"])
def test_leaders_named_before_their_posts_gave_their_instructions(post):
    text = f"2022年11月27日，李明华区长、张文虹{post}分别对事故作出批示。"

    assert sorted(one["name"] for one in told(text, "person")) == ["张文虹", "李明华"]
    assert sorted(one["leader"] for one in told(text, "instruction")) == ["张文虹", "李明华"]


def test_a_paper_that_only_the_index_of_its_page_names_is_one():
    index = (
        "发文机关： | 示例县司法局 | 文号： | 示司〔2023〕5号 |\n"
        "成文日期： | 2023-08-28 | 有效性： | 有效 |\n"
    )
    (paper,) = of(f"{index}各乡镇人民政府：\n现将有关事项通知如下，请认真贯彻执行。\n", "document")

    assert (paper["number"], paper["signed_on"]) == ("示司〔2023〕5号", "2023-08-28")


@pytest.mark.parametrize("verb", ["专题研究推进示例工作", "传达学习示例精神", "听取示例汇报", "审议示例规划"])
def test_a_meeting_is_told_that_its_matter_follows_at_once(verb):
    text = f"2017年3月30日，示例县召开示例工作推进会议，4月1日召开县委常委会议{verb}。"

    assert [one["title"] for one in told(text, "meeting")] == ["示例工作推进会议", "县委常委会议"]


@pytest.mark.parametrize(
    "title",
    ["示例镇人民政府关于开展春季安全生产大检查的通知", "关于开展2024年行政执法案卷评查工作的通知"],
)
def test_a_paper_named_by_matter_and_kind_is_one_without_a_number(title):
    assert [one["title"] for one in told(f"会议学习了《{title}》等文件精神。", "document")] == [title]


@pytest.mark.parametrize("kind", ["通告", "公告", "决定书", "禁火令"])
def test_what_is_made_known_to_all_is_a_paper_though_no_list_of_kinds_has_it(kind):
    text = f"关于示例工程施工绕行的{kind}\n因施工需要，现将有关事项告知如下。\n示例县公安局\n2024年5月6日\n"

    assert [one["title"] for one in of(text, "document")] == [text.split("\n")[0]]


@pytest.mark.parametrize("what", ["目的的大型特色活动", "的专题活动"])
def test_what_an_activity_aims_at_is_no_name_of_it(what):
    text = f"“示例行”活动是今年开展的一项以“了解示例、倾听示例”{what}。"

    assert [one["title"] for one in told(text, "measure")] == []


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("最后，常海副县长要求加快方案制定进度。", {"常海": "副县长"}),
        (
            "近日，县应急局危化科李新科长和长安乡乡长张志强带领长安乡应急办组织检查。",
            {"李新": "科长", "张志强": "长安乡乡长"},
        ),
        (
            "副主任杨玉美、董树村、马庆军、李勇及委员共27人参加会议。",
            {"杨玉美": "副主任", "董树村": "副主任", "马庆军": "副主任", "李勇": "副主任"},
        ),
        ("副县长李明华、东河村、西河村有关负责人参加。", {"李明华": "副县长"}),
    ],
)
def test_persons_are_told_whose_names_stand_before_posts_or_sound_like_places(text, posts):
    assert {one["name"]: one["post"] for one in told(text, "person")} == posts


def test_a_paper_that_its_page_points_to_again_is_told_once():
    text = (
        "示例县人民政府关于调整示例区划的决定\n示政规〔2024〕1号\n各乡镇人民政府：\n现决定如下，请遵照执行。\n"
        "示例县人民政府\n2024年6月5日\n解读：《示例县人民政府关于调整示例区划的决定》\n"
    )

    assert [one["number"] for one in of(text, "document")] == ["示政规〔2024〕1号"]


def test_how_many_came_is_no_part_of_the_last_name():
    text = "县委书记杨明忠、县委常委、宣传部部长林青共240余人参加了会议。会上，宣传部部长林青宣读了决定。"

    assert [one["name"] for one in told(text, "person")] == ["杨明忠", "林青"]


@pytest.mark.parametrize("listed", ["", "（名单附后）"])
def test_units_that_are_named_to_be_something_hold_that_honour(listed):
    text = (
        f"经综合评议，县城市管理委员会决定命名示例县人民法院、示例县林业局等14个单位{listed}为“花园式单位”。"
    )

    assert [(one["unit"], one["name"]) for one in told(text, "honour")] == [
        ("示例县人民法院", "花园式单位"),
        ("示例县林业局", "花园式单位"),
    ]
