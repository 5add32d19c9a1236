# shellcheck shell=bash
# shellcheck source=deploy/scripts/local/prerequisites.sh
. "$KERP_LOCAL/prerequisites.sh"
# shellcheck source=deploy/scripts/local/helm.sh
. "$KERP_LOCAL/helm.sh"
# shellcheck source=deploy/scripts/local/containers.sh
. "$KERP_LOCAL/containers.sh"

test_usage() {
  cat <<'HELP'
Usage: ./kerp test [--no-install] [--long]
       ./kerp test --containers [--no-install]

Runs every test: installs what is missing, builds, generates the Python stubs, runs all .NET test projects and the Python
tests. The last line is 'N passed, N failed' over all of them; a runner that ran nothing counts as a failure.

  --no-install   install nothing; say what is missing
  --long         also what needs minutes and a machine that is not busy: measurements
  --containers   instead of all that, the lane of containers: builds every image on bases made of Debian's packages, runs
                 each of ours with the rights that the manifests give it, and the AppHost with its servers in containers.
                 Needs root and Debian or Ubuntu; what it makes lies in a folder and in namespaces of its own, and ends
                 with it
HELP
}

kerp_test() {
  local mode=install containers=false reports status=0 choice=(--filter-not-trait Category=Long)
  while [ $# -gt 0 ]; do
    case "$1" in
      --no-install) mode=report ;;
      --long) choice=() ;;
      --containers) containers=true ;;
      -h | --help) test_usage && return ;;
      *) die "test: '$1' is not an option; ./kerp test --help lists them." ;;
    esac
    shift
  done
  if [ "$containers" = true ]; then run_container_lane "$mode"; fi
  # shellcheck disable=SC2046 # one argument per set
  ensure_prerequisites "$mode" $(needed_sets test)
  ensure_helm "$mode"

  reports=$(mktemp -d)
  # shellcheck disable=SC2064 # the folder of this run
  trap "rm -rf '$reports'" EXIT
  if ! { generate_python_stubs && build KErp.sln; }; then
    echo "0 passed, 1 failed"
    exit 1
  fi
  run_dotnet_tests "$reports" "${choice[@]}"
  run_python_tests "$reports"
  python "$KERP_LOCAL/results.py" "$reports" || status=$?
  exit "$status"
}

# Each runner's own exit code is not looked at: results.py expects a report of each and reads what failed from it.
run_dotnet_tests() {
  local reports=$1 project name
  shift
  for project in "$KERP_ROOT"/tests/*/*.csproj; do
    name=$(basename "$project" .csproj)
    echo "== $name"
    expect_report "$reports" "$name"
    (cd "$KERP_ROOT" && dotnet test --project "$project" --no-build --no-progress "$@" \
      --results-directory "$reports" --report-xunit-junit --report-xunit-junit-filename "$name.xml") || true
  done
}

run_python_tests() {
  [ -d "$KERP_ROOT/tests/python" ] || return 0
  echo "== Python"
  expect_report "$1" python
  (cd "$KERP_ROOT" && python -m pytest tests/python --quiet --junitxml="$1/python.xml") || true
}

expect_report() {
  echo "$2" >>"$1/expected"
}
