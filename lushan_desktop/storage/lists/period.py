"""The condition that a matter lies in a period, as SQL: one spelling for lists and for figures."""

from collections.abc import Collection

Condition = tuple[str, tuple[str, ...]]
"""SQL and the values that belong to it."""
ENDLESS = "9999-99-99"
"""Behind every day there is."""


def inside(
    name: str, columns: Collection[str], start: str, end: str, *, with_undated: bool = True
) -> list[Condition]:
    """Return what may lie inside counts as inside: the undated, and a day known to the month or year only.

    `name` is the column of the record `t` that dates it, `columns` all it has. A recurring matter reaches
    from its first day to its last, or on and on where that is unknown.
    """
    undated = f't."{name}" IS NULL OR t."{name}" = \'\'' if with_undated else "0"
    conditions: list[Condition] = []
    if start:
        conditions.append((f"({undated} OR {reach(_last_day(name, columns))} >= ?)", (start,)))
    if end:
        conditions.append((f'({undated} OR t."{name}" <= ?)', (end + ENDLESS[len(end) :],)))
    return conditions


def reach(day: str) -> str:
    """A stored day, as SQL, behind all days that it may be: 2023-06 becomes 2023-06-99."""
    return f"{day} || substr('{ENDLESS}', length({day}) + 1)"


def _last_day(name: str, columns: Collection[str]) -> str:
    """The day a matter ends on: its own where it has but one."""
    own = f't."{name}"'
    if "until" not in columns:
        return own
    otherwise = f"CASE WHEN t.recurring THEN '9999' ELSE {own} END" if "recurring" in columns else own
    return f"coalesce(nullif(t.until, ''), {otherwise})"
