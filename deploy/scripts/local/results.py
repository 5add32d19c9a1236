"""Sums the JUnit reports of all test runners; prints failures, and last `N passed, N failed`."""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path


REASON_LINES = 25


def reason(trouble: ElementTree.Element) -> str:
    """The first lines of why, indented: the end of a log is all that some readers get to see."""
    lines = f"{trouble.get('message') or ''}\n{trouble.text or ''}".strip().splitlines()
    return "\n".join(f"    {line[:500]}" for line in lines[:REASON_LINES])


def main(folder: Path) -> int:
    passed = failed = skipped = 0
    for runner in (folder / "expected").read_text().split():
        report = folder / f"{runner}.xml"
        cases = list(ElementTree.parse(report).iter("testcase")) if report.exists() else []
        if not cases:
            print(f"FAILED {runner}: it ran no test")
            failed += 1
        for case in cases:
            trouble = next((e for e in case if e.tag in ("failure", "error")), None)
            if trouble is not None:
                print(f"FAILED {runner}: {case.get('classname')}.{case.get('name')}\n{reason(trouble)}")
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
