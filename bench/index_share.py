"""The search index of a built site alone, to time it as a separate process."""

import sys
from pathlib import Path

from generator.search.index import index_site

if __name__ == "__main__":
    index_site(Path(sys.argv[1]))
