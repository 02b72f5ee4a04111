"""What is open in a 情况说明 before it prints, for whoever has no window to see it in."""

from collections.abc import Collection

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.papers.statement_terms import CLOSED, MANNERS, REOPENED_BY
from lushan_desktop.reports.statement_value import Statement

_MOST = 5
"""So many items are named; of more the number is told."""


def check_open(statement: Statement, *, accepts: bool = False) -> str:
    """Return what to tell about a paper that prints; empty where nothing is open.

    Raises UserError for a final one that passes over something, unless that is accepted.
    """
    if statement.stage in CLOSED or not statement.open_items:
        return ""
    if not statement.final:
        # The marks stand on the paper itself; that the days do not fit is to be seen nowhere on it.
        return (
            f"{statement.untimely}，请改成文日期（-o signed=）或截止日（-o end=）。"
            if statement.untimely
            else ""
        )
    if not accepts:
        told = listed(statement)
        raise UserError(
            f"还不能定稿：{told}。补齐后再定稿；确需照此定稿的，加 -o accept=open。", field="final"
        )
    return f"定稿时{listed(statement)}。"


_SETTLED = {"issuer": "落款单位", "signed": "成文日期", **MANNERS}


def told_settled(statement: Statement, asked: Collection[str]) -> str:
    """Return what to tell of options that change nothing, because the statement is closed."""
    found = [label for name, label in _SETTLED.items() if name in asked]
    if statement.stage not in CLOSED or not found:
        return ""
    way = f"要改，请先在文稿里点“{REOPENED_BY[statement.stage]}”"
    return f"这份情况说明{statement.stage}，照原样打印，没有改{'、'.join(found)}。{way}。"


def listed(statement: Statement) -> str:
    """3项没有补齐（甲；乙；丙）."""
    items = statement.open_items
    more = f"；等{len(items)}项" if len(items) > _MOST else ""
    return f"{len(items)}项没有补齐（{'；'.join(items[:_MOST])}{more}）"
