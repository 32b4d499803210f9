"""The command line: parses, calls, prints and exits. The only module that does the last two.

Data goes to standard output, messages to standard error. Modules of the stages are imported
inside the commands, so that ``pipeline --help`` stays quick.
"""

from __future__ import annotations

import sys

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


if __name__ == "__main__":
    sys.exit(main())
