"""./kerp audit: what counts, what does not, and what could not be found out. The programs it asks are replaced by their answers,
but for one test, which has the real dotnet ask a source of advisories."""

import json
import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

CANARY = {"id": "Newtonsoft.Json", "resolvedVersion": "12.0.1",
          "vulnerabilities": [{"severity": "High", "advisoryurl": "https://github.com/advisories/GHSA-5crp-9r3c-p9vr"}]}
FOUND = {"id": "Bad.Package", "resolvedVersion": "1.0.0",
         "vulnerabilities": [{"severity": "Moderate", "advisoryurl": "https://github.com/advisories/GHSA-aaaa-bbbb-cccc"}]}


def report(*packages: dict[str, Any], **more: Any) -> str:
    return json.dumps({"version": 1, "projects": [{"path": "a.csproj", "frameworks": [{"framework": "net10.0", "transitivePackages": packages}]}], **more})


class Repository:
    """A repository with its own answers; `python_at` says whether its Python packages are Debian's."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.programs = folder / "programs"
        self.programs.mkdir()
        (folder / "services/x").mkdir(parents=True)
        (folder / "services/x/requirements.txt").write_text("aiohttp>=3\n")
        (folder / "deploy/scripts/local").mkdir(parents=True)
        self.accept()
        self.dotnet()
        self.program("debsecan", "CVE-2000-0001 some-other-package (high urgency)")

    def accept(self, *lines: str) -> None:
        (self.folder / "deploy/scripts/local/accepted-advisories.tsv").write_text("\n".join(lines) + "\n")

    def dotnet(self, solution: str | None = None, canary: str | None = None, code: int = 0) -> None:
        (self.programs / "canary.json").write_text(report(CANARY) if canary is None else canary)
        (self.programs / "solution.json").write_text(report() if solution is None else solution)
        self.script("dotnet", f'case "$*" in restore*) ;; *canary*) cat "{self.programs}/canary.json" ;;'
                              f' *) cat "{self.programs}/solution.json"; exit {code} ;; esac')

    def program(self, name: str, answer: str, code: int = 0) -> None:
        (self.programs / f"{name}.txt").write_text(answer)
        self.script(name, f'cat "{self.programs}/{name}.txt"; exit {code}')

    def script(self, name: str, text: str) -> None:
        (self.programs / name).write_text(f"#!/bin/sh\n{text}\n")
        (self.programs / name).chmod(0o755)

    def audit(self, script: Callable, *options: str) -> subprocess.CompletedProcess[str]:
        return script("audit.py", self.folder, self.folder / ".kerp/audit", *options, PATH=f"{self.programs}:/usr/bin:/bin")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def test_nothing_known_is_a_success(repository: Repository, script: Callable) -> None:
    result = repository.audit(script)

    assert (result.returncode, result.stdout) == (0, "No known vulnerability counts.\n")


def test_a_vulnerable_dotnet_package_counts(repository: Repository, script: Callable) -> None:
    repository.dotnet(solution=report(FOUND))

    result = repository.audit(script)

    assert result.returncode == 1
    assert "COUNTS    Bad.Package 1.0.0: GHSA-aaaa-bbbb-cccc (moderate)" in result.stdout


@pytest.mark.parametrize(("severity", "code"), [("low", 1), ("moderate", 1), ("high", 0), ("critical", 0)])
def test_the_threshold_decides_what_counts(repository: Repository, script: Callable, severity: str, code: int) -> None:
    repository.dotnet(solution=report(FOUND))

    result = repository.audit(script, "--severity", severity)

    assert result.returncode == code
    assert "GHSA-aaaa-bbbb-cccc" in result.stdout


@pytest.mark.parametrize(("days", "code"), [(1, 0), (0, 1), (-1, 1)])
def test_an_accepted_advisory_counts_again_from_its_day_on(repository: Repository, script: Callable, days: int, code: int) -> None:
    repository.dotnet(solution=report(FOUND))
    repository.accept(f"GHSA-aaaa-bbbb-cccc\tBad.Package\t{date.today() + timedelta(days)}\tnot reachable from outside")

    result = repository.audit(script)

    assert result.returncode == code
    assert ("not reachable from outside" if code == 0 else "which is over") in result.stdout


def test_an_acceptance_is_for_its_package_only(repository: Repository, script: Callable) -> None:
    repository.dotnet(solution=report(FOUND))
    repository.accept(f"GHSA-aaaa-bbbb-cccc\tOther.Package\t{date.today() + timedelta(9)}\treason")

    assert repository.audit(script).returncode == 1


@pytest.mark.parametrize("line", ["GHSA-1\tBad.Package\t2999-01-01\t", "GHSA-1\tBad.Package\tsoon\treason", "GHSA-1 Bad.Package"])
def test_an_acceptance_without_a_reason_or_a_day_is_refused(repository: Repository, script: Callable, line: str) -> None:
    repository.accept("# a comment", line)

    result = repository.audit(script)

    assert result.returncode == 2
    assert "accepted-advisories.tsv:2" in result.stderr


def test_a_source_without_advisories_is_not_taken_for_a_clean_one(repository: Repository, script: Callable) -> None:
    repository.dotnet(canary=report())

    result = repository.audit(script)

    assert result.returncode == 3
    assert "UNCHECKED .NET packages: the package sources carry no advisories" in result.stdout


@pytest.mark.parametrize("solution", ["error: no route to host", "{}", '{"projects":[]}', report(problems=[{"level": "error", "text": "no route"}])])
@pytest.mark.parametrize("code", [0, 1])
def test_a_source_that_does_not_answer_is_not_taken_for_a_clean_one(repository: Repository, script: Callable, solution: str, code: int) -> None:
    repository.dotnet(solution=solution, code=code)

    result = repository.audit(script)

    assert result.returncode == 3
    assert "UNCHECKED .NET packages" in result.stdout


def test_what_is_found_counts_though_something_else_is_unknown(repository: Repository, script: Callable) -> None:
    repository.dotnet(solution=report(FOUND))
    repository.program("debsecan", "error: while downloading", code=1)

    result = repository.audit(script)

    assert result.returncode == 1
    assert "UNCHECKED Python packages" in result.stdout


def test_python_packages_are_asked_about_where_they_come_from(repository: Repository, script: Callable) -> None:
    repository.program("debsecan", "CVE-2000-0002 python3-aiohttp (fixed, remotely exploitable, medium urgency)\nCVE-2000-0003 python3-yarl")

    result = repository.audit(script, "--severity", "high")

    assert "minor     python3-aiohttp" in result.stdout
    assert "CVE-2000-0002 (moderate)" in result.stdout
    # Without a severity it counts.
    assert "COUNTS    python3-yarl" in result.stdout
    assert result.returncode == 1


@pytest.mark.parametrize("answer", ["", "<html>"])
def test_a_tracker_that_fails_or_babbles_is_not_taken_for_a_clean_one(repository: Repository, script: Callable, answer: str) -> None:
    repository.program("debsecan", answer, code=0 if answer else 1)

    assert repository.audit(script).returncode == 3


def test_without_debsecan_it_says_so(repository: Repository, script: Callable) -> None:
    (repository.programs / "debsecan").unlink()
    if shutil.which("debsecan", path="/usr/bin:/bin"):
        repository.program("debsecan", "error", code=1)

    result = repository.audit(script)

    assert result.returncode == 3
    assert "debsecan" in result.stdout


@pytest.fixture
def advisories() -> Iterator[str]:
    """A NuGet source that carries advisories and no packages."""
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            base = f"http://127.0.0.1:{self.server.server_address[1]}"
            pages = {
                "/index.json": {"version": "3.0.0", "resources": [{"@id": f"{base}/list.json", "@type": "VulnerabilityInfo/6.7.0"}]},
                "/list.json": [{"@name": "base", "@id": f"{base}/base.json", "@updated": "2026-01-01T00:00:00Z"}],
                "/base.json": {"newtonsoft.json": [
                    {"severity": 2, "url": "https://github.com/advisories/GHSA-5crp-9r3c-p9vr", "versions": "(, 13.0.1)"}]},
            }
            page = json.dumps(pages.get(self.path)).encode()
            self.send_response(200 if self.path in pages else 404)
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/index.json"
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_real_dotnet_finds_what_a_source_tells(repository: Repository, script: Callable, advisories: str) -> None:
    project = ('<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>'
               '<ItemGroup><PackageReference Include="Newtonsoft.Json" Version="12.0.1" /></ItemGroup></Project>')
    (repository.folder / "NuGet.Config").write_text(
        f'<configuration><auditSources><clear /><add key="own" value="{advisories}" allowInsecureConnections="true" /></auditSources></configuration>')
    (repository.folder / "Bad").mkdir()
    (repository.folder / "Bad/Bad.csproj").write_text(project)
    bad = "{11111111-1111-1111-1111-111111111111}"
    (repository.folder / "KErp.sln").write_text(f"""Microsoft Visual Studio Solution File, Format Version 12.00
Project("{{9A19103F-16F7-4668-BE54-9A1E7A4F7556}}") = "Bad", "Bad\\Bad.csproj", "{bad}"
EndProject
Global
	GlobalSection(SolutionConfigurationPlatforms) = preSolution
		Debug|Any CPU = Debug|Any CPU
	EndGlobalSection
	GlobalSection(ProjectConfigurationPlatforms) = postSolution
		{bad}.Debug|Any CPU.ActiveCfg = Debug|Any CPU
		{bad}.Debug|Any CPU.Build.0 = Debug|Any CPU
	EndGlobalSection
EndGlobal
""")

    result = script("audit.py", repository.folder, repository.folder / ".kerp/audit",
                    **{**os.environ, "PATH": f"{repository.folder / 'real'}:{os.environ['PATH']}"})

    assert "COUNTS    Newtonsoft.Json 12.0.1: GHSA-5crp-9r3c-p9vr (high)" in result.stdout, result.stdout + result.stderr
    assert result.returncode == 1
