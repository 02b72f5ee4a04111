"""What the installers hold: all that the program asks for, under one version and one set of names."""

import importlib.util
import json
import re
import subprocess
import sys
import sysconfig
import tomllib
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath
from types import ModuleType

import pytest
import qtawesome

import lushan_desktop
from lushan_desktop.services.settings import about
from lushan_desktop.ui.application import DESKTOP_FILE

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"
KEPT = tomllib.loads((PACKAGING / "kept.toml").read_text("utf-8"))
LOADED = """
import ast, importlib, json, pathlib, pkgutil, re, sys

class Without:
    def find_spec(self, name, path=None, target=None):
        if name in sys.argv[1:]:
            raise ImportError(name)

sys.meta_path.insert(0, Without())
import lushan_desktop
from PySide6.QtWidgets import QApplication

for each in pkgutil.walk_packages(lushan_desktop.__path__, "lushan_desktop."):
    if not each.name.endswith("__main__"):
        importlib.import_module(each.name)
# What functions import, they import when they are called.
for file in pathlib.Path(lushan_desktop.__path__[0]).rglob("*.py"):
    source = file.read_text("utf-8")
    for node in ast.walk(ast.parse(source)) if re.search(r"(?m)^ +(import|from) ", source) else ():
        if isinstance(node, ast.Import):
            for name in {each.name for each in node.names} - {"msvcrt", "winreg"}:  # Windows alone has these
                importlib.import_module(name)
        elif isinstance(node, ast.ImportFrom):
            importlib.import_module(node.module)
            for name in node.names:
                if not hasattr(sys.modules[node.module], name.name):
                    importlib.import_module(f"{node.module}.{name.name}")
application = QApplication([])
from lushan_desktop.ui.theme import icons, style, tokens
style.apply(application, tokens.Theme())
icons.pixmap("obj.law")
from PIL import Image
Image.init()
files = {module.__file__ for module in sys.modules.values() if getattr(module, "__file__", None)}
maps = {line.split(maxsplit=5)[-1].strip() for line in open("/proc/self/maps")}
print(json.dumps(sorted(files | {name for name in maps if "/site-packages/" in name})))
"""


def text_of(*parts: str) -> str:
    return PACKAGING.joinpath(*parts).read_text("utf-8")


def loaded_from(name: str) -> ModuleType:
    """A script of packaging/ as a module."""
    spec = importlib.util.spec_from_file_location(Path(name).stem, PACKAGING / name)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


tree = loaded_from("tree.py")
passed = loaded_from("proof/passed.py")
words = loaded_from("windows/words.py")


def is_dropped(path: PurePosixPath) -> str:
    """The pattern that takes this file of site-packages away; empty where it stays."""
    if path.parts[0] == tree.QT and not tree.keeps("/".join(path.parts[1:]), "debian"):
        return "kept.toml, [qt]"
    for pattern in KEPT["dropped"]["libraries"]:
        if any(fnmatch(str(each), pattern.removeprefix("**/")) for each in (path, *path.parents)):
            return pattern
    return ""


# The trim list


@pytest.fixture(scope="module")
def loaded() -> list[str]:
    """Every file that is loaded with all of the program."""
    command = [sys.executable, "-c", LOADED, *KEPT["dropped"]["done_without"]]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return json.loads(told.stdout)


def test_nothing_that_the_program_loads_is_left_out_of_the_installers(loaded) -> None:
    parts = [name.rpartition("/site-packages/") for name in loaded]
    paths = [PurePosixPath(inside) for _, found, inside in parts if found]
    assert {"PySide6", "sqlmodel", "qtawesome", "reportlab", "PIL"} <= {path.parts[0] for path in paths}
    assert {str(path): pattern for path in paths if (pattern := is_dropped(path))} == {}


def test_nothing_of_python_that_the_program_loads_is_left_out_of_the_installers(loaded) -> None:
    standard = PurePosixPath(sysconfig.get_path("stdlib"))
    inside = [PurePosixPath(name) for name in loaded if "site-packages" not in name]
    parts = {path.relative_to(standard).parts[0] for path in inside if path.is_relative_to(standard)}
    assert {"json", "decimal.py"} <= parts
    dropped = {part for part in parts if any(fnmatch(part, one) for one in KEPT["dropped"]["python"])}
    assert dropped == set()


