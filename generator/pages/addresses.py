"""Addresses that a page offers its readers: its own, where to tell of a mistake, and where to suggest a change."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote, urlencode

from generator.core.partners import Partnership

BRANCH = "main"
"""The branch that people's changes are made against."""


class Addresses:
    """Works out addresses from what a partnership says of its website, its repository and its contact."""

    def __init__(self, partnership: Partnership) -> None:
        self._website = str(partnership.website).rstrip("/") if partnership.website else ""
        self._repository = str(partnership.repository).rstrip("/") if partnership.repository else ""
        self._email = str(partnership.contact.email) if partnership.contact and partnership.contact.email else ""
        self._name = str(partnership.name)

    def for_templates(self) -> dict[str, Callable[..., str]]:
        """Give the names under which templates ask for them."""
        return {"page_address": self.page, "report_address": self.report, "edit_address": self.edit}

    def page(self, path: str) -> str:
        """The public address of a page of the Markdown folder; empty where the website's is not known."""
        if not self._website:
            return ""
        stem = path.removesuffix(".md").removesuffix("index").rstrip("/")
        return f"{self._website}/{stem}/" if stem else f"{self._website}/"

    def report(self, title: object, path: str) -> str:
        """Where a reader tells of a mistake: an email that names the page, or a new issue; empty where neither is."""
        subject = f"Something wrong on the page: {title}"
        body = f"The page: {self.page(path) or path}\n\nWhat is wrong, and what is right:\n"
        if self._email:
            return f"mailto:{quote(self._email, safe='@')}?subject={quote(subject)}&body={quote(body)}"
        if self._is_gitlab:
            asked = {"issue[title]": subject, "issue[description]": body}
            return f"{self._repository}/-/issues/new?{urlencode(asked, quote_via=quote)}"
        if self._repository:
            return f"{self._repository}/issues/new?{urlencode({'title': subject, 'body': body}, quote_via=quote)}"
        return ""

    def edit(self, file: str) -> str:
        """Where an officer edits a file of the content in a browser; empty where the repository is not known."""
        if not self._repository:
            return ""
        way = "-/edit" if self._is_gitlab else "edit"
        return f"{self._repository}/{way}/{BRANCH}/content/{quote(file)}"

    @property
    def _is_gitlab(self) -> bool:
        return "gitlab" in self._repository.partition("://")[2].partition("/")[0]
