"""What the Python services need, and which versions of it are installed here and from where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import debian_packages
from debian_packages import normalized

_REQUIREMENT = re.compile(r"^\s*([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[^]]*])?\s*\(?([^;)]*)\)?\s*(?:;(.*))?$")


class MissingPackage(Exception):
    pass


@dataclass(frozen=True)
class Package:
    name: str
    version: str
    licence: str | None
    declared: str | None
    """The versions that a requirements.txt asks for; None for what only other packages need."""
    debian: str | None
    """Debian's name and version of it, where it is Debian's."""
    depends_on: list[str]

    @property
    def purl(self) -> str:
        return f"pkg:pypi/{self.name}@{self.version}"


def closure(requirements: Path) -> list[Package]:
    """The packages of a requirements.txt and all that they need, by name."""
    declared = _declared(requirements)
    found: dict[str, metadata.Distribution] = {}
    waiting = [(name, str(requirements)) for name in declared]
    while waiting:
        name, wanted_by = waiting.pop()
        if name in found:
            continue
        found[name] = _installed(name, wanted_by)
        waiting += [(needed, name) for needed in _needs(name, found[name])]
    return [_package(name, found, declared) for name in sorted(found)]


def _declared(requirements: Path) -> dict[str, str]:
    lines = (line.split("#")[0] for line in requirements.read_text(encoding="utf-8").splitlines())
    matches = [(line, _REQUIREMENT.match(line)) for line in lines if line.strip()]
    unread = [line for line, match in matches if match is None]
    if unread:
        raise ValueError(f"{requirements}: not a requirement: {unread[0].strip()}")
    return {normalized(match[1]): match[2].strip() for _, match in matches if match}


def _installed(name: str, wanted_by: str) -> metadata.Distribution:
    try:
        return metadata.distribution(name)
    except metadata.PackageNotFoundError:
        raise MissingPackage(f"{name}, which {wanted_by} needs, is not installed") from None


def _needs(name: str, distribution: metadata.Distribution) -> list[str]:
    package = debian_packages.owners().get(name)
    return debian_packages.needs(package) if package else _required(distribution)


def _required(distribution: metadata.Distribution) -> list[str]:
    """An extra is not asked for. What is needed under a condition (a Python version, a platform) counts where it is installed."""
    names = []
    for requirement in distribution.requires or []:
        match = _REQUIREMENT.match(requirement)
        if match is None:
            raise ValueError(f"{distribution.metadata['Name']}: not a requirement: {requirement}")
        name, condition = normalized(match[1]), match[3] or ""
        if "extra" in condition or (condition and not _is_installed(name)):
            continue
        names.append(name)
    return names


def _is_installed(name: str) -> bool:
    try:
        metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def _package(name: str, found: dict[str, metadata.Distribution], declared: dict[str, str]) -> Package:
    distribution = found[name]
    licence = (distribution.metadata.get("License-Expression") or distribution.metadata.get("License") or "").strip()
    package = debian_packages.owners().get(name)
    return Package(
        name, distribution.version, licence.splitlines()[0][:100] if licence else None, declared.get(name),
        debian_packages.with_version(package) if package else None,
        sorted(f"pkg:pypi/{needed}@{found[needed].version}" for needed in _needs(name, distribution)))
