"""The vocabulary tests itself: words that match, one value for a word, examples with their code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.classify import classify_response, load_vocabulary
from pipeline.classify.check import find_problems, load_checked_vocabulary
from pipeline.classify.entries import KINDS
from pipeline.classify.vocabulary import FOLDER
from pipeline.errors import PipelineError

CODE = Path(__file__).parent.parent / "pipeline" / "classify"


def test_every_entry_matches_and_every_example_gets_its_code() -> None:
    assert [str(problem) for problem in find_problems(load_vocabulary())] == []


def test_every_kind_is_explained_and_used() -> None:
    assert {entry.kind for entry in load_vocabulary().entries} == set(KINDS)


def test_every_verb_of_stance_says_where_it_is_seen() -> None:
    text = (FOLDER / "en.toml").read_text("utf-8")
    bare = re.findall(r'\n\n\[\[entry\]\]\nkind = "(?:stance|degree|note|pending|elsewhere)"', text)
    assert bare == []


def test_the_code_holds_no_word_of_the_language() -> None:
    verbs = [
        phrase
        for entry in load_vocabulary().entries
        if entry.kind in ("stance", "not", "contrast", "hypothetical")
        for phrase in (*entry.words, *entry.past)
        if len(phrase) > 3 and phrase not in ("agrees", "does not agree")
    ]
    for path in CODE.glob("*.py"):
        source = re.sub(r'"""(?s:.*?)"""|#.*', "", path.read_text("utf-8"))
        literals = re.findall(r'"([^"\n]*)"', source)
        assert not set(literals) & set(verbs), path.name


def _write(folder: Path, text: str) -> str:
    path = folder / "own.toml"
    path.write_text(text, "utf-8")
    return str(path)


def test_one_line_changes_a_mapping(tmp_path: Path) -> None:
    own = _write(tmp_path, '[mapping]\n"in principle" = "agrees"\n')
    (stance,) = classify_response(
        "Accepted in principle.", vocabulary=load_checked_vocabulary("en", own)
    )
    assert (stance.agreement, stance.qualifier) == ("agrees", "in principle")
    (stance,) = classify_response("Accepted in principle.")
    assert stance.agreement == "agrees in part"


ENTRY = """
[[entry]]
kind = "stance"
value = "{value}"
words = ["{words}"]
takes = ["in", ""]
example = "{example}"
expect = ["agrees", ""]
"""


def test_a_user_adds_a_verb(tmp_path: Path) -> None:
    example = "The Board acquiesces in this recommendation."
    own = _write(tmp_path, ENTRY.format(value="agrees", words="acquiesces", example=example))
    (stance,) = classify_response(example, vocabulary=load_checked_vocabulary("en", own))
    assert stance.agreement == "agrees"
    assert classify_response(example)[0].agreement == ""


WRONG = [
    ("claimed", ("does not agree", "concurs", "The Board concurs."), "is claimed by 'agrees'"),
    ("wrong code", ("does not agree", "abides", "The Board abides this recommendation."), "gets"),
    ("not in its example", ("agrees", "abides", "The Board concurs."), "none of its words"),
    ("never", ("agrees", "agree to", "We agree to this recommendation."), ""),
    ("no example", ("agrees", "abides", ""), "no example"),
]


@pytest.mark.parametrize(("name", "entry", "expected"), WRONG)
def test_a_wrong_entry_is_named(
    tmp_path: Path, name: str, entry: tuple[str, str, str], expected: str
) -> None:
    value, words, example = entry
    own = _write(tmp_path, ENTRY.format(value=value, words=words, example=example))
    if not expected:
        load_checked_vocabulary("en", own)
        return
    with pytest.raises(PipelineError, match=re.escape(expected)):
        load_checked_vocabulary("en", own)


BROKEN = [
    ("[mapping]\n'in principal' = 'agrees'", "unknown qualifier 'in principal'"),
    ("[mapping]\n'in principle' = 'yes'", "cannot become 'yes'"),
    ("[[entry]]\nkind = 'verb'", "unknown kind 'verb'"),
    ("[[entry]]\nkind = 'stance'\nword = ['a']", "unknown key 'word'"),
    ("[[entry]]\nkind = 'stance'\nwords = 'abides'", "no list of texts"),
    ("[entries]\nkind = 'stance'", "unknown key 'entries'"),
    ("mapping", "no valid TOML"),
]


@pytest.mark.parametrize(("text", "expected"), BROKEN)
def test_a_broken_file_is_explained(tmp_path: Path, text: str, expected: str) -> None:
    with pytest.raises(PipelineError, match=re.escape(expected)):
        load_vocabulary("en", _write(tmp_path, text))


def test_a_missing_file_and_a_language_without_vocabulary_are_named(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="cannot be read"):
        load_vocabulary("en", str(tmp_path / "none.toml"))
    with pytest.raises(PipelineError, match="There are: en"):
        classify_response("Accepté.", language="fr")
