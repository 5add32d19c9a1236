# shellcheck shell=bash
# Finds what is missing on this machine and, on Debian and Ubuntu, installs it. The list is prerequisites.tsv.

# prerequisites_of <set>...: rows of these sets, comments dropped.
prerequisites_of() {
  local pattern
  pattern=$(IFS='|'; echo "$*")
  awk -F'\t' -v sets="^($pattern)\$" '!/^#/ && $4 ~ sets' "$KERP_LOCAL/prerequisites.tsv"
}

# The sets that `run` or `test` needs here: the servers only where no container runtime runs them.
needed_sets() {
  local sets=(run "$@")
  case "${KErp__Engine:-auto}" in
    process) sets+=(engine) ;;
    auto) docker version >/dev/null 2>&1 || sets+=(engine) ;;
  esac
  echo "${sets[@]}"
}

# Servers often lie off a user's PATH. KERP_PROGRAM_PATH, when set, is the only place that is searched.
find_program() {
  local path folder
  path=${KERP_PROGRAM_PATH-$PATH:/usr/local/sbin:/usr/sbin:/usr/lib/podman:$(printf '%s:' /usr/lib/postgresql/*/bin)}
  while IFS= read -r -d : folder; do
    if [ -n "$folder" ] && [ -x "$folder/$1" ]; then
      echo "$folder/$1"
      return
    fi
  done <<<"$path:"
  return 1
}

has_module() {
  python -c "import $1" 2>/dev/null
}

# is_usable <kind> <name>: whether it works decides, not what the package manager remembers.
is_usable() {
  case "$1" in
    program) find_program "$2" >/dev/null ;;
    module) has_module "$2" ;;
  esac
}

# missing_of <set>...: rows that are not usable.
missing_of() {
  local kind name rest
  while IFS=$'\t' read -r kind name rest; do
    is_usable "$kind" "$name" || printf '%s\t%s\t%s\n' "$kind" "$name" "$rest"
  done < <(prerequisites_of "$@")
}

packages_in() {
  cut -f3 | sort -u | paste -s -d ' '
}

# ensure_prerequisites <install|report> <set>...
ensure_prerequisites() {
  local mode=$1 missing packages
  shift
  require_dotnet
  missing=$(missing_of "$@")
  [ -n "$missing" ] || return 0

  packages=$(packages_in <<<"$missing")
  echo "Missing on this machine:"
  awk -F'\t' '{ printf "  %-20s %s (package %s)\n", $2, $5, $3 }' <<<"$missing"
  if [ "$mode" = report ]; then
    die "install it with: sudo apt-get install --yes $packages"
  fi
  command -v apt-get >/dev/null || die "install these with your system's package manager; on Debian they are: $packages"

  # shellcheck disable=SC2086 # one argument per package
  install_packages $packages
  missing=$(missing_of "$@")
  [ -z "$missing" ] || die "still not usable after installing: $(cut -f2 <<<"$missing" | paste -s -d ' ')"
}

require_dotnet() {
  local version
  version=$(dotnet --version 2>/dev/null) || die "the .NET 10 SDK is missing: https://dotnet.microsoft.com/download/dotnet/10.0"
  [ "${version%%.*}" -ge 10 ] || die "the .NET SDK is $version; K-ERP needs 10: https://dotnet.microsoft.com/download/dotnet/10.0"
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

install_packages() {
  [ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null || die "run as root, or install sudo, or: apt-get install --yes $*"
  echo "Installing with apt-get: $*"
  (
    keep_services_off
    as_root apt-get update --quiet=2
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet=2 --no-install-recommends "$@"
  ) || die "apt-get failed; see above."
}

# Debian starts a server when its package is installed. K-ERP runs its own, on its own ports and data, so none is started
# and no cluster is made. Where the machine already has a policy or such a file, that is left as it is.
keep_services_off() {
  local policy=/usr/sbin/policy-rc.d cluster=/etc/postgresql-common/createcluster.conf
  if [ ! -e "$policy" ]; then
    trap 'as_root rm -f /usr/sbin/policy-rc.d' EXIT
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
    as_root chmod 755 "$policy"
  fi
  if [ ! -e "$cluster" ]; then
    as_root mkdir -p "${cluster%/*}"
    echo 'create_main_cluster = false' | as_root tee "$cluster" >/dev/null
  fi
}
