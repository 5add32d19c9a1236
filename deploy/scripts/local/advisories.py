"""Advisories, and those that are accepted for a while."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from datetime import date
from pathlib import Path

SEVERITIES = ("low", "moderate", "high", "critical")


class Unchecked(Exception):
    """Whether there are vulnerabilities could not be found out."""


@dataclass(frozen=True, order=True)
class Advisory:
    package: str
    version: str
    id: str
    severity: str
    """One of SEVERITIES, or "unknown"."""

    def __str__(self) -> str:
        return f"{self.package} {self.version}: {self.id} ({self.severity})"


@dataclass(frozen=True)
class Accepted:
    id: str
    package: str
    until: date
    reason: str

    def covers(self, advisory: Advisory) -> bool:
        return (self.id, self.package.lower()) == (advisory.id, advisory.package.lower())


def read_accepted(file: Path) -> list[Accepted]:
    accepted = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        try:
            advisory, package, until, reason = (field.strip() for field in line.split("\t"))
            if not (advisory and package and reason):
                raise ValueError("a field is empty")
            accepted.append(Accepted(advisory, package, date.fromisoformat(until), reason))
        except ValueError as mistake:
            raise ValueError(f"{file.name}:{number}: advisory, package, until (YYYY-MM-DD) and reason are needed, with tabs between them: {mistake}") from None
    return accepted


def ask(command: list[str], folder: Path, what: str, success: tuple[int, ...] = (0,)) -> str:
    """The output of a program that knows; Unchecked when it is not there or fails."""
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        raise Unchecked(f"{what}: {command[0]} is not installed.") from None
    if done.returncode not in success:
        words = " ".join((done.stderr.strip() or done.stdout.strip()).split())
        raise Unchecked(f"{what}: {' '.join(command[:3])} failed: {words[:500]}")
    return done.stdout
