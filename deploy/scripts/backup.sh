#!/usr/bin/env bash
# Dumps the database into a bucket or a folder, reads the dump back, and writes down in the database what became of it.
# Runs in image kerp-backup. Every failure ends with another exit code than 0, and with a line in backup_runs if the
# database can still be reached.
#
#   DATABASE_URL                      postgres://kerp_backup:password@host[:port]/database[?sslmode=…&sslrootcert=…]
#   BACKUP_BUCKET | BACKUP_DIRECTORY  where to, one of the two: s3://$BACKUP_BUCKET/database/, or the folder
#   AWS_REGION                        of the bucket
#   TLS_CA_FILE                       with it, the database must show a certificate of these issuers and its own name
#
# A dump comes to incoming/ and gets its place only when it was read back whole: what lies there is good, and has its
# SHA-256 beside it in <name>.sha256. The job needs no right to delete in the bucket; a lifecycle rule has to empty
# database/incoming/, and to end what is too old.
set -Eeuo pipefail
umask 077

# The guide's number. By count, not by age: a folder that gets no new dumps keeps its last ones.
readonly KEPT_IN_FOLDER=30

name=kerp_backup_$(date -u +%Y%m%d_%H%M%S).dump
started=$(date -u +%Y-%m-%dT%H:%M:%SZ)
work=$(mktemp -d)
step=preparation size='' sum='' complete=''

main() {
    exec 3>&2 2>"$work/errors"
    trap finish EXIT
    use_database
    use_storage

    step=dump
    # kerp_backup reads everything, and by policies: without this option pg_dump refuses tables that have any.
    pg_dump --format=custom --enable-row-security --no-password | measured sent | put "incoming/$name"

    step=verification
    get "incoming/$name" | measured kept | inspect
    [[ $(<"$work/sent") == "$(<"$work/kept")" ]] || fail 'What is stored is not what was dumped.'
    grep --quiet ' TABLE DATA public companies ' "$work/list" || fail 'The dump holds no companies: it is not of this database.'
    read -r size sum <"$work/kept"

    step=storing
    echo "$sum  $name" | put "$name.sha256"
    promote
    prune

    step=record
    record ''
    complete=true
    echo "Backup completed: $name, $size bytes, sha256 $sum"
}

fail() {
    echo "$1" >&2
    exit 1
}

finish() {
    local code=$? why
    trap - EXIT
    set +e
    if [[ ! $complete ]]; then
        [[ $code != 0 ]] || code=1
        why="$step: $(tail --lines=5 "$work/errors")"
        discard
        size='' sum=''
        [[ ! ${PGHOST:-} ]] || record "$why"
        echo "Backup failed: $name, while: $step" >>"$work/errors"
    fi
    cat "$work/errors" >&3
    rm -rf "$work"
    exit "$code"
}

# Nothing yet, until it is known where the dump goes.
discard() { :; }

# Into libpq's variables: arguments are seen by every process of the machine, and libpq takes a URL from nowhere else.
use_database() {
    local url='^postgres(ql)?://([^:@/]+):([^@/]+)@([^:@/?]+)(:([0-9]+))?/([^/?]+)(\?(.*))?$' parameter
    [[ ${DATABASE_URL:-} =~ $url ]] || fail 'DATABASE_URL must be postgres://user:password@host:port/database.'
    export PGUSER PGPASSWORD PGHOST=${BASH_REMATCH[4]} PGPORT=${BASH_REMATCH[6]:-5432} PGDATABASE PGAPPNAME=kerp-backup PGCONNECT_TIMEOUT=15
    local user=${BASH_REMATCH[2]} password=${BASH_REMATCH[3]} database=${BASH_REMATCH[7]} parameters=${BASH_REMATCH[9]}
    PGUSER=$(decoded "$user") PGPASSWORD=$(decoded "$password") PGDATABASE=$(decoded "$database")
    for parameter in ${parameters//&/ }; do
        case $parameter in
            sslmode=*) export PGSSLMODE=${parameter#*=} ;;
            sslrootcert=*) PGSSLROOTCERT=$(decoded "${parameter#*=}") && export PGSSLROOTCERT ;;
            *) fail "DATABASE_URL has the unknown parameter '${parameter%%=*}'." ;;
        esac
    done
    [[ ${TLS_CA_FILE:-} ]] || return 0
    [[ ${PGSSLMODE:-verify-full} == verify-full ]] || fail 'DATABASE_URL must have sslmode=verify-full where TLS_CA_FILE is set.'
    export PGSSLMODE=verify-full PGSSLROOTCERT=${PGSSLROOTCERT:-$TLS_CA_FILE}
}

