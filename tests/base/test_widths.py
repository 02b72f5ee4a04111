"""Full-width digits and letters become half-width; Chinese marks stay."""

from lushan_desktop.base.text.widths import half_width


def test_only_digits_and_letters_change():
    assert half_width("２０２３年，Ａ４（ａ）〔") == "2023年，A4（a）〔"
