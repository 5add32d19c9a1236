# shellcheck shell=bash

audit_usage() {
  cat <<'HELP'
Usage: ./kerp audit [--severity low|moderate|high|critical]

The gate before a release: are there known vulnerabilities in what it is made of? Asks NuGet's sources about the .NET
packages, Debian's security tracker (debsecan) about Python packages that are Debian's, and pip-audit about others.

  --severity LEVEL   lesser ones are shown and do not count; low unless given. One without a severity always counts.

Exit code 0: all was checked and nothing counts. 1: something counts. 2: wrong use. 3: something could not be checked, which
is not the same as harmless. Advisories that are accepted, until when and why: deploy/scripts/local/accepted-advisories.tsv.
HELP
}

kerp_audit() {
  local severity=low
  while [ $# -gt 0 ]; do
    case "$1" in
      --severity)
        severity=${2:-}
        shift
        ;;
      -h | --help) audit_usage && return ;;
      *) wrong_use "audit: '$1' is not an option; ./kerp audit --help lists them." ;;
    esac
    shift
  done
  case "$severity" in
    low | moderate | high | critical) ;;
    *) wrong_use "audit: '$severity' is not a severity: low, moderate, high or critical." ;;
  esac
  make_state_folder
  python "$KERP_LOCAL/audit.py" "$KERP_ROOT" "$KERP_STATE/audit" --severity "$severity"
}

# Not die: its exit code means a vulnerability here.
wrong_use() {
  echo "kerp: $*" >&2
  exit 2
}
