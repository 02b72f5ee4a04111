"""The texts of other offices' making, and what each of their paragraphs is."""

from pathlib import Path

from lushan_desktop.domain.recognise import Passage, Recognised, Role, Source
from lushan_desktop.intake.text import read_pasted

FOLDER = Path(__file__).parent / "data" / "foreign"
_LEVELS = (FOLDER / "levels.txt").read_text("utf-8").splitlines()
EXPECTED = {name: tuple(expected) for name, *expected in map(str.split, _LEVELS)}
"""Per text, one letter for each paragraph."""

_CODES = {
    "Y": Role.URGENCY, "M": Role.MASTHEAD, "N": Role.NUMBER, "S": Role.SIGNER, "T": Role.TITLE,
    "U": Role.SUBTITLE, "A": Role.ADDRESSEE, "1": Role.FIRST, "2": Role.SECOND, "3": Role.THIRD,
    "4": Role.FOURTH, "B": Role.BODY, "R": Role.ROLL, "L": Role.ATTACHMENTS, "I": Role.ISSUER,
    "D": Role.DATE, "O": Role.NOTE, "C": Role.COPIES, "P": Role.PRINTED, "X": Role.ATTACHMENT,
    "G": Role.TABLE, "H": Role.CHAPTER, "F": Role.FURNITURE,
}  # fmt: skip
_CODE_OF = {role: code for code, role in _CODES.items()}


def read(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_text("utf-8")


def sources_of(name: str) -> tuple[Source, ...]:
    return read_pasted(read(name))


def codes(recognised: Recognised) -> tuple[str, ...]:
    return tuple(_CODE_OF[part.role] for part in recognised.parts)


def written(recognised: Recognised) -> str:
    """All that stands in the parts, one after the other."""
    cells = (
        "".join("".join(row) for row in part.grid.rows) if part.grid else part.text
        for part in recognised.parts
    )
    return "".join(cells)


def text_of(sources: tuple[Source, ...]) -> str:
    return "".join(
        source.text if isinstance(source, Passage) else "".join("".join(row) for row in source.rows)
        for source in sources
    )


def characters(text: str) -> str:
    """The text without its blanks."""
    return "".join(text.split())
