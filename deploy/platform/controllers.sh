# shellcheck shell=bash
# Reads controllers.yaml and the facts of an environment. Sourced by install.sh and check-crds.sh.

# A failure inside $(…) is a failure of the script.
shopt -s inherit_errexit

PLATFORM=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
DEPLOY=${PLATFORM%/*}
CONTROLLERS=${CONTROLLERS:-$PLATFORM/controllers.yaml}

die() {
  echo "${0##*/}: $*" >&2
  exit 1
}

need() {
  local program
  for program in "$@"; do
    command -v "$program" >/dev/null || die "$program is missing on this machine."
  done
}

facts_file() {
  echo "$DEPLOY/terraform/environments/$1.tfvars.json"
}

require_environment() {
  [ -f "$(facts_file "$1")" ] || die "'$1' is no environment; there are: $(environments)."
}

environments() {
  local file
  for file in "$DEPLOY"/terraform/environments/*.tfvars.json; do basename "$file" .tfvars.json; done | paste -s -d ' '
}

# fact <environment> <key[.key]>: empty when it is null; a key that is not there is an error.
fact() {
  python3 - "$(facts_file "$1")" "$2" <<'PYTHON' || die "$2 is not in $(facts_file "$1")."
import json, sys
value = json.load(open(sys.argv[1], encoding="utf-8"))
try:
    for key in sys.argv[2].split("."):
        value = value[key]
except (KeyError, TypeError):
    sys.exit(1)
print("" if value is None else value)
PYTHON
}

# kubeconfig's name of the cluster: what `aws eks update-kubeconfig` calls it, or the cluster's own name where AWS is not.
# Never the current context, which may be of another environment.
context_of() {
  local account region cluster
  account=$(fact "$1" aws_account_id)
  region=$(fact "$1" aws_region)
  cluster=$(fact "$1" cluster_name)
  if [ -n "$account" ]; then echo "arn:aws:eks:$region:$account:cluster/$cluster"; else echo "$cluster"; fi
}

# releases_of <environment>: one a line, in the order of the file.
releases_of() {
  awk -v environment="$1" '
    $1 == "-" && $2 == "release:" { release = $3 }
    $1 == "environments:" {
      gsub(/[][,]/, " ")
      for (i = 2; i <= NF; i++) if ($i == environment) print release
    }' "$CONTROLLERS"
}

# controller <release> <key>: the value; a list's items one a line.
controller() {
  awk -v wanted="$1" -v key="$2:" '
    $1 == "-" && $2 == "release:" { release = $3 }
    release == wanted && $1 == key {
      sub(/^[^:]*: */, "")
      list = sub(/^\[/, "") && sub(/\]$/, "")
      if (list) gsub(/, */, "\n")
      if (length($0)) print
      exit
    }' "$CONTROLLERS"
}
