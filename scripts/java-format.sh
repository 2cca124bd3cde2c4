#!/bin/sh
# Says whether Java files are formatted, as the build does, and looks at no other.
set -eu

cd "$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)"

# A list of more files is longer than looking at all of them.
most=60

usage() {
    cat <<'TEXT'
Usage: scripts/java-format.sh FILE...

Checks the files named, which are in modules of this checkout; mvn spotless:apply formats them. Needs Maven, and a JDK 21
or newer in JAVA_HOME or /usr/lib/jvm. Exit codes: 0 formatted; 1 not; 2 wrong usage; 3 there is no such JDK.
TEXT
}

major() { # prints the version of the JDK at $1
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null || :
}

jdk() { # prints the home of one that the formatter can run on
    for candidate in "${JAVA_HOME:-/nowhere}" /usr/lib/jvm/*; do
        version=$(major "$candidate")
        if [ "${version:-0}" -ge 21 ] && [ -x "$candidate/bin/javac" ]; then
            printf '%s\n' "$candidate"
            return
        fi
    done
}

case ${1:-} in
'' | -*)
    usage
    [ "${1:-}" = --help ] || exit 2
    exit 0
    ;;
esac

java_home=$(jdk)
[ -n "$java_home" ] || {
    printf 'java-format.sh: the formatter needs a JDK 21 or newer; name one in JAVA_HOME\n' >&2
    exit 3
}
modules='' files=''
for file in "$@"; do
    module=${file%%/src/*}
    case ,$modules, in *",$module,"*) ;; *) modules="$modules${modules:+,}$module" ;; esac
    files="$files${files:+,}.*/$(printf '%s' "$file" | sed 's/[.$]/\\&/g')"
done
if [ $# -le $most ]; then
    set -- -pl "$modules" "-DspotlessFiles=$files"
else
    set --
fi
JAVA_HOME=$java_home exec mvn -q -B -o spotless:check "$@"
