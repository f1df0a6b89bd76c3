"""The server of the live preview: it sends the policy of the built pages, and answers only those who ask this machine.

MkDocs' own server puts a script into each page and answers whatever name it is called by: a page that somebody has
open elsewhere could then read what is not published yet, by giving this machine a name of theirs.
"""

import ipaddress
import re
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath
from typing import Any

from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.livereload import _SCRIPT_TEMPLATE, LiveReloadServer

from generator.machine.files import why_not
from generator.machine.harmless import printed
from generator.publishers.mkdocs.error_page import STYLE, STYLE_ADDRESS, trouble_page
from generator.site.headers import HEADERS

_SCRIPT_ADDRESS = "/livereload.js"
_NAME = re.compile(r"(\[[0-9a-f:.]+\]|[^\[\]:]+)(?::[0-9]{1,5})?", re.IGNORECASE)


class Preview(LiveReloadServer):
    """Serves what MkDocs built, to this machine alone unless an address of all is asked for."""

    def __init__(self, made: LiveReloadServer, host: str, wrong: Callable[[], str]) -> None:
        """Take the place of the server that MkDocs made, which is not listening yet.

        `wrong` returns the page that is shown in place of every other, if there is one.
        """
        port = int(made.server_address[1])
        self._build: Callable[[], None] = made.builder
        super().__init__(self._rebuild, host, port, made.root, made.mount_path)
        self.error_handler = made.error_handler
        self._trouble = ""
        self._wrong = wrong
        self._host = f"[{host}]" if ":" in host else host

    def _rebuild(self) -> None:
        """Build again; where the machine will not, say so here and on every page, and go on watching."""
        try:
            self._build()
            self._trouble = ""
        except (MkDocsException, SystemExit) as error:
            self._trouble = str(error)
        except OSError as error:
            self._trouble = f"{printed(why_not(error))}."
        if self._trouble:
            print(f"plainrecord: {self._trouble}", file=sys.stderr, flush=True)

    def server_bind(self) -> None:
        """Take the port; says in a sentence why that cannot be."""
        try:
            super().server_bind()
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise PluginError(
                f"no preview can be shown at {self._host}:{self.server_address[1]}: {reason}. "
                "Choose another place with --address, such as --address 127.0.0.1:8001"
            ) from error

    def _build_loop(self) -> None:
        """Say where the preview is, now that it listens and watches, and build at each change."""
        print(f"The preview is at {self.url}", "It follows what you save. Ctrl-C ends it.", sep="\n", flush=True)
        super()._build_loop()  # type: ignore[no-untyped-call]

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        """Name the script that waits for changes; within the page, the policy would not let it run."""
        script = b'<script src="%b?%d-%d"></script>' % (_SCRIPT_ADDRESS.encode(), epoch, time.monotonic_ns())
        before, end, after = content.rpartition(b"</body>")
        return before + script + end + after if end else content + script

    def serve_request(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer with the headers that every page of a site should have."""

        def begin(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
            return start_response(status, [*headers, *HEADERS.items()], exc_info)

        own = self._own_answer(environ)
        if own is None:
            return super().serve_request(environ, begin)
        status, sort, words = own
        begin(status, [("Content-Type", f"{sort}; charset=utf-8"), ("Content-Length", str(len(words.encode())))])
        return [words.encode()]

    def _own_answer(self, environ: dict[str, Any]) -> tuple[str, str, str] | None:
        """What is not in the site: a refusal, what the preview's own pages need, or why there is no page."""
        if not self._is_called(environ.get("HTTP_HOST", "")):
            return "403 Forbidden", "text/plain", f"This preview is only at {self.url}\n"
        path = environ["PATH_INFO"]
        if path == STYLE_ADDRESS:
            return "200 OK", "text/css", STYLE
        if path == _SCRIPT_ADDRESS:
            asked = re.fullmatch(r"([0-9]{1,20})-([0-9]{1,20})", environ.get("QUERY_STRING", ""))
            if asked:
                return "200 OK", "text/javascript", _SCRIPT_TEMPLATE.substitute(epoch=asked[1], request_id=asked[2])
        instead = trouble_page(self._trouble) if self._trouble else self._wrong()
        if instead and not path.startswith("/livereload/") and PurePosixPath(path).suffix in ("", ".html"):
            page = self._inject_js_into_html(instead.encode(), self._visible_epoch)
            return "500 Internal Server Error" if self._trouble else "200 OK", "text/html", page.decode()
        return None

    def _is_called(self, asked: str) -> bool:
        """Whether a name that a browser asks for is one of this machine's own."""
        found = _NAME.fullmatch(asked)
        if not found:
            return False
        name = found[1].lower()
        if name in ("localhost", "127.0.0.1", "[::1]", self._host):
            return True
        # At an address of all, any number may be this machine's. A number leads nowhere else, as a name can.
        return self._host in ("0.0.0.0", "[::]") and _is_number(name.strip("[]"))  # noqa: S104 - only compared


def preview_of(
    made: LiveReloadServer, host: str, settings: str | None, content: Path, wrong: Callable[[], str]
) -> Preview:
    """Serve with a server that is safe to leave running, and watch what people edit.

    The Markdown is ours, so a change to it is not news.
    """
    made.server_close()
    preview = Preview(made, host, wrong)
    for watched in (settings, str(content)):
        if watched:
            preview.watch(watched)
    return preview


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
