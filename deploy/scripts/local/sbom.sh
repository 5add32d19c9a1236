# shellcheck shell=bash

sbom_usage() {
  cat <<'HELP'
Usage: ./kerp sbom [--output DIR] [--dated]

Writes a CycloneDX 1.6 bill of materials for each program that is shipped, as DIR/<program>.cdx.json: the packages of the
C# programs as they were restored, and the Python packages as they are installed here. The same commit on the same machine
gives the same bytes.

  --output DIR   the folder; .kerp/sbom unless given
  --dated        add a serial number and the time, which makes each one different
HELP
}

# program and project, what an image is made of; the sandbox and the AppHost are not shipped.
SHIPPED_DOTNET='kerp-api services/KErp.Api/KErp.Api.csproj
kerp-worker services/KErp.Worker/KErp.Worker.csproj
migrate services/KErp.Migrate/KErp.Migrate.csproj'
SHIPPED_PYTHON='tax-scraper insurance-edi'

kerp_sbom() {
  local output="$KERP_STATE/sbom" dated=()
  while [ $# -gt 0 ]; do
    case "$1" in
      --output)
        output=${2:?"sbom: --output needs a folder"}
        shift
        ;;
      --dated) dated=(--dated) ;;
      -h | --help) sbom_usage && return ;;
      *) die "sbom: '$1' is not an option; ./kerp sbom --help lists them." ;;
    esac
    shift
  done
  make_state_folder
  mkdir -p "$output"
  output=$(cd "$output" && pwd)
  dotnet_sboms "$output" "${dated[@]}"
  python_sboms "$output" "${dated[@]}"
  echo "Written to $output:"
  (cd "$output" && ls -- *.cdx.json)
}

dotnet_sboms() {
  local output=$1 program project
  shift
  quietly dotnet tool restore
  while read -r program project; do
    # Locked: what is listed is what is committed, or it fails.
    quietly dotnet restore "$project" --locked-mode
    quietly dotnet tool run dotnet-CycloneDX "$project" --output "$output" --filename "$program.cdx.json" --output-format Json \
      --spec-version 1.6 --no-serial-number --disable-package-restore --set-name "$program" --set-version "$(kerp_version)"
    python "$KERP_LOCAL/sbom.py" settle "$output/$program.cdx.json" "$@"
  done <<<"$SHIPPED_DOTNET"
}

python_sboms() {
  local output=$1 program
  shift
  for program in $SHIPPED_PYTHON; do
    python "$KERP_LOCAL/sbom.py" python "$program" "$KERP_ROOT/services/$program/requirements.txt" "$(kerp_version)" "$output/$program.cdx.json" "$@"
  done
}
