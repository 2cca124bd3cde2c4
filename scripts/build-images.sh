#!/bin/sh
# Builds the container images of the services and the gateway as archives: by Jib, with neither a network nor a container
# engine. Where docker runs, loads them too.
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)

usage() {
    cat <<'TEXT'
Usage: scripts/build-images.sh [MODULE...]

Builds target/jib-image.tar in each module, for example platform/gateway (without words: in all that have an image), and
loads them where docker runs. Needs Linux, Maven, and JAVA_HOME with a JDK 21 or newer. Exit codes: 0 done; 2 wrong
usage; 3 no such JDK or not Linux; 1 the build failed.
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
for module in "$@"; do
    [ -d "$module/src/main/resources/db/migration" ] || [ "$module" = platform/gateway ] || {
        printf 'build-images.sh: %s has no image\n' "$module" >&2
        exit 2
    }
done

scripts/image-root.sh target/image-root
modules=$(printf '%s,' "$@")
mvn -B -q -pl "${modules%,}" -am -Dmaven.test.skip=true -Dspotless.skip=true -Djacoco.skip=true package \
    com.google.cloud.tools:jib-maven-plugin:buildTar
for module in "$@"; do
    printf 'built %s/target/jib-image.tar\n' "$module"
    if docker info >/dev/null 2>&1; then
        docker load -q -i "$module/target/jib-image.tar"
    fi
done
