"""What users read is said as a county office says it; `poe strings` lists it all."""

import re

from tests.wording import strings

ODD = re.compile(
    "材料和打印稿|有了更好|签好后扫描|(?<!按)送审稿打印|印为送审稿|缺什么会先说|还没有定|材料都有了|没有到期的"
    "|(?<!登)记批示|没有这一天|请看一眼|不改不导入|照这样记|记下，审|取入标准|怎么报送|做好的留着|下次接着做"
    "|没有能照原样|马上备份|电脑坏了|深浅|(?<![修编])改文稿|琥珀|跟着职务走|礼仪次序|出了意外|先放着"
    "|已经不在了|没有做成|没有存成|读不出|读不了|看不懂|看不出|认不出|算不出来|数不出来|只是名字像|要先改好|应形如"
    "|取入|多半|干活|认文稿|没有认出|辨认|几号机|各台机器|指纹|县里定|照样(?!再|保留|生成|有)|按名称分(?!$)"
    "|到哪个文件夹|在哪个文件夹|正在数|清点|谁改的|自己写的文稿|清单是空的|有把握的(?!可)|没有交材料"
)
"""Was found odd by those who read the list."""

OTHERWISE_CALLED = re.compile("优盘|闪存盘|U盘|Ｕ|(?<=[\u4e00-\u9fff])U 盘")
"""A stick is called U 盘 everywhere, written as the design writes it."""


def test_nothing_is_said_as_it_was_found_odd():
    found = [f"{place}: {text}" for place, text in strings() if ODD.search(text)]
    assert not found


def test_a_stick_has_one_name():
    found = [f"{place}: {text}" for place, text in strings() if OTHERWISE_CALLED.search(text)]
    assert not found


def test_the_list_holds_what_stands_in_code_catalogues_and_help():
    places = {place.partition(":")[0] for place, _ in strings()}
    assert "resources/catalogues/meetings/meeting_kinds.json" in places
    assert "resources/help/meetings.md" in places
    assert "lushan_desktop/ui/records/form.py" in places
