"""The provinces, cities, counties and townships of the country, as the Ministry of Civil Affairs lists them.

Its table of 2025-12-31. What the table does not hold is typed.
"""

import gzip
from functools import cache

from lushan_desktop.base.paths import resources

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


def townships(place: tuple[str, str, str]) -> tuple[str, ...]:
    """The townships and subdistricts of a county; nothing where the table does not hold it."""
    province, city, county = place
    return _table().get(province, {}).get(city, {}).get(county, ())
