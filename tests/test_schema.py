"""The schemas and the dictionary: derived from the models, and fresh."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import jsonschema
import pytest
from releases import HARBOUR, release

from pipeline.errors import PipelineError
from pipeline.export.json_file import render_json
from pipeline.models import Agreement, Dataset, Record
from pipeline.schema import (
    MARKER,
    data_dictionary,
    json_schema,
    replace_between_markers,
    schema_files,
    table_schema,
    write_schemas,
)

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("name", list(schema_files()))
def test_schemas_are_fresh(name: str) -> None:
    written = (ROOT / "schemas" / name).read_text(encoding="utf-8")
    assert written == schema_files()[name], "run: pipeline schema"


def test_the_readme_s_dictionary_is_fresh() -> None:
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8") if readme.exists() else ""
    assert replace_between_markers(text, data_dictionary()) == text, "run: pipeline schema"


def test_a_dataset_holds_to_the_json_schema() -> None:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    data = json.loads(render_json(release(HARBOUR)))
    jsonschema.validate(data, schema)
    data["records"][0]["agreement"] = "perhaps"
    with pytest.raises(jsonschema.ValidationError, match="perhaps"):
        jsonschema.validate(data, schema)


def test_the_schema_wants_every_field() -> None:
    data = json.loads(render_json(Dataset()))
    del data["records"]
    with pytest.raises(jsonschema.ValidationError, match="records"):
        jsonschema.validate(data, json_schema())


def test_the_codes_come_from_one_definition() -> None:
    codes = [value for value in get_args(Agreement) if value]
    (field,) = [field for field in table_schema()["fields"] if field["name"] == "agreement"]
    assert field["categories"] == field["constraints"]["enum"] == codes
    assert ", ".join(f"`{code}`" for code in codes) in data_dictionary()


def test_the_dictionary_has_a_row_a_field() -> None:
    rows = data_dictionary().splitlines()[2:]
    assert [row.split("`")[1] for row in rows] == list(Record.model_fields)
    assert all(row.count(" | ") == 2 for row in rows)


def test_what_stands_between_the_markers_is_replaced() -> None:
    text = f"# Title\n\n{MARKER}\n\nold\n\n{MARKER}\n\nmore\n"
    once = replace_between_markers(text, "new\n")
    assert once == f"# Title\n\n{MARKER}\n\nnew\n\n{MARKER}\n\nmore\n"
    assert replace_between_markers(once, "new\n") == once
    assert replace_between_markers("no markers", "new") == "no markers"
    with pytest.raises(PipelineError, match="1 times"):
        replace_between_markers(MARKER, "new")


def test_the_command_writes_what_is_not_fresh(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(f"{MARKER}\n{MARKER}\n")
    assert len(write_schemas(tmp_path)) == 3
    assert data_dictionary().strip() in (tmp_path / "README.md").read_text()
    assert write_schemas(tmp_path) == ()
