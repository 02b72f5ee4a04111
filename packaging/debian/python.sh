# Inside the bullseye system: builds CPython from /source.tar.xz so that it asks for GLIBC_2.28 at most, and gathers the
# libraries that a bare desktop may lack. Leaves /made/python and /made/bars.
set -eu
work=/build
made=/made/python
system=/usr/lib/x86_64-linux-gnu

rm -rf "$work" /made
mkdir -p "$work" "$made" /made/bars
tar -xJf /source.tar.xz -C "$work" --strip-components=1

# glibc 2.29 has these again under a newer name; the older ones give the same values.
cat >"$work/older.h" <<'END'
#ifndef __ASSEMBLER__
__asm__(".symver exp,exp@GLIBC_2.2.5");
__asm__(".symver exp2,exp2@GLIBC_2.2.5");
__asm__(".symver log,log@GLIBC_2.2.5");
__asm__(".symver log2,log2@GLIBC_2.2.5");
__asm__(".symver pow,pow@GLIBC_2.2.5");
#endif
END

cd "$work"
# The date in the interpreter's own title; without it two builds differ.
export SOURCE_DATE_EPOCH=1749600000
export ac_cv_func_sem_clockwait=no
./configure --quiet --prefix="$made" --without-ensurepip --disable-test-modules --without-static-libpython \
    CFLAGS="-O3 -g0 -include $work/older.h"
make -s -j 2
make -s install

# Of what was installed, the interpreter and its library.
find "$made/bin" -mindepth 1 ! -name python3.13 -delete
rm -r "$made/include" "$made/share" "$made/lib/pkgconfig"
cp LICENSE "$made/"

# carry LIBRARY FOLDER PATH: takes a library of the system along; it finds the others of its kind beside it.
carry() {
    cp -L "$system/$1" "$2/" 2>/dev/null || cp -L "/lib/x86_64-linux-gnu/$1" "$2/"
    patchelf --set-rpath '$ORIGIN' "$2/$1"
}
for library in libffi.so.7 libbz2.so.1.0 liblzma.so.5; do
    carry "$library" "$made/lib"
done
for module in _ctypes _bz2 _lzma; do
    patchelf --set-rpath '$ORIGIN/../..' "$made"/lib/python3.13/lib-dynload/$module.*.so
done
for library in libxcb-cursor.so.0 libxcb-icccm.so.4 libxcb-image.so.0 libxcb-keysyms.so.1 libxcb-render-util.so.0 \
    libxcb-shape.so.0 libxcb-util.so.1 libxcb-xinerama.so.0 libxcb-xkb.so.1 libxkbcommon.so.0 libxkbcommon-x11.so.0; do
    carry "$library" /made/bars
done
find "$made" -name '*.so*' -o -name python3.13 -type f -path '*/bin/*' | xargs strip --strip-unneeded