def test_what_the_package_compiles_with_at_its_installing_is_in_it() -> None:
    assert " -m compileall " in text_of("debian", "postinst")
    loads = (
        "import compileall, json, sys; print(json.dumps([name.partition('.')[0] for name in sys.modules]))"
    )
    told = subprocess.run(
        [sys.executable, "-I", "-S", "-c", loads], capture_output=True, text=True, check=True
    )
    files = {f"{name}.py" for name in json.loads(told.stdout)}
    assert {"compileall.py", "filecmp.py"} <= files
    assert [name for name in files if any(fnmatch(name, one) for one in KEPT["dropped"]["python"])] == []


def test_the_only_icons_in_the_installers_are_those_that_are_drawn() -> None:
    patterns = [one for one in KEPT["dropped"]["libraries"] if one.startswith("qtawesome/fonts/")]
    fonts = {path.name for path in Path(qtawesome.get_fonts_info()[0]).iterdir()}
    kept = {name for name in fonts if not any(fnmatch(f"qtawesome/fonts/{name}", one) for one in patterns)}
    drawn = set(
        re.findall(r'"(remixicon\S+)"', (ROOT / "lushan_desktop/ui/theme/icons.py").read_text("utf-8"))
    )
    assert kept == drawn


def test_every_part_of_qt_that_is_kept_is_asked_for_on_windows_too() -> None:
    source = "\n".join(path.read_text("utf-8") for path in (ROOT / "lushan_desktop").rglob("*.py"))
    asked = set(re.findall(r"PySide6\.Qt(\w+)", source))
    assert asked == set(KEPT["qt"]["modules"])


def test_a_picture_that_the_looks_name_can_be_drawn() -> None:
    kinds = {path.suffix[1:] for path in (ROOT / "resources" / "theme").rglob("*.*")} - {"json", "qss"}
    for target, before in (("windows", "q"), ("debian", "libq")):
        plugins = KEPT["qt"][f"{target}_plugins"]
        assert {f"imageformats/{before}{kind}" for kind in kinds} <= set(plugins)


@pytest.mark.parametrize(
    ("target", "stays", "goes"),
    [
        (
            "windows",
            ["QtGui.pyd", "Qt6Gui.dll", "pyside6.abi3.dll", "plugins/platforms/qwindows.dll", "msvcp140.dll"],
            ["QtQml.pyd", "Qt6Quick.dll", "plugins/tls/qschannelbackend.dll", "qml/Qt/x.dll", "designer.exe"],
        ),
        (
            "debian",
            ["QtGui.abi3.so", "Qt/lib/libQt6XcbQpa.so.6", "Qt/lib/libicudata.so.73"],
            ["QtSql.abi3.so", "Qt/lib/libQt6Qml.so.6", "Qt/plugins/sqldrivers/libqsqlite.so"],
        ),
    ],
)  # fmt: skip
def test_of_qt_stays_what_a_window_needs(target: str, stays: list[str], goes: list[str]) -> None:
    assert [name for name in stays + goes if tree.keeps(name, target)] == stays


def test_the_tree_holds_what_is_ours_and_its_licences(tmp_path: Path) -> None:
    tree.lay_out(ROOT, tmp_path)
    assert {each.name for each in tmp_path.iterdir()} == {"lushan_desktop", "resources", "NOTICE", "LICENSE"}
    assert (tmp_path / "resources" / "fonts" / "licences").is_dir()
    assert list(tmp_path.rglob("__pycache__")) == []


