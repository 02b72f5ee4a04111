"""Which tests could tell that a line is broken, nearest first."""

import ast
import re
from collections.abc import Iterable
from functools import cache, partial
from pathlib import Path

from tests import reached

PROGRAM = "lushan_desktop"
ROUNDS = (60, 400)
"""Seconds of tests for one broken line: first of the nearest, then, if none of them tells, of others. What
fits into neither, the slowest of the farthest, is left out."""


def rounds_for(tree: Path, file: Path, line: int) -> list[list[str]]:
    """The tests for a line, as pytest is to run them, in rounds."""
    statement, runs_when_imported = _statement(tree, file, line)
    users = _users(tree, file, line) if runs_when_imported else statement
    coming = _there(tree, file, users)
    is_known = bool(coming) and not runs_when_imported
    rings = _rings(tree, file)
    ranks: dict[str, int] = {}
    if runs_when_imported:
        whole = range(1, len(_text(tree / file)))
        ranks = dict.fromkeys(map(partial(_as_it_is, tree), _there(tree, file, whole)), len(rings))
    ranks |= {
        test: number
        for number, ring in reversed(list(enumerate(rings[:1] if is_known else rings)))
        for one in ring
        for test in _tests_of(tree, one)
        if not is_known or _is_new(tree, test)
    }
    near = {str(one.relative_to(tree)) for one in rings[0]}
    for test in coming:
        ranks[_as_it_is(tree, test)] = 0 if _file_of(test) in near else 1
    return _affordable(ranks)


def _affordable(ranks: dict[str, int]) -> list[list[str]]:
    """Deal the tests out to the rounds, the nearest and the quickest first."""
    rounds: list[list[str]] = [[] for _ in ROUNDS]
    spent = [0.0] * len(ROUNDS)
    for test in sorted(ranks, key=lambda test: (ranks[test], _seconds(test), test)):
        for number, enough in enumerate(ROUNDS):
            if spent[number] + _seconds(test) <= enough or not rounds[number]:
                rounds[number].append(test)
                spent[number] += _seconds(test)
                break
    return [tests for tests in rounds if tests]


def _there(tree: Path, file: Path, lines: Iterable[int]) -> list[str]:
    """The tests that come to these lines and whose file is still to be found."""
    reaching = reached.tests_that_reach(tree, file, lines)
    return [test for test in reaching if (tree / _file_of(test)).exists()]


def _users(tree: Path, file: Path, line: int) -> set[int]:
    """The lines that use what a line run on import makes: who reads the value, else what it heads."""
    module = ast.parse(_text(tree / file))
    body: set[int] = set()
    names: set[str] = set()
    for node in ast.walk(module):
        heads = [node, *getattr(node, "decorator_list", ())]
        if not hasattr(node, "lineno") or not min(one.lineno for one in heads) <= line <= node.end_lineno:
            continue
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            body = set(range(node.lineno, node.end_lineno + 1))
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names |= {one.id for target in targets for one in ast.walk(target) if isinstance(one, ast.Name)}
    spoken = {
        node.lineno
        for node in ast.walk(module)
        if {getattr(node, "id", None), getattr(node, "attr", None)} & names
        and not isinstance(node.ctx, ast.Store)
    }
    return spoken or body


@cache
def _seconds(test: str) -> float:
    """How long a test took, or all that a file or a function holds."""
    noted = reached.seconds()
    held = [noted[one] for one in _noted().get(_file_of(test), ()) if one.startswith(test)]
    return noted.get(test) or sum(held) or reached.USUAL


def _file_of(test: str) -> str:
    return test.partition("::")[0]


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
