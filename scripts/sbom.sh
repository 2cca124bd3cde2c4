#!/bin/sh
# Writes the bill of materials of each service and of the gateway.
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)

usage() {
    cat <<'TEXT'
Usage: scripts/sbom.sh [MODULE...]

Builds the modules named, for example platform/gateway (without words: all that are shipped), and writes target/bom.json
in each. Needs Maven, which has to reach its repository. Exit codes: 0 done; 2 wrong usage; 1 the build failed.
TEXT
}

case ${1:-} in
-h | --help)
    usage
    exit 0
    ;;
-*)
    usage >&2
    exit 2
    ;;
esac
cd "$home"
[ $# -gt 0 ] || set -- microservices/*-service platform/gateway
modules=$(printf '%s,' "$@")
mvn -B -q -pl "${modules%,}" -am -Dmaven.test.skip=true -Dspotless.skip=true -Djacoco.skip=true -Dchecks.skip \
    -Dsbom.phase=package package
for module in "$@"; do
    printf 'written %s/target/bom.json\n' "$module"
done
