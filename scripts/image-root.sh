#!/bin/sh
# Makes the part that all container images share: a Java runtime and the C library it needs, nothing else; no shell, no
# package manager. It comes from this machine, so that images are built without a network and without a base image.
set -eu

usage() {
    cat <<'TEXT'
Usage: scripts/image-root.sh FOLDER

Fills the folder with a Java runtime from JAVA_HOME (Linux, a JDK 21 or newer with jlink) and the shared libraries that
the linker finds for it. Exit codes: 0 done; 2 wrong usage; 3 no such JDK or not Linux.
TEXT
}

fail() {
    printf 'image-root.sh: %s\n' "$1" >&2
    exit 3
}

case ${1:-} in
-h | --help)
    usage
    exit 0
    ;;
'' | -*)
    usage >&2
    exit 2
    ;;
esac
root=$1
[ "$(uname -s)" = Linux ] || fail "images hold this machine's C library: build them on Linux"
[ -x "${JAVA_HOME:-}/bin/jlink" ] || fail "JAVA_HOME=${JAVA_HOME:-} is not a JDK with jlink"

rm -rf "$root"
mkdir -p "$root/opt" "$root/etc"
"$JAVA_HOME/bin/jlink" --output "$root/opt/java" --strip-debug --no-header-files --no-man-pages --compress zip-6 \
    --add-modules java.se,jdk.crypto.ec,jdk.httpserver,jdk.management,jdk.naming.dns,jdk.unsupported,jdk.zipfs

# Windows of a desktop are never opened: what only they need is left out, so are libraries this machine does not have.
rm -f "$root"/opt/java/lib/libawt_xawt.so "$root"/opt/java/lib/libjawt.so "$root"/opt/java/lib/libsplashscreen.so \
    "$root"/opt/java/lib/libjsound.so
find "$root/opt/java" -type f \( -name '*.so' -o -path '*/bin/*' \) -exec ldd {} \; 2>/dev/null |
    sed -n -e 's/.* => \(\/.*\) (0x[0-9a-f]*)$/\1/p' -e 's/^[[:space:]]*\(\/.*\) (0x[0-9a-f]*)$/\1/p' | sort -u |
    while IFS= read -r library; do
        case $library in
        *"$root"*) ;;
        *)
            mkdir -p "$root$(dirname "$library")"
            cp -L "$library" "$root$library"
            ;;
        esac
    done

printf 'shop:x:10001:10001:shop:/:/none\n' >"$root/etc/passwd"
printf 'shop:x:10001:\n' >"$root/etc/group"
printf 'hosts: files dns\n' >"$root/etc/nsswitch.conf"
