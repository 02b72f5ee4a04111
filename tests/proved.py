"""Which rules over records the tests hold, and in how many offices each tells of something or is silent."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import product
from typing import Any, TypeVar

_Test = TypeVar("_Test", bound=Callable[..., object])
_PROVED: list[tuple[str, int | str, int | str, Any]] = []


def proves(rule: str, *, told: int | str = 0, silent: int | str = 0) -> Callable[[_Test], _Test]:
    """Say of a test which rule it holds, and how many offices of both kinds are in each of its cases.

    A name is that of an argument: `rule` of one that names the rule, the others of one that says whether the
    rule tells of something, or lists what it is held against.
    """

    def noted(test: _Test) -> _Test:
        _PROVED.append((rule, told, silent, test))
        return test

    return noted


def proved() -> tuple[Counter[str], Counter[str]]:
    """How many offices each rule tells of something in, and how many it is silent in."""
    telling: Counter[str] = Counter()
    passing: Counter[str] = Counter()
    for rule, told, silent, test in _PROVED:
        for case in _cases(test):
            name = str(case.get(rule, rule))
            telling[name] += _count(case, told, wanted=True)
            passing[name] += _count(case, silent, wanted=False)
    return telling, passing


def _cases(test: Any) -> Iterator[dict[str, Any]]:
    """The arguments of each case of a test."""
    sets = [
        [_named(mark.args[0], values) for values in mark.args[1]]
        for mark in getattr(test, "pytestmark", ())
        if mark.name == "parametrize"
    ]
    for chosen in product(*sets):
        yield {name: value for one in chosen for name, value in one.items()}


def _named(names: str | tuple[str, ...], values: Any) -> dict[str, Any]:
    return {names: values} if isinstance(names, str) else dict(zip(names, values, strict=True))


def _count(case: dict[str, Any], kind: int | str, *, wanted: bool) -> int:
    if isinstance(kind, int):
        return kind
    value = case[kind]
    return int(value is wanted) if isinstance(value, bool) else len(value)
