"""Personal data that has no place in a public record: what was pasted there by accident, and what to do.

It reads text, and knows of the rest of the generator only which characters cannot be seen.
"""

from generator.privacy.looking import leaks_in
from generator.privacy.seen import Seen

__all__ = ["Seen", "leaks_in"]
