# Bare Debian systems in folders, to build and to try in. Read by the scripts that set root (the source tree).
: "${root:?}"
roots="$root/build/roots"

say() {
    printf '%s\n' "$*" >&2
}

fail() {
    say "$*"
    exit 1
}

need_root() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || fail "制作和试装要在 Debian 上以管理员身份运行。"
}

# need_tools PACKAGE…: what this machine lacks for the work.
need_tools() {
    missing=
    for package in "$@"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q ' installed' || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    say "正在安装：$missing"
    # shellcheck disable=SC2086  # one word per package
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $missing; } >/dev/null ||
        fail "没有装好：$missing"
}

# Where this machine takes Debian from, so that the roots take it from the same place.
mirror() {
    apt-get indextargets --format '$(SITE)' 'Created-By: Packages' | head -n 1
}

# base_root SUITE: a bare system of that name, made once.
base_root() {
    [ ! -e "$roots/$1/made" ] || return 0
    say "正在建立 $1 环境……"
    rm -rf "${roots:?}/$1"
    mkdir -p "$roots/$1"
    debootstrap --variant=minbase "$1" "$roots/$1" "$(mirror)" >"$roots/$1.log" 2>&1 ||
        fail "不能建立 $1 环境，见 $roots/$1.log。"
    : >"$roots/$1/made"
}

# root_from BASE NAME PACKAGE…: another system, with these packages, made once. Names of its own, for whoever calls
# it has others: a base, which is the Python that packages are had with.
root_from() {
    [ ! -e "$roots/$2/made" ] || return 0
    made_from=$1 made_root=$2
    shift 2
    base_root "$made_from"
    say "正在建立 $made_root 环境……"
    rm -rf "${roots:?}/$made_root"
    cp -a "$roots/$made_from" "$roots/$made_root"
    rm "$roots/$made_root/made"
    cp /etc/resolv.conf "$roots/$made_root/etc/resolv.conf"
    within "$made_root" sh -c 'apt-get update -qq && { [ $# = 0 ] || apt-get install -qq -y --no-install-recommends "$@"; }' - "$@" \
        >"$roots/$made_root.log" 2>&1 || fail "不能建立 $made_root 环境，见 $roots/$made_root.log。"
    : >"$roots/$made_root/made"
}

# within NAME COMMAND…: run in that system, in a process tree of its own. What stands in `lent` as from:to is
# there as well; with `alone` set there is no network.
within() {
    within_name=$1
    shift
    unshare --mount --pid --fork --kill-child ${alone:+--net} sh -c '
        set -e
        place=$1 lent=$2
        shift 2
        mount --rbind /dev "$place/dev"
        mount -t tmpfs -o mode=1777 shm "$place/dev/shm"
        mount -t proc proc "$place/proc"
        for pair in $lent; do
            mkdir -p "$place${pair#*:}"
            mount --bind "${pair%%:*}" "$place${pair#*:}"
        done
        exec chroot "$place" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
    ' - "$roots/$within_name" "${lent-}" "$@"
}
