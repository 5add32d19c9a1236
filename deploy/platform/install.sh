#!/usr/bin/env bash
# Installs the controllers of controllers.yaml, each at its pinned version, into the cluster of one environment.
set -Eeuo pipefail

# shellcheck source=deploy/platform/controllers.sh
. "$(dirname "${BASH_SOURCE[0]}")/controllers.sh"

usage() {
  cat <<'HELP'
Usage: deploy/platform/install.sh ENVIRONMENT [--dry-run]

Installs or upgrades what must be in the cluster before K-ERP: Argo Rollouts, External Secrets, Prometheus and so on, as
controllers.yaml lists them. Running it again changes nothing that is as listed.

  ENVIRONMENT  dev, staging or prod; its kubeconfig context is used, whatever the current one is
  --dry-run    print the commands and run none
HELP
}

main() {
  local environment='' dry_run=false argument release context account
  for argument in "$@"; do
    case "$argument" in
      -h | --help) usage && return ;;
      --dry-run) dry_run=true ;;
      -*) die "'$argument' is not an option; see --help." ;;
      *) [ -z "$environment" ] || die "one environment at a time."; environment=$argument ;;
    esac
  done
  [ -n "$environment" ] || { usage >&2; exit 2; }

  need python3 awk
  require_environment "$environment"
  context=$(context_of "$environment")
  account=$(fact "$environment" aws_account_id)
  if ! $dry_run; then
    need helm kubectl
    kubectl config get-contexts "$context" >/dev/null 2>&1 || die "kubeconfig has no context '$context'."
  fi

  # The monitoring namespace has its labels before anything runs in it.
  run kubectl --context "$context" apply -f "$DEPLOY/kubernetes/$environment/namespaces.yaml"
  for release in $(releases_of "$environment"); do
    install_release "$release"
  done
}

install_release() {
  local release=$1 chart=() flags=()
  chart=("$(controller "$release" chart)" --repo "$(controller "$release" repository)" --version "$(controller "$release" version)")
  collect_values "$release"

  # Helm installs a chart's crds/ once and never upgrades them.
  apply_crds "${chart[@]}"
  run helm upgrade --install "$release" "${chart[@]}" --kube-context "$context" \
    --namespace "$(controller "$release" namespace)" --create-namespace "${flags[@]}" --wait --timeout 10m
}

# collect_values <release>: sets `flags`.
collect_values() {
  local file pair value here=values_local
  [ -z "$account" ] || here=values_aws
  while IFS= read -r file; do
    flags+=(--values "$DEPLOY/$file")
  done < <(controller "$1" values; controller "$1" "$here")
  [ -n "$account" ] || return 0
  while IFS= read -r pair; do
    value=$(fact "$environment" "${pair##*=}")
    [ -n "$value" ] || die "${pair##*=} is null in $(facts_file "$environment"); $1 needs it."
    flags+=(--set-string "${pair%=*}=$value")
  done < <(controller "$1" facts_aws)
}

apply_crds() {
  local crds
  if $dry_run; then
    printf 'helm show crds %s | kubectl --context %s apply --server-side --force-conflicts -f -\n' "${*@Q}" "${context@Q}"
    return
  fi
  crds=$(helm show crds "$@")
  [ -n "$crds" ] || return 0
  kubectl --context "$context" apply --server-side --force-conflicts -f - <<<"$crds"
}

run() {
  if $dry_run; then echo "${*@Q}"; else "$@"; fi
}

main "$@"