decoded() {
    local text=${1//\\/\\\\}
    printf '%b' "${text//%/\\x}"
}

use_storage() {
    [[ ${BACKUP_BUCKET:-} || ${BACKUP_DIRECTORY:-} ]] || fail 'Set BACKUP_BUCKET or BACKUP_DIRECTORY.'
    [[ ! ${BACKUP_BUCKET:-} || ! ${BACKUP_DIRECTORY:-} ]] || fail 'Set one of BACKUP_BUCKET and BACKUP_DIRECTORY.'
    if [[ ${BACKUP_BUCKET:-} ]]; then use_bucket; else use_folder; fi
}

use_bucket() {
    # A stream does not tell how long it is, and S3 takes it in so many parts at most: the client has to know how large they
    # must be. A dump is smaller than its database, for it is compressed and has no indexes.
    expected=$(psql --no-psqlrc --no-password --tuples-only --no-align --command='SELECT pg_database_size(current_database())')
    place=s3://$BACKUP_BUCKET/database
    export AWS_DEFAULT_REGION=${AWS_REGION:-${AWS_DEFAULT_REGION:-}}
    put() { aws s3 cp - "$place/$1" --sse aws:kms --expected-size "$expected" --only-show-errors; }
    get() { aws s3 cp "$place/$1" - --only-show-errors; }
    promote() { aws s3 cp "$place/incoming/$name" "$place/$name" --sse aws:kms --copy-props none --only-show-errors; }
    prune() { :; }
}

use_folder() {
    mkdir -p "$BACKUP_DIRECTORY/incoming"
    put() {
        cat >"$BACKUP_DIRECTORY/$1"
        sync "$BACKUP_DIRECTORY/$1"
    }
    get() { cat "$BACKUP_DIRECTORY/$1"; }
    promote() { mv --no-clobber "$BACKUP_DIRECTORY/incoming/$name" "$BACKUP_DIRECTORY/$name"; }
    discard() { rm -f "$BACKUP_DIRECTORY/incoming/$name"; }
    prune() {
        local old
        # Of runs that were killed; another that is at work is younger.
        find "$BACKUP_DIRECTORY/incoming" -type f -mtime +0 -delete
        printf '%s\n' "$BACKUP_DIRECTORY"/kerp_backup_*.dump | sort --reverse | tail --lines=+$((KEPT_IN_FOLDER + 1)) |
            while read -r old; do rm -f "$old" "$old.sha256"; done
    }
}

# Lets a stream through, and leaves "<size> <sha256>" of it in the work folder: a dump is too large to be kept here.
measured() {
    local counting hashing bytes=$work/$1.bytes hash=$work/$1.hash
    mkfifo "$bytes.pipe" "$hash.pipe"
    wc --bytes <"$bytes.pipe" >"$bytes" & counting=$!
    sha256sum <"$hash.pipe" >"$hash" & hashing=$!
    tee "$bytes.pipe" "$hash.pipe"
    wait "$counting"
    wait "$hashing"
    echo "$(<"$bytes") $(cut --delimiter=' ' --fields=1 "$hash")" >"$work/$1"
}

# pg_restore has to understand the table of contents, which it lists, and then every block of data to the last: the list
# alone is all right when the end is missing.
inspect() {
    local listing
    mkfifo "$work/list.pipe"
    { pg_restore --list && cat >/dev/null; } <"$work/list.pipe" >"$work/list" & listing=$!
    tee "$work/list.pipe" | { pg_restore --file=/dev/null && cat >/dev/null; }
    wait "$listing"
}

record() {
    psql --no-psqlrc --no-password --quiet --set=ON_ERROR_STOP=1 --set=name="$name" --set=started="$started" \
        --set=size="$size" --set=sum="$sum" --set=failure="$1" <<'SQL'
INSERT INTO backup_runs (name, started_at, finished_at, size_bytes, sha256, failure)
VALUES (:'name', :'started', now(), nullif(:'size', '')::bigint, nullif(:'sum', ''), nullif(:'failure', ''));
SQL
}

main
