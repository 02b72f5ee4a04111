"""Persons with posts in the ways that news name them."""

import pytest

from tests.domain.telling import told


@pytest.mark.parametrize(
    ("text", "name", "post"),
    [
        ("示例县检察院李明华检察长还陪同一行参观。", "李明华", "检察长"),
        ("示例区检察院二级高级检察官李明华率一行7人到访。", "李明华", "示例区检察院二级高级检察官"),
        ("省委秘书长李永和等省领导出席会议。", "李永和", "省委秘书长"),
        ("市人民法院院长应明华一同前往，县长应邀出席，局长应当参加。", "应明华", "市人民法院院长"),
        ("指挥中心由临江市市长李明华负责。", "李明华", "临江市市长"),
        ("县委书记恽明华主持会议。", "恽明华", "县委书记"),
        ("市司法局党组书记、局长芶明华陪同调研。", "芶明华", "市司法局党组书记、局长"),
        ("县林业局局长李明华因病请假。", "李明华", "县林业局局长"),
        ("其中县移动公司副总经理李明华未按程序请假。", "李明华", "县移动公司副总经理"),
        ("年龄最大的是现任示例市委常委李明华，他被提名。", "李明华", "示例市委常委"),
        ("会上该所所长李明华分享了做法。", "李明华", "所长"),
        ("县委书记李明华勉励大家再接再厉。", "李明华", "县委书记"),
        ("考察组在示例法院党组成员、副院长李明华的陪同下参观。", "李明华", "示例法院党组成员、副院长"),
        ("示例县法院代院长李明华陪同考察。", "李明华", "示例县法院代院长"),
        ("审判委员会专职委员李明华陪同参观。", "李明华", "审判委员会专职委员"),
        ("随同学习考察的还有市政协主席李明华。", "李明华", "市政协主席"),
        ("县人大代表、示例村支部书记李明华随同考察。", "李明华", "县人大代表、示例村支部书记"),
    ],
)
def test_a_person_is_told_with_the_post(text, name, post):
    assert [(one["name"], one["post"]) for one in told(text, "person")] == [(name, post)]


def test_who_is_accompanied_has_the_own_post():
    assert [one["post"] for one in told("县长陪同市委书记李明华视察。", "person")] == ["市委书记"]


def test_who_is_named_before_the_post_is_no_part_of_the_next_post():
    text = "建设部李明华副部长、自治区副主席王育才一行8人视察。"

    assert ("王育才", "自治区副主席") in {(one["name"], one["post"]) for one in told(text, "person")}


@pytest.mark.parametrize(
    "post", ["馆长", "社长", "园长", "台长", "厂长", "总编辑", "总监", "所长", "站长", "院长"]
)
def test_who_heads_a_house_of_any_kind_is_told(post):
    text = f"随后听取了县档案局局长、示例史志馆{post}李明华的工作汇报。"

    assert [(one["name"], one["post"]) for one in told(text, "person")] == [
        ("李明华", f"县档案局局长、示例史志馆{post}")
    ]


def test_each_of_several_in_one_clause_has_the_own_post():
    text = (
        "副院长李明华，专职委员王小红及立案庭庭长赵建国陪同，刑庭庭长孙立新向样例县法院院长周文介绍了情况。"
    )

    assert {(one["name"], one["post"]) for one in told(text, "person")} == {
        ("李明华", "副院长"),
        ("王小红", "专职委员"),
        ("赵建国", "立案庭庭长"),
        ("孙立新", "刑庭庭长"),
        ("周文", "样例县法院院长"),
    }
