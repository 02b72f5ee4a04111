"""Pictures of the sample, drawn with a few shapes: nobody is on them, and nobody could take them for real."""

from io import BytesIO

from PIL import Image, ImageDraw

WALL, FLOOR, WOOD, RED, PAPER, DARK = "#E8E4DA", "#C9C2B4", "#9A6B43", "#B0241C", "#FFFFFF", "#4A4F57"
SIZE = (960, 640)


def drawn(name: str) -> bytes:
    """Return the picture of this name as JPEG: a hall, a round of desks, or a notice board."""
    sheet = Image.new("RGB", SIZE, WALL)
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((0, 430, SIZE[0], SIZE[1]), fill=FLOOR)
    {"hall": _hall, "table": _table, "board": _board}[name](pen)
    made = BytesIO()
    sheet.save(made, "JPEG", quality=80)
    return made.getvalue()


def _hall(pen: ImageDraw.ImageDraw) -> None:
    """A rostrum under a red banner, rows of empty seats before it."""
    pen.rectangle((120, 60, 840, 120), fill=RED)
    pen.rectangle((220, 300, 740, 380), fill=WOOD)
    for left in range(240, 720, 80):
        pen.rectangle((left, 278, left + 44, 300), fill=PAPER, outline=DARK)
    for row, top in enumerate(range(440, 620, 60)):
        for left in range(60 - 20 * row, 900 + 20 * row, 90 + 6 * row):
            pen.rounded_rectangle((left, top, left + 62, top + 40), 8, fill=DARK)


def _table(pen: ImageDraw.ImageDraw) -> None:
    """A long table with papers on it, chairs at both sides, a window behind."""
    for left in (140, 420, 700):
        pen.rectangle((left, 80, left + 150, 250), fill="#BFD8E8", outline=PAPER, width=8)
    for left in range(150, 780, 110):
        pen.rounded_rectangle((left, 330, left + 60, 400), 10, fill=DARK)
        pen.rounded_rectangle((left, 560, left + 60, 630), 10, fill=DARK)
    pen.polygon(((140, 400), (820, 400), (900, 560), (60, 560)), fill=WOOD)
    for left in range(170, 780, 110):
        pen.polygon(((left, 430), (left + 54, 430), (left + 60, 480), (left - 6, 480)), fill=PAPER)


def _board(pen: ImageDraw.ImageDraw) -> None:
    """A notice board with sheets pinned to it."""
    pen.rectangle((110, 70, 850, 470), fill="#2F6B4F", outline=WOOD, width=16)
    for row, top in enumerate((110, 290)):
        for left in range(150, 800, 170):
            pen.rectangle((left, top, left + 120, top + 150), fill=PAPER)
            pen.rectangle((left + 12, top + 14, left + 108, top + 30), fill=RED if row == 0 else DARK)
            for line in range(top + 48, top + 140, 16):
                pen.line((left + 12, line, left + 108, line), fill=FLOOR, width=4)
    for left in (170, 760):
        pen.rectangle((left, 478, left + 24, 610), fill=WOOD)
