"""The provinces, cities, counties and townships of the country, as the Ministry of Civil Affairs lists them.

Its table of 2025-12-31. What the table does not hold is typed.
"""

import gzip
from functools import cache

from lushan_desktop.base.paths import resources
from lushan_desktop.base.text import pinyin

_TABLE = ("divisions", "divisions.txt.gz")


@cache
def _table() -> dict[str, dict[str, dict[str, tuple[str, ...]]]]:
    """Townships by province, city and county."""
    found: dict[str, dict[str, dict[str, tuple[str, ...]]]] = {}
    for line in gzip.decompress(resources(*_TABLE).read_bytes()).decode().split("\n"):
        name = line.lstrip("\t")
        depth = len(line) - len(name)
        if depth == 0:
            cities = found.setdefault(name, {})
        elif depth == 1:
            counties = cities.setdefault(name, {})
        else:
            county, *townships = name.split(" ")
            counties[county] = tuple(townships)
    return found


def provinces() -> tuple[str, ...]:
    """Every province, in the order of the table."""
    return tuple(_table())


def cities(province: str) -> tuple[str, ...]:
    """The cities of a province; a municipality is its own, 省直辖 stands for counties without a city."""
    return tuple(_table().get(province, {}))


def counties(province: str, city: str) -> tuple[str, ...]:
    """The counties of a city; nothing where the table does not hold it."""
    return tuple(_table().get(province, {}).get(city, {}))


def places(county: str) -> tuple[tuple[str, str, str], ...]:
    """Return the places whose county is called so: in full, without 县, 市 or 区, or spelt in pinyin."""
    wanted = "".join(county.split()).lower()
    every = [
        (province, city, name)
        for province, by_city in _table().items()
        for city, counties in by_city.items()
        for name in counties
    ]
    found = [place for place in every if place[-1] == wanted] or [
        place for place in every if place[-1][:-1] == wanted
    ]
    if not found and len(wanted) > 1 and wanted.isascii():
        found = [place for place in every if wanted in _spelt(place[-1])]
    return tuple(found)


def _spelt(name: str) -> tuple[str, str, str]:
    """Return the initials of a county, how it is said, and how it is said without 县."""
    initials, whole = pinyin.usual(name)
    return initials, whole.replace(" ", ""), pinyin.usual(name[:-1])[1].replace(" ", "")


def townships(place: tuple[str, str, str]) -> tuple[str, ...]:
    """The townships and subdistricts of a county; nothing where the table does not hold it."""
    province, city, county = place
    return _table().get(province, {}).get(city, {}).get(county, ())
