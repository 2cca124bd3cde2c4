#!/bin/sh
# Says whether all of an environment serves, and names what does not.
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)

usage() {
    cat <<'TEXT'
Usage: scripts/health-check.sh [--env dev|staging|prod] [--port-offset N]

Asks ./grocellery status --json. Exit codes: 0 all of it serves; 2 wrong usage; 6 nothing runs; 7 something runs and not
all of it serves, each part that does not on a line of its own.
TEXT
}

case ${1:-} in
-h | --help)
    usage
    exit 0
    ;;
esac

code=0
status=$("$home/grocellery" status --json "$@") || code=$?
[ -n "$status" ] || exit "$code" # the command has said why

# Walks the pairs of the answer in their order: a name or id says whose the next state is.
printf '%s\n' "$status" | awk '
    { json = json $0 }
    END {
        subject = "environment"
        while (match(json, /"[A-Za-z]+" *: *("[^"]*"|[{])/)) {
            split(substr(json, RSTART, RLENGTH), part, "\"")
            json = substr(json, RSTART + RLENGTH)
            if (part[2] == "environment" || part[2] == "name" || part[2] == "id") subject = part[4]
            if (part[2] == "postgres" || part[2] == "gateway") subject = part[2]
            if (part[2] == "state") {
                seen++
                if (part[4] != "READY" && part[4] != "RUNNING") printf "%s is %s\n", subject, part[4]
            }
        }
        if (!seen) print "the status says nothing about any state"
    }' >&2
[ "$code" -ne 0 ] || printf 'all of it serves\n'
exit "$code"
