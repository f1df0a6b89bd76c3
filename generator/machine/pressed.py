"""Words that are held for long, and read a few times: pressed together, they take a fifth of the memory."""

import zlib


def pressed(words: str) -> bytes:
    """Press words together, in the way that takes least time."""
    return zlib.compress(words.encode("utf-8", "surrogatepass"), 1)


def unpressed(held: bytes) -> str:
    """The words again."""
    return zlib.decompress(held).decode("utf-8", "surrogatepass")
