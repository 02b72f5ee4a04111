"""What stands in the rows of 工作台, and where each leads."""

from lushan_desktop.services.records.todo import Todo
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.widgets.line_list import Line


def line_of(context: Context, one: Todo) -> Line:
    """The row of a thing to do; it opens the record."""
    icon, color = ("st.overdue", "badFg") if one.light.is_overdue else (one.icon, "text2")
    if one.light.is_urgent and not one.light.is_overdue:
        icon, color = "st.doing", "warnFg"
    return Line(
        one.what,
        one.detail,
        icon,
        lambda: context.open(one.page, one.record),
        one.light.word,
        one.light.tone,
        color,
    )
