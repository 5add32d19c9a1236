#!/usr/bin/env bash
set -euo pipefail
# kerp_backup reads everything, and by policies: without this option pg_dump refuses tables that have any.
pg_dump --format=custom --enable-row-security --file="$BACKUP_DIRECTORY/kerp.dump" "$DATABASE_URL"
pg_restore --list "$BACKUP_DIRECTORY/kerp.dump" >/dev/null
