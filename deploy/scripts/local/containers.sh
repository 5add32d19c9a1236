# shellcheck shell=bash
# The lane of containers: ./kerp test --containers. What happens in it: deploy/scripts/local/containers.

run_container_lane() {
  local lane status=0
  [ "$(id -u)" -eq 0 ] || die "test --containers makes namespaces and root file systems: run it as root."
  command -v apt-get >/dev/null || die "test --containers makes its base images of Debian's packages: it needs apt-get."
  ensure_prerequisites "$1" run containers
  lane=$(mktemp -d /var/tmp/kerp-lane.XXXXXX)
  # shellcheck disable=SC2064 # the folder of this run
  trap "rm -rf '$lane'" EXIT
  if ! { generate_python_stubs && build KErp.AppHost && dotnet restore "$KERP_ROOT/services/KErp.Migrate" --verbosity quiet; }; then
    echo "0 passed, 1 failed"
    exit 1
  fi
  echo "Downloading Debian's packages ..."
  apt-get update --quiet=2
  "$KERP_LOCAL/containers/rootfs.sh" download "$lane"
  unshare --mount --net --pid --fork --kill-child --mount-proc "$KERP_LOCAL/containers/lane.sh" "$lane" || status=$?
  exit "$status"
}
