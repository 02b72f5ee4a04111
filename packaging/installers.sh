#!/bin/sh
# Builds what an office puts on a stick, into build/release: sh packaging/installers.sh [windows | debian]
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
wanted=develop
. "$root/packaging/environment.sh"
. "$root/packaging/roots.sh"

# Another tree of the same program, such as an older one, is built by naming it.
source=${SOURCE_TREE:-$root}
version=$("$python" "$root/packaging/tree.py" version "$source")
release=${RELEASE_FOLDER:-$root/build/release}
# The time that every file in an installer bears: that of the commit.
moment=$(git -C "$root" log -1 --format=%ct 2>/dev/null || echo 1767225600)

# compile_tree TREE FOLDER…: byte code of Python 3.13 that names no folder of ours and asks for no time of a file,
# instead of the sources, nor columns of a line, which are a quarter of it when packed. The first folder has libraries:
# their docstrings would be a tenth of an installer.
compile_tree() {
    compiled=$1 libraries=$2
    shift 2
    # shellcheck disable=SC2016  # the inner shell fills them in
    lent="$compiled:/tree" within compiling sh -c '
        export PYTHONNODEBUGRANGES=1
        compile="python3.13 -m compileall -q -j 2 --invalidation-mode unchecked-hash -s /tree -b"
        $compile -o 2 "/tree$1" && shift && for folder; do $compile "/tree$folder" || exit; done
    ' - "$libraries" "$@" >"$root/build/compiled.log" 2>&1 || fail "有的源文件不能编译，见 $root/build/compiled.log。"
    for folder in "$libraries" "$@"; do
        find "$compiled$folder" -name '*.py' -delete
    done
}

# is_small FILE: what a stick has room for; packed quickly, to try things with, it may be larger.
is_small() {
    [ -n "${PACKING-}" ] || [ "$(stat -c %s "$1")" -le 60000000 ]
}

# build TARGET SUFFIX: an installer, and beside its tree a note of what it was made of.
build() {
    made_of=$("$python" "$root/packaging/tree.py" inputs "$1" "$source")
    "build_$1"
    is_small "$release"/*"$version"*"$2" || fail "安装程序超过 60 MB，请对照 packaging/kept.toml 精简。"
    echo "$made_of" >"$root/build/$1/$version/inputs"
}

need_root
need_tools debootstrap
find_python && follow_pip && find_uv
export UV_PYTHON_DOWNLOADS=never UV_NO_PROGRESS=1
. "$root/packaging/windows/build.sh"
. "$root/packaging/debian/build.sh"
root_from trixie compiling python3.13-minimal libpython3.13-stdlib
mkdir -p "$release"
case ${1-all} in
    windows) build windows .exe ;;
    debian) build debian .deb ;;
    all)
        build windows .exe
        build debian .deb
        ;;
    *) fail "用法：sh packaging/installers.sh [windows | debian]" ;;
esac
(cd "$release" && sha256sum -- *.exe *.deb 2>/dev/null >SHA256SUMS) || true
ls -l "$release" >&2
