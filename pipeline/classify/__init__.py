"""Takes a response and returns what it states about the recommendation, with its evidence."""

from pipeline.classify.rules import classify_response
from pipeline.classify.vocabulary import Vocabulary, load_vocabulary

__all__ = ["Vocabulary", "classify_response", "load_vocabulary"]
