# shellcheck shell=bash

publish_usage() {
  cat <<'HELP'
Usage: ./kerp publish [--environment dev|staging|prod] [--output FOLDER]

Writes the Kubernetes manifests and the Helm charts out of the AppHost's model: kubernetes/<environment>, helm/<chart> and
helm/values/<environment>. What was published there before is replaced. Nothing is written when the model holds something
that a cluster could not have. The same as `aspire publish`, and as
dotnet run --project KErp.AppHost -- --operation publish --step publish --output-path FOLDER

  --environment   only this one, with the charts; all three unless given
  --output        the folder; deploy unless given
HELP
}

kerp_publish() {
  local output=$KERP_ROOT/deploy options=()
  while [ $# -gt 0 ]; do
    case "$1" in
      -h | --help) publish_usage && return ;;
      --environment | --output)
        [ $# -gt 1 ] || die "publish: $1 needs a value."
        if [ "$1" = --output ]; then output=$(realpath --canonicalize-missing "$2"); else options=(--environment "$2"); fi
        shift
        ;;
      *) die "publish: '$1' is not an option; ./kerp publish --help lists them." ;;
    esac
    shift
  done
  case "${options[1]:-dev}" in
    dev | staging | prod) ;;
    *) die "publish: '${options[1]}' is not an environment: dev, staging or prod." ;;
  esac
  build KErp.AppHost || die "the build failed; see above."
  quietly dotnet run --project KErp.AppHost --no-build --no-launch-profile -- \
    --operation publish --step publish --output-path "$output" "${options[@]}"
  echo "Published below $output"
}
