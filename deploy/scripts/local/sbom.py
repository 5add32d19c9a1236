"""CycloneDX 1.6 for the Python services, from the metadata of what is installed; and the same shape for every bill."""

from __future__ import annotations

import argparse
import json
import sys
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from python_packages import MissingPackage, Package, closure

SPEC = {"$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json", "bomFormat": "CycloneDX", "specVersion": "1.6"}


def component(package: Package) -> dict[str, Any]:
    facts = {"kerp:debian-package": package.debian, "kerp:declared": package.declared}
    return {
        "type": "library",
        "bom-ref": package.purl,
        "name": package.name,
        "version": package.version,
        "purl": package.purl,
        "licenses": [{"license": {"name": package.licence}}] if package.licence else [],
        "properties": [{"name": name, "value": value} for name, value in facts.items() if value],
    }


def bill(program: str, version: str, packages: list[Package]) -> dict[str, Any]:
    root = f"{program}@{version}"
    direct = [package.purl for package in packages if package.declared is not None]
    return {
        **SPEC,
        "version": 1,
        "metadata": {"component": {"type": "application", "bom-ref": root, "name": program, "version": version}},
        "components": [component(package) for package in packages],
        "dependencies": [{"ref": root, "dependsOn": direct}]
        + [{"ref": package.purl, "dependsOn": package.depends_on} for package in packages],
    }


def settle(bom: dict[str, Any], dated: bool) -> dict[str, Any]:
    """In one order, and without what differs from run to run unless it was asked for."""
    bom.pop("serialNumber", None)
    bom["metadata"].pop("timestamp", None)
    if dated:
        bom["serialNumber"] = f"urn:uuid:{uuid.uuid4()}"
        bom["metadata"]["timestamp"] = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    bom["components"].sort(key=lambda entry: entry["bom-ref"])
    bom["dependencies"].sort(key=lambda entry: entry["ref"])
    for dependency in bom["dependencies"]:
        dependency.setdefault("dependsOn", []).sort()
    return bom


def write(file: Path, bom: dict[str, Any]) -> None:
    file.write_text(json.dumps(bom, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers(dest="command", required=True)
    settling = commands.add_parser("settle")
    making = commands.add_parser("python")
    making.add_argument("program")
    making.add_argument("requirements", type=Path)
    making.add_argument("version")
    for command in (settling, making):
        command.add_argument("file", type=Path)
        command.add_argument("--dated", action="store_true")
    arguments = parser.parse_args()

    if arguments.command == "settle":
        bom = json.loads(arguments.file.read_text(encoding="utf-8"))
    else:
        try:
            bom = bill(arguments.program, arguments.version, closure(arguments.requirements))
        except MissingPackage as missing:
            print(f"kerp: {missing}; ./kerp doctor says how to install it.", file=sys.stderr)
            return 1
    write(arguments.file, settle(bom, arguments.dated))
    return 0


if __name__ == "__main__":
    sys.exit(main())
