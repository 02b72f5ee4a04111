"""Breaks lines of the program one at a time and runs the tests that could tell: `poe mutants --lines 200`.

The lines are drawn by a seed, from below `ui` and from `ui` in turn, and broken by an operator of Cosmic Ray
in a copy of the tree. What no test tells, the survivors, is printed with its difference.
"""

import argparse
import ast
import compileall
import random
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cosmic_ray.ast import ast_nodes, get_ast_from_path
from cosmic_ray.mutating import mutate_and_test, mutate_code
from cosmic_ray.plugins import get_operator, operator_names
from cosmic_ray.testing import run_tests
from cosmic_ray.work_item import MutationSpec, TestOutcome

from tests.nearest import PROGRAM, is_ui, rounds_for

ROOT = Path(__file__).parents[1]
COPIED = (PROGRAM, "resources", "tests", "packaging", "pyproject.toml", "NOTICE", "README.md")
PARTS = ("below", "ui")
PATIENCE = 900
"""Seconds for one run of tests; a mutant that takes longer is one that never ends."""
SAME = re.compile(r"_Is(Not)?$|_Is(Not)?_")
"""Operators that trade equality for identity: for small values and words of the source both are one."""
OPERATORS = tuple(
    name
    for name in operator_names()
    if not SAME.search(name) and "NoOp" not in name and not get_operator(name).arguments()
)
LOOKED_AT = ("ledger_width", "half", "widths", "weights")
"""Widths, those of a Column too, and halves of boxes: seen in `poe shots` and `poe papers`."""
SHARING = ("row", "column", "show_items", "add")
"""What shares the room of a window out by weights: looked at there, too."""
GUARDS = ("strict",)
"""Arguments that refuse what does not come about: without them nothing is done otherwise."""
FAILED = re.compile(r"^(?:FAILED|ERROR) (tests/\S+\.py(?:::\S+)?)", re.MULTILINE)


@dataclass(frozen=True)
class Verdict:
    """What became of one broken line."""

    part: str
    place: str
    word: str
    """caught, survived, endless, or void where the tests fail without it too."""
    told: str = ""
    """The difference, the test that failed, or what pytest said."""


def main(arguments: list[str]) -> int:
    """Break lines until so many have been judged; returns 0 whatever survives."""
    wanted = _wanted(arguments)
    verdicts: list[Verdict] = []
    known: dict[str, bool] = {}
    with tempfile.TemporaryDirectory(prefix="mutants-") as place:
        tree = Path(place)
        _copy(tree)
        _compile(tree)
        dice = {part: random.Random(f"{wanted.seed} {part}") for part in PARTS}
        parts = (wanted.part,) if wanted.part else PARTS
        while sum(verdict.word != "void" for verdict in verdicts) < wanted.lines:
            part = parts[len(verdicts) % len(parts)]
            verdict = judge(tree, part, drawn(tree, part, dice[part]), known)
            verdicts.append(verdict)
            print(f"{verdict.word:9}{verdict.place}", flush=True)
            print(verdict.told, flush=True)
    for part in parts:
        print(summary(part, [verdict for verdict in verdicts if verdict.part == part]))
    return 0


def _wanted(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="poe mutants", description=__doc__)
    parser.add_argument("--lines", type=int, default=200, help="how many lines are broken (200)")
    parser.add_argument("--seed", type=int, default=1, help="which lines are drawn (1)")
    parser.add_argument("--part", choices=PARTS, default="", help="only below ui, or only ui")
    return parser.parse_args(arguments)


def _copy(tree: Path) -> None:
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, tree / name)


def _compile(tree: Path) -> None:
    """Compile it all, tests as pytest rewrites them: nothing is written while a line is broken."""
    compileall.compile_dir(tree / PROGRAM, quiet=2)
    words = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider", "tests"]
    subprocess.run(words, cwd=tree, stdout=subprocess.DEVNULL, check=False)


def drawn(tree: Path, part: str, dice: random.Random) -> MutationSpec:
    """Some way to break some line of this part, each line as likely as any other."""
    while True:
        file, line = dice.choice(_lines(tree, part))
        places = sorted(_breaks(file, line))
        if places and "frozen=True" not in _text(file).split("\n")[line - 1]:
            # First where, then how: one operator between two values is traded for a dozen others.
            start, end = dice.choice(sorted({(start, end) for start, end, _ in places}))
            name = dice.choice([name for one, other, name in places if (one, other) == (start, end)])
            number = _occurrence(file, name, start, end)
            broken = _broken(file, name, number)
            if broken not in (None, _text(file)) and _can_be_read(broken):
                return MutationSpec(file, name, number, start, end)


def _broken(file: Path, name: str, number: int) -> str | None:
    """The text with its line broken; None where the operator knows no dotted name of an exception."""
    try:
        return mutate_code(_text(file), get_operator(name)(), number)
    except AttributeError:
        return None


def _can_be_read(source: str) -> bool:
    try:
        return bool(ast.parse(source))
    except SyntaxError:
        return False


@cache
def _text(file: Path) -> str:
    return file.read_text("utf-8")


