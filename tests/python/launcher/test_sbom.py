"""./kerp sbom, against what is committed and installed."""

import json
import re
import subprocess
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

DOTNET = {"kerp-api": "KErp.Api", "kerp-worker": "KErp.Worker", "migrate": "KErp.Migrate"}
PYTHON = ["tax-scraper", "insurance-edi"]


def sbom(root: Path, folder: Path, *options: str) -> Path:
    made = subprocess.run([str(root / "kerp"), "sbom", "--output", str(folder), *options], text=True, capture_output=True, check=False)
    assert made.returncode == 0, made.stderr
    return folder


@pytest.fixture(scope="module")
def bills(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sbom(root, tmp_path_factory.mktemp("sbom"))


def read(bills: Path, program: str) -> dict[str, Any]:
    return json.loads((bills / f"{program}.cdx.json").read_text())


@pytest.mark.parametrize("program", [*DOTNET, *PYTHON])
def test_each_is_cyclonedx_with_a_graph_that_closes(bills: Path, program: str) -> None:
    bom = read(bills, program)

    assert (bom["bomFormat"], bom["specVersion"], bom["version"]) == ("CycloneDX", "1.6", 1)
    assert bom["metadata"]["component"]["name"] == program
    for component in bom["components"]:
        assert component["type"] in ("library", "framework")
        assert component["name"]
        assert re.fullmatch(r"pkg:(nuget|pypi)/[^@]+@[^@]+", component["purl"])
        assert component["purl"].endswith(f"@{component['version']}")
        for licence in component.get("licenses", []):
            assert licence.get("expression") or licence["license"].get("id") or licence["license"].get("name")
        for fact in component.get("properties", []):
            assert fact.keys() == {"name", "value"}
    references = [entry["bom-ref"] for entry in [bom["metadata"]["component"], *bom["components"]]]
    assert len(references) == len(set(references))
    assert sorted(entry["ref"] for entry in bom["dependencies"]) == sorted(references)
    assert {needed for entry in bom["dependencies"] for needed in entry["dependsOn"]} <= set(references)


@pytest.mark.parametrize(("program", "project"), DOTNET.items())
def test_every_locked_package_is_in_it_and_no_other(root: Path, bills: Path, program: str, project: str) -> None:
    lock = json.loads((root / "services" / project / "packages.lock.json").read_text())
    locked = {(name, package["resolved"]) for framework in lock["dependencies"].values()
              for name, package in framework.items() if package["type"] != "Project"}

    assert locked
    assert {(component["name"], component["version"]) for component in read(bills, program)["components"]} == locked


@pytest.mark.parametrize("program", PYTHON)
def test_every_requirement_is_in_it_as_declared_and_as_installed(root: Path, bills: Path, program: str) -> None:
    components = {component["name"]: component for component in read(bills, program)["components"]}
    lines = [line for line in (root / "services" / program / "requirements.txt").read_text().splitlines() if line and line[0] != "#"]

    assert lines
    for name, declared in (re.fullmatch(r"([a-z-]+)(.*)", line).groups() for line in lines):
        assert components[name]["version"] == metadata.version(name)
        assert {"name": "kerp:declared", "value": declared} in components[name]["properties"]


def test_what_a_requirement_needs_is_in_it_too(bills: Path) -> None:
    graph = {entry["ref"].partition("@")[0]: entry["dependsOn"] for entry in read(bills, "tax-scraper")["dependencies"]}

    assert any(needed.startswith("pkg:pypi/yarl@") for needed in graph["pkg:pypi/aiohttp"])


@pytest.mark.parametrize("program", DOTNET)
def test_neither_time_nor_order_nor_number_changes_a_byte(bills: Path, tmp_path: Path, script: Any, program: str) -> None:
    bom = read(bills, program)
    bom["serialNumber"] = "urn:uuid:00000000-0000-4000-8000-000000000000"
    bom["metadata"]["timestamp"] = "2000-01-01T00:00:00Z"
    bom["components"].reverse()
    bom["dependencies"].reverse()
    file = tmp_path / "again.json"
    file.write_text(json.dumps(bom))

    assert script("sbom.py", "settle", file).returncode == 0
    assert file.read_bytes() == (bills / f"{program}.cdx.json").read_bytes()


def test_a_second_run_gives_the_same_bytes(root: Path, bills: Path, tmp_path: Path, script: Any) -> None:
    version = read(bills, "tax-scraper")["metadata"]["component"]["version"]
    file = tmp_path / "again.json"

    assert script("sbom.py", "python", "tax-scraper", root / "services/tax-scraper/requirements.txt", version, file).returncode == 0
    assert file.read_bytes() == (bills / "tax-scraper.cdx.json").read_bytes()


def test_a_date_and_a_number_are_there_when_asked_for(tmp_path: Path, root: Path, script: Any) -> None:
    file = tmp_path / "bom.json"
    made = script("sbom.py", "python", "insurance-edi", root / "services/insurance-edi/requirements.txt", "1.0", file, "--dated")
    bom = json.loads(file.read_text())

    assert made.returncode == 0
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", bom["serialNumber"])
    assert bom["metadata"]["timestamp"].endswith("Z")


def test_a_requirement_that_is_not_installed_is_named(tmp_path: Path, script: Any) -> None:
    (tmp_path / "requirements.txt").write_text("no-such-package>=1\n")

    made = script("sbom.py", "python", "x", tmp_path / "requirements.txt", "1.0", tmp_path / "bom.json")

    assert made.returncode == 1
    assert "no-such-package" in made.stderr
    assert not (tmp_path / "bom.json").exists()
