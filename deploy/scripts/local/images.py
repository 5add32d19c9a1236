"""images.py FILE NAME: the reference, by digest, of an image of deploy/images.json that a build starts from."""

from __future__ import annotations

import json
import sys
from pathlib import Path

NOT_YET = "sha256:" + 64 * "0"


def base(images: list[dict[str, str]], name: str) -> str:
    image = next((i for i in images if i["name"] == name), None)
    if image is None:
        sys.exit(f"kerp: deploy/images.json has no '{name}'.")
    if image["digest"] == NOT_YET:
        sys.exit(f"kerp: deploy/images.json has no digest of '{name}' yet; name one with --base {name}=REFERENCE.")
    return f"{image['source']}:{image['tag']}@{image['digest']}"


if __name__ == "__main__":
    print(base(json.loads(Path(sys.argv[1]).read_text())["images"], sys.argv[2]))
