"""The kind `pages`: all that its folder says of it, as one value."""

from generator.core.kind import Kind, Layout
from generator.core.register import Register
from generator.kinds.pages.model import Page


def landmarks(register: Register) -> dict[str, str]:
    """The page about the site, where one is written."""
    return {"about": "pages/about"}


KIND = Kind(
    name="pages",
    model=Page,
    one="page",
    many="Background",
    about="These pages say more about the partnership and this site.",
    menu=75,
    group="about",
    layout=Layout.PAGES,
    landmarks=landmarks,
)
