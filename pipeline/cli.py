"""The command line: parses, calls, prints and exits. The only module that does the last two.

Data goes to standard output, messages to standard error. Modules of the stages are imported
inside the commands, so that ``pipeline --help`` stays quick.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.errors import PipelineError

if TYPE_CHECKING:
    from pipeline.compare import Comparison
    from pipeline.inspection import Stage
    from pipeline.models import Dataset


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


QUIET = click.option("-q", "--quiet", is_flag=True, help="Print errors only.")


@main.command()
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default="output",
    show_default=True,
    help="Where the datasets go.",
)
@click.option("--keep-going", is_flag=True, help="Publish the good files when some fail.")
@click.option("--ocr", is_flag=True, help="Read scanned pages with OCR (needs the extra [ocr]).")
@click.option(
    "--corrections",
    type=click.Path(path_type=Path),
    help="Decisions of reviewers  [default: corrections.csv beside the sources]",
)
@click.option("--strict", is_flag=True, help="Fail where a correction is stale.")
@click.option("--previous", type=click.Path(path_type=Path), help="A former release, to compare.")
@click.option("--vocabulary", type=click.Path(path_type=Path), help="Your own coding rules (TOML).")
@click.option("--csv-bom", is_flag=True, help="Begin the CSV with a byte order mark, for Excel.")
@click.option("--csv-safe", is_flag=True, help="Lead cells that look like formulas with an '.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@QUIET
def build(
    sources: tuple[Path, ...],
    output: Path,
    keep_going: bool,
    ocr: bool,
    corrections: Path | None,
    strict: bool,
    previous: Path | None,
    vocabulary: Path | None,
    csv_bom: bool,
    csv_safe: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Build the datasets from SOURCES, files or folders (raw/ by default).

    \b
    pipeline build                        raw/ -> output/
    pipeline build my/folder -o out       every document in a folder
    pipeline build a.pdf b.docx -o out --keep-going
    """
    import json

    from pipeline.export import read_dataset, write_dataset
    from pipeline.release import build_release, format_summary, summarize

    former = read_dataset(previous) if previous else None
    total = len(sources)
    release = build_release(
        sources or (Path("raw"),),
        keep_going=keep_going,
        ocr=ocr,
        corrections=corrections,
        strict=strict,
        vocabulary=str(vocabulary) if vocabulary else "",
        progress=None if quiet or not sys.stderr.isatty() or total == 1 else _show_progress,
    )
    counts = write_dataset(
        release.dataset,
        output,
        csv_bom=csv_bom,
        csv_safe=csv_safe,
        previous=former,
        sources=release.files,
    )
    for warning in () if quiet else release.warnings:
        click.echo(f"warning: {str(warning).rstrip('. ')}", err=True)
    for problem in release.problems:
        click.echo(f"error: {problem}", err=True)
    summary = summarize(release, counts)
    if as_json:
        click.echo(json.dumps(summary, indent=2, ensure_ascii=False))
    elif not quiet:
        click.echo(format_summary(summary))
    if release.problems:
        click.get_current_context().exit(1)


def _show_progress(done: int, total: int, name: str) -> None:
    end = "\n" if done == total else ""
    click.echo(f"\r\x1b[K{done}/{total} {name}{end}", err=True, nl=False)


@main.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.option(
    "--stage",
    type=click.Choice(["read", "rows", "split", "classify", "records"]),
    help="What to show; by default the layout seen and a table of the pairs.",
)
@click.option("--pages", default="", metavar="3-5", help="Only what touches these pages.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with all texts whole.")
@click.option("--image", type=click.Path(path_type=Path), help="Draw the pages into this folder.")
@click.option("--ocr", is_flag=True, help="Read scanned pages with OCR (needs the extra [ocr]).")
def inspect(
    source: Path, stage: Stage | None, pages: str, as_json: bool, image: Path | None, ocr: bool
) -> None:
    """Show what a stage made of SOURCE, one document.

    \b
    pipeline inspect a.pdf                              the layout, and a line for each pair
    pipeline inspect a.pdf --stage read --pages 3-5     blocks: tables, cells, cues
    pipeline inspect a.pdf --stage classify             each code with its evidence and why
    pipeline inspect a.pdf --pages 3-5 --image drawn    words, cells and roles on the page
    """
    import json

    from pipeline.inspection import inspect_source
    from pipeline.inspection.data import describe
    from pipeline.inspection.text import format_inspection
    from pipeline.sources import parse_pages

    only = parse_pages(pages) if pages else None
    if only is not None and not only:
        raise click.BadParameter(f"{pages} names no pages. Write them as 3-5 or 3,5-7.")
    inspection = inspect_source(source, ocr=ocr)
    if image:
        from pipeline.inspection.picture import draw_pages

        for file in draw_pages(inspection, image, only):
            click.echo(f"written: {file}", err=True)
    data = describe(inspection, stage, only)
    if as_json:
        click.echo(json.dumps(data, indent=2, ensure_ascii=False))
    else:
        click.echo(format_inspection(data))


@main.command()
@click.argument("releases", nargs=-1, metavar="OLD NEW", type=click.Path(path_type=Path))
@click.option("--git", "revisions", multiple=True, metavar="REV", help="A git revision as OLD.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["terminal", "json", "csv", "xlsx", "html", "markdown"]),
    help="By default what the name after -o says, else terminal.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to this file.")
