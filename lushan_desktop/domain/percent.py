"""Rates as a ledger prints them."""

from decimal import ROUND_HALF_UP, Decimal


def rate(part: int | None, whole: int | None) -> str:
    """98.5%; empty where it cannot be computed: a number is missing, or more passed than sat.

    Not all is never 100%, and some never 0%.
    """
    if part is None or not whole or part > whole:
        return ""
    percent = (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    if 0 < part < whole:
        percent = min(max(percent, Decimal("0.1")), Decimal("99.9"))
    return f"{percent.to_integral() if percent == percent.to_integral() else percent}%"
