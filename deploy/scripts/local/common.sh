# shellcheck shell=bash
# shellcheck disable=SC2034 # used by the commands
# What several commands need: the run's files, its process, Python, the build.

KERP_STATE="$KERP_ROOT/.kerp"
KERP_RUN_JSON="$KERP_STATE/run.json"
KERP_RUN_LOG="$KERP_STATE/run.log"
# One line: process id and start time of the AppHost, so that a reused id is never taken for ours.
KERP_RUN_PID="$KERP_STATE/run.pid"

# Passwords of the run lie in it.
make_state_folder() {
  (umask 077 && mkdir -p "$KERP_STATE")
}

python() {
  # The distribution's: a version manager's python3 lacks the distribution's packages.
  if [ -x /usr/bin/python3 ]; then /usr/bin/python3 "$@"; else python3 "$@"; fi
}

# Clock ticks between boot and start of a process: field 22 of stat, counted after the name, which may hold anything.
start_time_of() {
  local stat
  stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
  # shellcheck disable=SC2086 # split on purpose
  set -- ${stat##*) }
  [ "$1" != Z ] && echo "${20}"
}

# Prints the AppHost's process id when what `run` started still runs.
running_pid() {
  local pid started
  [ -f "$KERP_RUN_PID" ] || return 1
  read -r pid started <"$KERP_RUN_PID" || return 1
  [ "$(start_time_of "$pid")" = "$started" ] && echo "$pid"
}

# build <project or solution>: silent unless it fails.
build() {
  local log status=0
  log=$(mktemp)
  echo "Building ..."
  dotnet build "$KERP_ROOT/$1" --nologo --verbosity quiet >"$log" 2>&1 || status=$?
  if [ "$status" -ne 0 ]; then cat "$log" >&2; fi
  rm -f "$log"
  return "$status"
}

generate_python_stubs() {
  "$KERP_ROOT/protos/generate-python.sh"
}

kerp_version() {
  git -C "$KERP_ROOT" describe --tags --always --dirty 2>/dev/null || echo unknown
}

# quietly <command>...: from the repository, silent unless it fails.
quietly() {
  local log status=0
  log=$(mktemp)
  (cd "$KERP_ROOT" && "$@") >"$log" 2>&1 || status=$?
  if [ "$status" -ne 0 ]; then cat "$log" >&2; fi
  rm -f "$log"
  [ "$status" -eq 0 ] || die "'$*' failed; see above."
}
