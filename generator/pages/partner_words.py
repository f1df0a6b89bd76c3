"""Our own words where not all partners are councils: a template says council, and the site says partner.

A template is told before it is compiled, so that nothing that an officer typed is touched: only the text of the
template itself, and the words that it puts in quotation marks.
"""

from collections.abc import Iterator

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from generator.values.names import as_partners


class PartnerWords(Extension):
    """Put partner in place of council in a template."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Change text, and what is quoted: a single word in small letters is a name in the program."""
        for token in stream:
            name = token.type != "data" and (token.type != "string" or token.value in ("council", "councils"))
            yield token if name else Token(token.lineno, token.type, as_partners(token.value))
