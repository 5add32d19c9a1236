#!/usr/bin/env bash
# The lane itself, in namespaces of its own: mounts, network and processes end with it, whatever happens to it, and neither
# bridges nor firewall rules of this machine are touched. The last process of the namespace is this one.
set -euo pipefail

lane=$1
mount --make-rprivate /
mount -t tmpfs tmpfs /run
ip link set lo up

mkdir -p "$lane"/{tmp,home,data,networks}
export TMPDIR="$lane/tmp"
export CONTAINERS_CONF="$lane/containers.conf" CONTAINERS_STORAGE_CONF="$lane/storage.conf" CONTAINERS_REGISTRIES_CONF="$lane/registries.conf"

# crun refuses hybrid cgroups, and the default limits need a capability that a machine in a sandbox lacks.
cat >"$CONTAINERS_CONF" <<EOF
[containers]
default_ulimits = ["nofile=4096:4096", "nproc=4096:4096"]
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
events_logger = "file"
[network]
network_backend = "netavark"
network_config_dir = "$lane/networks"
EOF
cat >"$CONTAINERS_STORAGE_CONF" <<EOF
[storage]
driver = "overlay"
graphroot = "$lane/storage"
runroot = "/run/lane-storage"
EOF
echo 'unqualified-search-registries = []' >"$CONTAINERS_REGISTRIES_CONF"

/usr/bin/python3 -B "$(dirname "${BASH_SOURCE[0]}")/lane.py" "$lane"
