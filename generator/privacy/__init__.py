"""Personal data that has no place in a public record: what was pasted there by accident, and what to do.

It reads text and knows nothing of the rest of the generator.
"""

from generator.privacy.leak import Leak
from generator.privacy.looking import leaks_in

__all__ = ["Leak", "leaks_in"]
