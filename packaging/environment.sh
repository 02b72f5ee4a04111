# The environment that run.sh and test.sh start in: Python packages in .venv, libraries of the system.
# Read by them with root (the source tree) and wanted (run or develop) set; it leaves $python behind.
: "${root:?}" "${wanted:?}"

environment="$root/.venv"
python="$environment/bin/python"
requirements="$root/packaging/requirements"
stamp="$environment/stamp"
unfinished="$environment/unfinished"

# What Qt loads: first without a screen, then for a window and a printer. The file, its Debian package.
libraries="
libglib-2.0.so.0 libglib2.0-0
libGL.so.1 libgl1
libEGL.so.1 libegl1
libxkbcommon.so.0 libxkbcommon0
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libX11-xcb.so.1 libx11-xcb1
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-shape.so.0 libxcb-shape0
libcups.so.2 libcups2
"

# A machine without a UTF-8 locale would print Chinese as question marks.
case "${LC_ALL:-${LC_CTYPE:-${LANG:-C}}}" in
    *[Uu][Tt][Ff]8 | *[Uu][Tt][Ff]-8) ;;
    *) export LC_ALL=C.UTF-8 ;;
esac

say() {
    printf '%s\n' "$*" >&2
}

fail() {
    say "$*"
    exit 1
}

fingerprint() {
    sha256sum <"$requirements/$1.txt" | cut -c 1-64
}

count_installed() {
    set -- "$environment"/lib/python3*/site-packages/*
    echo $#
}

# The stamp is written last: set, hash of its pins, number of installed entries, source tree.
is_ready() {
    [ -x "$python" ] && [ -s "$environment/pyvenv.cfg" ] && [ -r "$stamp" ] && [ ! -e "$unfinished" ] || return 1
    read -r set hash count place <"$stamp" || return 1
    [ "$set" = develop ] || [ "$set" = "$wanted" ] || return 1
    [ "$place" = "$root" ] && [ "$hash" = "$(fingerprint "$set")" ] || return 1
    [ "$(count_installed)" -ge "$count" ] || return 1
    [ "$wanted" = run ] || command -v pdftotext >/dev/null
}

# Two starts at once prepare one after the other; the lock goes with the open file.
wait_for_turn() {
    exec 9<"$requirements/run.txt"
    if command -v flock >/dev/null && ! flock -n 9; then
        say "另一处正在准备运行环境，请稍候……"
        flock 9
    fi
}

suits='import os, sys
sys.exit(1) if not (3, 11) <= sys.version_info[:2] <= (3, 13) else print(os.path.realpath(sys.executable))'

find_python() {
    for name in python3 python3.11 python3.12 python3.13; do
        base=$("$name" -c "$suits" 2>/dev/null) && return
    done
    return 1
}

missing_packages() {
    find_python || echo python3
    command -v uv >/dev/null || { find_python && "$base" -m pip --version >/dev/null 2>&1; } || echo python3-pip
    [ "$wanted" = run ] || command -v pdftotext >/dev/null || echo poppler-utils
    known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null) || return 0
    echo "$libraries" | while read -r file package; do
        case "$known" in *"$file"*) ;; *) echo "$package" ;; esac
    done
}

install_libraries() {
    missing=$(missing_packages | sort -u | tr '\n' ' ')
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        say "正在安装系统组件：$missing"
        export DEBIAN_FRONTEND=noninteractive
        # shellcheck disable=SC2086  # one word per package
        apt-get update -qq >&2 && apt-get install -qq -y --no-install-recommends $missing >"$log" 2>&1 && return
        [ ! -s "$log" ] || tail -n 5 "$log" >&2
    fi
    say "系统缺少组件，窗口可能打不开；请让管理员运行：sudo apt-get install $missing"
    return 1
}

# Not mended but made anew: what a run left half-finished, what lost packages, what was made for a tree elsewhere.
discard_broken() {
    [ -e "$environment" ] || return 0
    count=0 place=$root
    [ ! -r "$stamp" ] || read -r set hash count place <"$stamp" || true
    if [ -e "$unfinished" ] || [ "$place" != "$root" ] || [ "$(count_installed)" -lt "$count" ] ||
        [ ! -s "$environment/pyvenv.cfg" ] ||
        ! "$python" -c 'import sys; sys.exit(sys.prefix == sys.base_prefix)' 2>/dev/null; then
        say "运行环境不完整，正在重建……"
        rm -rf "$environment"
    fi
}

choose_set() {
    set=$wanted
    # Whoever tests here keeps the tools for it: starting the program takes nothing away.
    for tests in "$environment"/lib/python3*/site-packages/pytest; do
        [ ! -d "$tests" ] || set=develop
    done
}

# uv does not read the settings of pip: a machine that has a mirror for the one has it for the other.
follow_pip() {
    settings=$("$base" -m pip config list 2>/dev/null) || return 0
    index=$(echo "$settings" | sed -n "s/^[^=]*\.index-url='\(.*\)'\$/\1/p" | head -n 1)
    certificates=$(echo "$settings" | sed -n "s/^[^=]*\.cert='\(.*\)'\$/\1/p" | head -n 1)
    [ -z "$index" ] || export UV_DEFAULT_INDEX="${UV_DEFAULT_INDEX:-$index}"
    [ -z "$certificates" ] || export SSL_CERT_FILE="${SSL_CERT_FILE:-$certificates}"
}

find_uv() {
    uv=$(command -v uv) && "$uv" --version >/dev/null 2>&1 && return
    uv="$environment/uv/bin/uv"
    [ ! -x "$uv" ] || return 0
    say "正在安装 uv……"
    "$base" -m pip install --quiet --require-hashes --target "$environment/uv" -r "$requirements/uv.txt"
}

install_packages() {
    say "正在安装 Python 组件（首次约需一分钟）……"
    export UV_PYTHON_DOWNLOADS=never PIP_ROOT_USER_ACTION=ignore PIP_DISABLE_PIP_VERSION_CHECK=1
    follow_pip
    if find_uv && "$uv" pip sync --quiet --require-hashes --compile-bytecode --python "$python" "$requirements/$set.txt"; then
        return
    fi
    say "uv 未能装好，改用 pip……"
    "$base" -m pip --python "$python" install --quiet --require-hashes -r "$requirements/$set.txt"
}

prepare() {
    wait_for_turn
    ! is_ready || return 0
    log=$(mktemp)
    complete=yes
    install_libraries || complete=no
    rm -f "$log"
    find_python || fail "没有找到 Python 3.11、3.12 或 3.13，请先安装：sudo apt-get install python3 python3-pip"
    discard_broken
    choose_set
    if [ ! -x "$python" ]; then
        say "正在建立运行环境 .venv……"
        "$base" -m venv --without-pip "$environment" || fail "不能在 $root 建立 .venv，请检查该文件夹能否写入、磁盘是否已满。"
    fi
    rm -f "$stamp"
    : >"$unfinished"
    install_packages || fail "Python 组件没有装好，请检查网络后再运行一次。"
    # Now, not at its first start, and for a user who may not write here not at every start.
    "$python" -m compileall -q -j 0 "$root/lushan_desktop" >/dev/null 2>&1 || :
    rm -f "$unfinished"
    [ $complete = no ] || echo "$set $(fingerprint "$set") $(count_installed) $root" >"$stamp"
    say "运行环境已就绪。"
}

is_ready || prepare
exec 9<&-
