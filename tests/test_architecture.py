"""The shape of the source, kept by a machine: who may import whom, how long things get, their names."""

import ast
import itertools
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from lushan_desktop.base.lazy import LazySequence

ROOT = Path(__file__).parents[1]
PROGRAM = sorted((ROOT / "lushan_desktop").rglob("*.py"))
SOURCES = [*PROGRAM, *sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / "packaging").rglob("*.py"))]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
LAYERS = next(contract["layers"] for contract in CONTRACTS if contract["type"] == "layers")
LEVEL = {name.strip("() "): level for level, layer in enumerate(LAYERS) for name in layer.split("|")}
REGISTRIES = {
    "lushan_desktop.domain.records": "RECORD_TYPES",
    "lushan_desktop.reports": "REPORTS",
    "lushan_desktop.ui.modules": "MODULES",
}
NAMED_BEFOREHAND = {
    "lushan_desktop/ui/session.py": "what the pages will need, imported while nobody waits",
    "lushan_desktop/ui/modules/settings/settings_page.py": "the folder of the panels that its table names",
}
"""Files that name modules as text without being a registry, and why; nothing is called by such a name."""
LOADED_AS_A_WHOLE = {"fonts", "catalogues", "sample", "help", "theme"}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def text_of(path: Path) -> str:
    return path.read_text("utf-8")


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(text_of(path), name_of(path))