@pytest.mark.parametrize(
    ("file", "is_out"),
    [
        ("lushan_desktop/app.py", {"windows", "debian"}),
        ("resources/theme/tokens.json", {"windows", "debian"}),
        ("packaging/requirements/run.txt", {"windows", "debian"}),
        ("README.md", set()),
        ("lushan_desktop/__pycache__/app.pyc", set()),
    ],
)
def test_an_installer_is_out_of_date_once_what_it_is_made_of_changes(
    tmp_path, file: str, is_out: set
) -> None:
    for name in ("NOTICE", "LICENSE", "resources/theme/tokens.json", "packaging/requirements/run.txt", file):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("before")
    before = {target: tree.inputs(target, tmp_path) for target in ("windows", "debian")}
    (tmp_path / file).write_text("after")
    assert {target for target in before if tree.inputs(target, tmp_path) != before[target]} == is_out


def test_a_step_of_the_proof_that_passed_is_repeated_only_when_it_or_its_installer_changes(tmp_path) -> None:
    def install(scene: object) -> str: ...
    def start(_: object) -> str: ...
    def start_twice(_: object) -> str: ...

    def told(installer: str, *steps: object) -> list[str]:
        return passed.Passed(record, {"scene": installer}, steps).told()

    record = tmp_path / "proof" / "bullseye.json"
    passed.Passed(record, {"scene": "first"}, [install, start]).keep(["in 3 s"])
    assert told("first", install, start) == told("first", install, start_twice) == ["in 3 s"]
    assert told("second", install, start) == []
    passed.Passed(record, {"scene": "first"}, [install, start]).keep(["in 3 s", "window"])
    assert told("first", install, start_twice) == []


# One version, one set of names


def test_the_version_stands_in_one_file() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["dynamic"] == ["version"]
    assert project["tool"]["hatch"]["version"]["path"] == "lushan_desktop/__init__.py"
    assert about.version() == lushan_desktop.__version__ == tree.version(ROOT)
    assert "Version: @VERSION@\n" in text_of("debian", "control")
    assert '"FileVersion" "${VERSION}"' in text_of("windows", "installer.nsi")


def test_a_version_is_three_numbers_as_windows_wants_them() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", lushan_desktop.__version__)


def test_both_launchers_start_the_program_as_the_source_tree_does() -> None:
    started = re.search(r'exec "\$python" (.+) -m lushan_desktop', text_of("run.sh"))
    assert started is not None
    assert "-O" not in started[1]
    assert re.search(r'\{(L"-X", L"utf8"), L"-m", L"lushan_desktop"\}', text_of("windows", "launcher.c"))
    assert " -I -X utf8 -m lushan_desktop " in text_of("debian", "lushan-desktop")


def test_the_installer_looks_for_the_sign_that_a_running_program_gives() -> None:
    sign = re.search(r'#define RUNNING L"(.+?)"', text_of("windows", "launcher.c"))
    assert sign is not None
    assert f'!define RUNNING "{sign[1].replace(chr(92) * 2, chr(92))}"' in text_of("windows", "installer.nsi")


def test_the_debian_launcher_looks_where_the_package_puts_the_program() -> None:
    for name in ("build.sh", "lushan-desktop"):
        assert re.search(r"^home=/opt/fazhi-chuangjian$", text_of("debian", name), re.MULTILINE), name


def test_the_desktop_finds_the_menu_entry_and_the_icon_of_a_window() -> None:
    entry = dict(re.findall(r"^(\w+)=(.*)$", text_of("debian", "fazhi-chuangjian.desktop"), re.MULTILINE))
    assert entry["StartupWMClass"] == entry["Icon"] == DESKTOP_FILE
    assert 'icon name="fazhi-chuangjian"' in text_of("debian", "fazhi-chuangjian.xml")
    assert "share/applications/" in text_of("debian", "build.sh")


def test_the_pages_of_the_installer_show_what_is_drawn_for_them() -> None:
    named = set(re.findall(r'"\$\{DRAWN\}/(.+?)"', text_of("windows", "installer.nsi")))
    assert named == {"icon.ico", "side.bmp"}
    assert [name for name in named if f'folder / "{name}"' not in text_of("icon.py")] == []


