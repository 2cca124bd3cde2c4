#!/bin/sh
# The daily commands by their usual names. Each is one ./grocellery command; further words go to it.
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)

usage() {
    cat <<'TEXT'
Usage: scripts/dev-cli.sh COMMAND [OPTIONS]

  start        build what is stale and start the shop        ./grocellery up
  test         build everything and test it, as CI does      ./grocellery test
  build        build what is stale, start nothing            ./grocellery --version
  deploy-dev   build what is stale, bring it up in dev,      scripts/deploy.sh dev
               and check that all of it serves

Options go to the command behind it. Exit codes are that command's; 2 is a wrong usage of this script.
TEXT
}

[ $# -gt 0 ] || {
    usage >&2
    exit 2
}
command=$1
shift
case $command in
start) exec "$home/grocellery" up "$@" ;;
test) exec "$home/grocellery" test "$@" ;;
build) exec "$home/grocellery" --version "$@" ;;
deploy-dev) exec "$home/scripts/deploy.sh" dev "$@" ;;
-h | --help | help) usage ;;
*)
    printf 'dev-cli.sh: there is no command %s\n\n' "$command" >&2
    usage >&2
    exit 2
    ;;
esac
