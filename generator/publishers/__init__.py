"""What makes the files that a web server hands out: `publishing.py` for all, and one module or folder for each of them.

The names are here, where reading them loads nothing; `choosing.py` makes the one that is asked for.
"""

MKDOCS = "mkdocs"
PUBLISHERS = (MKDOCS, "properdocs", "zensical", "plain")
