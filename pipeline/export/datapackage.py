"""Reads a Dataset and returns datapackage.json, which describes the files of a release.

Data Package 2.0 (https://datapackage.org), so that tools can load the CSV with its types.
"""

from __future__ import annotations

import json
from typing import Any

from pipeline.models import Dataset
from pipeline.schema import table_schema

PROFILES = "https://datapackage.org/profiles/2.0"


def render_datapackage(dataset: Dataset) -> bytes:
    """The CSV with its Table Schema, and the JSON; the documents as the package's sources."""
    package: dict[str, Any] = {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": "recommendations",
        "title": "Recommendations and the responses to them",
        "description": "One record is one responder's answer to one recommendation, with the "
        "words that carry its code. The JSON holds the same records with page regions and the "
        "account of every word; recommendations.xlsx is the same as a workbook.",
        "version": dataset.schema_version,
        "resources": [
            {
                "$schema": f"{PROFILES}/dataresource.json",
                "name": "recommendations",
                "type": "table",
                "path": "recommendations.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": table_schema(),
            },
            {
                "$schema": f"{PROFILES}/dataresource.json",
                "name": "recommendations-json",
                "path": "recommendations.json",
                "format": "json",
                "mediatype": "application/json",
                "encoding": "utf-8",
            },
        ],
    }
    if dataset.documents:
        package["sources"] = [
            {"title": document.title or document.source, "path": document.source}
            for document in dataset.documents
        ]
    return (json.dumps(package, indent=2, ensure_ascii=False) + "\n").encode()
