"""Several names typed into one field."""

import re

_BETWEEN = re.compile(r"[、，,；;\s]+")


def listed(text: str) -> tuple[str, ...]:
    """甲、乙，丙 one by one, whatever stands between them."""
    return tuple(part for part in _BETWEEN.split(text) if part)
