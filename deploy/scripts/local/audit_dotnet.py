"""Known vulnerabilities of the .NET packages, as NuGet's sources tell them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from advisories import Advisory, Unchecked, ask

WHAT = ".NET packages"
LIST = ["--vulnerable", "--include-transitive", "--format", "json"]

# A package that has been known to be vulnerable since 2022. A source that does not carry advisories, as many mirrors do not,
# answers "nothing" about everything; about this one it gives itself away.
CANARY = ("Newtonsoft.Json", "12.0.1", "GHSA-5crp-9r3c-p9vr")


def dotnet_advisories(root: Path, work: Path) -> list[Advisory]:
    if CANARY[2] not in {advisory.id for advisory in _list(_canary(work), work)}:
        raise Unchecked(f"{WHAT}: the package sources carry no advisories here (they call {CANARY[0]} {CANARY[1]} harmless). "
                        "Name one that does under auditSources in NuGet.Config.")
    ask(["dotnet", "restore", "KErp.sln", "--verbosity", "quiet"], root, WHAT)
    return _list(root / "KErp.sln", root)


def _canary(work: Path) -> Path:
    """A project of its own, which takes nothing from the repository but its NuGet.Config."""
    folder = work / "canary"
    folder.mkdir(parents=True, exist_ok=True)
    for shadowed in ("Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"):
        (folder / shadowed).write_text("<Project />")
    project = folder / "canary.csproj"
    project.write_text(f"""<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
  <ItemGroup><PackageReference Include="{CANARY[0]}" Version="{CANARY[1]}" /></ItemGroup>
</Project>
""")
    ask(["dotnet", "restore", str(project), "--verbosity", "quiet"], folder, WHAT)
    return project


def _list(target: Path, folder: Path) -> list[Advisory]:
    text = ask(["dotnet", "list", str(target), "package", *LIST], folder, WHAT)
    try:
        report = json.loads(text)
        problems = [problem["text"] for problem in report.get("problems", []) if problem.get("level") == "error"]
        if problems or not report["projects"]:
            raise Unchecked(f"{WHAT}: {' '.join(problems) or 'no project was looked at'}")
        return list(_advisories(report))
    except (KeyError, TypeError, ValueError) as unknown:
        raise Unchecked(f"{WHAT}: dotnet list answered what is not understood: {unknown!r}") from unknown


def _advisories(report: dict[str, Any]) -> Iterator[Advisory]:
    for project in report["projects"]:
        for framework in project.get("frameworks", []):
            for package in framework.get("topLevelPackages", []) + framework.get("transitivePackages", []):
                for vulnerability in package.get("vulnerabilities", []):
                    yield Advisory(package["id"], package["resolvedVersion"],
                                   vulnerability["advisoryurl"].rsplit("/", 1)[-1], vulnerability["severity"].lower())
