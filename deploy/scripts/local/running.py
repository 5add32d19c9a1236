"""What `./kerp run` started: its summary, its processes and their memory, and its end."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path

STOP_SECONDS = 60
SERVICES = ("kerp-api", "kerp-worker", "sandbox", "tax-scraper", "insurance-edi")


@dataclass(frozen=True)
class Process:
    pid: int
    parent: int
    started: str
    command: str


def processes() -> dict[int, Process]:
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            # 42 (a name) S 1 ... : the name may hold spaces and brackets
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue  # it ended in between
        if fields[0] != "Z":
            found[int(folder.name)] = Process(int(folder.name), int(fields[1]), fields[19], command)
    return found


def tree(roots: set[int], everything: dict[int, Process]) -> list[Process]:
    members = {pid for pid in roots if pid in everything}
    grown = True
    while grown:
        more = {p.pid for p in everything.values() if p.parent in members} - members
        grown = bool(more)
        members |= more
    return [everything[pid] for pid in sorted(members)]


def orchestrator_roots(apphost: int, everything: dict[int, Process]) -> set[int]:
    """The AppHost and its orchestrator, which detaches itself and names the AppHost it watches."""
    watching = f"--monitor {apphost} "
    return {apphost} | {p.pid for p in everything.values() if watching in f"{p.command} "}


def memory_kib(pid: int) -> int:
    """Proportional where the kernel tells (shared pages are counted once), else resident."""
    for file, field in (("smaps_rollup", "Pss:"), ("status", "VmRSS:")):
        try:
            for line in Path(f"/proc/{pid}/{file}").read_text().splitlines():
                if line.startswith(field):
                    return int(line.split()[1])
        except OSError:
            continue
    return 0


def memory_of(members: list[Process]) -> int:
    return sum(memory_kib(p.pid) for p in members)


def mib(kib: int) -> str:
    return f"{kib / 1024:.0f} MiB"


def summary(report_file: str) -> None:
    report = json.loads(Path(report_file).read_text())
    print(f"""
K-ERP is healthy after {report["seconds"]} s.

  Dashboard  {report["dashboard"]}
  API        {report["api"]}

Sign up a company, then create a tax invoice:

  TOKEN=$(curl -s {report["api"]}/api/v1/auth/sign-up -H 'Content-Type: application/json' \\
    -d @docs/examples/sign-up.json | grep -o '"accessToken":"[^"]*' | cut -d '"' -f 4)

  curl -i {report["api"]}/api/v1/invoices -H "Authorization: Bearer $TOKEN" \\
    -H 'Content-Type: application/json' -H "Idempotency-Key: $(cat /proc/sys/kernel/random/uuid)" \\
    -d @docs/examples/invoice.json
""")


def doctor(report_file: str) -> None:
    report = json.loads(Path(report_file).read_text())
    everything = processes()
    print(f"\n{'Resource':<20} {'State':<10} {'Memory':>9}  Address")
    services = 0
    accounted: set[int] = set()
    for resource in report["resources"]:
        # A state is asked of the system, not of the report: that tells what was when everything became healthy.
        pid = resource["pid"]
        members = tree({pid}, everything) if pid else []
        accounted |= {p.pid for p in members}
        state = resource["state"] if not pid or resource["state"] == "Finished" else ("Running" if members else "Gone")
        used = memory_of(members)
        if resource["name"] in SERVICES:
            services += used
        print(f"{resource['name']:<20} {state:<10} {mib(used) if members else '-':>9}  {' '.join(resource['addresses'])}")
    print(f"{'services in all':<20} {'':<10} {mib(services):>9}  {', '.join(SERVICES)}")

    own = [p for p in tree(orchestrator_roots(report["pid"], everything), everything) if p.pid not in accounted]
    print(f"{'orchestrator':<20} {'':<10} {mib(memory_of(own)):>9}  AppHost, dcp, dashboard: {report['dashboard']}")


def stop(pid_file: str) -> None:
    pid, started = Path(pid_file).read_text().split()
    everything = processes()
    if int(pid) not in everything or everything[int(pid)].started != started:
        return
    members = tree(orchestrator_roots(int(pid), everything), everything)
    os.kill(int(pid), signal.SIGTERM)
    if wait_until_gone(members, STOP_SECONDS):
        return
    for left in still_there(members):
        print(f"{left.command.strip() or left.pid} did not end in {STOP_SECONDS} s and is killed.", file=sys.stderr)
        os.kill(left.pid, signal.SIGKILL)
    wait_until_gone(members, STOP_SECONDS)


def rest(apphost: str) -> None:
    """An AppHost that failed is gone before what it started is: its orchestrator ends that a moment later."""
    everything = processes()
    wait_until_gone(tree(orchestrator_roots(int(apphost), everything), everything), STOP_SECONDS)


def still_there(members: list[Process]) -> list[Process]:
    now = processes()
    return [p for p in members if p.pid in now and now[p.pid].started == p.started]


def wait_until_gone(members: list[Process], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not still_there(members):
            return True
        time.sleep(0.1)
    return False


if __name__ == "__main__":
    {"summary": summary, "doctor": doctor, "stop": stop, "rest": rest}[sys.argv[1]](sys.argv[2])
