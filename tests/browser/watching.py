"""What the browser tests share: what a served site is, and a watch over what the browser does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Request, Response


class Site(Protocol):
    """A built site, as the fixtures of tests/conftest.py give it: where it is served, and its folder."""

    @property
    def url(self) -> str:
        """The address of the site, ending without a slash."""

    @property
    def folder(self) -> Path:
        """The folder of the site."""


class Watch:
    """Notes what a browser does that no page of ours may make it do."""

    def __init__(self, own: str) -> None:
        self.own = urlsplit(own).netloc
        self.faults: list[str] = []

    def take(self) -> list[str]:
        """What was noted since the last time."""
        faults, self.faults = self.faults, []
        return faults

    @property
    def events(self) -> dict[str, Callable[[Any], None]]:
        """What is watched, by the names of Playwright."""
        return {
            "dialog": self._dialog,
            "console": self._console,
            "weberror": lambda error: self.faults.append(f"an error in a script: {error.error}"),
            "request": self._request,
            "response": self._response,
        }

    def _dialog(self, dialog: Dialog) -> None:
        self.faults.append(f"a dialog: {dialog.message}")
        dialog.dismiss()

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.faults.append(f"an error in the console: {message.text}")

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob") and address.netloc != self.own:
            self.faults.append(f"a request to another host: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.faults.append(f"{response.url} answers {response.status}")


@contextmanager
def watched(context: BrowserContext, own: str) -> Iterator[Watch]:
    """Watch a browser for as long as this takes."""
    watch = Watch(own)
    events: dict[Any, Callable[[Any], None]] = dict(watch.events)
    for event, noted in events.items():
        context.on(event, noted)
    yield watch
    for event, noted in events.items():
        context.remove_listener(event, noted)
