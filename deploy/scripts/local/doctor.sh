# shellcheck shell=bash
# shellcheck source=deploy/scripts/local/prerequisites.sh
. "$KERP_LOCAL/prerequisites.sh"
# shellcheck source=deploy/scripts/local/helm.sh
. "$KERP_LOCAL/helm.sh"

doctor_usage() {
  cat <<'HELP'
Usage: ./kerp doctor

Shows what this machine has of what K-ERP needs and how to install the rest; and, while ./kerp run runs, every resource
with its address, state and memory, and what the orchestrator itself uses.
HELP
}

kerp_doctor() {
  case "${1:-}" in
    -h | --help) doctor_usage && return ;;
    '') ;;
    *) die "doctor takes no '$1'." ;;
  esac
  show_prerequisites
  if ! running_pid >/dev/null; then
    printf '\nK-ERP does not run.\n'
  elif [ ! -f "$KERP_RUN_JSON" ]; then
    printf '\nK-ERP is starting.\n'
  else
    python "$KERP_LOCAL/running.py" doctor "$KERP_RUN_JSON"
  fi
}

show_prerequisites() {
  printf '%-20s %-50s %s\n' Prerequisite Found 'Needed for'
  printf '%-20s %-50s %s\n' dotnet "$(dotnet --version 2>/dev/null || echo 'MISSING: install the .NET 10 SDK')" 'builds and runs everything'
  printf '%-20s %-50s %s\n' docker "$(container_runtime)" 'runs the servers in containers, if there'
  list_prerequisites run engine test
  printf '%-20s %-50s %s\n' helm "$(helm_version)" 'renders the charts in tests'
  printf '\n%-20s %-50s %s\n' 'Of containers' 'Found' 'For ./kerp test --containers only'
  list_prerequisites containers
}

# list_prerequisites <set>...
list_prerequisites() {
  local kind name package purpose found
  while IFS=$'\t' read -r kind name package _ purpose; do
    found=$(version_of "$kind" "$name") || found="MISSING: sudo apt-get install --yes $package"
    printf '%-20s %-50s %s\n' "$name" "$found" "$purpose"
  done < <(prerequisites_of "$@")
}

container_runtime() {
  # Without an engine it fails and prints an empty line.
  local version
  version=$(docker version --format '{{.Server.Version}}' 2>/dev/null) && echo "$version" || echo 'no engine answers: servers run as processes'
}

helm_version() {
  local path
  if path=$(find_helm); then "$path" version --short; else echo "MISSING: $(how_to_get_helm)"; fi
}

version_of() {
  local path
  case "$1" in
    program)
      path=$(find_program "$2") || return 1
      # These do not simply tell theirs; a protoc plugin would wait for a request.
      case "$2" in *_plugin | ip | aardvark-dns) echo "$path" ;; openssl) "$path" version ;; *) "$path" --version 2>&1 | head -n 1 ;; esac
      ;;
    module)
      python -c "
import sys, importlib
module = importlib.import_module(sys.argv[1])
print(getattr(module, '__version__', 'there'))" "$2" 2>/dev/null
      ;;
  esac
}
