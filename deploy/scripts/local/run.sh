# shellcheck shell=bash
# shellcheck source=deploy/scripts/local/prerequisites.sh
. "$KERP_LOCAL/prerequisites.sh"

run_usage() {
  cat <<'HELP'
Usage: ./kerp run [--detach] [--no-install] [-- AppHost arguments]

Runs the whole platform on this machine: installs what is missing, builds, starts, and prints dashboard link, API
address and an example request once everything is healthy.

  --detach       return then, and leave it running (log: .kerp/run.log; end it with ./kerp stop)
  --no-install   install nothing; say what is missing

Arguments after -- go to the AppHost, for example: ./kerp run -- --KErp:Engine=process
HELP
}

kerp_run() {
  local detach=false mode=install pid
  while [ $# -gt 0 ]; do
    case "$1" in
      --detach) detach=true ;;
      --no-install) mode=report ;;
      -h | --help) run_usage && return ;;
      --) shift && break ;;
      *) die "run: '$1' is not an option; ./kerp run --help lists them." ;;
    esac
    shift
  done
  if pid=$(running_pid); then die "K-ERP runs already (process $pid); ./kerp stop ends it."; fi

  # shellcheck disable=SC2046,SC2119 # one argument per set
  ensure_prerequisites "$mode" $(needed_sets)
  generate_python_stubs
  build KErp.AppHost

  start_apphost "$@"
  if [ "$detach" = false ]; then trap 'stop_apphost' INT TERM HUP; fi
  wait_until_healthy
  python "$KERP_LOCAL/running.py" summary "$KERP_RUN_JSON"
  if [ "$detach" = true ]; then
    echo "It runs in the background: ./kerp doctor shows it, ./kerp stop ends it."
  else
    echo "Ctrl-C ends it."
    wait_for_apphost
  fi
}

start_apphost() {
  make_state_folder
  rm -f "$KERP_RUN_JSON"
  export DOTNET_ENVIRONMENT=${DOTNET_ENVIRONMENT:-Development} ASPNETCORE_ENVIRONMENT=${ASPNETCORE_ENVIRONMENT:-Development}
  echo "Starting ..."
  # A session of its own: the terminal's Ctrl-C reaches this script only, which ends the AppHost in order.
  KErp__RunFile="$KERP_RUN_JSON" setsid dotnet "$KERP_ROOT/KErp.AppHost/bin/Debug/net10.0/KErp.AppHost.dll" "$@" </dev/null >"$KERP_RUN_LOG" 2>&1 &
  APPHOST_PID=$!
  echo "$APPHOST_PID $(start_time_of "$APPHOST_PID")" >"$KERP_RUN_PID"
}

wait_until_healthy() {
  while [ ! -f "$KERP_RUN_JSON" ]; do
    if ! running_pid >/dev/null; then
      local status=0
      wait "$APPHOST_PID" || status=$?
      python "$KERP_LOCAL/running.py" rest "$APPHOST_PID"
      rm -f "$KERP_RUN_PID"
      explain_failure >&2
      exit "$((status == 0 ? 1 : status))"
    fi
    sleep 0.2
  done
}

# The AppHost's own words about the failure, without its log before them.
explain_failure() {
  if grep -q -E '^(K-ERP did not start|Missing on this machine)' "$KERP_RUN_LOG"; then
    sed -n -E '/^(K-ERP did not start|Missing on this machine)/,$p' "$KERP_RUN_LOG"
  else
    tail -n 20 "$KERP_RUN_LOG"
  fi
  echo "(the whole log: $KERP_RUN_LOG)"
}

wait_for_apphost() {
  local status=0
  wait "$APPHOST_PID" || status=$?
  rm -f "$KERP_RUN_PID" "$KERP_RUN_JSON"
  exit "$status"
}

stop_apphost() {
  trap '' INT TERM HUP
  echo
  echo "Stopping ..."
  python "$KERP_LOCAL/running.py" stop "$KERP_RUN_PID"
  rm -f "$KERP_RUN_PID" "$KERP_RUN_JSON"
  exit 0
}
