"""Full-width digits, letters and marks, brought to the one form we store."""

_FULL_DIGITS_AND_LETTERS = {
    full: full - 0xFEE0
    for first, last in (("０", "９"), ("Ａ", "Ｚ"), ("ａ", "ｚ"))
    for full in range(ord(first), ord(last) + 1)
}


def half_width(text: str) -> str:
    """The text with full-width digits and Latin letters made half-width; Chinese marks stay as they are."""
    return text.translate(_FULL_DIGITS_AND_LETTERS)
