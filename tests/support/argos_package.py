"""A package of Argos Translate, made of a converted model and a sentencepiece."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any


def argos_package(file: Path, converted: Path, sentencepiece: Path, **metadata: Any) -> Path:
    """Write a package as Argos does: all in one folder, the model in another within it."""
    told = {"package_version": "1.0", "from_code": "ar", "to_code": "en", "from_name": "Arabic"} | metadata
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("translate-ar_en-1_0/metadata.json", json.dumps(told))
        archive.write(sentencepiece, "translate-ar_en-1_0/sentencepiece.model")
        archive.writestr("translate-ar_en-1_0/README.md", "read me")
        for each in converted.iterdir():
            if each.suffix in (".bin", ".json", ".txt"):
                archive.write(each, f"translate-ar_en-1_0/model/{each.name}")
    return file
