"""./kerp test --containers, inside its namespaces: base images, our images on them, each of ours run, the platform on podman."""

from __future__ import annotations

import sys
from pathlib import Path

import apphost
import bases
import own_images
from checks import Checks

REPOSITORY = Path(__file__).resolve().parents[4]


def main(lane: Path) -> int:
    checks = Checks()
    with checks.check("the lane gets to its end"):
        run(checks, lane)
    return checks.finish()


def run(checks: Checks, lane: Path) -> None:
    with bases.registry(lane) as registry:
        with checks.check("base images from Debian's packages, in a registry of the lane"):
            references = bases.publish(lane, registry)
        if checks.failed:
            return
        if own_images.build(checks, REPOSITORY, registry, references):
            own_images.verify(checks, registry, references)
        apphost.verify(checks, REPOSITORY, lane, references)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
