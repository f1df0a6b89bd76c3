"""The base configuration: what a short mkdocs.yml leaves out comes with the program, and what it sets wins.

MkDocs can inherit from a file only by its path, and nobody knows the path of an installed program beforehand.
"""

from pathlib import Path
from typing import Any

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import yaml_load

from generator.publishers.frame import BASE, LOOK

_OWN = frozenset({"site_name", "docs_dir", "site_dir", "plugins", "theme", "strict", "extra"})
"""What a partnership's configuration always says itself, or what is put together below."""


def complete(config: MkDocsConfig) -> None:
    """Fill in what mkdocs.yml leaves out; does nothing for our own, which leaves nothing out."""
    if config.config_file_path and Path(config.config_file_path).resolve() == BASE.resolve():
        return
    base = load_config(str(BASE), docs_dir=config.docs_dir, site_dir=config.site_dir, plugins=[])
    with BASE.open("rb") as opened:
        named: dict[str, Any] = yaml_load(opened)
    own = set().union(*config.user_configs)
    for key in named.keys() - own - _OWN:
        config[key] = base[key]
    for key, value in base.extra.items():
        config.extra.setdefault(key, value)
    _lists(config, base, own)
    _theme(config, named["theme"])


def _lists(config: MkDocsConfig, base: MkDocsConfig, own: set[str]) -> None:
    """Extensions and styles of a partnership's own are beside ours, after them."""
    if "markdown_extensions" in own:
        config.markdown_extensions = list(dict.fromkeys([*base.markdown_extensions, *config.markdown_extensions]))
    config.mdx_configs = {**base.mdx_configs, **config.mdx_configs}
    if "extra_css" in own:
        config.extra_css = list(dict.fromkeys([*base.extra_css, *config.extra_css]))


def _theme(config: MkDocsConfig, named: dict[str, Any]) -> None:
    """Our look comes before the theme's files and after those of a folder that the partnership names."""
    own = {key for given in config.user_configs if isinstance(given.get("theme"), dict) for key in given["theme"]}
    for key in named.keys() - own - {"name", "custom_dir"}:
        config.theme[key] = named[key]
    place = 1 if config.theme.custom_dir else 0
    config.theme.dirs.insert(place, str(LOOK))
