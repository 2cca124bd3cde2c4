#!/bin/sh
# Looks for keys and passwords in what is staged, with gitleaks and the house's rules.
set -eu

cd "$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)"

case ${1:-} in
-h | --help)
    cat <<'TEXT'
Usage: scripts/staged-keys.sh

Needs gitleaks (scripts/scan-tools.sh gitleaks); says so and passes when it is not installed. Exit codes: 0 nothing was
found; 1 something was, with file and line.
TEXT
    exit 0
    ;;
esac

PATH=${GROCELLERY_TOOLS:-$HOME/.cache/grocellery/scan-tools}/bin:$PATH
command -v gitleaks >/dev/null 2>&1 || {
    printf 'skipped: gitleaks is not installed; scripts/scan-tools.sh gitleaks installs it\n'
    exit 0
}
exec gitleaks git --pre-commit --staged --redact --verbose --no-banner --no-color --config policy/gitleaks.toml