@cache
def definitions() -> tuple[tuple[str, ast.AST], ...]:
    """Where and what, for every function and class of the sources."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return tuple(
        (f"{name_of(path)}:{node.lineno}", node)
        for path in SOURCES
        for node in statements(tree_of(path))
        if isinstance(node, kinds)
    )


def statements(node: ast.AST) -> Iterator[ast.AST]:
    """Everything that is no part of an expression, which most of a tree is."""
    for name in ("body", "orelse", "finalbody", "handlers", "cases"):
        inside = getattr(node, name, ())
        for each in inside if isinstance(inside, list) else ():
            yield each
            yield from statements(each)


def nodes(*kinds: type[ast.AST]) -> Iterator[tuple[str, ast.AST]]:
    """The definitions of these kinds."""
    return ((where, node) for where, node in definitions() if isinstance(node, kinds))


def longer_than(limit: int, *kinds: type[ast.AST]) -> dict[str, int]:
    sizes = {where: node.end_lineno - node.lineno + 1 for where, node in nodes(*kinds)}
    return {where: size for where, size in sizes.items() if size > limit}


# Size and shape


def test_files_stay_short() -> None:
    long = {name_of(path): n for path in SOURCES if (n := len(text_of(path).splitlines())) > 400}
    assert not long


def test_functions_stay_short() -> None:
    assert not longer_than(40, ast.FunctionDef, ast.AsyncFunctionDef)


def test_classes_stay_short() -> None:
    assert not longer_than(250, ast.ClassDef)


def test_functions_ask_for_at_most_five_things_by_position() -> None:
    many = {}
    for where, node in nodes(ast.FunctionDef, ast.AsyncFunctionDef):
        asked = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args)]
        asked = [argument for argument in asked if argument not in ("self", "cls")]
        if len(asked) > 5 and not where.startswith("tests/"):
            many[f"{where} {node.name}"] = len(asked)
    assert not many


def test_nothing_is_called_after_what_it_is_not() -> None:
    vague = re.compile(r"(^|_)(utils?|helpers?|common|managers?|handlers?|misc)(_|$)")
    places = {part for path in SOURCES for part in path.relative_to(ROOT).with_suffix("").parts}
    classes = {re.sub(r"(?<!^)(?=[A-Z])", "_", node.name).lower() for _, node in nodes(ast.ClassDef)}
    assert not {name for name in places | classes if vague.search(name)}


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        name_of(path) for path in SOURCES if text_of(path).strip() and not ast.get_docstring(tree_of(path))
    ]
    silent += [name_of(path) for path in PROGRAM if not text_of(path).strip()]
    assert not silent


def test_nothing_is_left_for_later() -> None:
    marks = re.compile(
        r"\bTOD[O]|\bFIXM[E]|\bXX[X]\b|raise NotImplemented[E]rror|\bxfail[(]|\b(mark|pytest)[.]skip"
    )
    assert not [name_of(path) for path in SOURCES if marks.search(text_of(path))]


def test_what_silences_a_checker_says_why() -> None:
    silenced = re.compile(r"# (?:type: ignore|noqa)(?:\[[\w-]++\]|: \w++)?+(?! - \w|  # \w)")
    assert not [name_of(path) for path in SOURCES if silenced.search(text_of(path))]


# Imports


def test_imports_stand_at_the_top_of_a_file_or_of_the_function_that_needs_what_is_heavy() -> None:
    imports = ast.Import | ast.ImportFrom
    hidden = []
    for where, function in nodes(ast.FunctionDef, ast.AsyncFunctionDef):
        body = function.body[1:] if ast.get_docstring(function) else function.body
        seen = {id(node) for node in itertools.takewhile(lambda node: isinstance(node, imports), body)}
        inner = [node for node in ast.walk(function) if isinstance(node, imports) and id(node) not in seen]
        hidden += [f"{where} line {node.lineno}" for node in inner]
    assert not hidden


def test_tables_read_their_annotations_as_they_are() -> None:
    deferred = re.compile(r"^from __future__ import annotations", re.MULTILINE)
    assert not [
        name_of(path) for path in SOURCES if "table=True" in text_of(path) and deferred.search(text_of(path))
    ]


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    code = "from importlinter import cli; raise SystemExit(cli.lint_imports(no_cache=True, no_logo=True))"
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_who_imports_whom_obeys_the_contracts() -> None:
    checked = lint_imports(ROOT)
    assert checked.returncode == 0, checked.stdout


WRONG = (
    ("base.text", "import lushan_desktop.domain", "Packages import downwards"),
    ("storage.store", "import lushan_desktop.services", "Packages import downwards"),
    ("services.records", "from PySide6.QtCore import QObject", "Qt is seen by the window"),
    ("reports.ledger", "import reportlab.pdfgen.canvas", "Paper alone sets and binds"),
    ("services.preview", "import pypdfium2", "PDF and Word files are read by"),
    ("domain.record", "import sqlite3", "Storage alone drives SQLite"),
    ("ui.window", "import lushan_desktop.storage", "The window reaches the office through services"),
    ("ui.palette", "from sqlalchemy import select", "The window reaches the office through services"),
    ("ui.modules.meetings", "import lushan_desktop.ui.modules.home", "Modules of the rail do not know"),
    ("services.meetings", "import lushan_desktop.reports.titles", "A room knows its own name"),
)
"""Modules of a tree of their own, the import that each must not have, and the contract that says so."""


def test_the_contracts_notice(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(text_of(ROOT / "pyproject.toml"), "utf-8")
    packages = (
        "cli",
        "checks",
        "ui",
        "ui/modules",
        "ui/modules/home",
        "services",
        "reports",
        "reports/titles",
        "intake",
        "exchange",
        "storage",
        "paper",
        "domain",
        "base",
    )
    for package in ("", *packages):
        (tmp_path / "lushan_desktop" / package).mkdir()
        (tmp_path / "lushan_desktop" / package / "__init__.py").touch()
    for module_beside in ("__main__", "app"):
        (tmp_path / "lushan_desktop" / f"{module_beside}.py").touch()
    kept = lint_imports(tmp_path)
    for module, line, _ in WRONG:
        (tmp_path / "lushan_desktop" / f"{module.replace('.', '/')}.py").write_text(f"{line}\n", "utf-8")

    found = lint_imports(tmp_path)

    assert kept.returncode == 0, kept.stdout
    assert found.returncode == 1
    told = dict(re.findall(r"^([A-Z].+)\n-+\n\n((?:.+\n|\n(?![A-Z].+\n-))+)", found.stdout, re.MULTILINE))
    for module, line, broken in WRONG:
        assert re.search(rf"{broken}.* BROKEN", found.stdout)
        (said,) = (text for name, text in told.items() if name.startswith(broken))
        ours, _, package = line.split()[1].partition("lushan_desktop.")
        target = package or ours.partition(".")[0]
        assert re.search(rf"\b{module} -> (lushan_desktop\.)?{target}\b", said), (module, said)


def test_the_window_is_kept_from_every_package_that_works_for_services() -> None:
    contract = next(contract for contract in CONTRACTS if contract["name"].startswith("The window reaches"))
    below = {
        name
        for name in ("storage", "exchange", "intake", "paper")
        if (ROOT / "lushan_desktop" / name).is_dir()
    }
    assert {f"lushan_desktop.{name}" for name in below} <= set(contract["forbidden_modules"])


@cache
def lazy_paths() -> tuple[tuple[str, str], ...]:
    """Every dotted path that the program names as text: the file, the path."""
    dotted = re.compile(r"lushan_desktop(\.\w+)+(:\w+)?")
    return tuple(
        (name_of(path), node.value)
        for path in PROGRAM
        if "lushan_desktop" in text_of(path)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and dotted.fullmatch(node.value)
    )


def layer_of(dotted: str) -> str:
    return dotted.split(":")[0].split(".")[1]


def test_what_is_named_as_text_obeys_the_layers_too() -> None:
    wrong = []
    for file, target in lazy_paths():
        importer, imported = Path(file).with_suffix("").parts[1], layer_of(target)
        hidden_from_ui = importer == "ui" and imported in ("storage", "exchange", "intake", "paper")
        if hidden_from_ui or (importer != imported and LEVEL[importer] >= LEVEL[imported]):
            wrong.append(f"{file} names {target}")
    assert not wrong


def test_what_is_named_as_text_exists() -> None:
    missing = []
    for file, target in lazy_paths():
        module, _, name = target.partition(":")
        try:
            exists = not name or hasattr(import_module(module), name)
        except ImportError:
            exists = False
        if not exists:
            missing.append(f"{file} names {target}")
    assert not missing


def test_only_registries_name_modules_as_text() -> None:
    registries = {f"{name.replace('.', '/')}.py" for name in REGISTRIES}
    registries |= {f"{name.replace('.', '/')}/__init__.py" for name in REGISTRIES}
    elsewhere = {file for file, _ in lazy_paths()} - registries
    assert elsewhere == set(NAMED_BEFOREHAND)


def test_nothing_is_taken_out_of_a_module_by_a_word() -> None:
    """Neither mypy nor a rename sees what `getattr(module, "name")` means."""
    blind = []
    for path in PROGRAM:
        tree = tree_of(path)
        imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
        modules = {
            alias.asname or alias.name
            for node in imports
            for alias in node.names
            if (ROOT / str(node.module).replace(".", "/") / alias.name).with_suffix(".py").exists()
        }
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args]
        taken = [node for node in calls if ast.unparse(node.func) == "getattr"]
        blind += [f"{name_of(path)}:{node.lineno}" for node in taken if ast.unparse(node.args[0]) in modules]
    assert not blind


@pytest.mark.parametrize("module", REGISTRIES)
def test_a_registry_calls_its_members_by_their_keys(module: str) -> None:
    registry = getattr(import_module(module), REGISTRIES[module])
    keys = [member.key for member in registry]

    assert len(set(keys)) == len(keys)
    assert not isinstance(registry, LazySequence) or keys == list(registry.keys)


# Resources


def test_no_resource_is_an_orphan() -> None:
    words = "\n".join(text_of(path) for path in PROGRAM)
    files = [path for path in (ROOT / "resources").rglob("*") if path.is_file()]
    alone = [path for path in files if path.relative_to(ROOT / "resources").parts[0] not in LOADED_AS_A_WHOLE]
    assert not [name_of(path) for path in alone if path.stem not in words]
