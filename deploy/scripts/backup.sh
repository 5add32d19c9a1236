#!/usr/bin/env bash
set -euo pipefail
pg_dump --format=custom --file="$BACKUP_DIRECTORY/kerp.dump" "$DATABASE_URL"
pg_restore --list "$BACKUP_DIRECTORY/kerp.dump" >/dev/null
