#!/bin/bash
# For the lane of containers only: what the official image's entrypoint does with POSTGRES_PASSWORD, POSTGRES_USER,
# POSTGRES_DB, POSTGRES_INITDB_ARGS and PGDATA, as far as K-ERP needs it. Run as root it continues as postgres.
set -euo pipefail

export PGDATA=${PGDATA:-/var/lib/postgresql/data}
user=${POSTGRES_USER:-postgres}
database=${POSTGRES_DB:-$user}

if [ "$(id -u)" = 0 ]; then
  mkdir -p "$PGDATA"
  chown postgres:postgres "$PGDATA"
  exec chroot --userspec=postgres:postgres / "$0" "$@"
fi

single_user() {
  postgres --single -D "$PGDATA" postgres >/dev/null
}

if [ ! -s "$PGDATA/PG_VERSION" ]; then
  [ -n "${POSTGRES_PASSWORD:-}" ] || { echo 'Set POSTGRES_PASSWORD.' >&2; exit 1; }
  # shellcheck disable=SC2086 # several arguments in one variable
  initdb --username="$user" --pwfile=<(echo "$POSTGRES_PASSWORD") --locale=C.UTF-8 --encoding=UTF8 --no-instructions \
    --auth-host=scram-sha-256 ${POSTGRES_INITDB_ARGS:-} >/dev/null
  echo 'host all all all scram-sha-256' >>"$PGDATA/pg_hba.conf"
  if [ "$database" != postgres ]; then echo "CREATE DATABASE \"$database\";" | single_user; fi
fi

if [ "${1:-postgres}" = postgres ]; then shift || true; fi
exec postgres -c listen_addresses='*' -c unix_socket_directories=/tmp "$@"
