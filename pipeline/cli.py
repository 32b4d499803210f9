"""The command line: parses, calls, prints and exits. The only module that does the last two.

Data goes to standard output, messages to standard error. Modules of the stages are imported
inside the commands, so that ``pipeline --help`` stays quick.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipeline.errors import PipelineError


class Commands(click.Group):
    """Keeps the commands in the order of this file and turns problems into lines."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except PipelineError as failure:
            for problem in failure.problems:
                click.echo(f"error: {problem}", err=True)
            ctx.exit(1)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="recommendation-pipeline", prog_name="pipeline")
def main() -> None:
    """Turns documents in which an agency answers recommendations into data."""


@main.command()
@click.argument("directory", type=click.Path(path_type=Path), default="output")
def check(directory: Path) -> None:
    """Check a release in DIRECTORY (output/) against its schema and against itself."""
    from pipeline.export.check import check_release

    dataset, problems = check_release(directory)
    if problems or dataset is None:
        raise PipelineError(problems)
    documents, records = len(dataset.documents), len(dataset.records)
    click.echo(
        f"{directory}: {documents} document{'s' * (documents != 1)}, "
        f"{records} record{'s' * (records != 1)}: valid"
    )


@main.command()
@click.option("--root", type=click.Path(path_type=Path), default=".", help="The project's folder.")
def schema(root: Path) -> None:
    """Write schemas/ and the README's data dictionary from the models."""
    from pipeline.schema import write_schemas

    changed = write_schemas(root)
    for path in changed:
        click.echo(f"written: {path}", err=True)
    if not changed:
        click.echo("schemas/ is up to date", err=True)


@main.group(cls=Commands)
def review() -> None:
    """Look at records in the workbook, and bring the decisions back."""


CORRECTIONS = click.option(
    "--corrections",
    type=click.Path(path_type=Path),
    default="raw/corrections.csv",
    show_default=True,
    help="The file of decisions.",
)


@review.command("import")
@click.argument("workbook", type=click.Path(path_type=Path))
@click.option(
    "--dataset",
    type=click.Path(path_type=Path),
    default="output",
    show_default=True,
    help="The release that was reviewed.",
)
@CORRECTIONS
@click.option("--reviewer", default="", help="Who decided, where a row does not say.")
@click.option("--date", "day", help="The day of the decisions (2026-03-31); today by default.")
def review_import(
    workbook: Path, dataset: Path, corrections: Path, reviewer: str, day: str | None
) -> None:
    """Take the decisions in WORKBOOK (.xlsx, or its sheet as CSV) into the corrections."""
    import datetime

    from pipeline.corrections import is_date, load_corrections
    from pipeline.export import read_dataset
    from pipeline.review import describe_correction, import_reviews, read_reviews, write_corrections

    day = day or datetime.date.today().isoformat()
    if not is_date(day):
        raise click.BadParameter(f"{day} is no date. Write it as 2026-03-31.")
    result = import_reviews(
        read_reviews(workbook),
        read_dataset(dataset).records,
        load_corrections(corrections),
        path=workbook,
        date=day,
        reviewer=reviewer,
    )
    if result.taken:
        write_corrections(result.corrections, corrections)
    for correction in result.taken:
        click.echo(f"taken: {describe_correction(correction)}")
    for problem in result.refused:
        click.echo(f"refused: {problem}", err=True)
    click.echo(
        f"{corrections}: {len(result.taken)} taken, {len(result.known)} known already, "
        f"{len(result.refused)} refused",
        err=True,
    )
    if result.refused:
        click.get_current_context().exit(1)


@review.command("list")
@click.argument("directory", type=click.Path(path_type=Path), default="output")
@CORRECTIONS
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def review_list(directory: Path, corrections: Path, as_json: bool) -> None:
    """Show the records in DIRECTORY (output/) that need a look: why, the evidence, the page."""
    import json

    from pipeline.corrections import apply_corrections, load_corrections
    from pipeline.export import read_dataset
    from pipeline.review import format_review, list_reviews

    records = read_dataset(directory).records
    entries = list_reviews(records)
    if as_json:
        click.echo(json.dumps(entries, indent=2, ensure_ascii=False))
    else:
        for entry in entries:
            click.echo(format_review(entry) + "\n")
    _, _, stale = apply_corrections(
        records, load_corrections(corrections), path=corrections, partial=True
    )
    for old in stale:
        click.echo(f"stale: {old.problem(corrections)}", err=True)
    click.echo(
        f"{len(entries)} of {len(records)} records need review"
        + (f"; {len(stale)} corrections are stale" if stale else ""),
        err=True,
    )


if __name__ == "__main__":
    sys.exit(main())
