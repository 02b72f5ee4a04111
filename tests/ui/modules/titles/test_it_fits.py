"""The list, the review and what opens beside them, on the screens that the offices have."""

import pytest
from PySide6.QtWidgets import QApplication

from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import TextSize, Theme
from tests.ui.fit import lasting_faults, silences
from tests.ui.test_every_page_fits import told

LOOKS = {
    "标准": Theme(),
    "大字 dark": Theme(is_dark=True, text_size=TextSize.LARGE),
    "特大": Theme(text_size=TextSize.HUGE),
}
AREAS = {
    "1366×768": (1182, 608),
    "1920×1080": (1736, 920),
    "the smallest window": (996, 540),
}
"""What the shell leaves of each screen for a page."""


@pytest.fixture(params=["标准", pytest.param("大字 dark", marks=pytest.mark.slow), "特大"])
def dressed_page(request):
    style.apply(QApplication.instance(), LOOKS[request.param])
    return request.getfixturevalue("page")


def states(page, qtbot, the):
    yield "list"
    page.overview.begin({})
    yield "registering"
    page.overview.ask.leave()
    page.open_review(the("下汤镇"))
    qtbot.waitUntil(lambda: page.review.panel.form.line is not None)
    page.review.panel.form.verdicts.press("需补充")
    page.review.panel.form.group.unfold()
    yield "review"
    page.review.side.open_assessment(page.review.sheet)
    yield "scores"
    page.review.side.edit()
    yield "form"
    page.open_review(the("张官营镇"))
    yield "rectifying"
    page.open_ranking()
    qtbot.waitUntil(lambda: bool(page.ranking.rows))
    yield "ranking"
    page.ranking.rows[0].box.setChecked(True)
    page.ranking.recommend()
    yield "recommending"
    titles = page.open("title")
    qtbot.waitUntil(lambda: titles.detail.shown is not None)
    yield "titles"
    titles.open_stages()
    yield "stages"


def test_no_two_titles_read_alike_where_their_names_do_not_fit(dressed_page, qtbot):
    cards = dressed_page.overview.cards.card_by_title.values()
    for size in AREAS.values():
        dressed_page.resize(*size)
        QApplication.processEvents()
        room = min(card.width() for card in cards) // 2
        assert len({card.name_in(room) for card in cards}) == len(cards) >= 5


def test_everything_fits_and_has_a_name(dressed_page, qtbot, context, the):
    found = []
    for state in states(dressed_page, qtbot, the):
        qtbot.settle(context._runner)
        found += [f"{state}: {fault}" for fault in silences(dressed_page)]
        for screen, size in AREAS.items():
            dressed_page.resize(*size)
            found += [f"{state} on {screen}: {fault}" for fault in lasting_faults(dressed_page)]

    assert not found, told(found)
