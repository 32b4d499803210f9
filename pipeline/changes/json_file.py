"""Reads a comparison and returns it as JSON: the value of `compare` itself."""

from __future__ import annotations

import json

from pipeline.compare import Comparison


def render_json(comparison: Comparison, title: str = "") -> bytes:
    """Indented; the keys are described at `pipeline.compare.compare`. The title has no place."""
    return (json.dumps(comparison, indent=2, ensure_ascii=False) + "\n").encode()
