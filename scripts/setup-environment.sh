#!/bin/sh
# Prepares a machine for work on Grocellery: says what is missing, builds everything once, looks the machine over.
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)

usage() {
    cat <<'TEXT'
Usage: scripts/setup-environment.sh

Looks for what the work on Grocellery needs beyond a JDK and Maven, builds everything, and runs ./grocellery doctor.
Where pre-commit is installed, its hook is put into this checkout. Nothing is installed on the machine. Exit codes: 0
ready; 2 wrong usage; otherwise that of the build (3 no JDK or Maven, 4 unwritable folder, 5 build failed) or of doctor.
TEXT
}

optional() { # tool, what it is for
    command -v "$1" >/dev/null 2>&1 || printf 'not installed: %s (%s)\n' "$1" "$2"
}

case ${1:-} in
'') ;;
-h | --help)
    usage
    exit 0
    ;;
*)
    usage >&2
    exit 2
    ;;
esac

optional git 'commits in versions and releases'
optional shellcheck 'checks the shell scripts'
command -v chromium-headless-shell >/dev/null 2>&1 || optional chromium 'browser tests'
optional docker 'docker-compose.dev.yml; nothing else needs it'
optional pre-commit 'checks before each commit'

"$home/grocellery" --version
if command -v pre-commit >/dev/null 2>&1 && [ -e "$home/.git" ]; then
    (cd "$home" && pre-commit install)
fi
exec "$home/grocellery" doctor
