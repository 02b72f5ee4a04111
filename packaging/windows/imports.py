"""Says which library a file of the program would not find on a Windows that has nothing installed.

python packaging/windows/imports.py TREE
"""

import re
import subprocess
import sys
from pathlib import Path

OBJDUMP = "x86_64-w64-mingw32-objdump"
SYSTEM = set(
    """
    advapi32 authz bcrypt bcryptprimitives comctl32 comdlg32 crypt32 d2d1 d3d11 d3d12 d3d9 dnsapi dwmapi
    dwrite dxgi gdi32 imm32 iphlpapi kernel32 mpr msvcrt netapi32 ntdll ole32 oleaut32 pathcch powrprof
    psapi rpcrt4 secur32 setupapi shcore shell32 shlwapi uiautomationcore user32 userenv usp10 uxtheme
    version winhttp winmm winspool ws2_32 wtsapi32
    """.split()  # noqa: SIM905  # fifty lines otherwise
)
"""Parts of every Windows 10 since its first edition."""
FIRST = {"python313", "python3", "vcruntime140", "vcruntime140_1"}
"""In memory before any module of ours is loaded: the launcher loads Python, and Python these."""

ADDED = (".libs", "PySide6", "shiboken6")


def imports(file: Path) -> set[str]:
    """The libraries that a file names, in small letters and without an ending."""
    told = subprocess.run([OBJDUMP, "-p", file], capture_output=True, text=True, check=True).stdout
    return {Path(name.lower()).stem for name in re.findall(r"DLL Name: (\S+)", told)}


def unmet(tree: Path) -> dict[str, set[str]]:
    """Each file that asks for something that is neither beside it nor there already."""
    files = [each for each in tree.rglob("*") if each.suffix.lower() in (".dll", ".pyd", ".exe")]
    beside = {each.parent: {one.stem.lower() for one in files if one.parent == each.parent} for each in files}
    # PySide6, pikepdf and others name the folders of their libraries to Windows themselves.
    added = {one.stem.lower() for one in files if one.parent.name.endswith(ADDED)}
    lacking = {
        each.relative_to(tree).as_posix(): {
            name
            for name in imports(each) - beside[each.parent] - added - SYSTEM - FIRST
            if not name.startswith(("api-ms-win-", "ext-ms-win-"))
        }
        for each in files
    }
    return {name: names for name, names in lacking.items() if names}


if __name__ == "__main__":
    found = unmet(Path(sys.argv[1]))
    for file, names in found.items():
        print(file, *sorted(names))
    sys.exit(bool(found))