def test_an_installation_that_was_broken_off_is_known_until_it_is_whole() -> None:
    script = text_of("windows", "installer.nsi")
    name = re.search(r'!define UNFINISHED "(.+?)"', script)
    assert name is not None
    assert f'#define UNFINISHED L"\\\\{name[1]}"' in text_of("windows", "launcher.c")
    assert '${AndIfNot} ${FileExists} "$INSTDIR\\${UNFINISHED}"' in script, "with it the folder is ours"
    section = script[script.index("\nSection\n") : script.index("\nSectionEnd\n")]
    first, second, last = (
        '"$INSTDIR\\${UNFINISHED}" w',
        'File "${TREE}/*.exe"',
        'Delete "$INSTDIR\\${UNFINISHED}"',
    )
    assert section.index(first) < section.index(second) < section.index("RMDir /r")
    assert section.endswith(last)
    assert "AllowSkipFiles off" in script


@pytest.mark.parametrize("solid", [words.OF_SOLID, {}])
def test_what_an_installer_says_in_english_is_said_in_chinese_in_as_many_bytes(solid) -> None:
    texts = words.TEXTS | solid | words.LABELS
    content = "\0".join(["MZ", *texts, "rest", *texts, ""]).encode("utf-16-le")
    chinese = words.translated(content)
    assert len(chinese) == len(content)
    said = [text.strip() for text in chinese.decode("utf-16-le").split("\0") if text]
    assert said == ["MZ", *texts.values(), "rest", *texts.values()]
    assert all(text.count("%d%%") == ours.count("%d%%") for text, ours in texts.items())
    with pytest.raises(ValueError, match="NSIS Error"):
        words.translated(content.replace("NSIS Error".encode("utf-16-le"), "Another one".encode("utf-16-le")))


def test_a_windows_on_which_qt_does_not_start_is_refused_as_the_readme_says() -> None:
    first = re.search(r"AtLeastBuild\} (\d+)$", text_of("windows", "installer.nsi"), re.MULTILINE)
    assert first is not None
    assert first[1] == "17763", "the build of 1809"
    assert "Windows 要 64 位的 10（1809）以上" in (ROOT / "README.md").read_text("utf-8")


def test_no_installer_is_larger_than_a_stick_has_room_for(tmp_path) -> None:
    check = re.search(r"^is_small\(\) \{.*?^\}", text_of("installers.sh"), re.MULTILINE | re.DOTALL)
    assert check is not None
    for size, is_small in ((60_000_000, True), (60_000_001, False)):
        with (tmp_path / "installer").open("wb") as file:
            file.truncate(size)
        run = subprocess.run(
            ["sh", "-eu", "-c", f"{check[0]}\nis_small installer"], cwd=tmp_path, check=False
        )
        assert (run.returncode == 0) is is_small


def test_both_installers_know_the_kind_of_file_that_offices_exchange() -> None:
    assert 'pattern="*.lscj"' in text_of("debian", "fazhi-chuangjian.xml")
    assert "application/x-lscj" in text_of("debian", "fazhi-chuangjian.desktop")
    assert r"${CLASSES}\.lscj" in text_of("windows", "installer.nsi")


def test_a_system_made_for_the_first_time_leaves_the_names_of_its_caller_alone(tmp_path) -> None:
    bare = tmp_path / "build" / "roots" / "trixie"
    (bare / "etc").mkdir(parents=True)
    (bare / "made").touch()
    lines = (
        f'root="{tmp_path}"; . "{PACKAGING}/roots.sh"; within() {{ :; }}; cp() {{ command cp "$@" || :; }}',
        "base=python name=kept uv=uv; root_from trixie compiling; echo $base $name $uv",
    )
    told = subprocess.run(
        ["sh", "-euc", "\n".join(lines)], cwd=PACKAGING, capture_output=True, text=True, check=True
    )
    assert told.stdout == "python kept uv\n"
    assert (bare.parent / "compiling" / "made").is_file()


@pytest.mark.parametrize("path", sorted(PACKAGING.rglob("*.sh")), ids=lambda path: path.name)
def test_every_script_can_be_read(path: Path) -> None:
    assert subprocess.run(["sh", "-n", path], capture_output=True, text=True, check=False).stderr == ""
