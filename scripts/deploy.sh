#!/bin/sh
# Brings the working copy up in an environment of this machine: builds what is stale, starts what is new, then checks.
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)

usage() {
    cat <<'TEXT'
Usage: scripts/deploy.sh dev|staging|prod [OPTIONS]

Builds what is stale and brings it up in the environment on this machine (./grocellery up --env NAME OPTIONS), then
checks that all of it serves (scripts/health-check.sh). Where prod serves already, its releases stay: ./grocellery deploy
changes them, with a person's approval. Exit codes: 0 all of it serves; 2 wrong usage; otherwise the
code of the command that failed.
TEXT
}

case ${1:-} in
dev | staging | prod) ;;
-h | --help)
    usage
    exit 0
    ;;
*)
    [ $# -eq 0 ] || printf 'deploy.sh: there is no environment %s\n\n' "$1" >&2
    usage >&2
    exit 2
    ;;
esac
environment=$1
shift
"$home/grocellery" up --env "$environment" "$@"
exec "$home/scripts/health-check.sh" --env "$environment"
