"""What stands beside the source: pinned lists, licences, the documents."""

import os
import re
import subprocess
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest

from lushan_desktop.cli import command

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
SEEN = {".ci", ".gitattributes", ".gitignore"}
NOT_OURS = {"build", "dist", "__pycache__"}
TEXTS = {"", ".in", ".json", ".md", ".py", ".qss", ".sh", ".toml", ".txt"}
COPYLEFT = re.compile(r"\bA?GPL")


def text_of(*parts: str) -> str:
    return ROOT.joinpath(*parts).read_text("utf-8")


def pins(name: str) -> dict[str, str]:
    """Each package of a list with its version, marker and hashes."""
    blocks = re.split(
        r"^(?=[a-z0-9])", text_of("packaging", "requirements", f"{name}.txt"), flags=re.MULTILINE
    )
    return {block.split("==")[0]: re.sub(r"\s*#.*", "", block).strip() for block in blocks if "==" in block}


def chosen(name: str) -> list[str]:
    lines = PROJECT["project"]["dependencies"]
    if name != "run":
        lines = text_of("packaging", "requirements", f"{name}.in").splitlines()
    return [match[0] for line in lines if (match := re.match(r"[A-Za-z][\w-]*", line))]


def licences() -> dict[str, str]:
    """The licence that NOTICE gives for each library."""
    return dict(re.findall(r"^([a-z0-9-]+) {2,}(\S.*)$", text_of("NOTICE"), re.MULTILINE))


def our_texts() -> Iterator[tuple[str, str]]:
    for place, folders, files in os.walk(ROOT):
        # What was built here may be whole systems, with processes that come and go.
        folders[:] = sorted(
            each for each in folders if each in SEEN or (each[0] != "." and each not in NOT_OURS)
        )
        for name in sorted(files):
            path = Path(place, name)
            if path.suffix in TEXTS and (name in SEEN or name[0] != ".") and name not in NOT_OURS:
                yield path.relative_to(ROOT).as_posix(), path.read_bytes().decode("utf-8", "replace")


# Pinned lists


def test_testing_uses_the_very_versions_that_the_program_runs_with() -> None:
    run, develop = pins("run"), pins("develop")
    assert {name: develop.get(name) for name in run} == run


@pytest.mark.parametrize("name", ["run", "develop", "uv"])
def test_every_package_is_pinned_with_hashes_and_without_an_address(name: str) -> None:
    assert all("--hash=sha256:" in block for block in pins(name).values())
    assert "://" not in text_of("packaging", "requirements", f"{name}.txt")


@pytest.mark.parametrize("name", ["run", "develop"])
def test_every_package_we_chose_is_pinned_and_explained(name: str) -> None:
    explained = text_of("CONTRIBUTING.md").lower().partition("## dependencies")[2]
    for package in chosen(name):
        assert package.lower() in pins(name)
        assert package.lower().removeprefix("pytest-") in explained


# Licences


def test_the_notice_names_every_library_the_program_runs_with() -> None:
    assert licences().keys() == pins("run").keys()


def test_no_library_leaves_us_nothing_but_a_strong_copyleft() -> None:
    for name, licence in licences().items():
        assert any(not COPYLEFT.search(choice) for choice in licence.split(" OR ")), name


@pytest.mark.parametrize("name", sorted(licences()))
def test_the_notice_says_what_the_library_says(name: str) -> None:
    try:
        said = metadata(name)
    except PackageNotFoundError:  # belongs to another system
        assert ";" in pins("run")[name].splitlines()[0]
        return
    expression = said.get("License-Expression") or said.get("License") or ""
    assert licences()[name] == expression or not COPYLEFT.search(
        expression.splitlines()[0] if expression else ""
    )


# Documents


def test_the_readme_opens_with_the_two_commands() -> None:
    opening = text_of("README.md").splitlines()[:8]
    assert any(line.startswith("sh packaging/run.sh demo") for line in opening)
    assert any(line.startswith("sh packaging/test.sh") for line in opening)


@pytest.mark.parametrize("name", sorted(command.commands))
def test_the_readme_shows_every_command(name: str) -> None:
    assert f"`… {name}" in text_of("README.md")


def test_the_documents_name_only_files_that_exist() -> None:
    named = re.findall(
        r"`((?:packaging|tests|resources|lushan_desktop)/[\w./-]+)`",
        text_of("README.md") + text_of("CONTRIBUTING.md"),
    )
    linked = re.findall(r"\]\(([\w./-]+)\)", text_of("README.md"))
    assert not [place for place in (*named, *linked) if not (ROOT / place).exists()]


def test_every_task_can_be_found_in_the_guide() -> None:
    tasks = {name for name in PROJECT["tool"]["poe"]["tasks"] if not name.startswith("_")}
    assert not [name for name in tasks if not re.search(rf"\b{name}\b", text_of("CONTRIBUTING.md"))]


def test_nothing_tells_of_the_machine_it_was_written_on() -> None:
    folders = "|".join(f"/{folder}/" for folder in ("work", "root", "home"))
    places = rf"{folders}|pkg[.]dev|artif[a]ctory|localhost:\d"
    assert not [name for name, text in our_texts() if re.search(places, text)]


@pytest.mark.parametrize("script", ["run.sh", "test.sh", "environment.sh"])
def test_the_scripts_are_plain_shell(script: str) -> None:
    checked = subprocess.run(
        ["sh", "-n", f"packaging/{script}"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stderr
    assert not re.search(r"\[\[|\bfunction |\blocal ", text_of("packaging", script))
