"""The reasons for which a person should look at a code: the fixed vocabulary of ``review``."""

PROPOSITION = "proposition only"
"""It agrees that something is so or should be done; that can be less than the request."""

CONTRAST = "contrast"
"""A later clause takes something away, or may do so."""

DOUBLE_NEGATIVE = "double negative"
""""does not disagree", "does not accept that this is unnecessary": not resolved."""

NOTHING = "no position found"
"""No rule found a position."""

SEVERAL = "several positions"
"""Positions that disagree, with no rule to choose, or one for each part of a group."""

OBJECT = "another object"
"""A verb of agreement whose object is not the recommendation, or may be another body's."""

HEDGED = "hedged"
""""would accept", "generally agrees", "accepts subject to", "does not fully agree"."""

STATUS = "status only"
"""A label that says how far the work is, not what the responder thinks."""

REFUSAL = "refusal without a position"
""""will not", "no plans to", "sees no need for": something is declined, maybe not the request."""
