import json
from pathlib import Path


def read(path: str) -> dict[str, float]:
    return {row["name"]: row["celsius"] for row in json.loads(Path(path).read_text())}
