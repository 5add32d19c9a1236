#!/usr/bin/env bash
# Root file systems of the base images, unpacked from Debian's packages: no maintainer script runs, so nothing is in them
# but files. That is how chiseled images are made too, and it takes seconds where debootstrap takes minutes.
#
#   rootfs.sh download DIR     the packages of all of them into DIR/debs, from Debian
#   rootfs.sh unpack DIR NAME  the root of one in DIR/NAME
set -euo pipefail

# What runs a shell script: the bases of builds and of servers with an entrypoint have it, those of our services have not.
SHELL_TOOLS='bash dash coreutils findutils grep sed gzip base-files'

declare -A PACKAGES=(
  [aspnet]='openssl ca-certificates libstdc++6 libgcc-s1 zlib1g'
  [python]='python3 python3-grpcio python3-protobuf python3-prometheus-client python3-aiohttp ca-certificates'
  [python-build]="python3 python3-grpcio python3-protobuf python3-prometheus-client python3-aiohttp protobuf-compiler protobuf-compiler-grpc $SHELL_TOOLS"
  [postgres]="postgresql awscli ca-certificates $SHELL_TOOLS"
  [redis]="redis-server $SHELL_TOOLS"
  [nats]='nats-server'
)

# Only their maintainer scripts would need these.
SCRIPTING='debconf|dpkg|tar|openssl|perl.*|libperl.*|adduser|passwd|usrmerge|ucf|sensible-utils|install-info'

# As if nothing were installed.
apt_of_nothing() {
  : >"$DIR/no-packages"
  apt-get -o Dir::State::status="$DIR/no-packages" -o Dir::Cache::archives="$DIR/debs" -o APT::Install-Recommends=false \
    -o APT::Sandbox::User=root "$@"
}

download() {
  local name
  mkdir -p "$DIR/debs/partial"
  for name in "${!PACKAGES[@]}"; do
    # shellcheck disable=SC2086 # one argument a package
    apt_of_nothing install --yes --quiet=2 --download-only ${PACKAGES[$name]} >/dev/null
    # shellcheck disable=SC2086
    apt_of_nothing install --simulate ${PACKAGES[$name]} | awk '/^Inst/ { print $2 }' >"$DIR/$name.packages"
  done
}

unpack() {
  local root="$DIR/$1" package link
  mkdir -p "$root"/{usr/bin,usr/sbin,usr/lib,usr/lib64,etc/ssl/certs,tmp,run,var/tmp,dev,proc,sys}
  chmod 1777 "$root"/tmp "$root"/var/tmp
  for link in bin sbin lib lib64; do ln -s "usr/$link" "$root/$link"; done
  grep -v -x -E "$SCRIPTING" "$DIR/$1.packages" | while read -r package; do
    dpkg-deb --fsys-tarfile "$DIR"/debs/"$package"_*.deb \
      | tar -x -C "$root" --keep-directory-symlink --exclude='./usr/share/doc/*' --exclude='./usr/share/man/*' --exclude='./usr/share/locale/*'
  done
  # Made by a maintainer script, from the same certificates.
  cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
  printf 'root:x:0:0::/:/sbin/nologin\npostgres:x:70:70::/var/lib/postgresql:/sbin/nologin\nnobody:x:65534:65534::/:/sbin/nologin\n' >"$root/etc/passwd"
  printf 'root:x:0:\npostgres:x:70:\nnogroup:x:65534:\n' >"$root/etc/group"
  case "$1" in
    aspnet) add_dotnet "$root" ;;
    # Debian's own are Perl that chooses between versions.
    postgres) ln -s -f -t "$root/usr/bin" "$(cd "$root" && echo usr/lib/postgresql/*/bin | sed 's|^usr|..|')"/{postgres,initdb,psql,pg_dump,pg_dumpall,pg_restore} ;;
  esac
}

# The runtime of this machine, which is not Debian's to give.
add_dotnet() {
  local from
  from=$(dirname "$(readlink -f "$(command -v dotnet)")")
  mkdir -p "$1/usr/share/dotnet/shared"
  cp -R "$from/dotnet" "$from/host" "$1/usr/share/dotnet/"
  cp -R "$from/shared/Microsoft.NETCore.App" "$from/shared/Microsoft.AspNetCore.App" "$1/usr/share/dotnet/shared/"
  ln -s ../share/dotnet/dotnet "$1/usr/bin/dotnet"
}

DIR=$2
case "$1" in
  download) download ;;
  unpack) unpack "$3" ;;
esac
