"""The small chart of the weeks: a bar is a bar, however few weeks there are."""

from datetime import date, timedelta

import pytest
from PySide6.QtGui import QColor

from lushan_desktop.services.indicators.gaps_progress import Week
from lushan_desktop.ui.modules.indicators.progress_chart import WIDEST_STEP, ProgressChart
from lushan_desktop.ui.theme.tokens import theme

MONDAY = date(2023, 7, 3)


def green_columns(chart: ProgressChart) -> int:
    """Return how many columns of pixels are green somewhere."""
    image, green = chart.grab().toImage(), QColor(theme().color("okFill")).rgb()
    rows, columns = range(image.height()), range(image.width())
    return sum(any(image.pixel(x, y) == green for y in rows) for x in columns)


@pytest.mark.parametrize("count", [1, 2, 5])
def test_a_few_weeks_are_narrow_bars_and_no_slab(qtbot, context, count):
    chart = ProgressChart(context)
    qtbot.addWidget(chart)
    chart.resize(600, 60)
    chart.show_weeks([Week(MONDAY + timedelta(weeks=place), 3, 3) for place in range(count)])
    chart.show()
    assert 0 < green_columns(chart) <= count * WIDEST_STEP * theme().space("large")
