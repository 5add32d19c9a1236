"""The release gate on known vulnerabilities. Not to know is a failure of its own, never "none"."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from advisories import SEVERITIES, Accepted, Advisory, Unchecked, read_accepted
from audit_dotnet import dotnet_advisories
from audit_python import python_advisories

ACCEPTED = Path("deploy/scripts/local/accepted-advisories.tsv")


def gather(checks: list[Callable[[], list[Advisory]]]) -> tuple[list[Advisory], list[Unchecked]]:
    found: list[Advisory] = []
    unchecked: list[Unchecked] = []
    for check in checks:
        try:
            found += check()
        except Unchecked as reason:
            unchecked.append(reason)
    return found, unchecked


def counts(advisory: Advisory, least: str, accepted: list[Accepted], today: date) -> bool:
    """Prints what becomes of the advisory, and says whether it stops a release."""
    acceptance = next((entry for entry in accepted if entry.covers(advisory)), None)
    if acceptance and today < acceptance.until:
        print(f"accepted  {advisory}  until {acceptance.until}: {acceptance.reason}")
        return False
    if advisory.severity in SEVERITIES and SEVERITIES.index(advisory.severity) < SEVERITIES.index(least):
        print(f"minor     {advisory}")
        return False
    print(f"COUNTS    {advisory}" + (f"  accepted until {acceptance.until}, which is over" if acceptance else ""))
    return True


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("root", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--severity", choices=SEVERITIES, default="low")
    arguments = parser.parse_args()
    try:
        accepted = read_accepted(arguments.root / ACCEPTED)
    except ValueError as mistake:
        print(f"kerp: {mistake}", file=sys.stderr)
        return 2

    found, unchecked = gather([
        lambda: dotnet_advisories(arguments.root, arguments.work),
        lambda: python_advisories(arguments.root, arguments.work),
    ])
    stopping = sum([counts(advisory, arguments.severity, accepted, date.today()) for advisory in sorted(set(found))])
    for reason in unchecked:
        print(f"UNCHECKED {reason}")
    if stopping:
        print(f"{stopping} known vulnerabilities count.")
        return 1
    if unchecked:
        print("Not everything could be checked.")
        return 3
    print("No known vulnerability counts.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
