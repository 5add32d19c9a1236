# shellcheck shell=bash

stop_usage() {
  cat <<'HELP'
Usage: ./kerp stop

Ends what ./kerp run started, with everything below it, and waits until it is gone. Nothing else is touched.
HELP
}

kerp_stop() {
  case "${1:-}" in
    -h | --help) stop_usage && return ;;
    '') ;;
    *) die "stop takes no '$1'." ;;
  esac
  if ! running_pid >/dev/null; then
    echo "Nothing runs."
  else
    python "$KERP_LOCAL/running.py" stop "$KERP_RUN_PID"
    echo "Stopped."
  fi
  rm -f "$KERP_RUN_PID" "$KERP_RUN_JSON"
}
