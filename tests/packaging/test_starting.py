"""run.sh and test.sh in a tree of their own, whose lists of packages are empty: no network is needed."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = """
import os, sys
print("started", os.getcwd(), sys.argv[1:])
"""


UV = """#!/bin/sh
exit 0
"""
"""As far as these lists go: to install nothing, pip needs two seconds."""


class Tree:
    """A source tree with the two scripts and a program that says how it was started."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.tools = folder.parent / "tools"
        """Where a machine that has uv keeps it; the first start is that of one without."""
        self.environment = folder / ".venv"

    @classmethod
    def planted(cls, folder: Path) -> "Tree":
        """Return a tree with all that the scripts need, before its first start."""
        requirements = folder / "packaging" / "requirements"
        requirements.mkdir(parents=True)
        for name in ("run", "develop", "uv"):
            (requirements / f"{name}.txt").write_text("# nothing\n", "utf-8")
        for script in ("environment.sh", "run.sh", "test.sh"):
            shutil.copy(ROOT / "packaging" / script, folder / "packaging" / script)
        for package, text in (("lushan_desktop", PROGRAM), ("pytest", PROGRAM)):
            (folder / package).mkdir()
            (folder / package / "__main__.py").write_text(text, "utf-8")
        return cls(folder)

    def begin(
        self, *arguments: str, script: str = "run.sh", cwd: Path | None = None
    ) -> subprocess.Popen[str]:
        command = ["sh", str(self.folder / "packaging" / script), *arguments]
        return subprocess.Popen(
            command,
            cwd=cwd or self.folder,
            env={**os.environ, "PATH": f"{self.tools}:{os.environ['PATH']}"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def start(self, *arguments: str, script: str = "run.sh", cwd: Path | None = None) -> str:
        """What the script wrote on stderr; what the program printed is kept in `printed`."""
        started = self.begin(*arguments, script=script, cwd=cwd)
        self.printed, self.said = started.communicate(timeout=120)
        assert started.returncode == 0, self.said
        return self.said


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """A tree that was started once; setting it up takes seconds, putting it back takes none."""
    made = Tree.planted(tmp_path_factory.mktemp("starting") / "法治 创建")
    made.start("demo", "--no-window", "张三 李四", cwd=made.folder.parent)
    made.first = made.printed, made.said
    shutil.copytree(made.folder, made.folder.with_name("kept"), symlinks=True)
    made.tools.mkdir()
    (made.tools / "uv").write_text(UV, "utf-8")
    (made.tools / "uv").chmod(0o755)
    return made


@pytest.fixture
def tree(prepared: Tree) -> Tree:
    """The tree as its first start left it."""
    shutil.rmtree(prepared.folder, ignore_errors=True)
    shutil.copytree(prepared.folder.with_name("kept"), prepared.folder, symlinks=True)
    return prepared


def test_the_program_starts_where_the_user_is_with_the_users_words(prepared: Tree) -> None:
    printed, said = prepared.first
    words = ["demo", "--no-window", "张三 李四"]

    assert printed.startswith(f"started {prepared.folder.parent} {words}\n")
    assert "运行环境已就绪。" in said


def test_the_second_start_prepares_nothing(tree: Tree) -> None:
    assert tree.start("reports") == ""
    assert "['reports']" in tree.printed


def test_testing_widens_what_the_program_alone_had_set_up_and_leaves_it_so(
    tree: Tree, tmp_path: Path
) -> None:
    assert "运行环境已就绪。" in tree.start("tests/paper", "-k", "grid", script="test.sh", cwd=tmp_path)

    assert tree.printed.startswith(f"started {tree.folder} ")
    assert "'tests/paper', '-k', 'grid'" in tree.printed
    compiled = (
        tree.folder / "lushan_desktop" / "__pycache__"
    )  # not by a start: Python compiles what that imports
    assert len(list(compiled.glob("__main__.*.pyc"))) == 1
    assert tree.start() == ""
    assert (tree.environment / "stamp").read_text("utf-8").startswith("develop ")
    assert tree.start(script="test.sh") == ""
    assert "'--hypothesis-profile=ci'" in tree.printed


def test_new_pins_are_installed_at_the_next_start(tree: Tree) -> None:
    (tree.folder / "packaging" / "requirements" / "run.txt").write_text("# other pins\n", "utf-8")

    assert "正在安装 Python 组件" in tree.start()


def interrupted(tree: Tree) -> None:
    (tree.environment / "unfinished").touch()


def without_python(tree: Tree) -> None:
    (tree.environment / "bin" / "python").unlink()


def with_an_empty_configuration(tree: Tree) -> None:
    (tree.environment / "pyvenv.cfg").write_text("", "utf-8")


def replaced_by_a_file(tree: Tree) -> None:
    shutil.rmtree(tree.environment)
    tree.environment.write_text("", "utf-8")


def with_a_package_removed(tree: Tree) -> None:
    stamp = tree.environment / "stamp"
    wanted, pins, count, *place = stamp.read_text("utf-8").split(" ")
    stamp.write_text(" ".join([wanted, pins, str(int(count) + 1), *place]), "utf-8")


RARER = (with_an_empty_configuration, with_a_package_removed, replaced_by_a_file)
"""Each environment that is made anew costs a second."""


@pytest.mark.parametrize(
    "damage",
    [
        interrupted,
        without_python,
        *(pytest.param(each, marks=pytest.mark.slow) for each in RARER),
    ],
)
def test_a_broken_environment_is_made_anew(tree: Tree, damage: Callable[[Tree], None]) -> None:
    damage(tree)

    assert "正在重建" in tree.start()
    assert tree.start() == ""


def test_a_tree_that_was_moved_gets_an_environment_of_its_own(tree: Tree) -> None:
    moved = Tree(tree.folder.rename(tree.folder.with_name("别处")))

    assert "正在重建" in moved.start()
    assert moved.start() == ""


def test_two_starts_at_once_prepare_one_after_the_other(tree: Tree) -> None:
    shutil.rmtree(tree.environment)

    both = [tree.begin("one"), tree.begin("two")]

    said = [started.communicate(timeout=120)[1] for started in both]

    assert [started.returncode for started in both] == [0, 0]
    assert "".join(said).count("运行环境已就绪。") == 1
