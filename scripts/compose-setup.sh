#!/bin/sh
# Writes what docker-compose.dev.yml mounts: passwords made now, client secrets of the running platform, configuration.
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
folder="$home/.grocellery/compose"
gateway=http://127.0.0.1:8180
issuer=http://127.0.0.1:8070

usage() {
    cat <<'TEXT'
Usage: scripts/compose-setup.sh

Writes .grocellery/compose, which only its owner can enter. Passwords that are there are kept. Needs ./grocellery up,
whose issuer knows the services' client secrets. Exit codes: 0 done; 2 wrong usage; otherwise that of ./grocellery.
TEXT
}

password() { # prints the password kept in the file $1, made when there is none
    [ -s "$1" ] || od -An -N24 -tx1 /dev/urandom | tr -d ' \n' >"$1"
    cat "$1"
}

service() { # name, port, further lines from standard input
    database=grocellery_staging_$(printf '%s' "$1" | tr - _)
    secret=$(password "$folder/$1.password")
    printf "create role %s login password '%s';\ncreate database %s owner %s;\n" \
        "$database" "$secret" "$database" "$database" >>"$folder/databases.sql"
    {
        printf 'server.address=127.0.0.1\nserver.port=%s\n' "$2"
        printf 'grocellery.service=%s\ngrocellery.environment=staging\n' "$1"
        printf 'grocellery.release=dev\ngrocellery.instance=%s-1\ngrocellery.production=false\n' "$1"
        printf 'grocellery.database.url=jdbc:postgresql://127.0.0.1:5533/%s\n' "$database"
        printf 'grocellery.database.username=%s\ngrocellery.database.password=%s\n' "$database" "$secret"
        printf 'grocellery.security.issuer=%s\n' "$issuer"
        cat
    } >"$folder/$1.properties"
}

client() { # prints the lines of a service that calls others: its name, then their names
    secret=$("$home/grocellery" params get "/grocellery/staging/$1/client-secret" --show)
    printf 'grocellery.client.id=%s\ngrocellery.client.secret=%s\n' "$1" "$secret"
    shift
    printf "grocellery.outbound.%s.url=$gateway\n" "$@"
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

umask 077
mkdir -p "$folder/storefront"
password "$folder/postgres-password" >/dev/null
password "$folder/gateway-token" >/dev/null
: >"$folder/databases.sql"
cart=$(client cart-service product-service)
order=$(client order-service product-service cart-service)
service product-service 8183 </dev/null
printf '%s\n' "$cart" | service cart-service 8181
{
    printf '%s\n' "$order"
    printf 'grocellery.events.subscribers.cart-service.url=%s/carts/events\n' "$gateway"
    printf 'grocellery.events.subscribers.summary-service.url=%s/summaries/events\n' "$gateway"
} | service order-service 8182
service summary-service 8184 </dev/null
printf '{"issuer":"%s","clientId":"storefront","environment":"staging","consoleUrl":"%s/console"}\n' \
    "$issuer" "$issuer" >"$folder/storefront/config.json"

# The folder keeps others out. Containers run as its owner, never as root; PostgreSQL's own user reads the two it needs.
owner=$(id -u):$(id -g)
if [ "$(id -u)" -eq 0 ]; then
    owner=10001:10001
    chown -R "$owner" "$folder"
fi
printf 'GROCELLERY_USER=%s\n' "$owner" >"$folder/env"
chmod 644 "$folder/databases.sql" "$folder/postgres-password"
printf 'written: %s\n' "$folder"
