"""Addresses that a page offers its readers: its own, where to report a problem, and where to suggest a change."""

from collections.abc import Callable, Mapping
from urllib.parse import quote, urlencode, urlsplit

from generator.core.partners import Partnership

BRANCH = "main"
"""The branch that people's changes are made against."""


class Addresses:
    """Works out addresses from what a partnership says of its website, its repository and its contact."""

    def __init__(self, partnership: Partnership) -> None:
        self._website = str(partnership.website).rstrip("/") if partnership.website else ""
        self._repository = str(partnership.repository).rstrip("/") if partnership.repository else ""
        contact = partnership.contact
        self._email = str(contact.email) if contact and contact.email else ""
        self._form = contact.url.text if contact and contact.url else ""
        self._name = str(partnership.name)

    def for_templates(self) -> dict[str, Callable[..., str]]:
        """Return them under the names by which templates ask for them."""
        return {
            "page_address": self.page,
            "edit_address": self.edit,
        }

    @property
    def issues(self) -> str:
        """Where anyone with an account can report something; empty where the repository is not known."""
        return f"{self._repository}/{'-/' if self._is_gitlab else ''}issues" if self._repository else ""

    @property
    def host(self) -> str:
        """What people call the place that the repository is at."""
        place = urlsplit(self._repository).netloc
        return "GitLab" if self._is_gitlab else "GitHub" if "github" in place else place

    def page(self, path: str) -> str:
        """The public address of a page of the Markdown folder; empty where the website's is not known."""
        if not self._website:
            return ""
        stem = path.removesuffix(".md").removesuffix("index").rstrip("/")
        return f"{self._website}/{stem}/" if stem else f"{self._website}/"

    def report(self, title: str, path: str = "") -> Mapping[str, str]:
        """Where a reader reports a problem with a page, each way with the page's name and address in it.

        `write` needs no account: an email, or the partnership's form. `issue` is a new issue at `host`, for those who
        have one there. What is not known is left out.
        """
        subject, page = f"Problem with page: {title}", (self.page(path) or path) if path else ""
        body = f"Page: {title}\n{page}\n\nWhat is wrong, and what is right:\n"
        ways = {
            "write": self._write(subject, title, page, body),
            "email": self._email,
            "issue": self._issue(subject, body),
            "host": self.host,
        }
        return {name: way for name, way in ways.items() if way}

    def _write(self, subject: str, title: str, page: str, body: str) -> str:
        if self._email:
            lines = quote("\r\n".join(body.split("\n")))
            return f"mailto:{quote(self._email, safe='@')}?subject={quote(subject)}&body={lines}"
        if not self._form:
            return ""
        form = urlsplit(self._form)
        named = urlencode({"page": f"{title} ({page})" if page else title}, quote_via=quote)
        return form._replace(query=f"{form.query}&{named}" if form.query else named).geturl()

    def _issue(self, subject: str, body: str) -> str:
        if self._is_gitlab:
            asked = {"issue[title]": subject, "issue[description]": body}
            return f"{self._repository}/-/issues/new?{urlencode(asked, quote_via=quote)}"
        asked = {"title": subject, "body": body}
        return f"{self._repository}/issues/new?{urlencode(asked, quote_via=quote)}" if self._repository else ""

    def edit(self, file: str) -> str:
        """Where an officer edits a file of the content in a browser; empty where the repository is not known."""
        if not self._repository:
            return ""
        way = "-/edit" if self._is_gitlab else "edit"
        return f"{self._repository}/{way}/{BRANCH}/content/{quote(file)}"

    @property
    def _is_gitlab(self) -> bool:
        return "gitlab" in urlsplit(self._repository).netloc
