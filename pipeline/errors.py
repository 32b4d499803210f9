"""One problem type: where, what, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """``where`` is a path with page or line; ``what`` a clause; ``remedy`` a sentence."""

    where: str
    what: str
    remedy: str

    def __str__(self) -> str:
        """raw/a.pdf: page 4: encrypted. Remove the password first: qpdf --decrypt a.pdf b.pdf"""
        return f"{self.where}: {self.what.rstrip('.')}. {self.remedy}".rstrip()


class PipelineError(Exception):
    """Everything that stops a run, all problems at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def shorten(text: str, length: int) -> str:
    """A text on one line, ended after a word where it is longer."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[:length].rsplit(" ", 1)[0] + " …"


def error(where: object, what: str, remedy: str) -> PipelineError:
    """A PipelineError with one problem."""
    return PipelineError([Problem(str(where), what, remedy)])
