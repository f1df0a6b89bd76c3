"""Our own words where not all partners are councils: a template says council, and the site says partner.

A template is changed before it is compiled, so that nothing that an officer typed is touched: only the text of the
template itself, and the words that it puts in quotation marks.
"""

import re
from collections.abc import Iterator

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from generator.values.names import as_partners

_NAME = re.compile(r"councils?|(?=[a-z0-9]*[-/.])[a-z0-9/.-]+")
"""What is no words of ours, but the name of a field, a picture or a file."""


class PartnerWords(Extension):
    """Put partner in place of council in a template."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Change text, and what is quoted but for names."""
        for token in stream:
            name = token.type != "data" and (token.type != "string" or _NAME.fullmatch(token.value))
            yield token if name else Token(token.lineno, token.type, as_partners(token.value))
