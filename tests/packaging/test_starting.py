"""run.sh and test.sh in a tree of their own, whose lists of packages are empty: no network is needed."""

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


class Tree:
    """A source tree with the two scripts and a program that says how it was started."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = folder / ".venv"
        requirements = folder / "packaging" / "requirements"
        requirements.mkdir(parents=True)
        for name in ("run", "develop", "uv"):
            (requirements / f"{name}.txt").write_text("# nothing\n", "utf-8")
        for script in ("environment.sh", "run.sh", "test.sh"):
            shutil.copy(ROOT / "packaging" / script, folder / "packaging" / script)
        for package, text in (("lushan_desktop", PROGRAM), ("pytest", PROGRAM)):
            (folder / package).mkdir()
            (folder / package / "__main__.py").write_text(text, "utf-8")

    def begin(
        self, *arguments: str, script: str = "run.sh", cwd: Path | None = None
    ) -> subprocess.Popen[str]:
        command = ["sh", str(self.folder / "packaging" / script), *arguments]
        return subprocess.Popen(
            command, cwd=cwd or self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def start(self, *arguments: str, script: str = "run.sh", cwd: Path | None = None) -> str:
        """What the script wrote on stderr; what the program printed is kept in `printed`."""
        started = self.begin(*arguments, script=script, cwd=cwd)
        self.printed, said = started.communicate(timeout=120)
        assert started.returncode == 0, said
        return said


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return Tree(tmp_path / "法治 创建")


def test_the_program_starts_where_the_user_is_with_the_users_words(tree: Tree, tmp_path: Path) -> None:
    said = tree.start("demo", "--no-window", "张三 李四", cwd=tmp_path)

    assert tree.printed.startswith(f"started {tmp_path} {['demo', '--no-window', '张三 李四']}\n")
    assert "运行环境已就绪。" in said


def test_what_it_is_started_with_is_compiled_when_it_is_installed(tree: Tree) -> None:
    tree.start(script="test.sh")  # not the program: Python itself compiles what that imports

    compiled = tree.folder / "lushan_desktop" / "__pycache__"
    assert len(list(compiled.glob("__main__.*.pyc"))) == 1


def test_the_second_start_prepares_nothing(tree: Tree) -> None:
    tree.start()

    assert tree.start("reports") == ""
    assert "['reports']" in tree.printed


def test_the_tests_run_in_the_source_tree(tree: Tree, tmp_path: Path) -> None:
    tree.start("tests/paper", "-k", "grid", script="test.sh", cwd=tmp_path)

    assert tree.printed.startswith(f"started {tree.folder} ")
    assert "'tests/paper', '-k', 'grid'" in tree.printed


def test_all_tests_run_with_the_same_examples_every_time(tree: Tree) -> None:
    tree.start(script="test.sh")

    assert "'--hypothesis-profile=ci'" in tree.printed


def test_starting_the_program_leaves_the_tools_for_testing_in_place(tree: Tree) -> None:
    tree.start(script="test.sh")

    assert tree.start() == ""
    assert (tree.environment / "stamp").read_text("utf-8").startswith("develop ")


def test_testing_widens_what_the_program_alone_had_set_up(tree: Tree) -> None:
    tree.start()

    assert "运行环境已就绪。" in tree.start(script="test.sh")


def test_new_pins_are_installed_at_the_next_start(tree: Tree) -> None:
    tree.start()
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
    site_packages = next((tree.environment / "lib").glob("python3*")) / "site-packages"
    for package in ("one", "two"):
        (site_packages / package).mkdir()
    (tree.environment / "stamp").unlink()
    tree.start()
    (site_packages / "two").rmdir()


@pytest.mark.parametrize(
    "damage",
    [interrupted, without_python, with_an_empty_configuration, with_a_package_removed, replaced_by_a_file],
)
def test_a_broken_environment_is_made_anew(tree: Tree, damage: Callable[[Tree], None]) -> None:
    tree.start()
    damage(tree)

    assert "正在重建" in tree.start()
    assert tree.start() == ""


def test_a_tree_that_was_moved_gets_an_environment_of_its_own(tree: Tree, tmp_path: Path) -> None:
    tree.start()
    moved = tmp_path / "别处"
    tree.folder.rename(moved)
    tree.folder, tree.environment = moved, moved / ".venv"

    assert "正在重建" in tree.start()
    assert tree.start() == ""


def test_two_starts_at_once_prepare_one_after_the_other(tree: Tree) -> None:
    both = [tree.begin("one"), tree.begin("two")]

    said = [started.communicate(timeout=120)[1] for started in both]

    assert [started.returncode for started in both] == [0, 0]
    assert "".join(said).count("运行环境已就绪。") == 1
