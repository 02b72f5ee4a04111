#!/bin/sh
# Installs and uses what installers.sh built, on systems that never saw it: sh packaging/prove.sh [windows | bullseye | bookworm]
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
wanted=develop
. "$root/packaging/environment.sh"
. "$root/packaging/roots.sh"
older="$root/build/older"
before=0.1.0

# The program as it was before the last change of its tables, under a number of its own.
unpack_older() {
    last=$(git -C "$root" log -1 --format=%H --diff-filter=A -- lushan_desktop/storage/migrations/versions)
    [ -n "$last" ] || fail "这份源代码没有历史，不能制作旧版本来试升级。"
    [ "$(cat "$older/of" 2>/dev/null)" != "$last" ] || return 0
    rm -rf "$older"
    mkdir -p "$older/source" "$older/release"
    git -C "$root" archive "$last^" | tar -x -C "$older/source"
    sed -i '/^__version__ = /d' "$older/source/lushan_desktop/__init__.py"
    printf '\n__version__ = "%s"\n' "$before" >>"$older/source/lushan_desktop/__init__.py"
}

build_older() {
    unpack_older
    [ ! -e "$older/of" ] || return 0
    SOURCE_TREE="$older/source" RELEASE_FOLDER="$older/release" PACKING=none sh "$root/packaging/installers.sh"
    echo "$last" >"$older/of"
}

# build_newer TARGET FILE: the installer of this source tree, where there is none yet.
build_newer() {
    made=$(cat "$root/build/$1/$version/inputs" 2>/dev/null) || made=
    [ -e "$2" ] && [ "$made" = "$("$python" "$root/packaging/tree.py" inputs "$1" "$root")" ] || sh "$root/packaging/installers.sh" "$1"
}

# Bare systems with what the package asks for, what any desktop opens files with, and nothing of the program; Wine has
# no such list.
prepare_root() {
    case $1 in
        windows) root_from trixie proof-wine wine wine64 ;;
        *)
            root_from "$1" "proof-$1"
            [ ! -e "$roots/proof-$1/ready" ] || return 0
            cp "$package" "$roots/proof-$1/package.deb"
            within "proof-$1" sh -c 'apt-get install -qq -y --no-install-recommends /package.deb \
                    libglib2.0-bin shared-mime-info desktop-file-utils && dpkg --purge fazhi-chuangjian' \
                >"$roots/proof-$1.log" 2>&1 || fail "依赖没有装好，见 $roots/proof-$1.log。"
            rm "$roots/proof-$1/package.deb"
            : >"$roots/proof-$1/ready"
            ;;
    esac
}

need_root
need_tools debootstrap xvfb xdotool xclip openbox x11-utils git
version=$("$python" "$root/packaging/tree.py" version "$root")
package="$root/build/release/fazhi-chuangjian_${version}_amd64.deb"
build_newer windows "$root/build/release/法治创建工作台-$version-安装.exe"
build_newer debian "$package"
build_older
[ $# -gt 0 ] || set -- windows bullseye bookworm
for machine in "$@"; do
    prepare_root "$machine"
done
PYTHONPATH="$root/packaging" exec "$python" -B "$root/packaging/proof/prove.py" --newer "$root/build/release" --older "$older/release" \
    --versions "$version" "$before" "$@"
