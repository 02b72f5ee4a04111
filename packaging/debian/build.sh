# The package for 麒麟, 统信 and Debian. Read by installers.sh, with root, source, python, uv and version set.
: "${root:?}" "${source:?}" "${base:?}" "${python:?}" "${uv:?}" "${version:?}" "${release:?}"
debian="$root/build/debian/$version"
home=/opt/fazhi-chuangjian

# The oldest system the wheels of Qt run on has glibc 2.28; bullseye is the oldest that can still be had.
build_python() {
    wanted_python=$(cat "$root/packaging/debian/python.sh" "$root/packaging/debian/python.txt" | sha256sum)
    [ "$(cat "$roots/cpython/made/of" 2>/dev/null)" != "$wanted_python" ] || return 0
    root_from bullseye cpython gcc make libc6-dev libffi-dev libbz2-dev liblzma-dev zlib1g-dev patchelf xz-utils pkg-config \
        libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxcb-shape0 libxcb-util1 \
        libxcb-xinerama0 libxcb-xkb1 libxkbcommon0 libxkbcommon-x11-0
    say "正在取得并编译 Python 3.13……"
    sed 's/^deb /deb-src /' "$roots/compiling/etc/apt/sources.list" >"$roots/compiling/etc/apt/sources.list.d/source.list"
    within compiling sh -c 'mkdir -p /source && cd /source && apt-get update -qq && apt-get source --download-only -qq python3.13' \
        >"$roots/source.log" 2>&1 || fail "没有取到 Python 的源代码，见 $roots/source.log。"
    (cd "$roots/compiling/source" && sha256sum --quiet --check "$root/packaging/debian/python.txt") ||
        fail "Python 的源代码与 packaging/debian/python.txt 记的不同。"
    cp "$roots"/compiling/source/python3.13_*.orig.tar.xz "$roots/cpython/source.tar.xz"
    cp "$root/packaging/debian/python.sh" "$roots/cpython/python.sh"
    within cpython sh /python.sh >"$roots/python.log" 2>&1 || fail "Python 没有编译成，见 $roots/python.log。"
    echo "$wanted_python" >"$roots/cpython/made/of"
}

lay_out_python() {
    mkdir -p "$tree$home"
    cp -a "$roots/cpython/made/python" "$tree$home/python"
    "$python" "$root/packaging/tree.py" python "$tree$home/python/lib/python3.13"
    site="$tree$home/python/lib/python3.13/site-packages"
    "$uv" pip install --quiet --python-platform x86_64-manylinux_2_28 --python-version 3.13 --only-binary :all: \
        --no-deps --require-hashes --link-mode copy --target "$site" -r "$source/packaging/requirements/run.txt"
    "$python" "$root/packaging/tree.py" debian --source "$source" --libraries "$site" --program "$tree$home/app"
    # From site-packages to the program.
    echo ../../../../app >"$site/program.pth"
    cp -a "$roots/cpython/made/bars/." "$site/PySide6/Qt/lib/"
    mkdir "$tree$home/licences"
    for package in libffi7 libbz2-1.0 liblzma5 libxkbcommon0 libxcb-cursor0 libxcb1; do
        cp -L "$roots/cpython/usr/share/doc/$package/copyright" "$tree$home/licences/$package.txt"
    done
    "$python" "$root/packaging/debian/unicode.py" "$site/PySide6/Qt/lib"
    # As some come, half of them are names for those who debug them. In *.libs lies what strip would break.
    find "$site" -name '*.so*' -type f ! -path '*.libs/*' -exec strip --strip-unneeded {} +
}

# What the desktop knows of the program: command, menu, icon, kind of file.
lay_out_desktop() {
    share="$tree/usr/share"
    mkdir -p "$tree/usr/bin" "$share/applications" "$share/mime/packages" "$share/doc/fazhi-chuangjian"
    cp "$root/packaging/debian/lushan-desktop" "$tree/usr/bin/"
    cp "$root/packaging/debian/fazhi-chuangjian.desktop" "$share/applications/"
    cp "$root/packaging/debian/fazhi-chuangjian.xml" "$share/mime/packages/"
    cp "$source/NOTICE" "$share/doc/fazhi-chuangjian/copyright"
    QT_QPA_PLATFORM=offscreen "$python" "$root/packaging/icon.py" "$debian/icon"
    for size in 16 24 32 48 64 128 256; do
        mkdir -p "$share/icons/hicolor/${size}x$size/apps"
        cp "$debian/icon/icon-$size.png" "$share/icons/hicolor/${size}x$size/apps/fazhi-chuangjian.png"
    done
}

write_control() {
    mkdir -p "$tree/DEBIAN"
    depends=$("$python" "$root/packaging/debian/needs.py" "$tree$home") || fail "$depends"
    sed -e "s/@VERSION@/$version/" -e "s/@DEPENDS@/$depends/" -e "s/@SIZE@/$(du -sk "$tree" | cut -f 1)/" \
        "$root/packaging/debian/control" >"$tree/DEBIAN/control"
    cp "$root/packaging/debian/postinst" "$root/packaging/debian/prerm" "$tree/DEBIAN/"
    (cd "$tree" && find opt usr -type f -exec md5sum {} + | sort -k 2 >DEBIAN/md5sums)
    chmod -R u=rwX,go=rX "$tree"
    chmod 755 "$tree/usr/bin/lushan-desktop" "$tree/DEBIAN/postinst" "$tree/DEBIAN/prerm"
}

# pack FILE: packs it as dpkg-deb would, in what it has no options for and every dpkg reads: a filter for programs,
# and files of one kind side by side.
pack() (
    mkdir "$debian/parts"
    cd "$debian/parts"
    ar x "$1"
    {
        find "$tree" -mindepth 1 -type d ! -name DEBIAN -printf './%P\n' | LC_ALL=C sort
        find "$tree" ! -type d ! -path '*/DEBIAN/*' -printf './%P\n' | sed -E 's,^(.*\.)?([^./]*)$,\2\t&,' | LC_ALL=C sort | cut -f 2
    } >files
    tar --format=gnu --owner=0 --group=0 --numeric-owner --no-recursion -C "$tree" -T files -c |
        xz -T 1 --check=crc32 --x86 --lzma2=preset=9e,dict=64MiB,lc=4 >data.tar.xz
    xz -T 1 control.tar
    rm "$1"
    ar rcD "$1" debian-binary control.tar.xz data.tar.xz
)

build_debian() {
    need_tools binutils icu-devtools xz-utils
    build_python
    say "正在制作 Debian 软件包 $version……"
    tree="$debian/tree"
    rm -rf "$debian"
    mkdir -p "$debian"
    lay_out_python
    lay_out_desktop
    compile_tree "$tree$home" /python/lib/python3.13
    write_control
    find "$tree" -exec touch -h -d "@$moment" {} +
    SOURCE_DATE_EPOCH=$moment dpkg-deb --root-owner-group -Znone --build "$tree" "$debian/package.deb" >"$debian/deb.log" 2>&1 ||
        fail "没有做成软件包，见 $debian/deb.log。"
    [ -n "${PACKING-}" ] || pack "$debian/package.deb"
    mv "$debian/package.deb" "$release/fazhi-chuangjian_${version}_amd64.deb"
}
