"""Makes resources/pinyin/readings.txt: every reading of every character, without tones, from pypinyin.

Run by hand when pypinyin changes; the program itself never needs pypinyin.
"""

import sys
from collections import defaultdict
from pathlib import Path

from pypinyin import Style, pinyin

TARGET = Path(__file__).parents[2] / "resources" / "pinyin" / "readings.txt"
CHARACTERS = [*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000), *range(0x20000, 0x2EBF0)]
# Readings that names and places have and dictionaries put last or leave out.
FIRST = {
    "单": "dan",
    "曾": "ceng",
    "长": "chang",
    "行": "xing",
    "乐": "le",
    "重": "zhong",
    "瀼": "rang",
    "孜": "zi",
}


def readings_of(character: str) -> list[str]:
    """The readings without tones, the most usual first; empty where none is known."""
    spelled = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore", v_to_u=False)
    found = [
        reading for reading in (spelled[0] if spelled else []) if reading.isascii() and reading.isalpha()
    ]
    # People type lue and nue, not lve and nve.
    found = [reading.replace("ve", "ue") for reading in found]
    first = FIRST.get(character)
    return list(dict.fromkeys([first, *found] if first else found))


def main() -> int:
    """Write one line for each list of readings: the readings, then all characters that have exactly these."""
    characters_by_readings: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for code in CHARACTERS:
        if readings := readings_of(chr(code)):
            characters_by_readings[tuple(readings)].append(chr(code))
    lines = [
        f"{' '.join(readings)}\t{''.join(held)}" for readings, held in sorted(characters_by_readings.items())
    ]
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{TARGET.name}: {sum(map(len, characters_by_readings.values()))} 字，{len(lines)} 行")
    return 0


if __name__ == "__main__":
    sys.exit(main())
