# shellcheck shell=bash

secrets_usage() {
  cat <<'HELP'
Usage: ./kerp secrets [FILE ...]

Looks for secrets in every tracked file: private keys, tokens, passwords in URLs and connection strings, random-looking
values under names like password or secret. Prints each with its place, never the whole of it, and fails if there is one.
What is meant to be there is listed, with the reason, in deploy/scripts/local/allowed-secrets.tsv. ./kerp test does the same.
HELP
}

kerp_secrets() {
  case "${1:-}" in
    -h | --help) secrets_usage && return ;;
    -*) die "secrets: '$1' is not an option; ./kerp secrets --help lists them." ;;
  esac
  python "$KERP_LOCAL/secret_scan.py" "$KERP_ROOT" "$@"
}
