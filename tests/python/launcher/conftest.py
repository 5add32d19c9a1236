import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
LOCAL = ROOT / "deploy/scripts/local"

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def script() -> Run:
    """Runs a script of the launcher by its name."""
    def run(name: str, *arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, str(LOCAL / name), *map(str, arguments)], text=True, capture_output=True, check=False,
                              env=environment or None)
    return run


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT
