"""Known vulnerabilities of the Python packages: Debian's own by its security tracker, all others by pip-audit."""

from __future__ import annotations

import json
import re
from pathlib import Path

from advisories import Advisory, Unchecked, ask
from python_packages import MissingPackage, Package, closure

DEBIAN = "Python packages of Debian"
OTHERS = "Python packages that are not Debian's"

# debsecan's summary: CVE-2024-1234 python3-aiohttp (fixed, remotely exploitable, medium urgency)
_DEBSECAN = re.compile(r"^(\S+) (\S+)(?: \((.*)\))?$")
_URGENCY = {"low urgency": "low", "medium urgency": "moderate", "high urgency": "high"}


def python_advisories(root: Path, work: Path) -> list[Advisory]:
    try:
        packages = {package.name: package for file in sorted(root.glob("services/*/requirements.txt")) for package in closure(file)}
    except MissingPackage as missing:
        raise Unchecked(f"Python packages: {missing}.") from missing
    debian = [package for package in packages.values() if package.debian]
    others = [package for package in packages.values() if not package.debian]
    return (_debian(debian, root) if debian else []) + (_others(others, work) if others else [])


def _debian(packages: list[Package], root: Path) -> list[Advisory]:
    """A Debian package has its upstream's version and Debian's fixes, so that only Debian can tell."""
    versions = dict(str(package.debian).split(" ", 1) for package in packages)
    text = ask(["debsecan", "--suite", _codename(), "--format", "summary"], root, DEBIAN)
    found = []
    for line in text.splitlines():
        match = _DEBSECAN.match(line)
        if match is None:
            raise Unchecked(f"{DEBIAN}: debsecan answered what is not understood: {line}")
        if match[2] in versions:
            notes = (match[3] or "").split(", ")
            severity = next((_URGENCY[note] for note in notes if note in _URGENCY), "unknown")
            found.append(Advisory(match[2], versions[match[2]], match[1], severity))
    return found


def _codename() -> str:
    release = dict(line.split("=", 1) for line in Path("/etc/os-release").read_text(encoding="utf-8").splitlines() if "=" in line)
    return release.get("VERSION_CODENAME", "").strip('"') or "GENERIC"


def _others(packages: list[Package], work: Path) -> list[Advisory]:
    work.mkdir(parents=True, exist_ok=True)
    pinned = work / "requirements.txt"
    pinned.write_text("".join(f"{package.name}=={package.version}\n" for package in packages))
    command = ["pip-audit", "--requirement", str(pinned), "--no-deps", "--disable-pip", "--format", "json", "--progress-spinner", "off"]
    # 1: there are vulnerabilities, or it failed; then what it printed is not JSON.
    text = ask(command, work, OTHERS, success=(0, 1))
    try:
        dependencies = json.loads(text)["dependencies"]
        skipped = [entry["name"] for entry in dependencies if "skip_reason" in entry]
        if skipped or len(dependencies) != len(packages):
            raise Unchecked(f"{OTHERS}: pip-audit did not look at all of them: {' '.join(skipped) or len(dependencies)}")
        # It tells no severity.
        return [Advisory(entry["name"], entry["version"], advisory["id"], "unknown") for entry in dependencies for advisory in entry["vulns"]]
    except (KeyError, TypeError, ValueError) as unknown:
        raise Unchecked(f"{OTHERS}: pip-audit answered what is not understood: {text[:200]}") from unknown
