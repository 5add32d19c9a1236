# shellcheck shell=bash

images_usage() {
  cat <<'HELP'
Usage: ./kerp images [--engine docker|podman] [--registry HOST[/PATH]] [--tag TAG] [--base NAME=REFERENCE]...
                     [--packages lock|base] [--push]

Builds the images of K-ERP: kerp-api (with /app/migrate), kerp-worker, kerp-tax-scraper, kerp-insurance-edi, kerp-backup.
Each runs as 1000:1000 with a read-only root. Prints one line an image: its reference and, pushed, its digest.

  --engine     what builds and pushes; docker unless given
  --registry   before the names; localhost unless given
  --tag        the version; what git says unless given
  --base       another base than deploy/images.json has: aspnet, python-build, python, postgres. By digest.
  --packages   lock: Python packages by the hashes of requirements.lock; base: those that the python bases bring
  --push       push to the registry
HELP
}

IMAGES_ENGINE=docker
IMAGES_REGISTRY=localhost
IMAGES_TAG=
IMAGES_PACKAGES=lock
declare -A IMAGES_BASE=([aspnet]="" [python-build]="" [python]="" [postgres]="")

kerp_images() {
  local push=false
  while [ $# -gt 0 ]; do
    case "$1" in
      --push) push=true ;;
      -h | --help) images_usage && return ;;
      --engine | --registry | --tag | --packages | --base)
        [ $# -gt 1 ] || die "images: $1 needs a value."
        images_option "$1" "$2"
        shift
        ;;
      *) die "images: '$1' is not an option; ./kerp images --help lists them." ;;
    esac
    shift
  done
  IMAGES_TAG=${IMAGES_TAG:-$(kerp_version)}
  require_engine_and_bases
  build_images
  report_images "$push"
}

images_option() {
  case "$1" in
    --engine) IMAGES_ENGINE=$2 ;;
    --registry) IMAGES_REGISTRY=${2%/} ;;
    --tag) IMAGES_TAG=$2 ;;
    --packages)
      [[ $2 == lock || $2 == base ]] || die "images: --packages is lock or base, not '$2'."
      IMAGES_PACKAGES=$2
      ;;
    --base)
      [[ $2 =~ ^[a-z-]+=.+@sha256:[0-9a-f]{64}$ && -v IMAGES_BASE[${2%%=*}] ]] \
        || die "images: --base is NAME=REFERENCE, a name that --help lists and a reference with a digest, not '$2'."
      IMAGES_BASE[${2%%=*}]=${2#*=}
      ;;
  esac
}

# All at once and before anything is built: minutes later is late.
require_engine_and_bases() {
  local name
  command -v "$IMAGES_ENGINE" >/dev/null || die "images: '$IMAGES_ENGINE' is not installed; --engine names another."
  for name in "${!IMAGES_BASE[@]}"; do
    if [ -z "${IMAGES_BASE[$name]}" ]; then
      IMAGES_BASE[$name]=$(python "$KERP_LOCAL/images.py" "$KERP_ROOT/deploy/images.json" "$name") || exit 1
    fi
  done
}

build_images() {
  dotnet_image kerp-api services/KErp.Api
  dotnet_image kerp-worker services/KErp.Worker
  python_image tax-scraper 50051
  python_image insurance-edi 50052
  docker_image kerp-backup backup --build-arg BASE="${IMAGES_BASE[postgres]}"
}

# By an archive, not through the SDK's own way into an engine: that knows neither podman's other storages nor every engine.
dotnet_image() {
  local name=$1 work loaded
  work=$(mktemp -d)
  quietly dotnet publish "$2" --configuration Release -maxcpucount:1 -target:PublishContainer -property:ContinuousIntegrationBuild=true \
    -property:PublishDocumentationFiles=false -property:ContainerBaseImage="${IMAGES_BASE[aspnet]}" \
    -property:ContainerImageTag="$IMAGES_TAG" -property:ContainerRevision="$(revision)" \
    -property:ContainerArchiveOutputPath="$work/image.tar.gz" -property:PublishDir="$work/app/"
  loaded=$("$IMAGES_ENGINE" load --input "$work/image.tar.gz" | sed -n 's/^Loaded image: *//p') || die "images: $name could not be loaded."
  rm -rf "$work"
  "$IMAGES_ENGINE" tag "$loaded" "$IMAGES_REGISTRY/$name:$IMAGES_TAG"
}

python_image() {
  docker_image "kerp-$1" python --build-arg SERVICE="$1" --build-arg PORT="$2" --build-arg PACKAGES="$IMAGES_PACKAGES" \
    --build-arg BUILD_BASE="${IMAGES_BASE[python-build]}" --build-arg BASE="${IMAGES_BASE[python]}"
}

# docker_image <name> <folder of the Dockerfile> <arguments>...
docker_image() {
  local name=$1 folder=$2
  shift 2
  quietly "$IMAGES_ENGINE" build --file "deploy/images/$folder/Dockerfile" --tag "$IMAGES_REGISTRY/$name:$IMAGES_TAG" \
    --build-arg VERSION="$IMAGES_TAG" --build-arg REVISION="$(revision)" "$@" .
}

revision() {
  git -C "$KERP_ROOT" rev-parse HEAD
}

report_images() {
  local name reference
  for name in kerp-api kerp-worker kerp-tax-scraper kerp-insurance-edi kerp-backup; do
    reference="$IMAGES_REGISTRY/$name:$IMAGES_TAG"
    if [ "$1" = true ]; then
      echo "$reference $(push_image "$reference")"
    else
      echo "$reference"
    fi
  done
}

# Prints the digest under which the registry has it.
push_image() {
  local digest file
  if [ "$(basename "$IMAGES_ENGINE")" = podman ]; then
    file=$(mktemp)
    quietly "$IMAGES_ENGINE" push --digestfile "$file" "$1"
    digest=$(cat "$file")
    rm -f "$file"
  else
    digest=$("$IMAGES_ENGINE" push "$1" | sed -n 's/.*digest: \(sha256:[0-9a-f]\{64\}\).*/\1/p')
  fi
  [ -n "$digest" ] || die "images: $1 could not be pushed."
  echo "$digest"
}