@cache
def _lines(tree: Path, part: str) -> list[tuple[Path, int]]:
    """Every line of the functions and values of this part."""
    found = []
    for file in sorted((tree / PROGRAM).rglob("*.py")):
        if is_ui(file.relative_to(tree)) == (part == "ui") and "versions" not in file.parts:
            found += [(file, line) for line in range(1, _text(file).count("\n") + 1)]
    return found


@cache
def _nodes(file: Path) -> tuple:
    return tuple(ast_nodes(get_ast_from_path(file)))


def _breaks(file: Path, line: int) -> Iterator[tuple]:
    """Where and by which operators a line can be broken so that something else is done."""
    silent = _silent(file)
    for node in _nodes(file):
        if node.start_pos[0] <= line <= node.end_pos[0]:
            for name in OPERATORS:
                for start, end in _positions(name, node):
                    if start[0] == line and not any(one <= start < other for one, other in silent):
                        yield start, end, name


def _positions(name: str, node) -> list[tuple]:
    return list(get_operator(name)().mutation_positions(node))


def _occurrence(file: Path, name: str, start: tuple, end: tuple) -> int:
    places = [place for node in _nodes(file) for place in _positions(name, node)]
    return places.index((start, end))


@cache
def _silent(file: Path) -> list[tuple]:
    """From where to where a file says of what type something is, how it looks, or what never comes about."""
    lines = _text(file).split("\n")
    return [_span(lines, one) for node in ast.walk(ast.parse(_text(file))) for one in _unheard(node)]


def _unheard(node: ast.AST) -> Iterator[ast.AST]:
    yield from (said for name in ("annotation", "returns") if (said := getattr(node, name, None)) is not None)
    match node:
        case ast.keyword() if node.arg in (*LOOKED_AT, *GUARDS):
            yield node
        case ast.Call() if ast.unparse(node.func) == "Column":
            yield from (one for one in node.args[1:3] if isinstance(one, ast.Constant))
        case ast.Call() if ast.unparse(node.func).rpartition(".")[2] in SHARING:
            yield from (one.elts[1] for one in node.args if isinstance(one, ast.Tuple) and len(one.elts) == 2)
        case ast.If() if ast.unparse(node.test) == "TYPE_CHECKING":
            yield node
        case ast.arguments():
            named = [*node.posonlyargs, *node.args]
            given = zip(named[len(named) - len(node.defaults) :], node.defaults, strict=True)
            yield from (default for name, default in given if name.arg.startswith("_"))


def _span(lines: list[str], node: ast.AST) -> tuple:
    """Where a node begins and ends in characters: `ast` counts bytes, of which a Chinese one has three."""
    ends = ((node.lineno, node.col_offset), (node.end_lineno, node.end_col_offset))
    return tuple((line, len(lines[line - 1].encode()[:column].decode())) for line, column in ends)


def judge(tree: Path, part: str, mutation: MutationSpec, known: dict[str, bool]) -> Verdict:
    """Run the tests that could tell, round after round until one of them tells."""
    file, line = Path(mutation.module_path).relative_to(tree), mutation.start_pos[0]
    verdict = Verdict(part, f"{file}:{line}", "void", "no test")
    for tests in rounds_for(tree, file, line):
        verdict = Verdict(part, verdict.place, *_judged(tree, tests, mutation, known))
        if verdict.word != "survived":
            break
    return verdict


def _judged(tree: Path, tests: list[str], mutation: MutationSpec, known: dict[str, bool]) -> tuple[str, str]:
    """What these tests say of a broken line; but none of them that fails where nothing is broken."""
    while True:
        unsound = [test for test, holds in known.items() if not holds]
        result = mutate_and_test([mutation], _command(tree, tests, unsound), PATIENCE)
        if result.test_outcome == TestOutcome.SURVIVED:
            return "survived", result.diff
        if "timeout" in result.output[:20]:
            return "endless", result.diff
        first = FAILED.search(result.output)
        if first is None or first[1] in unsound:
            return "void", result.output
        if first[1] not in known:
            known[first[1]] = run_tests(_command(tree, [first[1]]), PATIENCE)[0] == TestOutcome.SURVIVED
        if known[first[1]]:
            return "caught", first[1]


def _command(tree: Path, tests: list[str], unsound: Iterable[str] = ()) -> str:
    options = "-q -x -n 0 -p no:cacheprovider --benchmark-disable --hypothesis-profile=ci --tb=no"
    wanted = [*tests, *(f"--deselect={test}" for test in unsound)]
    (tree / "tests.txt").write_text("\n".join(wanted), "utf-8")
    words = [sys.executable, "-m", "pytest", *options.split(), "@tests.txt"]
    return f"sh -c {shlex.quote(f'cd {tree} && exec {shlex.join(words)}')}"


def summary(part: str, verdicts: list[Verdict]) -> str:
    """How many of the lines of a part were caught."""
    counted = [verdict.word for verdict in verdicts if verdict.word != "void"]
    caught = len(counted) - counted.count("survived")
    share = f"{caught / len(counted):.0%}" if counted else "–"
    return f"{part}: {caught} of {len(counted)} caught, {share}; endless {counted.count('endless')}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