@click.option(
    "--fail-on",
    multiple=True,
    metavar="CLASS",
    help="Exit 1 only for changes of this class. An unclear match counts as agreement as well.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print nothing; the exit status says it.")
def diff(
    releases: tuple[Path, ...],
    revisions: tuple[str, ...],
    form: str | None,
    output: Path | None,
    fail_on: tuple[str, ...],
    quiet: bool,
) -> None:
    """Show what changed between two releases of the dataset.

    OLD and NEW are output folders, or a recommendations.json or .csv. The exit status is 0 where
    nothing differs, 1 where something does, and 2 for trouble.

    \b
    pipeline diff ../2024/output output
    pipeline diff --git HEAD                   what the last build changed
    pipeline diff --git v1 --git v2 -o changes.html
    pipeline diff --git main --fail-on agreement --quiet
    """
    from pipeline.compare import CLASSES, FOLDED, compare

    unknown = [name for name in fail_on if name not in (*CLASSES, *FOLDED)]
    if unknown:
        raise click.BadParameter(f"{unknown[0]} is none of {', '.join((*CLASSES, *FOLDED))}.")
    context = click.get_current_context()
    try:
        form = _choose_format(form, output)
        (old, former), (new, current) = _read_releases(releases, revisions)
        comparison = compare(former, current)
        if output or not quiet:
            _write_changes(comparison, f"{old} → {new}", form, output)
    except PipelineError as failure:
        for problem in failure.problems:
            click.echo(f"error: {problem}", err=True)
        context.exit(2)
    watched = {*fail_on, "unclear"} if "agreement" in fail_on else set(fail_on)
    found = any(comparison["counts"][name] for name in watched)
    context.exit(int(found if fail_on else not comparison["same"]))


def _choose_format(form: str | None, output: Path | None) -> str:
    from pipeline.changes import BINARY, SUFFIXES

    if output and not form:
        form = SUFFIXES.get(output.suffix.lower())
        if not form:
            raise click.UsageError(f"No format goes with {output.name}. Say --format.")
    if form in BINARY and not output and sys.stdout.isatty():
        raise click.UsageError(f"A terminal cannot show {form}. Name a file with -o.")
    return form or "terminal"


def _read_releases(
    releases: tuple[Path, ...], revisions: tuple[str, ...]
) -> list[tuple[str, Dataset]]:
    """(name, dataset) of both sides of a diff."""
    from pipeline.export import read_dataset
    from pipeline.revisions import read_revision

    if not revisions:
        if len(releases) != 2:
            raise click.UsageError("Give OLD and NEW, or --git REV.")
        return [(str(path), read_dataset(path)) for path in releases]
    if len(revisions) > 2 or len(releases) > 1:
        raise click.UsageError("With --git, give one or two revisions, and at most one path.")
    path = releases[0] if releases else Path("output")
    found = [(f"{path} at {rev}", read_revision(rev, path)) for rev in revisions]
    return found if len(found) == 2 else [*found, (str(path), read_dataset(path))]


def _write_changes(comparison: Comparison, title: str, form: str, output: Path | None) -> None:
    import os
    import shutil

    from pipeline.changes import FORMATS
    from pipeline.changes.terminal import render_terminal
    from pipeline.errors import error

    on_terminal = form == "terminal" and not output and sys.stdout.isatty()
    if on_terminal:
        width, colour = shutil.get_terminal_size().columns, not os.environ.get("NO_COLOR")
        data = render_terminal(comparison, title, width=width, colour=colour)
    else:
        data = FORMATS[form](comparison, title)
    if not output:
        click.echo(data, nl=False)
        return
    try:
        output.write_bytes(data)
    except OSError as failure:
        reason = failure.strerror or str(failure)
        raise error(output, f"cannot be written ({reason})", "Name another file.") from None


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


@main.command()
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True))
@click.option("--column", required=True, help="The column of responses.")
@click.option("--recommendation-column", default="", help="What was recommended.")
@click.option("--number-column", default="", help="The number of the recommendation.")
@click.option("--label-column", default="", help="A status column; a label in it decides.")
@click.option("--responder", default="", help="Who answers.")
@click.option("--language", default="en", show_default=True, help="Vocabulary to use.")
@click.option("--vocabulary", type=click.Path(path_type=Path), help="Your own coding rules (TOML).")
@click.option("--explain", is_flag=True, help="Add a column that says what each rule saw.")
def classify(
    file: str,
    column: str,
    recommendation_column: str,
    number_column: str,
    label_column: str,
    responder: str,
    language: str,
    vocabulary: Path | None,
    explain: bool,
) -> None:
    """Code a column of the CSV in FILE ("-" is standard input).

    \b
    pipeline classify answers.csv --column response > coded.csv
    pipeline classify answers.csv --column response --recommendation-column asked --explain
    """
    from pipeline.classify.table import classify_table
    from pipeline.errors import error

    try:
        content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as failure:
        what = f"cannot be read ({failure.strerror})"
        raise error(file, what, "Check the path and its permissions.") from None
    text, warnings = classify_table(
        content,
        "standard input" if file == "-" else file,
        column=column,
        recommendation_column=recommendation_column,
        number_column=number_column,
        label_column=label_column,
        responder=responder,
        language=language,
        vocabulary=str(vocabulary) if vocabulary else "",
        explain=explain,
    )
    for warning in warnings:
        click.echo(f"warning: {warning}", err=True)
    click.echo(text.encode("utf-8"), nl=False)


if __name__ == "__main__":
    sys.exit(main())
