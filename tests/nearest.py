"""Which tests could tell that a line is broken, nearest first."""

import ast
import re
from functools import cache, partial
from pathlib import Path

from tests import reached

PROGRAM = "lushan_desktop"
ENOUGH = 60
"""Seconds of tests for one broken line; left out are the farthest, of these the slowest."""


def tests_for(tree: Path, file: Path, line: int) -> list[str]:
    """The tests for a line, as pytest is to run them."""
    statement, runs_when_imported = _statement(tree, file, line)
    reaching = reached.tests_that_reach(tree, file, statement)
    is_known = bool(reaching) and not runs_when_imported
    if runs_when_imported:
        reaching |= reached.tests_that_reach(tree, file, range(1, len(_text(tree / file))))
    rings = _rings(tree, file)
    ranks = {
        test: number
        for number, ring in reversed(list(enumerate(rings[:1] if is_known else rings)))
        for one in ring
        for test in _tests_of(tree, one)
        if not is_known or _is_new(tree, test)
    }
    near = {str(one.relative_to(tree)) for one in rings[0]}
    for test in filter(partial(_is_there, tree), reaching):
        ranks[_as_it_is(tree, test)] = 0 if _file_of(test) in near else 1
    return _affordable(ranks)


def _affordable(ranks: dict[str, int]) -> list[str]:
    found, spent = [], 0.0
    for test in sorted(ranks, key=lambda test: (ranks[test], _seconds(test), test)):
        spent += _seconds(test)
        if spent > ENOUGH and found:
            break
        found.append(test)
    return found


@cache
def _seconds(test: str) -> float:
    """How long a test took, or all that a file or a function holds."""
    noted = reached.seconds()
    held = [noted[one] for one in _noted().get(_file_of(test), ()) if one.startswith(test)]
    return noted.get(test) or sum(held) or reached.USUAL


def _file_of(test: str) -> str:
    return test.partition("::")[0]


def _is_there(tree: Path, test: str) -> bool:
    """Whether the file of a test is still to be found."""
    return (tree / _file_of(test)).exists()


def _is_new(tree: Path, test: str) -> bool:
    return not reached.is_as_it_was(tree, Path(_file_of(test)))


def _as_it_is(tree: Path, test: str) -> str:
    """A test by its name; where its file was changed since the notes were made, by its function's."""
    if not _is_new(tree, test):
        return test
    file, _, name = test.partition("[")[0].partition("::")
    is_there = f"def {name.rpartition('::')[2]}(" in _text(tree / file)
    return f"{file}::{name}" if is_there else file


def _tests_of(tree: Path, place: Path) -> list[str]:
    """The tests of a file or of a folder."""
    files = [str(one.relative_to(tree)) for one in _tests(tree) if one == place or place in one.parents]
    return [
        test for file in files for test in ([file] if _is_new(tree, file) else _noted().get(file, [file]))
    ]


@cache
def _noted() -> dict[str, list[str]]:
    """The tests whose time was noted, by their file."""
    found: dict[str, list[str]] = {}
    for test in reached.seconds():
        found.setdefault(_file_of(test), []).append(test)
    return found


def _statement(tree: Path, file: Path, line: int) -> tuple[range, bool]:
    """The lines of the statement, or of its head, that holds a line; whether it runs on import."""
    innermost, runs_when_imported = range(line, line + 1), True

    def look(node: ast.AST, is_inside: bool) -> None:
        nonlocal innermost, runs_when_imported
        for child in ast.iter_child_nodes(node):
            is_statement = isinstance(child, ast.stmt | ast.excepthandler | ast.match_case)
            if is_statement and getattr(child, "lineno", line) <= line <= getattr(child, "end_lineno", line):
                body = getattr(child, "body", None)
                last = body[0].lineno if body else child.end_lineno + 1
                is_function = isinstance(child, ast.FunctionDef)
                if hasattr(child, "lineno"):
                    innermost = range(child.lineno, max(last, child.lineno + 1))
                    runs_when_imported = not is_inside
                look(child, is_inside or is_function)

    look(ast.parse(_text(tree / file)), False)
    return innermost, runs_when_imported


def _rings(tree: Path, file: Path) -> list[list[Path]]:
    """The files and folders of tests that speak of a module, of its room, and of it from outside."""
    importers = [one.relative_to(tree) for one in _modules(tree) if _names(one, file)]
    return [
        [test for test in _tests(tree) if _names(test, file)],
        [*_rooms(tree, file), *(test for test in _tests(tree) for one in importers if _names(test, one))],
        _from_outside(tree, file),
    ]


@cache
def _tests(tree: Path) -> list[Path]:
    return [file for file in sorted((tree / "tests").rglob("test_*.py")) if "benchmarks" not in file.parts]


@cache
def _modules(tree: Path) -> list[Path]:
    return sorted((tree / PROGRAM).rglob("*.py"))


@cache
def _names(source: Path, file: Path) -> bool:
    """Whether a source imports the module, or speaks of its path."""
    *package, name = file.with_suffix("").parts
    dotted = ".".join(package)
    imports = rf"{re.escape(dotted)}(\.{name}\b|:| import (\([^)]*|[^\n(]*)\b{name}\b)"
    return bool(re.search(imports, _text(source)))


def _room(file: Path) -> str:
    """The room a module is for; nothing where it belongs to its whole floor."""
    return next((part for part in file.parts[2:-1] if part != "modules"), "")


def _rooms(tree: Path, file: Path) -> list[Path]:
    """The folders of tests of the room a module is for, on every floor; else those of its package."""
    floor, room = tree / "tests" / file.parts[1], _room(file)
    above = floor if is_ui(file) else tree / "tests"
    folders = [folder for folder in above.rglob(room) if folder.is_dir()] if room else []
    package = ".".join(file.parts[:-1])
    return folders or [test for test in _tests(tree) if package in _text(test)] or [floor]


def _from_outside(tree: Path, file: Path) -> list[Path]:
    """The commands, the stories and the laws that speak of the room; all of them would take too long."""
    spoken = re.compile(rf"\b{_room(file) or file.stem}\b")
    folders = [tree / "tests" / name for name in ("cli", "properties", "stories")]
    return [test for test in _tests(tree) if test.parent in folders and spoken.search(_text(test))]


def is_ui(file: Path) -> bool:
    """Whether a module belongs to the windows."""
    return file.parts[1] == "ui"


@cache
def _text(file: Path) -> str:
    return file.read_text("utf-8")
