"""protos/generate-python.sh, on a copy of the contracts."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "protos", tmp_path / "protos", ignore=shutil.ignore_patterns("bin", "obj"))
    package = tmp_path / "services/python-common/kerp_protos"
    package.mkdir(parents=True)
    shutil.copy(ROOT / "services/python-common/kerp_protos/__init__.py", package)
    return tmp_path


def generate(tree: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["/bin/bash", str(tree / "protos/generate-python.sh")], cwd="/", text=True,
                          capture_output=True, check=False, env={**os.environ, **environment})


def stubs(tree: Path) -> dict[str, int]:
    output = tree / "services/python-common/kerp_protos/_generated"
    return {str(path.relative_to(output)): path.stat().st_mtime_ns
            for path in output.rglob("*") if path.is_file() and path.suffix != ".pyc"}


def test_stubs_import_and_a_second_run_changes_nothing(tree: Path) -> None:
    first = generate(tree)
    made = stubs(tree)
    second = generate(tree, PATH="/usr/bin:/bin")
    statement = ("import grpc.aio, kerp_protos._generated.grpc.health.v1.health_pb2_grpc, "
                 "kerp_protos._generated.kerp.tax.v1.tax_scraper_pb2_grpc as t; t.TaxScraperStub")
    imported = subprocess.run([sys.executable, "-c", statement], check=False, cwd=tree,
                              env={"PYTHONPATH": str(tree / "services/python-common")})

    assert (first.returncode, second.returncode, second.stdout) == (0, 0, "")
    assert stubs(tree) == made
    assert imported.returncode == 0


def test_a_changed_contract_is_made_again_and_a_removed_one_goes(tree: Path) -> None:
    generate(tree)
    tax = tree / "protos/kerp/tax/v1/tax_scraper.proto"
    tax.write_text(tax.read_text() + "\nmessage Later { int32 a = 1; }\n")
    shutil.rmtree(tree / "protos/kerp/insurance")

    again = generate(tree)

    assert again.returncode == 0
    made = stubs(tree)
    assert not [name for name in made if "insurance" in name and name.endswith("pb2.py")]
    text = (tree / "services/python-common/kerp_protos/_generated/kerp/tax/v1/tax_scraper_pb2.pyi").read_text()
    assert "class Later" in text


def test_a_broken_contract_leaves_the_stubs_alone(tree: Path) -> None:
    generate(tree)
    made = stubs(tree)
    (tree / "protos/kerp/tax/v1/tax_scraper.proto").write_text("syntax = nonsense")

    broken = generate(tree)

    assert broken.returncode != 0
    assert stubs(tree) == made


def test_a_missing_program_is_named_with_its_package(tree: Path, tmp_path: Path) -> None:
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in ("bash", "dirname", "find", "sort", "cat", "mkdir", "mktemp", "rm"):
        (tools / name).symlink_to(f"/usr/bin/{name}")

    result = generate(tree, PATH=str(tools))

    assert result.returncode != 0
    assert "'protoc' was not found. On Debian and Ubuntu: apt-get install protobuf-compiler" in result.stderr
    assert stubs(tree) == {}


def test_two_runs_at_once_make_whole_stubs(tree: Path) -> None:
    command = ["/bin/bash", str(tree / "protos/generate-python.sh")]
    runs = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in range(2)]
    codes = [run.wait(60) for run in runs]
    together = set(stubs(tree))
    shutil.rmtree(tree / "services/python-common/kerp_protos/_generated")
    generate(tree)

    assert codes == [0, 0]
    assert together == set(stubs(tree))
