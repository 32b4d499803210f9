"""Takes a recommendation/response pair and returns how each body's answer is coded."""

from __future__ import annotations

import re

from pipeline.classify.check import load_checked_vocabulary
from pipeline.classify.rules import classify_response
from pipeline.models import Pair, Stance


def classify_pair(
    pair: Pair, *, responder: str = "", language: str = "en", overrides: str = ""
) -> tuple[Stance, ...]:
    """The stances of a pair, nearly always one; ``overrides`` is a user's own vocabulary file."""
    label = dict(pair.extra).get(pair.label_column) if pair.label_column else None
    return classify_response(
        pair.response.text,
        recommendation=pair.recommendation.text,
        number=pair.number,
        responder=pair.responder or responder,
        label=label.text if label else "",
        label_column=pair.label_column,
        group=re.search(r",|\band\b|&", pair.number) is not None,
        vocabulary=load_checked_vocabulary(language, overrides),
    )
