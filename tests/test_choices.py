"""Which printed choices are seen, and what is left of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.choices import is_choice, mask_choices

# text → what is left to read, and whether the text is nothing but a choice
CHOICES = {
    "☒ Agree ☐ Partially agree ☐ Disagree": ("Agree", True),
    "☐ Agree ☒ Disagree": ("Disagree", True),
    "_X_ Concur ___ Concur in principle ___ Nonconcur": ("Concur", True),
    "[ ] Accept [x] Reject": ("Reject", True),
    "Agreed ☐  Not agreed ☒": ("Not agreed", True),
    "Position: Agreed ☑ Not agreed ☐": ("Position: Agreed", True),
    "☐ Agree\n☒ Disagree\nIt costs too much.": ("Disagree It costs too much.", False),
    "___ Concur _X_ Nonconcur\n\nSee figure (x) below.": ("Nonconcur See figure (x) below.", False),
    "☐ Agree ☐ Disagree": ("", True),
    "☒ Agree ☒ Disagree": ("", True),
    # no choices
    "Agree ✓": ("Agree", False),
    "✓": ("✓", False),  # in a column of its own for each verdict
    "✓ Nets are mended. ✓ Boats are painted.": ("Nets are mended. Boats are painted.", False),
    "We will do (a) and (b).": ("We will do (a) and (b).", False),
    "Sign here: ____ Date: ____": ("Sign here: ____ Date: ____", False),
    "": ("", False),
}


@pytest.mark.parametrize("printed", CHOICES)
def test_only_the_marked_option_is_left(printed: str) -> None:
    left, alone = CHOICES[printed]
    masked = mask_choices(printed)
    assert " ".join(masked.split()) == left
    assert len(masked) == len(printed)
    assert is_choice(printed) == alone


@given(st.text(alphabet="☒☐✓[](xX_ Agre:\n.|", max_size=60))
def test_any_text_stays_as_long_and_where_it_was(text: str) -> None:
    masked = mask_choices(text)
    assert len(masked) == len(text)
    assert all(new == old or new in " \n" for new, old in zip(masked, text, strict=True))
