#!/usr/bin/env bash
# Says whether what the controllers bring is in the cluster; names everything that is not.
set -Eeuo pipefail

# shellcheck source=deploy/platform/controllers.sh
. "$(dirname "${BASH_SOURCE[0]}")/controllers.sh"

usage() {
  cat <<'HELP'
Usage: deploy/platform/check-crds.sh ENVIRONMENT

Looks for every CRD (in the version that K-ERP's objects have) and APIService of controllers.yaml. Reads only. Exit status 1
when something is missing, each with the release that brings it.
HELP
}

main() {
  case "${1:-}" in
    -h | --help) usage && return ;;
    '' | -*) usage >&2; exit 2 ;;
  esac
  [ $# -eq 1 ] || die "one environment at a time."
  need python3 awk kubectl
  require_environment "$1"
  local context release missing=0
  context=$(context_of "$1")
  kubectl --context "$context" version >/dev/null 2>&1 || die "the cluster of '$context' does not answer."

  for release in $(releases_of "$1"); do
    check_release "$release"
  done
  [ "$missing" -eq 0 ] || die "$missing missing in $1; install with: deploy/platform/install.sh $1"
  echo "Everything that the controllers bring is in $1."
}

# check_release <release>: counts in `missing`.
check_release() {
  local crd name
  while IFS= read -r crd; do
    is_served "${crd%/*}" "${crd##*/}" || report "CustomResourceDefinition $crd" "$1"
  done < <(controller "$1" crds)
  while IFS= read -r name; do
    is_available "$name" || report "APIService $name" "$1"
  done < <(controller "$1" apiservices)
}

report() {
  echo "missing: $1 (release $2)" >&2
  missing=$((missing + 1))
}

is_served() {
  local versions
  versions=$(kubectl --context "$context" get crd "$1" -o 'jsonpath={.spec.versions[?(@.served==true)].name}' 2>/dev/null) || return 1
  [[ " $versions " == *" $2 "* ]]
}

is_available() {
  local status
  status=$(kubectl --context "$context" get apiservice "$1" -o 'jsonpath={.status.conditions[?(@.type=="Available")].status}' 2>/dev/null) || return 1
  [ "$status" = True ]
}

main "$@"
