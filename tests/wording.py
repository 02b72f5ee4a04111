"""Every string of the program that users read, in one list: `poe strings`."""

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
_CHINESE = re.compile(r"[\u3400-\u9fff]")


def spoken(file: Path) -> Iterator[tuple[int, str]]:
    """Return the Chinese strings of a source, each with its line; what documents the code is left out."""
    source = file.read_text("utf-8")
    if not _CHINESE.search(source):
        return
    tree = ast.parse(source)
    nodes = list(ast.walk(tree))
    silent = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    joined = [node for node in nodes if isinstance(node, ast.JoinedStr)]
    silent |= {id(part) for node in joined for part in node.values}
    for node in nodes:
        if isinstance(node, ast.JoinedStr):
            text = "".join(part.value if isinstance(part, ast.Constant) else "…" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
            text = node.value
        else:
            continue
        if _CHINESE.search(text):
            yield node.lineno, text


def told(content: Any) -> Iterator[str]:
    """Return the Chinese texts of a catalogue."""
    if isinstance(content, str):
        yield from [content] if _CHINESE.search(content) else []
    elif isinstance(content, dict | list):
        for part in content.values() if isinstance(content, dict) else content:
            yield from told(part)


@cache
def strings() -> tuple[tuple[str, str], ...]:
    """Return every string with its place: of the code, of the catalogues and of the help."""
    return tuple(_strings())


def _strings() -> Iterator[tuple[str, str]]:
    for file in sorted((ROOT / "lushan_desktop").rglob("*.py")):
        for line, text in spoken(file):
            yield f"{file.relative_to(ROOT).as_posix()}:{line}", text
    for file in sorted((ROOT / "resources/catalogues").rglob("*.json")):
        for text in told(json.loads(file.read_text("utf-8"))):
            yield file.relative_to(ROOT).as_posix(), text
    for file in sorted((ROOT / "resources/help").glob("*.md")):
        for line, text in enumerate(file.read_text("utf-8").splitlines(), 1):
            if text.strip():
                yield f"{file.relative_to(ROOT).as_posix()}:{line}", text


if __name__ == "__main__":
    for place, text in strings():
        print(f"{place}\t{text!r}")  # noqa: T201  # the list is what is asked for
