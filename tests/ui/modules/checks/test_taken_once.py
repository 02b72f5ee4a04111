"""What a text tells of comes into the registers once, however often the button is pressed."""

from collections import Counter

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import answers

TOLD = (
    "示例县示例工作情况说明\n2023年5月9日，县长李明华主持召开示例推进会。\n"
    "2023年3月，示例县示例局赴杭州市学习考察。\n2023年6月，县司法局组织开展示例执法培训。\n"
)


def names(store, type: str) -> Counter[str]:
    return Counter(row.name for row in answers.everything(store, RECORD_TYPES.get(type)))


def shown(qtbot, page):
    page.taking_button.click()
    page.taking.open_text(TOLD)
    qtbot.waitUntil(lambda: page.taking.found is not None)
    return page.taking


def test_what_was_ticked_comes_in_once_though_it_is_asked_for_twice_at_once(qtbot, context, store, page):
    taking = shown(qtbot, page)
    types = {one.draft.type for one in taking.rows.taken()}
    before = {type: names(store, type) for type in types}

    with qtbot.waitSignal(context.changed):
        taking.take()
        taking.take()
    qtbot.waitUntil(lambda: all(one.standing == "已登记" for one in taking.rows.rows))

    assert types
    for type in types:
        assert set((names(store, type) - before[type]).values()) == {1}


def test_what_could_not_be_taken_stays_ticked(qtbot, context, page, tmp_path):
    context.failed.disconnect()
    taking = shown(qtbot, page)
    ticked = set(taking.rows.chosen)
    taking.keeps.setChecked(True)
    taking._given = tmp_path / "不在.docx"

    with qtbot.waitSignal(context.failed):
        taking.take()

    assert taking.rows.chosen == ticked
    assert taking.take_button.isEnabled()


def test_to_tick_all_leaves_what_is_registered(qtbot, context, store, page):
    taking = shown(qtbot, page)
    with qtbot.waitSignal(context.changed):
        taking.take()
    qtbot.waitUntil(lambda: all(one.standing == "已登记" for one in taking.rows.rows))

    taking.all_button.click()

    assert not taking.rows.chosen
