"""Makes the services importable from their folders, as the AppHost does with PYTHONPATH, and their stubs fresh."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

for folder in ("tests/python", "services/python-common", "services/tax-scraper", "services/insurance-edi"):
    sys.path.insert(0, str(ROOT / folder))

subprocess.run([str(ROOT / "protos" / "generate-python.sh")], check=True)

pytest_plugins = ["support.fixtures"]
