"""Reads a Dataset and returns recommendations.json; and reads such a file back."""

from __future__ import annotations

import json

from pydantic import ValidationError

from pipeline.errors import PipelineError, Problem, error
from pipeline.models import SCHEMA_VERSION, Dataset


def render_json(dataset: Dataset) -> bytes:
    """Indented, every field present, in the order of the model."""
    return (dataset.model_dump_json(indent=2) + "\n").encode()


def read_json(data: bytes, where: object) -> Dataset:
    """The dataset, checked against the model.

    Errors: no JSON, no dataset, another schema version; every value that breaks the schema.
    """
    try:
        raw = json.loads(data)
    except (UnicodeDecodeError, json.JSONDecodeError) as failure:
        at = f"line {failure.lineno}" if isinstance(failure, json.JSONDecodeError) else "not UTF-8"
        raise error(where, f"not JSON ({at})", "Give a file that `pipeline build` wrote.") from None
    if not isinstance(raw, dict) or "records" not in raw or "schema_version" not in raw:
        raise error(where, "not a dataset", "Give a file that `pipeline build` wrote.")
    if raw["schema_version"] != SCHEMA_VERSION:
        raise error(
            where,
            f"schema version {raw['schema_version']}, where this is version {SCHEMA_VERSION}",
            "Build it anew with this version, or read it with the version that wrote it.",
        )
    try:
        return Dataset.model_validate_json(data)
    except ValidationError as failure:
        raise PipelineError(
            Problem(f"{where}: {_place(raw, fault['loc'])}", fault["msg"], "Build it anew.")
            for fault in failure.errors()
        ) from None


def _place(raw: dict[str, object], loc: tuple[int | str, ...]) -> str:
    """("records", 3, "agreement") → records/ice-2012/II/4: agreement"""
    match loc:
        case ("records" | "documents" as kind, int(index), *rest):
            items = raw[str(kind)]
            item = items[index] if isinstance(items, list) else None
            key = "recommendation_id" if kind == "records" else "document_id"
            name = item.get(key, index) if isinstance(item, dict) else index
            return f"{str(kind)[:-1]} {name}: {'.'.join(map(str, rest))}".rstrip(": ")
    return ".".join(map(str, loc))
