"""Sums the JUnit reports of all test runners; prints failures, and last `N passed, N failed`."""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path


def main(folder: Path) -> int:
    passed = failed = skipped = 0
    for runner in (folder / "expected").read_text().split():
        report = folder / f"{runner}.xml"
        cases = list(ElementTree.parse(report).iter("testcase")) if report.exists() else []
        if not cases:
            print(f"FAILED {runner}: it ran no test")
            failed += 1
        for case in cases:
            if case.find("failure") is not None or case.find("error") is not None:
                print(f"FAILED {runner}: {case.get('classname')}.{case.get('name')}")
                failed += 1
            elif case.find("skipped") is not None:
                skipped += 1
            else:
                passed += 1
    if skipped:
        print(f"{skipped} skipped")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
