"""Advice about wording: long sentences, long words, unexplained short forms, passives in piles, and a reading age.

It reads text and knows nothing of the rest of the generator. Advice never stops a build.
"""

from generator.plain_language.advice import advice_on
from generator.plain_language.reading_age import reading_age

__all__ = ["advice_on", "reading_age"]
