"""Lays out the program as it is installed: source, resources, libraries without what it never asks for.

python packaging/tree.py TARGET --source TREE --libraries FOLDER --program FOLDER
python packaging/tree.py python FOLDER
python packaging/tree.py version TREE
"""

import argparse
import re
import shutil
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path

KEPT = tomllib.loads(Path(__file__).with_name("kept.toml").read_text("utf-8"))
SHIPPED = ("lushan_desktop", "resources", "NOTICE", "LICENSE")
QT = "PySide6"


def version(source: Path) -> str:
    """The version of a source tree, from the one file that holds it."""
    text = (source / "lushan_desktop" / "__init__.py").read_text("utf-8")
    found = re.search(r'^__version__ = "([^"]+)"$', text, re.MULTILINE)
    if not found:
        raise SystemExit("lushan_desktop/__init__.py names no version")
    return found[1]


def lay_out(source: Path, program: Path) -> None:
    """Copy what is ours."""
    program.mkdir(parents=True, exist_ok=True)
    for name in SHIPPED:
        if (source / name).is_dir():
            shutil.copytree(source / name, program / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(source / name, program / name)


def trim(libraries: Path, target: str) -> None:
    """Take away what the program never asks for."""
    _remove(libraries, KEPT["dropped"]["libraries"])
    qt = libraries / QT
    for path in sorted(qt.rglob("*"), reverse=True):
        name = path.relative_to(qt).as_posix()
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif not keeps(name, target):
            path.unlink()


def keeps(name: str, target: str) -> bool:
    """Whether a file of PySide6, by its path inside it, is one the program needs."""
    qt = KEPT["qt"]
    inner = name.removeprefix("Qt/")
    if inner.startswith("plugins/"):
        return inner.removeprefix("plugins/").split(".")[0] in qt[f"{target}_plugins"]
    if inner.startswith("translations/"):
        return inner.removeprefix("translations/") in qt["translations"]
    if "/" in inner and not inner.startswith(("lib/", "support/")):
        return False
    if named := re.match(r"Qt(\w+)\.(?:pyd|abi3\.so)$", inner):
        return named[1] in qt["modules"]
    if named := re.match(r"(?:lib/libQt6|Qt6)(\w+)\.(?:dll|so)", inner):
        return named[1] in qt["modules"] + qt[f"{target}_libraries"]
    return bool(
        re.search(r"\.py$|^(lib/lib(icu|pyside6\.)|libpyside6\.|pyside6\.|msvcp|vcruntime|concrt)", inner)
    )


def trim_python(standard: Path) -> None:
    """Take away what of Python itself is only for those who program."""
    _remove(standard, KEPT["dropped"]["python"])


def _remove(folder: Path, patterns: Iterable[str]) -> None:
    for pattern in patterns:
        for path in list(folder.glob(pattern)):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()


def main() -> None:
    commands = argparse.ArgumentParser()
    which = commands.add_subparsers(dest="what", required=True)
    for target in ("windows", "debian"):
        one = which.add_parser(target)
        for name in ("source", "libraries", "program"):
            one.add_argument(f"--{name}", type=Path, required=True)
    for name in ("python", "version"):
        which.add_parser(name).add_argument("folder", type=Path)
    given = commands.parse_args()
    if given.what == "version":
        print(version(given.folder))
    elif given.what == "python":
        trim_python(given.folder)
    else:
        lay_out(given.source, given.program)
        trim(given.libraries, given.what)


if __name__ == "__main__":
    sys.exit(main())
