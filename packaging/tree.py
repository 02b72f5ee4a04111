"""Lays out the program as it is installed: source, resources, libraries without what it never asks for.

python packaging/tree.py TARGET --source TREE --libraries FOLDER --program FOLDER
python packaging/tree.py python FOLDER | zip FILE
python packaging/tree.py version TREE
python packaging/tree.py inputs windows | debian TREE
"""

import argparse
import hashlib
import re
import shutil
import sys
import tempfile
import tomllib
import zipfile
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


def inputs(target: str, source: Path) -> str:
    """The sum of all that the installer of a source tree is made of; with another one it is out of date."""
    packaging = Path(__file__).parent
    made_by = ["installers.sh", "roots.sh", "tree.py", "kept.toml", "icon.py", target]
    pinned = source / "packaging" / "requirements" / "run.txt"
    return content_of([*(source / name for name in SHIPPED), pinned, *(packaging / name for name in made_by)])


def content_of(places: Iterable[Path]) -> str:
    """The sum of these files and of all files in these folders with their names, but for byte code."""
    whole = hashlib.sha256()
    for place in places:
        for file in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if file.is_file() and "__pycache__" not in file.parts:
                whole.update(f"{file.relative_to(place)}\n".encode())
                with file.open("rb") as stream:
                    whole.update(hashlib.file_digest(stream, "sha256").digest())
    return whole.hexdigest()


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


def repack(archive: Path) -> None:
    """The standard library of Windows, trimmed and stored as it is: the installer compresses it better."""
    with tempfile.TemporaryDirectory() as folder:
        inside = Path(folder)
        with zipfile.ZipFile(archive) as packed:
            packed.extractall(inside)
        trim_python(inside)
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as stored:
            for file in sorted(each for each in inside.rglob("*") if each.is_file()):
                # Without a time of its own: the first that such an archive can tell.
                name = zipfile.ZipInfo(file.relative_to(inside).as_posix())
                stored.writestr(name, file.read_bytes())


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
    for name in ("python", "zip", "version", "inputs"):
        one = which.add_parser(name)
        if name == "inputs":
            one.add_argument("target", choices=("windows", "debian"))
        one.add_argument("folder", type=Path)
    given = commands.parse_args()
    if given.what == "version":
        print(version(given.folder))
    elif given.what == "inputs":
        print(inputs(given.target, given.folder))
    elif given.what == "python":
        trim_python(given.folder)
    elif given.what == "zip":
        repack(given.folder)
    else:
        lay_out(given.source, given.program)
        trim(given.libraries, given.what)


if __name__ == "__main__":
    sys.exit(main())
