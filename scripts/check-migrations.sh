#!/bin/sh
# Runs the tests of an earlier release of a service against the schema that this checkout's migrations make: what still
# runs while a new release takes over, or is gone back to, has to work on the new schema.
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)

usage() {
    cat <<'TEXT'
Usage: scripts/check-migrations.sh SERVICE [COMMIT]

Takes SERVICE as it was at COMMIT (by default the last commit before this one), gives it the migrations of this checkout,
and runs its own tests that need a database. Exit codes: 0 they pass, or no migration has changed; 1 none ran; 2 wrong
usage; 8 they fail: the migrations are not to be released beside that release.
TEXT
}

refuse() { # what is wrong with the words
    printf 'check-migrations: %s\n' "$1" >&2
    usage >&2
    exit 2
}

case ${1:-} in
-h | --help)
    usage
    exit 0
    ;;
esac

case $# in
1 | 2) ;;
*) refuse "name a service, and perhaps a commit" ;;
esac
service=$1
migrations="microservices/$service/src/main/resources/db/migration"
[ -d "$home/$migrations" ] || refuse "$service has no migrations in $migrations"
cd "$home"
commit=$(git rev-parse --verify --quiet "${2:-HEAD~1}^{commit}") || refuse "${2:-HEAD~1} is no commit of this repository"

if git diff --quiet "$commit" -- "$migrations" &&
    [ -z "$(git ls-files --others --exclude-standard -- "$migrations")" ]; then
    printf 'no migration of %s has changed since %.8s: there is nothing to test\n' "$service" "$commit"
    exit 0
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM
git archive "$commit" | tar -xf - -C "$folder"
[ -d "$folder/microservices/$service" ] || refuse "there was no $service at $commit yet"
rm -rf "${folder:?}/$migrations"
mkdir -p "$folder/$migrations"
cp "$home/$migrations"/* "$folder/$migrations/"

package=io.grocellery.${service%-service}
printf 'tests of %s as of %.8s, with the migrations of today\n' "$service" "$commit"
maven=${MAVEN_HOME:+$MAVEN_HOME/bin/}mvn
code=0
(cd "$folder" && "$maven" -B -q -pl "microservices/$service" -am -Dchecks.skip -Djacoco.skip=true -Dspotless.skip=true \
    -Dspring-boot.aot.skip=true -Dtest=no.UnitTests -Dsurefire.failIfNoSpecifiedTests=false \
    "-Dit.test=$package.*IT,$package.**.*IT" -Dfailsafe.failIfNoSpecifiedTests=false verify) || code=$?
reports="$folder/microservices/$service/target/failsafe-reports"
if [ "$code" -ne 0 ]; then
    grep -hs -m 1 'ERROR: ' "$reports"/*.txt | sort -u | head -n 3 >&2
    grep -hso '([A-Za-z]*IT\.java:[0-9]*)' "$reports"/*.txt | sort -u | head -n 5 >&2
    printf '%s as of %.8s does not work on the schema of today: expand first, and contract once it is gone\n' \
        "$service" "$commit" >&2
    exit 8
fi
if ! grep -qs '<testcase' "$reports"/TEST-*.xml; then
    printf 'check-migrations: no test of %s as of %.8s ran, so nothing is known\n' "$service" "$commit" >&2
    exit 1
fi
printf '%s as of %.8s works on the schema of today\n' "$service" "$commit"
