# shellcheck shell=bash

dlq_usage() {
  cat <<'HELP'
Usage: ./kerp dlq list
       ./kerp dlq show   MESSAGE-ID
       ./kerp dlq replay MESSAGE-ID
       ./kerp dlq drop   MESSAGE-ID

Messages that the worker of the running platform could not process five times over. `replay` puts one into the outbox
anew, `drop` closes it; both are audited. In the cluster: kubectl exec deploy/kerp-worker -- /app/KErp.Worker dlq list
HELP
}

kerp_dlq() {
  case "${1:-}" in
    -h | --help) dlq_usage && return ;;
    list | show | replay | drop) ;;
    *) die "dlq: '${1:-}' is not a command; ./kerp dlq --help lists them." ;;
  esac
  if ! running_pid >/dev/null || [ ! -f "$KERP_RUN_JSON" ]; then die "K-ERP does not run; ./kerp run starts it."; fi
  # By the environment, not as arguments: those every user of the machine can read.
  env ASPNETCORE_ENVIRONMENT=Development "ConnectionStrings__kerp=$(connection_string kerp)" "ConnectionStrings__kerp-relay=$(connection_string kerp-relay)" \
    dotnet "$KERP_ROOT/services/KErp.Worker/bin/Debug/net10.0/KErp.Worker.dll" dlq "$@"
}

connection_string() {
  python -c 'import json, sys; print(json.load(open(sys.argv[1]))["connectionStrings"][sys.argv[2]])' "$KERP_RUN_JSON" "$1"
}
