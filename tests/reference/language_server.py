"""A small client of the real YAML language server, as an editor is one."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from queue import Queue
from threading import Thread
from types import TracebackType
from typing import Any, Self

from tools.programs import NODE

SERVER = Path(__file__).parents[1] / "tools" / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
PATIENCE = 60


class LanguageServer:
    """Talks to a server that was started for one folder, with an editor's settings."""

    def __init__(self, root: Path, settings: dict[str, Any]) -> None:
        assert SERVER.is_file(), "the YAML language server is not there; make test gets it"
        self._root = root
        self._settings = {"yaml": {**settings, "schemaStore": {"enable": False}}}
        self._number = 0
        self._answers: dict[int, Queue[Any]] = {}
        self.told: dict[str, Queue[list[dict[str, Any]]]] = {}

    def __enter__(self) -> Self:
        """Start the server and tell it the settings."""
        command = [NODE, str(SERVER), "--stdio"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        Thread(target=self._listen, daemon=True).start()
        documents = {"completion": {"completionItem": {"snippetSupport": False}}, "hover": {}, "publishDiagnostics": {}}
        capabilities = {"textDocument": documents, "workspace": {"configuration": True}}
        self.ask("initialize", {"processId": None, "rootUri": self._root.as_uri(), "capabilities": capabilities})
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": self._settings})
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End the server."""
        self._process.kill()
        self._process.wait()

    def open(self, file: Path, text: str) -> list[dict[str, Any]]:
        """Open a file with some text; gives what the server finds wrong in it."""
        uri = file.as_uri()
        self.told[uri] = Queue()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        return self.told[uri].get(timeout=PATIENCE)

    def completions(self, file: Path, line: int, column: int) -> list[str]:
        """Give what is offered at a place, counted from nothing."""
        found = self.ask("textDocument/completion", _at(file, line, column))
        return [item["label"] for item in found["items"]]

    def hover(self, file: Path, line: int, column: int) -> str:
        """Give what is shown where a mouse rests."""
        found = self.ask("textDocument/hover", _at(file, line, column))
        return str(found["contents"]["value"]) if found else ""

    def ask(self, method: str, given: dict[str, Any]) -> Any:
        """Ask something and wait for the answer."""
        self._number += 1
        answer = self._answers[self._number] = Queue()
        self._send({"id": self._number, "method": method, "params": given})
        return answer.get(timeout=PATIENCE)

    def _tell(self, method: str, given: dict[str, Any]) -> None:
        self._send({"method": method, "params": given})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream
        while header := stream.readline():
            length = int(header.split(b":")[1])
            while stream.readline().strip():
                pass
            self._take(json.loads(stream.read(length)))

    def _take(self, message: dict[str, Any]) -> None:
        if "method" not in message:
            self._answers[message["id"]].put(message.get("result"))
        elif message["method"] == "workspace/configuration":
            parts = [self._settings.get(item["section"], {}) for item in message["params"]["items"]]
            self._send({"id": message["id"], "result": parts})
        elif message["method"] == "textDocument/publishDiagnostics":
            given = message["params"]
            if given["uri"] in self.told:
                self.told[given["uri"]].put(given["diagnostics"])
        elif "id" in message:
            self._send({"id": message["id"], "result": None})


def _at(file: Path, line: int, column: int) -> dict[str, Any]:
    return {"textDocument": {"uri": file.as_uri()}, "position": {"line": line, "character": column}}
